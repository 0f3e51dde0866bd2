"""Fifty readers at once, for a minute, while another process adds reports: errors and latency of the events API.

    python bench/readers.py --store FILE [--seconds N] [--readers N]

Serves a copy of the store (bench/store.py --limit 0 --events 100000 --keep DIR makes one), asks with wrk (Debian's
package of that name) for lists, filters, facets and single events in turn, and adds shared articles meanwhile.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import shared

PORT = 8795
SITE = f"http://127.0.0.1:{PORT}"
ADDED = 3000  # articles, more than a minute's work
SCRIPT = """
local paths, at = {%s}, 0
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
done = function(summary, latency, requests)
  local e = summary.errors
  local failed = e.connect + e.read + e.write + e.status + e.timeout
  print(string.format("RESULT %%d %%d %%.1f %%.1f %%.1f", summary.requests, failed, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency.max / 1000))
end
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=50)
    arguments = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "rawi.db"
        shutil.copy(arguments.store, store)
        articles = Path(folder) / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as lines:
            for number, fields in enumerate(shared.corpus()):
                if number == ADDED:
                    break
                lines.write(json.dumps(fields, ensure_ascii=False) + "\n")
        rawi = [sys.executable, "-m", "rawi"]
        server = subprocess.Popen([*rawi, "serve", "--store", str(store), "--port", str(PORT)])
        try:
            paths = _paths()
            script = Path(folder) / "ask.lua"
            script.write_text(SCRIPT % ", ".join(f'"{path}"' for path in paths), encoding="utf-8")
            adding = subprocess.Popen(
                [*rawi, "add", str(articles), "--store", str(store), "--processes", "1"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            command = [
                "wrk",
                "-t2",
                f"-c{arguments.readers}",
                f"-d{arguments.seconds}s",
                "-s",
                str(script),
                SITE,
            ]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            still = adding.poll() is None
            adding.terminate()
            adding.wait(60)
        finally:
            server.terminate()
            server.wait(60)
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) ([\d.]+)", told)
    assert found is not None, told
    asked, errors, median, p95, longest = (float(part) for part in found.groups())
    print(f"{asked / arguments.seconds:.0f} answers/s to {arguments.readers} readers, {errors:.0f} errors")
    print(f"latency: median {median:.0f} ms, p95 {p95:.0f} ms, longest {longest:.0f} ms")
    print("reports were being added all the while" if still else "adding ended before the readers did")


def _paths() -> list[str]:
    """Addresses to ask, with ids of this store."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{SITE}/api/v1/events?limit=20", timeout=10) as answer:
                events = json.load(answer)["items"]
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
    lists = [
        "limit=50",
        "limit=50&offset=500",
        "kind=capture",
        "grade=disputed",
        "sort=-voices",
        "from=2015-01-01&to=2015-12-31",
    ]
    return [
        *(f"/api/v1/events?{query}" for query in lists),
        "/api/v1/events/facets",
        *(f"/api/v1/events/{event['id']}" for event in events[:5]),
    ]


if __name__ == "__main__":
    main()
