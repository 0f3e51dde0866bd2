"""Names of places that nobody knows, joined to one that is known: «في تلدو وكفرلاها», «مدن طنجة (شمال) وبوزنيقة (غرب)»."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.words import Word
from rawi.coding.document import Mention

__all__ = ["read_listed_names"]

AND = "و"
SHORTEST = 4  # letters of «و» and a name: «وات» is an agency
BRACKET = 4  # words from a bracket's beginning to its end: «(شمال غرب)»


def read_listed_names(words: Sequence[Word], mentions: Sequence[Mention]) -> None:
    """Cuts off the «و» before an unknown word right after the name of a place: it joins a name to it.

    Alone, an unknown word that begins with «و» is read as a name that does («ورشفانة»).

    Args:
        words: the sentence; changed in place.
        mentions: known names, whose words stay as they are.
    """
    for place in mentions:
        if place.type not in ("place", "country"):
            continue
        i = _after_bracket(words, place.last)
        while i < len(words) and _joined(words[i]) and not any(m.first <= i < m.last for m in mentions):
            word = words[i]
            word.proclitics, word.stem, word.stem_start = (AND,), word.folded[1:], word.start + 1
            word.lemma = word.norm[1:]
            i = _after_bracket(words, i + 1)


def _joined(word: Word) -> bool:
    unknown = word.pos == "name" and not word.known and not word.proclitics
    return unknown and len(word.folded) >= SHORTEST and word.folded[0] == AND and word.text[0] == AND


def _after_bracket(words: Sequence[Word], i: int) -> int:
    """The index after a bracket that begins at a word; of the word where none does."""
    if i >= len(words) or words[i].text != "(":
        return i
    return next((k + 1 for k in range(i + 1, min(i + BRACKET, len(words))) if words[k].text == ")"), i)
