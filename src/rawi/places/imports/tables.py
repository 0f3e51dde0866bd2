"""Tables of places: CSV of any separator, HXL-tagged or with a plain header; and records of JSON alike."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rawi.errors import InputError
from rawi.places.gazetteer import KINDS, Entry
from rawi.places.imports.columns import Columns, columns_of, hxl_columns, is_hxl
from rawi.places.imports.rows import (
    LONGEST_NAME,
    Row,
    Where,
    arabic_names,
    country_code,
    degrees,
    nearest_country,
    province_code,
)
from rawi.places.placewords import load_place_words
from rawi.places.spelling import folded_name

__all__ = ["Table", "read_csv", "separator"]

_LEVEL_KINDS = {0: "country", 1: "province", 2: "district", 3: "district", 4: "village", 5: "quarter"}
_LEVEL_RADIUS = {1: 60.0, 2: 25.0, 3: 15.0}
_HEADER_LINES = 10  # within which the header and the HXL tags of a table stand
# A name that begins with one of these is of that kind; one with «تل» or «وادي» is a village as often as not.
_TELLING_TYPES = frozenset(("camp", "airport", "base", "dam", "crossing", "quarter"))
_PARTED = re.compile(r"[|;,،]")


def separator(line: str) -> str | None:
    """What parts the cells of a header line, or ``None`` where nothing does."""
    counts = {mark: line.count(mark) for mark in ",;\t|"}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else None


def read_csv(lines: Iterable[str], path: str | Path, label: str, country: str | None) -> Iterator[Row]:
    """The places of a table.

    Args:
        lines: of the file, each with its end.
        path: for messages.
        label: of the import; it stands in the ids.
        country: ISO code of all places, where no column tells it.

    Raises:
        InputError: no header, too few columns, coordinates that are none; names file and line.
    """
    rest = iter(lines)
    first = next(rest, "")
    mark = separator(first)
    if mark is None:
        raise InputError("has no header line with columns", path=path, line=1)
    cells = csv.reader(_chained(first, rest), delimiter=mark)
    table: Table | None = None
    headers = columns_of([])
    try:
        for row in cells:
            if not any(cell.strip() for cell in row):
                continue
            where = Where(path, cells.line_num)
            if table is None and is_hxl(row):
                table = Table(_with(hxl_columns(row), headers), label, country)
            elif table is None and not headers.at and not headers.levels:
                headers = columns_of(row)
                if headers.missing() is None or cells.line_num > _HEADER_LINES:
                    problem = headers.missing()
                    if problem:
                        raise where.wrong(problem)
            elif table is None:
                table = Table(headers, label, country)
                problem = headers.missing()
                if problem:
                    raise Where(path, 1).wrong(problem)
                if found := table.row(where, row):
                    yield found
            elif found := table.row(where, row):
                yield found
    except csv.Error as error:
        raise InputError(f"is no table ({error})", path=path, line=cells.line_num) from None
    if table is None and (problem := headers.missing()):
        raise InputError(problem, path=path, line=1)


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _with(tags: Columns, headers: Columns) -> Columns:
    """HXL tags, and what only the header line tells."""
    levels = {level: dict(columns) for level, columns in headers.levels.items()} | tags.levels
    return Columns({**headers.at, **tags.at}, levels)


@dataclass(slots=True)
class Table:
    """Reads the rows under one header."""

    columns: Columns
    label: str
    country: str | None

    def row(self, where: Where, cells: Sequence[str]) -> Row | None:
        """The place of one row; ``None`` where the row has no Arabic name or no coordinates at all."""
        problem = self.columns.missing()
        if problem:
            raise where.wrong(problem)
        lat, lon = self._cell(cells, "lat"), self._cell(cells, "lon")
        needed = max(self.columns.at["lat"], self.columns.at["lon"])
        if len(cells) <= needed:
            raise where.wrong(f"has {len(cells)} columns; the coordinates stand in column {needed + 1}")
        if not lat and not lon:
            return None
        return self.place(where, cells, degrees(where, lat, lon), None)

    def place(
        self, where: Where, cells: Sequence[str], point: tuple[float, float], radius_km: float | None
    ) -> Row | None:
        """The place of one row whose point is known already."""
        level = self.columns.deepest
        english, names = self._names(cells, level)
        if not names:
            return None
        country = self._country(where, cells) or nearest_country(*point)
        provinces = self._level(cells, 1)
        told = (self._cell(cells, "province"), *provinces)
        kind = self._kind(cells, level, names)
        code = self._code(cells, level)
        entry_id = f"{self.label}:{code or f'{point[0]:.4f},{point[1]:.4f},{folded_name(names[0])}'}"[:160]
        people = self._cell(cells, "population").replace(",", "").replace(" ", "")
        radius = self._radius(cells, radius_km, _LEVEL_RADIUS.get(level or 9))
        entry = Entry(
            id=entry_id, name=names[0].lstrip("?"), english=english or names[0].lstrip("?"), kind=kind,
            country=country, lat=point[0], lon=point[1], radius_km=radius,
            population=int(people) if people.isdecimal() and len(people) < 11 else 0,
            source=self.label, feature_class="A" if level and level < 4 else "",
            admin1=province_code(country, *told), parent=self._parent(cells, level),
        )  # fmt: skip
        return Row(entry_id, names, entry)

    def _cell(self, cells: Sequence[str], what: str) -> str:
        at = self.columns.at.get(what)
        return cells[at].strip() if at is not None and at < len(cells) else ""

    def _level(self, cells: Sequence[str], level: int) -> tuple[str, ...]:
        columns = self.columns.levels.get(level, {})
        return tuple(
            cells[columns[w]].strip() for w in ("ar", "en") if w in columns and columns[w] < len(cells)
        )

    def _names(self, cells: Sequence[str], level: int | None) -> tuple[str, tuple[str, ...]]:
        told = [self._cell(cells, "arabic"), self._cell(cells, "name")]
        if level is not None and not any(told):
            told = list(self._level(cells, level))
        told += _PARTED.split(self._cell(cells, "others"))
        english = next((name for name in told if name and name.isascii()), "")
        latin = next((name for name in told if name and not arabic_names([name])), "")
        return (english or latin)[:LONGEST_NAME], arabic_names(told)

    def _country(self, where: Where, cells: Sequence[str]) -> str:
        told = self._cell(cells, "country")
        code = next(
            (c for name in (told, *self._level(cells, 0)) if name and (c := country_code(name))), None
        )
        for level in (1, 2, 3, 4):
            columns = self.columns.levels.get(level, {})
            if code is None and "code" in columns and columns["code"] < len(cells):
                code = country_code(cells[columns["code"]].strip()[:2])
        if code is None and told:
            raise where.wrong(f"«{told[:40]}» is no country that is known")
        return code or self.country or ""

    def _kind(self, cells: Sequence[str], level: int | None, names: Sequence[str]) -> str:
        told = self._cell(cells, "kind").casefold()
        if told in KINDS and told != "country":
            return told
        for words, telling in (
            (folded_name(told).split(), None),
            (folded_name(names[0]).split(), _TELLING_TYPES),
        ):
            found = load_place_words().type_at(words, 0) if words else None
            if found and (telling is None or found[0].id in telling):
                return found[0].kinds[0]
        return _LEVEL_KINDS.get(level, "village") if level is not None else "village"

    def _code(self, cells: Sequence[str], level: int | None) -> str:
        told = self._cell(cells, "id")
        columns = self.columns.levels.get(level or 0, {})
        if not told and "code" in columns and columns["code"] < len(cells):
            told = cells[columns["code"]].strip()
        return told[:60] if re.fullmatch(r"[\w.:-]+", told) else ""

    def _parent(self, cells: Sequence[str], level: int | None) -> str:
        columns = self.columns.levels.get((level or 0) - 1, {})
        at = columns.get("code")
        code = cells[at].strip() if at is not None and at < len(cells) else ""
        return f"{self.label}:{code}" if (level or 0) > 1 and re.fullmatch(r"[\w.-]{2,30}", code) else ""

    def _radius(self, cells: Sequence[str], measured: float | None, usual: float | None) -> float | None:
        told = self._cell(cells, "radius").replace(",", ".")
        if re.fullmatch(r"\d{1,4}(\.\d+)?", told) and 0 < float(told) <= 2000:
            return float(told)
        return measured if measured is not None else usual
