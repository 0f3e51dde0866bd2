"""What reading gives: a report and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rawi.errors import InputError
from rawi.report import Report

__all__ = ["NOTHING_KNOWN", "Found", "Known", "parse_date", "with_title"]


@dataclass(frozen=True, slots=True)
class Found:
    """A report and where it was found.

    Attributes:
        report: the report.
        path: the file's name as the user gave it; «stdin» for standard input.
        line: 1-based line in a file of many reports.
        warnings: one line each, of what had to be put up with to read it.
    """

    report: Report
    path: str
    line: int | None = None
    warnings: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """``file`` or ``file:line``, as errors name it."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the user says of every report, over what the files say."""

    published: date | None = None
    outlet: str | None = None


NOTHING_KNOWN = Known()


def parse_date(text: str) -> date:
    """The day of an ISO date or date and time («2017-11-19», «2017-11-19T10:20:00Z»), in its own zone.

    Raises:
        InputError: it is none.
    """
    text = text.strip()
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text).date()
    except ValueError:
        raise InputError(f"«{_shortened(text)}» is no date; write it like 2017-11-19") from None


def with_title(title: str | None, text: str) -> str:
    """The text, after its title on a line of its own where the text lacks it."""
    if not title or not title.strip() or _squeezed(title) in _squeezed(text):
        return text
    return f"{title.strip()}\n{text}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str, limit: int = 40) -> str:
    text = _squeezed(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"
