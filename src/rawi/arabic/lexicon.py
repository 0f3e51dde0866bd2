"""What lexicon.toml says of lemmas: corrections to the analyser, and what decides in context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.spellings import SPELT
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import checked, read_tables

__all__ = ["Lexicon", "lexicon", "load"]

_PATH = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas by what is to be known of them.

    Attributes:
        nouns: nouns by use that are adjectives or participles by form, and may still qualify.
        never_adjectives: the same that never do.
        verbal_nouns: verbal nouns that no pattern shows.
        things: by pattern verbal nouns, by use none.
        feminine, either_gender: nouns whose gender their form does not show.
        people: those whose plurals take a plural adjective.
        copulas: verbs that take a predicate.
        circumstances: nouns that are no object after a verb.
        dictionary: the lemma of nouns and adjectives, by form without clitics.
    """

    nouns: frozenset[str]
    never_adjectives: frozenset[str]
    verbal_nouns: frozenset[str]
    things: frozenset[str]
    feminine: frozenset[str]
    either_gender: frozenset[str]
    people: frozenset[str]
    copulas: frozenset[str]
    circumstances: frozenset[str]
    dictionary: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """The shipped corrections.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(_PATH)


def load(path: Path) -> Lexicon:
    """Read and check a file like lexicon.toml."""
    return Lexicon(
        nouns=_lemmas(path, "nouns"),
        never_adjectives=_lemmas(path, "never_adjectives"),
        verbal_nouns=_lemmas(path, "verbal_nouns"),
        things=_lemmas(path, "things"),
        feminine=_lemmas(path, "feminine"),
        either_gender=_lemmas(path, "either_gender"),
        people=_lemmas(path, "people"),
        copulas=_lemmas(path, "copulas"),
        circumstances=_lemmas(path, "circumstances"),
        dictionary=_dictionary(path),
    )


def _lemmas(path: Path, name: str) -> frozenset[str]:
    found: set[str] = set()
    for line, table in read_tables(path, name):
        checked(path, line, table, required={"lemmas": list}, optional={})
        _check_spelling(path, line, table["lemmas"])
        found.update(table["lemmas"])
    return frozenset(found)


def _dictionary(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line, table in read_tables(path, "dictionary"):
        checked(path, line, table, required={"lemma": str, "forms": list}, optional={})
        _check_spelling(path, line, [table["lemma"], *table["forms"]])
        for form in table["forms"]:
            if found.setdefault(form, table["lemma"]) != table["lemma"]:
                raise KnowledgeError(f"«{form}» has two lemmas", path=path, line=line)
    return found


def _check_spelling(path: Path, line: int, words: list[str]) -> None:
    for word in words:
        if not SPELT.fullmatch(word):
            raise KnowledgeError(
                f"«{word}» must be one word with bare alef and no marks", path=path, line=line
            )
