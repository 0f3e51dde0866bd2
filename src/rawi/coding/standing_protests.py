"""Protests that last until somebody ends them: a hunger strike and civil disobedience go on where nobody tells their end.

«إضراب سجناء عن الطعام», «العصيان المدني قد يمتد», not «مصر: عصيان مدني». A day, what ends («علقوا إضرابهم») or announces
them and what they came before or after tell that they were then.
"""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings

__all__ = ["stands_until_ended"]

STRIKE, FOOD, DISOBEDIENCE = "اضراب", "طعام", "عصيان"
REACH = 6  # words after «إضراب» in which «عن الطعام» may stand
AROUND = 4  # words before it that may tell of its end
OVER = frozenset(("after", "before", "since"))
# What ends a strike, or tells the moment of it. Folded lemmas.
MOMENT = frozenset(
    (
        "انهي", "علق", "فك", "اوقف", "انهاء", "تعليق", "وقف", "اعلان", "اعلن", "انتهي", "انتهاء", "كسر", "قياده", "استجاب",
        "لجا", "نظم", "هدد",
    )
)  # fmt: skip


def stands_until_ended(happening: Happening, meanings: Meanings) -> bool:
    """Whether it is such a protest, and nothing tells its end or its day."""
    parse, unit = happening.parse, happening.phrase
    if happening.kind != "protest" or unit.tag == "verb" or unit.relation in OVER:
        return False
    lemma = meanings.folded_lemma(parse.words[happening.first])
    after = parse.words[happening.first : happening.first + REACH]
    hunger = lemma == STRIKE and any(meanings.folded_lemma(word) == FOOD for word in after)
    if not hunger and not (lemma == DISOBEDIENCE and unit.definite):
        return False
    before = parse.words[max(0, happening.first - AROUND) : happening.first]
    clause = happening.clause
    governing = [parse.words[parse.units[clause.verb].head]] if clause.verb >= 0 else []
    if any(meanings.folded_lemma(word) in MOMENT for word in (*before, *governing)):
        return False
    times = (parse.units[i] for i in clause.units if parse.units[i].tag == "time")
    return all(parse.words[time.first].folded == "منذ" or parse.words[time.first].enclitic for time in times)
