"""What reconciling needs of whatever keeps the claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rawi.reconcile.claim import Claim

__all__ = ["Index"]


class Index(Protocol):
    """Where claims are kept, with the event that each belongs to. ``MemoryIndex`` is one; the store's is another."""

    def put(self, claim: Claim, keys: tuple[str, ...]) -> None:
        """File a claim under its ``block_keys``; a claim of the same id is replaced, its lead forgotten."""

    def drop(self, claim_id: str) -> None:
        """Forget a claim and its lead."""

    def claim(self, claim_id: str) -> Claim | None:
        """The claim of an id."""

    def in_blocks(self, keys: tuple[str, ...], *, leads: bool) -> Iterable[Claim]:
        """The claims filed under any of the keys, each once, in any order; only those that lead if asked so."""

    def lead_of(self, claim_id: str) -> str | None:
        """The lead of a claim's event; its own id if it leads; ``None`` when it has none yet."""

    def members(self, lead_id: str) -> Iterable[Claim]:
        """The claims of the event that a claim leads, with itself, in any order."""

    def assign(self, claim_id: str, lead_id: str) -> None:
        """Put a claim into the event that a claim leads; a lead leads itself."""
