"""Comparing two claims, in named levels."""

from __future__ import annotations

from rawi.event import Link
from rawi.reconcile.claim import Claim

__all__ = ["compare", "contradiction"]


def compare(a: Claim, b: Claim) -> Link | None:
    """The link of type ``same`` between two claims, with its reason; ``None`` when they are not one happening."""
    raise NotImplementedError


def contradiction(a: Claim, b: Claim) -> Link | None:
    """Why two claims cannot both be true (``holder``, ``denial``, ``toll``); ``None`` when they can."""
    raise NotImplementedError
