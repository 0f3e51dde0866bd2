"""Names of elsewhere («جون كيري», «توماس فيسي») and «علي»: what a dictionary reads as prepositions, verbs or pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.romanize import foreign_names
from rawi.arabic.words import Word
from rawi.coding.document import Mention
from rawi.coding.meaning import load_meanings

__all__ = ["read_family_names"]

PRONOUNS = frozenset(("ك", "ي", "ني", "نا", "كم"))  # endings that names have; «قريبه», «زميلها» are no names
SONS = frozenset(("بن", "ال"))  # «علي بن أحمد», «علي آل عقيلة»
COMMAS = frozenset(("،", ","))
BEFORE = frozenset(("و", "ل", "ب", "ف"))


def read_family_names(words: Sequence[Word], mentions: Sequence[Mention]) -> None:
    """Marks foreign given names and the families' names after them as names, where they were read otherwise.

    Args:
        words: the sentence; changed in place.
        mentions: known names, whose words stay as they are.
    """
    given = foreign_names()
    taken: set[int] | None = None
    for i, word in enumerate(words):
        if word.text == "علي" and word.pos == "prep" and _ali(words, i):
            _name(word, attached=False)
        if word.folded not in given and not (word.proclitics and word.stem in given):
            continue
        if taken is None:
            taken = {k for m in mentions for k in range(m.first, m.last)}
        if i in taken or not BEFORE.issuperset(word.proclitics):
            continue
        follower = words[i + 1] if i + 1 < len(words) else None
        if follower is None or i + 1 in taken or not _family(follower):
            continue
        _name(word, attached=word.folded not in given)
        if follower.pos in ("verb", "prep") or follower.proclitics or follower.enclitic:
            _name(follower, attached=False)


def _ali(words: Sequence[Word], i: int) -> bool:
    """«الإمام علي بن أبي طالب», «المصور علي محمد», «الفريق، علي عوني، قائد…»: the name, and not «على» without its dots."""
    if not 0 < i < len(words) - 1:
        return False
    following, before = words[i + 1], words[i - 1]
    if following.folded in SONS:
        return True
    if following.proclitics or following.pos not in ("name", "noun", "adj"):
        return False
    if before.text in COMMAS:
        return any(w.text in COMMAS for w in words[i + 2 : i + 4])
    meanings = load_meanings()
    titled = before.definite and meanings.type_of(before) in ("person", "people")
    return titled and (
        following.folded in meanings.given or (following.pos == "name" and not following.known)
    )


def _family(word: Word) -> bool:
    """Whether a word after a given name can be the family's."""
    if "ال" in word.proclitics or word.proclitics[:1] == ("و",):
        return False
    if word.pos == "verb":
        return word.tense == "imperative" or (word.tense == "present" and bool(word.proclitics))
    if word.pos not in ("noun", "adj", "name"):
        return False
    if word.proclitics:
        return word.proclitics in (("ك",), ("ف",)) or (word.pos == "name" and not word.known)
    return word.pos == "name" or not word.enclitic or word.enclitic in PRONOUNS


def _name(word: Word, *, attached: bool) -> None:
    word.pos, word.enclitic, word.tense, word.masdar, word.participle = "name", "", None, False, None
    if not attached:
        word.proclitics, word.stem, word.stem_start = (), word.folded, word.start
    else:
        word.stem = word.folded[sum(map(len, word.proclitics)) :]
