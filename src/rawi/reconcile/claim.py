"""A claim: what reconciling compares of a statement, cut down and resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rawi.coded import CodedReport

__all__ = ["Claim", "Party", "Spot", "Toll", "claims_of", "statement_id"]

Dated = Literal["stated", "reported", "none"]


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role.

    Attributes:
        ids: registry ids, sorted.
        names: folded names of those without an id, sorted.
        sides: ids of their sides, sorted; sides that mean nothing («unaligned») left out.
    """

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was resolved: gazetteer id, Arabic name, WGS84 degrees, radius in km, country (ISO, or empty)."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number: what is counted, and its bounds as in ``Count``."""

    what: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a statement claims.

    Attributes:
        id: the statement's (``statement_id``); any string without blanks, the same for the same statement ever.
        report: the report's key.
        kind, family: as in knowledge/kinds.toml.
        status: as ``Statement.status``.
        agents, targets: who did it to whom.
        spots: where, most precise first; countries and what was not resolved left out.
        first, last: the days between which it happened, both included.
        dated: ``stated`` when the text gives the days; ``reported`` when they are the days before its report
            came out; ``none`` when neither is known, and then ``first`` and ``last`` are ``None``.
        tolls: the numbers.
        speaker: the last link of the chain of attribution, as written; empty for the report's own voice.
        speaker_id: its registry id, a spokesman's being that of his body; ``None`` for one it does not hold.
        speaker_side: its side on the day of the report; empty for none or unknown.
        outlet: who published the report: registry id, else the folded name; empty when unknown.
        outlet_side: its side on that day; empty for none or unknown.
        sentence: fingerprint of the sentence's folded words.
    """

    id: str
    report: str
    kind: str
    family: str
    status: str
    agents: Party
    targets: Party
    spots: tuple[Spot, ...]
    first: date | None
    last: date | None
    dated: Dated
    tolls: tuple[Toll, ...]
    speaker: str
    speaker_id: str | None
    speaker_side: str
    outlet: str
    outlet_side: str
    sentence: str


def statement_id(report_key: str, number: int) -> str:
    """The id of a report's statement, by its 0-based number in ``CodedReport.statements``."""
    return f"{report_key}#{number}"


def claims_of(coded: CodedReport, report_key: str) -> list[Claim]:
    """What a report's statements claim, one for each, in their order.

    Args:
        coded: the report as it was coded.
        report_key: a string that no other report has and that never changes.
    """
    raise NotImplementedError
