"""Who a phrase means as a doer: a side with a nation's adjective, a capital, who holds a position."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.parties import named_for_state, nisba_actor
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "acting",
    "ambulance",
    "belongs",
    "crowd",
    "in_favour",
    "states",
    "unmanned",
    "warship",
    "whose_position",
]

WARSHIPS = frozenset(("بارجه", "فرقاطه", "مدمره", "غواصه"))
VESSELS = frozenset(("سفينه", "زورق", "قطعه"))
NAVAL = frozenset(("حربي", "حربيه", "بحري", "بحريه", "عسكري", "عسكريه"))
CROWDS = frozenset(("العشرات", "الميات", "الالاف", "الملايين"))


def acting(parse: Parse, unit: Unit) -> Unit:
    """«هاجمت مجموعة أخرى سيارة», «الجانب السوري»: a group that acts and counts nobody is one of fighters, a side with a
    nation's adjective is that state."""
    if unit.tag != "np":
        return unit
    if unit.type == "part" and parse.words[unit.head].folded == "الجانب":
        whose = unit.last == unit.head + 2 and nisba_actor(parse.words[unit.last - 1]) is not None
        return replace(unit, type="state", adverbial=False) if whose else unit
    if crowd(parse, unit):
        return replace(unit, type="people")
    if unit.type != "quantity" or unit.number is not None:
        return unit
    return (
        replace(unit, type="armed") if "armed" in load_meanings().types_of(parse.words[unit.head]) else unit
    )


def crowd(parse: Parse, unit: Unit) -> bool:
    """«خرج الآلاف في مسيرة»: a round number that stands for people."""
    return (
        unit.tag == "np"
        and unit.type == "quantity"
        and unit.last == unit.head + 1
        and parse.words[unit.head].folded.lstrip("وف") in CROWDS
    )


def belongs(parse: Parse, unit: Unit) -> bool:
    """«طائرات التحالف المسيرة», «طائرة مسيرة تابعة للجيش»: whether the phrase of an aircraft or gun says whose it is."""
    for i in range(unit.head + 1, unit.last):
        word = parse.words[i]
        after = i == unit.head + 1 and not parse.words[unit.head].definite and word.proclitics == ("ال",)
        owner = word.pos == "noun" and word.definite and (after or "ل" in word.proclitics)
        if owner and load_meanings().type_of(word) in ("armed", "org", "state"):
            return True
    return False


def unmanned(parse: Parse, unit: Unit) -> bool:
    """«طائرة مسيرة», «طائرات من دون طيار»: an aircraft that nobody flies, and of no nation or owner that is told."""
    if unit.type != "aircraft" or unit.inner or any(nisba_actor(parse.words[i]) for i in unit.modifiers):
        return False
    crewless = load_grammar().unmanned
    return not belongs(parse, unit) and any(
        w.folded.removeprefix("ال") in crewless for w in parse.words[unit.head : unit.last]
    )


def ambulance(parse: Parse, unit: Unit) -> bool:
    """«سيارات الإسعاف», «مروحية عسكرية»: what carries the wounded; «الحافلات» carry anybody."""
    return unit.type == "aircraft" or any(w.stem == "اسعاف" for w in parse.words[unit.head : unit.last])


def warship(parse: Parse, unit: Unit) -> bool:
    """«بوارج التحالف», «الزوارق الحربية», «سفينة حربية»: a vessel that fires, as tanks do."""
    if unit.tag != "np" or unit.type != "vehicle":
        return False
    head = parse.words[unit.head]
    navy = any(w.folded.removeprefix("ال") in NAVAL for w in parse.words[unit.head + 1 : unit.last])
    owned = bool(unit.inner) or any(nisba_actor(parse.words[i]) for i in unit.modifiers)
    lemma = load_meanings().folded_lemma(head)
    return lemma in WARSHIPS or (lemma in VESSELS and navy) or (lemma == "زورق" and owned)


def in_favour(parse: Parse, unit: Unit) -> Unit:
    """«خسر التنظيم المدينة لصالح القوات»: in whose favour."""
    if parse.words[unit.head].stem not in ("صالح", "مصلحه"):
        return unit
    if unit.last > unit.head + 1:
        return replace(unit, first=unit.head + 1, head=unit.head + 1)
    # «لصالح | طالبان», where «صالح» looks like a name
    after = next(iter(parse.units[unit.unit_index + 1 : unit.unit_index + 2]), unit)
    return after if after.tag == "np" and not (after.relation or after.conj) else unit


def whose_position(parse: Parse, unit: Unit) -> Unit | None:
    """«قصف من مواقع الجيش», «قذائف من حواجز النظام»: who holds the position that fire comes from."""
    if unit.tag != "np" or unit.type != "facility" or unit.mention is not None:
        return None
    lemma = load_meanings().folded_lemma(parse.words[unit.head])
    named = next((m for m in unit.inner if m.type in ("armed", "state") and m.first == unit.head + 1), None)
    i = unit.head + 1
    if lemma not in load_grammar().positions or i >= unit.last:
        return None
    if named is None and load_meanings().type_of(parse.words[i]) != "armed":
        return None
    return Unit(
        "np", i, unit.last, i, "armed", mention=named, inner=unit.inner, definite=parse.words[i].definite
    )


def states(parse: Parse, units: list[Unit]) -> list[Unit]:
    """«هدنة بين أنقرة والمسلحين»: a capital between parties stands for its state; «بين حلب ودمشق» are towns."""
    named = [u for u in units if u.type == "place" and named_for_state(parse, u)]
    if not named or any(u.type == "place" and u not in named for u in units):
        return units
    return [replace(u, type="state") if u in named else u for u in units]
