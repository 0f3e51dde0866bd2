"""Answers about reviewing: the queue, decisions, agreement."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from rawi.web.answers.base import Label, PlaceRef, Sentence
from rawi.web.answers.reports import ReportHead, StatementAnswer

__all__ = ["AgreementAnswer", "Candidate", "DecisionAnswer", "Pair", "QueueItem"]


class Candidate(PlaceRef):
    """A place that the words may also mean."""

    reason: str


class QueueItem(BaseModel):
    """A statement that waits for a reviewer."""

    statement: StatementAnswer
    report: ReportHead
    context: Sentence
    why: Label
    rank: float
    candidates: list[Candidate]


class DecisionAnswer(BaseModel):
    """What a reviewer decided; never changed, only undone by another."""

    id: int
    client_id: str | None
    action: str
    statement_id: str | None
    event_id: str | None
    field: str | None
    value: Any = None
    other: list[str]
    machine: Any = Field(None, description="what the machine had when it was decided")
    reviewer: str
    reason: str
    at: datetime
    undone: bool
    undoes: int | None


class Pair(BaseModel):
    """How far two coders agree on a field."""

    a: str
    b: str
    field: str
    n: int
    agree: float
    kappa: float | None


class AgreementAnswer(BaseModel):
    """Agreement between coders; the machine is «rawi»."""

    pairs: list[Pair]
    alpha: dict[str, float | None]
