"""What a store answers with: frozen rows, in the words of the field. docs/store.md tells which call gives which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from rawi.statement import Statement

__all__ = [
    "ActorRef", "ActorRow", "Decided", "Decision", "EventDetail", "EventFilter", "EventRow",
    "Facet", "Figure", "Hit", "Holding", "Link", "Page", "PlaceRow",
    "ReportDetail", "ReportFilter", "ReportRow", "Review", "SourceRow", "StatementRow", "Timeline",
    "Told", "Verb", "Voice",
]  # fmt: skip

Row = TypeVar("Row")
Verb = Literal["accept", "reject", "correct", "flag", "split", "merge", "undo"]
Review = Literal["open", "accepted", "rejected", "corrected", "flagged"]
OneOrMore = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of many.

    Attributes:
        rows: those of this page.
        total: how many there are on all pages.
        number: 1 for the first page.
        size: most rows of a page.
    """

    rows: tuple[Row, ...]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return max(1, -(-self.total // self.size))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that events can be filtered by, and how many would be left.

    Attributes:
        value: what the filter takes.
        english, arabic: what people call it.
        count: events under the present filter that have it.
    """

    value: str
    english: str
    arabic: str
    count: int


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; every field that is given must hold, and of several values of a field one.

    Attributes:
        place: a name in either language, a gazetteer id («geonames:172955»), or words of one.
        actor: an id in the registry («sy-army»), or a name in either language; in any role.
        agent, target: the same, in that role only.
        kind: kinds of the codebook, or families of kinds.
        since, until: first and last day; an event counts that may have been on one of them.
        grade: single, one-sided, corroborated, conceded or disputed.
        source: who says so: id in the registries, or a name in either language.
        outlet: who published a report of it, as written.
        text: words that one of its sentences holds, in any spelling.
        country: ISO 3166 two-letter codes.
        status: happened, ongoing, planned, denied or failed.
        box: south, west, north, east, in degrees; an area across the date line has its west above its east.
        review: open, accepted, rejected, corrected or flagged; what was rejected is left out unless it is asked for.
        report: key of a report that speaks of it.
        min_voices: how many independent voices at least.
    """

    place: OneOrMore = None
    actor: OneOrMore = None
    agent: OneOrMore = None
    target: OneOrMore = None
    kind: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    grade: Sequence[str] = ()
    source: OneOrMore = None
    outlet: OneOrMore = None
    text: str | None = None
    country: Sequence[str] = ()
    status: Sequence[str] = ()
    box: tuple[float, float, float, float] | None = None
    review: Sequence[Review] = ()
    report: str | None = None
    min_voices: int = 0


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports; every field that is given must hold.

    Attributes:
        outlet: who published it, as written.
        since, until: first and last day of publication.
        coded: only those with a statement (true) or with none (false).
        old_versions: whether versions count that a newer one of the same address replaced.
        text: words that its text holds, as for searching.
    """

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    coded: bool | None = None
    old_versions: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many: lowest, best and highest of what the voices say; ``None`` where nobody gives one."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who fills a role: id in the registries, or «words:» and folded words; names; id of the side, empty for none."""

    id: str
    english: str | None
    arabic: str
    side: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, and how many events it is in."""

    id: str
    english: str | None
    arabic: str
    side: str
    events: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event, as a list shows it.

    Attributes:
        key: its stable id («e4k7q2m9»).
        kind, status: as its statements carry them.
        grade: single, one-sided, corroborated, conceded or disputed.
        day_from, day_to: the days on which it may have been, both included; ``None`` when nobody says.
        place, place_english, country, lat, lon, radius_km: where, as the finest place that its voices name.
        title, title_ar: it in one line, in English and in Arabic.
        place_key: id of the place in the gazetteer, or what stands for one without.
        dated: «stated» in a text, «reported» (derived from the day of a report), or «none».
        agents, targets: English names, joined with «; ».
        agent_refs, target_refs: the same one by one.
        killed, wounded: over all voices.
        voices, reports, statements: how many independent voices, reports and statements tell it.
        why: why it has its grade, in one line.
        review: what reviewers made of it.
        corrected: fields that reviewers corrected, with what the machine has there.
    """

    key: str
    kind: str
    status: str
    grade: str
    day_from: date | None
    day_to: date | None
    place: str | None
    place_english: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    title: str
    title_ar: str
    place_key: str | None
    dated: str
    agents: str
    targets: str
    agent_refs: tuple[ActorRef, ...]
    target_refs: tuple[ActorRef, ...]
    killed: Figure
    wounded: Figure
    voices: int
    reports: int
    statements: int
    why: str
    review: Review
    corrected: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A voice: whoever says something.

    Attributes:
        key: id in a registry, or what stands for a voice without one.
        name, english: its name, Arabic as written.
        side: id of its side in actors/sides.toml; empty for none.
        events: how many events it speaks of, where that was asked for.
    """

    key: str
    name: str
    english: str | None
    side: str
    events: int = 0


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, as a list shows it.

    Attributes:
        key: its stable id («r1f0c9a72be»).
        name: what the user's files call it.
        version: 1 for the first text seen at its address.
        current: whether no newer version replaced it.
        added: when, in UTC.
        statements: how many it was coded into.
        copies: how many other reports are near-copies of it.
    """

    key: str
    name: str
    outlet: str | None
    published: date | None
    url: str | None
    title: str | None
    version: int
    current: bool
    added: datetime
    characters: int
    statements: int
    copies: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided.

    Attributes:
        id: number, the first is 1.
        client_id: what the program that asked for it calls it; the same twice is one decision.
        group: what ties decisions together that were made in one go.
        made: when, in UTC.
        subject: key of the event or statement.
        statements: keys of the statements that it is about: those of the event at that time, or those split off.
        others: of a merge, keys of the other events.
        field, value: of a correction: which field, and what it should be.
        machine: what the machine had when it was decided: of a correction that field's value.
        undoes: of an undo, id of what it undid.
        undone: id of the decision that undid it; ``None`` while it holds.
        coding_id: of one on a statement, the coding that it was decided on.
        now: where the machine now says otherwise than when it was decided, what it says; else ``None``.
    """

    id: int
    client_id: str | None
    group: str | None
    made: datetime
    reviewer: str
    verb: Verb
    subject: str
    statements: tuple[str, ...]
    others: tuple[str, ...]
    field: str | None
    value: Any
    machine: Any
    reason: str
    undoes: int | None
    undone: int | None
    coding_id: int | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and whether it was known already under its ``client_id``."""

    decision: Decision
    known: bool


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in its place in the store.

    Attributes:
        key: its stable id, report and offset of its trigger («r1f0c9a72be.184»).
        report: key of its report.
        outlet, published, url: of its report.
        statement: all that was coded; spans count in the report's text.
        text: its sentence.
        gloss, gloss_ar: it in one line.
        source: the voice that says so.
        event: key of its event; ``None`` when it belongs to none.
        stance: how it stands to its event: «says» or «denies».
        why: why it was put there, in one line.
    """

    key: str
    report: str
    outlet: str | None
    published: date | None
    url: str | None
    statement: Statement
    text: str
    gloss: str
    gloss_ar: str
    source: SourceRow | None
    event: str | None
    stance: str
    why: str
    review: Decision | None = None
    corrected: dict[str, Any] = field(default_factory=dict)
    differs: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A number that one voice gives: ``high`` is ``None`` for «more than», and ``text`` has the words."""

    what: str
    low: int | None
    high: int | None
    text: str
    statement: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says of an event.

    Attributes:
        source: who.
        stance: «says» or «denies».
        statements: its statements, the earliest report first.
        counts: the numbers that it gives.
    """

    source: SourceRow
    stance: str
    statements: tuple[StatementRow, ...]
    counts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What holds between two statements.

    Attributes:
        one, other: keys of statements.
        relation: «same», or how they contradict each other: «denial», «holder», «toll».
        reason: why, in one line.
    """

    one: str
    other: str
    relation: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event with everything behind it.

    Attributes:
        event: the event.
        voices: those that tell it or speak against it, side by side.
        links: what holds between its statements, and between them and others'.
        decisions: those on it or on one of its statements, oldest first.
        figures: low, best and high of everything counted, by what is counted.
    """

    event: EventRow
    voices: tuple[Voice, ...]
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    figures: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """A report with what was coded from it.

    Attributes:
        report: its row.
        text: as published; every offset counts its code points.
        statements: in the order of their triggers.
        warnings: what could not be relied on, one line each.
        versions: all reports of its address, the first version first.
        program: version of rawi that coded it.
    """

    report: ReportRow
    text: str
    statements: tuple[StatementRow, ...]
    warnings: tuple[str, ...]
    versions: tuple[ReportRow, ...]
    program: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words.

    Attributes:
        report: its row.
        snippet: the text around the first of them.
        start: offset of the snippet in the report's text.
        marks: where the words stand in the report's text, start and end of each; those in the snippet only.
    """

    report: ReportRow
    snippet: str
    start: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that statements name.

    Attributes:
        key: its id in the gazetteer where it has one.
        lat, lon: degrees; ``None`` where no coordinates were good enough.
        radius_km: within which the place lies; the least where statements differ.
        events: how many events happened there.
        holdings: whether any of them tells who held it.
    """

    key: str
    name: str
    english: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    events: int
    holdings: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """Who was said to hold a place from one day to another.

    Attributes:
        start, end: first and last day, both included; ``None`` for open.
        side: id of the side that holds it, with its allies; empty when nobody knows.
        label, arabic: the holder's name; «unknown» for nobody.
        actors: ids of the actors said to hold it.
        disputed: another side was said to hold it, or a voice denies it.
        against: the sides that were said to hold it instead.
        voices: who says so.
        events: keys of the events that tell it.
        reason: in one line.
    """

    start: date | None
    end: date | None
    side: str
    label: str
    arabic: str
    actors: tuple[str, ...]
    disputed: bool
    against: tuple[ActorRef, ...]
    voices: tuple[SourceRow, ...]
    events: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Control of a place over time, the earliest first."""

    place: PlaceRow
    holdings: tuple[Holding, ...]
