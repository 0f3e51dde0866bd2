"""Reading weeks, months, years and lengths of time: «الأسبوع الماضي», «يومين», «أواخر», «شتاء 2015»."""

from __future__ import annotations

from rawi.arabic.dates_phrase import Phrase
from rawi.arabic.numerals_ordinals import ordinal
from rawi.arabic.numerals_reading import cardinal, expanded

__all__ = [
    "ANNIVERSARY",
    "LATEST",
    "ROUGH",
    "RUNNING_DAY",
    "THIS",
    "read_anniversary",
    "read_decade",
    "read_direction",
    "read_length",
    "read_period",
    "read_portion",
    "read_running",
    "read_season",
]

THIS = frozenset(expanded(["هذا", "هذه", "هذين", "هاتين"]))
ROUGH = {
    ("نحو",), ("حوالي",), ("قرابه",), ("زهاء",), ("بضعه",), ("بضع",), ("عده",), ("اكثر", "من"), ("اقل", "من"),
    ("ازيد", "من"), ("ما", "يقارب"), ("ما", "يزيد", "عن"), ("ما", "يزيد", "علي"),
}  # fmt: skip
DAYS = frozenset(("يوم", "يومي"))
LATEST = frozenset(joined + to + word for joined in ("", "و") for to in ("", "ل") for word in ("اخر", "خر"))
_SCHOOL = frozenset(("الدراسي", "الجامعي", "المالي"))
_FEW = frozenset(("القليله", "القلائل", "المعدوده"))
RUNNING_DAY = frozenset(expanded(["اليوم", "الليله"]))
ANNIVERSARY = frozenset(expanded(["الذكري"]))


def read_period(phrase: Phrase) -> bool:
    """«هذا الشهر», «الأسبوع الماضي», «نهاية العام»."""
    slots = phrase.slots
    if slots.unit or slots.offset is not None or slots.weekdays or slots.exact or slots.years:
        return False
    this = phrase.folded(phrase.at) in THIS and (phrase.at == phrase.first or not phrase.joined(phrase.at))
    at = phrase.at + this
    term = phrase.find("unit", at)
    definite = term is not None and phrase.folded(at).lstrip("وفبك").startswith(("ال", "لل"))
    if term is None or term.detail != "singular" or not definite or (slots.months and term.value != "year"):
        return False
    at += term.length
    direction = phrase.find("direction", at)
    if direction is not None:
        at += direction.length
    elif phrase.folded(at) in _SCHOOL or not (this or slots.portion or slots.earlier or slots.later):
        return False
    slots.unit, slots.amount = str(term.value), 1
    slots.direction = str(direction.value) if direction else "present"
    phrase.at = at
    return True


def read_length(phrase: Phrase) -> bool:
    """«يومين», «نحو ثلاثة أشهر», «الأيام القليلة الماضية», «الـ24 ساعة الماضية», «آخر 48 ساعة»."""
    slots = phrase.slots
    if slots.unit or slots.dated or slots.part:
        return False
    at = _after_rough(phrase, phrase.at)
    rough = at > phrase.at
    latest = phrase.folded(at) in LATEST and slots.portion is None
    at += latest
    amount: float | None = None
    number = cardinal(phrase.words, at) if at < len(phrase.words) else None
    if number is not None:
        amount, at = number.value, number.last
    term = phrase.find("unit", at)
    if term is None:
        return False
    at += term.length
    if latest and phrase.find("weekday", at) is not None:
        return False  # «إضراب آخر | يومي الأحد والاثنين»
    if amount is None:
        amount = {"singular": 1, "dual": 2}.get(term.detail)
    if phrase.folded(at) in ("واحد", "واحده"):
        at += 1
    if term.detail == "plural" and amount is None:
        if phrase.folded(at) in _FEW:
            at += 1
        number = cardinal(phrase.words, at) if at < len(phrase.words) else None
        if number is not None and number.article:
            amount, at = number.value, number.last
    if phrase.folded(at) == "ونصف" and amount is not None:
        amount, at = amount + 0.5, at + 1
    direction = phrase.find("direction", at)
    if direction is not None:
        at += direction.length
    if _within(phrase, str(term.value), amount, rough):
        slots.during = True
    lead = slots.since or slots.ago or slots.after or slots.during
    if not (lead or latest or (direction and (term.detail != "singular" or number is not None))):
        return False
    slots.unit, slots.amount, slots.inexact = str(term.value), amount, rough
    slots.direction = str(direction.value) if direction else ("past" if latest else None)
    of_it = ("من",) if slots.ago else ("من", "علي")  # «استولوا قبل عام | على المدينة»
    slots.relative = (slots.ago or slots.after) and phrase.folded(at) in of_it
    phrase.at = at
    return True


def _within(phrase: Phrase, unit: str, amount: float | None, rough: bool) -> bool:
    """«قتل ألف شخص في 15 شهرا», «بعامين»: within how many months or years."""
    if phrase.at != phrase.first or amount is None or amount < 2 or unit not in ("month", "year"):
        return False
    before, word = phrase.folded(phrase.first - 1) if phrase.first else "", phrase.folded(phrase.at)
    return before in ("في", "وفي") or (word.startswith("ب") and not rough and amount == 2)


def read_running(phrase: Phrase) -> bool:
    """«لليوم السادس على التوالي», «للأسبوع الثاني»: since so many days or weeks, less the one that is running."""
    term = phrase.find("unit")
    if phrase.slots.complete or phrase.slots.unit:
        return False
    if phrase.folded(phrase.at) in RUNNING_DAY:
        unit, at = "day", phrase.at + 1
    elif term is not None and term.detail == "singular":
        unit, at = str(term.value), phrase.at + term.length
    else:
        return False
    if at >= len(phrase.words):
        return False
    number = cardinal(phrase.words, at)
    place = ordinal(phrase.words, at) or (number and number.article and (int(number.value), number.last))
    if not place or place[0] < 2:
        return False
    consecutive = (phrase.folded(place[1]), phrase.folded(place[1] + 1)) == ("علي", "التوالي")
    to_it = phrase.folded(phrase.at).lstrip("وف").startswith("لل") and phrase.folded(place[1]) not in (
        "من",
        "ل",
    )
    if not (consecutive or to_it):
        return False
    phrase.slots.unit, phrase.slots.amount = unit, float(place[0] - 1)
    phrase.slots.since = phrase.slots.loose = True
    phrase.at = place[1] + 2 * consecutive
    return True


def _after_rough(phrase: Phrase, at: int) -> int:
    for length in (3, 2, 1):
        if tuple(word.folded for word in phrase.words[at : at + length]) in ROUGH:
            return at + length
    return at


def read_decade(phrase: Phrase) -> bool:
    """«الثمانينات», «تسعينيات القرن الماضي»."""
    term = phrase.find("decade")
    if term is None or phrase.slots.dated:
        return False
    phrase.slots.decade = int(term.value)
    phrase.take(term.length)
    at = phrase.at + (phrase.folded(phrase.at) == "من")
    century = phrase.find("unit", at)
    if century and century.value == "century" and phrase.find("direction", at + 1):
        phrase.at = at + 2
    return True


def read_anniversary(phrase: Phrase) -> bool:
    """«الذكرى الثانية للهجوم»: so many years before the report, which comes out on that day or near it."""
    if phrase.folded(phrase.at) not in ANNIVERSARY or phrase.slots.complete:
        return False
    at = phrase.at + 1 + (phrase.folded(phrase.at + 1) == "السنويه")
    if at >= len(phrase.words):
        return False
    number = cardinal(phrase.words, at)
    place = ordinal(phrase.words, at) or (number and number.article and (int(number.value), number.last))
    if not place or not phrase.folded(place[1]).startswith("ل"):
        return False
    phrase.slots.unit, phrase.slots.amount, phrase.slots.anniversary = "year", float(place[0]), True
    phrase.at = place[1]
    return True


def read_season(phrase: Phrase) -> bool:
    term = phrase.find("season")
    if term is None or phrase.slots.dated or phrase.slots.season:
        return False
    at = phrase.at + term.length
    after_link = at + (phrase.folded(at) == "من")
    follows = phrase.four_digits(at) or phrase.is_year_word(after_link) or phrase.find("direction", at)
    this = phrase.folded(after_link) in THIS
    period = phrase.find("unit", after_link + this)
    this_year = period and period.value == "year" and (this or phrase.find("direction", after_link + 1))
    if not follows and not this_year:
        return False
    phrase.slots.season = str(term.value)
    return phrase.take(term.length)


def read_portion(phrase: Phrase) -> bool:
    term = phrase.find("portion")
    slots = phrase.slots
    if term is None or slots.portion or slots.dated or slots.part:
        return False
    at = phrase.at + term.length
    another = phrase.folded(phrase.at) in LATEST
    if another and phrase.find("weekday", at + (phrase.folded(at) in DAYS)) is not None:
        return False  # «إضراب آخر | يومي الأحد والاثنين»
    slots.portion = str(term.value)
    return phrase.take(term.length)


def read_direction(phrase: Phrase) -> bool:
    """«الماضي», «المقبل» after a weekday, month, season or day."""
    slots = phrase.slots
    term = phrase.find("direction")
    if term is None or slots.direction or slots.offset is not None:
        return False
    shiftable = slots.weekdays or slots.months or slots.days or slots.season or slots.years
    if not (shiftable or slots.part == "night"):
        return False
    slots.direction = str(term.value)
    slots.part_alone = slots.part_alone or slots.part == "night"
    return phrase.take(term.length)
