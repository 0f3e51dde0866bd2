"""Noun phrases: what stands before a head and what belongs to it, made into one unit («عشرة من الجنود الأتراك»)."""

from __future__ import annotations

from rawi.arabic.numerals import Number
from rawi.arabic.words import Word
from rawi.coding.document import Mention, Unit
from rawi.coding.event_phrases import EventPhrases
from rawi.coding.growing import Growing, Opening
from rawi.coding.reading import OPEN, OPPOSITE
from rawi.knowledge.frames import Frame

__all__ = ["AS_MANY", "NounPhrases"]


# Others of those told before, which take no genitive: «آخر» may mean the last of something. Folded words.
HOLDING = frozenset(("تنظيم", "تسيير"))  # of protests
AS_MANY = frozenset(("مماثل", "مقارب", "مشابه"))  # as many as were told before
OTHERS = frozenset(("اخري", "اخرون", "اخرين"))


def article(word: Word) -> bool:
    """Whether a word has the article; one with a pronoun («لتورطهم في») has none."""
    return word.definite and not word.enclitic


class NounPhrases(EventPhrases):
    """Builds the noun phrase or event noun that begins at a word."""

    def phrase(self, i: int, relation: str, conj: bool) -> Unit | None:
        """A noun phrase or event noun from a word on; None where none begins."""
        quoted = self.words[i].pos == "punct"
        if quoted:
            if self.words[i].text not in OPEN or i + 1 >= self.n:
                return None
            i += 1
        start = i
        if self.words[i].pos == "dem":
            i += 1
        number = self.number_at.get(i)
        if number is not None and (number.measure or number.percent):
            last = max(number.last, (number.unit or 0) + 1)
            return Unit("np", start, last, number.first, "measure", relation, conj)
        if number is not None:
            i = number.last
            head = self.counted(number)
            if head >= 0:
                return self.finish(Opening(start, head, max(i, head + 1), relation, conj, number, quoted))
        i, measured = self.quantified(i, number)
        number = number or measured
        if not self.heads(i, number):
            if number is not None:
                return Unit("np", start, number.last, number.first, "quantity", relation, conj, number=number)
            if i <= start or not self.can_head(start):
                return None
            i = start
        return self.finish(Opening(start, i, i + 1, relation, conj, number, quoted))

    def heads(self, i: int, number: Number | None) -> bool:
        """Whether a word can be the head after what measures it."""
        if i >= self.n or not self.can_head(i):
            return False
        if number is not None and i == number.last and self.words[i].pos == "prep":
            return False  # «تظاهر العشرات | أمام المسجد»
        return number is None or i != number.last or not self.apart(i)

    def finish(self, opening: Opening) -> Unit:
        """The unit whose head is known: an event noun, or a noun phrase with all that belongs to it."""
        head = opening.head
        mention = self.mention_at.get(head)
        event = self.event(head)
        if mention is None and event is not None:
            return self.event_phrase(opening, *event)
        unit = self.unlike_others(opening) if mention is None else None
        if unit is None and opening.number is not None and self.lemma[head] == "مره":
            unit = self.bare_unit(opening, "times")  # «قصف ثلاث مرات | البلدة»
        return unit or self.noun_phrase(opening, mention)

    def unlike_others(self, opening: Opening) -> Unit | None:
        """A phrase whose head is known to the grammar and takes no genitive: «أبو حسن», «عملية», «نفسه», «شمالا»."""
        head = opening.head
        word = self.words[head]
        if not opening.relation.startswith("time") and (end := self.kunya(head)):
            return self.known_by_son(opening, end)
        if word.folded in OTHERS and head == opening.start:
            return self.bare_unit(opening, "quantity")  # «واستهدفت أخرى | بلدة الصفا»
        if word.folded in AS_MANY and opening.start < head:
            return self.bare_unit(opening, "quantity")  # «أصيب عدد مماثل»
        if self.lemma[head] in self.g.light_nouns and not article(word):
            return self.bare_unit(opening, "carrier")
        if (
            self.lemma[head] in HOLDING
            and not article(word)
            and not word.enclitic
            and self.protests(head + 1)
        ):
            return self.bare_unit(opening, "carrier")  # «تنظيم | مظاهرة» is no organisation
        directed = self.lemma[head] == "توجيه" and not article(word) and not word.enclitic
        directed = directed and head + 1 < self.n and not article(self.words[head + 1])
        if directed and self.event(head + 1) is not None:
            return self.bare_unit(opening, "carrier")  # «توجيه | ضربات»; «توجيه اتهامات» is another thing
        if self.lemma[head] in ("نفس", "نفسي") and word.enclitic:  # «نفسه», «نفسيهما»
            return Unit("np", opening.start, opening.end, head, "reflexive", opening.relation, opening.conj)
        if self.directional(head) and self.accusative(head):
            # «انسحبت شمالا»: which way, not where
            return Unit("part", opening.start, opening.end, head, conj=opening.conj)
        return None

    def protests(self, i: int) -> bool:
        """Whether an indefinite noun names a protest."""
        event = self.event(i) if i < self.n and not article(self.words[i]) else None
        return event is not None and event[0][0].kind == "protest"

    def bare_unit(self, opening: Opening, type_: str) -> Unit:
        """A head with the number before it and nothing after."""
        return Unit("np", opening.start, opening.end, opening.head, type_, opening.relation, opening.conj,
                    number=opening.number)  # fmt: skip

    def known_by_son(self, opening: Opening, end: int) -> Unit:
        """«أبو حسن المهاجر»: somebody known by his eldest's name, with what else belongs to it."""
        phrase = self.begin_phrase(opening.head, end, "person")
        self.extend(phrase)
        return Unit("np", opening.start, phrase.end, opening.head, "person", opening.relation, opening.conj,
                    number=opening.number, modifiers=tuple(phrase.modifiers), inner=tuple(phrase.inner),
                    definite=True, name=True, quoted=opening.quoted)  # fmt: skip

    def noun_phrase(self, opening: Opening, mention: Mention | None) -> Unit:
        """A noun or name with all that belongs to it."""
        head = opening.head
        relational = self.lemma[head] in self.g.relational and (
            mention is None or not self.words[head].definite
        )
        phrase = self.grown(opening, mention)
        before = mention is None and (
            self.words[head].pos == "prep" or self.words[head].stem in OPPOSITE
        )  # «أمام», «خلف»
        type_ = self.whole_meaning(phrase, before)
        frames: tuple[Frame, ...] = ()
        if mention is None:
            frames = tuple(f for f in self.know.frames.at("noun", self.lemma[head]) if f.slots == "victims")
        return Unit("np", opening.start, phrase.end, head, type_, opening.relation, opening.conj, frames,
                    number=opening.number or self.after, mention=mention, modifiers=tuple(phrase.modifiers),
                    inner=tuple(phrase.inner), definite=self.words[head].definite,
                    name=type_ in ("person", "name"), quoted=opening.quoted,
                    adverbial=before or (relational and type_ in ("part", "place", "country")),
                    arms=self.arms(head, type_))  # fmt: skip

    def grown(self, opening: Opening, mention: Mention | None) -> Growing:
        """A head with its weapon's words, or those of its movement or name, and what belongs to it."""
        head = opening.head
        last = max(opening.end, mention.last if mention else 0)
        weapon = self.weapon_at.get(head) if mention is None else None
        if weapon is not None and not any(self.event(k) for k in range(head + 1, weapon[0])):
            last = max(last, weapon[0])
        movement = self.movement(head) if mention is None else 0
        phrase = self.begin_phrase(head, max(last, movement), self.head_meaning(opening, movement))
        if mention is not None:
            phrase.inner.append(mention)
        self.after = None
        self.extend(phrase)
        return phrase
