"""Reading parts of the day and times of day: «فجر», «بعد منتصف الليل», «الساعة الخامسة والنصف»."""

from __future__ import annotations

import re

from rawi.arabic.dates_phrase import Phrase
from rawi.arabic.numerals_ordinals import ordinal
from rawi.arabic.numerals_reading import cardinal, expanded, figure

__all__ = ["ONE_OCLOCK", "read_clock", "read_part", "read_same_hour"]

_HALF_HOUR = frozenset(("والنصف", "ونصف", "والربع", "وربع", "والثلث", "وثلث"))
ONE_OCLOCK = frozenset(expanded(["الواحده"]))
_TIME_OF_DAY = re.compile(r"\d{1,2}(?:[:.,]\d{1,2})?(?::\d{2})?")


def read_part(phrase: Phrase) -> bool:
    """«فجر», «بعد منتصف الليل», «ساعات الصباح الأولى»."""
    term = phrase.find("part")
    slots = phrase.slots
    if term is None or (slots.part and (slots.dated or term.risk)) or slots.unit or slots.months:
        return False
    slots.part = str(term.value)
    since = slots.since and phrase.folded(phrase.at).startswith("ال")  # «منذ الصباح», not «منذ فجر التاريخ»
    led = slots.clock or slots.during or slots.earlier or slots.later or since
    slots.part_alone = slots.part_alone or not term.risk or led
    phrase.take(term.length)
    if slots.clock:
        _skip_zone(phrase)
    return True


def read_clock(phrase: Phrase) -> bool:
    """«الساعة الخامسة», «الساعة 13,30», «الثامنة والنصف صباحا», «8 مساء»."""
    slots = phrase.slots
    if slots.clock or slots.days:
        return False
    lead = phrase.find("lead")
    named = lead is not None and lead.value == "clock"
    at = phrase.at + (lead.length if named and lead else 0)
    after = _time_of_day(phrase, at)
    if after is None:
        return False
    sure = named and phrase.folded(at - 1).endswith("ساعه")
    link = after + (phrase.folded(after) in ("من", "في"))
    part = phrase.find("part", link)
    if not sure and (part is None or (part.risk and link == after)):
        return False
    slots.clock = True
    phrase.at = after
    _skip_zone(phrase)
    return True


def _time_of_day(phrase: Phrase, at: int) -> int | None:
    """Index after a time of day that stands at a word."""
    if at >= len(phrase.words):
        return None
    written = figure(phrase.words[at])
    if written is not None:
        if not _TIME_OF_DAY.fullmatch(written.digits) or int(re.split("[:.,]", written.digits)[0]) > 24:
            return None
        at += 1
        if phrase.folded(at) == ":" and at + 1 < len(phrase.words) and phrase.words[at + 1].pos == "num":
            at += 2
    else:
        place = ordinal(phrase.words, at)
        if phrase.words[at].folded in ONE_OCLOCK:
            at += 1
        elif place is not None and place[0] <= 12 and phrase.words[at].folded.endswith(("ه", "لي")):
            at = place[1]
        else:
            return None
    if phrase.folded(at) in _HALF_HOUR:
        at += 1
    minutes = cardinal(phrase.words, at) if phrase.joined(at) else None
    if minutes is not None and phrase.folded(minutes.last) in ("دقيقه", "دقائق", "دقايق"):
        at = minutes.last
    return at + (phrase.folded(at) in ("دقيقه", "دقائق", "دقايق"))


def read_same_hour(phrase: Phrase) -> bool:
    """Takes the same hour elsewhere: «(10,30 ت غ)»."""
    after = _time_of_day(phrase, phrase.at) if phrase.slots.clock else None
    if after is None:
        return False
    phrase.at = after
    _skip_zone(phrase)
    return True


def _skip_zone(phrase: Phrase) -> None:
    """Takes «بالتوقيت المحلي», «بتوقيت غرينتش», «ت غ»."""
    first, second = phrase.folded(phrase.at), phrase.folded(phrase.at + 1)
    if first in ("بتوقيت", "بالتوقيت", "توقيت") or (first, second) in (("ت", "غ"), ("ت", "ع")):
        phrase.at += 2
    elif first in ("تغ", "جرينتش", "غرينتش", "محليا"):
        phrase.at += 1
