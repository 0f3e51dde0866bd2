"""What reviewers decided: kept for good, in the order in which it was decided, undone by a further decision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from rawi.errors import InputError, NotInStore
from rawi.reconcile.rulings import Rulings, rulings_of
from rawi.statement import Statement
from rawi.store import schema
from rawi.store.adding import next_id, slices
from rawi.store.corrections import machine_value, snapshot
from rawi.store.rows import Decision, Page
from rawi.store.times import moment, now
from rawi.store.told import machine_statements

__all__ = [
    "MACHINE", "VERBS", "by_subject", "decision", "decision_page", "decisions_on", "difference", "disagreeing", "of_client",
    "record", "rulings", "standing", "unsettled", "with_difference",
]  # fmt: skip

MACHINE = "rawi"
"""What the machine is called among coders."""
LONGEST = 1_000_000  # characters of a value; what an event of thousands of statements has takes less
LAST = 2**63  # ids are less
VERBS = ("accept", "reject", "correct", "flag", "split", "merge")

d = schema.decisions.c
_undo = schema.decisions.alias("undo")


def _query() -> Select[Any]:
    return select(schema.decisions, _undo.c.id.label("undone")).outerjoin(_undo, _undo.c.undoes == d.id)


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        client_id=row.client_id,
        group=row.group,
        made=moment(row.made),
        reviewer=row.reviewer,
        verb=row.verb,
        subject=row.subject,
        statements=tuple(json.loads(row.statements)),
        others=tuple(json.loads(row.others)),
        field=row.field,
        value=json.loads(row.value) if row.value is not None else None,
        machine=json.loads(row.machine),
        reason=row.reason,
        undoes=row.undoes,
        undone=row.undone,
        coding_id=row.coding_id,
    )


def decision(connection: Connection, id: int) -> Decision:
    """One decision.

    Raises:
        NotInStore: there is none of this number.
    """
    row = connection.execute(_query().where(d.id == id)).first() if abs(id) < LAST else None
    if row is None:
        raise NotInStore(f"there is no decision {id}; «rawi decisions» lists them")
    return _decision(row)


def of_client(connection: Connection, client_id: str | None) -> Decision | None:
    """The decision that a program asked for under this name."""
    if client_id is None:
        return None
    row = connection.execute(_query().where(d.client_id == client_id)).first()
    return _decision(row) if row is not None else None


def decision_page(
    connection: Connection, *, subject: str | None, reviewer: str | None, number: int, size: int
) -> Page[Decision]:
    """Decisions, undone ones and undos too, the last first."""
    where = [d.subject == subject] if subject is not None else []
    if reviewer is not None:
        where.append(d.reviewer == reviewer)
    total = connection.execute(select(func.count()).select_from(schema.decisions).where(*where)).scalar_one()
    query = _query().where(*where).order_by(d.id.desc()).limit(size).offset((number - 1) * size)
    found = [_decision(row) for row in connection.execute(query)]
    return Page(tuple(with_difference(connection, found)), total, number, size)


def with_difference(connection: Connection, found: Sequence[Decision]) -> list[Decision]:
    """The decisions, with where the machine now says otherwise."""
    on_statements = [one for one in found if one.coding_id is not None]
    codings = _codings(connection, {one.subject for one in on_statements})
    older = [one for one in on_statements if codings.get(one.subject) != one.coding_id]
    machine = machine_statements(connection, sorted({one.subject for one in older}))
    differing: dict[int, str | None] = {}
    for one in older:
        coded = machine.get(one.subject)
        differing[one.id] = difference(one, coded[2] if coded is not None else None)
    return [replace(one, now=differing.get(one.id)) for one in found]


def _codings(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The coding that each statement that counts is of."""
    s = schema.statements.c
    found: dict[str, int] = {}
    for some in slices(sorted(keys)):
        query = select(s.key, s.coding_id).where(s.key.in_(some), s.current == 1)
        found.update((key, coding) for key, coding in connection.execute(query))
    return found


def disagreeing(connection: Connection) -> list[Decision]:
    """The decisions on statements that hold, of which the machine now says otherwise and that wait for a reviewer."""
    of: dict[str, list[Decision]] = {}
    for one in standing(connection):
        if one.coding_id is not None:
            of.setdefault(one.subject, []).append(one)
    waiting = [one for decided in of.values() for one in unsettled(decided)]
    return [one for one in with_difference(connection, waiting) if one.now is not None]


def unsettled(decided: Sequence[Decision]) -> list[Decision]:
    """Of the decisions that hold on one statement those that nobody looked at again since it was coded anew."""
    last = max((one.coding_id or 0 for one in decided), default=0)
    return [one for one in decided if one.coding_id == last]


def standing(connection: Connection, *, verbs: Sequence[str] = VERBS) -> list[Decision]:
    """The decisions that hold, the first first."""
    query = _query().where(d.verb.in_(verbs), _undo.c.id.is_(None)).order_by(d.id)
    return [_decision(row) for row in connection.execute(query)]


def by_subject(connection: Connection, subjects: Iterable[str]) -> dict[str, list[Decision]]:
    """The decisions that hold on each of these events or statements, the first first."""
    found: dict[str, list[Decision]] = {}
    for some in slices(list(subjects)):
        query = _query().where(d.subject.in_(some), _undo.c.id.is_(None), d.verb != "undo").order_by(d.id)
        for row in connection.execute(query):
            found.setdefault(row.subject, []).append(_decision(row))
    return found


def decisions_on(connection: Connection, subjects: Iterable[str]) -> tuple[Decision, ...]:
    """Every decision on any of these, undone ones too, the first first."""
    found: list[Decision] = []
    for some in slices(list(subjects)):
        found += (_decision(row) for row in connection.execute(_query().where(d.subject.in_(some))))
    return tuple(sorted(found, key=lambda one: one.id))


def record(
    connection: Connection,
    verb: str,
    subject: str,
    *,
    reviewer: str,
    reason: str,
    statements: Iterable[str] = (),
    others: Iterable[str] = (),
    field: str | None = None,
    value: Any = None,
    machine: Any = None,
    coding_id: int | None = None,
    undoes: int | None = None,
    client_id: str | None = None,
    group: str | None = None,
) -> Decision:
    """Add a decision.

    Raises:
        InputError: nobody is named as its reviewer, or the machine is; or the store cannot hold what it says.
    """
    if not reviewer.strip():
        raise InputError("a decision needs its reviewer's name")
    if reviewer.strip().casefold() == MACHINE:
        raise InputError(
            f"«{reviewer.strip()}» is what agreement calls the machine; give the reviewer's own name"
        )
    _json([reviewer, reason, client_id, group])
    id = next_id(connection, schema.decisions)
    connection.execute(
        insert(schema.decisions),
        {
            "id": id,
            "client_id": client_id,
            "group": group,
            "made": now(),
            "reviewer": reviewer.strip(),
            "verb": verb,
            "subject": subject,
            "statements": _json(list(statements)),
            "others": _json(list(others)),
            "field": field,
            "value": _json(value) if field is not None else None,
            "machine": _json(machine),
            "coding_id": coding_id,
            "reason": reason.strip(),
            "undoes": undoes,
        },
    )
    return decision(connection, id)


def difference(one: Decision, machine: Statement | None) -> str | None:
    """Where the machine now says otherwise than when a statement was decided on, in one line.

    Args:
        one: the decision.
        machine: the statement as it is coded now; ``None`` when it is coded no longer.
    """
    if one.verb not in ("accept", "reject", "correct", "flag"):
        return None
    if machine is None:
        return None if one.verb == "reject" else "no longer coded"
    if one.verb == "correct" and one.field is not None:
        now = machine_value(machine, one.field)
        return None if now in (one.machine, one.value) else _changed(one.field, one.machine, now)
    now = snapshot(machine)
    changes = [
        _changed(field, one.machine.get(field), now[field])
        for field in now
        if one.machine.get(field) != now[field]
    ]
    return "; ".join(changes) or None


def _changed(field: str, then: Any, now: Any) -> str:
    return f"{field}: {_said(then)} → {_said(now)}"


def _said(value: Any) -> str:
    """A value in few words."""
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "nothing"
    if isinstance(value, dict):
        return str(value.get("text") or value.get("from") or value)
    return "nothing" if value is None else str(value)


def rulings(connection: Connection) -> Rulings:
    """What reviewers decided about which statements are one event: merges and splits that hold."""
    return rulings_of(
        (one.statements,) if one.verb == "merge" else (one.statements, one.machine["rest"])
        for one in standing(connection, verbs=("merge", "split"))
    )


def _json(value: Any) -> str:
    """A value as the store keeps it.

    Raises:
        InputError: it is none that JSON, UTF-8 or the store's whole numbers can hold, or far too long.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        text.encode()
    except (ValueError, RecursionError):  # not a number, half a letter, nested without end
        raise InputError("the value holds what cannot be stored") from None
    if len(text) > LONGEST:
        raise InputError(f"the value is too long: it has {len(text):,} characters, and {LONGEST:,} at most")
    return text
