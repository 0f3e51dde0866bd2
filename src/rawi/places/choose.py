"""Choosing among namesakes: which place a name means, or none.

Every candidate gets points, each with the words that explain it; the best one is taken if it has enough of
them and no far-off rival has nearly as many. A wrong coordinate costs an analyst more than a missing one,
so doubt means none.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rawi.places.gazetteer import Entry
from rawi.places.match import Candidate
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km

__all__ = ["Choice", "Context", "Resolution", "choose", "lies_in"]

# How well known a place of each kind is, on the scale of the logarithm of a population.
_STANDING = {
    "country": 7.0, "region": 5.0, "sea": 5.0, "city": 4.8, "province": 4.6, "town": 4.2, "camp": 4.0,
    "airport": 4.0, "base": 4.0, "crossing": 4.0, "dam": 4.0, "river": 4.0, "mountain": 4.0, "island": 4.0,
    "district": 3.8, "village": 3.7, "site": 3.6, "quarter": 3.5,
}  # fmt: skip
_UNKNOWN_VILLAGE = 2.6
_SPELLING = {"same": 0.0, "article": -0.7, "variant": -0.7, "edit": -3.0}
_NEAR = ((25.0, 4.0), (70.0, 3.0), (180.0, 2.0), (450.0, 0.7))
_FAR = -1.0
_LEAST = 2.0  # points below which no candidate is taken
_MARGIN = 1.0  # points by which it must lead a rival elsewhere
_ELSEWHERE_KM = 30.0  # candidates closer than this are one place for every purpose
_WELL_KNOWN = 5.0  # standing from which a place outside the countries of a report is believed
_TOWN = 4.3  # below it a place is named in reports from around it only
_OVERSHADOWED = 2.0
_VILLAGE_TYPES = {"village", "hamlet", "town", "settlement", "hill", "valley", "mountain", "area"}
_SMALL = {"city", "town", "village", "quarter", "camp", "site", "base", "airport", "crossing", "dam"}
_MINOR = {"quarter", "village", "site"}
_LARGE = {"country", "province", "region", "sea", "river"}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a place expression was resolved to.

    Attributes:
        name, english: of the gazetteer's place; ``None`` where none was chosen.
        lat, lon: WGS84 degrees; ``None`` for whole countries and where nothing was good enough.
        radius_km: within which the happening lies.
        gazetteer_id: with its source («geonames:170063», «region:ghouta»).
        country: ISO 3166 two-letter code.
        kind: kind of the gazetteer's place.
        reason: why this place, or why none, in one line.
        candidates: up to five of those that were weighed, the best first.
    """

    name: str | None = None
    english: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    country: str | None = None
    kind: str | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def located(self) -> bool:
        """Whether it has coordinates."""
        return self.lat is not None


@dataclass(frozen=True, slots=True)
class Context:
    """What else the report tells about where it plays.

    Attributes:
        places: other places of the report that are resolved already.
        countries: ISO codes the report hints at, the strongest hint first.
    """

    places: Sequence[Resolution] = ()
    countries: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome: the candidate taken, why, and how far it leads; ``None`` taken leaves the place open."""

    taken: Candidate | None
    reason: str
    ranked: tuple[Candidate, ...] = ()
    lead: float = math.inf
    supported: bool = False


@dataclass(slots=True)
class _Weighed:
    candidate: Candidate
    standing: float
    points: float = 0.0
    supported: bool = False
    hinted: bool = False
    agrees: bool = False
    told: list[str] = field(default_factory=list)


def choose(
    candidates: Iterable[Candidate],
    context: Context,
    *,
    type_id: str | None = None,
    with_type: Collection[str] = (),
    holder: Entry | None = None,
    country: str | None = None,
) -> Choice:
    """Choose among the candidates of one name.

    Args:
        candidates: what the gazetteer offers.
        context: the rest of the report.
        type_id: the type word that stood with the name.
        with_type: ids of the candidates whose own name has that type word in it.
        holder: the place that the report says it lies in.
        country: ISO code that an adjective told («السورية»).
    """
    weighed = sorted(
        (_weigh(candidate, context, type_id, with_type, holder, country) for candidate in candidates),
        key=lambda one: (-one.points, one.candidate.entry.id),
    )
    _overshadow(weighed, type_id)
    _prefer_namesake(weighed, type_id)
    ranked = tuple(one.candidate for one in weighed)
    if not weighed:
        return Choice(None, "not in the gazetteer")
    best = weighed[0]
    rival = next((one for one in weighed[1:] if _elsewhere(best.candidate.entry, one.candidate.entry)), None)
    lead = math.inf if rival is None else best.points - rival.points
    doubt = _doubt(best, rival, lead, context, type_id)
    if doubt:
        return Choice(None, doubt, ranked, lead)
    if not best.told:
        best.told.append("the only place of that name" if rival is None else "the best known of that name")
    return Choice(best.candidate, "; ".join(best.told), ranked, lead, best.supported)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place lies in another: by its parent, its province's code, or its distance."""
    if holder.kind == "country":
        return entry.country == holder.country
    if entry.id == holder.id or entry.parent == holder.id:
        return True
    if holder.kind == "province" and entry.admin1 and holder.admin1 and entry.country == holder.country:
        return entry.admin1 == holder.admin1
    away = _away(entry, holder)
    return away is not None and away <= max(15.0, 1.4 * (holder.radius_km or 10.0))


def _weigh(
    candidate: Candidate,
    context: Context,
    type_id: str | None,
    with_type: Collection[str],
    holder: Entry | None,
    country: str | None,
) -> _Weighed:
    one = _Weighed(candidate, _standing(candidate.entry))
    one.points = (
        one.standing + _SPELLING[candidate.spelling] - (2.0 if candidate.ambiguous and not type_id else 0.0)
    )
    _weigh_type(one, type_id, candidate.entry.id in with_type)
    if holder is not None:
        _weigh_holder(one, holder)
    _weigh_nearness(one, context)
    _weigh_countries(one, context, country)
    return one


def _standing(entry: Entry) -> float:
    by_people = math.log10(entry.population) if entry.population > 1000 else 0.0
    by_kind = _STANDING[entry.kind] if entry.vernacular else _UNKNOWN_VILLAGE
    return max(by_people, by_kind)


def _weigh_type(one: _Weighed, type_id: str | None, in_name: bool) -> None:
    place_type = load_place_words().kind_of(type_id)
    if place_type is None:
        return
    kind = one.candidate.entry.kind
    if in_name or kind in place_type.kinds:
        # «مناطق بالشمال» is no «محافظة الشمال»
        province = kind == "province" and place_type.kinds[0] != "province"
        one.agrees = not ((in_name or province) and one.candidate.ambiguous)
        one.points += 2.5 if in_name or kind == place_type.kinds[0] else 1.5
        one.told.append(f"of the kind told ({kind})")
    else:
        one.points -= 1.0 if place_type.site else 3.0 if one.candidate.spelling == "same" else 4.5


def _weigh_holder(one: _Weighed, holder: Entry) -> None:
    if lies_in(one.candidate.entry, holder):
        one.points += 5.0
        one.supported = True
        one.told.append(f"in {holder.name} as told")
    else:
        one.points -= 6.0


def _weigh_nearness(one: _Weighed, context: Context) -> None:
    entry = one.candidate.entry
    others = [place for place in context.places if place.located and place.kind != "country"]
    if any(place.gazetteer_id == entry.id for place in others):
        one.points += 4.0
        one.supported = True
        one.told.append("named before")
        return
    found = [(away, place) for place in others if (away := _away_from(entry, place)) is not None]
    if not found:
        return
    nearest, place = min(found, key=lambda pair: pair[0])
    one.points += next((points for km, points in _NEAR if nearest <= km), _FAR)
    one.points += min(1.0, 0.2 * sum(away <= 180 for away, _ in found))
    abroad = context.countries and entry.country and entry.country not in context.countries
    if nearest <= (70 if abroad else 180):
        one.supported = True
        one.told.append(f"{nearest:.0f} km from {place.name}")


def _weigh_countries(one: _Weighed, context: Context, country: str | None) -> None:
    mine = one.candidate.entry.country
    if country:
        one.points += 4.0 if mine == country else -5.0
        one.hinted = mine == country
        if one.hinted:
            one.told.append(f"in {country} as told")
    elif context.countries and mine:
        rank = list(context.countries).index(mine) if mine in context.countries else None
        one.hinted = rank is not None
        one.points += -2.0 if rank is None else (2.0, 1.2, 1.2)[rank] if rank < 3 else 0.6
        if one.hinted:
            one.told.append(f"in {mine}, of which the report speaks")


def _overshadow(weighed: list[_Weighed], type_id: str | None) -> None:
    """A village that nobody writes of, beside a well-known namesake in the same country: without a word that says
    «village», the well-known one is meant, however near the other lies."""
    if type_id in _VILLAGE_TYPES:
        return
    known = {
        one.candidate.entry.country
        for one in weighed
        if one.standing >= _TOWN and not one.candidate.ambiguous
    }
    for one in weighed:
        if one.standing <= _UNKNOWN_VILLAGE and one.candidate.entry.country in known:
            one.points -= _OVERSHADOWED
    weighed.sort(key=lambda one: (-one.points, one.candidate.entry.id))


def _prefer_namesake(weighed: list[_Weighed], type_id: str | None) -> None:
    """Without a type word «تونس» is the country rather than its capital, «حلب» the city rather than its
    province."""
    if type_id is not None or not weighed:
        return
    best = weighed[0].candidate
    for at, one in enumerate(weighed[1:], 1):
        entry = one.candidate.entry
        country = entry.kind == "country" and best.entry.country == entry.country
        seat = best.entry.kind == "province" and (entry.population >= 10_000 or entry.kind == "city")
        if one.candidate.spelling == "same" and (country or (seat and lies_in(entry, best.entry))):
            weighed.insert(0, weighed.pop(at))
            weighed[0].points = max(weighed[0].points, weighed[1].points)
            return


def _doubt(
    best: _Weighed, rival: _Weighed | None, lead: float, context: Context, type_id: str | None
) -> str | None:
    """Why the best candidate must not be taken, if it must not."""
    entry = best.candidate.entry
    if best.points < _LEAST:
        return f"«{entry.name}» ({entry.english}) does not fit what is told"
    if best.candidate.ambiguous and not (best.supported or best.agrees or (best.hinted and entry.vernacular)):
        return f"«{entry.name}» is an everyday word too, and nothing near it is named"
    if best.standing < _TOWN and not best.supported and _all_far(context):
        return f"«{entry.name}» ({entry.english}) is far from every place named"
    elsewhere = context.countries and entry.country and not best.hinted and not best.supported
    if elsewhere and best.standing < _WELL_KNOWN and not (entry.kind in _LARGE or _unmistakable(best, rival)):
        return f"«{entry.name}» is in {entry.country}, of which the report does not speak"
    if best.candidate.spelling == "edit" and not best.supported:
        return f"only alike in spelling to «{entry.name}»"
    if rival is not None and lead < _MARGIN:
        other = rival.candidate.entry
        return f"a tie between {entry.english} ({entry.country}) and {other.english} ({other.country})"
    return None


def _unmistakable(best: _Weighed, rival: _Weighed | None) -> bool:
    """A place of the project's own list of regions whose very name is like no other."""
    candidate = best.candidate
    plain = candidate.spelling == "same" and not candidate.ambiguous and rival is None
    return (
        plain and candidate.entry.source == "regions" and (best.agrees or candidate.entry.kind not in _MINOR)
    )


def _all_far(context: Context) -> bool:
    """Whether there are places enough to expect a village to be near one of them."""
    return sum(place.located and place.kind in _SMALL for place in context.places) >= 2


def _elsewhere(one: Entry, other: Entry) -> bool:
    """Whether two candidates are truly different places; a city and the province named after it are not."""
    away = _away(one, other)
    if away is None:
        return one.country != other.country
    if _holds(one, other) or _holds(other, one):
        return False
    reach = max(_ELSEWHERE_KM, one.radius_km or 0.0, other.radius_km or 0.0)
    return away > reach and not (one.country == other.country and "country" in (one.kind, other.kind))


def _holds(province: Entry, entry: Entry) -> bool:
    """Whether a province or district holds the place that it shares a name with, by their codes."""
    if province.kind not in ("province", "district") or province.country != entry.country:
        return False
    return bool(province.admin1) and province.admin1 == entry.admin1


def _away(one: Entry, other: Entry) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _away_from(entry: Entry, place: Resolution) -> float | None:
    """Kilometres to a place of the report; anywhere within a wide place is near it."""
    if entry.lat is None or entry.lon is None or place.lat is None or place.lon is None:
        return None
    return max(0.0, distance_km(entry.lat, entry.lon, place.lat, place.lon) - (place.radius_km or 0.0) / 2)
