"""The formats by name, and writing one: the file is complete or not there."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rawi.errors import InputError, SetupError
from rawi.export.events.acled import write_acled
from rawi.export.events.ged import write_ged
from rawi.export.events.geo import write_geojson, write_geopackage
from rawi.export.events.hxl import write_hxl
from rawi.export.events.label_studio import write_label_studio
from rawi.export.events.parquet import write_parquet
from rawi.export.events.provenance import write_provenance
from rawi.export.events.told import ToldEvent, told_events
from rawi.store import EventFilter, Store

__all__ = ["FORMATS", "Format", "write_export"]

Writer = Callable[[Path, Store, EventFilter], int]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        suffix: ending of its files.
        media_type: as servers call it.
        english, arabic: its label.
        text: whether it can go to a terminal or a pipe.
        write: writes the events of a filter to a file and tells how many.
    """

    suffix: str
    media_type: str
    english: str
    arabic: str
    text: bool
    write: Writer


def _of_events(write: Callable[[Path, Iterable[ToldEvent]], int]) -> Writer:
    return lambda path, store, wanted: write(path, told_events(store, wanted))


def _provenance(path: Path, store: Store, wanted: EventFilter) -> int:
    return write_provenance(path, store.all_details(wanted))


def _label_studio(path: Path, store: Store, wanted: EventFilter) -> int:
    return write_label_studio(path, told_events(store, wanted), store)


FORMATS: dict[str, Format] = {
    "acled": Format(".acled.csv", "text/csv", "CSV, ACLED columns", "CSV بأعمدة ACLED", True, _of_events(write_acled)),
    "ged": Format(".ged.csv", "text/csv", "CSV, UCDP GED columns", "CSV بأعمدة UCDP GED", True, _of_events(write_ged)),
    "hxl": Format(".hxl.csv", "text/csv", "CSV, HXL tags", "CSV بوسوم HXL", True, _of_events(write_hxl)),
    "geojson": Format(".geojson", "application/geo+json", "GeoJSON", "GeoJSON", True, _of_events(write_geojson)),
    "geopackage": Format(
        ".gpkg", "application/geopackage+sqlite3", "GeoPackage", "GeoPackage", False, _of_events(write_geopackage)
    ),
    "parquet": Format(
        ".parquet", "application/vnd.apache.parquet", "Parquet", "Parquet", False, _of_events(write_parquet)
    ),
    "jsonl": Format(
        ".prov.jsonl", "application/x-ndjson", "JSON Lines, with provenance", "JSON Lines مع المصادر", True,
        _provenance,
    ),
    "label-studio": Format(
        ".label-studio.json", "application/json", "Label Studio tasks", "مهام Label Studio", True, _label_studio
    ),
}  # fmt: skip
"""The formats, by the name that commands and addresses use."""


def write_export(store: Store, format: str, wanted: EventFilter, target: Path) -> int:
    """Write the events of a filter; how many rows, features or tasks there are.

    The file appears when it is complete; what was there before stays until then.

    Raises:
        InputError: there is no such format, its folder is not there, or something that is no file stands in its place.
        SetupError: what writes it is not installed, or it cannot be written: the disk is full, the folder not ours.
    """
    if format not in FORMATS:
        raise InputError(f"«{format}» is no format; there are {', '.join(FORMATS)}")
    if not target.parent.is_dir():
        raise InputError("its folder does not exist", path=target)
    if not target.name or (target.exists() and not target.is_file()):
        # A folder, or a device such as /dev/stdout, whose place a file must not take.
        raise InputError(
            "is no file that could be replaced; name another, or leave out -o and redirect", path=target
        )
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}")
    try:
        # Who may read it is what the user's umask says of new files.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        written = FORMATS[format].write(part, store, wanted)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise SetupError(
            f"{target}: cannot be written ({getattr(error, 'strerror', None) or error})"
        ) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return written
