"""Roles filled: a phrase put into a role of a happening, with the rule that put it there."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.doers import unmanned
from rawi.statement import ROLES

__all__ = ["add_role"]

# Which of its sort something is, and no more. Folded words.
DEGREES = frozenset(("اكبر", "اهم", "اخطر", "ابرز", "اعنف", "اسوا", "اشد", "اول", "اولي", "اخير"))


def add_role(happening: Happening, role: str, unit: Unit, rule: str, parse: Parse) -> None:
    """Puts a phrase into a role, once."""
    if role in ("agent", "source") and parse.words[unit.first].folded in ("اي", "ايه"):
        return  # «لم تتبن أي جهة الهجوم»: nobody
    if unit.last == unit.first + 1 and parse.words[unit.first].folded.removeprefix("ال") in DEGREES:
        return  # «ضرب أكبر | مناطق كذا», «القتال هو الأعنف»
    if role == "agent" and unmanned(parse, unit):
        role = "instrument"  # «شنتها طائرات من دون طيار»
    if role not in ROLES:
        return
    entries = happening.roles.setdefault(role, [])
    if any(p is parse and u.first == unit.first and u.last == unit.last for p, u, _ in entries):
        return
    entries.append((parse, unit, rule))
