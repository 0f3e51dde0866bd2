"""Evidence in place: a text cut where its statements' spans begin and end, so that overlaps can show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rawi.statement import ROLES, Statement

__all__ = ["LINE_END", "MARKED", "Piece", "pieces"]

MARKED = (
    "trigger", "agent", "commander", "instrument", "counts", "target",
    "origin", "destination", "time", "place", "source",
)  # fmt: skip
"""What is marked; where spans overlap, the first of these gives the colour."""

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside the same spans from end to end.

    Attributes:
        start, end: offsets in the text.
        roles: what it is, the most telling first; empty for plain text.
        statements: 1-based numbers of the statements it is evidence for.
        triggers: those of them that it names.
    """

    start: int
    end: int
    roles: tuple[str, ...] = ()
    statements: tuple[int, ...] = ()
    triggers: tuple[int, ...] = ()


def pieces(text: str, statements: Iterable[Statement]) -> Iterator[Piece]:
    """The whole text as pieces in order, cut where spans begin and end and around each line end.

    No piece begins with a vowel mark, which would part from its letter.
    """
    opening: dict[int, list[tuple[str, int]]] = {}
    closing: dict[int, list[tuple[str, int]]] = {}
    for number, statement in enumerate(statements, 1):
        for role, start, end in _spans(statement):
            start, end = _whole(text, start), _whole(text, end)
            if start < end:
                opening.setdefault(start, []).append((role, number))
                closing.setdefault(end, []).append((role, number))
    active: Counter[tuple[str, int]] = Counter()
    breaks = {end for found in LINE_END.finditer(text) for end in found.span()}
    cuts = sorted({0, len(text), *opening, *closing, *breaks})
    for start, end in pairwise(cuts):
        active.update(opening.get(start, ()))
        active.subtract(closing.get(start, ()))
        active = +active
        yield _piece(start, end, active)


def _piece(start: int, end: int, active: Iterable[tuple[str, int]]) -> Piece:
    spans = sorted(active, key=lambda span: (MARKED.index(span[0]), span[1]))
    return Piece(
        start,
        end,
        roles=tuple(dict.fromkeys(role for role, _ in spans)),
        statements=tuple(sorted({number for _, number in spans})),
        triggers=tuple(number for role, number in spans if role == "trigger"),
    )


def _spans(statement: Statement) -> Iterator[tuple[str, int, int]]:
    yield "trigger", statement.trigger.start, statement.trigger.end
    for role in ROLES:
        for filler in getattr(statement, role):
            yield role, filler.span.start, filler.span.end
    if statement.time:
        yield "time", statement.time.span.start, statement.time.span.end
    for count in statement.counts:
        yield "counts", count.span.start, count.span.end


def _whole(text: str, offset: int) -> int:
    """The offset, moved past vowel marks and joiners that belong to the letter before it."""
    offset = min(max(offset, 0), len(text))
    while 0 < offset < len(text) and (unicodedata.combining(text[offset]) or text[offset] == "\u200d"):
        offset += 1
    return offset
