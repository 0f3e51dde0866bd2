"""Places listed after one that holds them: «محافظات عدة، أبرزها السويس والفيوم», «سبع مدن، هي …», «وخاصة بلدة كذا»."""

from __future__ import annotations

from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import load_grammar

__all__ = ["add_listed"]

PLACES = frozenset(("place", "country"))
THESE = frozenset(("هي", "وهي", "هما", "وهما"))
WHOLES = ("in", "on", "at", "")
REACH = 4  # units between a place and the word that opens a list of those in it


def add_listed(happening: Happening, meanings: Meanings) -> None:
    """Adds the places that a list names after one of the happening's own, if that is none of them itself."""
    for parse, unit, rule in tuple(happening.roles.get("place", ())):
        if parse is not happening.parse or not parse.holds(unit):
            continue
        for place in _listed_after(parse, unit, meanings):
            add_role(happening, "place", place, f"listed after it ({rule})", parse)


def _listed_after(parse: Parse, whole: Unit, meanings: Meanings) -> list[Unit]:
    opener = _opener(parse, whole, meanings)
    if opener < 0:
        return []
    found: list[Unit] = []
    for unit in parse.units[opener:]:
        if parse.is_comma(unit) or unit.tag in ("open", "close"):
            continue
        if unit.tag != "np" or not (unit.type in PLACES or _name_in_list(parse, unit)):
            break
        lies = bool(found) and unit.first == found[-1].last and (unit.adverbial or bool(unit.relation))
        if found and not unit.conj and not lies:
            break
        found.append(unit)
    return found


def _opener(parse: Parse, whole: Unit, meanings: Meanings) -> int:
    """The unit that a list of places begins with, told by the word before it; -1 where no list follows."""
    several, grammar = _several(parse, whole), load_grammar()
    for unit in parse.units[whole.unit_index + 1 : whole.unit_index + 1 + REACH]:
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        if parse.is_comma(unit) or unit.tag in ("open", "close"):
            continue
        word = parse.words[unit.head]
        if several and unit.tag == "np" and unit.relation == "like" and unit.type in PLACES:
            return unit.unit_index  # «مدن مثل حلب وحماة»
        listed = following and following[0].tag == "np" and following[0].relation in ("", "in")
        if not listed:
            if not _beside(parse, unit):
                return -1
            continue
        these = unit.tag == "pron" and not unit.relation and word.folded in THESE
        foremost = (
            unit.tag == "np"
            and bool(word.enclitic)
            and unit.last == unit.head + 1
            and meanings.folded_lemma(word) in grammar.foremost
        )
        above_all = unit.tag == "part" and parse.words[unit.last - 1].folded in grammar.above_all
        if above_all or (several and (these or foremost)):
            return unit.unit_index + 1
        if not _beside(parse, unit):
            return -1
    return -1


def _several(parse: Parse, unit: Unit) -> bool:
    """«محافظات عدة», «سبع مدن», «مناطق متفرقة»: whether a phrase tells of more places than one, without naming them."""
    return parse.words[unit.head].number == "p" or unit.number is not None


def _beside(parse: Parse, unit: Unit) -> bool:
    """Whether a unit may stand between a place and the list: where it lies, or how many there are."""
    if unit.tag == "part":
        return True
    if unit.tag != "np" or unit.conj:
        return False
    return unit.type == "quantity" or (
        unit.type in PLACES and (unit.adverbial or unit.relation in WHOLES[:3])
    )


def _name_in_list(parse: Parse, unit: Unit) -> bool:
    """«هي القاهرة، والإسكندرية»: a name that may be another word's, joined to a known place."""
    if unit.type != "name" or unit.last != unit.head + 1 or has_name(unit):
        return False
    following = [u for u in parse.units[unit.unit_index + 1 : unit.unit_index + 3] if not parse.is_comma(u)]
    return bool(following) and following[0].conj and following[0].type in PLACES
