"""Events: lists, what they can be narrowed by, points for the map, counts over time, and one with its voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from rawi.store import EventDetail, EventFilter, EventRow, Store
from rawi.web.answers.base import Label, Listing
from rawi.web.answers.events import (
    EventDetailAnswer,
    EventSummary,
    Facets,
    Points,
    Series,
    TimelineAnswer,
)
from rawi.web.filters import Filter, Limit, Offset, page_of
from rawi.web.routes import CurrentStore, problems
from rawi.web.routes.review import decision_answer
from rawi.web.shapes import event_answer, event_summary, facet_value

__all__ = ["router"]

router = APIRouter(tags=["events"])
Sort = Literal["date", "-date", "voices", "-voices", "killed", "-killed", "kind", "place"]
SORTS = {
    "date": "day",
    "-date": "-day",
    "-voices": "voices",
    "voices": "-voices",
    "-killed": "killed",
    "killed": "-killed",
}
NEIGHBOUR_DAYS = timedelta(days=7)
NEIGHBOURS = 12
FACETS = ("kind", "grade", "status", "place", "actor", "source", "month")


@router.get("/events", responses=problems())
def list_events(
    store: CurrentStore, wanted: Filter, sort: Sort = "-date", limit: Limit = 50, offset: Offset = 0
) -> Listing[EventSummary]:
    """Events that pass the filter."""
    page = store.events(wanted, sort=SORTS.get(sort, sort), page=page_of(limit, offset), size=limit)
    return Listing(total=page.total, items=[event_summary(row) for row in page])


@router.get("/events/facets", responses=problems())
def event_facets(store: CurrentStore, wanted: Filter) -> Facets:
    """What the filter can be narrowed by; each facet is counted with its own values left out."""
    found = store.facets(wanted)
    return Facets(**{name: [facet_value(value) for value in found.get(name, ())] for name in FACETS})


@router.get("/events/points", responses=problems(), response_model=Points)
def event_points(store: CurrentStore, wanted: Filter) -> Response:
    """All events of the filter that have coordinates, for a map."""
    total, columns = store.points_json(wanted)
    arrays = ",".join(f'"{"id" if name == "key" else name}":{column}' for name, column in columns.items())
    return Response(f'{{"total":{total},{arrays}}}', media_type="application/json")


@router.get("/timeline", responses=problems())
def timeline(
    store: CurrentStore,
    wanted: Filter,
    by: Literal["kind", "family", "actor", "grade"] = "kind",
    step: Literal["day", "week", "month", "year"] = "month",
    series: Annotated[int, Query(ge=1, le=30, description="most series; the commonest are kept")] = 10,
) -> TimelineAnswer:
    """How many events began in each stretch of time."""
    counted = store.counts_over_time(wanted, by=by, step=step, series=series)
    return TimelineAnswer(
        buckets=list(counted.buckets),
        series=[
            Series(key=one.key, label=Label(en=one.english, ar=one.arabic), counts=list(one.counts))
            for one in counted.series
        ],
    )


@router.get("/events/{id}", responses=problems(404))
def get_event(store: CurrentStore, id: str) -> EventDetailAnswer:
    """An event: its voices side by side, why they were joined, and what else happened near it."""
    detail = store.event(id)
    decisions = [decision_answer(decision) for decision in detail.decisions]
    return event_answer(detail, _neighbours(store, detail), decisions)


def _neighbours(store: Store, detail: EventDetail) -> tuple[EventRow, ...]:
    """Other events at its place within a week before and after it."""
    event = detail.event
    if event.place_key is None or event.day_from is None:
        return ()
    near = EventFilter(
        place=(event.place_key,),
        since=event.day_from - NEIGHBOUR_DAYS,
        until=(event.day_to or event.day_from) + NEIGHBOUR_DAYS,
    )
    rows = store.events(replace(near), sort="day", size=NEIGHBOURS + 1)
    return tuple(row for row in rows if row.key != event.key)[:NEIGHBOURS]
