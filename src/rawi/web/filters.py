"""The filter of events, as every address carries it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from rawi.errors import InputError
from rawi.store import EventFilter

__all__ = ["Filter", "Limit", "Offset", "page_of"]

MOST = 500
Limit = Annotated[int, Query(ge=1, le=MOST, description="most rows")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="rows left out before; a multiple of limit")]
Values = Annotated[list[str], Query(max_length=50)]


def _filter(
    kind: Annotated[list[str], Query(description="kinds or families of kinds", max_length=50)] = [],  # noqa: B006
    grade: Values = [],  # noqa: B006
    status: Values = [],  # noqa: B006
    place: Annotated[list[str], Query(description="ids or names", max_length=50)] = [],  # noqa: B006
    actor: Annotated[list[str], Query(description="ids or names", max_length=50)] = [],  # noqa: B006
    source: Annotated[list[str], Query(description="who says so: ids or names", max_length=50)] = [],  # noqa: B006
    review: Values = [],  # noqa: B006
    since: Annotated[date | None, Query(alias="from", description="first day")] = None,
    until: Annotated[date | None, Query(alias="to", description="last day")] = None,
    q: Annotated[str | None, Query(description="words of a sentence", max_length=500)] = None,
    bbox: Annotated[str | None, Query(description="west,south,east,north in degrees", max_length=100)] = None,
    min_voices: Annotated[int, Query(ge=0, le=10_000)] = 0,
) -> EventFilter:
    return EventFilter(
        kind=tuple(kind),
        grade=tuple(grade),
        status=tuple(status),
        place=tuple(place),
        actor=tuple(actor),
        source=tuple(source),
        review=tuple(review),  # type: ignore[arg-type]  # the store checks the words
        since=since,
        until=until,
        text=q if q and q.strip() else None,
        box=_box(bbox) if bbox else None,
        min_voices=min_voices,
    )


Filter = Annotated[EventFilter, Depends(_filter)]


def page_of(limit: int, offset: int) -> int:
    """The number of the page that begins after so many rows.

    Raises:
        InputError: no page begins there.
    """
    if offset % limit:
        raise InputError(f"offset must be a multiple of limit: {offset} is none of {limit}")
    return offset // limit + 1


def _box(text: str) -> tuple[float, float, float, float]:
    """South, west, north and east of «west,south,east,north»."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise InputError("bbox must be four numbers: west,south,east,north") from None
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise InputError("bbox must be west,south,east,north in degrees, the south below the north")
    return south, west, north, east
