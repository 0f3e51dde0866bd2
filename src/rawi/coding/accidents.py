"""Blasts that nobody set off («انفجار في مصنع للألعاب النارية», «انفجار مستودع الذخيرة») and deaths in crashes («تحطمت
طائرة عسكرية ما أدى إلى مقتل ثلاثة»), and what is told of them again."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse
from rawi.coding.everyday import tells_of_fire
from rawi.coding.heat import BOMBINGS
from rawi.coding.meaning import Meanings
from rawi.coding.tolls import TOLLS, VIOLENT

__all__ = ["blasts_by_accident", "crash_victims"]

BLAST = "انفجار"
# What blows up by itself, as far as nobody is told to have done it. Folded lemmas.
PLANTS = frozenset(
    ("مصنع", "معمل", "مصفاه", "منجم", "مخزن", "مستودع", "صهريج", "فرن", "شركه", "محرك", "اسطوانه")
)
# What happens to vessels and vehicles without anybody's will, and how it is called again. Folded lemmas.
CRASHES = frozenset(("تحطم", "تصادم", "اصطدم", "اصطدام", "انقلب", "انقلاب", "غرق", "جنح", "جنوح", "تدهور"))
CARRIERS = frozenset(("aircraft", "vehicle"))
CALLED = frozenset(("حادث", "حادثه", "كارثه"))
WHERE = ("at", "in", "genitive", "place", "object")


def blasts_by_accident(document: Document, meanings: Meanings) -> list[Happening]:
    """The blasts of a report that tells of one in a plant or a depot, of nobody who did it, and of no other attack: all of
    them are that one."""
    if not any(_in_plant(h, meanings) for h in document.happenings if h.stands):
        return []
    blasts = []
    for happening in document.happenings:
        if not happening.stands or happening.kind not in VIOLENT | BOMBINGS:
            continue
        first = happening.parse.words[happening.first]
        if happening.specific or happening.roles.get("agent") or happening.roles.get("instrument"):
            return []
        if meanings.folded_lemma(first) != BLAST:
            return []
        blasts.append(happening)
    return blasts


def _in_plant(happening: Happening, meanings: Meanings) -> bool:
    """Whether it is a blast where things blow up by themselves."""
    words = happening.parse.words
    if happening.kind not in BOMBINGS or meanings.folded_lemma(words[happening.first]) != BLAST:
        return False
    units = [u for slot in WHERE for u in happening.slots.get(slot, ())]
    units += [
        u for role in ("place", "target") for p, u, _ in happening.roles.get(role, ()) if p is happening.parse
    ]
    return any(
        meanings.folded_lemma(word) in PLANTS for unit in units for word in words[unit.head : unit.last]
    )


def crash_victims(document: Document, meanings: Meanings) -> list[Happening]:
    """The deaths and wounds that a report tells of a crash, if it tells of no attack: in its sentence, or «في الحادث»."""
    standing = [happening for happening in document.happenings if happening.stands]
    if any(
        h.kind in VIOLENT | BOMBINGS or h.kind == "interception" or h.roles.get("agent") for h in standing
    ):
        return []
    crashes = [p.index for p in document.parses if _crash(p, meanings) and not tells_of_fire(p)]
    if not crashes:
        return []
    return [
        happening
        for happening in standing
        if happening.kind in TOLLS
        and (
            happening.parse.index in crashes
            or (happening.parse.index > crashes[0] and _in_it(happening, meanings))
        )
    ]


def _crash(parse: Parse, meanings: Meanings) -> bool:
    """Whether a sentence tells that a vessel or vehicle crashed, sank or overturned: «تحطمت طائرة», «طائرة تحطمت»."""
    words = parse.words
    for unit in parse.units:
        if unit.tag not in ("verb", "np", "event") or meanings.folded_lemma(words[unit.head]) not in CRASHES:
            continue
        beside = parse.units[max(0, unit.unit_index - (unit.tag == "verb")) : unit.unit_index + 3]
        if any(meanings.type_of(word) in CARRIERS for u in beside for word in words[u.head : u.last]):
            return True
    return False


def _in_it(happening: Happening, meanings: Meanings) -> bool:
    words = happening.parse.words
    return any(
        unit.definite and meanings.folded_lemma(words[unit.head]) in CALLED
        for slot in ("in", "cause", "at")
        for unit in happening.slots.get(slot, ())
    )
