"""What words mean to the coder: a fighter, a place, a weapon, … by the lexicon of nouns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.romanize import given_names
from rawi.arabic.words import Word
from rawi.knowledge.nouns import NounEntry, load_nouns

__all__ = ["Meanings", "load_meanings"]


class Meanings:
    """The meaning of words, looked up by folded lemma."""

    def __init__(self, nouns: Mapping[str, NounEntry], given: frozenset[str]) -> None:
        self.types = {folded_word(lemma): entry.types for lemma, entry in nouns.items()}
        self.given = given
        self._folded: dict[str, str] = {}

    def folded_lemma(self, word: Word) -> str:
        """The word's lemma in the spelling of matching."""
        lemma = word.lemma or word.folded
        folded = self._folded.get(lemma)
        if folded is None:
            folded = self._folded[lemma] = folded_word(lemma)
            if len(self._folded) > 100_000:
                self._folded.clear()
        return folded

    def types_of(self, word: Word) -> tuple[str, ...]:
        """All meanings, the commonest first."""
        found = self.types.get(self.folded_lemma(word))
        if found is None and word.stem:
            found = self.types.get(word.stem)
        return found or ()

    def type_of(self, word: Word) -> str:
        """The commonest meaning; empty when the lexicon does not hold the word."""
        found = self.types_of(word)
        return found[0] if found else ""

    def given_name(self, word: Word) -> bool:
        """Whether the word is commonly part of a person's name."""
        return word.folded in self.given or word.stem in self.given


@cache
def load_meanings() -> Meanings:
    """The project's lexicon, read once."""
    return Meanings(load_nouns(), given_names())
