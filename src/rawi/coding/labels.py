"""Later mentions of a happening that tell nothing of it: names of other things («موقع الهجوم»), times («بعد الهجوم»)."""

from __future__ import annotations

from rawi.coding.document import Happening

__all__ = ["only_dates", "only_labels"]

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
    if happening.slots or happening.donated or happening.tolls or unit.modifiers or unit.conj:
        return False
    if parse.words[happening.first].enclitic or any(c.antecedent == happening.unit for c in parse.clauses):
        return False
    if unit.relation in DATING:
        return True
    before = parse.words[: unit.first]
    return unit.relation == "cause" and any(
        [word.folded for word in before[-len(words) :]] == list(words) for words in UPON
    )
