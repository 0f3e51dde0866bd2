"""What a person should look at next: statements that nobody decided on, those most worth it first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from rawi.errors import InputError
from rawi.places import parse_place, resolve_all
from rawi.store import schema
from rawi.store.answers import PlaceCandidate, QueueRow
from rawi.store.decisions import disagreeing
from rawi.store.reports import report_rows
from rawi.store.rows import Page, StatementRow
from rawi.store.statements import statement_rows

__all__ = ["REASONS", "queue"]

s, m, e, f, p = (
    schema.statements.c, schema.event_statements.c, schema.events.c, schema.roles.c, schema.places.c,
)  # fmt: skip
CONTEXT = 240  # characters before and after the sentence


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement is worth a look, in both languages, and how much."""

    english: str
    arabic: str
    weight: float


REASONS: dict[str, Reason] = {
    "differs": Reason("the machine now says otherwise than a reviewer", "يخالف الآليُّ الآن قرارَ المراجع", 5.0),
    "disputed": Reason("the event is disputed", "الحدث متنازع عليه", 4.0),
    "new_actor": Reason("an actor that the registry does not hold", "فاعل ليس في السجل", 2.0),
    "new_place": Reason("a place that was not found", "مكان لم يُعثر عليه", 1.5),
    "unsure": Reason("the coder left a remark", "ترك المرمِّز ملاحظة", 1.0),
}
"""The reasons, the weightiest first; a statement is in the queue for its weightiest."""


def queue(
    connection: Connection, *, reviewer: str | None, why: str | None, number: int, size: int
) -> Page[QueueRow]:
    """Statements to look at; arguments are those of ``Store.queue``."""
    if why is not None and why not in REASONS:
        raise InputError(f"«{why}» is no reason; it is one of {', '.join(REASONS)}")
    differing = sorted({one.subject for one in disagreeing(connection)})
    conditions = {reason: _condition(reason, differing) for reason in ([why] if why else REASONS)}
    skip, total = (number - 1) * size, 0
    found: list[tuple[int, str]] = []
    before: list[ColumnElement[bool]] = []
    for reason, condition in conditions.items():
        new = and_(condition, *(~other for other in before))
        # What the machine now sees otherwise was decided on: that is the point.
        undecided = [] if reason == "differs" else [~_decided(reviewer)]
        where = [s.current == 1, new, *undecided]
        count = connection.execute(
            select(func.count()).select_from(schema.statements).where(*where)
        ).scalar_one()
        wanted = size - len(found)
        if wanted > 0 and skip < count:
            ids = connection.scalars(_ordered(where).limit(wanted).offset(skip))
            found += ((id, reason) for id in ids)
        skip, total = max(0, skip - count), total + count
        before.append(condition)
    return Page(tuple(_rows(connection, found)), total, number, size)


def _condition(reason: str, differing: list[str]) -> ColumnElement[bool]:
    if reason == "differs":
        return s.key.in_(differing)
    if reason == "disputed":
        disputed = select(m.statement_id).join(schema.events, e.id == m.event_id).where(e.grade == "disputed")
        return s.id.in_(disputed)
    if reason == "new_actor":
        return exists().where(f.statement_id == s.id, f.role == "agent", f.actor.is_(None))
    if reason == "new_place":
        return exists().where(
            f.statement_id == s.id,
            f.role == "place",
            p.id == f.place_id,
            p.latitude.is_(None),
            p.gazetteer_id.is_(None),
        )
    return s.notes != "[]"


def _decided(reviewer: str | None) -> ColumnElement[bool]:
    """Whether a decision on the statement holds, of this reviewer or of any."""
    d, undo = schema.decisions, schema.decisions.alias("undo")
    held = [d.c.subject == s.key, ~exists().where(undo.c.undoes == d.c.id)]
    if reviewer is not None:
        held.append(d.c.reviewer == reviewer)
    return exists().where(*held)


def _ordered(where: list[ColumnElement[bool]]) -> Select[int]:
    """Statements of events that many report on, and of deadly ones, first."""
    return (
        select(s.id)
        .outerjoin(schema.event_statements, m.statement_id == s.id)
        .outerjoin(schema.events, e.id == m.event_id)
        .where(*where)
        .order_by(e.reports.desc(), e.killed_best.desc(), s.id)
    )


def _rows(connection: Connection, found: list[tuple[int, str]]) -> list[QueueRow]:
    statements = statement_rows(connection, [id for id, _ in found])
    reports = {row.key: row for row in report_rows(connection, list({one.report for one in statements}))}
    texts = _texts(connection, list(reports))
    rows = []
    for statement, (_, reason) in zip(statements, found, strict=True):
        context, start = _context(texts[statement.report], statement)
        told = REASONS[reason]
        rows.append(
            QueueRow(
                statement, reports[statement.report], context, start, reason, told.english, told.arabic, told.weight,
                _candidates(statement),
            )
        )  # fmt: skip
    return rows


def _texts(connection: Connection, keys: list[str]) -> dict[str, str]:
    r = schema.reports.c
    return {
        str(key): str(text) for key, text in connection.execute(select(r.key, r.text).where(r.key.in_(keys)))
    }


def _context(text: str, statement: StatementRow) -> tuple[str, int]:
    """The sentence and what stands around it, in whole words."""
    span = statement.statement.sentence
    start, end = max(0, span.start - CONTEXT), min(len(text), span.end + CONTEXT)
    if start > 0:
        space = text.find(" ", start, span.start)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else end
    return text[start:end], start


def _candidates(statement: StatementRow) -> tuple[PlaceCandidate, ...]:
    """What the words of its first place may mean, the likeliest first."""
    if not statement.statement.place:
        return ()
    countries = tuple(dict.fromkeys(place.country for place in statement.statement.place if place.country))
    (resolution,) = resolve_all([parse_place(statement.statement.place[0].span.text)], countries)
    return tuple(
        PlaceCandidate(
            candidate.entry.id, candidate.entry.name, candidate.entry.english, candidate.entry.country,
            candidate.entry.lat, candidate.entry.lon, candidate.spelling,
        )
        for candidate in resolution.candidates
    )  # fmt: skip
