"""Who may ask the reading room, and what a browser may do with its answers."""

from __future__ import annotations

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from rawi.errors import InputError
from rawi.web.security import Guard, Policy


async def _answer(request: Request) -> Response:
    body = await request.body()
    return PlainTextResponse(f"{request.method} {len(body)}")


def _client(policy: Policy, base: str = "http://127.0.0.1:8765") -> httpx.AsyncClient:
    app = Starlette(routes=[Route("/api/v1/thing", _answer, methods=["GET", "POST"])])
    return httpx.AsyncClient(transport=httpx.ASGITransport(Guard(app, policy)), base_url=base)


async def _get(client: httpx.AsyncClient, url: str = "/api/v1/thing", **headers: str) -> httpx.Response:
    return await client.get(url, headers=headers)


async def _post(client: httpx.AsyncClient, content: bytes = b"{}", **headers: str) -> httpx.Response:
    return await client.post("/api/v1/thing", content=content, headers=headers)


@pytest.mark.anyio
async def test_every_answer_forbids_what_comes_from_elsewhere() -> None:
    """Also the refusals; nothing inline is allowed."""
    client = _client(Policy())
    for answer in (await _get(client), await _post(client), await _get(client, host="elsewhere.example")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy and "unsafe-eval" not in policy and "http:" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8765", 200), ("localhost:8765", 200), ("[::1]:8765", 200), ("LOCALHOST", 200),
     ("rebound.example", 421), ("127.0.0.1.rebound.example", 421), ("", 421)],
)  # fmt: skip
async def test_a_name_rebound_to_loopback_is_refused(host: str, status: int) -> None:
    answer = await _get(_client(Policy()), host=host)
    assert answer.status_code == status


@pytest.mark.anyio
async def test_a_write_needs_its_header_and_the_same_origin() -> None:
    """What a form or script of another site can send is never enough."""
    client = _client(Policy())
    assert (await _post(client)).status_code == 403
    allowed = {"x-rawi-write": "1"}
    assert (await _post(client, **allowed)).status_code == 200
    assert (await _post(client, origin="http://127.0.0.1:8765", **allowed)).status_code == 200
    for origin in ("http://evil.example", "http://127.0.0.1:9999", "null", "http://["):
        assert (await _post(client, origin=origin, **allowed)).status_code == 403, origin
    cross = {"sec-fetch-site": "cross-site", **allowed}
    assert (await _post(client, **cross)).status_code == 403


@pytest.mark.anyio
async def test_a_page_of_another_address_cannot_make_the_server_work() -> None:
    """As an image or a script would; a link that somebody follows is no such thing."""
    client = _client(Policy())
    for site in ("cross-site", "same-site"):
        fetched = await _get(client, **{"sec-fetch-site": site, "sec-fetch-mode": "no-cors"})
        assert fetched.status_code == 403
    assert (await _get(client, **{"sec-fetch-site": "same-origin"})).status_code == 200
    followed = await _get(client, **{"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
    assert followed.status_code == 200


@pytest.mark.parametrize(
    "token", ["", "short", "a token", "geheim;Path=/", "geheim\r\nx: y", "كلمة سر طويلة"]
)
def test_a_token_that_lets_everybody_in_or_fits_no_cookie_is_refused(token: str) -> None:
    with pytest.raises(InputError, match="a token needs"):
        Policy(hosts=frozenset(), token=token)


@pytest.mark.anyio
async def test_elsewhere_than_on_loopback_a_token_is_needed() -> None:
    """By header, by cookie, or once in the address that was printed, which then sets the cookie."""
    policy = Policy(hosts=frozenset(), token="geheim")
    client = _client(policy, "http://192.0.2.7:8765")
    assert (await _get(client)).status_code == 401
    assert (await _get(client, authorization="Bearer wrong")).status_code == 401
    assert (await _get(client, authorization="Bearer geheim")).status_code == 200
    assert (await _get(client, cookie="rawi-token=geheim")).status_code == 200
    opened = await _get(client, "/api/v1/thing?token=geheim")
    assert opened.status_code == 200
    assert "HttpOnly" in opened.headers["set-cookie"] and "SameSite=Strict" in opened.headers["set-cookie"]
    client.cookies.clear()
    written = await client.post("/api/v1/thing?token=geheim", content=b"{}", headers={"x-rawi-write": "1"})
    assert written.status_code == 401, "a token in an address may be in somebody's history: it only reads"


@pytest.mark.anyio
async def test_a_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not() -> None:
    client = _client(Policy(largest=1000))
    assert (await _post(client, b"x" * 1000, **{"x-rawi-write": "1"})).status_code == 200
    assert (await _post(client, b"x" * 1001, **{"x-rawi-write": "1"})).status_code == 413

    async def parts():  # type: ignore[no-untyped-def]
        for _ in range(3):
            yield b"x" * 500

    answer = await client.post("/api/v1/thing", content=parts(), headers={"x-rawi-write": "1"})
    assert answer.status_code == 413
