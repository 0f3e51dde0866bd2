"""Numbers and words that only measure: before the noun they measure («عدد من», «كل», «حصيلة القتلى»), or inside a phrase
(«عسكريين اثنين», «حي السبع بحرات»)."""

from __future__ import annotations

from rawi.arabic.numerals import Number
from rawi.coding.document import Parse
from rawi.coding.growing import Growing
from rawi.coding.noun_complements import Complements
from rawi.coding.phrase_knowledge import PhraseKnowledge

__all__ = ["Measures"]

GROUPS = frozenset(("armed", "people", "org", "quantity", "vehicle", "event"))
COMPOSED = frozenset(("مولف", "مكون", "متالف", "متكون"))  # of so many. Folded lemmas
GREATEST = frozenset(("اكبر", "اهم", "اخطر", "اشهر", "اقدم", "اقوي", "كبري"))


class Measures(Complements):
    """Finds the noun that a number or a word of measure counts, and the numbers that go on with a phrase."""

    def __init__(self, parse: Parse, know: PhraseKnowledge) -> None:
        super().__init__(parse, know)
        self.after: Number | None = None  # a number after its noun («عسكريين اثنين»), of the phrase last read

    def take_number(self, phrase: Growing, number: Number) -> bool:
        """A number after the head of a phrase that counts it, names it, or counts whose it is; False for another's."""
        i = phrase.end
        near = phrase.last_noun == i - 1
        if not number.dual and number.unit is not None and number.unit < i and not self.joined(i):
            self.after = number  # «عسكريين اثنين», «جندي واحد»
            phrase.end = number.last
            return True
        if near and self.beside_counted(i, phrase.last_noun):
            self.go_on_to_counted(phrase, number)
            return True
        if i == phrase.head + 1 and self.called_by_number(phrase.head, phrase.type):
            phrase.take_name(max(number.last, (number.unit or 0) + 1))  # «حي السبع بحرات», «شارع الستين»
            return True
        if near and self.owned_by_number(i, phrase.head, phrase.type):
            unit = number.unit if number.unit is not None else i
            self.after = number  # «حياة ثلاثة جنود»
            phrase.take_noun(max(number.last, unit + 1))
            return True
        return False

    def described_group(self, i: int) -> bool:
        """«الأغلبية الشيعية»: with the article, and an adjective after it, such a word names a group and measures none."""
        following = self.words[i + 1] if i + 1 < self.n else None
        definite = "ال" in self.words[i].proclitics
        return definite and following is not None and following.pos == "adj" and following.definite

    def size_of_group(self, i: int) -> int:
        """«قوة | قوامها ألفا جندي», «مجموعة مؤلفة | من ستة أشخاص»: where the words end that say how many belong to a group
        just told, which then has their number; 0 when no such words stand here."""
        group = self.units[-1] if self.units else None
        if group is None or group.last != i or group.type not in GROUPS or i + 1 >= self.n:
            return 0
        if group.number is not None:
            return 0
        composed = self.lemma[i - 1] in COMPOSED and i - 1 > group.head and self.words[i].folded == "من"
        if not composed and not (self.lemma[i] == "قوام" and self.words[i].enclitic):
            return 0
        number = self.number_at.get(i + 1)
        if number is None or number.ordinal or number.percent or number.measure:
            return 0
        group.number = number
        if group.type == "quantity":
            group.type = self.meaning(number.unit) if number.unit is not None else "people"
        if composed:
            group.last = i - 1
            group.modifiers = tuple(k for k in group.modifiers if k < i - 1)
        return max(number.last, (number.unit if number.unit is not None else 0) + 1)

    def go_on_to_counted(self, phrase: Growing, number: Number) -> None:
        """«داخل | أحد الأسواق», «قرب ثلاث قرى»: a direction goes on over the number of what it is from."""
        counted = number.unit if number.unit is not None else phrase.end
        phrase.last_noun = counted
        if phrase.type in ("", "part") and self.names_place(counted):
            phrase.type = "place"
        phrase.end = max(number.last, counted + 1)

    def apart(self, i: int) -> bool:
        """Whether a word cannot be what the number before it counts: it has its own preposition or conjunction."""
        return i < self.n and (self.joined(i) or bool(self.attached(i)))

    def beside_counted(self, i: int, last_noun: int) -> bool:
        """«داخل أحد الأسواق», «قرب ثلاث قرى»: whether a number after a word of direction counts places."""
        number = self.number_at[i]
        if number.ordinal or number.dual or number.unit is None or self.joined(i) or self.attached(i):
            return False
        return self.directional(last_noun) and self.names_place(number.unit)

    def called_by_number(self, head: int, type_: str) -> bool:
        """«شارع الستين», «حي السبع بحرات»: a definite number right after one place without article is its name."""
        word = self.words[head]
        alone = (
            type_ in ("place", "facility") and word.number == "s" and not word.definite and not word.enclitic
        )
        return alone and head not in self.mention_at and self.words[head + 1].proclitics == ("ال",)

    def having(self, i: int) -> int:
        """Where «ذات الغالبية الكردية» ends: what the noun before has; 0 when it is none."""
        if self.joined(i) or i + 1 >= self.n or self.words[i + 1].pos != "noun" or i + 1 in self.mention_at:
            return 0
        end = i + 2
        while end < self.n and self.words[end].pos == "adj" and self.adjective(end, i + 1):
            end += 1
        return end

    def counted(self, number: Number) -> int:
        """The noun inside a number's words («شخصين», «ثلاثة جنود»); -1 when it stands outside them."""
        if number.dual:
            written = self.words[number.last - 1].pos == "num"  # «عسكريين تركيين اثنين»
            return number.first if written else number.last - 1
        if number.unit is not None and self.set_off(number):
            return number.unit
        return number.unit if number.unit is not None and number.first <= number.unit < number.last else -1

    def set_off(self, number: Number) -> bool:
        """Whether a mark stands between a number and its noun («/11/ مدنيا», «"17" مسلحا»)."""
        return number.unit == number.last + 1 and self.words[number.last].pos == "punct"

    def quantified(self, i: int, number: Number | None = None) -> tuple[int, Number | None]:
        """Past words that only measure («عدد من», «كل», «بعض») to the noun they measure."""
        if number is not None and self.apart(i):
            return i, number
        for _ in range(4):
            if i >= self.n:
                break
            if i in self.number_at and number is None and self.number_at[i].last > i:
                number = self.number_at[i]
                if self.counted(number) >= 0:
                    return self.counted(number), number
                i = number.last
                continue
            if (
                self.lemma[i] in self.g.quantifiers
                and self.words[i].pos != "verb"
                and i not in self.mention_at
                and (not self.words[i].enclitic)
                and not self.described_group(i)
            ):
                if self.sized(i):
                    i = self.shown(i + 3)
                    continue
                if i + 1 < self.n and self.words[i + 1].folded == "غير" and self.sized(i + 1):
                    i = self.shown(i + 4)  # «عدد غير محدد من | السجناء»
                    continue
                if (
                    i + 1 < self.n
                    and (self.can_head(i + 1) or i + 1 in self.number_at)
                    and not self.joined(i + 1)
                    and (not self.attached(i + 1))
                ):
                    i += 1
                    continue
                if (
                    i + 2 < self.n
                    and self.words[i + 1].folded == "من"
                    and (self.can_head(self.shown(i + 2)) or i + 2 in self.number_at)
                ):
                    i = self.shown(i + 2)
                    continue
            if (
                self.words[i].folded == "من"
                and number is not None
                and i + 1 < self.n
                and self.can_head(self.shown(i + 1))
            ):
                i = self.shown(i + 1)
                continue
            if self.tally(i) or self.among_greatest(i):
                i += 1
                continue
            if number is None and self.more_than(i):
                i += 2  # «أكثر من انفجار», «أكثر من منطقة»: several
                continue
            break
        return i, number

    def sized(self, i: int) -> bool:
        """«عدد كبير من | الجنود», «كميات كبيرة من | الأسلحة»: whether an adjective says how many, before those measured."""
        if i + 3 >= self.n or self.words[i + 1].pos != "adj" or self.words[i + 1].proclitics:
            return False
        return self.words[i + 2].folded == "من" and self.can_head(self.shown(i + 3))

    def among_greatest(self, i: int) -> bool:
        """«أحد أكبر | مستودعات الجيش»: a word of degree between «أحد» and what it is one of."""
        if i == 0 or i + 1 >= self.n or self.lemma[i - 1] not in ("احد", "احدى", "احدي"):
            return False
        degree = self.words[i].folded in GREATEST and self.words[i].proclitics == ()
        return degree and self.can_head(i + 1) and not self.joined(i + 1) and not self.attached(i + 1)

    def more_than(self, i: int) -> bool:
        """«أكثر من | منطقة»: whether a word that is no number is told to be more than one."""
        if i + 2 >= self.n or self.words[i].folded != "اكثر" or self.words[i + 1].folded != "من":
            return False
        word = self.words[i + 2]
        return word.pos == "noun" and not word.definite and not word.enclitic and self.can_head(i + 2)

    def shown(self, i: int) -> int:
        """The noun after a demonstrative («عدد من هؤلاء | المسلحين»); the word itself where none stands here."""
        shows = i + 1 < self.n and self.words[i].pos == "dem" and not self.attached(i + 1)
        return i + 1 if shows else i

    def tally(self, i: int) -> bool:
        """«حصيلة | القتلى», «ارتفاع | عدد القتلى»: a word that only says how many, before those who are counted."""
        if i + 1 >= self.n or self.words[i].enclitic or self.words[i].definite or i in self.mention_at:
            return False
        lemma, counted = self.lemma[i], i + 1
        if self.words[i].masdar and lemma in self.g.amounting:
            counted += self.lemma[counted] in self.g.tallies  # «ارتفاع قتلى الهجوم إلى 12»
        elif lemma not in self.g.tallies:
            return False
        if counted >= self.n or self.joined(counted) or self.attached(counted):
            return False
        return any(frame.slots == "victims" for frame in self.know.frames.at("noun", self.lemma[counted]))
