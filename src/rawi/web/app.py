"""The application: the API, its documentation and the page's files, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from rawi import __version__
from rawi.errors import InputError, NotInStore, RawiError
from rawi.store import open_store
from rawi.web.adding import add_found
from rawi.web.jobs import Jobs
from rawi.web.memory import Memory
from rawi.web.pages import add_pages
from rawi.web.routes import API, adding, events, exports, meta, places, reports, review
from rawi.web.security import Guard, Policy

__all__ = ["create_app"]

ABOUT = """\
What reports said happened, who says so, who denies it, and who was said to hold a place on a day: the API of rawi's
reading room. Everything is read from one store; what reviewers decide is added to it and never changes what was coded.
Writes need the header `X-Rawi-Write`.
"""


def create_app(store_path: Path, policy: Policy | None = None) -> FastAPI:
    """The application over a store.

    Args:
        store_path: the store's file; a new, empty one is made where there is none.
        policy: who may ask; this machine alone unless another is given.

    Raises:
        StoreError: the file is no store, or cannot be read.
    """
    policy = policy or Policy()
    store = open_store(store_path, write=True, create=True)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.jobs = Jobs(partial(add_found, store_path))
        yield
        app.state.jobs.close()
        store.close()

    app = FastAPI(
        title="rawi",
        version=__version__,
        description=ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.store = store
    app.state.policy = policy
    for part in (meta, reports, events, places, review, adding, exports):
        app.include_router(part.router, prefix=API)
    add_pages(app)
    _answer_errors(app)
    # Mostly on loopback: the lowest level takes 0.03 s for the points of 100,000 events, the default a whole second.
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=1)
    app.add_middleware(Memory)
    app.add_middleware(Guard, policy=policy)
    return app


def _answer_errors(app: FastAPI) -> None:
    """Every failure is one line: `{"error": "…"}`."""

    @app.exception_handler(NotInStore)
    async def missing(_: Request, error: NotInStore) -> JSONResponse:
        return _problem(404, str(error))

    @app.exception_handler(InputError)
    async def wrong(_: Request, error: InputError) -> JSONResponse:
        return _problem(422, str(error))

    @app.exception_handler(RawiError)
    async def failed(_: Request, error: RawiError) -> JSONResponse:
        return _problem(503, str(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part not in ("query", "body", "path"))
        return _problem(422, f"{where}: {first['msg']}" if where else str(first["msg"]))

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        return _problem(error.status_code, str(error.detail), error.headers)


def _problem(status: int, message: str, headers: object = None) -> JSONResponse:
    return JSONResponse({"error": message}, status, headers if isinstance(headers, dict) else None)
