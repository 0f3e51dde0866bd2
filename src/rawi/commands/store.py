"""What the commands that use a store share: where it is, and tables of what it holds."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from rawi.export.bidi import cells, isolated, shown, wrapped

__all__ = ["Screen", "as_json", "both", "print_json", "write_line"]

WIDEST = 120


def print_json(value: Any) -> None:
    """A value, of rows perhaps, as indented JSON."""
    sys.stdout.write(json.dumps(as_json(value), ensure_ascii=False, indent=1) + "\n")


def as_json(value: Any) -> Any:
    """Rows as dictionaries, days and times as ISO text."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_json(asdict(value))
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def write_line(text: str = "") -> None:
    """A line to standard output."""
    sys.stdout.write(text + "\n")


class Screen:
    """Text laid out for a terminal: 60 columns at least, 120 at most."""

    def __init__(self) -> None:
        self.width = max(60, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))
        coloured = sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
        self.bold, self.dim, self.off = ("\033[1m", "\033[2m", "\033[0m") if coloured else ("", "", "")

    def head(self, text: str) -> None:
        """A line in bold."""
        for line in wrapped(text, self.width):
            write_line(f"{self.bold}{line}{self.off}")

    def text(self, text: str, *, indent: int = 0, dim: bool = False) -> None:
        """Text broken between words."""
        for line in wrapped(text, self.width - indent):
            write_line(f"{' ' * indent}{self.dim if dim else ''}{line}{self.off if dim else ''}")

    def field(self, label: str, text: str, *, indent: int = 2, wide: int = 12) -> None:
        """A label, and text beside it."""
        for line in wrapped(text, self.width - indent - wide):
            write_line(f"{' ' * indent}{self.dim}{label:<{wide}}{self.off}{line}")
            label = ""

    def table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], *, grow: int, right: Sequence[int] = ()
    ) -> None:
        """Columns as wide as what stands in them; one grows or shrinks to fill the line, and is broken.

        Args:
            heads: over the columns.
            rows: cells, made safe with ``both`` or ``isolated(shown(…))``.
            grow: the column that takes what the others leave.
            right: columns of numbers, set to the right.
        """
        rows = [list(row) for row in rows]
        wide = [max(cells(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
        rest = sum(wide) - wide[grow] + 2 * (len(wide) - 1)
        wide[grow] = max(20, min(wide[grow], self.width - rest))
        self._row(heads, wide, right, self.dim)
        for row in rows:
            self._row(row, wide, right, "")

    def _row(self, row: Sequence[str], wide: Sequence[int], right: Sequence[int], style: str) -> None:
        columns = [list(wrapped(cell, width)) or [""] for cell, width in zip(row, wide, strict=True)]
        for at in range(max(map(len, columns))):
            parts = []
            for number, (lines, width) in enumerate(zip(columns, wide, strict=True)):
                cell = lines[at] if at < len(lines) else ""
                space = " " * (width - cells(cell))
                parts.append(space + cell if number in right else cell + space)
            write_line(f"{style}{'  '.join(parts).rstrip()}{self.off if style else ''}")


def both(english: str | None, arabic: str | None) -> str:
    """An English name and the Arabic one after it, either alone where the other is missing."""
    parts = [shown(english or ""), isolated(shown(arabic or "")) if arabic and arabic != english else ""]
    return " · ".join(part for part in parts if part)
