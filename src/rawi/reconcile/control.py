"""Who held a place on which day, from the events that tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rawi.event import Event, Holding

__all__ = ["holder_on", "holdings"]


def holdings(events: Iterable[Event], place_id: str) -> tuple[Holding, ...]:
    """The holders of a place in order of days, without gaps; empty when no event tells.

    Args:
        events: all events at the place (others are passed over), in any order.
        place_id: gazetteer id.
    """
    raise NotImplementedError


def holder_on(held: Iterable[Holding], day: date) -> Holding | None:
    """The holding that a day lies in; ``None`` when there is none."""
    raise NotImplementedError
