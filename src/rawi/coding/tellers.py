"""Whose claim a clause of «أن» tells: «إعلان الحركة أنها قتلت», «صحة ادعاء الجماعة من أنها خطفت»."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import load_meanings

__all__ = ["teller_before"]

PARTIES = frozenset(("armed", "org", "state", "country"))
SAYING = frozenset(("ادعاء", "زعم", "اعلان", "اقرار", "اعتراف", "تاكيد", "قول", "نفي", "تصريح", "اتهام"))


def teller_before(parse: Parse, clause: Clause) -> Unit | None:
    """The party in the genitive of a noun of saying right before a clause of «أن», where the pronoun of «أن» agrees
    with it; None where there is none."""
    form = next((f for f in ("ها", "هم", "ه") if clause.opener.endswith(f)), "")
    if clause.kind != "content" or not form or not clause.units or clause.units[0] < 1:
        return None
    unit, that = parse.units[clause.units[0] - 1], parse.units[clause.units[0]]
    if unit.tag != "np" or that.first > unit.last + 1:
        return None
    meanings = load_meanings()
    for k in range(unit.head, unit.last - 1):
        word = parse.words[k]
        if meanings.folded_lemma(word) not in SAYING or word.definite or word.enclitic:
            continue
        mention = unit.name_at(k + 1)
        type_ = mention.type if mention is not None else meanings.type_of(parse.words[k + 1])
        party = Unit("np", k + 1, unit.last, k + 1, type_, mention=mention, inner=unit.names_from(k + 1),
                     definite=parse.words[k + 1].definite, unit_index=unit.unit_index)  # fmt: skip
        return party if type_ in PARTIES and agrees_with_pronoun(parse, party, form) else None
    return None
