"""Clauses that have no day of their own, but tell that they were on the day told beside them.

«اندلعت معارك أمس تخللها قصف», «قتل ثلاثة أمس بينما جرح آخرون», «فتحوا النار على عمال وهم يخرجون من المصنع فجر الأحد».
"""

from __future__ import annotations

from rawi.arabic.dates import TimeExpression
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.person_phrases import CALLING
from rawi.coding.toll_causes import OTHERS
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["on_same_day"]

BESIDE = frozenset(("فيما", "بينما", "in:حين"))
LISTS = BESIDE | {"كما"}
TELLS_HOW = frozenset(("حيث", "اذ"))
APART = frozenset(("after", "before", "since"))
PART_OF = frozenset(("in", "during"))


def on_same_day(
    happening: Happening,
    previous: Happening | None,
    times: list[Unit],
    alive: list[Happening],
    grammar: Grammar,
    meanings: Meanings,
) -> TimeExpression | None:
    """The time of another clause that this happening tells it shares.

    Args:
        happening: what has no time yet.
        previous: the happening before it in the sentence.
        times: the times that may date it from other clauses, as they stand.
        alive: all happenings of the sentence.
        grammar, meanings: what words mean.
    """
    if happening.status == "planned" or happening.phrase.relation in APART:
        return None
    told = previous is not None and previous.time is not None and any(t.time is previous.time for t in times)
    if previous is not None and told and _of_one_toll(happening, previous):
        return previous.time
    after = next((t for t in times if t.unit_index > happening.unit), None)
    if after is not None and _told_after(happening, after, alive, meanings):
        return after.time
    before = next((t for t in reversed(times) if t.unit_index < happening.unit), None)
    if before is None:
        return None
    shared = _beside(happening, before, grammar, meanings) or _of_supposed(happening)
    return before.time if shared or _one_more(happening, before, alive, meanings) else None


def _of_one_toll(happening: Happening, previous: Happening) -> bool:
    """«قتل ثلاثة أمس بينما جرح آخرون», «سقط أمس 40 قتيلا، إذ سقط في بلدة 17», «قتل ثلاثة أمس، بحسب الشرطة، في هجوم»:
    who else came to harm, how a toll is made up and what it was in."""
    clause, unit = happening.clause, happening.phrase
    if previous.phrase.relation in APART:
        return False
    if previous.clause is clause:
        return unit.relation in PART_OF or {happening.kind, previous.kind} <= TOLLS.keys()
    if happening.kind not in TOLLS or unit.tag != "verb":
        return False
    if clause.opener in TELLS_HOW:
        return True
    if previous.kind not in TOLLS:
        return False
    words = happening.parse.words
    others = (words[i].folded for u in clause.units for i in _span(happening.parse.units[u]))
    next_to = clause.index == previous.clause.index + 1 and clause.opener in BESIDE
    return next_to and not OTHERS.isdisjoint(others)


def _span(unit: Unit) -> range:
    return range(unit.first, unit.last)


def _told_after(happening: Happening, time: Unit, alive: list[Happening], meanings: Meanings) -> bool:
    """Whether a day that stands after a happening in another clause is its own all the same."""
    parse, clause = happening.parse, happening.clause
    at = parse.clauses[parse.clause_of[time.unit_index]]
    if time.time is None or time.time.start is None:
        return False
    if parse.units[happening.unit + 1].tag == "punct" and time.unit_index == happening.unit + 2:
        return happening.phrase.tag == "verb" and parse.is_comma(parse.units[happening.unit + 1])
    if clause.opener == "ما" and clause.verb >= 0 and at.index == clause.parent:
        # «وقوع ما أسمته هجوما على القرية، أمس»: what somebody calls a thing is the thing
        return _lemma(parse, clause.verb, meanings) in CALLING
    next_to = at.index == clause.index + 1
    return _goes_on(parse, at, happening) or (next_to and _unjoined(parse, at, happening, time, alive))


def _unjoined(parse: Parse, at: Clause, happening: Happening, time: Unit, alive: list[Happening]) -> bool:
    """«عن هدنة في البلاد، تبدأ من ظهر اليوم», «فتحوا النار على عمال وهم يخرجون من المصنع فجر الأحد»: a clause
    that nothing joins to the one before tells how that was, if no other deed stands before its day."""
    if at.kind != "main" or at.opener or not 0 <= at.verb < time.unit_index:
        return False
    if any(
        unit.tag in ("open", "close") or parse.is_colon(unit)
        for unit in parse.units[happening.unit : at.verb]
    ):
        return False
    before = parse.units[at.verb - 1]
    if before.tag == "pron" and before.conj and parse.words[parse.units[at.verb].head].tense == "present":
        return True
    if min(at.units) != at.verb or before.conj or parse.units[at.verb].conj:
        return False  # «وقد أسست الشهر الماضي مركزا»
    return not any(happening.unit < other.unit < time.unit_index for other in alive)


def _goes_on(parse: Parse, at: Clause, happening: Happening) -> bool:
    """«هجوم شنه مسلحون واحتجزوا رهائن أمس»: the relative clause that tells of a happening goes on with its subject."""
    told = any(c.antecedent == happening.unit and c.index + 1 == at.index for c in parse.clauses)
    if not told or at.opener != "و" or at.verb < 0 or not parse.units[at.verb].conj:
        return False
    following = parse.units[at.verb + 1 : at.verb + 2]  # none where the sentence ends with its verb
    return all(unit.tag != "event" for unit in following)  # «القصف الذي أعقبها، واستمرت الاشتباكات حتى الفجر»


def _beside(happening: Happening, time: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    """«معارك أمس ترافقت مع قصف», «اشتباكات أمس أحرقت خلالها سيارة»: what was at the same time or in the course of it."""
    parse, clause = happening.parse, happening.clause
    at = parse.clause_of[time.unit_index]
    if clause.verb < 0 or at not in (clause.index - 1, clause.parent):
        return False
    if _lemma(parse, clause.verb, meanings) in grammar.accompanying:
        return True
    during = (u for u in clause.units if parse.units[u].tag == "pron" and parse.units[u].relation == "during")
    return happening.phrase.tag == "verb" and any(during)


def _one_more(happening: Happening, time: Unit, alive: list[Happening], meanings: Meanings) -> bool:
    """«تمكن الجيش أمس من استعادة بلدة، كما تمكنت القوات من تطهير أخرى»: the verb that is said again
    lists what was on one day."""
    parse, clause = happening.parse, happening.clause
    if clause.verb < 0 or clause.opener not in LISTS:
        return False
    verb = _lemma(parse, clause.verb, meanings)
    dated = (h for h in alive if h.unit < happening.unit and h.time is time.time and h.clause.verb >= 0)
    return any(_lemma(parse, h.clause.verb, meanings) == verb for h in dated)


def _of_supposed(happening: Happening) -> bool:
    """«قتل أمس جندي على يد مسلحين يعتقد أنهم متشددون في هجوم»: what comes after who they may be is told of the deed."""
    clause = happening.clause
    if clause.kind != "content" or clause.verb >= 0 or clause.parent < 0:
        return False
    return happening.parse.clauses[clause.parent].kind == "relative" and happening.phrase.relation in PART_OF


def _lemma(parse: Parse, unit: int, meanings: Meanings) -> str:
    return meanings.folded_lemma(parse.words[parse.units[unit].head])
