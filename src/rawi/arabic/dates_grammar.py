"""Reading one expression of time: words into the slots they fill.

Arabic strings the parts of a date together in any order, with or without «من», «في» and brackets: «الساعة
الخامسة من فجر اليوم الاثنين», «ظهر أمس (الاثنين)», «أكتوبر من السنة الماضية». So the reader takes words as
long as each fills a slot that is still free, and leaves what the slots mean to ``rawi.arabic.dates_resolve``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rawi.arabic.dates_clock import read_clock, read_part, read_same_hour
from rawi.arabic.dates_days import (
    read_day,
    read_day_of_month,
    read_exact,
    read_month,
    read_weekday,
    read_year,
)
from rawi.arabic.dates_lengths import (
    read_anniversary,
    read_decade,
    read_direction,
    read_length,
    read_period,
    read_portion,
    read_season,
)
from rawi.arabic.dates_phrase import Phrase, Slots
from rawi.arabic.words import Word

__all__ = ["read"]

_MARKS = frozenset("،,/-\\")


def read(words: Sequence[Word], at: int) -> tuple[Slots, int] | None:
    """The expression that begins at a word and the index after it; ``None`` where there is none.

    Args:
        words: a sentence's words; ``folded``, ``norm``, ``pos`` and offsets are used.
        at: index of the word to begin at.
    """
    phrase = Phrase(words, at)
    while _atom(phrase) or _glued(phrase):
        pass
    return (phrase.slots, phrase.at) if phrase.slots.complete else None


def _atom(phrase: Phrase) -> bool:
    """Takes the word or words that fill one slot; whether there were such."""
    if phrase.at < len(phrase.words):
        for atom in _ATOMS:
            if atom(phrase):
                return True
    return False


def _glued(phrase: Phrase) -> bool:
    """What follows after «من», «في», a comma, a slash or a bracket, if it fills a free slot."""
    slots, mark = phrase.slots, phrase.folded(phrase.at)
    if mark == "(" and phrase.at > phrase.first:
        return _bracketed(phrase)
    of_hour = slots.part or slots.clock or slots.earlier or slots.later
    joins = (
        (mark == "من" and (of_hour or slots.days or slots.months or slots.portion))
        or (mark == "في" and (slots.clock or slots.part) and not slots.dated)
        or (mark in _MARKS and (slots.offset is not None or slots.weekdays))
    )
    if not joins or phrase.at + 1 >= len(phrase.words):
        return False
    phrase.at += 1
    taken = (_day if mark in "،,-" else _atom)(phrase)
    if not taken:
        phrase.at -= 1
    elif mark == "/" and phrase.folded(phrase.at) == "/":
        phrase.at += 1  # «اليوم /الأحد/»
    return taken


def _day(phrase: Phrase) -> bool:
    """A weekday, a whole date or a day of the month: what may follow a comma."""
    return read_weekday(phrase) or read_exact(phrase) or read_day_of_month(phrase)


def _bracketed(phrase: Phrase) -> bool:
    """«ظهر أمس (الاثنين)», «أبريل (نيسان)», «(10,30 ت غ)»."""
    start, before = phrase.at, phrase.slots.copy()
    phrase.at += 1
    if not read_same_hour(phrase):
        _atom(phrase)
    while phrase.folded(phrase.at) != ")" and _atom(phrase):
        pass
    if phrase.at > start + 1 and phrase.folded(phrase.at) == ")":
        return phrase.take(1)
    phrase.at, phrase.slots = start, before
    return False


def read_lead(phrase: Phrase) -> bool:
    """«منذ», «خلال», «قبل», «بعد», «في وقت سابق من»; only where nothing but another lead stands before."""
    term = phrase.find("lead")
    slots = phrase.slots
    if term is None or term.value == "clock" or slots.complete or slots.unit or slots.part or slots.portion:
        return False
    name = str(term.value)
    if getattr(slots, name):
        return False
    setattr(slots, name, True)
    return phrase.take(term.length)


def read_vague(phrase: Phrase) -> bool:
    """«مؤخرا»; «في وقت سابق» only where no day follows it («في وقت سابق اليوم»)."""
    term = phrase.find("vague")
    if term is None or phrase.slots.complete:
        return False
    leading = phrase.find("lead")
    if leading and leading.value in ("earlier", "later"):
        after = phrase.at + leading.length
        after += phrase.folded(after) == "من"
        more = read(phrase.words, after)
        if phrase.find("unit", after) or (more and (more[0].dated or more[0].part)):
            return False
    phrase.slots.vague = True
    return phrase.take(term.length)


# In the order in which they are tried: «بعد غد» is a day before «بعد» leads anything, «ربيع الأول» no season.
_ATOMS: tuple[Callable[[Phrase], bool], ...] = (
    read_vague, read_day, read_exact, read_weekday, read_day_of_month, read_month, read_part, read_clock,
    read_year, read_period, read_length, read_decade, read_anniversary, read_season, read_portion,
    read_direction, read_lead,
)  # fmt: skip
