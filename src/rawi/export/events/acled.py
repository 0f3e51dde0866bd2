"""Events as a table with ACLED's columns. docs/formats.md says how each is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rawi.export.events.cells import write_table
from rawi.export.events.told import ToldEvent, iso_number, name_of

__all__ = ["COLUMNS", "TOLD_ONLY", "write_acled"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
TOLD_ONLY = frozenset(("happened", "ongoing", "failed"))
"""ACLED codes what happened: what is planned or only denied is left out."""
DISORDER = {
    "Battles": "Political violence", "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence", "Protests": "Demonstrations", "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}  # fmt: skip
REGIONS = {
    "North Africa": "Northern Africa", "Central Asia": "Caucasus and Central Asia", "Latin America": "",
    "Sub-Saharan Africa": "",
}  # fmt: skip
"""ACLED's name of a region where it differs; empty where ACLED divides it further."""
EXACT_KM, NEAR_KM = 5.0, 25.0
WEEK, DAY = 7, 1


def write_acled(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write the table; how many events it has."""
    return write_table(path, COLUMNS, _rows(events))


def _rows(events: Iterable[ToldEvent]) -> Iterator[tuple[Any, ...]]:
    for told in events:
        event = told.event
        if event.status not in TOLD_ONLY or event.day_from is None:
            continue
        kind = told.kind
        sub_type = kind.acled_sub_event
        if kind.acled_sub_event_state and told.by_state_at_home:
            sub_type = kind.acled_sub_event_state
        first, *allies = event.agent_refs or (None,)
        second, *others = event.target_refs or (None,)
        inter1 = told.inter_name(first) if first else ""
        inter2 = told.inter_name(second) if second else ""
        yield (
            event.key,
            event.day_from,
            event.day_from.year,
            _time_precision(told.days),
            DISORDER.get(kind.acled_event, ""),
            kind.acled_event,
            sub_type,
            name_of(first) if first else "",
            "; ".join(name_of(actor) for actor in allies),
            inter1,
            name_of(second) if second else "",
            "; ".join(name_of(actor) for actor in others),
            inter2,
            "-".join(part for part in (inter1, inter2) if part),
            "Civilian targeting" if told.against_civilians else "",
            iso_number(event.country),
            REGIONS.get(told.region, told.region),
            told.country,
            "",
            "",
            "",
            event.place_english or event.place or "",
            event.lat,
            event.lon,
            _geo_precision(event.radius_km) if event.lat is not None else "",
            "; ".join(told.sources),
            "",
            event.title,
            event.killed.best or 0,
            f"rawi: {event.grade}, {event.voices} voices, {event.status}",
            "",
        )


def _time_precision(days: int | None) -> int:
    """1 for the day, 2 for the week, 3 for the month or longer."""
    if days is None or days > WEEK:
        return 3
    return 1 if days == DAY else 2


def _geo_precision(radius_km: float | None) -> int:
    """1 for the place itself, 2 for near it, 3 for a region."""
    if radius_km is None or radius_km <= EXACT_KM:
        return 1
    return 2 if radius_km <= NEAR_KM else 3
