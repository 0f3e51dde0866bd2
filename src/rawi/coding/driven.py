"""Driven out: from whom a place was taken, told after it: «سيطر على القاعدة ودحر المسلحين منها», «وأجبرهم على الانسحاب»."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.filled import add_role
from rawi.coding.meaning import load_meanings

__all__ = ["settle_driven"]

TAKING = frozenset(("capture", "free", "held"))  # classes of frames by which a place is taken
DRIVEN = frozenset(("armed", "org", "country", "state", "people"))
REACH = 12  # units
# Those whom others make leave. Folded lemmas of the verb and its noun.
FORCED = frozenset(("اجبر", "ارغم", "اضطر", "اجبار", "ارغام"))


def settle_driven(told: list[Happening]) -> None:
    """Gives what is taken those who were driven from it, where the sentence tells that after it.

    Args:
        told: the happenings of a sentence, also those that are part of others or do not stand.
    """
    for taken in told:
        if not taken.stands or taken.kind != "capture" or taken.frame.slots not in TAKING:
            continue
        if taken.roles.get("target") or not taken.roles.get("place"):
            continue
        for other in told:
            near = 0 < other.unit - taken.unit <= REACH and other.status != "denied"
            if near and (_routed(other) or _forced(other)) and _same_deed(taken, other):
                for parse, unit, rule in _whom(other):
                    if parse is taken.parse and unit.type in DRIVEN:
                        add_role(taken, "target", unit, f"driven from it ({rule})", parse)
                break


def _whom(other: Happening) -> list[tuple[Parse, Unit, str]]:
    """Who was driven out, or made to leave. «بعد أن طردت المسلحين»: who stands alone after the verb."""
    if other.frame.slots != "expel":
        return other.roles.get("agent", [])
    alone = [
        (other.parse, unit, "subject")
        for unit in other.slots.get("subject", [])
        if unit.unit_index > other.unit and other.clause.opener.startswith("after")
    ]
    return other.roles.get("target", []) or alone


def _routed(other: Happening) -> bool:
    """«ودحر المسلحين منها», «بعد إخراجهم»: who was driven out, of no other place than what was taken."""
    if other.frame.slots != "expel":
        return False
    pronoun = all(u.tag == "pron" for slot in ("from", "of") for u in other.slots.get(slot, []))
    return pronoun and not (other.stands and other.placed)


def _forced(other: Happening) -> bool:
    """«وإجبار المسلحين على الانسحاب»: who was made to leave."""
    if other.kind != "retreat" or other.roles.get("origin") or other.phrase.relation != "on":
        return False
    meanings, parse = load_meanings(), other.parse
    before = parse.words[max(other.first - 6, 0) : other.first]
    return any(meanings.folded_lemma(word) in FORCED for word in before)


def _same_deed(taken: Happening, other: Happening) -> bool:
    """Whether one hand did both: «سيطر الجيش على القاعدة ودحر», «استعاد المطار بعد أن طرد», not «ودحرت الفصائل»."""
    if other.kind == "retreat":
        return True
    own = {(id(p), u.unit_index) for p, u, _ in taken.roles.get("agent", [])}
    driven = {u.unit_index for _, u, _ in _whom(other)}
    hands = {(id(p), u.unit_index) for p, u, _ in other.roles.get("agent", []) if u.unit_index not in driven}
    joined = other.phrase.conj or other.phrase.relation == "after" or other.clause.opener.startswith("after")
    return joined and (not hands or not own or bool(own & hands))
