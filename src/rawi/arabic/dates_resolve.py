"""The days that an expression of time covers, told from the day its report was published.

Choices, where Arabic leaves one:

* A weekday is the last one not after publication («الجمعة» in a report of a Friday is that Friday); «الماضي»
  means before that day, «المقبل» after it. A month without a year likewise, and a day of one; but a day at
  most two weeks ahead is the coming one.
* «اليوم الأحد» in a report dated otherwise: the weekday is right and the date late by up to five days, or
  early by one. Feeds are: of 1,250 such pairs in 12,000 reports three quarters agree, and the rest thin out
  evenly from one day late to five. A warning says so.
* Weeks begin on Monday (ISO 8601). «مطلع الشهر» is its first ten days, «منتصف» its 15th, «أواخر» from the 21st on; the
  «نهاية» of a year is December, its «أواخر» the last three months.
* «بحلول نهاية العام» is from the day of publication till then; «نهاية الأسبوع», «نهاية الأسبوع الماضي» the Saturday and
  Sunday last begun: the words are those of agencies that translate "weekend".
* «ليلة السبت» is the night from Friday to Saturday, «ليل السبت» that Saturday.
* «منذ» runs to the day of publication, «منذ نهاية الشهر» from that month's last day; «قبل أيام» is the week before it,
  «ليلا» the night that ends on it. «اليومين الماضيين» and «اليومين المقبلين» are two days, and that of publication is
  neither. «قبل عام» is a year before to the day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from rawi.arabic.dates_arithmetic import (
    DAY,
    Days,
    day_of,
    hijri_of,
    month_of,
    portion_of,
    season_of,
    shifted,
)
from rawi.arabic.dates_phrase import Slots

__all__ = ["Resolved", "ago", "ahead", "back", "resolve"]

Resolved = tuple[date | None, date | None, str | None]
"""First day, last day, warning."""

_NOTHING: Resolved = (None, None, None)
_LAG = 5  # days by which a feed may date a report late
_AHEAD = 14  # days ahead in which a day without a year is the coming one
_STEPS = {"past": -1, "before_last": -2, "next": 1}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def resolve(slots: Slots, published: date | None) -> Resolved:
    """First and last day, both included, and a warning.

    Args:
        slots: what the expression says.
        published: the report's day; ``None`` leaves all that is told from it unresolved.
    """
    try:
        return _resolve(slots, published)
    except (ValueError, OverflowError):  # 31 February, a Hijri year out of hijridate's tables
        return None, None, "no such date in the calendar"


def _resolve(slots: Slots, published: date | None) -> Resolved:
    if slots.vague or slots.relative:
        return _NOTHING
    if slots.until is not None:
        return _stretch(slots, slots.until, published)
    if (
        slots.unit == "week"
        and slots.portion == "end"
        and slots.direction in ("present", "past")
        and published
    ):
        return *_weekend(published), None
    if slots.unit and not (slots.days or slots.months or slots.season or slots.years):
        found, warning = _length(slots, published), None
    else:
        found, warning = _placed(slots, published)
    # «قبل عام 2011», «بعد الأحد» are before or after it, nobody knows how long.
    if found is None or slots.after or (slots.ago and not slots.unit):
        return None, None, warning
    start, end = portion_of(slots.portion, *found) if slots.portion else found
    if slots.since and slots.portion == "end" and (end - start).days < 31:
        start = end
    if published is None:
        return start, None if slots.since else end, warning
    if start < published < end:
        start = published if slots.later else start
        end = published if slots.earlier else end
    if slots.by and published < end:
        start = min(start, published)
    return start, max(published, start) if slots.since else end, warning


def _placed(slots: Slots, published: date | None) -> tuple[Days | None, str | None]:
    """What names a day, month, year, season or part of the day."""
    if slots.exact:
        day = day_of(*slots.exact, slots.hijri)
        return (day, day), _against_weekday(day, slots)
    if slots.days:
        return _day_of_month(slots, published)
    if slots.months:
        return _months(slots, published), None
    if slots.season:
        return _season(slots, published), None
    if slots.years:
        return _years(slots), None
    if slots.decade is not None:
        return (date(slots.decade, 1, 1), date(slots.decade + 9, 12, 31)), None
    if published is None:
        return None, None
    if slots.offset is not None:
        return _offset(slots, published)
    if slots.weekdays:
        return _weekdays(slots, published), None
    if slots.part == "night" and not slots.clock:
        return (published - DAY, published), None
    return ((published, published) if slots.part or slots.clock else None), None


# --- Days ---------------------------------------------------------------------------------------------------


def _offset(slots: Slots, published: date) -> tuple[Days, str | None]:
    """«اليوم», «أمس الأول», set right by the weekday that stands by it."""
    assert slots.offset is not None
    day = published + slots.offset * DAY
    back = (day.isoweekday() - slots.weekdays[0]) % 7 if slots.weekdays else 0
    if not back:
        return (day, day), None
    named = day - back * DAY if back <= _LAG else day + DAY
    said, is_a = _WEEKDAYS[named.weekday()], _WEEKDAYS[day.weekday()]
    return (named, named), f"{day} is a {is_a}, not a {said}; read as {said} {named}"


def _weekdays(slots: Slots, published: date) -> Days:
    """One weekday, or the stretch from the first to the last."""
    last = _weekday(slots.weekdays[-1], slots.direction, published)
    if len(slots.weekdays) == 1:
        return (last - DAY if slots.eve else last), last
    return last - (last.isoweekday() - slots.weekdays[0]) % 7 * DAY, last


def _weekday(iso: int, direction: str | None, published: date) -> date:
    back = (published.isoweekday() - iso) % 7
    if direction == "next":
        return published + (7 - back) * DAY
    if direction in ("past", "before_last"):
        back = (back or 7) + (7 if direction == "before_last" else 0)
    return published - back * DAY


def _day_of_month(slots: Slots, published: date | None) -> tuple[Days | None, str | None]:
    assert slots.days is not None
    if slots.months:
        year = _year_of_day(slots, published)
        month = slots.months[-1]
    else:
        year, month = _month_of_day(slots, published)
    if year is None:
        return None, None
    start, end = (day_of(year, month, day, slots.hijri) for day in slots.days)
    return (start, end), _against_weekday(start, slots)


def _month_of_day(slots: Slots, published: date | None) -> tuple[int | None, int]:
    """The month of «الثامن من الشهر الجاري», «يوم 15»."""
    if published is None:
        return None, 0
    month = shifted(published.replace(day=1), _STEPS.get(slots.direction or "", 0))
    if slots.direction is None and slots.days and published.day < slots.days[0]:
        month = shifted(month, -1)
    return month.year, month.month


def _year_of_day(slots: Slots, published: date | None) -> int | None:
    """The year of a day and month."""
    if slots.years:
        return slots.years[0]
    if slots.unit == "year":
        return _year_of_unit(slots, published)
    if published is None:
        return None
    this = hijri_of(published)[0] if slots.hijri else published.year
    near = {}
    for year in range(this + 1, this - 5, -1):
        try:
            near[year] = day_of(year, slots.months[-1], (slots.days or (1, 1))[0], slots.hijri)
        except ValueError:
            continue  # 29 February
    if slots.direction == "present":
        return this
    by_weekday = [
        year for year, day in near.items() if slots.weekdays and day.isoweekday() == slots.weekdays[0]
    ]
    if by_weekday:
        return min(by_weekday, key=lambda year: abs(near[year] - published))
    if slots.direction == "next":
        return min((year for year, day in near.items() if day > published - _LAG * DAY), default=this)
    if slots.direction in ("past", "before_last"):
        before = max((year for year, day in near.items() if day < published), default=this)
        return before - (slots.direction == "before_last")
    return max((year for year, day in near.items() if day <= published + _AHEAD * DAY), default=this)


def _against_weekday(day: date, slots: Slots) -> str | None:
    if not slots.weekdays or day.isoweekday() == slots.weekdays[0]:
        return None
    return f"{day} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[slots.weekdays[0] - 1]}; read as {day}"


# --- Months, seasons, years ---------------------------------------------------------------------------------


def _months(slots: Slots, published: date | None) -> Days | None:
    """One month, or the stretch from the first to the last."""
    first, last = slots.months[0], slots.months[-1]
    if slots.years:
        year: int | None = slots.years[-1]
    elif slots.unit == "year":
        year = _year_of_unit(slots, published)
    else:
        year = _year_of_month(last, slots, published)
    if year is None:
        return None
    return month_of(year - (first > last), first, slots.hijri)[0], month_of(year, last, slots.hijri)[1]


def _year_of_month(month: int, slots: Slots, published: date | None) -> int | None:
    """The year of a month without one."""
    if published is None:
        return None
    year, current = hijri_of(published)[:2] if slots.hijri else (published.year, published.month)
    if slots.direction == "next":
        return year + (month <= current)
    if slots.direction in ("past", "before_last"):
        return year - (month >= current) - (slots.direction == "before_last")
    return year if slots.direction == "present" else year - (month > current)


def _season(slots: Slots, published: date | None) -> Days | None:
    assert slots.season is not None
    if slots.years:
        return season_of(slots.season, slots.years[0])
    if published is None:
        return None
    if slots.unit == "year" or slots.direction == "present":
        return season_of(slots.season, _year_of_unit(slots, published) or published.year)
    spans = [season_of(slots.season, published.year + shift) for shift in (-1, 0, 1)]
    if slots.direction == "next":
        return min(span for span in spans if span[0] > published)
    return max(span for span in spans if span[1] < published)


def _years(slots: Slots) -> Days:
    first, last = slots.years[0], slots.years[-1]
    return month_of(first, 1, slots.hijri)[0], month_of(last, 12, slots.hijri)[1]


def _year_of_unit(slots: Slots, published: date | None) -> int | None:
    """The year that «العام الماضي» names."""
    return None if published is None else published.year + _STEPS.get(slots.direction or "", 0)


# --- Lengths of time ----------------------------------------------------------------------------------------


def _length(slots: Slots, published: date | None) -> Days | None:
    """«الشهر الماضي», «قبل يومين», «منذ خمس سنوات», «خلال الساعات الماضية»."""
    if published is None or slots.after or slots.unit is None:
        return None
    if slots.amount is None:
        return _several(slots, published)
    if slots.anniversary:
        day = shifted(published, -12 * round(slots.amount))
        return day, day
    if slots.ago and not slots.since:
        return ago(slots.unit, slots.amount, published)
    if slots.since and slots.direction is None:
        return back(slots.unit, slots.amount, published), published
    if slots.direction is None:
        return None  # «خلال 24 ساعة»: how long, not when
    if slots.amount == 1:
        return _one(slots.unit, _STEPS.get(slots.direction, 0), published)
    # «اليومين الماضيين»: two days, and the report's is neither
    apart = timedelta(days=1 if slots.unit == "day" else 0)
    if slots.direction == "next":
        return published + apart, back(slots.unit, -slots.amount, published)
    return back(slots.unit, slots.amount, published), published - apart


def _several(slots: Slots, published: date) -> Days | None:
    """«قبل أيام», «خلال الساعات الماضية»; of «الأيام الماضية», weeks and longer nobody knows how many."""
    ahead = slots.direction == "next"
    if slots.unit == "minute":
        return published, published
    if slots.unit == "hour":
        return (published, published + DAY) if ahead else (published - DAY, published)
    if slots.unit == "day" and slots.ago and not slots.since:
        return published - 7 * DAY, published - DAY
    return None


def ago(unit: str, amount: float, published: date) -> Days:
    """«قبل يومين» is a day, «قبل شهرين» a month, «قبل خمس سنوات» a year; «قبل عام» is a year to the day."""
    day = back(unit, amount, published)
    if unit == "year" and amount == 1:
        return day, day
    if unit == "month":
        return month_of(day.year, day.month, False)
    if unit in _MONTHS:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def ahead(unit: str, amount: float, published: date) -> date:
    """The day so long after."""
    return back(unit, -amount, published)


def back(unit: str, amount: float, published: date) -> date:
    """The day so long before; less than twelve hours are none."""
    if unit in ("minute", "hour"):
        return published - timedelta(days=ceil(amount / 24) if unit == "hour" and amount >= 12 else 0)
    if unit in _DAYS:
        return published - timedelta(days=round(amount * _DAYS[unit]))
    return shifted(published, -round(amount * _MONTHS[unit]))


def _one(unit: str, steps: int, published: date) -> Days:
    """«الأسبوع الماضي», «هذا الشهر», «العقد الماضي»."""
    if unit in ("minute", "hour"):
        return published, published
    if unit == "day":
        return published + steps * DAY, published + steps * DAY
    if unit == "week":
        monday = published + (7 * steps + 1 - published.isoweekday()) * DAY
        return monday, monday + 6 * DAY
    if unit == "month":
        day = shifted(published, steps)
        return month_of(day.year, day.month, False)
    if unit == "year":
        return date(published.year + steps, 1, 1), date(published.year + steps, 12, 31)
    if unit == "decade":
        return (published, shifted(published, 120)) if steps > 0 else (shifted(published, -120), published)
    century = (published.year - 1) // 100 + steps
    return date(100 * century + 1, 1, 1), date(100 * century + 100, 12, 31)


def _weekend(published: date) -> Days:
    """The Saturday last begun and the day after it."""
    saturday = _weekday(6, None, published)
    return saturday, saturday + DAY


# --- From one expression to another -------------------------------------------------------------------------


def _stretch(slots: Slots, until: Slots, published: date | None) -> Resolved:
    """What only one of the two says («الماضيين», the year) holds for both."""
    direction = until.direction or slots.direction
    _, end, warning = _resolve(replace(until, direction=direction), published)
    first = replace(
        slots, until=None, years=slots.years or until.years, direction=slots.direction or direction
    )
    if (
        slots.months
        and until.months
        and until.years
        and not slots.years
        and slots.months[0] > until.months[-1]
    ):
        first = replace(first, years=[until.years[0] - 1])
    if slots.weekdays and not slots.days and end is not None:
        start, _, doubt = _resolve(replace(first, direction=None), end)
    else:
        start, _, doubt = _resolve(first, published)
    if start is not None and end is not None and start > end:
        start = end
    return start, end, doubt or warning
