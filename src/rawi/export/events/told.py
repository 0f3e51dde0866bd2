"""An event as exports need it: its row, its parties by id, its voices and their reports, worked out once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.knowledge.kinds import Kind, load_kinds
from rawi.knowledge.registry import load_actors
from rawi.places import load_countries
from rawi.store import ActorRef, EventFilter, EventRow, Store, Teller

__all__ = ["ToldEvent", "iso_number", "name_of", "told_events"]

CIVILIANS = ("civilians", "people", "مدني")
INTER = {
    1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia", 5: "Rioters", 6: "Protesters",
    7: "Civilians", 8: "External/Other forces",
}  # fmt: skip
"""ACLED's names of its inter codes."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with what its columns are made of."""

    event: EventRow
    tellers: tuple[Teller, ...]

    @property
    def kind(self) -> Kind:
        return load_kinds()[self.event.kind]

    @property
    def sources(self) -> tuple[str, ...]:
        """English names of the voices that tell it, each once."""
        return tuple(dict.fromkeys(one.name for one in self.tellers if one.stance != "denies" and one.name))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published it, each once."""
        return tuple(dict.fromkeys(one.outlet for one in self.tellers if one.outlet))

    def inter(self, actor: ActorRef) -> int | None:
        """ACLED's code of an actor: state forces abroad are external forces; ``None`` for one without id."""
        known = load_actors().actors.get(actor.id)
        if known is None:
            return (
                7
                if any(word in name_of(actor).lower() or word in actor.arabic for word in CIVILIANS)
                else None
            )
        country = self.event.country
        if known.inter == 1 and country and known.country and known.country != country:
            return 8
        return known.inter

    def inter_name(self, actor: ActorRef) -> str:
        """The code in words; empty where unknown."""
        return INTER.get(self.inter(actor) or 0, "")

    @property
    def by_state_at_home(self) -> bool:
        """Whether a state's forces did it in their own country."""
        return any(self.inter(actor) == 1 for actor in self.event.agent_refs)

    @property
    def against_civilians(self) -> bool:
        """Whether civilians are its target, and nobody else."""
        targets = self.event.target_refs
        return bool(targets) and all(self.inter(actor) == 7 for actor in targets)

    @property
    def country(self) -> str:
        """English name of its country; empty where unknown."""
        found = load_countries().of(self.event.country or "")
        return found.english if found is not None else ""

    @property
    def region(self) -> str:
        """The part of the world that its country lies in, as countries.toml calls it; empty where unknown."""
        found = load_countries().of(self.event.country or "")
        return found.region if found is not None else ""

    @property
    def days(self) -> int | None:
        """How many days it may have been on."""
        event = self.event
        if event.day_from is None:
            return None
        return ((event.day_to or event.day_from) - event.day_from).days + 1


def name_of(actor: ActorRef) -> str:
    """Its English name, or as it is written."""
    return actor.english or actor.arabic


def told_events(store: Store, wanted: EventFilter) -> Iterator[ToldEvent]:
    """The events of a filter by day, each with who tells it, without holding them all."""
    for event, tellers in store.all_told(wanted):
        yield ToldEvent(event, tellers)


@cache
def _iso_numbers() -> dict[str, str]:
    with Path(__file__).with_name("iso_numeric.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iso"]: row["numeric"] for row in csv.DictReader(lines)}


def iso_number(code: str | None) -> str:
    """ISO 3166's number of a country by its two letters; empty where unknown."""
    return _iso_numbers().get(code or "", "")
