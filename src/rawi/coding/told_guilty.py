"""Who did it, by what is told of somebody before a happening's noun: «كان التنظيم وراء الهجوم», «لعلاقته بالهجوم»,
«الشاب الذي أدين بالتفجير», «ألقي باللوم على الحركة في الهجوم», «محاكمة الضابط بسبب قتل المتظاهرين»."""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import in_genitive
from rawi.coding.slots import HUMAN_AGENTS, pronoun_unit
from rawi.knowledge.grammar import Grammar

__all__ = ["told_guilty"]

WHO = HUMAN_AGENTS | {"people", "name"}
ASIDE = frozenset(("time", "open", "close"))
# Folded lemmas, each with the prepositions after which the happening stands.
TIES = frozenset(("صله", "علاقه", "ارتباط"))  # «على صلة بـ», «لعلاقته بـ»
SHARES = TIES | {"دور", "ادانه", "اتهام"}  # «لدوره في»
LAID_ON = frozenset(
    ("لوم", "لايمه", "شبهه", "شك", "اصبع", "مسووليه", "اتهام")
)  # «باللوم على», «أصابع الاتهام إلى»
TRYING = frozenset(("محاكمه", "محاسبه", "معاقبه", "مقاضاه", "ملاحقه", "مساءله", "مساله"))
CONVICTING = frozenset(("ادان", "حاكم", "قاضي"))
CARRIES = "حمل"  # spelt like «حمّل», but in a relative clause it rather carries: «الذين حملوا السلاح»
BEHIND = frozenset(("وراء", "خلف"))


def told_guilty(
    parse: Parse, event: Unit, clause: Clause, grammar: Grammar, meanings: Meanings
) -> list[Unit]:
    """Who did what a noun tells, by the words before it; empty when these say it of nobody."""
    index = event.unit_index - 1
    while index >= 0 and parse.units[index].tag in ASIDE:
        index -= 1
    if index < 0 or event.conj:
        return []
    before = parse.units[index]
    if before.tag == "part" and not event.relation and parse.words[before.head].stem in BEHIND:
        return _of_whom(parse, index - 1, clause, grammar, meanings)
    if event.relation in ("at", "in", "of") and before.tag == "verb":
        return _passive(parse, before, clause, grammar, meanings)
    if before.tag != "np" or not event.relation:
        return []
    word = parse.words[before.head]
    lemma = meanings.folded_lemma(word)
    alone = before.last == before.head + 1
    if event.relation in ("at", "in") and alone and lemma in TIES and before.relation == "on":
        return _of_whom(parse, index - 1, clause, grammar, meanings)
    his = alone and lemma in SHARES and bool(word.enclitic)
    if event.relation in ("at", "in") and his and before.relation in ("for", "cause"):
        return [pronoun_unit(before)]
    if (
        event.relation in ("in", "of", "at")
        and before.type in WHO
        and before.relation in ("on", "to", "about")
    ):
        blamed = parse.units[index - 1] if index else before
        laid = blamed.tag == "np" and meanings.folded_lemma(parse.words[blamed.head]) in LAID_ON
        return [before] if laid else []
    if event.relation in ("cause", "on") and lemma in TRYING:
        whom = in_genitive(parse, before, WHO)
        return [whom] if whom is not None else []
    return []


def _of_whom(parse: Parse, index: int, clause: Clause, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """«إن | التنظيم | كان | وراء», «الشاب الذي كان | على صلة»: who stands before what is said of him, past «كان»."""
    while index >= 0:
        unit = parse.units[index]
        copula = unit.tag == "verb" and meanings.folded_lemma(parse.words[unit.head]) in grammar.auxiliaries
        if unit.tag == "rel":
            told_of = parse.units[clause.antecedent] if clause.antecedent >= 0 else None
            return [told_of] if told_of is not None and told_of.type in WHO else []
        if unit.tag == "np" and not unit.relation and unit.type in WHO:
            return [unit]
        if not copula and unit.tag not in ("part", "time") and not (unit.tag == "pron" and not unit.relation):
            return []
        index -= 1
    return []


def _passive(parse: Parse, verb: Unit, clause: Clause, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """«الشاب الذي أدين | بالتفجير», «الجنود الذين اتهموا بقتل»: of whom a relative clause tells that he is charged."""
    lemma = meanings.folded_lemma(parse.words[verb.head])
    charges = lemma in CONVICTING or (lemma in grammar.accusing and lemma != CARRIES)
    if not charges or parse.words[verb.head].enclitic:
        return []
    if clause.verb != verb.unit_index or clause.antecedent < 0:
        return []
    told_of = parse.units[clause.antecedent]
    return [told_of] if told_of.type in WHO else []
