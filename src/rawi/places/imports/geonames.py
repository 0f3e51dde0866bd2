"""GeoNames country dumps (19 tab-separated columns) and their files of alternate names (10 columns).

The columns and codes are those of https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rawi.places.gazetteer import Entry
from rawi.places.imports.rows import Row, Where, arabic_names, country_code, degrees

__all__ = ["ALTERNATE_COLUMNS", "DUMP_COLUMNS", "read_alternates", "read_dump"]

DUMP_COLUMNS = 19
ALTERNATE_COLUMNS = (8, 10)
_ARABIC_CODES = {"", "ar", "arz", "apc", "acm", "ary", "aeb", "ajp", "ayl", "ayn", "acq", "apd"}
_KINDS = {
    "PPLX": "quarter", "PCLI": "country", "ADM1": "province", "ADM1H": "province", "RGN": "region",
    "AIRP": "airport", "AIRF": "airport", "AIRB": "base", "MILB": "base", "INSM": "base", "BRKS": "base",
    "DAM": "dam", "CMPRF": "camp", "CMP": "camp", "PSTB": "crossing", "BDG": "site", "PRN": "site", "HSP": "site",
    "UNIV": "site", "PS": "site", "OILR": "site", "OILF": "site", "PRT": "site", "FT": "site", "CSTL": "site",
    "STM": "river", "STMD": "river", "STMI": "river", "WAD": "river", "LK": "river", "RSV": "dam",
    "SEA": "sea", "GULF": "sea", "STRT": "sea", "BAY": "sea", "MT": "mountain", "MTS": "mountain",
    "HLL": "mountain", "HLLS": "mountain", "PK": "mountain", "RDGE": "mountain", "PLAT": "mountain",
    "PASS": "mountain", "ISL": "island", "ISLS": "island", "PLN": "region", "VAL": "region", "DSRT": "region",
    "OAS": "village", "LCTY": "site", "AREA": "region",
}  # fmt: skip
_RADIUS_KM = {"province": 60.0, "district": 20.0, "region": 20.0, "river": 30.0, "sea": 60.0, "mountain": 10.0,
              "island": 10.0}  # fmt: skip


def read_dump(lines: Iterable[str], path: str | Path) -> Iterator[Row]:
    """The places of a country dump that have an Arabic name or are told by their Latin one.

    Raises:
        InputError: a line has other than 19 columns, or coordinates that are none; names file and line.
    """
    for number, line in enumerate(lines, 1):
        where = Where(path, number)
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) != DUMP_COLUMNS:
            raise where.wrong(f"has {len(cells)} columns; a line of a GeoNames dump has {DUMP_COLUMNS}")
        row = _place(where, cells)
        if row is not None:
            yield row


def _place(where: Where, cells: list[str]) -> Row | None:
    geonameid, name, ascii_name, alternates, lat, lon, feature_class, code, country = cells[:9]
    if not geonameid.removeprefix("-").isdecimal() or len(geonameid) > 12:
        raise where.wrong(f"«{geonameid[:40]}» is no GeoNames id")
    point = degrees(where, lat, lon)
    people = cells[14] or "0"
    if not people.isdecimal() or len(people) > 10:
        raise where.wrong(f"«{people[:40]}» is no number of people")
    if country and country_code(country) is None:
        raise where.wrong(f"«{country[:40]}» is no country's two-letter code")
    kind = _kind(feature_class, code, int(people))
    if kind is None or kind == "country" or geonameid.startswith("-"):
        return None  # rebuilt dumps write «-1» where they know no id
    names = arabic_names([name, *alternates.split(",")])
    entry_id = f"geonames:{geonameid}"
    shown = names[0].lstrip("?") if names else name
    return Row(entry_id, names, Entry(
        id=entry_id, name=shown[:120], english=(name or ascii_name)[:120], kind=kind, country=country,
        lat=point[0], lon=point[1], radius_km=_RADIUS_KM.get(kind), population=int(people), feature_class=feature_class[:1],
        feature_code=code[:10], admin1=cells[10][:20], admin2=cells[11][:80],
    ))  # fmt: skip


def _kind(feature_class: str, code: str, people: int) -> str | None:
    """What the gazetteer calls a feature; ``None`` for what reports of conflict do not place things at."""
    known = _KINDS.get(code)
    if known is not None:
        return known
    if feature_class == "P":
        seat = code in ("PPLC", "PPLA")
        return "city" if people >= 50_000 or seat else "town" if people >= 10_000 else "village"
    return "district" if feature_class == "A" and code.startswith("ADM") else None


def read_alternates(lines: Iterable[str], path: str | Path) -> Iterator[Row]:
    """The Arabic spellings of a file of alternate names, for places that a dump tells.

    Raises:
        InputError: a line has other columns; names file and line.
    """
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        where = Where(path, number)
        known = (
            len(cells) in ALTERNATE_COLUMNS and cells[1].removeprefix("-").isdecimal() and len(cells[1]) <= 12
        )
        if not known:
            raise where.wrong("is no line of a GeoNames file of alternate names (8 or 10 columns, ids first)")
        if cells[2] in _ARABIC_CODES:
            names = arabic_names([cells[3]])
            if names:
                yield Row(f"geonames:{cells[1]}", names)
