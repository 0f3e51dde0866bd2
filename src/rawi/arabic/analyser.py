"""What farahidi (a port of AlKhalil Morpho Sys 2) and words.toml say of a word that no table holds.

Slow to load (half a second) and slow to ask (milliseconds a spelling).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from rawi.arabic.analyses import Analysis
from rawi.arabic.conversion import convert
from rawi.arabic.spellings import respellings, spellings
from rawi.arabic.weighing import inflection_weight, merged, ranked, shared_out, tidied, with_listed
from rawi.arabic.wordlists import listed_words

__all__ = ["Analyser", "ask", "before_pronoun"]

_RARE = -17.0  # log-probability of a lemma that the training text lacks


class Analyser:
    """farahidi and words.toml, weighted.

    Args:
        priors: log-probability of each (lemma, part of speech); a lemma that it lacks is rare.
    """

    def __init__(self, priors: Mapping[tuple[str, str], float]) -> None:
        self._priors = priors

    def readings(self, norm: str) -> tuple[Analysis, ...]:
        """The word's readings, the likeliest first, with whatever hamza it was written."""
        listed, left = listed_words().readings(norm)
        found = merged(_answers(norm)) if left > 1e-6 else []
        weighted = shared_out([reading._replace(weight=self._weight(reading)) for reading in found], 1.0)
        return ranked(with_listed(listed, shared_out(tidied(weighted), left if listed else 1.0)))

    def _weight(self, reading: Analysis) -> float:
        return self._priors.get((reading.lemma, reading.pos), _RARE) + inflection_weight(reading)


def _answers(norm: str) -> list[Analysis]:
    """farahidi's readings of the word in the first way of spelling it that it knows."""
    for inner in (False, True):
        for right in (norm, *respellings(norm)):
            found = [reading for spelt in spellings(right, inner=inner) for reading, _ in ask(spelt, norm)]
            if found:
                return found
    return before_pronoun(norm)


def ask(spelt: str, norm: str) -> list[tuple[Analysis, str]]:
    """farahidi's readings of one spelling of a word, each with its vowelled lemma."""
    found = []
    for item in _farahidi()(spelt):
        reading = convert(item, norm)
        if reading is not None:
            found.append((reading, str(item.lemma)))
    return found


@cache
def _farahidi() -> Callable[[str], list[Any]]:
    from farahidi.analyzer import Analyzer

    analyzer = Analyzer()

    def analyses(spelt: str) -> list[Any]:
        if len(analyzer._verb_cache) > 2_000:  # it never forgets by itself
            analyzer._verb_cache.clear()
            analyzer._noun_cache.clear()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves its tables' files open
            return list(analyzer.analyze(spelt))

    return analyses


def before_pronoun(norm: str) -> list[Analysis]:
    """«زملائه», «حلفاؤها»: the analyser does not know that «زملاء» is written so before a pronoun."""
    split = re.fullmatch("(.+ا)[ئؤ](هما|هم|هن|ها|كم|نا|ه|ك|ي)", norm)
    if not split:
        return []
    alone = split[1] + "ء"
    return [
        reading._replace(enclitic=split[2], vowelled=())
        for spelt in spellings(alone)
        for reading, _ in ask(spelt, alone)
        if reading.pos in ("noun", "adj") and not reading.enclitic and "ال" not in reading.proclitics
    ]
