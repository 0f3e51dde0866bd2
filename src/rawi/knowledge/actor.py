"""What the registry holds: sides, and actors with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = ["KINDS", "NAME_LISTS", "Actor", "Side", "Tag", "days_of"]

Tag = Literal["name", "alias", "hostile", "short", "ambiguous", "nisba"]

KINDS = (
    "state", "government", "state_forces", "police", "intelligence", "foreign_forces", "coalition",
    "peacekeepers", "militia", "rebel", "jihadist", "party", "tribal", "communal", "private", "organisation",
    "person",
)  # fmt: skip

NAME_LISTS: dict[Tag, str] = {
    "alias": "aliases",
    "hostile": "hostile",
    "short": "short",
    "ambiguous": "ambiguous",
    "nisba": "nisba",
}

_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_YEARS = re.compile(rf"([0-9]{{4}})?-([0-9]{{4}})?|({_DAY})?\.\.({_DAY})?")


@dataclass(frozen=True, slots=True)
class Side:
    """One alignment in a war: what counts as one voice when reports are weighed against each other.

    Attributes:
        id: as actors and outlets carry it («sy-government»).
        english, arabic: its label.
        note: who belongs to it, and for how long.
        country: ISO 3166 two-letter code of its country; empty for several.
        allies: ids of the sides it fought or spoke beside for most of the war; holds both ways.
    """

    id: str
    english: str
    arabic: str
    note: str
    country: str = ""
    allies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor and its names.

    Attributes:
        id: stable, with its country or theatre first («sy-army»).
        name: its Arabic name, unambiguous: it is matched wherever it stands.
        english: its English name.
        kind: one of ``KINDS``.
        side: id of its side.
        inter: ACLED's code of the actor at home, 1 (state forces) to 8 (external and other forces). To ACLED,
            state forces that act outside ``country`` are 8.
        country: ISO 3166 two-letter code of where it belongs; empty for several.
        parent: id of the actor that it is part of or follows; ``None`` for none.
        years: when it was active, as written in the file.
        start, end: the first and last day of these years; ``None`` where open or unknown.
        wikidata: its item («Q858»); ``None`` where unsure.
        aliases: further names, matched wherever they stand.
        hostile: what its adversaries call it: the same actor, and the wording is the outlet's.
        short: names that mean it only in a report of its country or after a full mention («الجيش»); those of
            a person only after a full mention («الأسد»).
        ambiguous: names that are also everyday words, or other names: matched only with a type word
            («الجيش الحر») or in quotes.
        nisba: adjectives, masculine singular, that name it as a party («غارة إسرائيلية»).
        metonyms: capitals and palaces that stand for it where a place cannot («واشنطن تنفي»).
    """

    id: str
    name: str
    english: str
    kind: str
    side: str
    inter: int
    country: str = ""
    parent: str | None = None
    years: str = ""
    start: date | None = None
    end: date | None = None
    wikidata: str | None = None
    aliases: tuple[str, ...] = ()
    hostile: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    nisba: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()

    def names(self) -> Iterator[tuple[str, Tag]]:
        """Every name with what it is; metonyms apart."""
        yield self.name, "name"
        for tag, field in NAME_LISTS.items():
            for text in getattr(self, field):
                yield text, tag


def days_of(years: str) -> tuple[date | None, date | None]:
    """The first and last day of «2012-2016», «2013-», «-2011» or, to the month or day, «2012..2016-07-27».

    Raises:
        ValueError: it is written otherwise, or ends before it begins.
    """
    if not years:
        return None, None
    form = _YEARS.fullmatch(years)
    if not form or not any(form.groups()):
        raise ValueError(years)
    first, last = form[1] or form[3], form[2] or form[4]
    start, end = _first_day(first) if first else None, _last_day(last) if last else None
    if start and end and start > end:
        raise ValueError(years)
    return start, end


def _first_day(text: str) -> date:
    return date.fromisoformat((text + "-01-01")[:10])


def _last_day(text: str) -> date:
    first = _first_day(text)
    if len(text) == 4:
        return first.replace(month=12, day=31)
    if len(text) == 7:
        return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first
