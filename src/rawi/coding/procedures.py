"""«عملية» and «حملة» of something that is no fighting: «عملية دمجهم مع الجيش», «حملة تطعيم ضد شلل الأطفال»."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import load_meanings

__all__ = ["PROCEDURE", "only_a_procedure"]

CARRYING = frozenset((("عمليه",), ("حمله",)))
WAGING = "شن"
AGAINST = frozenset(("on", "against"))
HIT = frozenset(("armed", "people", "facility", "vehicle"))
PROCEDURE = "a procedure or a campaign of no war"


def only_a_procedure(happening: Happening) -> bool:
    """Whether the word right after «عملية» or «حملة» says that it is the doing of something else: an abstract noun that is
    somebody's («عملية انفصاله عن النظام») or indefinite («حملة تطعيم»)."""
    unit, parse = happening.phrase, happening.parse
    if happening.frame.lemmas not in CARRYING or unit.tag != "event" or unit.definite or unit.modifiers:
        return False
    after = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else None
    if after is None or after.tag != "np" or after.relation or after.conj or after.first != unit.last:
        return False
    if _waged(happening):
        return False
    word = parse.words[after.head]
    return after.type == "abstract" and not after.inner and (bool(word.enclitic) or not after.definite)


def _waged(happening: Happening) -> bool:
    """«شن المسلحون عملية غدر على الحاجز»: whether it is said to be waged on somebody or something that can be hit."""
    parse, verb = happening.parse, happening.clause.verb
    if verb < 0 or load_meanings().folded_lemma(parse.words[parse.units[verb].head]) != WAGING:
        return False
    return any(unit.type in HIT for slot in AGAINST for unit in happening.slots.get(slot, ()))
