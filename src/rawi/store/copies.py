"""Near-duplicate reports: found as reports come in, and kept in groups."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from rawi.reconcile.independence import near_duplicates
from rawi.store import schema
from rawi.store.adding import Signed, slices
from rawi.store.index import Memory

__all__ = ["file_signatures"]

r, b = schema.reports.c, schema.report_bands.c


def file_signatures(connection: Connection, signed: Iterable[Signed], memory: Memory) -> list[int]:
    """File reports by their signatures, and bring the groups of near-duplicates up to date.

    A group is called by the smallest key in it; a report without copies has none.

    Returns:
        ids of the reports whose group changed.
    """
    changed: list[int] = []
    for report in signed:
        found = _near(connection, report)
        connection.execute(
            insert(schema.report_bands), [{"band": band, "report_id": report.id} for band in report.bands]
        )
        if found:
            changed += _join(connection, [report.key, *found], memory)
    return changed


def _near(connection: Connection, report: Signed) -> list[str]:
    """Keys of the near-duplicates of a report, or of their groups."""
    ids = set(
        connection.scalars(select(b.report_id).where(b.band.in_(report.bands), b.report_id != report.id))
    )
    found: list[str] = []
    for some in slices(sorted(ids)):
        query = select(r.key, r.copies, r.signature).where(r.id.in_(some))
        found += (
            copies or key
            for key, copies, signature in connection.execute(query)
            if near_duplicates(report.signature, signature)
        )
    return found


def _join(connection: Connection, keys: list[str], memory: Memory) -> list[int]:
    """Make one group of reports and groups; ids of the reports that have another group now."""
    keys = sorted(set(keys))
    held = or_(r.key.in_(keys), r.copies.in_(keys))
    rows = list(connection.execute(select(r.id, r.key, r.copies).where(held)))
    group = min(row.key for row in rows)
    moved = [row for row in rows if row.copies != group]
    if moved:
        query = update(schema.reports).where(r.id == bindparam("row")).values(copies=group)
        connection.execute(query, [{"row": row.id} for row in moved])
        memory.copies.update((row.key, group) for row in moved)
    return [row.id for row in moved]
