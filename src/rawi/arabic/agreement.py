"""Noun or adjective: words that can be both («مسلح», «سوري», «كبير») settled by what stands before them.

An adjective follows its noun and agrees with it in definiteness, gender and number; a chain «وزير الخارجية» is definite
as a whole, and the adjective may belong to any noun of it («وزير الخارجية الروسي»).
"""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.analyses import Analysis
from rawi.arabic.words import Word

__all__ = ["settle_adjectives"]

# Feminine without showing it.
_FEMININE = frozenset("حرب نار ارض نفس يد عين شمس سوق طريق دار روح ريح بئر ساق قدم سماء صحراء".split())
# What an indefinite adjective says something of, without a noun before it.
_COPULAS = frozenset("كان ليس اصبح بات ظل زال بدا صار يبدو اضحى امسى عد اعتبر".split())
_LONGEST = 6  # words that a chain of nouns and adjectives may run over


def settle_adjectives(words: Sequence[Word], readings: Sequence[Analysis | None]) -> None:
    """Set ``pos`` of every word whose reading is adjectival to «adj» or «noun»."""
    for at, reading in enumerate(readings):
        if reading is not None and reading.adjectival:
            words[at].pos = "adj" if _is_adjective(words, at, reading) else "noun"


def _is_adjective(words: Sequence[Word], at: int, reading: Analysis) -> bool:
    word = words[at]
    before = words[at - 1] if at else None
    if before is not None and not set(word.proclitics) & {"ب", "ل", "ك"}:
        heads = _heads(words, at)
        if any(_agree(head, word) for head in heads):
            return reading.pos == "adj" or _qualifies_rather_than_follows(heads[0], word)
        if before.lemma in _COPULAS or before.pos in ("pron", "neg"):
            return reading.pos == "adj" and "ال" not in word.proclitics
    if reading.pos == "noun":
        return False
    return _stands_alone(word, before, reading)


def _heads(words: Sequence[Word], at: int) -> list[Word]:
    """The nouns that the word could qualify, the nearest first; none when their definiteness differs from its own."""
    joined = words[at].proclitics[:1] == ("و",)
    heads: list[Word] = []
    definite: bool | None = None
    for number, word in enumerate(reversed(words[max(0, at - _LONGEST) : at])):
        if joined and number == 0 and word.pos != "adj":
            return []  # «قتلى وجرحى»: only an adjective is joined to an adjective
        if word.pos not in ("noun", "adj", "name") or word.lemma in _UNQUALIFIED:
            break
        if definite is None:
            definite = word.definite or word.pos == "name"
            if definite != ("ال" in words[at].proclitics):
                return []
        if word.pos != "adj":
            heads.append(word)
        if word.proclitics and word.proclitics[0] != "ال" and word.pos != "adj":
            break  # a preposition or conjunction opens the phrase
    return heads


_UNQUALIFIED = frozenset("كل بعض اي احد جميع كلا".split())


def _agree(head: Word, word: Word) -> bool:
    if head.pos == "name" and head.gender is None:
        return word.number in ("s", None)
    gender = "f" if head.lemma in _FEMININE else head.gender
    if head.number == "p":
        # a plural of things takes the feminine singular; which plurals are of people is not known
        return (word.gender == "f" and word.number == "s") or word.number == "p"
    if word.number != head.number and None not in (word.number, head.number):
        return False
    return gender == word.gender or gender is None or word.gender is None


def _qualifies_rather_than_follows(head: Word, word: Word) -> bool:
    """For a noun by use: «رجل مسلح» and «الرجل المسلح», but «مقتل قائد» and «اغتيال ضابط» are chains of nouns."""
    if "ال" in word.proclitics or word.gender == "f":
        return True
    return word.participle is not None and not head.masdar and head.number is not None


def _stands_alone(word: Word, before: Word | None, reading: Analysis) -> bool:
    """An adjective by form with no noun to agree with: people («المدنيين», «5 سوريين») or a predicate («مشيرا»)."""
    if "ال" in word.proclitics or word.enclitic or (word.number == "p" and word.gender == "m"):
        return False
    if reading.accusative:
        return True
    if before is not None and before.pos == "num":
        return False
    return reading.participle is None or word.number != "s" or before is None
