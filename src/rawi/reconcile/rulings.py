"""What reviewers decided about pairs of statements, and the units that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Rulings", "Units"]


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
