"""The countries of the world as Arabic reports write them, from knowledge/countries.toml."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables
from rawi.places.spelling import folded_name

__all__ = ["Countries", "Country", "load_countries"]

_CLITICS = frozenset("وفبلك")
REMEMBERED = 60_000  # spellings of words that stay in memory
_NISBA_ENDINGS = ("", "ه", "ين", "ون", "ات", "تين")


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        iso: ISO 3166 two-letter code («XK» for Kosovo).
        name, english: as shown.
        aliases: its other Arabic names.
        nisba: its adjectives, masculine singular without article.
        lat, lon: WGS84 degrees of the middle of its land.
        radius_km: of a circle of its area.
        region: for grouping.
    """

    iso: str
    name: str
    english: str
    aliases: tuple[str, ...]
    nisba: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    region: str


class Countries:
    """Countries by code, by name and by adjective."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self._by_iso = {country.iso: country for country in countries}
        self._by_name = {
            tuple(folded_name(name).split()): country.iso
            for country in countries
            for name in (country.name, *country.aliases)
        }
        self._by_adjective = {
            article + folded_name(nisba) + ending: country.iso
            for country in countries
            for nisba in country.nisba
            for ending in _NISBA_ENDINGS
            for article in ("", "ال")
        }
        self._longest = max(map(len, self._by_name))
        self._first = frozenset(name[0] for name in self._by_name) | self._by_adjective.keys()
        self._beginnings = lru_cache(maxsize=REMEMBERED)(self._begins)

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_iso.values())

    def of(self, iso: str) -> Country | None:
        """The country with this code."""
        return self._by_iso.get(iso)

    def of_adjective(self, folded: str) -> str | None:
        """The code of the country whose adjective a folded word is («السوريه»)."""
        return self._by_adjective.get(folded)

    def of_name(self, folded: Sequence[str]) -> str | None:
        """The code of the country that folded words name."""
        return self._by_name.get(tuple(folded))

    def named(self, folded: Sequence[str]) -> tuple[str, ...]:
        """The countries that a report names or describes with an adjective, the most often named first.

        Args:
            folded: the report's folded words in order; «و ف ب ل ك» stuck to a word are looked through.
        """
        told: Counter[str] = Counter()
        after = 0  # the name before
        first = self._first
        begins = [
            at
            for at, word in enumerate(folded)
            if word in first or (word[:1] in _CLITICS and self._beginnings(word))
        ]
        for at in begins:
            if at < after:
                continue
            iso, take = self._at(folded, at)
            if iso:
                told[iso] += 1
            after = at + take
        return tuple(iso for iso, _ in told.most_common())

    def _at(self, folded: Sequence[str], at: int) -> tuple[str | None, int]:
        for first in self._beginnings(folded[at]):
            for take in range(self._longest, 0, -1):
                iso = self._by_name.get((first, *folded[at + 1 : at + take]))
                if iso and at + take <= len(folded):
                    return iso, take
            if iso := self._by_adjective.get(first):
                return iso, 1
        return None, 1

    def _begins(self, word: str) -> tuple[str, ...]:
        """The spellings in which a word, with what is stuck to it cut off, begins a name or is an adjective."""
        return tuple(first for first in _clitics_off(word) if first in self._first)


def _clitics_off(word: str) -> Iterable[str]:
    yield word
    bare = word
    for _ in range(2):
        if len(bare) < 4 or bare[0] not in _CLITICS:
            return
        bare = bare[1:]
        yield bare
        if (bare.startswith("ل") and word[0] != "ل") or word.startswith("لل"):
            yield "ا" + bare


@cache
def load_countries(path: Path = HERE / "countries.toml") -> Countries:
    """Read and check countries.toml.

    Raises:
        KnowledgeError: an entry does not say what it must, or a code stands twice; names file and line.
    """
    countries: dict[str, Country] = {}
    for line, table in read_tables(path, "country"):
        checked(
            path,
            line,
            table,
            required={
                "iso": str, "name": str, "english": str, "lat": float, "lon": float, "radius_km": float,
                "region": str,
            },
            optional={"aliases": list, "nisba": list},
        )  # fmt: skip
        iso = table["iso"]
        if len(iso) != 2 or not iso.isupper() or iso in countries:
            raise KnowledgeError(f"«{iso}» must be a two-letter code that stands once", path=path, line=line)
        check_point(path, line, table["lat"], table["lon"])
        countries[iso] = Country(
            iso, table["name"], table["english"], tuple(table.get("aliases", ())),
            tuple(table.get("nisba", ())),
            table["lat"], table["lon"], table["radius_km"], table["region"],
        )  # fmt: skip
    return Countries(list(countries.values()))


def check_point(path: Path, line: int, lat: float, lon: float) -> None:
    """Raise KnowledgeError where degrees are off the globe or changed about with each other beyond doubt."""
    if not (math.isfinite(lat) and math.isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        raise KnowledgeError(f"lat {lat}, lon {lon} is not on the globe", path=path, line=line)
