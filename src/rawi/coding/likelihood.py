"""Likelihood: how likely what was read is a happening that the report tells of, by all its signs together.

The rules before this one each look at one thing. What they leave is told apart once more by the sum of everything that
can be seen: what stands though few like it are happenings is set aside, and what was set aside for want of a party, a
place or a report of fighting stands all the same where most like it are happenings. The weights in likelihood.csv are
a logistic regression over the reports coded by hand (``bench/likelihood.py``), so the figure reads as a share: of
statements with 0.8, some eight of ten are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp

from rawi.coding.document import Document
from rawi.coding.needs import UNMET
from rawi.coding.signs import Signs
from rawi.coding.unsupported import NOTHING_CONCRETE

__all__ = ["BACK", "ENOUGH", "EVEN_SO", "UNLIKELY", "likelihood", "weigh"]

ENOUGH = 0.4  # less likely, and it falls: more of those are none than happenings
BACK = 0.6  # at least as likely, and what was set aside stands: rather one is missed than one invented
# Why a happening was set aside that may stand all the same: something is wanting in it.
WANTING = frozenset((UNMET, NOTHING_CONCRETE))
WHOLE = 5  # sentences of a report from which on it is like those that the weights were learnt from
UNLIKELY = "unlikely by all its signs"
EVEN_SO = "stands because it is likely, though "


def weigh(
    document: Document, weights: Mapping[str, float], drop_what_is_none: Callable[[Document], None]
) -> None:
    """Sets ``likelihood`` of every happening, and by it which of them stand.

    Args:
        document: with what the rules before this have set aside.
        weights: of the signs, in log odds.
        drop_what_is_none: for what comes back, since no rule of relevance has seen what no frame reads.
    """
    back = False
    signs = Signs(document)
    for happening in document.happenings:
        if happening.merged_into is not None:
            continue
        happening.likelihood = likelihood(signs.of(happening), weights)
        if signs.parses < WHOLE:
            continue  # a message of a line or two is left to the rules
        if happening.dropped in WANTING and happening.likelihood >= BACK:
            happening.notes.append(EVEN_SO + happening.dropped)
            happening.dropped, back = "", True
        elif not happening.dropped and happening.likelihood < ENOUGH:
            happening.dropped = UNLIKELY
    if back:
        drop_what_is_none(document)


def likelihood(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The share of happenings, from 0 to 1, among candidates with these signs."""
    return 1 / (1 + exp(-sum(weights.get(sign, 0.0) for sign in signs)))
