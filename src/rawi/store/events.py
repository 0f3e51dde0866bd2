"""Events out of the store: lists, what they can be filtered by, and one with all that is said of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from rawi.errors import InputError, NotInStore
from rawi.export.labels import STATUSES
from rawi.knowledge.kinds import load_kinds
from rawi.store import schema
from rawi.store.answers import Teller
from rawi.store.filters import conditions
from rawi.store.rows import (
    ActorRef,
    EventFilter,
    EventRow,
    Facet,
    Figure,
    Page,
)
from rawi.store.times import day

__all__ = ["EVENTS", "SORTS", "event_id", "event_page", "event_row", "event_rows", "facets", "told_rows"]

e, m, p = schema.events.c, schema.event_statements.c, schema.places.c
AT_ONCE = 500  # events whose tellers are asked for together
SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "day": (e.day_from.is_(None), e.day_from, e.day_to, e.key),
    "-day": (e.day_from.desc(), e.day_to.desc(), e.key.desc()),  # SQLite has what is unknown last
    "voices": (e.voices.desc(), e.reports.desc(), e.key),
    "-voices": (e.voices, e.reports, e.key),
    "killed": (e.killed_best.is_(None), e.killed_best.desc(), e.key),
    "-killed": (e.killed_best.is_(None), e.killed_best, e.key),
    "kind": (e.kind, e.day_from, e.key),
    "-kind": (e.kind.desc(), e.day_from, e.key),
    "place": (e.place_english.is_(None), e.place_english, e.day_from, e.key),
    "-place": (e.place_english.is_(None), e.place_english.desc(), e.day_from, e.key),
    "grade": (e.grade, e.day_from, e.key),
    "-grade": (e.grade.desc(), e.day_from, e.key),
    "changed": (e.changed.desc(), e.key),
}
"""What events can be sorted by; a minus turns it around. «voices», «killed» and «changed» have the most first."""

EVENTS = select(schema.events, func.coalesce(p.gazetteer_id, p.key).label("place_key")).outerjoin(
    schema.places, p.id == e.place_id
)
"""What ``event_row`` takes."""

FACETS = ("kind", "grade", "status", "country", "place", "actor", "source", "month", "review")
MOST_VALUES = 50


def event_page(
    connection: Connection, wanted: EventFilter, *, sort: str, number: int, size: int
) -> Page[EventRow]:
    """Events that pass a filter.

    Raises:
        InputError: there is no such sort, or the filter holds what it cannot.
    """
    if sort not in SORTS:
        raise InputError(f"events cannot be sorted by «{sort}»; they can by {', '.join(SORTS)}")
    where = conditions(wanted)
    total = connection.execute(select(func.count()).select_from(schema.events).where(*where)).scalar_one()
    query = EVENTS.where(*where).order_by(*SORTS[sort]).limit(size).offset((number - 1) * size)
    return Page(tuple(event_row(row) for row in connection.execute(query)), total, number, size)


def event_rows(connection: Connection, wanted: EventFilter) -> Iterable[EventRow]:
    """All events that pass a filter, by day, as they come."""
    query = EVENTS.where(*conditions(wanted)).order_by(*SORTS["day"])
    for row in connection.execute(query, execution_options={"yield_per": 500}):
        yield event_row(row)


def told_rows(connection: Connection, wanted: EventFilter) -> Iterator[tuple[EventRow, tuple[Teller, ...]]]:
    """The same, each with who tells it, earliest report first; a few queries for hundreds of events."""
    query = EVENTS.where(*conditions(wanted)).order_by(*SORTS["day"])
    for rows in connection.execute(query, execution_options={"yield_per": AT_ONCE}).partitions(AT_ONCE):
        tellers = _tellers(connection, [row.id for row in rows])
        for row in rows:
            yield event_row(row), tuple(tellers.get(row.id, ()))


def _tellers(connection: Connection, ids: list[int]) -> dict[int, list[Teller]]:
    v, s, r = schema.sources, schema.statements, schema.reports
    query = (
        select(
            m.event_id, v.c.name.label("source"), v.c.english, m.stance, r.c.key.label("report"), r.c.outlet,
            r.c.published, r.c.url,
        )
        .select_from(
            schema.event_statements.join(s, s.c.id == m.statement_id)
            .join(r, r.c.id == s.c.report_id)
            .outerjoin(v, v.c.id == m.source_id)
        )
        .where(m.event_id.in_(ids))
        .order_by(m.event_id, r.c.published.is_(None), r.c.published, s.c.key)
    )  # fmt: skip
    found: dict[int, list[Teller]] = {}
    for row in connection.execute(query):
        teller = Teller(
            row.source or "", row.english, row.stance, row.report, row.outlet, day(row.published), row.url
        )
        found.setdefault(row.event_id, []).append(teller)
    return found


def event_row(row: Any) -> EventRow:
    """A row of ``EVENTS``."""
    return EventRow(
        key=row.key,
        kind=row.kind,
        status=row.status,
        grade=row.grade,
        day_from=day(row.day_from),
        day_to=day(row.day_to),
        place=row.place,
        place_english=row.place_english,
        country=row.country,
        lat=row.latitude,
        lon=row.longitude,
        radius_km=row.radius_km,
        title=row.title,
        title_ar=row.title_ar,
        place_key=row.place_key,
        dated=row.dated,
        agents=row.agents,
        targets=row.targets,
        agent_refs=tuple(ActorRef(**ref) for ref in json.loads(row.agent_refs)),
        target_refs=tuple(ActorRef(**ref) for ref in json.loads(row.target_refs)),
        killed=Figure(row.killed_low, row.killed_best, row.killed_high),
        wounded=Figure(row.wounded_low, row.wounded_best, row.wounded_high),
        voices=row.voices,
        reports=row.reports,
        statements=row.statements,
        why=row.why,
        review=row.review,
        corrected=json.loads(row.corrected),
    )


def event_id(connection: Connection, key: str) -> int:
    """The row id of an event, or of the one that it was joined into.

    Raises:
        NotInStore: there is none of this key, or it fell apart.
    """
    seen: set[str] = set()
    wanted: str | None = key
    while wanted is not None and wanted not in seen:
        seen.add(wanted)
        found: int | None = connection.scalar(select(e.id).where(e.key == wanted))
        if found is not None:
            return found
        alias = schema.event_aliases.c
        after = connection.execute(select(alias.now).where(alias.key == wanted)).first()
        if after is None:
            raise NotInStore(f"there is no event «{key}»; «rawi events» shows the keys")
        wanted = after.now
    raise NotInStore(f"event «{key}» is no more: none of its statements counts any longer")


def facets(connection: Connection, wanted: EventFilter) -> dict[str, tuple[Facet, ...]]:
    """For each field that events can be filtered by, its commonest values among those the other fields leave."""
    return {field: _facet(connection, field, wanted) for field in FACETS}


def _facet(connection: Connection, field: str, wanted: EventFilter) -> tuple[Facet, ...]:
    where = conditions(wanted, but=field)
    kept = select(e.id).where(*where)
    if field == "place":
        query = (
            select(func.coalesce(p.gazetteer_id, p.key), p.english, p.name, func.count())
            .join(schema.events, e.place_id == p.id)
            .where(*where)
            .group_by(func.coalesce(p.gazetteer_id, p.key))
        )
    elif field == "actor":
        a, held = schema.actors.c, schema.event_actors.c
        query = (
            select(a.id, a.english, a.name, func.count(held.event_id.distinct()))
            .join(schema.event_actors, held.actor == a.id)
            .where(held.event_id.in_(kept))
            .group_by(a.id)
        )
    elif field == "source":
        v = schema.sources.c
        query = (
            select(v.key, v.english, v.name, func.count(m.event_id.distinct()))
            .join(schema.event_statements, m.source_id == v.id)
            .where(m.event_id.in_(kept))
            .group_by(v.id)
        )
    else:
        column = func.substr(e.day_from, 1, 7) if field == "month" else e[field]
        query = (
            select(column, column, column, func.count()).where(*where, column.is_not(None)).group_by(column)
        )
    return _values(connection, field, query, _chosen(wanted, field))


def _values(
    connection: Connection, field: str, query: Select[Any], chosen: Collection[str]
) -> tuple[Facet, ...]:
    """The commonest values, and those that were chosen however rare they are."""
    value, _, _, count = query.selected_columns
    if field == "month":
        rows = list(connection.execute(query.order_by(value)))
    else:
        rows = list(connection.execute(query.order_by(count.desc(), value).limit(MOST_VALUES)))
        missing = set(chosen) - {str(row[0]) for row in rows}
        if missing:
            rows += connection.execute(query.having(value.in_(sorted(missing))))
    return tuple(
        Facet(str(value), *_labels(field, str(value), english, arabic), count)
        for value, english, arabic, count in rows
    )


def _chosen(wanted: EventFilter, field: str) -> Collection[str]:
    value: Any = getattr(wanted, field, None)
    return [value] if isinstance(value, str) else list(value or ())


def _labels(field: str, value: str, english: str | None, arabic: str) -> tuple[str, str]:
    if field == "kind":
        kind = load_kinds()[value]
        return kind.english, kind.arabic
    if field == "status":
        return STATUSES[value].english, STATUSES[value].arabic
    return english or arabic, arabic
