"""How far somebody's words reach, within whose words he speaks, and which quotations stay open after a sentence."""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.speech_content import Content
from rawi.coding.speech_phrases import STRONG
from rawi.coding.speech_resumed import ResumedSpeech
from rawi.coding.voices import Chain, Voice, voice_at

__all__ = ["SpeechReach"]

# With what follows these the report says itself why something that is no happening was announced.
BACKGROUND = frozenset(("after", "cause"))
QUOTE_REACH = 4  # sentences in which an open quotation may be closed


class SpeechReach(ResumedSpeech):
    """Finds where somebody's words end.

    Attributes:
        open_quote: whose quotation is still open after the last sentence.
    """

    open_quote: Chain = ()

    def outer(self, parse: Parse, clause: Clause, verb: Unit) -> Chain:
        """Within whose words somebody speaks: «قال المتحدث إن شهودا أكدوا…»."""
        voice = voice_at(parse, verb.first)
        if voice is not None and self.leads(parse, voice, verb):
            return voice.chain
        if voice is not None and voice.chain and clause.opener == "كما" and self.by_outlet(voice.chain):
            return voice.chain  # «قالت الوكالة إن …، كما قال مصدر إن»: she tells that too
        if (
            voice is None
            or self.turns(parse, clause)
            or (self.of_the_report(parse, clause, verb) and not self.quoted(parse, voice, verb))
        ):
            return ()
        return voice.chain

    def leads(self, parse: Parse, voice: Voice, verb: Unit) -> bool:
        """«ووفقا للوكالة، فقد قالت مصادر إن»: a set phrase before a verb of saying in its clause names the outer link."""
        if voice.verb >= 0 or not voice.chain or not voice.rule.startswith("«"):
            return False
        between = [u for u in parse.units[: verb.unit_index] if u.first >= voice.first]
        if any(u.tag == "verb" and u.unit_index not in parse.saying for u in between):
            return False
        return not self.weak_link(parse, voice.chain)

    def of_the_report(self, parse: Parse, clause: Clause, verb: Unit) -> bool:
        """Whether a verb of saying stands at the sentence's own level: in a main clause, or after a comma and «و», where
        it tells of another speaker («أعلنت الشرطة أن …، وأكد شهود أن…»)."""
        if clause.kind == "main":
            return True
        before = parse.units[verb.unit_index - 1]
        comma = parse.is_comma(before)
        past = parse.words[verb.head].tense == "past" or self.as_before(parse, verb)
        if clause.opener == "كما" and verb.unit_index > 1:  # «…، كما قال ناشطون إن»
            return past and parse.is_comma(parse.units[verb.unit_index - 2])
        joined = clause.kind in ("content", "adverbial") and clause.opener == "و" and verb.conj
        return joined and (comma or before.tag == "close") and past

    def as_before(self, parse: Parse, verb: Unit) -> bool:
        """«ويعتقد السكان أن…، ويقول | مراسلنا إن»: who tells in the present beside another who does."""
        before = [
            i for i in sorted(parse.saying | {v.verb for v in parse.voices}) if 0 <= i < verb.unit_index
        ]
        first = parse.words[parse.units[before[0]].head] if before else None
        word = parse.words[verb.head]
        return first is not None and first.tense == word.tense == "present" and not word.passive

    def quoted(self, parse: Parse, voice: Voice, verb: Unit) -> bool:
        """Whether a quotation that began with somebody's words is still open: «قالت الصحيفة "الجيش أعلن…"»."""
        marks = [
            u.tag for u in parse.units if voice.first <= u.first < verb.first and u.tag in ("open", "close")
        ]
        return marks.count("open") > marks.count("close")

    def reach(self, parse: Parse, verb: int, content: Content) -> int:
        """Where somebody's words end: with the sentence; of what only a noun tells, at a turn («لكن», «فيما»)."""
        resumed = self.resumed_after(parse, verb, content)
        if resumed is not None:
            return resumed
        return self.turn(parse, verb, content) if content.shape == "noun" else len(parse.words)

    def resumed_after(self, parse: Parse, verb: int, content: Content) -> int | None:
        """«التنظيم، الذي قال المرصد إنه…، اختطف»: with the clause that holds the relative one, the report goes on."""
        clause = parse.clauses[parse.clause_of[verb]]
        if clause.kind != "relative" or clause.antecedent < 0:
            return None
        for unit in parse.units[verb + 1 :]:
            if unit.first > content.first and parse.clause_of[unit.unit_index] == clause.parent:
                return unit.first
        return None

    def turn(self, parse: Parse, verb: int, content: Content) -> int:
        """Where the report turns away from what a noun tells: at a strong mark, «لكن», «فيما»."""
        happens = False  # whether a happening is told yet
        for unit in parse.units[verb + 1 :]:
            word = parse.words[unit.first]
            if unit.first >= content.first:
                later = unit.relation in BACKGROUND or (unit.tag == "time" and word.folded == "بعد")
                if later and not happens:
                    return unit.first  # «أعلنت السفارة تعليق عملها | بعد الهجوم»
                happens = happens or unit.tag == "event" or bool(unit.frames) or unit.type == "carrier"
            if unit.first <= content.first:
                continue
            if unit.tag == "punct" and word.text in STRONG:
                return unit.first
            turn = unit.tag in ("sub", "rel") and self.turns(
                parse, parse.clauses[parse.clause_of[unit.unit_index]]
            )
            if turn and self.others_too(parse, unit):
                continue
            if turn or (unit.tag in ("sub", "part") and word.folded.removeprefix("و").startswith("لكن")):
                return unit.first
        return len(parse.words)

    def others_too(self, parse: Parse, turn: Unit) -> bool:
        """«أعلنت الوزارة مقتل جنديين، | بينما أصيب آخرون»: who else came to harm is told by the same."""
        for unit in parse.units[turn.unit_index + 1 : turn.unit_index + 4]:
            if unit.tag == "np" and not unit.relation:
                return any(self.m.folded_lemma(word) == "اخر" for word in parse.words[unit.first : unit.last])
        return False

    # ---------------------------------------------------------------- open quotations

    def quotes(self, parse: Parse, carried: Chain) -> None:
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

    def leaves_open(self, parse: Parse) -> bool:
        """Whether a sentence in which somebody speaks begins a quotation that one of the next ends."""
        marks = [word.text for word in parse.words if word.pos == "punct" and word.text in '«»“”"']
        if not marks or not (marks[-1] in "«“" or marks.count('"') % 2):
            return False
        speaks = any(self.speech_word(word.lemma) for word in parse.words if word.pos == "verb")
        return speaks and self.closes_later(parse)

    def closes_later(self, parse: Parse) -> bool:
        """Whether one of the next sentences has the end of a quotation that it did not begin."""
        for later in self.document.parses[parse.index + 1 : parse.index + 1 + QUOTE_REACH]:
            marks = [w.text for w in later.words if w.pos == "punct" and w.text in '«»“”"']
            if marks and (marks[0] in "»”" or (marks.count('"') % 2 == 1 and marks[0] == '"')):
                return True
            if marks and marks[0] in "«“":
                return False
        return False
