"""Where coded reports go: to standard output as they come, or to a folder of pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Protocol

from rawi.coded import CodedReport
from rawi.errors import InputError, SetupError
from rawi.export.html import Entry, index_page, report_page
from rawi.export.jsonl import json_line, report_object
from rawi.export.table import report_table

__all__ = ["Folder", "JsonArray", "Lines", "Output", "SinglePage", "Tables", "page_name"]


class Output(Protocol):
    """Takes coded reports one by one."""

    def write(self, coded: CodedReport) -> None:
        """Write one report out at once."""

    def close(self) -> None:
        """Write what comes after the last."""


class Tables:
    """Blocks of text as wide as the terminal."""

    def __init__(self, *, explain: bool) -> None:
        self._explain = explain
        self._width = shutil.get_terminal_size((80, 24)).columns
        terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._colour = terminal and not os.environ.get("NO_COLOR")

    def write(self, coded: CodedReport) -> None:
        """Write one report's blocks."""
        _put(report_table(coded, width=self._width, colour=self._colour, explain=self._explain))

    def close(self) -> None:
        """Nothing comes after the last."""


class Lines:
    """One JSON object a line."""

    def write(self, coded: CodedReport) -> None:
        """Write one report's line."""
        _put(json_line(coded) + "\n")

    def close(self) -> None:
        """Nothing comes after the last."""


class JsonArray:
    """One indented JSON array of all reports, written piece by piece."""

    def __init__(self) -> None:
        self._before = "[\n"

    def write(self, coded: CodedReport) -> None:
        """Write one report as the array's next element."""
        _put(self._before + json.dumps(report_object(coded), ensure_ascii=False, indent=1))
        self._before = ",\n"

    def close(self) -> None:
        """Close the array, an empty one too."""
        _put("[]\n" if self._before == "[\n" else "\n]\n")


class SinglePage:
    """The page of the only report, on standard output."""

    def __init__(self) -> None:
        self._page = ""

    def write(self, coded: CodedReport) -> None:
        """Keep the page until it is known to be the only one.

        Raises:
            InputError: there was one before.
        """
        if self._page:
            raise InputError("there are several reports, and standard output takes one page; add --out DIR")
        self._page = report_page(coded)

    def close(self) -> None:
        """Write the page."""
        _put(self._page)


class Folder:
    """A page for each report and an index of them, in a folder that is made if need be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries: list[Entry] = []
        self._taken = {"index.html"}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(f"{folder}: no folder can be made there ({error.strerror})") from None

    def write(self, coded: CodedReport) -> None:
        """Write the report's page and say where."""
        name = page_name(coded.report.id, self._taken)
        self._taken.add(name.casefold())
        self._save(name, report_page(coded))
        self._entries.append(Entry(name, coded.report, len(coded.statements)))

    def close(self) -> None:
        """Write the index."""
        if self._entries:
            self._save("index.html", index_page(self._entries))

    def _save(self, name: str, page: str) -> None:
        """Whole or not at all; a link that stands under the name is replaced, not followed."""
        scratch = self._folder / f".{os.getpid()}.part"
        try:
            scratch.write_text(page, encoding="utf-8", newline="\n")
            scratch.replace(self._folder / name)
        except OSError as error:
            scratch.unlink(missing_ok=True)
            raise SetupError(f"{self._folder / name}: cannot be written ({error.strerror})") from None
        _put(f"{self._folder / name}\n")


_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def page_name(id: str, taken: set[str]) -> str:
    """A file name for a report's page: its id's letters and digits, unlike the names already taken.

    Args:
        id: whatever the report is called; slashes, dots at either end and the like do not survive.
        taken: case-folded names in use.
    """
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", id)).strip("-._")
    for suffix in (".txt", ".html", ".htm"):
        stem = stem.removesuffix(suffix)
    stem = stem.encode()[:100].decode(errors="ignore").strip("-._") or "report"
    if _RESERVED.match(stem):
        stem = f"report-{stem}"
    name, number = f"{stem}.html", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.html"
    return name


def _put(text: str) -> None:
    """Out at once: whoever reads along sees each report as it is done."""
    sys.stdout.write(text)
    sys.stdout.flush()
