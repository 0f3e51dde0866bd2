"""Places that «و» joins to one of a happening: «في الحي القديم | وقرب القلعة | ومحيط الجامع», «أحياء حمص | وبلداتها»."""

from __future__ import annotations

from rawi.coding.containers import is_no_place
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["add_joined"]

PLACES = frozenset(("place", "country"))


def add_joined(happening: Happening, meanings: Meanings) -> None:
    """Adds the places that «و» joins to one that a happening has, each right after the other."""
    for parse, unit, rule in tuple(happening.roles.get("place", ())):
        if (
            parse is not happening.parse
            or unit.type not in PLACES
            or parse.units[unit.unit_index] is not unit
        ):
            continue
        for place in _joined_after(parse, unit):
            if not is_no_place(parse, place, meanings):
                add_role(happening, "place", place, f"joined to it ({rule})", parse)


def _joined_after(parse: Parse, first: Unit) -> list[Unit]:
    found = [first]
    for unit in parse.units[first.unit_index + 1 :]:
        alike = unit.relation in ("", first.relation)
        if unit.tag != "np" or not unit.conj or not alike or unit.type not in PLACES:
            break
        if any(word.pos != "prep" for word in parse.words[found[-1].last : unit.first]):
            break
        found.append(unit)
    return found[1:]
