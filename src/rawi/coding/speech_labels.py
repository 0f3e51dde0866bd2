"""Labels: who says a headline stands before its colon («الشرطة: مقتل خمسة», «مصدر طبي: …», «كيري: …»)."""

from __future__ import annotations

from rawi.coding.document import Parse, SourceLink, Unit
from rawi.coding.mentions import key, load_family_names, load_names
from rawi.coding.speech_nouns import SpeechNouns
from rawi.coding.speech_phrases import STRONG
from rawi.coding.voices import Chain, Voice

__all__ = ["SpeechLabels"]

LABELS = frozenset(("person", "people", "armed", "org", "media", "name"))


class SpeechLabels(SpeechNouns):
    """Finds the speaker before a colon."""

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

    def labels(self, parse: Parse, units: list[Unit]) -> bool:
        """Whether what stands before a colon is a speaker and nothing else."""
        if not units or len(units) > 4 or any(u.tag not in ("np", "open", "close") or u.conj for u in units):
            return False
        first = next((u for u in units if u.tag == "np"), units[0])
        if first.tag != "np" or first.relation or first.number is not None:
            return False
        if self.named_place(parse, units) or first.type in ("place", "country"):
            return len(units) == 1 and self.ours(parse, first.last)
        return first.type in LABELS or self.document_noun(parse, first)

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

    def ours(self, parse: Parse, colon: int) -> bool:
        """«سوريا: | طائراتنا لم تستهدف», «دمشق: | لم نقصف»: whether «we» tell what follows, so that a country speaks."""
        for unit in (u for u in parse.units if u.first > colon and u.tag in ("verb", "np", "event")):
            word = parse.words[unit.head]
            if unit.tag == "verb" and word.person == 1:
                return True
            return word.enclitic == "نا" and not unit.relation  # «قصفنا» can be read «he shelled us»
        return False

    def named_place(self, parse: Parse, units: list[Unit]) -> bool:
        """«القدس: …», «مالي: …»: a place's or country's name, though the word has another meaning too."""
        first = units[0]
        if len(units) > 1 or first.last > first.first + 1 or first.mention is not None:
            return False
        return any(n.type in ("place", "country") for n, _ in load_names().at(parse.words, first.first))
