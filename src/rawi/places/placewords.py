"""The words around a place's name, from knowledge/placewords.toml: type words, directions, relations,
lengths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables
from rawi.places.gazetteer import KINDS
from rawi.places.spelling import folded_name

__all__ = ["PlaceType", "PlaceWords", "Relation", "load_place_words"]

Number = Literal["s", "d", "p"]
_RELATIONS = ("near", "edge", "inside", "part", "rural", "border")
_Meaning = TypeVar("_Meaning")
Phrases = dict[tuple[str, ...], _Meaning]


@dataclass(frozen=True, slots=True)
class PlaceType:
    """A kind of place as type words tell it.

    Attributes:
        id: «city», «village», «camp»….
        kinds: what the gazetteer may call such a place, the best match first.
        radius_km: for places whose entry has no radius of its own.
        anaphor: the definite word alone means a place named before.
        site: a building or ground; what follows may name the town it stands in.
    """

    id: str
    kinds: tuple[str, ...]
    radius_km: float
    anaphor: bool = False
    site: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What a word such as «قرب» does to the place after it: kilometres added, and the least radius."""

    id: str
    widen_km: float
    least_km: float


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Everything placewords.toml says; keys are folded words, without the article."""

    types: Phrases[tuple[PlaceType, Number]]
    by_id: dict[str, PlaceType]
    directions: dict[str, int]
    relations: Phrases[Relation]
    metres: Phrases[float]
    numbers: dict[str, int]
    fillers: Phrases[bool]
    labels: frozenset[str]
    everyday: frozenset[str]

    def type_at(self, words: Sequence[str], at: int) -> tuple[PlaceType, Number, int, bool] | None:
        """The type word at a position: type, number, words it takes, whether it has the article."""
        for take in (3, 2, 1):
            phrase = tuple(words[at : at + take])
            if len(phrase) < take:
                continue
            for form, definite in ((phrase, False), (_without_article(phrase), True)):
                found = self.types.get(form) if form else None
                if found:
                    return (*found, take, definite)
        return None

    def kind_of(self, type_id: str | None) -> PlaceType | None:
        """The type with this id."""
        return self.by_id.get(type_id or "")


def _without_article(phrase: tuple[str, ...]) -> tuple[str, ...] | None:
    first = phrase[0]
    return (first[2:], *phrase[1:]) if first.startswith("ال") and len(first) > 3 else None


def longest(phrases: Phrases[_Meaning], words: Sequence[str], at: int) -> tuple[_Meaning, int] | None:
    """What the longest phrase that stands at a position means, and how many words it takes."""
    for take in (4, 3, 2, 1):
        found = phrases.get(tuple(words[at : at + take])) if at + take <= len(words) else None
        if found is not None:
            return found, take
    return None


@cache
def load_place_words(path: Path = HERE / "placewords.toml") -> PlaceWords:
    """Read and check placewords.toml.

    Raises:
        KnowledgeError: an entry does not say what it must; names file and line.
    """
    types = _types(path)
    return PlaceWords(
        types=types,
        by_id={found.id: found for found, _ in types.values()},
        directions={
            word: table["bearing"]
            for line, table in _tables(path, "direction", {"id": str, "bearing": int, "words": list})
            for word in _single(path, line, table["words"])
        },
        relations={
            tuple(folded_name(word).split()): Relation(
                table["id"], float(table["widen_km"]), float(table["least_km"])
            )
            for _, table in _tables(
                path,
                "relation",
                {"id": str, "words": list, "widen_km": float, "least_km": float},
                one_of={"id": _RELATIONS},
            )
            for word in table["words"]
        },
        metres={
            tuple(folded_name(word).split()): float(table["metres"])
            for _, table in _tables(path, "unit", {"metres": float, "words": list})
            for word in table["words"]
        },
        numbers={
            word: table["value"]
            for line, table in _tables(path, "number", {"value": int, "words": list})
            for word in _single(path, line, table["words"])
        },
        fillers={
            tuple(folded_name(word).split()): True
            for _, table in _tables(path, "filler", {"words": list})
            for word in table["words"]
        },
        labels=frozenset(
            folded_name(w) for _, table in _tables(path, "label", {"words": list}) for w in table["words"]
        ),
        everyday=frozenset(
            folded_name(word)
            for _, table in _tables(path, "everyday", {"why": str, "words": list})
            for word in table["words"]
        ),
    )


def _types(path: Path) -> Phrases[tuple[PlaceType, Number]]:
    forms: Phrases[tuple[PlaceType, Number]] = {}
    for line, table in _tables(
        path,
        "type",
        {"id": str, "singular": list, "plural": list, "kinds": list, "radius_km": float},
        {"dual": list, "anaphor": bool, "site": bool},
        one_of={"kinds": KINDS},
    ):
        place_type = PlaceType(
            table["id"],
            tuple(table["kinds"]),
            table["radius_km"],
            table.get("anaphor", False),
            table.get("site", False),
        )
        numbered: tuple[tuple[Number, str], ...] = (("s", "singular"), ("d", "dual"), ("p", "plural"))
        for number, key in numbered:
            for word in table.get(key, []):
                form = tuple(folded_name(word).split())
                if forms.setdefault(form, (place_type, number))[0] is not place_type:
                    raise KnowledgeError(
                        f"«{word}» is a word of two types; leave it in one", path=path, line=line
                    )
    return forms


def _tables(
    path: Path,
    name: str,
    required: dict[str, type],
    optional: dict[str, type] | None = None,
    one_of: dict[str, Iterable[str]] | None = None,
) -> list[tuple[int, dict[str, Any]]]:
    return [
        (line, checked(path, line, table, required=required, optional=optional or {}, one_of=one_of))
        for line, table in read_tables(path, name)
    ]


def _single(path: Path, line: int, words: list[str]) -> list[str]:
    folded = [folded_name(word) for word in words]
    for word in folded:
        if " " in word:
            raise KnowledgeError(f"«{word}» must be one word", path=path, line=line)
    return folded
