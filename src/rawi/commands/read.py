"""``rawi read``: reports in, statements out, each report on its own."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import typer

from rawi.coded import CodedReport
from rawi.collector import collect_seldom
from rawi.commands.guard import Failed, debugging, say, unforeseen
from rawi.commands.output import Folder, JsonArray, Lines, Output, SinglePage, Tables
from rawi.commands.progress import Bar, progress_bar
from rawi.errors import InputError, KnowledgeError, SetupError
from rawi.ingest import Found, count_reports, parse_date, read_paths

__all__ = ["read_reports"]


def read_reports(
    paths: list[str],
    *,
    published: str | None,
    outlet: str | None,
    format: str,
    out: Path | None,
    explain: bool,
    likely: float,
) -> None:
    """Read, code and write out what the user named; the arguments are the command's.

    Raises:
        InputError: the date is none, or two pages would go to standard output.
        Failed: one report or more could not be read or coded; each has been named on standard error.
    """
    if out is not None and format != "html":
        raise typer.BadParameter("goes with --format html only", param_hint="--out")
    day = None
    if published is not None:
        try:
            day = parse_date(published)
        except InputError as error:
            raise InputError(f"--published: {error.message}") from None
    output = _output(format, out, explain)
    collect_seldom()
    bad = total = 0
    with progress_bar(count_reports(paths)) as bar:
        for item in read_paths(paths, published=day, outlet=outlet):
            total += 1
            problem = _one(item, output, bar, likely)
            if problem:
                bad += 1
                with bar.aside():
                    say(problem)
            bar.advance()
        with _clear_of(bar):
            output.close()
    if bad:
        if total > 1:
            say(f"rawi: {bad} of {total} reports could not be read")
        raise Failed


def _output(format: str, out: Path | None, explain: bool) -> Output:
    if format == "table":
        return Tables(explain=explain)
    if format == "jsonl":
        return Lines()
    if format == "json":
        return JsonArray()
    return Folder(out) if out is not None else SinglePage()


def _one(item: Found | InputError, output: Output, bar: Bar, likely: float) -> str | None:
    """Code one report and write it out; what went wrong, if anything did."""
    if isinstance(item, InputError):
        return str(item)
    for warning in item.warnings:
        with bar.aside():
            say(f"{item.where}: warning: {warning}")
    try:
        coded = _coded(item, likely)
    except (KnowledgeError, SetupError, MemoryError):
        raise  # it would be the same with every report
    except InputError as error:
        return f"{item.where}: {error.message}"
    except Exception as error:
        if debugging():
            raise
        return f"{item.where}: {unforeseen(error)}"
    with _clear_of(bar):
        output.write(coded)
    return None


def _coded(item: Found, likely: float) -> CodedReport:
    # Imported with the first report: coding loads the whole knowledge of the language.
    from rawi.coding.pipeline import code_report

    coded = code_report(item.report)
    if likely:
        kept = tuple(s for s in coded.statements if s.likelihood is not None and s.likelihood >= likely)
        coded = replace(coded, statements=kept)
    return replace(coded, warnings=item.warnings + coded.warnings) if item.warnings else coded


def _clear_of(bar: Bar) -> AbstractContextManager[None]:
    """The bar out of the way, where output goes to the same terminal."""
    return bar.aside() if sys.stdout.isatty() else nullcontext()
