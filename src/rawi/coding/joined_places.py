"""Places that «و» joins to one of a happening: «في الحي القديم | وقرب القلعة | ومحيط الجامع», «أحياء حمص | وبلداتها»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.containers import is_no_place
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.places import default_index

__all__ = ["add_joined"]

OTHERS = "غير"
NAMES = frozenset(("name", "org", ""))
PLACES = frozenset(("place", "country"))


def add_joined(happening: Happening, meanings: Meanings) -> None:
    """Adds the places that «و» joins to one that a happening has, each right after the other."""
    for parse, unit, rule in tuple(happening.roles.get("place", ())):
        if parse is not happening.parse or unit.type not in PLACES or not parse.holds(unit):
            continue
        for place in _joined_after(parse, unit):
            if not is_no_place(parse, place, meanings):
                add_role(happening, "place", place, f"joined to it ({rule})", parse)
        other = _others_of_its_sort(parse, unit)
        if other is not None:
            add_role(happening, "place", other, f"joined to it ({rule})", parse)


def _joined_after(parse: Parse, first: Unit) -> list[Unit]:
    found = [first]
    for unit in parse.units[first.unit_index + 1 :]:
        alike = unit.relation in ("", first.relation)
        if unit.tag != "np" or not unit.conj or not alike:
            break
        if unit.type not in PLACES and not _town_of_that_name(parse, unit):
            break
        if any(word.pos != "prep" for word in parse.words[found[-1].last : unit.first]):
            break
        found.append(unit)
    return found[1:]


def _others_of_its_sort(parse: Parse, first: Unit) -> Unit | None:
    """«استعاد الجيش حلب | وغيرها | من المدن»: the rest of the places of which one or more were named."""
    other = next((u for u in parse.units[first.unit_index + 1 :] if not (u.conj and u.type in PLACES)), None)
    after = (
        parse.units[other.unit_index + 1]
        if other is not None and other.unit_index + 1 < len(parse.units)
        else None
    )
    if other is None or after is None or parse.words[other.last - 1].stem != OTHERS:
        return None
    lands = after.tag == "np" and after.relation == "from" and after.type in PLACES
    if not other.conj or not lands or parse.words[after.head].number != "p":
        return None
    return replace(after, first=other.first, head=other.head, relation="", conj=True)


def _town_of_that_name(parse: Parse, unit: Unit) -> bool:
    """«في نبل | والزهراء»: one word that is also somebody's or a body's name, and a place's that the gazetteer knows."""
    following = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else None
    if (
        unit.type not in NAMES
        or unit.last != unit.head + 1
        or (following is not None and following.tag == "verb")
    ):
        return False
    word = parse.words[unit.head]
    if word.enclitic or word.pos not in ("noun", "name", "adj"):
        return False
    known = default_index().lookup(
        word.folded.removeprefix("و") if word.proclitics[:1] == ("و",) else word.folded
    )
    return any(one.spelling == "same" for one in known)
