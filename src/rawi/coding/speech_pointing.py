"""Other ways of saying than «قال الوزير إن»: of nobody («قيل إن»), or of what stands before the verb.

A relative clause in which somebody says who did a deed, or what it was, gives the deed to whoever speaks («الغارة التي
تقول دمشق إن طائرات شنتها», «هجوم نسبته السلطات إلى المتمردين», «حصيلة أعلنها المرصد»).
"""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.speech_content import RELATION_OF, Content
from rawi.coding.speech_reach import SpeechReach
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.speech import SpeechFrame

__all__ = ["SpokenOf"]

WATCHING = frozenset(("رصد", "وثق", "سجل"))  # «عمليات خطف وثقتها المنظمة»


class SpokenOf(SpeechReach):
    """Finds what is said without a sentence of its own."""

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
        elif told.tag == "event" and (frame.act == "accuses" or frame.words in WATCHING):
            subject = self.after_verb(parse, verb.unit_index, len(parse.words))
            chain = self.links(parse, subject, rule, len(parse.words))
            if chain:
                outer = self.without(self.outer(parse, clause, verb), chain)
                last = verb.unit_index
                self.speak(parse, Voice(told.first, verb.first, outer + chain, frame.act, rule, verb=last))

    def told_with_it(self, parse: Parse, clause: Clause, verb: Unit, voice: Voice) -> None:
        """«الغارة | التي تقول دمشق إن طائرات شنتها», «هجوم | قالت الشرطة إن انتحاريا نفذه»: whoever says who did it, or
        what it was, tells of it."""
        if clause.kind != "relative" or clause.antecedent < 0 or voice.act not in ("says", "accuses"):
            return
        told = parse.units[clause.antecedent]
        if told.tag == "event" and told.unit_index < verb.unit_index:
            parse.voices.append(
                Voice(told.first, verb.first, voice.chain, voice.act, voice.rule, verb=verb.unit_index)
            )

    def explains_more(self, parse: Parse, said: Unit) -> None:
        """«وبيّن أن»: such a verb without a subject goes on with who spoke before."""
        frame = self.lexicon.verb_at(parse.words, said.first) if said.relation == "between" else None
        if frame is None or not self.last:
            return
        rule = f"verb {parse.words[said.first].text}"
        self.speak(parse, Voice(said.first, len(parse.words), self.last, frame.act, rule))

    def explains(self, parse: Parse, unit: Unit) -> None:
        """«وبيّن التقرير أن», «وبين مصدر عن مقتل»: a verb that is spelt, and tagged, like «between»."""
        frame = self.lexicon.verb_at(parse.words, unit.first - 1) if unit.first else None
        after = parse.units[unit.unit_index + 1 :]
        said = next((u for u in after if u.tag == "sub" or parse.words[u.first].text == ":"), None)
        if said is None or parse.words[said.first].text == ":":
            of = next((u for u in after if u.tag == "event" and u.relation == "of"), None)
            said = of if said is None or (of is not None and of.first < said.first) else said
        if frame is None or said is None or not self.can_speak(parse, unit):
            return
        rule = f"verb {parse.words[unit.first - 1].text}"
        again = self.document_again(parse, unit, said.first)
        chain = self.document_says(parse, unit, said.first) if again else ()
        chain = chain or self.links(parse, [unit], rule, said.first)
        self.speak(parse, Voice(said.first, len(parse.words), chain, frame.act, rule))
