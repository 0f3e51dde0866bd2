"""Which claims are compared at all: those that meet in a block of kind family, place and days.

A claim with a place and days stands in the blocks of its cell of the map and its days. One told of a region stands in
the region's blocks, and so does one that names a town and its region. What lacks a place or a date meets only claims
of its own report, and claims in the very same words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rawi.reconcile.claim import Claim, Spot
from rawi.reconcile.settings import load_settings

__all__ = ["block_keys", "meeting_keys"]

_KM_A_DEGREE = 111.2


def block_keys(claim: Claim) -> tuple[str, ...]:
    """The blocks that a claim stands in; an index files it under these."""
    keys = dict.fromkeys(_own(claim))
    buckets = _buckets(claim, 0)
    for spot in claim.spots:
        where = _cell(spot.lat, spot.lon) if _is_town(spot) else spot.id
        keys.update(dict.fromkeys(f"{claim.family}|{where}|{bucket}" for bucket in buckets))
    return tuple(keys)


def meeting_keys(claim: Claim) -> tuple[str, ...]:
    """The blocks to look in for whatever a claim could be linked to; wider than ``block_keys``.

    If a claim's ``meeting_keys`` hold a block of another, that one's hold a block of the first, for all pairs
    that ``compare`` can link.
    """
    keys = dict.fromkeys(_own(claim))
    settings = load_settings()
    gains = settings.control.get(claim.kind) == "gains"
    buckets = _buckets(claim, settings.reach.control_days if gains else settings.reach.window_days)
    for spot in claim.spots:
        for where in _cells_near(spot) if _is_town(spot) else (spot.id,):
            keys.update(dict.fromkeys(f"{claim.family}|{where}|{bucket}" for bucket in buckets))
    return tuple(keys)


def _own(claim: Claim) -> Iterator[str]:
    """Blocks of its report and of its words."""
    yield f"{claim.family}|in {claim.report}"
    yield f"told {claim.sentence}"


def _is_town(spot: Spot) -> bool:
    return spot.radius_km <= load_settings().reach.town_km


def _buckets(claim: Claim, window: int) -> range:
    """The numbers of the stretches of days that a claim's days lie in; none where they date nothing."""
    reach = load_settings().reach
    if claim.first is None or claim.last is None:
        return range(0)
    first, last = claim.first.toordinal(), claim.last.toordinal()
    if last - first > reach.range_days:
        return range(0)
    return range((first - window) // reach.bucket_days, (last + window) // reach.bucket_days + 1)


def _cell(lat: float, lon: float) -> str:
    size = load_settings().reach.cell_degrees
    return f"{math.floor(lat / size)},{math.floor(lon / size)}"


def _cells_near(spot: Spot) -> Iterator[str]:
    """The cells that a square of the nearness around a point touches."""
    reach = load_settings().reach
    high = reach.near_km / _KM_A_DEGREE
    wide = high / max(0.05, math.cos(math.radians(spot.lat)))
    size = reach.cell_degrees
    for row in range(math.floor((spot.lat - high) / size), math.floor((spot.lat + high) / size) + 1):
        for column in range(math.floor((spot.lon - wide) / size), math.floor((spot.lon + wide) / size) + 1):
            yield f"{row},{column}"
