"""Events as a Parquet file; pyarrow writes it, which is large and so not installed unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from rawi.errors import SetupError
from rawi.export.events.flat import COLUMNS, flat_row
from rawi.export.events.told import ToldEvent

__all__ = ["write_parquet"]

GROUP = 20_000  # rows held in memory and written together


def write_parquet(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write the file; how many rows it has.

    Raises:
        SetupError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise SetupError("Parquet needs pyarrow: pip install 'rawi[parquet]'") from None
    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    days = {"date_from", "date_to"}
    schema = pyarrow.schema(
        [(name, pyarrow.date32() if name in days else types[kind]) for name, kind in COLUMNS.items()]
    )
    written = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(events):
            columns = {
                name: _days(rows, name) if name in days else [row[name] for row in rows] for name in COLUMNS
            }
            writer.write_table(pyarrow.table(columns, schema=schema))
            written += len(rows)
    return written


def _groups(events: Iterable[ToldEvent]) -> Iterator[list[dict[str, Any]]]:
    source = iter(events)
    while rows := [flat_row(told) for told in islice(source, GROUP)]:
        yield rows


def _days(rows: list[dict[str, Any]], name: str) -> list[Any]:
    from datetime import date

    return [date.fromisoformat(row[name]) if row[name] else None for row in rows]
