"""Likelihood: how likely what was read is a happening that the report tells of, by all its signs together.

The rules before this one each look at one thing. What they leave is told apart once more by the sum of everything that
can be seen: what stands though few like it are happenings is set aside, and what was set aside stands all the same
where most like it are happenings; that it was set aside, and why, is one sign among the others. The weights in
likelihood.csv are a logistic regression over the reports coded by hand (``bench/likelihood.py``), so the figure reads
as a share: of statements with 0.8, some eight of ten are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import repeat
from math import exp

from rawi.coding.document import Document, Happening
from rawi.coding.everyday import A_CONDITION, CRIME, FEAST, ONLY_POSSIBLE
from rawi.coding.heat import ONLY_THOUGHT
from rawi.coding.labels import KNOWN_AS
from rawi.coding.needs import UNMET
from rawi.coding.private import PRIVATE
from rawi.coding.relevance import COULD_BE, NONE_AT_ALL
from rawi.coding.signs import Signs
from rawi.coding.unsupported import WEAK_IN

__all__ = ["BACK", "ENOUGH", "EVEN_SO", "UNLIKELY", "WHOLE", "likelihood", "weigh"]

ENOUGH = 0.45  # less likely, and it falls: more of those are none than happenings
BACK = 0.7  # at least as likely, and what a rule set aside stands: with less, too many reports of no conflict get one
WHOLE = 5  # sentences of a report from which on it is like those that the weights were learnt from
# What stays set aside however likely the words around it: a figure of speech, what no status can be given to.
NEVER = NONE_AT_ALL | {
    COULD_BE,
    CRIME,
    ONLY_THOUGHT,
    PRIVATE,
    A_CONDITION,
    WEAK_IN + "crime",
    ONLY_POSSIBLE,
    FEAST,
    KNOWN_AS,
}
RESPONSIBLE = frozenset(("مسووليه", "مسووليات"))  # «مسؤوليتها عن»
UNLIKELY = "unlikely by all its signs"
EVEN_SO = "stands because it is likely, though "


def weigh(document: Document, weights: Mapping[str, float]) -> None:
    """Sets ``likelihood`` of every happening, and by it which of them stand.

    Args:
        document: with what the rules before this have set aside.
        weights: of the signs, in log odds.
    """
    signs = Signs(document)
    for happening in document.happenings:
        if happening.merged_into is not None:
            continue
        happening.likelihood = likelihood(signs.of(happening), weights)
        if signs.parses < WHOLE:
            continue  # a message of a line or two is left to the rules
        if happening.dropped in NEVER or _of_no_crowd(happening):
            continue
        if happening.dropped and happening.likelihood >= BACK:
            happening.notes.append(EVEN_SO + happening.dropped)
            happening.dropped = ""
        elif not happening.dropped and happening.likelihood < ENOUGH and not _answered_for(happening):
            happening.dropped = UNLIKELY


def _of_no_crowd(happening: Happening) -> bool:
    """«أغلق السكان متاجرهم»: an everyday word that only tells something of a crowd or gunmen, and is told of others."""
    return happening.dropped == UNMET and all(frame.of_sort for frame in happening.frames)


def _answered_for(happening: Happening) -> bool:
    """«لم تعلن أي جهة مسؤوليتها عن الهجوم»: what somebody, or nobody, is said to answer for did happen."""
    before = happening.parse.words[max(0, happening.first - 3) : happening.first]
    return happening.phrase.tag == "event" and any(word.stem in RESPONSIBLE for word in before)


def likelihood(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """The share of happenings, from 0 to 1, among candidates with these signs."""
    return 1 / (1 + exp(-sum(map(weights.get, signs, repeat(0.0)))))
