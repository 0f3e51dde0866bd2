"""At whose hands somebody died or was taken, told at the end of what is told of him: «مقتل المصور في الموصل، كبرى مدن
الشمال، يوم الأحد على يد التنظيم»."""

from __future__ import annotations

from rawi.coding.document import Happening, Unit
from rawi.coding.tolls import VIOLENT

__all__ = ["at_whose_hands"]

BEFALLING = frozenset(("killing", "injury", "arrest", "abduction", "sexual_violence"))
SUFFERED = BEFALLING | VIOLENT | {"capture", "destruction", "displacement", "release"}
HANDS = frozenset(("يد", "ايدي", "يدي", "ايادي"))
PARTIES = frozenset(("armed", "org", "country", "state", "people", "person"))
BETWEEN = frozenset(("np", "event", "time", "punct", "part", "open", "close", "pron"))


def at_whose_hands(happening: Happening, told: list[Happening]) -> list[Unit]:
    """Who stands after «على يد» further on in the sentence, where nothing else is told before that; nobody where a
    happening has an agent or is of another sort.

    Args:
        happening: of which it may be told.
        told: all that its sentence tells.
    """
    parse = happening.parse
    if happening.kind not in BEFALLING or happening.roles.get("agent"):
        return []
    taken = {u.unit_index for other in told for u in other.slots.get("by", ())}
    standing = {h.unit for h in told if h.stands and h.kind in SUFFERED and h is not happening}
    for unit in parse.units[happening.unit + 1 :]:
        if unit.tag not in BETWEEN or unit.unit_index in standing:
            return []
        if unit.tag == "np" and unit.relation == "by":
            hands = unit.first > 0 and parse.words[unit.first - 1].folded in HANDS
            free = unit.type in PARTIES and unit.unit_index not in taken
            return [unit, *parse.joined_after(unit, PARTIES)] if hands and free else []
    return []
