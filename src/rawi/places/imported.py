"""The user's own gazetteer: what was imported, each list under its label, in one SQLite file.

The file is written anew beside the old one and then put in its place, so that whoever reads sees the old state or
the new one, whenever the import ends or is killed. One import at a time: the second waits for a while, then says so.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rawi.errors import InputError, SetupError
from rawi.places.build import embedded
from rawi.places.gazetteer import INDEXES, SCHEMA, TABLES, Layer, insert_name, insert_place
from rawi.places.imports import Dataset, Row
from rawi.places.match import PlaceIndex
from rawi.places.spelling import folded_name

__all__ = ["Imported", "imports_of", "remove", "replace_with"]

WAIT_SECONDS = 20.0
_SOURCES = """
create table source (
    id integer primary key, label text not null unique, format text not null, file text not null,
    sha256 text not null, licence text not null, imported text not null, places integer not null, names integer not null
);
"""


@dataclass(frozen=True, slots=True)
class Imported:
    """One list of places in the gazetteer.

    Attributes:
        label: its name, as ``rawi gazetteer remove`` wants it.
        format: what the file was.
        file: as it was given.
        sha256: of the file.
        licence: what is known of it.
        imported: when, UTC, ISO 8601.
        places, names: how many.
    """

    label: str
    format: str
    file: str
    sha256: str
    licence: str
    imported: str
    places: int
    names: int


def imports_of(path: Path) -> list[Imported]:
    """What a gazetteer holds, in the order of import; nothing where there is no file.

    Raises:
        SetupError: the file is no gazetteer.
    """
    if not path.exists():
        return []
    Layer(path).close()
    store = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        columns = "label, format, file, sha256, licence, imported, places, names"
        return [Imported(*row) for row in store.execute(f"select {columns} from source order by id")]
    except sqlite3.Error as error:
        raise SetupError(f"{path} is no gazetteer of rawi ({error})") from None
    finally:
        store.close()


def replace_with(
    path: Path, dataset: Dataset, progress: Callable[[], None] = lambda: None, shown: str | None = None
) -> tuple[Imported, Imported | None]:
    """Import a list of places, in place of what stood under its label.

    Args:
        path: the gazetteer; made where there is none.
        dataset: the list.
        progress: called for every row.
        shown: where the file came from, when that is not its path.

    Returns:
        What the gazetteer now says of it, and what it replaced. Where the very same file stands there already, both are
        that one and nothing is written.

    Raises:
        InputError: a row is wrong, or none can be used; the gazetteer stays as it was.
        SetupError: it cannot be written.
    """
    with _locked(path):
        before = next((one for one in imports_of(path) if one.label == dataset.label), None)
        if before is not None and before.sha256 == dataset.sha256:
            return before, before
        with _rewritten(path) as store:
            _forget(store, dataset.label)
            number = store.execute("select coalesce(max(id), 0) + 1 from source").fetchone()[0]
            places, names = _insert(store, number, _counted(dataset.rows(), progress))
            if not places and not names:
                raise InputError("has no place with an Arabic name", path=dataset.path)
            made = Imported(
                dataset.label, dataset.format, shown or dataset.path, dataset.sha256, dataset.licence,
                datetime.now(UTC).isoformat(timespec="seconds"), places, names,
            )  # fmt: skip
            store.execute(
                "insert into source values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    made.label,
                    made.format,
                    made.file,
                    made.sha256,
                    made.licence,
                    made.imported,
                    places,
                    names,
                ),
            )
        return made, before


def remove(path: Path, label: str) -> Imported:
    """Take a list out of the gazetteer.

    Raises:
        InputError: it holds none of that label.
        SetupError: it cannot be written.
    """
    with _locked(path):
        held = imports_of(path)
        found = next((one for one in held if one.label == label), None)
        if found is None:
            known = ", ".join(one.label for one in held) or "nothing"
            raise InputError(f"the gazetteer holds no «{label}»; it holds {known}")
        with _rewritten(path) as store:
            _forget(store, label)
        return found


def _counted(rows: Iterable[Row], progress: Callable[[], None]) -> Iterator[Row]:
    for row in rows:
        progress()
        yield row


def _insert(store: sqlite3.Connection, origin: int, rows: Iterable[Row]) -> tuple[int, int]:
    places = names = 0
    last: tuple[str, set[str]] = ("", set())
    for row in rows:
        if _known_province(row):
            continue
        if row.entry is not None:
            insert_place(store, row.entry, origin)
            places += 1
        if last[0] != row.place:
            last = row.place, set()
        for name in row.names:
            folded = folded_name(name.lstrip("?"))
            if folded and folded not in last[1]:
                last[1].add(folded)
                insert_name(store, folded, row.place, name.startswith("?"), origin)
                names += 1
    return places, names


def _known_province(row: Row) -> bool:
    """Whether a province stands in the project's own list, with names that tell it from its capital; dumps call
    the province of Nineveh «Mosul» too."""
    entry = row.entry
    if entry is None or entry.kind != "province":
        return False
    if entry.admin1 and embedded().province(entry.country, entry.admin1) is not None:
        return True
    index = PlaceIndex()
    return any(
        candidate.entry.kind == "province" and candidate.entry.country == entry.country
        for name in row.names
        for candidate in index.lookup(folded_name(name.lstrip("?")))
    )


def _forget(store: sqlite3.Connection, label: str) -> None:
    row = store.execute("select id from source where label = ?", (label,)).fetchone()
    if row is not None:
        for table, column in (("place", "origin"), ("name", "origin"), ("source", "id")):
            store.execute(f"delete from {table} where {column} = ?", row)


@contextmanager
def _rewritten(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the gazetteer to change, which takes its place in the end; on an error it is thrown away."""
    scratch = path.with_name(f"{path.name}.new")
    try:
        scratch.unlink(missing_ok=True)
        store = sqlite3.connect(scratch)
        try:
            if path.exists():
                old = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
                old.backup(store)
                old.close()
            else:
                store.executescript(TABLES + _SOURCES + INDEXES)
                store.execute(f"pragma user_version = {SCHEMA}")
            store.execute("pragma cache_size = -65536")
            yield store
            store.commit()
            store.execute("analyze")
            store.commit()
        finally:
            store.close()
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        scratch.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise SetupError(f"the gazetteer {path} cannot be written ({error})") from None
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone with the gazetteer; the lock dies with the process that holds it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(
            path.with_name(f"{path.name}.lock"), timeout=WAIT_SECONDS, isolation_level=None
        )
    except (OSError, sqlite3.Error) as error:
        raise SetupError(f"the gazetteer {path} cannot be written ({error})") from None
    try:
        try:
            lock.execute("begin exclusive")
        except sqlite3.Error as error:
            raise SetupError(
                f"another import is writing {path}; try again when it is done ({error})"
            ) from None
        yield
    finally:
        lock.close()
