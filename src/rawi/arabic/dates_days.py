"""Reading days, months and years: «أمس», «الجمعة», «19 تموز», «رمضان 1444», «12/5/2015»."""

from __future__ import annotations

import re

from rawi.arabic.dates_calendar import Term
from rawi.arabic.dates_lengths import read_period
from rawi.arabic.dates_phrase import PREPOSITIONS, SLASHES, UNTIL, Phrase
from rawi.arabic.numerals_ordinals import ORDINAL_WORDS, ordinal
from rawi.arabic.numerals_reading import expanded, figure

__all__ = [
    "DAY_NUMBERS",
    "DAY_WORD",
    "MONTH_WORD",
    "PRAYER",
    "read_day",
    "read_day_of_month",
    "read_exact",
    "read_month",
    "read_prayer",
    "read_weekday",
    "read_year",
]

DAY_WORD = frozenset(expanded(["يوم", "يومي", "نهار", "ليلتي"]))
PRAYER = frozenset(expanded(["صلاه"]))
_FRIDAY = 5
_EVE = "ليله"
_MIDST = "منتصف"  # «بعد منتصف ليلة السبت»: early on Saturday
_DATE_WORD = frozenset(expanded(["تاريخ", "بتاريخ"]))
_TO_NEXT_DAY = SLASHES | {"علي", "الي", "ـ"}
_BETWEEN = frozenset(("بين", "وبين", "مابين"))
_IN_YEAR = frozenset(expanded(["في", "منذ", "حتي", "بحلول", "مطلع"]))
MONTH_WORD = frozenset(expanded(["شهر", "شهري", "اشهر"]))
IBB = "إب"  # the town, as its name is written: August is «آب»
_GREGORIAN_ERA = frozenset(("م", "ميلادي", "ميلاديه", "الميلادي"))
_HIJRI_ERA = frozenset(("ه", "هجري", "هجريه", "الهجري", "للهجره", "هج"))
_TENTHS = {
    form: value
    for value, names in ((20, ("العشرين", "العشرون")), (30, ("الثلاثين", "الثلاثون")))
    for form in expanded(names)
}
_WHEN = frozenset(
    expanded(["عندما", "بعدما", "حينما", "بينما", "فيما", "كما", "مما", "لما"])
)  # count nothing
DAY_NUMBERS = ORDINAL_WORDS | frozenset(_TENTHS)  # as ``Word.norm``: «الثامن», «العشرين»
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")


def read_day(phrase: Phrase) -> bool:
    """«اليوم», «أمس الأول», «يوم أمس»."""
    term = phrase.find("day")
    if term is None or phrase.slots.offset is not None or phrase.slots.weekdays or phrase.slots.exact:
        return False
    part = phrase.find("part")
    if part is not None and part.length > term.length:
        return False  # «الليلة الماضية»
    phrase.slots.offset = int(term.value)
    return phrase.take(term.length)


def read_weekday(phrase: Phrase) -> bool:
    at = phrase.at + (phrase.folded(phrase.at) in DAY_WORD)
    term = phrase.find("weekday", at)
    if term is None or phrase.slots.weekdays:
        return False
    phrase.slots.weekdays.append(int(term.value))
    phrase.slots.eve = phrase.folded(phrase.at - 1) == _EVE and phrase.folded(phrase.at - 2) != _MIDST
    phrase.at = at + term.length
    _further_weekdays(phrase)
    return True


def read_prayer(phrase: Phrase) -> bool:
    """«عقب صلاة الجمعة», «خلال أداء صلاة الجمعة»; the other prayers are said every day."""
    if (
        phrase.folded(phrase.at) not in PRAYER
        or phrase.folded(phrase.at - 1) not in phrase.calendar.at_prayer
    ):
        return False
    term = phrase.find("weekday", phrase.at + 1)
    if term is None or term.value != _FRIDAY or phrase.slots.complete:
        return False
    phrase.slots.weekdays.append(_FRIDAY)
    phrase.slots.loose = True
    return phrase.take(1 + term.length)


def _further_weekdays(phrase: Phrase) -> None:
    """«الخميس والجمعة والسبت», «ليل الجمعة السبت», «ليل الجمعة/السبت»."""
    if phrase.slots.part == "night":
        at = phrase.at + (phrase.folded(phrase.at) in _TO_NEXT_DAY)
        term = phrase.find("weekday", at)
        if term is not None:
            phrase.slots.weekdays.append(int(term.value))
            phrase.at = at + term.length
            return
    term = phrase.calendar.find(phrase.words, phrase.at, "weekday")
    while term is not None and term.conjunction:
        phrase.slots.weekdays.append(int(term.value))
        phrase.take(term.length)
        term = phrase.calendar.find(phrase.words, phrase.at, "weekday")


def read_exact(phrase: Phrase) -> bool:
    """«2017-11-19», «12/5/2015», «١٤/٩/١٤٣٦هـ»; the day comes first unless the year does."""
    at = phrase.at + (phrase.folded(phrase.at) in DAY_WORD)
    written = figure(phrase.words[at]) if at < len(phrase.words) else None
    if written is None or phrase.slots.exact or phrase.slots.days:
        return False
    match = _YEAR_FIRST.fullmatch(written.digits)
    if match:
        year, month, day = (int(part) for part in match.groups())
    else:
        match = _DAY_FIRST.fullmatch(written.digits)
        if match is None:
            return False
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    phrase.at = at + 1
    phrase.slots.hijri = _era(phrase, year)
    phrase.slots.exact = (year, month, day)
    return True


def _era(phrase: Phrase, year: int) -> bool:
    """Takes «م» or «هـ» after a year; whether it is one of the Hijri calendar."""
    era = phrase.folded(phrase.at)
    if era in _GREGORIAN_ERA or era in _HIJRI_ERA:
        phrase.at += 1
        return era in _HIJRI_ERA
    return 1300 <= year <= 1500


def read_day_of_month(phrase: Phrase) -> bool:
    """«19 تموز», «الثامن من الشهر الجاري», «من 3 إلى 9 آذار», «يوم 15»."""
    if phrase.slots.days or phrase.slots.exact or phrase.slots.months:
        return False
    start = phrase.at
    day_word = phrase.folded(start) in DAY_WORD
    named = day_word or phrase.folded(start - 1) in _DATE_WORD
    first = _number_of_day(phrase, start + day_word)
    if first is None:
        return False
    day, at = first
    last = day
    to = phrase.folded(at) in UNTIL or phrase.folded(at) in SLASHES
    second = _number_of_day(phrase, at + to)
    if second is not None and second[0] > day and (to or phrase.joined(at)):
        last, at = second
    phrase.at = at
    for linker in ("من", "في", "/", "-", "–"):
        if phrase.folded(phrase.at) == linker:
            phrase.at += 1
            break
    phrase.slots.days = (day, last)
    if read_month(phrase) or (_is_month_unit(phrase) and read_period(phrase)):
        return True
    phrase.at = at
    numeric = _slash_month(phrase, at) if named or phrase.slots.weekdays else 0
    if numeric:
        phrase.slots.months = [numeric]
        return phrase.take(2)
    if named and figure(phrase.words[at - 1]) is not None and not _counts(phrase, at):
        return True
    phrase.at, phrase.slots.days = start, None
    return False


def _number_of_day(phrase: Phrase, at: int) -> tuple[int, int] | None:
    """A day of the month in digits or as an ordinal: (day, index after)."""
    at += phrase.folded(at) in ("ال", "وال", "بال", "لل") and at + 1 < len(phrase.words)
    if at >= len(phrase.words):
        return None
    written = figure(phrase.words[at])
    if written is not None:
        small = written.digits.isdigit() and len(written.digits) <= 2 and 1 <= int(written.digits) <= 31
        return (int(written.digits), at + 1) if small else None
    if phrase.words[at].norm in _TENTHS:
        return _TENTHS[phrase.words[at].norm], at + 1
    place = ordinal(phrase.words, at)
    return (place[0], place[1]) if place and place[2] and place[0] <= 31 else None


def _slash_month(phrase: Phrase, at: int) -> int:
    """The month of «12/5» after «يوم»; 0 where there is none."""
    if phrase.folded(at) not in ("/", "-") or at + 1 >= len(phrase.words):
        return 0
    written = figure(phrase.words[at + 1])
    ok = written is not None and written.digits.isdigit() and 1 <= int(written.digits) <= 12
    return int(written.digits) if written and ok else 0


def _counts(phrase: Phrase, at: int) -> bool:
    """Whether a noun follows that the number counts."""
    return (
        at < len(phrase.words)
        and phrase.words[at].pos not in ("punct", "num")
        and phrase.words[at].folded not in _WHEN
        and phrase.words[at].norm.endswith(("ا", "ين"))
    )


def read_month(phrase: Phrase) -> bool:
    """«آذار», «شهر رمضان», «أيلول (سبتمبر)», «20 يوليو \\ تموز», «مارس وأبريل»."""
    slots = phrase.slots
    if slots.months or slots.exact or (slots.offset is not None and not slots.days):
        return False
    named = phrase.folded(phrase.at) in MONTH_WORD
    at = phrase.at + named
    term = phrase.find("month", at)
    if term is None or (term.risk and not _may_be_month(phrase, term, at, named)):
        return False
    slots.months.append(int(term.value))
    slots.hijri = term.detail == "hijri"
    phrase.at = _other_name(phrase, at + term.length, term)
    second = phrase.calendar.find(phrase.words, phrase.at, "month")
    if second and second.conjunction and not second.risk and not slots.days:
        slots.months.append(int(second.value))
        phrase.at = _other_name(phrase, phrase.at + second.length, second)
    return True


def _may_be_month(phrase: Phrase, term: Term, at: int, named: bool) -> bool:
    """Whether enough stands around a month's name that is also another word."""
    if phrase.words[at].text.endswith(IBB):
        return False
    after = at + term.length
    if phrase.words[at].text.endswith("إب"):
        return False  # the town in Yemen
    has_year = phrase.four_digits(after) is not None or phrase.is_year_word(after)
    if phrase.words[at].text.endswith("اب") and term.value == 8 and not named:
        follows = phrase.calendar.find(phrase.words, after, "direction") is not None
        return bool(follows or has_year or phrase.slots.days or _other_name(phrase, after, term) > after)
    if term.risk == "strict":
        return named or (phrase.slots.days is not None and has_year)
    follows = (
        _other_name(phrase, after, term) > after
        or phrase.calendar.find(phrase.words, after, "direction") is not None
    )
    before = phrase.folded(phrase.at - 1) in PREPOSITIONS
    return bool(
        named or has_year or follows or phrase.slots.days or phrase.slots.portion or phrase.slots.since
        or (before and term.detail == "gregorian" and not _is_person(phrase, after))
        or (before and term.value == 9)
    )  # fmt: skip


def _is_person(phrase: Phrase, at: int) -> bool:
    """Whether a surname may follow: «من جوان حاجو»."""
    return (
        at < len(phrase.words) and phrase.folded(at - 1) in ("جوان", "ماي") and phrase.words[at].pos == "name"
    )


def _other_name(phrase: Phrase, at: int, term: Term) -> int:
    """Index after the month's other name: «آذار/مارس», «مارس (آذار)», «سبتمبر أيلول»."""
    opened = phrase.folded(at) in SLASHES or phrase.folded(at) == "("
    other = phrase.calendar.find(phrase.words, at + opened, "month")
    if other is None or other.conjunction or (other.value, other.detail) != (term.value, term.detail):
        return at
    after = at + opened + other.length
    if phrase.folded(at) == "(":
        return after + 1 if phrase.folded(after) == ")" else at
    return after


def _may_be_year(phrase: Phrase, year: int, at: int) -> bool:
    """Whether four digits without «عام» are a year: beside a month or season, or after «في», «منذ»."""
    slots = phrase.slots
    if slots.months or slots.season or slots.unit == "year":
        return True
    before = phrase.folded(at - 1)
    linked = phrase.folded(at + 1) in SLASHES or phrase.folded(at + 1) in UNTIL or phrase.joined(at + 1)
    ranged = linked and phrase.four_digits(at + 1 + (not phrase.joined(at + 1))) is not None
    led = slots.since or slots.portion or before in _IN_YEAR or (ranged and before in PREPOSITIONS)
    led = led or _dates_place(phrase, at)
    led = led or (before in _BETWEEN and _closes_years(phrase, at + 1))
    return bool(led) and 1900 <= year != 2000 and not _counts(phrase, at + 1)


def _dates_place(phrase: Phrase, at: int) -> bool:
    """«التفجيرات التي وقعت في لندن 2005،»: a year by itself right after a name under «في», before a mark."""
    if at < 2 or phrase.words[at - 1].pos != "name" or phrase.folded(at - 2) not in ("في", "وفي"):
        return False
    return at + 1 == len(phrase.words) or phrase.words[at + 1].pos == "punct"


def _closes_years(phrase: Phrase, at: int) -> bool:
    """Whether the other end of a stretch of years begins: «بين 2007 | وصيف 2012»."""
    return phrase.joined(at) and any(
        phrase.calendar.find(phrase.words, at, kind) is not None for kind in ("season", "portion", "month")
    )


def _is_month_unit(phrase: Phrase) -> bool:
    """Whether «الشهر» or «هذا الشهر» stands here."""
    return any(
        term is not None and term.value == "month"
        for term in (phrase.find("unit"), phrase.find("unit", phrase.at + 1))
    )


def read_year(phrase: Phrase) -> bool:
    """«عام 2012», «العامين 2011 و2012», «2011-2013», «2015م»."""
    slots = phrase.slots
    if slots.years or slots.exact or (slots.offset is not None and not slots.months):
        return False
    start = phrase.at + bool(slots.months and slots.days and phrase.folded(phrase.at) in SLASHES)
    term = phrase.find("unit", start)
    at = start + (term.length if term and term.value == "year" and term.detail != "plural" else 0)
    year = phrase.four_digits(at)
    if year is None or (at == start and not _may_be_year(phrase, year, at)):
        return False
    slots.years.append(year)
    phrase.at = at + 1
    slots.hijri = _era(phrase, year) or (slots.hijri and year < 1600)
    linked = phrase.folded(phrase.at) in SLASHES or phrase.folded(phrase.at) == "الي"
    second = phrase.four_digits(phrase.at + linked)
    joined = second is not None and phrase.joined(phrase.at) and not slots.months
    if second is not None and second > year and (linked or joined):
        slots.years.append(second)
        phrase.at += 1 + linked
    return True
