"""The store of places: SQLite files, read-only once written.

A layer is written whole by ``write_layer`` (the embedded one from knowledge/cities.csv, regions.toml and
countries.toml) or by ``rawi.places.imported`` (what the user imported), and read by ``Layer``. The schema keeps
what GeoNames and OCHA files say (source, feature class and code, administrative codes, population); «origin» is
the number of the import that a row came from, 0 in the embedded file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rawi.errors import SetupError
from rawi.places.spelling import folded_name, skeleton

__all__ = [
    "INDEXES",
    "KINDS",
    "SCHEMA",
    "TABLES",
    "Entry",
    "Layer",
    "insert_name",
    "insert_place",
    "write_layer",
]

GREAT = 500_000  # people: a city so great is meant by its name, if that is no everyday word
SCHEMA = 4  # raise it whenever a table or the skeleton of a name changes: derived files are then built anew

KINDS = (
    "country", "region", "province", "district", "city", "town", "village", "quarter", "camp", "airport",
    "base", "crossing", "river", "dam", "mountain", "sea", "island", "site",
)  # fmt: skip

TABLES = """
create table place (
    id text not null, source text not null, name text not null, english text not null, kind text not null,
    feature_class text not null, feature_code text not null, country text not null,
    admin1 text not null, admin2 text not null, parent text not null,
    lat real, lon real, radius_km real, population integer not null, vernacular integer not null,
    origin integer not null, primary key (id, origin)
) without rowid;
create table name (
    skeleton text not null, backwards text not null, folded text not null, place text not null,
    ambiguous integer not null, origin integer not null
);
"""
INDEXES = """
create index name_skeleton on name (skeleton);
create index name_backwards on name (backwards);
create index name_place on name (place);
create index place_province on place (country, admin1) where kind = 'province';
create index place_capital on place (country) where feature_code = 'PPLC';
"""
_COLUMNS = (
    "id, source, name, english, kind, feature_class, feature_code, country, admin1, admin2, parent, "
    "lat, lon, radius_km, population, vernacular"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        id: with its source («geonames:170063», «region:ghouta-east», «country:SY»).
        name: the Arabic name shown to people.
        english: the English name, or the source's Latin spelling.
        kind: one of ``KINDS``.
        country: ISO 3166 two-letter code; empty for seas and places of several countries.
        lat, lon: WGS84 degrees of the centre; ``None`` only where the source has none.
        radius_km: within which a happening «in» it lies; ``None`` leaves that to the kind of place.
        population: 0 when unknown.
        source: «geonames», «regions», «countries», or what an import calls itself.
        feature_class, feature_code: GeoNames' own («P», «PPLA»); empty where there is none.
        admin1, admin2: the source's codes of the first and second administrative level, within the country.
        parent: id of the entry that holds it; empty when not told.
        vernacular: from the project's own list, and so known to be spoken of in reports of conflict.
    """

    id: str
    name: str
    english: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    radius_km: float | None = None
    population: int = 0
    source: str = "geonames"
    feature_class: str = ""
    feature_code: str = ""
    admin1: str = ""
    admin2: str = ""
    parent: str = ""
    vernacular: bool = False


def write_layer(path: Path, entries: Iterable[tuple[Entry, Iterable[str]]], everyday: frozenset[str]) -> None:
    """Write a layer, all or nothing: readers see the old file or the new one.

    Args:
        path: the file to make; its directory is made where it is missing.
        entries: each with every Arabic spelling it goes by, as published; a spelling that starts with «?»
            is an everyday word or a person's name too.
        everyday: folded words that, as names of places, are everyday words too.

    Raises:
        SetupError: the file cannot be written.
    """
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        store = sqlite3.connect(scratch)
        try:
            store.executescript("pragma journal_mode = off; pragma synchronous = off;" + TABLES)
            for entry, spellings in entries:
                _insert(store, entry, spellings, everyday)
            store.executescript(INDEXES)
            store.execute(f"pragma user_version = {SCHEMA}")
            store.commit()
        finally:
            store.close()
        scratch.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise SetupError(
            f"the list of places cannot be written to {path.parent} ({error}); "
            "set RAWI_CACHE to a folder that can be"
        ) from None


def _insert(
    store: sqlite3.Connection, entry: Entry, spellings: Iterable[str], everyday: frozenset[str]
) -> None:
    insert_place(store, entry, 0)
    seen = set()
    for spelling in spellings:
        folded = folded_name(spelling.lstrip("?"))
        if folded and folded not in seen:
            seen.add(folded)
            insert_name(store, folded, entry.id, spelling.startswith("?") or folded in everyday, 0)


def insert_place(store: sqlite3.Connection, entry: Entry, origin: int) -> None:
    """Write one place of an import; a place that it tells twice is the later one."""
    store.execute(
        f"insert or replace into place ({_COLUMNS}, origin) values ({', '.join('?' * 17)})",
        (
            entry.id, entry.source, entry.name, entry.english, entry.kind, entry.feature_class,
            entry.feature_code, entry.country, entry.admin1, entry.admin2, entry.parent, entry.lat, entry.lon,
            entry.radius_km, entry.population, int(entry.vernacular), origin,
        ),
    )  # fmt: skip


def insert_name(store: sqlite3.Connection, folded: str, place: str, ambiguous: bool, origin: int) -> None:
    """Write one folded spelling of the place with this id."""
    bones = skeleton(folded)
    store.execute(
        "insert into name values (?, ?, ?, ?, ?, ?)",
        (bones, bones[::-1], folded, place, int(ambiguous), origin),
    )


class Layer:
    """One file of places, open for reading.

    Raises:
        SetupError: the file is missing or is no layer of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opener = -1
        self._store: sqlite3.Connection | None = None
        if self._connect().execute("pragma user_version").fetchone()[0] != SCHEMA:
            self.close()
            raise SetupError(f"the list of places {path} is of another version; import it anew")

    def _connect(self) -> sqlite3.Connection:
        """The connection of this process: SQLite's must not be carried through a fork."""
        if self._store is not None and self._opener == os.getpid():
            return self._store
        try:
            store = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            store.execute("select 1 from place limit 1")
        except sqlite3.Error as error:
            raise SetupError(
                f"the list of places {self.path} cannot be read ({error}); name another, or delete it if rawi made it"
            ) from None
        self._store, self._opener = store, os.getpid()
        return store

    def close(self) -> None:
        """Close the file; the layer cannot be read any more."""
        if self._store is not None:
            self._store.close()

    def of_skeleton(self, bones: str) -> Iterator[tuple[str, bool, Entry]]:
        """The spellings with this skeleton: folded name, whether it is an everyday word too, and the
        place."""
        return self._rows("skeleton = ?", (bones,))

    def of_start(self, start: str, lengths: tuple[int, int]) -> Iterator[tuple[str, bool, Entry]]:
        """The spellings whose skeleton starts so and is between two lengths long."""
        return self._rows(
            "skeleton >= ? and skeleton < ? and length(skeleton) between ? and ?",
            (start, start + "\uffff", *lengths),
        )

    def of_end(self, end: str, lengths: tuple[int, int]) -> Iterator[tuple[str, bool, Entry]]:
        """The spellings whose skeleton ends so and is between two lengths long."""
        back = end[::-1]
        return self._rows(
            "backwards >= ? and backwards < ? and length(skeleton) between ? and ?",
            (back, back + "\uffff", *lengths),
        )

    def entry(self, entry_id: str) -> Entry | None:
        """The place with this id, or ``None``."""
        row = self._connect().execute(f"select {_COLUMNS} from place where id = ?", (entry_id,)).fetchone()
        return None if row is None else _entry(row)

    def capital(self, country: str) -> Entry | None:
        """The capital of a country, when the layer holds it."""
        row = (
            self._connect()
            .execute(
                f"select {_COLUMNS} from place where country = ? and feature_code = 'PPLC' "
                "order by vernacular desc, population desc",
                (country,),
            )
            .fetchone()
        )
        return None if row is None else _entry(row)

    def province(self, country: str, admin1: str) -> Entry | None:
        """The province with this code, when the layer holds it."""
        row = (
            self._connect()
            .execute(
                f"select {_COLUMNS} from place indexed by place_province "
                "where kind = 'province' and country = ? and admin1 = ?",
                (country, admin1),
            )
            .fetchone()
        )
        return None if row is None else _entry(row)

    def names(self) -> list[tuple[str, bool]]:
        """Every folded name once, and whether it is an everyday word too.

        «القاهرة» is Cairo, whatever quarter elsewhere bears that name and needs a type word before it.
        """
        rows = self._connect().execute(
            "select folded, max(ambiguous), max(iif(ambiguous, 0, population)), max(iif(ambiguous, population, 0)) "
            "from name join place on place.id = name.place and place.origin = name.origin group by folded"
        )
        return [
            (folded, bool(ambiguous) and not (city >= GREAT > everyday))
            for folded, ambiguous, city, everyday in rows
        ]

    def _rows(self, where: str, values: tuple[str | int, ...]) -> Iterator[tuple[str, bool, Entry]]:
        joined = "name join place on place.id = name.place"
        query = f"select folded, ambiguous, {_COLUMNS} from {joined} where {where}"
        for folded, ambiguous, *row in self._connect().execute(query, values):
            yield folded, bool(ambiguous), _entry(row)


def _entry(row: list[object] | tuple[object, ...]) -> Entry:
    (entry_id, source, name, english, kind, feature_class, feature_code, country, admin1, admin2, parent,
     lat, lon, radius_km, population, vernacular) = row  # fmt: skip
    return Entry(
        id=str(entry_id), name=str(name), english=str(english), kind=str(kind), country=str(country),
        lat=_number(lat), lon=_number(lon), radius_km=_number(radius_km), population=int(str(population)),
        source=str(source), feature_class=str(feature_class), feature_code=str(feature_code),
        admin1=str(admin1), admin2=str(admin2), parent=str(parent), vernacular=bool(vernacular),
    )  # fmt: skip


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
