"""An index in memory: for measuring, for tests, and for corpora that need no store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rawi.reconcile.blocking import block_keys
from rawi.reconcile.claim import Claim

__all__ = ["MemoryIndex"]


class MemoryIndex:
    """Claims, their blocks and their events, in dictionaries; see ``grouping.Index`` for what each method promises."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}
        self._leads: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._blocks: dict[str, list[Claim]] = {}
        self._leading: dict[str, list[Claim]] = {}

    def put(self, claim: Claim, keys: tuple[str, ...]) -> None:
        self.drop(claim.id)
        self._claims[claim.id] = claim
        for key in keys:
            self._blocks.setdefault(key, []).append(claim)

    def drop(self, claim_id: str) -> None:
        claim = self._claims.pop(claim_id, None)
        if claim is None:
            return
        self._unassign(claim)
        _take(self._blocks, block_keys(claim), claim)

    def claim(self, claim_id: str) -> Claim | None:
        return self._claims.get(claim_id)

    def in_blocks(self, keys: tuple[str, ...], *, leads: bool) -> Iterable[Claim]:
        blocks = self._leading if leads else self._blocks
        seen: set[str] = set()
        found = []
        for key in keys:
            for claim in blocks.get(key, ()):
                if claim.id not in seen:
                    seen.add(claim.id)
                    found.append(claim)
        return found

    def lead_of(self, claim_id: str) -> str | None:
        return self._leads.get(claim_id)

    def members(self, lead_id: str) -> Iterable[Claim]:
        return [self._claims[id_] for id_ in self._members.get(lead_id, ())]

    def assign(self, claim_id: str, lead_id: str) -> None:
        claim = self._claims[claim_id]
        self._unassign(claim)
        self._leads[claim_id] = lead_id
        self._members.setdefault(lead_id, []).append(claim_id)
        if claim_id == lead_id:
            for key in block_keys(claim):
                self._leading.setdefault(key, []).append(claim)

    def leads(self) -> Iterator[str]:
        """The leads of all events, in the order of their ids."""
        yield from sorted(id_ for id_, lead in self._leads.items() if id_ == lead)

    def __len__(self) -> int:
        return len(self._claims)

    def _unassign(self, claim: Claim) -> None:
        lead = self._leads.pop(claim.id, None)
        if lead is None:
            return
        members = self._members[lead]
        members.remove(claim.id)
        if not members:
            del self._members[lead]
        if lead == claim.id:
            _take(self._leading, block_keys(claim), claim)


def _take(blocks: dict[str, list[Claim]], keys: tuple[str, ...], claim: Claim) -> None:
    for key in keys:
        block = blocks[key]
        del block[next(i for i, other in enumerate(block) if other.id == claim.id)]
        if not block:
            del blocks[key]
