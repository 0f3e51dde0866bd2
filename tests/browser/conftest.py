"""The page in Debian's Chromium, on a store of our own reports. Skipped where chromium or the built page is missing."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILT = ROOT / "src/rawi/web/static/index.html"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
LOCALES = {"en": "en-GB", "ar": "ar"}


def chromium() -> str:
    """The browser, or a skip that says what is missing."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium: apt-get install chromium")
    if not BUILT.is_file():
        pytest.skip("the page is not built: make page")
    if importlib.util.find_spec("fastapi") is None or not (ROOT / "src/rawi/web/app.py").is_file():
        pytest.skip("the server is not installed: pip install 'rawi[serve]'")
    return found


class Site:
    """A running server and what it answers."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"{self.address}/api/v1{path}", timeout=20) as answer:
            return json.load(answer)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(f"{address}/api/v1/status", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers, if only that it wants a token
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def serve(store: Path, *options: str) -> Iterator[Site]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "rawi", "serve", "--store", str(store), "--port", str(port), *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(address, server)
        yield Site(address)
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server on the reports beside this file."""
    chromium()
    if "RAWI_TEST_SITE" in os.environ:
        yield Site(os.environ["RAWI_TEST_SITE"])
        return
    store = tmp_path_factory.mktemp("room") / "rawi.db"
    add = [sys.executable, "-m", "rawi", "add", "--store", str(store), str(HERE / "reports.jsonl")]
    subprocess.run(add, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield from serve(store)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server on a store without reports."""
    chromium()
    yield from serve(tmp_path_factory.mktemp("empty") / "rawi.db")


@pytest.fixture(scope="session")
def locked_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server as it is reached from elsewhere: with a token, «open-sesame»."""
    chromium()
    store = tmp_path_factory.mktemp("locked") / "rawi.db"
    yield from serve(store, "--host", "0.0.0.0", "--token", "open-sesame")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with its module: while Playwright runs, no other test could run an event loop of its own."""
    path = chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


class Room:
    """One visitor: opens pages, and notes every address asked and everything that went wrong."""

    def __init__(
        self, browser: Browser, address: str, language: str, theme: str, width: int, height: int
    ) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(
            locale=LOCALES[language], color_scheme=theme, viewport={"width": width, "height": height},  # type: ignore[arg-type]
            accept_downloads=True,
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", self._note)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", lambda line: self._console(line.type, line.text))
        self.page.on(
            "dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss())
        )

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" and "net::ERR" not in text and "status of" not in text:
            self.wrong.append(f"console: {text}")

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        self.page.locator("main h1").first.wait_for(state="attached")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Until nothing on the page is still loading."""
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true], .state .line')")

    def painted(self, name: str) -> list[str]:
        """The words painted by one highlight of the CSS Custom Highlight API, such as ``rest-agent``."""
        found = self.page.evaluate(
            "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())", name
        )
        return [str(words) for words in found]


@pytest.fixture
def enter(browser: Browser, site: Site) -> Iterator[Callable[..., Room]]:
    """Opens the room: ``enter("ar", theme="dark", width=360)``. Afterwards nothing may have gone wrong, and nothing may
    have been asked of anyone but the server."""
    rooms: list[Room] = []

    def start(
        language: str = "en",
        *,
        theme: str = "light",
        width: int = 1280,
        height: int = 900,
        at: str = site.address,
    ) -> Room:
        rooms.append(Room(browser, at, language, theme, width, height))
        return rooms[-1]

    yield start
    for room in rooms:
        room.context.close()
    for room in rooms:
        assert room.wrong == []
        assert [
            url for url in room.asked if not url.startswith((room.address + "/", "blob:" + room.address))
        ] == []
