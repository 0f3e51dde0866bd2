"""Who was sent or charged to do a deed, and ambulances that take people away: «أرسلوا إلى مالي لطرد المسلحين», «جنود
مكلفون بمهمة تدريب», «هرعت سيارات الإسعاف لنقل الجرحى»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.doers import ambulance
from rawi.coding.meaning import Meanings
from rawi.coding.slot_signs import share_of_these

__all__ = ["by_ambulance", "on_mission"]

CHARGED_WITH = frozenset(("مكلف", "موكل"))  # folded lemmas
MISSION = frozenset(("مهمه", "مهام"))
DOING = MISSION | {"قيام", "تنفيذ", "مشاركه"}  # «للقيام بمهمة», which carry the deed
SENT = frozenset(("armed", "people", "org"))
AIMED = frozenset(("for", "purpose"))
PASSED = frozenset(("verb", "part", "time"))


def on_mission(happening: Happening, told: Iterable[Happening], meanings: Meanings) -> list[Unit]:
    """Those of whom the words before a deed say that they were sent for it or charged with it; empty when they say so of
    nobody.

    Args:
        happening: the deed, told by a noun.
        told: the happenings of its sentence.
        meanings: for lemmas.
    """
    parse, event = happening.parse, happening.phrase
    first, relation, mission = event.first, event.relation, False
    index = event.unit_index - 1
    while index >= 0 and not event.conj:
        unit = parse.units[index]
        lemma = meanings.folded_lemma(parse.words[unit.head])
        alone = unit.tag in ("np", "event") and unit.last == unit.head + 1 and lemma in DOING
        if not alone or unit.conj or unit.last != first - (parse.words[first - 1].pos == "prep"):
            break
        first, relation, mission = unit.first, unit.relation, mission or lemma in MISSION
        index -= 1
    charged = _charged(parse, index, meanings) if relation == "at" or (mission and not relation) else None
    if charged is not None:
        return [replace(charged, number=None)]
    verb = happening.clause.verb
    if relation not in AIMED or not 0 <= verb < event.unit_index:
        return []
    return [
        replace(who, number=None)
        for other in told
        if other.unit == verb and other.kind == "deployment"
        for where, who, rule in other.roles.get("target", [])
        if where is parse and who.type in SENT and (mission or rule.startswith("passive-"))
    ]


def _charged(parse: Parse, index: int, meanings: Meanings) -> Unit | None:
    """«الفريق المكلف | بإزالة الألغام», «12500 جندي | مكلفون | مهمة تدريب»: who is charged with what follows."""
    unit = parse.units[index] if index >= 0 else None
    if unit is None or unit.tag != "np" or unit.mention is not None:
        return None
    if meanings.folded_lemma(parse.words[unit.last - 1]) not in CHARGED_WITH:
        return None
    if unit.last > unit.head + 1:
        return unit if unit.type in SENT else None
    for before in reversed(parse.units[:index]):
        if before.tag != "np":
            return None
        if not before.relation and not share_of_these(parse, before):  # «معظمهم | من الأجانب»
            return before if before.type in SENT else None
    return None


def by_ambulance(happening: Happening) -> Unit | None:
    """«سيارة إسعاف كانت تحاول إجلاء الجرحى»: the ambulance that is the subject of the verb on which taking people away
    hangs."""
    parse, event = happening.parse, happening.phrase
    if happening.kind != "evacuation" or event.conj or event.relation not in ("", "at", "for"):
        return None
    for unit in reversed(parse.units[: event.unit_index]):
        if unit.tag == "np" and not unit.conj and (not unit.relation or unit.type == "vehicle"):
            # «نقل إلى سيارة إسعاف | قامت بنقله»
            return unit if unit.type == "vehicle" and ambulance(parse, unit) else None
        if unit.tag not in PASSED and not (unit.tag == "np" and unit.relation):
            return None
    return None
