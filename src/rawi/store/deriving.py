"""Events as rows: what reconciling derives of them, in words, with their voices, actors and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from rawi.event import Event, Voice
from rawi.knowledge.registry import load_actors
from rawi.knowledge.sources import load_outlets, load_spokesmen
from rawi.store import schema
from rawi.store.adding import Names, slices
from rawi.store.prepare import searchable
from rawi.store.reviewing import reviewed
from rawi.store.times import now

__all__ = ["actor_names", "write_events"]

Columns = dict[str, Any]
LEADS = "the most precise, which the others are compared with"
Item = tuple[int, str | None, Event, Mapping[int, str]]
"""An event's row id, its key if it is new, the event, and its statements' row ids with their keys."""


def write_events(connection: Connection, names: Names, items: Sequence[Item]) -> None:
    """Write events with all that hangs on them; what hung on them before is gone already."""
    if not items:
        return
    known = _Known(connection, items)
    rows = [_event(known, *item) for item in items]
    new = [row for row in rows if row["key"] is not None]
    old = [row for row in rows if row["key"] is None]
    if new:
        connection.execute(insert(schema.events), new)
    if old:
        changes = [{**row, "row": row["id"]} for row in old]
        columns: dict[str, Any] = {name: bindparam(name) for name in old[0] if name not in ("id", "key")}
        for change in changes:
            del change["id"], change["key"]
        query = update(schema.events).where(schema.events.c.id == bindparam("row")).values(columns)
        connection.execute(query, changes)
    statements = _statements(known, items)
    sources = names.ids(connection, schema.sources, known.sources)
    placed = ({**columns, "source_id": sources[key]} for key, columns in statements)
    _many(connection, schema.event_statements, placed)
    _many(connection, schema.event_actors, _actors(items))
    _many(connection, schema.event_figures, _figures(items))
    _many(connection, schema.links, _links(connection, items))
    reviewed(connection, [id for id, *_ in items])


def _many(connection: Connection, table: Any, rows: Iterable[Columns]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


class _Known:
    """What the rows of a batch of events need of the store, read at once."""

    def __init__(self, connection: Connection, items: Sequence[Item]) -> None:
        ids = [row for _, _, _, rows in items for row in rows]
        self.statements: dict[int, Any] = {}
        self.fillers: dict[int, list[Any]] = {}
        self.outlets: dict[int, str | None] = {}
        s, r, f = schema.statements.c, schema.reports.c, schema.roles.c
        for some in slices(ids):
            query = select(s.id, s.place_id, s.title, s.title_ar, r.outlet).join(
                schema.reports, r.id == s.report_id
            )
            for row in connection.execute(query.where(s.id.in_(some))):
                self.statements[row.id] = row
            fillers = select(f.statement_id, f.role, f.text, f.english, f.described, f.actor)
            wanted = f.statement_id.in_(some) & f.role.in_(("agent", "target", "source"))
            for filler in connection.execute(fillers.where(wanted).order_by(f.position)):
                self.fillers.setdefault(filler.statement_id, []).append(filler)
        self.places = _places(connection, items, self.statements)
        self.sources: dict[str, Columns] = {}

    def place(self, event: Event, lead: int) -> Any:
        """The row of the event's place; that of its lead's words where none was found."""
        if event.lat is not None and event.lon is not None:
            lat, lon, radius = event.lat, event.lon, event.radius_km or 0.0
            near = [
                (abs(p.latitude - lat) + abs(p.longitude - lon), abs((p.radius_km or 0.0) - radius), p.id)
                for p in self.places.values()
                if p.gazetteer_id == event.place_id and p.latitude is not None
            ]
            if near:
                return self.places[min(near)[-1]]
        return self.places.get(self.statements[lead].place_id)


def _places(connection: Connection, items: Sequence[Item], statements: Mapping[int, Any]) -> dict[int, Any]:
    p = schema.places.c
    found: dict[int, Any] = {}
    ids = {row.place_id for row in statements.values() if row.place_id is not None}
    gazetteer = {event.place_id for _, _, event, _ in items if event.place_id}
    for column, values in ((p.id, ids), (p.gazetteer_id, gazetteer)):
        for some in slices(sorted(values)):
            found.update(
                (row.id, row) for row in connection.execute(select(schema.places).where(column.in_(some)))
            )
    return found


def _event(known: _Known, id: int, key: str | None, event: Event, rows: Mapping[int, str]) -> Columns:
    lead = next(row for row, name in rows.items() if name == event.lead)
    told = known.statements[lead]
    place = known.place(event, lead)
    located = event.lat is not None
    agents, targets = (_refs(known, rows, role, getattr(event, f"{role}s")) for role in ("agent", "target"))
    figures = {estimate.what: estimate for estimate in event.estimates}
    columns: Columns = {
        "id": id,
        "key": key,
        "lead_id": lead,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade,
        "day_from": event.first.isoformat() if event.first else None,
        "day_to": event.last.isoformat() if event.last else None,
        "dated": event.dated,
        "place_id": place.id if place else None,
        "place": event.place or (place.name if place else None),
        "place_english": place.english if place else None,
        "country": event.country or (place.country if place else None) or None,
        "latitude": event.lat,
        "longitude": event.lon,
        "radius_km": event.radius_km if located else None,
        "title": told.title,
        "title_ar": told.title_ar,
        "agents": _joined(agents),
        "targets": _joined(targets),
        "agent_refs": json.dumps(agents, ensure_ascii=False),
        "target_refs": json.dumps(targets, ensure_ascii=False),
        "voices": len(event.voices),
        "reports": len({report for voice in event.voices for report in voice.reports}),
        "statements": len(event.statements),
        "why": event.grade_reason,
        "review": "open",
        "corrected": "{}",
        "changed": now(),
    }
    for what in ("killed", "wounded"):
        figure = figures.get(what)
        columns[f"{what}_low"] = figure.low if figure else None
        columns[f"{what}_best"] = figure.best if figure else None
        columns[f"{what}_high"] = figure.high if figure else None
    return columns


def _joined(refs: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(dict.fromkeys(ref["english"] or ref["arabic"] for ref in refs))


def _refs(known: _Known, rows: Iterable[int], role: str, ids: Iterable[str]) -> list[Columns]:
    """Who fills a role: id, names and side."""
    fillers = [f for row in rows for f in known.fillers.get(row, ()) if f.role == role]
    return [_ref(id, fillers) for id in ids]


def _ref(id: str, fillers: Sequence[Any]) -> Columns:
    found = actor_names(id)
    if found is not None:
        english, arabic, side = found
        return {"id": id, "english": english, "arabic": arabic, "side": side}
    for filler in fillers:
        if filler.actor is None and searchable(filler.text).strip() == id:
            return {
                "id": f"words:{id}",
                "english": filler.described or filler.english,
                "arabic": filler.text,
                "side": "",
            }
    return {"id": f"words:{id}", "english": None, "arabic": id, "side": ""}


@cache
def actor_names(id: str) -> tuple[str, str, str] | None:
    """English name, Arabic name and side of an id of the registries; ``None`` for none."""
    for registry in (load_actors().actors, load_outlets(), load_spokesmen()):
        found: Any = registry.get(id)
        if found is not None:
            return found.english, found.name, found.side
    return None


def _source(known: _Known, voice: Voice, rows: Mapping[str, int]) -> Columns:
    """The row of whoever speaks in a voice."""
    key = voice.actor if voice.actor else f"words:{voice.key}"
    found = actor_names(key)
    if found is not None:
        english, name, side = found
        return _source_row(key, name, english, side or voice.side)
    first = rows[voice.statements[0]]
    for filler in known.fillers.get(first, ()):
        if filler.role == "source" and filler.text == voice.name:
            return _source_row(key, filler.text, filler.described or filler.english, voice.side)
    return _source_row(key, known.statements[first].outlet or voice.name, None, voice.side)


def _source_row(key: str, name: str, english: str | None, side: str) -> Columns:
    name = " ".join(name.split()) or "unknown"
    return {"key": key, "name": name, "english": english, "side": side, "folded": searchable(name, english)}


def _statements(known: _Known, items: Sequence[Item]) -> list[tuple[str, Columns]]:
    """Rows of statements in their events, each with the key of its source."""
    found: list[tuple[str, Columns]] = []
    for id, _, event, rows in items:
        ids = {key: row for row, key in rows.items()}
        why = {
            link.b if link.a == event.lead else link.a: link.reason
            for link in event.links
            if link.type == "same"
        }
        for voice in event.voices:
            source = _source(known, voice, ids)
            known.sources.setdefault(source["key"], source)
            for key in voice.statements:
                columns = {
                    "statement_id": ids[key],
                    "event_id": id,
                    "voice": voice.key,
                    "stance": voice.stance,
                    "why": "the most precise, which the others are compared with"
                    if key == event.lead
                    else why.get(key, ""),
                }
                found.append((source["key"], columns))
    return found


def _links(connection: Connection, items: Sequence[Item]) -> Iterable[Columns]:
    """Contradictions, within an event and with another's statements."""
    links = [(id, link) for id, _, event, _ in items for link in event.links if link.type != "same"]
    ids = {key: row for _, _, _, rows in items for row, key in rows.items()}
    missing = {key for _, link in links for key in (link.a, link.b) if key not in ids}
    s = schema.statements.c
    for some in slices(sorted(missing)):
        query = select(s.key, s.id).where(s.key.in_(some), s.current == 1)
        ids.update((key, id) for key, id in connection.execute(query))
    seen: set[tuple[int, int, int, str]] = set()
    for id, link in links:
        same = (id, ids[link.a], ids[link.b], link.type)
        if same not in seen:
            seen.add(same)
            yield {
                "event_id": id,
                "one": same[1],
                "other": same[2],
                "relation": link.type,
                "reason": link.reason,
            }


def _actors(items: Sequence[Item]) -> Iterable[Columns]:
    for id, _, event, _ in items:
        for role, ids in (("agent", event.agents), ("target", event.targets)):
            for actor in dict.fromkeys(ids):
                stored = actor if actor_names(actor) is not None else f"words:{actor}"
                yield {"event_id": id, "role": role, "actor": stored}


def _figures(items: Sequence[Item]) -> Iterable[Columns]:
    for id, _, event, _ in items:
        for estimate in event.estimates:
            yield {"event_id": id, "what": estimate.what, "low": estimate.low, "best": estimate.best,
                   "high": estimate.high}  # fmt: skip
