"""Lengths of time that date: «بعد يومين من الهجوم» says when the attack was, «خلال ثلاثة أشهر» since when it lasted.

Both need what the words themselves do not name: the day from which they count, which is another deed's or the report's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rawi.arabic.dates import TimeExpression
from rawi.arabic.dates_resolve import ago, ahead, back
from rawi.coding.document import Happening, Parse, Unit

__all__ = ["counted_from", "day_of_own", "followed", "lasting", "on_day_told", "so_long_ago"]

LONG = frozenset(("month", "year"))
LASTS = frozenset(("clash", "protest"))
# What is over in a moment, so that «منذ خمسة أيام» says how long ago it was, as «قبل» does.
MOMENTARY = frozenset(("arrest", "abduction", "release", "surrender", "handover", "retreat"))
AFTER_IT = frozenset(("after", "before", "since", "cause"))
SAME = frozenset(("نفس", "نفسه", "ذات", "ذاته"))
RECENT = 1  # days before publication that an hour may be of
STEPS = 4  # units between «بعد يومين من» and the deed that it dates


def followed(parse: Parse, time: Unit) -> bool:
    """Whether a time tells how long after another deed something was: «بعد يومين من»."""
    return time.time is not None and time.time.relative and parse.words[time.first].stem == "بعد"


def counted_from(
    parse: Parse, times: list[Unit], happenings: list[Happening], published: date | None
) -> None:
    """Dates what «بعد يومين من» counts from, so long before the deed that came after it."""
    for time in times:
        found = time.time
        if found is None or found.length is None or published is None or not followed(parse, time):
            continue
        if found.length[0] in ("minute", "hour"):
            continue
        after = [h for h in happenings if time.unit_index < h.unit <= time.unit_index + STEPS]
        told = min(after, key=lambda h: h.unit, default=None)
        between = parse.units[time.unit_index + 1 : told.unit] if told is not None else []
        if told is None or any(u.tag in ("verb", "sub", "rel", "punct") for u in between):
            continue
        if told.kind in LASTS and found.length[1] > 1 and told.phrase.definite:
            continue  # «بعد خمسة أيام من الاشتباكات»: they may have lasted so long
        start, end = ago(*found.length, _day_before(time, happenings) or published)
        told.time = replace(found, start=start, end=end)


def day_of_own(happening: Happening) -> date | None:
    """The one day that a happening's words name; not that of one only referred to («في أعقاب كمين الجمعة»)."""
    time = happening.time
    if happening.phrase.relation in AFTER_IT:
        return None
    if time is None or time.dayless or time.start is None or time.start != time.end:
        return None
    return time.start


def on_day_told(
    happening: Happening, times: list[Unit], told: date | None, published: date | None
) -> TimeExpression | None:
    """«في الساعة 13:30» after «وقع أمس هجوم»: an hour without its day is of the day told before it, just before
    publication; «في اليوم نفسه» is the day told last, in its sentence or before it."""
    time = happening.time
    if time is not None and time.start is None and _same_day(happening.parse, time):
        days = (unit.time for unit in reversed(times) if unit.last <= time.first)
        day = next(
            (t.start for t in days if t is not None and t.start is not None and t.start == t.end), told
        )
        return time if day is None else replace(time, start=day, end=day)
    if time is None or not time.dayless or time.start is None or told is None or published is None:
        return time
    if time.start != time.end or not 0 < (published - told).days <= RECENT:
        return time
    return replace(time, start=told, end=told)


def _same_day(parse: Parse, time: TimeExpression) -> bool:
    """«في نفس اليوم», «اليوم ذاته»: whether a time is the day of something told before."""
    words = [word.stem for word in parse.words[time.first : time.last]]
    return any(word.endswith("يوم") for word in words) and not SAME.isdisjoint(words)


def _day_before(time: Unit, happenings: list[Happening]) -> date | None:
    """The one day of a deed told before the words."""
    for happening in reversed([h for h in happenings if h.unit < time.unit_index]):
        dated = happening.time
        if dated is not None and dated.start is not None and dated.start == dated.end:
            return dated.start
    return None


def lasting(happening: Happening, published: date | None) -> TimeExpression | None:
    """The time of a happening; «خلال ثلاثة أشهر» reaches back from the report, or on from it where it is planned."""
    time = happening.time
    if time is None or not time.during or time.length is None or published is None or time.start is not None:
        return time
    unit, amount = time.length
    if happening.status == "planned":
        return replace(time, start=published, end=ahead(unit, amount, published))
    if unit not in LONG or happening.status not in ("happened", "ongoing"):
        return time
    return replace(time, start=back(unit, amount, published), end=published)


def so_long_ago(happening: Happening, published: date | None) -> TimeExpression | None:
    """The time of a happening; «أوقفوا منذ خمسة أيام» is the day on which it was, not all days since."""
    time = happening.time
    if time is None or time.length is None or time.during or time.relative or published is None:
        return time
    if happening.kind not in MOMENTARY or happening.status != "happened" or time.start is None:
        return time
    start, end = ago(*time.length, published)
    return replace(time, start=start, end=end)
