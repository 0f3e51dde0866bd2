"""Regions told of a place by the words that follow its name: «بلدة كذا الواقعة في ريف كذا», «كذا عاصمة محافظة كذا»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.place_phrases import LIES_IN
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import load_grammar

__all__ = ["add_regions"]


def add_regions(happening: Happening, meanings: Meanings) -> None:
    """Makes the region that a place is said to lie in, or to be the seat of, a place of the happening, too."""
    for parse, unit, rule in tuple(happening.roles.get("place", ())):
        if not (0 <= unit.unit_index < len(parse.units)) or parse.units[unit.unit_index] is not unit:
            continue
        region = _lies_in(parse, unit) or _seat_of(parse, unit, meanings)
        if region is not None:
            add_role(happening, "place", region, f"region of it ({rule})", parse)


def _lies_in(parse: Parse, unit: Unit) -> Unit | None:
    """«بلدة كذا | الواقعة في | ريف كذا»."""
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    region = following[-1] if len(following) == 2 else None
    if region is None or region.relation != LIES_IN or region.type != "place":
        return None
    return region if has_name(region) or region.last > region.head + 1 else None  # no lone «ولاية»


def _seat_of(parse: Parse, unit: Unit, meanings: Meanings) -> Unit | None:
    """«كذا | عاصمة محافظة كذا», «كذا، | كبرى مدن محافظة كذا»: the region, without what the town is to it."""
    after = unit.unit_index + 1
    if after < len(parse.units) and parse.is_comma(parse.units[after]):
        after += 1
    seat = parse.units[after] if after < len(parse.units) else None
    if seat is None or seat.tag != "np" or seat.relation or seat.conj or seat.first > unit.last + 1:
        return None
    head, grammar = parse.words[seat.head], load_grammar()
    if meanings.folded_lemma(head) not in grammar.seats or head.definite:
        return None
    for i in range(seat.head + 1, min(seat.head + 3, seat.last - 1)):
        if parse.words[i].stem in grammar.regions:
            inner = tuple(m for m in seat.inner if m.first >= i)
            return replace(seat, first=i, head=i, type="place", mention=None, inner=inner)
    return None
