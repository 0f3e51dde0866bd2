"""Answers remembered for a moment: many who ask the same within two seconds are answered once from the store.

After that who asks still has the old answer at once, for four seconds more, while a new one is sought: facets of a hundred
thousand events take a second, and nobody waits for them twice. Whatever is written through this server empties the
memory at once, so that who decides something sees it; what another process adds shows within six seconds.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Memory"]

SECONDS = 2.0
STALE = 4.0  # seconds more in which the old answer does while a new one is sought
MOST_ANSWERS = 256
MOST_BYTES = 32 * 2**20
LARGEST = 8 * 2**20  # bytes of one answer that is worth remembering
PATHS = (
    "/api/v1/events",
    "/api/v1/timeline",
    "/api/v1/places",
    "/api/v1/actors",
    "/api/v1/sources",
    "/api/v1/reports",
)
JOBS = "/api/v1/jobs"  # who asks how far the adding is will want to see what was added
Key = tuple[bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class _Answer:
    messages: tuple[Message, ...]
    size: int
    until: float


class Memory:
    """ASGI middleware that remembers what readers ask; it stands inside the guard and outside of the packing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._answers: OrderedDict[Key, _Answer] = OrderedDict()
        self._bytes = 0
        self._asking: dict[Key, asyncio.Lock] = {}
        self._renewing: dict[Key, asyncio.Task[_Answer]] = {}
        self._writes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] != "GET" or scope["path"].startswith(JOBS):
            try:
                await self._app(scope, receive, send)
            finally:
                self._forget()
            return
        if not scope["path"].startswith(PATHS):
            await self._app(scope, receive, send)
            return
        key = _key(scope)
        answer = self._known(key)
        if answer is None:
            lock = self._asking.setdefault(key, asyncio.Lock())
            async with lock:
                answer = self._known(key) or await self._ask(key, scope, receive)
            if not lock.locked():
                self._asking.pop(key, None)
        elif answer.until <= _now() and key not in self._renewing:
            self._renew(key, scope)
        for message in answer.messages:
            await send(_copied(message))

    async def _ask(self, key: Key, scope: Scope, receive: Receive) -> _Answer:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        writes = self._writes
        await self._app(scope, receive, keep)
        size = sum(len(message.get("body", b"")) for message in messages)
        answer = _Answer(tuple(messages), size, _now() + SECONDS)
        if messages and messages[0].get("status") == 200 and size <= LARGEST and writes == self._writes:
            self._bytes -= self._answers[key].size if key in self._answers else 0
            self._answers[key] = answer
            self._bytes += size
            while len(self._answers) > MOST_ANSWERS or self._bytes > MOST_BYTES:
                self._bytes -= self._answers.popitem(last=False)[1].size
        return answer

    def _renew(self, key: Key, scope: Scope) -> None:
        """Seeks a new answer while the old one is given; a failure leaves the old one, which is soon too old."""
        task = asyncio.create_task(self._ask(key, dict(scope), _nothing_more))
        self._renewing[key] = task

        def done(task: asyncio.Task[_Answer]) -> None:
            self._renewing.pop(key, None)
            if not task.cancelled():
                task.exception()

        task.add_done_callback(done)

    def _known(self, key: Key) -> _Answer | None:
        answer = self._answers.get(key)
        if answer is None or answer.until + STALE > _now():
            return answer
        del self._answers[key]
        self._bytes -= answer.size
        return None

    def _forget(self) -> None:
        self._writes += 1
        self._answers.clear()
        self._bytes = 0


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _now() -> float:
    return time.monotonic()


def _key(scope: Scope) -> Key:
    encoding = next((value for name, value in scope["headers"] if name == b"accept-encoding"), b"")
    return scope["raw_path"] or scope["path"].encode(), scope["query_string"], encoding


def _copied(message: Message) -> Message:
    """The message with headers of its own: those who pass it on may add to them."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else dict(message)
