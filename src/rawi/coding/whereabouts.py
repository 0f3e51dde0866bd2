"""Whereabouts: place phrases resolved together, so that the places of one report help each other."""

from __future__ import annotations

from rawi.coding.document import Document, Parse, Unit
from rawi.places import Resolution, default_index, load_countries, parse_place, resolve_all
from rawi.places.placewords import load_place_words
from rawi.statement import Place

__all__ = ["Located", "locate"]

COUNTRIES = 5  # how many of the countries that a report names are hints for its places
TOGETHER = 200  # places that help each other: comparing them grows with the square of their number
PLACE_ROLES = ("place", "origin", "destination")
OPENING = ("«", "“", '"', "(", "”")
CLOSING = ("»", "”", '"', ")", "“")
LEANED_ON = ("place", "part", "country", "facility")
LEANS = ("in", "at", "from", "for", "between", "")
Key = tuple[int, int, int]


class Located:
    """What the place phrases of a report resolve to."""

    def __init__(self, document: Document, found: dict[Key, Resolution]) -> None:
        self.document = document
        self.found = found

    def place(self, parse: Parse, unit: Unit, rule: str) -> Place:
        """The place of a phrase, with coordinates where it could be resolved."""
        span = parse.text_span(
            self.document.report, unit.first if unit.head == unit.first else unit.head, name_end(parse, unit)
        )
        found = self.found.get((parse.index, unit.first, unit.last))
        if found is None:
            return Place(span, rule)
        return Place(
            span, rule, found.name, found.english, found.lat, found.lon, found.radius_km, found.gazetteer_id,
            found.country, found.reason,
        )  # fmt: skip


def locate(document: Document) -> Located:
    """Resolves every phrase that fills a place role in a happening that stands."""
    keys: dict[Key, str] = {}
    for happening in document.happenings:
        if not happening.stands:
            continue
        for role in PLACE_ROLES:
            for parse, unit, _ in happening.roles.get(role, []):
                if unit.tag != "pron":
                    span = parse.text_span(document.report, unit.head, _reach(parse, unit))
                    keys[parse.index, unit.first, unit.last] = span.text
    if not keys:
        return Located(document, {})
    order = sorted(keys)
    words = [word.folded for parse in document.parses for word in parse.words]
    hints = load_countries().named(words)[:COUNTRIES]
    found: dict[Key, Resolution] = {}
    for first in range(0, len(order), TOGETHER):
        group = order[first : first + TOGETHER]
        found.update(zip(group, resolve_all([parse_place(keys[key]) for key in group], hints), strict=True))
    return Located(document, found)


def _reach(parse: Parse, unit: Unit) -> int:
    """Where the words end that say where a place is: a phrase without a name leans on the one after it.

    «مناطق قريبة من بلدة كذا», «حي شعبي وسط مدينة كذا»: the statement keeps the phrase as it is, but its coordinates
    are those of the whole.
    """
    last = name_end(parse, unit)
    if unit.inner or unit.mention is not None or last > unit.last:
        return last
    for other in parse.units:
        if other.first < last:
            continue
        between = parse.words[last : other.first]
        if (
            len(between) > 1
            or any(word.pos == "punct" for word in between)
            or other.tag != "np"
            or other.conj
        ):
            break
        if other.type not in LEANED_ON or (other.relation not in LEANS and not other.adverbial):
            break
        last = other.last
        if other.inner or other.mention is not None:
            return last
    return unit.last


def name_end(parse: Parse, unit: Unit) -> int:
    """Where a place's name ends: «مدينة» alone is followed by its name, whatever the words of it may mean.

    A name that is also a verb, stands in quotes of its own or is not known to the coder's list of names ends the phrase
    too early; the gazetteer knows better.
    """
    words = parse.words
    if unit.tag != "np" or unit.inner or unit.mention is not None or words[unit.head].definite:
        return unit.last
    types = load_place_words()
    told = [word.stem or word.folded for word in words[unit.head : unit.last]]
    found = types.type_at(told, 0)
    if found is None or found[3] or found[2] != len(told):
        return unit.last
    start = unit.last
    if start < len(words) and words[start].text in OPENING:
        end = next((i for i in range(start + 1, min(start + 6, len(words))) if words[i].text in CLOSING), 0)
        return end + 1 if end > start + 1 else unit.last
    for length in (3, 2, 1):
        name = words[start : start + length]
        if len(name) == length and all(
            word.pos != "punct" and word.proclitics[:1] != ("و",) for word in name
        ):
            candidates = default_index().lookup(" ".join(word.folded for word in name))
            if any(one.spelling == "same" and one.entry.kind in found[0].kinds for one in candidates):
                return start + length
    return unit.last
