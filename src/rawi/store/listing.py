"""What events can be asked for by: places, actors and sources, with how many events they have."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from rawi.knowledge.registry import load_actors
from rawi.reconcile.settings import load_settings
from rawi.store import schema
from rawi.store.filters import named, place_named
from rawi.store.rows import ActorRow, Page, PlaceRow, SourceRow

__all__ = ["actors", "places", "sources"]

p, e, m = schema.places, schema.events.c, schema.event_statements.c


def places(connection: Connection, name: str | None, *, number: int, size: int) -> Page[PlaceRow]:
    """Places that statements name, those with most events first; those that differ only in radius are one."""
    key = func.coalesce(p.c.gazetteer_id, p.c.key)
    where = [place_named(name)] if name else []
    total = connection.execute(select(func.count(key.distinct())).where(*where)).scalar_one()
    happened = func.count(e.id)
    tells = func.max(e.kind.in_(list(load_settings().control)))
    query = (
        select(
            key,
            p.c.name,
            p.c.english,
            p.c.country,
            p.c.latitude,
            p.c.longitude,
            func.min(p.c.radius_km),
            happened,
            tells,
        )
        .outerjoin(schema.events, e.place_id == p.c.id)
        .where(*where)
        .group_by(key)
        .order_by(happened.desc(), p.c.latitude.is_(None), key)
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = tuple(
        PlaceRow(key, name, english, country, lat, lon, radius, events, bool(told))
        for key, name, english, country, lat, lon, radius, events, told in connection.execute(query)
    )
    return Page(rows, total, number, size)


def actors(connection: Connection, name: str | None, *, size: int) -> tuple[ActorRow, ...]:
    """Actors of the registry that events name, those with most events first."""
    a, held = schema.actors, schema.event_actors.c
    events = func.count(held.event_id.distinct())
    query = (
        select(a.c.id, a.c.english, a.c.name, a.c.side, events)
        .join(schema.event_actors, held.actor == a.c.id)
        .group_by(a.c.id)
        .order_by(events.desc(), a.c.id)
        .limit(size)
    )
    if name:
        query = query.where(a.c.id == name if name in load_actors().actors else named(a, name))
    return tuple(ActorRow(*row) for row in connection.execute(query))


def sources(connection: Connection, name: str | None, *, size: int) -> tuple[SourceRow, ...]:
    """Voices, those that speak of most events first."""
    v = schema.sources
    events = func.count(m.event_id.distinct())
    query: Select[Any] = (
        select(v.c.key, v.c.name, v.c.english, v.c.side, events)
        .join(schema.event_statements, m.source_id == v.c.id)
        .group_by(v.c.id)
        .order_by(events.desc(), v.c.key)
        .limit(size)
    )
    if name:
        query = query.where(
            (v.c.key == name) | named(v, name) if not name.startswith("words:") else v.c.key == name
        )
    return tuple(SourceRow(*row) for row in connection.execute(query))
