"""Scale: the likelihood of what is looked at in many ways, one by one and together.

The tables of weights name each sign in words («hangs in», «kind killing, slot on»), for people to read. To spell all that
is seen of every phrase only to look it up takes most of the time of weighing, so the weights are sorted here once by what
is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import exp
from operator import itemgetter

__all__ = ["NONE", "Scale", "spelt"]

NONE = "none"  # what is seen where there is nothing to see

Together = Sequence[tuple[str, ...]]


def spelt(flags: Iterable[str], seen: Mapping[str, str], together: Together) -> list[str]:
    """The names of all signs, as the tables of weights have them.

    Args:
        flags: signs without a value.
        seen: by what is looked at, what is seen.
        together: what is looked at together.
    """
    return [
        *flags,
        *[f"{name} {value}" for name, value in seen.items()],
        *[", ".join([f"{name} {seen.get(name, NONE)}" for name in names]) for names in together],
    ]


class _Seen(dict[str, str]):
    """What is seen; ``NONE`` of what is not looked at."""

    def __missing__(self, name: str) -> str:
        return NONE


class Scale:
    """Weights, sorted.

    Args:
        weights: of the signs, in log odds.
        together: what is looked at together.
    """

    def __init__(self, weights: Mapping[str, float], together: Together) -> None:
        self.weights = weights
        self._single: dict[str, dict[str, float]] = {}
        tables: dict[tuple[str, ...], dict[tuple[str, ...], float]] = {}
        for names in together:
            shape = re.compile(", ".join(f"{re.escape(name)} (.*?)" for name in names))
            begins, then = f"{names[0]} ", f", {names[1]} "
            for sign, weight in weights.items():
                if sign.startswith(begins) and then in sign and (found := shape.fullmatch(sign)):
                    tables.setdefault(names, {})[found.groups()] = weight
        self._together = [(itemgetter(*names), table.get) for names, table in tables.items()]

    def likelihood(self, flags: Iterable[str], seen: Mapping[str, str]) -> float:
        """The share, from 0 to 1, of what is right among all of which the same is seen.

        Args:
            flags, seen: as ``spelt`` takes them.
        """
        odds = sum([self.weights.get(flag, 0.0) for flag in flags])
        for name, value in seen.items():
            values = self._single.get(name)
            odds += (self._of(name) if values is None else values).get(value, 0.0)
        all_seen = _Seen(seen)
        for together, weight in self._together:
            odds += weight(together(all_seen), 0.0)
        return 1 / (1 + exp(-odds))

    def _of(self, name: str) -> dict[str, float]:
        """The weights of all that may be seen under a name, sorted out when it is first asked for."""
        begins = f"{name} "
        found = self._single[name] = {
            sign.removeprefix(begins): weight
            for sign, weight in self.weights.items()
            if sign.startswith(begins)
        }
        return found
