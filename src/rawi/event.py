"""An event: what statements of one or many reports say happened, and who says so; and who held a place when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["Estimate", "Event", "Grade", "Holding", "Link", "LinkType", "Said", "Stance", "Voice"]

Grade = Literal["single", "one-sided", "corroborated", "conceded", "disputed"]
Stance = Literal["says", "denies"]
LinkType = Literal["same", "holder", "denial", "toll"]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements belong together, or cannot both be true.

    Attributes:
        a, b: ids of the two statements; the link holds both ways.
        type: ``same`` (one happening), or a contradiction: ``holder`` (opposite sides said to hold one place),
            ``denial``, ``toll`` (numbers that cannot both be).
        weight: sum of the weights of the levels, for ``same``; 0 for a contradiction.
        reason: why, in one line of English.
        levels: the comparison levels reached, by what was compared («place» -> «same place»).
    """

    a: str
    b: str
    type: LinkType
    weight: float
    reason: str
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number derived from what the voices say; theirs are kept and never overwritten.

    Attributes:
        what: what is counted («killed»), as ``Count.what``.
        low: the lowest that any voice says.
        best: what the voice in the middle says; a number that somebody said.
        high: the highest that any voice says; ``None`` when one leaves it open («أكثر من»).
    """

    what: str
    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """One number as one statement gives it: ``what``, and bounds as in ``Count``."""

    statement: str
    what: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says so, however many reports carry it.

    Attributes:
        key: the same for two statements exactly when they are one voice (``independence.voice_key``).
        name: as the first report writes it; the outlet's name when the report speaks in its own voice.
        actor: id in the registry of actors, outlets or spokesmen; ``None`` for one it does not hold.
        side: id of its side (actors/sides.toml); empty for none or unknown.
        stance: ``says``, or ``denies``.
        statements: ids of its statements, sorted.
        reports: keys of the reports that carry them, sorted.
        outlets: the outlets of these reports, sorted; those unknown left out.
        said: the numbers it gives, in the order of its statements.
    """

    key: str
    name: str
    actor: str | None
    side: str
    stance: Stance
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What statements say happened.

    Everything is derived from its statements: the same statements give the same event.

    Attributes:
        lead: id of the statement that the others were compared with, the most precise one. It names the event
            as long as no more precise statement joins.
        statements: ids of all its statements, sorted; with the lead.
        kind: one of the kinds of knowledge/kinds.toml: the one that most voices give, the lead's in a tie.
        status: ``happened``, ``ongoing``, ``planned``, ``denied`` (only denied) or ``failed``.
        agents, targets: ids of actors, those of the lead first; of actors without id the folded name.
        agent_sides, target_sides: their sides, sorted.
        place: Arabic name of the most precise place; empty for none.
        place_id: its gazetteer id.
        lat, lon: WGS84 degrees.
        radius_km: within which it lies.
        country: ISO 3166 two-letter code; empty for none.
        first, last: the days between which it happened, both included; ``None`` when unknown.
        dated: ``stated`` in a text, or only ``reported`` (derived from a report's date), or ``none``.
        grade: how well it is attested; ``grade_reason`` says by whom in one line.
        voices: who says so, in the order of their keys; those who deny it last.
        estimates: by what is counted.
        links: why each other statement belongs to it (``same``), and what its statements contradict.
    """

    lead: str
    statements: tuple[str, ...]
    kind: str
    status: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    agent_sides: tuple[str, ...]
    target_sides: tuple[str, ...]
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str
    first: date | None
    last: date | None
    dated: Literal["stated", "reported", "none"]
    grade: Grade
    grade_reason: str
    voices: tuple[Voice, ...]
    estimates: tuple[Estimate, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """Who was said to hold a place from a day on, until the next ``Holding``.

    Attributes:
        place_id, place: gazetteer id and Arabic name.
        start: first day; ``None`` for «before the first event».
        end: last day; ``None`` while nothing later is known.
        side: id of the side that holds it, with its allies; empty when nobody knows (left, not taken).
        actors: ids of the actors said to hold it.
        label: the holder in English («Syrian government (until 8 December 2024)»).
        voices: keys of the voices that say so.
        disputed: another side was said to hold it, or a voice denies it.
        against: sides that were said to hold it instead.
        events: leads of the events that tell it.
        reason: in one line.
    """

    place_id: str
    place: str
    start: date | None
    end: date | None
    side: str
    actors: tuple[str, ...]
    label: str
    voices: tuple[str, ...]
    disputed: bool
    against: tuple[str, ...]
    events: tuple[str, ...]
    reason: str
