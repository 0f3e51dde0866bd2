"""Speed and memory on real articles: reports a second on one core, the slowest report, peak memory.

    python bench/speed.py [--limit N] [--cold]

--cold empties the caches first (a first run ever); otherwise the caches are as the last run left them. Also times a
whole command from its start to its first statement.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import shared
from rawi.collector import collect_seldom


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--cold", action="store_true")
    arguments = parser.parse_args()
    if arguments.cold:
        with tempfile.TemporaryDirectory() as cache:
            os.environ["RAWI_CACHE"] = cache
            measure(arguments.limit)
    else:
        measure(arguments.limit)


def measure(limit: int) -> None:
    """Codes the corpus and prints the figures."""
    start, start_cpu = time.perf_counter(), time.process_time()
    from rawi.coding.pipeline import code_report

    collect_seldom()  # as the commands do that code many reports
    reports = statements = 0
    slowest = (0.0, "")
    for fields in shared.corpus():
        before = time.perf_counter()
        statements += len(code_report(shared.report(fields)).statements)
        slowest = max(slowest, (time.perf_counter() - before, fields["id"]))
        reports += 1
        if reports == limit:
            break
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"reports {reports}  statements {statements}  seconds {seconds:.1f}  reports/s {reports / seconds:.1f}"
    )
    print(
        f"of the processor {cpu:.1f} s, {reports / cpu:.1f} reports/s: what other programs take is not in it"
    )
    print(f"slowest report {slowest[0]:.2f} s ({slowest[1]})  peak memory {peak:.0f} MB")
    print(f"start to first statement {first_statement():.2f} s")


def first_statement() -> float:
    """Seconds from starting the command to its first line of output, for one report: the best of five.

    Python keeps the compiled modules, as it does unless it is told not to, in a folder of this measurement's own.
    """
    fields = next(f for f in shared.gold("dev") if f["statements"])
    best = 99.0
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with (
        tempfile.TemporaryDirectory() as compiled,
        tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file,
    ):
        surroundings["PYTHONPYCACHEPREFIX"] = compiled
        file.write(json.dumps({k: fields[k] for k in ("id", "text", "published")}, ensure_ascii=False) + "\n")
        file.flush()
        for _ in range(5):
            before = time.perf_counter()
            command = [sys.executable, "-m", "rawi", "read", file.name, "--format", "jsonl"]
            with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings) as process:
                assert process.stdout is not None
                process.stdout.readline()
                best = min(best, time.perf_counter() - before)
                process.stdout.read()
    return best


if __name__ == "__main__":
    main()
