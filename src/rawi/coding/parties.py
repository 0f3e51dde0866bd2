"""Parties named by an adjective: «غارة إسرائيلية», «قوات روسية»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.registry import Actor, load_actors

__all__ = ["as_state", "capital", "in_genitive", "last_with_leader", "named_for_state", "nisba_actor"]

LEADERS = frozenset(("country", "state", "armed", "org", "person", "people", "name", "place"))


@cache
def _adjectives() -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for text, actor, tag in load_actors().aliases():
        if tag == "nisba":
            found.setdefault(folded_word(text), []).append(actor)
    return found


@cache
def _capitals() -> frozenset[str]:
    return frozenset(_folded(text) for text, _ in load_actors().metonyms())


def _folded(text: str) -> str:
    return " ".join(folded_word(word) for word in text.split())


def in_genitive(parse: Parse, unit: Unit, types: frozenset[str]) -> Unit | None:
    """«مساعدة | القوات الفرنسية», «تهديد | رئيس الأركان»: who stands in the genitive right after an indefinite noun.

    Args:
        parse: the sentence.
        unit: the phrase of the noun.
        types: what somebody may mean to be found.
    """
    k = unit.head + 1
    if k >= unit.last or parse.words[unit.head].definite:
        return None
    mention = unit.name_at(k)
    type_ = mention.type if mention is not None else load_meanings().type_of(parse.words[k])
    if not type_ and parse.words[k].pos == "name":
        type_ = "name"  # «اتهام سالم العلي بقتل»
    if type_ not in types or (mention is None and parse.words[k].pos == "adj"):
        return None
    return Unit("np", k, unit.last, k, type_, mention=mention, inner=unit.names_from(k),
                definite=parse.words[k].definite, unit_index=unit.unit_index)  # fmt: skip


def capital(parse: Parse, unit: Unit) -> bool:
    """«أنقرة», «واشنطن»: whether a phrase is the bare name of a capital that can stand for its state."""
    return not unit.relation and named_for_state(parse, unit)


def as_state(parse: Parse, unit: Unit) -> Unit:
    """«أعلنت موسكو أنها قصفت»: the state for which a capital stands where it speaks; others are themselves."""
    return replace(unit, type="country") if unit.type == "place" and capital(parse, unit) else unit


def named_for_state(parse: Parse, unit: Unit) -> bool:
    """«بين أنقرة والمسلحين»: the same, wherever the phrase stands."""
    if unit.tag != "np" or unit.adverbial:
        return False
    words = [word.folded for word in parse.words[unit.first : unit.last]]
    if len(words) > 2:
        return False
    joined = [words[0].removeprefix("و"), *words[1:]]  # «وأنقرة»; «واشنطن» begins with it
    return " ".join(words) in _capitals() or " ".join(joined) in _capitals()


def nisba_actor(word: Word, day: date | None = None) -> Actor | None:
    """The state or movement that an adjective names as a party, the one active on that day; None when it names none."""
    actors = _adjectives().get(load_meanings().folded_lemma(word), [])
    return next(
        (actor for actor in actors if load_actors().active(actor, day)), actors[0] if actors else None
    )


def last_with_leader(parse: Parse, unit: Unit) -> int:
    """«تحالف تقوده واشنطن», «القوات التي تقودها فرنسا»: where a party ends with who leads it, by which alone it is known;
    the phrase's own end where nobody is told to lead it."""
    units = parse.units
    own = unit.tag == "np" and 0 <= unit.unit_index < len(units) and units[unit.unit_index].last == unit.last
    if not own or unit.mention is not None or unit.type not in ("armed", "org"):
        return unit.last
    following = units[unit.unit_index + 1 : unit.unit_index + 4]
    if following and following[0].tag == "rel":
        following = following[1:]
    if len(following) < 2 or following[0].tag != "verb" or following[1].tag != "np":
        return unit.last
    verb, leader = parse.words[following[0].head], following[1]
    leads = load_meanings().folded_lemma(verb) == "قاد" and verb.enclitic in ("ه", "ها")
    near = following[0].first <= unit.last + 1 and leader.first == following[0].last
    return leader.last if leads and near and leader.type in LEADERS and not leader.relation else unit.last
