"""Attribution: who says what, and how far their words reach.

A speaker is the subject of a verb of saying, stands after «بحسب», «نقلاً عن» and the like, or before a colon in a
headline. What is said reaches from «أن», the quotation or the noun that tells it to the end of the sentence or to the
next speaker; «وأضاف», «مشيراً إلى» and an open quotation carry a speaker on; «يذكر أن» gives the word back to the report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rawi.coding.document import Document, Happening, Parse
from rawi.coding.fragments import WORDS_ALONE, hangs_on, only_attributes
from rawi.coding.meaning import Meanings
from rawi.coding.speech_resumed import LOOK_BACK
from rawi.coding.speech_verbs import SpeechVerbs
from rawi.coding.toll_lists import breaks_down, tallies, tells_more, tells_result, tells_sum
from rawi.coding.voices import Chain, Voice
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import SpeechLexicon

__all__ = ["attribute"]


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


class _Report(SpeechVerbs):
    """The voices of a report, sentence by sentence."""

    summed: tuple[int, Chain] = (-2, ())  # the last sentence in which somebody told how many died, and who

    def sentence(self, parse: Parse) -> None:
        parse.voices = []
        carried = self.open_quote
        if parse.chunked:
            self.voices(parse, carried)
            self.tolls(parse)
            self.unread = ()
        elif not carried and self.leaves_open(parse):
            self.read(parse)  # «قال الشاهد "أحصينا ثماني جثث. لقد كان هجوما"»
            self.voices(parse, carried)
        elif self.attributes_alone(parse):
            self.told_by(parse)
        else:
            self.unread = (*self.unread, parse)[-LOOK_BACK:]
        self.quotes(parse, carried)

    def attributes_alone(self, parse: Parse) -> bool:
        """Whether a short sentence right after one with happenings begins with «وفقا لـ», «بحسب»."""
        before = self.document.parses[parse.index - 1] if parse.index else parse
        if not (before.chunked and parse.words) or len(parse.words) > WORDS_ALONE:
            return False
        return self.lexicon.begins_phrase(parse.words[0].folded)

    def told_by(self, parse: Parse) -> None:
        """«قتل خمسة في هجوم على المدينة.وفقا لقناة كذا.»: what stands before the phrase is told by whom it names."""
        self.read(parse)
        phrase = self.lexicon.phrase_at(parse.words, 0)
        if phrase is None or phrase.carried or phrase.frame.speaker != "after":
            return
        found = self.after(parse, phrase, f"«{phrase.frame.words}»")
        if found is None or not only_attributes(parse, 0, found[1]):
            return
        chain = found[0]
        before = self.document.parses[parse.index - 1]
        for index, voice in enumerate(before.voices):
            if voice.chain:
                inner = chain + self.without(voice.chain, chain)
                before.voices[index] = replace(voice, chain=inner)
        before.voices.insert(0, Voice(0, len(before.words), chain, phrase.frame.act, chain[0].rule))
        self.heard(chain)

    def voices(self, parse: Parse, carried: Chain) -> None:
        """Takes down the voices of a sentence from left to right."""
        if carried:
            self.carry_on(parse, carried)
        self.label(parse)
        phrases = self.set_phrases(parse)
        done = {p.last for p in phrases.values() if p.frame.speaker == "subject"}
        taken: set[int] = set()  # words where the words of a verb of saying begin
        past = 0
        for unit in parse.units:
            for i in range(max(past, unit.first - 2), unit.last) if phrases else ():
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
                self.saying(parse, unit)
                if unit.relation == "between" and unit.tag == "sub":
                    self.explains_more(parse, unit)
                elif unit.relation == "between":
                    self.explains(parse, unit)
            past = max(past, unit.last)

    def carry_on(self, parse: Parse, carried: Chain) -> None:
        """A quotation that an earlier sentence left open goes on to its end."""
        closing = (u.first for u in parse.units if u.tag == "close" or parse.words[u.first].text == '"')
        parse.voices.append(Voice(0, next(closing, len(parse.words)), carried, "says", "open-quote"))

    def tolls(self, parse: Parse) -> None:
        """«ففي حلب قتل أربعون…» after a sum that somebody told: a list of tolls goes on with his words, and
        so does what came of what he told («وأدى ذلك إلى…»)."""
        if not any(voice.chain for voice in parse.voices):
            before = self.document.parses[parse.index - 1] if parse.index else parse
            spoken = [v for v in before.voices if v.chain and v.last >= len(before.words) - 1]
            if spoken and tells_result(parse):
                parse.voices.append(Voice(0, len(parse.words), spoken[-1].chain, "says", "what came of it"))
            elif spoken and (tells_more(parse) or tallies(parse, self.m) or hangs_on(parse)):
                parse.voices.append(Voice(0, len(parse.words), spoken[-1].chain, "says", "and more of it"))
            if self.summed[0] == parse.index - 1 and breaks_down(parse, self.m):
                parse.voices.append(
                    Voice(0, len(parse.words), self.summed[1], "says", "the list of tolls goes on")
                )
                self.summed = (parse.index, self.summed[1])
            return
        if self.last and tells_sum(parse, self.m):
            self.summed = (parse.index, self.last)
