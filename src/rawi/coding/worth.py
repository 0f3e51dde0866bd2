"""Worth: how likely a sentence tells of a happening, by its words alone, before it is parsed.

A sentence may name a happening by a word («عملية», «دعم», «خسائر») and tell of none. What its words are, and how much the
other sentences tell, says mostly whether it does; the weights in worth.csv are learnt from what the coder makes of
articles that it parses in full (``bench/worth.py``). No weight says who an actor is: names weigh nothing, and all words
for fighters weigh the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from rawi.arabic.words import Word
from rawi.coding.meaning import Meanings
from rawi.coding.mentions import NameIndex

__all__ = [
    "ANY",
    "ENOUGH",
    "FIGHTERS",
    "OTHERS",
    "REPORT",
    "SAY",
    "WHOLE",
    "as_share",
    "others",
    "sign",
    "worth",
]

ENOUGH = 0.06  # the share of such sentences that tell of a happening, below which none is parsed
WHOLE = 5  # sentences of a report from which on the others say something of each
ANY = "any sentence"
REPORT = "any sentence of a report"
OTHERS = "logarithm of what the others tell"
FIGHTERS = "fighters"
SAY = frozenset(("verb", "noun", "adj"))
PARTIES = frozenset(("armed", "org", "country", "person"))
PEOPLES = frozenset(("كرد", "شيعه", "نصاري"))  # others end in «ي»: «سني», «فرنسي»
LOWEST = -500.0
LEAST = 0.1  # of a sentence, so that the logarithm is never that of nothing


def sign(word: Word, meanings: Meanings, names: NameIndex) -> str:
    """What a word is weighed as: its dictionary form in «», or ``FIGHTERS``; empty where it is not weighed."""
    if word.pos not in SAY:
        return ""
    lemma, kind = meanings.folded_lemma(word), meanings.type_of(word)
    if kind == "armed":
        return FIGHTERS
    if kind in PARTIES or (kind == "people" and (lemma.endswith("ي") or lemma in PEOPLES)):
        return ""
    feminine = lemma.removesuffix("ه")
    spellings = {lemma, feminine, f"ال{lemma}", f"ال{feminine}", f"{lemma}ين", f"ال{lemma}ين"}
    if any(names.called(spelling) & PARTIES for spelling in spellings):
        return ""
    return "" if not kind and any(map(names.names_party, spellings)) else f"«{lemma}»"


def worth(sums: Sequence[float], weights: Mapping[str, float]) -> list[float]:
    """How likely each sentence of a report tells of a happening, from 0 to 1.

    Args:
        sums: of each sentence, ``ANY`` and its words, in log odds.
        weights: of the signs.
    """
    far, report = weights.get(OTHERS, 0.0), weights.get(REPORT, 0.0)
    return [as_share(own + far * rest + report) for own, rest in zip(sums, others(sums), strict=True)]


def others(sums: Sequence[float]) -> list[float]:
    """Of each sentence, the logarithm of how likely the others of its report tell of a happening, on the average."""
    likely = [as_share(own) for own in sums]
    together = sum(likely)
    return [log((together - each + LEAST) / len(sums)) for each in likely]


def as_share(odds: float) -> float:
    """Log odds as a share; far below nothing it stays a number."""
    return 1 / (1 + exp(-max(odds, LOWEST)))
