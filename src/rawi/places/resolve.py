"""Place expressions to coordinates with a radius, or to none: readings, namesakes, and what modifiers do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rawi.places.build import embedded
from rawi.places.choose import Choice, Context, Resolution, choose
from rawi.places.countries import load_countries
from rawi.places.match import Candidate, PlaceIndex
from rawi.places.parse import PlaceMention, Reading
from rawi.places.placewords import PlaceType, load_place_words
from rawi.places.relative import distance_km, midpoint
from rawi.places.sectors import moved, placed
from rawi.places.spelling import folded_name
from rawi.places.user import imported_layer

__all__ = ["default_index", "resolve", "resolve_all"]

_SURE_LEAD = 2.0
_SHOWN = 5
_STRICT = {"hill", "valley", "bridge", "road", "square", "dam", "field"}


@cache
def default_index() -> PlaceIndex:
    """The index over the embedded gazetteer and what the user imported, opened once.

    Raises:
        SetupError: the embedded gazetteer cannot be built, or the user's cannot be read.
    """
    imported = imported_layer()
    return PlaceIndex() if imported is None else PlaceIndex((embedded(), imported))


def resolve(mention: PlaceMention, context: Context, index: PlaceIndex | None = None) -> Resolution:
    """Resolve one place expression.

    Args:
        mention: from ``parse_place``.
        context: the rest of the report.
        index: the places to choose from; the embedded gazetteer when not given.

    Returns:
        Always a resolution; without coordinates where the place is a country, is not known or is in doubt,
        with the reason.
    """
    return _Resolver(index or default_index(), context).resolve(mention)


def resolve_all(
    mentions: Sequence[PlaceMention], hints: Sequence[str] = (), index: PlaceIndex | None = None
) -> list[Resolution]:
    """Resolve all place expressions of a report: the sure ones first, the others by nearness to these.

    Args:
        mentions: in the order of the text, which «المدينة» and «بلدتي X وY» lean on.
        hints: ISO codes of the countries the report hints at, the strongest first.
        index: the places to choose from; the embedded gazetteer when not given.

    Returns:
        One resolution for each mention, in order.
    """
    index = index or default_index()
    mentions = [_of_this_country(mention, hints) for mention in _sharing_types(mentions)]
    found: dict[int, Resolution] = {}
    alone = _Resolver(index, Context((), hints))
    for at, mention in enumerate(mentions):
        resolution = alone.resolve(mention)
        if resolution.located and alone.sure:
            found[at] = resolution
    open_ones = [at for at in range(len(mentions)) if at not in found]
    settled = -1
    while open_ones and settled < len(found):
        settled = len(found)
        left = {at: _beside(mentions, found, at, hints, index) for at in open_ones if at not in found}
        open_ones = [at for at in left if not left[at].located]
    found.update((at, left[at]) for at in open_ones)
    return [_referred(mentions, found, at, hints, index) for at in range(len(mentions))]


def _beside(
    mentions: Sequence[PlaceMention],
    found: dict[int, Resolution],
    at: int,
    hints: Sequence[str],
    index: PlaceIndex,
) -> Resolution:
    """Resolve one mention by those found so far, and add it to them if it can be located."""
    others = tuple(found[other] for other in sorted(found, key=lambda other: abs(other - at)))
    countries = list(dict.fromkeys([*hints, *(place.country for place in others if place.country)]))
    resolution = _Resolver(index, Context(others, countries)).resolve(mentions[at])
    if resolution.located:
        found[at] = resolution
    return resolution


class _Resolver:
    """Resolves against one context; ``sure`` tells whether the last place was beyond doubt without it."""

    def __init__(self, index: PlaceIndex, context: Context) -> None:
        self.index = index
        self.context = context
        self.sure = False

    def resolve(self, mention: PlaceMention) -> Resolution:
        self.sure = False
        anchor = self.resolve(mention.anchor) if mention.anchor else None
        if mention.other and (between := self._between(mention, mention.other)):
            return between
        self.sure = False
        weighed: tuple[Candidate, ...] = ()
        reason = "not in the gazetteer" if mention.name else "no name, only a word for a kind of place"
        for at, reading in enumerate(mention.readings):
            choice = self._chosen(mention, at, anchor)
            if choice.taken and _is_bare(mention) and not _stands_alone(choice.taken):
                continue
            if choice.taken:
                self.sure = self._is_sure(choice) and not any(
                    m.kind == "direction" for m in reading.modifiers
                )
                return self._located(mention, reading, choice)
            if choice.ranked and not weighed:
                weighed, reason = choice.ranked, choice.reason
        if found := self._beginning(mention, anchor) or self._misspelt(mention, anchor):
            return found
        if anchor and anchor.located:
            return replace(
                anchor,
                radius_km=max(15.0, anchor.radius_km or 0.0),
                reason=f"{reason}; placed by {anchor.name}",
            )
        return Resolution(country=mention.country, reason=reason, candidates=weighed[:_SHOWN])

    def _chosen(self, mention: PlaceMention, at: int, anchor: Resolution | None) -> Choice:
        """Choose for one reading; where it begins with a type word, those of the name without it are
        weighed too."""
        reading = mention.readings[at]
        shorter = mention.readings[at + 1] if at + 1 < len(mention.readings) else None
        holder = self.index.entry(anchor.gazetteer_id) if anchor and anchor.gazetteer_id else None
        choice = Choice(None, "not in the gazetteer")
        for name in _names(reading.words):
            candidates = self._candidates(name, reading.type)
            if choice.ranked:
                break  # «باردو» is never «ب» + «اردو» where there is a «باردو»
            if mention.definite and reading.type and reading.type != "capital":
                # «التلال الجبلية» is a noun with its adjective, not hills of that name
                candidates = [candidate for candidate in candidates if not candidate.ambiguous]
            if not candidates:
                continue
            type_id, with_type = reading.type, set()
            if type_id is None and shorter and shorter.type and shorter.modifiers == reading.modifiers:
                type_id = shorter.type
                with_type = {candidate.entry.id for candidate in candidates}
                candidates += [
                    other
                    for other in self._candidates(" ".join(shorter.words), type_id)
                    if other.entry.id not in with_type
                ]
            choice = choose(
                candidates,
                self.context,
                type_id=type_id,
                with_type=with_type,
                holder=holder,
                country=mention.country,
            )
            if choice.taken:
                return choice
        return choice

    def _beginning(self, mention: PlaceMention, anchor: Resolution | None) -> Resolution | None:
        """A well-known name with words after it that are not part of it («مدينة تدمر السياحية الشهيرة»)."""
        holder = self.index.entry(anchor.gazetteer_id) if anchor and anchor.gazetteer_id else None
        place_type = load_place_words().kind_of(mention.type)
        for length in range(len(mention.name) - 1, 0, -1):
            words = mention.name[:length]
            known = [
                candidate
                for candidate in self._candidates(_names(words)[0], mention.type)
                if candidate.spelling == "same"
                and _is_known(candidate)
                and (not candidate.ambiguous or (place_type and candidate.entry.kind in place_type.kinds))
            ]
            choice = choose(known, self.context, type_id=mention.type, holder=holder, country=mention.country)
            if choice.taken:
                return self._located(mention, Reading(words, mention.modifiers, mention.type), choice)
        return None

    def _misspelt(self, mention: PlaceMention, anchor: Resolution | None) -> Resolution | None:
        """A name one letter off, where a type word says that it is one and the report is about its
        surroundings."""
        place_type = load_place_words().kind_of(mention.type)
        if place_type is None or place_type.site or not mention.name:
            return None
        holder = self.index.entry(anchor.gazetteer_id) if anchor and anchor.gazetteer_id else None
        candidates = self.index.lookup(" ".join(mention.name), fuzzy=True)
        fitting = [one for one in candidates if one.spelling == "edit" and one.entry.kind in place_type.kinds]
        choice = choose(fitting, self.context, type_id=mention.type, holder=holder, country=mention.country)
        if choice.taken is None:
            return None
        reading = Reading(mention.name, mention.modifiers, mention.type)
        return self._located(mention, reading, replace(choice, reason=f"one letter off; {choice.reason}"))

    def _candidates(self, name: str, type_id: str | None) -> list[Candidate]:
        """«تل X» is no town called X: of some type words the name alone must fit."""
        candidates = self.index.lookup(name)
        place_type = load_place_words().kind_of(type_id)
        if place_type is None or place_type.id not in _STRICT:
            return candidates
        return [candidate for candidate in candidates if candidate.entry.kind in place_type.kinds]

    @staticmethod
    def _is_sure(choice: Choice) -> bool:
        taken = choice.taken
        if taken is None or taken.spelling == "edit" or (taken.ambiguous and not choice.supported):
            return False
        well_known = taken.entry.vernacular or taken.entry.population >= 50_000
        return choice.lead >= _SURE_LEAD and (well_known or choice.supported)

    def _located(self, mention: PlaceMention, reading: Reading, choice: Choice) -> Resolution:
        assert choice.taken is not None
        entry = choice.taken.entry
        spot = placed(self.index, reading, choice.taken, choice.ranked, self.context.places)
        entry = spot.entry or entry
        return Resolution(
            name=entry.name,
            english=entry.english,
            lat=spot.lat,
            lon=spot.lon,
            radius_km=spot.radius_km,
            gazetteer_id=entry.id,
            country=entry.country or None,
            kind=entry.kind,
            reason="; ".join(part for part in (choice.reason, spot.reason) if part),
            candidates=choice.ranked[:_SHOWN],
        )

    def _between(self, mention: PlaceMention, other: PlaceMention) -> Resolution | None:
        """Half way between two places; the name of both together may be a place of its own."""
        whole = self._chosen(mention, 0, None)
        if whole.taken:
            self.sure = True
            return self._located(mention, mention.readings[0], whole)
        one, two = self.resolve(replace(mention, other=None)), self.resolve(other)
        if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
            return one if one.located else two if two.located else None
        apart = distance_km(one.lat, one.lon, two.lat, two.lon)
        if apart > 250:
            return None
        lat, lon = midpoint(one.lat, one.lon, two.lat, two.lon)
        return replace(
            one,
            lat=round(lat, 5),
            lon=round(lon, 5),
            radius_km=max(10.0, round(apart / 2, 1)),
            reason=f"between {one.name} and {two.name}, {apart:.0f} km apart",
        )


def _is_known(candidate: Candidate) -> bool:
    """Whether it is famous enough to be called by its name with words after it."""
    entry = candidate.entry
    return (entry.vernacular and entry.kind != "village") or entry.population >= 20_000


def _is_bare(mention: PlaceMention) -> bool:
    """Only a definite type word or a pronoun: «المدينة», «أطراف القرية», «ريفها»."""
    return not mention.name and mention.definite and mention.anchor is None


def _stands_alone(candidate: Candidate) -> bool:
    """Names that look like a bare type word and are famous enough to be one: «القطاع», «الضاحية»."""
    return candidate.entry.vernacular and candidate.entry.kind != "country"


def _names(words: Sequence[str]) -> list[str]:
    """The name as it stands and with «ب ل و ف ك» off its first word («بدمشق», «للفرات»)."""
    names = [" ".join(words)]
    first = words[0]
    if len(first) > 3 and first[0] in "بلوف":  # «ك» compares: «كحلب» is not where
        bare = "ا" + first[1:] if first.startswith("لل") else first[1:]
        names.append(" ".join((bare, *words[1:])))
    return names


def _of_this_country(mention: PlaceMention, hints: Sequence[str]) -> PlaceMention:
    """«شمال البلاد»: the north of the country that the report speaks of most."""
    country = load_countries().of(hints[0]) if hints else None
    if country is None or mention.name[:1] != ("البلاد",) or not mention.modifiers:
        return mention
    name = tuple(folded_name(country.name).split())
    readings = tuple(
        replace(reading, words=(*name, *reading.words[1:])) if reading.words[:1] == ("البلاد",) else reading
        for reading in mention.readings
    )
    return replace(mention, name=(*name, *mention.name[1:]), readings=readings)


def _sharing_types(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """«بلدتي X وY»: the second name shares the dual or plural type word of the first."""
    shared: list[PlaceMention] = []
    giver: PlaceMention | None = None
    left = 0
    for mention in mentions:
        if mention.type:
            giver = mention if mention.number in ("d", "p") and mention.name else None
            left = 9 if mention.number == "p" else 1
        elif giver and left and mention.name and not mention.modifiers and mention.joined is not False:
            left = left if mention.joined else 1
            left -= 1
            readings = tuple(
                replace(reading, type=reading.type or giver.type) for reading in mention.readings
            )
            mention = replace(mention, type=giver.type, readings=readings)
        else:
            giver = None
        shared.append(mention)
    return shared


# ------------------------------------------------ «المدينة», «القطاع», «العاصمة»


def _referred(
    mentions: Sequence[PlaceMention],
    found: dict[int, Resolution],
    at: int,
    hints: Sequence[str],
    index: PlaceIndex,
) -> Resolution:
    """A definite type word without a name, or a pronoun: the last place before it that is of that kind."""
    mention = mentions[at]
    place_type = load_place_words().kind_of(mention.type)
    if not _is_bare(mention) or found[at].located:
        return found[at]
    if place_type and place_type.id == "capital":
        return _capital(mention, hints, index) or found[at]
    if place_type and not (place_type.anaphor or place_type.site):
        return found[at]
    if mention.number != "s" and (place_type is None or place_type.id != "quarter"):
        return found[at]
    for before in range(at - 1, -1, -1):
        place = found[before]
        if place.located and place.kind != "country" and _answers(place, mentions[before], place_type):
            return _moved(mention, place)
    return found[at]


def _answers(place: Resolution, mention: PlaceMention, place_type: PlaceType | None) -> bool:
    """Whether «the town», «the area», «its countryside» can be of this place, as told by the other
    mention."""
    if place_type is None:
        return place.kind in ("city", "town", "village", "province")
    if place_type.id == "area" or place_type.site:
        return True
    if place_type.id == "quarter":
        return place.kind in ("city", "town", "quarter")
    return place.kind in place_type.kinds or mention.type == place_type.id


def _moved(mention: PlaceMention, place: Resolution) -> Resolution:
    lat, lon, radius_km, _ = moved(
        place.lat or 0.0,
        place.lon or 0.0,
        place.radius_km or 10.0,
        place.kind or "",
        mention.modifiers,
        mention.type,
    )
    return replace(
        place, lat=lat, lon=lon, radius_km=radius_km,
        reason=f"«{mention.text}» is {place.name}, named before",
        candidates=(),
    )  # fmt: skip


def _capital(mention: PlaceMention, hints: Sequence[str], index: PlaceIndex) -> Resolution | None:
    country = mention.country or (hints[0] if hints else None)
    entry = index.capital(country) if country else None
    if entry is None or entry.lat is None or entry.lon is None:
        return None
    lat, lon, radius_km, _ = moved(
        entry.lat, entry.lon, entry.radius_km or 15.0, entry.kind, mention.modifiers, mention.type
    )
    return Resolution(
        entry.name,
        entry.english,
        lat,
        lon,
        radius_km,
        entry.id,
        entry.country,
        entry.kind,
        f"the capital of {country}",
    )
