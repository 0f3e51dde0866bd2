"""What governs a happening: «خطة لاقتحام المدينة», «ترفض واشنطن تسليح المعارضة», «القدرة على شن هجمات».

A governor is the noun or adjective before the happening, beyond words that only carry it («التخطيط لتنفيذ هجمات») and
happenings joined to it («لتنفيذ تفجيرات واغتيالات»), else the verb of its clause.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rawi.coding.coming import future
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.governors import Governors

__all__ = ["answered", "governed", "known_by", "relation_of", "unquoted"]

ACTORS = frozenset(("armed", "org", "people", "person", "country", "place"))
QUOTES = frozenset('"«“‘')
PLOTTER = "مخطط"  # a plan, or who made it
ASIDE = frozenset(("in", "on", "with", "to"))  # how whom it presses or asks hangs on a governor
DOERS = 3  # phrases between a governor and what it governs: «السماح | لدولها | الأعضاء | بتسليح»
UNDONE = frozenset(
    ("agreement",)
)  # of which one known from elsewhere may since have come to nothing: «أنهت الهدنة»
CALLING_FOR = frozenset(("استدعي", "استلزم", "تطلب", "اقتضي"))
DEEDS = frozenset(("", "abstract", "carrier"))  # meanings of verbal nouns that name no happening
DONE = frozenset(("at", "to", "on"))  # «لإعادة الحياة» is what something else is for
ANSWERING = frozenset(("رد", "احتجاج"))
WEAKER = frozenset(("denied", "failed"))  # what a negation takes away: «لم يرفض»
Makes = Callable[[str, str, str], str]  # of a noun or verb, its lemma and how the happening hangs on it


def governed(happening: Happening, governors: Governors, everyday: Everyday, meanings: Meanings) -> str:
    """What its governor makes of a happening: planned, denied, failed or none; empty when nothing does."""
    parse = happening.parse
    unit = happening.phrase
    makes = partial(governors.makes, happening.kind)
    if known_by(happening, everyday, meanings):
        return ""  # «رفضوا دفن قتلى تفجير»
    if unit.tag != "event" or (_known(happening) and happening.kind not in UNDONE):
        return ""
    while True:
        before = unquoted(parse, unit)
        if before is None:
            break
        lemma = meanings.folded_lemma(parse.words[before.head])
        if unit.conj and not unit.relation:
            joined = _joined(parse, unit)
            if joined is None:
                return ""
            unit = joined
            continue
        if before.tag in ("verb", "time", "punct", "sub") or not _touches(parse, before, unit):
            break
        owned = not unit.relation and _owns(parse, before)
        hangs = unit.relation or ("genitive" if owned else "object")
        made = makes("noun", lemma, hangs)
        if not made and before.last - before.head > 1:  # «وضع خطط لتسليح», «400 متر من السيطرة»
            made = makes("noun", meanings.folded_lemma(parse.words[before.last - 1]), hangs)
        if made == "planned" and _plots(parse, before, lemma):
            made = ""
        if made:
            return "none" if made == "planned" and _there_is_none(parse, before) else made
        if not (before.type == "carrier" or lemma in everyday.between or before.tag == "part"):
            if owned:
                return ""  # «لا يمكن تأكيد مقتله»
            return _beyond_doer(parse, before, unit, makes, meanings) or _by_verb(
                parse, happening.clause, unit, makes, meanings
            )
        unit = before
    return _by_verb(parse, happening.clause, unit, makes, meanings)


def _plots(parse: Parse, governor: Unit, lemma: str) -> bool:
    """«المخطط الرئيسي للهجوم», «العقل المخطط للتفجير»: who planned it, not a plan."""
    word = parse.words[governor.head]
    return lemma == PLOTTER and (word.definite or governor.last - 1 > governor.head)


def _there_is_none(parse: Parse, governor: Unit) -> bool:
    """«لا توجد خطط لإرسال قوات», «ليس لديهم نية لمهاجمة المدينة»: whether the clause denies that there is such a plan."""
    clause = parse.clauses[parse.clause_of[governor.unit_index]]
    lacks = any(parse.units[i].tag == "neg" for i in clause.units if i < governor.unit_index)  # «ليس لديهم»
    return lacks or (clause.negated and clause.verb < governor.unit_index)


def _beyond_doer(parse: Parse, doer: Unit, unit: Unit, makes: Makes, meanings: Meanings) -> str:
    """«تهديد الجيش باقتحام المدينة», «اعتزام الحزب تنظيم مسيرة», «السماح للدول الأعضاء بتسليح المعارضة»: the governor
    before whom it names."""
    for _ in range(DOERS):
        if doer.tag != "np" or doer.type not in ACTORS | {"name"} or not doer.unit_index:
            return ""
        before = parse.units[doer.unit_index - 1]
        if doer.conj and before.tag == "np" and before.last == doer.first:
            doer = before  # «مطالبا الجيش | والشرطة | بإطلاق سراحهم»
            continue
        # «مسيرة | في صنعاء | للإفراج عنهم», «الضغط | على الحكومة | لسحب قواتها»
        where = doer.relation in ASIDE and _touches(parse, before, doer)
        if before.tag not in ("np", "event", "part") or not (where or before.last == doer.first):
            return ""
        # «دعوة وزير الخارجية | سالم داود | لتسليح المعارضة»
        for head in {before.last - 1, before.head}:
            made = makes("noun", meanings.folded_lemma(parse.words[head]), unit.relation or "object")
            if made:
                return made
        doer = before
    return ""


def _owns(parse: Parse, before: Unit) -> bool:
    """Whether what stands right after a phrase is its genitive («تأكيد مقتله»), not the object of a verb whose subject
    the phrase is («رفضت واشنطن تسليح»)."""
    alone = before.last - before.head == 1 and not (before.definite or before.name)
    return alone and before.type not in ACTORS and parse.words[before.head].pos in ("noun", "neg", "adj")


def answered(happening: Happening, meanings: Meanings) -> bool:
    """«تعهد بالرد على اغتيال قائده»: whether it is what somebody means to answer, with whose or whom it was."""
    if happening.phrase.relation != "on" or not happening.unit or not happening.slots.get("genitive"):
        return False
    before = happening.parse.units[happening.unit - 1]
    answer = meanings.folded_lemma(happening.parse.words[before.last - 1]) in ANSWERING
    return answer and before.last == happening.phrase.first - 1


def known_by(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether the noun before a happening says that it has happened: «قضية مقتل الجندي», «غداة اغتياله»."""
    parse = happening.parse
    before = parse.units[happening.unit - 1] if happening.unit else None
    if answered(happening, meanings):
        return True
    return (
        before is not None
        and before.last == happening.phrase.first
        and not happening.phrase.conj
        and meanings.folded_lemma(parse.words[before.last - 1]) in everyday.factive
    )


def relation_of(happening: Happening) -> str:
    """How a happening hangs on what governs it: joined by «و» to another, as that does; the genitive of a noun, as
    the noun does («تسعى إلى حسم المعركة واستكمال سيطرتها»)."""
    parse, unit = happening.parse, happening.phrase
    while not unit.relation:
        before = parse.units[unit.unit_index - 1] if unit.unit_index else None
        if unit.conj:
            before = _joined(parse, unit)
        elif before is not None and not (
            before.tag == "np" and before.last == unit.first and _owns(parse, before)
        ):
            before = None
        if before is None:
            break
        unit = before
    return unit.relation


def _touches(parse: Parse, before: Unit, unit: Unit) -> bool:
    """Whether nothing but a preposition, «هذا» or an opening quotation mark stands between the two."""
    between = parse.words[before.last : unit.first]
    return all(word.pos in ("prep", "dem") or word.text in QUOTES for word in between)


def unquoted(parse: Parse, unit: Unit) -> Unit | None:
    """The unit before another one, and before the quotation mark that opens there: «نية تنفيذ | "هجمات"»."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if before is not None and before.tag == "open" and parse.words[before.first].text in QUOTES:
        return parse.units[before.unit_index - 1] if before.unit_index else None
    return before


def _by_verb(parse: Parse, clause: Clause, unit: Unit, makes: Makes, meanings: Meanings) -> str:
    """What the verb of its clause makes of it."""
    while True:
        verb = parse.units[clause.verb] if clause.verb >= 0 else None
        if verb is not None and verb.unit_index < unit.unit_index:
            lemma = meanings.folded_lemma(parse.words[verb.head])
            made = makes("verb", lemma, unit.relation or "object")
            if made == "none" and _called_forth(parse, clause, lemma):
                return ""
            if made and clause.negated:
                # «لم يرفض التسليح» did not deny it, «لن تسمح لهم بالقصف» means no deed
                return "" if made in WEAKER else "none"
            if made:
                to_come = made == "failed" and future(parse, verb.head)  # «ستنهي الهدنة»: not ended yet
                return "" if to_come else made
        if not (unit.conj and unit.relation and clause.kind == "relative" and clause.parent >= 0):
            return ""
        clause = parse.clauses[clause.parent]  # «يطالب بانسحاب القوات التي دخلت المدينة وبالإفراج عن…»


def _called_forth(parse: Parse, clause: Clause, lemma: str) -> bool:
    """«أصيب الوزير مما استدعى نقله», «الأمر الذي تطلب إخلاء السكان»: what something in the past called for was done."""
    past = parse.words[parse.units[clause.verb].head].tense == "past"
    return lemma in CALLING_FOR and past and clause.kind == "relative" and not clause.negated


def _joined(parse: Parse, unit: Unit) -> Unit | None:
    """The happening, or other deed that a verb's preposition governs, in the same clause that «و» joins this one to:
    «تعهد بتحسين الخدمات | وسحب القوات»."""
    clause = parse.clause_of[unit.unit_index]
    for other in reversed(parse.units[: unit.unit_index]):
        if parse.clause_of[other.unit_index] != clause:
            return None
        if other.tag == "event":
            return other
        deed = other.tag == "np" and other.type in DEEDS and other.relation in DONE
        word = parse.words[unit.head]  # «بمنع المسيرات | والاعتصامات» is no second deed
        if deed and parse.words[other.head].masdar and word.masdar and word.number != "p":
            return other
        if other.tag == "verb":
            return None
    return None


def _known(happening: Happening) -> bool:
    """Whether it is known from elsewhere: «التخطيط للهجوم», «رفضه للغارات التي وقعت»."""
    if not happening.definite:
        return False
    parse = happening.parse
    if happening.pointed_to:
        return True
    if not happening.slots and happening.antecedent is not None:
        return True
    return any(
        c.antecedent == happening.unit
        and c.verb >= 0
        and parse.words[parse.units[c.verb].head].tense == "past"
        for c in parse.clauses
    )
