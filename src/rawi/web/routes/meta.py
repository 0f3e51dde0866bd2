"""What the store holds, and the words that codes are written in."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from rawi import __version__
from rawi.web.answers.base import StatusAnswer, Vocabulary
from rawi.web.routes import CurrentStore, problems
from rawi.web.security import Policy, session_cookie
from rawi.web.vocabulary import vocabulary

__all__ = ["router"]

router = APIRouter(tags=["about"])


class Token(BaseModel):
    """What `rawi serve` printed."""

    token: str = Field(max_length=200)


@router.get("/status", responses=problems())
def status(store: CurrentStore, request: Request) -> StatusAnswer:
    """How much the store holds."""
    policy: Policy = request.app.state.policy
    held = store.status()
    return StatusAnswer(
        version=__version__,
        schema_number=held.schema,
        reports=held.reports,
        statements=held.statements,
        events=held.events,
        places=held.places,
        sources=held.sources,
        decisions=held.decisions,
        disagreeing=held.disagreeing,
        grades=held.grades,
        first_day=held.first,
        last_day=held.last,
        unfinished_runs=held.unfinished_runs,
        token=policy.token is not None,
    )


@router.get("/vocabulary", responses=problems())
def words() -> Vocabulary:
    """Kinds, grades, roles, statuses, what is counted and formats of export, each with its labels."""
    return vocabulary()


@router.post("/session", status_code=204, responses=problems(403, 413))
def session(token: Token, request: Request) -> Response:
    """Show the token once; a cookie carries it from then on. On loopback none is needed."""
    policy: Policy = request.app.state.policy
    answer = Response(status_code=204)
    if policy.token is not None:
        answer.headers["set-cookie"] = session_cookie(token.token, policy)
    return answer
