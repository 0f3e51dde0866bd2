"""Who held a place on which day, from the events that tell of it.

Captures and handovers give a place to their agent, retreats and surrenders take it from him, and who is besieged in a
place holds it if nothing else tells.

A capture or handover counts from the last day of its range on: on the days before, within the range, the former holder
is disputed; and so is one from whom another is said to have taken the place within two days, since reports are no more
exact than that. Allied sides are one holder. Where two are said to have taken the place by the same day, the one with
more voices holds it, and it stays disputed until something later settles it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rawi.event import Event, Holding
from rawi.places.relative import distance_km
from rawi.reconcile.settings import load_settings
from rawi.reconcile.sides import allied, party_side, side_label

__all__ = ["holder_on", "holdings"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One event as far as it tells of a holder.

    Attributes:
        says: «gains», the side has the place from ``last`` on; «loses», it has it no more; «contests», it is
            besieged there.
        denied: a voice denies the event.
    """

    says: str
    first: date
    last: date
    side: str
    event: Event
    voices: tuple[str, ...]
    denied: bool


@dataclass(slots=True)
class _State:
    """Who holds the place at the end of a day."""

    side: str = ""
    turns: list[_Turn] = field(default_factory=list)
    rivals: set[str] = field(default_factory=set)
    denied: bool = False


def holdings(events: Iterable[Event], place_id: str) -> tuple[Holding, ...]:
    """The holders of a place in order of days, without gaps; empty when no event tells.

    Args:
        events: all events at the place (others are passed over), in any order.
        place_id: gazetteer id.
    """
    here = sorted(_at(events, place_id), key=lambda event: event.lead)
    name = next((event.place for event in here if event.place_id == place_id), "")
    turns = sorted(
        (turn for event in here for turn in _turns(event)),
        key=lambda turn: (turn.last, len(turn.voices), turn.event.lead),
    )
    if not turns:
        return ()
    held = _before(turns, place_id, name)
    days = sorted({day for turn in turns for day in (turn.first, turn.last, turn.last + _DAY)})
    state = _State()
    around = _around(turns, days)
    taken = sorted((turn.first, turn.side) for turn in turns if turn.says == "gains")
    done = 0
    for i, day in enumerate(days):
        while done < len(turns) and turns[done].last <= day:
            done = _apply(turns, done, state)
        until = days[i + 1] - _DAY if i + 1 < len(days) else None
        sides = around.get(day, set()) | _soon(state, taken)
        held.append(_holding(state, sides, day, until, place_id, name, held))
    return _merged(held)


def holder_on(held: Iterable[Holding], day: date) -> Holding | None:
    """The holding that a day lies in; ``None`` when there is none."""
    for holding in held:
        if (holding.start is None or holding.start <= day) and (holding.end is None or day <= holding.end):
            return holding
    return None


def _at(events: Iterable[Event], place_id: str) -> list[Event]:
    """The events at a place, or at another gazetteer's point of it."""
    placed = list(events)
    point = next(((e.lat, e.lon) for e in placed if e.place_id == place_id and e.lat is not None), None)
    reach = load_settings().reach
    return [
        event
        for event in placed
        if event.place_id == place_id
        or (
            point is not None
            and event.lat is not None
            and event.lon is not None
            and (event.radius_km or 0.0) <= reach.town_km
            and distance_km(point[0] or 0.0, point[1] or 0.0, event.lat, event.lon) <= reach.near_km
        )
    ]


def _turns(event: Event) -> list[_Turn]:
    says = load_settings().control.get(event.kind)
    if says is None or event.status not in ("happened", "ongoing") or not event.first or not event.last:
        return []
    voices = tuple(voice.key for voice in event.voices if voice.stance == "says")
    denied = any(voice.stance == "denies" for voice in event.voices)
    if says == "contests":
        side = _side(event.targets, [side for side in event.target_sides if side not in event.agent_sides])
    else:
        side = _side(event.agents, event.agent_sides)
    if says == "gains" and not side:  # «the town was lost», and nobody says to whom
        says, side = "loses", _side(event.targets, event.target_sides)
    if not side or not voices:
        return []
    return [_Turn(says, event.first, event.last, side, event, voices, denied)]


def _around(turns: Sequence[_Turn], days: Sequence[date]) -> dict[date, set[str]]:
    """The sides that are said to have taken the place around a day, by the first day of each stretch."""
    sides: dict[date, set[str]] = {}
    for turn in turns:
        if turn.says == "gains":
            for day in days[bisect_left(days, turn.first) : bisect_right(days, turn.last)]:
                sides.setdefault(day, set()).add(turn.side)
    return sides


def _side(actors: Sequence[str], sides: Sequence[str]) -> str:
    """The side of the first actor that has one of these sides: its allies hold the place with it."""
    for actor in actors:
        side = party_side(actor, None)
        if side in sides:
            return side
    return sides[0] if sides else ""


def _soon(state: _State, taken: Sequence[tuple[date, str]]) -> set[str]:
    """The sides that are said to have taken the place as good as when the present holder did."""
    if not state.turns or not state.side:
        return set()
    last = max(turn.last for turn in state.turns)
    until = last + _DAY * load_settings().reach.control_days
    return {side for _, side in taken[bisect_left(taken, (last, "")) : bisect_right(taken, (until, "~"))]}


def _apply(turns: Sequence[_Turn], at: int, state: _State) -> int:
    """Take in all that is told of one day; the number of the next turn."""
    day = turns[at].last
    same_day = [turn for turn in turns[at:] if turn.last == day]
    gains = [turn for turn in same_day if turn.says == "gains"]
    for turn in same_day:
        if turn.says == "loses" and state.side and allied(state.side, turn.side):
            _take(state, _State("", [turn], set(), turn.denied))
        elif turn.says == "contests" and not state.side and not gains:
            _take(state, _State(turn.side, [turn], set(), turn.denied))
    if gains:
        best = gains[-1]  # most voices
        for turn in gains:
            if len(turn.voices) == len(best.voices) and state.side and allied(turn.side, state.side):
                best = turn  # between equals, who held it before
        agreeing = [turn for turn in gains if allied(turn.side, best.side)]
        rivals = {turn.side for turn in gains if not allied(turn.side, best.side)}
        if state.side and not allied(state.side, best.side) and _no_later(best, state.turns):
            state.rivals |= rivals | {best.side}
            return at + len(same_day)
        denied = all(turn.denied for turn in agreeing)
        if state.side and allied(state.side, best.side):
            agreeing = [*state.turns, *agreeing]
        _take(state, _State(best.side, agreeing, rivals, denied))
    return at + len(same_day)


def _no_later(turn: _Turn, others: Sequence[_Turn]) -> bool:
    """Whether only the dates of reports put a turn after those that more voices tell."""
    return turn.event.dated == "reported" and any(
        turn.first <= other.last and len(other.voices) > len(turn.voices) for other in others
    )


def _take(state: _State, other: _State) -> None:
    state.side, state.turns, state.rivals, state.denied = other.side, other.turns, other.rivals, other.denied


def _before(turns: Sequence[_Turn], place_id: str, name: str) -> list[Holding]:
    """Who held the place before the first event, when that tells from whom it was taken."""
    start = min(turn.first for turn in turns)
    told = [turn for turn in turns if turn.last == turns[0].last]
    # Of the events of the first day, the one with most voices that says from whom.
    first = next((turn for turn in reversed(told) if _former(turn)), turns[0])
    side = _former(first)
    actors = tuple(
        id_ for id_ in (*first.event.targets, *first.event.agents) if party_side(id_, None) == side
    )
    reason = (
        f"held it until it was taken or left ({first.event.lead})" if side else "nothing earlier is known"
    )
    return [
        Holding(
            place_id, name, None, start - _DAY, side, actors if side else (), side_label(side),
            first.voices if side else (), False, (), (first.event.lead,) if side else (), reason,
        )
    ]  # fmt: skip


def _former(turn: _Turn) -> str:
    """The side that had the place before a turn; empty when it does not tell."""
    if turn.says != "gains":
        return turn.side
    others = [side for side in turn.event.target_sides if not allied(side, turn.side)]
    return _side(turn.event.targets, others)


def _holding(
    state: _State,
    around: set[str],
    day: date,
    until: date | None,
    place_id: str,
    name: str,
    held: Sequence[Holding],
) -> Holding:
    if not state.turns:  # within the range of the first event: still as before
        former = held[-1]
        against = sorted(side for side in around if not (former.side and allied(side, former.side)))
        return replace(former, start=day, end=until, disputed=bool(against), against=tuple(against))
    others = {side for side in around if not (state.side and allied(side, state.side))}
    against = sorted(others | state.rivals)
    leads = tuple(dict.fromkeys(turn.event.lead for turn in state.turns))
    actors = dict.fromkeys(actor for turn in state.turns for actor in _holders(turn))
    voices = sorted({voice for turn in state.turns for voice in turn.voices})
    if state.side:
        reason = f"taken or held by {side_label(state.side)} on {state.turns[-1].last.isoformat()}"
    else:
        reason = f"left on {state.turns[-1].last.isoformat()}; nobody says who came"
    if state.denied:
        reason += "; denied"
    if against:
        reason += f"; also said of {', '.join(map(side_label, against))}"
    return Holding(
        place_id, name, day, until, state.side, tuple(actors) if state.side else (), side_label(state.side),
        tuple(voices), bool(against) or state.denied, tuple(against), leads, reason,
    )  # fmt: skip


def _holders(turn: _Turn) -> tuple[str, ...]:
    """The actors who have the place, by a turn that gives it to somebody."""
    return turn.event.targets if turn.says == "contests" else turn.event.agents


def _merged(held: Sequence[Holding]) -> tuple[Holding, ...]:
    """Neighbours that say the same made one."""
    merged: list[Holding] = []
    for holding in held:
        same = merged and replace(merged[-1], start=None, end=None) == replace(holding, start=None, end=None)
        if same:
            merged[-1] = replace(merged[-1], end=holding.end)
        else:
            merged.append(holding)
    return tuple(merged)
