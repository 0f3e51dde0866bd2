"""Many who ask the same at once are answered once; who writes sees it at once; nothing wrong is remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rawi.web import memory
from rawi.web.memory import Memory


class _Store:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.value = 1

    async def read(self, request: Request) -> Response:
        self.asked += 1
        await asyncio.sleep(0.01)
        status = 404 if "missing" in request.url.path else 200
        return JSONResponse({"value": self.value, "query": str(request.query_params)}, status)

    async def write(self, request: Request) -> Response:
        self.value += 1
        return JSONResponse({})


@pytest.fixture
def store() -> _Store:
    return _Store()


@pytest.fixture
def client(store: _Store) -> Any:
    routes = [
        Route("/api/v1/events/{id}", store.read), Route("/api/v1/events", store.read), Route("/api/v1/queue", store.read),
        Route("/api/v1/decisions", store.write, methods=["POST"]),
    ]  # fmt: skip
    app = Memory(Starlette(routes=routes))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets the memory's clock stand so many seconds after now."""
    now = memory._now()
    return lambda seconds: monkeypatch.setattr(memory, "_now", lambda: now + seconds)


@pytest.mark.anyio
async def test_fifty_at_once_ask_the_store_once(client: Any, store: _Store) -> None:
    answers = await asyncio.gather(*(client.get("/api/v1/events?limit=5") for _ in range(50)))
    assert {answer.json()["value"] for answer in answers} == {1} and store.asked == 1
    other = await client.get("/api/v1/events?limit=6")
    assert other.json()["query"] == "limit=6" and store.asked == 2


@pytest.mark.anyio
async def test_who_writes_sees_it_at_once(client: Any) -> None:
    assert (await client.get("/api/v1/events")).json()["value"] == 1
    await client.post("/api/v1/decisions")
    assert (await client.get("/api/v1/events")).json()["value"] == 2


@pytest.mark.anyio
async def test_an_answer_is_remembered_for_two_seconds_and_then_renewed_behind_the_old_one(
    client: Any, store: _Store, later: Callable[[float], None]
) -> None:
    await client.get("/api/v1/events")
    store.value = 2  # as another process may
    later(1.5)
    assert (await client.get("/api/v1/events")).json()["value"] == 1 and store.asked == 1
    later(2.5)
    old = await asyncio.gather(*(client.get("/api/v1/events") for _ in range(5)))
    assert {answer.json()["value"] for answer in old} == {1}
    await asyncio.sleep(0.05)
    assert store.asked == 2, "one of them had it asked again"
    assert (await client.get("/api/v1/events")).json()["value"] == 2


@pytest.mark.anyio
async def test_who_asks_how_far_the_adding_is_sees_what_was_added(client: Any, store: _Store) -> None:
    await client.get("/api/v1/events")
    store.value = 2
    await client.get("/api/v1/jobs/1")
    assert (await client.get("/api/v1/events")).json()["value"] == 2


@pytest.mark.anyio
async def test_an_answer_of_long_ago_is_not_given(
    client: Any, store: _Store, later: Callable[[float], None]
) -> None:
    await client.get("/api/v1/events")
    store.value = 2
    later(7)
    assert (await client.get("/api/v1/events")).json()["value"] == 2


@pytest.mark.anyio
async def test_what_is_being_renewed_when_somebody_writes_is_not_kept(
    client: Any, store: _Store, later: Callable[[float], None]
) -> None:
    await client.get("/api/v1/events")
    later(2.5)
    await client.get("/api/v1/events")
    await client.post("/api/v1/decisions")
    await asyncio.sleep(0.05)
    assert (await client.get("/api/v1/events")).json()["value"] == 2


@pytest.mark.anyio
async def test_failures_and_what_waits_for_review_are_not_remembered(client: Any, store: _Store) -> None:
    for path in ("/api/v1/events/missing", "/api/v1/queue"):
        before = store.asked
        await client.get(path)
        await client.get(path)
        assert store.asked == before + 2, path


@pytest.mark.anyio
async def test_no_more_is_kept_than_allowed(
    client: Any, store: _Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_ANSWERS", 3)
    for number in (1, 2, 3, 4, 1):
        await client.get(f"/api/v1/events?limit={number}")
    assert store.asked == 5
