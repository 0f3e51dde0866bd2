"""Places told by others: bearings, offsets, midpoints, and what a modifier does to a point and its radius."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["distance_km", "mean_bearing", "midpoint", "offset"]

_EARTH_KM = 6371.0


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points along the globe (haversine)."""
    one, two = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((two - one) / 2) ** 2
        + math.cos(one) * math.cos(two) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def offset(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres away at a bearing in degrees clockwise from north."""
    angle, way = math.radians(bearing), km / _EARTH_KM
    one = math.radians(lat)
    two = math.asin(math.sin(one) * math.cos(way) + math.cos(one) * math.sin(way) * math.cos(angle))
    across = math.atan2(
        math.sin(angle) * math.sin(way) * math.cos(one), math.cos(way) - math.sin(one) * math.sin(two)
    )
    return math.degrees(two), (lon + math.degrees(across) + 540) % 360 - 180


def midpoint(lat: float, lon: float, other_lat: float, other_lon: float) -> tuple[float, float]:
    """The point half way, for places that are near each other."""
    return (lat + other_lat) / 2, (lon + other_lon) / 2


def mean_bearing(bearings: Sequence[float]) -> float | None:
    """The wind between winds: north and east give north-east, north and south none."""
    east = sum(math.sin(math.radians(bearing)) for bearing in bearings)
    north = sum(math.cos(math.radians(bearing)) for bearing in bearings)
    if math.hypot(east, north) < 0.1:
        return None
    return round(math.degrees(math.atan2(east, north)) % 360, 1)
