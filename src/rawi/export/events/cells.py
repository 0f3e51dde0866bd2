"""Cells of a table that a spreadsheet will open: nothing in them is a formula, and Arabic opens as Arabic."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["cell", "write_table"]

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def cell(value: Any) -> Any:
    """A value as a cell: text on one line, with an apostrophe before what a spreadsheet would take for a formula, and
    without what would steer a terminal."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    value = _CONTROLS.sub("", value)
    guarded = f"'{value}" if value.startswith(FORMULA) else value
    text = " ".join(guarded.split())
    return f"'{text}" if text.startswith(FORMULA) else text


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, tags: Sequence[str] | None = None
) -> int:
    """Write a CSV file in UTF-8 with a byte order mark, by which spreadsheets know it; how many rows it has.

    Args:
        path: the file.
        columns: its header.
        rows: values, one a column.
        tags: a second header, as HXL has it.
    """
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        if tags is not None:
            writer.writerow(tags)
        for row in rows:
            writer.writerow([cell(value) for value in row])
            written += 1
    return written
