"""What governs a happening: «خطة لاقتحام المدينة», «ترفض واشنطن تسليح المعارضة», «القدرة على شن هجمات».

A governor is the noun or adjective before the happening, beyond words that only carry it («التخطيط لتنفيذ هجمات») and
happenings joined to it («لتنفيذ تفجيرات واغتيالات»), else the verb of its clause.
"""

from __future__ import annotations

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.governors import Governors

__all__ = ["governed", "known_by", "relation_of"]

ACTORS = frozenset(("armed", "org", "people", "person", "country", "place"))
WEAKER = frozenset(("denied", "failed"))  # what a negation takes away: «لم يرفض»


def governed(happening: Happening, governors: Governors, everyday: Everyday, meanings: Meanings) -> str:
    """What its governor makes of a happening: planned, denied, failed or none; empty when nothing does."""
    parse = happening.parse
    unit = happening.phrase
    if unit.tag != "event" or _known(happening):
        return ""
    while True:
        before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
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
        made = governors.get(("noun", lemma, unit.relation or ("genitive" if owned else "object")), "")
        if made:
            return made
        if not (before.type == "carrier" or lemma in everyday.between or before.tag == "part"):
            if owned:
                return ""  # «لا يمكن تأكيد مقتله»
            break
        unit = before
    return _by_verb(parse, happening.clause, unit, governors, meanings)


def _owns(parse: Parse, before: Unit) -> bool:
    """Whether what stands right after a phrase is its genitive («تأكيد مقتله»), not the object of a verb whose subject
    the phrase is («رفضت واشنطن تسليح»)."""
    alone = before.last - before.head == 1 and not (before.definite or before.name)
    return alone and before.type not in ACTORS and parse.words[before.head].pos in ("noun", "neg", "adj")


def known_by(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether the noun before a happening says that it has happened: «قضية مقتل الجندي», «غداة اغتياله»."""
    parse = happening.parse
    before = parse.units[happening.unit - 1] if happening.unit else None
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
    """Whether nothing but a preposition or «هذا» stands between the two."""
    return all(word.pos in ("prep", "dem") for word in parse.words[before.last : unit.first])


def _by_verb(parse: Parse, clause: Clause, unit: Unit, governors: Governors, meanings: Meanings) -> str:
    """What the verb of its clause makes of it."""
    while True:
        verb = parse.units[clause.verb] if clause.verb >= 0 else None
        if verb is not None and verb.unit_index < unit.unit_index:
            lemma = meanings.folded_lemma(parse.words[verb.head])
            made = governors.get(("verb", lemma, unit.relation or "object"), "")
            if made:
                return "" if clause.negated and made in WEAKER else made
        if not (unit.conj and unit.relation and clause.kind == "relative" and clause.parent >= 0):
            return ""
        clause = parse.clauses[clause.parent]  # «يطالب بانسحاب القوات التي دخلت المدينة وبالإفراج عن…»


def _joined(parse: Parse, unit: Unit) -> Unit | None:
    """The happening in the same clause that «و» joins this one to."""
    clause = parse.clause_of[unit.unit_index]
    for other in reversed(parse.units[: unit.unit_index]):
        if parse.clause_of[other.unit_index] != clause:
            return None
        if other.tag == "event":
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
