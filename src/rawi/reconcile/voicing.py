"""The voices of an event, and the numbers derived from what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.event import Estimate, Said, Stance, Voice
from rawi.knowledge.sources import load_outlets
from rawi.reconcile.claim import Claim, Toll
from rawi.reconcile.independence import voices_of

__all__ = ["estimates", "numbers_of", "stated_voices"]


def stated_voices(claims: Sequence[Claim], copies: Mapping[str, str], stance: Stance) -> list[Voice]:
    """Who says it or denies it, in the order of their keys."""
    return [_voice(key, said, stance) for key, said in voices_of(claims, copies).items()]


def numbers_of(voice: Voice) -> tuple[Toll, ...]:
    """What a voice numbers, from the lowest to the highest it ever said: it may correct itself without contradiction."""
    bounds: dict[str, Toll] = {}
    for said in voice.said:
        if said.low is None and said.high is None:
            continue
        known = bounds.get(said.what)
        low = said.low if said.low is not None else 0
        if known is None:
            bounds[said.what] = Toll(said.what, low, said.high)
        else:
            high = None if known.high is None or said.high is None else max(known.high, said.high)
            bounds[said.what] = Toll(said.what, min(known.low or 0, low), high)
    return tuple(bounds.values())


def estimates(voices: Sequence[Voice]) -> tuple[Estimate, ...]:
    """Low, best and high of each thing that is counted, over the voices that do not deny it."""
    last: dict[str, list[Said]] = {}  # the last number that each voice gives
    every: dict[str, list[Said]] = {}
    for voice in voices:
        if voice.stance == "says":
            latest: dict[str, Said] = {}
            for said in voice.said:
                if said.low is not None or said.high is not None:
                    latest[said.what] = said
                    every.setdefault(said.what, []).append(said)
            for what, said in latest.items():
                last.setdefault(what, []).append(said)
    return tuple(_estimate(what, every[what], last[what]) for what in sorted(every))


def _estimate(what: str, every: Sequence[Said], last: Sequence[Said]) -> Estimate:
    lows = [_least(said) for said in every]
    highs = [said.high for said in every if said.high is not None]
    middle = sorted(_least(said) for said in last)[(len(last) - 1) // 2]
    high = None if len(highs) < len(every) else max(highs)
    return Estimate(what, min(lows), middle, high)


def _least(said: Said) -> int:
    return said.low if said.low is not None else said.high or 0


def _voice(key: str, claims: Sequence[Claim], stance: Stance) -> Voice:
    # A report's own voice may stand beside the speaker whom it quotes: the speaker names the voice.
    named = next((claim for claim in claims if claim.speaker), claims[0])
    outlet = load_outlets().get(named.outlet)
    own = next((claim.speaker_side for claim in claims if claim.speaker_side), "")
    lent = "" if named.speaker_id else next((claim.outlet_side for claim in claims if claim.outlet_side), "")
    dated = sorted(claims, key=lambda claim: (claim.last is not None, claim.last, claim.id))
    return Voice(
        key=key,
        name=named.speaker or (outlet.name if outlet else named.outlet) or named.report,
        actor=named.speaker_id or (outlet.id if outlet and not named.speaker else None),
        side=own or lent,
        stance=stance,
        statements=tuple(claim.id for claim in claims),
        reports=tuple(sorted({claim.report for claim in claims})),
        outlets=tuple(sorted({claim.outlet for claim in claims if claim.outlet})),
        said=tuple(Said(claim.id, toll.what, toll.low, toll.high) for claim in dated for toll in claim.tolls),
    )
