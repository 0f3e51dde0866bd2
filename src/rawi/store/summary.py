"""What a store holds, in numbers, and the places that it knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, or_, select

from rawi.store import schema
from rawi.store.filters import GRADES, named
from rawi.store.opening import SCHEMA
from rawi.store.rows import PlaceRow, Status
from rawi.store.told import day

__all__ = ["places", "status"]


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
        disagreeing=0,
        grades={grade: grades.get(grade, 0) for grade in GRADES},
        first=day(first),
        last=day(last),
        unfinished_runs=count(schema.runs, schema.runs.c.finished.is_(None)),
        programs={str(program): int(n) for program, n in programs},
    )


def _files(path: Path) -> list[Path]:
    """The store's file and, while it is written to, the ones beside it."""
    return [file for file in (path, path.with_name(path.name + "-wal")) if file.exists()]


def places(connection: Connection, name: str | None, *, size: int) -> tuple[PlaceRow, ...]:
    """Places where events happened; those that differ only in radius are one."""
    p, e = schema.places, schema.events.c
    key = func.coalesce(p.c.gazetteer_id, p.c.key)
    events = func.count(e.id)
    query = (
        select(key, p.c.name, p.c.english, p.c.country, p.c.latitude, p.c.longitude, events)
        .outerjoin(schema.events, e.place_id == p.c.id)
        .group_by(key)
        .order_by(events.desc(), key)
        .limit(size)
    )
    if name:
        query = query.where(or_(p.c.gazetteer_id == name, p.c.key == name, named(p, name)))
    return tuple(PlaceRow(*row) for row in connection.execute(query))
