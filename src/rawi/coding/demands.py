"""Whom a protest is against, by what it demands: «مسيرات تندد بالحكومة», «اعتصام للمطالبة برحيل الرئيس»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import load_grammar

__all__ = ["settle_demands"]

REACH = 10  # units after a protest in which what it is for is told
PARTIES = frozenset(("org", "person", "name", "country", "state", "armed"))
GOVERNED = frozenset(("at", "on", "cause", "for", "against"))


def settle_demands(document: Document, meanings: Meanings) -> None:
    """Gives protests that name nobody else the party that they denounce or want gone."""
    for happening in document.happenings:
        if happening.stands and happening.kind == "protest" and not happening.roles.get("target"):
            for unit in _blamed(happening, meanings):
                add_role(happening, "target", unit, "whom it is against", happening.parse)


def _blamed(happening: Happening, meanings: Meanings) -> list[Unit]:
    parse, grammar = happening.parse, load_grammar()
    for unit in parse.units[happening.unit + 1 : happening.unit + 1 + REACH]:
        if unit.tag == "punct" and parse.words[unit.first].text in ".؛;:!؟":
            break
        if unit.tag == "verb" and _somebody_else(parse, unit):
            continue
        lemma = meanings.folded_lemma(parse.words[unit.head])
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        if _against(parse, unit):
            found = _party(parse, unit, grammar.conduct, meanings)
        elif following and lemma in grammar.denouncing and following[0].relation in GOVERNED:
            found = _party(parse, following[0], grammar.conduct, meanings)
        elif following and lemma in grammar.demanding and following[0].relation == "at":
            found = _party(parse, following[0], grammar.ouster, meanings, itself=False)
        elif following and lemma == "طالب" and unit.tag == "verb" and not following[0].relation:
            found = following[0] if following[0].tag == "np" and following[0].type in PARTIES else None
        else:
            continue
        if found is not None:
            return [found, *parse.joined_after(found, PARTIES)]
    return []


def _somebody_else(parse: Parse, verb: Unit) -> bool:
    """«الناطق الذي طالب الوزارة»: whether a person is told of, not those who protest or what they hold up."""
    antecedent = parse.clauses[parse.clause_of[verb.unit_index]].antecedent
    return antecedent >= 0 and parse.units[antecedent].type in ("person", "name", "org")


def _against(parse: Parse, unit: Unit) -> bool:
    """«احتجاجا على الحكومة», «تنديدا بالرئيس»: what stands before a phrase is part of its preposition."""
    before = parse.words[max(unit.first - 2, 0) : unit.first]
    against = load_grammar().denunciations
    return unit.relation in GOVERNED and any(word.folded.removeprefix("و") in against for word in before)


def _party(
    parse: Parse, unit: Unit, told: frozenset[str], meanings: Meanings, *, itself: bool = True
) -> Unit | None:
    """The party that a phrase is («بالحكومة»), or that stands in the genitive of what it did or is to suffer."""
    if unit.tag == "np" and unit.type in PARTIES and itself:
        return unit
    if meanings.folded_lemma(parse.words[unit.head]) not in told:
        return None
    first = unit.head + 1
    if first < unit.last:
        mention = unit.name_at(first)
        type_ = mention.type if mention is not None else meanings.type_of(parse.words[first])
        whose = replace(
            unit, tag="np", first=first, head=first, type=type_, relation="", frames=(), mention=mention
        )
    else:
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        if not following or following[0].tag != "np" or following[0].relation or following[0].conj:
            return None
        whose = following[0]
    return whose if whose.type in PARTIES else None
