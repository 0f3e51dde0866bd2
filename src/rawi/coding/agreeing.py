"""Agreement of a phrase with a verb whose subject is hidden, and with a pronoun that stands for it."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.document import Parse, Unit

__all__ = ["agrees_with_pronoun", "agrees_with_verb"]

PERSONS = ("ون", "ين")  # endings of the sound plural of persons
# Countries of the masculine gender; the others are feminine. Folded spelling.
MASCULINE_COUNTRIES = frozenset(
    ("العراق", "لبنان", "اليمن", "السودان", "الاردن", "المغرب", "الصومال", "تشاد")
)
COLLECTIVES = frozenset(("people", "armed"))


def _of_persons(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase is a plural of persons: «المسلحون», «جنود»; «القوات» is none."""
    head = parse.words[unit.head]
    if head.folded.endswith(PERSONS):
        return True
    if unit.number is not None and unit.type in ("armed", "people", "person"):
        return True
    return (
        head.number == "p" and not head.folded.endswith("ات") and unit.type in ("armed", "people", "person")
    )


def agrees_with_verb(parse: Parse, unit: Unit, word: Word, *, strictly: bool = False) -> bool:
    """Whether a phrase told before can be the hidden subject of a verb.

    Args:
        parse: the phrase's sentence.
        unit: the phrase.
        word: the verb.
        strictly: a verb in the plural wants a plural of persons; else «الجيش» will do.
    """
    head = parse.words[unit.head]
    if head.enclitic in ("نا", "ي") and word.person == 3:
        return False  # «قواتنا» are not «they»
    if word.number == "p":
        return _of_persons(parse, unit) or (not strictly and unit.type in COLLECTIVES)
    if word.number == "d":
        return head.number == "d" or unit.conj
    if unit.type == "country":
        return (word.gender == "m") == (head.folded in MASCULINE_COUNTRIES)
    if word.gender == "f":
        if head.number == "p":
            return not head.folded.endswith(PERSONS) and unit.type != "people"
        return head.gender == "f" or head.folded.endswith(("ه", "ات"))
    return head.gender != "f" and not (head.number == "p" and unit.type != "name")


def agrees_with_pronoun(parse: Parse, unit: Unit, pronoun: str) -> bool:
    """Whether a phrase told before can be what a pronoun stands for."""
    head = parse.words[unit.head]
    if pronoun == "هم":
        return _of_persons(parse, unit) or head.number == "p" or unit.type in COLLECTIVES
    if pronoun == "ها":
        if unit.type == "country":
            return head.folded not in MASCULINE_COUNTRIES
        feminine = head.gender == "f" or head.folded.endswith(("ه", "ات"))
        plural = head.number == "p" and not _of_persons(parse, unit)
        return feminine or plural or (unit.mention is not None and unit.type == "place")
    if pronoun == "ه":
        if unit.type == "country":
            return head.folded in MASCULINE_COUNTRIES
        return head.gender != "f" and head.number != "p" and not head.folded.endswith(("ه", *PERSONS))
    return True
