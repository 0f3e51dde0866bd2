"""What reviewers decided: kept for good, in the order in which it was decided, undone by a further decision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from rawi.errors import InputError, StoreError
from rawi.reconcile.rulings import Rulings
from rawi.store import schema
from rawi.store.adding import next_id, now, slices
from rawi.store.rows import Decision
from rawi.store.told import moment

__all__ = ["VERBS", "by_subject", "decision", "decisions_on", "record", "rulings", "standing"]

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
        other=row.other,
        field=row.field,
        value=json.loads(row.value) if row.value is not None else None,
        machine=json.loads(row.machine),
        reason=row.reason,
        undoes=row.undoes,
        undone=row.undone,
    )


def decision(connection: Connection, id: int) -> Decision:
    """One decision.

    Raises:
        StoreError: there is none of this number.
    """
    row = connection.execute(_query().where(d.id == id)).first()
    if row is None:
        raise StoreError(f"there is no decision {id}; «rawi decisions» lists them")
    return _decision(row)


def of_client(connection: Connection, client_id: str | None) -> Decision | None:
    """The decision that a program asked for under this name."""
    if client_id is None:
        return None
    row = connection.execute(_query().where(d.client_id == client_id)).first()
    return _decision(row) if row is not None else None


def all_decisions(
    connection: Connection, *, subject: str | None = None, reviewer: str | None = None
) -> list[Decision]:
    """Decisions, undone ones and undos too, the first first."""
    query = _query().order_by(d.id)
    if subject is not None:
        query = query.where(d.subject == subject)
    if reviewer is not None:
        query = query.where(d.reviewer == reviewer)
    return [_decision(row) for row in connection.execute(query)]


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
    other: str | None = None,
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
        InputError: nobody is named as its reviewer.
    """
    if not reviewer.strip():
        raise InputError("a decision needs its reviewer's name")
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
            "other": other,
            "field": field,
            "value": _json(value) if field is not None else None,
            "machine": _json(machine),
            "coding_id": coding_id,
            "reason": reason.strip(),
            "undoes": undoes,
        },
    )
    return decision(connection, id)


def rulings(connection: Connection) -> Rulings:
    """What reviewers decided about which statements are one event: merges and splits that hold."""
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for one in standing(connection, verbs=("merge", "split")):
        if one.verb == "merge":
            together.update((one.statements[0], other) for other in one.statements[1:])
            continue
        split, rest = list(one.statements), list(one.machine["rest"])
        for part in (split, rest):
            together.update(pairwise(part))
        apart.add((split[0], rest[0]))
    return Rulings(frozenset(together), frozenset(apart))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
