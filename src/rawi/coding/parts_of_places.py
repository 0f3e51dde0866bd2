"""Parts of a place told by a pronoun: «استعاد نصف مساحتها», «اشتبكوا داخل حرمها», «شهدت أحياؤها معارك»."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.containers import has_name, placed_by_name
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["whole_of_parts"]

# Nouns that only measure or bound the place whose they are: that place is where it happened. Folded lemmas.
ONLY_MEASURE = frozenset(("مساحه", "حرم"))
PARTS = ONLY_MEASURE | {"حي", "شارع", "محيط", "طرف", "مدخل", "ارجاء", "انحاء", "جزء", "ضاحيه"}
OF_A_BUILDING = "حرم"  # of a university or a shrine, which a gazetteer may know as a place
BUILDINGS, LANDS = frozenset(("facility", "place")), frozenset(("place",))
NEXT = 1  # sentences back in which the place is named


def whole_of_parts(document: Document, happening: Happening, meanings: Meanings) -> None:
    """Adds the place that such a pronoun takes up, or puts it for what only measures it, where no other is named."""
    if placed_by_name(happening):
        return
    for entry in tuple(happening.roles.get("place", ())):
        parse, unit, rule = entry
        owned = next((i for i in range(unit.head, unit.last) if parse.words[i].enclitic == "ها"), -1)
        lemma = meanings.folded_lemma(parse.words[owned]) if owned >= 0 else ""
        if parse is not happening.parse or lemma not in PARTS:
            continue
        sorts = BUILDINGS if lemma == OF_A_BUILDING else LANDS
        whole = _whole(document, parse, unit, sorts, parse.words[owned].enclitic)
        if whole is None:
            continue
        if lemma in ONLY_MEASURE:
            happening.roles["place"].remove(entry)
        add_role(happening, "place", whole[1], f"whose part it is ({rule})", whole[0])


def _whole(
    document: Document, parse: Parse, part: Unit, sorts: frozenset[str], pronoun: str
) -> tuple[Parse, Unit] | None:
    """The named place or building told last before a part that agrees with the part's pronoun."""
    for index in range(parse.index, max(-1, parse.index - NEXT - 1), -1):
        told = document.parses[index]
        for unit in reversed(told.units):
            if index == parse.index and unit.last > part.first:
                continue
            named = unit.tag == "np" and unit.type in sorts and has_name(unit) and not unit.adverbial
            if named and agrees_with_pronoun(told, unit, pronoun):
                return told, unit
    return None
