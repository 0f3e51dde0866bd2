"""Trees: a likelihood by questions that follow one another, added up over many trees of them.

A table of weights gives every sign the same say wherever it stands; «definite» says much of a noun without roles and
nothing of a verb. A tree asks for one sign after the other and adds what its last answer is worth, in log odds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

from rawi.knowledge.trees import Tree

__all__ = ["Trees"]


class Trees:
    """Trees, laid out for asking them quickly.

    Args:
        trees: as ``load_trees`` reads them.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.number: dict[str, int] = {}  # of each sign that is asked for
        self._roots: list[int] = []
        self._asks: list[int] = []  # of each node, the sign; -1 where it ends
        self._held: list[int] = []  # where to go on if the sign is there
        self._lacking: list[int] = []
        self._adds: list[float] = []
        for tree in trees:
            self._roots.append(self._lay(tree))

    def _lay(self, tree: Tree) -> int:
        at = len(self._asks)
        self._asks.append(-1)
        self._held.append(-1)
        self._lacking.append(-1)
        self._adds.append(0.0)
        if isinstance(tree, float):
            self._adds[at] = tree
        else:
            sign, held, lacking = tree
            self._asks[at] = self.number.setdefault(sign, len(self.number))
            self._held[at] = self._lay(held)
            self._lacking[at] = self._lay(lacking)
        return at

    def likelihood(self, signs: Iterable[str]) -> float:
        """The share, from 0 to 1, of what is right among candidates with these signs."""
        number, seen = self.number, bytearray(len(self.number))
        for sign in signs:
            i = number.get(sign)
            if i is not None:
                seen[i] = 1
        asks, held, lacking = self._asks, self._held, self._lacking
        odds = 0.0
        for at in self._roots:
            while (asked := asks[at]) >= 0:
                at = held[at] if seen[asked] else lacking[at]
            odds += self._adds[at]
        return 1 / (1 + exp(-odds))
