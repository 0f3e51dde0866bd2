"""``rawi events``, ``rawi event`` and ``rawi holder``: what happened, who says so, who held a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from rawi.commands.store import Screen, both, print_json, write_line
from rawi.errors import InputError
from rawi.export.bidi import isolated, shown
from rawi.export.labels import STATUSES, counted
from rawi.ingest import parse_date
from rawi.knowledge.kinds import load_kinds
from rawi.store import (
    Decision,
    EventDetail,
    EventFilter,
    EventRow,
    Figure,
    Holding,
    PlaceRow,
    SourceRow,
    StatementRow,
    Told,
    open_store,
)

__all__ = ["described", "list_events", "show_event", "show_holder"]

_ARABIC = re.compile(r"[\u0600-\u06ff«](?:[\u0600-\u06ff«» ]*[\u0600-\u06ff»])?")


def list_events(wanted: EventFilter, *, store: Path, sort: str, limit: int, page: int, as_json: bool) -> None:
    """Print the events that pass a filter, a table of one page."""
    with open_store(store) as opened:
        found = opened.events(wanted, sort=sort, page=page, size=limit)
    if as_json:
        print_json({"total": found.total, "page": found.number, "pages": found.pages, "events": found.rows})
        return
    if found.rows:
        screen = Screen()
        screen.table(
            ("id", "when", "grade", "voices", "what"),
            [(e.key, _days(e.day_from, e.day_to), e.grade, str(e.voices), _what(e)) for e in found.rows],
            grow=4,
            right=(3,),
        )
        write_line()
    more = f", page {found.number} of {found.pages} above" if found.pages > 1 else ""
    write_line(f"{found.total:,} event{'' if found.total == 1 else 's'}{more}")


def _days(first: date | None, last: date | None) -> str:
    """«2017-11-08», «2017-11-08/09», «2017-10-29/11-04»."""
    if first is None or last is None or first == last:
        return first.isoformat() if first else last.isoformat() if last else "no date"
    end = last.isoformat()
    for same in (8, 5):
        if end[:same] == first.isoformat()[:same]:
            return f"{first}/{end[same:]}"
    return f"{first}/ {end}"


def _what(event: EventRow) -> str:
    notes = []
    if event.status != "happened" and event.status not in event.title:
        notes.append(STATUSES[event.status].english)
    for what in ("killed", "wounded"):
        figure = _range(getattr(event, what))
        if figure:
            notes.append(f"{figure} {what}")
    if event.review != "open":
        notes.append(event.review)
    return shown(event.title) + (f" [{', '.join(notes)}]" if notes else "")


def _range(figure: Figure) -> str:
    """«5», «4–6 (best 5)», «20+»; empty for none."""
    if figure.low is None and figure.best is None and figure.high is None:
        return ""
    low = figure.low if figure.low is not None else figure.best
    if figure.high is None:
        return f"{low:,}+" if low is not None else ""
    if low == figure.high:
        return f"{low:,}"
    best = f" (best {figure.best:,})" if figure.best not in (None, low, figure.high) else ""
    return f"{low:,}–{figure.high:,}{best}"


def show_event(key: str, *, store: Path, explain: bool, as_json: bool) -> None:
    """Print an event with its voices side by side, each with its sentences."""
    with open_store(store) as opened:
        found = opened.event(key)
        now = opened.event(found.event.key).event.key
    if as_json:
        print_json(found)
        return
    screen = Screen()
    _show_facts(screen, key, now, found)
    for number, voice in enumerate(found.voices, 1):
        write_line()
        stance = "DENIES" if voice.stance == "denies" else "says"
        side = f" · side {voice.source.side}" if voice.source.side else ""
        screen.head(f"{number}. {_source(voice.source)} {stance}{side}")
        numbers = ", ".join(map(_told, voice.counts))
        if numbers:
            screen.field("numbers", numbers, indent=3)
        for statement in voice.statements:
            _show_statement(screen, statement, explain=explain)
    _show_links(screen, found)
    _show_decisions(screen, found.decisions)


def _show_facts(screen: Screen, asked: str, key: str, found: EventDetail) -> None:
    event = found.event
    kind = load_kinds()[event.kind]
    screen.head(
        f"{key} · {both(kind.english, kind.arabic)} · {STATUSES[event.status].english} · {event.grade.upper()}"
    )
    if asked != key:
        screen.text(f"({asked} is part of it now)", indent=2)
    screen.text(shown(event.title), indent=2)
    screen.text(isolated(shown(event.title_ar)), indent=2)
    dated = " (from the days of its reports)" if event.dated == "reported" else ""
    screen.field("when", _days(event.day_from, event.day_to) + dated)
    if event.place:
        where = (
            f" · {event.lat:.4f}, {event.lon:.4f}" if event.lat is not None and event.lon is not None else ""
        )
        radius = f" ±{event.radius_km:g} km" if where and event.radius_km else ""
        screen.field("where", both(event.place_english, event.place) + where + radius)
    for label, refs in (("who", event.agent_refs), ("to whom", event.target_refs)):
        if refs:
            screen.field(label, ", ".join(both(ref.english, ref.arabic) for ref in refs))
    for what, figure in found.figures.items():
        screen.field(counted(what).english, _range(figure))
    screen.field("grade", f"{event.grade}: {_isolating(event.why)}")
    if event.review != "open":
        screen.field("review", event.review)
    for field, value in event.corrected.items():
        screen.field("corrected", f"{field}; the machine has {value}")


def _isolating(text: str) -> str:
    """A line of English with Arabic words, each run of them in a direction of its own."""
    return _ARABIC.sub(lambda run: isolated(run.group()), shown(text))


def _source(source: SourceRow) -> str:
    return both(source.english, source.name)


def _told(told: Told) -> str:
    high = "+" if told.high is None else "" if told.high == told.low else f"–{told.high:,}"
    low = f"{told.low:,}" if told.low is not None else "up to "
    return f"{low}{high} {counted(told.what).english} ({isolated(shown(told.text))})"


def _show_statement(screen: Screen, row: StatementRow, *, explain: bool) -> None:
    facts = [row.key, row.outlet or "no outlet", row.published.isoformat() if row.published else "no date"]
    screen.text(" · ".join(isolated(shown(fact)) for fact in facts), indent=3, dim=True)
    trigger, start = row.statement.trigger, row.statement.sentence.start
    at, end = trigger.start - start, trigger.end - start
    text = f"{row.text[:at]}[{row.text[at:end]}]{row.text[end:]}" if end > at >= 0 else row.text
    screen.text(isolated(shown(text)), indent=3)
    if explain and row.why:
        screen.field("because", _isolating(row.why), indent=3)
    if row.review is not None:
        screen.field(
            "review", f"{row.review.verb}, {row.review.reviewer}, {row.review.made:%Y-%m-%d}", indent=3
        )
    for field, value in row.corrected.items():
        screen.field("corrected", f"{field}; the machine has {shown(str(value))}", indent=3)
    if row.differs:
        screen.field("now", f"the machine says otherwise: {shown(row.differs)}", indent=3)


def _show_links(screen: Screen, found: EventDetail) -> None:
    if found.links:
        write_line()
        screen.head("cannot both be true")
        for link in found.links:
            screen.text(f"{link.relation}: {link.one} and {link.other}: {_isolating(link.reason)}", indent=3)


def _show_decisions(screen: Screen, decisions: Sequence[Decision]) -> None:
    if decisions:
        write_line()
        screen.head("decisions")
        for decision in decisions:
            screen.text(described(decision), indent=3)


def described(decision: Decision) -> str:
    """A decision in one line."""
    when = f"{decision.made:%Y-%m-%d %H:%M}"
    who = isolated(shown(decision.reviewer))
    what = f"{decision.id}. {when} {who}: {decision.verb} {decision.subject}"
    if decision.field is not None:
        what += f" {decision.field} = {isolated(shown(str(decision.value)))}"
    if decision.others:
        what += f" with {', '.join(decision.others)}"
    if decision.verb == "split":
        what += f": {', '.join(decision.statements)}"
    if decision.undoes is not None:
        what += f", which undoes {decision.undoes}"
    if decision.reason:
        what += f" ({isolated(shown(decision.reason))})"
    if decision.undone is not None:
        what += f" [undone by {decision.undone}]"
    if decision.now is not None:
        what += f" [the machine now says otherwise: {shown(decision.now)}]"
    return what


def show_holder(place: str, *, store: Path, on: str | None, as_json: bool) -> None:
    """Print who held a place: on a day, or from when to when.

    Raises:
        InputError: the day is none.
        NotInStore: no statement names the place.
    """
    day = None
    if on is not None:
        try:
            day = parse_date(on)
        except InputError as error:
            raise InputError(f"--on: {error.message}") from None
    with open_store(store) as opened:
        if day is not None:
            where, held = opened.holder(place, day)
            holdings: tuple[Holding, ...] = (held,) if held is not None else ()
        else:
            timeline = opened.timeline(place)
            where, holdings = timeline.place, timeline.holdings
    if as_json:
        print_json({"place": where, "on": day, "holdings": holdings})
        return
    _show_holdings(Screen(), where, day, holdings)


def _show_holdings(screen: Screen, place: PlaceRow, day: date | None, holdings: Sequence[Holding]) -> None:
    on = f" on {day}" if day else ""
    screen.head(f"{both(place.english, place.name)} ({place.key}){on}")
    if not holdings:
        screen.text("nobody in the store says who held it", indent=2)
    for holding in holdings:
        write_line()
        disputed = " · DISPUTED" if holding.disputed else ""
        screen.text(f"{_stretch(holding)}: {both(holding.label, holding.arabic)}{disputed}", indent=2)
        for label, text in _grounds(holding):
            screen.field(label, text, indent=4)


def _stretch(holding: Holding) -> str:
    if holding.start is None:
        return f"until {holding.end}" if holding.end else "always"
    if holding.end is None:
        return f"since {holding.start}"
    return f"{holding.start} to {holding.end}" if holding.start != holding.end else f"{holding.start}"


def _grounds(holding: Holding) -> Iterator[tuple[str, str]]:
    yield "why", _isolating(holding.reason)
    if holding.voices:
        yield "says", ", ".join(map(_source, holding.voices))
    if holding.against:
        yield "against", ", ".join(side.english or side.id for side in holding.against)
    if holding.events:
        yield "events", ", ".join(holding.events)
