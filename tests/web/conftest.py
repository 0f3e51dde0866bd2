"""A reading room over the example reports, coded for real."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from rawi.web.app import create_app


class Room(TestClient):
    """Asks the reading room as its own page would."""

    def read(self, path: str, **params: Any) -> Any:
        """What an address answers, which must be 200."""
        answer = self.get("/api/v1" + path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def write(self, path: str, **kwargs: Any) -> httpx.Response:
        """The answer to a write."""
        return self.post("/api/v1" + path, headers={"X-Rawi-Write": "1"}, **kwargs)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def store_path(example_store: Path, tmp_path: Path) -> Path:
    """The same, for one test alone."""
    for file in example_store.parent.glob("rawi.db*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / "rawi.db"


@pytest.fixture
def room(store_path: Path) -> Iterator[Room]:
    """The reading room over a store of its own."""
    with Room(create_app(store_path), base_url="http://127.0.0.1:8765") as room:
        yield room
