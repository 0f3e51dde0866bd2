"""How much each sign of a happening weighs (likelihood.csv), each of a place, an agent and a target, and each word of a
sentence that may tell of one (worth.csv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, read_rows

__all__ = ["load_likelihood", "load_place_likelihood", "load_role_likelihood", "load_worth"]


@cache
def load_likelihood(path: Path = HERE / "likelihood.csv") -> Mapping[str, float]:
    """The weight of each sign, in log odds; a sign that is not there weighs nothing.

    Raises:
        KnowledgeError: a row is wrong; the message names file and line.
    """
    weights: dict[str, float] = {}
    for line, row in read_rows(path, ("sign", "weight", "seen")):
        sign, weight = row["sign"], row["weight"]
        if sign in weights:
            raise KnowledgeError(f"«{sign}» stands twice", path=path, line=line)
        try:
            weights[sign] = float(weight)
        except ValueError:
            raise KnowledgeError(f"«{weight}» is no weight", path=path, line=line) from None
        if not -9 < weights[sign] < 9:
            raise KnowledgeError(f"«{weight}» is beyond 9", path=path, line=line)
    return weights


def load_place_likelihood() -> Mapping[str, float]:
    """The weight of each sign that a phrase is a happening's place.

    Raises:
        KnowledgeError: as ``load_likelihood``.
    """
    return load_likelihood(HERE / "place_likelihood.csv")


def load_role_likelihood() -> Mapping[str, Mapping[str, float]]:
    """The weight of each sign that a phrase is a happening's agent, and its target, by role.

    Raises:
        KnowledgeError: as ``load_likelihood``.
    """
    return {role: load_likelihood(HERE / f"{role}_likelihood.csv") for role in ("agent", "target")}


def load_worth() -> Mapping[str, float]:
    """The weight of each word of a sentence that may tell of a happening.

    Raises:
        KnowledgeError: as ``load_likelihood``.
    """
    return load_likelihood(HERE / "worth.csv")
