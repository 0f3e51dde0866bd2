"""From what the user names to reports: files, folders and standard input, told apart and read one by one."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from rawi.errors import InputError
from rawi.ingest.found import NOTHING_KNOWN, Found, Known
from rawi.ingest.jsonl import reports_in_lines
from rawi.ingest.page import report_of_page
from rawi.ingest.text import MAX_RAW_BYTES, checked_text, decode, scrub
from rawi.report import Report

__all__ = ["SUFFIXES", "count_reports", "read_paths"]

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".jsonl.gz")
"""What is picked up from a folder; a file named by the user is read whatever its name."""

STDIN = "-"


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Found | InputError]:
    """The reports of files, folders and standard input (``-``), in order, each as soon as it is read.

    What cannot be read is yielded as an error in its place, and the rest go on.

    Args:
        paths: as the user gave them; folders are walked in the order of their names, hidden files left out.
        published: day of publication, over what the files say.
        outlet: the publisher, over what the files say.
        stdin: what ``-`` reads; ``sys.stdin.buffer`` when not given.
    """
    known = Known(published, outlet)
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, "stdin", known)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), known)
        else:
            yield from _read_file(Path(path), known)


def count_reports(paths: Iterable[str | Path]) -> int | None:
    """How many reports reading these will give; ``None`` where only reading can tell."""
    total = 0
    for path in paths:
        for file in _files_in(Path(path)) if Path(path).is_dir() else [path]:
            if isinstance(file, InputError):
                continue
            if _suffix(Path(file)) not in (".txt", ".html", ".htm"):
                return None
            total += 1
    return total


def _read_folder(folder: Path, known: Known) -> Iterator[Found | InputError]:
    empty = True
    for file in _files_in(folder):
        empty = False
        if isinstance(file, InputError):
            yield file
        else:
            yield from _read_file(file, known)
    if empty:
        yield InputError(f"holds nothing to read: no file ends in {', '.join(SUFFIXES)}", path=folder)


def _files_in(folder: Path, named: Path | None = None) -> Iterator[Path | InputError]:
    """The files of a folder and its folders that can be reports.

    Links to folders are not followed, and links to files only within the folder that the user named: one that came from
    elsewhere might else bring in what its maker may not read.
    """
    named = named or folder.resolve()
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(_reason(error), path=folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(path, named)
        elif entry.is_file() and _suffix(path):
            if entry.is_symlink() and not path.resolve().is_relative_to(named):
                yield InputError(
                    "is a link that leads out of its folder; name the file itself to read it", path=path
                )
            else:
                yield path


def _read_file(path: Path, known: Known) -> Iterator[Found | InputError]:
    suffix = _suffix(path)
    try:
        if suffix == ".jsonl.gz":
            with gzip.open(path) as stream:
                yield from reports_in_lines(cast(BinaryIO, stream), str(path), known)
            return
        with path.open("rb") as stream:
            if suffix == ".jsonl":
                yield from reports_in_lines(stream, str(path), known)
            elif suffix:
                yield _read_one(stream, str(path), known, page=suffix != ".txt")
            else:
                yield from _read_stream(stream, str(path), known)
    except OSError as error:
        yield InputError(_reason(error), path=path)


def _read_stream(stream: BinaryIO, path: str, known: Known) -> Iterator[Found | InputError]:
    """Bytes without a name that tells what they are: JSON lines, a page or a text."""
    peekable = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    first = peekable.peek(512)[:512].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if first == b"{":
        yield from reports_in_lines(cast(BinaryIO, peekable), path, known)
    elif first == b"[":
        yield InputError("is a JSON list; write one report a line, without the brackets (.jsonl)", path=path)
    else:
        yield _read_one(cast(BinaryIO, peekable), path, known, page=first == b"<")


def _read_one(stream: BinaryIO, path: str, known: Known, *, page: bool) -> Found | InputError:
    try:
        raw = stream.read(MAX_RAW_BYTES + 1)
        name, _ = scrub(path)
        report, warnings = report_of_page(raw, name, known) if page else _report_of_text(raw, name, known)
    except InputError as error:
        return InputError(error.message, path=path)
    except OSError as error:
        return InputError(_reason(error), path=path)
    return Found(report, path, None, warnings)


def _report_of_text(raw: bytes, name: str, known: Known = NOTHING_KNOWN) -> tuple[Report, tuple[str, ...]]:
    decoded = decode(raw)
    text, warnings = scrub(decoded.text)
    report = Report(text=checked_text(text), id=name, outlet=known.outlet, published=known.published)
    return report, decoded.warnings + warnings


def _suffix(path: Path) -> str:
    """Which of the suffixes the name ends in, or nothing."""
    name = path.name.lower()
    return next((suffix for suffix in reversed(SUFFIXES) if name.endswith(suffix)), "")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read by you"
    return f"cannot be read ({error.strerror or error})"
