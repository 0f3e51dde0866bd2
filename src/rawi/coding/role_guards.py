"""Role guards: whether a phrase that stands in a slot may have the role, and what keeps it from it."""

from __future__ import annotations

from itertools import pairwise

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.struck import owned
from rawi.coding.tolls import TOLLS
from rawi.knowledge.frames import Frame, Frames

__all__ = [
    "directed",
    "done_by_another",
    "far",
    "fits",
    "fought",
    "in_country",
    "of_another_noun",
    "of_phrase_before",
    "only_dead",
    "only_describes",
    "owns_what_is_hit",
    "part_of_land",
    "rid_of",
    "served",
    "stands",
    "struck_inside",
]

# Classes whose happenings are done against nobody by themselves.
PEOPLE = frozenset(("armed", "people", "person", "org"))
FIRED = frozenset(("strike", "launch", "fall"))
FIRED_FROM = 5  # units after the word for it within which whence it was fired is told
SIDE = "جانب"  # «الجانب السوري من الحدود»
FAR_OFF = "بعيد"
CAME = frozenset(("قادم", "ات", "عايد", "قريب", FAR_OFF))  # «سيارة قادمة من المكلا» tells of the car
AWAY = frozenset(("بعد", "مسافه"))  # «على بعد عشرين مترا من المنزل». Folded stems
BACKED = frozenset(("مدعوم", "مسنود", "ممول", "مقرب"))  # «من» after these says by whom
HARMLESS = frozenset(("kill", "die", "flee", "retreat"))
ATTRIBUTED = frozenset(("strike", "explode", "launch", "clash", "attack"))
# Classes of frames whose plural nouns are told by country («تفجيرات العراق»), and slots that name whom a country fights.
COUNTRYWIDE = frozenset(("clash", "protest", "detonate", "explode"))
OTHER_SIDE = frozenset(("on", "with", "for", "between", "against", "owner", "in"))
ARRIVING = frozenset(
    ("وصول", "انتشار", "توافد", "دخول", "تحرك", "عوده", "خروج")
)  # what is told does it, by itself
# Adjectives of a protest, after which «لـ» names whom it is against or for. Folded lemmas.
HOSTILE = frozenset(("مناهض", "مناوي", "معارض", "معادي", "معاد", "مضاد", "رافض", "مندد"))
FRIENDLY = frozenset(("مويد", "موالي", "موال", "داعم", "مناصر", "مساند"))
AIMING = frozenset(("هدف", "سعي", "عمد", "لجا", "اضطر"))
TAKING_FROM = frozenset(("capture", "release", "demining", "evacuation", "retreat"))
OF_SOMETHING = frozenset(("people", "armed", "person", "speech", "time", "quantity"))
HELPED = frozenset(("armed", "org", "people", "person", "country", "state"))  # who may be given help


def directed(happening: Happening) -> bool:
    """«توجيه ضربات للمسلحين»: whether «لـ» says whom an attack is directed at."""
    before = happening.parse.units[happening.unit - 1] if happening.unit else happening.phrase
    word = happening.parse.words[before.head]
    return before.last == happening.first and load_meanings().folded_lemma(word) == "توجيه"


def of_phrase_before(parse: Parse, unit: Unit) -> bool:
    """«قتل مدنيون | من المقاومة», «ست سنوات | من التمرد»: whether «من» says what the phrase right before it is of."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    if before is None or before.last != unit.first - 1 or before.tag not in ("np", "time"):
        return False
    return before.tag == "time" or before.type in OF_SOMETHING


def rid_of(happening: Happening, unit: Unit) -> bool:
    """«عملية تحرير المدينة | من المسلحين»: whether it is those from whom something is to be taken, by a deed in between."""
    between = happening.parse.units[happening.unit + 1 : unit.unit_index]
    return any(frame.kind in TAKING_FROM for other in between for frame in other.frames)


def served(happening: Happening) -> bool:
    """«لدعم المقاومة», «على دعم الجيش»: whether a noun of help says what for, and nobody else gets it."""
    unit = happening.phrase
    given = [u for slot in ("for", "to") for u in happening.slots.get(slot, ()) if u.type in HELPED]
    through = (
        unit.relation == "during" and happening.parse.words[unit.first - 2].folded == "من"
    )  # «من خلال دعم»
    aim = unit.relation == "to" and bool(happening.carriers & AIMING)  # «يهدف إلى دعم»
    return (through or aim or unit.relation in ("for", "purpose", "on", "of", "at")) and not given


def fought(happening: Happening, frame: Frame) -> bool:
    """«متهم بقتال القوات», «لقتال المسلحين»: whether «قتال» is told of as what somebody does to those in its genitive;
    «في قتال الجيش مع المسلحين» and «قتال العشائر» leave them who fight."""
    unit = happening.phrase
    if frame.slots != "clash" or unit.tag != "event" or happening.slots.keys() & OTHER_SIDE - {"in"}:
        return False
    lemma = load_meanings().folded_lemma(happening.parse.words[unit.head])
    return lemma == "قتال" and unit.relation in ("at", "for", "to", "on", "purpose", "in")


def done_by_another(happening: Happening, unit: Unit, frames: Frames) -> bool:
    """Whether who does it stands in the genitive, so that «لـ» cannot name him."""
    units = happening.slots.get("genitive", []) + happening.slots.get("owner", [])
    return any(u is not unit and u.tag == "np" and fits("agent", u, "owner", frames) for u in units)


def in_country(happening: Happening, unit: Unit) -> bool:
    """Whether the country after fighting, explosions or protests is where they are: no other side is told."""
    return (
        unit.type == "country"
        and happening.frame.slots in COUNTRYWIDE
        and happening.phrase.tag == "event"
        and happening.parse.words[happening.phrase.head].number == "p"
        and not happening.slots.keys() & OTHER_SIDE
    )


def struck_inside(happening: Happening, frame: Frame, frames: Frames) -> Unit | None:
    """«احتجاز الرهائن», «نشر القوات», «ضرب القواعد الأمريكية»: the second word of a set noun is what it is done to,
    with the genitive right after it («تفجير أنبوب النفط»)."""
    unit, parse = happening.phrase, happening.parse
    known = "target" in frames.roles_of(frame, "genitive") and frame.kind not in TOLLS
    if unit.tag != "event" or len(frame.lemmas) < 2 or not known or frame.lemmas[0] in ARRIVING:
        return None
    if frame.parted:
        return None  # «إضرام محتجين النار»: who does it
    beside = happening.slots.get("genitive", []) + happening.slots.get("for", [])  # «ضرب مواقع | للمعارضين»
    last = next((u.last for u in beside if u.tag == "np" and u.first == unit.last), unit.last)
    meanings = load_meanings()
    for i in range(unit.head + 1, unit.last):
        word = parse.words[i]
        type_ = meanings.type_of(word)
        if meanings.folded_lemma(word) == "نفس":
            return None  # «تفجير نفسه»
        if word.pos == "noun" and type_ in ("people", "armed", "facility", "vehicle"):
            number = next((n for n in parse.numbers if unit.head < n.first < i), None)
            return Unit("np", i, last, i, type_, number=number, definite=word.definite)
    return None


def owns_what_is_hit(happening: Happening, unit: Unit) -> bool:
    """Whether a phrase under «لـ» says whose the thing right before it is."""
    hit = happening.slots.get("on", []) + happening.slots.get("object", [])
    return any(owned(happening.parse, other).last == unit.last for other in hit if other is not unit)


def of_another_noun(happening: Happening, frame: Frame, slot: str, unit: Unit) -> bool:
    """«قتلوا منذ اندلاع الاحتجاجات ضد الحكومة»: «ضد» belongs to the noun before it, not to who dies or flees; «انفجار
    مدو»: an adjective in the genitive's place is no name."""
    if slot == "against":
        return frame.slots in HARMLESS | {"seize_person"} and unit.unit_index != happening.unit + 1
    if slot == "from" and any(u.name and u.number is None for u in happening.slots.get("genitive", ())):
        return frame.slots in HARMLESS  # «استشهاد الجندي سالم العلي | من منسوبي القوات البرية»
    before = happening.parse.units[unit.unit_index - 1]
    if slot == "from" and _lemma_before(happening, before) in BACKED:
        return True  # «القوات الموالية للرئيس والمدعومة | من السعودية»
    partitive = before.tag == "np" and before.number is not None and before.type in PEOPLE
    if slot == "from" and unit.type in PEOPLE and partitive:
        return True  # «راح ضحيته 15 من أبنائنا | من رجال الأمن»: of whom they were
    word = happening.parse.words[unit.head]
    bare = unit.type == "" and word.pos == "adj" and not word.definite and unit.last == unit.head + 1
    if (
        frame.slots in ATTRIBUTED
        and slot in ("genitive", "second", "object")
        and only_describes(happening, unit)
    ):
        return True
    return slot in ("genitive", "second") and bare and not load_meanings().given_name(word)


def part_of_land(happening: Happening, frame: Frame, unit: Unit) -> bool:
    """«قصف المناطق الشمالية | من الإقليم», «سقطت قذيفة بالقرب | من الحدود»: whether «من» tells which part of what land is
    meant, or whence a car came that is hit («سيارة قادمة | من المكلا»), and not from where it was fired."""
    before = happening.parse.units[unit.unit_index - 1] if unit.unit_index > 0 else unit
    if frame.slots not in FIRED or before is unit:
        return False
    if _so_far_from(happening.parse, unit):
        return True
    if before.tag != "np" or (before.type == "weapon" and _lemma_before(happening, before) != FAR_OFF):
        return False
    if _lemma_before(happening, before) in CAME or unit.unit_index > happening.unit + FIRED_FROM:
        return True
    part = before.type in ("place", "part") or before.number is not None
    lemma = load_meanings().folded_lemma(happening.parse.words[before.head])
    return (part and not before.name and not before.mention) or lemma == SIDE


def _so_far_from(parse: Parse, unit: Unit) -> bool:
    """«على بعد ثلاثة كيلومترات | من دمشق»: whether «من» says from what a distance is told."""
    before = parse.words[max(0, unit.first - 6) : unit.first]
    return any(on.folded == "علي" and how.stem in AWAY for on, how in pairwise(before))


def _lemma_before(happening: Happening, unit: Unit) -> str:
    return load_meanings().folded_lemma(happening.parse.words[unit.last - 1])


def only_describes(happening: Happening, unit: Unit) -> bool:
    """«قصف شديد», «غارات جيدة», «القتال هو الأسوأ»: a lone word of no meaning for a role, which agrees with the noun as an
    adjective does or compares it, is no target."""
    word, noun = happening.parse.words[unit.head], happening.parse.words[happening.phrase.head]
    if unit.type or unit.number is not None or unit.last > unit.head + 1 or word.enclitic or not word.known:
        return False
    if word.pos == "name" or happening.phrase.tag != "event":
        return False
    feminine = noun.gender == "f" or noun.number == "p"
    agrees = word.gender == "f" if feminine else word.gender == "m"
    right_after = unit.first == happening.phrase.last and not word.definite and word.number == "s"
    return (right_after and agrees) or (word.definite and word.folded.startswith("الا") and word.pos == "adj")


def stands(happening: Happening, meanings: Meanings) -> str:
    """What an adjective says of a protest and of whom «لـ» names: «against», «with», or nothing."""
    lemmas = {meanings.folded_lemma(happening.parse.words[i]) for i in happening.phrase.modifiers}
    lemmas.update(happening.frame.lemmas[1:])  # «مسيرة مؤيدة», a set phrase
    return "against" if lemmas & HOSTILE else "with" if lemmas & FRIENDLY else ""


def far(parse: Parse, happening: Happening, unit: Unit) -> bool:
    """Whether the victims are told already and a phrase belongs to another noun that stands between."""
    told = any(u.tag == "np" for u in happening.slots.get("genitive", []))
    return told and bool(parse.units[unit.unit_index - 1].relation)


def only_dead(unit: Unit) -> bool:
    """«قتلى», «12 جريحا»: a word for victims that is neither described nor known from before."""
    return bool(unit.frames) and not unit.definite and unit.last == unit.head + 1


def fits(role: str, unit: Unit, slot: str, frames: Frames) -> bool:
    """Whether a phrase of this meaning may have the role."""
    if role == "target" and slot == "between":
        return unit.type in ("armed", "people", "person", "org")  # «جرحى بين عناصر الشرطة»
    if role == "target" and slot == "among":
        return unit.type in ("armed", "people", "person", "name")  # «مقتل عشرة بينهم ثلاثة جنود»
    if unit.tag == "pron":
        return role in (("origin",) if slot == "from" else ("agent", "target", "place", "site"))
    if unit.tag == "event" or unit.type in ("carrier", "reflexive"):
        return False
    if unit.frames and role == "agent":
        return False  # «إلى جانب ثلاثة قتلى»: the dead do nothing
    if role == "target" and slot == "in":
        return unit.type in ("armed", "people", "person")  # «قتلى في صفوف المدنيين»
    if role == "target" and slot == "for" and unit.type == "body":
        return False  # «الغاز المسيل للدموع»
    if unit.type in frames.accepts[role]:
        return not (role == "agent" and unit.type == "name" and slot == "genitive")
    return role == "target" and unit.type == "" and slot in ("object", "genitive", "second", "passive")
