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
    """For each word, the place of the reading on the best path.

    What stands before a word of one reading has no say in what comes after it, so only the stretches between such
    words, which are three of four, are searched.
    """
    path = [candidates[0].place for candidates in sentence]
    plain, joined = model.plain, model.joined
    before, start = model.classes["bos"], -1
    for at, candidates in enumerate(sentence):
        if len(candidates) > 1:
            if start < 0:
                start = at
            continue
        only = candidates[0]
        if start >= 0:
            after = (joined if only.joined else plain)[only.class_]
            if at == start + 1:
                path[start] = _best_alone(before, sentence[start], after, model)
            else:
                path[start:at] = _best_between(before, sentence[start:at], after, model)
            start = -1
        before = only.class_
    if start >= 0:
        path[start:] = _best_between(before, sentence[start:], plain[model.classes["eos"]], model)
    return path


def _best_alone(
    class_before: int, candidates: Sequence[Candidate], after: Sequence[float], model: Transitions
) -> int:
    """What ``_best_between`` finds for a single word, as most stretches are."""
    best, chosen = -1e300, 0
    for class_, with_and, score, place in candidates:
        value = (model.joined if with_and else model.plain)[class_][class_before] + score + after[class_]
        if value > best:
            best, chosen = value, place
    return chosen


def _best_between(
    class_before: int, stretch: Sequence[Sequence[Candidate]], after: Sequence[float], model: Transitions
) -> list[int]:
    """The best path between a class and what likes the classes before it so much."""
    plain, joined = model.plain, model.joined
    previous = [(class_before, 0.0)]
    back: list[list[int]] = []
    for candidates in stretch:
        scored = []
        pointers = []
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
    at = max(range(len(previous)), key=lambda i: previous[i][1] + after[previous[i][0]])
    path = []
    for candidates, pointers in zip(reversed(stretch), reversed(back), strict=True):
        path.append(candidates[at].place)
        at = pointers[at]
    path.reverse()
    return path
