"""What every request and answer goes through: who may ask, from where, and what a browser may do with the answer.

The reading room is made for one machine. A page elsewhere on the web must not reach it through the user's browser:

host      the ``Host`` header must name an address that the server was started for, or a name that was rebound to
          127.0.0.1 would pass for it
token     an address other than loopback asks for a token, as a cookie, in ``Authorization: Bearer`` or once as ``?token=``
reads     of the API from a page of another address are refused where the browser tells of them
writes    need the header ``X-Rawi-Write`` and, where the browser sends one, an ``Origin`` of the same host: a form on
          another site can send neither
answers   carry a policy that allows nothing from elsewhere and no inline script or style
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rawi.errors import InputError

__all__ = ["LOOPBACK", "Guard", "Policy", "session_cookie"]

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1", "[::1]"))
COOKIE = "rawi-token"
WRITE_HEADER = "x-rawi-write"
OPEN = frozenset(("/api/v1/session",))
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ANSWER_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_TOKEN = re.compile(r"[A-Za-z0-9._~-]{6,200}")
_TOO_LARGE = "the request has more than {} MB; send fewer files at once"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may ask.

    Attributes:
        hosts: names and addresses that may stand in ``Host``, without port; empty for any (only with a token).
        token: what every request must show; ``None`` on loopback.
        largest: bytes that the body of a request may have.

    Raises:
        InputError: the token is so short that it could be guessed, or holds what no cookie can.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    largest: int = 64 * 1024 * 1024

    def __post_init__(self) -> None:
        if self.token is not None and not _TOKEN.fullmatch(self.token):
            raise InputError(
                "a token needs six letters or digits at least, of the Latin alphabet, and no others but . _ ~ -"
            )


@dataclass(frozen=True, slots=True)
class _Refusal(Exception):
    status: int
    message: str


class Guard:
    """ASGI middleware that refuses what the policy does not allow and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, policy: Policy) -> None:
        self._app = app
        self._policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # no web sockets here

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ANSWER_HEADERS.items():
                    headers[name] = value
                if scope["path"].startswith("/api/") and "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
                if cookie:
                    headers.append("set-cookie", cookie)
            await send(message)

        cookie = ""
        try:
            cookie = self._admit(scope)
            receive = self._bounded(scope, receive)
        except _Refusal as refusal:
            await _refuse(refusal, sender)
            return
        await self._app(scope, receive, sender)

    def _admit(self, scope: Scope) -> str:
        """Lets the request through, or raises; returns a cookie to set, if any."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        name = _name(host)
        if self._policy.hosts and name not in self._policy.hosts:
            raise _Refusal(421, f"this server answers to {_listed(self._policy.hosts)}, not to {name!r}")
        cookie = self._check_token(scope, headers)
        if scope["method"] in SAFE_METHODS:
            _check_read(headers, scope["path"])
        else:
            _check_write(headers, host)
        return cookie

    def _check_token(self, scope: Scope, headers: Headers) -> str:
        token = self._policy.token
        if token is None:
            return ""
        shown = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(shown, token) or _same(_cookie(headers), token):
            return ""
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if scope["method"] in SAFE_METHODS and _same(asked, token):
            return session_cookie(asked, self._policy)
        if scope["path"] in OPEN or not scope["path"].startswith("/api/"):
            return ""  # the page itself, which asks for the token
        raise _Refusal(401, "a token is needed: open the address that `rawi serve` printed")

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        """The request's body, refused once it is longer than allowed."""
        largest = self._policy.largest
        told = Headers(scope=scope).get("content-length", "")
        if told.isdigit() and int(told) > largest:
            raise _Refusal(413, _TOO_LARGE.format(largest // 2**20))
        got = 0

        async def bounded() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > largest:  # raised where the body is read, so that it becomes the answer
                raise HTTPException(413, _TOO_LARGE.format(largest // 2**20))
            return message

        return bounded


def _check_write(headers: Headers, host: str) -> None:
    if WRITE_HEADER not in headers:
        raise _Refusal(403, "a request that changes something needs the header X-Rawi-Write")
    origin = headers.get("origin")
    if (origin is not None and _netloc(origin) != host) or _from_elsewhere(headers):
        raise _Refusal(403, "a page of another address may not change anything here")


def _check_read(headers: Headers, path: str) -> None:
    """A page of another address could not read the answer, but it could make the server work without end."""
    if path.startswith("/api/") and _from_elsewhere(headers) and headers.get("sec-fetch-mode") != "navigate":
        raise _Refusal(403, "a page of another address may not ask for anything here")


def _from_elsewhere(headers: Headers) -> bool:
    return headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # «http://[»
        return ""


async def _refuse(refusal: _Refusal, send: Send) -> None:
    body = json.dumps({"error": refusal.message}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def session_cookie(token: str, policy: Policy) -> str:
    """The cookie that carries a token.

    Raises:
        HTTPException: it is not the server's.
    """
    if policy.token is None or not _same(token, policy.token):
        raise HTTPException(401, "that is not the token that `rawi serve` printed")
    return f"{COOKIE}={policy.token}; HttpOnly; SameSite=Strict; Path=/"


def _name(host: str) -> str:
    """The host without its port: «localhost:8000», «[::1]:8000»."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()


def _cookie(headers: Headers) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[COOKIE].value if COOKIE in jar else ""


def _same(shown: str, token: str) -> bool:
    return hmac.compare_digest(shown.encode(), token.encode())


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
