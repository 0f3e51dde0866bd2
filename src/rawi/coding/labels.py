"""Mentions that tell of no happening: names of other things («موقع الهجوم»), times («بعد الهجوم»), who the dead were."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings

__all__ = ["only_dates", "only_described", "only_labels"]

# Nouns of what the dead and their kin have, or is done for them.
THEIRS = frozenset(
    (
        "اعمار", "اسر", "ذوي", "ذوو", "اهالي", "اهل", "عائلات", "عوائل", "اسماء", "هويه", "هويات", "جثامين", "جثث", "دماء",
        "تشييع", "دفن", "اسره", "عائله", "قبور", "صور", "حق", "حقوق", "تكريم", "ابناء", "امهات", "ارواح", "جنسيات",
    )
)  # fmt: skip
TO_THEM = frozenset(("to", "for", "like"))
DATING = frozenset(("after", "before", "since", "until"))
# Prepositions of cause that rather say when, or to what somebody answered.
UPON = (
    ("اثر",), ("عقب",), ("في", "اعقاب"), ("ردا", "علي"), ("احتجاجا", "علي"), ("تنديدا",), ("علي", "خلفيه"),
)  # fmt: skip


def only_labels(happening: Happening) -> bool:
    """«موقع الهجوم», «تعليقا على القصف»: a later mention of which nothing is told."""
    parse = happening.parse
    unit = happening.phrase
    if unit.tag != "event" or not happening.definite or happening.donated or happening.tolls:
        return False
    before = parse.units[happening.unit - 1] if happening.unit else None
    labels = (
        before is not None
        and before.tag == "np"
        and before.last == unit.first
        and parse.words[before.last - 1].pos != "name"  # «تقوده واشنطن | الغارات»
        and not unit.relation
        and not unit.conj
    )
    if labels and before is not None and before.type in ("facility", "place", "org") and not before.definite:
        return True  # «مجمع التحرير», «موقع التفجير»
    return not happening.slots and (labels or unit.relation == "on")


def only_dates(happening: Happening) -> bool:
    """«أغلقت الشرطة الشارع بعد الهجوم», «وإثر الانفجار…»: a bare later mention that only says when or why another thing
    was done; one that is pointed to, described or told of tells it again."""
    unit, parse = happening.phrase, happening.parse
    if unit.tag != "event" or not happening.definite or happening.antecedent is None or happening.pointed_to:
        return False
    told = [u for units in happening.slots.values() for u in units if u.type not in ("time", "measure")]
    if told or happening.donated or happening.tolls or unit.modifiers or unit.conj:
        return False  # «قبل الانفجار بوقت قصير» tells no more than «قبل الانفجار»
    if parse.words[happening.first].enclitic or any(c.antecedent == happening.unit for c in parse.clauses):
        return False
    if unit.relation in DATING:
        return True
    before = parse.words[: unit.first]
    return unit.relation == "cause" and any(
        [word.folded for word in before[-len(words) :]] == list(words) for words in UPON
    )


def only_described(happening: Happening, meanings: Meanings) -> bool:
    """«إصاباتهم بالغة», «متأثرين بجراحهم», «أسعفت المصابين»: who was hurt, or how badly, is no happening of its own."""
    word = happening.parse.words[happening.first]
    if happening.kind not in ("injury", "killing") or happening.phrase.number is not None:
        return False
    if happening.phrase.relation == "without":
        return True  # «دون وقوع إصابات»
    if (
        happening.frame.slots == "victims"
        and happening.phrase.relation in TO_THEM
        and not _numbered(happening)
    ):
        return True  # «ضم القتلى إلى شهداء الثورة», «لباس لضحايا التنظيم»
    if happening.frame.slots == "victims" and (_none_among(happening) or _only_mourned(happening)):
        return True
    if happening.frame.slots == "victims":
        return happening.kind == "injury" and word.definite and not _numbered(happening)
    wounds = meanings.folded_lemma(word) in ("جرح", "اصابه") and word.number == "p"
    return wounds and bool(word.enclitic)


def _numbered(happening: Happening) -> bool:
    """Whether more is told of the victims than that there were some: others besides, or how many («بلغ عدد القتلى مئة»)."""
    return len(happening.tolls) > 1 or any(unit.number is not None for _, unit in happening.tolls)


def _none_among(happening: Happening) -> bool:
    """«ليس بين القتلى شرطي»: who was not among them."""
    before = happening.parse.units[happening.unit - 1] if happening.unit else None
    return before is not None and before.tag == "neg" and happening.phrase.relation == "between"


def _only_mourned(happening: Happening) -> bool:
    """«يتقبل الله الشهداء», «إجلاء القتلى»: the dead as something done with or said of them, with nothing told of them."""
    unit = happening.phrase
    before = happening.parse.units[happening.unit - 1] if happening.unit else None
    owner = before is not None and before.tag == "np" and before.last == unit.first and not unit.relation
    if owner and before is not None and unit.definite:
        word = happening.parse.words[before.last - 1]
        if word.stem in THEIRS or word.folded in THEIRS:
            return True  # «أعمار القتلى», «أسر الشهداء»
    if not unit.definite or happening.slots or _numbered(happening) or unit.relation == "between":
        return False
    after = happening.parse.units[happening.unit + 1 : happening.unit + 2]
    return not (after and after[0].tag == "pron") and not (unit.inner or unit.name)
