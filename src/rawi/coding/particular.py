"""Happenings that are none in particular: «أي هجوم», «مثل هذه الهجمات», a question, «الشهيد» as a title."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.words import Word
from rawi.coding.document import Happening
from rawi.coding.victims import LIVES
from rawi.coding.voices import voice_at
from rawi.coding.wished import by_anybody, in_favour_of, prayed_for

__all__ = ["no_particular"]

SHORT = 30  # words of a question that «؟!» ends
LIKE_IT = frozenset(("كهذه", "كهذا", "كتلك", "كهولاء"))  # «هجمات كهذه»
ANY = frozenset(("اي", "ايه", "ايا"))
OF_ITS_KIND = frozenset(("نوع", "قبيل", "طراز", "صنف", "شاكله"))  # «عمليات من هذا النوع»


def no_particular(happening: Happening) -> bool:
    """«أي هجوم», «كل عملية تفجير», a question, «الشهيد» as a title: no particular happening."""
    parse = happening.parse
    unit = happening.phrase
    first = unit.first
    alone = unit.tag == "np" and not unit.number and parse.words[unit.head].number in ("s", None)
    lives = any(rule == LIVES for _, _, rule, _ in happening.donated)  # «راح ضحيتها أربعون»
    if alone and not lives and not _one_more(happening):
        return True  # «الشهيد» is somebody's title, not a count of the dead
    if unit.tag == "verb" and unit.relation == "from" and parse.words[unit.head].tense == "present":
        return True  # «ومن يقتل مؤمنا», «في مواجهة من يقطع الطرق»: whoever does it
    if _asked(parse.words) and voice_at(parse, happening.first) is None:
        return True  # a question tells nothing
    if _such_as_these(happening) or _to_anybody(happening):
        return True
    if by_anybody(happening) or prayed_for(happening) or in_favour_of(happening):
        return True
    if _denied(happening):
        return False  # «نفى المتحدث أي عملية إنزال في عدن»
    before = parse.units[happening.unit - 1] if happening.unit else None
    if (
        before is not None
        and before.last == unit.first
        and (before.type == "carrier" or before.tag == "event" or (before.tag == "np" and not unit.definite))
    ):
        first = before.first  # «كل عملية تفجير», «أي محاولات اعتداء»
    return any(
        happening.parse.words[i].folded.removeprefix("و") in ("اي", "كل")
        for i in range(max(0, first - 1), happening.first)
    )


def _such_as_these(happening: Happening) -> bool:
    """«مثل هذه الهجمات», «هجمات كهذه», «عمليات من هذا النوع»: several of a kind, of which none is told."""
    words = happening.parse.words
    if happening.phrase.tag != "event" or words[happening.first].number != "p":
        return False
    before = [word.stem for word in words[max(0, happening.phrase.first - 2) : happening.first]]
    if happening.pointed_to and "مثل" in before:
        return True
    after = words[happening.last : happening.last + 4]
    if any(word.folded in LIKE_IT for word in after[:2]):
        return True
    return not happening.definite and any(
        of.folded == "من" and this.pos == "dem" and kind.stem in OF_ITS_KIND
        for of, this, kind in zip(after, after[1:], after[2:], strict=False)
    )


def _to_anybody(happening: Happening) -> bool:
    """«عن إصابة أي شخص», «جرحت كل مواطن»: what would befall whoever it is; but «لم يقتلوا أي مدني» denies it, and «كل من
    علي وسالم» are two."""
    parse = happening.parse
    befell = [u for p, u, rule in happening.roles.get("target", []) if p is parse]
    if any(_whoever(parse.words, unit.first) for unit in befell[:1]):
        voice = voice_at(parse, happening.first)
        return not (happening.clause.negated or (voice is not None and voice.act == "denies"))
    unit = happening.phrase
    other = parse.units[unit.unit_index - 2] if unit.tag == "event" and unit.unit_index > 1 else None
    either = parse.words[unit.first - 1].folded == "او" if unit.first else False
    return (
        either and other is not None and _whoever(parse.words, other.first) and not happening.clause.negated
    )


def _whoever(words: Sequence[Word], first: int) -> bool:
    """Whether a phrase begins with «أي», or with «كل» before one alone."""
    word = words[first]
    if word.stem in ANY:
        return True
    after = words[first + 1] if first + 1 < len(words) else word
    return word.stem == "كل" and after.pos == "noun" and after.number == "s" and not after.definite


def _asked(words: Sequence[Word]) -> bool:
    """Whether a sentence ends as a question does, or as an indignant one."""
    last = words[-1].text
    return last in "؟?" or (last == "!" and len(words) in range(2, SHORT) and words[-2].text in "؟?")


def _denied(happening: Happening) -> bool:
    """Whether it is said that no such thing was done, of which it is told by whom, where or among whom («ولم تقع إصابات بين
    التلاميذ»)."""
    voice = voice_at(happening.parse, happening.first)
    denied = happening.clause.negated or (voice is not None and voice.act == "denies")
    hurt = happening.kind == "injury" and bool(happening.roles.get("target"))
    told = happening.roles.get("agent") or happening.roles.get("place") or hurt
    return denied and happening.phrase.relation in ("", "at") and bool(told)


def _one_more(happening: Happening) -> bool:
    """«… وقتيل في القنيطرة»: one victim of a list by place."""
    unit = happening.phrase
    where = happening.slots.get("in", [])
    return unit.conj and not unit.definite and bool(where) and where[0].type == "place"
