"""What ends the words that name a speaker: how he speaks, what he speaks of, and whom he is only named beside.

His title, name and body agree with him; an indefinite noun in the accusative does not («اللواء سالم | بيانا»,
«دوغان، | معلقا»), nor does a quality that something said is of («النائب سالم | أهمية الحوار»). «والموالية لها» is a second
attribute of who speaks, and who is told beside others («أمام نواب | وناشطين») does not speak.
"""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.words import Word
from rawi.coding.document import Parse, Unit

__all__ = ["attribute_again", "beside_others", "circumstance", "object_begins"]

# Qualities of what somebody says, which he confirms or stresses and which are nobody's name. Folded lemmas.
STRESSED = frozenset(("اهميه", "ضروره", "وجوب", "حرص", "التزام", "استعداد", "صعوبه", "خطوره"))


def circumstance(word: Word, lemma: str) -> bool:
    """Whether a word is an indefinite adjective in the accusative, which tells how somebody speaks («معلقا»)."""
    return word.pos == "adj" and not word.definite and not word.enclitic and word.stem == lemma + "ا"


def object_begins(words: Sequence[Word], head: int, i: int, lemma: str) -> bool:
    """Whether the word at ``i`` begins what is said, right after a whole title or name: «النائب سالم | أهمية الحوار».

    Args:
        words: those of the sentence.
        head: the head of the phrase that speaks.
        i: a word of it after the head.
        lemma: its folded lemma.
    """
    if lemma not in STRESSED or words[i].definite or i + 1 == len(words):
        return False
    whole = any(word.definite or word.pos == "name" for word in words[head:i])
    return whole and (words[i + 1].definite or words[i + 1].masdar)


def attribute_again(parse: Parse, unit: Unit) -> bool:
    """«الصحف التابعة للحركة | والموالية لها», «الجبهة الموالية للحركة | والمناهضة للحكومة»: one feminine word with «ل»
    after it describes who speaks once more."""
    head = parse.words[unit.head]
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    single = unit.last == unit.head + 1 and unit.conj and unit.definite
    attribute = head.folded.endswith("ه") and head.number != "p"
    if not (single and attribute and after):
        return False
    against = after[0].tag == "np" and after[0].relation == "for" and head.participle == "active"
    return against or (after[0].tag == "pron" and bool(after[0].relation))


def beside_others(parse: Parse, unit: Unit) -> bool:
    """«قال أمام نواب | وناشطين»: whether a phrase is joined to one under a preposition, and stands under it too."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if before is None or not unit.conj or before.tag != "np" or before.last != unit.first:
        return False
    under = bool(before.relation) or parse.words[before.first].pos == "prep"
    return under or beside_others(parse, before)
