"""English for single words and set phrases: from english.csv here, and knowledge's nouns and weapons."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.nouns import NounEntry, load_nouns
from rawi.knowledge.weapons import load_weapons

__all__ = [
    "FILE",
    "UNCOUNTED",
    "Noun",
    "adjective",
    "base",
    "is_plural",
    "load_words",
    "noun",
    "phrases",
    "plural",
]

FILE = Path(__file__).with_name("english.csv")

_ADJECTIVE_ENDINGS = ("", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان")
# Endings of sound plurals and duals, the longer first, and what the singular has instead.
_NOUN_ENDINGS = (
    ("تين", "ه"), ("تان", "ه"), ("ات", "ه"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""), ("ي", ""), ("و", ""),
)  # fmt: skip
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "policeman": "policemen",
    "spokesman": "spokesmen", "fisherman": "fishermen", "gunman": "gunmen", "serviceman": "servicemen",
}  # fmt: skip
UNCOUNTED = {
    "staff", "artillery", "personnel", "ammunition", "equipment", "weaponry", "media", "aid", "fire",
    "resistance", "opposition", "security", "intelligence", "property",
}  # fmt: skip
"""Nouns without a plural and without "a"."""

_PLURALS = {"people", "police", "men", "women", "children", "personnel", "media"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's English, as its Arabic form asks for it.

    Attributes:
        english: in the plural if the Arabic is.
        lemma: folded dictionary form.
        types: as in knowledge/nouns.csv.
    """

    english: str
    lemma: str
    types: frozenset[str] = frozenset()


def noun(stem: str, word: str = "") -> Noun | None:
    """The noun that a stem without article is a form of; ``None`` for none.

    Args:
        stem: folded.
        word: as published: tanwin («26 مدنياً») tells what is counted, which English has in the plural.
    """
    if known := _known(stem):
        return known
    if (
        len(stem) > 3
        and stem.endswith("ا")
        and word.endswith(("اً", "ًا", "ا"))
        and (known := _known(stem[:-1]))
    ):
        return _as_plural(known)
    for ending, singular in _NOUN_ENDINGS:
        key = stem.removesuffix(ending) + singular
        if stem.endswith(ending) and len(key) > 2 and (known := _known(key)):
            return _as_plural(known)
    return None


def adjective(stem: str) -> tuple[str, str] | None:
    """The adjective that a stem without article is a form of: its folded masculine singular, its English."""
    adjectives = load_words()["adjective"]
    for ending in _ADJECTIVE_ENDINGS:
        key = stem.removesuffix(ending)
        if stem.endswith(ending) and key in adjectives:
            return key, adjectives[key]
    return None


def base(stem: str, word: str = "") -> str:
    """What a stem is matched on in set phrases: its noun's lemma, its adjective's masculine, or itself."""
    known_noun, known_adjective = noun(stem, word), adjective(stem)
    return known_noun.lemma if known_noun else known_adjective[0] if known_adjective else stem


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """English of set phrases by the bases of their words."""
    found: dict[tuple[str, ...], str] = {}
    for weapon in load_weapons():
        for pattern in weapon.patterns:
            if len(pattern) > 1:
                found.setdefault(tuple(map(base, pattern)), _first_gloss(weapon.english))
    for phrase, english in load_words()["phrase"].items():
        found[tuple(base(_without_article(word)) for word in phrase.split(" "))] = english
    return found


@cache
def load_words(path: Path = FILE) -> dict[str, dict[str, str]]:
    """English by sort («adjective», «noun», «phrase»), then by folded Arabic in dictionary form.

    Raises:
        KnowledgeError: a row is wrong; the message names file and line.
    """
    found: dict[str, dict[str, str]] = {"adjective": {}, "noun": {}, "phrase": {}}
    with path.open(encoding="utf-8", newline="") as rows:
        for line, row in enumerate(csv.reader(rows), 1):
            if line == 1:
                continue
            if len(row) != 3 or not all(cell.strip() for cell in row) or row[1] not in found:
                raise KnowledgeError(
                    "needs arabic, sort (adjective, noun, phrase), english", path=path, line=line
                )
            arabic, sort, english = row
            key = " ".join(map(folded_word, arabic.split()))
            if (" " in key) != (sort == "phrase"):
                raise KnowledgeError(
                    f"«{arabic}»: a phrase has several words, others one", path=path, line=line
                )
            if found[sort].setdefault(key, english) != english:
                raise KnowledgeError(f"«{arabic}» is «{found[sort][key]}» elsewhere", path=path, line=line)
    return found


def plural(english: str) -> str:
    """The plural of an English noun: «car bomb» -> "car bombs"."""
    *before, last = english.split(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last in UNCOUNTED or last in ("aircraft", "headquarters") or is_plural(last):
        pass
    elif re.search(r"(s|x|z|ch|sh)$", last):
        last = f"{last}es"
    elif re.search(r"[^aeiou]y$", last):
        last = f"{last[:-1]}ies"
    else:
        last += "s"
    return " ".join([*before, last])


def is_plural(english: str) -> bool:
    """Whether an English noun, or the head of a phrase («units of the army»), is in the plural."""
    head = re.split(r" (?:of|in|on|for|with|near|loyal|backed|allied|linked) ", english)[0].split(" ")[-1]
    return (
        head in _PLURALS
        or head.endswith("men")
        or bool(re.search(r"[a-z][^siu]s$", head) and head not in ("Hamas", "headquarters"))
    )


@lru_cache(maxsize=4096)
def _known(folded: str) -> Noun | None:
    """The noun that is spelt so: a singular, or a plural or feminine that the table lists."""
    form = _forms().get(folded)
    if form is None:
        return None
    entry, is_single = form
    lemma = folded_word(entry.lemma)
    english = load_words()["noun"].get(lemma) or _first_gloss(entry.english)
    single = Noun(english, lemma, frozenset(entry.types))
    return single if is_single else _as_plural(single)


@cache
def _forms() -> dict[str, tuple[NounEntry, bool]]:
    """The nouns by folded spelling, each with whether it has the singular's English."""
    found: dict[str, tuple[NounEntry, bool]] = {}
    for entry in load_nouns().values():
        lemma = folded_word(entry.lemma)
        found[lemma] = entry, True
        for form in entry.forms:
            feminine = form.endswith("ه") and form[:-1] == lemma.removesuffix("ه")
            found.setdefault(form, (entry, feminine))
    return found


def _as_plural(single: Noun) -> Noun:
    return Noun(plural(single.english), single.lemma, single.types)


def _first_gloss(english: str) -> str:
    return re.split(r"[;,(/]", english)[0].strip()


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
