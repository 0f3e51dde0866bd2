"""Statements out of the store again, as the machine coded them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from rawi.report import Span
from rawi.statement import Count, Filler, Place, Statement, Time
from rawi.store import schema
from rawi.store.adding import slices
from rawi.store.times import day

__all__ = ["Coded", "coded_statements", "machine_statements"]

Coded = tuple[Row[Any], str, Statement]
"""A row of ``statements``, the text of its report, and the statement itself."""

PLACES = ("place", "origin", "destination")


def machine_statements(connection: Connection, keys: Sequence[str]) -> dict[str, Coded]:
    """Statements that count, by key."""
    s = schema.statements
    rows: list[Row[Any]] = []
    for some in slices(list(keys)):
        rows += connection.execute(select(s).where(s.c.key.in_(some), s.c.current == 1))
    return {coded[0].key: coded for coded in coded_statements(connection, rows)}


def coded_statements(connection: Connection, rows: Sequence[Row[Any]]) -> list[Coded]:
    """The statements of these rows of ``statements``, in their order."""
    found: list[Coded] = []
    for some in slices(rows):
        ids = [row.id for row in some]
        texts = _texts(connection, {row.report_id for row in some})
        roles = _by_statement(connection, _roles(ids))
        counts = _by_statement(connection, select(schema.counts).where(schema.counts.c.statement_id.in_(ids)))
        for row in some:
            text = texts[row.report_id]
            found.append((row, text, _statement(row, text, roles.get(row.id, ()), counts.get(row.id, ()))))
    return found


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
        likelihood=row.likelihood,
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
