"""Whether a word that can qualify another («مسلح», «سوري», «كبير») does: by its agreement with the noun before it."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.analyses import Analysis
from rawi.arabic.words import Word

__all__ = ["settle_adjectives"]


def settle_adjectives(words: Sequence[Word], readings: Sequence[Analysis | None]) -> None:
    """Set ``pos`` of every word with an adjectival reading to «adj» or «noun»."""
    for at, (word, reading) in enumerate(zip(words, readings, strict=True)):
        if reading is not None and reading.adjectival:
            word.pos = "adj" if _qualifies(words, readings, at) else "noun" if reading.participle else "adj"


def _qualifies(words: Sequence[Word], readings: Sequence[Analysis | None], at: int) -> bool:
    if at == 0:
        return False
    word, before = words[at], words[at - 1]
    if before.pos not in ("noun", "adj", "name") or set(word.proclitics) & {"ب", "ل", "ك"}:
        return False
    return ("ال" in word.proclitics) == before.definite or before.pos == "name"
