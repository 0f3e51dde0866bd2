"""What modifiers do to a place: its north, its countryside, its surroundings, so many kilometres from it.

The distances and radii are those that coders of conflict events use: «north of a province» is the middle of
its northern part, «north of the city of X» a few kilometres out of town, «near» a town within 15 km of it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rawi.places.choose import Resolution
from rawi.places.gazetteer import Entry
from rawi.places.match import Candidate, PlaceIndex
from rawi.places.parse import Modifier, Reading
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km, offset
from rawi.places.spelling import folded_name

__all__ = ["Spot", "moved", "placed"]

_WINDS = {
    0: ("شمال", "الشمالي"), 45: ("شمال شرق", "الشمالي الشرقي"), 90: ("شرق", "الشرقي"),
    135: ("جنوب شرق", "الجنوبي الشرقي"), 180: ("جنوب", "الجنوبي"), 225: ("جنوب غرب", "الجنوبي الغربي"),
    270: ("غرب", "الغربي"), 315: ("شمال غرب", "الشمالي الغربي"),
}  # fmt: skip
_WIDE_KM = 20.0  # from this radius on a place has a north of its own, rather than something north of it
_OUT_OF_CITY_KM = 8.0
_OUT_OF_TOWN_KM = 4.0
_ACROSS_TOWN_KM = 3.0
_CITY_REACH_KM = 12.0
_CITY_TYPES = ("city", "capital")
_TOWN_TYPES = ("city", "capital", "town", "village", "quarter")
_PART_TYPES = ("quarter", "area")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where modifiers put a happening: the point, its radius, why; and the gazetteer's own place for it, if
    any."""

    lat: float | None
    lon: float | None
    radius_km: float | None
    reason: str = ""
    entry: Entry | None = None


def placed(
    index: PlaceIndex,
    reading: Reading,
    chosen: Candidate,
    ranked: Sequence[Candidate],
    others: Sequence[Resolution] = (),
) -> Spot:
    """Where a reading of the words puts a happening, given the place that its name means.

    Args:
        index: asked for entries such as «ريف حلب الشرقي».
        reading: the words with their modifiers.
        chosen: what the name means.
        ranked: its namesakes, the province of a city among them.
        others: the report's other places: where it speaks of a city's quarters, «شرق X» is the east of the
            city.
    """
    entry = chosen.entry
    winds = [modifier for modifier in reading.modifiers if modifier.kind == "direction"]
    rural = any(modifier.kind == "rural" for modifier in reading.modifiers)
    if entry.kind == "country" or any(modifier.kind == "border" for modifier in reading.modifiers):
        part = _named_part(index, reading, entry, winds[0]) if winds else None
        return _whole(part, "named part of the country") if part else Spot(None, None, None)
    if (winds and winds[0].km is None) or rural:
        in_town = reading.type in _TOWN_TYPES or any(
            modifier.kind == "part" for modifier in reading.modifiers
        )
        in_town = in_town or (not rural and _speaks_of_quarters(entry, others))
        if not in_town or rural:
            province = _province(entry, ranked)
            part = _named_part(index, reading, province or entry, winds[0] if winds else None, rural=True)
            if part:
                return _whole(part, f"known as {part.name}")
            entry = province if rural and province else entry
    if entry.lat is None or entry.lon is None:
        return Spot(None, None, None)
    lat, lon, radius_km, reason = moved(
        entry.lat, entry.lon, _radius(entry, reading.type), entry.kind, reading.modifiers, reading.type
    )
    return Spot(lat, lon, radius_km, reason, entry)


def moved(
    lat: float, lon: float, radius_km: float, kind: str, modifiers: Sequence[Modifier], type_id: str | None
) -> tuple[float, float, float, str]:
    """A point and its radius after the modifiers, with the reason in words.

    Args:
        lat, lon: WGS84 degrees of the place itself.
        radius_km: of the place itself.
        kind: the gazetteer's kind of the place.
        modifiers: outermost first.
        type_id: the type word that stood with the name.
    """
    kinds = {modifier.kind for modifier in modifiers}
    wind = next((modifier for modifier in modifiers if modifier.kind == "direction"), None)
    reason = ""
    if wind is not None and wind.bearing is not None:
        far, radius_km = _reach(wind, radius_km, kind, kinds, type_id)
        lat, lon = offset(lat, lon, wind.bearing, far)
        reason = f"{far:.0f} km to the {wind.bearing:.0f}°"
    elif "rural" in kinds:
        radius_km = max(20.0, radius_km) if radius_km >= _WIDE_KM else 20.0
        reason = "its countryside"
    for modifier in modifiers:
        if modifier.kind in ("near", "edge") and modifier is not wind:
            told = modifier.km or 0.0
            wider = radius_km + modifier.widen_km if radius_km < _WIDE_KM else radius_km
            radius_km = max(wider, modifier.least_km, told)
    return round(lat, 5), round(lon, 5), round(radius_km, 1), reason


def _reach(
    wind: Modifier, radius_km: float, kind: str, kinds: Set[str], type_id: str | None
) -> tuple[float, float]:
    """How far out in a direction, and the radius there."""
    if wind.km is not None:
        return wind.km, max(5.0, wind.km / 4)
    if radius_km >= _WIDE_KM and kind not in ("city", "town"):
        return 0.45 * radius_km, max(10.0, 0.5 * radius_km)
    if "part" in kinds or (type_id in _PART_TYPES and kind in ("city", "town")):
        return _ACROSS_TOWN_KM, 10.0
    if "rural" in kinds:
        return _OUT_OF_CITY_KM, 20.0
    if kind in ("city", "town") or type_id in _CITY_TYPES:
        return _OUT_OF_CITY_KM, max(15.0, radius_km)
    return _OUT_OF_TOWN_KM, 10.0


def _speaks_of_quarters(entry: Entry, others: Sequence[Resolution]) -> bool:
    return entry.kind == "city" and any(
        place.kind == "quarter" and _km(entry, place) <= _CITY_REACH_KM for place in others
    )


def _km(entry: Entry, place: Resolution | Entry) -> float:
    if entry.lat is None or entry.lon is None or place.lat is None or place.lon is None:
        return float("inf")
    return distance_km(entry.lat, entry.lon, place.lat, place.lon)


def _radius(entry: Entry, type_id: str | None) -> float:
    if entry.radius_km is not None:
        return max(entry.radius_km, 10.0) if entry.kind in ("city", "town", "village") else entry.radius_km
    place_type = load_place_words().kind_of(type_id)
    return place_type.radius_km if place_type else 10.0


def _whole(entry: Entry, reason: str) -> Spot:
    return Spot(entry.lat, entry.lon, entry.radius_km, reason, entry)


def _province(entry: Entry, ranked: Sequence[Candidate]) -> Entry | None:
    """The province that bears the same name as a town in it."""
    if entry.kind in ("province", "region"):
        return entry
    for candidate in ranked:
        other = candidate.entry
        if other.kind == "province" and other.country == entry.country and _holds(other, entry):
            return other
    return None


def _holds(province: Entry, entry: Entry) -> bool:
    return _km(province, entry) <= 1.5 * (province.radius_km or 60.0)


def _named_part(
    index: PlaceIndex, reading: Reading, entry: Entry, wind: Modifier | None, rural: bool = False
) -> Entry | None:
    """The gazetteer's own entry for «the northern countryside of X», «the north of X»."""
    noun, adjective = _WINDS[_eighth(wind.bearing)] if wind and wind.bearing is not None else ("", "")
    names = []
    for base in dict.fromkeys((" ".join(reading.words), folded_name(entry.name))):
        bare = base.removeprefix("محافظه ").removeprefix("ولايه ")
        if rural:
            names.append(f"ريف {bare} {adjective}".strip())
        if noun:
            names.append(f"{noun} {bare}")
    for name in names:
        for candidate in index.lookup(folded_name(name)):
            if candidate.entry.country == entry.country and candidate.entry.kind in (
                "region",
                "province",
                "quarter",
            ):
                return candidate.entry
    return None


def _eighth(bearing: float) -> int:
    return int(((bearing + 22.5) // 45 % 8) * 45)
