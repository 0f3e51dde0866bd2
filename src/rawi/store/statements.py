"""Statements in their place in the store: with report, voice, event, and what reviewers made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from rawi.export.plain import gloss
from rawi.export.plain_arabic import gloss_arabic
from rawi.statement import Statement
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.corrections import machine_value, with_corrections
from rawi.store.decisions import by_subject, difference, unsettled
from rawi.store.rows import Decision, SourceRow, StatementRow
from rawi.store.times import day
from rawi.store.told import coded_statements

__all__ = ["statement_rows"]

REVIEWS = ("accept", "reject", "flag")


def statement_rows(connection: Connection, ids: Sequence[int]) -> list[StatementRow]:
    """These statements, in this order; corrections applied."""
    rows: list[Row[Any]] = []
    for some in slices(ids):
        rows += connection.execute(_query(some))
    decided: dict[str, list[Decision]] = {}
    if connection.scalar(select(func.max(schema.decisions.c.id))):
        decided = by_subject(connection, [row.key for row in rows])
    found = {
        row.id: _statement_row(row, text, statement, decided.get(row.key, []))
        for row, text, statement in coded_statements(connection, rows)
    }
    return [found[id] for id in ids if id in found]


def _query(ids: Sequence[int]) -> Select[Any]:
    s, r, v = schema.statements, schema.reports, schema.sources
    m, e = schema.event_statements, schema.events
    return (
        select(
            s, r.c.key.label("report_key"), r.c.outlet, r.c.published, r.c.url,
            v.c.key.label("source_key"), v.c.name.label("source_name"), v.c.english.label("source_english"),
            v.c.side.label("source_side"), m.c.stance, m.c.why, e.c.key.label("event_key"),
        )
        .select_from(
            s.join(r, r.c.id == s.c.report_id)
            .outerjoin(m, m.c.statement_id == s.c.id)
            .outerjoin(v, v.c.id == m.c.source_id)
            .outerjoin(e, e.c.id == m.c.event_id)
        )
        .where(s.c.id.in_(ids))
    )  # fmt: skip


def _statement_row(row: Row[Any], text: str, machine: Statement, decided: Sequence[Decision]) -> StatementRow:
    source = None
    if row.source_key is not None:
        source = SourceRow(row.source_key, row.source_name, row.source_english, row.source_side)
    corrections = [(one.field, one.value) for one in decided if one.verb == "correct" and one.field]
    statement = with_corrections(machine, text, corrections)
    differs = [difference(one, machine) for one in unsettled(decided) if one.coding_id != row.coding_id]
    return StatementRow(
        key=row.key,
        report=row.report_key,
        outlet=row.outlet,
        published=day(row.published),
        url=row.url,
        statement=statement,
        text=statement.sentence.text,
        gloss=gloss(statement),
        gloss_ar=gloss_arabic(statement),
        source=source,
        event=row.event_key,
        stance=row.stance or "",
        why=row.why or "",
        review=next((one for one in reversed(decided) if one.verb in REVIEWS), None),
        corrected={field: machine_value(machine, field) for field, _ in corrections},
        differs="; ".join(filter(None, differs)) or None,
    )
