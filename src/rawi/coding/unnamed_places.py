"""Coordinates of places without a name: «الشوارع», «أمام القصر الرئاسي», told right after a place that has one."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.containers import NAMES_NONE, STANDS_FOR
from rawi.coding.document import Document, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.parties import nisba_actor
from rawi.places import Resolution

__all__ = ["by_the_place_before"]

Key = tuple[int, int, int]
NEXT = 1  # sentences after that which names the place
NARROW = 60.0  # km: radius up to which a place tells where a building or street is
SOMEWHERE_IN = 15.0  # km: radius of a building somewhere in a town
OWNERS = frozenset(("org", "state", "armed", "facility"))  # whose house it is: «مقر الشرطة»
FARTHER = frozenset(
    ("اخر", "اخري", "مجاور", "حدود", "ارض", "جبهه", "بلد", "بلاد", "خارج", "شمال", "جنوب", "شرق", "غرب")
)


def by_the_place_before(document: Document, found: dict[Key, Resolution]) -> None:
    """Places a building, street or part that has no name where the place is that was told last in its sentence, or, if it
    is one that the reader is taken to know («الشارع», «أحيائها»), in the sentence before."""
    last: tuple[int, Resolution] | None = None
    for key in sorted(found):
        if found[key].located:
            last = key[0], found[key]
            continue
        if last is None or key[0] - last[0] > NEXT or (last[1].radius_km or 0.0) > NARROW:
            continue
        parse = document.parses[key[0]]
        unit = next((u for u in parse.units if (u.first, u.last) == key[1:]), None)
        if unit is not None and _unnamed(parse, unit) and (last[0] == key[0] or _known(parse, unit)):
            place = last[1]
            radius = max(SOMEWHERE_IN, place.radius_km or 0.0)
            found[key] = replace(
                place, radius_km=radius, reason=f"without a name; told after {place.english}"
            )


def _known(parse: Parse, unit: Unit) -> bool:
    first = parse.words[unit.head + (parse.words[unit.head].pos == "prep" and unit.last > unit.head + 1)]
    return first.definite or bool(first.enclitic)


def _unnamed(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase is one of a site, street or part, without any name, that lies where the report is."""
    if unit.tag != "np" or unit.type not in ("facility", "place", "part") or unit.mention is not None:
        return False
    meanings = load_meanings()
    first = unit.head + (parse.words[unit.head].pos == "prep")  # «أمام | القصر الرئاسي»
    if first >= unit.last or any(m.type in ("place", "country") for m in unit.inner):
        return False
    head, rest = parse.words[first], parse.words[first + 1 : unit.last]
    lemmas = [meanings.folded_lemma(word) for word in parse.words[unit.head : unit.last]]
    if not FARTHER.isdisjoint(lemmas) or head.enclitic in ("هم", "هما", "نا"):
        return False
    if unit.type != "facility" and any(w.pos == "adj" and nisba_actor(w) is not None for w in rest):
        return False  # «الجانب السوري»: told by its country, not by the place before
    several = head.number in ("p", "d") or unit.number is not None
    if several and meanings.folded_lemma(head) in (STANDS_FOR | NAMES_NONE):
        return False  # «المدن», «مناطق عدة»: others than the one told before
    if (
        not (head.definite or head.enclitic)
        and any(word.definite for word in rest)
        and unit.type != "facility"
    ):
        return False  # «منطقة الجغيني»: a name that nobody knows
    return all(word.pos in ("adj", "prep") or meanings.type_of(word) in OWNERS for word in rest)
