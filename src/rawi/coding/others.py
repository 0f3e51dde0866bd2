"""Who the others are: «قتل خمسة مسلحين وفر آخرون», «فيما انسحب الباقون»: of the same people as those told before."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Parse, Unit

__all__ = ["name_others"]

# Words that by themselves mean the rest of those told before, as who does something. As folded, without «و» and «ف».
REST = frozenset(("اخرون", "الاخرون", "الباقون", "الباقين", "البقيه", "البعض"))
OTHER = "الاخر"
GROUPS = {"armed": "armed", "people": "people", "person": "people"}


def name_others(parse: Parse) -> None:
    """Gives words that only mean the others the meaning of those of whom they are others."""
    named: set[int] = set()
    for i, unit in enumerate(parse.units):
        if unit.tag == "np" and unit.type == "quantity" and not unit.relation and _rest(parse, unit):
            meaning = _told_before(parse, i, named)
            if meaning:
                parse.units[i] = replace(unit, type=meaning)
                named.add(i)


def _rest(parse: Parse, unit: Unit) -> bool:
    """«آخرون», «الباقون», «البعض الآخر»; «البعض» alone may be anybody."""
    head = parse.words[unit.head].folded
    if unit.number is not None or (head not in REST and head.lstrip("وف") not in REST):
        return False
    other = unit.last == unit.head + 2 and parse.words[unit.last - 1].folded == OTHER
    return other if head.endswith("البعض") else unit.last == unit.head + 1


def _told_before(parse: Parse, i: int, named: set[int]) -> str:
    """The meaning of the nearest persons or fighters in the plural before, also of those whose position it is."""
    for unit in reversed(parse.units[:i]):
        if unit.tag != "np":
            continue
        meaning = GROUPS.get(unit.type, "")
        many = unit.number is not None or parse.words[unit.head].number == "p" or unit.unit_index in named
        if meaning and many:
            return meaning
        held = (m for m in unit.inner if m.type == "armed")  # «موقع الحوثيين»
        if not meaning and any(parse.words[m.first].number == "p" for m in held):
            return "armed"
    return ""
