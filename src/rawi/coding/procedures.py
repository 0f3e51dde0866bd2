"""«عملية» and «حملة» of something that is no fighting: «عملية دمجهم مع الجيش», «حملة تطعيم ضد شلل الأطفال»."""

from __future__ import annotations

from rawi.coding.document import Happening

__all__ = ["PROCEDURE", "only_a_procedure"]

CARRYING = frozenset((("عمليه",), ("حمله",)))
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
    word = parse.words[after.head]
    return after.type == "abstract" and not after.inner and (bool(word.enclitic) or not after.definite)
