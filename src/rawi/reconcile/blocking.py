"""Which claims are compared at all: those that meet in a block of kind family, place and days."""

from __future__ import annotations

from rawi.reconcile.claim import Claim

__all__ = ["block_keys", "meeting_keys"]


def block_keys(claim: Claim) -> tuple[str, ...]:
    """The blocks that a claim stands in; an index files it under these."""
    raise NotImplementedError


def meeting_keys(claim: Claim) -> tuple[str, ...]:
    """The blocks to look in for whatever a claim could be linked to; wider than ``block_keys``.

    If a claim's ``meeting_keys`` hold a block of another, that one's hold a block of the first, for all pairs
    that ``compare`` can link.
    """
    raise NotImplementedError
