"""What is in its last stage goes on: «تخوض المراحل الأخيرة من معاركها», «دخلت العملية مراحلها النهائية»."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.governors import unquoted
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["in_last_stage"]

STAGE = "مرحله"
OF = frozenset(("from", "for", "of"))
ENTER = "دخل"


def in_last_stage(happening: Happening, grammar: Grammar, meanings: Meanings) -> bool:
    """Whether a happening is said to be in its last or present stage."""
    parse, unit = happening.parse, happening.phrase
    before = unquoted(parse, unit)
    if before is not None and unit.relation in OF and _last_stage(parse, before, grammar, meanings):
        return True
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    return (
        len(after) == 2
        and not unit.relation
        and after[0].tag == "verb"
        and meanings.folded_lemma(parse.words[after[0].head]) == ENTER
        and _last_stage(parse, after[1], grammar, meanings)
    )


def _last_stage(parse: Parse, unit: Unit, grammar: Grammar, meanings: Meanings) -> bool:
    if unit.tag != "np" or meanings.folded_lemma(parse.words[unit.head]) != STAGE:
        return False
    return any(
        meanings.folded_lemma(word) in grammar.last_stages for word in parse.words[unit.head + 1 : unit.last]
    )
