"""Reading a sentence's words before they are phrases: which are verbs, prepositions, openers, adjectives."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.event_nouns import EventNouns
from rawi.coding.growing import COMPARING, RANKING
from rawi.coding.phrase_knowledge import PhraseKnowledge

__all__ = [
    "BEFALLING",
    "CEASING",
    "CLOSE",
    "OPEN",
    "OPPOSITE",
    "SentenceReader",
]

NOMINAL = frozenset(("noun", "adj", "name", "latin"))
ACCUSE = frozenset(("اتهم", "ادان"))  # verbs of charging somebody with something
OPEN = frozenset("«“\"([{„‟‘'")
CLOSE = frozenset("»”\")]}’'")
CEASING = frozenset(
    ("زال", "برح", "فتي", "انفك")
)  # negated, they say that something goes on: «ما زالت القوات…»
ATTACHED = {"ب": "at", "ل": "for", "ك": "like"}

MEN = frozenset(("armed", "people", "person"))
SIDES = frozenset(("جانب", "طرف"))  # «من جانب»
TANWEEN = ("اً", "ًا")  # which no verb has: «صد تعرضاً»
OPPOSITE = frozenset(("مقابل", "قباله"))  # nouns that stand before a place as prepositions do. Folded words.

# Classes of frames whose nouns tell what befalls people: «إصابة آخر».
BEFALLING = frozenset(("die", "kill", "seize_person"))


class SentenceReader(EventNouns):
    """A sentence's words, with what is known of each and the units found so far."""

    def __init__(self, parse: Parse, know: PhraseKnowledge) -> None:
        self.know = know
        self.g = know.grammar
        self.words = parse.words
        self.n = len(parse.words)
        self.units: list[Unit] = []
        self.mention_at = {m.first: m for m in parse.mentions}
        self.number_at = {n.first: n for n in parse.numbers}
        self.time_at = {t.first: t for t in parse.times}
        self.weapon_at = parse.weapons
        self.begin = parse.begin
        self.folded = tuple([word.folded for word in parse.words])
        self.lemma = know.meanings.folded_lemmas(parse.words)

    def joined(self, i: int) -> bool:
        """Whether a word is joined to what stands before by a conjunction."""
        if self.words[i].proclitics[:1] in (("و",), ("ف",)):
            return True
        before = i - 1
        if before > 0 and self.words[before].pos == "punct" and self.words[before].text in (*OPEN, "”"):
            before -= 1  # «التحالف و"قسد"», «“وضحة” و”الحائط”»
        return (
            before >= 0
            and self.words[before].pos == "conj"
            and self.words[before].folded in ("و", "او", "ثم", "ام")
        )

    def bare(self, i: int) -> str:
        """The folded word without a conjunction before it."""
        word = self.words[i]
        if word.proclitics[:1] in (("و",), ("ف",)) and len(word.folded) > 2:
            return word.folded[1:]
        return word.folded

    def is_verb(self, i: int) -> bool:
        word = self.words[i]
        state = self.state_of(i) if word.pos in ("noun", "adj") else ""
        if state:
            self.lemma[i] = state
        if self.leaves(i):
            return True
        if word.pos != "verb" or i in self.mention_at or i in self.number_at:
            return bool(state) or ((word.pos == "noun" or word.masdar) and self.verb_after_all(i))
        if self.titled_verb(i) or self.model(i) or word.text.endswith(TANWEEN):
            return False
        if self.downs(i):
            self.lemma[i] = "اسقط"
        if (
            i
            and ((word.tense == "past" and not word.proclitics) or word.proclitics[:1] == ("ف",))
            and self.words[i - 1].pos not in ("name", "rel")  # «جبل أبو علي | استهدفت», «هم من قاموا بذلك»
            and self.words[i - 1].folded in ("في", "على", "علي", "الى", "الي", "من", "بين", "ضد", "عن", "مع")
        ):
            return False  # «من فلول التنظيم»: no past verb follows a preposition
        return not (
            word.tense == "past"
            and not word.proclitics
            and self.know.frames.at("noun", self.lemma[i])
            and self.verbal_noun(i)
        )

    def verb_follows(self, i: int) -> bool:
        return i + 1 < self.n and self.words[i + 1].pos in ("verb", "neg", "part")

    # ---------------------------------------------------------------- prepositions and openers

    def described_support(self, i: int, end: int) -> int:
        """Where «بدعم قوي من», «بإسناد مدفعي كثيف من» ends; ``end`` where no adjectives and «من» stand after it."""
        after = i + 1
        while after < min(self.n, i + 4) and self.words[after].pos in ("adj", "adv"):
            after += 1
        if end == i + 1 < after < self.n and self.words[after].folded == "من":
            return after + 1
        return end

    def preposition(self, i: int) -> tuple[int, str]:
        """Where the phrase after a preposition begins and what the preposition means; («», i) when there is none."""
        if self.words[i].pos == "rel" and self.folded[i] == "من":
            return i, ""  # «هم من قاموا بإحراق المقر»
        ali = self.words[i].text == "علي" and self.words[i].pos == "name"
        if (i in self.mention_at and self.words[i].pos != "prep") or i in self.number_at or ali:
            attached = self.attached(i)
            return (i, attached) if attached else (i, "")
        bare = self.bare(i)
        for words, relation in self.know.prepositions.get(bare, ()):
            size = len(words)
            end = i + size
            last = words[-1]
            if size > 1 and last in ("ب", "ل"):
                if (
                    end - 1 < self.n
                    and self.folded[i + 1 : end - 1] == words[1:-1]
                    and (last in self.words[end - 1].proclitics)
                ):
                    return end - 1, relation
                continue
            if end <= self.n and (size == 1 or self.folded[i + 1 : end] == words[1:]):
                alone = size == 1 and self.words[i].pos in ("noun", "adj", "verb")
                joined = bare == "وسط" or self.words[i].proclitics[-1:] in (("ال",), ("ب",))
                if alone and joined and bare in ("نحو", "وسط", "قبل", "اثر"):
                    continue
                if bare == "وسط" and end < self.n and self.names_place(end):
                    continue  # «وسط المدينة» is where, «وسط قلق» is how
                if (bare == "باستخدام" and self.used_by(i)) or (
                    alone and relation == "support" and self.asks_at()
                ):
                    continue
                if bare == "منها" and not self.parts_follow(end):
                    continue  # «انسحبت منها القوات»
                if relation == "by" and size > 1 and last in SIDES and end < self.n and self.joined(end):
                    continue  # «بين الجيش من جانب | والمسلحين»: one of two sides, and nobody's deed
                return self.described_support(i, end) if relation == "support" else end, relation
        word = self.words[i]
        if word.pos == "prep" and word.enclitic:
            relation = ""
            for words, found in self.know.prepositions.get(self.lemma[i], ()):
                if len(words) == 1:
                    relation = found
            return (i, "pronoun:" + relation) if relation else (i, "")
        attached = self.attached(i)
        return (i, attached) if attached else (i, "")

    def used_by(self, i: int) -> bool:
        """«مزاعم باستخدام القوات أسلحة كيميائية»: who uses them is told, where the preposition only takes what is used."""
        found = self.event(i) if i + 1 < self.n and (self.who_fires(i + 1) or self.charged()) else None
        return found is not None and len(found[0][0].lemmas) > 1

    def charged(self) -> bool:
        """«اتهمت المعارضة النظام | باستخدام الغاز»: whether the words before accuse, and tell of what."""
        before = self.units[-4:]
        return any(u.tag == "verb" and self.lemma[u.head] in ACCUSE for u in before) or any(
            u.tag in ("np", "event") and self.lemma[u.head] in self.g.charges for u in before
        )

    def parts_follow(self, i: int) -> bool:
        """Whether «منها» is followed by parts of what was counted («عشر قرى منها ثلاث»), not by a subject or nothing."""
        if i in self.number_at:
            return True
        if i < self.n and self.names_place(i) and not self.attached(i):
            return True  # «قصف مواقع منها الضالع»
        return i < self.n and self.can_head(i) and not self.words[i].definite and not self.attached(i)

    def names_place_after(self, i: int) -> bool:
        """Whether a place is named after one or two words of direction."""
        while i + 1 < self.n and self.direction(i + 1):
            i += 1
        return i + 1 < self.n and (self.names_place(i + 1) or self.words[i + 1].pos == "name")

    def names_place(self, i: int) -> bool:
        return self.meaning(i) in ("place", "country", "facility")

    def attached(self, i: int) -> str:
        as_ = i > 0 and self.words[i].proclitics == ("ك",) and self.words[i - 1].pos == "name"
        if as_ and self.know.meanings.given_name(self.words[i - 1]):
            return ""  # «جورج كتانه»: a family's name
        for clitic in self.words[i].proclitics:
            if clitic in ATTACHED:
                return ATTACHED[clitic]
        return ""

    def opener(self, i: int) -> int:
        """How many words a subordinator takes here; 0 when there is none."""
        bare = self.bare(i)
        if bare == "وسط" and i + 1 < self.n and self.names_place(i + 1):
            return 0  # «وسط المدينة» is where
        if bare in self.g.content and self.words[i].pos in ("sub", "part", "conj", "prep"):
            return 1
        if i + 1 < self.n and f"{bare} {self.words[i + 1].folded}" in self.g.adverbial:
            return 2
        if bare in self.g.adverbial and self.words[i].pos not in ("noun", "adj", "name", "verb"):
            return 1
        if bare in ("حين", "حينما", "بعدما") and i + 1 < self.n and self.is_verb(i + 1):
            return 1
        return 0

    # ---------------------------------------------------------------- nouns and adjectives

    def meaning(self, i: int) -> str:
        """What the name or the word that begins here means; empty when nothing is known of it."""
        mention = self.mention_at.get(i)
        return mention.type if mention else self.know.meanings.type_of(self.words[i])

    def can_head(self, i: int) -> bool:
        word = self.words[i]
        if i in self.time_at:
            return False
        if i in self.mention_at:
            return True
        if word.pos == "verb":
            return not self.is_verb(i)
        if word.pos in ("prep", "adv") and not word.enclitic:
            return self.lemma[i] in self.g.relational
        return word.pos in NOMINAL and not (
            word.pos == "latin" and word.text.startswith(("http", "www", "@"))
        )

    def direction(self, i: int) -> bool:
        """Whether a word without article says where from something: «شرقي», «شمال», «قرب»."""
        return self.directional(i) and not self.words[i].proclitics

    def directional(self, i: int) -> bool:
        """The same, also with a preposition or conjunction before it: «بوسط», «وجنوب»."""
        word = self.words[i]
        return self.lemma[i] in self.g.relational and "ال" not in word.proclitics and not word.enclitic

    def accusative(self, i: int) -> bool:
        """Whether a noun is written with the alef of tanween."""
        word = self.words[i]
        if word.text.endswith(("ًا", "اً", "ً")):
            return True
        return (
            word.folded.endswith("ا")
            and not word.definite
            and len(word.folded) > 3
            and not self.lemma[i].endswith("ا")
            and not word.folded.endswith("ايا")  # «خلايا», «بقايا»: broken plurals
            and word.stem != self.lemma[i].removesuffix("ه") + "تا"  # «قبيلتا التبو والزوية»: two of them
        )

    def open(self, i: int) -> bool:
        """Whether a noun can still take a genitive: no article, no pronoun, no tanween, no -ون/-ين/-ان."""
        word = self.words[i]
        if self.directional(i) or word.folded in OPPOSITE:
            return True
        if (
            word.enclitic == "ي"
            and i + 1 < self.n
            and self.words[i + 1].pos in ("noun", "name")
            and not self.joined(i + 1)
        ):
            return True  # «بلدتي نبل والزهراء»: the dual before its noun is written as «my town»
        if word.definite or word.pos in ("name", "latin", "adv"):
            return False
        if word.pos == "adj":
            ranks = word.folded in RANKING and i + 1 < self.n  # «ثاني | أكبر مدينة»
            return self.superlative(i + 1 if ranks else i) and word.folded not in COMPARING
        if i in self.mention_at:
            return False
        dual = self.number_at.get(i)
        if dual is not None and dual.dual and dual.first == i and word.folded.endswith("ا"):
            return True  # «رجلا شرطة»
        if word.number == "p" and word.folded.endswith("ان"):
            return True  # «نيران», «بلدان»: broken plurals
        return not (
            self.accusative(i) or (word.number in ("p", "d") and word.folded.endswith(("ون", "ين", "ان")))
        )

    def before_genitive(self, i: int) -> bool:
        """«مسلحي داعش», «مقاتلي المعارضة»: a plural that has lost its nun to the genitive after it."""
        word = self.words[i]
        if not word.stem.endswith("ي") or word.stem != self.lemma[i] + "ي" or i + 1 >= self.n:
            return False
        return self.words[i + 1].pos in ("noun", "name", "latin") or i + 1 in self.mention_at

    def plural_of_persons(self, i: int) -> bool:
        return self.words[i].number == "p" and self.words[i].folded.endswith(("ون", "ين"))

    def fem_adjective(self, i: int, noun: int) -> bool:
        """Whether a word is a noun's adjective in the feminine singular, which says that the noun names no men."""
        word = self.words[i]
        return i > noun and word.pos == "adj" and word.gender == "f" and word.number == "s"

    def befalls_another(self, i: int, noun: int) -> bool:
        """«مقتل جندي وإصابة آخر»: whether «آخر» is whom it befalls, after a noun of what befalls people."""
        word, head = self.words[i], self.words[noun]
        if word.folded != "اخر" or head.definite or head.number != "s" or noun in self.mention_at:
            return False
        frames = self.know.frames.at("noun", self.lemma[noun])
        return bool(frames) and frames[-1].slots in BEFALLING

    def adjective(self, i: int, noun: int) -> bool:
        word, head = self.words[i], self.words[noun]
        if i in self.mention_at or i in self.time_at or self.joined(i) or self.attached(i):
            return False
        if self.captives(i, noun):
            return True
        if self.superlative(i) or self.own_person(i, noun) or word.folded in OPPOSITE:
            return False
        trained = word.participle and word.gender == "f" and not (head.definite or word.definite)
        if trained and self.meaning(i) == "facility":
            return False  # «طائرات روسية | مدرسة»: no trained ones
        if head.folded.endswith("ون") and word.folded.endswith("ين") and word.number == head.number == "p":
            return False  # «خطف المسلحون | السائحين»: in another case
        if self.lemma[i] in ("اخر", "اخري"):
            return not self.befalls_another(i, noun)
        if self.direction(i):
            return False
        if i in self.number_at:
            return self.number_at[i].ordinal and head.definite and "ال" in word.proclitics
        if head.definite and self.of_direction(i):
            return True  # «الجهة الشرقية»
        new = self.lemma[i] == "جديد"  # «هجوم جديد»: taken for a noun where it is one as often
        if word.pos != "adj" and not new and not (word.participle == "passive" and word.pos == "noun"):
            return False
        if word.enclitic or self.before_genitive(i):
            return False
        if word.number == "p" and word.folded.endswith("ات") and head.number == "s" and head.masdar:
            return False  # «تدمير ممتلكات», «قصف دفاعات»: nouns, whatever they look like
        if self.accusative(i) and (head.pos == "name" or noun in self.mention_at or self.done_to(i, noun)):
            return False  # «استشهد سليمان السليم | متأثرا», «قتل انتحاري | مسؤولا»
        if self.accusative(i) and word.participle and self.without_alef(noun):
            return False  # «شاب | متأثرا بجراحه»: in which state he was
        if self.accusative(i) and head.folded.endswith("ون"):
            return False  # «اقتاد مسلحون مجهولون | موظفا»
        if self.plural_of_persons(i) and ((head.number == "s" and head.pos == "noun") or head.pos == "name"):
            return False  # «اتهم الجيش | المسلحين»
        if self.plural_of_persons(i) and self.fem_adjective(i - 1, noun):
            return False  # «تتهم الدول الغربية | المتمردين»
        persons = word.number in ("p", "d") and word.folded.endswith(("ون", "ين"))
        if persons and head.pos == "noun" and head.folded.endswith("ات"):
            # «هاجمت القوات | المسلحين»; «ثلاثة جنرالات | متقاعدين» are men
            return head.gender == "m" and self.meaning(noun) in MEN and head.definite == word.definite
        article = "ال" in word.proclitics
        if article and word.number == "s" and word.gender == "m" and head.folded.endswith("ات"):
            return self.meaning(i) != "person"  # «اعتقلت القوات | المسؤول الأمني»
        return article or not head.definite or head.pos == "name" or noun in self.mention_at

    def done_to(self, i: int, noun: int) -> bool:
        """«قتل انتحاري | مسؤولا»: a person in the accusative after a noun that would have an alef if it were in it, too."""
        return self.without_alef(noun) and self.meaning(i) in ("person", "people", "armed")

    def without_alef(self, noun: int) -> bool:
        """Whether a noun would have the alef of tanween if it were in the accusative, and has none."""
        word = self.words[noun]
        bare = word.pos == "noun" and not word.definite and not word.enclitic and word.gender == "m"
        return bare and word.number == "s" and not word.text.endswith(("ا", "ى", "ء", "ً", "ة", "ه"))

    def of_direction(self, i: int) -> bool:
        """«الشرقية», «الشمالي»: the adjective of a direction, with the article."""
        lemma = self.lemma[i].removesuffix("ه")
        return "ال" in self.words[i].proclitics and lemma.endswith("ي") and lemma in self.g.relational

    def own_person(self, i: int, noun: int) -> bool:
        """Whether a word names somebody else than the noun before it; see ``person_names``."""
        raise NotImplementedError

    def captives(self, i: int, noun: int) -> bool:
        """Whether a word describes several persons as captive, wounded or dead; see ``person_names``."""
        raise NotImplementedError

    def titled_verb(self, i: int) -> bool:
        """Whether what looks like a verb is a person's name; see ``person_names``."""
        raise NotImplementedError

    def superlative(self, i: int) -> bool:
        """Whether an adjective measures the noun after it: «تحرير آخر معقل», «استعادة كامل المدينة», «في أكبر هجوم»."""
        word = self.words[i]
        lemma = self.lemma[i]
        if word.proclitics or word.enclitic or i + 1 >= self.n or i + 1 in self.time_at:
            return False
        after = self.words[i + 1]
        if (
            after.pos not in ("noun", "name")
            or self.joined(i + 1)
            or self.attached(i + 1)
            or self.direction(i + 1)
        ):
            return False
        if lemma == "كامل":
            return True
        if word.folded == "اخري":
            return False  # «مجموعة أخرى | سيارة»: only «آخر» measures
        if word.folded in ("اولي", "اول") and after.enclitic:
            return True  # «شنت تركيا | أولى ضرباتها»
        elative = (
            len(word.folded) == 4 and word.folded[0] == "ا" and not word.folded.endswith(("ي", "ه", "ا"))
        )
        return (lemma == "اخر" or (elative and word.pos == "adj")) and not after.definite
