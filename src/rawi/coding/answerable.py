"""Who answers for a happening where nobody is its subject: «متهمين بقتل», «اتهامات لجنود بتعذيب», «خطة للتنظيم»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.accusers import accused_before, charges_against
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.intents import intending
from rawi.coding.involved import involved
from rawi.coding.meaning import Meanings
from rawi.coding.slots import HUMAN_AGENTS, pronoun_unit, verb_slots
from rawi.coding.told_guilty import told_guilty
from rawi.coding.voices import Voice
from rawi.knowledge.frames import load_frames
from rawi.knowledge.grammar import Grammar

__all__ = [
    "BLAMED",
    "HELD_FOR",
    "PARTIES",
    "UNKNOWN",
    "accused_of",
    "answering",
    "burdened",
    "charged",
    "held_for",
]

PARTIES = HUMAN_AGENTS | {"people", "name"}
CHARGED = frozenset(("at", "in", "of"))  # «متهم بـ», «متورط في», «مسؤول عن»
AIMED = frozenset(("for", "at", "purpose"))  # «خطة لـ», «التخطيط بـ»
HELD_FOR = frozenset(("تهمه", "شبهه", "اشتباه", "جرم"))  # «بتهمة», «للاشتباه في»
UNKNOWN = frozenset(("جهه", "طرف"))  # «الجهة المسؤولة عن الهجوم»
TRIED = frozenset(("people", "person", "name", "armed", "quantity"))  # whom courts charge
PASSED_OVER = frozenset(("time", "part", "close", "open"))
BURDENED = frozenset(("عاتق", "كاهل"))
CONVICTING = frozenset(("ادان",))  # «أدانت المحكمة جنديا بقتل»; without «بـ» it only condemns
BLAMED = frozenset(("people", "person", "name", "armed"))  # whom the pronoun of a charge means: «اتهامه بقتل»


def charged(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> Unit | None:
    """«رجلا متهمين بقتل», «المتورطين في خطف», «الخلية المسؤولة عن تفجير»: whoever a word of guilt before a happening's
    preposition describes; None when there is no such word."""
    if event.relation not in CHARGED:
        return None
    unit = _before(parse, event.unit_index, grammar, meanings)
    if unit is None or unit.tag != "np":
        return None
    last = parse.words[unit.last - 1]
    if last.pos == "prep" and last.enclitic and unit.last > unit.head + 1:
        last = parse.words[unit.last - 2]  # «الشاب المشتبه | به في التفجير»
    lemma = meanings.folded_lemma(last)
    if lemma not in grammar.guilty and not (event.relation == "of" and lemma in grammar.responsible):
        return None
    alone = unit.last == unit.head + 1
    if alone and (lemma in grammar.responsible or not unit.definite) and not unit.number:
        return _described(
            parse, unit, grammar, meanings
        )  # «اثنان من الجنود | متهمين بقتل», «التنظيم "المسؤول عن التفجير"»
    return unit


def _described(parse: Parse, word: Unit, grammar: Grammar, meanings: Meanings) -> Unit:
    """The noun that a word of guilt set apart from it describes, or of which it is said («الجماعة ربما تكون مسؤولة
    عن…»); the word itself when there is none."""
    for unit in reversed(parse.units[: word.unit_index]):
        if unit.tag == "np" and (not unit.relation or not word.relation):
            return unit if unit.type in PARTIES else word
        verb = meanings.folded_lemma(parse.words[unit.head]) if unit.tag == "verb" else ""
        copula = verb != "ليس" and verb in grammar.auxiliaries
        subject = unit.tag == "pron" and not unit.relation and unit.last == unit.head + 1
        if unit.tag not in ("open", "close", "part") and not copula and not subject:
            break
    return word


def burdened(parse: Parse, unit: Unit) -> Unit:
    """«ألقوا المسؤولية على عاتق الحركة»: whose shoulders they are."""
    alone = parse.words[unit.head].stem in BURDENED and unit.last > unit.head + 1
    return replace(unit, first=unit.head + 1, head=unit.head + 1) if alone else unit


def accused_of(
    parse: Parse, event: Unit, voice: Voice | None, grammar: Grammar, meanings: Meanings
) -> Unit | None:
    """«اتهم الجيش المسلحين بتكثيف هجومهم», «متهمين الجيش بقصف»: whom a verb or participle accuses of a
    happening that follows."""
    if event.relation not in CHARGED:
        return None
    if voice is not None and voice.accused is not None and voice.accused.unit_index < event.unit_index:
        return voice.accused
    return next(iter(accused_before(parse, event, grammar, meanings)), None)


def convicted(parse: Parse, event: Unit, clause: Clause, meanings: Meanings) -> list[Unit]:
    """«أدانت المحكمة جنديا بقتل», «أدين ثلاثة بالتخطيط لتفجير»: whom a court finds guilty of a happening."""
    if event.relation not in CHARGED | AIMED or not 0 <= clause.verb < event.unit_index:
        return []
    if meanings.folded_lemma(parse.words[parse.units[clause.verb].head]) not in CONVICTING:
        return []
    if parse.clause_of[event.unit_index] != clause.index or any(
        u.tag in ("verb", "sub", "rel") for u in parse.units[clause.verb + 1 : event.unit_index]
    ):
        return []
    bare = [u for u in parse.units[clause.verb + 1 : event.unit_index] if u.tag == "np" and not u.relation]
    of_what = [u for u in parse.units[clause.verb + 1 : event.unit_index + 1] if u.relation == "at"]
    whom = bare[-1] if bare and of_what and bare[-1].first < of_what[0].first else None
    return [whom] if whom is not None and whom.type in PARTIES | {"quantity"} else []


def under_charge(parse: Parse, event: Unit, meanings: Meanings) -> list[Unit]:
    """«حكم على ثلاثة رجال بالسجن بتهمة تفجير», «17 شخصا أدينوا بتهمة التخطيط لهجوم»: of whom a charge is told whose words
    end with a happening."""
    before = [u for u in parse.units[: event.unit_index] if u.tag not in PASSED_OVER and u.type != "carrier"]
    charge = before[-1] if before and before[-1].tag == "np" else None
    if charge is None or meanings.folded_lemma(parse.words[charge.head]) != "تهمه" or event.conj:
        return []
    for unit in reversed(before[:-1]):
        if unit.tag == "verb":
            clause = parse.clauses[parse.clause_of[unit.unit_index]]
            told_of = parse.units[clause.antecedent] if clause.antecedent >= 0 else None
            return [told_of] if told_of is not None and told_of.type in TRIED else []
        if unit.tag == "np" and unit.type in TRIED and unit.relation != "in":
            return [unit]
        if unit.tag not in ("np", "event") or not unit.relation:
            break
    return []


def bearing(parse: Parse, event: Unit, clause: Clause, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """«يتحمل المتمردون مسؤولية مقتل جنود», «الحركة تحملها السلطات مسؤولية مقتل»: who is said to bear the responsibility
    for a happening."""
    units = [u for u in parse.units[: event.unit_index] if u.tag not in PASSED_OVER]
    bears = bool(units) and meanings.folded_lemma(parse.words[units[-1].head]) == "مسووليه"
    if not bears or not 0 <= clause.verb < event.unit_index or clause.negated:
        return []
    verb = parse.units[clause.verb]
    lemma = meanings.folded_lemma(parse.words[verb.head])
    if lemma in grammar.accusing and parse.words[verb.head].enclitic:
        return [pronoun_unit(verb)]
    if lemma != "تحمل" and not parse.words[verb.head].folded.startswith(("يتحمل", "تتحمل")):
        return []
    subject = verb_slots(parse, clause, load_frames(), None).get("subject", [])
    return [u for u in subject if u.tag == "np" and u.type in PARTIES and u is not units[-1]]


def held_for(parse: Parse, event: Unit, meanings: Meanings) -> bool:
    """«بتهمة التخطيط لهجمات», «للاشتباه في قتل جندي», «بسبب رشق سيارة»: whether somebody is held for what a
    phrase tells."""
    if event.definite and not event.conj:
        return False
    if event.relation == "cause" and parse.words[event.first - 1].folded == "بسبب":
        return True
    for unit in reversed(parse.units[max(0, event.unit_index - 3) : event.unit_index]):
        if unit.tag != "np" and unit.tag not in PASSED_OVER:
            return False
        if unit.tag == "np" and meanings.folded_lemma(parse.words[unit.head]) in HELD_FOR:
            return unit.relation in ("at", "for", "cause")
    return False


def answering(happening: Happening, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """Who is charged with a happening told by a noun, or whose plan it is; empty when the words name nobody."""
    parse, event = happening.parse, _outermost(happening)
    behind = _behind(happening, grammar, meanings)
    if behind:
        return behind
    accused = accused_before(parse, event, grammar, meanings)
    if accused:
        return [replace(unit, number=None) for unit in accused]
    part = involved(parse, event, grammar, meanings)
    if part:
        return part
    guilty = charged(parse, event, grammar, meanings)
    if guilty is not None:
        whole = guilty.last == guilty.head + 1 or parse.words[guilty.head + 1].enclitic  # «المشتبه بهم»
        alone = bool(whole) and guilty.number is None
        lemma = meanings.folded_lemma(parse.words[guilty.head])
        nobody = lemma in UNKNOWN or (alone and (not guilty.definite or lemma == "مشتبه"))
        return [] if nobody or guilty.type not in PARTIES else [replace(guilty, number=None)]
    found = convicted(parse, event, happening.clause, meanings)
    found = (
        found
        or charges_against(parse, event, grammar, meanings)
        or under_charge(parse, event, meanings)
        or bearing(parse, event, happening.clause, grammar, meanings)
    )
    found = found or told_guilty(parse, event, happening.clause, grammar, meanings)
    if found:
        return [replace(unit, number=None) for unit in found]
    whose = intending(parse, happening.phrase, grammar, meanings)
    if whose:
        return whose
    if event.relation not in CHARGED | AIMED:
        return []
    pronoun = _charged_pronoun(parse, event, grammar, meanings)
    if pronoun is not None:
        return [pronoun]
    group: list[Unit] = []
    index = event.unit_index - 1
    while index >= 0:
        unit = parse.units[index]
        carries = unit.tag == "np" and unit.type == "carrier" and index == event.unit_index - 1
        if (
            unit.tag in PASSED_OVER
            or carries
            or (unit.tag == "np" and (unit.relation == "in" or unit.adverbial))
        ):
            index -= 1
            continue
        if unit.tag != "np" or unit.type not in PARTIES or not (unit.conj or unit.relation in ("for", "to")):
            return []
        group.insert(0, unit)
        if not unit.conj or unit.relation:
            break
        index -= 1
    before = parse.units[index - 1] if index > 0 and group else None
    if before is None or before.tag != "np":
        return []
    lemma = meanings.folded_lemma(parse.words[before.head])
    words = grammar.charges | grammar.allowing if event.relation in CHARGED else frozenset[str]()
    if event.relation in AIMED:
        words = words | grammar.plans
    return group if lemma in words else []


def _outermost(happening: Happening) -> Unit:
    """«مسؤولة عن عملية | الاختطاف»: the word that carries the happening's own, with the preposition."""
    event = happening.phrase
    before = happening.parse.units[event.unit_index - 1] if event.unit_index else event
    carried = before.tag == "event" and before.last == event.first and not (event.relation or event.conj)
    return before if carried else event


def _charged_pronoun(parse: Parse, event: Unit, grammar: Grammar, meanings: Meanings) -> Unit | None:
    """«اتهامات لها باختطاف مدنيين», «اتهامه بمحاولة تفجير»: the pronoun of whom a charge is against."""
    noun = _before(parse, event.unit_index, grammar, meanings)
    if event.relation == "at" and noun is not None and noun.tag == "np" and parse.words[noun.head].enclitic:
        charge = (
            noun.last == noun.head + 1 and meanings.folded_lemma(parse.words[noun.head]) in grammar.charges
        )
        return pronoun_unit(noun) if charge else None
    before = parse.units[max(0, event.unit_index - 2) : event.unit_index]
    if event.relation != "at" or len(before) < 2 or before[1].tag != "pron" or before[1].relation != "for":
        return None
    charge = before[0].tag == "np" and meanings.folded_lemma(parse.words[before[0].head]) in grammar.charges
    return before[1] if charge else None


def _behind(happening: Happening, grammar: Grammar, meanings: Meanings) -> list[Unit]:
    """«تقف الحركة وراء الهجوم», «المتهم بالوقوف خلف العملية»: who stands behind a happening."""
    parse, event = happening.parse, happening.phrase
    word = parse.words[event.first - 1] if event.first else None
    if word is None or word.folded not in ("خلف", "وراء"):
        return []
    clause = happening.clause
    verb = parse.units[clause.verb] if 0 <= clause.verb < event.unit_index else None
    if verb is not None and meanings.folded_lemma(parse.words[verb.head]) == "وقف":
        slots = verb_slots(parse, clause, load_frames(), None)
        return [u for u in slots.get("subject", []) if u.tag == "np" and u.type in PARTIES]
    stands = next(
        (u for u in reversed(parse.units[: event.unit_index]) if u.tag == "np" and u.last < event.first), None
    )
    if stands is None or meanings.folded_lemma(parse.words[stands.head]) != "وقوف" or stands.relation != "at":
        return []
    unit = _before(parse, stands.unit_index, grammar, meanings)
    if unit is None or unit.tag != "np":
        return []
    against = parse.units[stands.unit_index - 1]
    charge = parse.units[against.unit_index - 1] if against.unit_index else against
    if against.relation == "for" and meanings.folded_lemma(parse.words[charge.head]) in grammar.charges:
        return [against]  # «اتهامات الحكومة لها بالوقوف وراء التفجير»
    if unit.type not in PARTIES:
        return []
    if verb is not None and meanings.folded_lemma(parse.words[verb.head]) in grammar.accusing:
        if parse.words[verb.head].enclitic:
            return [pronoun_unit(verb)]  # «تتهمهم السلطات بالوقوف وراء الهجوم»
        return [] if unit.relation else [unit]  # «اتهمت السلطات الحركة بالوقوف وراء الهجوم»
    return [unit] if meanings.folded_lemma(parse.words[unit.last - 1]) in grammar.guilty else []


def _before(parse: Parse, index: int, grammar: Grammar, meanings: Meanings) -> Unit | None:
    """The phrase before a happening, past «به», and past what only carries it («متهم بتنفيذ هجوم»)."""
    for unit in reversed(parse.units[:index]):
        pronoun = unit.tag == "pron" and bool(unit.relation)
        carries = unit.tag == "np" and meanings.folded_lemma(parse.words[unit.head]) in grammar.light_nouns
        if unit.tag not in PASSED_OVER and not pronoun and not carries:
            return unit
    return None
