"""Who is said to have, or not to have, a hand in a happening: «تنفي الحركة أي ضلوع لها في الهجوم», «ليس له علاقة بالتفجير»,
«شابا يحمل جنسية أجنبية متورط في تفجير»."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slots import HUMAN_AGENTS
from rawi.knowledge.grammar import Grammar

__all__ = ["involved"]

# Nouns of a part in something, after which «في», «بـ» or «عن» names it. Folded lemmas.
HAND = frozenset(("ضلوع", "ضلع", "تورط", "علاقه", "صله", "يد", "دور", "مشاركه", "مسووليه", "تدخل"))
OF_WHAT = frozenset(("in", "at", "of"))
WHO = HUMAN_AGENTS | {"people", "name"}
ASIDE = frozenset(("time", "part", "open", "close"))
AFTER_THAT = frozenset(("sub", "rel"))


def involved(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """Of whom the words before an event noun tell a part in it: a pronoun, or the subject of «أن» whom a word of guilt
    describes; empty when they tell it of nobody."""
    if event.conj or event.relation not in OF_WHAT:
        return []
    before = [u for u in parse.units[max(0, event.unit_index - 4) : event.unit_index] if u.tag not in ASIDE]
    if not before:
        return []
    last = before[-1]
    if parse.clauses[parse.clause_of[event.unit_index]].kind == "relative":
        return []  # «ستة رجال لهم علاقة بالهجوم»
    if len(before) > 1 and last.tag == "pron" and _whose(last) and _hand(parse, before[-2], meanings):
        return [last]  # «أي ضلوع | لها | في»
    if len(before) > 1 and _whose(before[-2]) and _hand(parse, last, meanings):
        return [before[-2]]  # «له | أي علاقة | بـ»
    guilty = last.tag == "np" and last.last == last.head + 1 and not last.definite and not last.relation
    if guilty and meanings.folded_lemma(parse.words[last.head]) in grammar.guilty:
        return _told_of(parse, last)
    return []


def _whose(unit: Unit) -> bool:
    """«لها», «للحركة»."""
    return unit.relation == "for" and (unit.tag == "pron" or (unit.tag == "np" and unit.type in WHO))


def _hand(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«علاقة», «أي دور», «ضلوع مباشر»."""
    bare = unit.tag in ("np", "event") and not unit.relation and unit.mention is None
    words = parse.words[unit.first : unit.last]
    return bare and any(meanings.folded_lemma(word) in HAND and not word.enclitic for word in words)


def _told_of(parse: Parse, word: Unit) -> list[Unit]:
    """«إن | شخصا | يحمل جنسية أجنبية | متورط»: who stands right after «أن» where another clause describes him before the
    word."""
    clause = parse.clauses[parse.clause_of[word.unit_index]]
    within = [parse.units[i] for i in clause.units if i < word.unit_index]
    if clause.kind != "content" or len(within) < 3 or within[0].tag not in AFTER_THAT:
        return []
    who = within[1]
    verbs = [u for u in within[2:] if u.tag == "verb"]
    single = parse.words[who.head].number == "s" and who.number is None
    suits = who.tag == "np" and not who.relation and who.type in WHO and within[2].tag == "verb"
    return [who] if suits and len(verbs) == 1 and single and not who.definite else []
