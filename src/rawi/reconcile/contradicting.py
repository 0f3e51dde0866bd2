"""Which claims cannot both be true: a denial, opposite holders of one place, tolls too far apart."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.event import Link, LinkType
from rawi.reconcile.blocking import meeting_keys
from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import opposed, same_town, toll_conflict, weight_of
from rawi.reconcile.index import Index
from rawi.reconcile.settings import load_settings

__all__ = ["contradiction", "rivals"]

_REAL = ("happened", "ongoing")


def contradiction(a: Claim, b: Claim) -> Link | None:
    """Why two claims cannot both be true (``holder``, ``denial``, ``toll``); ``None`` when they can.

    A denial and a number contradict only a claim of the same happening; a holder contradicts another who is said to
    have taken the same place on the same days.
    """
    found = _holder(a, b) or _of_one_happening(a, b)
    if found is None:
        return None
    one, other = sorted((a.id, b.id))
    type_, reason = found
    return Link(one, other, type_, 0.0, reason)


def rivals(lead: Claim, index: Index) -> Iterator[Claim]:
    """The leads of other events that a lead contradicts over who holds a place."""
    if load_settings().control.get(lead.kind) == "gains":
        for other in index.in_blocks(meeting_keys(lead), leads=True):
            if other.id != lead.id and _holder(lead, other):
                yield other


def _holder(a: Claim, b: Claim) -> tuple[LinkType, str] | None:
    control = load_settings().control
    if control.get(a.kind) != "gains" or control.get(b.kind) != "gains":
        return None
    if a.status not in _REAL or b.status not in _REAL or not opposed(a.agents, b.agents):
        return None
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    if a.first > b.last or b.first > a.last or not same_town(a, b):
        return None
    day = max(a.first, b.first)
    one, other = sorted("/".join(claim.agents.sides) for claim in (a, b))
    return "holder", f"on {day.isoformat()} both {one} and {other} are said to have taken the place"


def _of_one_happening(a: Claim, b: Claim) -> tuple[LinkType, str] | None:
    denied = (a.status == "denied") != (b.status == "denied")
    failed = a.kind == b.kind and {a.status, b.status} in ({"failed", "happened"}, {"failed", "ongoing"})
    numbers = toll_conflict(a.tolls, b.tolls)
    if not (denied or failed or numbers) or weight_of(a, b) is None:
        return None
    if denied:
        return "denial", "one says that it happened, the other that it did not"
    if failed:
        return "denial", "one says that it succeeded, the other that it failed"
    return "toll", f"the numbers cannot both be: {numbers}"
