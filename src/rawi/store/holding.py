"""Who held a place when: what reconciling makes of the events there, in the store's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, or_, select

from rawi.errors import NotInStore
from rawi.event import Event
from rawi.event import Holding as Held
from rawi.knowledge.registry import load_actors
from rawi.reconcile.control import holder_on, holdings
from rawi.reconcile.grading import event_of
from rawi.reconcile.settings import load_settings
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.index import Memory, StoreCopies, StoreIndex
from rawi.store.listing import places
from rawi.store.rows import ActorRef, Holding, PlaceRow, SourceRow, Timeline

__all__ = ["holder", "place_of", "timeline"]

e, m, p, s = schema.events.c, schema.event_statements.c, schema.places.c, schema.statements.c
NEAR_DEGREES = 0.2  # beyond what reconciling takes for one town


def place_of(connection: Connection, name: str) -> PlaceRow:
    """The place of a name or id: of several, the one with most events that tell who held it.

    Raises:
        NotInStore: no statement names it.
    """
    found = places(connection, name, number=1, size=20).rows
    if not found:
        raise NotInStore(f"no statement in the store names a place «{name}»")
    return max(found, key=lambda place: (place.lat is not None, _tells(connection, place.key), place.events))


def _tells(connection: Connection, key: str) -> int:
    query = (
        select(func.count())
        .select_from(schema.events)
        .join(schema.places, p.id == e.place_id)
        .where(or_(p.gazetteer_id == key, p.key == key), e.kind.in_(list(load_settings().control)))
    )
    return connection.execute(query).scalar_one()


def timeline(connection: Connection, name: str) -> Timeline:
    """Control of a place over time, the earliest first; empty when nobody says anything of it.

    Raises:
        NotInStore: no statement names it.
    """
    place = place_of(connection, name)
    events, keys = _events(connection, place)
    voices = _voices(connection, [event.lead for event in events])
    return Timeline(place, tuple(_holding(held, keys, voices) for held in holdings(events, place.key)))


def holder(connection: Connection, name: str, on: date) -> tuple[PlaceRow, Holding | None]:
    """Who held a place on a day; nothing when nobody says.

    Raises:
        NotInStore: no statement names the place.
    """
    place = place_of(connection, name)
    events, keys = _events(connection, place)
    found = holder_on(holdings(events, place.key), on)
    if found is None:
        return place, None
    return place, _holding(found, keys, _voices(connection, [event.lead for event in events]))


def _events(connection: Connection, place: PlaceRow) -> tuple[list[Event], dict[str, str]]:
    """The events at a place and close by that tell of control, and their keys by their leads."""
    here = or_(p.gazetteer_id == place.key, p.key == place.key)
    if place.lat is not None and place.lon is not None:
        i = schema.place_index.c
        near = select(i.id).where(
            i.south >= place.lat - NEAR_DEGREES,
            i.north <= place.lat + NEAR_DEGREES,
            i.west >= place.lon - NEAR_DEGREES,
            i.east <= place.lon + NEAR_DEGREES,
        )
        here = or_(here, p.id.in_(near))
    query = (
        select(s.key, e.key)
        .select_from(schema.events)
        .join(schema.statements, s.id == e.lead_id)
        .join(schema.places, p.id == e.place_id)
        .where(here, e.kind.in_(list(load_settings().control)), e.review != "rejected")
    )
    keys = {str(lead): str(event) for lead, event in connection.execute(query)}
    memory = Memory()
    index, copies = StoreIndex(connection, memory), StoreCopies(connection, memory)
    return [event_of(lead, index, copies) for lead in sorted(keys)], keys


def _voices(connection: Connection, leads: Sequence[str]) -> dict[str, SourceRow]:
    """The sources by the voices of events."""
    v = schema.sources.c
    found: dict[str, SourceRow] = {}
    for some in slices(list(leads)):
        query = (
            select(m.voice, v.key, v.name, v.english, v.side)
            .join(schema.sources, v.id == m.source_id)
            .join(schema.events, e.id == m.event_id)
            .join(schema.statements, s.id == e.lead_id)
            .where(s.key.in_(some))
        )
        found.update((voice, SourceRow(*rest)) for voice, *rest in connection.execute(query))
    return found


def _holding(held: Held, keys: dict[str, str], voices: dict[str, SourceRow]) -> Holding:
    nobody = not held.side
    return Holding(
        start=held.start,
        end=held.end,
        side=held.side,
        label="unknown" if nobody else held.label,
        arabic="غير معروف" if nobody else _side(held.side).arabic,
        actors=held.actors,
        disputed=held.disputed,
        against=tuple(_side(side) for side in held.against),
        voices=tuple(dict.fromkeys(voices[voice] for voice in held.voices if voice in voices)),
        events=tuple(keys[lead] for lead in held.events if lead in keys),
        reason=_in_keys(held.reason, keys),
    )


def _side(id_: str) -> ActorRef:
    """A side, or one who stands for himself: called by the id where no registry holds it."""
    side = load_actors().sides.get(id_)
    return ActorRef(id_, side.english, side.arabic, id_) if side else ActorRef(id_, id_, id_, id_)


def _in_keys(reason: str, keys: dict[str, str]) -> str:
    """A reason that names events by their keys, as people know them, and not by the statements that lead them."""
    for lead in sorted(keys, key=len, reverse=True):  # «r1.184» before «r1.18», which it begins with
        reason = reason.replace(lead, keys[lead])
    return reason
