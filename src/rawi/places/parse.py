"""Taking a place expression apart: «30 كم جنوب شرق مدينة كذا», «ريف حماة الشمالي», «محيط قرية كذا قرب كذا».

No gazetteer is asked here, so every way to read the words is kept: «تل عفر» may be a town or a hill named
عفر, «شمال دارفور» a province or the north of دارفور. The resolver tries the readings from the longest to
the shortest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.places.countries import load_countries
from rawi.places.placewords import PlaceWords, load_place_words, longest
from rawi.places.relative import mean_bearing

__all__ = ["Modifier", "PlaceMention", "Reading", "parse_place"]

ModifierKind = Literal["near", "edge", "inside", "part", "rural", "border", "direction"]

_DASH = "-"
_TOKEN = re.compile(r"[^\W_]+(?:[.,٫][0-9]+)?|[-–—_]+")
_IN = {"في", "ضمن", "من", "عند", "التابعه", "التابع", "الواقعه", "الواقع", "لدي", "علي", "الي", "مع", "عن"}
_HOLDERS = {"city", "capital", "town", "village", "subdistrict", "district", "province", "strip"}
_EPITHETS_OF = {"city", "capital", "town", "village", "province"}
_PRONOUNS = ("ها", "هما", "هم")


@dataclass(frozen=True, slots=True)
class Modifier:
    """Where from the named place the happening is.

    Attributes:
        kind: «direction» has a bearing; the others are those of [[relation]] in placewords.toml.
        bearing: degrees clockwise from north.
        km: the distance told, in kilometres.
        widen_km: kilometres added to the place's radius.
        least_km: the radius is at least this.
    """

    kind: ModifierKind
    bearing: float | None = None
    km: float | None = None
    widen_km: float = 0.0
    least_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words: these are the name; modifiers and a type word stood before or after them."""

    words: tuple[str, ...]
    modifiers: tuple[Modifier, ...]
    type: str | None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place expression taken apart.

    Attributes:
        text: as it was given.
        name: folded words of the name; empty where only a type word stands («المدينة»).
        type: id of its type word in placewords.toml, the innermost one; ``None`` without one.
        number: «d» or «p» where the type word is dual or plural («بلدتي»): the next mention may share it.
        definite: the type word has the article, a demonstrative or a pronoun.
        modifiers: outermost first.
        readings: ways to read the words, the longest name first.
        anchor: the expression that says where it is («في ريف كذا», «شرق كذا»).
        other: the second place of «بين X وY» and «X-Y».
        country: ISO code told by an adjective («السورية»).
        joined: whether «و» or a comma joins it to the mention before, whose dual or plural type word it
            then shares; ``None`` when that is not known. ``parse_place`` leaves it so: who sees the
            sentence tells.
    """

    text: str
    name: tuple[str, ...] = ()
    type: str | None = None
    number: Literal["s", "d", "p"] = "s"
    definite: bool = False
    modifiers: tuple[Modifier, ...] = ()
    readings: tuple[Reading, ...] = ()
    anchor: PlaceMention | None = None
    other: PlaceMention | None = None
    country: str | None = None
    joined: bool | None = None


def parse_place(words: str | Sequence[Word]) -> PlaceMention:
    """Take a place expression apart.

    Args:
        words: its text, or its words; quotes and other punctuation but hyphens are passed over.
    """
    if isinstance(words, str):
        text, spelt = words, [folded_word(token) for token in _TOKEN.findall(_bare_marks(words))]
    else:
        text = " ".join(word.text for word in words)
        spelt = [token for word in words for token in _TOKEN.findall(word.folded)]
    tokens = [_DASH if token[:1] in "-–—_" else token for token in spelt if token]
    return _parsed(tokens, text)


def _bare_marks(text: str) -> str:
    return "".join(ch for ch in text if not "\u064b" <= ch <= "\u065f" and ch not in "\u0640\u0670’'`")


def _parsed(tokens: list[str], text: str) -> PlaceMention:
    split = _two_places(tokens)
    if split:
        left, right = (_parsed(part, " ".join(part)) for part in split)
        whole = Reading(tuple(token for token in tokens if token != _DASH), (), None)
        if right.type is None and left.type not in (None, "road", "area"):
            right = replace(right, type=left.type)
        return replace(left, text=text, readings=(whole, *left.readings), other=right)
    return _Parser([token for token in tokens if token != _DASH], text).mention()


def _two_places(tokens: list[str]) -> tuple[list[str], list[str]] | None:
    """The two sides of «بين X وY» and of «X - Y»; a hyphen between directions parts nothing."""
    directions = load_place_words().directions
    if _DASH in tokens:
        at = tokens.index(_DASH)
        left, right = tokens[:at], tokens[at + 1 :]
        if left and right and left[-1].removeprefix("ال") not in directions:
            return left, right
    if "بين" in tokens[:-2]:
        start = tokens.index("بين") + 1
        for at in range(start + 1, len(tokens)):
            if tokens[at] == "و" and at + 1 < len(tokens):
                return tokens[start:at], tokens[at + 1 :]
            if tokens[at].startswith("و") and len(tokens[at]) > 3:
                return tokens[start:at], [tokens[at][1:], *tokens[at + 1 :]]
    return None


class _Parser:
    """Reads one expression from the left: what stands before the name, the name, what follows it."""

    def __init__(self, tokens: list[str], text: str) -> None:
        self.words: PlaceWords = load_place_words()
        self.tokens = tokens
        self.text = text
        self.modifiers: list[Modifier] = []
        self.type: str | None = None
        self.number: Literal["s", "d", "p"] = "s"
        self.definite = False
        self.country: str | None = None
        self.starts: list[tuple[int, tuple[Modifier, ...], str | None]] = []

    def mention(self) -> PlaceMention:
        at = 0
        while at < len(self.tokens):
            told_far = bool(self.modifiers) and self.modifiers[-1].km is not None
            # «30 كم شمال دمشق» is not within a region called «شمال دمشق»
            is_wind = self.tokens[at] in self.words.directions
            if not (told_far and is_wind) and (not self.starts or self.starts[-1][0] != at):
                self.starts.append((at, tuple(self.modifiers), self.type))
            take = self._lead(at)
            if not take:
                break
            at += take
        end, anchor_at = self._tail(at)
        name_end, trailing = self._trailing(at, end)
        anchor = None
        if anchor_at is not None and anchor_at < len(self.tokens):
            rest = self.tokens[anchor_at:]
            anchor = _parsed(rest, " ".join(rest))
        return PlaceMention(
            text=self.text,
            name=tuple(self.tokens[at:name_end]),
            type=self.type,
            number=self.number,
            definite=self.definite,
            modifiers=(*self.modifiers, *trailing),
            readings=self._readings(end, name_end, trailing),
            anchor=anchor,
            country=self.country or (anchor.country if anchor else None),
        )

    # ------------------------------------------------ before the name

    def _lead(self, at: int) -> int:
        """Read what stands before a name at this word; how many words it took, 0 where the name begins."""
        for take, read in self._spellings(at):
            for step in (
                self._distance,
                self._direction,
                self._type_or_relation,
                self._adjective,
                self._filler,
            ):
                taken = step(read)
                if taken:
                    return taken + take
        return 0

    def _type_or_relation(self, rest: list[str]) -> int:
        """The longer of the two: «مركز طبي» is a building, «مركز المدينة» the middle of a town."""
        place_type, relation = self.words.type_at(rest, 0), longest(self.words.relations, rest, 0)
        longer = place_type and (not relation or place_type[2] > relation[1])
        return self._type(rest) if longer else self._relation(rest)

    def _adjective(self, rest: list[str]) -> int:
        """«العاصمة العراقية بغداد»: a country's adjective between type word and name."""
        iso = load_countries().of_adjective(rest[0]) if self.type and len(rest) > 1 else None
        if not iso or not rest[0].startswith("ال"):
            return 0
        if not self._is_site():
            self.country = iso
        return 1

    def _is_site(self) -> bool:
        """«السفارة الليبية» stands anywhere but in Libya."""
        place_type = self.words.kind_of(self.type)
        return place_type is not None and place_type.site

    def _spellings(self, at: int) -> list[tuple[int, list[str]]]:
        """The words from here on, as they stand and with «ب ل و ف» or a pronoun off the first."""
        rest = self.tokens[at:]
        first = rest[0]
        ways = [rest]
        if len(first) > 3 and first[0] in "بلوف":
            ways.append([("ا" if first.startswith("لل") else "") + first[1:], *rest[1:]])
        for pronoun in _PRONOUNS:
            if first.endswith(pronoun) and len(first) - len(pronoun) >= 3:
                ways.append([first[: -len(pronoun)], "", *rest[1:]])
        return [(-1 if way[1:2] == [""] else 0, way) for way in ways]

    def _distance(self, rest: list[str]) -> int:
        number = float(rest[0].replace("٫", ".")) if re.fullmatch(r"[0-9]+(?:[.٫][0-9]+)?", rest[0]) else None
        number = number if number is not None else self.words.numbers.get(rest[0])
        unit = longest(self.words.metres, rest, 1) if number is not None else None
        if number is None or unit is None:
            return 0
        metres, take = unit
        self.modifiers.append(Modifier("near", km=number * metres / 1000))
        return 1 + take

    def _direction(self, rest: list[str]) -> int:
        bearings, take = self._bearings(rest)
        if not bearings or (len(rest) == take and not self._definite_direction(rest) and self.type is None):
            return 0
        told = self.modifiers.pop().km if self.modifiers and self.modifiers[-1].km is not None else None
        bearing = mean_bearing(bearings)
        if bearing is not None:
            self.modifiers.append(Modifier("direction", bearing, told))
        return take

    @staticmethod
    def _definite_direction(rest: list[str]) -> bool:
        return rest[0].startswith("ال")

    def _bearings(self, rest: Sequence[str]) -> tuple[list[int], int]:
        """The winds that the next words name: «شمال شرق», «الجنوبي والشرقي»."""
        bearings: list[int] = []
        for word in rest[:3]:
            bare = word.removeprefix("و") if bearings else word
            found = self.words.directions.get(bare.removeprefix("ال"))
            if found is None or found in bearings:
                break
            bearings.append(found)
        return bearings, len(bearings)

    def _relation(self, rest: list[str]) -> int:
        found = longest(self.words.relations, rest, 0)
        if not found:
            return 0
        relation, take = found
        self.modifiers.append(
            Modifier(relation.id, widen_km=relation.widen_km, least_km=relation.least_km)  # type: ignore[arg-type]
        )
        if rest[take : take + 1] == [""]:
            self.definite = True
            return take + 1
        # «المحاذية ل» + «لبلدة»: the preposition is glued to the next word and comes off there
        return take

    def _type(self, rest: list[str]) -> int:
        found = self.words.type_at(rest, 0)
        if not found:
            return 0
        place_type, number, take, definite = found
        self._leave_type()
        self.type, self.number = place_type.id, number
        self.definite = self.definite or definite
        if rest[take : take + 1] == [""]:
            self.definite = True
            take += 1
        return take

    def _filler(self, rest: list[str]) -> int:
        found = longest(self.words.fillers, rest, 0)
        if found and rest[0] in ("هذه", "هذا", "تلك", "ذلك", "نفس"):
            self.definite = True
        if found and rest[0] in _IN:
            self._leave_type()
        return found[1] if found else 0

    def _leave_type(self) -> None:
        """«السوق في X», «أحياء مدينة X»: what the first type word names is no longer the place itself."""
        if self.type == "quarter" and self.number == "p":
            self.modifiers.append(Modifier("part"))
        self.type, self.number, self.definite = None, "s", False

    # ------------------------------------------------ the name and what follows

    def _tail(self, start: int) -> tuple[int, int | None]:
        """Where the name ends, and where the expression that anchors it begins."""
        tokens = self.tokens
        for at in range(start, len(tokens)):
            word = tokens[at]
            if at > start and word in _IN:
                return at, at + 1
            if at > start and self._anchors(at):
                return at, at
        return len(tokens), None

    def _anchors(self, at: int) -> bool:
        rest = self.tokens[at:]
        if longest(self.words.relations, rest, 0) or (rest[0] in self.words.directions and len(rest) > 1):
            return not (rest[0] in self.words.directions and self._only_directions(rest))
        holder = self.words.type_at(rest, 0)
        if holder and holder[0].id in _HOLDERS and len(rest) > holder[2]:
            return True
        if rest[0][0] in "بل" and len(rest[0]) > 3:
            bare = [("ا" if rest[0].startswith("لل") else "") + rest[0][1:], *rest[1:]]
            return bool(self.words.type_at(bare, 0) or longest(self.words.relations, bare, 0))
        return False

    def _only_directions(self, rest: list[str]) -> bool:
        return self._bearings(rest)[1] == len(rest)

    def _trailing(self, start: int, end: int) -> tuple[int, tuple[Modifier, ...]]:
        """Cut adjectives off the name's end: winds become modifiers, «السورية» the country, labels go."""
        countries = load_countries()
        bearings: list[int] = []
        while end > start:
            word = self.tokens[end - 1]
            bare = word.removeprefix("و").removeprefix("ال")
            iso = countries.of_adjective(word) if end - 1 > start or self.type or self.modifiers else None
            is_direction = bare in self.words.directions and (word != bare or word.endswith("ي"))
            if is_direction and (end - 1 > start or self.type):
                if not self._is_epithet(bare):
                    bearings.append(self.words.directions[bare])
            elif iso:
                self.country = None if self._is_site() else iso
            elif word not in self.words.labels:
                break
            end -= 1
        bearing = mean_bearing(bearings) if bearings else None
        return end, () if bearing is None else (Modifier("direction", bearing),)

    def _is_epithet(self, bare: str) -> bool:
        """«مدينة عدن الجنوبية»: the town is in the south, and no part of it is meant."""
        told_part = any(modifier.kind in ("part", "rural", "edge") for modifier in self.modifiers)
        return self.type in _EPITHETS_OF and bare.endswith("ه") and not told_part

    def _readings(self, end: int, name_end: int, trailing: tuple[Modifier, ...]) -> tuple[Reading, ...]:
        readings: list[Reading] = []
        for start, modifiers, type_id in self.starts:
            for stop, after in ((len(self.tokens), ()), (end, ()), (name_end, trailing)):
                reading = Reading(tuple(self.tokens[start:stop]), (*modifiers, *after), type_id)
                if start < stop and all(reading.words != other.words for other in readings):
                    readings.append(reading)
        return tuple(readings)
