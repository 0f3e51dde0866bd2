"""Noun or adjective: words that can be both («مسلح», «سوري», «كبير») settled by what stands before them.

An adjective follows its noun and agrees with it in definiteness, gender and number; «وزير الخارجية» is
definite as a whole, and the adjective may belong to any noun of it («وزير الخارجية الروسي»).
"""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.analyses import Reading
from rawi.arabic.lexicon import lexicon
from rawi.arabic.words import Word

__all__ = ["settle_adjectives"]

_UNQUALIFIED = {"كل", "بعض", "اي", "احد", "جميع", "كلا"}
_PREPOSITIONS = frozenset("بلك")
_LONGEST = 6  # words that a chain of nouns and adjectives may run over


def settle_adjectives(words: Sequence[Word], readings: Sequence[Reading | None]) -> None:
    """Set ``pos`` of every word whose reading is adjectival to «adj» or «noun»."""
    for at, reading in enumerate(readings):
        if reading is not None and reading.adjectival:
            words[at].pos = "adj" if _is_adjective(words, at, reading) else "noun"
            if (
                words[at].pos == "noun"
                and reading.gender == "f"
                and reading.lemma.endswith("ي")
                and not reading.participle
            ):
                words[at].lemma = reading.lemma + "ة"  # «المدفعية», «الخارجية»: a noun of its own


def _is_adjective(words: Sequence[Word], at: int, reading: Reading) -> bool:
    word = words[at]
    if word.enclitic:
        return False
    before = words[at - 1] if at else None
    if before is not None and _PREPOSITIONS.isdisjoint(word.proclitics):
        heads = _heads(words, at)
        if any(_agree(head, word) for head in heads):
            return reading.pos == "adj" or _qualifies_rather_than_follows(heads[0], word)
        if before.lemma in lexicon().copulas or before.pos in ("pron", "neg"):
            return reading.pos == "adj" and "ال" not in word.proclitics
    if reading.pos == "noun":
        # «، مستخدما البراميل»: how it was done, in a phrase of its own
        return (
            reading.accusative
            and reading.participle is not None
            and before is not None
            and before.pos == "punct"
        )
    return _stands_alone(word, before, reading)


def _heads(words: Sequence[Word], at: int) -> list[Word]:
    """The nouns that the word could qualify, the nearest first; none when not as definite as it is."""
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


def _agree(head: Word, word: Word) -> bool:
    if head.pos == "name" and head.gender is None:
        return word.number in ("s", None)
    known = lexicon()
    gender = (
        "f" if head.lemma in known.feminine else None if head.lemma in known.either_gender else head.gender
    )
    if head.number == "p":
        # a plural of things takes the feminine singular; which plurals are of people is not known
        return (word.gender == "f" and word.number == "s") or word.number == "p"
    if word.number != head.number and None not in (word.number, head.number):
        return False
    return gender == word.gender or gender is None or word.gender is None


def _qualifies_rather_than_follows(head: Word, word: Word) -> bool:
    """For a noun by use: «رجل مسلح» and «الرجل المسلح», but «مقتل قائد» is a chain of nouns."""
    if "ال" in word.proclitics or word.gender == "f":
        return True
    if word.number == "p" and head.lemma not in lexicon().people:
        return False  # «أيدي مسلحين», «مواقع مقاتلين»
    return word.participle is not None and not head.masdar and head.number is not None


def _stands_alone(word: Word, before: Word | None, reading: Reading) -> bool:
    """An adjective by form without its noun: a predicate («مشيرا»), or people («المدنيين», «5 سوريين»)."""
    if "ال" in word.proclitics or (word.number == "p" and word.gender == "m"):
        return False
    if reading.accusative or (word.number is None and reading.participle is None):
        return True  # «مشيرا»; «أكبر مدينة»
    if not _PREPOSITIONS.isdisjoint(word.proclitics) or (
        before is not None and before.pos in ("num", "verb")
    ):
        return False  # «لسوري», «5 سوريين», «نفذ انتحاري»
    if reading.participle is None:
        return True
    return before is None or (word.gender == "f" and word.number == "s" and before.pos != "prep")
