"""Days and times as the store writes them: ISO 8601, times in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

__all__ = ["day", "moment", "now"]


def now() -> str:
    """The present moment, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """A time from the store."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """A day from the store."""
    return date.fromisoformat(text) if text else None
