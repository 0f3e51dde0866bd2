"""What a place named just before is besides: «في الموصل | مركز محافظة نينوى», «قرب تعز، | كبرى مدن المحافظة». It does
nothing and suffers nothing."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = ["tells_seat"]

CENTRE = "مركز"
ORDINALS = frozenset(("ثاني", "ثالث", "رابع", "اول"))  # «ثاني أكبر مدن البلاد»


def tells_seat(parse: Parse, unit: Unit) -> bool:
    """Whether a bare phrase only tells of which region the place before it is the seat, or how big it is."""
    i = unit.unit_index
    if i < 1 or unit.tag != "np" or unit.relation or unit.conj or unit.number or unit.last == unit.head + 1:
        return False
    before = parse.units[i - 1]
    if parse.is_comma(before) and i > 1:
        before = parse.units[i - 2]
    if before.tag != "np" or not (before.relation or before.adverbial) or not _place(before):
        return False
    words, grammar, meanings = parse.words[unit.head : unit.head + 2], load_grammar(), load_meanings()
    lemmas = [meanings.folded_lemma(word) for word in words]
    if lemmas[0] in ORDINALS:
        return lemmas[1] in grammar.seats
    if lemmas[0] == CENTRE:
        named = any(mention.type == "place" for mention in unit.inner)
        return named or lemmas[1] in grammar.regions | grammar.settlements  # not «مركز الشرطة»
    return lemmas[0] in grammar.seats and not words[0].enclitic


def _place(unit: Unit) -> bool:
    """«الموصل», «قرب عدن», «منزله القريب من الموصل»: a named place, or a phrase that ends with one."""
    named = [mention for mention in unit.inner if mention.type in ("place", "country")]
    return unit.type in ("place", "country") or any(mention.last == unit.last for mention in named)
