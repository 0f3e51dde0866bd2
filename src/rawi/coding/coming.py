"""Times to come: «ستنسحب في مارس», «سوف تتسلم القاعدة السبت» name the next March or Saturday, not the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rawi.arabic.dates import TimeExpression
from rawi.coding.document import Clause, Happening, Parse

__all__ = ["REFERRED", "future", "of_a_past_year", "of_plan", "over_by_now", "to_come", "yet_to_be"]

SCHEDULED = frozenset(("المقرر", "المقرره", "المزمع", "المزمعه", "المرتقب", "المرتقبه"))
FUTURE = frozenset(("سوف", "ولسوف", "لسوف"))
PAST = frozenset(("امس", "الماضي", "الماضيه", "الفايت", "المنصرم", "الاخير", "السابق", "منذ", "قبل"))

# How what is only referred to hangs on the rest: «بعد الهجوم», «منذ القصف».
REFERRED = frozenset(("after", "before", "since", "about", "of", "cause"))


def to_come(happening: Happening, published: date | None) -> TimeExpression | None:
    """The time of a happening; of one that is still to come, on the next day or in the next month of that name.

    Args:
        happening: with its time as the expression reads for what has happened.
        published: the day of publication.
    """
    time = happening.time
    if time is None or published is None or time.start is None or time.end is None:
        return time
    awaited = _awaited(happening, time)
    if not (_future(happening) or awaited):
        return time
    words = [word.folded for word in happening.parse.words[time.first : time.last]]
    if time.end >= published or any(word in PAST or word.isdigit() for word in words):
        return time
    days = (time.end - time.start).days
    if (days == 0 or (awaited and days == 1)) and (published - time.end).days < 7:
        return replace(time, start=time.start + timedelta(7), end=time.end + timedelta(7))
    if time.start.day == 1 and (time.end - time.start).days in (27, 28, 29, 30):
        return replace(time, start=_next_year(time.start), end=_next_year(time.end))
    return time


def _future(happening: Happening) -> bool:
    """Whether the verb of its clause stands in the future; a purpose («عملية لاستعادة…») has a time that is past."""
    verb = happening.clause.verb
    return verb >= 0 and future(happening.parse, happening.parse.units[verb].head)


def _awaited(happening: Happening, time: TimeExpression) -> bool:
    """«دعت إلى مظاهرات يوم الجمعة», «تفجير الاحتفالات المقررة يوم السبت»: whether a day told after what is called for or
    scheduled is when it is to be."""
    if happening.status != "planned" or time.first < happening.last:
        return False
    words = happening.parse.words[happening.last : time.first]
    scheduled = any(word.folded in SCHEDULED for word in words)
    apart = any(word.pos in ("verb", "sub") for word in words)
    return scheduled or (happening.kind == "protest" and not apart)


def future(parse: Parse, i: int) -> bool:
    """Whether a verb is one of the future: «ستهاجم», «سوف تهاجم»."""
    return "س" in parse.words[i].proclitics or (i > 0 and parse.words[i - 1].folded in FUTURE)


def over_by_now(parse: Parse, clause: Clause) -> bool:
    """Whether a verb of lasting tells how long or until when, and so that it lasts no more: «استمرت المعارك ثلاث ساعات»."""
    if clause.verb < 0 or parse.words[parse.units[clause.verb].head].tense != "past":
        return False
    units = [parse.units[i] for i in clause.units]
    if any(u.tag == "time" and u.relation == "since" for u in units):
        return False
    return any(
        (u.tag == "time" and u.relation == "until")
        or (
            u.tag == "np"
            and u.type in ("time", "measure")
            and u.relation in ("", "for")
            and not parse.words[u.head].definite  # «لليوم الثالث»: it goes on
            and u.unit_index > clause.verb
        )
        for u in units
    )


def _next_year(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def of_plan(happening: Happening, published: date | None) -> bool:
    """Whether a time says when something was planned, not when it is to be: «هدد الخميس بضرب القاعدة», «أطلق الجيش في أبريل
    عملية لاستعادة المدينة»."""
    time = happening.time
    if happening.status != "planned" or time is None or time.end is None or published is None:
        return False
    return time.end < published or (time.end == published and time.first < happening.first)


def of_a_past_year(happening: Happening, published: date | None) -> bool:
    """«إدانته بالتآمر لتنفيذ هجوم على البرلمان عام 2001»: what was planned, and has a year gone by right after it."""
    time = happening.time
    if happening.status != "planned" or time is None or time.end is None or published is None:
        return False
    parse = happening.parse
    year = any(word.folded == str(time.end.year) for word in parse.words[time.first : time.last])
    apart = any(word.pos in ("punct", "verb", "sub") for word in parse.words[happening.last : time.first])
    return year and time.end.year < published.year and time.first >= happening.last and not apart


def yet_to_be(happening: Happening, published: date | None) -> bool:
    """«القوات تنسحب الشهر المقبل», «أعلن الحزب عن إضراب الأحد المقبل»: whether a verb in the present, or a noun, has a day
    that is still to come."""
    time, verb, unit = happening.time, happening.clause.verb, happening.phrase
    if published is None or time is None or time.start is None or time.start <= published:
        return False
    told = happening.status in ("happened", "ongoing")
    if unit.tag == "event" and unit.relation in ("", "of", "about") and not happening.antecedent:
        return told
    if verb < 0 or unit.relation in REFERRED:
        return False
    return told and happening.parse.words[happening.parse.units[verb].head].tense == "present"
