"""Places that belong to another deed told in the sentence: «سيطروا على الشمال إثر انقلاب | في العاصمة»."""

from __future__ import annotations

from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.slot_signs import told_by_place
from rawi.coding.tolls import TOLLS

__all__ = ["drop_elsewhere"]

HERE = ("in", "at", "")
BEFORE = frozenset(("since", "after", "before", "cause"))  # how what came before or gave rise to it is told


def drop_elsewhere(happening: Happening) -> None:
    """Takes from a happening that has a place of its own those told after it of another deed, or of others counted."""
    entries = happening.roles.get("place", [])
    own = [e for e in entries if not _of_another(happening, *e[:2])]
    if any(has_name(unit) for _, unit, _ in own) or any(_counted_there(*e[:2]) for e in entries):
        happening.roles["place"] = own


def _of_another(happening: Happening, parse: Parse, unit: Unit) -> bool:
    if parse is not happening.parse or unit.relation not in HERE or unit.unit_index <= happening.unit:
        return False
    if not parse.holds(unit):
        return False
    if happening.kind not in TOLLS and _counted_there(parse, unit):
        return True
    between = parse.units[happening.unit + 1 : unit.unit_index]
    return any(_came_before(parse, other) for other in between) and not unit.conj


def _counted_there(parse: Parse, unit: Unit) -> bool:
    """«قصف على حي كذا، | و12 | في إدلب»: where others fell, who are counted right before it."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    return before is not None and before.conj and before.type == "quantity" and told_by_place(parse, before)


def _came_before(parse: Parse, unit: Unit) -> bool:
    """«منذ الهجوم», «إثر وقوع انقلاب», «على خلفية مقتل»: what came before, or gave rise to what is told."""
    if unit.tag != "event" and unit.type not in ("event", "carrier"):
        return False
    return unit.relation in BEFORE
