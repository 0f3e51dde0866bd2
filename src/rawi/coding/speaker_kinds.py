"""What can speak: the kinds of phrases that may be the speaker of a verb or noun of saying.

Persons, bodies, outlets and countries speak, and so do documents («بيان», «تقرير») and capitals for their government
(«أعلنت دمشق»); somebody's saying («قوله», «تنديده بـ») is nobody.
"""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.document import Document, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import SpeechLexicon

__all__ = ["BODIES", "DESCRIBING", "HUMAN", "NAMING", "SpeakerKinds"]

# Types of phrases: which may speak, are bodies that somebody belongs to, describe or name a speaker, or are people.
SPEAKING = frozenset(("armed", "org", "person", "people", "media", "country", "name", "speech", ""))
BODIES = frozenset(("org", "armed", "place", "country", "facility", "media"))
DESCRIBING = frozenset(("person", "name", "people", "org", "armed", "media", "country", "place", ""))
NAMING = frozenset(("person", "name", ""))
HUMAN = frozenset(("armed", "org", "person", "people", "media", "country", "name"))
# What somebody does by speaking, which itself says nothing: «القرار», «اتهام الجيش», «الدعوات».
SHORT = 2
DEEDS = frozenset(("orders", "calls", "asks", "judges", "accuses", "hopes"))


class SpeakerKinds:
    """Tells what can speak in the sentences of a report.

    Attributes:
        covered: words of the sentence at hand that belong to set phrases («نقلا عن»), not to what is said.
    """

    def __init__(
        self, document: Document, lexicon: SpeechLexicon, grammar: Grammar, meanings: Meanings
    ) -> None:
        self.document = document
        self.covered: set[int] = set()
        self.lexicon = lexicon
        self.g = grammar
        self.m = meanings

    def lemma(self, parse: Parse, unit: Unit) -> str:
        return self.m.folded_lemma(parse.words[unit.head])

    def can_speak(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase can be a speaker: persons, bodies, outlets, documents, a capital for its government."""
        if unit.tag != "np" or self.telling(parse, unit) or parse.words[unit.head].folded == "الله":
            return False
        if self.nobodys(parse, unit):
            return False
        deed = self.lexicon.nouns.get(self.lemma(parse, unit)) if unit.type == "speech" else None
        if deed is not None and deed.act in DEEDS:
            return False
        if unit.type == "place" and unit.mention is not None and unit.mention.first == unit.head:
            return True  # «أعلنت كييف», «قالت دمشق»
        if unit.type in SPEAKING or self.document_noun(parse, unit):
            return True
        types = self.m.types_of(parse.words[unit.head])
        return self.lemma(parse, unit) in self.g.same_source or not SPEAKING.isdisjoint(types)

    def nobodys(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase is a tally or a piece of knowledge that is nobody's («الحصيلة الأولى», «المعلومات المتوفرة»);
        «المعلومات من مصادر أمنية» is somebody's."""
        head = parse.words[unit.head]
        alone = unit.mention is None and not unit.inner and unit.last - unit.head <= SHORT
        if not alone or not head.definite or self.lemma(parse, unit) not in self.g.evidence:
            return False
        after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        return not (after and after[0].tag == "np" and after[0].relation == "from")

    def telling(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase is somebody's saying («قوله», «إشارته إلى», «تنديده بـ»), not somebody."""
        return self.tells(parse.words[unit.head])

    def tells(self, word: Word) -> bool:
        return bool(word.enclitic) and (word.masdar or self.m.folded_lemma(word) in self.lexicon.nouns)

    def honoured(self, parse: Parse, unit: Unit) -> bool:
        """«وقال معاليه», «أكدت فخامتها»: a title of honour with a pronoun stands for whoever was named."""
        head = parse.words[unit.head]
        alone = bool(head.enclitic) and unit.tag == "np" and unit.last == unit.head + 1
        return alone and not self.g.honours.isdisjoint((self.lemma(parse, unit), head.stem))

    def document_noun(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase names something that itself can say («بيان», «تقرير», «حصيلة»)."""
        frame = self.lexicon.nouns.get(self.lemma(parse, unit))
        return unit.tag == "np" and frame is not None and frame.document
