"""Victims told of once after two words: «مقتل عشرة وإصابة عشرين من المسلحين», «سقوط قتلى وجرحى من الجنود»."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rawi.coding.casualties import victims_told
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import is_toll

__all__ = ["share_victims"]

SUFFERING = ("genitive", "passive", "object", "subject")
TOLD = frozenset(("armed", "people", "person"))
BARE = frozenset(("quantity", ""))  # what only says how many


def share_victims(told: list[Happening], meanings: Meanings) -> None:
    """Gives a killing that only says how many, or that there were dead, whom the wounding joined to it is told of.

    Args:
        told: the happenings of a sentence, before their roles are filled.
        meanings: for who the wounded are.
    """
    alone = [h for h in told if is_toll(h) and h.merged_into is None]
    for first, second in pairwise(alone):
        if first.frame.kind != second.frame.kind and second.phrase.conj and _only_counts(first, second):
            for unit in _of_whom(second, meanings):
                first.donated.append(("target", unit, "told of both", first.parse))


def _only_counts(first: Happening, second: Happening) -> bool:
    """«مقتل عشرة | وإصابة», «سقوط قتلى | وجرحى»: nothing stands between the two but a number."""
    if any(role == "target" for role, *_ in first.donated):
        return False
    between = first.parse.units[first.unit + 1 : second.unit]
    return all(u.tag == "time" or (u.tag == "np" and u.type in BARE and not u.relation) for u in between)


def _of_whom(second: Happening, meanings: Meanings) -> list[Unit]:
    """«عشرين | من المسلحين والجنود»: the people of whom so many are told, without their number."""
    parse = second.parse
    for slot in SUFFERING:
        for unit in second.slots.get(slot, []):
            if unit.type in TOLD and _counted_of(parse, unit):
                who = replace(unit, first=unit.head, number=None)
                return [who, *parse.joined_after(unit, TOLD)]
    return victims_told(second, meanings) if second.frame.slots == "victims" else []


def _counted_of(parse: Parse, unit: Unit) -> bool:
    """Whether «من» stands between the number and who was counted."""
    return unit.number is not None and any(w.folded == "من" for w in parse.words[unit.first : unit.head])
