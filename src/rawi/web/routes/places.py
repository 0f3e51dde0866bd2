"""Places and who was said to hold them; actors and voices."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from rawi.store import Holding, SourceRow
from rawi.web.answers.base import ActorRef, Label, Listing
from rawi.web.answers.events import ActorSummary, Control, HoldingAnswer, PlaceSummary, SourceSummary
from rawi.web.filters import Limit, Offset, page_of
from rawi.web.routes import CurrentStore, problems
from rawi.web.shapes import actor_ref, place_ref

__all__ = ["router"]

router = APIRouter(tags=["places and actors"])
Name = Annotated[str | None, Query(max_length=200, description="a name or part of one, in either language")]


@router.get("/places", responses=problems())
def list_places(
    store: CurrentStore, q: Name = None, limit: Limit = 50, offset: Offset = 0
) -> Listing[PlaceSummary]:
    """Places that statements name, those where most events happened first."""
    found = store.places(q or None, page=page_of(limit, offset), size=limit)
    items = [
        PlaceSummary(**place_ref(row).model_dump(), events=row.events, holdings=row.holdings) for row in found
    ]
    return Listing(total=found.total, items=items)


@router.get("/places/{id:path}/control", responses=problems(404))
def control(
    store: CurrentStore,
    id: str,
    since: Annotated[date | None, Query(alias="from")] = None,
    until: Annotated[date | None, Query(alias="to")] = None,
) -> Control:
    """Who was said to hold a place, day by day, by whom, and whether disputed."""
    line = store.timeline(id)
    holdings = [_holding(one) for one in line.holdings if _within(one, since, until)]
    return Control(place=place_ref(line.place), holdings=holdings)


@router.get("/actors", responses=problems())
def list_actors(store: CurrentStore, q: Name = None, limit: Limit = 50) -> Listing[ActorSummary]:
    """Actors that take part in events, those in most events first."""
    items = [
        ActorSummary(id=row.id, english=row.english, arabic=row.arabic, side=row.side, events=row.events)
        for row in store.actors(q or None, size=limit)
    ]
    return Listing(total=len(items), items=items)


@router.get("/sources", responses=problems())
def list_sources(store: CurrentStore, q: Name = None, limit: Limit = 50) -> Listing[SourceSummary]:
    """Voices that speak of events, those of most events first."""
    items = [
        SourceSummary(value=row.key, label=_label(row), side=row.side, events=row.events)
        for row in store.sources(q or None, size=limit)
    ]
    return Listing(total=len(items), items=items)


def _within(holding: Holding, since: date | None, until: date | None) -> bool:
    ended = since is not None and holding.end is not None and holding.end < since
    unborn = until is not None and holding.start is not None and holding.start > until
    return not ended and not unborn


def _holding(holding: Holding) -> HoldingAnswer:
    holder = None
    if holding.side:
        holder = ActorRef(id=holding.side, english=holding.label, arabic=holding.arabic, side=holding.side)
    return HoldingAnswer(
        start=holding.start,
        end=holding.end,
        holder=holder,
        actors=list(holding.actors),
        by=[_label(source) for source in holding.voices],
        disputed=holding.disputed,
        against=[actor_ref(side) for side in holding.against],
        events=list(holding.events),
        why=holding.reason,
    )


def _label(source: SourceRow) -> Label:
    return Label(en=source.english or source.name, ar=source.name)
