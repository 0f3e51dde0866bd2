"""From whom a place is taken: «آخر معاقل التنظيم», «المدينة التي كانت تحت سيطرة المسلحين»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import load_grammar

__all__ = ["settle_holders"]

TAKING = frozenset(("capture", "assault"))
FIGHTERS = frozenset(("armed", "org"))


def settle_holders(document: Document, meanings: Meanings) -> None:
    """Gives what takes a place, and names nobody from whom, the party that is told to hold it."""
    for happenings in document.by_sentence().values():
        for happening in happenings:
            if happening.stands and happening.kind in TAKING and not happening.roles.get("target"):
                holder = _holder(happening, happenings, meanings)
                if holder is not None and not _same(happening, holder):
                    add_role(happening, "target", holder, "who held it", happening.parse)


def _holder(happening: Happening, told: list[Happening], meanings: Meanings) -> Unit | None:
    here = happening.parse
    taken = [u for parse, u, _ in happening.roles.get("place", []) if parse is here and u.unit_index >= 0]
    for unit in taken:
        owner = _owner(here, unit, meanings)
        if owner is not None:
            return owner
    for unit in taken:
        for clause in here.clauses:
            if clause.kind != "relative" or clause.antecedent != unit.unit_index or clause.verb < 0:
                continue
            holding = next((h for h in told if h.clause is clause and h.kind == "capture"), None)
            held = not (clause.auxiliaries or clause.negated)  # «لا يزال يسيطر عليها»
            if holding is not None and holding is not happening and held and happening.kind == "capture":
                return next((u for p, u, _ in holding.roles.get("agent", []) if p is here), None)
            stood = meanings.folded_lemma(here.words[here.units[clause.verb].head])
            if stood not in load_grammar().remaining:
                continue
            for i in clause.units:
                other = here.units[i]
                if other.tag == "np" and other.relation == "by" and other.type in FIGHTERS:
                    return other
                owner = _owner(here, other, meanings) if i > clause.verb and not other.relation else None
                if owner is not None:
                    return owner
    return None


def _owner(parse: Parse, unit: Unit, meanings: Meanings) -> Unit | None:
    """«مواقع للحوثيين», «آخر معاقل التنظيم»: the fighters within a phrase whose stronghold it is."""
    if unit.tag != "np":
        return None
    words = parse.words
    sites = load_grammar().held_sites
    held = next((i for i in range(unit.head, unit.last) if meanings.folded_lemma(words[i]) in sites), -1)
    if held < 0:
        return None
    for i in range(held + 1, unit.last):
        mention = unit.name_at(i)
        type_ = mention.type if mention is not None else meanings.type_of(words[i])
        if words[i].pos in ("noun", "name") and type_ == "armed":
            return replace(unit, first=i, head=i, type=type_, relation="", mention=mention, number=None)
    return None


def _same(happening: Happening, holder: Unit) -> bool:
    """Whether who takes it is told to hold it («استعاد الجيش مواقعه التي كانت بيد الجيش»)."""
    held = {w.stem for w in happening.parse.words[holder.head : holder.last]}
    return any(
        held & {w.stem for w in parse.words[unit.head : unit.last]}
        for parse, unit, _ in happening.roles.get("agent", [])
    )
