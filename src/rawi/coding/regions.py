"""Regions told of a place by the words that follow its name: «بلدة كذا الواقعة في ريف كذا», «كذا عاصمة محافظة كذا»."""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.fold import folded_word
from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.place_phrases import LIES_IN
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import load_grammar

__all__ = ["add_regions", "before_bracket"]

LYING = "واقع"
HELD = "capture"  # «التي يسيطر عليها المسلحون»: says which place, not what happened


def add_regions(happening: Happening, meanings: Meanings) -> None:
    """Makes the region that a place is said to lie in, or to be the seat of, a place of the happening, too; where what is
    hit is a building, the region that it is said to lie in."""
    for parse, unit, rule in tuple(happening.roles.get("place", ())):
        if not parse.holds(unit):
            continue
        region = (
            _lies_in(parse, unit)
            or _told_of_it(parse, unit)
            or _in_bracket(parse, unit)
            or _seat_of(parse, unit, meanings)
        )
        if region is not None:
            add_role(happening, "place", region, f"region of it ({rule})", parse)
    for parse, unit, _ in tuple(happening.roles.get("target", ())):
        if unit.type != "facility" or unit.unit_index < 0 or parse is not happening.parse:
            continue
        region = _lies_in(parse, unit) or _told_within(parse, unit) or _off_it(parse, unit)
        if region is not None:
            add_role(happening, "place", region, "where what is hit lies", parse)


def before_bracket(parse: Parse, unit: Unit, last: int) -> int:
    """«مدينة كذا | (جنوب شرق)», «مقبرة كذا | (غرب الموصل)»: where a place's name ends, if a bracket after it tells where it
    lies; «عين العرب (كوباني)» is one name."""
    words, grammar = parse.words, load_grammar()
    for i in range(unit.head + 1, last - 1):
        if words[i].text == "(":
            return i if folded_word(words[i + 1].lemma or words[i + 1].stem) in grammar.relational else last
    return last


def _in_bracket(parse: Parse, unit: Unit) -> Unit | None:
    """«مقبرة كذا (| غرب الموصل |)»: the region that a bracket tells by its name."""
    start = before_bracket(parse, unit, unit.last) + 1
    inner = unit.names_from(start + 1)
    if start >= unit.last or not inner:
        return None
    return replace(
        unit, first=start, head=start, last=unit.last - 1, mention=None, inner=inner, relation="", conj=False
    )


def _lies_in(parse: Parse, unit: Unit) -> Unit | None:
    """«بلدة كذا | الواقعة في | ريف كذا»."""
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    region = following[-1] if len(following) == 2 else None
    if region is None or region.relation != LIES_IN or region.type != "place":
        return None
    return region if has_name(region) or region.last > region.head + 1 else None  # no lone «ولاية»


def _told_of_it(parse: Parse, unit: Unit) -> Unit | None:
    """«منطقة كذا | التي يسيطر عليها المسلحون في | ريف كذا»: the region that ends a clause that says which place."""
    clause = next(
        (c for c in parse.clauses if c.antecedent == unit.unit_index and c.kind == "relative"), None
    )
    if clause is None or not has_name(unit):
        return None
    units = [parse.units[i] for i in clause.units]
    while units and (parse.is_comma(units[-1]) or units[-1].tag in ("time", "punct")):
        units.pop()
    last = units[-1] if units else None
    if (
        last is None
        or last.tag != "np"
        or last.type != "place"
        or last.relation != "in"
        or not has_name(last)
    ):
        return None
    told = any(u.tag == "event" or any(f.kind != HELD for f in u.frames) for u in units)
    return None if told else last


def _told_within(parse: Parse, unit: Unit) -> Unit | None:
    """«منزله | الواقع في | تل عفر»: the region that the phrase of a building itself tells."""
    for i in range(unit.head + 1, unit.last - 2):
        word = parse.words[i]
        if word.definite and word.stem.removesuffix("ه") == LYING and parse.words[i + 1].pos == "prep":
            inner = unit.names_from(i)
            if not inner:
                return None
            return replace(unit, first=i + 2, head=i + 2, type="place", mention=None, inner=inner)
    return None


def _off_it(parse: Parse, unit: Unit) -> Unit | None:
    """«قاعدة للجيش | شمالي مالي», «مخازن | قرب الرمادي»: the direction or nearness told right after a building."""
    region = next(iter(parse.units[unit.unit_index + 1 : unit.unit_index + 2]), None)
    if region is None or region.first != unit.last or region.tag != "np" or region.conj or region.relation:
        return None
    return region if region.adverbial and region.type == "place" and has_name(region) else None


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
            inner = seat.names_from(i)
            return replace(seat, first=i, head=i, type="place", mention=None, inner=inner)
    return None
