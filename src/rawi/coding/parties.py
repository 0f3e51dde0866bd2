"""Parties named by an adjective: «غارة إسرائيلية», «قوات روسية»."""

from __future__ import annotations

from datetime import date
from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.registry import Actor, load_actors

__all__ = ["capital", "nisba_actor"]


@cache
def _adjectives() -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for text, actor, tag in load_actors().aliases():
        if tag == "nisba":
            found.setdefault(folded_word(text), []).append(actor)
    return found


@cache
def _capitals() -> frozenset[str]:
    return frozenset(_folded(text) for text, _ in load_actors().metonyms())


def _folded(text: str) -> str:
    return " ".join(folded_word(word) for word in text.split())


def capital(parse: Parse, unit: Unit) -> bool:
    """«أنقرة», «واشنطن»: whether a phrase is the bare name of a capital that can stand for its state."""
    if unit.tag != "np" or unit.relation or unit.adverbial:
        return False
    words = parse.words[unit.first : unit.last]
    return len(words) <= 2 and " ".join(w.folded.removeprefix("و") for w in words) in _capitals()


def nisba_actor(word: Word, day: date | None = None) -> Actor | None:
    """The state or movement that an adjective names as a party, the one active on that day; None when it names none."""
    actors = _adjectives().get(load_meanings().folded_lemma(word), [])
    return next(
        (actor for actor in actors if load_actors().active(actor, day)), actors[0] if actors else None
    )
