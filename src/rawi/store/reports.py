"""Reports out of the store: lists, and one with what was coded from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from rawi.arabic.fold import folded_word
from rawi.errors import NotInStore
from rawi.report import Report
from rawi.store import schema
from rawi.store.query import query_of
from rawi.store.rows import Page, ReportDetail, ReportFilter, ReportRow
from rawi.store.times import day, moment

__all__ = [
    "as_added",
    "coded_otherwise",
    "copies",
    "report_detail",
    "report_page",
    "report_row",
    "report_rows",
]

r, s, c = schema.reports.c, schema.statements.c, schema.codings.c
STATEMENTS = (
    select(func.count())
    .where((s.report_id == r.id) & (s.current == 1))
    .correlate(schema.reports)
    .scalar_subquery()
)
_OTHER = schema.reports.alias()
COPIES = (
    select(func.count())
    .where((_OTHER.c.copies == r.copies) & (_OTHER.c.id != r.id))
    .correlate(schema.reports)
    .scalar_subquery()
)
COUNTED = (STATEMENTS.label("statement_count"), COPIES.label("copy_count"))
COLUMNS = [column for column in schema.reports.c if column.name != "text"]


def report_row(row: Any) -> ReportRow:
    """A row of ``reports`` that also has a ``statement_count`` and a ``copy_count``."""
    return ReportRow(
        key=row.key,
        name=row.name,
        outlet=row.outlet,
        published=day(row.published),
        url=row.url,
        title=row.title,
        version=row.version,
        current=bool(row.current),
        added=moment(row.added),
        characters=row.characters,
        statements=row.statement_count,
        copies=row.copy_count,
    )


def report_page(connection: Connection, wanted: ReportFilter, *, number: int, size: int) -> Page[ReportRow]:
    """Reports, the last published first."""
    where = _conditions(wanted)
    total = connection.execute(select(func.count()).select_from(schema.reports).where(*where)).scalar_one()
    query = (
        select(*COLUMNS, *COUNTED)
        .where(*where)
        .order_by(r.published.desc(), r.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    return Page(tuple(report_row(row) for row in connection.execute(query)), total, number, size)


def report_rows(connection: Connection, keys: Sequence[str]) -> tuple[ReportRow, ...]:
    """These reports, in this order."""
    query = select(*COLUMNS, *COUNTED).where(r.key.in_(keys))
    found = {row.key: report_row(row) for row in connection.execute(query)}
    return tuple(found[key] for key in keys if key in found)


def coded_otherwise(connection: Connection, present: tuple[str, str] | None) -> list[str]:
    """Keys of current reports whose coding is not by this program and knowledge; of all without these."""
    query = select(r.key).join(schema.codings, c.id == r.coding_id).where(r.current == 1).order_by(r.id)
    if present is not None:
        program, knowledge = present
        query = query.where((c.program != program) | (c.knowledge != knowledge))
    return list(connection.scalars(query))


def as_added(connection: Connection, keys: Sequence[str]) -> list[Report]:
    """Reports as they were added, by the order of their keys."""
    query = select(r.key, r.text, r.name, r.outlet, r.published, r.url, r.title).where(r.key.in_(keys))
    found = {
        row.key: Report(row.text, row.name, row.outlet, day(row.published), row.url, row.title)
        for row in connection.execute(query)
    }
    return [found[key] for key in keys if key in found]


def copies(connection: Connection, key: str) -> tuple[ReportRow, ...]:
    """Near-duplicates of a report, the earliest published first."""
    group = connection.scalar(select(r.copies).where(r.key == key))
    if group is None:
        return ()
    query = select(r.key).where(r.copies == group, r.key != key).order_by(r.published, r.id)
    return report_rows(connection, list(connection.scalars(query)))


def _conditions(wanted: ReportFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if not wanted.old_versions:
        where.append(r.current == 1)
    if wanted.outlet:
        where.append(
            (r.outlet == wanted.outlet) | (r.outlet_key == folded_word(wanted.outlet).strip().casefold())
        )
    if wanted.since:
        where.append(r.published >= wanted.since.isoformat())
    if wanted.until:
        where.append(r.published <= wanted.until.isoformat())
    if wanted.text:
        query: ColumnElement[Any] = literal_column("report_fts").op("MATCH")(query_of(wanted.text))
        where.append(r.id.in_(select(schema.report_fts.c.rowid).where(query)))
    if wanted.coded is not None:
        where.append(STATEMENTS > 0 if wanted.coded else STATEMENTS == 0)
    return where


def report_detail(connection: Connection, key: str) -> ReportDetail:
    """A report with everything coded from it.

    Raises:
        NotInStore: there is none of this key.
    """
    from rawi.store.statements import statement_rows  # with all that words statements

    query = select(schema.reports, *COUNTED).where(r.key == key)
    row = connection.execute(query).first()
    if row is None:
        raise NotInStore(f"there is no report «{key}»; «rawi search» and «rawi event» show the keys")
    coding = connection.execute(select(schema.codings).where(c.id == row.coding_id)).one()
    ids = select(s.id).where(s.coding_id == coding.id).order_by(s.trigger_start, s.id)
    return ReportDetail(
        report=report_row(row),
        text=row.text,
        statements=tuple(statement_rows(connection, list(connection.scalars(ids)))),
        warnings=tuple(json.loads(coding.warnings)),
        versions=_versions(connection, row),
        program=coding.program,
    )


def _versions(connection: Connection, row: Any) -> tuple[ReportRow, ...]:
    if row.url_key is None:
        return (report_row(row),)
    query = select(*COLUMNS, *COUNTED).where(r.url_key == row.url_key).order_by(r.version)
    return tuple(report_row(version) for version in connection.execute(query))
