"""What is said to go on: «الاشتباكات الدائرة», «القتال الذي يدور», «حرب تشنها القوات», «استمرار المعارك».

So do a protest or fighting «منذ الخميس», operations that are spoken of in general («العمليات العسكرية في مالي») and a
withdrawal that has begun («بدء انسحاب القوات»).
"""

from __future__ import annotations

from itertools import pairwise

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import load_grammar

__all__ = ["LASTING", "going_on", "lasting_since"]

GOING_ON = frozenset(
    (
        "داير", "مستمر", "جاري", "جار", "متواصل", "مستعر", "محتدم", "قايم", "يومي", "متزايد", "متصاعد", "حالي",
        "راهن",
    )
)  # fmt: skip
LASTS = frozenset(("استمرار", "تواصل"))
CARRIED = frozenset(("حاله", "عمليه", "عمل", "حركه", "موجه"))  # «استمرار | حالة | العصيان»
STILL = frozenset(("زال", "زالت", "زالوا", "يزال", "تزال", "يزالون"))
FURTHER = 9  # phrases after a happening in which «ما زال متواصلا» may say that it goes on
WAGING = frozenset(("شن", "خاض", "شهد", "نفذ", "قاد"))
RAGING = frozenset(("دار", "جري", "تواصل", "استمر", "احتدم", "شهد"))
SINCE = "منذ"
SINCE_THEN = frozenset(("clash", "protest", "riot", "encirclement"))
BEGINNING = "بدء"
MOVING = frozenset(("retreat", "deployment", "evacuation", "displacement"))
OPERATION = "عمليه"
# What begins or ends operations, and so tells of a moment: «انطلاق العمليات العسكرية», «علقت العمليات العسكرية».
TURNING = frozenset(
    (
        "انطلاق", "بدء", "استيناف", "تعليق", "وقف", "توقف", "انتهاء", "انهاء", "اطلاق", "علق", "اوقف", "انهي",
        "انتهي", "بدا", "استانف", "انطلق", "اطلق",
    )
)  # fmt: skip
OF_WAR = frozenset(("عسكري", "قتالي", "حربي"))
CARRYING_OUT = frozenset(("به", "بها", "بهما"))
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


def going_on(happening: Happening, meanings: Meanings) -> bool:
    """«الاشتباكات الدائرة», «حرب تشنها القوات»: an adjective or a relative clause in the present says it goes on."""
    parse = happening.parse
    if _lasts(happening, meanings) or _is_still_so(happening):
        return True
    if _begun(happening, meanings):
        return True
    if parse.sentence.headline or _of_a_series(happening):
        return False
    if _operations(happening, meanings):
        return True
    adjectives = [parse.words[i] for i in happening.phrase.modifiers]
    if any(not {meanings.folded_lemma(w), w.stem.removesuffix("ه")}.isdisjoint(GOING_ON) for w in adjectives):
        return True
    for unit, after in pairwise(parse.units[happening.unit + 1 : happening.unit + FURTHER]):
        if unit.tag not in ("np", "neg", "time", "part", "verb") or (
            unit.tag == "verb" and not _still(parse, unit)
        ):
            break
        if unit.tag == "verb":  # «القتال ما زال متواصلا»
            how = parse.words[after.head].stem.removesuffix("ا").removesuffix("ه")
            return how in GOING_ON and not happening.phrase.relation
        if _goes_on_by_predicate(happening, unit):
            return True
    for clause in parse.clauses:
        if clause.antecedent != happening.unit or clause.verb < 0:
            continue
        if clause.negated and _lasts_still(parse, clause):
            return True
        if clause.negated or clause.auxiliaries:
            continue
        word = parse.words[parse.units[clause.verb].head]
        raging = happening.kind in LASTING and not word.enclitic and meanings.folded_lemma(word) in RAGING
        if raging and word.tense == "present":
            return True  # «القتال الذي يدور بين الجيش والمسلحين»
        if word.tense == "present" and word.enclitic and meanings.folded_lemma(word) in WAGING:
            return True
        next_ = parse.units[clause.verb].last
        following = parse.words[next_].folded if word.tense == "present" and next_ < len(parse.words) else ""
        if following in CARRYING_OUT and meanings.folded_lemma(word) == "قام":
            return True  # «العمليات التي تقوم بها القوات»
    return False


def _goes_on_by_predicate(happening: Happening, unit: Unit) -> bool:
    """«الاشتباكات بين الجيش والمسلحين | مستمرة»: an indefinite adjective that agrees with a definite happening is what is
    said of it."""
    parse, noun = happening.parse, happening.parse.words[happening.phrase.head]
    word = parse.words[unit.head]
    if unit.relation or unit.conj or word.definite or not noun.definite or happening.phrase.relation:
        return False
    if happening.clause.verb >= 0 or word.pos not in ("adj", "noun") or unit.last != unit.head + 1:
        return False
    feminine = noun.gender == "f" or noun.number == "p"
    return word.stem.removesuffix("ه") in GOING_ON and word.stem.endswith("ه") == feminine


def lasting_since(happening: Happening) -> bool:
    """«معارك منذ الخميس», «إضراب عن الطعام منذ شهر»: whether fighting or a protest is said since when it has been."""
    time = happening.time
    if time is None or happening.kind not in SINCE_THEN or happening.status != "happened":
        return False
    if happening.tolls or happening.phrase.tag == "verb":
        return False  # «قتل خمسة في معارك منذ الخميس»: so many since then
    return happening.parse.words[time.first].folded == SINCE


def _lasts_still(parse: Parse, clause: Clause) -> bool:
    """«الاشتباكات التي لا تزال مستمرة»: of a relative clause, whether it says that it goes on."""
    after = parse.units[clause.verb + 1 : clause.verb + 2]
    if not _still(parse, parse.units[clause.verb]) or not after:
        return False
    return parse.words[after[0].head].stem.removesuffix("ا").removesuffix("ه") in GOING_ON


def _begun(happening: Happening, meanings: Meanings) -> bool:
    """«أعلن الجيش بدء انسحاب قواته»: a movement that begins."""
    unit = happening.phrase
    before = happening.parse.units[unit.unit_index - 1] if unit.unit_index else unit
    if happening.kind not in MOVING or unit.relation or unit.conj or before.last != unit.first:
        return False
    word = happening.parse.words[before.last - 1]
    return meanings.folded_lemma(word) == BEGINNING and before.relation in ("", "of") and not word.definite


def _operations(happening: Happening, meanings: Meanings) -> bool:
    """«العمليات العسكرية في مالي», «عملياتها العسكرية»: operations of a war spoken of in general, without a day."""
    parse, unit = happening.parse, happening.phrase
    word = parse.words[unit.head]
    if happening.kind != "assault" or word.number != "p" or not (unit.definite or word.enclitic):
        return False
    if meanings.folded_lemma(word) != OPERATION or unit.relation in ("after", "before", "since", "during"):
        return False
    clause = happening.clause
    around = [parse.units[unit.unit_index - 1]] if unit.unit_index else []
    around += [parse.units[clause.verb]] if clause.verb >= 0 else []
    if any(meanings.folded_lemma(parse.words[u.last - 1]) in TURNING for u in around):
        return False
    of_war = any(meanings.folded_lemma(word) in OF_WAR for word in parse.words[unit.head + 1 : unit.last])
    told = any(
        c.antecedent == happening.unit
        and c.verb >= 0
        and parse.words[parse.units[c.verb].head].tense == "past"
        for c in parse.clauses
    )
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    return of_war and not told and not any(u.tag == "time" for u in after)


def _still(parse: Parse, verb: Unit) -> bool:
    return parse.words[verb.head].stem in STILL


def _is_still_so(happening: Happening) -> bool:
    """«ما زالت الاشتباكات عنيفة», «الاشتباكات مستمرة بين الطرفين»: the subject of a verb or adjective of going on."""
    parse, unit = happening.parse, happening.phrase
    if unit.tag != "event" or unit.relation or unit.conj:
        return False
    before = parse.units[max(0, unit.unit_index - 2) : unit.unit_index]
    if len(before) == 2 and before[0].tag == "neg" and before[1].tag == "verb" and _still(parse, before[1]):
        return True
    after = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else unit
    how = parse.words[after.head]
    lone = after.tag == "np" and after.last == after.head + 1 and not (after.relation or after.conj)
    told = lone and unit.definite and not how.definite
    return told and how.stem.removesuffix("ا").removesuffix("ه") in GOING_ON


def _of_a_series(happening: Happening) -> bool:
    """«ثالث غارة تنفذها الطائرات», «أعنف هجوم تشنه الحركة منذ عام»: one of those that have been by now."""
    words = happening.parse.words[max(0, happening.phrase.first - 1) : happening.phrase.head]
    return any(word.stem in load_grammar().ordinals | load_grammar().superlatives for word in words)


def _lasts(happening: Happening, meanings: Meanings) -> bool:
    """«استمرار المعارك», «وسط تواصل أعمال الشغب», «استمرار حالة العصيان»: a noun that says it goes on."""
    parse, unit = happening.parse, happening.phrase
    if unit.relation or unit.conj:
        return False
    for word in reversed(parse.words[max(0, unit.first - 3) : unit.first]):
        lemma = meanings.folded_lemma(word)
        if lemma in LASTS:
            return "ب" not in word.proclitics  # «هدد باستمرار الهجمات»
        if lemma not in CARRIED:
            return False
    return False
