"""Event nouns with what describes them: «قصف مدفعي عنيف», «حصارا شبه كامل»; whom they befell is left to the clause."""

from __future__ import annotations

from rawi.coding.document import Unit
from rawi.coding.growing import RANKING, Opening
from rawi.coding.head_meanings import HeadMeanings
from rawi.coding.parties import nisba_actor
from rawi.coding.reading import BEFALLING, CLOSE, OPEN
from rawi.knowledge.frames import Frame

__all__ = ["EventPhrases"]


class EventPhrases(HeadMeanings):
    """Builds the unit of a noun that names a happening."""

    def event_phrase(self, opening: Opening, frames: tuple[Frame, ...], last: int) -> Unit:
        """An event noun whose set phrase ends at ``last``, with its adjectives."""
        head = opening.head
        adjectives = [
            k for k in range(head + 1, last) if self.words[k].pos == "adj" and not self.in_set(k, frames[0])
        ]
        inner_weapon = max(
            (self.weapon_at[k][0] for k in range(head + 1, last) if k in self.weapon_at), default=0
        )
        last = max(last, inner_weapon)  # «إطلاق قذائف | هاون»
        while last < self.n and (self.describes(last, head, frames[0]) or self.describes_too(last, head)):
            adjectives.append(last)
            last += 1
        if self.quoted_adjective(last, head, frames[0]):
            adjectives.append(last + 1)  # «الهجمات «الإرهابية» التي استهدفت البلاد»
            last += 3
        if self.nearly(last):
            adjectives += [last, last + 1]  # «حصارا شبه كامل»
            last += 2
        return Unit("event", opening.start, last, head, "event", opening.relation, opening.conj, frames,
                    number=opening.number, modifiers=tuple(adjectives), definite=self.words[head].definite,
                    quoted=opening.quoted)  # fmt: skip

    def describes(self, i: int, head: int, frame: Frame) -> bool:
        """Whether an adjective goes with an event noun; after «مقتل» an indefinite one is the victim or a name."""
        if self.words[i].stem in ("داير", "دايره") and self.words[i].definite and self.words[head].definite:
            return True  # «الاشتباكات الدائرة»: no department
        if self.words[i].folded in self.g.without_ya and not self.words[head].definite:
            return not self.lasts(i)
        if i == head + 1 and self.words[i].definite and self.construct(head):
            return False  # «مقتل المتهم», «اعتقال المطلوبين»: whose, not of what kind
        if (
            i == head + 1
            and self.construct(head)
            and self.meaning(i) == "place"
            and self.names_place_after(i)
        ):
            return (
                False  # «مغادرة محافظة حلب», «تطهير وادي عقان»: a place, though the word may be an adjective
            )
        if i == head + 1 and self.construct(head) and self.ranks(i):
            return False
        of_set_noun = len(frame.lemmas) > 1 and self.words[i - 1].pos == "noun" and self.in_set(i - 1, frame)
        if of_set_noun and frame.slots in BEFALLING and self.adjective(i, i - 1):
            return True  # «تفكيك خلية | إرهابية»: of what kind the set noun is
        if frame.slots in BEFALLING and not self.words[head].definite:
            following = self.words[i + 1].pos if i + 1 < self.n else "punct"
            victim = (
                self.know.meanings.type_of(self.words[i]) in ("person", "people", "armed")
                and not self.words[i].definite
            )
            if victim or self.part_of_name(i) or following in ("name", "latin"):
                return False  # «مقتل مدني», «اعتقال صالح العبد»
        return self.adjective(i, head) or self.names_party(i, head)

    def lasts(self, i: int) -> bool:
        """Whether «دام» is the verb: «هجوم دام ساعتين», not «هجوم دام في المدينة»."""
        following = self.words[i + 1] if i + 1 < self.n else None
        return following is not None and (
            i + 1 in self.time_at
            or i + 1 in self.number_at
            or following.pos == "num"
            or bool(following.enclitic)
        )

    def ranks(self, i: int) -> bool:
        """«تحرير ثاني أكبر مدن المحافظة», «سقوط أول شهيد»: a word for which of several, before the noun that it ranks."""
        following = self.words[i + 1].pos if i + 1 < self.n else "punct"
        return self.words[i].folded in RANKING and following in ("noun", "adj")

    def names_party(self, i: int, head: int) -> bool:
        """«القصف الحوثي»: an adjective of a movement, though the same word is its name."""
        word, mention = self.words[i], self.mention_at.get(i)
        return (
            word.pos == "adj"
            and mention is not None
            and mention.last == i + 1
            and "ال" in word.proclitics
            and "ال" in self.words[head].proclitics
            and nisba_actor(word) is not None
        )

    def quoted_adjective(self, i: int, head: int, frame: Frame) -> bool:
        """Whether one adjective in quotation marks goes with a definite event noun, from which the writer keeps apart."""
        if i + 2 >= self.n or self.words[i].text not in OPEN or self.words[i + 2].text not in CLOSE:
            return False
        word, noun = self.words[i + 1], self.words[head]
        if not (noun.definite and word.definite):
            return False
        feminine = (
            noun.gender == "f" or noun.number == "p"
        )  # an adjective in quotation marks is often taken for a noun
        return self.describes(i + 1, head, frame) or word.folded.endswith("يه" if feminine else "ي")

    def describes_too(self, i: int, head: int) -> bool:
        """«اشتباكات عنيفة ومستمرة»: a second adjective, joined to the first."""
        return i > head + 1 and self.words[i - 1].pos == "adj" and self.joined_adjective(i, head)

    def nearly(self, i: int) -> bool:
        """«حصارا | شبه كامل»: «شبه» before an adjective; «شبه جزيرة» is a place."""
        if i + 1 >= self.n or self.words[i].folded != "شبه":
            return False
        return self.words[i + 1].folded != "جزيره"

    def construct(self, head: int) -> bool:
        """Whether a verbal noun has neither article nor pronoun: a definite word right after it is its genitive."""
        word = self.words[head]
        return bool(word.masdar) and not word.definite and not word.enclitic
