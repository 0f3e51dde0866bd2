"""Attribution: who says what, and how far their words reach.

A speaker is the subject of a verb of saying, or stands after «بحسب», «نقلاً عن» and the like. Their words reach from
there to the end of the sentence or to the next speaker; «وأضاف», «مشيراً إلى» and an open quotation carry a speaker on.
"""

from __future__ import annotations

from dataclasses import dataclass

from rawi.arabic.fold import folded_word
from rawi.coding.document import Clause, Document, Parse, SourceLink, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slots import verb_slots
from rawi.knowledge.frames import Frames
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import SpeechFrame, SpeechLexicon

__all__ = ["Voice", "attribute", "voice_at"]

SPEAKER_TYPES = frozenset(("armed", "org", "person", "people", "media", "country", "name", "speech", ""))
DOCUMENT_TYPES = frozenset(("speech", "media"))
BODIES = frozenset(("org", "armed", "place", "country", "facility", "media"))
QUOTE_REACH = 4
MAX_SPEAKER = 16
REMEMBERED = 60  # how many of the last quotations «المصدر» or «البيان» may take up
RELATION_OF = {"ب": "at", "ل": "for", "الي": "to", "علي": "on", "عن": "of", "من": "from"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's words: from word ``first`` to ``last`` (exclusive) of a sentence.

    Attributes:
        first, last: word indexes.
        chain: who speaks, outermost first; empty when it is the report itself.
        act: what the speaker does with it (speech.toml).
        rule: how the voice was found.
        accused: who is accused, of an accusation.
        verb: unit of the verb of saying, or -1.
    """

    first: int
    last: int
    chain: tuple[SourceLink, ...]
    act: str
    rule: str
    accused: Unit | None = None
    verb: int = -1


def voice_at(parse: Parse, i: int) -> Voice | None:
    """Whose words a word is: the innermost voice; None when the report speaks itself."""
    best: Voice | None = None
    for voice in parse.voices:
        if voice.first <= i < voice.last and (best is None or voice.first >= best.first):
            best = voice
    return best


def attribute(
    document: Document, lexicon: SpeechLexicon, frames: Frames, grammar: Grammar, meanings: Meanings
) -> None:
    """Fills ``parse.voices`` for every parsed sentence, in order."""
    state = _Speakers(document, lexicon, frames, grammar, meanings)
    for parse in document.parses:
        state.sentence(parse)


class _Speakers:
    """The speakers of a report so far."""

    def __init__(
        self, document: Document, lexicon: SpeechLexicon, frames: Frames, grammar: Grammar, meanings: Meanings
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.frames = frames
        self.g = grammar
        self.m = meanings
        self.last: tuple[SourceLink, ...] = ()
        self.history: list[tuple[SourceLink, ...]] = []
        self.open_quote: tuple[SourceLink, ...] = ()

    def sentence(self, parse: Parse) -> None:
        parse.voices = []
        carried = self.open_quote
        if not parse.chunked:
            self.quotes(parse, carried)
            return
        if carried:
            close = next((u.first for u in parse.units if u.tag == "close"), len(parse.words))
            parse.voices.append(Voice(0, close, carried, "says", "open-quote"))
        for clause in parse.clauses:
            self.clause(parse, clause)
        self.prepositions(parse)
        self.participles(parse)
        spoken = [voice.chain for voice in parse.voices if voice.chain]
        self.history = (self.history + spoken)[-REMEMBERED:]
        if spoken:
            self.last = spoken[-1]
        self.quotes(parse, carried)

    def quotes(self, parse: Parse, carried: tuple[SourceLink, ...]) -> None:
        """Whether a quotation is still open when the sentence ends."""
        depth = 1 if carried else 0
        straight = 0
        for word in parse.words:
            if word.pos != "punct":
                continue
            if word.text in "«“":
                depth += 1
            elif word.text in "»”":
                depth = max(0, depth - 1)
            elif word.text == '"':
                straight += 1
        open_ = depth > 0 or (straight % 2 == 1 and not carried)
        if carried and straight % 2 == 1:
            open_ = False
        self.open_quote = (
            self.last if open_ and (parse.voices or carried) and self.closes_later(parse) else ()
        )

    def closes_later(self, parse: Parse) -> bool:
        """Whether one of the next sentences has the end of a quotation that it did not begin."""
        for later in self.document.parses[parse.index + 1 : parse.index + 1 + QUOTE_REACH]:
            marks = [w.text for w in later.words if w.pos == "punct" and w.text in '«»“”"']
            if marks and (marks[0] in "»”" or (marks.count('"') % 2 == 1 and marks[0] == '"')):
                return True
            if marks and marks[0] in "«“":
                return False
        return False

    # ---------------------------------------------------------------- verbs of saying

    def clause(self, parse: Parse, clause: Clause) -> None:
        if clause.verb < 0:
            return
        verb = parse.units[clause.verb]
        frame = self.frame_of(parse, clause, verb)
        if frame is None or frame.act == "judges" or (clause.negated and frame.act != "denies"):
            return
        content = self.content(parse, clause, frame)
        if content is None or (clause.kind == "relative" and parse.words[verb.head].enclitic):
            return
        slots = verb_slots(parse, clause, self.frames, None)
        chain = self.speaker(parse, clause, verb, frame, slots)
        last = self.reach(parse, clause)
        if chain is None:
            return
        outer = voice_at(parse, verb.first) if clause.kind != "main" else None
        if outer is not None and outer.chain and chain and not set(outer.chain) & set(chain):
            chain = outer.chain + chain
        accused = (
            next(iter(slots.get(RELATION_OF.get(frame.accused, frame.accused), [])), None)
            if frame.accused
            else None
        )
        parse.voices.append(
            Voice(
                content, last, chain, frame.act, f"verb {parse.words[verb.head].text}", accused, clause.verb
            )
        )

    def frame_of(self, parse: Parse, clause: Clause, verb: Unit) -> SpeechFrame | None:
        """How a verb speaks; with a set word in its clause («أعلن مسؤوليته») the phrase decides."""
        lemma = self.m.folded_lemma(parse.words[verb.head])
        for phrase in self.lexicon.verb_phrases.get(lemma, ()):
            wanted = {folded_word(word) for word in phrase.lemmas[1:]}
            for j in range(clause.verb + 1, min(clause.verb + 6, len(parse.units))):
                unit = parse.units[j]
                if unit.tag == "np" and any(
                    self.m.folded_lemma(w) in wanted for w in parse.words[unit.first : unit.last]
                ):
                    return phrase
        return self.lexicon.verbs.get(lemma) or self.lexicon.passives.get(lemma)

    def content(self, parse: Parse, clause: Clause, frame: SpeechFrame) -> int | None:
        """The word where what is said begins; None when nothing is said."""
        sure = not frame.ambiguous
        for j in range(clause.verb + 1, len(parse.units)):
            unit = parse.units[j]
            word = parse.words[unit.first]
            where = parse.clauses[parse.clause_of[j]]
            if unit.tag == "sub" and where.kind == "content":
                return unit.first
            if where.kind == "relative" and where.index != clause.index:
                continue
            if unit.tag == "open" or (unit.tag == "punct" and word.text == ":"):
                return unit.first
            if (
                (unit.tag == "event" or (unit.tag == "np" and unit.frames))
                and sure
                and self.takes(frame, unit)
            ):
                return unit.first
            if unit.tag == "verb" and not unit.conj:
                return (
                    unit.first
                    if sure and frame.act in ("says", "confirms") and "quote" in frame.content
                    else None
                )
            if unit.tag == "verb" or (unit.tag == "punct" and word.text in "؛.!؟"):
                return None
        return None

    def takes(self, frame: SpeechFrame, unit: Unit) -> bool:
        """Whether a verb of saying can have this noun for its content («أعلن مقتل», «أفاد بمقتل», «أشار إلى قصف»)."""
        if not unit.relation:
            return "object" in frame.content
        return any(RELATION_OF.get(word) == unit.relation for word in frame.content)

    def reach(self, parse: Parse, clause: Clause) -> int:
        """Where somebody's words end: at the next main verb of saying with its own speaker, or with the sentence."""
        for other in parse.clauses[clause.index + 1 :]:
            if other.verb < 0 or other.kind != "main":
                continue
            unit = parse.units[other.verb]
            frame = self.lexicon.verbs.get(self.m.folded_lemma(parse.words[unit.head]))
            if frame is not None and unit.conj:
                return min(parse.units[i].first for i in other.units)
        return len(parse.words)

    def speaker(
        self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame, slots: dict[str, list[Unit]]
    ) -> tuple[SourceLink, ...] | None:
        if frame.speaker == "nobody":
            return ()
        if frame.speaker == "after" or self.m.folded_lemma(parse.words[verb.head]) in ("جاء", "ورد"):
            return self.of_document(parse, slots.get("in", []), f"«{parse.words[verb.head].text} في»")
        subject = [u for u in slots.get("subject", []) + slots.get("passive", []) if self.can_speak(parse, u)]
        if not subject:
            bare = [u for u in slots.get("object", []) if self.can_speak(parse, u) and u.type not in ("",)]
            subject = bare[:1] if parse.words[verb.head].number != "p" else []
        rule = f"subject of «{parse.words[verb.head].text}»"
        links: list[SourceLink] = []
        if frame.speaker == "عن" or (self.m.folded_lemma(parse.words[verb.head]) in ("نقل", "نسب")):
            quoted = [
                u
                for u in slots.get("of", []) + (slots.get("to", []) if frame.words == "نسب" else [])
                if self.can_speak(parse, u)
            ]
            if quoted:
                if subject and not self.own_outlet(parse, subject[0]):
                    links += self.links(parse, subject[:1], rule)
                links += self.links(parse, quoted[:1], rule)
                return tuple(links)
        if not subject:
            here = [voice.chain for voice in parse.voices if voice.chain and voice.first < verb.first]
            return here[-1] if here else self.last or None
        if self.own_outlet(parse, subject[0]):
            return ()
        told = [u for relation in ("for", "with", "to") for u in slots.get(relation, []) if u.type == "media"]
        if told and not self.own_outlet(parse, told[0]):
            links += self.links(parse, told[:1], "told")
        resolved = self.fuller(parse, subject)
        if resolved is not None:
            return (
                tuple(links) + resolved if links and not any(link in resolved for link in links) else resolved
            )
        links += self.links(parse, subject, rule)
        return tuple(links)

    def of_document(self, parse: Parse, documents: list[Unit], rule: str) -> tuple[SourceLink, ...] | None:
        """«جاء في بيان الوزارة»: whose document it is, where it says so; else the document."""
        for unit in documents:
            if unit.tag != "np" or unit.type not in ("speech", "media"):
                continue
            owner = next((m for m in unit.inner if m.first > unit.head and m.type != "place"), None)
            if owner is not None:
                return (SourceLink(parse.index, owner.first, owner.last, rule),)
            if unit.last > unit.head + 1:
                body = Unit("np", unit.head + 1, unit.last, unit.head + 1, "org", definite=True)
                return self.fuller(parse, [body]) or tuple(self.links(parse, [unit], rule))
            return self.fuller(parse, [unit]) or tuple(self.links(parse, [unit], rule))
        return None

    def can_speak(self, parse: Parse, unit: Unit) -> bool:
        if unit.tag != "np":
            return False
        if unit.type == "place" and unit.mention is not None and unit.mention.first == unit.head:
            return True  # «أعلنت كييف», «قالت دمشق»
        return unit.type in SPEAKER_TYPES or self.m.folded_lemma(parse.words[unit.head]) in self.g.same_source

    def fuller(self, parse: Parse, subject: list[Unit]) -> tuple[SourceLink, ...] | None:
        """«وأضاف المصدر», «البيان»: the fuller mention before, when the last speaker is of that name."""
        unit = subject[0]
        head = parse.words[unit.head]
        if (
            self.speaker_end(parse, unit) - unit.head > 1
            or not head.definite
            or unit.mention is not None
            or not self.last
        ):
            return None
        lemma = self.m.folded_lemma(head)
        for chain in reversed(self.history):
            for link in reversed(chain):
                earlier = self.document.parses[link.sentence]
                if self.m.folded_lemma(earlier.words[link.first]) == lemma and link.last - link.first > 1:
                    return chain
        if unit.mention is None and lemma in self.g.same_source and unit.type in DOCUMENT_TYPES | {"person"}:
            return self.last if lemma in ("بيان", "تقرير") else None
        return None

    def own_outlet(self, parse: Parse, unit: Unit) -> bool:
        """Whether a speaker is the outlet that publishes the report."""
        outlet = self.document.outlet_id
        return bool(outlet) and any(m.id == outlet for m in unit.inner)

    def links(self, parse: Parse, units: list[Unit], rule: str) -> list[SourceLink]:
        return [SourceLink(parse.index, u.head, self.speaker_end(parse, u), rule) for u in units[:3]]

    def speaker_end(self, parse: Parse, unit: Unit) -> int:
        """Where a speaker's phrase ends: with the body he belongs to («مصدر في وزارة الدفاع», «قائد في الحشد»)."""
        last = unit.last
        index = unit.unit_index + 1
        if 0 < index < len(parse.units) and unit.type in ("person", "people", "armed", ""):
            after = parse.units[index]
            if (
                after.tag == "np"
                and after.relation in ("in", "at", "from")
                and not after.conj
                and after.type in BODIES
            ):
                last = after.last if after.first <= last + 1 else last
        return min(last, unit.head + MAX_SPEAKER)

    # ---------------------------------------------------------------- «بحسب» and participles

    def prepositions(self, parse: Parse) -> None:
        """«بحسب المرصد»: governs the sentence around it where nobody else speaks."""
        for i in range(len(parse.words)):
            found = self.lexicon.phrase_at(parse.words, i)
            if found is None:
                continue
            frame = found.frame
            first, last = self.segment(parse, i)
            if frame.form == "opener":
                parse.voices.append(Voice(i, last, (), frame.act, f"«{frame.words}»"))
                continue
            if found.carried:
                chain: tuple[SourceLink, ...] = self.last
            else:
                unit = self.phrase_after(parse, found.last, i)
                if unit is None:
                    continue
                own = self.own_outlet(parse, unit)
                chain = (
                    ()
                    if own
                    else self.fuller(parse, [unit]) or tuple(self.links(parse, [unit], f"«{frame.words}»"))
                )
            parse.voices.append(Voice(first, last, chain, frame.act, f"«{frame.words}»"))

    def phrase_after(self, parse: Parse, i: int, start: int) -> Unit | None:
        for unit in parse.units:
            if unit.first >= start and unit.tag in ("np", "verb") and unit.last > i and unit.first <= i + 1:
                if unit.tag == "verb":
                    after = [
                        u for u in parse.units[unit.unit_index + 1 : unit.unit_index + 3] if u.tag == "np"
                    ]
                    return after[0] if after and self.can_speak(parse, after[0]) else None
                return unit if self.can_speak(parse, unit) else None
        return None

    def segment(self, parse: Parse, i: int) -> tuple[int, int]:
        """The stretch between strong marks around a word."""
        first, last = 0, len(parse.words)
        for unit in parse.units:
            if unit.tag == "punct" and parse.words[unit.first].text in "؛.!؟":
                if unit.first < i:
                    first = unit.last
                elif unit.first > i:
                    last = unit.first
                    break
        return first, last

    def participles(self, parse: Parse) -> None:
        """«مشيراً إلى أن…», «مضيفاً»: the speaker before goes on."""
        for unit in parse.units:
            word = parse.words[unit.first]
            frame = (
                self.lexicon.participle_at(parse.words, unit.first)
                if unit.tag not in ("verb", "punct")
                else None
            )
            if frame is None:
                continue
            before = [v for v in parse.voices if v.first < unit.first and v.chain]
            chain = before[-1].chain if before else self.last
            if not before:
                subject = next(
                    (
                        u
                        for u in parse.units
                        if u.tag == "np"
                        and u.first < unit.first
                        and u.type in ("armed", "person", "org", "media")
                    ),
                    None,
                )
                if subject is not None:
                    chain = tuple(self.links(parse, [subject], "subject before the participle"))
            if chain:
                parse.voices.append(
                    Voice(unit.first, len(parse.words), chain, frame.act, f"participle {word.text}")
                )
