"""What answers are made of: labels, spans, places, actors, numbers."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

__all__ = [
    "ActorRef",
    "CountModel",
    "Label",
    "Listing",
    "Number",
    "PlaceRef",
    "Problem",
    "Sentence",
    "SourceLink",
    "SpanModel",
    "StatusAnswer",
    "Term",
    "TimeModel",
    "Vocabulary",
]

Item = TypeVar("Item")


class Label(BaseModel):
    """The same in both languages of the page."""

    en: str
    ar: str


class Problem(BaseModel):
    """What went wrong, in one line that says what to do."""

    error: str


class Listing(BaseModel, Generic[Item]):
    """A stretch of a longer list."""

    total: int = Field(ge=0, description="how many there are in all")
    items: list[Item]


class Number(BaseModel):
    """Low, best and high of what voices say; null where nobody gives one."""

    low: int | None
    best: int | None
    high: int | None


class ActorRef(BaseModel):
    """Somebody of the registry, or words that it does not hold (then `id` begins with `words:`)."""

    id: str
    english: str | None
    arabic: str
    side: str = ""


class PlaceRef(BaseModel):
    """A place; without coordinates where none was good enough."""

    id: str
    name: str
    english: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None = None
    country: str | None = None


class SpanModel(BaseModel):
    """Words of the report's text."""

    start: int
    end: int
    text: str
    actor: str | None = None
    english: str | None = None
    arabic: str | None = Field(default=None, description="the actor's name in the registry")
    rule: str | None = None


class Sentence(BaseModel):
    """A sentence of the report's text."""

    text: str
    start: int
    end: int


class TimeModel(BaseModel):
    """A time as written and the days it covers; null where it cannot be resolved."""

    text: str
    start: date | None = Field(serialization_alias="from")
    end: date | None = Field(serialization_alias="to")


class CountModel(BaseModel):
    """How many of what; `high` is null for «more than»."""

    text: str
    what: str
    low: int | None
    high: int | None


class Speaker(Label):
    """Who says so, in both languages; ``beside``: together with the one before."""

    beside: bool = False


class SourceLink(BaseModel):
    """One link of the chain of attribution; ``beside``: who says it together with the one before."""

    text: str
    english: str | None
    actor: str | None
    beside: bool = False


class Term(BaseModel):
    """A word of the codebook with its label."""

    id: str
    label: Label
    explanation: Label | None = None
    family: str | None = None


class Vocabulary(BaseModel):
    """The words that codes are written in."""

    kinds: list[Term]
    families: list[Term]
    grades: list[Term]
    roles: list[Term]
    statuses: list[Term]
    counts: list[Term]
    formats: list[Term]


class StatusAnswer(BaseModel):
    """What the store holds."""

    version: str
    schema_number: int
    reports: int
    statements: int
    events: int
    places: int
    sources: int
    decisions: int
    disagreeing: int
    grades: dict[str, int]
    first_day: date | None
    last_day: date | None
    unfinished_runs: int
    token: bool = Field(description="whether this server asks for a token")
