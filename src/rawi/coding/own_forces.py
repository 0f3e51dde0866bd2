"""Own forces and own deeds: whom a possessive pronoun beside a happening means, where its clause does not say."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun, owner_who_acts
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.looking_back import Found
from rawi.coding.roles import add_role
from rawi.coding.slots import HUMAN_AGENTS

__all__ = ["announced_of_own", "can_mean", "deed_beside"]

MOVED = frozenset(("retreat", "deployment", "support"))
PARTIES = frozenset(("armed", "org", "country", "state"))
FORCES = frozenset(("armed", "vehicle", "aircraft", "weapon"))


def announced_of_own(happening: Happening, speaker: Found | None) -> None:
    """«أعلنت روسيا سحب قواتها», «أعلن الجيش نشر عناصره»: who announces it of his own forces moves them."""
    moved = happening.kind in MOVED and happening.phrase.tag == "event"
    if not moved or speaker is None or speaker[1].type not in PARTIES:
        return
    for parse, unit, _ in happening.roles.get("target", []):
        form = parse.words[unit.head].enclitic
        if unit.tag == "np" and form and unit.type in FORCES and agrees_with_pronoun(*speaker, form):
            add_role(happening, "agent", speaker[1], "announces it of its own", speaker[0])
            return


def can_mean(parse: Parse, unit: Unit, form: str) -> bool:
    """«أدان الوزير هجوم المسلحين وقتلهم خمسة»: whether a pronoun can mean a subject; one man is not «هم»."""
    head = parse.words[unit.head]
    one = unit.type == "person" and head.number == "s" and unit.number is None
    return not (form == "هم" and one) and agrees_with_pronoun(parse, unit, form)


def deed_beside(parse: Parse, pronoun: Unit, happening: Happening) -> Unit | None:
    """«أمام الجيش وقصفه», «غارات التحالف، وضرباته»: the party right before a deed that «و» joins to it, or to its deed."""
    own = pronoun.unit_index == happening.unit and happening.phrase.tag == "event" and happening.phrase.conj
    if not own or happening.unit == 0:
        return None
    index = happening.unit - 1
    comma = parse.is_comma(parse.units[index])
    before = parse.units[index - comma]
    if not comma and (owner := owner_who_acts(parse, before)) is not None:
        return owner  # «إرهاب التنظيم وتوغله»
    if before.tag != "np" or before.type not in HUMAN_AGENTS or before.unit_index == 0:
        return None
    deed = parse.units[before.unit_index - 1]
    theirs = deed.tag == "event" and deed.last == before.first and not before.relation
    return before if theirs or not comma else None
