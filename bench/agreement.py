"""How far two codings by hand agree, and the coder with each of them, on the same articles.

    python bench/agreement.py

40 articles of ``news-held`` were coded by hand a second time, without a look at the first coding or the coder's;
news-second.jsonl keeps it. What two careful codings do not agree on, no program can be right about.
"""

from __future__ import annotations

from typing import Any

import shared
from rawi.coding.pipeline import code_report
from rawi.evaluate import evaluate
from rawi.export.jsonl import report_object


def main() -> None:
    second = {report["id"]: report for report in shared.gold(shared.SECOND)}
    first = {
        report["id"]: report for name in shared.NEWS for report in shared.gold(name) if report["id"] in second
    }
    coder = {name: report_object(code_report(shared.report(report))) for name, report in first.items()}
    for title, gold, coded in (
        ("the second by hand against the first", first, second),
        ("the coder against the first", first, coder),
        ("the coder against the second", second, coder),
    ):
        print(f"== {title} ({len(gold)} reports)\n{figures(gold, coded)}\n")


def figures(gold: dict[str, dict[str, Any]], coded: dict[str, dict[str, Any]]) -> str:
    """What ``rawi evaluate`` prints of one coding against another, by report id."""
    return evaluate(list(gold.values()), coded).as_text()


if __name__ == "__main__":
    main()
