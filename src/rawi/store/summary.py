"""What a store holds, in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from rawi.store import schema
from rawi.store.answers import Status
from rawi.store.decisions import disagreeing
from rawi.store.filters import GRADES
from rawi.store.opening import SCHEMA
from rawi.store.times import day

__all__ = ["status"]


def status(connection: Connection, path: Path) -> Status:
    """Everything counted."""

    def count(table: Any, *where: Any) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()

    r, e, c = schema.reports.c, schema.events.c, schema.codings.c
    first, last = connection.execute(select(func.min(r.published), func.max(r.published))).one()
    grades: dict[str, int] = {
        str(grade): int(n) for grade, n in connection.execute(select(e.grade, func.count()).group_by(e.grade))
    }
    programs = connection.execute(
        select(c.program, func.count()).join(schema.reports, r.coding_id == c.id).group_by(c.program)
    )
    return Status(
        path=str(path),
        bytes=sum(file.stat().st_size for file in _files(path)),
        schema=SCHEMA,
        reports=count(schema.reports, r.current == 1),
        old_versions=count(schema.reports, r.current == 0),
        statements=count(schema.statements, schema.statements.c.current == 1),
        events=count(schema.events),
        places=count(schema.places),
        sources=count(schema.sources),
        decisions=count(schema.decisions),
        disagreeing=len(disagreeing(connection)),
        grades={grade: grades.get(grade, 0) for grade in GRADES},
        first=day(first),
        last=day(last),
        unfinished_runs=count(schema.runs, schema.runs.c.finished.is_(None)),
        programs={str(program): int(n) for program, n in programs},
    )


def _files(path: Path) -> list[Path]:
    """The store's file and, while it is written to, the ones beside it."""
    return [file for file in (path, path.with_name(path.name + "-wal")) if file.exists()]
