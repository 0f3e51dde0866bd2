"""Reviewing: what waits, what was decided, undoing it, and how far coders agree."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field, model_validator

from rawi.store import Decision, QueueRow
from rawi.web.answers.base import Label, Listing, Sentence
from rawi.web.answers.reports import ReportHead
from rawi.web.answers.review import AgreementAnswer, Candidate, DecisionAnswer, Pair, QueueItem
from rawi.web.filters import Limit, Offset, page_of
from rawi.web.routes import CurrentStore, problems
from rawi.web.shapes import statement_answer

__all__ = ["decision_answer", "router"]

router = APIRouter(tags=["review"])
Action = Literal["accept", "reject", "correct", "flag", "split", "merge"]
Id = Annotated[str, Field(min_length=1, max_length=200)]


class NewDecision(BaseModel):
    """A decision on a statement or an event.

    `correct` needs `field` and `value`; `split` takes the statements in `other` out of the event; `merge` joins the
    event in `other` to it. The same `client_id` twice is one decision.
    """

    action: Action
    statement_id: Id | None = None
    event_id: Id | None = None
    field: str | None = Field(None, max_length=40)
    value: Any = None
    other: Id | list[Id] | None = None
    reviewer: str = Field(min_length=1, max_length=200)
    reason: str = Field("", max_length=5000)
    client_id: str | None = Field(None, max_length=100)
    group: str | None = Field(None, max_length=100)

    @model_validator(mode="after")
    def _one_subject(self) -> NewDecision:
        if (self.statement_id is None) == (self.event_id is None):
            raise ValueError("give statement_id or event_id, one of both")
        return self


class Undo(BaseModel):
    """Who undoes it, and why."""

    reviewer: str = Field(min_length=1, max_length=200)
    reason: str = Field("", max_length=5000)


@router.get("/queue", responses=problems())
def queue(
    store: CurrentStore,
    reviewer: Annotated[
        str | None, Query(max_length=200, description="leaves out what this one has reviewed")
    ] = None,
    why: Annotated[
        Literal["disputed", "differs", "new_actor", "new_place", "unsure"] | None,
        Query(description="only these"),
    ] = None,
    limit: Limit = 20,
) -> Listing[QueueItem]:
    """Statements that wait for a reviewer, what matters most first."""
    page = store.queue(reviewer=reviewer, why=why, size=limit)
    return Listing(total=page.total, items=[_queue_item(row) for row in page])


@router.post(
    "/decisions",
    status_code=201,
    responses={
        200: {"model": DecisionAnswer, "description": "It was there already."},
        **problems(403, 404, 409, 413),
    },
)
def decide(store: CurrentStore, new: NewDecision, response: Response) -> DecisionAnswer:
    """Add a decision; nothing is overwritten, and any can be undone."""
    others = [new.other] if isinstance(new.other, str) else new.other or []
    made = store.decide(
        new.action,
        new.statement_id or new.event_id or "",
        reviewer=new.reviewer,
        reason=new.reason,
        field=new.field,
        value=new.value,
        others=others,
        client_id=new.client_id,
        group=new.group,
    )
    if made.known:
        response.status_code = 200
    return decision_answer(made.decision)


@router.post("/decisions/{id}/undo", status_code=201, responses=problems(403, 404, 409, 413))
def undo(store: CurrentStore, id: int, undo: Undo) -> DecisionAnswer:
    """Undo a decision by another one."""
    return decision_answer(store.undo(id, reviewer=undo.reviewer, reason=undo.reason))


@router.get("/decisions", responses=problems())
def list_decisions(
    store: CurrentStore,
    statement_id: Annotated[str | None, Query(max_length=200)] = None,
    event_id: Annotated[str | None, Query(max_length=200)] = None,
    reviewer: Annotated[str | None, Query(max_length=200)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[DecisionAnswer]:
    """Decisions, the newest first, undone ones too."""
    page = store.decisions(
        subject=statement_id or event_id, reviewer=reviewer, page=page_of(limit, offset), size=limit
    )
    return Listing(total=page.total, items=[decision_answer(row) for row in page])


@router.get("/agreement", responses=problems())
def agreement(store: CurrentStore) -> AgreementAnswer:
    """How far coders agree, human or machine: Cohen's kappa of each two, Krippendorff's alpha of all."""
    found = store.agreement()
    return AgreementAnswer(
        pairs=[
            Pair(
                a=one.coders[0],
                b=one.coders[1],
                field=one.field,
                n=one.units,
                agree=one.agree,
                kappa=one.kappa,
            )
            for one in found
            if len(one.coders) == 2
        ],
        alpha={one.field: one.alpha for one in found if one.alpha is not None},
    )


def decision_answer(row: Decision) -> DecisionAnswer:
    """A decision as the API shows it."""
    of_event = row.subject.startswith("e")
    return DecisionAnswer(
        id=row.id,
        client_id=row.client_id,
        action=row.verb,
        statement_id=None if of_event else row.subject,
        event_id=row.subject if of_event else None,
        field=row.field,
        value=row.value,
        other=list(row.others),
        machine=row.machine,
        reviewer=row.reviewer,
        reason=row.reason,
        at=row.made,
        undone=row.undone is not None,
        undoes=row.undoes,
    )


def _queue_item(row: QueueRow) -> QueueItem:
    report = row.report
    return QueueItem(
        statement=statement_answer(row.statement),
        report=ReportHead(id=report.key, title=report.title, outlet=report.outlet, published=report.published),
        context=Sentence(text=row.context, start=row.start, end=row.start + len(row.context)),
        why=Label(en=row.why, ar=row.why_ar),
        rank=row.rank,
        candidates=[
            Candidate(
                id=place.key, name=place.name, english=place.english, lat=place.lat, lon=place.lon,
                country=place.country, reason=place.reason,
            )
            for place in row.candidates
        ],
    )  # fmt: skip
