"""A made-up war whose events are known, as outlets tell it: claims without end, the same for the same seed.

The world has towns in clusters a few kilometres apart, regions over them, fronts that move between four sides, and
outlets that are partisan, careless or copy each other. It is hard on purpose:

- half of the events belong to campaigns: one side shells, bombs or fights over one town day after day for weeks, and
  other events there share place and day;
- a town changes hands several times within weeks;
- four in ten first mentions and six in ten later ones give no day, and their report comes out on the day or the next;
- reports leave the agent, the target, the place or the date out, name the wrong day, an ally in place of the
  agent, a neighbouring kind («shelling» for an air strike), the region only, or another gazetteer's point of the town;
- tolls are rounded, wrong by one or two or by half; reports repeat themselves in other words, and look back;
- outlets copy each other word for word, and one party denies what the other announces.

What one side does at one place on one day in one way is one event, as ACLED counts.
"""

from __future__ import annotations

import math
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from rawi.knowledge.kinds import load_kinds
from rawi.reconcile.claim import Claim, Party, Spot, Toll
from rawi.reconcile.sides import party_side

START = date(2015, 1, 1)
DAY = timedelta(days=1)
SIDES = {
    "sy-government": ("sy-army", "lb-hezbollah", "ru-air-force"),
    "sy-opposition": ("sy-fsa", "sy-southern-front", "tr-army"),
    "islamic-state": ("islamic-state",),
    "sy-sdf": ("sy-sdf", "sy-ypg", "us-army"),
}
BESIDE = {force: forces for forces in SIDES.values() for force in forces}
KINDS = (
    ("shelling", 30), ("airstrike", 18), ("clash", 14), ("assault", 8), ("killing", 6), ("bombing", 5),
    ("capture", 5), ("arrest", 4), ("abduction", 2), ("deployment", 3), ("protest", 3), ("retreat", 2),
)  # fmt: skip
MISTAKEN = {
    "airstrike": "shelling", "shelling": "airstrike", "clash": "assault", "assault": "clash", "protest": "riot",
    "bombing": "suicide_bombing",
}  # fmt: skip
NO_AGENT = {"protest", "killing", "bombing"}
TARGETS = ("سوق", "مدرسه", "مشفي", "منازل", "حاجز", "موقع", "مخيم", "مسجد", "قافله", "مستودع")
NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Town:
    """A town, its two gazetteer points, and its region."""

    spots: tuple[Spot, Spot]
    region: Spot
    weight: float


@dataclass(frozen=True, slots=True)
class Campaign:
    """A side is at a town in one way for days on end; without a kind, a single event."""

    town: Town
    attacker: str
    kind: str
    until: date


@dataclass(frozen=True, slots=True)
class Truth:
    """A known event."""

    number: int
    kind: str
    day: date
    town: Town
    agent: str
    target: str
    toll: tuple[int, int]
    fame: float


@dataclass(frozen=True, slots=True)
class Outlet:
    """One who publishes: what it gets wrong and leaves out, and on whose side it is."""

    name: str
    side: str
    care: float
    copies: float


def towns(chance: random.Random, count: int) -> list[Town]:
    """Towns in clusters 4 to 15 km apart: far enough to be two places, near enough to be taken for each other."""
    found: list[Town] = []
    while len(found) < count:
        lat, lon = chance.uniform(33.0, 36.8), chance.uniform(36.2, 42.0)
        region = Spot(f"region:{len(found)}", f"ريف {len(found)}", lat, lon, chance.uniform(26, 60), "SY")
        for _ in range(chance.randint(3, 9)):
            number = len(found)
            here = lat + chance.uniform(-0.2, 0.2), lon + chance.uniform(-0.2, 0.2)
            there = here[0] + chance.uniform(-0.012, 0.012), here[1] + chance.uniform(-0.012, 0.012)
            radius = chance.choice([3.0, 5.0, 8.0, 10.0, 15.0])
            spots = (
                Spot(f"geonames:{number}", f"بلدة {number}", *here, radius, "SY"),
                Spot(f"ocha:{number}", f"بلدة {number}", *there, radius, "SY"),
            )
            found.append(Town(spots, region, 1 / math.sqrt(number + 1)))
    chance.shuffle(found)
    return found[:count]


def outlets(chance: random.Random, count: int = 60) -> list[Outlet]:
    """Two thirds stand on a side; some are careful, some copy most of what they publish."""
    sides = [*SIDES, "", ""]
    return [
        Outlet(
            f"outlet {i}", chance.choice(sides), chance.betavariate(6, 2), chance.choice([0.0, 0.1, 0.3, 0.7])
        )
        for i in range(count)
    ]


class War:
    """What happens, day by day, with who holds each town."""

    def __init__(self, chance: random.Random, places: list[Town], a_day: int) -> None:
        self.chance = chance
        self.places = places
        self.a_day = a_day
        self.weights = [town.weight for town in places]
        self.holder = {town: chance.choice(list(SIDES)) for town in places}
        self.count = 0
        self.campaigns: list[Campaign] = []

    def events_of(self, day: date) -> Iterator[Truth]:
        """The events of a day, with a town that is fought over having several."""
        chance = self.chance
        self.campaigns = [campaign for campaign in self.campaigns if campaign.until >= day]
        while len(self.campaigns) < self.a_day * 3 // 4:
            town = chance.choices(self.places, self.weights)[0]
            attacker = chance.choice([side for side in SIDES if side != self.holder[town]])
            kind = chance.choice(["shelling", "airstrike", "clash"])
            self.campaigns.append(Campaign(town, attacker, kind, day + DAY * chance.randint(2, 20)))
        of_campaigns = [campaign for campaign in self.campaigns if chance.random() < 0.7]
        apart = [
            Campaign(town, chance.choice([side for side in SIDES if side != self.holder[town]]), "", day)
            for town in chance.choices(self.places, self.weights, k=self.a_day - len(of_campaigns))
        ]
        told: set[tuple[Town, str, str]] = set()
        for campaign in (*of_campaigns, *apart):
            town, attacker, holder = campaign.town, campaign.attacker, self.holder[campaign.town]
            kind = campaign.kind
            if not kind or attacker == holder or chance.random() < 0.2:
                kind = chance.choices([kind for kind, _ in KINDS], [often for _, often in KINDS])[0]
            if attacker == holder:
                attacker = chance.choice([side for side in SIDES if side != holder])
            if kind == "capture":
                self.holder[town] = attacker
            if not campaign.kind and kind in ("shelling", "airstrike", "assault") and chance.random() < 0.3:
                attacker, holder = holder, attacker
            if kind in ("arrest", "deployment", "retreat"):
                attacker, holder = holder, attacker
            # What one side does at one place on one day in one way is one event, as ACLED counts.
            if (town, kind, attacker) in told:
                continue
            told.add((town, kind, attacker))
            dead = int(chance.paretovariate(1.1)) if chance.random() < 0.6 else 0
            hurt = dead + int(chance.paretovariate(0.9)) if dead and chance.random() < 0.5 else 0
            target = SIDES[holder][0] if kind in ("clash", "capture", "assault") else chance.choice(TARGETS)
            agent = "" if kind in NO_AGENT else chance.choice(SIDES[attacker])
            self.count += 1
            yield Truth(self.count, kind, day, town, agent, target, (min(dead, 200), min(hurt, 500)),
                        chance.paretovariate(1.3))  # fmt: skip


@cache
def party(name: str) -> Party:
    """The party of an id or a folded name."""
    if not name:
        return NOBODY
    side = party_side(name, None)
    return Party((name,), (), (side,) if side else ()) if name.isascii() else Party((), (name,), ())


class Press:
    """What outlets make of it: reports, most of them on the day or the next."""

    def __init__(self, chance: random.Random, houses: list[Outlet], noise: float = 1.0) -> None:
        self.chance = chance
        self.noise = noise
        self.houses = houses
        self.reports = 0
        self.families = {kind.id: kind.family for kind in load_kinds().values()}
        self.past: dict[Town, Truth] = {}

    def reports_on(self, truth: Truth) -> Iterator[tuple[date, list[tuple[Claim, int]]]]:
        """The reports on an event, each with the day it comes out and its claims with the event they are of."""
        chance = self.chance
        written: list[list[tuple[Claim, int]]] = []
        for _ in range(min(60, 1 + int(truth.fame * chance.uniform(0.5, 2.5)))):
            house = chance.choice(self.houses)
            published = truth.day + DAY * chance.choices([0, 1, 2, 5], [60, 30, 7, 3])[0]
            self.reports += 1
            report = f"r{self.reports:x}"
            if written and chance.random() < house.copies:
                claims = [self._copied(*told, report, house, published) for told in chance.choice(written)]
            else:
                claims = list(self._told(truth, report, house, published))
            written.append(claims)
            yield published, claims
        self.past[truth.town] = truth

    def _told(self, truth: Truth, report: str, house: Outlet, published: date) -> Iterator[tuple[Claim, int]]:
        chance = self.chance
        times = chance.choices([1, 2, 3], [60, 28, 12])[0]
        denies = bool(house.side) and party_side(truth.agent, None) == house.side and chance.random() < 0.04
        speaker = chance.choices(["", "sohr", "مصدر", "party"], [45, 15, 25, 15])[0]
        for number in range(times):
            yield self._claim(truth, report, number, house, published, speaker, denies), truth.number
        before = self.past.get(truth.town)
        if before is not None and before.day < truth.day and chance.random() < 0.12:  # looks back
            yield self._claim(before, report, times, house, published, speaker, False), before.number

    def _claim(
        self,
        truth: Truth,
        report: str,
        number: int,
        house: Outlet,
        published: date,
        speaker: str,
        denies: bool,
    ) -> Claim:
        chance = self.chance
        slip = 0.35 * self.noise * (1.3 - house.care)  # careless outlets go wrong four times as often
        later = number > 0  # a second mention says less
        kind = truth.kind
        if kind in MISTAKEN and chance.random() < 0.07 * slip:
            kind = MISTAKEN[kind]
        first, last, dated = self._dates(truth, published, slip, later)
        side = party_side(truth.agent, None)
        partisan = side if speaker == "party" else ""
        return Claim(
            id=f"{report}#{number}",
            report=report,
            kind=kind,
            family=self.families[kind],
            status="denied" if denies else "happened",
            agents=self._agent(truth.agent, slip, later),
            targets=self._target(truth.target, later),
            spots=self._spots(truth.town, slip, later),
            first=first,
            last=last,
            dated=dated,  # type: ignore[arg-type]
            tolls=self._tolls(truth.toll, slip, later),
            speaker=speaker,
            speaker_id={"sohr": "sohr", "party": truth.agent or None}.get(speaker),
            speaker_side=partisan,
            outlet=house.name,
            outlet_side=house.side,
            sentence=f"{zlib.crc32(f'{report}#{number}'.encode()):x}",
        )

    def _dates(
        self, truth: Truth, published: date, slip: float, later: bool
    ) -> tuple[date | None, date | None, str]:
        chance = self.chance
        late = (published - truth.day).days > 1
        how = chance.random()
        if how < 0.02 * slip:
            return None, None, "none"
        if how < 0.06 * slip:
            wrong = truth.day + DAY * chance.choice([-1, 1])
            return wrong, wrong, "stated"
        if how < 0.11 * slip:
            return truth.day - DAY * chance.randint(0, 2), truth.day + DAY * chance.randint(0, 1), "stated"
        if not late and how < (0.6 if later else 0.4):
            return published - DAY, published, "reported"
        return truth.day, truth.day, "stated"

    def _agent(self, agent: str, slip: float, later: bool) -> Party:
        chance = self.chance
        how = chance.random()
        if not agent or how < (0.35 if later else 0.15) * slip:
            return NOBODY
        if how < 0.45 * slip:
            return party(chance.choice(BESIDE[agent]))
        if how < 0.48 * slip:
            return party("مسلحون")
        if how < 0.495 * slip:
            return party(chance.choice([force for forces in SIDES.values() for force in forces]))
        return party(agent)

    def _target(self, target: str, later: bool) -> Party:
        how = self.chance.random()
        if how < (0.65 if later else 0.45):
            return NOBODY
        if how > 0.95 and not target.isascii():
            return party(self.chance.choice(TARGETS))
        return party(target)

    def _spots(self, town: Town, slip: float, later: bool) -> tuple[Spot, ...]:
        chance = self.chance
        how = chance.random()
        if how < (0.10 if later else 0.01) * slip:
            return ()
        if how < (0.15 if later else 0.06) * slip:
            return (town.region,)
        spot = town.spots[chance.random() < 0.25]
        return (spot, town.region) if chance.random() < 0.3 else (spot,)

    def _tolls(self, toll: tuple[int, int], slip: float, later: bool) -> tuple[Toll, ...]:
        chance = self.chance
        if not toll[0] or chance.random() < (0.6 if later else 0.3):
            return ()
        tolls = []
        for what, number in (("killed", toll[0]), ("wounded", toll[1])):
            if not number or (what == "wounded" and chance.random() < 0.4):
                continue
            how = chance.random()
            if how < 0.05 * slip:
                number = max(1, int(number * chance.choice([0.4, 0.5, 2, 2.5])))
            elif how < 0.3 * slip:
                number = max(1, number + chance.choice([-2, -1, 1, 2]))
            elif how < 0.35 * slip and number > 10:
                tolls.append(Toll(what, number // 10 * 10, None))
                continue
            tolls.append(Toll(what, number, number))
        return tuple(tolls)

    def _copied(
        self, claim: Claim, number: int, report: str, house: Outlet, published: date
    ) -> tuple[Claim, int]:
        """The same words in another report: only what comes from the report differs."""
        first, last = claim.first, claim.last
        if claim.dated == "reported":
            first, last = published - DAY, published
        copied = replace(
            claim, id=f"{report}#{claim.id.split('#')[1]}", report=report, outlet=house.name, outlet_side=house.side,
            first=first, last=last,
        )  # fmt: skip
        return copied, number


def stream(
    seed: int, noise: float = 1.0, events_a_day: int = 40, places: int = 400
) -> Iterator[list[tuple[Claim, int]]]:
    """Days of published reports without end: the claims of each day with the numbers of their events."""
    chance = random.Random(seed)
    war = War(chance, towns(chance, places), events_a_day)
    press = Press(chance, outlets(chance), noise)
    waiting: dict[date, list[list[tuple[Claim, int]]]] = defaultdict(list)
    day = START
    while True:
        for truth in war.events_of(day):
            for published, claims in press.reports_on(truth):
                waiting[published].append(claims)
        today = waiting.pop(day, [])
        chance.shuffle(today)
        yield [told for report in today for told in report]
        day += DAY
