"""Events for maps and charts: columns and counts straight from SQL, for a hundred thousand at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, cast, func, select

from rawi.errors import InputError
from rawi.knowledge.kinds import load_kinds
from rawi.store import schema
from rawi.store.answers import Counts, Series
from rawi.store.filters import conditions
from rawi.store.rows import EventFilter

__all__ = ["STEPS", "counts_over_time", "point_columns"]

e = schema.events.c
UNIX_EPOCH = 2440587.5  # as a Julian day
METRE = 5  # decimals of a degree that tell places a metre apart
STEPS = ("day", "week", "month", "year")
BY = ("kind", "family", "actor", "grade")


def point_columns(connection: Connection, wanted: EventFilter) -> tuple[int, dict[str, str]]:
    """How many events pass the filter; of those with coordinates, by day, the columns of ``Points`` as JSON arrays.

    SQLite itself writes them: a hundred thousand points need not become objects on the way to who draws them.
    """
    where = conditions(wanted)
    total = connection.execute(select(func.count()).select_from(schema.events).where(*where)).scalar_one()
    day = cast(func.julianday(e.day_from) - UNIX_EPOCH, Integer)
    found = (
        select(
            e.key,
            func.round(e.latitude, METRE).label("lat"),
            func.round(e.longitude, METRE).label("lon"),
            e.radius_km,
            e.voices,
            e.kind,
            e.grade,
            day.label("day"),
        )
        .where(*where, e.latitude.is_not(None))
        .order_by(e.day_from, e.id)
        .subquery()
    )
    arrays = select(*(func.json_group_array(column).label(column.name) for column in found.c))
    return total, dict(connection.execute(arrays).one()._mapping)


def counts_over_time(
    connection: Connection, wanted: EventFilter, *, by: str, step: str, series: int
) -> Counts:
    """How many events began in each stretch of time, for each of the commonest values of a field.

    Raises:
        InputError: it cannot be counted by that, or not in such steps.
    """
    if by not in BY:
        raise InputError(f"events cannot be counted by «{by}»; they can by {', '.join(BY)}")
    if step not in STEPS:
        raise InputError(f"«{step}» is no step; it is one of {', '.join(STEPS)}")
    bucket = _bucket(step)
    counts: dict[str, dict[date, int]] = {}
    for value, start, number in connection.execute(_counted(wanted, by, bucket)):
        key = load_kinds()[value].family if by == "family" else value
        days = counts.setdefault(key, {})
        first = date.fromisoformat(start)
        days[first] = days.get(first, 0) + number
    most = sorted(counts, key=lambda key: (-sum(counts[key].values()), key))[:series]
    buckets = sorted({day for key in most for day in counts[key]})
    names = _names(connection, by, most)
    return Counts(
        tuple(buckets),
        tuple(Series(key, *names[key], tuple(counts[key].get(day, 0) for day in buckets)) for key in most),
    )


def _bucket(step: str) -> ColumnElement[Any]:
    """The first day of the stretch that an event begins in; weeks begin on Monday."""
    if step == "week":
        return func.date(e.day_from, "weekday 0", "-6 days")
    if step == "day":
        return func.date(e.day_from)
    return func.date(e.day_from, f"start of {step}")


def _counted(wanted: EventFilter, by: str, bucket: ColumnElement[Any]) -> Select[Any]:
    where = [*conditions(wanted), e.day_from.is_not(None)]
    if by == "actor":
        held = schema.event_actors.c
        query = (
            select(held.actor, bucket, func.count(e.id.distinct()))
            .join(schema.events, e.id == held.event_id)
            .where(~held.actor.startswith("words:"))
        )
        return query.where(*where).group_by(held.actor, bucket)
    value = e.kind if by == "family" else e[by]
    return select(value, bucket, func.count()).where(*where).group_by(value, bucket)


def _names(connection: Connection, by: str, keys: list[str]) -> dict[str, tuple[str, str]]:
    if by == "actor":
        a = schema.actors.c
        rows = connection.execute(select(a.id, a.english, a.name).where(a.id.in_(keys)))
        found = {id: (english, arabic) for id, english, arabic in rows}
        return {key: found.get(key, (key, key)) for key in keys}
    if by == "kind":
        return {key: (load_kinds()[key].english, load_kinds()[key].arabic) for key in keys}
    return {key: (key, key) for key in keys}
