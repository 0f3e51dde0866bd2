"""One row an event for geographic and columnar formats: the same columns in GeoJSON, GeoPackage and Parquet."""

from __future__ import annotations

from typing import Any

from rawi.export.events.told import ToldEvent

__all__ = ["COLUMNS", "flat_row"]

COLUMNS: dict[str, type] = {
    "id": str, "kind": str, "family": str, "status": str, "grade": str, "date_from": str, "date_to": str, "place": str,
    "place_english": str, "country": str, "latitude": float, "longitude": float, "radius_km": float, "agents": str,
    "agent_ids": str, "targets": str, "target_ids": str, "killed_low": int, "killed_best": int, "killed_high": int,
    "wounded_low": int, "wounded_best": int, "wounded_high": int, "voices": int, "reports": int, "statements": int,
    "sources": str, "description": str, "description_arabic": str, "why": str, "review": str, "acled_event_type": str,
    "acled_sub_event_type": str, "plover": str, "cameo": str,
}  # fmt: skip
"""Name and type of each column; any may be empty but ``id`` and ``kind``."""


def flat_row(told: ToldEvent) -> dict[str, Any]:
    """An event as one row."""
    event, kind = told.event, told.kind
    sub_type = kind.acled_sub_event_state if told.by_state_at_home else None
    return {
        "id": event.key,
        "kind": event.kind,
        "family": kind.family,
        "status": event.status,
        "grade": event.grade,
        "date_from": event.day_from.isoformat() if event.day_from else None,
        "date_to": event.day_to.isoformat() if event.day_to else None,
        "place": event.place,
        "place_english": event.place_english,
        "country": event.country,
        "latitude": event.lat,
        "longitude": event.lon,
        "radius_km": event.radius_km,
        "agents": event.agents or None,
        "agent_ids": "; ".join(actor.id for actor in event.agent_refs if actor.id) or None,
        "targets": event.targets or None,
        "target_ids": "; ".join(actor.id for actor in event.target_refs if actor.id) or None,
        "killed_low": event.killed.low,
        "killed_best": event.killed.best,
        "killed_high": event.killed.high,
        "wounded_low": event.wounded.low,
        "wounded_best": event.wounded.best,
        "wounded_high": event.wounded.high,
        "voices": event.voices,
        "reports": event.reports,
        "statements": event.statements,
        "sources": "; ".join(told.sources) or None,
        "description": event.title,
        "description_arabic": event.title_ar,
        "why": event.why,
        "review": event.review,
        "acled_event_type": kind.acled_event,
        "acled_sub_event_type": sub_type or kind.acled_sub_event,
        "plover": kind.plover,
        "cameo": kind.cameo,
    }
