"""Reading the knowledge files: TOML tables and CSV rows with the line each stands on, so that errors can name it.

Parsed files are kept as JSON in the user's cache directory: a TOML parser in Python is slow, and the knowledge is read
at every start.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import platformdirs

from rawi.errors import KnowledgeError

__all__ = ["HERE", "cache_dir", "checked", "read_lines", "read_rows", "read_tables"]

HERE = Path(__file__).parent
Table = tuple[int, dict[str, Any]]


def cache_dir() -> Path:
    """Where derived data may be kept: ``$RAWI_CACHE`` or the user's cache directory."""
    return Path(os.environ.get("RAWI_CACHE") or platformdirs.user_cache_dir("rawi"))


def read_tables(path: Path, name: str) -> list[Table]:
    """The ``[[name]]`` tables of a TOML file, each with the 1-based line of its header.

    Raises:
        KnowledgeError: the file is missing or is no TOML.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    cached = cache_dir() / "knowledge" / f"{path.stem}-{name}-{hashlib.sha256(raw).hexdigest()[:20]}.json"
    try:
        return [(line, table) for line, table in json.loads(cached.read_bytes())]
    except (OSError, ValueError):
        pass
    tables = _parse(path, raw, name)
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        scratch = cached.with_suffix(f".{os.getpid()}")
        scratch.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        scratch.replace(cached)
    except OSError:
        pass  # a read-only home only costs time
    return tables


def read_lines(path: Path) -> list[str]:
    """The lines of a CSV file, without the mark that spreadsheets put before the first.

    Raises:
        KnowledgeError: the file is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise KnowledgeError("is not UTF-8; save it as UTF-8", path=path, line=line) from None


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file by column, each with its 1-based line; empty lines and those that begin with # are left out.

    Raises:
        KnowledgeError: the file is missing or not UTF-8, or its header or a row has other columns.
    """
    reader = csv.reader(read_lines(path))
    if next(reader, []) != list(columns):
        raise KnowledgeError(f"must begin with the columns {','.join(columns)}", path=path, line=1)
    for row in reader:
        if not row or row[0].startswith("#"):
            continue
        if len(row) != len(columns):
            raise KnowledgeError(
                f"has {len(row)} columns, not {len(columns)}", path=path, line=reader.line_num
            )
        yield reader.line_num, {name: cell.strip() for name, cell in zip(columns, row, strict=True)}


def _parse(path: Path, raw: bytes, name: str) -> list[Table]:
    try:
        text = raw.decode("utf-8")
        found = tomllib.loads(text).get(name, [])
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise KnowledgeError("is not UTF-8; save it as UTF-8", path=path, line=line) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise KnowledgeError(f"is no TOML: {error}", path=path, line=int(at[1]) if at else None) from None
    header = re.compile(r"^\s*\[\[\s*" + re.escape(name) + r"\s*\]\]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
    return list(zip(lines, found, strict=True))


def checked(
    path: Path,
    line: int,
    table: dict[str, Any],
    *,
    required: Mapping[str, Any],
    optional: Mapping[str, Any],
    one_of: Mapping[str, Iterable[str]] | None = None,
) -> dict[str, Any]:
    """The table, once its keys and types are what they must be; a ``list`` is one of strings.

    Raises:
        KnowledgeError: a key is missing, unknown or of the wrong type, or a value is none of those allowed.
    """
    for key in required:
        if key not in table:
            raise KnowledgeError(f"lacks «{key}»", path=path, line=line)
    for key, value in table.items():
        want = required.get(key) or optional.get(key)
        if want is None:
            known = ", ".join([*required, *optional])
            raise KnowledgeError(f"does not know «{key}»; it knows {known}", path=path, line=line)
        if not isinstance(value, want) or (want is int and isinstance(value, bool)):
            raise KnowledgeError(f"«{key}» must be {_named(want)}", path=path, line=line)
        if want is list and not all(isinstance(item, str) and item for item in value):
            raise KnowledgeError(f"«{key}» must be a list of strings", path=path, line=line)
        if want is str and not value.strip():
            raise KnowledgeError(f"«{key}» is empty", path=path, line=line)
    for key, allowed in (one_of or {}).items():
        values = table.get(key)
        for value in values if isinstance(values, list) else [values] if values is not None else []:
            if value not in allowed:
                raise KnowledgeError(f"«{key}» cannot be «{value}»", path=path, line=line)
    return table


def _named(want: type) -> str:
    return {str: "a string", int: "a whole number", float: "a number", bool: "true or false",
            list: "a list of strings", dict: "a table"}.get(want, want.__name__)  # fmt: skip
