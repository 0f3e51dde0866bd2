"""A statement: one mention of one happening, its roles, and who says so (see docs/codebook.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rawi.report import Span

__all__ = ["ROLES", "Count", "Filler", "Place", "Role", "Statement", "Status", "Time", "spoken_together"]

Status = Literal["happened", "ongoing", "planned", "denied", "failed"]
Role = Literal["agent", "target", "commander", "place", "origin", "destination", "instrument", "source"]
ROLES: tuple[Role, ...] = (
    "agent", "target", "commander", "place", "origin", "destination", "instrument", "source",
)  # fmt: skip
BESIDE = 3  # characters between two who speak together: «، و»


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role.

    Attributes:
        span: the words, without the conjunction or preposition before them.
        rule: the name of the rule that put them here, for ``--explain``.
        actor: id in the registry of actors, outlets or spokesmen; ``None`` for one it does not hold.
        english: name or romanization for display.
    """

    span: Span
    rule: str
    actor: str | None = None
    english: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words and what they were resolved to.

    Attributes:
        span: the words with their type word («مدينة البوكمال»).
        rule: the rule that put them in their role.
        name: the gazetteer's Arabic name of the chosen candidate.
        english: its English name.
        lat, lon: WGS84 degrees; ``None`` when no candidate was good enough.
        radius_km: within which the happening lies, in kilometres.
        gazetteer_id: the chosen candidate's id, with its source («geonames:172955», «region:ghouta»).
        country: ISO 3166 two-letter code.
        reason: why this candidate, in one line.
    """

    span: Span
    rule: str
    name: str | None = None
    english: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    country: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When: the expression and the days it covers, both ends included; ``None`` where it cannot be resolved."""

    span: Span
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``low`` and ``high`` bound the number; ``high`` is ``None`` for «أكثر من»."""

    span: Span
    what: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One happening as one sentence tells it.

    Attributes:
        kind: one of the kinds of knowledge/kinds.toml.
        trigger: the words that name the happening.
        sentence: the sentence they stand in.
        status: happened, ongoing, planned, denied or failed.
        frame: id of the frame that read it («verb:قصف»), for ``--explain``.
        source: the chain of attribution, outermost first; empty when the report speaks in its own voice.
        likelihood: from 0 to 1, how likely the report does tell of such a happening: of statements with 0.8, some eight of
            ten do. It says nothing of the roles, nor whether what the report tells is true. ``None`` where nobody
            weighed it.
    """

    kind: str
    trigger: Span
    sentence: Span
    status: Status = "happened"
    frame: str = ""
    agent: tuple[Filler, ...] = ()
    target: tuple[Filler, ...] = ()
    commander: tuple[Filler, ...] = ()
    instrument: tuple[Filler, ...] = ()
    source: tuple[Filler, ...] = ()
    place: tuple[Place, ...] = ()
    origin: tuple[Place, ...] = ()
    destination: tuple[Place, ...] = ()
    time: Time | None = None
    counts: tuple[Count, ...] = ()
    notes: tuple[str, ...] = ()
    likelihood: float | None = field(default=None, compare=False)


def spoken_together(chain: Iterable[Filler]) -> list[list[Filler]]:
    """The links of a chain, those who say it side by side («مصدر عسكري والمرصد») in one: between them stands only «و»."""
    links: list[list[Filler]] = []
    for filler in chain:
        last = links[-1][-1] if links else None
        beside = last is not None and last.rule == filler.rule
        if last is not None and beside and 0 < filler.span.start - last.span.end <= BESIDE:
            links[-1].append(filler)
        else:
            links.append([filler])
    return links
