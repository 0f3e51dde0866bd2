"""When: the expressions of time of a sentence, and the days that they cover.

``dates_calendar`` knows the words, ``dates_grammar`` reads one expression, ``dates_resolve`` finds its days;
here a sentence is searched, and what only looks like a time is left out: newspapers («صحيفة اليوم»),
movements and bridges («ثورة 25 يناير», «جسر 17 تموز»), prayers and markets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rawi.arabic.dates_calendar import Calendar, calendar
from rawi.arabic.dates_days import DAY_NUMBERS
from rawi.arabic.dates_grammar import read
from rawi.arabic.dates_phrase import UNTIL, Slots
from rawi.arabic.dates_resolve import resolve
from rawi.arabic.words import Word

__all__ = ["ReadTime", "TimeExpression", "day_written", "find_times", "read_times"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time as a sentence states it.

    Attributes:
        first, last: index of its first word and of the word after its last; «منذ» and «خلال» belong to it.
        start, end: the first and last day that it covers; ``None`` where it names no day or needs the day of
            publication and that is unknown.
        vague: it has no days by its nature («مؤخرا», «منذ سنوات»), or only rough ones («أكثر من سنة»).
        inner: in «منذ اندلاع الحرب عام 2011», the date of what «منذ» names.
        dayless: an hour or part of a day without its day («ليلا», «الساعة 13:30»): resolved to the day of
            publication, but a day told shortly before it in the report is the better one.
        loose: it tells a day only by the way («عقب صلاة الجمعة», «لليوم الثالث على التوالي»): where another time stands
            too, that one is the better one.
        length: the unit and number of what only says how long («بعد يومين من», «خلال ثلاثة أشهر»), and of «منذ يومين».
        relative: told from another happening («بعد يومين من الهجوم»).
        during: it says within how long.
        anniversary: «الذكرى الثانية»: of what follows.
        warning: what does not fit together in it («اليوم الأحد» on a Monday), in one line.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    vague: bool = False
    dayless: bool = False
    loose: bool = False
    length: tuple[str, float] | None = None
    relative: bool = False
    during: bool = False
    anniversary: bool = False
    warning: str | None = None
    inner: TimeExpression | None = None


def find_times(
    words: Sequence[Word], published: date | None, read: Sequence[ReadTime] | None = None
) -> list[TimeExpression]:
    """The expressions of time of a sentence, in order, none inside another.

    Args:
        words: the sentence's words; ``folded``, ``norm``, ``pos`` and the offsets are used, so it may run
            before the morphology has.
        published: the day the report was published; ``None`` leaves relative times found but unresolved.
        read: what ``read_times`` gave for these words, where it has been called already.
    """
    known = calendar()
    return [
        _timed(words, found, known, published)
        for found in (read_times(words) if read is None else read)
        if not _is_name(words, found, known)
    ]


def day_written(sentences: Iterable[Sequence[Word]], published: date) -> date:
    """The day that a report speaks from: earlier than published where a weekday says that its feed is late.

    Args:
        sentences: the report's sentences.
        published: the day it was published, as the feed says.
    """
    for words in sentences:
        for found in read_times(words):
            slots = found.slots
            if slots.offset is not None and slots.weekdays and not slots.days and not slots.exact:
                day = resolve(slots, published)[0]
                return published if day is None else min(published, day - timedelta(days=slots.offset))
    return published


@dataclass(frozen=True, slots=True)
class ReadTime:
    """An expression as read, before any calendar is consulted.

    Attributes:
        first, last: indexes of its words, the last exclusive.
        slots: what they say.
        inner: the date within it of what «منذ» names.
    """

    first: int
    last: int
    slots: Slots
    inner: ReadTime | None = None


def read_times(words: Sequence[Word]) -> list[ReadTime]:
    """All that looks like a time, in order, «ثورة 25 يناير» included: no counts stand there."""
    known = calendar()
    starters = known.starters
    found: list[ReadTime] = []
    at = 0
    for index, word in enumerate(words):
        folded = word.folded
        if index < at or not (
            folded in starters or word.pos == "num" or word.norm in DAY_NUMBERS or folded == "ال"
        ):
            continue
        expression = _expression(words, index) or _since_event(words, index, known)
        if expression is not None:
            at = expression.last
            found.append(expression)
    return found


def _timed(words: Sequence[Word], found: ReadTime, known: Calendar, published: date | None) -> TimeExpression:
    slots = _remembered(words, found, known, published)
    start, end, warning = resolve(slots, published)
    rough = slots.inexact or slots.anniversary or (slots.unit is not None and slots.amount is None)
    return TimeExpression(
        found.first,
        found.last,
        start,
        end,
        vague=slots.vague or slots.relative or rough or (published is not None and start is None),
        dayless=not slots.dated and (slots.clock or slots.part is not None),
        loose=slots.loose,
        length=(slots.unit, slots.amount)
        if slots.unit and slots.amount and (start is None or (slots.since and slots.direction is None))
        else None,
        relative=slots.relative,
        during=slots.during and slots.direction is None,
        anniversary=slots.anniversary,
        warning=warning,
        inner=_timed(words, found.inner, known, published) if found.inner else None,
    )


# --- Expressions made of two --------------------------------------------------------------------------------

_BETWEEN = frozenset(("بين", "وبين", "مابين", "وما"))
_FROM = frozenset(("بين", "وبين", "من", "ومن", "مابين"))
_IN = frozenset(("في", "وفي", "عند", "وعند"))
_EVENT_REACH = (
    9  # words between «منذ» and the date of what it names: «منذ اندلاع الحرب في البلاد في آذار 2011»
)


def _expression(words: Sequence[Word], at: int) -> ReadTime | None:
    """The expression that begins at a word, with «بين … و…», «من … إلى …» taken together."""
    one = read(words, at)
    if one is None:
        return None
    slots, last = one
    first = at
    if last < len(words):
        second = _second(words, at, last, slots)
        if second is not None:
            until, last = second
            if until.offset is not None and slots.offset is not None and until.offset < slots.offset:
                slots, until = until, slots  # «أمس وأول من أمس»
            slots.until = until
    if first and (slots.until or (slots.days and slots.days[0] != slots.days[1]) or _is_pair(slots)):
        first -= words[first - 1].folded in _FROM
        first -= first > 0 and words[first].folded == "بين" and words[first - 1].folded in ("ما", "وما")
    if first and (slots.earlier or slots.later or slots.clock or slots.vague):
        before = words[first - 1].folded
        first -= before in _IN or (before == "من" and words[first].folded in ("حين", "وقت"))
    return ReadTime(first, last, slots)


def _is_pair(slots: Slots) -> bool:
    return len(slots.weekdays) > 1 or len(slots.months) > 1 or len(slots.years) > 1


def _second(words: Sequence[Word], first: int, last: int, slots: Slots) -> tuple[Slots, int] | None:
    """The other end of a stretch, where one follows."""
    if not slots.dated or slots.vague or slots.since or (slots.unit and not slots.months):
        return None
    between = first > 0 and words[first - 1].folded in _BETWEEN
    link = words[last].folded
    if link in UNTIL and last + 1 < len(words):
        other = read(words, last + 1)
    elif link.startswith("و") and (between or slots.offset is not None):
        other = read(words, last)
        if other is not None and not between and not _next_to(slots, other[0]):
            return None  # «اليوم وأمس الأول» are two days, «أمس وأول من أمس» a stretch
    else:
        return None
    if other is None or not _same_kind(slots, other[0]):
        return None
    return other


def _next_to(one: Slots, other: Slots) -> bool:
    """«اليوم وأمس»: whether both are days told by their distance from the report's, one right before the other."""
    if one.offset is None or other.offset is None or one.part or other.part:
        return False
    return abs(one.offset - other.offset) == 1


def _same_kind(one: Slots, other: Slots) -> bool:
    """Whether two expressions can be the ends of one stretch."""
    if not other.dated or other.vague or other.since or other.ago or other.after or other.during:
        return False
    day = one.offset is not None or one.weekdays or one.days or one.exact
    other_day = other.offset is not None or other.weekdays or other.days or other.exact
    return bool(day) == bool(other_day)


def _since_event(words: Sequence[Word], at: int, known: Calendar) -> ReadTime | None:
    """«منذ اندلاع الثورة عام 2011»: the date of the happening that «منذ» names, in the same breath."""
    lead = known.find(words, at, "lead")
    if lead is None or lead.value != "since":
        return None
    after = at + lead.length
    for index in range(after + 1, min(after + _EVENT_REACH, len(words))):
        word = words[index]
        if word.pos == "punct" and word.norm not in '"«»“”()':
            return None
        if word.folded in known.starters or word.pos == "num" or word.norm in DAY_NUMBERS:
            inner = _expression(words, index)
            if inner and _names_a_day(inner.slots):
                return ReadTime(at, inner.last, replace(inner.slots, since=True), inner)
    return None


def _names_a_day(slots: Slots) -> bool:
    """Whether an expression may date what «منذ» names: «عام 2011», «قبل عامين», not «قبل أيام»."""
    before = slots.ago and slots.amount is not None
    return not slots.since and bool(slots.months or slots.years or slots.exact or before)


# --- Names --------------------------------------------------------------------------------------------------

_QUOTES = frozenset("\"«»“”'‘’(")


def _is_name(words: Sequence[Word], found: ReadTime, known: Calendar) -> bool:
    """Whether the words are (part of) a name, or a day that dates nothing («حتى الآن»)."""
    first, last, slots = found.first, found.last, found.slots
    before = _word_before(words, first)
    after = words[last].folded if last < len(words) else ""
    named = known.named_before
    bare = last - first == 1
    if before in named["any"] and (slots.offset is not None or bare or slots.days):
        return True
    if (
        bare
        and after in known.named_after
        and (slots.weekdays or slots.offset is not None or slots.months or slots.vague)
    ):
        return True
    if bare and slots.weekdays:
        return before in named["weekday"]
    if slots.unit == "year" and before in named["year"]:
        return True
    if bare and slots.offset == 0:
        return before in known.undated_before
    if bare and words[first].folded == "الغد":
        return before not in _BEFORE_TOMORROW
    if slots.years or slots.direction or slots.weekdays or slots.since or not slots.months:
        return False
    return before in named["date" if slots.days else "month"]


_BEFORE_TOMORROW = frozenset(("", "في", "يوم", "حتي", "قبل", "بعد", "من", "منذ", "صباح", "مساء"))


def _word_before(words: Sequence[Word], first: int) -> str:
    """The folded word before, opening quotes and brackets left out."""
    at = first - 1
    while at >= 0 and words[at].folded in _QUOTES:
        at -= 1
    return words[at].folded if at >= 0 else ""


def _remembered(words: Sequence[Word], found: ReadTime, known: Calendar, published: date | None) -> Slots:
    """The slots with the year that everyone knows: «هجمات 11 سبتمبر»."""
    slots = found.slots
    if not slots.days or not slots.months or slots.years or slots.hijri or slots.direction:
        return slots
    heads = {word.folded.removeprefix("ال") for word in words[max(0, found.first - 2) : found.first]}
    for day in known.remembered:
        passed = published is None or published > date(day.year, day.month, day.day)
        if passed and (slots.days[0], slots.months[0]) == (day.day, day.month) and heads & day.heads:
            return replace(slots, years=[day.year])
    return slots
