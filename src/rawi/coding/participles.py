"""Participles that take a preposition of their own: «التابعة لـ…», «المدافعين عن…», «محملة بـ…» tell which things or people
a noun means, and belong to its words with what follows."""

from __future__ import annotations

from rawi.coding.person_names import PersonNames
from rawi.coding.reading import CLOSE, OPEN

__all__ = ["Participles"]

OWNED = frozenset(("تابع", "مملوك"))
TIES = frozenset(("for", "from", "at", "with", "to", "on", "in", "of", "by", "support"))  # what they tie with
# Participles that ask for another preposition than «في», so that this says where. Lemmas.
SIDING = frozenset(("معارض", "موالي", "موال", "مناهض", "متحالف", "حليف", "منشق", "مدعوم", "محسوب"))
SOMEWHERE = frozenset(("place", "country"))


class Participles(PersonNames):
    """Tells where a participle with its complement ends."""

    def end_of_phrase(self, i: int, type_: str) -> int:
        """Where a phrase of this meaning ends whose head begins here."""
        raise NotImplementedError

    def attributive(self, i: int) -> bool:
        """Whether a participle ties what follows to the noun before it («التابعة لـ», «الموالين لـ»)."""
        return not self.g.attributives.isdisjoint(self.forms(i)) or self.governs(i)

    def forms(self, i: int) -> tuple[str, ...]:
        """What a participle may be listed as: its lemma, or its stem without the ending of a plural or feminine."""
        stem = self.words[i].stem
        return (
            self.lemma[i],
            stem,
            stem.removesuffix("ه"),
            stem.removesuffix("ين"),
            stem.removesuffix("ون"),
            self.lemma[i].removesuffix("ه"),
        )

    def governs(self, i: int) -> bool:
        """«المدافعين | عن», «محملة | بـ»: whether the preposition after a participle is the one that it asks for."""
        word = self.words[i]
        if i + 1 >= self.n or word.enclitic or word.masdar or word.proclitics[:1] in (("ب",), ("ل",)):
            return False  # «للمشاركة في»
        word = self.words[i + 1]
        prep = (
            self.lemma[i + 1] if word.pos == "prep" or word.folded == "من" else "".join(word.proclitics[:1])
        )
        asked = self.know.governed.get(prep)
        return asked is not None and not asked.isdisjoint(self.forms(i))

    def of_these(self, i: int, head: int) -> bool:
        """«مقاتلي المعارضة | المشاركين في», not «اعتقلت الشرطة | المتورطين في»: a participle in a plural of persons agrees
        with people only."""
        if not self.words[i].definite and (self.words[head].definite or self.words[i - 1].definite):
            return False  # «استشهد أحد أفرادها | مدافعا عن الوطن»: in which state
        if not self.plural_of_persons(i):
            return True
        word = self.words[head]
        several = word.number == "p" and not word.folded.endswith("ات")
        alike = word.definite == self.words[i].definite or self.open(head) or head in self.mention_at
        return (several and alike) or head - 1 in self.number_at

    def engaged(self, head: int) -> int:
        """Where «المدافعين عن المقر», «المتورطين في ذلك» end: people told by what they do, of whom more is said; else 0."""
        word = self.words[head]
        told = word.definite or word.number == "p" or head - 1 in self.number_at
        return self.attribute(head) if told and self.governs(head) else 0

    def tells_state(self, i: int) -> bool:
        """«عادت القافلة | محملة بـ», «قتل الجندي | مدافعا عن»: a participle without article after somebody definite says in
        which state he was, and names nobody."""
        word, before = self.words[i], self.units[-1] if self.units else None
        if word.definite or word.pos not in ("noun", "adj") or not self.governs(i) or self.joined(i):
            return False
        if self.lemma[i] in self.g.responsible:
            return False  # «يعتبر الحكومة | مسؤولة عن»: of what somebody is held guilty
        if before is None or before.tag != "np" or before.last != i or before.number is not None:
            return False
        known = before.definite or before.name or before.mention is not None
        return known and word.number != "p" and (self.accusative(i) or word.folded.endswith("ه"))

    def of_pronoun(self, i: int) -> bool:
        """«قرية مجاورة | لها»: whether a preposition with a pronoun stands here."""
        return i < self.n and self.preposition(i)[1].startswith("pronoun")

    def attribute(self, i: int) -> int:
        """Where an attribute with its complement ends («التابعة لقوات سوريا الديمقراطية»); 0 when it has none."""
        k = i + 1
        if k >= self.n:
            return 0
        after, relation = self.preposition(k)
        if not relation or relation.startswith("pronoun"):
            return k + 1 if relation.startswith("pronoun") else 0  # «الميليشيات الموالية لها»
        if relation not in TIES:
            return 0
        after += self.pointing(after)
        if after + 2 < self.n and self.words[after].text in OPEN and after + 1 in self.mention_at:
            return self.quoted_whole(after)
        if after + 1 < self.n and self.lemma[after] in self.g.control and not self.words[after].enclitic:
            after += 1  # «الخاضعة لسيطرة النظام»
        if after >= self.n or not self.can_head(after):
            return 0
        if after not in self.mention_at and self.event(after):
            return 0
        if relation == "for" and self.meaning(after) == "media" and self.lemma[i] not in OWNED:
            return 0  # «قال القيادي المعارض لـ"الصحيفة"»: who was told
        meaning = self.meaning(after)
        engaged = self.governs(i)
        siding = not SIDING.isdisjoint(self.forms(i)) and not self.words[after].enclitic
        somewhere = meaning in SOMEWHERE or (siding and meaning in ("part", "facility"))
        if relation in ("in", "at") and somewhere and (engaged or siding):
            return 0  # «العاملين في حلب», «المسلحين المعارضين في حلب»: where, and not in what
        end = self.end_of_phrase(after, meaning)
        more = end < self.n and engaged and bool(self.preposition(end)[1])
        if (more and self.words[after].masdar) or (engaged and end < self.n and self.event(end)):
            return 0  # «المتهم | بالتورط في تفجير», «متهمون | بقضية اغتيال»: a happening of its own
        return end

    def quoted_whole(self, i: int) -> int:
        """«دورية تابعة لـ«قسد»»: where a name in quotation marks ends that fills them; 0 when it does not."""
        end = self.mention_at[i + 1].last
        whole = end < self.n and self.words[end].text in CLOSE and self.mention_at[i + 1].type != "media"
        return end + 1 if whole else 0

    def pointing(self, i: int) -> int:
        """«مواقع تابعة لهذا التنظيم»: 1 where a demonstrative stands before the noun, else 0."""
        return int(
            i + 1 < self.n and self.words[i].pos == "dem" and self.words[i + 1].proclitics[:1] != ("و",)
        )
