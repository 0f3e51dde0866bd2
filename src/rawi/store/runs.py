"""Runs: which program coded, when, with what knowledge and settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, insert, update

from rawi import __version__
from rawi.knowledge.loading import HERE
from rawi.store import schema
from rawi.store.adding import next_id
from rawi.store.times import now

__all__ = ["Run", "finish_run", "knowledge_hash", "start_run"]


@dataclass(slots=True)
class Run:
    """One run of a command that writes.

    Attributes:
        id: its number.
        program: rawi's version.
        knowledge: hash of the knowledge files.
        reports, statements, failed: what it did so far.
    """

    id: int
    program: str
    knowledge: str
    reports: int = 0
    statements: int = 0
    failed: int = 0


@cache
def knowledge_hash() -> str:
    """Twelve hexadecimal digits that differ where any file under knowledge/ does."""
    digest = hashlib.sha256()
    for path in sorted(p for p in HERE.rglob("*") if p.suffix in (".toml", ".csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def start_run(connection: Connection, command: str, settings: Mapping[str, object]) -> Run:
    """Record that a run begins."""
    run = Run(next_id(connection, schema.runs), __version__, knowledge_hash())
    connection.execute(
        insert(schema.runs),
        {
            "id": run.id,
            "command": command,
            "program": run.program,
            "knowledge": run.knowledge,
            "settings": json.dumps(settings, ensure_ascii=False, default=str),
            "started": now(),
            "reports": 0,
            "statements": 0,
            "failed": 0,
        },
    )
    return run


def finish_run(connection: Connection, run: Run) -> None:
    """Record that a run came to its end, and what it did."""
    connection.execute(
        update(schema.runs)
        .where(schema.runs.c.id == run.id)
        .values(finished=now(), reports=run.reports, statements=run.statements, failed=run.failed)
    )
