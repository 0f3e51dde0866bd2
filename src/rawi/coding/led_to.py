"""Places of what a death or an arrest led to: «أدى اغتياله إلى أزمة | في البلاد», «أثار مقتله احتجاجات | في المدينة»."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse
from rawi.coding.meaning import Meanings
from rawi.coding.sharing import GIVES_RISE
from rawi.coding.tolls import TOLLS
from rawi.knowledge.grammar import Grammar

__all__ = ["drop_where_it_led"]

OWN = frozenset(("genitive", "owner", "by", "in", "at", "during"))  # slots of who, where and when
# Verbs that say what a deed stirred up, beside those of results. Folded lemmas.
STIRS = frozenset(("اثار", "اشعل", "فجر", "عمق", "دفع", "سبب", "اجج", "زاد"))


def drop_where_it_led(
    happening: Happening, beside: list[Happening], meanings: Meanings, grammar: Grammar
) -> None:
    """Takes from a death or arrest the places told after what it is said to have led to, unless that is its toll.

    Args:
        happening: with its places.
        beside: the happenings that stand in its sentence.
        meanings, grammar: what words mean.
    """
    entries = happening.roles.get("place", [])
    phrase = happening.phrase
    if happening.kind not in GIVES_RISE or phrase.tag != "event" or phrase.relation or not entries:
        return
    parse, verb = happening.parse, happening.clause.verb
    if verb < 0 or happening.unit > verb + 1 or not _leads(parse, verb, meanings, grammar):
        return
    after = max(verb, happening.unit)
    # «مقتل | الجنود | في حلب»
    own = {unit.unit_index for slot in OWN & happening.slots.keys() for unit in happening.slots[slot]}
    told = (u for u in parse.units[after + 1 :] if u.tag in ("np", "event") and u.unit_index not in own)
    outcome = next(told, None)
    if outcome is None or any(h.unit == outcome.unit_index and h.kind in TOLLS for h in beside):
        return
    happening.roles["place"] = [
        (p, unit, rule)
        for p, unit, rule in entries
        if p is not parse or unit.unit_index <= outcome.unit_index or not parse.holds(unit)
    ]


def _leads(parse: Parse, verb: int, meanings: Meanings, grammar: Grammar) -> bool:
    lemma = meanings.folded_lemma(parse.words[parse.units[verb].head])
    return lemma in grammar.results or lemma in STIRS
