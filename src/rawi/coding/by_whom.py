"""«من قبل», «منها»: to which deed they belong that stands before them; the clause may be about another one."""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.coding.document import Parse, Unit
from rawi.knowledge.frames import load_frames

__all__ = ["of_deed_before", "of_deed_beside"]

HOLDING = frozenset(("سيطره", "قبضه"))  # «تحت سيطرة»
BY = ("من", "قبل")
FALLING = frozenset(("وقوع", "سقوط"))  # into whose hands something falls
REACHING = frozenset(("on", "from", "to", "toward"))  # what a deed reaches, or where it begins and ends
DEED_REACH = 3  # units before «من قبل» among which the deed stands
LASTING_STATES = frozenset(
    ("مسلح", "مشترك", "متحد", "مدني")
)  # adjectives that tell of no deed. Folded lemmas.


def of_deed_before(parse: Parse, i: int, own: int, kind: str) -> bool:
    """«الأراضي المحتلة من قبل الجيش», «ردا على إطلاق نار من قبل متطرفين», «مناطق تحت سيطرة المعارضة»: whether who stands
    after «من قبل» did what the words before tell, or holds what they name, not what the clause is about.

    Args:
        parse: the sentence.
        i: the phrase.
        own: the unit of the verb or noun that it may belong to.
        kind: of the happening that this tells; empty when it tells none.
    """
    unit = parse.units[i]
    if unit.relation != "by" or not i:
        return False
    held = parse.words[unit.first - 1].folded
    if kind != "capture" and held in HOLDING and (kind, held) != ("arrest", "قبضه"):
        return True  # but «سقط في قبضة المسلحين»
    before = parse.units[i - 1]
    if _suffered(parse, before) and before.last + len(BY) >= unit.first:
        return True
    for other in reversed(parse.units[max(own + 1, i - DEED_REACH) : i]):
        words = parse.words[other.first : other.last] if other.tag in ("np", "event") else ()
        if any(folded_word(word.lemma or word.folded) in FALLING for word in words):
            return True  # «تدخلت لمنع وقوع المدينة بأيدي المسلحين»
        if (
            other.tag == "event"
            and not other.relation
            and parse.units[other.unit_index - 1].type == "carrier"
        ):
            continue  # «تحسبا لمحاولات اقتحامه من قبل»
        if other.tag == "event" or other.type == "carrier":
            new = parse.units[other.unit_index - 1].tag in ("punct", "pron")  # «…، عقبه قصف من قبل القوات»
            return bool(other.relation) or (new and other.tag == "event")
        if other.tag != "np" or (other.relation and other.relation != "in"):
            return False
    return False


def of_deed_beside(parse: Parse, pronoun: Unit, verb: int) -> bool:
    """«عاد الأهالي إلى القرية بعد خروج المسلحين | منها», «توجهوا إلى المطار للسيطرة | عليه»: whether a preposition with a
    pronoun belongs to the deed whose noun stands right before it, or before those who do it."""
    if pronoun.relation not in REACHING:
        return False
    for other in reversed(parse.units[max(verb + 1, pronoun.unit_index - 2) : pronoun.unit_index]):
        if other.tag == "event":
            frames = load_frames()
            return bool(other.relation) and any(
                frames.roles_of(frame, pronoun.relation) for frame in other.frames
            )
        if other.tag != "np" or other.relation or other.conj:
            return False
    return False


def _suffered(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase ends with what was done to it: «المحتلة», «المحتجزين»; «المسلحة» is no such word."""
    word = parse.words[unit.last - 1]
    lemma = folded_word(word.lemma or word.folded)
    return (
        unit.tag in ("np", "part")
        and unit.last - 1 > unit.head
        and word.pos == "adj"
        and lemma.startswith("م")
        and not lemma.endswith("ي")
        and lemma not in LASTING_STATES
    )
