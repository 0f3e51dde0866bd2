"""Corrections to the analyser's dictionary forms: lexicon.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.fold import norm as norm_spelling
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import checked, read_tables

__all__ = ["Lexicon", "lexicon", "load"]

_PATH = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas that the analyser's own label would mislead about.

    Attributes:
        nouns: nouns by use that are adjectives or participles by form, and may still qualify.
        never_adjectives: the same that never do.
        verbal_nouns: verbal nouns that no pattern shows.
        things: by pattern verbal nouns, by use none.
    """

    nouns: frozenset[str]
    never_adjectives: frozenset[str]
    verbal_nouns: frozenset[str]
    things: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The shipped corrections.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(_PATH)


def load(path: Path) -> Lexicon:
    """Read and check a file like lexicon.toml."""
    return Lexicon(*(_lemmas(path, name) for name in ("nouns", "never_adjectives", "verbal_nouns", "things")))


def _lemmas(path: Path, name: str) -> frozenset[str]:
    found: set[str] = set()
    for line, table in read_tables(path, name):
        checked(path, line, table, required={"lemmas": list}, optional={})
        for lemma in table["lemmas"]:
            if norm_spelling(lemma) != lemma or " " in lemma:
                message = f"«{lemma}» must be one word with bare alef and no marks"
                raise KnowledgeError(message, path=path, line=line)
        found.update(table["lemmas"])
    return frozenset(found)
