"""Places told by a verb or noun of what they saw: «الأعنف التي شهدتها مدينة كذا», «وكانت كذا مسرحا لهجوم»."""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.coding.containers import has_name, placed_by_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["saw", "where_seen"]

SEES = frozenset(("شهد", "عاش", "عاني"))
SCENES = frozenset(("مسرح", "ساحه", "مركز", "هدف", "بوره"))  # «مسرحا لهجوم», «هدفا لغارات»
REACH = 4  # units after a happening among which the verb stands


def saw(parse: Parse, unit: Unit) -> bool:
    """«وتشهد | بورسعيد | توترات منذ…»: whether a bare place is the subject of a verb that tells what it sees or suffers."""
    clause = parse.clauses[parse.clause_of[unit.unit_index]]
    if clause.verb < 0 or unit.type not in ("place", "country") or unit.conj:
        return False
    verb = parse.words[parse.units[clause.verb].head]
    beside = clause.verb in (unit.unit_index - 1, unit.unit_index + 1)
    return beside and not verb.enclitic and folded_word(verb.lemma) in SEES


def where_seen(happening: Happening, meanings: Meanings) -> None:
    """Gives a happening without a named place the place that is said to have seen it."""
    if placed_by_name(happening):
        return
    parse = happening.parse
    for unit in parse.units[happening.unit + 1 : happening.unit + 1 + REACH]:
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        word = parse.words[unit.head]
        if unit.tag == "event":
            break  # «القبض على مرتكبي التفجيرات | التي شهدتها المنامة»
        if unit.tag != "verb" or folded_word(word.lemma) not in SEES or not word.enclitic or not following:
            continue
        if _bare_place(following[0]):
            add_role(happening, "place", following[0], "what saw it", parse)
        break
    for scene in _scene_of(happening, meanings):
        add_role(happening, "place", scene, "the scene of it", parse)


def _scene_of(happening: Happening, meanings: Meanings) -> list[Unit]:
    """«وكانت | عين كذا، | شمالي كذا، | مسرحا | لهجوم»: the place that is called the scene or aim of a happening, and what
    stands between commas to tell where it lies."""
    parse, at = happening.parse, happening.unit
    if at < 2 or happening.phrase.relation != "for" or happening.phrase.tag != "event":
        return []
    scene, place = parse.units[at - 1], parse.units[at - 2]
    if scene.tag != "np" or scene.relation or meanings.folded_lemma(parse.words[scene.head]) not in SCENES:
        return []
    if at >= 5 and parse.is_comma(place) and parse.is_comma(parse.units[at - 4]):
        lies, place = parse.units[at - 3], parse.units[at - 5]
        return [place, lies] if _bare_place(place) and lies.adverbial else []
    return [place] if _bare_place(place) else []


def _bare_place(unit: Unit) -> bool:
    return unit.tag == "np" and unit.type in ("place", "country") and not unit.relation and has_name(unit)
