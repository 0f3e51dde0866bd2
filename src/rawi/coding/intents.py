"""Who means or refuses a deed by the noun that governs it: «تهديد الجيش بقصف», «نية مسلحين شن هجوم», «رفض التنظيم
الإفراج عن», «محاولة من المسلحين لاقتحام»."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.parties import in_genitive
from rawi.coding.slots import HUMAN_AGENTS, pronoun_unit
from rawi.knowledge.grammar import Grammar

__all__ = ["intending"]

PARTIES = HUMAN_AGENTS | {"people", "name"}
MEANT = frozenset(("at", "for", "on", "in", "from", "to"))  # «تهديد بـ», «سعي لـ», «إصرار على»
CLAIMING = "تبني"
PART = "دور"  # «دور الجيش في قتل»
WHERE = frozenset(("place", "country", "part", "facility"))
ASIDE = frozenset(("time", "part", "open", "close"))
# «عزمهم تنظيم مظاهرات», before which it is no organisation; «عزمهما توفير غطاء جوي»
HOLDING = frozenset(("تنظيم", "تسيير", "توفير", "تقديم", "منح"))


def intending(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """Those whose intent, refusal or part a noun before a happening tells: in its genitive, as its pronoun, after «من» or,
    of a part, after «لـ»; empty when there is no such noun."""
    if event.conj:
        return []
    first, relation, index = _past_carriers(parse, event, grammar, meanings)
    if relation and relation not in MEANT:
        return []
    group: list[Unit] = []
    while index >= 0:
        unit = parse.units[index]
        where = unit.tag == "np" and unit.type in WHERE and (unit.relation == "in" or unit.adverbial)
        aside = unit.tag in ASIDE or where
        if aside and relation and not group:
            index -= 1  # «تهديد الحزب أمس بقصف»
            continue
        joined = unit.tag == "np" and unit.type in PARTIES and (unit.conj or unit.relation == "from")
        if not joined or (unit.conj and unit.relation):
            break
        group.insert(0, unit)
        index -= 1
        if unit.relation:
            break
    noun = parse.units[index] if index >= 0 else None
    if noun is not None and noun.tag == "pron" and noun.relation == "for" and not group and index:
        before = parse.units[index - 1]
        part = any(meanings.folded_lemma(word) == PART for word in parse.words[before.head : before.last])
        return [noun] if part and relation == "in" else []  # «أي دور لها في الهجوم»
    if noun is None or noun.tag != "np" or noun.mention is not None:
        return []
    head = parse.words[noun.head]
    lemma, bare = meanings.folded_lemma(head), not relation
    if group and group[0].relation:
        means = lemma in grammar.intents | grammar.plans and not bare
        alone = all(parse.words[i].pos == "adj" for i in range(noun.head + 1, noun.last))
        if noun.last != group[0].first - 1 or not means:
            return []
        if alone:
            return group
        group = []  # «رغبة مقاتلين من ليبيا في»
    claims = head.stem == CLAIMING and bare  # «بتبنيه هجوما»
    if lemma not in grammar.intents and not (bare and lemma in grammar.refusals) and not claims:
        return []
    if bare and (group[-1].last if group else noun.last) != first:
        return []
    if head.enclitic:
        return [pronoun_unit(noun)] if noun.last == noun.head + 1 and not group else []
    whose = in_genitive(parse, noun, PARTIES) or (_possessor(parse, noun) if lemma == PART else None)
    return [] if whose is None else [whose, *group]


def _past_carriers(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> tuple[int, str, int]:
    """«استعداد المسلحين | لتنفيذ عملية تفجير»: where what carries a happening begins, the preposition before it, and the
    unit before that."""
    first, relation, index = event.first, event.relation, event.unit_index - 1
    while index >= 0:
        unit = parse.units[index]
        lemma = meanings.folded_lemma(parse.words[unit.head])
        alone = unit.last == unit.head + 1 and (lemma in grammar.light_nouns or lemma in HOLDING)
        carries = unit.tag == "event" or (unit.tag == "np" and alone)
        if not carries or unit.conj or unit.last != first - (parse.words[first - 1].pos == "prep"):
            break
        first, relation = unit.first, unit.relation
        index -= 1
    return first, relation, index


def _possessor(parse: Parse, unit: Unit) -> Unit | None:
    """«دور محتمل للجيش في قتل»: the party after «لـ» inside the phrase of a part that somebody plays."""
    for i in range(unit.head + 1, unit.last):
        mention = unit.name_at(i)
        type_ = mention.type if mention is not None else load_meanings().type_of(parse.words[i])
        if parse.words[i].folded.startswith("ل") and type_ in PARTIES:
            return Unit(
                "np", i, unit.last, i, type_, mention=mention, inner=unit.names_from(i), definite=True
            )
    return None
