"""Answers about events, voices, places and time."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from rawi.web.answers.base import ActorRef, CountModel, Label, Number, PlaceRef, Sentence, SpanModel, Speaker
from rawi.web.answers.review import DecisionAnswer

__all__ = [
    "ActorSummary",
    "Control",
    "EventDetailAnswer",
    "EventHead",
    "EventSummary",
    "FacetValue",
    "Facets",
    "HoldingAnswer",
    "LinkAnswer",
    "PlaceSummary",
    "Points",
    "Series",
    "SourceSummary",
    "TimelineAnswer",
    "VoiceAnswer",
    "VoiceStatement",
]


class EventHead(BaseModel):
    """What every answer says of an event."""

    id: str
    kind: str
    status: str
    grade: str
    start: date | None = Field(serialization_alias="from")
    end: date | None = Field(serialization_alias="to")
    date_precision: Literal["day", "range", "unknown"]
    place: PlaceRef | None
    agents: list[ActorRef]
    targets: list[ActorRef]
    reports: int
    statements: int
    killed: Number | None
    wounded: Number | None
    gloss: Label
    why: str = Field(description="why it has its grade, in one line")
    review: str


class EventSummary(EventHead):
    """An event, as a list shows it."""

    voices: int = Field(description="how many independent voices tell it")


class VoiceStatement(BaseModel):
    """A statement of a voice, with its sentence."""

    id: str
    report_id: str
    outlet: str | None
    published: date | None
    sentence: Sentence
    trigger: SpanModel
    spans: dict[str, list[SpanModel]]
    counts: list[CountModel]
    gloss: Label
    status: str
    why: str


class VoiceAnswer(BaseModel):
    """What one voice says of an event."""

    id: str
    source: Label
    actor: str | None
    side: Label | None
    chain: list[Speaker]
    outlets: list[str]
    stance: Literal["tells", "denies", "concedes"]
    statements: list[VoiceStatement]
    numbers: dict[str, Number]


class LinkAnswer(BaseModel):
    """What holds between two statements, and why."""

    a: str
    b: str
    relation: Literal["same", "contradicts"]
    type: str = Field(description="same, copy, denial, holder or toll")
    reason: str


class EventDetailAnswer(EventHead):
    """An event with its voices side by side."""

    voices: list[VoiceAnswer]
    estimates: dict[str, Number]
    links: list[LinkAnswer]
    decisions: list[DecisionAnswer]
    neighbours: list[EventSummary]


class FacetValue(BaseModel):
    """A value to filter by, and how many events would be left."""

    value: str
    label: Label
    count: int


class Facets(BaseModel):
    """What the present filter can be narrowed by."""

    kind: list[FacetValue]
    grade: list[FacetValue]
    status: list[FacetValue]
    place: list[FacetValue]
    actor: list[FacetValue]
    source: list[FacetValue]
    month: list[FacetValue]


class Points(BaseModel):
    """Events for the map, in columns of one length, by day, the undated first; those without coordinates left out."""

    total: int
    id: list[str]
    lat: list[float]
    lon: list[float]
    radius_km: list[float | None]
    voices: list[int]
    kind: list[str]
    grade: list[str]
    day: list[int | None] = Field(description="days since 1970-01-01")


class PlaceSummary(PlaceRef):
    """A place and how much the store knows of it."""

    events: int
    holdings: bool = Field(description="whether anybody says who held it")


class SourceSummary(BaseModel):
    """A voice and how many events it speaks of."""

    value: str
    label: Label
    side: str
    events: int


class ActorSummary(ActorRef):
    """An actor and how many events it takes part in."""

    events: int


class HoldingAnswer(BaseModel):
    """Who was said to hold a place from one day to another; `to` is null while nothing later is known."""

    start: date | None = Field(serialization_alias="from")
    end: date | None = Field(serialization_alias="to")
    holder: ActorRef | None = Field(description="the side that was said to hold it; null when nobody knows")
    actors: list[str] = Field(description="ids of the actors said to hold it")
    by: list[Label] = Field(description="who says so")
    disputed: bool = Field(description="another side was said to hold it, or a voice denies it")
    against: list[ActorRef] = Field(description="the sides that were said to hold it instead")
    events: list[str]
    why: str


class Control(BaseModel):
    """Control of a place over time."""

    place: PlaceRef
    holdings: list[HoldingAnswer]


class Series(BaseModel):
    """Counts of one thing over time."""

    key: str
    label: Label
    counts: list[int]


class TimelineAnswer(BaseModel):
    """Counts of events over time."""

    buckets: list[date]
    series: list[Series]
