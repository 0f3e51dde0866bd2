"""Judged marks: articles of the shared corpus of which only what the coder took for a happening was judged.

To code an article by hand takes long; to say of each word that may name a happening whether the codebook codes it there,
as the kind it was read as, takes little, and gives weights as much to learn from. gold/marks.jsonl has, by report id,

- ``told``: marks that are statements, with kind and trigger with agent, target, place and
  source, all of them offsets in the report's text as in the other files of gold/ (see news.py);
- ``untold``: marks that are none, or of another kind: first and last character and the kind they were read as.

A reader marks a little more strictly than one who codes: of 374 statements in articles coded before, 302 were marked, and
22 others. So what is learnt from marks is told apart from what is learnt from coded articles by a sign of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import shared

MARKED = "judged by marks"  # a sign for learning only


@dataclass(frozen=True, slots=True)
class Marks:
    """The judged marks of an article.

    Attributes:
        fields: the article, as the corpus has it.
        told: its statements.
        untold: where a mark is none: first and last character, and the kind.
    """

    fields: dict[str, Any]
    told: list[dict[str, Any]]
    untold: list[tuple[int, int, str]]

    def told_at(self, start: int, end: int, kind: str) -> dict[str, Any] | None:
        """The statement of that kind that the words from ``start`` to ``end`` name, if they name one."""
        return next(
            (each for each in self.told if each["kind"] == kind and _meet(start, end, *each["trigger"])), None
        )

    def right(self, start: int, end: int, kind: str) -> bool | None:
        """Whether the words from ``start`` to ``end`` tell of a happening of that kind; ``None`` where nobody said."""
        if self.told_at(start, end, kind) is not None:
            return True
        if any(each == kind and _meet(start, end, first, last) for first, last, each in self.untold):
            return False
        return None


def _meet(start: int, end: int, first: int, last: int) -> bool:
    return first < end and start < last


def marked() -> Iterator[Marks]:
    """All articles that were judged by marks."""
    for line in (shared.NEWS_GOLD / "marks.jsonl").read_text("utf-8").splitlines():
        kept = json.loads(line)
        untold = [(first, last, kind) for first, last, kind in kept["untold"]]
        yield Marks(shared.article(kept["id"]), kept["told"], untold)
