"""Status: happened, ongoing, planned, denied or failed, from the verb's form, negation and what governs it."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.frames import Frames, LightVerb
from rawi.knowledge.grammar import Grammar

__all__ = ["set_status"]

LASTING = frozenset(
    [
        "clash",
        "encirclement",
        "capture",
        "deployment",
        "displacement",
        "protest",
        "riot",
        "support",
        "electronic_warfare",
    ]
)


def set_status(
    document: Document, frames: Frames, light: dict[str, LightVerb], grammar: Grammar, meanings: Meanings
) -> None:
    """Sets ``status`` of every happening that has none yet but «happened»."""
    for happening in document.happenings:
        if happening.merged_into is None and not happening.dropped and happening.status == "happened":
            happening.status = _status(happening, light, grammar, meanings)  # type: ignore[assignment]


def _status(happening: Happening, light: dict[str, LightVerb], grammar: Grammar, meanings: Meanings) -> str:
    parse = happening.parse
    unit = parse.units[happening.unit]
    clause = parse.clauses[parse.clause_of[happening.unit]]
    verb = parse.units[clause.verb] if clause.verb >= 0 else None
    if unit.tag == "verb":
        return _verb_status(happening, clause.negated, clause.opener, grammar, meanings)
    entry = light.get(meanings.folded_lemma(parse.words[verb.head])) if verb is not None else None
    if unit.relation == "purpose":
        return "planned"
    if unit.relation == "for" and verb is not None and not (entry is not None and "for" in entry.noun):
        return _after_purpose(happening)
    if unit.relation in ("before",):
        return "happened"
    if verb is None or parse.clause_of[verb.unit_index] != clause.index:
        return "happened"
    vword = parse.words[verb.head]
    lemma = meanings.folded_lemma(vword)
    entry = light.get(lemma)
    governed = _governed_by(happening, verb, entry)
    if entry is not None and governed:
        if clause.negated:
            return "denied"
        if entry.status:
            return entry.status
        if vword.tense == "present":
            if "س" in vword.proclitics:
                return "planned"
            return "happened" if parse.sentence.headline else "ongoing"
    if vword.tense == "present" and happening.kind in LASTING and governed and not parse.sentence.headline:
        return "ongoing"
    return "happened"


def _after_purpose(happening: Happening) -> str:
    """«لاستعادة المدينة»: what is aimed at; a «لـ» that hangs on a noun («نتيجة لقصف») is none."""
    parse = happening.parse
    before = parse.units[happening.unit - 1] if happening.unit > 0 else None
    hangs = (
        before is not None
        and before.tag in ("np", "part")
        and before.last == parse.units[happening.unit].first
    )
    noun = (
        hangs
        and before is not None
        and parse.words[before.last - 1].pos in ("noun", "adj")
        and not before.definite
    )
    return "happened" if noun else "planned"


def _governed_by(happening: Happening, verb: Unit, entry: LightVerb | None) -> bool:
    """Whether the event noun is an argument of the verb rather than standing in a phrase of its own."""
    unit = happening.parse.units[happening.unit]
    if not unit.relation:
        return True
    return entry is not None and unit.relation in entry.noun


def _verb_status(
    happening: Happening, negated: bool, opener: str, grammar: Grammar, meanings: Meanings
) -> str:
    parse = happening.parse
    word = parse.words[parse.units[happening.unit].head]
    clause = parse.clauses[parse.clause_of[happening.unit]]
    if negated:
        return "denied"
    if "س" in word.proclitics or opener == "ل" or opener.startswith("purpose"):
        return "planned"
    auxiliaries = {meanings.folded_lemma(parse.words[parse.units[i].head]) for i in clause.auxiliaries}
    if word.tense == "present":
        if "كان" in auxiliaries or parse.sentence.headline:
            return "happened"
        if clause.kind == "content" and clause.units and _subjunctive(happening):
            return "planned"
        return "ongoing"
    return "happened"


def _subjunctive(happening: Happening) -> bool:
    """«يعتزم أن يهاجم»: «أن» right before a present verb."""
    parse = happening.parse
    before = happening.unit - 1
    if before < 0 or parse.units[before].tag != "sub":
        return False
    return parse.words[parse.units[before].head].text.lstrip("وف") in ("أن", "ان", "بأن")
