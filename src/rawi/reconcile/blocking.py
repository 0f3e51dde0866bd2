"""Which claims are compared at all: those that meet in a block of kind family, place and days.

A claim of a town stands in the blocks of its cell of the map and its days, and looks into those of the cells around
it. One of a region, which names no town, stands in the blocks of the wide cells that the region touches: there it
meets claims of towns in it, and of the same region. What lacks a place or a date meets only claims of its own
report, and claims in the very same words.
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
    settings = load_settings()
    keys = dict.fromkeys(_own(claim))
    buckets = _buckets(claim, 0)
    if buckets:
        wheres: list[str] = []
        for spot in _towns(claim):
            wheres.append(_cell(spot, settings.reach.cell_degrees))
            wheres.append(f"town {_cell(spot, settings.reach.wide_degrees)}")
        wheres += [f"region {cell}" for spot in _regions(claim) for cell in _wide_cells(spot)]
        keys.update(_keys(claim, wheres, buckets))
    return tuple(keys)


def meeting_keys(claim: Claim) -> tuple[str, ...]:
    """The blocks to look in for whatever a claim could be linked to; wider than ``block_keys``.

    If a claim's ``meeting_keys`` hold a block of another, that one's hold a block of the first, for all pairs
    that ``compare`` can link.
    """
    settings = load_settings()
    keys = dict.fromkeys(_own(claim))
    gains = settings.control.get(claim.kind) == "gains"
    buckets = _buckets(claim, settings.reach.control_days if gains else settings.reach.window_days)
    if buckets:
        wheres = []
        for spot in _towns(claim):
            wheres += _cells(spot, settings.reach.near_km, settings.reach.cell_degrees)
            wheres.append(f"region {_cell(spot, settings.reach.wide_degrees)}")
        for spot in _regions(claim):
            for cell in _wide_cells(spot):
                wheres += (f"town {cell}", f"region {cell}")
        keys.update(_keys(claim, wheres, buckets))
    return tuple(keys)


def _keys(claim: Claim, wheres: list[str], buckets: range) -> dict[str, None]:
    return dict.fromkeys(f"{claim.family}|{where}|{bucket}" for where in wheres for bucket in buckets)


def _own(claim: Claim) -> Iterator[str]:
    """Blocks of its report and of its words."""
    yield f"{claim.family}|in {claim.report}"
    yield f"told {claim.sentence}"


def _towns(claim: Claim) -> list[Spot]:
    town_km = load_settings().reach.town_km
    return [spot for spot in claim.spots if spot.radius_km <= town_km]


def _regions(claim: Claim) -> list[Spot]:
    """The regions of a claim without a town; with one, the town says more."""
    return [] if _towns(claim) else list(claim.spots)


def _buckets(claim: Claim, window: int) -> range:
    """The numbers of the stretches of days that a claim's days lie in; none where they date nothing."""
    reach = load_settings().reach
    if claim.first is None or claim.last is None:
        return range(0)
    first, last = claim.first.toordinal(), claim.last.toordinal()
    if last - first > reach.range_days:
        return range(0)
    return range((first - window) // reach.bucket_days, (last + window) // reach.bucket_days + 1)


def _cell(spot: Spot, size: float) -> str:
    return f"{math.floor(spot.lat / size)},{math.floor(spot.lon / size)}"


def _wide_cells(region: Spot) -> list[str]:
    """The wide cells that a region touches; of one that is too large, that of its middle."""
    reach = load_settings().reach
    return _cells(
        region, region.radius_km if region.radius_km <= reach.region_km else 0.0, reach.wide_degrees
    )


def _cells(spot: Spot, km: float, size: float) -> list[str]:
    """The cells that a square of so many kilometres around a point touches."""
    high = km / _KM_A_DEGREE
    wide = high / max(0.05, math.cos(math.radians(abs(spot.lat) + high)))
    rows = range(math.floor((spot.lat - high) / size), math.floor((spot.lat + high) / size) + 1)
    columns = range(math.floor((spot.lon - wide) / size), math.floor((spot.lon + wide) / size) + 1)
    return [f"{row},{column}" for row in rows for column in columns]
