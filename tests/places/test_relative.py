"""Bearings, distances, offsets."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.places.relative import distance_km, mean_bearing, midpoint, offset

LATITUDES = st.floats(-70, 70)
LONGITUDES = st.floats(-179, 179)


def test_a_known_distance() -> None:
    """Damascus to Aleppo is 310 km."""
    assert distance_km(33.51, 36.29, 36.20, 37.16) == pytest.approx(310, abs=5)


@given(LATITUDES, LONGITUDES, st.floats(0, 359), st.floats(0.1, 300))
def test_an_offset_is_as_far_as_told(lat: float, lon: float, bearing: float, km: float) -> None:
    there = offset(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, rel=1e-3)
    assert -180 <= there[1] <= 180


@pytest.mark.parametrize(
    ("bearing", "north", "east"), [(0, 1, 0), (90, 0, 1), (180, -1, 0), (270, 0, -1), (45, 1, 1)]
)
def test_an_offset_goes_where_the_wind_blows(bearing: float, north: int, east: int) -> None:
    lat, lon = offset(35.0, 37.0, bearing, 20)
    assert math.copysign(1, round(lat - 35.0, 2)) == north or (north == 0 and abs(lat - 35.0) < 0.01)
    assert math.copysign(1, round(lon - 37.0, 2)) == east or (east == 0 and abs(lon - 37.0) < 0.01)


@pytest.mark.parametrize(
    ("bearings", "mean"),
    [
        ([0], 0),
        ([0, 90], 45),
        ([180, 90], 135),
        ([0, 270], 315),
        ([180, 270], 225),
        ([0, 180], None),
        ([], None),
    ],
)
def test_the_wind_between_winds(bearings: list[float], mean: float | None) -> None:
    assert mean_bearing(bearings) == mean


def test_midpoint() -> None:
    assert midpoint(35.0, 36.0, 36.0, 38.0) == (35.5, 37.0)
