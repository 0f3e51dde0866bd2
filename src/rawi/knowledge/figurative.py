"""Everyday readings: the words beside which a word of conflict means something else («معركة انتخابية»), and the words of
other news (figurative.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.letters import further
from rawi.knowledge.loading import HERE, checked, read_tables
from rawi.knowledge.spelling import plain_word, wrong

__all__ = ["DOMAINS", "Figurative", "load_figurative"]

DOMAINS = ("sport", "economy", "culture", "weather", "health", "accident", "crime", "technology", "film")


@dataclass(frozen=True, slots=True)
class Figurative:
    """Everyday readings of the words of conflict; all words folded.

    Attributes:
        guards: by the word that names a happening, the words near it that show that none is meant.
        domains: by the name of another kind of news, the words that mark it.
    """

    guards: Mapping[str, frozenset[str]]
    domains: Mapping[str, frozenset[str]]

    def words_of(self, names: Iterable[str]) -> frozenset[str]:
        """The words that mark any of these domains."""
        return frozenset().union(*(self.domains.get(name, frozenset()) for name in names))


@cache
def load_figurative(path: Path = HERE / "figurative.toml") -> Figurative:
    """The guards and the domains.

    Raises:
        KnowledgeError: a table is wrong, or one word has two; the message names file and line.
    """
    guards: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "guard"):
        checked(path, line, table, required={"word": str, "with": list}, optional={})
        word = plain_word(path, line, table["word"])
        if word in guards:
            raise wrong(path, line, f"there is a guard for «{table['word']}» already")
        guards[word] = _words(path, line, table["with"])
    domains: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "domain"):
        checked(
            path, line, table, required={"name": str, "words": list}, optional={}, one_of={"name": DOMAINS}
        )
        if table["name"] in domains:
            raise wrong(path, line, f"the domain «{table['name']}» stands there already")
        domains[table["name"]] = _words(path, line, table["words"])
    return Figurative(guards, domains)


def _words(path: Path, line: int, words: Sequence[str]) -> frozenset[str]:
    if not words:
        raise wrong(path, line, "lists no word")
    folded: set[str] = set()
    for word in words:
        if plain_word(path, line, word) in folded:
            raise wrong(path, line, f"lists «{word}» twice")
        folded.add(further(word))
    return frozenset(folded)
