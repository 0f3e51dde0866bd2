"""What a store answers with when it is asked for a whole: maps, charts, the queue, agreement, its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rawi.store.rows import ReportRow, StatementRow

__all__ = [
    "Added",
    "Agreement",
    "Counts",
    "PlaceCandidate",
    "Points",
    "QueueRow",
    "Series",
    "Status",
    "Teller",
]


@dataclass(frozen=True, slots=True)
class Points:
    """Events on a map, column by column, by day, those without one first.

    Attributes:
        total: events of the filter, those without coordinates too.
        key, lat, lon, radius_km, voices, kind, grade: as in ``EventRow``.
        day: days since 1970-01-01; ``None`` when unknown.
    """

    total: int
    key: list[str]
    lat: list[float]
    lon: list[float]
    radius_km: list[float | None]
    voices: list[int]
    kind: list[str]
    grade: list[str]
    day: list[int | None]


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: what it counts, and how many in each bucket."""

    key: str
    english: str
    arabic: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Events over time: the first day of each stretch, and a line for each commonest value."""

    buckets: tuple[date, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that the words may mean."""

    key: str
    name: str
    english: str
    country: str
    lat: float | None
    lon: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A statement that a person should look at.

    Attributes:
        statement, report: what to look at.
        context: the sentence with what stands around it; ``start`` is its offset in the report's text.
        why, why_ar: for which reason.
        reason: its id: «differs», «disputed», «new_actor», «new_place» or «unsure».
        rank: the higher, the sooner it is worth a look.
        candidates: places that its first place may mean.
    """

    statement: StatementRow
    report: ReportRow
    context: str
    start: int
    reason: str
    why: str
    why_ar: str
    rank: float
    candidates: tuple[PlaceCandidate, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders, or all, agree on one field.

    Attributes:
        field: what was coded: kind, status, place, day or whether it stands at all («stands»).
        coders: names; «rawi» is the machine. Two for kappa, two or more for alpha.
        units: how many statements at least two of them coded.
        agree: share of pairs that are the same, from 0 to 1.
        kappa: Cohen's kappa, for two coders; ``None`` where it is not defined.
        alpha: Krippendorff's alpha (nominal); ``None`` where it is not defined.
    """

    field: str
    coders: tuple[str, ...]
    units: int
    agree: float
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds."""

    path: str
    bytes: int
    schema: int
    reports: int
    old_versions: int
    statements: int
    events: int
    places: int
    sources: int
    decisions: int
    disagreeing: int
    grades: dict[str, int]
    first: date | None
    last: date | None
    unfinished_runs: int
    programs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did.

    Attributes:
        added: keys of reports that are new.
        versions: of these, how many replace an older text of their address.
        known: how many were in the store already.
        statements: how many were coded.
        events: how many events are new or changed.
    """

    added: tuple[str, ...] = ()
    versions: int = 0
    known: int = 0
    statements: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Teller:
    """One statement of an event, as far as it says who tells it: its voice, stance and report."""

    source: str
    english: str | None
    stance: str
    report: str
    outlet: str | None
    published: date | None
    url: str | None

    @property
    def name(self) -> str:
        """The voice's English name, or as it is written."""
        return self.english or self.source
