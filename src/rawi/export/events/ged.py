"""Deadly events as a table with the columns of UCDP GED. docs/formats.md says how each is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from pathlib import Path
from typing import Any

from rawi.export.events.cells import write_table
from rawi.export.events.told import ToldEvent, name_of
from rawi.store import ActorRef

__all__ = ["COLUMNS", "write_ged"]

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
)  # fmt: skip
REGIONS = {
    "Middle East": "Middle East", "Europe": "Europe", "North Africa": "Africa", "Sub-Saharan Africa": "Africa",
    "Latin America": "Americas", "North America": "Americas",
}  # fmt: skip
"""GED's name of a region; all others are Asia."""
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
STATE_FORCES = (1, 8)
CIVILIANS = 7
GRID_COLUMNS = 720  # PRIO-GRID: cells of half a degree


def write_ged(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write the table; how many events it has. GED knows only events in which somebody died."""
    return write_table(path, COLUMNS, _rows(events))


def _rows(events: Iterable[ToldEvent]) -> Iterator[tuple[Any, ...]]:
    for told in events:
        event, killed = told.event, told.event.killed
        if event.status not in ("happened", "ongoing") or event.day_from is None or not killed.best:
            continue
        agents, targets = event.agent_refs, event.target_refs
        side_a, side_b = _names(agents), "Civilians" if told.against_civilians else _names(targets)
        rows = told.tellers
        civilians = killed.best if told.against_civilians else 0
        yield (
            event.key,
            event.key,
            event.day_from.year,
            "",
            "Unchecked" if event.review == "open" else "Clear",
            _type(told),
            "", "", "", "", "",
            " - ".join(side for side in (side_a, side_b) if side),
            agents[0].id if agents else "",
            "",
            side_a,
            targets[0].id if targets else "",
            "",
            side_b,
            event.voices,
            "; ".join(row.url or row.report for row in rows),
            "; ".join(told.outlets),
            "; ".join(dict.fromkeys(row.published.isoformat() for row in rows if row.published)),
            "",
            "; ".join(told.sources),
            _where_precision(event.radius_km, event.place is not None, event.lat is not None),
            event.place_english or event.place or "",
            event.place or "",
            "", "",
            event.lat,
            event.lon,
            f"POINT ({event.lon} {event.lat})" if event.lat is not None else "",
            _prio_grid(event.lat, event.lon),
            told.country,
            "",
            REGIONS.get(told.region, "Asia") if told.region else "",
            1 if told.days is not None and told.days <= 7 else 2,
            _date_precision(told.days),
            event.day_from,
            event.day_to or event.day_from,
            0,
            0,
            civilians,
            killed.best - civilians,
            killed.best,
            killed.high if killed.high is not None else killed.best,
            killed.low if killed.low is not None else killed.best,
            "", "",
        )  # fmt: skip


def _names(actors: tuple[ActorRef, ...]) -> str:
    return ", ".join(name_of(actor) for actor in actors)


def _type(told: ToldEvent) -> int | str:
    """1 state-based, 2 non-state, 3 one-sided; empty where a side is unknown."""
    event = told.event
    if told.against_civilians:
        return ONE_SIDED
    if not event.agent_refs or not event.target_refs:
        return ""
    codes = [told.inter(actor) for actor in (*event.agent_refs, *event.target_refs)]
    if any(code in STATE_FORCES for code in codes):
        return STATE_BASED
    return NON_STATE if None not in codes else ""


def _where_precision(radius_km: float | None, named: bool, located: bool) -> int:
    """1 the place, 2 within some 25 km of it, 4 a province or region, 6 the country alone."""
    if not named or not located:
        return 6
    if radius_km is None or radius_km <= 5:
        return 1
    return 2 if radius_km <= 25 else 4


def _date_precision(days: int | None) -> int:
    """1 the day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    for precision, most in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if days is not None and days <= most:
            return precision
    return 5


def _prio_grid(lat: float | None, lon: float | None) -> int | str:
    """The cell of PRIO-GRID that a point lies in, counted from 180 W, 90 S."""
    if lat is None or lon is None:
        return ""
    row, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), GRID_COLUMNS - 1)
    return row * GRID_COLUMNS + column + 1
