"""What a speaker works in, whom he serves, his rank: «خبير | في شؤون الحركات», «مراسل | لوكالة الأنباء», «اللواء | سالم».

The words stand between who speaks and what he says and belong to him; see ``speaker_words``.
"""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["in_field", "joined_body", "rank", "reporter_of"]

# In what somebody works. Folded lemmas.
FIELDS = frozenset(("مجال", "شان", "شوون", "قضيه", "حقل", "ميدان", "ملف"))
SPEAKERS = ("person", "people")
OFFICIALS = frozenset(("مصدر", "مسوول", "ضابط", "قيادي", "عضو", "موظف", "عامل", "ناشط", "محقق"))
REPORTERS = frozenset(("مراسل", "مصور", "صحفي", "صحافي", "متعاون", "مندوب"))
ARMED = ("armed", "org")
# In what somebody speaks, not where he sits: «مصادر | في تصريحات», «مسؤول | في مؤتمر صحفي».
SAID_IN = frozenset(
    ("تصريح", "حديث", "اتصال", "لقاء", "مقابله", "بيان", "كلمه", "رساله", "خطاب", "تعليق", "حوار", "وقت")
)
PRESS = frozenset(("صحفي", "صحافي"))


def in_field(parse: Parse, unit: Unit, other: Unit, meanings: Meanings) -> bool:
    """«ناشط | في مجال حقوق الإنسان», «خبراء | في شؤون الحركات»: in what somebody who is not named works."""
    if parse.words[unit.head].definite or any(
        word.pos == "name" for word in parse.words[unit.head : unit.last]
    ):
        return False
    if other.tag != "np" or other.relation != "in" or unit.type not in SPEAKERS:
        return False
    word = parse.words[other.head]
    beside = (
        other.first <= unit.last + 1
        and unit.last == unit.head + 1
        and other.type in ("", "abstract", "event")
    )
    if beside and meanings.folded_lemma(parse.words[unit.head]) in OFFICIALS and not word.enclitic:
        press = any(w.folded in PRESS for w in parse.words[other.head + 1 : other.last])
        return not press and meanings.folded_lemma(word) not in SAID_IN  # «مصادر | في مؤتمر الحوار»
    return not word.enclitic and meanings.folded_lemma(word) in FIELDS


def joined_body(parse: Parse, unit: Unit, other: Unit, meanings: Meanings) -> bool:
    """«مصادر في الشرطة | والاستخبارات»: a second body in which those who are not named serve."""
    before = parse.units[other.unit_index - 1]
    if meanings.folded_lemma(parse.words[unit.head]) not in OFFICIALS or parse.words[unit.head].definite:
        return False
    of = before.relation == "in" and before.type in ARMED and before.last == other.first
    one = other.last == other.head + 1 and parse.words[other.head].definite
    return of and one and other.conj and not other.relation and other.type in ARMED


def rank(parse: Parse, unit: Unit, other: Unit) -> bool:
    """«المتحدث باسم الجيش | اللواء | سالم», «الضابط | اللواء سالم»: an officer's rank between his title and his name."""
    word = parse.words[other.head]
    if other.relation or other.conj or other.type != "armed" or other.mention is not None:
        return False
    one = word.definite and word.number != "p" and not word.enclitic
    if not one or unit.type not in ("person", "armed") or parse.words[unit.head].number == "p":
        return False
    named = parse.words[other.head + 1].pos == "name" if other.last > other.head + 1 else False
    after = parse.units[other.unit_index + 1 : other.unit_index + 2]
    bare = bool(after) and after[0].tag == "np" and not after[0].relation and not after[0].conj
    return named or (other.last == other.head + 1 and bare and after[0].type in ("person", "name"))


def reporter_of(parse: Parse, unit: Unit, other: Unit, meanings: Meanings) -> bool:
    """«مراسل | لوكالة الأنباء»: whose man a reporter is, not whom he told."""
    near = other.relation == "for" and other.type == "media" and unit.last == other.first
    word = parse.words[unit.head]
    return (
        near and not word.definite and unit.last == unit.head + 1 and meanings.folded_lemma(word) in REPORTERS
    )
