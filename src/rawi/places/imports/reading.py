"""What a file is, by what stands in it; and its places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rawi.errors import InputError
from rawi.places.imports.files import Member, digest, members
from rawi.places.imports.geonames import ALTERNATE_COLUMNS, DUMP_COLUMNS, read_alternates, read_dump
from rawi.places.imports.rows import Row
from rawi.places.imports.shapes import read_json
from rawi.places.imports.tables import read_csv, separator

__all__ = ["Dataset", "expand", "read_file"]

ENDINGS = (".txt", ".zip", ".csv", ".tsv", ".json", ".geojson")
LARGEST_JSON = 400 << 20
_GEONAMES = "GeoNames, CC BY 4.0: name geonames.org as the source"
_OCHA = "OCHA COD-AB: see its page on data.humdata.org (mostly CC BY-IGO)"
_NOT_TOLD = "not told: see where the file comes from"


@dataclass(frozen=True, slots=True)
class Dataset:
    """One list of places.

    Attributes:
        label: its name in the gazetteer: what is imported under the same label replaces it.
        format: «GeoNames dump», «GeoNames names», «table», «GeoJSON».
        path: the file it came from.
        sha256: of that file.
        licence: what is known of it, in words.
        size: bytes of text, for progress.
        rows: reads it from the beginning.
    """

    label: str
    format: str
    path: str
    sha256: str
    licence: str
    size: int
    rows: Callable[[], Iterator[Row]]


def expand(path: Path) -> list[Path]:
    """The files of places in a folder (a file is its own), by name; dumps before the names of their places."""
    if not path.is_dir():
        return [path]
    found = [one for one in sorted(path.iterdir()) if one.suffix.lower() in ENDINGS and one.is_file()]
    if not found:
        raise InputError(f"holds no file of places ({', '.join(ENDINGS)})", path=path)
    return sorted(found, key=lambda one: ("alternate" in one.name.lower(), one.name))


def read_file(
    path: Path, *, label: str | None = None, country: str | None = None, licence: str | None = None
) -> list[Dataset]:
    """The lists of places that a file holds; a zip archive may hold several.

    Args:
        path: a GeoNames dump or file of names, a CSV, a GeoJSON file, or a zip archive of these.
        label: another name for it in the gazetteer.
        country: ISO code of its places, where it does not tell.
        licence: what to note of its licence.

    Raises:
        InputError: it is none of these, or refused; names file and line. Its rows may raise the same.
    """
    if not path.is_file():
        raise InputError("there is no such file, and no country of that name", path=path)
    found = [
        one for member in members(path) if (one := _dataset(member, label, country, licence)) is not None
    ]
    if not found:
        raise InputError(
            "holds no list of places: GeoNames, CSV with name and coordinates, or GeoJSON", path=path
        )
    hashed = digest(path)
    return [_hashed(one, hashed) for one in found]


def _hashed(one: Dataset, hashed: str) -> Dataset:
    return Dataset(one.label, one.format, one.path, hashed, one.licence, one.size, one.rows)


def _dataset(member: Member, label: str | None, country: str | None, licence: str | None) -> Dataset | None:
    ending = Path(member.inner or member.path.name).suffix.lower()
    if member.inner and (ending not in ENDINGS or member.stem.lower() in ("readme", "license", "licence")):
        return None

    def made(format: str, source: str, note: str, rows: Callable[[str], Iterator[Row]]) -> Dataset:
        name = label or f"{source}{_plain(member.stem)}"
        return Dataset(name, format, member.shown, "", licence or note, member.size, lambda: rows(name))

    first = next(iter(member.lines()), "")
    if ending in (".json", ".geojson") or first.lstrip()[:1] in ("{", "["):
        return made(
            "GeoJSON", "", _OCHA if "adm" in member.stem.lower() else _NOT_TOLD,
            lambda name: read_json(member.whole(LARGEST_JSON), member.shown, name, country),
        )  # fmt: skip
    columns = len(first.rstrip("\r\n").split("\t"))
    if _starts_with_number(first) and columns == DUMP_COLUMNS:
        return made(
            "GeoNames dump", "geonames-", _GEONAMES, lambda _: read_dump(member.lines(), member.shown)
        )
    if _starts_with_number(first) and columns in ALTERNATE_COLUMNS:
        return made(
            "GeoNames names",
            "geonames-names-",
            _GEONAMES,
            lambda _: read_alternates(member.lines(), member.shown),
        )
    if _starts_with_number(first) and columns > 1:
        known = f"{DUMP_COLUMNS} of a GeoNames dump or {ALTERNATE_COLUMNS[1]} of its names"
        raise InputError(f"has {columns} columns, not the {known}", path=member.shown, line=1)
    if separator(first) is None:
        if member.inner:
            return None
        raise InputError("is no list of places: no columns in its first line", path=member.shown, line=1)
    ocha = any("#adm" in line for line in islice(member.lines(), 3)) or re.search(r"adm\d", first, re.I)
    return made(
        "table", "", _OCHA if ocha else _NOT_TOLD,
        lambda name: read_csv(member.lines(), member.shown, name, country),
    )  # fmt: skip


def _starts_with_number(line: str) -> bool:
    return line.split("\t", 1)[0].isdecimal()


def _plain(stem: str) -> str:
    return re.sub(r"[^\w-]+", "-", stem).strip("-") or "places"
