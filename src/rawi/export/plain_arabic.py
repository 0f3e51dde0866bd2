"""A statement in one Arabic line, its fields labelled: what is quoted keeps the case it was written in."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.export.labels import FIELDS, MONTHS, PARTS, STATUSES, counted
from rawi.knowledge.kinds import load_kinds
from rawi.statement import Count, Statement, Time, spoken_together

__all__ = ["gloss_arabic"]


def gloss_arabic(statement: Statement) -> str:
    """The statement in Arabic: «سيطرة — الفاعل: الجيش السوري؛ المكان: مدينة البوكمال»."""
    head = load_kinds()[statement.kind].arabic
    if statement.status != "happened":
        head += f" ({STATUSES[statement.status].arabic})"
    fields = "؛ ".join(f"{label}: {words}" for label, words in _fields(statement))
    return f"{head} — {fields}" if fields else head


def _fields(statement: Statement) -> Iterator[tuple[str, str]]:
    for role in PARTS:
        fillers = getattr(statement, role)
        if fillers:
            yield FIELDS[role].arabic, "، ".join(_squeezed(filler.span.text) for filler in fillers)
    if statement.time:
        resolved = _days(statement.time)
        words = _squeezed(statement.time.span.text)
        yield FIELDS["time"].arabic, f"{words} ({resolved})" if resolved else words
    for count in statement.counts:
        yield counted(count.what).arabic, _amount(count)
    if statement.source:
        yield (
            FIELDS["source"].arabic,
            " عبر ".join(
                " و".join(_squeezed(filler.span.text) for filler in link)
                for link in reversed(spoken_together(statement.source))
            ),
        )


def _days(time: Time) -> str:
    """The days in words: digits with dashes would be turned around in a line that runs from the right."""
    ends = [f"{end.day} {MONTHS[end.month - 1]} {end.year}" for end in (time.start, time.end) if end]
    return " – ".join(dict.fromkeys(ends))


def _amount(count: Count) -> str:
    """The number with its bounds in words, for the same reason."""
    if count.low is None:
        return f"{count.high:,} على الأكثر" if count.high is not None else _squeezed(count.span.text)
    if count.high is None:
        return f"{count.low:,} على الأقل"
    return f"{count.low:,}" if count.low == count.high else f"من {count.low:,} إلى {count.high:,}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
