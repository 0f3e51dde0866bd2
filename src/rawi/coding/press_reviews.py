"""Press reviews: «تناولت الصحف الاشتباكات في المدينة», «أبرزت الصحيفة مقتل عشرة جنود».

Where a paper or station takes a subject up, all that the sentence tells of it is told by that outlet, though the verb is
none of saying: whatever stands after its name is what it has printed.
"""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["takes_up"]

AFTER_VERB = 2  # units after the verb in which the outlet stands: «تناولت أمس | الصحف»


def takes_up(
    parse: Parse, clause: Clause, verb: Unit, topics: frozenset[str], meanings: Meanings
) -> Unit | None:
    """The outlet that takes up what the rest of a sentence tells of, right after its verb; None where there is none.

    Args:
        parse: the sentence.
        clause: the verb's clause.
        verb: the verb.
        topics: folded lemmas of verbs by which a paper takes something up.
        meanings: what words mean.
    """
    if clause.kind == "relative" or clause.negated or clause.verb != verb.unit_index:
        return None
    if meanings.folded_lemma(parse.words[verb.head]) not in topics or parse.words[verb.head].enclitic:
        return None
    for unit in parse.units[verb.unit_index + 1 : verb.unit_index + 1 + AFTER_VERB]:
        if unit.tag == "np" and unit.type == "media" and not (unit.relation or unit.conj):
            return unit
        if unit.tag != "time":
            return None
    return None
