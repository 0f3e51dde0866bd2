"""Reports by what their texts hold: words found in any spelling, and shown in the spelling of the text."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, TextClause, text

from rawi.arabic.fold import fold
from rawi.store.query import pieces_of, query_of
from rawi.store.reports import report_row
from rawi.store.rows import Hit, Page

__all__ = ["search"]

BEFORE, AFTER = 60, 160  # characters of a snippet around its first word
MOST_MARKS = 50


def search(connection: Connection, words: str, *, number: int, size: int) -> Page[Hit]:
    """The reports that hold all the words, those first that hold them oftenest.

    Args:
        words: as a person writes them, in any spelling; between quotes: side by side; with * at its end: how a
            word begins.

    Raises:
        InputError: there is no word in it.
    """
    query = query_of(words)
    total = connection.execute(_COUNT, {"query": query}).scalar_one()
    rows = connection.execute(_FIND, {"query": query, "size": size, "from": (number - 1) * size})
    wanted = _wanted(words)
    return Page(tuple(_hit(row, wanted) for row in rows), total, number, size)


def _wanted(words: str) -> re.Pattern[str]:
    """What the words look like in folded text."""
    forms = [
        r"\W+".join(map(re.escape, parts)) + (r"\w*" if prefix else "")
        for parts, prefix in pieces_of(words)
        if parts
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def _hit(row: Any, wanted: re.Pattern[str]) -> Hit:
    folded = fold(row.text)
    marks = []
    for found in wanted.finditer(folded.text):
        marks.append(folded.original(*found.span()))
        if len(marks) == MOST_MARKS:
            break
    first = marks[0][0] if marks else 0
    start, end = _whole_words(row.text, max(0, first - BEFORE), min(len(row.text), first + AFTER))
    inside = tuple(mark for mark in marks if start <= mark[0] and mark[1] <= end)
    return Hit(report_row(row), row.text[start:end], start, inside)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without words that it cuts at its ends."""
    if start > 0:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space > start else end
    return start, end


_COUNT: TextClause = text("""
    SELECT count(*) FROM report_fts JOIN reports r ON r.id = report_fts.rowid
    WHERE report_fts MATCH :query AND r.current = 1""")
_FIND: TextClause = text("""
    SELECT r.*, (SELECT count(*) FROM statements s WHERE s.report_id = r.id AND s.current = 1) AS statement_count,
        (SELECT count(*) FROM reports o WHERE o.copies = r.copies AND o.id != r.id) AS copy_count
    FROM report_fts JOIN reports r ON r.id = report_fts.rowid
    WHERE report_fts MATCH :query AND r.current = 1
    ORDER BY bm25(report_fts), r.id LIMIT :size OFFSET :from""")
