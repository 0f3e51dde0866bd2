"""The likeliest sequence of readings for a sentence: Viterbi over classes of words, in logarithms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rawi.arabic.table import Transitions

__all__ = ["Candidate", "best_path"]


class Candidate(NamedTuple):
    """A reading as the decoder sees it.

    Attributes:
        class_: number of its context class.
        joined: whether «و» or «ف» stands before it.
        score: log of its share out of context over the class's probability, and what its spelling costs.
        place: its place among the word's readings.
    """

    class_: int
    joined: bool
    score: float
    place: int


def best_path(sentence: Sequence[Sequence[Candidate]], model: Transitions) -> list[int]:
    """For each word, the place of the reading on the best path."""
    if not sentence:
        return []
    plain, joined = model.plain, model.joined
    previous = [(model.classes["bos"], 0.0)]
    back: list[list[int]] = []
    for candidates in sentence:
        scored = []
        pointers = []
        if len(previous) == 1:
            before, base = previous[0]
            for class_, with_and, score, _ in candidates:
                scored.append((class_, base + score + (joined if with_and else plain)[class_][before]))
            pointers = [0] * len(candidates)
        else:
            for class_, with_and, score, _ in candidates:
                row = (joined if with_and else plain)[class_]
                best, chosen = -1e300, 0
                for number, (before, base) in enumerate(previous):
                    value = base + row[before]
                    if value > best:
                        best, chosen = value, number
                scored.append((class_, best + score))
                pointers.append(chosen)
        back.append(pointers)
        previous = scored
    end = model.plain[model.classes["eos"]]
    at = max(range(len(previous)), key=lambda i: previous[i][1] + end[previous[i][0]])
    path = []
    for candidates, pointers in zip(reversed(sentence), reversed(back), strict=True):
        path.append(candidates[at].place)
        at = pointers[at]
    path.reverse()
    return path
