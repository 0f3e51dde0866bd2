"""Who does it where a relative clause without a pronoun has «هم» for its object: those it tells of, or others."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_verb
from rawi.coding.document import Clause, Parse, Unit
from rawi.knowledge.frames import Frame

__all__ = ["acts_on", "as_hostages"]

SEIZING = frozenset(("kill", "seize_person"))  # classes of frames of what one side does to people of another
DOERS = frozenset(("armed", "people", "person"))


def acts_on(parse: Parse, clause: Clause, antecedent: Unit, verb: Unit, frame: Frame | None) -> bool:
    """«متظاهرين رموهم بالحجارة»: whether men told of by a bare relative clause do it to somebody told before; not
    «أفرج المتمردون عن جنود كانوا قد أسروهم», where the subject of the verb before did it to them."""
    word = parse.words[verb.head]
    if word.enclitic in ("ها", "ه") and word.number == "p" and antecedent.type in DOERS:
        # «متظاهرين كانوا يرشقونها بالحجارة»: the pronoun of one stands for no plural of men
        return agrees_with_verb(parse, antecedent, word, strictly=True)
    plural = word.enclitic == "هم" and word.number == "p" and antecedent.type in ("armed", "people")
    if not plural or not agrees_with_verb(parse, antecedent, word, strictly=True):
        return False
    return frame is None or frame.slots not in SEIZING or not _seized(parse, clause, antecedent, verb)


def _seized(parse: Parse, clause: Clause, antecedent: Unit, verb: Unit) -> bool:
    """Whether the verb before has a subject of its own, next to it, that the verb of the relative clause agrees with."""
    holder = parse.clauses[clause.parent].verb if clause.parent >= 0 else -1
    if not 0 <= holder < antecedent.unit_index - 1:
        return False
    subject = parse.units[holder + 1]
    bare = subject.tag == "np" and subject.type in DOERS and not (subject.relation or subject.conj)
    return bare and agrees_with_verb(parse, subject, parse.words[verb.head], strictly=True)


def as_hostages(parse: Parse, unit: Unit) -> bool:
    """«واحتجزوا موظفيه | رهائن»: as what somebody is held, after whom it is done to."""
    word = parse.words[unit.head]
    alone = unit.last == unit.head + 1 and unit.number is None and not (unit.relation or unit.conj)
    return alone and word.folded in ("رهاين", "رهائن")
