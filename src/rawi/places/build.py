"""The embedded gazetteer: cities.csv (cut from GeoNames), places.csv, regions.toml and countries.toml as one
layer in the cache.

The layer's file is named by what it was made of, so a corrected entry is in force at the next start, and
two versions of rawi do not overwrite each other.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, cache_dir, checked, read_tables
from rawi.places.countries import check_point, load_countries
from rawi.places.gazetteer import KINDS, SCHEMA, Entry, Layer, write_layer
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km
from rawi.places.spelling import folded_name

__all__ = ["embedded", "embedded_path", "read_cities", "read_places", "read_regions"]

Named = tuple[Entry, list[str]]
_SOURCES = ("cities.csv", "places.csv", "regions.toml", "countries.toml", "placewords.toml")
_CITY_COLUMNS = ["geonameid", "english", "country", "admin1", "lat", "lon", "population", "capital", "arabic"]
_PLACE_COLUMNS = ["id", "arabic", "english", "kind", "country", "admin1", "lat", "lon", "radius_km", "source"]
_REGION_KINDS = tuple(kind for kind in KINDS if kind != "country")


@cache
def embedded() -> Layer:
    """The embedded gazetteer, built at first use.

    Raises:
        KnowledgeError: a knowledge file is wrong.
        SetupError: the cache directory cannot be written.
    """
    path = embedded_path()
    if not path.exists():
        everyday = load_place_words().everyday
        cities = _merged(read_cities(), read_places())
        regions = _with_populations(read_regions(), cities)
        write_layer(path, [*_countries(), *regions, *cities], everyday)
    return Layer(path)


def _merged(cities: list[Named], places: list[Named]) -> list[Named]:
    """Both lists; a place that stands in both has the spellings of both and the population of the first."""
    known = {entry.id: (entry, names) for entry, names in cities}
    for entry, names in places:
        city = known.get(entry.id)
        if city is not None:
            entry = replace(entry, population=city[0].population, kind=city[0].kind, name=city[0].name)
        known[entry.id] = entry, [*(city[1] if city else ()), *names]
    return list(known.values())


def _with_populations(regions: list[Named], cities: list[Named]) -> Iterator[Named]:
    """The project's own towns know the population that the list of cities has for the same place."""
    known: dict[tuple[str, str], list[Entry]] = {}
    for entry, names in cities:
        for name in names:
            known.setdefault((entry.country, folded_name(name)), []).append(entry)
    for entry, names in regions:
        same = [
            city.population
            for name in names
            for city in known.get((entry.country, folded_name(name.lstrip("?"))), ())
            if entry.kind in ("city", "town", "village") and _close(entry, city)
        ]
        yield replace(entry, population=max([entry.population, *same])), names


def _close(entry: Entry, city: Entry) -> bool:
    if entry.lat is None or entry.lon is None or city.lat is None or city.lon is None:
        return False
    return distance_km(entry.lat, entry.lon, city.lat, city.lon) <= 10


def embedded_path() -> Path:
    """Where the embedded gazetteer of this version and these knowledge files is kept."""
    digest = hashlib.sha256(str(SCHEMA).encode())
    for name in _SOURCES:
        path = HERE / name
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    return cache_dir() / "places" / f"embedded-{digest.hexdigest()[:20]}.sqlite"


def _countries() -> Iterator[Named]:
    for country in load_countries():
        entry = Entry(
            id=f"country:{country.iso}", name=country.name, english=country.english, kind="country",
            country=country.iso, lat=country.lat, lon=country.lon, radius_km=country.radius_km,
            source="countries",
            feature_class="A", feature_code="PCLI", vernacular=True,
        )  # fmt: skip
        yield entry, [country.name, *country.aliases]


def read_cities(path: Path = HERE / "cities.csv") -> list[Named]:
    """The cities, each with its Arabic spellings.

    Raises:
        KnowledgeError: a line is no city; names file and line.
    """
    return [_city(path, line, row) for line, row in _rows(path, _CITY_COLUMNS)]


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with comment lines before its header, each with its line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    comments = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rows = csv.reader(lines[comments:])
    if next(rows, None) != columns:
        raise KnowledgeError(f"must begin with the columns {', '.join(columns)}", path=path)
    for row in rows:
        yield comments + rows.line_num, row


def read_places(path: Path = HERE / "places.csv") -> list[Named]:
    """The villages, quarters, heights… that reports name and the cities lack, each with its spellings.

    Raises:
        KnowledgeError: a line does not say what it must, or an id stands twice; names file and line.
    """
    places: dict[str, Named] = {}
    for line, row in _rows(path, _PLACE_COLUMNS):
        entry, names = _place(path, line, row)
        if entry.id in places:
            raise KnowledgeError(f"the id «{entry.id}» stands twice", path=path, line=line)
        places[entry.id] = entry, names
    return list(places.values())


def _place(path: Path, line: int, row: list[str]) -> Named:
    try:
        place, arabic, english, kind, country, admin1, lat, lon, radius, source = row
        point = float(lat), float(lon)
        radius_km = float(radius) if radius else None
    except ValueError:
        raise KnowledgeError("is no place: see the columns in the first line", path=path, line=line) from None
    check_point(path, line, *point)
    names = [name for name in arabic.split("|") if name.lstrip("?")]
    if not names or not english or kind not in _REGION_KINDS or load_countries().of(country) is None:
        raise KnowledgeError("lacks a name, or a known kind or country", path=path, line=line)
    if not place.startswith(("geonames:", "place:")) or source not in ("GeoNames", "own"):
        raise KnowledgeError(
            "must have an id «geonames:…» or «place:…» and a known source", path=path, line=line
        )
    if radius_km is not None and radius_km <= 0:
        raise KnowledgeError("«radius_km» must be more than 0", path=path, line=line)
    entry = Entry(
        id=place, name=names[0].lstrip("?"), english=english, kind=kind, country=country, lat=point[0], lon=point[1],
        radius_km=radius_km, source="geonames" if source == "GeoNames" else "places", admin1=admin1, vernacular=True,
    )  # fmt: skip
    return entry, names


def _city(path: Path, line: int, row: list[str]) -> Named:
    try:
        geonameid, english, country, admin1, lat, lon, population, capital, arabic = row
        point = float(lat), float(lon)
        people = int(population)
    except ValueError:
        raise KnowledgeError("is no city: see the columns in the first line", path=path, line=line) from None
    check_point(path, line, *point)
    names = [name for name in arabic.split("|") if name]
    if not names or load_countries().of(country) is None:
        raise KnowledgeError("lacks an Arabic name or a known country", path=path, line=line)
    kind = "city" if people >= 50_000 or capital else "town" if people >= 10_000 else "village"
    entry = Entry(
        id=f"geonames:{geonameid}", name=names[0], english=english, kind=kind, country=country, lat=point[0],
        lon=point[1], population=people, radius_km=_city_radius(people), feature_class="P",
        feature_code="PPLC" if capital else "PPL", admin1=admin1,
    )  # fmt: skip
    return entry, names


def _city_radius(population: int) -> float | None:
    """Great cities are wider than the 10 km of every town."""
    return 20.0 if population >= 3_000_000 else 15.0 if population >= 1_000_000 else None


def read_regions(path: Path = HERE / "regions.toml") -> list[Named]:
    """The project's own places, each with its spellings.

    Raises:
        KnowledgeError: an entry does not say what it must, or an id stands twice; names file and line.
    """
    regions: dict[str, tuple[int, Named]] = {}
    for line, table in read_tables(path, "region"):
        checked(
            path,
            line,
            table,
            required={"id": str, "name": str, "english": str, "kind": str, "lat": float, "lon": float,
                      "radius_km": float},
            optional={"aliases": list, "country": str, "parent": str, "admin1": str, "ambiguous": bool,
                      "population": int, "capital": bool},
            one_of={"kind": _REGION_KINDS},
        )  # fmt: skip
        if table["id"] in regions:
            raise KnowledgeError(f"the id «{table['id']}» stands twice", path=path, line=line)
        country = table.get("country", "")
        if country and load_countries().of(country) is None:
            raise KnowledgeError(f"«{country}» is no country of countries.toml", path=path, line=line)
        check_point(path, line, table["lat"], table["lon"])
        if table["radius_km"] <= 0:
            raise KnowledgeError("«radius_km» must be more than 0", path=path, line=line)
        regions[table["id"]] = line, _region(table)
    return list(_with_parents(path, regions))


def _region(table: dict[str, Any]) -> Named:
    names = [table["name"], *table.get("aliases", ())]
    if table.get("ambiguous"):
        names = [name if _typed(name) else f"?{name}" for name in names]
    entry = Entry(
        id=f"region:{table['id']}", name=table["name"], english=table["english"], kind=table["kind"],
        country=table.get("country", ""), lat=table["lat"], lon=table["lon"], radius_km=table["radius_km"],
        source="regions", admin1=table.get("admin1", ""), parent=table.get("parent", ""),
        population=table.get("population", 0), vernacular=True,
        feature_code="PPLC" if table.get("capital") else "",
    )  # fmt: skip
    return entry, names


def _typed(name: str) -> bool:
    """Whether a type word stands before it: «مطار المزة» is no everyday phrase, «المزة» alone may be."""
    words = folded_name(name).split()
    found = load_place_words().type_at(words, 0)
    return found is not None and not found[3] and len(words) > found[2]


def _with_parents(path: Path, regions: dict[str, tuple[int, Named]]) -> Iterator[Named]:
    """Parents told by id or by a province's name, as ids with their source."""
    provinces = {
        (entry.country, folded_name(name)): entry.id
        for _, (entry, names) in regions.values()
        if entry.kind in ("province", "region")
        for name in names
    }
    for line, (entry, names) in regions.values():
        parent = entry.parent
        if parent:
            found = (
                f"region:{parent}"
                if parent in regions
                else provinces.get((entry.country, folded_name(parent)))
            )
            if found is None or found == entry.id:
                raise KnowledgeError(
                    f"the parent «{parent}» is no id or province in this file", path=path, line=line
                )
            entry = replace(entry, parent=found)
        yield entry, names
