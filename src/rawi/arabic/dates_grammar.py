"""Reading one expression of time: words into the slots they fill.

Arabic strings the parts of a date together in any order, with or without «من», «في» and brackets: «الساعة
الخامسة من فجر اليوم الاثنين», «ظهر أمس (الاثنين)», «أكتوبر من السنة الماضية». So the reader takes words as
long as each fills a slot that is still free, and leaves what the slots mean to ``rawi.arabic.dates_resolve``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rawi.arabic.dates_calendar import calendar
from rawi.arabic.dates_clock import ONE_OCLOCK, read_clock, read_part, read_same_hour
from rawi.arabic.dates_days import (
    DAY_NUMBERS,
    DAY_WORD,
    MONTH_WORD,
    PRAYER,
    read_day,
    read_day_of_month,
    read_exact,
    read_month,
    read_prayer,
    read_weekday,
    read_year,
)
from rawi.arabic.dates_lengths import (
    ANNIVERSARY,
    LATEST,
    ROUGH,
    RUNNING_DAY,
    THIS,
    read_anniversary,
    read_decade,
    read_direction,
    read_length,
    read_period,
    read_portion,
    read_running,
    read_season,
)
from rawi.arabic.dates_phrase import SLASHES, Phrase, Slots
from rawi.arabic.numerals_reading import CARDINAL_WORDS, LONE_ARTICLES
from rawi.arabic.words import Word

__all__ = ["read"]

_MARKS = frozenset("،,/-\\")
_THE_DAY = frozenset(("اليوم", "نفس", "ذات"))


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
        word = phrase.words[phrase.at]
        for atom in _atoms_at(word.folded, word.norm, word.pos == "num"):
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
    """«منذ», «خلال», «قبل», «بعد», «بحلول», «في وقت سابق من»; only where nothing but another lead stands before."""
    term = phrase.find("lead")
    slots = phrase.slots
    if term is None or term.value == "clock" or slots.complete or slots.unit or slots.part or slots.portion:
        return False
    name = str(term.value)
    if name in ("ago", "after") and phrase.folded(phrase.at + term.length) in PRAYER:
        return phrase.take(term.length)  # «عقب صلاة الجمعة»: on that day
    if getattr(slots, name):
        return False
    setattr(slots, name, True)
    return phrase.take(term.length)


def read_vague(phrase: Phrase) -> bool:
    """«مؤخرا»; «في وقت سابق» only where no day follows it («في وقت سابق اليوم»)."""
    term = phrase.find("vague")
    # «مساء اليوم نفسه»: part of a day told before
    part_of_day = phrase.slots.part and not phrase.slots.dated and phrase.folded(phrase.at) in _THE_DAY
    if term is None or (phrase.slots.complete and not part_of_day):
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


_Atom = Callable[[Phrase], bool]
# In the order in which they are tried, each with what it may begin with: terms of the calendar, by kind, or ``_WORDS``.
# «بعد غد» is a day before «بعد» leads anything, «ربيع الأول» no season.
_ATOMS: tuple[tuple[_Atom, str], ...] = (
    (read_vague, "vague"), (read_running, "unit running"), (read_prayer, "prayer"), (read_day, "day"),
    (read_exact, "number day-word"),
    (read_weekday, "weekday day-word"), (read_day_of_month, "number day-word"),
    (read_month, "month month-word"), (read_part, "part"), (read_clock, "lead number one"),
    (read_year, "unit number slash"), (read_period, "unit this"), (read_length, "unit number rough latest"),
    (read_decade, "decade"), (read_anniversary, "anniversary"), (read_season, "season"),
    (read_portion, "portion"), (read_direction, "direction"), (read_lead, "lead"),
)  # fmt: skip
_WORDS = {
    "number": frozenset(("ال", "وال", "بال", "لل")),  # before digits
    "day-word": DAY_WORD,
    "month-word": MONTH_WORD,
    "prayer": PRAYER,
    "running": RUNNING_DAY,
    "one": ONE_OCLOCK,
    "slash": SLASHES,
    "this": THIS,
    "rough": frozenset(words[0] for words in ROUGH),
    "latest": LATEST,
    "anniversary": ANNIVERSARY,
}
_NUMBERS = CARDINAL_WORDS | DAY_NUMBERS | LONE_ARTICLES  # as ``Word.norm``


@lru_cache(maxsize=20_000)
def _atoms_at(folded: str, norm: str, digits: bool) -> tuple[_Atom, ...]:
    """The atoms that may begin with a word."""
    begins = {kind for kind, terms in calendar().terms.items() if folded in terms}
    begins.update(name for name, words in _WORDS.items() if folded in words)
    if digits or norm in _NUMBERS:
        begins.add("number")
    return tuple(atom for atom, with_ in _ATOMS if not begins.isdisjoint(with_.split()))
