"""What is hit: a town is where, what stands in it is the target, also when a gazetteer knows its name."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "dispersed",
    "done_away_with",
    "owned",
    "passing",
    "persons",
    "seat",
    "struck",
    "suffered",
    "taken",
    "whose_bodies",
]

LAND = frozenset(("place", "part"))
THINGS = frozenset(("facility", "vehicle", "org", "material"))
OWNERS = frozenset(("armed", "people", "org", "state"))
MORTALS = frozenset(("armed", "people", "person", "name"))
PASSERS = frozenset(("armed", "people", "person", "vehicle", "facility"))
GATHERING = frozenset(("تجمع", "تمركز", "تحصن", "انتشار", "تجمعات", "تموضع"))  # folded lemmas
LAST = "اخر"  # «آخر جيوب التنظيم»
DONE = frozenset(("تم", "جري"))  # lemmas of verbs that make a passive of a verbal noun


def suffered(happening: Happening) -> bool:
    """«تم استهداف تجمع للمسلحين»: whether the genitive of a verbal noun suffers it, as the verb before it says."""
    return bool(happening.carriers & DONE) and "second" not in happening.slots


def struck(parse: Parse, unit: Unit) -> Unit:
    """The phrase with the meaning that it has where it is hit: «ثلاثة أهداف», «تحصينات» are no ideas but sites, «قاعدة
    الوادي الجوية», «المسجد الكبير» no parts of the land but what stands on it."""
    if unit.tag != "np" or unit.type not in ("abstract", "place"):
        return unit
    meanings, head = load_meanings(), parse.words[unit.head]
    if meanings.folded_lemma(head) == "مفعول" and unit.last > unit.head + 1:
        i = unit.head + 1  # «أبطل مفعول | عبوة ناسفة»
        return replace(
            unit, first=i, head=i, type=parse.weapons.get(i, (0, meanings.type_of(parse.words[i])))[1]
        )
    lived_in = not unit.inner and _lived_in(parse, unit)
    if unit.type == "place" and (lived_in or _gathered_in(parse, unit)):
        return replace(unit, type="facility")
    means = meanings.types_of(head)
    if "facility" not in means:
        return unit
    if unit.type == "place" and (head.pos == "name" or LAND & set(means)):
        return unit
    if unit.type == "abstract" and unit.mention is not None:
        return unit
    return replace(unit, type="facility")


def _lived_in(parse: Parse, unit: Unit) -> bool:
    """«الأحياء السكنية», «مناطق سكانية»: homes, where no name says which part of the town they are."""
    meanings = load_meanings()
    return any(meanings.folded_lemma(parse.words[i]) in load_grammar().lived_in for i in unit.modifiers)


def _gathered_in(parse: Parse, unit: Unit) -> bool:
    """«مناطق تجمع للمسلحين», «نقاط تمركز»: land that is told of as where fighters are."""
    after = unit.head + 1
    if after >= unit.last:
        return False
    word = parse.words[after]
    return not word.definite and load_meanings().folded_lemma(word) in GATHERING


def persons(parse: Parse, unit: Unit) -> Unit:
    """«اعتقلت المعنيين», «على المتواجدين في المبنى»: a participle in the plural of persons, whatever its noun means."""
    head = parse.words[unit.head]
    participle = head.stem.startswith("م") and head.folded.endswith(("ون", "ين")) and head.definite
    if unit.tag != "np" or unit.type not in ("", "abstract") or not participle or unit.mention is not None:
        return unit
    return replace(unit, type="people")


def seat(parse: Parse, unit: Unit) -> Unit:
    """«تفجير وزارة الداخلية», «هجوم السفارة»: what stands for an office stands for its building where it is blown up."""
    office = unit.tag == "np" and unit.type in ("org", "state")
    if office and load_meanings().folded_lemma(parse.words[unit.head]) in load_grammar().public_offices:
        return replace(unit, type="facility")
    return unit


def taken(parse: Parse, unit: Unit) -> Unit:
    """«السيطرة على اللواء 38», «فرع الأمن السياسي»: a unit of an army or service that is taken is its base; «لواء التوحيد»
    is a force."""
    if unit.tag != "np" or unit.type not in ("armed", "org") or unit.mention is not None:
        return unit
    lemma = load_meanings().folded_lemma(parse.words[unit.head])
    if lemma not in load_grammar().garrisons or any(m.type == "armed" for m in unit.inner):
        return unit
    return replace(unit, type="facility")


def owned(parse: Parse, unit: Unit) -> Unit:
    """«تجمعات للمسلحين», «سيارات لناشطين»: a thing without article together with whose it is, right after it under «لـ»."""
    if unit.tag != "np" or unit.type not in THINGS or unit.definite or unit.unit_index < 0:
        return unit
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    if not following or following[0].tag != "np" or following[0].relation != "for":
        return unit
    whose = following[0]
    return replace(unit, last=whose.last) if whose.first == unit.last and whose.type in OWNERS else unit


def done_away_with(happening: Happening) -> None:
    """«قضى على جيوب التنظيم»: puts the fighters for where they sit, after the preposition of whom is done away with."""
    for relation in {r for frame in happening.frames if frame.slots == "seize_person" for r in frame.preps}:
        if relation in happening.slots:
            happening.slots[relation] = [_fighters_in(happening.parse, u) for u in happening.slots[relation]]


def _fighters_in(parse: Parse, unit: Unit) -> Unit:
    """«قضى على جيوب التنظيم», «على تجمعات للمسلحين»: where fighters sit stands for them where they are done away with."""
    meanings = load_meanings()
    head = unit.head + (parse.words[unit.head].folded == LAST and unit.head + 1 < unit.last)
    if unit.tag != "np" or meanings.folded_lemma(parse.words[head]) not in load_grammar().nests:
        return unit
    whole = owned(parse, unit)
    inside = range(head + 1, whole.last)
    armed = any(mention.type == "armed" for mention in whole.inner) or any(
        meanings.type_of(parse.words[i]) == "armed" for i in inside
    )
    return replace(whole, type="armed") if armed else unit


def passing(parse: Parse, unit: Unit) -> Unit | None:
    """«انفجرت عند مرور قافلة عسكرية»: who passes where a bomb goes off is whom it hits; None when nobody passes."""
    meanings = load_meanings()
    if meanings.folded_lemma(parse.words[unit.head]) not in load_grammar().passing:
        return None
    if unit.last > unit.head + 1:
        first = unit.head + 1
        who = replace(
            unit, first=first, head=first, type=meanings.type_of(parse.words[first]), relation="", frames=()
        )
    else:
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        if not following or following[0].relation or following[0].first != unit.last:
            return None
        who = following[0]
    return who if who.tag == "np" and who.type in PASSERS else None


def dispersed(parse: Parse, unit: Unit) -> Unit | None:
    """«أطلقت الشرطة الغاز لتفريق المتظاهرين»: against whom it was done; None where «لـ» tells of no dispersing."""
    meanings, i = load_meanings(), unit.head + 1
    if (
        unit.tag != "np"
        or meanings.folded_lemma(parse.words[unit.head]) not in load_grammar().dispersing
        or i >= unit.last
    ):
        return None
    type_ = meanings.type_of(parse.words[i])
    if type_ not in OWNERS:
        return None
    return replace(unit, first=i, head=i, type=type_, relation="", definite=parse.words[i].definite)


def whose_bodies(parse: Parse, unit: Unit) -> Unit | None:
    """«جثث ستة أشخاص», «تسع جثث لمقاتلين»: who the dead are whose bodies were found; None where it is not told."""
    meanings = load_meanings()
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 2] if unit.unit_index >= 0 else []
    if (
        following
        and following[0].tag == "np"
        and following[0].relation == "for"
        and following[0].first == unit.last
    ):
        whose = following[0]
        return replace(whose, number=whose.number or unit.number) if whose.type in MORTALS else None
    for i in range(unit.head + 1, unit.last):
        type_ = meanings.type_of(parse.words[i])
        if type_ in MORTALS and parse.words[i].pos != "adj":
            return replace(unit, head=i, first=i, type=type_)
    return None
