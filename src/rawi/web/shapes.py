"""From the store's rows to the API's answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from rawi.export.jsonl import statement_object
from rawi.export.plain import english_of
from rawi.knowledge.registry import load_actors
from rawi.report import Span
from rawi.statement import Filler, spoken_together
from rawi.store import (
    ActorRef,
    EventDetail,
    EventRow,
    Facet,
    Figure,
    Hit,
    Link,
    PlaceRow,
    ReportDetail,
    ReportRow,
    StatementRow,
    Told,
    Voice,
)
from rawi.web.answers import base, events, reports

__all__ = [
    "actor_ref", "event_answer", "event_summary", "facet_value", "hit_answer", "place_ref", "report_answer",
    "report_summary", "statement_answer",
]  # fmt: skip

STANCES: dict[str, Literal["tells", "denies", "concedes"]] = {
    "says": "tells", "concedes": "concedes", "denies": "denies", "contradicts": "denies",
}  # fmt: skip


# Reports and statements


def report_summary(row: ReportRow) -> reports.ReportSummary:
    return reports.ReportSummary(**_report_fields(row), statements=row.statements, copies=row.copies)


def report_answer(detail: ReportDetail, copies: tuple[ReportRow, ...]) -> reports.ReportDetailAnswer:
    return reports.ReportDetailAnswer(
        **_report_fields(detail.report),
        text=detail.text,
        warnings=list(detail.warnings),
        program=detail.program,
        statements=[statement_answer(row) for row in detail.statements],
        versions=[
            reports.VersionRef(**_head(row), version=row.version, current=row.current, added=row.added)
            for row in detail.versions
        ],
        copies=[reports.CopyRef(**_head(row)) for row in copies],
    )


def statement_answer(row: StatementRow) -> reports.StatementAnswer:
    coded = statement_object(row.statement)
    shown: dict[str, Any] = {
        name: coded[name]
        for name in ("kind", "trigger", "at", "status", "frame", "notes", "likelihood", "counts")
    }
    roles: dict[str, Any] = {
        role: coded[role] for role in ("agent", "target", "commander", "instrument", "source")
    }
    places: dict[str, Any] = {
        role: [reports.PlaceModel(**place) for place in coded[role]]
        for role in ("place", "origin", "destination")
    }
    time = coded["time"]
    review = row.review
    return reports.StatementAnswer(
        id=row.key,
        report_id=row.report,
        event_id=row.event,
        **shown,
        **roles,
        **places,
        time=base.TimeModel(text=time["text"], start=time["from"], end=time["to"]) if time else None,
        gloss=base.Label(en=row.gloss, ar=row.gloss_ar),
        sentence=_sentence(row),
        spans=_spans(row),
        sources=[
            base.SourceLink(text=s.span.text, english=english_of(s), actor=s.actor, beside=beside)
            for s, beside in _linked(row.statement.source)
        ],
        review=None
        if review is None
        else reports.ReviewState(
            action=review.verb, reviewer=review.reviewer, at=review.made, reason=review.reason
        ),
        machine_differs=row.differs is not None,
        stance=row.stance,
        why=row.why,
    )


def hit_answer(hit: Hit) -> reports.SearchHit:
    row, start = hit.report, hit.start
    return reports.SearchHit(
        report_id=row.key,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        sentence=base.Sentence(text=hit.snippet, start=start, end=start + len(hit.snippet)),
        marks=list(hit.marks),
        statements=[],
    )


def _report_fields(row: ReportRow) -> dict[str, Any]:
    return {
        **_head(row),
        "url": row.url,
        "version": row.version,
        "current": row.current,
        "added": row.added,
        "characters": row.characters,
    }


def _head(row: ReportRow) -> dict[str, Any]:
    return {"id": row.key, "title": row.title, "outlet": row.outlet, "published": row.published}


def _sentence(row: StatementRow) -> base.Sentence:
    span = row.statement.sentence
    return base.Sentence(text=span.text, start=span.start, end=span.end)


def _spans(row: StatementRow) -> dict[str, list[base.SpanModel]]:
    """Where the words of each role stand, the trigger's among them."""
    coded = statement_object(row.statement)["spans"]
    spans = {
        role: [base.SpanModel(**span, arabic=_registered(span.get("actor"))) for span in found]
        for role, found in coded.items()
    }
    return {"trigger": [_span(row.statement.trigger)], **spans}


def _registered(actor: str | None) -> str | None:
    known = load_actors().actors.get(actor or "")
    return known.name if known else None


def _span(span: Span) -> base.SpanModel:
    return base.SpanModel(start=span.start, end=span.end, text=span.text)


# Events


def event_summary(row: EventRow) -> events.EventSummary:
    return events.EventSummary(**_event_fields(row), voices=row.voices)


def event_answer(
    detail: EventDetail, neighbours: tuple[EventRow, ...], decisions: list[Any]
) -> events.EventDetailAnswer:
    return events.EventDetailAnswer(
        **_event_fields(detail.event),
        voices=[_voice(voice) for voice in detail.voices],
        estimates={what: _number(figure) for what, figure in detail.figures.items()},
        links=[_link(link) for link in detail.links],
        decisions=decisions,
        neighbours=[event_summary(row) for row in neighbours],
    )


def facet_value(facet: Facet) -> events.FacetValue:
    label = base.Label(en=facet.english, ar=facet.arabic)
    return events.FacetValue(value=facet.value, label=label, count=facet.count)


def place_ref(row: PlaceRow) -> base.PlaceRef:
    return base.PlaceRef(
        id=row.key, name=row.name, english=row.english, lat=row.lat, lon=row.lon, radius_km=row.radius_km,
        country=row.country,
    )  # fmt: skip


def actor_ref(actor: ActorRef) -> base.ActorRef:
    return base.ActorRef(id=actor.id, english=actor.english, arabic=actor.arabic, side=actor.side)


def _event_fields(row: EventRow) -> dict[str, Any]:
    return {
        "id": row.key,
        "kind": row.kind,
        "status": row.status,
        "grade": row.grade,
        "start": row.day_from,
        "end": row.day_to,
        "date_precision": _precision(row.day_from, row.day_to),
        "place": _place(row),
        "agents": [actor_ref(actor) for actor in row.agent_refs],
        "targets": [actor_ref(actor) for actor in row.target_refs],
        "reports": row.reports,
        "statements": row.statements,
        "killed": _known(row.killed),
        "wounded": _known(row.wounded),
        "gloss": base.Label(en=row.title, ar=row.title_ar),
        "why": row.why,
        "review": row.review,
    }


def _precision(first: date | None, last: date | None) -> str:
    if first is None:
        return "unknown"
    return "day" if first == last else "range"


def _place(row: EventRow) -> base.PlaceRef | None:
    if row.place is None:
        return None
    return base.PlaceRef(
        id=row.place_key or "",
        name=row.place,
        english=row.place_english,
        lat=row.lat,
        lon=row.lon,
        radius_km=row.radius_km,
        country=row.country,
    )


def _known(figure: Figure) -> base.Number | None:
    return None if figure.best is None else _number(figure)


def _number(figure: Figure) -> base.Number:
    return base.Number(low=figure.low, best=figure.best, high=figure.high)


def _linked(chain: Iterable[Filler]) -> Iterator[tuple[Filler, bool]]:
    """Those of a chain, each with whether he says it together with the one before."""
    for link in spoken_together(chain):
        for place, filler in enumerate(link):
            yield filler, place > 0


def _voice(voice: Voice) -> events.VoiceAnswer:
    chain = voice.statements[0].statement.source if voice.statements else ()
    return events.VoiceAnswer(
        id=voice.source.key,
        source=base.Label(en=voice.source.english or voice.source.name, ar=voice.source.name),
        actor=voice.source.key if not voice.source.key.startswith("words:") else None,
        side=_side(voice.source.side),
        chain=[
            base.Speaker(en=english_of(s) or s.span.text, ar=s.span.text, beside=beside)
            for s, beside in _linked(chain)
        ],
        outlets=sorted({row.outlet for row in voice.statements if row.outlet}),
        stance=STANCES[voice.stance],
        statements=[_voice_statement(row) for row in voice.statements],
        numbers=_numbers(voice.counts),
    )


def _side(id: str) -> base.Label | None:
    side = load_actors().sides.get(id)
    return base.Label(en=side.english, ar=side.arabic) if side is not None else None


def _voice_statement(row: StatementRow) -> events.VoiceStatement:
    return events.VoiceStatement(
        id=row.key,
        report_id=row.report,
        outlet=row.outlet,
        published=row.published,
        sentence=_sentence(row),
        trigger=_span(row.statement.trigger),
        spans=_spans(row),
        counts=[
            base.CountModel(text=c.span.text, what=c.what, low=c.low, high=c.high)
            for c in row.statement.counts
        ],
        gloss=base.Label(en=row.gloss, ar=row.gloss_ar),
        status=row.statement.status,
        why=row.why,
    )


def _numbers(told: tuple[Told, ...]) -> dict[str, base.Number]:
    """The last number that a voice gives of each thing: its first may have been a first toll."""
    return {one.what: base.Number(low=one.low, best=one.low, high=one.high) for one in told}


def _link(link: Link) -> events.LinkAnswer:
    same = link.relation in ("same", "copy")
    return events.LinkAnswer(
        a=link.one,
        b=link.other,
        relation="same" if same else "contradicts",
        type=link.relation,
        reason=link.reason,
    )
