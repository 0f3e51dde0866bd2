"""Parties named by an adjective: «غارة إسرائيلية», «قوات روسية»."""

from __future__ import annotations

from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.coding.meaning import load_meanings
from rawi.knowledge.registry import Actor, load_actors

__all__ = ["nisba_actor"]


@cache
def _adjectives() -> dict[str, Actor]:
    return {folded_word(text): actor for text, actor, tag in load_actors().aliases() if tag == "nisba"}


def nisba_actor(word: Word) -> Actor | None:
    """The state that an adjective names as a party; None when it names none."""
    return _adjectives().get(load_meanings().folded_lemma(word))
