"""One deed by two words for it side by side: «احتجاجات واعتصامات», «الدعم والمساندة», «اشتبكوا في معارك».

Where Arabic joins two words of one meaning, with nothing of its own said of the first, it tells of one thing with
emphasis; hand coding counts it once, by the first word, or by the second where the first is vague («أعمال العنف والقتال»).
"""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.said_to_be import SaidToBe

__all__ = ["Doubled"]

# Of the kinds that hold unlike deeds («تسلل وقنص»), the words that mean much the same. Folded lemmas.
ATTACKING = frozenset(("هجوم", "هجمه", "اعتداء", "عدوان", "مهاجمه"))
VAGUE = frozenset(("عمل", "اعمال", "عنف", "عمليه"))
# What is done and named by a verb, and its noun under it: «اشتبكوا في معارك», «تظاهروا احتجاجا». Kinds.
BY_ITS_NOUN = frozenset(("clash", "protest"))
UNDER = frozenset(("", "in"))
NEAR = 5  # units between a verb and its noun


class Doubled(SaidToBe):
    """Joins two words for one deed."""

    def doubled(self, happening: Happening) -> None:
        """Makes a happening one with the word before it that names the same."""
        self.beside_its_like(happening)
        self.under_its_verb(happening)

    def beside_its_like(self, second: Happening) -> None:
        """«احتجاجات | واعتصامات», «سلحتهم | ودربتهم»: a second word of the same kind right after the first."""
        first = self.by_unit.get(second.unit - 1)
        if (
            first is None
            or first.phrase.tag != second.phrase.tag
            or second.phrase.tag not in ("event", "verb")
        ):
            return
        phrase, kind = second.phrase, first.frame.kind
        joined = phrase.conj and not phrase.relation and phrase.number is None and first.phrase.number is None
        if not joined or kind != second.frame.kind or first.phrase.last != phrase.first:
            return
        if kind == "assault" and not all(h.frame.lemmas[0] in ATTACKING for h in (first, second)):
            return
        first = first.whole
        if first.merged_into is not None or first is second or first.frame.kind != kind:
            return
        vague = first.frame.lemmas[0] in VAGUE and second.frame.lemmas[0] not in VAGUE
        if vague:
            self.absorb(first, second, "a vaguer word for it")
        else:
            self.absorb(second, first, "another word for it")

    def under_its_verb(self, noun: Happening) -> None:
        """«اشتبك الجنود في معارك», «تظاهر المئات احتجاجا»: the noun of what the verb of its clause tells."""
        verb = self.by_unit.get(noun.clause.verb)
        if verb is None or noun.phrase.tag != "event" or noun.phrase.definite or noun.phrase.conj:
            return
        near = 0 < noun.unit - verb.unit <= NEAR and noun.phrase.relation in UNDER
        same = verb.frame.kind == noun.frame.kind and noun.frame.kind in BY_ITS_NOUN
        if near and same and verb.merged_into is None and verb is not noun and not noun.tolls:
            self.absorb(noun, verb, "the noun of its verb")
