"""What words mean to the coder: a fighter, a place, a weapon, … by the lexicon of nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.romanize import given_names
from rawi.arabic.words import Word
from rawi.knowledge.nouns import NounEntry, load_nouns, noun_of
from rawi.recent import AsAsked

__all__ = ["Meanings", "load_meanings"]

KEPT = 60_000  # spellings whose meaning stays in memory
NO_NAME = frozenset(
    ("place", "part", "facility", "armed", "people", "org")
)  # «قرية» begins names, but not a person's


class Meanings:
    """The meanings of words; what was looked up once is kept."""

    def __init__(self, nouns: Mapping[str, NounEntry], given: frozenset[str]) -> None:
        self.nouns = nouns
        self.given = given
        self._folded = AsAsked(folded_word, KEPT)  # lemmas in the spelling of matching
        self._types: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def folded_lemma(self, word: Word) -> str:
        """The word's lemma in the spelling of matching."""
        return self._folded[word.lemma or word.folded]

    def folded_lemmas(self, words: Iterable[Word]) -> list[str]:
        """The same of several words."""
        folded = self._folded
        return [folded[word.lemma or word.folded] for word in words]

    def types_of(self, word: Word) -> tuple[str, ...]:
        """All meanings, the commonest first; empty when the lexicon does not hold the word."""
        key = (word.stem, word.lemma, word.folded)
        found = self._types.get(key)
        if found is None:
            if len(self._types) > KEPT:
                self._types.clear()
            entry = noun_of(word, self.nouns)
            found = self._types[key] = entry.types if entry is not None else ()
        return found

    def type_of(self, word: Word) -> str:
        """The commonest meaning; empty when the lexicon does not hold the word."""
        found = self.types_of(word)
        return found[0] if found else ""

    def given_name(self, word: Word) -> bool:
        """Whether the word is commonly part of a person's name."""
        if word.enclitic or self.type_of(word) in NO_NAME:
            return False
        return word.folded in self.given or word.stem in self.given


@cache
def load_meanings() -> Meanings:
    """The project's lexicon, read once."""
    return Meanings(load_nouns(), given_names())
