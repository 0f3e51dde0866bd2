"""Days, months and portions of both calendars, as first and last day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

__all__ = ["DAY", "Days", "day_of", "hijri_of", "month_of", "portion_of", "season_of", "shifted"]

Days = tuple[date, date]
"""First and last day, both included."""

DAY = timedelta(days=1)


def day_of(year: int, month: int, day: int, hijri: bool) -> date:
    """A day of either calendar; the 30th of a Hijri month that has 29 is its last.

    Raises:
        ValueError, OverflowError: there is no such day, or hijridate's tables (1343-1500) do not hold it.
    """
    if not hijri:
        return date(year, month, day)
    of_month = Hijri(year, month, 1)
    return of_month.to_gregorian() + (min(day, of_month.month_length()) - 1) * DAY


def month_of(year: int, month: int, hijri: bool) -> Days:
    """A month of either calendar."""
    start = day_of(year, month, 1, hijri)
    length = Hijri(year, month, 1).month_length() if hijri else calendar.monthrange(year, month)[1]
    return start, start + (length - 1) * DAY


def hijri_of(day: date) -> tuple[int, int, int]:
    """The Hijri year, month and day of a date."""
    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return found.year, found.month, found.day


def shifted(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def season_of(season: str, year: int) -> Days:
    """Three months; a winter counts to the year in which it ends."""
    if season == "winter":
        return date(year - 1, 12, 1), month_of(year, 2, False)[1]
    first = {"spring": 3, "summer": 6, "autumn": 9}[season]
    return date(year, first, 1), month_of(year, first + 2, False)[1]


def portion_of(portion: str, start: date, end: date) -> Days:
    """«مطلع», «منتصف», «أواخر» … of a week, month, year or longer; a day has none."""
    days = (end - start).days + 1
    if days <= 1:
        return start, end
    if portion in ("first_half", "second_half"):
        half = shifted(start, 6) if days > 300 else start + days // 2 * DAY
        return (start, half - DAY) if portion == "first_half" else (half, end)
    if portion in ("q1", "q2", "q3", "q4"):
        quarter = int(portion[1])
        return shifted(start, 3 * quarter - 3), shifted(start, 3 * quarter) - DAY
    if days <= 10:
        return _of_week(portion, start)
    if days <= 31:
        return _of_month(portion, start, end)
    if days <= 366:
        return _of_year(portion, start, end)
    third = days // 3 * DAY
    return {
        "start": (start, start + third),
        "early": (start, start + third),
        "late": (end - third, end),
        "end": (end - third, end),
    }.get(portion, (start + third, end - third))


def _of_week(portion: str, start: date) -> Days:
    first, last = {"start": (0, 1), "early": (0, 2), "late": (4, 6), "end": (5, 6)}.get(portion, (2, 4))
    return start + first * DAY, start + last * DAY


def _of_month(portion: str, start: date, end: date) -> Days:
    """Ten days each; «منتصف» is the 15th itself."""
    return {
        "start": (start, start + 9 * DAY),
        "early": (start, start + 9 * DAY),
        "mid": (start + 14 * DAY, start + 14 * DAY),
        "middle": (start + 10 * DAY, start + 19 * DAY),
    }.get(portion, (start + 20 * DAY, end))


def _of_year(portion: str, start: date, end: date) -> Days:
    """«مطلع» and «نهاية» are a month, «أوائل» and «أواخر» three, «منتصف» two, «أواسط» four."""
    return {
        "start": (start, shifted(start, 1) - DAY),
        "early": (start, shifted(start, 3) - DAY),
        "mid": (shifted(start, 5), shifted(start, 7) - DAY),
        "middle": (shifted(start, 4), shifted(start, 8) - DAY),
        "late": (shifted(end + DAY, -3), end),
    }.get(portion, (shifted(end + DAY, -1), end))
