"""How fast the reading room is in Debian's Chromium: first paint, filtering, and the map with all its points.

    python bench/page.py --store FILE [--times N]

Serves the store (bench/store.py --events 100000 --keep FILE makes one) and opens its pages. Each figure is the median of
N visits, each in a browser that has nothing cached.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PORT = 8796
SITE = f"http://127.0.0.1:{PORT}"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
CLICK = """() => { document.querySelector('#filters fieldset input[type=checkbox]').click();
    return performance.now(); }"""
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
ROWS = """() => document.querySelectorAll('tbody tr').length > 0 && !document.querySelector('[aria-busy=true]')
    && performance.now()"""
DRAWN = "() => document.querySelector('.box[data-drawn=true]') && performance.now()"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    path = shutil.which("chromium")
    if path is None:
        sys.exit("no chromium: apt-get install chromium")
    command = [sys.executable, "-m", "rawi", "serve", "--store", str(options.store), "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        events = wait()
        print(f"{events} events; medians of {options.times}, milliseconds")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            measure(browser, options.times)
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait() -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{SITE}/api/v1/events?limit=1", timeout=30) as answer:
                page: str = answer.read().decode()
                return page.split('"total":')[1].split(",")[0]
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit("the server does not answer")


def measure(browser: Browser, times: int) -> None:
    """Print the median of each figure."""
    found: dict[str, list[float]] = {}
    for _ in range(times):
        for name, value in visit(browser).items():
            found.setdefault(name, []).append(value)
    for name, values in found.items():
        print(f"{name:44} {statistics.median(values):7.0f}   ({min(values):.0f} to {max(values):.0f})")


def visit(browser: Browser) -> dict[str, float]:
    """One visit with an empty cache: the table, a filter, then the map."""
    figures: dict[str, float] = {}
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{SITE}/events")
    figures["events: table shown after"] = page.wait_for_function(ROWS).json_value()
    figures["events: first paint after"] = page.evaluate(PAINT)
    page.locator("#filters fieldset input[type=checkbox]").first.wait_for()
    before = page.locator("main .head [role=status]").inner_text()
    changed = "before => document.querySelector('main .head [role=status]').innerText !== before"
    begun = page.evaluate(CLICK)
    page.wait_for_function(changed, arg=before, polling=10)
    figures["events: filter to result"] = page.evaluate("() => performance.now()") - begun
    context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{SITE}/map")
    figures["map: all points drawn after"] = page.wait_for_function(DRAWN, timeout=60_000).json_value()
    context.close()
    return figures


if __name__ == "__main__":
    main()
