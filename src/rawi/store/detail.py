"""One event with everything behind it: voices side by side, links, decisions, numbers."""

from __future__ import annotations

from sqlalchemy import Connection, select

from rawi.store import schema
from rawi.store.decisions import decisions_on, with_difference
from rawi.store.events import EVENTS, event_id, event_row
from rawi.store.rows import EventDetail, Figure, Link, SourceRow, StatementRow, Told, Voice
from rawi.store.statements import statement_rows

__all__ = ["event_detail", "figures_of", "links_of", "voices_of"]

e, m = schema.events.c, schema.event_statements.c


def event_detail(connection: Connection, key: str) -> EventDetail:
    """An event with everything behind it.

    Raises:
        NotInStore: there is none of this key.
    """
    id = event_id(connection, key)
    row = connection.execute(EVENTS.where(e.id == id)).one()
    voices = voices_of(connection, id)
    keys = [statement.key for voice in voices for statement in voice.statements]
    return EventDetail(
        event=event_row(row),
        voices=voices,
        links=links_of(connection, id),
        decisions=tuple(with_difference(connection, decisions_on(connection, [row.key, *keys]))),
        figures=figures_of(connection, id),
    )


def voices_of(connection: Connection, event: int) -> tuple[Voice, ...]:
    """The voices of an event side by side: those that say it first, those against it last."""
    ids = list(
        connection.scalars(
            select(m.statement_id)
            .join(schema.statements, schema.statements.c.id == m.statement_id)
            .join(schema.reports, schema.reports.c.id == schema.statements.c.report_id)
            .where(m.event_id == event)
            .order_by(schema.reports.c.published, schema.reports.c.id, schema.statements.c.trigger_start)
        )
    )
    by_source: dict[SourceRow, list[StatementRow]] = {}
    for statement in statement_rows(connection, ids):
        source = statement.source or SourceRow("", statement.outlet or "", None, "")
        by_source.setdefault(source, []).append(statement)
    voices = [_voice(source, rows) for source, rows in by_source.items()]
    return tuple(sorted(voices, key=lambda voice: voice.stance == "denies"))


def _voice(source: SourceRow, rows: list[StatementRow]) -> Voice:
    stance = "denies" if any(row.stance == "denies" for row in rows) else "says"
    told = [Told(c.what, c.low, c.high, c.span.text, row.key) for row in rows for c in row.statement.counts]
    return Voice(source, stance, tuple(rows), tuple(told))


def links_of(connection: Connection, event: int) -> tuple[Link, ...]:
    """What the event's statements contradict, each other or another event's."""
    one, other, k = schema.statements.alias("one"), schema.statements.alias("other"), schema.links.c
    query = (
        select(one.c.key, other.c.key, k.relation, k.reason)
        .join(one, one.c.id == k.one)
        .join(other, other.c.id == k.other)
        .where(k.event_id == event)
        .order_by(k.relation, one.c.key, other.c.key)
    )
    return tuple(Link(*row) for row in connection.execute(query))


def figures_of(connection: Connection, event: int) -> dict[str, Figure]:
    """Low, best and high of everything counted, by what is counted."""
    f = schema.event_figures.c
    query = select(f.what, f.low, f.best, f.high).where(f.event_id == event).order_by(f.what)
    return {what: Figure(low, best, high) for what, low, best, high in connection.execute(query)}
