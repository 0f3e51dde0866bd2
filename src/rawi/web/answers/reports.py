"""Answers about reports, their statements, and adding them."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from rawi.web.answers.base import CountModel, Label, Sentence, SourceLink, SpanModel, TimeModel

__all__ = [
    "CopyRef",
    "FileAnswer",
    "JobAnswer",
    "PlaceModel",
    "ReportDetailAnswer",
    "ReportHead",
    "ReportSummary",
    "ReviewState",
    "SearchHit",
    "StatementAnswer",
    "VersionRef",
]


class ReviewState(BaseModel):
    """What reviewers last made of it."""

    action: str
    reviewer: str
    at: datetime
    reason: str


class PlaceModel(BaseModel):
    """A place of a statement: the words and what they were resolved to."""

    text: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    name: str | None
    english: str | None
    gazetteer_id: str | None
    country: str | None
    reason: str | None


class StatementAnswer(BaseModel):
    """One statement; the fields of `rawi read --format jsonl`, with its place in the store."""

    id: str
    report_id: str
    event_id: str | None
    kind: str
    trigger: str
    at: int
    status: str
    agent: list[str]
    target: list[str]
    commander: list[str]
    instrument: list[str]
    source: list[str]
    place: list[PlaceModel]
    origin: list[PlaceModel]
    destination: list[PlaceModel]
    time: TimeModel | None
    counts: list[CountModel]
    gloss: Label
    sentence: Sentence
    spans: dict[str, list[SpanModel]] = Field(description="where the words of each role stand, by role")
    frame: str
    notes: list[str]
    likelihood: float | None
    sources: list[SourceLink] = Field(description="who says so, outermost first; empty: the report itself")
    review: ReviewState | None
    machine_differs: bool = Field(description="whether the machine now says otherwise than the reviewer")
    stance: str = ""
    why: str = Field("", description="why it belongs to its event")


class ReportHead(BaseModel):
    """A report, as other answers name it."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None


class ReportSummary(ReportHead):
    """A report, as a list shows it."""

    url: str | None
    version: int
    current: bool
    added: datetime
    characters: int
    statements: int
    copies: int = Field(description="how many other reports are near-copies of it")


class CopyRef(ReportHead):
    """A near-copy of a report: the same text, all but some words."""


class VersionRef(ReportHead):
    """Another text of the same address."""

    version: int
    current: bool
    added: datetime


class ReportDetailAnswer(ReportHead):
    """A report with what was coded from it."""

    url: str | None
    version: int
    current: bool
    added: datetime
    characters: int
    text: str
    warnings: list[str]
    program: str
    statements: list[StatementAnswer]
    versions: list[VersionRef]
    copies: list[CopyRef]


class SearchHit(BaseModel):
    """A report that holds the words: the text around the first of them, and where they stand in the report's text."""

    report_id: str
    title: str | None
    outlet: str | None
    published: date | None
    sentence: Sentence
    marks: list[tuple[int, int]]
    statements: list[str] = Field(description="the statements whose words are among them")


class FileAnswer(BaseModel):
    """How far one file of a job is."""

    name: str
    state: str
    reports: int
    new: int
    statements: int
    keys: list[str] = Field(description="ids of its reports, the first thousand")
    error: str | None = Field(description="the first of its errors")
    errors: list[str]
    warnings: list[str]


class JobAnswer(BaseModel):
    """Files that are being added."""

    job: str
    state: str
    done: int
    total: int
    files: list[FileAnswer]
