"""What a phrase joined by «و» or «إضافة إلى» goes on with, and on which of two sides somebody is."""

from __future__ import annotations

from rawi.coding.after_commas import accusative
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.slot_signs import COUNTED, PARTIES, SIDE, SIDES, WHERE

__all__ = [
    "along",
    "between_commas",
    "beyond_relative",
    "counted_beside_place",
    "counts_cases",
    "joined_to",
    "of_phrase_before",
    "on_one_side",
    "other_side",
    "sided",
    "told_besides",
    "told_together",
]

# Meanings of which one phrase may say more about another.
ALIKE = (frozenset(("person", "name", "people")), frozenset(("place", "country", "part")))
FIGHTING = frozenset(("armed", "org", "people", "crowd"))


def counted_beside_place(last: list[Unit], unit: Unit) -> bool:
    """«خمسة في حلب | وعشرة في إدلب»: who is counted after a place is joined to those counted before, not to the place."""
    if last and last[-1].type == "body" and last[-1].relation == "in" and unit.type in COUNTED:
        return True  # «ضابط برصاصة في الساق | ومجند»
    places = bool(last) and last[-1].tag == "np" and last[-1].type in ("place", "country", "part")
    counts = unit.number is not None and unit.type in COUNTED and not unit.definite  # «الأربعين» is a quarter
    return places and unit.tag == "np" and counts


def beyond_relative(parse: Parse, side: Unit) -> list[Unit]:
    """«بين قوات الحكومة التي تسيطر على الشرق | ومقاتلين»: the other side, told after what a relative clause says of
    the first; the last one joined there, if there are several."""
    clause = next(
        (c for c in parse.clauses if c.kind == "relative" and c.antecedent == side.unit_index), None
    )
    if clause is None or clause.verb < 0:
        return []
    found: list[Unit] = []
    for i in clause.units:
        unit = parse.units[i]
        if unit.tag == "punct" and not parse.is_comma(unit):
            break
        if i > clause.verb and unit.tag == "np" and unit.conj and not unit.relation and unit.type in FIGHTING:
            found = [unit]
    return found


def counts_cases(parse: Parse, unit: Unit) -> bool:
    """«20 حالة | إصابة»: whether a number of cases stands right before the noun that says of what."""
    after = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else unit
    of = after.tag == "event" and after.first == unit.last and not (after.relation or after.conj)
    return (
        of and unit.number is not None and load_meanings().folded_lemma(parse.words[unit.last - 1]) == "حاله"
    )


def along(parse: Parse, unit: Unit) -> bool:
    """«قصفت المدفعية ومعها | الفصائل القرية»: a party right after «ومعه», which does it too."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    joins = before.tag == "pron" and before.relation == "with" and before.conj
    return joins and unit.tag == "np" and unit.type in PARTIES and not unit.adverbial


def between_commas(parse: Parse, unit: Unit) -> bool:
    """«قائد اللواء، | العميد سالم العلي، من قبل», «في الموصل، | عاصمة نينوى، على يد»: whether a phrase between two commas
    only says more about the person or place before it, and who did it follows."""
    i = unit.unit_index
    if i < 2 or i + 2 >= len(parse.units) or unit.relation or unit.conj:
        return False
    told, first, second = parse.units[i - 2], parse.units[i - 1], parse.units[i + 1]
    after = next((u for u in parse.units[i + 2 : i + 4] if u.tag != "time"), None)
    alike = next((kinds for kinds in ALIKE if told.type in kinds and unit.type in kinds), None)
    commas = parse.is_comma(first) and parse.is_comma(second)
    return commas and alike is not None and told.tag == "np" and after is not None and after.relation == "by"


def told_besides(parse: Parse, unit: Unit, last: list[Unit], told: list[Unit]) -> bool:
    """«قصف نقطة في المنطقة، إضافة إلى | نقطة أخرى»: whether what is added is of the sort told before; «استهدف مركزا للتدريب
    | وموقعا»: or its accusative shows that it goes on with that."""
    if last is not told and last[:1] and last[0].relation == "for" and accusative(parse, unit):
        return unit.tag == "np" and accusative(parse, told[-1])
    besides = unit.first > parse.units[unit.unit_index - 1].last
    return (
        besides
        and unit.type == told[0].type != ""
        and last is not told
        and last[:1] != []
        and last[0].type in WHERE
    )


def joined_to(slots: dict[str, list[Unit]], last: list[Unit], unit: Unit) -> list[Unit]:
    """«ضد مقاتلي الحزب في سوريا | ومقاتلي الحركة في العراق»: which list a phrase joined by «و» goes on with: not that of
    where, if it is a party as the first of another list is; «بين مقاتلين من عدة كتائب | والقوات»: the other side, where
    «بين» has one only."""
    sides = slots.get("between", [])
    if len(sides) == 1 and last is not sides and unit.tag == "np" and unit.type in SIDES:
        return sides
    if not last or unit.type not in PARTIES or last[0].type not in WHERE:
        return last
    alike = [units for units in slots.values() if units and units is not last and units[0].type == unit.type]
    return alike[-1] if alike else last


def on_one_side(parse: Parse, unit: Unit) -> bool:
    """«من جهة», «من جانب», «من ناحية أخرى»: which of two sides, no party."""
    word = parse.words[unit.head]
    return word.folded in SIDE and unit.mention is None


def sided(parse: Parse, unit: Unit) -> int:
    """«بين الجيش والشرطة من جهة والمسلحين»: where a phrase ends before «من جهة» within it; beyond its end where that
    follows; its end where neither is so."""
    words = parse.words
    for i in range(unit.head + 1, min(unit.last + 2, len(words)) - 1):
        if words[i].folded == "من" and words[i + 1].folded in SIDE:
            return i if i < unit.last else unit.last + 1
    return unit.last


def other_side(parse: Parse, units: list[Unit]) -> list[Unit]:
    """«شهدتها مأرب بين الجيش والشرطة من جهة، | والمسلحين من جهة أخرى»: the party after «من جهة» and a comma, which no list
    holds where a relative clause ends there."""
    told = [u for u in units if u.unit_index >= 0]
    if not told:
        return []
    after = parse.units[told[-1].unit_index + 1 : told[-1].unit_index + 4]
    if len(after) < 3 or not parse.is_comma(after[1]):
        return []
    marked = after[0].relation == "from" and on_one_side(parse, after[0])
    party = after[2].tag == "np" and after[2].conj and not after[2].relation and after[2].type in SIDES
    return [after[2]] if marked and party else []


def told_together(parse: Parse, antecedent: Unit, relative: str) -> list[Unit]:
    """«الجندي سالم والعريف خالد، اللذين قتلا»: all the persons named together of whom a relative in the plural tells."""
    found = [antecedent]
    several = relative in ("الذين", "اللذين", "اللذان", "اللواتي", "اللاتي")
    while several and found[0].type in ("person", "name") and found[0].conj and not found[0].relation:
        before = [u for u in parse.units[: found[0].unit_index] if not parse.is_comma(u)][-1:]
        if not before or before[0].tag != "np" or before[0].type not in ("person", "name"):
            break
        found.insert(0, before[0])
    return found


def of_phrase_before(parse: Parse, unit: Unit) -> bool:
    """«أضر بالمباني قرب المدخل الرئيسي | لقيادة الشرطة»: of a thing right before that stands under a preposition itself, or
    is joined to one that does; not «القصف في حلب | للأحياء»."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else unit
    hangs = bool(before.relation) or before.conj
    thing = before.tag == "np" and before.type == "facility" and before.definite
    whose = unit.type in ("armed", "org", "state", "country")
    return thing and whose and hangs and before.last == unit.first
