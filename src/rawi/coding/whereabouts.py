"""Whereabouts: place phrases resolved together, so that the places of one report help each other."""

from __future__ import annotations

from rawi.coding.document import Document, Parse, Unit
from rawi.places import Resolution, load_countries, parse_place, resolve_all
from rawi.statement import Place

__all__ = ["Located", "locate"]

COUNTRIES = 5  # how many of the countries that a report names are hints for its places
TOGETHER = 200  # places that help each other: comparing them grows with the square of their number
PLACE_ROLES = ("place", "origin", "destination")
Key = tuple[int, int, int]


class Located:
    """What the place phrases of a report resolve to."""

    def __init__(self, document: Document, found: dict[Key, Resolution]) -> None:
        self.document = document
        self.found = found

    def place(self, parse: Parse, unit: Unit, rule: str) -> Place:
        """The place of a phrase, with coordinates where it could be resolved."""
        span = parse.text_span(
            self.document.report, unit.first if unit.head == unit.first else unit.head, unit.last
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
                    span = parse.text_span(document.report, unit.head, unit.last)
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
