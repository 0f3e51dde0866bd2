"""Verbs of saying: who is their subject, what they say, and who is accused by it («اتهم الجيش المسلحين بقصف…»).

Some quote nobody in particular («قيل إن»), some say what stands before them («حصيلة أعلنها المرصد»).
"""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.fold import folded_word
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.press_reviews import takes_up
from rawi.coding.speaker_kinds import HUMAN
from rawi.coding.speech_content import RELATION_OF, Content, find_content, frame_of, impersonal
from rawi.coding.speech_phrases import FIGURES
from rawi.coding.speech_pointing import SpokenOf
from rawi.coding.voices import Chain, Voice, voice_at
from rawi.knowledge.speech import SpeechFrame

__all__ = ["SpeechVerbs"]


LONG_QUOTE = 5  # words of a quotation that tells something, and not only calls it so
CONDEMNS = frozenset(("ادان", "دان"))
CALLING = frozenset(("وصف", "سمى", "أسمى", "اعتبر", "عد"))


class SpeechVerbs(SpokenOf):
    """Finds what verbs of saying tell of."""

    def verb(self, parse: Parse, verb: Unit, taken: set[int]) -> None:
        """Takes down the voice of a verb of saying.

        Args:
            parse: the sentence.
            verb: its verb.
            taken: words where the words of an earlier verb of saying begin.
        """
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        outlet = takes_up(parse, clause, verb, self.g.press_topics, self.m)
        if outlet is not None and not self.own_outlet(parse, outlet):
            self.review(parse, verb, outlet)
            return
        frame = frame_of(self.lexicon, self.m, parse, verb) if clause.verb == verb.unit_index else None
        if frame is None or (clause.negated and frame.act != "denies") or self.asks(parse, verb):
            return
        if verb.relation == "from" or (clause.opener == "من" and clause.antecedent < 0):
            return  # «وانتقد من يتهمون الجيش»: whoever does
        if clause.negated:
            frame = replace(frame, act="says")  # «لم ينف الجيش القصف»
        content = find_content(self, parse, clause, verb.unit_index, frame)
        frame = self.convicting(parse, verb, frame, content)
        if clause.kind == "relative" and clause.antecedent >= 0 and parse.words[verb.head].enclitic:
            self.pointing(parse, clause, verb, frame)
            return
        if frame.words in CALLING and self.only_called(parse, clause, verb):
            return
        if frame.form == "passive" and content is not None and content.first in taken:
            return  # «أوردت الصحيفة أرقاما تبين أن»
        if frame.form == "passive" or impersonal(self.lexicon, self.m, parse, clause, verb, content):
            self.nobody(parse, verb, frame, content)
            return
        content = self.besides_judging(parse, content)
        if content is not None and content.first in taken:
            content = None
        if (content is None and frame.ambiguous) or self.inside_document(parse, clause, verb):
            return
        if frame.speaker == "nobody":
            self.nobody(parse, verb, frame, content)
            return  # «قرر الجيش نشر…»: what he means to do, told by whoever tells it
        self.somebody(parse, clause, verb, frame, content, taken)

    def review(self, parse: Parse, verb: Unit, outlet: Unit) -> None:
        """«تناولت الصحف | الاشتباكات في المدينة»: what an outlet takes up is told by it, to the end of the sentence."""
        everything = len(parse.words)
        rule = f"subject of «{parse.words[verb.head].text}»"
        chain = self.links(parse, [outlet], rule, everything)
        told = next((u for u in parse.units if u.first >= chain[-1].last and u.tag != "time"), None)
        if told is not None:
            voice = Voice(told.first, everything, chain, "says", "press review", verb=verb.unit_index)
            self.speak(parse, voice)

    def convicting(
        self, parse: Parse, verb: Unit, frame: SpeechFrame, content: Content | None
    ) -> SpeechFrame:
        """«أدانت المحكمة | شابين بقتل جندي»: who condemns somebody for a deed says that he did it."""
        if folded_word(frame.words) not in CONDEMNS or content is None or content.shape != "noun":
            return frame
        after = [
            u for u in parse.units[verb.unit_index + 1 :] if u.tag not in ("time", "part", "close", "open")
        ]
        deed = next((u for u in after if u.first == content.first), None)
        named = [u for u in after if u.first < content.first and u.tag == "np" and not (u.relation or u.conj)]
        whom = named[-1] if named else None
        if deed is None or deed.relation != "at" or whom is None or whom.type not in HUMAN or len(named) < 2:
            return frame
        if self.goes_on(parse, named[-2], whom, bounded=True) and whom.number is None:
            return frame
        return replace(frame, act="accuses", accused="object")

    def somebody(
        self,
        parse: Parse,
        clause: Clause,
        verb: Unit,
        frame: SpeechFrame,
        content: Content | None,
        taken: set[int],
    ) -> None:
        """«قال المتحدث إن…», «اتهم الجيش المسلحين بقصف…»: who says something, and whom he accuses."""
        stop = content.first if content is not None else len(parse.words)
        # «اتهم…», «دعا الوزير الأهالي إلى», «أبلغ مصدر الوكالة أن»
        addressed = frame.accused or frame.act == "calls" or "object" in frame.hearer
        accused = self.accused(parse, clause, verb, frame, stop) if addressed else None
        charged = self.charged(parse, clause, verb, frame, content) if accused is None else None
        if charged is not None and content is not None:
            outer = self.outer(parse, clause, verb)
            last = self.reach(parse, verb.unit_index, content)
            voice = Voice(content.first, last, outer, frame.act, "passive", charged, verb.unit_index)
            parse.voices.append(voice)
            return
        speaker = self.speaker(parse, clause, verb, frame, min(stop, accused.first) if accused else stop)
        if speaker is None:
            return
        if accused is not None and "object" in frame.hearer:
            speaker = self.without(self.told_to(parse, accused), speaker) + speaker
        if clause.kind == "main":
            self.foremost = (parse.index, speaker)
        judges = frame.act == "judges" and not self.told_anew(parse, content)
        if content is None or judges or self.judged(parse, content):
            if clause.kind == "main":
                self.heard(speaker)
            return
        taken.add(content.first)
        within = self.outer(parse, clause, verb)
        outer = self.without(within, speaker)
        chain = outer + speaker
        rule = f"verb {parse.words[verb.head].text}"
        accused = accused if frame.accused else None
        last = self.reach(parse, verb.unit_index, content)
        tells = content.shape != "noun" or within != outer  # «قال الناطق إنه يدعو إلى محاكمة من قتلوا»
        own = () if frame.act == "calls" and tells else speaker
        voice = Voice(content.first, last, chain, frame.act, rule, accused, verb.unit_index, own)
        if outer and outer == self.last:
            parse.voices.append(voice)
            self.quoted_within(chain)
        else:
            self.speak(parse, voice)
        self.told_with_it(parse, clause, verb, voice)

    def charged(
        self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame, content: Content | None
    ) -> Unit | None:
        """«ويُتهم التنظيم بتنفيذ هجمات»: the only one named beside the verb is who is accused, of nobody in particular."""
        if frame.accused != "object" or content is None or content.shape != "noun":
            return None
        if clause.kind == "relative" and clause.antecedent >= 0:
            told_of = parse.units[clause.antecedent]
            lone = verb.last == content.first - (parse.words[content.first - 1].pos == "prep")
            if lone and told_of.type in HUMAN and not parse.words[verb.head].enclitic:
                return told_of  # «الشاب الذي اتهم | بقتل»
        if self.before_verb(parse, clause, verb.unit_index) or '"' in [
            word.text for word in parse.words[verb.last : content.first]
        ]:
            return None
        after = [u for u in parse.units[verb.unit_index + 1 :] if u.tag not in ("time", "part")]
        first = after[0] if after else verb
        men = [word.norm.endswith("ين") for word in parse.words[first.head : first.last]]
        if any(men[1:]) and not men[0]:
            return None  # «اتهمت السلطات المسلحين بقصف»
        if (
            parse.words[verb.head].enclitic
            or first.tag != "np"
            or first.relation
            or first.first >= content.first
        ):
            return None
        for unit in after[1:]:
            if unit.tag in ("punct", "sub", "verb"):
                break
            before = parse.units[unit.unit_index - 1]
            victim = before.tag == "event" and before.last == unit.first  # «بخطف | صحفيين»
            if unit.tag == "np" and not unit.relation and not unit.conj and unit.type in HUMAN and not victim:
                return None  # «اتهم الوزير بقصف المدينة قوات النظام»
        between = [u for u in after[1:] if u.first < content.first]
        told = any(u.first >= content.first for u in after)
        return first if told and all(u.tag == "np" and u.conj and not u.relation for u in between) else None

    def described(self, parse: Parse, verb: Unit, frame: SpeechFrame, subject: list[Unit], stop: int) -> bool:
        """«ووصف القائد بأنه…»: the only one named is whom somebody describes."""
        if (
            frame.words != "وصف"
            or len(subject) != 1
            or subject[0].first < verb.first
            or stop >= len(parse.words)
        ):
            return False
        following = parse.words[stop]
        return subject[0].last == stop and following.pos == "sub" and following.folded.startswith("بان")

    def only_called(self, parse: Parse, clause: Clause, verb: Unit) -> bool:
        """«ما وصفه مسؤولون بأنه حرب», «من سماهم بالمتشددين»: what somebody calls a thing, which the rest tells of."""
        return clause.kind == "relative" and clause.antecedent < 0 and bool(parse.words[verb.head].enclitic)

    def told_anew(self, parse: Parse, content: Content | None) -> bool:
        """«أدانت المنظمة اختطاف الناشط», «ندد المشايخ باقتحام القوات المسجد»: who condemns a deed that a verbal noun tells
        with who did it, or to whom, tells of it; «ندد بالهجوم» only speaks of what others tell."""
        if content is None:
            return False
        unit = next((u for u in parse.units if u.first == content.first), None)
        if unit is not None and unit.tag == "open":
            close = next((u for u in parse.units[unit.unit_index + 1 :] if u.tag == "close"), None)
            return (
                close is None or close.first - unit.last >= LONG_QUOTE
            )  # «انتقدت الجبهة "إبعاد المصريين بطريقة…"»
        if content.shape != "noun":
            return False
        after = parse.units[unit.unit_index + 1 : unit.unit_index + 5] if unit is not None else []
        if unit is not None and unit.type == "carrier":  # «ندد بقيام | الجيش | باقتحام المدينة»
            who = [u.tag == "np" and not u.relation and not u.conj for u in after[:1]]
            deeds = (u for u in after[1:] if u.tag == "event")  # «قيام مستوطن برفع علمه بعد | اقتحام المسجد»
            return bool(who) and who[0] and any(not u.conj for u in deeds)
        if unit is None or unit.tag != "event" or not parse.words[unit.head].masdar:
            return False
        word = parse.words[unit.head]
        genitive = bool(after) and after[0].tag == "np" and not after[0].relation and not after[0].conj
        return "ال" not in word.proclitics and (genitive or unit.last > unit.head + 1 or bool(word.enclitic))

    def besides_judging(self, parse: Parse, content: Content | None) -> Content | None:
        """«أصدر المشايخ بيانا استنكروا فيه الهجوم»: a document that only judges what others tell says nothing, but for
        what it says besides («…وقالت فيه إن خمسة قتلوا»)."""
        document = next((u for u in parse.units if content is not None and u.last == content.first), None)
        if content is None or document is None or not self.document_noun(parse, document):
            return content
        for clause in parse.clauses:
            if clause.antecedent != document.unit_index or clause.verb < 0:
                continue
            said = frame_of(self.lexicon, self.m, parse, parse.units[clause.verb])
            if said is None or said.act != "judges":
                return content
            if self.told_anew(parse, find_content(self, parse, clause, clause.verb, said)):
                return content
            return self.said_besides(parse, clause.verb)
        return content

    def said_besides(self, parse: Parse, judging: int) -> Content | None:
        """What the next verb of saying joined to one that judges tells."""
        for unit in parse.units[judging + 1 :]:
            said = self.lexicon.verbs.get(self.m.folded_lemma(parse.words[unit.head]))
            if unit.tag == "verb" and unit.conj and said is not None and said.act != "judges":
                return Content(unit.first, "clause")
        return None

    def judged(self, parse: Parse, content: Content) -> bool:
        """«أعربت عن إدانتها للتفجير»: what she says is a judgement of it, which others tell."""
        unit = next((u for u in parse.units if u.first == content.first), None)
        if content.shape != "noun" or unit is None:
            return False
        frame = self.lexicon.nouns.get(self.lemma(parse, unit))
        if frame is None or frame.act != "judges":
            return False
        after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        deed = Content(after[0].first, "noun") if after and parse.words[unit.head].enclitic else None
        return not self.told_anew(parse, deed)  # «أعربت عن أسفها | لمقتل الجنود» tells it

    def inside_document(self, parse: Parse, clause: Clause, verb: Unit) -> bool:
        """«نشر الجيش صورا تظهر…»: what his document says is said by its issuer."""
        if clause.kind != "relative" or clause.antecedent < 0:
            return False
        voice = voice_at(parse, verb.first)
        spoken = voice is not None and bool(voice.chain)
        return spoken and self.document_noun(parse, parse.units[clause.antecedent])

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
        if subject and self.honoured(parse, subject[0]):
            return self.before_participle(parse, verb) or self.links(parse, subject, "honorific", stop)
        if self.described(parse, verb, frame, subject, stop):
            subject = []
        if not subject and frame.words == "نسب" and parse.words[verb.head].gender == "m":
            return None  # «ونُسب الهجوم إلى»
        if not subject:
            going_on = self.hidden(parse, clause, verb, stop)
            told = self.told(parse, verb.unit_index, stop) if going_on else ()
            return told + self.without(going_on[-1:], told) if going_on and told else going_on
        if self.document_again(parse, subject[0], stop):
            return self.document_says(parse, subject[0], stop)
        figures = self.lemma(parse, subject[0]) in FIGURES
        document = figures or self.document_noun(parse, subject[0])
        issuer = self.issued_by(parse, subject[0]) if document else None
        from_somebody = self.lemma(parse, subject[0]) in self.g.evidence
        if issuer is not None and (issuer.relation == "of" or from_somebody):
            return self.links(parse, [issuer], "issued by", len(parse.words))  # «قال بيان صادر عن الوزارة إن»
        published = self.published_on(parse, subject[0], "published on")
        if published and self.document_noun(parse, subject[0]):
            return published
        chain = self.links(parse, subject, f"subject of «{parse.words[verb.head].text}»", stop)
        return self.without(self.told(parse, verb.unit_index, stop), chain) + chain

    def accused(self, parse: Parse, clause: Clause, verb: Unit, frame: SpeechFrame, stop: int) -> Unit | None:
        """Who is accused: the object, after the speaker and his name, or what stands after «إلى» and the like."""
        relation = RELATION_OF.get(frame.accused, "")
        known = self.before_verb(parse, clause, verb.unit_index)
        speaking = not (known or self.pronoun_before(parse, verb.unit_index))
        speaking = speaking and not self.of_several(parse, verb.unit_index)
        speaker: Unit | None = None
        if parse.words[verb.head].enclitic and not relation:
            return None  # «تحملها السلطات مسؤولية»: whom its pronoun means
        for unit in parse.units[verb.unit_index + 1 :]:
            if unit.tag in ("sub", "verb"):
                before = parse.units[unit.unit_index - 1]
                if before.tag == "rel" and relation:
                    continue  # «ألقت باللوم في الهجوم الذي تعرض له الجنود | على المسلحين»
                described = before.tag == "rel" and speaker is not None
                return self.accused_beyond(parse, unit, stop) if described else None
            if unit.tag != "np" or unit.conj:
                continue
            if relation:
                if unit.relation == relation and (unit.type in HUMAN or unit.type == "carrier"):
                    return unit
                continue
            if unit.relation or unit.first >= stop:
                continue
            if speaking and speaker is None:
                speaker = unit
            elif speaker is None or not self.goes_on(parse, speaker, unit, bounded=False):
                return unit
            elif "object" in frame.hearer and unit.type == "media":
                between = parse.units[speaker.unit_index + 1 : unit.unit_index]
                if all(u.tag == "np" and u.relation for u in between):
                    return unit  # «أبلغ مصدر أمني | الوكالة أن», «أبلغ قائد في المعارضة | رويترز»
        return None

    def accused_beyond(self, parse: Parse, told: Unit, stop: int) -> Unit | None:
        """«اتهمت المنظمة التي ترصد النزاع | الجيش بأنه…»: the last one named after what tells who the speaker is."""
        named = [
            unit
            for unit in parse.units[told.unit_index + 1 :]
            if unit.first < stop
            and unit.tag == "np"
            and not (unit.relation or unit.conj)
            and unit.type in HUMAN
        ]
        return named[-1] if named else None
