"""``rawi serve``: the reading room over a store, on this machine unless told otherwise."""

from __future__ import annotations

import ipaddress
import secrets
import socket
import webbrowser
from pathlib import Path

from rawi.commands.guard import say
from rawi.errors import InputError, SetupError

__all__ = ["serve"]


def serve(store: Path, *, host: str, port: int, token: str | None, browser: bool) -> None:
    """Serve until interrupted.

    Args:
        store: the store's file; made when it is not there.
        host: address to listen on; any but loopback needs a token, which is made when none is given.
        port: 0 for any that is free.
        token: what every request must show.
        browser: whether to open the page.

    Raises:
        InputError: the host is no address of this machine, or the port is taken.
        StoreError: the file is no store.
        SetupError: what serves is not installed.
    """
    try:
        import uvicorn

        from rawi.web.app import create_app
    except ImportError as error:
        raise SetupError(f"the reading room needs {error.name}: pip install 'rawi[serve]'") from None
    from rawi.web.security import LOOPBACK, Policy

    loopback = _is_loopback(host)
    if not loopback and token is None:
        token = secrets.token_urlsafe(24)
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    policy = Policy(hosts=LOOPBACK if loopback else frozenset(), token=token)
    app = create_app(store, policy)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
    say(f"rawi: reading room over {store} at {address}")
    if not loopback:
        say("rawi: others on the network can reach it; whoever has the address above can read and decide")
    say("rawi: Ctrl+C ends it")
    if browser:
        webbrowser.open(address)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, date_header=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise InputError(
            f"cannot listen on {host} port {port} ({reason}); choose another with --port"
        ) from None
    return listening
