"""Which voices are one: reports that are near-duplicates, and chains that end in one speaker."""

from __future__ import annotations

from collections.abc import Mapping

from rawi.reconcile.claim import Claim

__all__ = ["bands", "near_duplicates", "signature", "voice_key"]


def signature(text: str) -> bytes:
    """The MinHash signature of a report's text; the same text gives the same bytes on every machine."""
    raise NotImplementedError


def bands(signature: bytes) -> tuple[str, ...]:
    """Keys of which near-duplicates share at least one: file a report under them, and look there for copies."""
    raise NotImplementedError


def near_duplicates(a: bytes, b: bytes) -> bool:
    """Whether two signatures are of near-duplicate texts."""
    raise NotImplementedError


def voice_key(claim: Claim, copies: Mapping[str, str]) -> str:
    """Who says it: the same key for two claims exactly when they are one voice.

    Args:
        claim: what is said.
        copies: report key -> key of its group of near-duplicates, the smallest report key in it; a report that is
            not there is its own group.
    """
    raise NotImplementedError
