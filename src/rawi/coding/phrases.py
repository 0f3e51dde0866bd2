"""Phrases: a sentence cut into noun phrases with their prepositions, event nouns, verbs, times and marks.

The grammar is small and reads left to right. A noun phrase takes the genitives, adjectives, names, brackets and
attributes («التابعة لـ…») that belong to its head; a noun that names a happening ends it, because what follows such a
noun («قصف النظام المدينة») fills the roles of the happening.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rawi.arabic.numerals import Number
from rawi.arabic.words import Word
from rawi.coding.document import Mention, Parse, Tag, Unit
from rawi.coding.meaning import Meanings, load_meanings
from rawi.knowledge.frames import Frame, Frames, load_frames, load_prepositions
from rawi.knowledge.grammar import Grammar, load_grammar

__all__ = ["Chunker", "load_chunker"]

OPEN = frozenset("«“\"([{„‟‘'")
CLOSE = frozenset("»”\")]}’'")
NOMINAL = frozenset(("noun", "adj", "name", "latin"))
# Heads with which an indefinite event noun makes one thing: «نقطة تفتيش», «طائرة استطلاع», «غرفة عمليات».
COMPOUND = frozenset(("facility", "vehicle", "aircraft", "weapon", "org", "place"))
FATHERS = frozenset(("ام", "ابو", "بني", "بو"))
MAX_BRACKET = 7
DESCRIBING = frozenset(("مسلح", "ارهابي", "عسكري", "امني", "انتحاري", "مدني"))
ATTACHED = {"ب": "at", "ل": "for", "ك": "like"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a sub-rule took: the phrase ends before ``last``."""

    last: int
    type: str = ""


class Chunker:
    """Cuts sentences into units; holds the knowledge it needs."""

    def __init__(self, frames: Frames, meanings: Meanings, grammar: Grammar) -> None:
        self.frames = frames
        self.meanings = meanings
        self.grammar = grammar
        self.prepositions: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, relation in load_prepositions().items():
            self.prepositions.setdefault(words[0], []).append((words, relation))
        for entries in self.prepositions.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def chunk(self, parse: Parse) -> None:
        """Fills ``parse.units``."""
        run = _Run(self, parse)
        run.all()
        parse.units = run.units
        parse.chunked = True


class _Run:
    """One sentence on its way through the chunker."""

    def __init__(self, chunker: Chunker, parse: Parse) -> None:
        self.c = chunker
        self.g = chunker.grammar
        self.words = parse.words
        self.n = len(parse.words)
        self.units: list[Unit] = []
        self.mention_at = {m.first: m for m in parse.mentions}
        self.number_at = {n.first: n for n in parse.numbers}
        self.time_at = {t.first: t for t in parse.times}
        self.weapon_at = parse.weapons
        self.begin = parse.begin
        self.after: Number | None = None
        self.lemma = [self.c.meanings.folded_lemma(w) for w in parse.words]

    # ---------------------------------------------------------------- the walk

    def all(self) -> None:
        i = self.begin
        while i < self.n:
            i = max(self.one(i), i + 1)
        for index, unit in enumerate(self.units):
            unit.unit_index = index

    def add(self, unit: Unit) -> int:
        if unit.conj and unit.tag == "np" and not unit.relation and self.two_places():
            unit.type = "place"  # «بلدتي نبل والزهراء»
        self.units.append(unit)
        return unit.last

    def two_places(self) -> bool:
        """Whether the phrase before is the first of two places told by a dual («بلدتي نبل»)."""
        last = self.units[-1] if self.units else None
        if last is None or last.tag != "np" or last.type != "place" or last.last - last.head < 2:
            return False
        head = self.words[last.head]
        return head.number == "d" or head.enclitic == "ي" or (last.number is not None and last.number.dual)

    def one(self, i: int) -> int:
        """Adds the unit that begins at a word; the index after it."""
        word = self.words[i]
        conj = self.joined(i)
        if i in self.time_at:
            time = self.time_at[i]
            return self.add(Unit("time", i, time.last, i, "time", conj=conj, time=time))
        if word.pos == "punct":
            tag: Tag = "open" if word.text in OPEN else "close" if word.text in CLOSE else "punct"
            if word.text in ('"', "'"):
                tag = "close" if self.unclosed(word.text) else "open"
            return self.add(Unit(tag, i, i + 1, i))
        if word.pos == "sub" and self.opener(i):
            return self.add(Unit("sub", i, i + self.opener(i), i, conj=conj))
        after, relation = self.preposition(i)
        if relation:
            return self.governed(i, after, relation, conj)
        if self.is_verb(i):
            return self.add(
                Unit("verb", i, i + 1, i, conj=conj, frames=self.c.frames.at("verb", self.lemma[i]))
            )
        measured = i in self.number_at  # «ما لا يقل عن 12 جنديا»
        if word.pos == "rel" and not (
            measured or (self.lemma[i] in ("ما", "مما") and not self.verb_follows(i))
        ):
            return self.add(Unit("rel", i, i + 1, i, conj=conj))
        opener = self.opener(i)
        if opener:
            return self.add(Unit("sub", i, i + opener, i, conj=conj))
        if word.pos == "neg" and not measured:
            return self.add(Unit("neg", i, i + 1, i, conj=conj))
        if word.pos == "pron":
            return self.add(Unit("pron", i, i + 1, i, "pronoun", conj=conj))
        if word.pos in ("part", "conj", "adv", "sub") and i not in self.mention_at:
            return self.add(Unit("part", i, i + 1, i, conj=conj))
        unit = self.phrase(i, "", conj)
        if unit is None:
            return self.add(Unit("part", i, i + 1, i, conj=conj))
        return self.add(unit)

    def joined(self, i: int) -> bool:
        """Whether a word is joined to what stands before by a conjunction."""
        if self.words[i].proclitics[:1] in (("و",), ("ف",)):
            return True
        return (
            i > 0 and self.words[i - 1].pos == "conj" and self.words[i - 1].folded in ("و", "او", "ثم", "ام")
        )

    def unclosed(self, mark: str) -> bool:
        opened = sum(1 for u in self.units if u.tag == "open" and self.words[u.first].text == mark)
        closed = sum(1 for u in self.units if u.tag == "close" and self.words[u.first].text == mark)
        return opened > closed

    def is_verb(self, i: int) -> bool:
        word = self.words[i]
        if word.pos != "verb" or i in self.mention_at or i in self.number_at:
            return self.verb_of_topic(i)
        return not (
            word.tense == "past"
            and not word.proclitics
            and self.c.frames.at("noun", self.lemma[i])
            and self.verbal_noun(i)
        )

    def verb_of_topic(self, i: int) -> bool:
        """«إن الجيش قصف البلدة»: what looks like a verbal noun, after the definite noun that opens its clause."""
        word = self.words[i]
        if not word.masdar or word.proclitics or word.enclitic or i in self.mention_at or i + 1 >= self.n:
            return False
        if not self.c.frames.at("verb", self.lemma[i]) or not self.units or self.units[-1].last != i:
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
        return (
            self.words[i + 1].pos in ("noun", "name") and not self.joined(i + 1) and not self.attached(i + 1)
        )

    def verbal_noun(self, i: int) -> bool:
        """Whether «قتل», «قصف», «خطف» is the verbal noun here: after a preposition, or as the object of a verb that has
        its subject («تبنى التنظيم قتل…»)."""
        if i > 0 and self.words[i - 1].pos == "prep" and not self.words[i - 1].enclitic:
            return True
        if (
            not self.units
            or self.units[-1].tag != "np"
            or not (self.units[-1].definite or self.units[-1].mention)
        ):
            return False
        if self.units[-1].last != i or self.units[-1].relation:
            return False
        before = self.units[-2] if len(self.units) > 1 else None
        return (
            before is not None and before.tag == "verb" and self.lemma[before.head] not in self.g.auxiliaries
        )

    def verb_follows(self, i: int) -> bool:
        return i + 1 < self.n and self.words[i + 1].pos in ("verb", "neg", "part")

    def bare(self, i: int) -> str:
        """The folded word without a conjunction before it."""
        word = self.words[i]
        if word.proclitics[:1] in (("و",), ("ف",)) and len(word.folded) > 2:
            return word.folded[1:]
        return word.folded

    # ---------------------------------------------------------------- prepositions and openers

    def preposition(self, i: int) -> tuple[int, str]:
        """Where the phrase after a preposition begins and what the preposition means; («», i) when there is none."""
        if (i in self.mention_at and self.words[i].pos != "prep") or i in self.number_at:
            attached = self.attached(i)
            return (i, attached) if attached else (i, "")
        bare = self.bare(i)
        for words, relation in self.c.prepositions.get(bare, ()):
            end = i + len(words)
            last = words[-1]
            if last in ("ب", "ل") and len(words) > 1:
                if (
                    end - 1 < self.n
                    and all(self.words[i + k].folded == words[k] for k in range(1, len(words) - 1))
                    and (last in self.words[end - 1].proclitics)
                ):
                    return end - 1, relation
                continue
            if end <= self.n and all(self.words[i + k].folded == words[k] for k in range(1, len(words))):
                alone = len(words) == 1 and self.words[i].pos in ("noun", "adj", "verb")
                joined = bare == "وسط" or self.words[i].proclitics[-1:] in (("ال",), ("ب",))
                if alone and joined and bare in ("نحو", "وسط", "قبل", "اثر"):
                    continue
                if bare == "وسط" and end < self.n and self.names_place(end):
                    continue  # «وسط المدينة» is where, «وسط قلق» is how
                if bare == "منها" and not self.parts_follow(end):
                    continue  # «انسحبت منها القوات»
                return end, relation
        word = self.words[i]
        if word.pos == "prep" and word.enclitic:
            relation = ""
            for words, found in self.c.prepositions.get(self.lemma[i], ()):
                if len(words) == 1:
                    relation = found
            return (i, "pronoun:" + relation) if relation else (i, "")
        attached = self.attached(i)
        return (i, attached) if attached else (i, "")

    def parts_follow(self, i: int) -> bool:
        """Whether «منها» is followed by parts of what was counted («عشر قرى منها ثلاث»), not by a subject or nothing."""
        if i in self.number_at:
            return True
        return i < self.n and self.can_head(i) and not self.words[i].definite and not self.attached(i)

    def names_place(self, i: int) -> bool:
        mention = self.mention_at.get(i)
        return (mention.type if mention else self.c.meanings.type_of(self.words[i])) in (
            "place",
            "country",
            "facility",
        )

    def attached(self, i: int) -> str:
        for clitic in self.words[i].proclitics:
            if clitic in ATTACHED:
                return ATTACHED[clitic]
        return ""

    def governed(self, i: int, after: int, relation: str, conj: bool) -> int:
        """The unit after a preposition."""
        if relation.startswith("pronoun:"):
            return self.add(Unit("pron", i, i + 1, i, "pronoun", relation=relation[8:], conj=conj))
        if after >= self.n:
            return self.add(Unit("part", i, after, i, conj=conj))
        if f"{self.bare(i)} {self.words[after].folded}" in self.g.qualifying and after == i + 1:
            return self.add(Unit("part", i, after + 1, i, conj=conj))
        if after in self.time_at:
            time = self.time_at[after]
            return self.add(Unit("time", after, time.last, after, "time", relation, conj, time=time))
        if after > i and (self.opener(after) or self.words[after].pos in ("rel", "sub")):
            size = self.opener(after) or 1
            tag: Tag = "rel" if self.words[after].pos == "rel" else "sub"
            return self.add(Unit(tag, i, after + size, after, relation=relation, conj=conj))
        if self.is_verb(after):
            return self.add(
                Unit("verb", after, after + 1, after, relation=relation, conj=conj,
                     frames=self.c.frames.at("verb", self.lemma[after]))
            )  # fmt: skip
        if after > i:
            # «على ... ب»: a second preposition attached to the word itself
            inner = self.attached(after)
            relation = (
                inner if inner and relation in ("cause", "with", "using") and inner == "at" else relation
            )
        if relation == "at" and after == i and self.manner(i):
            last = i + 1
            while last < self.n and self.adjective(last, i):
                last += 1
            return self.add(Unit("part", i, last, i, conj=conj))
        unit = self.phrase(after, relation, conj)
        if unit is None:
            return self.add(Unit("part", i, max(after, i + 1), i, conj=conj))
        if unit.tag == "event" and relation == "from" and self.units and self.units[-1].tag == "time":
            unit.relation = "during"  # «خلال يومين من القتال»
        return self.add(unit)

    def manner(self, i: int) -> bool:
        """«بشدة», «بانتظام», «بالكامل»: how, not with what; «بالقوات» is none."""
        word = self.words[i]
        if self.lemma[i] not in self.g.manner or i in self.mention_at:
            return False
        return "ال" not in word.proclitics or self.lemma[i] in ("كامل", "تالي", "فعل")

    def opener(self, i: int) -> int:
        """How many words a subordinator takes here; 0 when there is none."""
        bare = self.bare(i)
        if bare in self.g.content and self.words[i].pos in ("sub", "part", "conj", "prep"):
            return 1
        if i + 1 < self.n and f"{bare} {self.words[i + 1].folded}" in self.g.adverbial:
            return 2
        if bare in self.g.adverbial and self.words[i].pos not in ("noun", "adj", "name", "verb"):
            return 1
        if bare in ("حين", "حينما", "بعدما") and i + 1 < self.n and self.is_verb(i + 1):
            return 1
        return 0

    # ---------------------------------------------------------------- noun phrases

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
        type_ = mention.type if mention else self.c.meanings.type_of(self.words[head])
        if type_ == "abstract" and relation in ("on", "against", "toward"):
            type_ = next(iter(self.c.meanings.types_of(self.words[head])[1:]), type_)  # «غارات على أهداف»
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
            frames = tuple(f for f in self.c.frames.at("noun", self.lemma[head]) if f.slots == "victims")
        return Unit("np", start, last, head, type_, relation, conj, frames, number=number, mention=mention,
                    modifiers=tuple(modifiers), inner=tuple(inner), definite=self.words[head].definite,
                    name=type_ in ("person", "name"), quoted=quoted,
                    adverbial=relational and type_ in ("part", "place", "country"))  # fmt: skip

    def in_set(self, i: int, frame: Frame) -> bool:
        """Whether a word is one of a frame's set words."""
        return any(self.spelt(i, lemma) for lemma in frame.lemmas[1:])

    def describes(self, i: int, head: int, frame: Frame) -> bool:
        """Whether an adjective goes with an event noun; after «مقتل» an indefinite one is the victim or a name."""
        if frame.slots in ("die", "kill", "seize_person") and not self.words[head].definite:
            following = self.words[i + 1].pos if i + 1 < self.n else "punct"
            victim = (
                self.c.meanings.type_of(self.words[i]) in ("person", "people") and not self.words[i].definite
            )
            if victim or self.part_of_name(i) or following in ("name", "latin"):
                return False  # «مقتل مدني», «اعتقال صالح العبد»
        return self.adjective(i, head)

    def event(self, head: int) -> tuple[tuple[Frame, ...], int] | None:
        """The frames that a noun names, and where its set phrase ends."""
        if self.words[head].pos not in ("noun", "adj", "name", "verb"):
            return None
        frames = [f for f in self.c.frames.at("noun", self.lemma[head]) if f.slots != "victims"]
        if not frames:
            return None
        for frame in frames:
            last = self.set_phrase(head, frame)
            if last:
                same = tuple(f for f in frames if f.lemmas == frame.lemmas)
                return same, last
        return None

    def set_phrase(self, head: int, frame: Frame) -> int:
        """Where the words of a frame that begins here end; 0 when they do not follow."""
        i = head + 1
        for lemma in frame.lemmas[1:]:
            for skip in range(3):
                if i + skip < self.n and self.spelt(i + skip, lemma):
                    i += skip + 1
                    break
                if i + skip >= self.n or self.words[i + skip].pos not in ("adj", "num", "prep"):
                    return 0
            else:
                return 0
        return i

    def spelt(self, i: int, lemma: str) -> bool:
        """Whether a word of a set phrase stands here, as lemma or as it is written («عملية عسكرية»)."""
        word = self.words[i]
        if lemma in DESCRIBING and word.folded.endswith(("ين", "ون")):
            return False  # «هجوم مسلحين» is an attack by men, «هجوم مسلح» an armed attack
        return self.lemma[i] == lemma or word.stem == lemma or word.folded == lemma

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
                closing = self.bracket(i, type_, head)
                if not closing:
                    break
                inner.extend(m for m in (self.mention_at.get(k) for k in range(i, closing)) if m)
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
                    inner.extend(m for m in (self.mention_at.get(k) for k in range(i, after)) if m)
                    i = after
                    continue
            if word.pos == "prep" or self.attached(i):
                after = self.partitive(i, type_, head)
                if not after:
                    break
                inner.extend(m for m in (self.mention_at.get(k) for k in range(i, after)) if m)
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
                    if self.apposed(last_noun, i, type_):
                        i += 1
                        last_noun = i - 1
                        continue
                    break
                meaning = self.c.meanings.type_of(word)
                if type_ in ("", "quantity", "part") and meaning:
                    type_ = "place" if type_ == "part" else meaning
                i += 1
                last_noun = i - 1
                continue
            break
        return i, type_

    # ---------------------------------------------------------------- what a noun phrase takes

    def open(self, i: int) -> bool:
        """Whether a noun can still take a genitive: no article, no pronoun, no tanween, no -ون/-ين/-ان."""
        word = self.words[i]
        if self.direction(i):
            return True
        if (
            word.enclitic == "ي"
            and i + 1 < self.n
            and self.words[i + 1].pos in ("noun", "name")
            and not self.joined(i + 1)
        ):
            return True  # «بلدتي نبل والزهراء»: the dual before its noun is written as «my town»
        if word.definite or word.pos in ("name", "latin", "adj"):
            return False
        if i in self.mention_at:
            return False
        return not (
            self.accusative(i) or (word.number in ("p", "d") and word.folded.endswith(("ون", "ين", "ان")))
        )

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
        )

    def adjective(self, i: int, noun: int) -> bool:
        word, head = self.words[i], self.words[noun]
        if i in self.mention_at or i in self.time_at or self.joined(i) or self.attached(i):
            return False
        if self.lemma[i] == "اخر":
            return True
        if self.direction(i):
            return False
        if i in self.number_at:
            return self.number_at[i].ordinal and self.words[noun].definite and "ال" in word.proclitics
        if word.pos != "adj" and not (word.participle == "passive" and word.pos == "noun"):
            return False
        if word.enclitic:
            return False
        if self.plural_of_persons(i) and head.number == "s" and head.pos == "noun":
            return False  # «اتهم الجيش | المسلحين»
        article = "ال" in word.proclitics
        return article or not head.definite or head.pos in ("name",) or noun in self.mention_at

    def plural_of_persons(self, i: int) -> bool:
        return self.words[i].number == "p" and self.words[i].folded.endswith(("ون", "ين"))

    def direction(self, i: int) -> bool:
        """Whether a word without article says where from something: «شرقي», «شمال», «قرب»."""
        word = self.words[i]
        return self.lemma[i] in self.g.relational and not word.proclitics and not word.enclitic

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
        return self.c.meanings.given_name(self.words[i])

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
        return named and type_ in ("name", "person") and self.c.meanings.type_of(self.words[i]) == "person"

    def apposed(self, last_noun: int, i: int, type_: str) -> bool:
        """«العاصمة دمشق», «الرئيس السابق علي صالح», «المتحدث باسم»."""
        return type_ == "person" and (
            self.part_of_name(i) or self.c.meanings.type_of(self.words[i]) == "person"
        )

    def bracket(self, i: int, type_: str, head: int) -> int:
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
        inner: list[Mention] = []
        mention = self.mention_at.get(after)
        if mention is None and self.event(after):
            return 0
        type_ = mention.type if mention else self.c.meanings.type_of(self.words[after])
        last, _ = self.extend(after, mention.last if mention else after + 1, type_, inner, [])
        return last

    def partitive(self, i: int, type_: str, head: int) -> int:
        """Where a «من …» or «ل…» that says whose the head is ends; 0 when the preposition starts a new phrase."""
        word = self.words[i]
        if (
            word.folded == "من"
            and self.lemma[head] in ("قرب", "مقربه")
            and i + 1 < self.n
            and self.can_head(i + 1)
        ):
            mention = self.mention_at.get(i + 1)
            last, _ = self.extend(i + 1, mention.last if mention else i + 2, "place", [], [])
            return last
        if (
            word.folded == "من"
            and not self.words[head].definite
            and type_ in ("armed", "people", "quantity", "person", "")
        ):
            after = i + 1
            if after >= self.n or not self.can_head(after):
                return 0
            mention = self.mention_at.get(after)
            meaning = mention.type if mention else self.c.meanings.type_of(self.words[after])
            if meaning not in ("armed", "org", "people", "person") or self.words[after].folded in (
                "قبل",
                "جانب",
            ):
                return 0
            last, _ = self.extend(after, mention.last if mention else after + 1, meaning, [], [])
            return last
        if (
            "ل" in word.proclitics
            and type_ in ("facility", "vehicle", "weapon", "armed", "material")
            and not self.words[head].definite
        ):
            mention = self.mention_at.get(i)
            meaning = mention.type if mention else self.c.meanings.type_of(word)
            if meaning not in ("armed", "org", "country"):
                return 0
            last, _ = self.extend(i, mention.last if mention else i + 1, meaning, [], [])
            return last
        if word.folded == "باسم" and type_ == "person" and i + 1 < self.n and self.can_head(i + 1):
            mention = self.mention_at.get(i + 1)
            meaning = mention.type if mention else self.c.meanings.type_of(self.words[i + 1])
            last, _ = self.extend(i + 1, mention.last if mention else i + 2, meaning, [], [])
            return last
        return 0


@cache
def load_chunker() -> Chunker:
    """The chunker with the project's knowledge, built once."""
    return Chunker(load_frames(), load_meanings(), load_grammar())


def word_type(word: Word) -> str:
    """What a word means by itself; empty when the lexicon does not hold it."""
    return load_meanings().type_of(word)
