"""An event from its claims: what happened, by whose account, and how well it is attested."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations

from rawi.event import Event, Grade, Link, Voice
from rawi.reconcile.claim import Claim, Spot
from rawi.reconcile.comparing import compare, toll_conflict
from rawi.reconcile.contradicting import contradiction, rivals
from rawi.reconcile.index import Index
from rawi.reconcile.settings import load_settings
from rawi.reconcile.sides import allied, side_label
from rawi.reconcile.voicing import estimates, numbers_of, stated_voices

__all__ = ["event_of"]


def event_of(lead_id: str, index: Index, copies: Mapping[str, str] | None = None) -> Event:
    """The event that a claim leads.

    Args:
        lead_id: as ``Change.events`` or ``Index.lead_of`` give it.
        index: where its claims, and those that may contradict them, are.
        copies: report key -> group of near-duplicates, as for ``voices_of``.

    Raises:
        KeyError: no claim of this id leads an event.
    """
    lead = index.claim(lead_id)
    if lead is None or index.lead_of(lead_id) != lead_id:
        raise KeyError(lead_id)
    claims = sorted(index.members(lead_id), key=lambda claim: claim.id)
    saying = [claim for claim in claims if claim.status != "denied"]
    denying = [claim for claim in claims if claim.status == "denied"]
    told = saying or denying
    kind = _commonest([claim.kind for claim in told], lead.kind)
    of_kind = [
        claim for claim in told if claim.kind == kind
    ]  # an «assault» has its roles the other way round
    agents = _ids(lead.agents.ids, [claim.agents.ids for claim in of_kind])
    targets = tuple(
        id_ for id_ in _ids(lead.targets.ids, [c.targets.ids for c in of_kind]) if id_ not in agents
    )
    agent_sides = {side for claim in of_kind for side in claim.agents.sides}
    target_sides = {side for claim in of_kind for side in claim.targets.sides}
    voices = [*stated_voices(saying, copies or {}, "says"), *stated_voices(denying, copies or {}, "denies")]
    against = list(_contradictions(lead, claims, voices, index))
    grade, reason = _grade(voices, _wronged(kind, agent_sides, target_sides), against)
    spot = _spot(told)
    first, last = _days(lead, told)
    return Event(
        lead=lead_id,
        statements=tuple(claim.id for claim in claims),
        kind=kind,
        status=_commonest([claim.status for claim in told], lead.status),
        agents=agents or _ids((), [claim.agents.names for claim in of_kind]),
        targets=targets or _ids((), [claim.targets.names for claim in of_kind]),
        agent_sides=tuple(sorted(agent_sides)),
        target_sides=tuple(sorted(target_sides)),
        place=spot.name if spot else "",
        place_id=spot.id if spot else "",
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        radius_km=spot.radius_km if spot else None,
        country=spot.country if spot else "",
        first=first,
        last=last,
        dated=lead.dated,
        grade=grade,
        grade_reason=reason,
        voices=tuple(voices),
        estimates=estimates(voices),
        links=(*(_joined(lead, claim) for claim in claims if claim.id != lead_id), *against),
    )


def _commonest(values: Sequence[str], otherwise: str) -> str:
    """The value that most claims give; in a tie ``otherwise`` if it is among them, else the first by name."""
    counts = Counter(values)
    most = max(counts.values())
    best = sorted(value for value, count in counts.items() if count == most)
    return otherwise if otherwise in best else best[0]


def _ids(first: Iterable[str], others: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Those of the lead first, then the rest, those that most claims name before others."""
    counts = Counter(chain.from_iterable(others))
    rest = sorted(counts, key=lambda id_: (-counts[id_], id_))
    return tuple(dict.fromkeys([*(id_ for id_ in first if id_ in counts), *rest]))


def _spot(claims: Sequence[Claim]) -> Spot | None:
    """The most precise place that most claims name: a town before its region."""
    named = [claim.spots[0] for claim in claims if claim.spots]
    if not named:
        return None
    town_km = load_settings().reach.town_km
    towns = [spot for spot in named if spot.radius_km <= town_km] or named
    counts = Counter(spot.id for spot in towns)
    return min(towns, key=lambda spot: (-counts[spot.id], spot.radius_km, spot.id))


def _days(lead: Claim, claims: Sequence[Claim]) -> tuple[date | None, date | None]:
    """The days that those who are as precise as the lead give: what they share, or all of them where they differ."""
    days = [(c.first, c.last) for c in claims if c.dated == lead.dated and c.first and c.last]
    if not days:
        return lead.first, lead.last
    first, last = max(first for first, _ in days), min(last for _, last in days)
    if first <= last:
        return first, last
    # They differ: it lies between the first and the last day that anybody gives.
    return min(first for first, _ in days), max(last for _, last in days)


def _joined(lead: Claim, claim: Claim) -> Link:
    """Why a claim is in the event."""
    link = compare(lead, claim)
    if link is not None:
        return link
    one, other = sorted((lead.id, claim.id))
    return Link(one, other, "same", 0.0, "put together by a reviewer")


def _contradictions(
    lead: Claim, claims: Sequence[Claim], voices: Sequence[Voice], index: Index
) -> Iterator[Link]:
    """What the event's claims say against each other, and others against them."""
    asserted = lead if lead.status != "denied" else next((c for c in claims if c.status != "denied"), None)
    for claim in claims:
        if asserted is not None and claim.id != asserted.id:
            link = contradiction(asserted, claim)
            if link is not None and link.type == "denial":
                yield link
    yield from _tolls(voices)
    for rival in sorted(rivals(lead, index), key=lambda claim: claim.id):
        link = contradiction(lead, rival)
        if link is not None:
            yield link


def _tolls(voices: Sequence[Voice]) -> Iterator[Link]:
    """Numbers that cannot both be: of each voice, against the lowest and the highest that any other gives.

    A voice that corrects its own number does not contradict itself: voices are compared, not statements.
    """
    numbers = {voice.key: {toll.what: toll for toll in numbers_of(voice)} for voice in voices if voice.said}
    by_key = {voice.key: voice for voice in voices}
    for what in sorted({what for tolls in numbers.values() for what in tolls}):
        told = {key: tolls[what] for key, tolls in numbers.items() if what in tolls}
        lowest = min(told, key=lambda key: (told[key].high or math.inf, key))
        highest = max(told, key=lambda key: (told[key].low or 0, key))
        for key in sorted(told):
            for extreme in (lowest, highest) if key != lowest else (highest,):
                reason = toll_conflict((told[key],), (told[extreme],)) if key != extreme else ""
                if reason and not (key == highest and extreme == lowest):  # that pair stands already
                    a, b = sorted(_first_with(by_key[each], what) for each in (key, extreme))
                    yield Link(a, b, "toll", 0.0, f"the numbers cannot both be: {reason}")


def _first_with(voice: Voice, what: str) -> str:
    """The first statement in which a voice gives such a number."""
    return next(said.statement for said in voice.said if said.what == what)


def _wronged(kind: str, agent_sides: set[str], target_sides: set[str]) -> set[str]:
    """The sides that the event goes against: who loses it does not gain by saying so."""
    if load_settings().control.get(kind) == "loses":
        return agent_sides
    return target_sides - agent_sides


def _grade(voices: Sequence[Voice], wronged: set[str], against: Sequence[Link]) -> tuple[Grade, str]:
    """The grade, and in one line who makes it so."""
    saying = [voice for voice in voices if voice.stance == "says"]
    denying = [voice for voice in voices if voice.stance == "denies"]
    if not saying:
        return "disputed", f"only denied, by {_named(denying)}"
    if denying:
        return "disputed", f"said by {_named(saying)}; denied by {_named(denying)}"
    if against:
        return "disputed", f"said by {_named(saying)}; {against[0].reason}"
    if len(saying) == 1:
        return "single", f"said by {_named(saying)} alone"
    conceding = [
        voice for voice in saying if voice.side and any(allied(voice.side, side) for side in wronged)
    ]
    if conceding:
        others = [voice for voice in saying if voice not in conceding]
        rest = f"; also by {_named(others)}" if others else ""
        return "conceded", f"said by {_named(conceding)}, against their own side{rest}"
    sides = {voice.side for voice in saying}
    if "" not in sides and all(allied(one, other) for one, other in combinations(sorted(sides), 2)):
        return "one-sided", f"said by {_named(saying)}, all of {' and '.join(map(side_label, sorted(sides)))}"
    return "corroborated", f"said by {_named(saying)}, which are not of one side"


def _named(voices: Sequence[Voice]) -> str:
    names = [voice.name for voice in voices]
    return ", ".join(names[:4]) + (f" (+{len(names) - 4})" if len(names) > 4 else "")
