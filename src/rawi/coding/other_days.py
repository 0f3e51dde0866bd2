"""Days of something else that a sentence tells: of a trial, of an answer to a deed, of the last deed of its kind.

«وجهت المحكمة أمس تهما بقتل جندي», «احتجز أمس بسبب رشق سيارة», «أعنف هجوم منذ عام» do not say when the deed was.
"""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import TOLLS, VIOLENT
from rawi.knowledge.grammar import Grammar

__all__ = ["answers", "before_another", "only_since"]

NEAR = 12  # words before «منذ» among which «أعنف» or «رابع» may stand


def answers(happening: Happening, grammar: Grammar) -> bool:
    """Whether a happening is told as what another one answers or follows («ردا على صاروخ أطلق…»): that one's day is not
    its own."""
    unit = happening.phrase
    if happening.clause.kind == "relative" and happening.clause.antecedent >= 0:
        unit = happening.parse.units[happening.clause.antecedent]
    if unit.relation != "cause":
        return False
    before = happening.parse.words[max(0, unit.first - 2) : unit.first]
    return any(word.folded in grammar.answering or word.stem in grammar.answering for word in before)


def before_another(time: Unit, happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a time stands before what is dated by it, and the happening is only what that answers or is about."""
    if time.unit_index > happening.unit:
        return False
    return _answered(happening, grammar) or _settled_later(time, happening, grammar, meanings)


def _answered(happening: Happening, grammar: Grammar) -> bool:
    """«احتجزته الشرطة أمس بسبب مشاركته في مظاهرة»; but a toll has the day of what it is by («أصيب أمس بسبب القصف»)."""
    verb = happening.clause.verb
    frames = happening.parse.units[verb].frames if verb >= 0 else ()
    toll = happening.kind in VIOLENT and any(frame.kind in TOLLS for frame in frames)
    return not toll and answers(happening, grammar)


def _settled_later(time: Unit, happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """«حكمت المحكمة أمس على المتهمين بتفجير الحافلة», «نشر أمس تفاصيل الهجوم»: a noun that is about a deed done before."""
    words = happening.parse.words
    for unit in happening.parse.units[time.unit_index + 1 : happening.unit]:
        if unit.tag in ("verb", "sub", "rel"):
            return False
        later = grammar.about_a_deed | grammar.charges | grammar.guilty
        if unit.tag in ("np", "event") and unit.last - 1 < happening.first:
            near = happening.unit - unit.unit_index == 1
            lemmas = {meanings.folded_lemma(words[unit.head]), meanings.folded_lemma(words[unit.last - 1])}
            if near and not later.isdisjoint(lemmas):
                return True
    return False


def only_since(parse: Parse, time: Unit, grammar: Grammar) -> bool:
    """«أعنف هجوم منذ عام», «رابع مدينة تستعيدها منذ بدء الحملة»: until when there was none like it, not since when it
    lasted."""
    if parse.words[time.first].folded not in ("منذ", "مذ"):
        return False
    clause = parse.clause_of[time.unit_index]
    start = max(parse.units[min(parse.clauses[clause].units)].first - NEAR // 2, time.first - NEAR, 0)
    return any(
        word.stem in grammar.ordinals or word.stem in grammar.superlatives
        for word in parse.words[start : time.first]
    )
