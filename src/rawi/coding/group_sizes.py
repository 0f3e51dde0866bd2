"""How many a group is said to be: «خلية من ثمانية أشخاص», «مجموعة مسلحة تضم ستة عناصر», «شبكة تتكون من سبعة»."""

from __future__ import annotations

from rawi.coding.casualties import PERSONS
from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["COLLECTIVE", "members_of"]

COLLECTIVE = frozenset(
    (
        "جماعه",
        "مجموعه",
        "خليه",
        "عايله",
        "اسره",
        "عصابه",
        "فرقه",
        "قوه",
        "دوريه",
        "كتيبه",
        "وحده",
        "حشد",
        "فريق",
        "طاقم",
        "شبكه",
    )
)
HOLDING = {"ضم": "", "تكون": "from", "تالف": "from"}  # under which preposition their members stand
REACH = 4  # units after a group among which it is said how many they are


def members_of(parse: Parse, unit: Unit, meanings: Meanings) -> Unit | None:
    """The counted members of a group that is told of without a number."""
    if unit.number is not None or parse.words[unit.head].stem.removeprefix("ال") not in COLLECTIVE:
        return None
    relation = "from"
    after = [u for u in parse.units if u.first >= unit.last and u.tag != "close"]
    for other in after[:REACH]:
        if other.tag == "verb":
            lemma = meanings.folded_lemma(parse.words[other.head])
            if lemma not in HOLDING or other.conj:
                return None
            relation = HOLDING[lemma]
        elif other.tag != "np" or other.conj or other.relation != relation:
            return None
        else:
            return other if other.number is not None and other.type in PERSONS else None
    return None
