"""How far the day of a happening reaches: «السبت واستمرت حتى الأحد», «من الأحد ولمدة خمسة أيام», «حتى نهاية مارس»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rawi.arabic.dates import TimeExpression
from rawi.arabic.dates_resolve import ahead
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["stretch"]

AGREED = frozenset(("agreement",))  # what is agreed on for so long
COURSE = frozenset(("happened", "ongoing"))
AFTER = 10  # units after a happening in which it may be told until when, or for how long, it lasts
UNITS = {"يوم": "day", "اسبوع": "week", "شهر": "month"}


def stretch(
    happening: Happening, times: list[Unit], grammar: Grammar, meanings: Meanings, published: date | None
) -> TimeExpression | None:
    """The time of a happening, as far as its sentence says that it lasts.

    Args:
        happening: with the day that dates it, if any.
        times: the expressions of time of its sentence.
        grammar, meanings: what words mean.
        published: the day of publication.
    """
    for unit in times:
        found = unit.time
        if found is None or found.end is None or not _until(happening, unit, grammar, meanings):
            continue
        return _up_to(happening, found, published)
    return _for_so_long(happening, meanings)


def _until(happening: Happening, unit: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether it went on or is to go on until a time: «اندلعت معارك السبت واستمرت حتى الأحد», «سنمدد الغارات حتى مارس»."""
    parse = happening.parse
    between = parse.units[happening.unit + 1 : unit.unit_index]
    if unit.relation != "until" or not happening.unit < unit.unit_index <= happening.unit + AFTER:
        return False
    if unit.time is happening.time and happening.status == "planned":
        return True
    verbs = [u for u in between if u.tag == "verb"] or [
        parse.units[i] for i in (happening.clause.verb,) if i >= 0
    ]
    lasts = bool(verbs) and meanings.folded_lemma(parse.words[verbs[-1].head]) in grammar.enduring
    return lasts and not any(u.tag == "event" for u in between)


def _up_to(happening: Happening, until: TimeExpression, published: date | None) -> TimeExpression | None:
    """Its time, to the end of what «حتى» names."""
    time = happening.time
    if until.end is None:
        return time
    if happening.status == "planned":
        to_come = published is not None and until.end > published
        return replace(until, start=published) if to_come else time
    known = happening.status in COURSE and time is not None and time is not until and time.start is not None
    if not known or time is None or time.start is None:
        return time
    return replace(time, end=until.end) if time.start <= until.end else time


def _for_so_long(happening: Happening, meanings: Meanings) -> TimeExpression | None:
    """«أعلن هدنة من مساء الأحد ولمدة خمسة أيام»: a truce has the days from its first on."""
    time = happening.time
    if happening.kind not in AGREED or time is None or time.start is None or time.dayless:
        return time
    parse = happening.parse
    near = parse.units[happening.unit + 1 : happening.unit + 1 + AFTER]
    lengths = [u for u in near if u.tag == "np" and u.type == "measure"]
    numbers = [n for n in parse.numbers if lengths and lengths[0].first <= n.first < lengths[0].last]
    number = numbers[0] if numbers else None
    if number is None or number.high is None or number.unit is None:
        return time
    if any(u.tag == "event" for u in near[: near.index(lengths[0])]):
        return time
    unit = UNITS.get(meanings.folded_lemma(parse.words[number.unit]), "")
    begins = any(u.tag == "time" and _from_then_on(parse, u) for u in near[: near.index(lengths[0]) + 2])
    if not unit or not begins:
        return time
    return replace(time, end=ahead(unit, number.high, time.start))


def _from_then_on(parse: Parse, time: Unit) -> bool:
    """Whether a time says when it begins: «من مساء الأحد», «اعتبارا من الأحد»."""
    first = parse.words[time.first]
    return time.relation == "from" or any(
        word.folded in ("من", "منذ") and word.pos == "prep"
        for word in (first, parse.words[min(time.first + 1, time.last - 1)])
    )
