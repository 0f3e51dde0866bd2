"""What was foiled or broken up, where nobody is told who did it: «أحبطت القوات محاولة انقلاب», «إحباط مخطط إرهابي»,
«فضت الشرطة اعتصاما»."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.knowledge.grammar import Grammar

__all__ = ["name_what_was_foiled"]

REACH = 4  # units after the verb among which its object stands


def name_what_was_foiled(document: Document, grammar: Grammar, meanings: Meanings) -> None:
    """Makes the attempt or plan that was foiled the target of its foiling, if no one is told to have attempted it, and a
    demonstration that of its breaking up."""
    for happening in document.happenings:
        if not happening.stands or happening.roles.get("target"):
            continue
        lemma = meanings.folded_lemma(happening.parse.words[happening.first])
        foils = happening.kind == "repulse" and lemma in grammar.foiling
        breaks_up = happening.kind == "assault" and lemma in grammar.breaking_up
        if foils or breaks_up:
            deed = _deed(happening, grammar.foiled if foils else grammar.broken_up, meanings)
            if deed is not None:
                rule = "what was foiled" if foils else "what was broken up"
                add_role(happening, "target", deed, rule, happening.parse)


def _deed(happening: Happening, lemmas: frozenset[str], meanings: Meanings) -> Unit | None:
    """The attempt, plan or demonstration, with what it was for: inside the set phrase, or the object of the verb."""
    parse, phrase = happening.parse, happening.phrase

    def tried(i: int) -> bool:
        return meanings.folded_lemma(parse.words[i]) in lemmas

    inside = next((i for i in range(happening.first + 1, phrase.last) if tried(i)), -1)
    if inside >= 0:
        return _with_aim(parse, inside, happening.unit)
    for unit in parse.units[happening.unit + 1 : happening.unit + 1 + REACH]:
        if unit.tag not in ("np", "event", "time"):
            return None
        if not unit.relation and not unit.conj and tried(unit.head):
            return _with_aim(parse, unit.head, unit.unit_index)
    return None


def _with_aim(parse: Parse, first: int, i: int) -> Unit:
    """«محاولة | تسلل», «مخطط | الهجوم»: the words from an attempt to the end of what was attempted."""
    last, after = parse.units[i].last, parse.units[i + 1] if i + 1 < len(parse.units) else None
    genitive = after is not None and after.tag in ("np", "event") and not (after.relation or after.conj)
    if after is not None and genitive and after.first == last == first + 1:
        i, last = i + 1, after.last
        on = parse.units[i + 1] if i + 1 < len(parse.units) else None
        if on is not None and on.tag == "np" and on.relation == "on" and on.first <= last + 1:
            last = on.last  # «محاولة الاعتداء | على نقطتين»
    return Unit("np", first, last, first, "event", definite=parse.words[first].definite)
