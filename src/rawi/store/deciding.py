"""Taking a reviewer's decision: what it is about, what the machine has there, and what it changes in the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select

from rawi.coded import CodedReport
from rawi.errors import InputError, NotInStore
from rawi.reconcile.claim import Claim, claims_of
from rawi.report import Report
from rawi.statement import Statement
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.corrections import corrected, machine_value, snapshot, with_corrections
from rawi.store.decisions import VERBS, by_subject, decision, of_client, record
from rawi.store.events import event_id
from rawi.store.reviewing import checked_event_value
from rawi.store.rows import Decision
from rawi.store.times import day
from rawi.store.told import machine_statements

__all__ = ["Effect", "after_decisions", "decide", "restated", "undo"]

e, m, s, r = schema.events.c, schema.event_statements.c, schema.statements.c, schema.reports.c
EVENT_SNAPSHOT = ("kind", "status", "day_from", "day_to", "place", "killed_best", "wounded_best")


@dataclass(slots=True)
class Effect:
    """What a decision asks of the events.

    Attributes:
        decision: what was decided.
        new: whether it is new, and not one that was asked for before.
        claims: claims that changed.
        removed: keys of statements that count no more.
        again: keys of statements whose events are to be derived anew.
        called: which events are to keep, or to get back, which key: key -> key of a statement of it.
    """

    decision: Decision
    new: bool = True
    claims: list[Claim] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)


def decide(
    connection: Connection,
    verb: str,
    subject: str,
    *,
    reviewer: str,
    reason: str = "",
    field: str | None = None,
    value: Any = None,
    others: Sequence[str] = (),
    client_id: str | None = None,
    group: str | None = None,
) -> Effect:
    """Record a decision; arguments are those of ``Store.decide``.

    Raises:
        InputError: it lacks something, or holds what it cannot.
        NotInStore: there is no such event or statement.
    """
    before = of_client(connection, client_id)
    if before is not None:
        return Effect(before, new=False)
    if verb not in VERBS:
        raise InputError(f"«{verb}» is no decision; these are: {', '.join(VERBS)}")
    if (verb == "correct") != (field is not None):
        raise InputError(
            "a correction needs the field that it corrects" if verb == "correct" else f"{verb} takes no field"
        )
    common = {"reviewer": reviewer, "reason": reason, "client_id": client_id, "group": group}
    if _is_statement(subject):
        if verb in ("split", "merge"):
            raise InputError(
                f"only events can be {'split' if verb == 'split' else 'merged'}; «{subject}» is a statement"
            )
        return _on_statement(connection, verb, subject, field, value, common)
    id = event_id(connection, subject)
    key = connection.execute(select(e.key).where(e.id == id)).scalar_one()
    members = _members(connection, id)
    if verb == "split":
        return _split(connection, key, members, others, common)
    if verb == "merge":
        return _merge(connection, key, id, members, others, common)
    return _on_event(connection, verb, key, id, members, field, value, common)


def _is_statement(subject: str) -> bool:
    return "." in subject


def _on_statement(
    connection: Connection, verb: str, key: str, field: str | None, value: Any, common: Mapping[str, Any]
) -> Effect:
    found = machine_statements(connection, [key])
    if key not in found:
        raise NotInStore(f"there is no statement «{key}» that counts; «rawi event» shows the keys")
    row, text, statement = found[key]
    machine: Any = snapshot(statement)
    if verb == "correct":
        assert field is not None
        machine = machine_value(statement, field)
        corrected(statement, text, [(field, value)])
    made = record(
        connection, verb, key, statements=[key], field=field, value=value, machine=machine,
        coding_id=row.coding_id, **common,
    )  # fmt: skip
    return _restating(connection, made, [key])


def _on_event(
    connection: Connection,
    verb: str,
    key: str,
    id: int,
    members: Sequence[str],
    field: str | None,
    value: Any,
    common: Mapping[str, Any],
) -> Effect:
    row = connection.execute(select(schema.events).where(e.id == id)).one()
    machine = {name: getattr(row, name) for name in EVENT_SNAPSHOT}
    if verb == "correct":
        assert field is not None
        value = checked_event_value(field, value)
    made = record(
        connection, verb, key, statements=members, field=field, value=value, machine=machine, **common
    )
    return Effect(made, again=list(members[:1]))


def _split(
    connection: Connection,
    key: str,
    members: Sequence[str],
    statements: Sequence[str],
    common: Mapping[str, Any],
) -> Effect:
    apart = sorted(set(statements))
    strangers = [statement for statement in apart if statement not in members]
    if strangers:
        raise InputError(f"«{strangers[0]}» is no statement of event {key}; «rawi event {key}» shows them")
    rest = [statement for statement in members if statement not in apart]
    if not apart or not rest:
        raise InputError("to split an event, name some of its statements, and not all")
    made = record(connection, "split", key, statements=apart, machine={"rest": rest}, **common)
    return Effect(made, claims=_claims(connection, [*apart, *rest]))


def _merge(
    connection: Connection,
    key: str,
    id: int,
    members: Sequence[str],
    others: Sequence[str],
    common: Mapping[str, Any],
) -> Effect:
    if not others:
        raise InputError("to merge an event, name the one that it is the same as")
    parts = {key: list(members)}
    for other in others:
        other_id = event_id(connection, other)
        if other_id == id:
            raise InputError(f"{key} and {other} are one event already")
        other_key = connection.execute(select(e.key).where(e.id == other_id)).scalar_one()
        parts[other_key] = _members(connection, other_id)
    every = [statement for part in parts.values() for statement in part]
    keys = [other for other in parts if other != key]
    made = record(
        connection, "merge", key, others=keys, statements=every, machine={"events": parts}, **common
    )
    return Effect(made, claims=_claims(connection, every), called={key: members[0]})


def undo(
    connection: Connection, id: int, *, reviewer: str, reason: str = "", client_id: str | None = None
) -> Effect:
    """Record that a decision no longer holds.

    Raises:
        InputError: it was undone before, or is an undo itself.
        NotInStore: there is no such decision.
    """
    before = of_client(connection, client_id)
    if before is not None:
        return Effect(before, new=False)
    undone = decision(connection, id)
    if undone.verb == "undo":
        raise InputError(f"decision {id} is an undo; decide again what it undid")
    if undone.undone is not None:
        raise InputError(f"decision {id} was undone before, by decision {undone.undone}")
    made = record(
        connection, "undo", undone.subject, reviewer=reviewer, reason=reason, statements=undone.statements, machine=None,
        undoes=id, client_id=client_id, group=undone.group,
    )  # fmt: skip
    if undone.verb == "split":
        return Effect(made, claims=_claims(connection, [*undone.statements, *undone.machine["rest"]]))
    if undone.verb == "merge":
        called = {key: part[0] for key, part in undone.machine["events"].items()}
        return Effect(made, claims=_claims(connection, undone.statements), called=called)
    if _is_statement(undone.subject):
        return _restating(connection, made, [undone.subject])
    return Effect(made, again=list(undone.statements))


def _restating(connection: Connection, made: Decision, keys: Sequence[str]) -> Effect:
    claims, removed = restated(connection, keys)
    return Effect(made, claims=claims, removed=removed, again=list(keys))


def restated(connection: Connection, keys: Sequence[str]) -> tuple[list[Claim], list[str]]:
    """What statements claim after all that reviewers decided on them.

    A claim takes what it leaves unsaid from others of its report: those of the whole report are made anew.

    Returns:
        the claims, of these statements and of others of their reports that changed with them; and the keys of those
        that were rejected.
    """
    claims: list[Claim] = []
    removed: list[str] = []
    for report in dict.fromkeys(key.split(".")[0] for key in keys):
        anew, rejected_ = _claims_of_report(connection, report)
        before = {claim.id: claim for claim in _claims(connection, list(anew))}
        claims += (claim for key, claim in anew.items() if key in keys or before.get(key) != claim)
        removed += rejected_
    return claims, removed


def _claims_of_report(connection: Connection, report_key: str) -> tuple[dict[str, Claim], list[str]]:
    """What a report's statements claim after all decisions, by key, and the keys of rejected ones."""
    query = select(s.key).join(schema.reports, r.id == s.report_id).where(r.key == report_key, s.current == 1)
    coded = machine_statements(connection, list(connection.scalars(query.order_by(s.trigger_start, s.id))))
    decided = by_subject(connection, coded)
    removed = [key for key in coded if rejected(decided.get(key, ()))]
    statements: dict[str, Statement] = {}
    for key, (_, text, statement) in coded.items():
        if key not in removed:
            corrections = [
                (one.field, one.value) for one in decided.get(key, ()) if one.verb == "correct" and one.field
            ]
            statements[key] = with_corrections(statement, text, corrections)
    row = connection.execute(select(schema.reports).where(r.key == report_key)).one()
    report = Report(row.text, row.name, row.outlet, day(row.published), row.url, row.title)
    claims = claims_of(CodedReport(report, tuple(statements.values())), report_key)
    return {key: replace(claim, id=key) for key, claim in zip(statements, claims, strict=True)}, removed


def after_decisions(connection: Connection, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of new statements, with what reviewers had decided on those at the same words before."""
    decided = by_subject(connection, [claim.id for claim in claims])
    if not decided:
        return list(claims)
    reports = {claim.report for claim in claims if claim.id in decided}
    again: dict[str, Claim] = {}
    for report in sorted(reports):
        again |= _claims_of_report(connection, report)[0]
    return [
        again.get(claim.id, claim) for claim in claims if claim.report not in reports or claim.id in again
    ]


def rejected(decided: Iterable[Decision]) -> bool:
    """Whether the last of «accept» and «reject» is «reject»."""
    verbs = [one.verb for one in decided if one.verb in ("accept", "reject")]
    return bool(verbs) and verbs[-1] == "reject"


def _members(connection: Connection, event: int) -> list[str]:
    """Keys of an event's statements, that of its lead first."""
    query = (
        select(s.key)
        .join(schema.event_statements, m.statement_id == s.id)
        .join(schema.events, e.id == m.event_id)
        .where(m.event_id == event)
        .order_by(s.id != e.lead_id, s.key)
    )
    return list(connection.scalars(query))


def _claims(connection: Connection, keys: Sequence[str]) -> list[Claim]:
    """The present claims of statements, as they stand in the index."""
    from rawi.store.index import claim_of

    found: list[Claim] = []
    for some in slices(list(keys)):
        query = (
            select(schema.claims.c.body)
            .join(schema.statements, s.id == schema.claims.c.statement_id)
            .where(s.key.in_(some))
        )
        found += map(claim_of, connection.scalars(query))
    return found
