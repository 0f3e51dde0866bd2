"""Grouping claims to events: the same groups whatever order they come in, and only neighbours touched.

Each event has a lead, its most precise claim, and every other member is linked to the lead itself: a vague claim
between two events joins one of them and never joins the two. Which claims lead follows from the claims alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from rawi.event import Link
from rawi.reconcile.claim import Claim

__all__ = ["Change", "Index", "MemoryIndex", "Rulings", "regroup"]


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

    def assign(self, claim_id: str, lead_id: str, link: Link | None) -> None:
        """Put a claim into an event; ``link`` says why, and is ``None`` for the lead."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What reviewers decided about pairs of statements, by their ids; the order in a pair means nothing.

    Attributes:
        together: pairs that are one event, whatever the comparison says (merge, accept).
        apart: pairs that are not (split, reject). Where both are said of a pair, directly or through others, it
            stays apart.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Change:
    """What a regrouping changed.

    Attributes:
        events: leads of the events that are new, have other members than before, or have a new contradiction:
            those to derive anew.
        gone: leads that lead no more, each with the lead of the event that its claim is in now; ``None`` when the
            claim was removed.
    """

    events: set[str] = field(default_factory=set)
    gone: dict[str, str | None] = field(default_factory=dict)


class MemoryIndex:
    """An index in memory."""

    def put(self, claim: Claim, keys: tuple[str, ...]) -> None:
        raise NotImplementedError

    def drop(self, claim_id: str) -> None:
        raise NotImplementedError

    def claim(self, claim_id: str) -> Claim | None:
        raise NotImplementedError

    def in_blocks(self, keys: tuple[str, ...], *, leads: bool) -> Iterable[Claim]:
        raise NotImplementedError

    def lead_of(self, claim_id: str) -> str | None:
        raise NotImplementedError

    def members(self, lead_id: str) -> Iterable[Claim]:
        raise NotImplementedError

    def assign(self, claim_id: str, lead_id: str, link: Link | None) -> None:
        raise NotImplementedError


def regroup(
    claims: Iterable[Claim], index: Index, *, removed: Iterable[str] = (), rulings: Rulings | None = None
) -> Change:
    """Put claims into the index and bring the events near them up to date.

    Args:
        claims: new ones, and corrected ones with the id they had.
        index: what is known so far; changed in place.
        removed: ids of claims to take out (rejected statements, statements of a replaced coding).
        rulings: all that reviewers decided so far about pairs. When a ruling is new or undone, pass the claims of
            its pair in ``claims`` again.
    """
    raise NotImplementedError
