"""Places that belong to another deed told in the sentence: «سيطروا على الشمال إثر انقلاب | في العاصمة»."""

from __future__ import annotations

from rawi.coding.claims import AS_FOR, of_a_body
from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.slot_signs import told_by_place
from rawi.coding.tolls import TOLLS

__all__ = ["drop_elsewhere"]

HERE = ("in", "at", "")
SEEING = frozenset(("شهد", "عاش", "عرف"))
BEFORE = frozenset(("since", "after", "before", "cause"))  # how what came before or gave rise to it is told


def drop_elsewhere(happening: Happening) -> None:
    """Takes from a happening that has a place of its own those told after it of another deed, or of others counted."""
    entries = happening.roles.get("place", [])
    entries = [
        e for e in entries if not (_of_who_acts(happening, *e[:2]) or _of_whom_it_is_for(happening, *e[:2]))
    ]
    happening.roles["place"] = entries
    own: list[tuple[Parse, Unit, str]] = []
    gone = -2  # the place left out last: those joined to it go with it
    for parse, unit, rule in entries:
        joined = parse is happening.parse and unit.conj and unit.unit_index - 1 == gone
        if joined or _of_another(happening, parse, unit):
            gone = unit.unit_index
        else:
            own.append((parse, unit, rule))
    if any(has_name(unit) for _, unit, _ in own) or any(_counted_there(*e[:2]) for e in entries):
        happening.roles["place"] = own


def _of_who_acts(happening: Happening, parse: Parse, unit: Unit) -> bool:
    """«قررت النيابة العامة | في أنقرة | اعتقال ثلاثة»: where a body is that does, decides or tells it."""
    before = parse is happening.parse and 0 < unit.unit_index < happening.unit
    told = before and happening.phrase.tag == "event" and not happening.carriers & SEEING
    return told and of_a_body(parse, unit)  # «شهدت السفارة بالقاهرة احتجاجات»: that is where


def _of_whom_it_is_for(happening: Happening, parse: Parse, unit: Unit) -> bool:
    """«تظاهروا تضامنا مع المضربين | في السجون»: where those are for whom people protest; «احتجاجا على كذا | في المدينة» is
    where they do."""
    if happening.kind != "protest" or parse is not happening.parse or unit.relation != "in":
        return False
    before = parse.units[unit.unit_index - 1] if unit.unit_index > happening.unit else None
    if before is None or before.tag not in ("np", "event") or before.unit_index <= happening.unit:
        return False
    return before.relation == "with" and before.type in ("people", "armed", "person") and parse.holds(unit)


def _of_another(happening: Happening, parse: Parse, unit: Unit) -> bool:
    if parse is not happening.parse or unit.relation not in HERE or unit.unit_index <= happening.unit:
        return False
    if not parse.holds(unit):
        return False
    between = parse.units[happening.unit + 1 : unit.unit_index]
    if any(other.tag == "part" and parse.words[other.last - 1].stem == AS_FOR for other in between):
        return True  # «دمروا مخازن في دوما، أما | في حلب فوقعت معارك»
    if (happening.kind not in TOLLS or _part_of_sum(happening)) and _counted_there(parse, unit):
        return True
    return any(_came_before(parse, other) for other in between) and not unit.conj


def _part_of_sum(happening: Happening) -> bool:
    """«سقط 106 في حلب، بينهم 72 أعدموا في السفيرة، و61 | في دمشق»: whether those are told of who are part of a number."""
    counted = [
        *happening.slots.get("among", ()),
        *happening.slots.get("passive", ()),
        *happening.slots.get("subject", ()),
    ]
    return any(unit.relation == "among" and unit.unit_index < happening.unit for unit in counted)


def _counted_there(parse: Parse, unit: Unit) -> bool:
    """«قصف على حي كذا، | و12 | في إدلب»: where others fell, who are counted right before it."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    return before is not None and before.conj and before.type == "quantity" and told_by_place(parse, before)


def _came_before(parse: Parse, unit: Unit) -> bool:
    """«منذ الهجوم», «إثر وقوع انقلاب», «على خلفية مقتل»: what came before, or gave rise to what is told."""
    if unit.tag != "event" and unit.type not in ("event", "carrier"):
        return False
    return unit.relation in BEFORE
