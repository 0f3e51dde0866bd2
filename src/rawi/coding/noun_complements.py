"""What may stand in a noun phrase after its head: names, adjectives, brackets, attributes, «من …» and «ل…»."""

from __future__ import annotations

from rawi.coding.document import Mention
from rawi.coding.participles import Participles
from rawi.coding.parties import nisba_actor
from rawi.coding.reading import CLOSE, OPEN
from rawi.places import load_countries

__all__ = ["NAMED_GROUPS", "RANKS", "Complements"]

LYING = frozenset(("تابع", "واقع", "كاين"))  # of a region, or in it. Lemmas
# Ranks, of which «أول» or «ثان» may make a higher one. Folded lemmas.
RANKS = frozenset(("جندي", "عريف", "رقيب", "ملازم", "وكيل", "رايد", "نقيب"))
RULERS = frozenset(("رييس", "ملك", "امير", "وزير"))  # of a state: «اتهم الرئيس | الحوثي»
# What is said of one party by another: «اتهمت الحكومة | السعودية بكذا». Folded lemmas.
BLAMING = frozenset(("اتهم", "حمل", "طالب", "دعا", "دعي", "هدد", "حث"))
MAX_BRACKET = 7
GATHERED = frozenset(("تجمع", "حشد"))  # of fighters: «تجمعات لمسلحي المعارضة». Lemmas
LONG_NAME = 3  # a quoted name that begins with an event noun («فجر الجرود») has no more words
# What a whole may be told of with «من»: «عشرة من الجنود», «مجموعة من الطائرات».
PARTS = frozenset(("armed", "org", "people", "person"))
MEASURED = frozenset(("weapon", "vehicle", "aircraft", "material", "facility", "place"))
TOWNS = frozenset(("بلده", "قريه", "مدينه"))  # «بلدة كذا | للجيش». Folded lemmas
# Folded lemmas of ways in, and what they lead into.
ENTRANCES = frozenset(("مدخل", "بوابه", "باب", "سور", "باحه"))
ENTERED = frozenset(("facility", "org", "place", "armed"))

# Words for a group that its name may follow: «التنظيم داعش», «الحركة الشعبية». Folded lemmas.
NAMED_GROUPS = frozenset(
    ("تنظيم", "جماعه", "حركه", "حزب", "جبهه", "كتيبه", "لواء", "ميليشيا", "مليشيا", "ميليشيه", "فصيل", "مجموعه", "منظمه",
     "شبكه", "جيش", "وكاله", "صحيفه", "قناه", "موسسه", "هييه", "فرقه", "سريه")
)  # fmt: skip
# Words for a movement, which no word for a force of a state can name. Folded lemmas.
BANDS = frozenset(("تنظيم", "جماعه", "حركه", "ميليشيا", "مليشيا", "فصيل"))
FORCES = frozenset(("جيش", "شرطه", "حكومه"))
# Adjectives of people in a broken plural: «أكراد», «عزل». As they are written.
BROKEN_ADJECTIVES = frozenset(
    ("اكراد", "اجانب", "عرب", "اتراك", "روس", "افغان", "ابرياء", "عزل", "يهود", "شيعه", "جدد")
)


class Complements(Participles):
    """Tells which words go on with a noun phrase."""

    def owned_by_number(self, i: int, head: int, type_: str) -> bool:
        """«حياة ثلاثة جنود», «جثث عشرة مدنيين»: lives and bodies are always somebody's, also when these are counted."""
        number = self.number_at[i]
        if number.ordinal or number.unit is None or self.joined(i) or self.attached(i) or not self.open(head):
            return False
        return type_ == "body" or self.lemma[head] in self.g.lives

    def of_nation(self, i: int, last_noun: int, type_: str) -> bool:
        """«مقاتلين أكراد», «العمال الأجانب»: an adjective in a broken plural, which looks like a noun of its own."""
        word = self.words[i]
        # «خبراء متفجرات أتراك»: what they are experts of looks like an adjective
        near = last_noun == i - 1 or (last_noun == i - 2 and self.words[i - 1].pos == "adj")
        people = type_ in ("people", "armed", "person") and near
        if people and self.of_two(i, last_noun):
            return True
        definite = "ال" in word.proclitics
        alike = self.words[last_noun].definite == definite and last_noun not in self.mention_at
        bare = word.proclitics == ("ال",) if definite else not word.proclitics
        return people and alike and bare and word.folded.removeprefix("ال") in BROKEN_ADJECTIVES

    def of_two(self, i: int, last_noun: int) -> bool:
        """«شخصين مدنيين», «جنديين كوريين جنوبيين»: after a noun for two, one with the same ending describes the two."""
        head = last_noun if last_noun in self.number_at else last_noun - 1
        number = self.number_at.get(head)
        if number is None or not number.dual or number.first != head or self.words[i].proclitics:
            return False
        ending = self.words[head].folded[-2:]
        alike = all(self.words[k].folded.endswith(ending) for k in range(head, i + 1))
        return alike and self.plural_of_persons(i) and i not in self.mention_at

    def border(self, i: int) -> int:
        """Where «الحدود | مع سوريا» ends: whom a border is with; 0 when nothing of the kind stands here."""
        mention = self.mention_at.get(i + 1)
        borders = any(word.stem == "حدود" for word in self.words[max(0, i - 2) : i])
        if self.words[i].folded != "مع" or not borders or i + 1 >= self.n:
            return 0
        if mention is None:  # «الحدود مع مالي»: a country that is also an everyday word
            return i + 2 if load_countries().named([self.words[i + 1].folded]) else 0
        return mention.last if mention.type in ("country", "place") and not mention.attached else 0

    def part_of_whole(self, head: int) -> bool:
        """«الجزء الجنوبي من المدينة», «الحدود الشمالية لليمن»: a part that only its whole makes a place."""
        return self.lemma[head] in self.g.parts and head not in self.mention_at

    def names_between(self, first: int, last: int) -> list[Mention]:
        """The names that begin at one of these words."""
        return [self.mention_at[k] for k in range(first, last) if k in self.mention_at]

    def lies_in(self, i: int) -> int:
        """Where the region begins in which «الواقعة في كذا», «التابع لكذا», «الواقع شمال كذا» let a place lie; else 0."""
        word = self.words[i]
        lying = word.definite and not self.joined(i) and not word.enclitic
        if not lying or LYING.isdisjoint((self.lemma[i], word.stem.removesuffix("ه"))):
            return 0
        if i + 1 >= self.n:
            return 0
        after, relation = self.preposition(i + 1)
        if not relation and self.direction(i + 1):
            after, relation = i + 1, "in"
        if relation not in ("for", "in", "at") or after >= self.n:
            return 0
        return after if self.meaning(after) == "place" or self.directional(after) else 0

    def joined_adjective(self, i: int, head: int) -> bool:
        """«أهداف حكومية وأجنبية»: a second adjective of the same noun."""
        word = self.words[i]
        same = ("ال" in word.proclitics) == self.words[head].definite
        if self.lemma[i] in RANKS or self.titles_name(i):
            return False  # «الجندي أحمد العمري | والعريف خالد», «المصور سالم العلي | والمراسل خالد»
        return (
            (word.pos == "adj" or self.of_direction(i))
            and same
            and not word.enclitic
            and i not in self.mention_at
            and word.proclitics[:1] == ("و",)
            and not (self.plural_of_persons(i) and not self.plural_of_persons(head))
        )

    def titles_name(self, i: int) -> bool:
        """«والمراسل | خالد العمري»: whether a word for what somebody is stands before a name."""
        if i + 1 >= self.n or self.know.meanings.type_of(self.words[i]) != "person":
            return False
        word = self.words[i + 1]
        return not word.proclitics and (word.pos == "name" or word.folded in self.know.meanings.given)

    def adjective_of_nation(self, i: int) -> bool:
        """«بلدة سرمدا السورية»: an adjective that is also the noun for a person of that nation."""
        word = self.words[i]
        return (
            word.definite and not word.enclitic and i not in self.mention_at and nisba_actor(word) is not None
        )

    def part_of_name(self, i: int) -> bool:
        """Whether a common noun goes on with a person's name («عبد الرحمن», «صالح», «علي»)."""
        return self.words[i].pos != "conj" and self.know.meanings.given_name(self.words[i])

    def takes_name(self, last_noun: int, type_: str, mention: Mention) -> bool:
        if self.open(last_noun) or self.nation_or_name(last_noun, mention):
            return True
        if (
            type_ in ("armed", "org", "media")
            and mention.type in ("armed", "org", "media")
            and last_noun not in self.mention_at
            and not self.another_party(last_noun, mention)
        ):
            return True
        if type_ in ("place", "part", "facility") and mention.type in ("place", "country"):
            return True
        return type_ == "person" and (mention.type == "person" or self.of_movement(last_noun, mention))

    def nation_or_name(self, noun: int, mention: Mention) -> bool:
        """«الأجهزة الأمنية | السعودية», «المدفعية السعودية»: a country spelt like its adjective, after a noun it agrees
        with; after another nation's adjective («الميليشيات الإيرانية | السعودية») it is the country."""
        i, countries = mention.first, load_countries()
        if mention.type != "country" or mention.last != i + 1 or mention.attached:
            return False
        if not countries.of_adjective(self.words[i].folded) or noun in self.mention_at:
            return False
        word, between = self.words[noun], self.words[noun + 1 : i]
        agrees = word.proclitics[-1:] == ("ال",) and (word.gender == "f" or word.number == "p")
        alike = all(w.pos == "adj" and w.definite and nisba_actor(w) is None for w in between)
        return agrees and alike and not self.plural_of_persons(noun) and not self.accused(noun)

    def accused(self, noun: int) -> bool:
        """«اتهمت الحكومة | السعودية بدعم المسلحين»: whether the verb before asks for whom its subject blames."""
        verb = self.units[-1] if self.units else None
        return verb is not None and verb.tag == "verb" and self.lemma[verb.head] in BLAMING

    def of_movement(self, noun: int, mention: Mention) -> bool:
        """«القيادي الحوثي», «المتحدث العسكري الحوثي»: an adjective of a movement, though the same word is its name."""
        word = self.words[mention.first]
        single = (
            mention.last == mention.first + 1
            and word.pos == "adj"
            and not self.plural_of_persons(mention.first)
        )
        definite = self.words[noun].proclitics == ("ال",) == word.proclitics
        return single and definite and self.lemma[noun] not in RULERS and nisba_actor(word) is not None

    def another_party(self, noun: int, mention: Mention) -> bool:
        """«هاجمت القوات | تنظيم داعش», «اتهمت الحكومة | حركة الشباب»: after a noun with the article no genitive can follow;
        only a word for a group is followed by the group's own name («التنظيم داعش»)."""
        if "ال" not in self.words[noun].proclitics or mention.type == "media":
            return False
        first = self.words[mention.first]
        if self.plural_of_persons(mention.first) and self.words[noun].number == "s":
            return True  # «قصف الجيش | الحوثيين»
        if first.definite and self.lemma[noun] in BANDS and self.lemma[mention.first] in FORCES:
            return True  # «تقاتل الجماعة | الجيش النيجيري»
        kind_of_group = first.pos == "noun" and not first.definite and mention.last > mention.first + 1
        named = (self.lemma[k] in NAMED_GROUPS for k in range(noun, max(noun - 3, -1), -1))
        return kind_of_group or not any(named)

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
        if text in ('"', "'") and sum(word.text == text for word in self.words[self.begin : i]) % 2:
            return 0  # the mark closes what was quoted
        for k in range(i + 1, min(i + 2 + MAX_BRACKET, self.n)):
            if self.words[k].pos == "punct":
                if self.words[k].text in CLOSE and k > i + 1:
                    # «حاول المقاتلون "مهاجمة مواقعنا في المنطقة"»: what is quoted tells a happening
                    long = k > i + LONG_NAME or self.names_deed(i - 1)
                    return 0 if long and self.event(i + 1) else k + 1
                if self.words[k].text not in ("-", "/", '"', "”", "“"):
                    return 0
            elif (self.words[k].pos == "verb" and not self.named_in_quotes(i)) or k in self.time_at:
                return 0
        return 0

    def names_deed(self, i: int) -> bool:
        """«حصول "مناوشات"», «تدبير "هجوم رفح"»: a verbal noun that names no happening itself has no name; what it tells of
        stands in the quotes after it."""
        return i >= 0 and (self.words[i].masdar or self.lemma[i] == "تنظيم") and self.event(i) is None

    def named_in_quotes(self, i: int) -> bool:
        """«قرية "تقل بقل"», «طائرة من نوع "ميغ"»: one or two words in quotes after an indefinite noun are its name, even
        where they are spelt like a verb."""
        before = self.words[i - 1] if i else None
        if before is None or before.pos != "noun" or before.definite or before.enclitic:
            return False
        if i + 1 < self.n and self.words[i + 1].folded.endswith("وا"):
            return False  # «أطفال "تعرضوا" للضرب»: what they did, at a distance
        closing = (k for k in range(i + 2, min(i + 4, self.n)) if self.words[k].pos == "punct")
        return self.words[next(closing, i)].text in CLOSE

    def movement(self, head: int) -> int:
        """Where the name of a movement ends that tells its cause («جبهة الإنقاذ», «الحركة الوطنية لتحرير كذا»); else 0."""
        if self.lemma[head] not in self.g.movements:
            return 0
        i = head + 1
        while i < self.n and self.words[i].pos == "adj" and self.words[i].definite:
            i += 1
        if i >= self.n or self.lemma[i] not in self.g.movement_causes or self.words[i].enclitic:
            return 0
        if i > head + 1:
            if self.attached(i) != "for" or not self.words[head].definite:
                return 0
        elif self.lemma[head] != "جبهه" or self.words[head].definite or self.attached(i):
            return 0
        whose = i + 1 < self.n and not self.words[i].definite and self.can_head(i + 1)
        return self.end_of_phrase(i + 1, self.meaning(i + 1)) if whose else i + 1

    def party_by_form(self, head: int) -> str:
        """«الرهائن الغربيين», «نفذه الجانبان»: persons or the two sides, where the form of the word leaves no direction."""
        word = self.words[head]
        if word.enclitic:
            return ""
        if word.folded.endswith(("يين", "يون")):
            return "people"
        if not word.definite:
            return ""
        return "org" if word.folded.endswith(("ان", "ين")) and self.lemma[head] in ("جانب", "طرف") else ""

    def for_purpose(self, i: int) -> bool:
        """«مركز | للدراسات الدفاعية», «مخزن | للأسلحة»: what a building is for, right after it."""
        word = self.words[i]
        if not word.definite or self.event(i) or i in self.mention_at:
            return False
        return bool(word.masdar) or self.meaning(i) in (
            "abstract",
            "weapon",
            "material",
            "bomb",
            "vehicle",
            "aircraft",
        )

    def partitive(self, i: int, type_: str, head: int) -> int:
        """Where a «من …» or «ل…» that says whose the head is ends; 0 when the preposition starts a new phrase."""
        word = self.words[i]
        after = i + 1 if word.folded == "من" else i if "ل" in word.proclitics else -1
        if (
            0 <= after < self.n
            and self.part_of_whole(head)
            and self.can_head(after)
            and (self.meaning(after) in ("place", "country") or self.words[after].pos == "name")
        ):
            return self.end_of_phrase(after, "place")
        if (
            self.lemma[head] in ENTRANCES
            and "ل" in word.proclitics
            and self.can_head(i)
            and self.meaning(i) in ENTERED
        ):
            return self.end_of_phrase(i, self.meaning(i))  # «المدخل الرئيسي | لمقر الشرطة»
        if (
            word.folded == "من"
            and type_ in ("place", "part")
            and self.of_direction(i - 1)
            and i + 1 < self.n
            and self.can_head(i + 1)
            and self.meaning(i + 1) in ("place", "country")
        ):
            return self.end_of_phrase(i + 1, "place")  # «الأحياء الشرقية | من مدينة حلب»
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
            event = self.units[-1] if self.units else None
            if type_ == "" and event is not None and event.tag == "event" and event.last == head:
                return 0  # «لقصف شديد | من القوات»: who did it
            if after >= self.n or not self.can_head(after):
                return 0
            meaning = self.meaning(after)
            counted = PARTS | MEASURED if type_ == "quantity" else PARTS
            if meaning not in counted:
                return 0
            # «من قبل», «قوات الدفاع ومسلحين | من جهة»
            return (
                0
                if self.words[after].folded in ("قبل", "جانب", "جهه", "ناحيه", "طرف")
                else self.end_of_phrase(after, meaning)
            )
        if (
            "ل" in word.proclitics
            and (
                type_ in ("facility", "vehicle", "aircraft", "weapon", "armed", "material", "place")
                or self.lemma[head] in GATHERED
            )
            and not self.words[head].definite
            and head not in self.mention_at
        ):
            if self.lemma[head] in TOWNS and i > head + 1 and not self.words[i - 1].folded.endswith("ه"):
                return 0  # «سلموا بلدة قدسيا | للجيش»: with its name told, it is given to somebody
            i += self.pointing(i)
            meaning = self.meaning(i) if i < self.n and self.can_head(i) else ""
            whose = (
                ("armed", "org", "country", "people", "person")
                if type_ in ("facility", "place")
                else ("armed", "org", "country", "person")
            )
            purpose = type_ == "facility" and i == head + 1 and self.for_purpose(i)
            return self.end_of_phrase(i, meaning) if meaning in whose or purpose else 0
        if i == head + 1 and (end := self.engaged(head)):
            return end
        siding = type_ in ("people", "armed") and i == head + 1 and self.attributive(head)
        if "ل" in word.proclitics and siding and self.can_head(i) and self.meaning(i) in PARTS:
            return self.end_of_phrase(i, self.meaning(i))  # «معارضين لجماعة كذا»
        if word.folded == "باسم" and type_ == "person" and i + 1 < self.n and self.can_head(i + 1):
            return self.end_of_phrase(i + 1, self.meaning(i + 1))
        return 0
