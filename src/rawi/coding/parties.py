"""Parties named by an adjective: «غارة إسرائيلية», «قوات روسية»."""

from __future__ import annotations

from datetime import date
from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.coding.meaning import load_meanings
from rawi.knowledge.registry import Actor, load_actors

__all__ = ["nisba_actor"]


@cache
def _adjectives() -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for text, actor, tag in load_actors().aliases():
        if tag == "nisba":
            found.setdefault(folded_word(text), []).append(actor)
    return found


def nisba_actor(word: Word, day: date | None = None) -> Actor | None:
    """The state or movement that an adjective names as a party, the one active on that day; None when it names none."""
    actors = _adjectives().get(load_meanings().folded_lemma(word), [])
    return next(
        (actor for actor in actors if load_actors().active(actor, day)), actors[0] if actors else None
    )
