"""Phrases of persons: an office, the body it is held in and the name that follow one another are one; what somebody is
called stands for him."""

from __future__ import annotations

from rawi.coding.document import Unit
from rawi.coding.phrase_names import POSTS, bare_office
from rawi.coding.place_phrases import PlacePhrases
from rawi.knowledge.speech import load_speech

__all__ = ["PersonPhrases"]

BODIES = frozenset(("armed", "org"))  # of which somebody may be an officer or a member
FIGHTERS = frozenset(("عنصر", "مقاتل", "ضابط", "جندي", "مسلح", "شرطي"))  # single members. Lemmas
# «من», «ما» before what somebody is called, with the relation of the preposition written together with them. Folded.
RELATIVES = {
    "من": "",
    "ما": "",
    "ممن": "from",
    "مما": "from",
    "لمن": "for",
    "لما": "for",
    "بمن": "at",
    "بما": "at",
    "عمن": "of",
    "عما": "of",
}
CALLING = frozenset(("وصف", "سمي", "اسمي", "نعت", "اعتبر", "دعا"))
NAMERS = frozenset(("media", "person", "state", "org", "speech", "armed", "country"))  # who calls somebody so
SUPPOSING = frozenset(("اشتبه", "اعتقد", "ظن", "زعم", "رجح", "افترض", "قال"))
SUPPOSED = frozenset(("armed", "people", "person", "org"))
KNOWN_AS = frozenset(("سمي", "عرف", "دعا", "دعي"))  # verbs in the passive: «ما يسمى», «ما يعرف بـ»


class PersonPhrases(PlacePhrases):
    """What the chunker does with a phrase that belongs to a person told before it."""

    def settle_called(self, unit: Unit) -> None:
        """«من وصفهم بـ«الإرهابيين»», «ما يسمى بتنظيم الصفا»: what somebody or something is called stands in place of the
        relative clause that calls it so."""
        if unit.tag != "np" or unit.relation not in ("at", "") or unit.conj or len(self.units) < 2:
            return
        first = max(self.calling(unit), self.supposing(unit))
        if first < 0:
            return
        relative = self.units[first]
        opens = self.relative_at(relative.head)
        if opens is None:
            unit.relation = self.relative_at(relative.first - 1) or ""  # «شنه | من يشتبه بأنهم»
        else:
            unit.relation = relative.relation or opens
        unit.conj = relative.conj
        del self.units[first:]
        measure = self.units[-1] if self.units else None
        if measure is not None and measure.type == "quantity" and unit.relation == "from":
            unit.relation, unit.conj, unit.number = measure.relation, measure.conj, measure.number
            self.units.pop()  # «عدد ممن وصفهم بالإرهابيين»

    def relative_at(self, i: int) -> str | None:
        """How what «من», «ممن», «بما» opens hangs on what stands before it; None where no such word stands."""
        return RELATIVES.get(self.words[i].folded.lstrip("و"))

    def calling(self, unit: Unit) -> int:
        """Where the clause begins that calls somebody by the phrase after it; -1 where none does."""
        after = self.words[unit.last] if unit.last < self.n else None
        called = after is not None and (after.proclitics[:1] == ("ب",) or after.folded == "ب")
        if called and unit.type in NAMERS and not unit.relation:
            return -1  # «من وصفتهم الوكالة | بالإرهابيين»
        before = len(self.units) - 1
        before -= before > 1 and self.units[before].tag == "open"  # «من وصفتهم | "بالإرهابيين"»
        named = self.units[before]
        by = named.tag == "np" and named.type in NAMERS and not (named.relation or named.conj)
        by = by and self.lemma[named.head] not in CALLING  # «من وصفهم» may be read as a noun
        before -= by and before > 1 and unit.relation == "at"  # «من وصفتهم | الوكالة بـ»
        verb, relative = self.units[before], self.units[before - 1]
        calling = self.words[verb.head]
        if verb.last > unit.first or before < 1:
            return -1
        passive = self.lemma[verb.head] in KNOWN_AS and not calling.enclitic
        if not passive and not (self.lemma[verb.head] in CALLING and calling.enclitic):
            return -1
        if unit.relation == "at" and verb.relation == "from" and calling.enclitic in ("هم", "ه", "ها"):
            # «استهدف من وصفهم بالإرهابيين», where both words are spelt like a preposition and a noun
            return before if self.relative_at(verb.first - 1) is not None else -1
        return before - 1 if self.relative_at(relative.head) is not None else -1

    def supposing(self, unit: Unit) -> int:
        """Where «من يشتبه بأنهم», «من يعتقد أنه» begins that supposes somebody to be what the phrase after it says; -1
        where nothing does."""
        if len(self.units) < 3 or unit.relation or unit.type not in SUPPOSED:
            return -1
        relative, verb, that = self.units[-3:]
        if that.tag != "sub" or that.last != unit.first or not self.words[that.head].enclitic:
            return -1
        if verb.tag != "verb" or self.lemma[verb.head] not in SUPPOSING or self.words[verb.head].enclitic:
            return -1
        if verb.relation == "from" and self.relative_at(verb.first - 1) is not None:
            return len(self.units) - 2
        told = relative.tag == "rel" and self.relative_at(relative.head) is not None
        return len(self.units) - 3 if told else -1

    def names_person_before(self, unit: Unit) -> bool:
        """«القيادي في التنظيم | أبو حسن»: a name right after a person's office and body makes one phrase with them."""
        if unit.tag != "np" or not unit.name or unit.relation or unit.conj or len(self.units) < 2:
            return False
        person, body = self.units[-2:]
        posted = body.relation == "during" and body.type == "country"  # «لدى ليبيا»
        within = posted or (body.relation in ("in", "at", "from") and body.type in POSTS)
        within = within and body.tag == "np" and not body.conj
        if not (bare_office(person) and within and body.last == unit.first):
            return False
        person.last, person.name = unit.last, True
        person.inner += body.inner + unit.inner
        self.units.pop()
        return True

    def titled_after_place(self, unit: Unit) -> bool:
        """«مدير البحث الجنائي في عدن | العقيد عبدالله صالح»: who holds an office, told after where; that stays a place."""
        told = unit.definite or unit.mention is not None
        if unit.type != "person" or unit.relation or unit.conj or not told or len(self.units) < 2:
            return False
        office, place = self.units[-2:]
        if any(u.tag == "verb" and self.lemma[u.head] in load_speech().verbs for u in self.units[-5:-2]):
            return False  # «قال قائد القوات في عدن | العميد ناصر»: all that describes a speaker is found with his words
        nameless = office.tag == "np" and office.type == "person" and not (office.number or office.relation)
        nameless = nameless and not (office.inner or self.part_of_name(office.last - 1))
        nameless = nameless and self.words[office.last - 1].known
        where = (
            place.tag == "np"
            and place.type in ("place", "country")
            and place.relation == "in"
            and not place.conj
        )
        if not (nameless and where) or (office.last, place.last) != (place.first - 1, unit.first):
            return False
        office.last, office.name = unit.last, True
        office.inner += place.inner + unit.inner
        return True

    def names_person_within(self, unit: Unit) -> bool:
        """«القيادي | في حزب كذا سالم العلي»: a given name right after the body's name is that of the person."""
        person = self.units[-1] if self.units else None
        if person is None or unit.tag != "np" or unit.conj or unit.relation not in ("in", "at", "from"):
            return False
        body = next((m for m in unit.inner if m.type in BODIES), None)
        one = person.type == "armed" and self.lemma[person.head] in FIGHTERS
        office = person.tag == "np" and (person.type == "person" or one) and person.definite
        single = person.last - person.head == 1 + len(person.modifiers) and person.number is None
        if body is None or not (office and single) or person.last < unit.first - 1 or body.last >= unit.last:
            return False
        name = self.words[body.last]
        if name.definite or name.enclitic or not self.know.meanings.given_name(name):
            return False
        person.last, person.name, person.type = unit.last, True, "person"
        person.inner += unit.inner
        return True
