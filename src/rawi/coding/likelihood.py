"""Likelihood: how likely what was read is a happening that the report tells of, by all its signs together.

The rules before this one each look at one thing. What they leave is told apart once more by the sum of everything that
can be seen: what stands though few like it are happenings is set aside, and what was set aside stands all the same
where most like it are happenings; that it was set aside, and why, is one sign among the others. The weights in
likelihood.csv are a logistic regression over the reports coded by hand (``bench/happenings.py``). What is not hopeless by
them is looked at a second time, together with how likely the candidates around it are (``second_look``), by trees of
questions (``trees``). The figure reads as a share: of statements with 0.8, some eight of ten are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from math import exp

from rawi.coding.document import Document, Happening
from rawi.coding.everyday import A_CONDITION, CRIME, FEAST, ONLY_POSSIBLE
from rawi.coding.heat import ONLY_THOUGHT
from rawi.coding.labels import KNOWN_AS
from rawi.coding.needs import UNMET
from rawi.coding.private import PRIVATE
from rawi.coding.relevance import COULD_BE, NONE_AT_ALL
from rawi.coding.second_look import Around
from rawi.coding.signs import Signs
from rawi.coding.trees import Trees
from rawi.coding.unsupported import WEAK_IN

__all__ = ["BACK", "ENOUGH", "EVEN_SO", "UNLIKELY", "WHOLE", "candidates", "likelihood", "weigh"]

ENOUGH = 0.4  # less likely, and it falls: more of those are none than happenings
BACK = 0.5  # at least as likely, and what a rule set aside stands
# The same in a report in which the rules let nothing stand: most of those tell of no conflict.
BACK_ALONE = 0.9
HOPELESS = 0.02  # less likely at first sight is not looked at a second time
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


def weigh(document: Document, weights: Mapping[str, float], trees: Trees | None = None) -> None:
    """Sets ``likelihood`` of every happening, and by it which of them stand.

    Args:
        document: with what the rules before this have set aside.
        weights: of the signs, in log odds, for the first look.
        trees: for the second; without them the first decides.
    """
    whole = len(document.parses) >= WHOLE
    back = BACK if any(happening.stands for happening in document.happenings) else BACK_ALONE
    for happening in _looked_at(document, weights, trees):
        if not whole:
            continue  # a message of a line or two is left to the rules
        if happening.dropped in NEVER or _of_no_crowd(happening):
            continue
        if happening.dropped and happening.likelihood >= back:
            happening.notes.append(EVEN_SO + happening.dropped)
            happening.dropped = ""
        elif not happening.dropped and happening.likelihood < ENOUGH and not _answered_for(happening):
            happening.dropped = UNLIKELY


def candidates(document: Document) -> list[Happening]:
    """What may be a statement of its own, what was set aside included."""
    return [happening for happening in document.happenings if happening.merged_into is None]


def _looked_at(document: Document, weights: Mapping[str, float], trees: Trees | None) -> Sequence[Happening]:
    """The candidates, with how likely each is, before any falls or stands by that."""
    apart = candidates(document)
    of = Signs(document)
    signs = [list(of.of(happening)) for happening in apart]
    shares = [likelihood(each, weights) for each in signs]
    for happening, share in zip(apart, shares, strict=True):
        happening.likelihood = share
    if trees is not None:
        own = {id(happening): each for happening, each in zip(apart, signs, strict=True)}
        for happening, share, around in Around(document, apart, shares):
            if share >= HOPELESS:
                happening.likelihood = trees.likelihood([*own[id(happening)], *around])
    return apart


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
