"""What a relative pronoun tells of: a noun before «الذي», «التي», «الذين», which is not always the last one."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.arabic.words import Word
from rawi.coding.agreeing import agrees_with_relative, disagrees
from rawi.coding.document import Parse
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["Antecedents", "last_noun"]

REACH = 10  # how many units may stand between a noun and the relative pronoun that tells of it
OCCURS = frozenset(
    ("وقع", "حدث", "حصل", "جري", "اندلع", "نشب", "دار", "انطلق")
)  # what happenings do. Folded lemmas.
# Of these no one person can be told who died. Folded lemmas.
FORCES = frozenset(
    ("قوه", "كتيبه", "لواء", "فرقه", "سريه", "جيش", "وحده", "جماعه", "حركه", "تنظيم", "حزب", "جبهه", "شرطه")
)
VAGUE = frozenset(("حادث", "حادثه", "واقعه", "جريمه", "عمليه"))  # which only say that something was done
BETWEEN = frozenset(("close", "open", "punct", "time", "pron"))


def last_noun(parse: Parse, i: int) -> int:
    """The phrase or event noun just before a unit, for a relative clause to tell of; -1 when there is none."""
    for j in range(i - 1, -1, -1):
        if parse.units[j].tag in ("np", "event"):
            return j
        if parse.units[j].tag not in BETWEEN:
            return -1
    return -1


class Antecedents:
    """Finds the antecedents of one sentence's relative pronouns.

    ``parse.clause_of`` must be filled for all units before the pronoun.
    """

    def __init__(self, parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
        self.parse = parse
        self.units = parse.units
        self.g = grammar
        self.m = meanings

    def told_by(self, i: int) -> int:
        """The noun that the relative pronoun of a unit tells of; -1 when there is none, and for «ما», «مما», «من»."""
        relative = self.parse.words[self.units[i].head].folded
        if relative in ("ما", "مما") or (relative == "من" and not self.cleft(i)):
            return -1
        last = last_noun(self.parse, i)
        antecedent = self.deed_of(self.agreeing(last, relative), last)
        if antecedent < 0:
            return -1
        if self.takes_place(i + 1):
            return self.event_before(antecedent, last, relative)
        if self.tells_of_death(i + 1):
            return self.mortal_before(antecedent, relative)
        return antecedent

    def cleft(self, i: int) -> bool:
        """«القوات هي | من يتصدى»: after a pronoun «من» tells of what stands before it; else of whoever does it."""
        before = self.units[i - 1] if i else self.units[i]
        return before.tag == "pron" and not before.relation

    def agreeing(self, last: int, relative: str) -> int:
        """«الهجوم على متحف في تونس، والذي استهدف…»: the phrase that a relative pronoun agrees with, which is not always
        the last."""
        if last < 0 or not disagrees(self.parse, self.units[last], relative):
            return last
        for j in self.backwards(last):
            unit = self.units[j]
            if j < last and unit.tag in ("np", "event") and agrees_with_relative(self.parse, unit, relative):
                return j
        return last

    def deed_of(self, antecedent: int, last: int) -> int:
        """«حادثة التفجير التي شهدها المسجد»: the deed that stands in the genitive of such a noun, which agrees."""
        if (
            not 0 <= antecedent < last
            or self.m.folded_lemma(self.parse.words[self.units[antecedent].head]) not in VAGUE
        ):
            return antecedent
        deed = self.units[antecedent + 1]
        genitive = deed.tag == "event" and deed.first == self.units[antecedent].last and not deed.relation
        return antecedent + 1 if genitive and not deed.conj else antecedent

    def backwards(self, last: int) -> Iterator[int]:
        """From a unit back to the verb before it, within its clause."""
        for j in range(last, max(-1, last - REACH), -1):
            if self.units[j].tag == "verb" or self.parse.clause_of[j] != self.parse.clause_of[last]:
                return
            yield j

    def verb_of(self, i: int) -> Word | None:
        """The verb with which a relative clause begins at a unit."""
        if i >= len(self.units) or self.units[i].tag != "verb":
            return None
        return self.parse.words[self.units[i].head]

    def takes_place(self, i: int) -> bool:
        """Whether the verb of a relative clause tells what only a happening does («الذي وقع أمس», «الذي أسفر عن»)."""
        word = self.verb_of(i)
        if word is None:
            return False
        lemma = self.m.folded_lemma(word)
        if lemma == "وقع" and word.tense != "past":
            return False  # «المدينة التي تقع في وسط البلاد»
        return lemma in OCCURS or (lemma in self.g.results and lemma not in ("الحق", "اسقط", "خلف"))

    def event_before(self, antecedent: int, last: int, relative: str) -> int:
        """«تفجير مسجد في مدينة كذا، الذي وقع أمس»: the event noun that agrees, not the place named last."""
        if self.units[antecedent].tag == "event":
            return antecedent
        for j in self.backwards(last):
            unit = self.units[j]
            if unit.tag == "event" and not disagrees(self.parse, unit, relative):
                return j
        return antecedent

    def tells_of_death(self, i: int) -> bool:
        """Whether the verb of a relative clause tells what persons suffer («الذي استشهد», «الذين قتلوا»)."""
        return self.verb_of(i) is not None and any(f.slots in ("die", "kill") for f in self.units[i].frames)

    def mortal_before(self, antecedent: int, relative: str) -> int:
        """«الجندي محمد من قوات التحالف، الذي استشهد»: the person, not the force that was named last."""
        several = relative.endswith("ين")
        if several and self.units[antecedent].relation not in ("from", "in"):
            return antecedent
        for j in self.backwards(antecedent):
            unit = self.units[j]
            head = self.parse.words[unit.head]
            one = unit.type == "armed" and unit.mention is None and head.number == "s"
            if one and (several or self.m.folded_lemma(head) in FORCES):
                one = False  # «من القوة المشاركة في العملية»
            if unit.tag == "np" and (one or unit.type in ("person", "people", "name")):
                return j
        return antecedent
