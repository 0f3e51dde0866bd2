"""Noun phrases: what belongs to a head - genitives, adjectives, names, brackets, attributes («التابعة لـ…»)."""

from __future__ import annotations

from rawi.arabic.numerals import Number
from rawi.coding.document import Mention, Parse, Unit
from rawi.coding.reading import PhraseKnowledge, SentenceReader
from rawi.knowledge.frames import Frame

__all__ = ["CLOSE", "OPEN", "NounPhrases"]

OPEN = frozenset("«“\"([{„‟‘'")
CLOSE = frozenset("»”\")]}’'")
# Heads with which an indefinite event noun makes one thing: «نقطة تفتيش», «طائرة استطلاع», «غرفة عمليات».
COMPOUND = frozenset(("facility", "vehicle", "aircraft", "weapon", "org", "place"))
FATHERS = frozenset(("ام", "ابو", "بني", "بو"))
PARTS = frozenset(
    ("armed", "org", "people", "person")
)  # what a whole may be told of with «من»: «عشرة من الجنود»
MEASURED = frozenset(
    ("weapon", "vehicle", "aircraft", "material", "facility", "place")
)  # «مجموعة من الطائرات»
MAX_BRACKET = 7


class NounPhrases(SentenceReader):
    """Builds the noun phrase or event noun that begins at a word."""

    def __init__(self, parse: Parse, know: PhraseKnowledge) -> None:
        super().__init__(parse, know)
        self.after: Number | None = None  # a number after its noun («عسكريين اثنين»)

    def phrase(self, i: int, relation: str, conj: bool) -> Unit | None:
        """A noun phrase or event noun from a word on."""
        start = i
        quoted = False
        if self.words[i].pos == "punct":
            if self.words[i].text not in OPEN or i + 1 >= self.n:
                return None
            quoted = True
            i += 1
            start = i
        if self.words[i].pos == "dem":
            i += 1
        number = self.number_at.get(i)
        if number is not None and (number.measure or number.percent):
            return Unit(
                "np", start, max(number.last, (number.unit or 0) + 1), number.first, "measure", relation, conj
            )
        if number is not None:
            i = number.last
            head = self.counted(number)
            if head >= 0:
                return self.finish(start, head, i, relation, conj, number=number, quoted=quoted)
        i, number2 = self.quantified(i, number)
        number = number or number2
        if i >= self.n or not self.can_head(i) or (number is not None and i == number.last and self.apart(i)):
            if number is not None:
                return Unit("np", start, number.last, number.first, "quantity", relation, conj, number=number)
            if i > start and self.can_head(start):
                i = start
            else:
                return None
        return self.finish(start, i, i + 1, relation, conj, number=number, quoted=quoted)

    def apart(self, i: int) -> bool:
        """Whether a word cannot be what the number before it counts: it has its own preposition or conjunction."""
        return i < self.n and (self.joined(i) or bool(self.attached(i)))

    def counted(self, number: Number) -> int:
        """The noun inside a number's words («شخصين», «ثلاثة جنود»); -1 when it stands outside them."""
        if number.dual:
            return number.last - 1
        return number.unit if number.unit is not None and number.first <= number.unit < number.last else -1

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
            ):
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
                    and (self.can_head(i + 2) or i + 2 in self.number_at)
                ):
                    i += 2
                    continue
            if (
                self.words[i].folded == "من"
                and number is not None
                and i + 1 < self.n
                and self.can_head(i + 1)
            ):
                i += 1
                continue
            break
        return i, number

    def finish(
        self,
        start: int,
        head: int,
        i: int,
        relation: str,
        conj: bool,
        *,
        number: Number | None = None,
        quoted: bool = False,
    ) -> Unit:
        """The unit whose head is known: an event noun, or a noun phrase with all that belongs to it."""
        event = self.event(head)
        if event is not None and head not in self.mention_at:
            read_as, last = event
            adjectives = [
                k
                for k in range(head + 1, last)
                if self.words[k].pos == "adj" and not self.in_set(k, read_as[0])
            ]
            while last < self.n and self.describes(last, head, read_as[0]):
                adjectives.append(last)
                last += 1
            return Unit("event", start, last, head, "event", relation, conj, read_as, number=number,
                        modifiers=tuple(adjectives), definite=self.words[head].definite, quoted=quoted)  # fmt: skip
        mention = self.mention_at.get(head)
        if mention is None and self.lemma[head] in self.g.light_nouns and not self.words[head].definite:
            return Unit("np", start, i, head, "carrier", relation, conj, number=number)
        if mention is None and self.lemma[head] == "نفس" and self.words[head].enclitic:
            return Unit("np", start, i, head, "reflexive", relation, conj)
        last = max(i, mention.last if mention else i)
        weapon = self.weapon_at.get(head) if mention is None else None
        if weapon is not None and not any(self.event(k) for k in range(head + 1, weapon[0])):
            last = max(last, weapon[0])
        type_ = self.meaning(head)
        if type_ == "abstract" and relation in ("on", "against", "toward"):
            type_ = next(iter(self.know.meanings.types_of(self.words[head])[1:]), type_)  # «غارات على أهداف»
        if weapon is not None and weapon[1]:
            type_ = weapon[1]
        if not type_ and self.words[head].pos in ("name", "latin"):
            type_ = "name"
        if number is not None and self.lemma[head] == "اخر":
            type_ = "people"  # «13 آخرين»
        inner: list[Mention] = [mention] if mention else []
        modifiers: list[int] = []
        self.after = None
        relational = mention is None and self.lemma[head] in self.g.relational
        last, type_ = self.extend(head, last, type_, inner, modifiers)
        number = number or self.after
        frames: tuple[Frame, ...] = ()
        if mention is None:
            frames = tuple(f for f in self.know.frames.at("noun", self.lemma[head]) if f.slots == "victims")
        return Unit("np", start, last, head, type_, relation, conj, frames, number=number, mention=mention,
                    modifiers=tuple(modifiers), inner=tuple(inner), definite=self.words[head].definite,
                    name=type_ in ("person", "name"), quoted=quoted,
                    adverbial=relational and type_ in ("part", "place", "country"),
                    arms=self.arms(head, type_))  # fmt: skip

    def arms(self, head: int, type_: str) -> bool:
        """Whether a noun may mean weapons: «ذخائر» are material that is seized, found, cleared as weapons are."""
        return type_ in ("weapon", "bomb") or "weapon" in self.know.meanings.types_of(self.words[head])

    def describes(self, i: int, head: int, frame: Frame) -> bool:
        """Whether an adjective goes with an event noun; after «مقتل» an indefinite one is the victim or a name."""
        if frame.slots in ("die", "kill", "seize_person") and not self.words[head].definite:
            following = self.words[i + 1].pos if i + 1 < self.n else "punct"
            victim = (
                self.know.meanings.type_of(self.words[i]) in ("person", "people")
                and not self.words[i].definite
            )
            if victim or self.part_of_name(i) or following in ("name", "latin"):
                return False  # «مقتل مدني», «اعتقال صالح العبد»
        return self.adjective(i, head)

    def extend(
        self, head: int, i: int, type_: str, inner: list[Mention], modifiers: list[int]
    ) -> tuple[int, str]:
        """What belongs to a noun phrase after its head: where it ends, and what it then means."""
        weapon = self.weapon_at.get(head)
        # «طائرات حربية | بلدة الصفا»: after a weapon's last word, an adjective or name, no genitive can follow
        last_noun = weapon[0] - 1 if weapon is not None and head < weapon[0] - 1 < i else head
        mentioned = head in self.mention_at
        named = type_ in ("name", "person") or mentioned
        for _ in range(14):
            if i >= self.n or i in self.time_at:
                break
            word = self.words[i]
            if word.pos == "punct":
                closing = self.bracket(i)
                if not closing:
                    break
                inner.extend(self.names_between(i, closing))
                if type_ in ("", "name") and inner:
                    type_ = inner[-1].type
                i = closing
                continue
            if (
                type_ == "place"
                and word.folded in FATHERS
                and i + 1 < self.n
                and self.words[i + 1].pos != "punct"
            ):
                i += 2  # «قرية أم الكيف», «بلدة أبو كمال»
                last_noun, named = i - 1, True
                continue
            if self.is_verb(i):
                break
            counting = self.number_at.get(i)
            if (
                counting is not None
                and not counting.dual
                and counting.unit is not None
                and counting.unit < i
                and not self.joined(i)
            ):
                self.after = counting  # «عسكريين اثنين», «جندي واحد»
                i = counting.last
                continue
            if self.joined(i):
                if modifiers and modifiers[-1] == i - 1 and self.joined_adjective(i, head):
                    modifiers.append(i)
                    i += 1
                    continue
                break
            if self.direction(i) and not self.direction(last_noun):
                break  # «قرية آفس | شرقي إدلب»: a place of its own
            if (
                word.pos in ("adj", "noun", "name")
                and i > head
                and self.attributive(i)
                and not self.open(last_noun)
            ):
                after = self.attribute(i)
                if after:
                    inner.extend(self.names_between(i, after))
                    i = after
                    continue
            if word.pos == "prep" or self.attached(i):
                after = self.partitive(i, type_, head)
                if not after:
                    break
                if type_ == "quantity" and word.folded == "من":
                    type_ = self.meaning(i + 1)  # «ثلة من الجنود»
                inner.extend(self.names_between(i, after))
                i = after
                continue
            mention = self.mention_at.get(i)
            if mention is not None:
                if not self.takes_name(last_noun, type_, mention):
                    break
                inner.append(mention)
                if type_ in ("", "part", "quantity") or (type_ == "abstract" and mention.type == "armed"):
                    type_ = mention.type if mention.type != "country" or type_ else "place"
                i = mention.last
                last_noun, named = i - 1, True
                continue
            if (
                type_ in ("person", "name")
                and named
                and word.pos == "adj"
                and not word.proclitics
                and not word.enclitic
                and head not in self.mention_at
            ):
                i += 1  # «ملك شاهر», «محسن الفضلي»: adjectives that are names
                last_noun = i - 1
                continue
            if self.adjective(i, last_noun if not named else head):
                modifiers.append(i)
                i += 1
                continue
            if word.pos in ("name", "latin") or (named and self.part_of_name(i)):
                if not (
                    named
                    or type_ in ("person", "armed", "place", "org", "media", "facility", "people", "")
                    or self.open(last_noun)
                ):
                    break
                i += 1
                named = True
                last_noun = i - 1
                continue
            if word.pos == "noun" and i not in self.number_at:
                if (
                    self.event(i)
                    and not named
                    and not (type_ in COMPOUND and self.open(last_noun) and not word.definite)
                ):
                    break
                if self.title_after_name(i, named, type_):
                    i += 1
                    last_noun = i - 1
                    type_ = "person"
                    continue
                described = bool(modifiers) and modifiers[-1] > last_noun  # «طائرة تركية | سيارة»
                if described or not self.open(last_noun) or self.accusative(i):
                    if self.apposed(i, type_):
                        i += 1
                        last_noun = i - 1
                        continue
                    break
                meaning = self.know.meanings.type_of(word)
                if type_ in ("", "quantity", "part") and meaning:
                    type_ = "place" if type_ == "part" else meaning
                i += 1
                last_noun = i - 1
                continue
            break
        return i, type_

    def end_of_phrase(self, i: int, type_: str) -> int:
        """Where a phrase of this meaning ends whose head begins here."""
        mention = self.mention_at.get(i)
        last, _ = self.extend(i, mention.last if mention else i + 1, type_, [], [])
        return last

    def names_between(self, first: int, last: int) -> list[Mention]:
        """The names that begin at one of these words."""
        return [self.mention_at[k] for k in range(first, last) if k in self.mention_at]

    # ---------------------------------------------------------------- what a noun phrase takes

    def attributive(self, i: int) -> bool:
        """Whether a participle ties what follows to the noun before it («التابعة لـ», «الموالين لـ»)."""
        stem = self.words[i].stem
        forms = (
            self.lemma[i],
            stem,
            stem.removesuffix("ه"),
            stem.removesuffix("ين"),
            stem.removesuffix("ون"),
            self.lemma[i].removesuffix("ه"),
        )
        return any(form in self.g.attributives for form in forms)

    def joined_adjective(self, i: int, head: int) -> bool:
        """«أهداف حكومية وأجنبية»: a second adjective of the same noun."""
        word = self.words[i]
        same = ("ال" in word.proclitics) == self.words[head].definite
        return (
            word.pos == "adj"
            and same
            and not word.enclitic
            and i not in self.mention_at
            and word.proclitics[:1] == ("و",)
        )

    def part_of_name(self, i: int) -> bool:
        """Whether a common noun goes on with a person's name («عبد الرحمن», «صالح», «علي»)."""
        return self.know.meanings.given_name(self.words[i])

    def takes_name(self, last_noun: int, type_: str, mention: Mention) -> bool:
        if self.open(last_noun):
            return True
        if (
            type_ in ("armed", "org", "media")
            and mention.type in ("armed", "org", "media")
            and last_noun not in self.mention_at
        ):
            return True
        if type_ in ("place", "part", "facility") and mention.type in ("place", "country"):
            return True
        return type_ == "person" and mention.type == "person"

    def title_after_name(self, i: int, named: bool, type_: str) -> bool:
        """«فالح العيساوي عضو مجلس المحافظة», «رامي عبد الرحمن مدير المرصد»."""
        return named and type_ in ("name", "person") and self.know.meanings.type_of(self.words[i]) == "person"

    def apposed(self, i: int, type_: str) -> bool:
        """«العاصمة دمشق», «الرئيس السابق علي صالح», «المتحدث باسم»."""
        return type_ == "person" and (
            self.part_of_name(i) or self.know.meanings.type_of(self.words[i]) == "person"
        )

    def bracket(self, i: int) -> int:
        """Where a short quoted or bracketed name ends, if one stands here; else 0."""
        text = self.words[i].text
        if text not in OPEN or i + 1 >= self.n:
            return 0
        for k in range(i + 1, min(i + 2 + MAX_BRACKET, self.n)):
            if self.words[k].pos == "punct":
                if self.words[k].text in CLOSE and k > i + 1:
                    return k + 1
                if self.words[k].text not in ("-", "/", '"', "”", "“"):
                    return 0
            elif self.words[k].pos == "verb" or k in self.time_at:
                return 0
        return 0

    def attribute(self, i: int) -> int:
        """Where an attribute with its complement ends («التابعة لقوات سوريا الديمقراطية»); 0 when it has none."""
        k = i + 1
        if k >= self.n:
            return 0
        after, relation = self.preposition(k)
        if not relation or relation.startswith("pronoun"):
            return k if relation.startswith("pronoun") else 0
        if relation not in ("for", "from", "at", "with", "to", "on", "in", "of", "by", "support"):
            return 0
        if after >= self.n or not self.can_head(after):
            return 0
        if after not in self.mention_at and self.event(after):
            return 0
        return self.end_of_phrase(after, self.meaning(after))

    def partitive(self, i: int, type_: str, head: int) -> int:
        """Where a «من …» or «ل…» that says whose the head is ends; 0 when the preposition starts a new phrase."""
        word = self.words[i]
        if (
            word.folded == "من"
            and self.lemma[head] in ("قرب", "مقربه")
            and i + 1 < self.n
            and self.can_head(i + 1)
        ):
            return self.end_of_phrase(i + 1, "place")
        if (
            word.folded == "من"
            and not self.words[head].definite
            and type_ in ("armed", "people", "quantity", "person", "")
        ):
            after = i + 1
            if after >= self.n or not self.can_head(after):
                return 0
            meaning = self.meaning(after)
            counted = PARTS | MEASURED if type_ == "quantity" else PARTS
            if meaning not in counted:
                return 0
            return 0 if self.words[after].folded in ("قبل", "جانب") else self.end_of_phrase(after, meaning)
        if (
            "ل" in word.proclitics
            and type_ in ("facility", "vehicle", "weapon", "armed", "material")
            and not self.words[head].definite
        ):
            meaning = self.meaning(i)
            return self.end_of_phrase(i, meaning) if meaning in ("armed", "org", "country") else 0
        if word.folded == "باسم" and type_ == "person" and i + 1 < self.n and self.can_head(i + 1):
            return self.end_of_phrase(i + 1, self.meaning(i + 1))
        return 0
