"""What a claim leaves unsaid because its report has said it: the place and the day of a second mention.

«The bombing», further down in a report, is the bombing of its first sentence. Such a claim is compared with other
reports' claims at the place and on the day that the first mention gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import weight_of
from rawi.reconcile.settings import load_settings

__all__ = ["completed"]

_AROUND = 60  # claims before and after that a mention may go back to: nobody remembers more, and long texts stay quick


def completed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one report, those that lack a town or a stated day with that of the claim they repeat.

    A claim takes them from the claim that it is linked to most strongly, the earliest among equals. What it names
    itself is kept: a region of its own has to hold the town.
    """
    if len(claims) < 2:
        return list(claims)
    return [_completed(claim, claims[max(0, i - _AROUND) : i + _AROUND]) for i, claim in enumerate(claims)]


def _completed(claim: Claim, claims: Sequence[Claim]) -> Claim:
    placed, dated = _has_town(claim), claim.dated == "stated"
    if placed and dated:
        return claim
    best: tuple[float, Claim] | None = None
    for other in claims:
        if other is claim or ((placed or not _has_town(other)) and (dated or other.dated != "stated")):
            continue
        weight = weight_of(claim, other)
        if weight is not None and (best is None or weight > best[0]):
            best = weight, other
    if best is None:
        return claim
    other = best[1]
    if not placed and _has_town(other):
        claim = replace(claim, spots=(*other.spots, *(s for s in claim.spots if s not in other.spots)))
    if not dated and other.dated == "stated":
        claim = replace(claim, first=other.first, last=other.last, dated="reported")
    return claim


def _has_town(claim: Claim) -> bool:
    town_km = load_settings().reach.town_km
    return any(spot.radius_km <= town_km for spot in claim.spots)
