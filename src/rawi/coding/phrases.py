"""Phrases: a sentence cut into noun phrases with their prepositions, event nouns, verbs, times and marks.

The grammar is small and reads left to right. A noun phrase takes the genitives, adjectives, names, brackets and
attributes («التابعة لـ…») that belong to its head; a noun that names a happening ends it, because what follows such a
noun («قصف النظام المدينة») fills the roles of the happening.
"""

from __future__ import annotations

from rawi.coding.document import Parse, Tag, Unit
from rawi.coding.owners import Owners
from rawi.coding.phrase_knowledge import PhraseKnowledge
from rawi.coding.place_phrases import LIES_IN
from rawi.coding.reading import BEFALLING, CEASING, CLOSE, OPEN
from rawi.knowledge.speech import load_speech

__all__ = ["chunk"]

ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء"))  # after a preposition: no direction, but how much
BESIDES = frozenset(("بجانب", "وبجانب"))  # before a number they add to what was counted
# «كما قصفت بدورها مواقع»: in its turn, no houses.
IN_TURN = frozenset(("بدوره", "بدورها", "بدورهم", "بدورهما"))
HIJRI = frozenset(("ه",))  # after a year
# Without the alef of the accusative; not «ثانية», which is also «again».
ONE_MORE = frozenset(("ثاني", "ثان", "ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه"))


def chunk(parse: Parse, know: PhraseKnowledge) -> None:
    """Cuts a sentence into units: fills ``parse.units``."""
    run = _Chunker(parse, know)
    run.all()
    parse.units = run.units
    parse.chunked = True


class _Chunker(Owners):
    """One sentence on its way through the chunker."""

    def all(self) -> None:
        i = self.begin
        while i < self.n:
            i = max(self.one(i), i + 1)
        for index, unit in enumerate(self.units):
            unit.unit_index = index

    def add(self, unit: Unit) -> int:
        self.list_place(unit)
        if self.tells_where(unit) or self.sorts_of_place(unit):
            return self.units[-1].last
        if self.names_person_before(unit) or self.names_person_within(unit):
            return self.units[-1].last
        if self.titled_after_place(unit) or self.owned_by_both(unit):
            return unit.last
        self.settle_called(unit)
        if self.second_adjective(unit) or self.second_of_two(unit):
            unit.type = self.units[-1].type
        self.units.append(unit)
        return unit.last

    def second_adjective(self, unit: Unit) -> bool:
        """«القوات الفرنسية | والمالية», «الطيران الحربي | والمروحي»: a second force, told by its adjective only."""
        before = self.units[-1] if self.units else None
        if before is None or before.tag != "np" or before.type not in ("armed", "aircraft") or not unit.conj:
            return False
        if unit.tag != "np" or unit.relation or unit.mention or unit.first != before.last:
            return False
        first, second = self.words[before.last - 1], self.words[unit.head]
        ending = next((e for e in ("يه", "ي") if first.folded.endswith(e)), "")
        return (
            bool(ending)
            and before.last - 1 > before.head
            and unit.last == unit.head + 1
            and first.definite
            and second.definite
            and second.folded.endswith(ending)
            and "people" not in self.know.meanings.types_of(second)[:1]
        )

    def second_of_two(self, unit: Unit) -> bool:
        """«قبيلتا التبو | والزوية», «كتيبتي الفاروق | والتوحيد»: after a noun for two, what is joined to the first name is
        the second of the same sort, also where nobody knows it."""
        before = self.units[-1] if self.units else None
        if before is None or before.tag != "np" or before.type not in ("armed", "org", "people"):
            return False
        two = self.words[before.head].stem in (
            self.lemma[before.head].removesuffix("ه") + e for e in ("تا", "تي")
        )
        alone = unit.tag == "np" and unit.type in ("", "name", "abstract") and not unit.relation
        near = unit.conj and unit.first == before.last == before.head + 2
        return two and alone and near and self.words[unit.head].definite

    def one(self, i: int) -> int:
        """Adds the unit that begins at a word; the index after it."""
        word = self.words[i]
        conj = self.joined(i)
        if i in self.time_at:
            time = self.time_at[i]
            return self.add(Unit("time", i, time.last, i, "time", conj=conj, time=time))
        if word.pos == "punct":
            return self.mark(i)
        if (word.folded in HIJRI and not word.proclitics) or self.of_written_date(i):
            return self.add(Unit("part", i, i + 1, i))  # «15 / 10 / 1436 هـ»
        if word.pos == "sub" and self.opener(i):
            return self.add(Unit("sub", i, i + self.opener(i), i, conj=conj))
        if end := self.size_of_group(i) or self.pious(i):
            return self.add(Unit("part", i, end, i, conj=conj))
        after, relation = self.preposition(i)
        if relation and (end := self.seeming(i)):
            return self.add(Unit("part", i, end, i, conj=conj))
        if relation and self.shift(i):
            return self.add(Unit("part", i, i + self.shift(i), i, conj=conj))
        if word.folded == "ما" and i + 1 < self.n and self.lemma[i + 1] in CEASING:
            return self.add(Unit("neg", i, i + 1, i, conj=conj))  # «ما زالت القوات»
        if relation:
            return self.governed(i, after, relation, conj)
        if self.is_verb(i):
            return self.add(
                Unit("verb", i, i + 1, i, conj=conj, frames=self.know.frames.at("verb", self.lemma[i]))
            )
        measured = i in self.number_at  # «ما لا يقل عن 12 جنديا»
        if word.pos == "rel" and not (
            measured or (self.lemma[i] in ("ما", "مما") and not self.verb_follows(i))
        ):
            return self.add(Unit("rel", i, i + 1, i, conj=conj))
        opener = self.opener(i)
        if opener:
            return self.add(Unit("sub", i, i + opener, i, conj=conj))
        if word.folded == "غير" and self.denies_adjective(i):
            self.units[-1].last = i + 2
            return i + 2
        if word.pos == "neg" and not measured:
            return self.add(Unit("neg", i, i + 1, i, conj=conj))
        if word.pos == "pron":
            return self.add(Unit("pron", i, i + 1, i, "pronoun", conj=conj))
        if self.one_more(i):
            return self.add(Unit("np", i, i + 1, i, "people"))
        if word.pos in ("part", "conj", "adv", "sub") and i not in self.mention_at:
            return self.add(Unit("part", i, i + 1, i, conj=conj))
        end = self.more_of_place(i)
        if end:
            return self.tell_more(i, end)
        speaks = self.accusative(i) and load_speech().participle_at(self.words, i)
        if word.pos in ("noun", "adj") and (speaks or self.tells_state(i)):
            # «مشيرا إلى»: how somebody speaks, and nobody
            return self.add(Unit("part", i, i + 1, i, conj=conj))
        unit = self.phrase(i, "", conj)
        if unit is None:
            return self.add(Unit("part", i, i + 1, i, conj=conj))
        return self.add(unit)

    def pious(self, i: int) -> int:
        """Where «رحمه الله», «رضي الله عنه», «بفضل الله», «بفضل من الله» that begins here ends; else 0."""
        k = i + 1 + (i + 2 < self.n and self.words[i + 1].folded == "من")
        if k >= self.n or self.words[k].folded != "الله" or k in self.mention_at or i in self.mention_at:
            return 0
        word = self.words[i]
        if word.pos == "verb" and k == i + 1:
            wished = word.enclitic in ("ه", "هم", "ها", "هما") or self.lemma[i] in self.g.wishing
        else:
            wished = word.proclitics == ("ب",) and self.lemma[i] in self.g.by_grace
        if not wished:
            return 0
        said = {"عنه", "عنهم", "عليه", "وسلم"}  # «رضي الله | عنه», «صلى الله | عليه وسلم»
        return next((j for j in range(k + 1, self.n) if self.words[j].folded not in said), self.n)

    def one_more(self, i: int) -> bool:
        """«قتل شرطيان وأصيب | ثالث», «قتلت مسلحين واعتقلت | ثالثا»: one more person, right after a verb of what befalls
        people; before a noun an ordinal only picks one out («قتل ثالث قائد»)."""
        verb = self.units[-1] if self.units else None
        if verb is None or verb.tag != "verb" or verb.last != i or not verb.conj:
            return False
        if self.words[i].folded.removesuffix("ا") not in ONE_MORE:
            return False
        counts = i + 1 < self.n and self.can_head(i + 1) and not self.preposition(i + 1)[1]
        return not counts and any(frame.slots in BEFALLING for frame in verb.frames)

    def denies_adjective(self, i: int) -> bool:
        """«عمليات إعدام ميدانية | غير قانونية»: whether a negated adjective goes on with the phrase just read."""
        before = self.units[-1] if self.units else None
        if before is None or before.tag not in ("np", "event") or before.last != i or i + 1 >= self.n:
            return False
        word = self.words[i + 1]
        plain = word.pos in ("adj", "noun") and not (word.definite or word.proclitics or word.enclitic)
        indefinite = not before.definite and before.mention is None and before.relation != "by"
        return plain and indefinite and i + 1 not in self.mention_at

    def of_written_date(self, i: int) -> bool:
        """«15 / 10 / 1436»: whether a slash stands between a figure and another; «/11/ مدنيا» counts."""
        if not self.words[i].text.isdigit():
            return False
        pairs = ((i - 1, i - 2), (i + 1, i + 2))
        inside = (pair for pair in pairs if min(pair) >= 0 and max(pair) < self.n)
        return any(self.words[a].text == "/" and self.words[b].text.isdigit() for a, b in inside)

    def mark(self, i: int) -> int:
        """Adds a mark, unless it only sets a number off; the index after it."""
        if self.marks_number(i):
            return i + 1
        text = self.words[i].text
        tag: Tag = "open" if text in OPEN else "close" if text in CLOSE else "punct"
        if text in ('"', "'"):
            tag = "close" if self.unclosed(text, i) else "open"
        if text == "”" and self.joins_quoted(i):
            tag = "open"  # «“وضحة” و”الحائط”»
        return self.add(Unit(tag, i, i + 1, i))

    def joins_quoted(self, i: int) -> bool:
        """Whether a closing mark stands right between «و» and a word, and so opens what is quoted."""
        if not 0 < i < self.n - 1 or self.words[i - 1].folded != "و":
            return False
        return self.words[i - 1].end == self.words[i].start and self.words[i].end == self.words[i + 1].start

    def shift(self, i: int) -> int:
        """How many words «من ناحية أخرى», «في سياق آخر» take: they only turn to something else."""
        first = self.bare(i)
        if first not in self.know.shifting:
            return 0
        words = [first, *[word.folded for word in self.words[i + 1 : i + 4]]]
        for size in range(len(words), 1, -1):
            tells = " ".join(words[:size]) in self.g.topic_shift
            if tells and not any(self.event(k) for k in range(i + 1, i + size)):  # not «في هجوم آخر»
                return size
        return 0

    def seeming(self, i: int) -> int:
        """Where «على ما يبدو» ends: said by the way, it opens no clause; 0 where something else stands."""
        words = [self.bare(i), *[word.folded for word in self.words[i + 1 : i + 3]]]
        return i + 3 if words == ["علي", "ما", "يبدو"] else 0

    def more_of_place(self, i: int) -> int:
        """Where what is said of a place that its name tells already ends («بلدة الصفا | القريبة من …»); 0 if nothing is."""
        if not self.units or self.units[-1].last != i or self.units[-1].type not in ("place", "country"):
            return 0
        name = self.mention_at.get(i)  # «المطلة على البلدة» is none, though a village is called so
        if (name and name.last > i + 1) or not self.words[i].definite or not self.attributive(i):
            return 0
        if self.joined(i):  # «جبل كذا التابع لكذا | والمطل على كذا»
            again = self.units[-1].relation == LIES_IN or self.units[-1].modifiers
            return self.attribute(i) if again else 0
        return self.attribute(i) or (0 if name else self.lies_in(i))

    def tell_more(self, i: int, end: int) -> int:
        """Adds what is said of a place; «الواقعة في كذا» and «التابعة لكذا» name another that it lies in."""
        where = self.lies_in(i)
        region = self.phrase(where, LIES_IN, False) if where else None
        if region is None or region.type not in ("place", "country"):
            return self.add(Unit("part", i, end, i))
        self.units.append(Unit("part", i, where, i))
        return self.add(region)

    def unclosed(self, mark: str, i: int) -> bool:
        """Whether a straight mark before a word is still open, also one within a phrase («لـ"الوطن | "»)."""
        return sum(1 for word in self.words[:i] if word.text == mark) % 2 == 1

    def marks_number(self, i: int) -> bool:
        """Whether a mark only sets a number off from its noun: «/11/ مدنيا», «"17" مسلحا»."""
        number = self.number_at.get(i + 1)
        return number is not None and number.unit is not None and self.set_off(number)

    def governed(self, i: int, after: int, relation: str, conj: bool) -> int:
        """The unit after a preposition."""
        if relation == "among" and i + 1 < self.n and self.words[i + 1].folded == "وبين":
            return self.add(Unit("pron", i, i + 1, i, "pronoun", relation="between", conj=conj))
        if self.words[i].folded in BESIDES and i + 1 in self.number_at:
            relation, after = "plus", i + 1  # «خمسة قتلى في حلب، بجانب ستة في إدلب»
        if relation == "plus" and after < self.n:
            unit = self.phrase(after, "", True)  # «عشرة جنود إضافة إلى ثلاثة مدنيين»
            if unit is not None:
                return self.add(unit)
        if relation == "about" and self.fought_around(i, after):
            unit = self.phrase(i, "", conj)
            if unit is not None:
                return self.add(unit)
        if relation == "pronoun:from" and self.some_of_them(i):
            relation, after = "among", i + 1  # «12 قتيلا، منهم | ثلاثة جنود»
        if relation == "pronoun:from" and self.so_many_of_them(i):
            self.units[-1].relation = "among"  # «15 مصليا، خمسة | منهم من رجال الأمن»
        if relation.startswith("pronoun:"):
            return self.add(Unit("pron", i, i + 1, i, "pronoun", relation=relation[8:], conj=conj))
        if i < after < self.n - 1 and self.words[after].folded in ABOUT and after not in self.number_at:
            after += 1  # «السيطرة على نحو نصف المدينة»
        if after >= self.n:
            return self.add(Unit("part", i, after, i, conj=conj))
        if f"{self.bare(i)} {self.words[after].folded}" in self.g.qualifying and after == i + 1:
            return self.add(Unit("part", i, after + 1, i, conj=conj))
        if after == i and self.bare(i) == "بذلك" and i + 1 < self.n and not self.words[i + 1].definite:
            return self.add(Unit("part", i, i + 1, i, conj=conj))  # «ليرتفع بذلك | عدد القتلى»
        if after in self.time_at:
            time = self.time_at[after]
            return self.add(Unit("time", after, time.last, after, "time", relation, conj, time=time))
        if after == i + 1 and self.opener(i) == 2:
            return self.add(Unit("sub", i, i + 2, after, relation=relation, conj=conj))  # «في حين»
        measured = after in self.number_at  # «بينهم | ما لا يقل عن عشرة»
        if after > i and not measured and (self.opener(after) or self.words[after].pos in ("rel", "sub")):
            size = self.opener(after) or 1
            tag: Tag = "rel" if self.words[after].pos == "rel" else "sub"
            return self.add(Unit(tag, i, after + size, after, relation=relation, conj=conj))
        if self.is_verb(after):
            return self.add(
                Unit("verb", after, after + 1, after, relation=relation, conj=conj,
                     frames=self.know.frames.at("verb", self.lemma[after]))
            )  # fmt: skip
        if after > i:
            # «على ... ب»: a second preposition attached to the word itself
            inner = self.attached(after)
            if inner == "at" and relation in ("with", "using"):
                relation = inner
        if relation == "at" and after == i and self.manner(i):
            last = i + 1
            while last < self.n and (self.adjective(last, i) or self.words[last].folded == "شبه"):
                last += 1  # «بشكل شبه كامل»
            return self.add(Unit("part", i, last, i, conj=conj))
        unit = self.phrase(after, relation, conj)
        if unit is None:
            return self.add(Unit("part", i, max(after, i + 1), i, conj=conj))
        self.settle_relation(unit)
        return self.add(unit)

    def some_of_them(self, i: int) -> bool:
        """«، منهم ثلاثة جنود», «(منهم أطفال)»: whether «منهم» says, after a mark, who is among those just told."""
        before = self.units[-1] if self.units else None
        if before is None or before.tag not in ("punct", "open") or i + 1 >= self.n:
            return False
        if self.words[i].folded.lstrip("و") not in ("منهم", "منهن"):
            return False
        word = self.words[i + 1]
        bare = not (word.definite or self.joined(i + 1) or self.attached(i + 1) or self.is_verb(i + 1))
        return i + 1 in self.number_at or (bare and word.number == "p" and self.can_head(i + 1))

    def so_many_of_them(self, i: int) -> bool:
        """«، خمسة | منهم جنود»: whether «منهم» follows a bare number after a mark: some of those told."""
        if len(self.units) < 2 or self.words[i].folded not in ("منهم", "منهن"):
            return False
        mark, number = self.units[-2:]
        alone = (
            number.type == "quantity" and number.number is not None and not (number.relation or number.conj)
        )
        return alone and mark.tag == "punct" and number.last == i

    def settle_relation(self, unit: Unit) -> None:
        """What a preposition means before such a phrase: «عند نقطة تفتيش» and «بريف دمشق» say where."""
        relation = unit.relation
        self.place_by_region(unit)
        self.lone_place(unit)
        stands = unit.type in ("place", "facility", "part") or (
            unit.type == "org" and self.building(unit.head)
        )
        if relation == "during" and unit.tag == "np" and stands:
            # «عند نقطة تفتيش», «عند السفارة»
            unit.relation, unit.type = "in", "facility" if unit.type == "org" else unit.type
        edge = unit.tag == "np" and unit.type in ("place", "part") and self.at_edge(unit)
        if relation == "on" and edge and not self.governs_on():
            unit.relation = "in"  # «معارك بين الطرفين على مشارف عدن»
        through = (
            relation == "during"
            and unit.tag == "np"
            and unit.type == "armed"
            and self.words[unit.first - 2].folded
        )
        if through == "من":
            unit.relation = "by"  # «تحرير المدينة من خلال المقاومة»
        if relation == "support" and unit.number is not None and (unit.frames or unit.type == "quantity"):
            unit.relation, unit.conj = "", True  # «إلى جانب قتيلين في إدلب»
        if relation == "at" and unit.tag == "np" and unit.type in ("place", "country"):
            unit.relation = "in"  # «بريف دمشق», «بمالي»: «ب» before a place says where, as «في» does
        if unit.tag == "event" and relation == "from" and self.after_length():
            unit.relation = "during"  # «خلال يومين من القتال»

    def after_length(self) -> bool:
        """Whether a length of time stands before («يومين من القتال»), not a day («تمكن الجيش اليوم من تحرير…»)."""
        if not self.units or self.units[-1].tag != "time":
            return False
        last = self.units[-1].last - 1
        return "ال" not in self.words[last].proclitics and self.lemma[last] in self.g.lengths

    def manner(self, i: int) -> bool:
        """«بشدة», «بانتظام», «بالكامل», «بدورها»: how, not with what; «بالقوات» is none."""
        word = self.words[i]
        if word.folded in IN_TURN:
            return True
        if self.lemma[i] not in self.g.manner or i in self.mention_at or word.number == "p":
            return False  # «دفعت بقوات كبيرة»
        return "ال" not in word.proclitics or self.lemma[i] in ("كامل", "تالي", "فعل")
