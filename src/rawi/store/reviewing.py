"""What decisions make of events: accepted, rejected, corrected, and the machine's own values beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update

from rawi.errors import InputError
from rawi.export.labels import STATUSES
from rawi.knowledge.kinds import load_kinds
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.corrections import FIELDS, MOST
from rawi.store.decisions import by_subject
from rawi.store.rows import Decision

__all__ = ["EVENT_FIELDS", "checked_event_value", "event_columns", "reviewed"]

EVENT_FIELDS = ("kind", "status", "day_from", "day_to", "title", "killed", "wounded")
"""What of an event itself can be corrected; the rest is corrected in its statements."""

e, m, a = schema.events.c, schema.event_statements.c, schema.event_aliases.c
DAYS = ("day_from", "day_to")
REVIEWS = {"accept": "accepted", "reject": "rejected", "flag": "flagged"}


def reviewed(connection: Connection, ids: Sequence[int]) -> None:
    """Apply the decisions that hold on events, which have just been derived, to their rows."""
    if not connection.scalar(select(func.count()).select_from(schema.decisions)):
        return
    for some in slices(list(ids)):
        keys = {key: id for id, key in connection.execute(select(e.id, e.key).where(e.id.in_(some)))}
        aliases = connection.execute(select(a.key, a.now).where(a.now.in_(list(keys))))
        keys.update({old: keys[key] for old, key in aliases})
        found: dict[int, list[Decision]] = {}
        for subject, decided in by_subject(connection, keys).items():
            found.setdefault(keys[subject], []).extend(decided)
        for id in some:
            decided = sorted(found.get(id, ()), key=lambda one: one.id)
            _apply(connection, id, decided)


def _apply(connection: Connection, id: int, decided: Sequence[Decision]) -> None:
    row = connection.execute(select(schema.events).where(e.id == id)).one()
    changes: dict[str, Any] = {}
    machine: dict[str, Any] = {}
    review = ""
    for one in decided:
        if one.verb in REVIEWS:
            if one.subject == row.key or one.verb == "flag" or _mostly(connection, id, one):
                review = REVIEWS[one.verb]
        elif one.verb == "correct" and one.field in EVENT_FIELDS:
            columns = event_columns(one.field, one.value)
            if one.field in DAYS:
                columns |= _other_day(one.field, one.value, {**row._mapping, **changes})
            for name, value in columns.items():
                machine.setdefault(name, getattr(row, name))
                changes[name] = value
    review = review or ("corrected" if changes else "") or _of_statements(connection, id)
    if changes or review:
        changes |= {"review": review or "open", "corrected": json.dumps(machine, ensure_ascii=False)}
        connection.execute(update(schema.events).where(e.id == id).values(changes))


def _other_day(field: str, value: str | None, row: Mapping[str, Any]) -> dict[str, str | None]:
    """What the other of an event's days becomes, where it would end before it begins: the same day."""
    (other,) = (name for name in DAYS if name != field)
    first, last = (value, row[other]) if field == "day_from" else (row[other], value)
    return {other: value} if first is not None and last is not None and first > last else {}


def _mostly(connection: Connection, id: int, one: Decision) -> bool:
    """Whether what was judged under another key, before it was joined into this event, is most of it: a rejected double
    must not take with it the event that it was a double of."""
    query = select(schema.statements.c.key).join(
        schema.event_statements, m.statement_id == schema.statements.c.id
    )
    keys = list(connection.scalars(query.where(m.event_id == id)))
    return 2 * len(set(one.statements) & set(keys)) > len(keys)


def _of_statements(connection: Connection, id: int) -> str:
    """An event of which every statement was accepted or corrected is reviewed too."""
    s = schema.statements.c
    query = select(s.key).join(schema.event_statements, m.statement_id == s.id).where(m.event_id == id)
    keys = list(connection.scalars(query))
    decided = by_subject(connection, keys)
    verbs = [{one.verb for one in decided.get(key, ())} for key in keys]
    if any("flag" in of for of in verbs):
        return "flagged"
    if not all(of & {"accept", "correct"} for of in verbs):
        return ""
    return "corrected" if any("correct" in of for of in verbs) else "accepted"


def event_columns(field: str, value: Any) -> dict[str, Any]:
    """The columns of ``events`` that a correction of a field sets."""
    if field in ("killed", "wounded"):
        return {f"{field}_{bound}": value.get(bound) for bound in ("low", "best", "high")}
    return {field: value}


def checked_event_value(field: str, value: Any) -> Any:
    """A correction's value as the store keeps it.

    Raises:
        InputError: the field cannot be corrected, or not to that.
    """
    if field not in EVENT_FIELDS:
        where = " (correct it in the event's statements)" if field in FIELDS else ""
        raise InputError(
            f"«{field}» of an event cannot be corrected{where}; these can: {', '.join(EVENT_FIELDS)}"
        )
    if field == "kind" and (not isinstance(value, str) or value not in load_kinds()):
        raise InputError(f"«{value}» is no kind; kinds are {', '.join(load_kinds())}")
    if field == "status" and (not isinstance(value, str) or value not in STATUSES):
        raise InputError(f"«{value}» is no status; it is one of {', '.join(STATUSES)}")
    if field in ("day_from", "day_to") and value is not None:
        from rawi.ingest import parse_date

        return parse_date(str(value)).isoformat()
    if field in ("killed", "wounded"):
        return _figure(field, value)
    if field == "title" and (not isinstance(value, str) or not value.strip()):
        raise InputError("the title must be words")
    return value


def _figure(field: str, value: Any) -> dict[str, int | None]:
    bounds = ("low", "best", "high")
    if type(value) is int:
        value = dict.fromkeys(bounds, value)
    if not isinstance(value, dict) or not all(
        value.get(bound) is None or (type(value[bound]) is int and 0 <= value[bound] <= MOST)
        for bound in bounds
    ):
        raise InputError(f"«{field}» must be a number, or low, best and high")
    told = [value[bound] for bound in bounds if value.get(bound) is not None]
    if told != sorted(told):
        raise InputError(f"«{field}» must have its low, best and high in this order")
    return {bound: value.get(bound) for bound in bounds}
