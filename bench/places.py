"""How well places are resolved, and how fast: ``python bench/places.py [--gazetteer DIR] [--misses]``.

First every gold place with coordinates (place, origin, destination) of eval/dev.jsonl is resolved from its words, with
the other gold places of the same report and the countries its text names as context. A place is right within 10 km, or
the gold's own radius where that is wider. Then the coder's own «located» (as ``bench/quality.py`` has it), on dev and
check: both with the embedded gazetteer alone, and with the files of ../shared/gazetteer imported.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import shared
from rawi.arabic.fold import fold
from rawi.commands.gazetteer import add_places
from rawi.places import PlaceIndex, Resolution, load_countries, parse_place, resolve_all
from rawi.places.build import embedded
from rawi.places.relative import distance_km
from rawi.places.resolve import default_index
from rawi.places.user import NONE

ROLES = ("place", "origin", "destination")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gazetteer", type=Path, default=shared.SHARED / "gazetteer", help="files to import")
    parser.add_argument("--misses", action="store_true", help="list what was wrong or not found")
    args = parser.parse_args()
    _speed()
    os.environ["RAWI_GAZETTEER"] = NONE
    _measured("embedded alone", misses=args.misses)
    if not args.gazetteer.is_dir():
        print(f"{args.gazetteer} is not there: nothing to import")
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RAWI_GAZETTEER"] = str(Path(folder) / "gazetteer.sqlite")
        started = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            add_places([str(args.gazetteer)], label=None, country=None, licence=None)
        print(f"\n{args.gazetteer} imported in {time.perf_counter() - started:.1f} s")
        _measured("with the import", misses=args.misses)


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


def _measured(title: str, *, misses: bool) -> None:
    default_index.cache_clear()
    print(f"\n{title}")
    _accuracy(misses=misses)
    for name in ("dev", "check"):
        quality = Path(__file__).with_name("quality.py")
        done = subprocess.run(
            [sys.executable, quality, name], capture_output=True, text=True, check=False, env=dict(os.environ)
        )
        located = re.search(r"^located\s+([0-9.]+)", done.stdout, re.M)
        print(f"{name}: located {float(located[1]):.3f}" if located else f"{name}: {done.stderr.strip()}")


def _accuracy(*, misses: bool) -> None:
    right = wrong = missing = invented = without = 0
    for report in shared.gold("dev"):
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
