"""The addresses of the API, one module for each thing that is asked for."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request

from rawi.store import Store
from rawi.web.answers.base import Problem
from rawi.web.jobs import Jobs

__all__ = ["API", "CurrentJobs", "CurrentStore", "problems"]

API = "/api/v1"
REASONS = {
    400: "The request cannot be read.",
    401: "A token is needed.",
    403: "A page of another address asked, or a write came without the header X-Rawi-Write.",
    404: "There is none of this id.",
    409: "It does not fit what is in the store.",
    413: "The request is too large.",
    421: "This server does not answer to that host.",
    422: "A value is none that there can be; the answer says which.",
    503: "The store cannot be read or written at present; the answer says why.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The failures that an address may answer with, for its documentation; what any may is among them."""
    every = {400, 401, 403, 421, 422, 503, *statuses}
    return {status: {"model": Problem, "description": REASONS[status]} for status in sorted(every)}


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


CurrentStore = Annotated[Store, Depends(_store)]
CurrentJobs = Annotated[Jobs, Depends(_jobs)]
