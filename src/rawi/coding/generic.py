"""Happenings that are only spoken of in general: «استباحة القتل», «طريقتهم في القتال», «الجدل بشأن تسليح المعارضة»."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings
from rawi.coding.roles import INHERITED
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import LightVerb
from rawi.knowledge.grammar import Grammar

__all__ = ["AGREED_ON_ELSE", "agreed_on_else", "attacks_with_words", "spoken_of_in_general"]

TOLD = frozenset(("agent", "target", "place", "origin", "destination", "instrument"))
SHARED = frozenset(
    ("clash", "agreement", "protest", "riot")
)  # taken up by the bare word: «الاشتباكات», «الهدنة»
DEBATED = frozenset(
    ("support", "deployment", "handover", "evacuation", "release")
)  # «الجدل بشأن تسليح المعارضة»
AGREED_ON_ELSE = "an agreement on something else"
AGREEING = (("اتفاق",), ("اتفق",), ("اتفاقيه",))
AS_SUCH = ("عمل", "عنف")  # «أعمال العنف»: of which something must be told, if only that they broke out
AFTERMATH = frozenset(("after", "cause", "circumstance"))


def spoken_of_in_general(
    happening: Happening,
    everyday: Everyday,
    light: dict[str, LightVerb],
    grammar: Grammar,
    meanings: Meanings,
) -> bool:
    """Whether an event noun names a kind of deed rather than one that is told, by what is missing around it."""
    unit = happening.phrase
    if unit.tag != "event" or happening.tolls or happening.donated or unit.number is not None:
        return False
    if unit.relation == "about" and happening.kind in DEBATED:
        return True
    told = {
        role
        for role, entries in happening.roles.items()
        if any(not rule.startswith(INHERITED) for _, _, rule in entries)
    }
    as_such = happening.frame.lemmas == AS_SUCH
    if (_timed(happening) and not as_such) or _described(happening) or _carried(happening, grammar, meanings):
        return False
    if _done(happening, light, grammar, meanings):
        return False
    if as_such and not told & {"agent", "target"}:
        return True
    if happening.kind == "clash":
        return not told & (TOLD - {"agent"}) and _only_struggle(happening, everyday, meanings)
    if happening.kind in VIOLENT | SHARED or told & TOLD or _same_again(happening, meanings):
        return False
    word = happening.parse.words[happening.first]
    return happening.definite and not word.enclitic


def attacks_with_words(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«شن النائب هجوما على الحكومة»: who speaks for others attacks other speakers, and nothing of a fight is told."""
    word = happening.parse.words[happening.first]
    if happening.tolls or meanings.folded_lemma(word) not in everyday.attacks:
        return False
    if any(happening.roles.get(role) for role in ("place", "instrument", "commander")):
        return False
    agents, targets = happening.roles.get("agent", []), happening.roles.get("target", [])
    return (
        bool(agents and targets)
        and all(u.type in ("person", "name") and not u.arms for _, u, _ in agents)
        and all(u.type in ("person", "name", "org", "media", "country") for _, u, _ in targets)
    )


def agreed_on_else(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«اتفقت المعارضة على تشكيل حكومة», «الاتفاق النووي»: an agreement on what parties to a war do not agree on, or in
    whose sentence nothing is told of that, and no fighters."""
    if happening.kind != "agreement" or happening.frame.lemmas not in AGREEING:
        return False
    if happening.antecedent is not None and happening.antecedent.stands:
        return False
    parse = happening.parse
    if any(m.type == "armed" for m in parse.mentions) or any(u.type == "armed" for u in parse.units):
        return False
    return not any(
        word.stem in everyday.settled or meanings.folded_lemma(word) in everyday.settled
        for word in parse.words
    )


def _only_struggle(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«تدريبهم على القتال»: the word for fighting as such, which no verb says to take place."""
    parse = happening.parse
    word = parse.words[happening.first]
    if meanings.folded_lemma(word) not in everyday.struggles or word.number == "p" or word.enclitic:
        return False
    return happening.definite or happening.phrase.relation not in AFTERMATH  # «بعد قتال عنيف»


def _done(happening: Happening, light: dict[str, LightVerb], grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a verb says that it is done, takes place, has results or is forced on somebody: «تمكنوا من السيطرة»,
    «أسفر القتال عن…», «أجبروا على النزوح»."""
    clause = happening.clause
    if clause.verb < 0:
        return False
    lemma = meanings.folded_lemma(happening.parse.words[happening.parse.units[clause.verb].head])
    relation = happening.phrase.relation
    if not relation:
        return lemma in light or lemma in grammar.results
    if relation in ("on", "to", "for") and lemma in grammar.causing:
        return True
    return lemma in light and relation in light[lemma].noun


def _same_again(happening: Happening, meanings: Meanings) -> bool:
    """«تنديدا بالاغتيال» after «اغتيال السياسي»: the one that was told by the same word."""
    earlier = happening.antecedent
    if earlier is None or not earlier.roles.get("target") or earlier.phrase.tag != "event":
        return False
    first, before = happening.parse.words[happening.first], earlier.parse.words[earlier.first]
    return first.number != "p" and meanings.folded_lemma(first) == meanings.folded_lemma(before)


def _timed(happening: Happening) -> bool:
    """Whether its clause says when."""
    parse = happening.parse
    clause = happening.clause.index
    return any(u.tag == "time" and parse.clause_of[u.unit_index] == clause for u in parse.units)


def _described(happening: Happening) -> bool:
    """Whether «هذا» points to it or a relative clause tells of it."""
    parse = happening.parse
    if happening.pointed_to:
        return True
    return any(clause.antecedent == happening.unit for clause in parse.clauses)


def _carried(happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """«عملية الاختطاف», «جريمة القتل»: one of them."""
    parse = happening.parse
    if happening.first > happening.phrase.first:
        return True
    before = parse.units[happening.unit - 1] if happening.unit else None
    return (
        before is not None
        and before.last == happening.phrase.first
        and meanings.folded_lemma(parse.words[before.head]) in grammar.carriers
        and parse.words[before.head].number != "p"
    )
