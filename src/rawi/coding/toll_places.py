"""Places of tolls, told beside another toll or with the war: «مقتل خمسة جنود وإصابة سبعة | في حلب», «قتل الآلاف منذ بدء
الصراع | في سوريا»."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.roles import add_role
from rawi.coding.tolls import TOLLS
from rawi.places import default_index, load_countries

__all__ = ["where_others_fell", "where_the_war_is"]

STRUCK = frozenset(("airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "assault"))
SINCE = frozenset(("منذ", "خلال"))
WARS = frozenset(("صراع", "نزاع", "حرب", "انتفاضه", "ثوره", "احتجاج", "ازمه", "تمرد", "قتال"))
IN, DIRECTIONS = "في", frozenset(("شمال", "جنوب", "شرق", "غرب"))
FEW = 3  # words between «منذ» and the war


def where_others_fell(happenings: list[Happening]) -> None:
    """Gives a toll, or an attack, without a place that of the toll that «و» joins to it, told right after that.

    Args:
        happenings: those that stand in a sentence, in the order of their words.
    """
    for happening, toll in pairwise(happenings):
        if happening.placed or toll.kind not in TOLLS or toll.definite or toll.unit <= happening.unit:
            continue
        if happening.kind not in STRUCK and happening.kind not in TOLLS:
            continue
        phrase = toll.phrase
        joined = phrase.conj and not phrase.relation and phrase.tag in ("event", "verb")
        if not joined or happening.status != toll.status:
            continue
        if phrase.tag == "event" and happening.clause is not toll.clause:
            continue
        if phrase.tag == "verb" and happening.kind in TOLLS:
            continue  # «قتل خمسة، وأصيب ثلاثة في حلب»: may have been elsewhere
        for parse, unit, rule in toll.roles.get("place", ()):
            if parse is toll.parse and unit.unit_index > toll.unit:
                add_role(happening, "place", unit, f"where others fell ({rule})", parse)


def where_the_war_is(happening: Happening) -> None:
    """Gives a toll without a place that of the war since whose beginning it is counted."""
    if happening.kind not in TOLLS or happening.placed:
        return
    parse = happening.parse
    for unit in parse.units[happening.unit + 1 :]:
        if unit.tag in ("verb", "sub", "rel"):
            return
        if unit.tag == "time" and parse.words[unit.first].folded in SINCE:
            place = _in_it(parse, unit)
            if place is not None:
                add_role(happening, "place", place, "where the war is", parse)
            return


def _in_it(parse: Parse, time: Unit) -> Unit | None:
    """«منذ اندلاع الصراع في | شرق أوكرانيا | عام 2014»: the place named within the words of a time."""
    heads = parse.words[time.first + 1 : time.first + 1 + FEW]
    if not any((word.stem or word.folded) in WARS for word in heads):
        return None
    for i in range(time.first + 2, time.last - 1):
        if parse.words[i - 1].folded != IN:
            continue
        last = i + 1 + (parse.words[i].stem in DIRECTIONS)
        if last <= time.last and _known(parse, last - 1):
            return replace(time, tag="np", type="place", relation="in", first=i, head=i, last=last, time=None)
    return None


def _known(parse: Parse, i: int) -> bool:
    """Whether a word by itself is the name of a country or place."""
    word = parse.words[i]
    if word.pos != "name" or word.enclitic:
        return False
    return bool(load_countries().named([word.folded]) or default_index().lookup(word.folded))
