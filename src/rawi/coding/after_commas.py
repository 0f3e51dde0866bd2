"""What a noun after a comma is to the verb before: its object («استهدفت الفصائل بالصواريخ، مواقع الجيش») or none."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings

__all__ = ["object_after_comma"]

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


def accusative(parse: Parse, unit: Unit) -> bool:
    """«هجومًا», «شابا»: the ending that shows an indefinite accusative."""
    head = parse.words[unit.head]
    lemma = load_meanings().folded_lemma(head)
    return not head.definite and head.folded.endswith("ا") and not lemma.endswith(("ا", "ي"))
