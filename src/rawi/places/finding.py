"""What ``rawi gazetteer find`` tells of a name: every place that it may mean, and which one is taken and why."""

from __future__ import annotations

from typing import Any

from rawi.arabic.fold import folded_word
from rawi.places.countries import load_countries
from rawi.places.gazetteer import Entry
from rawi.places.match import Candidate, PlaceIndex
from rawi.places.parse import parse_place
from rawi.places.resolve import default_index, resolve_all

__all__ = ["find"]

MOST = 40  # candidates shown; hundreds of villages share some names


def find(words: str, country: str | None = None, index: PlaceIndex | None = None) -> dict[str, Any]:
    """The candidates of a name and the choice among them.

    Args:
        words: the name, with or without type words and what anchors it («قرية كذا في ريف حماة»).
        country: ISO code of the country that the report speaks of.
        index: the places; the embedded gazetteer with the user's imports when not given.

    Returns:
        ``asked``, ``chosen`` (an id or ``None``), ``reason``, ``lat``, ``lon``, ``radius_km`` of the choice, and
        ``candidates``: id, name, english, kind, parents, country, population, lat, lon, source, spelling.
    """
    index = index or default_index()
    mention = parse_place(words)
    hints = (country,) if country else load_countries().named([folded_word(word) for word in words.split()])
    choice = resolve_all([mention], hints, index)[0]
    seen: dict[str, Candidate] = {candidate.entry.id: candidate for candidate in choice.candidates}
    for reading in mention.readings:
        for candidate in index.lookup(" ".join(reading.words)):
            seen.setdefault(candidate.entry.id, candidate)
    chosen = choice.gazetteer_id
    if chosen and chosen not in seen and (entry := index.entry(chosen)):
        seen[chosen] = Candidate(entry, entry.name, "same", False)
    told = sorted(seen.values(), key=lambda candidate: candidate.entry.id != chosen)
    return {
        "asked": words,
        "chosen": chosen,
        "reason": choice.reason,
        "lat": choice.lat,
        "lon": choice.lon,
        "radius_km": choice.radius_km,
        "candidates": [_told(candidate, index) for candidate in told[:MOST]],
    }


def _told(candidate: Candidate, index: PlaceIndex) -> dict[str, Any]:
    entry = candidate.entry
    return {
        "id": entry.id, "name": entry.name, "english": entry.english, "kind": entry.kind,
        "parents": _parents(entry, index), "country": entry.country, "population": entry.population,
        "lat": entry.lat, "lon": entry.lon, "source": entry.source, "spelling": candidate.spelling,
    }  # fmt: skip


def _parents(entry: Entry, index: PlaceIndex) -> list[str]:
    """What holds a place, the nearest first, up to its country."""
    told: list[str] = []
    seen = {entry.id}
    at = entry
    while at.parent and at.parent not in seen and (holder := index.entry(at.parent)):
        told.append(holder.name)
        seen.add(holder.id)
        at = holder
    if not told and entry.admin1 and (province := index.province(entry.country, entry.admin1)):
        told.append(province.name)
    country = load_countries().of(entry.country)
    return [*told, country.name] if country else told
