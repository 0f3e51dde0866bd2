"""Pictures of every page of the reading room, in both languages and themes: `make pictures`.

Serves the example reports and those of the browser tests that are not hostile, and photographs each page wide, and the
most used ones narrow.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from json import load
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8797
SITE = f"http://127.0.0.1:{PORT}"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
NARROW = ("events", "event", "report", "review")


def get(path: str) -> Any:
    with urllib.request.urlopen(f"{SITE}/api/v1{path}", timeout=30) as answer:
        return load(answer)


@contextmanager
def serving(store: Path) -> Iterator[None]:
    """The server on a store of the examples, until the pictures are taken."""
    rawi = [sys.executable, "-m", "rawi"]
    lines = (ROOT / "tests/browser/reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    told = store.with_name("reports.jsonl")
    told.write_text("".join(line for line in lines if "<script>" not in line), encoding="utf-8")
    reports = [str(ROOT / "examples"), str(told)]
    subprocess.run([*rawi, "add", "--store", str(store), *reports], check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(
        [*rawi, "serve", "--store", str(store), "--port", str(PORT)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            try:
                get("/status")
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def addresses() -> dict[str, str]:
    """Every page, with the most telling report, event and place."""
    event = get("/events?sort=-voices")["items"][0]["id"]
    report = max(get("/reports?limit=100")["items"], key=lambda one: one["statements"])["id"]
    held = [one for one in get("/places?limit=200")["items"] if one["holdings"]]
    place = max(held, key=lambda one: one["events"])["id"]
    return {
        "events": "/events", "event": f"/events/{quote(event, safe='')}", "map": "/map", "timeline": "/timeline",
        "places": "/places", "place": f"/places/{quote(place, safe='')}", "reports": "/reports",
        "report": f"/reports/{report}", "search": f"/search?q={quote('الجيش')}", "review": "/review",
        "edit": "/review", "decisions": "/decisions", "add": "/add",
    }  # fmt: skip


def settle(page: Page, name: str) -> None:
    page.locator("main h1").first.wait_for(state="attached")
    page.wait_for_function("() => !document.querySelector('[aria-busy=true], .state .line')")
    if name == "report":
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.mouse.move(1, 1)
    if name == "edit":
        page.keyboard.press("e")
    if name in ("map", "event", "place"):
        page.wait_for_timeout(2500)
    page.evaluate("document.fonts.ready.then(() => 1)")
    page.wait_for_timeout(250)


def main(out: Path) -> int:
    """Take the pictures into ``out``; 1 when there is no chromium."""
    path = shutil.which("chromium")
    if path is None:
        print("no chromium: apt-get install chromium", file=sys.stderr)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "rawi.db"),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        pages = addresses()
        for language in ("en", "ar"):
            for theme in ("light", "dark"):
                for width in (1280, 390):
                    context = browser.new_context(
                        locale="ar" if language == "ar" else "en-GB", color_scheme=theme,  # type: ignore[arg-type]
                        viewport={"width": width, "height": 860},
                    )  # fmt: skip
                    page = context.new_page()
                    for name, address in pages.items():
                        if width < 1280 and name not in NARROW:
                            continue
                        page.goto(SITE + address)
                        settle(page, name)
                        size = "" if width == 1280 else "-narrow"
                        page.screenshot(path=out / f"{name}-{language}-{theme}{size}.png")
                    context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
