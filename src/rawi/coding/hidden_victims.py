"""Hidden victims: whom a verb tells of without subject and object («أصيبت امرأة ونقلت إلى المستشفى», «ثم توفي»)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rawi.arabic.words import Word
from rawi.coding.agreeing import agrees_with_verb
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.slots import MOVING_CLASSES, PASSIVE_CLASSES, Slots

__all__ = ["hidden_victim", "lacks_victim"]

SUFFERING = PASSIVE_CLASSES | MOVING_CLASSES
HUMAN = frozenset(("armed", "people", "person", "name"))
ORDER = ("passive", "object", "subject")  # who was acted on comes before who acted


def lacks_victim(happening: Happening) -> bool:
    """Whether a verb of dying, or one that is a passive without an object («ونقلت», «وقتلوا»), does not say of whom."""
    unit, frame, slots = happening.phrase, happening.frame, happening.slots
    if unit.tag != "verb" or frame.preps or happening.roles.get("target") or happening.tolls:
        return False
    word = happening.parse.words[unit.head]
    if word.tense != "past" or word.person == 1 or word.enclitic or slots.keys() & set(ORDER):
        return False
    return frame.slots == "die" or (frame.slots in SUFFERING and len(frame.lemmas) == 1)


def hidden_victim(
    happening: Happening, told: list[Happening], slots_of: Callable[[Parse, Clause], Slots]
) -> Iterator[tuple[Parse, Unit]]:
    """Whom it tells of: who was acted on, else who acted, by a verb before it in its sentence; else the victim of the
    happening before, in this sentence or the last.

    Args:
        happening: a verb that ``lacks_victim``.
        told: the happenings of its sentence and the one before, in order.
        slots_of: what stands around the verb of a clause.
    """
    parse = happening.parse
    word = parse.words[happening.phrase.head]
    for clause in reversed(parse.clauses[: happening.clause.index]):
        if clause.verb < 0 or parse.says(clause.verb):
            continue
        slots = slots_of(parse, clause)
        for slot in ORDER:
            group = [u for u in slots.get(slot, []) if u.tag == "np" and u.type in HUMAN]
            if group and _agree(parse, group, word):
                yield from ((parse, unit) for unit in group)
                return
    for other in reversed(told):
        if other is happening or not other.stands or (other.parse is parse and other.unit > happening.unit):
            continue
        victims = [(p, u) for p, u, _ in other.roles.get("target", []) if u.type in HUMAN]
        if victims and _agree(victims[0][0], [u for _, u in victims], word):
            yield from victims
            return


def _agree(parse: Parse, group: list[Unit], word: Word) -> bool:
    """Whether a verb may tell of a phrase and those joined to it: in the singular only of one."""
    alone = len(group) == 1 or word.number != "s"
    return alone and agrees_with_verb(parse, group[0], word, strictly=True)
