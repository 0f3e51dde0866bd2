"""Quality against hand-coded reports, with the floors that must hold.

    python bench/quality.py [dev|check|news|news-held] [--coded FILE]

Prints what ``rawi evaluate`` prints; for ``dev`` and ``news`` each floor too, and exits with 1 when one is missed. Of
``check`` and ``news-held`` only the figures are to be looked at, not their reports and errors. ``news`` and
``news-held`` are kept in bench/gold (news.py says how they were coded).
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import shared
from rawi.coding.pipeline import code_report
from rawi.evaluate import Evaluation, Score, evaluate
from rawi.export.jsonl import report_object

FLOORS = {
    "dev": {
        "event": 0.85, "family": 0.87, "roles": 0.84, "source": 0.89, "dated": 0.90, "counted": 0.87, "located": 0.83,
        "whole": 0.41,
    },
    "news": {
        "event": 0.75, "family": 0.76, "roles": 0.81, "source": 0.83, "dated": 0.76, "counted": 0.82, "whole": 0.28,
    },
}  # fmt: skip
MOST_INVENTED = {"dev": 1, "news": 120}  # statements, over all reports of the set that have none


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", nargs="?", default="dev", choices=("dev", "check", *shared.NEWS))
    parser.add_argument("--coded", type=Path)
    arguments = parser.parse_args()
    result, coded, invented = measure(arguments.set)
    if arguments.coded:
        lines = (json.dumps(report, ensure_ascii=False) for report in coded.values())
        arguments.coded.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(result.as_text())
    print(f"\nstatements in reports that have none: {invented}")
    missed = invented > MOST_INVENTED.get(arguments.set, invented)
    for name, floor in FLOORS.get(arguments.set, {}).items():
        value = figure(result, name)
        missed = missed or value < floor
        print(f"{'ok    ' if value >= floor else 'MISSED'} {name:<8} {value:.3f} (at least {floor:.2f})")
    return int(missed)


def measure(name: str) -> tuple[Evaluation, dict[str, dict[str, Any]], int]:
    """The evaluation of a set, what was coded by report, and how many statements reports that have none were given."""
    gold = list(shared.gold(name))
    coded = {}
    for fields in gold:
        made = report_object(code_report(shared.report(fields)))
        coded[fields["id"]] = {"id": fields["id"], "statements": made["statements"]}
    invented = sum(len(coded[report["id"]]["statements"]) for report in gold if not report["statements"])
    return evaluate(gold, coded), coded, invented


def figure(result: Evaluation, name: str) -> float:
    """F1 of a line of the evaluation, or its share."""
    found = result.role["source"] if name == "source" else getattr(result, name)
    return found.f1 if isinstance(found, Score) else float(found or 0.0)


if __name__ == "__main__":
    sys.exit(main())
