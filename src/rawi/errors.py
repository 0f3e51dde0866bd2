"""Everything that rawi raises on purpose.

    RawiError
    ├── InputError          what was given cannot be read (file, encoding, JSON line, date)
    ├── KnowledgeError      a file under knowledge/ is wrong; names file and line
    ├── StoreError          a store that cannot be opened, read or written
    │   └── NotInStore      it holds no report, statement, event, place or decision of this name
    └── SetupError          something the program needs is missing or cannot be written

Each carries a one-line message that says what is wrong and what to do; the command line prints it and exits with 1.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "InputError", "KnowledgeError", "NotInStore", "RawiError", "SetupError", "StoreError", "debugging", "unforeseen",
]  # fmt: skip


class RawiError(Exception):
    """The root of the tree; never raised itself."""


class InputError(RawiError):
    """A file, page or line that cannot be read.

    Args:
        message: what is wrong and what to do, one line.
        path: the file's name as the user gave it, when there is one.
        line: 1-based line in that file, when there is one.
    """

    def __init__(self, message: str, *, path: str | Path | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(_located(message, path, line))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.message, self.path, self.line)


class KnowledgeError(RawiError):
    """A knowledge file that does not say what it must.

    Args:
        message: what is wrong and what to do, one line.
        path: the knowledge file.
        line: 1-based line of the entry.
    """

    def __init__(self, message: str, *, path: str | Path, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(_located(message, path, line))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.message, self.path, self.line)


class StoreError(RawiError):
    """A store that cannot be opened, read or written."""


class NotInStore(StoreError):
    """A store holds no report, statement, event, place or decision of this name."""


class SetupError(RawiError):
    """Something the program needs is not there or cannot be written."""


def unforeseen(error: Exception) -> str:
    """An error that nobody foresaw, in one line."""
    detail = " ".join(str(error).split())[:200]
    return f"unforeseen {type(error).__name__}: {detail} (a fault of rawi; RAWI_DEBUG=1 shows where)"


def debugging() -> bool:
    """Whether unforeseen errors should come with their traceback."""
    return os.environ.get("RAWI_DEBUG") == "1"


def _rebuilt(
    kind: type[InputError] | type[KnowledgeError], message: str, path: str | Path, line: int | None
) -> RawiError:
    """An error that another process raised, as it was raised there."""
    return kind(message, path=path, line=line)


def _located(message: str, path: str | Path | None, line: int | None) -> str:
    where = "" if path is None else str(path)
    if line is not None:
        where = f"{where}:{line}" if where else f"line {line}"
    return f"{where}: {message}" if where else message
