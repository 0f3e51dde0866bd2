"""Grouping claims to events: the same groups whatever order they come in, and only neighbours touched.

Each event has a lead, its most precise claim, and every other member is linked to the lead itself: a vague claim
between two events joins one of them and never joins the two. Claims are ranked by precision. A claim leads unless a
claim that ranks before it leads and is linked to it; every other one is in the event of the lead that it is linked to
most strongly. Which claims lead thus follows from the claims alone, and a new claim moves only those that are linked to
it, or to a claim that it moved (the pivots of correlation clustering, kept up to date).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from rawi.reconcile.blocking import block_keys, meeting_keys
from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import weight_of
from rawi.reconcile.contradicting import rivals
from rawi.reconcile.index import Index
from rawi.reconcile.rulings import Rulings, Units
from rawi.reconcile.settings import load_settings

__all__ = ["Change", "rank", "regroup"]

Rank = tuple[int, int, str]


@dataclass(slots=True)
class Change:
    """What a regrouping changed.

    Attributes:
        events: leads of the events that are new or have other members or other contents than before, and of those
            that these may contradict: all to be derived anew.
        gone: leads that lead no more, each with the lead of the event that its claim is in now; ``None`` when the
            claim was removed.
    """

    events: set[str] = field(default_factory=set)
    gone: dict[str, str | None] = field(default_factory=dict)


def rank(claim: Claim) -> Rank:
    """The place of a claim among those that may lead, the most precise first; no two claims share one."""
    vague = 32 * (claim.status in ("planned", "denied"))
    vague += {"stated": 0, "reported": 4, "none": 16}[claim.dated]
    vague += 2 * (claim.dated == "stated" and claim.first != claim.last)
    # Without its agent or its town a claim fits claims that do not fit each other.
    placed = bool(claim.spots) and claim.spots[0].radius_km <= load_settings().reach.town_km
    vague += 8 * (not claim.agents.ids) + 8 * (not placed) + (not claim.targets.ids) + (not claim.tolls)
    # Among equals chance decides, and always the same way: the order of ids would favour some reports.
    return vague, zlib.crc32(claim.id.encode()), claim.id


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
    run = _Run(index, Units(rulings or Rulings()))
    for claim_id in removed:
        run.take_out(claim_id)
    for claim in claims:
        run.put_in(claim)
    run.settle()
    return run.change()


def _fit(weight: float, lead: Rank) -> tuple[float, Rank]:
    """How well a claim fits a lead, the smallest best: of leads that fit about as well, the first by rank."""
    return -(weight // load_settings().about), lead


class _Run:
    """One regrouping: claims whose event may have changed wait in the order of their rank.

    Where a claim belongs depends on claims that rank before it alone, and moving it makes only later ones wait: when
    its turn comes, all that it depends on is settled.
    """

    def __init__(self, index: Index, units: Units) -> None:
        self.index = index
        self.units = units
        self.touched: set[str] = set()  # leads of events that lost, won or changed a claim
        self.unled: set[str] = set()  # claims that led an event at any time before
        self.heap: list[Rank] = []
        self.waiting: dict[str, Rank] = {}

    def take_out(self, claim_id: str) -> None:
        """Remove a claim; one that is not there is no error."""
        if self.index.claim(claim_id) is not None:
            self._unsettle(claim_id)
            self.index.drop(claim_id)
            self.waiting.pop(claim_id, None)

    def put_in(self, claim: Claim) -> None:
        self._unsettle(claim.id)
        self.index.put(claim, block_keys(claim))
        self._wait(claim)

    def settle(self) -> None:
        """Settle all that waits."""
        while self.heap:
            ranked = heappop(self.heap)
            claim_id = ranked[-1]
            if self.waiting.get(claim_id) == ranked:
                del self.waiting[claim_id]
                claim = self.index.claim(claim_id)
                if claim is not None:
                    self._place(claim, ranked)

    def change(self) -> Change:
        lead_of = self.index.lead_of
        events = {lead for lead in self.touched if lead_of(lead) == lead}
        for lead in tuple(events):
            claim = self.index.claim(lead)
            if claim is not None:
                events.update(rival.id for rival in rivals(claim, self.index))
        return Change(events, {lead: lead_of(lead) for lead in self.unled if lead_of(lead) != lead})

    def _unsettle(self, claim_id: str) -> None:
        """Let those wait whom a claim's removal or change can move."""
        lead = self.index.lead_of(claim_id)
        if lead is not None:
            self.touched.add(lead)
            if lead == claim_id:
                self._step_down(claim_id)
                for member in list(self.index.members(lead)):
                    self._wait(member)
        self._wait_all(self.units.unit(claim_id) | self.units.apart_from(claim_id))

    def _step_down(self, lead: str) -> None:
        """Note that a lead leads no more, as long as those are known whom it contradicted."""
        self.unled.add(lead)
        claim = self.index.claim(lead)
        if claim is not None:
            self.touched.update(rival.id for rival in rivals(claim, self.index))

    def _place(self, claim: Claim, ranked: Rank) -> None:
        before = self.index.lead_of(claim.id)
        lead = self._lead_for(claim, ranked)
        if lead == before:
            return
        if before == claim.id:
            self._step_down(claim.id)
            for member in list(self.index.members(claim.id)):
                if member.id != claim.id:
                    self._wait(member)
        self.index.assign(claim.id, lead)
        self.touched.add(lead)
        if before is not None:
            self.touched.add(before)
        if lead == claim.id:
            self._call(claim, ranked)
        self._wait_all(self.units.unit(claim.id) | self.units.apart_from(claim.id), ranked)

    def _lead_for(self, claim: Claim, ranked: Rank) -> str:
        """The lead of the event that a claim belongs to, as far as claims that rank before it decide."""
        head = self._head(claim)
        if head != claim.id:
            return self.index.lead_of(head) or claim.id
        barred = self._barred(claim, ranked)
        best: tuple[float, Rank] | None = None
        for lead in self.index.in_blocks(meeting_keys(claim), leads=True):
            if lead.id == claim.id or lead.id in barred:
                continue
            weight = weight_of(claim, lead)
            if weight is None:
                continue
            its_rank = rank(lead)
            if its_rank < ranked and (best is None or _fit(weight, its_rank) < best):
                best = _fit(weight, its_rank)
        return best[1][-1] if best is not None else claim.id

    def _call(self, lead: Claim, ranked: Rank) -> None:
        """Let those wait who belong to a new lead rather than where they are."""
        for claim in self.index.in_blocks(meeting_keys(lead), leads=False):
            if claim.id in self.waiting or claim.id == lead.id:
                continue
            weight = weight_of(lead, claim)
            if weight is None or rank(claim) < ranked:
                continue
            now = self.index.claim(self.index.lead_of(claim.id) or "")
            if (
                now is None
                or now.id == claim.id
                or _fit(weight, ranked) <= _fit(weight_of(now, claim) or 0.0, rank(now))
            ):
                self._wait(claim)

    def _head(self, claim: Claim) -> str:
        """Which of the statements that rulings bind together is compared for all of them: the first by rank."""
        unit = self.units.unit(claim.id)
        if len(unit) == 1:
            return claim.id
        here = [found for id_ in unit if (found := self.index.claim(id_)) is not None]
        return min(here, key=rank).id

    def _barred(self, claim: Claim, ranked: Rank) -> set[str]:
        """Leads of events with a claim that rulings keep apart from this one, and that ranks before it."""
        barred = set()
        for id_ in self.units.apart_from(claim.id):
            other = self.index.claim(id_)
            if other is not None and self._head(other) == id_ and rank(other) < ranked:
                barred.add(self.index.lead_of(id_) or id_)
        return barred

    def _wait(self, claim: Claim) -> None:
        ranked = rank(claim)
        if self.waiting.get(claim.id) != ranked:
            self.waiting[claim.id] = ranked
            heappush(self.heap, ranked)

    def _wait_all(self, ids: Iterable[str], after: Rank | None = None) -> None:
        for id_ in ids:
            claim = self.index.claim(id_)
            if claim is not None and (after is None or rank(claim) > after):
                self._wait(claim)
