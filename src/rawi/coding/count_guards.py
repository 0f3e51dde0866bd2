"""Numbers that count nobody anew: of those told before, and of a part of the wounded by the state they are in.

«أصيب سبعة جنود ونقلوا إلى المستشفى» tells seven wounded, and of these only that they were taken there; «بينهم ستة في حالة
حرجة» says how badly off some of them are.
"""

from __future__ import annotations

from rawi.coding.document import Document, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import load_grammar

__all__ = ["Told", "counted_again", "in_what_state", "numbers_told", "of_the_body"]

Told = frozenset[tuple[int, int]]  # sentences and words where numbers stand that some happening tells itself

THINGS = frozenset(
    ("vehicle", "facility", "weapon", "bomb", "aircraft", "vessel")
)  # «شاحنات | أحرقوها»: so many burnt
# What counts the people it is done to as such.
COUNTING = frozenset(
    ("killing", "injury", "arrest", "release", "abduction", "surrender", "displacement", "evacuation")
)
SEIZED = frozenset(("captured", "abducted", "released", "killed", "wounded"))
STATE = 4  # words after a number among which the state of those counted is told
STOPS = ("،", ",", "؛", ".")
HOSPITAL = "مستشفي"
MAN_OR_LEG = "رجل"
ONE_OF_HERS = frozenset(("احدي", "كلتا"))  # of what is feminine
CONDITION_IN = ("in", "at")


def numbers_told(document: Document) -> Told:
    """The numbers that happenings tell of their own dead, of whom they name and not only take up."""
    found = set()
    for happening in document.happenings:
        if not happening.stands:
            continue
        named = [(happening.parse, unit) for _, unit in happening.tolls]
        for role in ("target", "agent") if happening.kind in COUNTING else ("agent",):
            named += [(p, u) for p, u, rule in happening.roles.get(role, []) if not _taken_up(rule)]
        found |= {(parse.index, unit.number.first) for parse, unit in named if unit.number is not None}
    return frozenset(found)


def counted_again(parse: Parse, unit: Unit, rule: str, told: Told, what: str = "") -> bool:
    """Whether a phrase for which a pronoun or a hidden subject stands counts nobody: it has no number, or one that another
    happening tells. «14 رهينة اختطفتهم الجماعة» is told nowhere else, and how many were taken is told of each taking."""
    if not _taken_up(rule) or unit.type in THINGS:
        return False
    if unit.number is not None and what in SEIZED:
        return False
    return unit.number is None or (parse.index, unit.number.first) in told


def _taken_up(rule: str) -> bool:
    return rule == "hidden-subject" or rule.endswith(", pronoun")


def of_the_body(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«فقد إحدى رجليه», «بترت ساقاه»: a limb, which is nobody; «رجلين» by itself are two men."""
    lemma = meanings.folded_lemma(parse.words[unit.head])
    if lemma == MAN_OR_LEG:
        return parse.words[unit.first].folded in ONE_OF_HERS
    return lemma in load_grammar().limbs


def in_what_state(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«42 جريحا، بينهم | 16 | في حالة حرجة», «| ثلاثة | منهم إصاباتهم بالغة»: a bare number of those told before, and how
    badly off they are."""
    number = unit.number
    if number is None or unit.type != "quantity" or unit.unit_index < 0 or number.unit is not None:
        return False
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    if unit.relation != "among" and not (after and after[0].tag == "pron" and after[0].relation == "from"):
        return False
    conditions = load_grammar().conditions
    for other in parse.units[unit.unit_index + 1 : unit.unit_index + STATE]:
        if other.tag == "punct" or other.conj:
            return False
        word = parse.words[other.head]
        if meanings.folded_lemma(word) == HOSPITAL and not (word.definite and other.last == other.head + 1):
            return False  # «بينهم ثلاثة في مستشفى المدينة»: where, and no state as «في المستشفى» is
        if meanings.folded_lemma(word) in conditions and (
            other.tag == "verb" or other.relation in CONDITION_IN or bool(word.enclitic)
        ):
            return True
    return False
