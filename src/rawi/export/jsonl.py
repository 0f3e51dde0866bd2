"""One JSON object a report: the layout of the evaluation files, with everything else rawi knows beside it."""

from __future__ import annotations

import json
from typing import Any

from rawi.coded import CodedReport
from rawi.export.acled import acled_types
from rawi.export.plain import english_of, gloss
from rawi.export.plain_arabic import gloss_arabic
from rawi.knowledge.kinds import load_kinds
from rawi.report import Report, Span
from rawi.statement import ROLES, Count, Filler, Place, Statement, Time

__all__ = ["json_line", "report_object", "statement_object"]


def json_line(coded: CodedReport) -> str:
    """The coded report as one line of JSON, without its line end; docs/formats.md explains every key."""
    return json.dumps(report_object(coded), ensure_ascii=False, separators=(", ", ": "))


def report_object(coded: CodedReport) -> dict[str, Any]:
    """The coded report as plain lists and dictionaries."""
    report = coded.report
    return {
        **report_fields(report),
        "warnings": list(coded.warnings),
        "statements": [statement_object(statement) for statement in coded.statements],
    }


def report_fields(report: Report) -> dict[str, Any]:
    """What was published, by whom, when."""
    return {
        "id": report.id,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "title": report.title,
        "text": report.text,
    }


def statement_object(statement: Statement) -> dict[str, Any]:
    """The statement as plain lists and dictionaries; a field that it does not state is empty or null."""
    kind = load_kinds()[statement.kind]
    event_type, sub_event_type = acled_types(statement)
    return {
        "kind": statement.kind,
        "trigger": statement.trigger.text,
        "at": statement.trigger.start,
        "status": statement.status,
        **{role: _fillers(getattr(statement, role)) for role in ROLES},
        "time": _time(statement.time),
        "counts": [_count(count) for count in statement.counts],
        "gloss": {"en": gloss(statement), "ar": gloss_arabic(statement)},
        "acled": {"event_type": event_type, "sub_event_type": sub_event_type},
        "plover": kind.plover,
        "cameo": kind.cameo,
        "sentence": {"start": statement.sentence.start, "end": statement.sentence.end},
        "spans": _spans(statement),
        "frame": statement.frame,
        "notes": list(statement.notes),
        "likelihood": statement.likelihood,
    }


def _fillers(fillers: tuple[Filler | Place, ...]) -> list[Any]:
    return [_place(filler) if isinstance(filler, Place) else filler.span.text for filler in fillers]


def _place(place: Place) -> dict[str, Any]:
    return {
        "text": place.span.text,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "name": place.name,
        "english": place.english,
        "gazetteer_id": place.gazetteer_id,
        "country": place.country,
        "reason": place.reason,
    }


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "text": time.span.text,
        "from": time.start.isoformat() if time.start else None,
        "to": time.end.isoformat() if time.end else None,
    }


def _count(count: Count) -> dict[str, Any]:
    return {"text": count.span.text, "what": count.what, "low": count.low, "high": count.high}


def _spans(statement: Statement) -> dict[str, list[dict[str, Any]]]:
    """Where the words of each role stand, who they are, which rule put them there; empty roles left out."""
    spans: dict[str, list[dict[str, Any]]] = {
        role: [
            {
                **_span(filler.span),
                "actor": getattr(filler, "actor", None),
                "english": english_of(filler),
                "rule": filler.rule,
            }
            for filler in getattr(statement, role)
        ]
        for role in ROLES
        if getattr(statement, role)
    }
    if statement.time:
        spans["time"] = [_span(statement.time.span)]
    if statement.counts:
        spans["counts"] = [_span(count.span) for count in statement.counts]
    return spans


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
