"""Comparing two claims, in named levels: each adds to the weight of the pair, and enough weight makes a link.

The levels and weights are those of ``settings.toml``. A comparison depends on the two claims alone, and is the same
both ways.
"""

from __future__ import annotations

from rawi.event import Link
from rawi.places.relative import distance_km
from rawi.reconcile.claim import Claim, Party, Spot, Toll
from rawi.reconcile.settings import Reach, Settings, load_settings
from rawi.reconcile.sides import allied, at_odds, related

__all__ = ["compare", "opposed", "same_town", "toll_conflict", "weight_of"]

Levels = dict[str, str]


def compare(a: Claim, b: Claim) -> Link | None:
    """The link of type ``same`` between two claims, with its reason; ``None`` when they are not one happening."""
    found = _levels(a, b)
    if found is None:
        return None
    settings = load_settings()
    weight = sum(settings.weights[of][level] for of, level in found.items())
    if weight < settings.least:
        return None
    one, other = sorted((a.id, b.id))
    return Link(one, other, "same", weight, _reason(found), found)


def weight_of(a: Claim, b: Claim) -> float | None:
    """The weight of the pair when it is enough for a link, else ``None``: ``compare`` without its words."""
    found = _levels(a, b)
    if found is None:
        return None
    settings = load_settings()
    weights = settings.weights
    weight = 0.0
    for of, level in found.items():
        weight += weights[of][level]
    return weight if weight >= settings.least else None


def opposed(one: Party, other: Party) -> bool:
    """Whether the sides of both are known and all of one are at odds with all of the other."""
    return bool(one.sides and other.sides) and all(
        at_odds(side, against) for side in one.sides for against in other.sides
    )


def same_town(a: Claim, b: Claim) -> bool:
    """Whether both name the same town or village, or two points of one."""
    return _place(a, b, load_settings()) in ("same place", "same city", "near each other")


def toll_conflict(one: tuple[Toll, ...], other: tuple[Toll, ...]) -> str:
    """The first two numbers that cannot both be («killed 3 and 40»); empty when all can."""
    for toll in one:
        for against in other:
            if toll.what == against.what and _apart(toll, against, load_settings()) == 3:
                few, many = sorted((toll.low or 0, against.low or 0))
                return f"{toll.what} {few} and {many}"
    return ""


def _levels(a: Claim, b: Claim) -> Levels | None:
    """The level reached in each comparison; ``None`` where two claims cannot be one happening."""
    settings = load_settings()
    if a.kind == b.kind:
        kind, swapped = "same kind", a.kind in settings.mutual
    elif (a.kind, b.kind) in settings.near:
        kind, swapped = "kinds taken for each other", settings.near[a.kind, b.kind]
    else:
        return None
    if (a.status == "planned") != (b.status == "planned"):
        return None
    text = "same sentence" if a.sentence == b.sentence else "other words"
    same_words = text == "same sentence"
    time = _time(a, b, settings)
    if time is None or (time == "no date" and a.report != b.report and not same_words):
        return None
    place = _place(a, b, settings)
    if place is None or (place == "place left unsaid" and not same_words):
        return None
    agent, target = _roles(a, b, swapped)
    if agent in ("unknown", "different") and target not in ("same", "allied") and a.kind in settings.control:
        fits = opposed(a.agents, b.targets) or opposed(b.agents, a.targets)
        agent = "unknown, but fits" if fits else "unknown, and it decides"
    return {
        "kind": kind, "place": place, "time": time, "agent": agent, "target": target,
        "toll": _tolls(a.tolls, b.tolls, settings), "text": text,
    }  # fmt: skip


def _time(a: Claim, b: Claim, settings: Settings) -> str | None:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return "no date"
    apart = max((b.first - a.last).days, (a.first - b.last).days)  # none where they overlap
    gains = settings.control.get(a.kind) == settings.control.get(b.kind) == "gains"
    if apart > (settings.reach.control_days if gains else settings.reach.window_days):
        return None
    wide = settings.reach.range_days
    if (a.last - a.first).days > wide or (b.last - b.first).days > wide:
        return "no date"  # «last month» may be any of its days, though none of this month's
    if apart <= 0:
        if a.last == b.last and (a.first == a.last or b.first == b.last):
            # A range that a report's date makes ends on that day.
            return "same day" if a.first == b.first else "the day of the report"
        return "times overlap"
    return "a day apart, of what recurs" if a.family in settings.recurrent else "a day apart"


def _place(a: Claim, b: Claim, settings: Settings) -> str | None:
    if not a.spots or not b.spots:
        return "place left unsaid within one report" if a.report == b.report else "place left unsaid"
    reach = settings.reach
    # Places stand in the order of their radius: where the first is a region, all are.
    a_town, b_town = a.spots[0].radius_km <= reach.town_km, b.spots[0].radius_km <= reach.town_km
    if a_town and b_town:
        return _towns(a, b, reach)
    if a_town or b_town:
        town, region = (a.spots[0], b) if a_town else (b.spots[0], a)
        return (
            "one within the other's region"
            if any(_within(town, spot, reach) for spot in region.spots)
            else None
        )
    return "same region" if a.spots[0].id == b.spots[0].id else None


def _towns(a: Claim, b: Claim, reach: Reach) -> str | None:
    near = False
    for one in a.spots:
        if one.radius_km > reach.town_km:
            break
        for other in b.spots:
            if other.radius_km > reach.town_km:
                break
            if one.id == other.id:
                return "same place" if min(one.radius_km, other.radius_km) < reach.city_km else "same city"
            near = near or _near(one, other, reach.near_km)
    return "near each other" if near else None


def _within(town: Spot, region: Spot, reach: Reach) -> bool:
    return region.radius_km <= reach.region_km and _near(town, region, region.radius_km)


def _near(one: Spot, other: Spot, km: float) -> bool:
    if abs(one.lat - other.lat) * 111.0 > km:  # most pairs, without the trigonometry
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= km


def _roles(a: Claim, b: Claim, swapped: bool) -> tuple[str, str]:
    """The levels of agent and target, of the way round that fits better where they are interchangeable."""
    straight = _party(a.agents, b.agents), _party(a.targets, b.targets)
    if not swapped:
        if (
            straight[0] not in ("same", "allied")
            and straight[1] not in ("same", "allied")
            and (_meets(a.agents, b.targets) or _meets(a.targets, b.agents))
        ):
            return "reversed", straight[1]
        return straight
    one, other = _party(a.agents, b.targets), _party(a.targets, b.agents)
    # Which of the crossed pairs is called the agents' must not depend on which claim comes first.
    return max(straight, (one, other), (other, one), key=lambda levels: (_fit(levels), levels))


def _fit(levels: tuple[str, str]) -> float:
    weights = load_settings().weights
    return weights["agent"][levels[0]] + weights["target"][levels[1]]


def _party(one: Party, other: Party) -> str:
    if one.ids and other.ids:
        if any(related(id_, against) for id_ in one.ids for against in other.ids):
            return "same"
        if any(allied(side, against) for side in one.sides for against in other.sides):
            return "allied"
        return "opposed" if opposed(one, other) else "different"
    if one.ids or other.ids or not one.names or not other.names:
        return "unknown"  # «the organisation» may be any
    return "same" if not set(one.names).isdisjoint(other.names) else "different"


def _meets(one: Party, other: Party) -> bool:
    return bool(one.ids and other.ids) and any(
        related(id_, against) for id_ in one.ids for against in other.ids
    )


def _tolls(one: tuple[Toll, ...], other: tuple[Toll, ...], settings: Settings) -> str:
    """The worst level among numbers of the same thing: «far apart» outweighs a number that agrees."""
    worst, small = -1, True
    for toll in one:
        for against in other:
            if toll.what == against.what:
                worst = max(worst, _apart(toll, against, settings))
                small = small and max(toll.high or 99, against.high or 99) <= settings.numbers.small
    if worst < 0:
        return "not comparable"
    if worst < 2 and small:
        return ("same small numbers", "small numbers close")[worst]
    return ("same numbers", "numbers overlap or are close", "numbers differ", "numbers far apart")[worst]


def _apart(one: Toll, other: Toll, settings: Settings) -> int:
    """0 the same, 1 overlapping or close, 2 different, 3 so far apart that both cannot be."""
    a_low, b_low = one.low or 0, other.low or 0
    if one.low is not None and one.low == other.low and one.high == other.high:
        return 0
    a_high = one.high if one.high is not None else max(a_low, b_low) if one.low is not None else b_low
    b_high = other.high if other.high is not None else max(a_low, b_low) if other.low is not None else a_low
    gap = max(a_low - b_high, b_low - a_high)
    larger = max(a_high, b_high)
    numbers = settings.numbers
    if gap <= max(0, min(numbers.close, larger // 2)) or gap <= numbers.close_share * larger:
        return 1
    smaller = max(1, min(a_high, b_high))
    return 3 if gap >= numbers.far and larger >= numbers.far_ratio * smaller else 2


def _reason(found: Levels) -> str:
    """«same kind, same place, same day; agent same, target unknown; numbers differ»."""
    parts = [found["kind"], found["place"], found["time"]]
    roles = f"agent {found['agent']}, target {found['target']}"
    rest = [
        found[of] for of, none in (("toll", "not comparable"), ("text", "other words")) if found[of] != none
    ]
    return "; ".join([", ".join(parts), roles, *rest])
