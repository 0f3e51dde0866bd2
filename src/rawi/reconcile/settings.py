"""The settings of reconciling: ``settings.toml``, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rawi.errors import KnowledgeError
from rawi.knowledge.kinds import FAMILIES, load_kinds
from rawi.knowledge.loading import checked, read_tables

__all__ = ["LEVELS", "Copies", "Numbers", "Reach", "Settings", "load_settings"]

LEVELS: dict[str, tuple[str, ...]] = {
    "kind": ("same kind", "kinds taken for each other"),
    "place": (
        "same place", "same city", "near each other", "one within the other's region", "same region",
        "place left unsaid within one report", "place left unsaid",
    ),
    "time": ("same day", "times overlap", "the day of the report", "a day apart", "a day apart, of what recurs", "no date"),
    "agent": (
        "same", "allied", "unknown", "unknown, and it decides", "unknown, but fits", "different", "opposed",
        "reversed",
    ),
    "target": ("same", "allied", "unknown", "different", "opposed"),
    "toll": (
        "same numbers", "same small numbers", "numbers overlap or are close", "small numbers close",
        "not comparable", "numbers differ", "numbers far apart",
    ),
    "text": ("same sentence", "other words"),
}  # fmt: skip
"""Every level that ``comparing`` can reach, by what it compares."""
FILE = Path(__file__).with_name("settings.toml")
CONTROL = ("gains", "loses", "contests")


@dataclass(frozen=True, slots=True)
class Reach:
    """Distances in kilometres and degrees, and times in days; settings.toml explains each."""

    city_km: float
    near_km: float
    town_km: float
    region_km: float
    reported_days: int
    range_days: int
    window_days: int
    control_days: int
    bucket_days: int
    cell_degrees: float
    wide_degrees: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers compare; settings.toml explains each."""

    small: int
    close: int
    close_share: float
    far_ratio: float
    far: int


@dataclass(frozen=True, slots=True)
class Copies:
    """What makes two reports near-duplicates; settings.toml explains each."""

    shingle_words: int
    permutations: int
    bands: int
    least: float
    least_words: int
    seed: int


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings.

    Attributes:
        least: weight from which on two claims are one happening.
        about: weights that differ by less fit about as well.
        weights: by what is compared and level.
        near: pairs of kinds that reports take for each other, both ways -> whether roles may be swapped.
        mutual: kinds in which agent and target are interchangeable.
        recurrent: families of kinds that recur daily.
        control: kind -> what it says of who holds its place.
        no_side: ids of sides that are no alignment.
    """

    reach: Reach
    numbers: Numbers
    copies: Copies
    least: float
    about: float
    weights: Mapping[str, Mapping[str, float]]
    near: Mapping[tuple[str, str], bool]
    mutual: frozenset[str]
    recurrent: frozenset[str]
    control: Mapping[str, str]
    no_side: frozenset[str]


@cache
def load_settings(path: Path = FILE) -> Settings:
    """The settings.

    Raises:
        KnowledgeError: the file is wrong; the message names file and line.
    """
    reach = Reach(
        **_one(
            path,
            "reach",
            dict.fromkeys(
                ("city_km", "near_km", "town_km", "region_km", "cell_degrees", "wide_degrees"), float
            )
            | dict.fromkeys(
                ("reported_days", "range_days", "window_days", "control_days", "bucket_days"), int
            ),
        )
    )
    numbers = Numbers(
        **_one(
            path,
            "numbers",
            {"small": int, "close": int, "close_share": float, "far_ratio": float, "far": int},
        )
    )
    copies = Copies(**_one(path, "copies", {
        "shingle_words": int, "permutations": int, "bands": int, "least": float, "least_words": int, "seed": int,
    }))  # fmt: skip
    if copies.permutations % copies.bands:
        line = read_tables(path, "copies")[0][0]
        raise KnowledgeError("«permutations» must be a multiple of «bands»", path=path, line=line)
    return Settings(
        reach, numbers, copies,
        **_one(path, "threshold", {"least": float, "about": float}),
        weights=_weights(path),
        near=_near(path),
        mutual=_listed(path, "mutual", "kinds", tuple(load_kinds())),
        recurrent=_listed(path, "recurrent", "families", FAMILIES),
        control=_control(path),
        no_side=_listed(path, "no_side", "ids", None),
    )  # fmt: skip


def _one(path: Path, name: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The only table of a name, with all its numbers above zero."""
    tables = read_tables(path, name)
    if len(tables) != 1:
        raise KnowledgeError(f"needs one [[{name}]], has {len(tables)}", path=path)
    line, table = tables[0]
    checked(path, line, table, required=fields, optional={})
    for key, value in table.items():
        if value <= 0:
            raise KnowledgeError(f"«{key}» must be more than 0", path=path, line=line)
    return table


def _weights(path: Path) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {of: {} for of in LEVELS}
    for line, table in read_tables(path, "level"):
        checked(path, line, table, required={"of": str, "name": str, "weight": float}, optional={},
                one_of={"of": LEVELS})  # fmt: skip
        if table["name"] not in LEVELS[table["of"]]:
            known = "; ".join(LEVELS[table["of"]])
            raise KnowledgeError(
                f"«{table['of']}» has no level «{table['name']}»; it has {known}", path=path, line=line
            )
        if table["name"] in weights[table["of"]]:
            raise KnowledgeError(f"level «{table['name']}» stands twice", path=path, line=line)
        weights[table["of"]][table["name"]] = table["weight"]
    for of, names in LEVELS.items():
        for name in names:
            if name not in weights[of]:
                raise KnowledgeError(f"lacks the level «{name}» of «{of}»", path=path)
    return weights


def _near(path: Path) -> dict[tuple[str, str], bool]:
    near: dict[tuple[str, str], bool] = {}
    kinds = load_kinds()
    for line, table in read_tables(path, "near"):
        checked(path, line, table, required={"kinds": list}, optional={"swapped": bool},
                one_of={"kinds": kinds})  # fmt: skip
        if len(table["kinds"]) != 2:
            raise KnowledgeError("«kinds» must be two", path=path, line=line)
        one, other = table["kinds"]
        if kinds[one].family != kinds[other].family:
            # Blocks are of one family: such a pair would never meet.
            raise KnowledgeError(f"«{one}» and «{other}» are of different families", path=path, line=line)
        near[one, other] = near[other, one] = table.get("swapped", False)
    return near


def _listed(path: Path, name: str, key: str, allowed: tuple[str, ...] | None) -> frozenset[str]:
    found: set[str] = set()
    for line, table in read_tables(path, name):
        checked(path, line, table, required={key: list}, optional={},
                one_of={key: allowed} if allowed is not None else None)  # fmt: skip
        found.update(table[key])
    return frozenset(found)


def _control(path: Path) -> dict[str, str]:
    control: dict[str, str] = {}
    for line, table in read_tables(path, "control"):
        checked(path, line, table, required={"kind": str, "says": str}, optional={},
                one_of={"kind": load_kinds(), "says": CONTROL})  # fmt: skip
        control[table["kind"]] = table["says"]
    return control
