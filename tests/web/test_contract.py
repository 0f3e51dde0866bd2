"""The API keeps to its own description: whatever is asked, the answer is one that openapi.json names, never a 5xx."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, assume, given, settings

from rawi.web.app import create_app

HEADERS = {"X-Rawi-Write": "1"}
CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]
EXAMPLES = 15  # of each address, good and bad


@pytest.fixture
def address(store_path: Path) -> Iterator[str]:
    """A server that really listens."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(store_path), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < until and thread.is_alive(), "the server does not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


def test_no_answer_is_a_failure_or_undocumented(address: str) -> None:
    """Status codes, content types and bodies are those described, for good and for bad requests."""
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    tried = 0
    operations = [found.ok() for found in schema.get_all_operations()]
    plain = {operation.path for operation in operations if "{" not in operation.path}
    for operation in operations:

        @settings(
            max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def conforms(case: Any) -> None:
            # an id that is spelt like another address («/events/facets») is answered by that one
            assume(case.operation.path in plain or case.formatted_path not in plain)
            case.call_and_validate(headers=HEADERS, checks=CHECKS)

        conforms()
        tried += 1
    assert tried > 20
