"""What an ``EventFilter`` means in SQL."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, literal_column, or_, select

from rawi.arabic.fold import fold
from rawi.errors import InputError
from rawi.knowledge.kinds import FAMILIES, load_kinds
from rawi.store import schema
from rawi.store.query import query_of
from rawi.store.rows import EventFilter

__all__ = ["GRADES", "conditions", "named", "place_named"]

GRADES = ("single", "one-sided", "corroborated", "conceded", "disputed")
STATUSES = ("happened", "ongoing", "planned", "denied", "failed")
MOST_WORDS = 20  # of a name
REVIEWS = ("open", "accepted", "rejected", "corrected", "flagged")
_WORD = re.compile(r"\w+")
_ID = re.compile(r"[a-z_-]+:|[^\s@]*@-?\d")  # «geonames:172955», «words::النفق»

e = schema.events.c
m, s, f, r = schema.event_statements.c, schema.statements.c, schema.roles.c, schema.reports.c


def conditions(wanted: EventFilter, *, but: str = "") -> list[ColumnElement[bool]]:
    """The conditions on ``events`` that a filter stands for.

    Args:
        wanted: the filter.
        but: a field of it to leave out, as facets do.

    Raises:
        InputError: a field holds what it cannot; the message lists what it can.
    """
    where: list[ColumnElement[bool]] = []
    for field, condition in (
        ("place", _place), ("actor", _actor), ("agent", _agent), ("target", _target), ("kind", _kind),
        ("since", _since), ("until", _until), ("grade", _grade), ("source", _source), ("outlet", _outlet),
        ("text", _text), ("country", _country), ("min_voices", _min_voices), ("status", _status), ("box", _box),
        ("review", _review), ("report", _report),
    ):  # fmt: skip
        value = getattr(wanted, field)
        if field != but and value not in (None, (), "", [], 0):
            where.append(condition(value))
    if not wanted.review and but != "review":
        where.append(e.review != "rejected")
    return where


def named(table: Table, name: str) -> ColumnElement[bool]:
    """The rows of a table with a ``folded`` column that bear all the words of a name, «ال» or no «ال»."""
    words = [_bare(word) for word in _WORD.findall(fold(name).text.casefold())]
    if not words:
        raise InputError(f"«{name[:40]}» holds no word")
    if len(words) > MOST_WORDS:
        raise InputError(f"«{name[:40]}…» is no name: it has {len(words)} words, and {MOST_WORDS} at most")
    folded = table.c.folded
    return and_(
        *(
            or_(folded.contains(f" {w} ", autoescape=True), folded.contains(f" ال{w} ", autoescape=True))
            for w in words
        )
    )


def place_named(name: str) -> ColumnElement[bool]:
    """The rows of places that a name, or an id, may mean; an id means itself alone."""
    p = schema.places
    if _ID.match(name):
        return or_(p.c.gazetteer_id == name, p.c.key == name)
    return named(p, name)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _all(names: Any) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _place(names: Any) -> ColumnElement[bool]:
    """Events there; by a name also those of which a statement names the place beside a finer one."""
    p = schema.places
    ids = select(p.c.id).where(or_(*(place_named(name) for name in _all(names))))
    written = [place_named(name) for name in _all(names) if not _ID.match(name)]
    if not written:
        return e.place_id.in_(ids)
    also = select(f.statement_id).where(
        f.place_id.in_(select(p.c.id).where(or_(*written))), f.role == "place"
    )
    spoken = select(m.event_id).where(m.statement_id.in_(also))
    return or_(e.place_id.in_(ids), e.id.in_(spoken))


def _actor(names: Any) -> ColumnElement[bool]:
    return e.id.in_(_of_actors(names))


def _agent(names: Any) -> ColumnElement[bool]:
    return e.id.in_(_of_actors(names).where(schema.event_actors.c.role == "agent"))


def _target(names: Any) -> ColumnElement[bool]:
    return e.id.in_(_of_actors(names).where(schema.event_actors.c.role == "target"))


def _of_actors(names: Any) -> Select[Any]:
    held = schema.event_actors
    return select(held.c.event_id).where(or_(*(_is_actor(name) for name in _all(names))))


def _is_actor(name: str) -> ColumnElement[bool]:
    a, held = schema.actors, schema.event_actors.c
    # An id of an actor means that actor alone; some sides are called after one.
    is_id = select(a.c.id).where(a.c.id == name).exists()
    known = select(a.c.id).where(or_(a.c.id == name, and_(a.c.side == name, ~is_id)))
    if name.startswith("words:") or re.fullmatch(r"[a-z0-9-]+", name):
        return or_(held.actor == name, held.actor.in_(known))
    words = " ".join(_WORD.findall(fold(name).text.casefold()))
    return or_(held.actor.in_(select(a.c.id).where(named(a, name))), held.actor.like(f"words:%{words}%"))


def _kind(kinds: Any) -> ColumnElement[bool]:
    known = load_kinds()
    wanted: set[str] = set()
    for kind in kinds:
        if kind not in known and kind not in FAMILIES:
            raise InputError(
                f"«{kind}» is no kind; kinds are {', '.join(known)}; families {', '.join(FAMILIES)}"
            )
        wanted |= {kind} if kind in known else {k.id for k in known.values() if k.family == kind}
    return e.kind.in_(sorted(wanted))


def _since(day: date) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = e.day_to >= day.isoformat()
    return condition


def _until(day: date) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = e.day_from <= day.isoformat()
    return condition


def _grade(grades: Any) -> ColumnElement[bool]:
    return e.grade.in_(_known("grade", grades, GRADES))


def _status(statuses: Any) -> ColumnElement[bool]:
    return e.status.in_(_known("status", statuses, STATUSES))


def _review(reviews: Any) -> ColumnElement[bool]:
    return e.review.in_(_known("review", reviews, REVIEWS))


def _country(codes: Any) -> ColumnElement[bool]:
    return e.country.in_([code.upper() for code in codes])


def _known(what: str, values: Any, known: tuple[str, ...]) -> list[str]:
    for value in values:
        if value not in known:
            raise InputError(f"«{value}» is no {what}; it is one of {', '.join(known)}")
    return list(values)


def _source(names: Any) -> ColumnElement[bool]:
    v = schema.sources
    ids = select(v.c.id).where(or_(*(_is_source(name) for name in _all(names))))
    return e.id.in_(select(m.event_id).where(m.source_id.in_(ids)))


def _is_source(name: str) -> ColumnElement[bool]:
    """A voice by its key alone, where there is one of it; else by its side or name."""
    v = schema.sources
    is_key = select(v.c.id).where(v.c.key == name).exists()
    return or_(v.c.key == name, and_(or_(v.c.side == name, _bears(v, name)), ~is_key))


def _bears(table: Table, name: str) -> ColumnElement[bool]:
    return named(table, name) if not name.startswith("words:") else false()


def _outlet(names: Any) -> ColumnElement[bool]:
    which = or_(
        *(or_(r.outlet == name, r.outlet_key == fold(name).text.strip().casefold()) for name in _all(names))
    )
    return e.id.in_(_told_in(select(r.id).where(which)))


def _min_voices(number: int) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = e.voices >= number
    return condition


def _report(key: str) -> ColumnElement[bool]:
    return e.id.in_(_told_in(select(r.id).where(r.key == key)))


def _told_in(reports: Select[Any]) -> Select[Any]:
    told = select(s.id).where(s.report_id.in_(reports))
    return select(m.event_id).where(m.statement_id.in_(told))


def _text(words: str) -> ColumnElement[bool]:
    query: ColumnElement[Any] = literal_column("statement_fts").op("MATCH")(query_of(words))
    found = select(schema.statement_fts.c.rowid).where(query)
    return e.id.in_(select(m.event_id).where(m.statement_id.in_(found)))


def _box(box: Any) -> ColumnElement[bool]:
    south, west, north, east = box
    i = schema.place_index.c
    across = or_(i.west >= west, i.east <= east) if west > east else and_(i.west >= west, i.east <= east)
    # The index rounds outwards by up to a metre: that is as near as any of these places is known.
    return e.place_id.in_(select(i.id).where(i.south >= south, i.north <= north, across))
