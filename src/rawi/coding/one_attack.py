"""Which mentions in a report tell of one attack: by how many it killed, or by what it struck («هجوم السفارة»)."""

from __future__ import annotations

from collections.abc import Iterable

from rawi.arabic.words import Word
from rawi.coding.document import Happening
from rawi.coding.meaning import load_meanings

__all__ = ["ToldByMeans", "befell"]

STRUCK = frozenset(("place", "facility", "country", "org", "name"))
FEW = 3  # so many killed are no number that two attacks of a report share by chance
OPENING = 4  # the headline is told again within so many sentences
WHERE = ("genitive", "on", "for", "place", "target")


class ToldByMeans:
    """The attacks of a report of which it tells the means, by how many they killed and by what they struck."""

    def __init__(self, named: Iterable[Happening]) -> None:
        self.by_killed: dict[int, list[Happening]] = {}
        self.by_word: dict[str, list[Happening]] = {}
        self.killed: set[int] = set()
        for happening in named:
            for number in _killed(happening):
                self.by_killed.setdefault(number, []).append(happening)
                self.killed.add(id(happening))
            for word in befell(happening, WHERE, countries=False, buildings=True):
                self.by_word.setdefault(word, []).append(happening)

    def same(self, one: Happening) -> list[Happening]:
        """Those for which a mention that names no means may be taken: both tell of as many killed, or both name the same
        house or body («الهجوم على السفارة»… «تفجير السفارة»); of a headline and what comes next, the same town will do."""
        killed = _killed(one)
        found = [other for number in killed for other in self.by_killed.get(number, ())]
        headline = one.parse.sentence.headline
        shared: dict[int, int] = {}
        for word in befell(one, WHERE, countries=False, towns=headline, buildings=True):
            for other in self.by_word.get(word, ()):
                shared[id(other)] = shared.get(id(other), 0) + 1
                near = headline and other.parse.index - one.parse.index <= OPENING
                enough = shared[id(other)] == (1 if near else 2)
                if enough and not (killed and id(other) in self.killed):
                    found.append(other)
        return [other for other in found if other is not one]


def _killed(happening: Happening) -> set[int]:
    """How many a happening killed, as it is told with it; numbers of which there are many alike left out."""
    return {
        unit.number.low
        for what, unit in happening.tolls
        if what == "killed" and unit.number is not None and unit.number.low >= FEW
    }


def befell(
    happening: Happening,
    where: tuple[str, ...],
    *,
    countries: bool = True,
    towns: bool = True,
    bodies: bool = True,
    buildings: bool = False,
) -> set[str]:
    """The words of what it befell: the heads of buildings and bodies, and names.

    Args:
        happening: the attack.
        where: the slots and roles whose phrases tell it.
        countries: names of countries too.
        towns: names of places that are no buildings too.
        bodies: offices, parties and armies too.
        buildings: those within a phrase of a place too («أمام | القنصلية»).
    """
    doing = [u for _, u, _ in happening.roles.get("agent", [])]
    units = [(happening.parse, u) for slot in where for u in happening.slots.get(slot, []) if u not in doing]
    units += [(p, u) for role in where for p, u, _ in happening.roles.get(role, [])]
    return {
        word.stem
        for parse, unit in units
        if unit.type in STRUCK
        and (countries or unit.type != "country")
        and (bodies or unit.type != "org")
        and (towns or unit.type in ("facility", "org"))
        for word in parse.words[unit.head : unit.last]
        if word.pos == "name"
        or (word.definite and (unit.type in ("facility", "org") or (buildings and _building(word))))
    }


def _building(word: Word) -> bool:
    """«أمام | القنصلية»: a building within a phrase of a place."""
    return word.pos == "noun" and load_meanings().type_of(word) == "facility"
