"""Verbs that are spelt like nouns, and verbal nouns that are spelt like verbs: «قصف», «قتل», «جرح», «فجر»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rawi.arabic.dates import TimeExpression
from rawi.arabic.numerals import Number
from rawi.arabic.words import Word
from rawi.coding.document import Mention, Unit
from rawi.coding.parties import nisba_actor
from rawi.coding.slot_signs import BEFALLEN, LASTING
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import load_speech

if TYPE_CHECKING:
    from rawi.coding.phrase_knowledge import PhraseKnowledge

__all__ = ["DAWN", "VerbForms"]

BY = frozenset(("قبل", "جانب", "طرف"))
MODELLED = frozenset(("aircraft", "weapon", "vehicle"))
LETTERS_OF_MODEL = 4  # «ميغ», «سكود»
LEFT = frozenset(("خلف", "وخلف"))
LEFT_WITHIN = 24  # words in which what it left must follow
LOSSES = frozenset(("قتيل", "جريح", "ضحيه", "دمار", "ضرر", "خساره", "مصاب", "شهيد"))
DAWN = frozenset(("فجر", "وفجر", "ففجر"))
ALSO = frozenset(("ايضا", "كذلك", "بدوره", "بدورها"))
WHEN = frozenset(("حين", "حينما", "عندما", "بعدما", "قبلما", "لما", "حيثما"))
ABLE = "استطاع"
THAT = frozenset(("منذ", "بعد", "قبل"))  # «بعد أن»
GOVERNED = frozenset(("from", "to", "at", "of"))
COUNTED = frozenset(
    ("kill", "die", "seize_person")
)  # classes of frames that tell what befell a number of people

TOLD_OF = frozenset(("people", "person", "armed", "facility", "vehicle", "aircraft"))
SUFFERED = COUNTED | {
    "strike",
    "hit",
    "storm",
}  # of which a relative clause tells that somebody or something suffered it


class VerbForms:
    """Tells by its neighbours whether a word is a verb; :class:`~rawi.coding.reading.SentenceReader` builds on it."""

    know: PhraseKnowledge
    g: Grammar
    words: tuple[Word, ...]
    n: int
    lemma: list[str]
    units: list[Unit]
    mention_at: dict[int, Mention]
    number_at: dict[int, Number]
    time_at: dict[int, TimeExpression]

    def joined(self, i: int) -> bool:
        """Whether a conjunction stands before; see ``reading``."""
        raise NotImplementedError

    def attached(self, i: int) -> str:
        """What a preposition attached to the word means; see ``reading``."""
        raise NotImplementedError

    def meaning(self, i: int) -> str:
        """What the name or the word that begins here means; see ``reading``."""
        raise NotImplementedError

    def accusative(self, i: int) -> bool:
        """Whether a noun has the alef of tanween; see ``reading``."""
        raise NotImplementedError

    def verb_after_all(self, i: int) -> bool:
        """Whether what looks like a noun or a verbal noun is a verb."""
        return (
            self.verb_of_topic(i)
            or self.verb_of_doer(i)
            or self.verb_of_count(i)
            or self.verb_of_self(i)
            or self.verb_of_bomber(i)
            or self.verb_after_when(i)
            or self.verb_of_relative(i)
        )

    def verb_of_topic(self, i: int) -> bool:
        """«إن الجيش قصف البلدة», «إن الجيش قصفها», «إن الجيش شن غارات»: what looks like a verbal noun, after the definite
        noun that opens its clause."""
        word = self.words[i]
        if not word.masdar or word.proclitics or i in self.mention_at or i + 1 >= self.n:
            return False
        known = self.know.frames.at("verb", self.lemma[i]) or self.lemma[i] in self.know.light
        if not known or not self.units or self.units[-1].last != i:
            return False
        topic = self.units[-1]
        opens = len(self.units) == 1 or self.units[-2].tag == "sub"
        if (
            topic.tag != "np"
            or not (topic.definite or topic.mention)
            or topic.relation
            or topic.conj
            or not opens
        ):
            return False
        if i + 1 in self.number_at and not self.joined(i + 1) and not self.attached(i + 1):
            return True  # «إن الجيش شن ثلاث غارات»
        return bool(word.enclitic) or (
            self.words[i + 1].pos in ("noun", "name") and not self.joined(i + 1) and not self.attached(i + 1)
        )

    def verb_of_doer(self, i: int) -> bool:
        """«صد حرس الحدود هجوما», «أسر اللواء الثامن سبعة جنود», «قتل قناصة النظام طفلين»: what looks like a verbal noun, at
        the start of its clause, before a party that the registry names, or whose fighters those are, and, in the
        indefinite, what was done to whom."""
        word = self.words[i]
        if word.pos != "noun" or word.enclitic or word.proclitics not in ((), ("و",)) or i in self.mention_at:
            return False
        opens = not self.units or self.units[-1].tag in ("punct", "sub")
        after = self.after_party(i + 1) if opens else 0
        if not after or not self.know.frames.at("verb", self.lemma[i]):
            return False
        while after < self.n and self.words[after].pos == "adj" and self.words[after].definite:
            after += 1
        if after >= self.n or self.joined(after) or self.attached(after):
            return False
        return after in self.number_at or (self.words[after].pos == "noun" and self.accusative(after))

    def after_party(self, i: int) -> int:
        """Where a party ends that begins at a word: one that the registry names, or «قناصة النظام», «جنود الاحتلال»; else
        0."""
        mention = self.mention_at.get(i)
        if mention is not None:
            return mention.last if mention.type == "armed" and not mention.attached else 0
        if i + 2 >= self.n or self.joined(i) or self.attached(i) or self.words[i].definite:
            return 0
        if self.meaning(i) in ("people", "person", "armed") and self.words[i].number == "s":
            man = i + 1  # «طعن فلسطيني | جنديا», «طعن شاب فلسطيني | جنديا»
            man += self.words[man].pos == "adj" and not (self.words[man].definite or self.accusative(man))
            return man if man < self.n and self.words[man].pos == "noun" and self.accusative(man) else 0
        if self.meaning(i) != "armed" or self.words[i].number == "s":
            return 0
        whose = self.mention_at.get(i + 1)
        if whose is not None:
            return 0 if whose.attached else whose.last
        owner = self.words[i + 1]
        return i + 2 if owner.pos == "noun" and owner.proclitics == ("ال",) else 0

    def verb_of_bomber(self, i: int) -> bool:
        """«فجر انتحاري سيارة», «الأول فجر سيارة مفخخة»: what looks like the dawn, before who acts or what explodes, where a
        day would have to follow."""
        word = self.words[i]
        if word.pos != "noun" or word.folded not in DAWN or i + 1 >= self.n or i + 1 in self.time_at:
            return False
        if self.attached(i + 1) or self.joined(i + 1):
            return False
        return self.meaning(i + 1) in ("bomb", "weapon", "vehicle", "facility", "armed", "person")

    def state_of(self, i: int) -> str:
        """«المحافظ محتجز لدى المسلحين», «كانوا مختطفين من قبل…»: the verb of a participle that says what befell its
        subject; empty where it is a noun («سراح محتجزين لدى الجماعة»)."""
        word = self.words[i]
        verb = BEFALLEN.get(self.lemma[i])
        if (
            verb is None
            or word.definite
            or word.proclitics
            or word.enclitic
            or i + 1 >= self.n
            or not self.units
        ):
            return ""
        after = self.words[i + 1].folded
        by = after in ("لدي", "لدى") or (after == "من" and i + 2 < self.n and self.words[i + 2].folded in BY)
        before = self.units[-1]
        topic = (
            before.tag == "np"
            and not before.relation
            and before.last == i
            and (before.definite or before.name)
        )
        among = before.tag == "np" and before.relation == "from" and before.last == i  # «لا يزال عشرات منهم»
        was = before.tag == "verb" and before.last == i and self.lemma[before.head] in self.g.auxiliaries
        still = before.tag in ("pron", "np") and any(
            u.tag == "verb" and self.lemma[u.head] in self.g.auxiliaries for u in self.units[-3:]
        )
        beside = before.last == i and (self.words[i + 1].pos == "prep" or self.attached(i + 1) != "")
        if self.lemma[i] in LASTING and (was or still) and beside:
            return verb  # «باتوا محاصرين في الموقع»
        return verb if by and (topic or was or among or still) else ""

    def verb_after_when(self, i: int) -> bool:
        """«حين دخل الجنود المخيم», «بعدما قصف», «منذ أن طرد الجيش», «في وقت شن الطيران»: what looks like a noun,
        where only a verb can follow."""
        word = self.words[i]
        if i == 0 or word.pos != "noun" or word.proclitics or word.enclitic or word.definite:
            return False
        before = self.words[i - 1].folded
        earlier = self.words[i - 2].folded.lstrip("و") if i > 1 else ""
        that = (before == "ان" and earlier in THAT) or (before == "وقت" and earlier == "في")
        if not (that or before.removeprefix("و") in WHEN) or i + 1 >= self.n:
            return False
        told = self.words[i + 1].pos in ("noun", "name", "adj") or i + 1 in self.number_at  # «حين قتل أربعة»
        if self.joined(i + 1) or self.attached(i + 1) or not told:
            return False
        return bool(self.know.frames.at("verb", self.lemma[i])) or self.lemma[i] in self.know.light

    def verb_of_self(self, i: int) -> bool:
        """«وفجر نفسه»: what looks like a noun, before whom the doer did it to: himself."""
        word = self.words[i]
        if (
            word.pos != "noun"
            or word.definite
            or word.proclitics not in ((), ("و",), ("ف",))
            or i + 1 >= self.n
        ):
            return False
        himself = self.lemma[i + 1] == "نفس" and bool(self.words[i + 1].enclitic)
        return (
            himself and not self.words[i + 1].proclitics and bool(self.know.frames.at("verb", self.lemma[i]))
        )

    def verb_of_count(self, i: int) -> bool:
        """«سقط قتيلان وجرح تسعة آخرون», «وفي هجوم آخر قتل خمسة»: what looks like a verbal noun, before a number of people,
        joined to a sentence with a verb or after a phrase that can only tell when or where."""
        word = self.words[i]
        if word.pos != "noun" or word.enclitic or i in self.mention_at:
            return False
        after = i + 1
        if after < self.n and self.words[after].pos == "prep" and self.words[after].enclitic:
            after += 1
        if after not in self.number_at or self.attached(after) or self.joined(after):
            return False
        if not any(frame.slots in COUNTED for frame in self.know.frames.at("verb", self.lemma[i])):
            return False
        if not word.proclitics:
            return self.fronted()
        before = self.units[-1] if self.units else None
        beside = before is not None and before.tag == "event" and before.last == i
        if beside and not any(frame.kind in VIOLENT for frame in self.units[-1].frames):
            return False  # «بتدمير وحرق 11 كنيسة»
        for unit in reversed(self.units):
            if unit.tag == "event" and any(frame.slots in COUNTED for frame in unit.frames):
                return False  # «تمكن من قتل خمسة وجرح تسعة»
            if unit.tag in ("event", "np") and self.governed_with_its_own(unit):
                return False  # «تمكن من تدمير دبابتين وقتل عشرة», «أعلن إحباط هجوم وقتل عشرة»
            if word.proclitics != ("و",) or unit.tag in ("verb", "sub"):
                return word.proclitics == ("و",) and unit.tag == "verb"
        return False

    def governed_with_its_own(self, unit: Unit) -> bool:
        """«من تدمير | دبابتين», «أعلن الجيش تدمير | دبابتين», «استطاع كسر | الحصار»: whether a verbal noun with a genitive
        hangs on a preposition, or is what somebody says or can do."""
        at = next(k for k, other in enumerate(self.units) if other is unit)
        own = self.units[at + 1] if at + 1 < len(self.units) else None
        word = self.words[unit.head]
        if (
            own is None
            or own.tag not in ("np", "event")
            or own.relation
            or own.conj
            or own.first != unit.last
        ):
            return False
        if not word.masdar or unit.definite or self.accusative(unit.head):
            return False
        verb = next((u for u in reversed(self.units[:at]) if u.tag == "verb"), None)
        said = verb is not None and (
            self.lemma[verb.head] in load_speech().verbs or self.lemma[verb.head] == ABLE
        )
        return unit.relation in GOVERNED or (not unit.relation and said)

    def verb_of_relative(self, i: int) -> bool:
        """«رهينة خطفه التنظيم», «منزلا قصفته الطائرات»: what looks like a verbal noun with a pronoun, right after an
        indefinite noun of somebody or something, tells of it."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if (
            before is None
            or not word.masdar
            or word.proclitics
            or word.enclitic not in ("ه", "ها", "هم", "هما")
        ):
            return False
        bare = before.pos in ("noun", "adj") and not (before.definite or before.enclitic or before.masdar)
        if not bare or i - 1 in self.mention_at:
            return False
        if nisba_actor(before) is None and not set(self.know.meanings.types_of(before)) & TOLD_OF:
            return False
        return any(frame.slots in SUFFERED for frame in self.know.frames.at("verb", self.lemma[i]))

    def leaves(self, i: int) -> bool:
        """«وخلف التفجير عشرين قتيلا»: what looks like «behind», at the start of a clause, before what happened and, further
        on, whom it killed or what it ruined."""
        word = self.words[i]
        if (
            word.folded not in LEFT
            or i + 1 >= self.n
            or (self.units and self.units[-1].tag not in ("punct", "sub"))
        ):
            return False
        happened = self.know.frames.at("noun", self.lemma[i + 1])
        if self.attached(i + 1) or not any(f.kind in VIOLENT for f in happened):
            return False
        return any(self.lemma[k] in LOSSES for k in range(i + 2, min(self.n, i + LEFT_WITHIN)))

    def model(self, i: int) -> int:
        """Where «إف 16» ends in «من طراز إف 16», «مقاتلات إف-16», whose letters may be spelt like a verb; else 0."""
        before = self.words[i - 1] if i else None
        number = i + 1 + (i + 2 < self.n and self.words[i + 1].text == "-")
        if before is None or number >= self.n or not self.words[number].text.isdigit():
            return 0
        letters = len(self.words[i].text) <= LETTERS_OF_MODEL and self.words[i].pos in (
            "verb",
            "noun",
            "name",
        )
        modelled = letters and self.meaning(i - 1) in MODELLED
        return number + 1 if modelled or before.folded in ("طراز", "نوع") else 0

    def downs(self, i: int) -> bool:
        """«الانفصاليون يسقطون طائرة»: the verb of who makes fall, which in the present is spelt like that of what falls."""
        word = self.words[i]
        if self.lemma[i] != "سقط" or word.tense != "present" or word.enclitic or i + 1 >= self.n:
            return False
        before = self.units[-1] if self.units else None
        topic = before is not None and before.tag == "np" and not before.relation and before.last == i
        fires = topic and before is not None and before.type in ("armed", "country", "org", "state")
        bare = not (self.attached(i + 1) or self.joined(i + 1))
        return fires and bare and self.meaning(i + 1) in ("aircraft", "weapon")

    def fronted(self) -> bool:
        """Whether all that the clause has so far stands under prepositions, or is a time."""
        found = False
        for unit in reversed(self.units):
            if unit.tag in ("punct", "sub"):
                break
            if unit.tag not in ("np", "event", "time", "part") or (
                unit.tag in ("np", "event") and not unit.relation
            ):
                if unit.tag == "np" and self.lemma[unit.head] == "اخر":
                    continue  # «في هجوم | آخر»
                return False
            found = found or unit.tag in ("event", "time") or unit.relation in ("in", "during")
        return found

    def aside(self, unit: Unit) -> bool:
        """«أيضا», «أمس»: what may stand between a subject and the verbal noun that is the object; not «قد»."""
        return unit.tag == "time" or (unit.tag == "part" and self.words[unit.first].folded in ALSO)

    def verbal_noun(self, i: int) -> bool:
        """Whether «قتل», «قصف», «خطف» is the verbal noun here: after a preposition, or as the object of a verb that has
        its subject («تبنى التنظيم قتل…»)."""
        if self.words[i].stem.endswith("ت") and not self.lemma[i].endswith("ت"):
            return False  # «قصفت»
        if i > 0 and self.words[i - 1].pos == "prep" and not self.words[i - 1].enclitic:
            return True
        told = len(self.units)
        while told and self.aside(self.units[told - 1]):
            told -= 1  # «شهدت المدينة أيضا | تظاهر المئات»
        subject = self.units[told - 1] if told else None
        if (
            subject is None
            or subject.tag != "np"
            or not (subject.definite or subject.mention or subject.inner)
        ):
            return False
        if self.units[-1].last != i or subject.relation:
            return False
        before = self.units[told - 2] if told > 1 else None
        return (
            before is not None and before.tag == "verb" and self.lemma[before.head] not in self.g.auxiliaries
        )
