"""Family names that look like other words: «اعتقلت سماحة», where «ميشال سماحة» was told of before."""

from __future__ import annotations

from itertools import pairwise

from rawi.coding.document import Document, Unit
from rawi.coding.meaning import Meanings

__all__ = ["recall_surnames"]

PLAIN = frozenset(("", "abstract"))  # what such a word may mean besides
SUFFERING = frozenset(("object", "passive", "genitive", "second", "on", "of"))
ARTICLE = (("ال",), ())


def recall_surnames(document: Document, meanings: Meanings) -> None:
    """Takes lone words for whom it befell for names, where they stand after a given name elsewhere in the report."""
    names: set[str] | None = None
    for happening in document.happenings:
        suffering = SUFFERING | ({"subject"} if happening.frame.slots in ("die", "flee") else set())
        for slot in happening.slots.keys() & suffering:
            for unit in happening.slots[slot]:
                if not _plain(unit):
                    continue
                if names is None:
                    names = _surnames(document, meanings)
                if happening.parse.words[unit.head].stem in names:
                    unit.type, unit.name = "name", True


def _plain(unit: Unit) -> bool:
    return unit.tag == "np" and unit.last == unit.head + 1 and unit.type in PLAIN and unit.number is None


def _surnames(document: Document, meanings: Meanings) -> set[str]:
    """The words right after given names, article or not, that are no names by themselves."""
    found = set()
    for parse in document.parses:
        words = parse.words
        for word, following in pairwise(words):
            if word.pos != "name" or following.pos not in ("noun", "adj", "name"):
                continue
            if following.proclitics in ARTICLE and not following.enclitic and meanings.given_name(word):
                found.add(following.stem)
    return found
