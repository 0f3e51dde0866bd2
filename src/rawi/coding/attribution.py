"""Attribution: who says what, and how far their words reach.

A speaker is the subject of a verb of saying, stands after «بحسب», «نقلاً عن» and the like, or before a colon in a
headline. What is said reaches from «أن», the quotation or the noun that tells it to the end of the sentence or to the
next speaker; «وأضاف», «مشيراً إلى» and an open quotation carry a speaker on; «يذكر أن» gives the word back to the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rawi.coding.document import Clause, Document, Happening, Parse, SourceLink, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.mentions import key, load_family_names, load_names
from rawi.coding.speaker_kinds import COMMAS
from rawi.coding.speech_content import RELATION_OF, Content, find_content, frame_of, impersonal
from rawi.coding.speech_nouns import SpeechNouns
from rawi.coding.speech_phrases import STRONG
from rawi.coding.toll_lists import breaks_down, tells_result, tells_sum
from rawi.coding.voices import Chain, Voice, voice_at
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import SpeechFrame, SpeechLexicon

__all__ = ["attribute"]

QUOTE_REACH = 4
LOOK_BACK = 3  # sentences without a happening in which the speaker of «وأضاف» may stand
LABELS = frozenset(("person", "people", "armed", "org", "media", "name"))


def attribute(
    document: Document,
    lexicon: SpeechLexicon,
    grammar: Grammar,
    meanings: Meanings,
    read: Callable[[Parse], None],
) -> None:
    """Fills ``parse.voices`` for every parsed sentence, in order.

    Args:
        document: the report; its sentences with happenings have clauses.
        lexicon, grammar, meanings: what is known of words.
        read: parses one more sentence, where a speaker must be looked for.
    """
    if not document.happenings:
        return  # nobody's words are asked for
    report = _Report(document, lexicon, grammar, meanings)
    report.read = read
    for parse in document.parses:
        report.sentence(parse)
    for happening in document.happenings:
        _without_speakers(happening)


def _without_speakers(happening: Happening) -> None:
    """«الانتفاضة ضد النظام، وفقا للمصدر»: who is only said to say it has no other part in it."""
    for role, entries in happening.roles.items():
        happening.roles[role] = [
            (parse, unit, rule)
            for parse, unit, rule in entries
            if not any(first <= unit.first < end for first, end in parse.speaking)
        ]


class _Report(SpeechNouns):
    """The voices of a report, sentence by sentence."""

    read: Callable[[Parse], None]
    open_quote: Chain = ()
    summed: tuple[int, Chain] = (-2, ())  # the last sentence in which somebody told how many died, and who
    unread: tuple[Parse, ...] = ()

    # ---------------------------------------------------------------- sentences

    def sentence(self, parse: Parse) -> None:
        parse.voices = []
        carried = self.open_quote
        if parse.chunked:
            self.voices(parse, carried)
            self.tolls(parse)
            self.unread = ()
        else:
            self.unread = (*self.unread, parse)[-LOOK_BACK:]
        self.quotes(parse, carried)

    def voices(self, parse: Parse, carried: Chain) -> None:
        """Takes down the voices of a sentence from left to right."""
        if carried:
            closing = (u.first for u in parse.units if u.tag == "close" or parse.words[u.first].text == '"')
            parse.voices.append(Voice(0, next(closing, len(parse.words)), carried, "says", "open-quote"))
        self.label(parse)
        phrases = self.set_phrases(parse)
        done = {p.last for p in phrases.values() if p.frame.speaker == "subject"}
        taken: set[int] = set()  # words where the words of a verb of saying begin
        past = 0
        for unit in parse.units:
            for i in range(max(past, unit.first - 2), unit.last):
                if i in phrases:
                    self.set_phrase(parse, phrases[i])
                    past = phrases[i].last
                    del phrases[i]
            if unit.tag == "verb":
                if unit.head not in done and unit.first >= past:
                    self.verb(parse, unit, taken)
            elif unit.tag != "punct":
                self.participle(parse, unit)
                self.said_noun(parse, unit)
                if unit.relation == "between":
                    self.explains(parse, unit)
            past = max(past, unit.last)

    def tolls(self, parse: Parse) -> None:
        """«ففي حلب قتل أربعون…» after a sum that somebody told: a list of tolls goes on with his words, and
        so does what came of what he told («وأدى ذلك إلى…»)."""
        if not any(voice.chain for voice in parse.voices):
            before = self.document.parses[parse.index - 1] if parse.index else parse
            spoken = [v for v in before.voices if v.chain and v.last >= len(before.words) - 1]
            if spoken and tells_result(parse):
                parse.voices.append(Voice(0, len(parse.words), spoken[-1].chain, "says", "what came of it"))
            if self.summed[0] == parse.index - 1 and breaks_down(parse, self.m):
                parse.voices.append(
                    Voice(0, len(parse.words), self.summed[1], "says", "the list of tolls goes on")
                )
                self.summed = (parse.index, self.summed[1])
            return
        if self.last and tells_sum(parse, self.m):
            self.summed = (parse.index, self.last)

    def speak(self, parse: Parse, voice: Voice) -> None:
        """Takes down a voice; whoever speaks may be taken up by «وأضاف»."""
        parse.voices.append(voice)
        self.heard(voice.chain)

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

    def closes_later(self, parse: Parse) -> bool:
        """Whether one of the next sentences has the end of a quotation that it did not begin."""
        for later in self.document.parses[parse.index + 1 : parse.index + 1 + QUOTE_REACH]:
            marks = [w.text for w in later.words if w.pos == "punct" and w.text in '«»“”"']
            if marks and (marks[0] in "»”" or (marks.count('"') % 2 == 1 and marks[0] == '"')):
                return True
            if marks and marks[0] in "«“":
                return False
        return False

    def label(self, parse: Parse) -> None:
        """«الشرطة: مقتل خمسة», «مصدر طبي: …»: who says a headline stands before its colon."""
        start = 0
        for unit in parse.units:
            text = parse.words[unit.first].text if unit.tag == "punct" else ""
            if text == ":":
                before = parse.units[start : unit.unit_index]
                if unit.last == len(parse.words):
                    return
                chain = self.called(parse, before)
                if not chain and self.labels(parse, before):
                    named = [u for u in before if u.tag == "np"]  # also «"الصحة": …»
                    chain = self.links(parse, named[:1], "before the colon", unit.first)
                if chain:
                    self.speak(parse, Voice(unit.last, len(parse.words), chain, "says", "before the colon"))
                    return
            if text and text in ":|" + STRONG:
                start = unit.unit_index + 1

    def called(self, parse: Parse, units: list[Unit]) -> Chain:
        """«نصر الله: …», «كيري: …»: somebody well known, by the family's name alone."""
        if not units or not 1 <= units[-1].last - units[0].first <= 2:
            return ()
        words = parse.words[units[0].first : units[-1].last]
        if tuple(key(word.folded) for word in words) not in load_family_names() or self.named_place(
            parse, units
        ):
            return ()
        return (SourceLink(parse.index, units[0].first, units[-1].last, "before the colon"),)

    def named_place(self, parse: Parse, units: list[Unit]) -> bool:
        """«القدس: …», «مالي: …»: a place's or country's name, though the word has another meaning too."""
        first = units[0]
        if len(units) > 1 or first.last > first.first + 1 or first.mention is not None:
            return False
        return any(n.type in ("place", "country") for n, _ in load_names().at(parse.words, first.first))

    def labels(self, parse: Parse, units: list[Unit]) -> bool:
        """Whether what stands before a colon is a speaker and nothing else."""
        if not units or len(units) > 4 or any(u.tag not in ("np", "open", "close") or u.conj for u in units):
            return False
        first = next((u for u in units if u.tag == "np"), units[0])
        if first.tag != "np" or first.relation or first.number is not None:
            return False
        if self.named_place(parse, units):
            return False
        return first.type in LABELS or self.document_noun(parse, first)

    # ---------------------------------------------------------------- verbs of saying

    def verb(self, parse: Parse, verb: Unit, taken: set[int]) -> None:
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        frame = frame_of(self.lexicon, self.m, parse, verb) if clause.verb == verb.unit_index else None
        if frame is None or (clause.negated and frame.act != "denies"):
            return
        if clause.negated:
            frame = replace(frame, act="says")  # «لم ينف الجيش القصف»
        content = find_content(self, parse, clause, verb.unit_index, frame)
        if clause.kind == "relative" and clause.antecedent >= 0 and parse.words[verb.head].enclitic:
            self.pointing(parse, clause, verb, frame)
            return
        if frame.form == "passive" or impersonal(self.lexicon, self.m, parse, clause, verb, content):
            self.nobody(parse, verb, frame, content)
            return
        if content is not None and content.first in taken:
            content = None
        if (content is None and frame.ambiguous) or self.inside_document(parse, clause, verb):
            return
        if frame.speaker == "nobody":
            self.nobody(
                parse, verb, frame, content
            )  # «قرر الجيش نشر…»: what he means to do, told by whoever tells it
            return
        stop = content.first if content is not None else len(parse.words)
        addressed = frame.accused or frame.act == "calls"  # «اتهم…», «دعا الوزير الأهالي إلى»
        accused = self.accused(parse, clause, verb, frame, stop) if addressed else None
        speaker = self.speaker(parse, clause, verb, frame, min(stop, accused.first) if accused else stop)
        if speaker is None:
            return
        if content is None or frame.act == "judges" or self.judged(parse, content):
            if clause.kind == "main":
                self.heard(speaker)
            return
        taken.add(content.first)
        outer = self.without(self.outer(parse, clause, verb), speaker)
        chain = outer + speaker
        rule = f"verb {parse.words[verb.head].text}"
        accused = accused if frame.accused else None
        last = self.reach(parse, verb.unit_index, content)
        voice = Voice(content.first, last, chain, frame.act, rule, accused, verb.unit_index, speaker)
        if outer and outer == self.last:
            parse.voices.append(voice)
            self.quoted_within(chain)
        else:
            self.speak(parse, voice)

    def judged(self, parse: Parse, content: Content) -> bool:
        """«أعربت عن إدانتها للتفجير»: what she says is a judgement of it, which others tell."""
        unit = next((u for u in parse.units if u.first == content.first), None)
        if content.shape != "noun" or unit is None:
            return False
        frame = self.lexicon.nouns.get(self.lemma(parse, unit))
        return frame is not None and frame.act == "judges"

    def explains(self, parse: Parse, unit: Unit) -> None:
        """«وبيّن التقرير أن»: a verb that is spelt, and tagged, like «between»."""
        frame = self.lexicon.verb_at(parse.words, unit.first - 1) if unit.first else None
        said = next((u for u in parse.units[unit.unit_index + 1 :] if u.tag == "sub"), None)
        if frame is None or said is None or not self.can_speak(parse, unit):
            return
        rule = f"verb {parse.words[unit.first - 1].text}"
        chain = self.last if self.document_again(parse, unit, said.first) else ()
        chain = chain or self.links(parse, [unit], rule, said.first)
        self.speak(parse, Voice(said.first, len(parse.words), chain, frame.act, rule))

    def speaker(
        self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame, stop: int
    ) -> Chain | None:
        """The chain of a verb of saying; None when nobody can be found."""
        if frame.speaker == "after":
            return self.of_document(parse, verb, stop)
        subject = self.subject(parse, clause, verb.unit_index, stop)
        quoted = self.quoting(parse, verb, frame, subject, stop)
        if quoted:
            return quoted
        if not subject:
            going_on = self.hidden(parse, clause, verb, stop)
            told = self.told(parse, verb.unit_index, stop) if going_on else ()
            return told + self.without(going_on[-1:], told) if going_on and told else going_on
        if self.document_again(parse, subject[0], stop):
            return self.last
        published = self.published_on(parse, subject[0], "published on")
        if published and self.document_noun(parse, subject[0]):
            return published
        chain = self.links(parse, subject, f"subject of «{parse.words[verb.head].text}»", stop)
        return self.without(self.told(parse, verb.unit_index, stop), chain) + chain

    def hidden(self, parse: Parse, clause: Clause, verb: Unit, stop: int) -> Chain | None:
        """«وأضاف أن»: whoever spoke last, in this sentence or before; after «حيث» who is told of before it."""
        word = parse.words[verb.head]
        following = parse.words[stop] if stop < len(parse.words) else None
        if word.tense == "present" and word.gender == "f" and (following is None or following.pos != "sub"):
            return None  # «تعتبر هذه العملية…»
        before = [parse.units[i] for i in clause.units if i < verb.unit_index]
        if any(u.tag == "np" and not u.relation and not u.adverbial for u in before):
            return None  # another subject, which cannot speak
        after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
        if after and after[0].tag == "event" and not after[0].relation and after[0].first < stop:
            return None  # «ويسلط القتال الضوء على…»
        if not any(voice.chain for voice in parse.voices if voice.first < verb.first):
            before_verb = parse.words[verb.first - 1].folded if verb.first else ""
            goes_on = verb.unit_index > 0 and (
                (verb.conj and clause.kind == "main") or before_verb.startswith("لكن")
            )
            subject = self.main_subject(parse, verb) if goes_on or clause.opener == "حيث" else None
            if subject is not None and self.agrees(parse, subject, verb):
                return self.links(parse, [subject], "subject of the verb before", len(parse.words))
            self.look_back()
            if self.within and not self.may_go_on(self.last, verb, parse):
                return self.within
        return self.last or None

    def may_go_on(self, chain: Chain, verb: Unit, parse: Parse) -> bool:
        """Whether the gender of a verb without subject lets it be whoever spoke last."""
        where = self.document.parses[chain[-1].sentence]
        unit = next((u for u in where.units if u.head == chain[-1].first), None)
        if unit is None:
            return True
        head, word = where.words[unit.head], parse.words[verb.head]
        feminine = head.folded.endswith(("ه", "ات")) and unit.type in ("org", "media", "country")
        return word.gender is None or (word.gender == "f") == (feminine or head.gender == "f")

    def agrees(self, parse: Parse, subject: Unit, verb: Unit) -> bool:
        """Whether a verb without subject may have this one: its gender is not the other."""
        head, word = parse.words[subject.head], parse.words[verb.head]
        broken = head.number == "p" and subject.type != "people"  # plurals of things are feminine
        gender = "f" if broken else head.gender
        return word.gender is None or gender is None or word.gender == gender

    def look_back(self) -> None:
        """Reads the sentences just before that tell of no happening: their speaker may go on."""
        found, self.unread = self.unread, ()
        for parse in found:
            if any(self.speech_word(word.lemma) for word in parse.words if word.pos == "verb"):
                self.read(parse)
                self.voices(parse, ())

    def speech_word(self, lemma: str) -> bool:
        frame = self.lexicon.verbs.get(lemma)
        return frame is not None and not frame.ambiguous

    def inside_document(self, parse: Parse, clause: Clause, verb: Unit) -> bool:
        """«نشر الجيش صورا تظهر…»: what his document says is said by its issuer."""
        if clause.kind != "relative" or clause.antecedent < 0:
            return False
        voice = voice_at(parse, verb.first)
        spoken = voice is not None and bool(voice.chain)
        return spoken and self.document_noun(parse, parse.units[clause.antecedent])

    def pointing(self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame) -> None:
        """«هجوم نسبته السلطات إلى…», «حصيلة أعلنها المرصد»: the verb says what stands before it."""
        told = parse.units[clause.antecedent]
        before = parse.units[told.unit_index - 1] if told.unit_index else told
        if told.tag == "np" and not told.relation and before.tag == "event" and before.last == told.first:
            told = before  # «هجوم دام نسبته…»
        rule = f"subject of «{parse.words[verb.head].text}»"
        if self.document_noun(parse, told):
            chain = self.issuer(parse, told, rule)
            if chain and told.relation not in ("in", "at", "according"):
                first, last = self.segment(parse, told.first)
                self.speak(parse, Voice(first, last, chain, frame.act, rule))
        elif told.tag == "event" and frame.act == "accuses":
            subject = self.after_verb(parse, verb.unit_index, len(parse.words))
            chain = self.links(parse, subject, rule, len(parse.words))
            if chain:
                self.speak(parse, Voice(told.first, verb.first, chain, frame.act, rule))

    def nobody(self, parse: Parse, verb: Unit, frame: SpeechFrame, content: Content | None) -> None:
        """«قيل إن», «يعتقد أن»: nobody in particular; «نُقل عن شاهد» names whom."""
        if content is None:
            return
        rule = f"«{parse.words[verb.head].text}»"
        relation = RELATION_OF.get(frame.speaker, "")
        quoted = self.under(parse, verb.unit_index, relation, content.first) if relation else []
        outer = voice_at(parse, verb.first)
        chain = self.links(parse, quoted, rule, content.first) or (outer.chain if outer is not None else ())
        self.speak(
            parse, Voice(content.first, len(parse.words), chain, frame.act, rule, None, verb.unit_index)
        )

    def accused(self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame, stop: int) -> Unit | None:
        """Who is accused: the object, after the speaker and his name, or what stands after «إلى» and the like."""
        relation = RELATION_OF.get(frame.accused, "")
        speaking = not self.before_verb(parse, clause, verb.unit_index)
        speaker: Unit | None = None
        for unit in parse.units[verb.unit_index + 1 :]:
            if unit.tag in ("sub", "verb"):
                break
            if unit.tag != "np" or unit.conj:
                continue
            if relation:
                if unit.relation == relation:
                    return unit
                continue
            if unit.relation or unit.first >= stop:
                continue
            if speaking and speaker is None:
                speaker = unit
            elif speaker is None or not self.goes_on(parse, speaker, unit, bounded=False):
                return unit
        return None

    def outer(self, parse: Parse, clause: Clause, verb: Unit) -> Chain:
        """Within whose words somebody speaks: «قال المتحدث إن شهودا أكدوا…»."""
        voice = voice_at(parse, verb.first)
        if (
            voice is None
            or self.turns(parse, clause)
            or (self.of_the_report(parse, clause, verb) and not self.quoted(parse, voice, verb))
        ):
            return ()
        return voice.chain

    def of_the_report(self, parse: Parse, clause: Clause, verb: Unit) -> bool:
        """Whether a verb of saying stands at the sentence's own level: in a main clause, or after a comma and «و», where
        it tells of another speaker («أعلنت الشرطة أن …، وأكد شهود أن…»)."""
        if clause.kind == "main":
            return True
        before = parse.units[verb.unit_index - 1]
        comma = before.tag == "punct" and parse.words[before.first].text in COMMAS
        joined = clause.kind == "content" and clause.opener == "و" and verb.conj
        return joined and (comma or before.tag == "close") and parse.words[verb.head].tense == "past"

    def quoted(self, parse: Parse, voice: Voice, verb: Unit) -> bool:
        """Whether a quotation that began with somebody's words is still open: «قالت الصحيفة "الجيش أعلن…"»."""
        marks = [
            u.tag for u in parse.units if voice.first <= u.first < verb.first and u.tag in ("open", "close")
        ]
        return marks.count("open") > marks.count("close")

    def reach(self, parse: Parse, verb: int, content: Content) -> int:
        """Where somebody's words end: with the sentence; of what only a noun tells, at a turn («لكن», «فيما»)."""
        clause = parse.clauses[parse.clause_of[verb]]
        if clause.kind == "relative" and clause.antecedent >= 0:
            # «التنظيم، الذي قال المرصد إنه…، اختطف»: with the clause that holds the relative one, the report goes on
            for unit in parse.units[verb + 1 :]:
                if unit.first > content.first and parse.clause_of[unit.unit_index] == clause.parent:
                    return unit.first
        if content.shape != "noun":
            return len(parse.words)
        for unit in parse.units[verb + 1 :]:
            word = parse.words[unit.first]
            if unit.first <= content.first:
                continue
            if unit.tag == "punct" and word.text in STRONG:
                return unit.first
            turn = unit.tag in ("sub", "rel") and self.turns(
                parse, parse.clauses[parse.clause_of[unit.unit_index]]
            )
            if turn or (unit.tag in ("sub", "part") and word.folded.removeprefix("و").startswith("لكن")):
                return unit.first
        return len(parse.words)

    # ---------------------------------------------------------------- participles

    def participle(self, parse: Parse, unit: Unit) -> None:
        """«مشيراً إلى أن…», «مضيفاً»: the speaker before goes on."""
        frame = self.lexicon.participle_at(parse.words, unit.first)
        if frame is None or frame.act == "judges":
            return
        if unit.first and parse.words[unit.first - 1].folded == "غير":
            return  # «أنباء غير مؤكدة»
        inside = voice_at(parse, unit.first)
        if inside is not None and not inside.chain and inside.rule.startswith("«"):
            return  # after «يذكر أن»
        chain = self.last if any(v.chain for v in parse.voices if v.first < unit.first) else ()
        if not chain:
            subject = self.main_subject(parse, unit)
            if subject is not None:
                chain = self.links(parse, [subject], "subject before the participle", len(parse.words))
            else:
                self.look_back()
                chain = self.last
        if chain:
            rule = f"participle {parse.words[unit.first].text}"
            self.speak(
                parse, Voice(unit.first, len(parse.words), chain, frame.act, rule, None, unit.unit_index)
            )

    def main_subject(self, parse: Parse, goes_on: Unit) -> Unit | None:
        """Of a sentence without a verb of saying, who acts before the word that goes on: he speaks, too."""
        for unit in parse.units[: goes_on.unit_index]:
            named = unit.type == "name" or (not unit.type and parse.words[unit.head].pos == "name")
            acts = (
                named or unit.type in ("armed", "person", "org", "media") or self.document_noun(parse, unit)
            )
            itself = self.lemma(parse, unit) in ("نفس", "ذات")  # «في السياق نفسه»
            if unit.tag == "np" and not unit.relation and acts and not itself:
                return unit
        return None
