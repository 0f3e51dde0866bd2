"""A report: what was published, by whom, when; and a span: words of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Report", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report's text.

    Attributes:
        start: offset of the first code point in ``Report.text``.
        end: offset after the last one.
        text: the words as published, ``report.text[start:end]``.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article or post, as it was published.

    Attributes:
        text: the whole text; every offset in rawi counts code points in it. A title that the text lacks stands
            first, on a line of its own.
        id: the user's name for it (a file's name where none was given).
        outlet: who published it, as written by the user; ``None`` when unknown.
        published: the day it was published; ``None`` leaves relative times («أمس») unresolved.
        url: where it was published.
        title: its headline, when that is known apart from the text.
    """

    text: str
    id: str = ""
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    title: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The words between two offsets."""
        return Span(start, end, self.text[start:end])
