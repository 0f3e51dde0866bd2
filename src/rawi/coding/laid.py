"""Where explosives and finds had been laid is where they exploded, were defused or found."""

from __future__ import annotations

from rawi.coding.containers import placed_by_name
from rawi.coding.document import Clause, Document, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["where_laid"]

# Folded lemmas of laying and of lying somewhere; kinds of happenings to what was laid.
LAYS = frozenset(("زرع", "وضع", "نصب", "خبا", "اخفي", "دفن", "طمر", "القي", "رمي", "ركن", "اوقف"))
LAIN = frozenset(("مزروع", "موضوع", "مخبا", "مدفون", "مركون", "ملقي", "متوقف", "مطمور"))
LAID = frozenset(("bombing", "demining", "seizure"))
HERE = ("in", "at", "on")


def where_laid(document: Document, meanings: Meanings) -> None:
    """«انفجار عبوة، زرعت قرب السوق»: what exploded, was defused or found was where somebody had laid it."""
    for happening in document.happenings:
        if not happening.stands or happening.kind not in LAID or placed_by_name(happening):
            continue
        parse = happening.parse
        for clause in parse.clauses[happening.clause.index + 1 :]:
            if clause.verb < happening.unit or not _lays(parse, clause, meanings):
                continue
            for i in clause.units:
                unit = parse.units[i]
                if i > clause.verb and _is_where(unit):
                    add_role(happening, "place", unit, "where it was laid", parse)
            break


def _lays(parse: Parse, clause: Clause, meanings: Meanings) -> bool:
    """Whether a clause tells that a thing was laid («وضعت في السوق», «كانت مزروعة»), and not what somebody laid."""
    units = [parse.units[i] for i in clause.units if i >= clause.verb]
    if any(unit.tag == "np" and _is_party(unit) for unit in units):
        return False
    verb = parse.words[units[0].head]
    told = [parse.words[unit.head] for unit in units[1:2]]
    return (verb.gender != "m" and meanings.folded_lemma(verb) in LAYS) or (
        verb.lemma == "كان" and any(meanings.folded_lemma(word) in LAIN for word in told)
    )


def _is_party(unit: Unit) -> bool:
    return not unit.relation and unit.type in ("armed", "people", "person", "name", "org", "state")


def _is_where(unit: Unit) -> bool:
    """Whether a phrase says where, named or not."""
    sort = unit.type in ("place", "part", "country", "facility")
    return unit.tag == "np" and sort and (unit.relation in HERE or (unit.adverbial and not unit.relation))
