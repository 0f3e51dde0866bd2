"""Owners: a site or vehicle of two parties is one thing, and so is a store of two things («مواقع المتمردين وقوات الحكومة»,
«مخازن الأسلحة والذخيرة»)."""

from __future__ import annotations

from rawi.coding.document import Unit
from rawi.coding.person_phrases import PersonPhrases

__all__ = ["Owners"]

THINGS = frozenset(("facility", "vehicle"))
USED = frozenset(
    ("at", "with", "by", "from", "using")
)  # relations of what something is done with, by or from
GATHERED = frozenset(
    ("تجمع", "كمين", "رتل", "موكب", "هدف", "ممتلكات")
)  # what else is somebody's. Folded lemmas.
PARTIES = frozenset(("armed", "org"))
STORES = frozenset(("weapon", "material", "bomb"))


class Owners(PersonPhrases):
    """What the chunker does with a second owner, joined to the first by «و»."""

    def owned_by_both(self, unit: Unit) -> bool:
        """«نقطة تفتيش للجيش | والشرطة»: whether a phrase is the second owner, or the second kind of what is stored, of the
        thing before it; that then ends with it."""
        thing = self.units[-1] if self.units else None
        if thing is None or thing.tag != "np" or unit.tag != "np" or thing.last != unit.first:
            return False
        if not unit.conj or unit.relation or unit.number or thing.mention is not None:
            return False
        if thing.relation in USED:
            return False  # «قصف من مواقع الجيش | والميليشيا»: who fired
        owned = thing.type in THINGS or self.lemma[thing.head] in GATHERED or self._belongs(thing)
        if not owned:
            return False
        if not (self._party(thing, unit) or self._store(thing, unit)):
            return False
        if unit.last < self.n and self.is_verb(unit.last):
            return False  # «قصفت الطائرات مواقع الجيش | والمسلحون يتقدمون»
        thing.last = unit.last
        thing.inner += unit.inner
        return True

    def _party(self, thing: Unit, unit: Unit) -> bool:
        """«مواقع المسلحين | وقوات الحكومة», not «مواقع للجيش | ومسلحين»: two parties that are both known, or both not."""
        several = self.words[thing.head].number == "p"
        if unit.quoted or unit.type not in PARTIES or (unit.type == "org" and not several):
            return False  # «مبنى الشرطة | واتحاد الكرة»
        owners = [k for k in range(thing.head + 1, thing.last) if self.meaning(k) in PARTIES]
        if not owners:
            return False
        return self._known(owners[0], thing.last) == self._known(unit.head, unit.last)

    def _belongs(self, thing: Unit) -> bool:
        """«أسلحة تابعة للحوثيين | وصالح»: whether «تابع» says whose weapons they are."""
        arms = thing.type in ("weapon", "material")
        return arms and any(self.lemma[k] == "تابع" for k in range(thing.head + 1, thing.last))

    def _store(self, thing: Unit, unit: Unit) -> bool:
        """«مخازن الأسلحة | والذخيرة», «شاحنة محملة بالأسلحة | والذخائر»."""
        if unit.type not in STORES:
            return False
        stored = [k for k in range(thing.head + 1, thing.last) if self.meaning(k) in STORES]
        definite = self.words[unit.head].definite
        return bool(stored) and definite and self.words[stored[-1]].definite

    def _known(self, first: int, last: int) -> bool:
        """Whether a party is told as a known one: by a name, or with an article in its words."""
        return any(self.words[k].definite or k in self.mention_at for k in range(first, last))
