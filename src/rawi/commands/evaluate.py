"""``rawi evaluate``: two files of coded reports, compared."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from rawi.errors import InputError
from rawi.evaluate import evaluate
from rawi.statement import ROLES

__all__ = ["evaluate_files", "read_coded"]


def evaluate_files(gold: Path, coded: Path, *, errors: bool, as_json: bool) -> None:
    """Print how well the coded file matches the gold file.

    Raises:
        InputError: a file cannot be read or a line is no coded report.
    """
    evaluation = evaluate(
        read_coded(gold, with_text=True), {report["id"]: report for report in read_coded(coded)}
    )
    if as_json:
        print(json.dumps(evaluation.as_dict(), ensure_ascii=False, indent=1))
        return
    if errors:
        sys.stdout.writelines("\t".join(map(str, error)) + "\n" for error in evaluation.errors)
    print(evaluation.as_text())


def read_coded(path: Path, *, with_text: bool = False) -> list[dict[str, Any]]:
    """The coded reports of a JSON lines file, checked as far as evaluating needs.

    Args:
        path: the file; one whose name ends in .gz is decompressed.
        with_text: whether each report must hold its text.

    Raises:
        InputError: naming file and line.
    """
    reports = []
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    reports.append(_report(line, path, number, with_text))
    except (OSError, EOFError) as error:
        raise InputError(f"cannot be read ({getattr(error, 'strerror', None) or error})", path=path) from None
    return reports


def _report(line: bytes, path: Path, number: int, with_text: bool) -> dict[str, Any]:
    try:
        report = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no whole JSON object ({error})", path=path, line=number) from None
    problem = _problem(report, with_text)
    if problem:
        raise InputError(problem, path=path, line=number)
    checked: dict[str, Any] = report
    return checked


def _problem(report: Any, with_text: bool) -> str | None:
    """What is wrong with a report, if anything is."""
    if not isinstance(report, dict) or not isinstance(report.get("id"), str | int):
        return "is no report: it needs an «id» and «statements»"
    if with_text and not isinstance(report.get("text"), str):
        return "lacks its «text», which gold must hold"
    statements = report.get("statements")
    if not isinstance(statements, list):
        return "lacks its list of «statements»"
    for position, statement in enumerate(statements, 1):
        problem = _statement_problem(statement)
        if problem:
            return f"statement {position}: {problem}"
    return None


def _statement_problem(statement: Any) -> str | None:
    if not isinstance(statement, dict):
        return "is no JSON object"
    for key, type_, name in (
        ("kind", str, "a string"),
        ("trigger", str, "a string"),
        ("at", int, "a number"),
    ):
        if not isinstance(statement.get(key), type_):
            return f"«{key}» must be {name}"
    for role in ROLES:
        value = statement.get(role) or []
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item.get("text") if isinstance(item, dict) else item, str):
                return f"«{role}» must hold strings or objects with a «text»"
    if not isinstance(statement.get("time") or {}, dict):
        return "«time» must be an object"
    counts = statement.get("counts") or []
    if not isinstance(counts, list) or not all(isinstance(count, dict) for count in counts):
        return "«counts» must be a list of objects"
    return None
