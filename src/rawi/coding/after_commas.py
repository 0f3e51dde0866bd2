"""What commas part: a verb from its object («استهدفت الفصائل بالصواريخ، مواقع الجيش»), and from its subject («القوات، ذات
العتاد الثقيل، شنت هجوما»)."""

from __future__ import annotations

from bisect import bisect_left

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import load_meanings

__all__ = ["accusative", "aside_before_object", "object_after_comma", "subject_before_commas"]

HAVING = frozenset(("ذات", "ذو", "ذي", "ذوو", "ذوي"))
RANKS = frozenset(("اكبر", "كبري", "اهم", "ابرز", "اقوي", "اشهر", "احد", "احدي", "ثاني", "ثالث"))
ACTS = frozenset(("armed", "org", "country", "state", "place", "facility", "name"))

WHERE = frozenset(("place", "country", "part"))
FORCES = frozenset(("armed", "org", "country", "state", "aircraft"))
THINGS = frozenset(("place", "facility", "vehicle", "material", "part"))
VICTIMS = frozenset(("people", "person", "armed"))


def object_after_comma(parse: Parse, unit: Unit, subject: Unit) -> bool:
    """«استهدفت الفصائل بالصواريخ، مواقع الجيش»: a thing or place after a comma is no second name of the subject, nor is
    what happens a name of a place («شهدت مناطق في مصر، الثلاثاء، اشتباكات»)."""
    if unit.tag == "event" and not unit.definite and not unit.relation:
        return subject.tag == "np" and (subject.type in WHERE or accusative(parse, unit))
    if unit.type in VICTIMS:
        # «اعتقلت القوات، في بلدة كذا، ثلاثة شبان»: beside a definite party, some who are counted or in the accusative
        beside = subject.type in FORCES and subject.number is None
        return beside and not unit.definite and (unit.number is not None or accusative(parse, unit))
    return unit.type in THINGS and (unit.type != subject.type or subject.tag == "event")


def aside_before_object(parse: Parse, mark: int, doers: list[Unit]) -> range:
    """«استعادة القوات، بدعم من التحالف، مدينة كذا»: the units from the comma after who does it to the comma before whom or
    what it is done to, where only phrases under prepositions and times stand between; empty where it is no such comma."""
    if not doers or doers[0].type not in FORCES or not parse.is_comma(parse.units[mark]):
        return range(0)
    for unit in parse.units[mark + 1 :]:
        if parse.is_comma(unit):
            after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
            bare = bool(after) and after[0].tag == "np" and not (after[0].relation or after[0].conj)
            return range(mark, unit.unit_index + 1) if bare and unit.unit_index > mark + 1 else range(0)
        if unit.tag not in ("np", "time", "part") or (unit.tag == "np" and not (unit.relation or unit.conj)):
            break
    return range(0)


def accusative(parse: Parse, unit: Unit) -> bool:
    """«هجومًا», «شابا»: the ending that shows an indefinite accusative."""
    head = parse.words[unit.head]
    lemma = load_meanings().folded_lemma(head)
    return not head.definite and head.folded.endswith("ا") and not lemma.endswith(("ا", "ي"))


def subject_before_commas(parse: Parse, clause: Clause, verb: int) -> Unit | None:
    """«المحافظة، ذات الغالبية السنية، تشهد», «الحركة، كبرى جماعات البلاد، شنت»: the subject
    that words between commas describe before its verb."""
    many = bisect_left(clause.units, verb)
    if many < 4 or not parse.is_comma(parse.units[clause.units[many - 1]]):
        return None
    before = [parse.units[i] for i in clause.units[:many]]
    opens = next((n for n in range(len(before) - 2, 0, -1) if parse.is_comma(before[n])), 0)
    subject, aside = before[opens - 1], before[opens + 1]
    if not opens or subject.tag != "np" or subject.type not in ACTS or subject.relation or subject.conj:
        return None
    if subject.adverbial or aside.tag != "np" or aside.relation or aside.conj:
        return None
    word = parse.words[aside.first]
    describes = word.folded in HAVING or (word.definite and word.pos == "adj")
    ranks = not word.definite and load_meanings().folded_lemma(word) in RANKS
    return subject if describes or ranks else None
