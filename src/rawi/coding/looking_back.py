"""Looking back from a pronoun: the phrases before it, the nearest first, and the nearest that agrees with it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from rawi.coding.agreeing import agrees_with_pronoun, owner_they_mean
from rawi.coding.document import Document, Parse, Unit

__all__ = ["Found", "LookingBack"]

Found = tuple[Parse, Unit]
THEY = "هم"
REACH = 3  # sentences back that a pronoun may reach


class LookingBack:
    """The phrases of a report, read backwards."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def nearest(self, parse: Parse, pronoun: Unit, types: Container[str]) -> list[Found]:
        """The nearest phrase of one of these types before a pronoun that agrees with it."""
        form = parse.words[pronoun.head].enclitic
        for where, unit in self.backwards(parse, pronoun.first, 1):
            unit = self.they_mean(where, unit, form)
            if unit.tag == "np" and unit.type in types and agrees_with_pronoun(where, unit, form):
                return [(where, unit)]
        return []

    def both(self, parse: Parse, second: Unit) -> list[Found]:
        """«سيطروا على بلدتي كذا | وكذا، ونفذوا فيهما»: the phrase, with the one that «و» joins it to."""
        first = parse.units[second.unit_index - 1] if second.conj and second.unit_index > 0 else None
        if first is None or first.tag != "np" or first.type != second.type or first.last != second.first:
            return [(parse, second)]
        return [(parse, first), (parse, second)]

    def they_mean(self, parse: Parse, unit: Unit, form: str) -> Unit:
        """«مواقع المتمردين»: the rebels where «هم» may mean them, else the phrase."""
        return (owner_they_mean(parse, unit) if form == THEY else None) or unit

    def backwards(self, parse: Parse, before: int, reach: int = REACH) -> Iterator[Found]:
        """Phrases before a word, the nearest first, a few sentences back."""
        for unit in reversed(parse.units):
            if unit.last <= before:
                yield parse, unit
        for index in range(parse.index - 1, max(-1, parse.index - 1 - reach), -1):
            earlier = self.document.parses[index]
            for unit in reversed(earlier.units):
                yield earlier, unit
