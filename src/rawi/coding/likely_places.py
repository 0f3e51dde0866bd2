"""Likely places: a place that no rule found, and one that a rule should not have, by all their signs together.

The rules for places each know one way in which a place is told. What they leave is weighed once more, as ``likelihood``
weighs happenings: a place phrase of the sentence that is most likely the happening's stands as its place, and one that
hardly any like it were is taken away. A happening without any place may have that of one told in the sentences before.
The weights in place_likelihood.csv are learnt from the reports coded by hand
(``bench/likelihood.py places``).
"""

from __future__ import annotations

from collections.abc import Mapping

from rawi.coding.claims import told_from
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.likelihood import WHOLE
from rawi.coding.place_signs import Earlier, PlaceSigns, told_among
from rawi.coding.scale import Scale

__all__ = ["LIKELY", "Choice", "choices", "earlier", "weigh_places"]

ADDED = 0.5  # at least as likely, and it is a place: of those that no rule found two of three are right
TAKEN_AWAY = 0.3  # less likely, and it is none: one of four was right
REACH = 20  # phrases and marks on either side of a happening among which its place is looked for
BACK = 3  # sentences before its own in which a place is looked for
MOST = 3  # of those told there, the last ones
LIKELY = "all its signs"
TYPES = frozenset(("place", "country", "facility", "part"))

Choice = tuple[Unit, str]  # a phrase, and the rule by which it is the place; empty when it is not yet


def weigh_places(document: Document, scale: Scale) -> None:
    """Adds likely places to the happenings that stand, and takes unlikely ones away.

    Args:
        document: with likelihoods.
        scale: of the signs of places.
    """
    if len(document.parses) < WHOLE:
        return  # a message of a line or two is left to the rules, as its happenings are
    told = document.standing()
    found = [
        (happening, _weighed(happening, standing, told, scale))
        for standing in told.values()
        for happening in standing
    ]
    for happening, places in found:  # only now, so that none is a sign for the next
        if places is not None:
            happening.roles["place"] = places


def choices(happening: Happening) -> list[Choice]:
    """The phrases of its sentence that may be its place: those that are, and places with no part in it so far."""
    parse = happening.parse
    rules = {
        unit.unit_index: rule
        for p, unit, rule in happening.roles.get("place", ())
        if p is parse and p.holds(unit)
    }
    taken = {happening.unit} | {
        unit.unit_index for entries in happening.roles.values() for p, unit, _ in entries if p is parse
    }
    found = []
    near = range(happening.unit - REACH, happening.unit + REACH + 1)
    for unit in parse.units:
        if unit.unit_index in rules:
            found.append((unit, rules[unit.unit_index]))
        elif unit.unit_index not in near:
            continue
        elif (
            unit.type in TYPES
            and unit.tag in ("np", "event")
            and unit.unit_index not in taken
            and not told_from(parse, unit)
        ):
            found.append((unit, ""))
    return found


def earlier(happening: Happening, told: Mapping[int, list[Happening]]) -> list[Earlier]:
    """The places of what is told in the sentences before, the last told first; none where it has a place."""
    if happening.placed:
        return []
    found: list[Earlier] = []
    known: set[str] = set()
    index = happening.parse.index
    for back in range(1, BACK + 1):
        for other in reversed(told.get(index - back, ())):
            for parse, unit, _ in other.roles.get("place", ()):
                if parse.index < index and parse.words_of(unit) not in known:
                    known.add(parse.words_of(unit))
                    found.append(Earlier(parse, unit, other, len(found)))
        if len(found) >= MOST:
            break
    return found[:MOST]


def _weighed(
    happening: Happening, beside: list[Happening], told: Mapping[int, list[Happening]], scale: Scale
) -> list[tuple[Parse, Unit, str]] | None:
    """The places of a happening; None when they stay as they are."""
    parse = happening.parse
    places = list(happening.roles.get("place", ()))
    signs = PlaceSigns(happening, beside)
    changed = False
    for unit, rule in choices(happening):
        likely = scale.likelihood(*signs.seen(unit, rule))
        if rule and likely < TAKEN_AWAY:
            places, changed = [entry for entry in places if entry[1] is not unit], True
        elif (
            not rule
            and likely >= ADDED
            and not told_among(_words(parse, unit), [_words(p, u) for p, u, _ in places])
        ):
            places.append((parse, unit, LIKELY))
            changed = True
    if not places:
        for place in earlier(happening, told):
            if scale.likelihood(*signs.seen_earlier(place)) >= ADDED:
                return [(place.parse, place.unit, LIKELY)]
    return places if changed else None


def _words(parse: Parse, unit: Unit) -> set[str]:
    return {word.stem or word.folded for word in parse.words[unit.first : unit.last] if word.pos != "prep"}
