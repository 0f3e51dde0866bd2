"""How well a word as published fits a reading: hamza and marks that the writer set rule readings out."""

from __future__ import annotations

import math
import re

from rawi.arabic.analyses import Analysis

__all__ = ["Spelling"]

_MARK = re.compile("[\u064b-\u0652\u0670]")
_HAMZAS = frozenset("أإآ")
# Costs in logarithms of probability, from how often news spells so.
_BARE_FOR_HAMZA = 0.7
_HAMZA_FOR_BARE = 3.0
_WRONG_HAMZA = 6.0
_LAST_LETTER = {"هة": 2.5, "ةه": 3.5, "يى": 1.5, "ىي": 1.5}
_OTHER = 2.0


class Spelling:
    """A word as its text spells it.

    Args:
        text: the word, with what marks it has.
    """

    __slots__ = ("bare", "marked", "text")

    def __init__(self, text: str) -> None:
        self.text = text.replace("ـ", "")
        self.bare = _MARK.sub("", self.text)
        self.marked = self.bare != self.text

    def fits(self, reading: Analysis) -> tuple[Analysis | None, float]:
        """The reading with those vowelled spellings that the text's marks allow, and what its letters cost.

        ``None`` when the text has marks that no spelling allows.
        """
        spelt = reading.vowelled + reading.vowelled_passive
        if not spelt:
            return reading, 0.0
        if self.marked:
            built = reading.pos == "verb" and reading.tense == "past"  # its last vowel is no case
            active = tuple(form for form in reading.vowelled if _allows(self.text, form, built))
            passive = tuple(form for form in reading.vowelled_passive if _allows(self.text, form, built))
            if not active and not passive:
                return None, 0.0
            reading, spelt = reading._replace(vowelled=active, vowelled_passive=passive), active + passive
        return reading, _least(self.bare, spelt)


def _least(bare: str, spelt: tuple[str, ...]) -> float:
    """What the letters cost in the cheapest of these spellings."""
    least = math.inf
    for form in spelt:
        cost = _cost(bare, _MARK.sub("", form))
        if not cost:
            return 0.0
        least = min(least, cost)
    return least


def _cost(bare: str, form: str) -> float:
    if bare == form:
        return 0.0
    if len(bare) != len(form):
        return _OTHER
    total = 0.0
    for written, right in zip(bare, form, strict=True):
        if written == right:
            continue
        if written == "ا" and right in _HAMZAS:
            total += _BARE_FOR_HAMZA
        elif written in _HAMZAS and right == "ا":
            total += _HAMZA_FOR_BARE
        elif written in _HAMZAS and right in _HAMZAS:
            total += _WRONG_HAMZA
        else:
            total += _LAST_LETTER.get(written + right, _OTHER)
    return total


def _allows(text: str, form: str, built: bool) -> bool:
    """Whether the form has every mark of the text; the last letter's vowel is free unless ``built`` in."""
    written, right = _by_letter(text), _by_letter(form)
    if len(right) > 2 and right[0][0] == "ا" and not right[0][1]:
        # «اُختطف»: a joining alef is read with the third letter's vowel
        right[0][1].add("ُ" if "ُ" in right[2][1] else "ِ")
    if len(written) != len(right):
        return True
    for number, ((_, marks), (_, expected)) in enumerate(zip(written, right, strict=True)):
        last = number == len(written) - 1 and not built
        if ("ّ" in marks) and ("ّ" not in expected):
            return False
        vowel, wanted = marks - {"ّ", "ْ"}, expected - {"ّ", "ْ"}
        if vowel and not last and wanted and vowel != wanted:
            return False
    return True


def _by_letter(text: str) -> list[tuple[str, set[str]]]:
    letters: list[tuple[str, set[str]]] = []
    for char in text:
        if _MARK.match(char):
            if letters:
                letters[-1][1].add(char)
        else:
            letters.append((char, set()))
    return letters
