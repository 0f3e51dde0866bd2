"""Analyses of words that the shipped table lacks, kept on disk: to ask the analyser again costs milliseconds.

A SQLite file in write-ahead mode, which several processes may use at once. Nothing that goes wrong with it is
an error: a word that cannot be read or kept is analysed again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from rawi.arabic.analyses import Analysis

__all__ = ["AnalysisCache"]

_DEFAULTS = Analysis(pos="noun", lemma="")._asdict()


class AnalysisCache:
    """Readings by word.

    Args:
        path: the file; it and its directory are made when they are missing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._owner = 0
        self._connection: sqlite3.Connection | None = None
        self._inherited: list[
            sqlite3.Connection
        ] = []  # of a parent process: neither to be used nor to be closed

    def get(self, norm: str) -> tuple[Analysis, ...] | None:
        """The word's readings; ``None`` when they are not kept."""
        with self._lock:
            try:
                row = self._open().execute("SELECT readings FROM words WHERE norm = ?", (norm,)).fetchone()
            except sqlite3.Error:
                return None
        try:
            return None if row is None else tuple(_read(values) for values in json.loads(row[0]))
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, norm: str, readings: tuple[Analysis, ...]) -> None:
        """Keep the word's readings."""
        line = json.dumps(
            [_written(reading) for reading in readings], ensure_ascii=False, separators=(",", ":")
        )
        with self._lock, suppress(sqlite3.Error):  # a full or read-only disk only costs time
            self._open().execute("INSERT OR REPLACE INTO words VALUES (?, ?)", (norm, line))

    def _open(self) -> sqlite3.Connection:
        """The connection, of this process: one that was opened before a fork must not be used after it."""
        if self._connection is None or self._owner != os.getpid():
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise sqlite3.OperationalError(str(error)) from None
            if self._connection is not None:
                self._inherited.append(self._connection)
            connection = sqlite3.connect(
                self._path, timeout=2.0, isolation_level=None, check_same_thread=False
            )
            with suppress(sqlite3.OperationalError):  # it does not wait while another process opens the file
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS words (norm TEXT PRIMARY KEY, readings TEXT) WITHOUT ROWID"
            )
            self._connection, self._owner = connection, os.getpid()
        return self._connection


def _written(reading: Analysis) -> dict[str, Any]:
    return {key: value for key, value in reading._asdict().items() if value != _DEFAULTS[key]}


def _read(values: dict[str, Any]) -> Analysis:
    for key in ("proclitics", "vowelled", "vowelled_passive"):
        if key in values:
            values[key] = tuple(values[key])
    return Analysis(**{"pos": "noun", "lemma": "", **values})
