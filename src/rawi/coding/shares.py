"""Where most of those fell of whom a toll is told: «سقط 90 قتيلا، معظمهم في حلب وريفها، وكذلك في حماة»."""

from __future__ import annotations

from rawi.coding.containers import placed_by_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.roles import add_role
from rawi.coding.slot_signs import share_of_these
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import load_grammar

__all__ = ["where_most_fell"]

PLACES = frozenset(("place", "country"))


def where_most_fell(happening: Happening) -> None:
    """Gives a toll that is told without a place those where most or some of its victims are said to have fallen."""
    if happening.kind not in TOLLS or placed_by_name(happening):
        return
    parse = happening.parse
    for unit in parse.units[happening.unit + 1 :]:
        if unit.tag == "np" and share_of_these(parse, unit):
            for place in _places_after(parse, unit):
                add_role(happening, "place", place, "where most fell", parse)
            return


def _places_after(parse: Parse, share: Unit) -> list[Unit]:
    """«معظمهم | في حلب | وريفها، وكذلك | في حماة»: the places right after the share, and those joined to them."""
    found: list[Unit] = []
    for unit in parse.units[share.unit_index + 1 :]:
        besides = unit.tag == "part" and parse.words[unit.last - 1].folded in load_grammar().besides
        if found and (besides or parse.is_comma(unit)):
            continue
        if unit.tag != "np" or unit.type not in PLACES or unit.relation not in ("in", ""):
            break
        if unit.relation != "in" and not found:
            break
        apart = found and unit.first > found[-1].last
        if not unit.relation and not unit.conj and not (apart and _besides_before(parse, unit)):
            break
        found.append(unit)
    return found


def _besides_before(parse: Parse, unit: Unit) -> bool:
    return parse.words[unit.first - 1].folded in load_grammar().besides
