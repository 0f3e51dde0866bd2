"""What reviewers decided about pairs of statements, and the units that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Rulings", "Units", "rulings_of"]


@dataclass(frozen=True, slots=True)
class Rulings:
    """What reviewers decided about pairs of statements, by their ids; the order in a pair means nothing.

    To merge two events, pair the lead of one with every statement of both: a statement that is in no pair goes
    where the comparison puts it. To split one, pair the statements of each part with each other, in a row, and
    put one pair across the parts into ``apart``.

    Attributes:
        together: pairs that are one event, whatever the comparison says (merge, accept).
        apart: pairs that are not (split, reject); they hold for all that is together with either. Where both are
            said of a pair, directly or through others, it stays apart.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


def rulings_of(decided: Iterable[Sequence[Iterable[str]]]) -> Rulings:
    """What follows from merges and splits in the order in which they were decided: the later holds against the earlier.

    Args:
        decided: the ids of each decision: of a merge one group, of a split the part that was taken out and the rest.
    """
    units: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}

    def bind(ids: set[str]) -> None:
        for id_ in ids:
            units[id_] = ids
            if id_ in apart:
                apart[id_] -= ids

    for groups in decided:
        named = [set(ids) for ids in groups]
        bound = _each_once(units.get(id_, {id_}) for ids in named for id_ in ids)
        if len(named) == 1:
            bind(set().union(*bound))
            continue
        part, rest = named
        both = part | rest
        for unit in bound:  # what was bound to them and counted for nothing then
            (rest if unit & rest else part).update(unit - both)
        bind(part)
        bind(rest)
        one, other = min(named[0]), min(named[1])
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    return Rulings(
        frozenset(pair for unit in _each_once(units.values()) for pair in pairwise(sorted(unit))),
        frozenset((one, other) for one, others in apart.items() for other in others if one < other),
    )


def _each_once(units: Iterable[set[str]]) -> list[set[str]]:
    return list({id(unit): unit for unit in units}.values())


class Units:
    """Statements that rulings bind together, and which of these units are apart."""

    def __init__(self, rulings: Rulings) -> None:
        self._unit: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for pair in rulings.apart:
            one, other = pair
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        # In the order of ids: which pair yields to an «apart» must not depend on the order of decisions.
        for one, other in sorted(tuple(sorted(pair)) for pair in rulings.together):
            self._join(one, other)

    def unit(self, id_: str) -> frozenset[str] | set[str]:
        """All that is together with a statement, with itself."""
        return self._unit.get(id_) or frozenset((id_,))

    def apart_from(self, id_: str) -> set[str]:
        """All that must not be in one event with a statement."""
        if not self._apart:
            return set()
        named = {other for member in self.unit(id_) for other in self._apart.get(member, ())}
        return {member for other in named for member in self.unit(other)}

    def _join(self, one: str, other: str) -> None:
        a, b = set(self.unit(one)), set(self.unit(other))
        if any(not self._apart.get(member, set()).isdisjoint(b) for member in a):
            return
        whole = a | b
        for member in whole:
            self._unit[member] = whole
