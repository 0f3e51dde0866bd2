"""How well places are resolved, and how fast: ``python bench/places.py [--shared DIR] [--misses]``.

Every gold place with coordinates (place, origin, destination) of eval/dev.jsonl is resolved from its words,
with the other gold places of the same report and the countries its text names as context. A place is right
within 10 km, or the gold's own radius where that is wider.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from pathlib import Path

from rawi.arabic.fold import fold
from rawi.places import PlaceIndex, Resolution, load_countries, parse_place, resolve_all
from rawi.places.build import embedded
from rawi.places.relative import distance_km

ROLES = ("place", "origin", "destination")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RAWI_SHARED", "../shared")))
    parser.add_argument("--misses", action="store_true", help="list what was wrong or not found")
    args = parser.parse_args()
    _speed()
    _accuracy(args.shared / "eval" / "dev.jsonl", misses=args.misses)


def _speed() -> None:
    PlaceIndex().lookup("حلب")  # built and cached before the clock starts
    embedded.cache_clear()
    started = time.perf_counter()
    index = PlaceIndex()
    index.lookup("البوكمال")
    looked_up = time.perf_counter()
    names = list(index.names())
    listed = time.perf_counter()
    print(f"first look-up {1000 * (looked_up - started):.1f} ms")
    print(f"{len(names)} names listed in {1000 * (listed - looked_up):.1f} ms")


def _accuracy(path: Path, *, misses: bool) -> None:
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = wrong = missing = invented = without = 0
    for report in reports:
        gold = [
            place
            for statement in report["statements"]
            for role in ROLES
            for place in statement.get(role) or []
        ]
        told = re.findall(r"\w+", fold(report["text"]).text)
        resolved = resolve_all(
            [parse_place(place["text"]) for place in gold], load_countries().named(told)[:5]
        )
        for place, resolution in zip(gold, resolved, strict=True):
            if place.get("lat") is None:
                without += 1
                invented += resolution.located
                continue
            away = _away(place, resolution)
            near = away is not None and away <= max(10.0, float(place.get("radius_km") or 0))
            right += near
            wrong += away is not None and not near
            missing += away is None
            if misses and not near:
                where = f"{resolution.english} {away:.0f} km" if away is not None else "-"
                print(f"{report['id']}\t{place['text']}\t{where}\t{resolution.reason}")
    located = right + wrong + missing
    print(f"{located} gold places: {right / located:.3f} right, {wrong / located:.3f} elsewhere, "
          f"{missing / located:.3f} not found")  # fmt: skip
    print(f"{without} gold places without coordinates: {invented / max(1, without):.3f} given some")


def _away(place: dict[str, float], resolution: Resolution) -> float | None:
    if resolution.lat is None or resolution.lon is None:
        return None
    return distance_km(place["lat"], place["lon"], resolution.lat, resolution.lon)


if __name__ == "__main__":
    main()
