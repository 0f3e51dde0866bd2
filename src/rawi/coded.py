"""What coding a report gives: the report, its statements, and what the coder wants a person to know."""

from __future__ import annotations

from dataclasses import dataclass

from rawi.report import Report
from rawi.statement import Statement

__all__ = ["CodedReport"]


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with its statements.

    Attributes:
        report: what was read; every span counts in its text.
        statements: in the order of their triggers.
        warnings: one line each, of what could not be relied on (no date, text cut, letters replaced).
    """

    report: Report
    statements: tuple[Statement, ...] = ()
    warnings: tuple[str, ...] = ()
