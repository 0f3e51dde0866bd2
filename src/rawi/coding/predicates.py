"""Of whom it is said that he is about to do a deed or ready for it: «القوات على وشك السيطرة», «فرنسا مستعدة لتسليح»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slots import HUMAN_AGENTS, pronoun_unit
from rawi.knowledge.grammar import Grammar

__all__ = ["about_to"]

POISED = frozenset(("on", "in"))  # «على وشك», «في طريقها»
AIMED = frozenset(("for", "on", "to", "at"))  # «مستعدة لـ», «قادرة على»
SUBJECTS = HUMAN_AGENTS | {"people"}
BEGINNING = frozenset(("event", "sub", "rel", "verb"))
ASIDE = frozenset(("time", "part", "open", "close", "punct"))


def about_to(happening: Happening, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """The parties of whom a sentence without another verb between says that they are about to do what a noun tells."""
    parse, event = happening.parse, happening.phrase
    said = _said(parse, event, grammar, meanings)
    if said is None:
        return []
    if parse.words[said.head].enclitic:
        return [pronoun_unit(said)] if said.last == said.head + 1 else []
    group: list[Unit] = []
    for unit in reversed(parse.units[: said.unit_index]):
        if unit.tag == "np" and not unit.relation and not unit.adverbial:
            if unit.type not in SUBJECTS:
                return []
            group.insert(0, replace(unit, number=None))
            if not unit.conj:
                return group
        elif group or (unit.tag in BEGINNING and not _links(parse, unit, grammar, meanings)):
            return []
    return []


def _links(parse: Parse, verb: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    """«باتت», «أصبحت»: a verb that only says what its subject is."""
    lemma = meanings.folded_lemma(parse.words[verb.head])
    return verb.tag == "verb" and lemma != "ليس" and lemma in grammar.auxiliaries


def _said(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> Unit | None:
    """The phrase that says so, right before a deed, or before one that the deed is joined to."""
    for unit in reversed(parse.units[: event.unit_index]):
        if unit.tag in ASIDE or unit.type == "carrier":
            continue
        if unit.tag not in ("np", "event"):
            return None
        lemma = meanings.folded_lemma(parse.words[unit.head])
        if unit.tag == "np" and not unit.mention:
            poised = unit.relation in POISED and lemma in grammar.verges
            if poised and (event.conj or event.relation in ("", "for", "of", "to")):
                return unit
            if not unit.relation and lemma in grammar.ready and not parse.words[unit.head].definite:
                return unit if event.conj or event.relation in AIMED else None
        if not event.conj or event.relation:
            return None
    return None
