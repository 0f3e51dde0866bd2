"""What is not where the happening told before it in its sentence is, though it is told right after it."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["told_apart"]

# Deeds that others follow elsewhere: «خرجت مظاهرات في المدينة بعد مقتل ناشط».
GIVES_RISE = frozenset(("killing", "injury", "arrest", "abduction"))
BEFORE = frozenset(("after", "since", "cause"))
DIES_LATER = "توفي"  # of wounds, where he was brought
TURNS = frozenset(("in:حين", "فيما"))
POINT = "نقطه"
HERE = ("in", "at")


def told_apart(happening: Happening, placed: Happening, meanings: Meanings, grammar: Grammar) -> bool:
    """Whether a happening is set apart by how it is told.

    It is meant for another time («وهددوا بإعدامه»), it is told of something else («في حين قتل ستة جنود في انفجار»), it came
    before and gave rise to the other («بعد مقتل ناشط»), it is counted by points («واشتبكوا في 112 نقطة»), it sums up the
    dead of many places («وبلغت حصيلة القتلى»), or somebody dies of it where he was brought («ثم توفي»).
    """
    if happening.status == "planned" != placed.status:
        return True
    if happening.clause.opener in TURNS and happening.clause is not placed.clause:
        return True
    phrase, lemma = happening.phrase, meanings.folded_lemma
    if happening.kind in GIVES_RISE and phrase.tag == "event" and phrase.relation in BEFORE:
        return True
    parse = happening.parse
    if any(
        unit.number is not None and lemma(parse.words[unit.head]) == POINT
        for relation in HERE
        for unit in happening.slots.get(relation, ())
    ):
        return True
    if happening.frame.slots == "victims":
        first = max(phrase.first - 1, 0)
        return any(lemma(word) in grammar.tallies for word in parse.words[first : phrase.last])
    return DIES_LATER in happening.frame.lemmas
