"""rawi (راوي) reads Arabic reports of armed conflict: who did what to whom, where, when, how many, and who says so.

>>> import rawi
>>> text = "قصفت مدفعية الجيش بلدة كفرنبل فجر اليوم، بحسب الدفاع المدني."
>>> for statement in rawi.read(text, published="2019-05-02"):
...     print(statement.kind, statement.trigger.text, [place.span.text for place in statement.place])
shelling قصفت ['بلدة كفرنبل']
"""

from __future__ import annotations

from datetime import date, datetime

from rawi.coded import CodedReport
from rawi.errors import InputError, KnowledgeError, RawiError, SetupError, StoreError
from rawi.report import Report, Span
from rawi.statement import Count, Filler, Place, Statement, Time

__all__ = [
    "CodedReport",
    "Count",
    "Filler",
    "InputError",
    "KnowledgeError",
    "Place",
    "RawiError",
    "Report",
    "SetupError",
    "Span",
    "Statement",
    "StoreError",
    "Time",
    "code",
    "read",
]
__version__ = "0.1.0"


def read(text: str, *, published: date | str | None = None, outlet: str | None = None) -> list[Statement]:
    """The statements of a report's text.

    Args:
        text: the report, as published; offsets in the statements count its code points.
        published: the day it was published, a date or «YYYY-MM-DD»; without it relative times stay unresolved.
        outlet: who published it; its own name is then no link in a chain of sources.

    Raises:
        InputError: the date is none, or the text has more than two million characters.
    """
    return list(code(Report(text, published=_day(published), outlet=outlet)).statements)


def code(report: Report) -> CodedReport:
    """A report with its statements and with warnings of what could not be relied on.

    Raises:
        InputError: the text has more than two million characters.
    """
    # The coder loads its knowledge at the first call: importing rawi alone stays cheap.
    from rawi.coding.pipeline import code_report

    return code_report(report)


def _day(value: date | str | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(f"«{value}» is no date; write it as YYYY-MM-DD") from None
