"""Floors for how well the places of real reports are resolved (bench/places.py prints the figures)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rawi.arabic.fold import fold
from rawi.places import load_countries, parse_place, resolve_all
from rawi.places.relative import distance_km


@pytest.mark.shared
def test_gold_places_are_found_and_seldom_elsewhere(gold: list[dict[str, Any]]) -> None:
    right = wrong = total = 0
    for report in gold:
        told = [
            place
            for statement in report["statements"]
            for role in ("place", "origin", "destination")
            for place in statement.get(role) or []
        ]
        hints = load_countries().named(re.findall(r"\w+", fold(report["text"]).text))[:5]
        resolved = resolve_all([parse_place(place["text"]) for place in told], hints)
        for place, found in zip(told, resolved, strict=True):
            if place.get("lat") is None:
                continue
            total += 1
            if found.lat is not None and found.lon is not None:
                near = max(10.0, float(place.get("radius_km") or 0))
                if distance_km(place["lat"], place["lon"], found.lat, found.lon) <= near:
                    right += 1
                else:
                    wrong += 1
    assert right / total >= 0.86
    assert wrong / total <= 0.03
