"""Nouns of saying with who says it: «بعد إعلان الوزارة مقتل…», «وسط نفي مصدر عسكري أن…», «اتهام الحكومة للحركة بقصف…».

The speaker stands in the noun's genitive. What is said follows as it follows the verb: after «أن», as the noun that
tells it, or after the noun's own preposition.
"""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Parse, Unit
from rawi.coding.speaker_kinds import HUMAN
from rawi.coding.speech_content import RELATION_OF
from rawi.coding.speech_phrases import STRONG, SetPhrases
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.speech import SpeechFrame

__all__ = ["SpeechNouns"]

ACTS = frozenset(("says", "confirms", "denies", "claims", "accuses", "doubts"))
BETWEEN = 5  # units between a speaker and what he says: who was told, when, a comma
SUFFERING = "تعرض"
REACTIONS = frozenset(("رد", "تعليق"))  # «رد الجيش على القصف» is no saying

# Accounts that nobody in particular gives, and the words that tell that they are about. Folded lemmas.
RUMOURS = frozenset(("نبا", "خبر", "تقرير", "معلومه", "شايعه", "اشاعه", "زعم", "ادعاء"))
ABROAD = frozenset(
    (
        "ورد",
        "تردد",
        "تضارب",
        "توارد",
        "انتشر",
        "سري",
        "راج",
        "تداول",
        "تواتر",
        "توالي",
        "هناك",
        "ثمه",
        "بين",
        "وسط",
    )
)


class SpeechNouns(SetPhrases):
    """Finds nouns that tell of somebody's saying."""

    def said_noun(self, parse: Parse, unit: Unit) -> None:
        """Takes down the voice of a noun of saying, when both who says it and what is said stand after it."""
        frame = self.lexicon.nouns.get(self.lemma(parse, unit)) if unit.type == "speech" else None
        head = parse.words[unit.head]
        if (
            frame is None
            or frame.act not in ACTS
            or head.definite
            or head.enclitic
            or unit.mention is not None
        ):
            return
        if self.rumour(parse, unit):
            speaker: Unit | None = unit
        elif frame.document or frame.speaker != "genitive" or frame.words in REACTIONS:
            return
        else:
            speaker = self.of_noun(parse, unit)
        if speaker is None:
            return
        found = self.said_after(parse, unit, frame)
        if found is None:
            return
        first, accused = found
        rule = f"«{head.text}»"
        outer = voice_at(parse, unit.first)
        if outer is not None and outer.act == "denies":
            return  # «نفى الجيش أنباء عن مقتل…»
        if any(v.act == "denies" and v.first == first and v.verb >= 0 for v in parse.voices):
            return  # «نفى الجيش | اتهام الوزير له بقصف»
        inside = outer is not None and not self.set_apart(parse, outer, unit)
        chain = outer.chain if outer is not None and inside else ()
        until = unit.last if speaker.type != "person" else min(first, accused.first if accused else first)
        own = self.links(parse, [speaker], rule, until)
        told = self.told(parse, unit.unit_index, first)
        chain += told + self.without(own, told)
        last = self.said_until(parse, unit, first)
        parse.voices.append(Voice(first, last, chain, frame.act, rule, accused, unit.unit_index, own))
        self.history = (*self.history, chain)

    def rumour(self, parse: Parse, unit: Unit) -> bool:
        """«وسط أنباء عن مقتل…», «ترددت أنباء عن…»: several accounts, of nobody in particular, that are said to be about."""
        word = parse.words[unit.head]
        if word.number != "p" or self.lemma(parse, unit) not in RUMOURS:
            return False
        if unit.relation:
            return unit.relation in ("circumstance", "with", "after", "cause")
        before = parse.units[unit.unit_index - 1] if unit.unit_index else None
        return before is None or self.lemma(parse, before) in ABROAD

    def of_noun(self, parse: Parse, unit: Unit) -> Unit | None:
        """The genitive of a noun of saying, as a phrase of its own; None when it cannot speak."""
        first = unit.head + 1
        if first >= unit.last:
            return None
        mention = unit.name_at(first)
        type_ = mention.type if mention is not None else self.m.type_of(parse.words[first])
        word = parse.words[first]
        if not type_ and word.pos in ("name", "latin"):
            type_ = "name"
        speaker = replace(unit, first=first, head=first, type=type_, mention=mention, relation="", conj=False)
        if not type_ or word.pos == "adj" or not self.can_speak(parse, speaker):
            return None  # «إعلان جديد»
        return speaker

    def said_after(self, parse: Parse, unit: Unit, frame: SpeechFrame) -> tuple[int, Unit | None] | None:
        """The word where what is said begins, and who is accused; None when nothing is said."""
        accused: Unit | None = None
        for other in parse.units[unit.unit_index + 1 : unit.unit_index + 2 + BETWEEN]:
            opened = parse.clauses[parse.clause_of[other.unit_index]]
            if other.tag == "sub":
                said = (
                    opened.kind == "content" and not other.conj and {"ان", "إن"}.intersection(frame.content)
                )
                return (other.first, accused) if said and (accused or frame.act != "accuses") else None
            if other.tag == "punct":
                if parse.words[other.first].text in STRONG + ":":
                    return None
                continue
            adjacent = other.first == unit.last and "object" in frame.content
            if adjacent and other.tag == "verb" and self.lemma(parse, other) == SUFFERING:
                return other.first, accused  # «نفي الجيش | تعرض المطار لقصف»: a noun
            if other.tag in ("verb", "rel", "open", "neg"):
                return None
            if other.conj and not other.relation and other.type in HUMAN and other.tag == "np":
                continue  # «تأكيد الحكومة | والجيش مقتل…»
            if other.tag == "np" and not other.relation and other.type == "name":
                continue  # «إعلان المتحدث باسم الجيش، | سالم الحداد، مقتل…»
            if frame.accused and accused is None and other.relation == RELATION_OF.get(frame.accused):
                accused = other
                continue
            if accused is not None and other.relation == "at" and self.lemma(parse, other) in self.g.guilt:
                return other.first, accused  # «اتهام الحكومة للحركة | بالمسؤولية عن تفجير»
            if self.content_of(frame, other):
                return (other.first, accused) if accused or frame.act != "accuses" else None
            if other.tag == "event" or not (other.tag in ("time", "part") or other.relation):
                return None
        return None

    def content_of(self, frame: SpeechFrame, unit: Unit) -> bool:
        """Whether a noun of saying can have this phrase for its content."""
        if unit.tag != "event" and not unit.frames and unit.type != "carrier":
            return False
        if not unit.relation:
            return "object" in frame.content and not unit.conj
        return any(RELATION_OF.get(word) == unit.relation for word in frame.content)

    def set_apart(self, parse: Parse, outer: Voice, unit: Unit) -> bool:
        """«أعلن الجيش أن …، وذلك بعد تأكيد مسؤول»: after a comma the report goes on in its own voice."""
        if outer.verb < 0 or outer.last <= unit.first:
            return False
        before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
        while before.tag in ("part", "time") and before.unit_index:
            before = parse.units[before.unit_index - 1]
        return parse.is_comma(before)

    def said_until(self, parse: Parse, unit: Unit, first: int) -> int:
        """Where what is said ends: with the stretch, at a turn; before the main clause that comes after it («بعد إعلان
        الجيش أن …، قصف الطيران…») or, of a noun, at a comma."""
        begun = [u for u in parse.units[: unit.unit_index] if u.tag in ("verb", "event", "np")]
        clause = next(u for u in parse.units if u.first >= first).tag == "sub"
        _, last = self.segment(parse, first)
        for other in parse.units[unit.unit_index + 1 :]:
            if other.first <= first:
                continue
            if other.first >= last:
                break
            if parse.is_comma(other) and not (begun and clause):
                return other.first
            if other.tag in ("sub", "rel") and self.turns(
                parse, parse.clauses[parse.clause_of[other.unit_index]]
            ):
                return other.first
        return last
