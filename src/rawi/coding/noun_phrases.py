"""Noun phrases: what belongs to a head - genitives, adjectives, names, brackets, attributes («التابعة لـ…»)."""

from __future__ import annotations

from rawi.arabic.numerals import Number
from rawi.arabic.words import Word
from rawi.coding.document import Mention, Parse, Unit
from rawi.coding.measures import Measures
from rawi.coding.noun_complements import RANKS
from rawi.coding.reading import OPEN, PhraseKnowledge
from rawi.knowledge.frames import Frame

__all__ = ["NounPhrases"]

# Heads with which an indefinite event noun makes one thing: «نقطة تفتيش», «طائرة استطلاع», «غرفة عمليات».
COMPOUND = frozenset(("facility", "vehicle", "aircraft", "weapon", "org", "place"))
MEMBERS = frozenset(("فرد", "عنصر", "عضو", "رجل"))  # of what follows: «أفراد الجيش» are soldiers
FATHERS = frozenset(("ام", "ابو", "بني", "بو"))
TEAMS = frozenset(("فرقه", "فريق", "طاقم", "قوه", "وحده", "كتيبه", "عنصر", "رجل"))


def article(word: Word) -> bool:
    """Whether a word has the article; one with a pronoun («لتورطهم في») has none."""
    return word.definite and not word.enclitic


class NounPhrases(Measures):
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
                i = max(i, head + 1)
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
            inner_weapon = max(
                (self.weapon_at[k][0] for k in range(head + 1, last) if k in self.weapon_at), default=0
            )
            last = max(last, inner_weapon)  # «إطلاق قذائف | هاون»
            while last < self.n and (
                self.describes(last, head, read_as[0])
                or (
                    last > head + 1
                    and self.words[last - 1].pos == "adj"
                    and self.joined_adjective(last, head)
                )
            ):
                adjectives.append(last)
                last += 1
            if (
                last + 1 < self.n
                and self.words[last].folded == "شبه"
                and self.words[last + 1].folded != "جزيره"
            ):
                adjectives += [last, last + 1]  # «حصارا شبه كامل»
                last += 2
            return Unit("event", start, last, head, "event", relation, conj, read_as, number=number,
                        modifiers=tuple(adjectives), definite=self.words[head].definite, quoted=quoted)  # fmt: skip
        mention = self.mention_at.get(head)
        if mention is None and not relation.startswith("time") and (end := self.kunya(head)):
            return self.called(start, head, end, relation, conj, number=number, quoted=quoted)
        if mention is None and self.lemma[head] in self.g.light_nouns and not article(self.words[head]):
            return Unit("np", start, i, head, "carrier", relation, conj, number=number)
        if mention is None and self.lemma[head] == "نفس" and self.words[head].enclitic:
            return Unit("np", start, i, head, "reflexive", relation, conj)
        last = max(i, mention.last if mention else i)
        if mention is None and self.directional(head) and self.accusative(head):
            return Unit("part", start, i, head, conj=conj)  # «انسحبت شمالا»: which way, not where
        weapon = self.weapon_at.get(head) if mention is None else None
        if weapon is not None and not any(self.event(k) for k in range(head + 1, weapon[0])):
            last = max(last, weapon[0])
        type_ = self.meaning(head)
        if self.lemma[head] == "بلاد" and self.words[head].enclitic and not relation:
            type_ = "country"  # «إن بلاده شنت غارات»
        if mention is None and (movement := self.movement(head)):
            type_, last = "armed", max(last, movement)
        elif type_ == "part" and (party := self.party_by_form(head)):
            type_ = party
        if type_ == "abstract" and relation in ("on", "against", "toward"):
            type_ = next(iter(self.know.meanings.types_of(self.words[head])[1:]), type_)  # «غارات على أهداف»
        if type_ == "event" and self.lemma[head] == "احتلال" and self.words[head].definite and not relation:
            type_ = "org"  # «اعتقل الاحتلال شابين»: the occupying force
        if type_ == "event" and self.lemma[head] == "تمرد" and self.words[head].definite:
            type_ = "armed"  # «شن التمرد الكردي هجمات»: the rebels
        if (
            type_ == "people"
            and relation == "in"
            and "facility" in self.know.meanings.types_of(self.words[head])
        ):
            type_ = "facility"  # «في معتقل خليج كذا»
        if weapon is not None and weapon[1]:
            type_ = weapon[1]
        if (not type_ and self.words[head].pos in ("name", "latin")) or (
            mention is None and self.first_name(head)
        ):
            type_ = "name"
        if number is not None and self.lemma[head] == "اخر":
            type_ = "people"  # «13 آخرين»
        if number is not None and self.lemma[head] == "مره":
            return Unit(
                "np", start, i, head, "times", relation, conj, number=number
            )  # «قصف ثلاث مرات | البلدة»
        inner: list[Mention] = [mention] if mention else []
        modifiers: list[int] = []
        self.after = None
        relational = self.lemma[head] in self.g.relational and (
            mention is None or not self.words[head].definite
        )
        last, type_ = self.extend(head, last, type_, inner, modifiers)
        type_ = self.in_whole(head, last, type_, inner, modifiers)
        before = mention is None and self.words[head].pos == "prep"
        if before:
            type_ = self.spot(head)
        if type_ in ("quantity", "org") and self.armed_group(head, modifiers):
            type_ = "armed"
        number = number or self.after
        if type_ == "armed" and mention is None and self.rescuers(head, last):
            type_ = "org"
        frames: tuple[Frame, ...] = ()
        if mention is None:
            frames = tuple(f for f in self.know.frames.at("noun", self.lemma[head]) if f.slots == "victims")
        return Unit("np", start, last, head, type_, relation, conj, frames, number=number, mention=mention,
                    modifiers=tuple(modifiers), inner=tuple(inner), definite=self.words[head].definite,
                    name=type_ in ("person", "name"), quoted=quoted,
                    adverbial=before or (relational and type_ in ("part", "place", "country")),
                    arms=self.arms(head, type_))  # fmt: skip

    def armed_group(self, head: int, modifiers: list[int]) -> bool:
        """«مجموعة مسلحة», «المعارضة المسلحة»: a group that its adjective makes one of fighters."""
        types = self.know.meanings.types_of
        return "armed" in types(self.words[head]) and any("armed" in types(self.words[k]) for k in modifiers)

    def rescuers(self, head: int, last: int) -> bool:
        """«فرق الإطفاء», «فرق الدفاع المدني»: units that carry no arms."""
        return self.lemma[head] in TEAMS and any(self.lemma[k] in self.g.civil for k in range(head + 1, last))

    def arms(self, head: int, type_: str) -> bool:
        """Whether a noun may mean weapons: «ذخائر» are material that is seized, found, cleared as weapons are."""
        return type_ in ("weapon", "bomb") or "weapon" in self.know.meanings.types_of(self.words[head])

    def describes(self, i: int, head: int, frame: Frame) -> bool:
        """Whether an adjective goes with an event noun; after «مقتل» an indefinite one is the victim or a name."""
        if self.words[i].stem in ("داير", "دايره") and self.words[i].definite and self.words[head].definite:
            return True  # «الاشتباكات الدائرة»: no department
        if i == head + 1 and self.words[i].definite and self.construct(head):
            return False  # «مقتل المتهم», «اعتقال المطلوبين»: whose, not of what kind
        if frame.slots in ("die", "kill", "seize_person") and not self.words[head].definite:
            following = self.words[i + 1].pos if i + 1 < self.n else "punct"
            victim = (
                self.know.meanings.type_of(self.words[i]) in ("person", "people", "armed")
                and not self.words[i].definite
            )
            if victim or self.part_of_name(i) or following in ("name", "latin"):
                return False  # «مقتل مدني», «اعتقال صالح العبد»
        return self.adjective(i, head)

    def construct(self, head: int) -> bool:
        """Whether a verbal noun has neither article nor pronoun: a definite word right after it is its genitive."""
        word = self.words[head]
        return bool(word.masdar) and not word.definite and not word.enclitic

    def extend(
        self, head: int, i: int, type_: str, inner: list[Mention], modifiers: list[int]
    ) -> tuple[int, str]:
        """What belongs to a noun phrase after its head: where it ends, and what it then means."""
        weapon = self.weapon_at.get(head)
        # «طائرات حربية | بلدة الصفا»: after a weapon's last word, an adjective or name, no genitive can follow
        last_noun = weapon[0] - 1 if weapon is not None and head < weapon[0] - 1 < i else head
        complete = last_noun > head and (
            self.words[last_noun].folded.endswith("ه")
            or self.words[last_noun - 1].pos == "prep"  # «قصفت طائرة من دون طيار | مواقع»
        )
        mentioned = head in self.mention_at
        named = type_ in ("name", "person") or mentioned
        for _ in range(14):
            if i < self.n and i == head + 1 and self.rank(head):
                i += 1  # «الجندي أول محمد», «العريف أول خالد»
                continue
            if i >= self.n or i in self.time_at:
                break
            word = self.words[i]
            if word.pos == "noun" and not word.proclitics and self.preposition(i)[1] in ("plus", "cause"):
                break  # «عشرة جنود | إضافة إلى…», «في سوريا | نتيجة القصف»
            if word.pos == "punct":
                closing = self.bracket(i)
                counted = type_ == "people" and i + 1 in self.number_at  # «بين القتلى | «خمسة من الشرطة»»
                if not closing or counted or self.event_in_marks(i, closing):
                    break
                inner.extend(self.names_between(i, closing))
                if inner and (type_ in ("", "name") or (type_ == "quantity" and inner[-1].type == "armed")):
                    type_ = inner[-1].type  # «مجموعات "الجيش الحر"»
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
            if type_ in ("person", "name", "people") and named and (end := self.link(i)):
                i = end
                last_noun = i - 1
                continue
            if self.is_verb(i):
                break
            if i not in self.mention_at and self.open(last_noun) and (end := self.movement(i)):
                i = end  # «مقاتلو جبهة تحرير الصفا»
                last_noun, named = i - 1, True
                continue
            if mentioned and i == self.mention_at[head].last and word.masdar and self.event(i):
                break  # «أعلن جيش الوطن | تحرير المدينة»: the name is complete
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
            if counting is not None and last_noun == i - 1 and self.beside_counted(i, last_noun):
                # «داخل | أحد الأسواق», «قرب ثلاث قرى»: a direction goes on over the number of what it is from
                last_noun = counting.unit if counting.unit is not None else i
                if type_ in ("", "part"):
                    type_ = "place" if self.names_place(last_noun) else type_
                i = max(counting.last, last_noun + 1)
                continue
            if counting is not None and i == head + 1 and self.called_by_number(head, type_):
                i = max(counting.last, (counting.unit or 0) + 1)  # «حي السبع بحرات», «شارع الستين»
                last_noun, named = i - 1, True
                continue
            if word.folded in ("ذات", "ذي") and (end := self.having(i)):
                i = end  # «المناطق ذات الغالبية الكردية»
                continue
            if self.of_nation(i, last_noun, type_):
                modifiers.append(i)
                i += 1
                continue
            if counting is not None and last_noun == i - 1 and self.owned_by_number(i, head, type_):
                unit = counting.unit if counting.unit is not None else i
                i = max(counting.last, unit + 1)  # «حياة ثلاثة جنود»
                self.after = counting
                last_noun = i - 1
                continue
            if self.joined(i):
                if last_noun == i - 1 and self.directional(i) and self.directional(last_noun):
                    i += 1  # «شمال وشرق سوريا», «داخل وخارج العاصمة»
                    last_noun = i - 1
                    continue
                if modifiers and modifiers[-1] == i - 1 and self.joined_adjective(i, head):
                    modifiers.append(i)
                    i += 1
                    continue
                break
            if self.direction(i):
                unnamed = i == head + 1 and self.lemma[head] == "منطقه" and self.names_place_after(i)
                if not (self.directional(last_noun) or unnamed) or last_noun != i - 1:
                    break  # «قرية آفس | شرقي إدلب»: a place of its own
                i += 1  # «شمال غربي المدينة», «منطقة غرب خان يونس»
                last_noun = i - 1
                continue
            if (
                word.pos in ("adj", "noun", "name")
                and i > head
                and self.attributive(i)
                and (word.pos == "adj" or not self.open(last_noun))
            ):
                after = self.attribute(i)
                if after and named and type_ in ("place", "country"):
                    break  # «بلدة الصفا | القريبة من …»: more about a place that its name tells
                if after:
                    inner.extend(self.names_between(i, after))
                    i = after
                    continue
            if type_ == "name" and last_noun == i - 1 and i == head + 1 and self.family_name(i):
                i += 1
                last_noun = i - 1
                continue
            if (
                i == head + 1
                and self.lemma[head] == "منطقه"
                and self.attached(i) == "at"
                and self.directional(i)
            ):
                if self.names_place_after(i):
                    i += 1  # «مناطق بوسط اليمن»
                    last_noun = i - 1
                    continue
                break
            if word.pos == "prep" or self.attached(i):
                after = self.partitive(i, type_, head) or self.border(i)
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
                and not self.accusative(i)
                and head not in self.mention_at
                and not self.common(head, last_noun)
            ):
                i += 1  # «ملك شاهر», «محسن الفضلي»: adjectives that are names
                last_noun = i - 1
                continue
            if self.adjective(i, last_noun if not named else head) or (named and self.adjective_of_nation(i)):
                modifiers.append(i)
                if self.attributive(i) and self.of_pronoun(i + 1):
                    i += 1  # «قرية مجاورة لها»
                i += 1
                if word.definite and i < self.n and self.lemma[i] in self.g.after_adjective:
                    i += 1  # «المنطقة المنزوعة السلاح», «القوات المتعددة الجنسيات»
                continue
            one = type_ in ("people", "person") or (type_ == "armed" and word.pos == "name")
            titled = one and i == head + 1 and self.words[head].definite and not mentioned
            if word.pos in ("name", "latin") or ((named or titled) and self.part_of_name(i)):
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
                after_name = self.words[last_noun].pos == "name" or self.part_of_name(last_noun)
                if after_name and word.masdar and self.event(i) and not self.part_of_name(i):
                    break  # «أعلن العميد محمد سمير | استشهاد ضابط»
                next_to = last_noun == i - 1  # not «مروحيات «أباتشي» | غارة»
                compound = type_ in COMPOUND and next_to and self.open(last_noun) and not word.definite
                if self.event(i) and not named and not (compound and not self.carried_out(i)):
                    break
                if self.title_after_name(i, named, type_):
                    i += 1
                    last_noun = i - 1
                    type_ = "person"
                    continue
                # «طائرة تركية | سيارة», «طائرة مسيرة | سيارة»
                described = (bool(modifiers) and modifiers[-1] >= last_noun) or (
                    complete and last_noun == i - 1
                )
                if described or not self.open(last_noun) or self.accusative(i):
                    if self.apposed(i, type_) and not self.accusative(i):
                        i += 1
                        last_noun = i - 1
                        continue
                    break
                meaning = self.know.meanings.type_of(word)
                if type_ in ("", "quantity", "part") and meaning:
                    type_ = "place" if type_ == "part" else meaning
                elif type_ == "people" and meaning == "armed" and self.lemma[head] in MEMBERS:
                    type_ = "armed"  # «أفراد القوات الخاصة»
                i += 1
                last_noun = i - 1
                continue
            break
        return i, type_

    def event_in_marks(self, i: int, closing: int) -> bool:
        """«أعلنت القيادة «استشهاد» ضابط»: a verbal noun alone between marks, before whom it befell."""
        if closing - i != 3 or closing >= self.n or self.words[i + 1].definite:
            return False
        return bool(self.words[i + 1].masdar and self.event(i + 1)) and self.can_head(closing)

    def common(self, head: int, last_noun: int) -> bool:
        """«شخصيات | سياسية»: an indefinite noun of persons, no name, which an adjective describes."""
        word = self.words[head]
        return word.pos == "noun" and not word.definite and last_noun == head and word.number == "p"

    def rank(self, head: int) -> bool:
        """«الجندي أول», «رقيب أول»: a rank of two words, of which the second looks like an ordinal."""
        following = self.words[head + 1].folded in ("اول", "ثاني", "ثان")
        return following and self.lemma[head] in RANKS and head not in self.mention_at

    def called(
        self, start: int, head: int, i: int, relation: str, conj: bool, *, number: Number | None, quoted: bool
    ) -> Unit:
        """«أبو حسن المهاجر»: somebody known by his eldest's name, with what else belongs to it."""
        inner: list[Mention] = []
        modifiers: list[int] = []
        last, _ = self.extend(head, i, "person", inner, modifiers)
        return Unit("np", start, last, head, "person", relation, conj, number=number, modifiers=tuple(modifiers),
                    inner=tuple(inner), definite=True, name=True, quoted=quoted)  # fmt: skip

    def carried_out(self, i: int) -> bool:
        """«شنت طائرات | غارات»: an event noun in the plural that the verb before has for its object."""
        verb = self.units[-1] if self.units else None
        entry = (
            self.know.light.get(self.lemma[verb.head]) if verb is not None and verb.tag == "verb" else None
        )
        return entry is not None and "object" in entry.noun and self.words[i].folded.endswith("ات")

    def end_of_phrase(self, i: int, type_: str) -> int:
        """Where a phrase of this meaning ends whose head begins here."""
        mention = self.mention_at.get(i)
        last, _ = self.extend(i, mention.last if mention else i + 1, type_, [], [])
        return last

    def names_between(self, first: int, last: int) -> list[Mention]:
        """The names that begin at one of these words."""
        return [self.mention_at[k] for k in range(first, last) if k in self.mention_at]
