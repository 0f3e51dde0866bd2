"""A reviewer's corrections of a statement: checked, applied, and the machine's own values beside them.

A value is what JSON holds, in the layout of docs/formats.md:

    kind, status    the id
    trigger         {start, end, text}
    agent, target, commander, instrument, source     [{start, end, text, actor}]
    place, origin, destination                       [{start, end, text, gazetteer_id}]
    time            {start, end, text, from, to}, or nothing
    counts          [{start, end, text, what, low, high}]

``start`` and ``end`` may be left out: words that stand in the statement's sentence are found there, others are kept as
the reviewer's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from rawi.errors import InputError
from rawi.export.labels import COUNTED, STATUSES
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.registry import load_actors
from rawi.knowledge.sources import load_outlets
from rawi.report import Span
from rawi.statement import Count, Filler, Place, Statement, Time

__all__ = ["FIELDS", "MOST", "corrected", "machine_value", "snapshot", "with_corrections"]

PLACES = ("place", "origin", "destination")
FILLERS = ("agent", "target", "commander", "instrument", "source")
FIELDS = ("kind", "status", "trigger", *FILLERS, *PLACES, "time", "counts")
"""What of a statement can be corrected."""

MOST = 10**10  # of anything that is counted
FARTHEST_KM = 20_000.0
TOWN_KM = 5.0  # radius of a place for which the gazetteer has none
BY_REVIEWER = "reviewer"
"""The rule of what a reviewer put somewhere."""


def corrected(statement: Statement, text: str, corrections: Iterable[tuple[str, Any]]) -> Statement:
    """The statement with corrections applied, in their order.

    Args:
        statement: as it was coded.
        text: its report's, for the words.
        corrections: field and value of each.

    Raises:
        InputError: a field cannot be corrected, or not to that.
    """
    for field, value in corrections:
        statement = _with(statement, text, field, value)
    return statement


def with_corrections(statement: Statement, text: str, corrections: Iterable[tuple[str, Any]]) -> Statement:
    """The same, but a correction that a newer coding or registry made impossible is left out."""
    for field, value in corrections:
        try:
            statement = _with(statement, text, field, value)
        except InputError:
            continue  # the machine's value stands, and is shown as differing
    return statement


def machine_value(statement: Statement, field: str) -> Any:
    """What a statement has in a field, in the layout of corrections."""
    if field in ("kind", "status"):
        return getattr(statement, field)
    if field == "trigger":
        return _span_object(statement.trigger)
    if field == "time":
        return None if statement.time is None else _time_object(statement.time)
    if field == "counts":
        return [
            {**_span_object(c.span), "what": c.what, "low": c.low, "high": c.high} for c in statement.counts
        ]
    if field in PLACES:
        return [{**_span_object(p.span), "gazetteer_id": p.gazetteer_id} for p in getattr(statement, field)]
    if field in FILLERS:
        return [{**_span_object(f.span), "actor": f.actor} for f in getattr(statement, field)]
    raise InputError(f"«{field}» cannot be corrected; these can: {', '.join(FIELDS)}")


def snapshot(statement: Statement) -> dict[str, Any]:
    """Every field that can be corrected, with its value."""
    return {field: machine_value(statement, field) for field in FIELDS}


def _with(statement: Statement, text: str, field: str, value: Any) -> Statement:
    if field == "kind":
        if not isinstance(value, str) or value not in load_kinds():
            raise InputError(f"«{value}» is no kind; kinds are {', '.join(load_kinds())}")
        return replace(statement, kind=value)
    if field == "status":
        if not isinstance(value, str) or value not in STATUSES:
            raise InputError(f"«{value}» is no status; it is one of {', '.join(STATUSES)}")
        return replace(statement, status=cast(Any, value))
    if field == "trigger":
        return replace(statement, trigger=_span(value, statement, text))
    if field == "time":
        return replace(statement, time=_time(value, statement, text))
    if field == "counts":
        return replace(statement, counts=tuple(_count(v, statement, text) for v in _list(value, field)))
    if field in PLACES:
        places = [_place(v, getattr(statement, field), statement, text) for v in _list(value, field)]
        return _refilled(statement, field, places)
    if field in FILLERS:
        fillers = [_filler(v, getattr(statement, field), statement, text) for v in _list(value, field)]
        return _refilled(statement, field, fillers)
    raise InputError(f"«{field}» cannot be corrected; these can: {', '.join(FIELDS)}")


def _refilled(statement: Statement, role: str, fillers: Iterable[Filler | Place]) -> Statement:
    change: dict[str, Any] = {role: tuple(fillers)}
    return replace(statement, **change)


def _list(value: Any, field: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise InputError(f"«{field}» must be a list of objects, each with its «text»")
    return value


def _span(value: Any, statement: Statement, text: str) -> Span:
    """The words that a value names; the reviewer's own words stand at the trigger, without length."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str) or not value["text"].strip():
        raise InputError("a value needs «text»: the words that it stands for")
    words, start, end = value["text"], value.get("start"), value.get("end")
    if isinstance(start, int) and isinstance(end, int) and end > start:
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            raise InputError(f"«{words}» does not stand at {start} to {end} of the report")
        return Span(start, end, words)
    at = text.find(words, statement.sentence.start, statement.sentence.end)
    if at < 0:
        at = text.find(words)
    if at < 0:
        return Span(statement.trigger.start, statement.trigger.start, words)
    return Span(at, at + len(words), words)


def _filler(value: Mapping[str, Any], now: tuple[Filler, ...], statement: Statement, text: str) -> Filler:
    span = _span(value, statement, text)
    id = _id(value, "actor")
    for filler in now:
        if filler.span == span and filler.actor == id:
            return filler
    if id is None:
        from rawi.arabic.romanize import romanize

        return Filler(span, BY_REVIEWER, None, romanize(span.text) or None)
    known = load_actors().actors.get(id) or load_outlets().get(id)
    if known is None:
        raise InputError(f"«{id}» is no id in the registries of actors and outlets")
    return Filler(span, BY_REVIEWER, id, known.english)


def _place(value: Mapping[str, Any], now: tuple[Place, ...], statement: Statement, text: str) -> Place:
    span = _span(value, statement, text)
    id = _id(value, "gazetteer_id")
    for place in now:
        if place.span == span and place.gazetteer_id == id:
            return place
    if id is None:
        return Place(span, BY_REVIEWER, reason="the reviewer knows no place of this name")
    from rawi.places import default_index

    entry = default_index().entry(id)
    if entry is None:
        raise InputError(f"«{id}» is no id in the gazetteer")
    radius = _radius(value.get("radius_km")) or entry.radius_km or TOWN_KM
    return Place(
        span, BY_REVIEWER, entry.name, entry.english, entry.lat, entry.lon, radius, entry.id, entry.country or None,
        "chosen by a reviewer",
    )  # fmt: skip


def _id(value: Mapping[str, Any], name: str) -> str | None:
    id = value.get(name) or None
    if id is not None and not isinstance(id, str):
        raise InputError(f"«{name}» must be an id, as text")
    return id


def _radius(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= FARTHEST_KM:
        raise InputError(f"«radius_km» must be a number of kilometres, {FARTHEST_KM:,.0f} at most")
    return float(value)


def _time(value: Any, statement: Statement, text: str) -> Time | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise InputError("«time» must be an object with «from» and «to», or nothing")
    start, end = _day(value.get("from")), _day(value.get("to"))
    if start and end and start > end:
        raise InputError(f"«time» ends before it begins ({start} to {end})")
    if not value.get("text"):
        words = (
            statement.time.span
            if statement.time
            else Span(statement.trigger.start, statement.trigger.start, "")
        )
        return Time(words, start, end)
    return Time(_span(value, statement, text), start, end)


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(f"«{value}» is no day; write it like 2017-11-19") from None


def _count(value: Mapping[str, Any], statement: Statement, text: str) -> Count:
    what, low, high = value.get("what"), value.get("low"), value.get("high")
    if not isinstance(what, str) or what not in COUNTED:
        raise InputError(f"«{what}» is nothing that is counted; these are: {', '.join(COUNTED)}")
    for bound in (low, high):
        if bound is not None and (type(bound) is not int or not 0 <= bound <= MOST):
            raise InputError(f"«{bound}» is no number of {what}")
    if low is not None and high is not None and low > high:
        raise InputError(f"the lowest number of {what}, {low}, is over the highest, {high}")
    words = value if value.get("text") else {**value, "text": str(low if low is not None else high)}
    return Count(_span(words, statement, text), what, low, high)


def _span_object(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _time_object(time: Time) -> dict[str, Any]:
    start, end = time.start, time.end
    return {
        **_span_object(time.span),
        "from": start.isoformat() if start else None,
        "to": end.isoformat() if end else None,
    }
