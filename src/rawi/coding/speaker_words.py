"""The words that name a speaker: «مسؤولة السياسة الخارجية بالاتحاد الأوروبي، كاثرين أشتون، إن…».

Between a verb of saying and what is said there stands little else than who speaks: his title, his name, the body he
belongs to, in one phrase or several. So his words reach as far as phrases go on to describe him, up to what is said.
"""

from __future__ import annotations

from rawi.coding.document import Parse, SourceLink, Unit
from rawi.coding.misread_names import named
from rawi.coding.naming_clauses import naming_end
from rawi.coding.speaker_bounds import circumstance, object_begins
from rawi.coding.speaker_charges import in_field, joined_body, rank, reporter_of
from rawi.coding.speaker_kinds import BODIES, DESCRIBING, HUMAN, NAMING
from rawi.coding.speaker_outlets import SpeakerOutlets
from rawi.coding.voices import Chain

__all__ = ["MAX_LINKS", "SpeakerWords"]

MAX_SPEAKER = 18  # words
MAX_LINKS = 3  # speakers joined by «و»
MAX_NAME_IN_QUOTES = 7  # words
MAX_NAME = 4  # words of a name between marks
# Offices whose names join two things by «و»: «وزارة الصحة والسكان».
OFFICES = frozenset(
    ("وزاره", "وزير", "مكتب", "مديريه", "اداره", "هييه", "قسم", "لجنه", "دايره", "مركز", "وكاله")
)


ASKING = frozenset(("طلب", "طالب", "اشترط", "مشترط", "فضل", "مفضل", "رفض", "رافض"))
IN_TURN = frozenset(("بدوره", "بدورها", "بدورهم", "نفسه", "نفسها"))
NOT_TO = frozenset(("عدم", "الا"))
REFUSING = frozenset(("رفض", "رافض"))
TELLING_WHO = frozenset(("ذكر", "كشف", "الكشف", "الافصاح"))
WITHIN = frozenset(("داخل", "ضمن"))
WITH = frozenset(("لدي",))
SPEAKING_BODIES = frozenset(("org", "armed", "media", "country"))
CLAIMS = frozenset(("زعم", "مزاعم", "ادعاء", "اتهام", "شايعه", "اشاعه"))
CHARGED = frozenset(("معني", "مكلف", "مختص"))
DEPUTIES = frozenset(("نايب", "مساعد", "مستشار", "مبعوث", "ممثل", "سكرتير", "موفد"))
AFFAIRS = frozenset(("شان", "شوون"))


class SpeakerWords(SpeakerOutlets):
    """Finds the words that name whoever speaks."""

    def links(self, parse: Parse, units: list[Unit], rule: str, stop: int) -> Chain:
        """The links of those who speak, each with all words that name it."""
        return tuple(
            SourceLink(parse.index, self.start(parse, u), self.end(parse, u, stop), rule)
            for u in units[:MAX_LINKS]
        )

    def start(self, parse: Parse, unit: Unit) -> int:
        """«أحد سكان المدينة», «بعض الشهود»: the quantifier belongs to the speaker."""
        first = parse.words[unit.first]
        quantified = unit.first < unit.head and first.pos not in ("punct", "dem") and first.folded != "كل"
        return unit.first if quantified else unit.head

    def end(self, parse: Parse, unit: Unit, stop: int) -> int:
        """The word after a speaker's last.

        Args:
            parse: the sentence.
            unit: the phrase that speaks.
            stop: where what is said begins; with ``len(parse.words)`` only what surely belongs to him is taken.
        """
        for i in range(unit.head + 1, unit.last):
            if self.tells(parse.words[i]) or parse.words[i].folded in IN_TURN or self.speaking(parse, i):
                return i  # «شاهد عيان | قوله», «المصادر | بدورها», «هولاند | متحدثا من باريس»
            if parse.words[i].definite and self.m.folded_lemma(parse.words[i]) in CLAIMS:
                return i  # «دحض الوزير | المزاعم»
            if object_begins(parse.words, unit.head, i, self.m.folded_lemma(parse.words[i])):
                return i  # «النائب سالم | أهمية الحوار»
        if self.asks(parse, unit) and unit.last > unit.head + 1:
            return unit.last - 1  # «مسؤول | فضل عدم ذكر اسمه»
        last = unit.last if unit.type != "media" else self.outlet_end(parse, unit)
        bounded = stop < len(parse.words)
        j = unit.unit_index + 1
        while 0 < j < len(parse.units):
            other = parse.units[j]
            if other.first >= stop or other.last - unit.first > MAX_SPEAKER:
                break
            called = naming_end(parse, j, self.m) if other.tag in ("verb", "rel", "punct") else 0
            if called:
                last = called
                j = next((u.unit_index for u in parse.units[j:] if u.first >= called), len(parse.units))
                continue
            if self.asks(parse, other) or self.addressed(parse, unit, other):
                break
            if self.said_of(parse, unit, other):
                break
            if other.tag == "open" and self.name_in_quotes(parse, j):
                while parse.units[j].tag != "close":
                    j += 1
                last = parse.units[j].last
            elif other.tag == "close" or (bounded and parse.is_comma(other)):
                named_last = self.name_between_marks(parse, unit, other, stop) if last == other.first else 0
                if named_last:
                    last = parse.units[named_last].last
                    j = named_last
                elif not self.described_after(parse, other, stop):
                    break
            elif self.goes_on(parse, unit, other, bounded) or (bounded and self.name_part(parse, other)):
                last = other.last
            else:
                break
            j += 1
        if bounded and self.rest_of_name(parse, unit, last, stop):
            last = stop
        return min(last, unit.first + MAX_SPEAKER)

    def speaking(self, parse: Parse, i: int) -> bool:
        """«هولاند | متحدثا», «دوغان، | معلقا»: a participle in the accusative tells how somebody speaks, not who."""
        return parse.words[i].folded.endswith("ا") and self.lexicon.participle_at(parse.words, i) is not None

    def name_between_marks(self, parse: Parse, unit: Unit, comma: Unit, stop: int) -> int:
        """«المتحدث باسم الشرطة، | جهاد نجم، أن»: the last unit of a name of words that also mean something else, between
        the comma after a title and the next one or what is said; 0 where there is none."""
        if unit.type != "person" or parse.words[unit.head].number == "p":
            return 0
        for other in parse.units[comma.unit_index + 1 : comma.unit_index + 1 + MAX_NAME]:
            word = parse.words[other.first]
            if other.first >= stop or parse.is_comma(other):
                end = other.unit_index - 1
                said = other.first == stop and parse.words[stop].pos in ("sub", "punct")
                ends = said or (other.first < stop and parse.units[other.unit_index + 1].first <= stop)
                return end if ends and end > comma.unit_index else 0
            bare = other.tag in ("np", "verb") and not (other.relation or other.conj or other.definite)
            if not bare or word.enclitic or other.number is not None or other.last - comma.last > MAX_NAME:
                return 0
            if self.asks(parse, other):
                return 0  # «قائد الشرطة، | رفض ذكر اسمه، إن»
            if self.speaking(parse, other.first) or (
                other.tag == "verb" and word.lemma in self.lexicon.verbs
            ):
                return 0
        return 0

    def asks(self, parse: Parse, unit: Unit) -> bool:
        """«مسؤول | طالبا عدم الكشف عن هويته»: what somebody asks for, by a verb or a participle, who only speaks."""
        after = parse.words[unit.last].folded if unit.last < len(parse.words) else ""
        lemma = self.m.folded_lemma(parse.words[unit.last - 1])
        return (after in NOT_TO and lemma in ASKING) or (after in TELLING_WHO and lemma in REFUSING)

    def adverb(self, parse: Parse, unit: Unit) -> bool:
        """«ألمح ضمنيا», «قال تحت القصف»: how or where somebody speaks, not who."""
        if unit.tag != "np" or unit.relation or unit.number is not None or unit.mention is not None:
            return False
        word = parse.words[unit.head]
        if self.lemma(parse, unit) in self.g.relational and not word.definite:
            return unit.type in ("", "place", "part", "abstract")
        how = word.pos == "adj" and word.folded.endswith("يا") and not word.definite
        return how and unit.last == unit.head + 1 and not unit.type

    def rest_of_name(self, parse: Parse, unit: Unit, last: int, stop: int) -> bool:
        """«قال العميد | ألان أروجا إن»: a word or two that nothing else can be, right between a title and «إن»."""
        gap = parse.words[last:stop]
        if (
            not 0 < len(gap) <= 3
            or parse.words[stop].pos != "sub"
            or unit.type not in ("person", "name", "armed")
        ):
            return False
        if any(w.proclitics or w.enclitic or w.pos not in ("name", "noun", "adj", "verb") for w in gap):
            return False
        if any(w.pos == "verb" and w.lemma in self.lexicon.verbs for w in gap):
            return False
        units = [u for u in parse.units if last <= u.first < stop]
        return all(u.tag in ("np", "verb") and not u.relation and not self.adverb(parse, u) for u in units)

    def described_after(self, parse: Parse, mark: Unit, stop: int) -> bool:
        """Whether the speaker is still described after a comma or closing mark, by a phrase or a name in quotation
        marks."""
        if mark.unit_index + 1 == len(parse.units):
            return False
        following = parse.units[mark.unit_index + 1]
        return following.tag == "open" or self.apposed(parse, following, stop)

    def goes_on(self, parse: Parse, unit: Unit, other: Unit, bounded: bool) -> bool:
        """Whether a phrase goes on to describe the speaker: his name, his title, his body."""
        if self.owns(parse, unit, other) or self.two_in_one(parse, unit, other, bounded):
            return True
        if bounded and (joined_body(parse, unit, other, self.m) or rank(parse, unit, other)):
            return True
        if reporter_of(parse, unit, other, self.m) or (bounded and in_field(parse, unit, other, self.m)):
            return True
        if other.tag != "np" or other.conj or self.document_noun(parse, other) or self.telling(parse, other):
            return False
        if bounded and unit.unit_index + 1 == other.unit_index and self.within_body(parse, other):
            return True
        if self.posted(parse, unit, other) or (bounded and self.amid(parse, unit, other)):
            return True
        spoken_for = other.relation == "at" and self.lemma(parse, other) == "اسم"
        if spoken_for and unit.type == "person" and other.first == unit.last and other.last > other.head + 1:
            return True  # «بعد إعلان المتحدث | باسم الجيش»
        if not other.relation:
            names = (bounded and other.type in DESCRIBING) or self.names(parse, unit, other, bounded)
            return names and not other.adverbial
        if other.relation in ("in", "at", "from"):
            body = other.type in BODIES or (bounded and other.type in ("", "name"))
            if not body or parse.words[other.head].enclitic or self.where_said(parse, other):
                return False  # «الجيش | في موقعه على الإنترنت»
            if self.lemma(parse, other) == "دور":
                return False  # «أشاد الوزير | بدور الجيش»
            return bounded or unit.type in ("person", "people", "armed", "")
        return other.relation == "for" and self.belonging(parse, unit, other)

    def said_of(self, parse: Parse, before: Unit, unit: Unit) -> bool:
        """«الحركة | جماعة متشددة أعلنت»: whether a phrase only says what the one before it is, which speaks."""
        alone = before.tag == "np" and not (before.relation or unit.relation or unit.conj)
        alone = alone and before.last == unit.first
        said = unit.type in HUMAN and unit.mention is None and not unit.definite and unit.number is None
        known = before.mention is not None or (before.definite and before.type == "org")
        named = known and parse.words[unit.head].pos == "noun"
        return alone and said and named and before.type in BODIES and self.can_speak(parse, before)

    def addressed(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«اتهم حزب الشعب | الأجهزة الأمنية», «نفى الفاتيكان | صحة الأنباء»: what a body speaks of, not its name."""
        if other.relation or other.first != unit.last or rank(parse, unit, other):
            return False
        if self.lemma(parse, other) in CLAIMS or parse.words[other.head].folded == "صحه":
            return True
        bodies = unit.type in SPEAKING_BODIES and other.type in (*SPEAKING_BODIES, "people")
        return bodies and unit.definite and other.definite and not unit.conj

    def where_said(self, parse: Parse, other: Unit) -> bool:
        """«الوزير سالم العلي | في الرياض»: a place after somebody's name is where he spoke."""
        before = parse.units[other.unit_index - 1]
        last = before.last - 1
        person = parse.words[last].pos == "name" and before.type in ("name", "person") and last > before.head
        person = person and all(m.type not in BODIES or not m.first <= last < m.last for m in before.inner)
        return person and other.relation == "in" and other.type in ("place", "facility")

    def belonging(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«الأمين العام | للحزب», «المديرية العامة | للشؤون الصحية», «مساعد الوزير | لشؤون الأمن»: what a title or
        an office is of; «قال أهالي | للمنظمة» tells who was told."""
        if unit.type in ("media", "people"):
            return False
        if other.type in ("org", "armed", "country"):
            return True
        head, last = parse.words[unit.head], parse.words[unit.last - 1]
        whole = (head.definite and unit.last > unit.head + 1) or (last.pos == "adj" and last.definite)
        whole = whole or self.lemma(parse, other) in AFFAIRS
        title = whole and unit.last == other.first and unit.type in ("person", "org")
        if title and other.type == "person" and self.lemma(parse, unit) in DEPUTIES:
            return True  # «النائب الأول | لرئيس المجلس»
        charge = other.type in ("abstract", "place", "facility") or (
            other.tag == "np" and other.type == "event"
        )
        return title and charge and not self.outlet(parse, other)  # «اللجنة العليا | للانتخابات»

    def posted(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«السفير الليبي | لدى مصر», «المقرر المعني | بحقوق الإنسان»: with whom an envoy is, what is his charge."""
        charged = other.relation == "at" and self.m.folded_lemma(parse.words[unit.last - 1]) in CHARGED
        if charged and other.first == unit.last and unit.type == "person" and unit.last > unit.head + 1:
            return other.tag == "np" and parse.words[unit.last - 1].definite
        at = bool(other.relation) and parse.words[other.first - 1].folded in WITH
        return at and unit.type == "person" and other.type in BODIES

    def amid(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«مصادر | وسط المتمردين»: among whom somebody not named is."""
        if other.relation != "circumstance" or other.type not in BODIES or unit.last + 1 != other.first:
            return False
        return self.lemma(parse, unit) == "مصدر" and parse.words[unit.last].folded == "وسط"

    def within_body(self, parse: Parse, other: Unit) -> bool:
        """«مصادر | داخل الحركة إن»: where in a body the speaker sits."""
        first = parse.words[other.first]
        return (
            not other.relation
            and first.folded in WITHIN
            and other.first == other.head
            and other.last > other.head + 1
        )

    def owns(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«منسق | التظاهرات», «حاكم | شمال الإقليم»: what stands in the genitive of a title, whatever it is."""
        title = parse.words[unit.last - 1]
        if unit.type != "person" or other.first != unit.last or title.definite or title.pos != "noun":
            return False
        genitive = other.tag in ("event", "np") and not other.relation and not other.conj
        return genitive and unit.last == unit.head + 1 and (other.tag == "event" or other.type == "place")

    def two_in_one(self, parse: Parse, unit: Unit, other: Unit, bounded: bool) -> bool:
        """«الناشط والطبيب | سالم العلي»: one man with two titles; «مدير مكتب الصحة | والسكان»: one office."""
        before = parse.units[other.unit_index - 1]
        if other.tag != "np" or not other.conj or other.relation or before.last != other.first:
            return False
        words = parse.words[unit.head : before.last]
        office = any(self.m.folded_lemma(word) in OFFICES for word in words[:-1])
        field = self.lemma(parse, other) in self.g.second_fields  # «وزير الثقافة والإعلام | سالم العلي»
        described = ("adj", "name") if field else ("adj",)
        adjectives = all(word.pos in described for word in parse.words[other.head + 1 : other.last])
        if office and words[-1].definite and other.definite and adjectives:
            many = parse.words[other.head].number == "p"  # «وزارة الأسرى والمحررين»
            plain = (
                not other.type or other.type in ("abstract", "people") or (many and other.type == "person")
            )
            return plain or field or parse.words[other.head].masdar
        words = parse.words[unit.head : unit.last]
        one = (
            bounded
            and before is unit
            and unit.type == "person"
            and other.type in ("person", "")
            and all(w.pos != "name" for w in words)
        )
        heads = parse.words[unit.head], parse.words[other.head]
        if not one or any(head.number != "s" for head in heads) or heads[0].definite != heads[1].definite:
            return False
        after = parse.units[other.unit_index + 1 : other.unit_index + 2]
        if not other.type:
            return self.name_follows(parse, other)
        named_after = bool(after) and not after[0].relation and not after[0].conj and after[0].type == "name"
        more = parse.words[other.head + 1 : other.last]
        has_name = any(w.pos == "name" or (heads[1].definite and not w.definite) for w in more[:1])
        return has_name or (named_after and after[0].first == other.last)

    def name_follows(self, parse: Parse, unit: Unit) -> bool:
        """«الباحث | والمتخصص في الشأن اليمني | سالم العلي»: a name after a second thing that a man is."""
        for other in parse.units[unit.unit_index + 1 : unit.unit_index + 4]:
            if other.tag != "np" or other.conj:
                return False
            words = parse.words[other.head : other.last]
            if other.type in ("person", "name") and not other.relation:
                return any(word.pos == "name" for word in words)
        return False

    def names(self, parse: Parse, unit: Unit, other: Unit, bounded: bool) -> bool:
        """Whether a bare phrase is a person's name, or the body in the genitive of his title («نائب حاكم | الإقليم»)."""
        plain = not other.type and parse.words[other.head].pos not in ("name", "latin")
        person = unit.type in ("person", "name") or self.ranked(parse, unit, other)
        if person and other.type in NAMING and (bounded or not plain):
            return True
        before = parse.words[other.first - 1]
        owner = unit.type == "person" and other.type in BODIES and other.first == unit.last
        return owner and before.pos in ("noun", "adj") and not before.definite

    def ranked(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«الجنرال | جون كيلي»: one of the armed, by his rank, before his name."""
        head, name = parse.words[unit.head], parse.words[other.head]
        one = (
            unit.type == "armed"
            and unit.mention is None
            and head.number != "p"
            and unit.last == unit.head + 1
        )
        return one and name.pos == "name" and not name.definite and other.first == unit.last

    def name_part(self, parse: Parse, unit: Unit) -> bool:
        """Whether what looks like a verb or a common noun is part of the speaker's name."""
        return named(parse, unit) if unit.tag == "verb" else self.surname(parse, unit)

    def surname(self, parse: Parse, unit: Unit) -> bool:
        """«عبد المالك | سلال»: a common noun right after a name, which is part of it."""
        before = parse.units[unit.unit_index - 1]
        bare = unit.tag == "np" and not unit.relation and not unit.conj and not unit.definite
        if bare and self.document_noun(parse, unit):
            return False  # «أصدر اللواء سالم | بيانا»
        single = unit.last == unit.head + 1 and unit.number is None and before.last == unit.first
        return (
            bare and single and (before.tag == "verb" or (before.name and before.type in ("name", "person")))
        )

    def apposed(self, parse: Parse, unit: Unit, stop: int) -> bool:
        """Whether a phrase after a comma still describes the speaker: «…، كاثرين أشتون، إن», «…، أحد الشهود، إن»."""
        if unit.tag == "verb":
            return unit.first < stop and named(parse, unit) and not self.asks(parse, unit)
        if self.speaking(parse, unit.first) or circumstance(parse.words[unit.head], self.lemma(parse, unit)):
            return False
        if parse.words[unit.head].folded == "صحه" or self.lemma(parse, unit) in CLAIMS:
            return False  # «نفى سالم العلي، القيادي في الحزب، | صحة ما نشر»
        bare = unit.tag == "np" and not unit.relation
        one = unit.number is None or unit.number.low == 1
        return bare and unit.first < stop and unit.type in DESCRIBING and one

    def name_in_quotes(self, parse: Parse, opened: int) -> bool:
        """Whether a quotation is only a name («"الدفاع المدني"», «(شينخوا)»): short, without a verb."""
        start = parse.units[opened].last
        for unit in parse.units[opened + 1 :]:
            if unit.tag in ("verb", "sub", "event", "rel") or unit.last - start > MAX_NAME_IN_QUOTES:
                return False
            if unit.tag == "close":
                return unit.first > start
        return False
