"""Events as a CSV file with HXL's hashtags in its second row: hxlstandard.org, version 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rawi.export.events.cells import write_table
from rawi.export.events.told import ToldEvent

__all__ = ["COLUMNS", "write_hxl"]

COLUMNS = {
    "Event": "#event+id",
    "Kind": "#event+type",
    "Status": "#status",
    "Grade": "#event+grade",
    "First day": "#date+start",
    "Last day": "#date+end",
    "Place": "#loc+name+i_en",
    "Place (Arabic)": "#loc+name+i_ar",
    "Country code": "#country+code+iso2",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Radius (km)": "#geo+radius+km",
    "Who": "#org+actor+agent",
    "To whom": "#org+actor+target",
    "Killed, least": "#affected+killed+min",
    "Killed": "#affected+killed",
    "Killed, most": "#affected+killed+max",
    "Wounded": "#affected+injured",
    "Voices": "#meta+source+num",
    "Sources": "#meta+source",
    "Reports": "#meta+report+num",
    "Description": "#description+i_en",
    "Description (Arabic)": "#description+i_ar",
}
"""Header and hashtag of each column."""


def write_hxl(path: Path, events: Iterable[ToldEvent]) -> int:
    """Write the table; how many events it has."""
    return write_table(path, tuple(COLUMNS), _rows(events), tags=tuple(COLUMNS.values()))


def _rows(events: Iterable[ToldEvent]) -> Iterator[tuple[Any, ...]]:
    for told in events:
        event = told.event
        yield (
            event.key, event.kind, event.status, event.grade, event.day_from, event.day_to, event.place_english,
            event.place, event.country, event.lat, event.lon, event.radius_km, event.agents, event.targets,
            event.killed.low, event.killed.best, event.killed.high, event.wounded.best, event.voices,
            "; ".join(told.sources), event.reports, event.title, event.title_ar,
        )  # fmt: skip
