"""What every format is read into: a place with its spellings, or further spellings of a place told elsewhere."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.romanize import given_names, group_words
from rawi.errors import InputError
from rawi.knowledge.nouns import load_nouns
from rawi.places.build import read_cities, read_regions
from rawi.places.countries import load_countries
from rawi.places.gazetteer import Entry
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km
from rawi.places.spelling import folded_name

__all__ = [
    "LONGEST_NAME",
    "Row",
    "Where",
    "arabic_names",
    "country_code",
    "degrees",
    "is_everyday",
    "nearest_country",
    "province_code",
]

LONGEST_NAME = 120  # characters; the longest names of places that people write have some sixty
_PERSIAN = str.maketrans({"ک": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "ۀ": "ة", "ە": "ه", "\u0649": "ى"})
_ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652\u0670\u0671پچژگڤ0-9\u0660-\u0669 ()'’/.\-–]+")
_LETTER = re.compile(r"[\u0621-\u064a]")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One place of an import.

    Attributes:
        place: its id, with the source before it («geonames:170063»).
        names: its Arabic spellings as published; «?» before one that is an everyday word too.
        entry: the place; ``None`` for further spellings of a place that another import told.
    """

    place: str
    names: tuple[str, ...]
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A line (or feature) of a file, for messages."""

    path: str | Path
    line: int | None = None

    def wrong(self, message: str) -> InputError:
        """The error that names this line."""
        return InputError(message, path=self.path, line=self.line)


def degrees(where: Where, lat: str, lon: str) -> tuple[float, float]:
    """Latitude and longitude in WGS84 degrees; a decimal comma is understood.

    Raises:
        InputError: they are no numbers, or not on the globe.
    """
    try:
        north, east = float(lat.strip().replace(",", ".")), float(lon.strip().replace(",", "."))
    except ValueError:
        raise where.wrong(f"latitude «{lat[:40]}», longitude «{lon[:40]}» are no numbers") from None
    if not (math.isfinite(north) and math.isfinite(east) and -90 <= north <= 90 and -180 <= east <= 180):
        raise where.wrong(f"latitude {lat[:40]}, longitude {lon[:40]} is not on the globe")
    return round(north, 5), round(east, 5)


def arabic_names(names: Iterable[str]) -> tuple[str, ...]:
    """Those names that are written in Arabic letters, cleaned, each once; everyday words with «?» before them."""
    told: dict[str, str] = {}
    for name in names:
        clean = "".join(ch for ch in name if unicodedata.category(ch) not in ("Cf", "Cc")).translate(_PERSIAN)
        clean = " ".join(clean.split())
        if (
            not clean
            or len(clean) > LONGEST_NAME
            or not _LETTER.search(clean)
            or not _ARABIC.fullmatch(clean)
        ):
            continue
        for spelling in dict.fromkeys((clean, _BRACKETS.sub(" ", clean).strip())):
            folded = folded_name(spelling)
            if len(folded) >= 2 and folded not in told:
                told[folded] = f"?{spelling}" if is_everyday(folded) else spelling
    return tuple(told.values())


@cache
def _everyday() -> frozenset[str]:
    """Words that are more than names of places: nouns of the coder's lexicon, names and groups, the listed ones."""
    return load_place_words().everyday | given_names() | group_words() | frozenset(load_nouns())


def is_everyday(folded: str) -> bool:
    """Whether a folded name is one word that is an everyday word or a person's name too («السلام», «سعيد»)."""
    if " " in folded:
        return folded in load_place_words().everyday
    bare = folded.removeprefix("ال") if len(folded) > 4 else folded
    return folded in _everyday() or bare in _everyday()


@cache
def _countries() -> dict[str, str]:
    told: dict[str, str] = {}
    for country in load_countries():
        told[country.iso.casefold()] = told[country.english.casefold()] = country.iso
        for name in (country.name, *country.aliases):
            told[folded_name(name)] = country.iso
    return told | _OTHER_NAMES


_OTHER_NAMES = {
    "syrian arab republic": "SY", "syr": "SY", "irq": "IQ", "lbn": "LB", "lebanese republic": "LB", "pse": "PS",
    "palestine": "PS", "state of palestine": "PS", "occupied palestinian territory": "PS", "yem": "YE",
    "lby": "LY", "libyan arab jamahiriya": "LY", "sdn": "SD", "ssd": "SS", "egy": "EG", "jor": "JO", "isr": "IL",
    "tur": "TR", "türkiye": "TR", "turkiye": "TR", "irn": "IR", "afg": "AF", "som": "SO", "tun": "TN", "dza": "DZ",
    "mar": "MA", "sau": "SA", "mli": "ML", "nga": "NG", "ner": "NE", "tcd": "TD", "eth": "ET", "eri": "ER",
    "pak": "PK", "ukr": "UA",
}  # fmt: skip


def country_code(told: str) -> str | None:
    """The ISO two-letter code that a code or a name (Arabic or English) means, or ``None``."""
    known = _countries()
    return known.get(" ".join(told.casefold().split())) or known.get(folded_name(told))


@cache
def _cities() -> dict[tuple[int, int], list[tuple[float, float, str]]]:
    """The embedded cities by the square degree they stand in."""
    squares: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for entry, _ in read_cities():
        if entry.lat is not None and entry.lon is not None:
            squares.setdefault((int(entry.lat), int(entry.lon)), []).append(
                (entry.lat, entry.lon, entry.country)
            )
    return squares


def nearest_country(lat: float, lon: float) -> str:
    """The country of the nearest city within a degree or two; empty where there is none, as at sea."""
    near = [
        city
        for north in (-1, 0, 1)
        for east in (-1, 0, 1)
        for city in _cities().get((int(lat) + north, int(lon) + east), ())
    ]
    return min(near, key=lambda city: distance_km(lat, lon, city[0], city[1]))[2] if near else ""


@cache
def _provinces() -> dict[tuple[str, str], str]:
    return {
        (entry.country, _plain(name.lstrip("?"))): entry.admin1
        for entry, names in read_regions()
        if entry.kind == "province" and entry.admin1
        for name in (*names, entry.english)
    }


def _plain(name: str) -> str:
    folded = folded_name(name).casefold()
    for word in ("محافظه ", "ولايه ", "al "):
        folded = folded.removeprefix(word)
    return folded.removesuffix(" governorate").removesuffix(" state").removeprefix("ال")


def province_code(country: str, *names: str) -> str:
    """GeoNames' code of a province, by one of its names; empty where the project's list does not tell it."""
    return next((code for name in names if name and (code := _provinces().get((country, _plain(name))))), "")
