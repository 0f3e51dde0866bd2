"""Blasts that nobody set off: «انفجار في مصنع للألعاب النارية», «انفجار مستودع الذخيرة», and what is told of them again."""

from __future__ import annotations

from rawi.coding.document import Document, Happening
from rawi.coding.heat import BOMBINGS
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import VIOLENT

__all__ = ["blasts_by_accident"]

BLAST = "انفجار"
# What blows up by itself, as far as nobody is told to have done it. Folded lemmas.
PLANTS = frozenset(
    ("مصنع", "معمل", "مصفاه", "منجم", "مخزن", "مستودع", "صهريج", "فرن", "شركه", "محرك", "اسطوانه")
)
WHERE = ("at", "in", "genitive", "place", "object")


def blasts_by_accident(document: Document, meanings: Meanings) -> list[Happening]:
    """The blasts of a report that tells of one in a plant or a depot, of nobody who did it, and of no other attack: all of
    them are that one."""
    if not any(_in_plant(h, meanings) for h in document.happenings if h.stands):
        return []
    blasts = []
    for happening in document.happenings:
        if not happening.stands or happening.kind not in VIOLENT | BOMBINGS:
            continue
        first = happening.parse.words[happening.first]
        if happening.specific or happening.roles.get("agent") or happening.roles.get("instrument"):
            return []
        if meanings.folded_lemma(first) != BLAST:
            return []
        blasts.append(happening)
    return blasts


def _in_plant(happening: Happening, meanings: Meanings) -> bool:
    """Whether it is a blast where things blow up by themselves."""
    words = happening.parse.words
    if happening.kind not in BOMBINGS or meanings.folded_lemma(words[happening.first]) != BLAST:
        return False
    units = [u for slot in WHERE for u in happening.slots.get(slot, ())]
    units += [
        u for role in ("place", "target") for p, u, _ in happening.roles.get(role, ()) if p is happening.parse
    ]
    return any(
        meanings.folded_lemma(word) in PLANTS for unit in units for word in words[unit.head : unit.last]
    )
