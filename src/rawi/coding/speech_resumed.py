"""Speech taken up again: «وأضاف أن…», «مشيرا إلى أن…» without a subject of their own go on with who spoke before.

Where nobody has spoken, it is who acts in the sentence («وصل الوزير إلى حلب وأضاف أن…»), or whoever speaks in the
sentences just before, which tell of no happening and so are read only now.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.speech_labels import SpeechLabels
from rawi.coding.voices import Chain, Voice, voice_at

__all__ = ["LOOK_BACK", "ResumedSpeech"]

SAYING = "قول"
SEVERAL = frozenset(("people", "person", "armed"))
LOOK_BACK = 3  # sentences without a happening in which the speaker of «وأضاف» may stand


class ResumedSpeech(SpeechLabels):
    """Finds with whom a verb or participle of saying goes on.

    Attributes:
        read: parses one more sentence.
        unread: the sentences just before that tell of no happening.
        foremost: the last sentence whose main verb somebody says something by, and who.
    """

    read: Callable[[Parse], None]
    unread: tuple[Parse, ...] = ()
    foremost: tuple[int, Chain] = (-1, ())

    def voices(self, parse: Parse, carried: Chain) -> None:
        """Takes down the voices of a sentence: needed of those that are read late."""
        raise NotImplementedError

    # ---------------------------------------------------------------- verbs

    def hidden(self, parse: Parse, clause: Clause, verb: Unit, stop: int) -> Chain | None:
        """«وأضاف أن»: whoever spoke last, in this sentence or before; after «حيث» who is told of before it."""
        if self.other_subject(parse, clause, verb, stop):
            return None
        if not any(voice.chain for voice in parse.voices if voice.first < verb.first):
            subject = self.several_before(parse, verb) or self.subject_before(parse, clause, verb)
            if subject is not None:
                return self.links(parse, [subject], "subject of the verb before", len(parse.words))
            self.look_back()
            if self.within and not self.may_go_on(self.last, verb, parse):
                return self.within
        return self.last or None

    def other_subject(self, parse: Parse, clause: Clause, verb: Unit, stop: int) -> bool:
        """Whether the verb has a subject, which cannot speak."""
        word = parse.words[verb.head]
        following = parse.words[stop] if stop < len(parse.words) else None
        if word.tense == "present" and word.gender == "f" and (following is None or following.pos != "sub"):
            return True  # «تعتبر هذه العملية…»
        before = [parse.units[i] for i in clause.units if i < verb.unit_index]
        if any(u.tag == "np" and not u.relation and not u.adverbial for u in before):
            return True
        after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
        # «ويسلط القتال الضوء على…»
        return bool(after) and after[0].tag == "event" and not after[0].relation and after[0].first < stop

    def subject_before(self, parse: Parse, clause: Clause, verb: Unit) -> Unit | None:
        """«وصل الوزير إلى حلب وأضاف أن…», «…، لكنه قال إن…», «…، حيث قال إن…»: who acts before the verb that goes on."""
        word_before = parse.words[verb.first - 1].folded if verb.first else ""
        goes_on = verb.unit_index > 0 and (
            (verb.conj and clause.kind == "main") or word_before.startswith("لكن")
        )
        if not goes_on and clause.opener != "حيث":
            return None
        subject = self.main_subject(parse, verb)
        return subject if subject is not None and self.agrees(parse, subject, verb) else None

    def several_before(self, parse: Parse, verb: Unit) -> Unit | None:
        """«طالب | المحتجون بالإفراج عنهم واتهموا الشرطة بقتل»: those in the plural who act before a verb of several."""
        if not self.of_several(parse, verb.unit_index) or not verb.conj:
            return None
        for before, unit in pairwise(parse.units[: verb.unit_index]):
            acts = before.tag == "verb" and unit.tag == "np" and not unit.relation and not unit.conj
            if acts and unit.type in SEVERAL and parse.words[unit.head].number == "p":
                return unit
        return None

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

    # ---------------------------------------------------------------- participles

    def participle(self, parse: Parse, unit: Unit) -> None:
        """«مشيراً إلى أن…», «مضيفاً»: the speaker before goes on."""
        frame = self.lexicon.participle_at(parse.words, unit.first)
        if frame is None or frame.act == "judges":
            return
        if unit.first and parse.words[unit.first - 1].folded == "غير":
            return  # «أنباء غير مؤكدة»
        if frame.words == "مقررا" and unit.first and parse.words[unit.first - 1].lemma == "كان":
            return  # «وكان مقررا أن»
        inside = voice_at(parse, unit.first)
        if inside is not None and not inside.chain and inside.rule.startswith("«"):
            return  # after «يذكر أن»
        chain = self.before_participle(parse, unit)
        if chain:
            rule = f"participle {parse.words[unit.first].text}"
            self.speak(
                parse, Voice(unit.first, len(parse.words), chain, frame.act, rule, None, unit.unit_index)
            )

    def saying(self, parse: Parse, unit: Unit) -> None:
        """«سارع الوزير إلى القول إن», «ختم بالقول إن»: who acts says what follows."""
        head = parse.words[unit.head]
        if unit.relation not in ("at", "to") or not head.definite or head.enclitic:
            return
        if self.lemma(parse, unit) != SAYING or unit.last > unit.head + 1:
            return
        said = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        told = bool(said) and said[0].tag == "sub" and not any(v.first == said[0].first for v in parse.voices)
        chain = self.before_participle(parse, unit) if told else ()
        if chain:
            voice = Voice(
                said[0].first, len(parse.words), chain, "says", f"«{head.text}»", verb=unit.unit_index
            )
            self.speak(parse, voice)

    def before_participle(self, parse: Parse, unit: Unit) -> Chain:
        """Who goes on with a participle: who spoke in the sentence, else who acts in it, else who spoke before it."""
        spoken = [v for v in parse.voices if v.chain and v.first < unit.first]
        if spoken and self.foremost[0] == parse.index and self.told_aside(parse, spoken[-1]):
            return self.foremost[1]
        if self.last and spoken:
            return self.last
        subject = self.main_subject(parse, unit)
        if subject is not None and self.participle_of(parse, subject, unit):
            return self.links(parse, [subject], "subject before the participle", len(parse.words))
        self.look_back()
        return self.last

    def told_aside(self, parse: Parse, voice: Voice) -> bool:
        """«دان الوزير القصف الذي نسبه السكان إلى الجيش، مضيفا»: whether somebody speaks only in a relative clause."""
        return voice.verb >= 0 and parse.clauses[parse.clause_of[voice.verb]].kind == "relative"

    def participle_of(self, parse: Parse, subject: Unit, unit: Unit) -> bool:
        """Whether a participle of the feminine singular («مخبرة عن») may be this one's: no man's or men's."""
        head = parse.words[subject.head]
        form = parse.words[unit.first].folded
        if form.endswith("ه"):
            return not (head.gender == "m" and subject.type in ("person", "people"))
        thing = subject.type in ("media", "speech") and (head.number == "p" or head.gender == "f")
        return not (thing and form.endswith("ا") and self.document_noun(parse, subject))  # «صور …، معتبرا أن»

    # ---------------------------------------------------------------- where nobody has spoken

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
