"""Answers that cost a look at every event, kept until the store changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, func, select

from rawi.store import schema

__all__ = ["Answers"]

Answer = TypeVar("Answer")
MOST = 100


class Answers:
    """Answers by what was asked; those from before the last change are not given any more.

    Args:
        most: how many are kept.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: dict[tuple[object, ...], object] = {}

    def get(self, connection: Connection, asked: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
        """The answer to a question, by looking only where it was not asked since the last change.

        Args:
            connection: in whose transaction the question is asked.
            asked: what tells the question from others.
            ask: looks for the answer.
        """
        # Every event changes by a coding or by a decision, and both are only ever added.
        coded = select(func.max(schema.codings.c.id)).scalar_subquery()
        decided = select(func.max(schema.decisions.c.id)).scalar_subquery()
        key = (*connection.execute(select(coded, decided)).one(), *map(repr, asked))
        if key not in self._kept:
            if len(self._kept) >= self._most:
                self._kept.clear()
            self._kept[key] = ask()
        answer: Answer = self._kept[key]  # type: ignore[assignment]
        return answer
