"""What has not happened yet, though nothing governs it: «على وشك السيطرة», «تحريرها بات قريبا», «يتضمن الاتفاق كذا»."""

from __future__ import annotations

from rawi.coding.aims import ARRANGING, aimed_at
from rawi.coding.document import Happening
from rawi.coding.governing_subjects import CALLS_FOR
from rawi.coding.governors import relation_of, unquoted
from rawi.coding.meaning import Meanings
from rawi.coding.roles import INHERITED
from rawi.coding.tolls import VIOLENT

__all__ = ["BECOME", "TO_COME", "called_for", "impending"]

TO_COME = VIOLENT | {
    "capture",
    "advance",
    "retreat",
    "deployment",
    "support",
    "aid",
    "release",
    "evacuation",
    "handover",
}
BECOME = frozenset(("بات", "اصبح", "صار", "اضحي"))
ABOUT_TO = frozenset(("وشك", "مشارف", "اعتاب"))
NEARER = frozenset(("ادني",))  # «قاب قوسين أو أدنى من»
SOON = frozenset(("قريب", "قريبا", "قريبه", "وشيك", "وشيكا", "وشيكه"))
BINDING = frozenset(("اتفاق", "اتفاقيه", "صفقه", "خطه", "هدنه", "مبادره", "مقترح", "بند", "تسويه", "خارطه"))
COMPRISING = frozenset(("تضمن", "شمل"))
PROMISING = frozenset(("تعهد", "هدد", "توعد", "وعد", "لوح", "اقسم"))
GOING_ON = frozenset(("استمرار", "مواصله", "تصعيد", "تكثيف", "استيناف", "تجديد"))
AHEAD = 9  # phrases after a happening in which it may be said to be near


def impending(happening: Happening, meanings: Meanings) -> bool:
    """Whether its sentence says that it is near, or agreed on."""
    near = _about_to(happening) or _soon(happening, meanings)
    agreed = _agreed_on(happening, meanings) or _promised_more(happening, meanings)
    return near or agreed or _called(happening, meanings) or aimed_at(happening, meanings)


def _promised_more(happening: Happening, meanings: Meanings) -> bool:
    """«هدد التنظيم باستمرار هجماته», «تعهدت الحكومة بمواصلة الدعم»: more of what there has been."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    word = parse.words[before.head]
    if unit.relation or "ب" not in word.proclitics or not 0 <= clause.verb < before.unit_index:
        return False
    verb = meanings.folded_lemma(parse.words[parse.units[clause.verb].head])
    return verb in PROMISING and meanings.folded_lemma(word) in GOING_ON


def _about_to(happening: Happening) -> bool:
    """«على وشك السيطرة على…», «على وشك الحسم في لحج، واستعادة القاعدة»: not yet done."""
    parse, unit = happening.parse, happening.phrase
    if unit.conj and not unit.relation:
        for before in reversed(parse.units[: unit.unit_index]):
            if before.tag not in ("np", "event", "punct", "time"):
                return False
            if parse.words[before.head].stem == "وشك" or parse.words[before.first - 1].stem == "وشك":
                return True
        return False
    before_it = [word.stem for word in parse.words[max(0, unit.first - 2) : unit.first]]
    nearer = unit.relation == "from" and not NEARER.isdisjoint(before_it)  # «قاب قوسين أو أدنى من»
    return nearer or (bool(before_it) and before_it[-1] in ABOUT_TO)


def _soon(happening: Happening, meanings: Meanings) -> bool:
    """«تحرير المدينة بات قريبا», «اقتحامها وشيك», «سقوطها مسألة وقت»: what is said to be near has not happened."""
    parse = happening.parse
    if happening.phrase.relation or happening.antecedent is not None:
        return False
    for unit in parse.units[happening.unit + 1 : happening.unit + AHEAD]:
        word = parse.words[unit.head]
        at_place = unit.last < len(parse.words) and parse.words[unit.last].folded == "من"
        near = word.folded in SOON and not unit.relation and not at_place  # not «قريبا من العاصمة»
        time = word.folded == "مساله" and "وقت" in [
            w.folded for w in parse.words[unit.head + 1 : unit.head + 3]
        ]
        if near or time:
            return True
        if unit.tag == "verb" and meanings.folded_lemma(word) not in BECOME:
            return False
        if unit.tag not in ("np", "part", "time", "verb", "open", "close"):
            return False
    return False


def _agreed_on(happening: Happening, meanings: Meanings) -> bool:
    """«يتضمن الاتفاق انسحاب القوات»: what an agreement or a plan comprises is to be."""
    parse, clause = happening.parse, happening.clause
    if not 0 <= clause.verb < happening.unit or happening.kind not in TO_COME or relation_of(happening):
        return False
    word = parse.words[parse.units[clause.verb].head]
    if word.tense != "present" or meanings.folded_lemma(word) not in COMPRISING:
        return False
    sides = parse.units[max(0, clause.verb - 2) : happening.unit]
    return any(
        u.tag in ("np", "event") and meanings.folded_lemma(parse.words[u.head]) in BINDING for u in sides
    )


def called_for(happening: Happening, meanings: Meanings) -> bool:
    """«دعا إلى مظاهرات في الميدان», «إلى إضراب عام الأحد»: a protest called for with its place or day is to be."""
    if not _called(happening, meanings):
        return False
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    where = any(not rule.startswith(INHERITED) for _, _, rule in happening.roles.get("place", ()))
    return where or any(parse.units[i].tag == "time" for i in clause.units if i > unit.unit_index)


def _called(happening: Happening, meanings: Meanings) -> bool:
    """«دعا الحزب إلى مظاهرة», «دعا إلى تنظيم "مسيرات"»: a protest that somebody calls for."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    before = unquoted(parse, unit) or unit
    if not unit.relation and meanings.folded_lemma(parse.words[before.head]) in ARRANGING:
        unit = before  # «دعا إلى تنظيم مظاهرات»
    calls = happening.kind == "protest" and unit.relation in ("to", "for")
    if not calls or not 0 <= clause.verb < happening.unit:
        return False
    return meanings.folded_lemma(parse.words[parse.units[clause.verb].head]) == CALLS_FOR
