"""Whom the words before a happening accuse of it: «تتهم الحركة باغتيال», «متهما المسلحين بقصف», «إدانة ثلاثة بالتخطيط
لتفجير», «تحميل الجيش مسؤولية مقتل»."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import as_state, in_genitive, named_for_state
from rawi.coding.slots import HUMAN_AGENTS, pronoun_unit
from rawi.knowledge.grammar import Grammar

__all__ = ["accused_before", "charges_against", "described_accuser"]

PARTIES = HUMAN_AGENTS | {"people", "name", "quantity"}
ASIDE = frozenset(("time", "part", "open", "close"))
WHERE = frozenset(("in", "from"))  # «اتهم الجيش المسلحين في المدينة بقصف»
BURDENING = "تحميل"
RESPONSIBILITY = "مسووليه"
AGAINST = frozenset(("to", "against", "for"))
# «بارتكاب جرائم بينها قصف», «باستخدام المدافع في قصف»: what others that it is one of are, and with what it is done.
SUMS = frozenset(("جريمه", "انتهاك", "تهمه", "عمل", "فظاعه", "فظايع", "هجوم"))
NEAR = 5  # units back from whom charges are against to the charges
REACH = 12  # units back from a happening to the word of accusation


def accused_before(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """Those whom a verb, a participle or a noun of accusation before a happening names as its doers, or its pronoun;
    empty when nobody is accused."""
    if event.conj and not event.relation:
        return []
    index, charge = _past_carriers(parse, event, grammar, meanings)
    if not charge:
        return []
    group, index = _named(parse, index, grammar, meanings)
    if group and group[0].type == "speech":
        whose = in_genitive(parse, group[0], PARTIES)  # «اتهام الجيش بقصف»
        return [whose, *group[1:]] if whose is not None else []
    word = _governing(parse, index, grammar)
    if word is None:
        return []
    if word.tag == "verb":
        if not _accuses(parse, word, grammar, meanings):
            return []
        if not parse.words[word.head].enclitic:
            return group
        after = parse.units[event.unit_index + 1 : event.unit_index + 2]
        return [pronoun_unit(word)] if after and after[0].tag == "np" else []  # «اتهمهم باستباحة القتل»
    if parse.words[word.last - 1].folded in grammar.accusing_participles:
        return group  # «متهما الانفصاليين بقصف»
    if word.tag != "np" or not group:
        return []
    lemma = meanings.folded_lemma(parse.words[word.head])
    if lemma in grammar.charges or lemma == BURDENING:
        return group if word.last == word.head + 1 and word.last == group[0].first else []
    return group if _object(parse, word, group[0], grammar, meanings) else []


def charges_against(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """«الاتهامات التي أثيرت ضد الحركة بالتورط في هجوم», «التهم الموجهة إلى بلاده بتسليح»: against whom charges are that
    other words part from what they are of."""
    index, charge = _past_carriers(parse, event, grammar, meanings)
    unit = parse.units[index] if charge and index > 0 and not event.conj else None
    if unit is None or unit.tag != "np" or unit.relation not in AGAINST:
        return []
    own_land = unit.type == "place" and meanings.folded_lemma(parse.words[unit.head]) == "بلاد"
    if unit.type not in PARTIES and not own_land and not named_for_state(parse, unit):
        return []
    for before in reversed(parse.units[max(0, index - NEAR) : index]):
        heads = parse.words[before.head : before.last] if before.tag == "np" else ()
        if any(meanings.folded_lemma(word) in grammar.charges for word in heads):
            return [unit]
        if before.tag not in ("verb", "rel", *ASIDE) and not (before.tag == "np" and not before.relation):
            break
    return []


def described_accuser(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    """«اتهم المجلس الذي يقيم في المدينة … بقصف»: whether a happening stands, after «بـ», in what seems a clause that
    describes who accuses somebody of it."""
    clause = parse.clauses[parse.clause_of[event.unit_index]]
    if event.relation != "at" or clause.kind != "relative" or clause.antecedent < 1:
        return False
    verb = parse.units[clause.antecedent - 1]
    return verb.tag == "verb" and _accuses(parse, verb, grammar, meanings)


def _accuses(parse: Parse, verb: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    return meanings.folded_lemma(parse.words[verb.head]) in grammar.accusing


def _past_carriers(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> tuple[int, bool]:
    """The unit before «بالتورط في», «بالوقوف وراء», «مسؤولية»; and whether what stands there is what a charge is about."""
    relation, responsible, first = event.relation, False, event.first
    index = event.unit_index - 1
    while index >= 0:
        unit = parse.units[index]
        lemma = meanings.folded_lemma(parse.words[unit.head])
        summed = relation == "among" and unit.tag in ("np", "event") and lemma in SUMS and not unit.conj
        used = relation == "in" and unit.tag == "np" and unit.relation == "using"
        if summed or used:
            relation, first = "at" if used else unit.relation, unit.first
            index -= 1
            if used or relation:
                break
            continue
        if unit.tag in ("open", "close", "part") and parse.words[unit.last - 1].folded not in (
            grammar.accusing_participles
        ):
            index -= 1
            continue
        carries = unit.tag in ("np", "event") and unit.mention is None
        words = grammar.light_nouns | grammar.plans | grammar.guilt
        carries = carries and (unit.type in ("carrier", "abstract") or lemma in words)
        if not carries or (relation == "at" and unit.last != first) or unit.conj:
            break
        relation, first = unit.relation, unit.first
        responsible = responsible or lemma == RESPONSIBILITY
        index -= 1
    return index, relation == "at" or (responsible and not relation)


def _named(parse: Parse, index: int, grammar: Grammar, meanings: Meanings) -> tuple[list[Unit], int]:
    """The parties joined by «و» that stand there without a preposition, and the unit before them."""
    group: list[Unit] = []
    while index >= 0:
        unit = parse.units[index]
        participle = parse.words[unit.last - 1].folded in grammar.accusing_participles
        if (unit.tag in ASIDE and not participle) or (
            unit.tag == "np" and not group and (unit.relation in WHERE or unit.adverbial)
        ):
            index -= 1
            continue
        lemma = meanings.folded_lemma(parse.words[unit.head])
        charge = unit.type == "speech" and (lemma in grammar.charges or lemma == BURDENING)
        if charge and not unit.conj and (unit.last > unit.head + 1 or group):
            return ([unit, *group], index - 1) if not group else (group, index)
        unit = as_state(parse, unit)  # «تتهم الدوحة بـ»
        if unit.tag != "np" or unit.relation or participle or unit.type not in PARTIES:
            break
        group.insert(0, unit)
        index -= 1
        if not unit.conj:
            break
    return group, index


def _governing(parse: Parse, index: int, grammar: Grammar) -> Unit | None:
    for unit in reversed(parse.units[max(0, index - REACH) : index + 1]):
        if unit.tag in ASIDE and parse.words[unit.last - 1].folded not in grammar.accusing_participles:
            continue
        if unit.tag == "pron" and unit.relation:
            continue  # «اتهم فيه الجيش بقصف»
        return unit
    return None


def _object(parse: Parse, before: Unit, accused: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    """«اتهمت الحكومة | الجيش بـ», «اتهم المجلس الذي يقيم في المدينة | الجيش بـ»: whether what stands before the party is
    the subject of a verb that accuses, or the end of what describes that."""
    if before.tag == "np" and not before.relation and before.type == "person" and accused.type == "name":
        return False  # «اتهم الوزير | سالم العمري بـ»: one person
    described = False
    for unit in reversed(parse.units[max(0, before.unit_index - REACH) : before.unit_index + 1]):
        if unit.tag == "verb":
            if _accuses(parse, unit, grammar, meanings):
                return not parse.words[unit.head].enclitic
            described = unit.unit_index < before.unit_index  # «يقيم في المدينة»
            if not described:
                return False
        elif unit.tag in ("sub", "event", "neg"):
            return False
    return False
