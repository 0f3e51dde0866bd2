"""Statements out of the store again, as they were coded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from rawi.export.plain import gloss
from rawi.export.plain_arabic import gloss_arabic
from rawi.report import Span
from rawi.statement import Count, Filler, Place, Statement, Time
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.rows import SourceRow, StatementRow

__all__ = ["day", "machine_statements", "moment", "statement_rows"]

PLACES = ("place", "origin", "destination")


def day(text: str | None) -> date | None:
    """A day as the store writes it."""
    return date.fromisoformat(text) if text else None


def moment(text: str) -> datetime:
    """A time as the store writes it."""
    return datetime.fromisoformat(text)


def statement_rows(connection: Connection, ids: Sequence[int]) -> list[StatementRow]:
    """These statements, in this order, with their reports, voices and events."""
    found: dict[int, StatementRow] = {}
    for some in slices(ids):
        rows = list(connection.execute(_query(some)))
        texts = _texts(connection, {row.report_id for row in rows})
        roles = _by_statement(connection, _roles(some))
        counts = _by_statement(
            connection, select(schema.counts).where(schema.counts.c.statement_id.in_(some))
        )
        for row in rows:
            text = texts[row.report_id]
            statement = _statement(row, text, roles.get(row.id, ()), counts.get(row.id, ()))
            found[row.id] = _statement_row(row, statement)
    return [found[id] for id in ids if id in found]


def machine_statements(
    connection: Connection, keys: Sequence[str]
) -> dict[str, tuple[Row[Any], str, Statement]]:
    """Statements that count as the machine coded them, by key: row, text of the report, statement."""
    s = schema.statements
    found: dict[str, tuple[Row[Any], str, Statement]] = {}
    for some in slices(list(keys)):
        rows = list(connection.execute(select(s).where(s.c.key.in_(some), s.c.current == 1)))
        ids = [row.id for row in rows]
        texts = _texts(connection, {row.report_id for row in rows})
        roles = _by_statement(connection, _roles(ids))
        counts = _by_statement(connection, select(schema.counts).where(schema.counts.c.statement_id.in_(ids)))
        for row in rows:
            text = texts[row.report_id]
            found[row.key] = row, text, _statement(row, text, roles.get(row.id, ()), counts.get(row.id, ()))
    return found


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


def _roles(ids: Sequence[int]) -> Select[Any]:
    f, p = schema.roles, schema.places
    return (
        select(
            f, p.c.gazetteer_id, p.c.name.label("place_name"), p.c.english.label("place_english"), p.c.country,
            p.c.latitude, p.c.longitude, p.c.radius_km,
        )
        .select_from(f.outerjoin(p, p.c.id == f.c.place_id))
        .where(f.c.statement_id.in_(ids))
        .order_by(f.c.statement_id, f.c.role, f.c.position)
    )  # fmt: skip


def _texts(connection: Connection, ids: set[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for some in slices(sorted(ids)):
        query = select(schema.reports.c.id, schema.reports.c.text).where(schema.reports.c.id.in_(some))
        texts.update((id, text) for id, text in connection.execute(query))
    return texts


def _by_statement(connection: Connection, query: Select[Any]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.statement_id, []).append(row)
    return found


def _statement(row: Row[Any], text: str, roles: Iterable[Row[Any]], counts: Iterable[Row[Any]]) -> Statement:
    fillers: dict[str, tuple[Any, ...]] = {}
    for role in roles:
        filler = _place(role) if role.role in PLACES else _filler(role)
        fillers[role.role] = (*fillers.get(role.role, ()), filler)
    time = None
    if row.time_start is not None:
        time = Time(_span(text, row.time_start, row.time_end), day(row.day_from), day(row.day_to))
    return Statement(
        kind=row.kind,
        trigger=_span(text, row.trigger_start, row.trigger_end),
        sentence=_span(text, row.sentence_start, row.sentence_end),
        status=row.status,
        frame=row.frame,
        time=time,
        counts=tuple(Count(Span(c.start, c.end, c.text), c.what, c.low, c.high) for c in counts),
        notes=tuple(json.loads(row.notes)),
        **fillers,
    )


def _filler(row: Row[Any]) -> Filler:
    return Filler(Span(row.start, row.end, row.text), row.rule, row.actor, row.english)


def _place(row: Row[Any]) -> Place:
    span = Span(row.start, row.end, row.text)
    if row.latitude is None and row.gazetteer_id is None:
        return Place(span, row.rule, english=row.english, country=row.country, reason=row.reason)
    return Place(
        span, row.rule, row.place_name, row.english, row.latitude, row.longitude, row.radius_km, row.gazetteer_id,
        row.country, row.reason,
    )  # fmt: skip


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _statement_row(row: Row[Any], statement: Statement) -> StatementRow:
    source = None
    if row.source_key is not None:
        source = SourceRow(row.source_key, row.source_name, row.source_english, row.source_side)
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
    )
