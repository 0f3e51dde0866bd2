"""Running a file of SQL within a migration."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import op

__all__ = ["run_file", "statements_of"]


def run_file(path: Path) -> None:
    """Run every statement of a file in the migration's transaction."""
    connection = op.get_bind()
    for statement in statements_of(path.read_text(encoding="utf-8")):
        connection.exec_driver_sql(statement)


def statements_of(script: str) -> Iterator[str]:
    """The statements of a script one by one; a trigger's own semicolons do not part it.

    ``executescript`` would commit first, and half a migration could then stay.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if any(line.strip() and not line.strip().startswith("--") for line in statement.splitlines()):
        raise ValueError(f"the script ends within a statement: {statement[:80]!r}")
