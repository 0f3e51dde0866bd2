"""Stable ids: what makes two reports the same, and what reports, statements and places are called in a store."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit, urlunsplit

from rawi.arabic.fold import folded_word
from rawi.report import Report
from rawi.statement import Place, Statement

__all__ = ["SAME", "address", "outlet_key", "place_key", "report_key", "statement_keys", "text_hash"]

SAME = ("address", "outlet", "day of publication", "title", "text")
"""Two reports are one if these are the same; what the user's files call them does not matter."""

_APART = "\x1f"


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_key(report: Report) -> str:
    """«r» and ten hexadecimal digits, from what ``SAME`` lists: the same report has it in every store."""
    published = report.published.isoformat() if report.published else ""
    parts = (address(report.url) or "", report.outlet or "", published, report.title or "", report.text)
    return "r" + hashlib.sha256(_APART.join(parts).encode()).hexdigest()[:10]


def address(url: str | None) -> str | None:
    """An address as versions of a report are found by: scheme and host small, no fragment; ``None`` for none."""
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # «http://[»: no address, but the same words mean the same report
        return url.strip()
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))


def outlet_key(outlet: str | None, registered: str) -> str:
    """What an outlet is compared by: its id in the registry, else its folded name; empty for none."""
    return registered or folded_word(outlet or "").strip().casefold()


def statement_keys(report: str, statements: tuple[Statement, ...]) -> list[str]:
    """Key of the report and offset of the trigger («r1f0c9a72be.184»); at one offset the second has «b» after it.

    They last as long as a coder finds a happening at the same word, whatever it makes of it.
    """
    keys: list[str] = []
    seen: dict[int, int] = {}
    for statement in statements:
        at = statement.trigger.start
        nth = seen[at] = seen.get(at, 0) + 1
        keys.append(f"{report}.{at}" + (_letters(nth) if nth > 1 else ""))
    return keys


def _letters(nth: int) -> str:
    return chr(ord("a") + nth - 1) if nth <= 26 else f"z{nth}"


def place_key(place: Place) -> str:
    """What makes two places one row: candidate, coordinates and radius; of one not found, its folded words."""
    if place.lat is None or place.lon is None:
        words = " ".join(folded_word(place.span.text).split())
        return f"{place.gazetteer_id or 'words'}:{place.country or ''}:{words}"
    radius = f"~{place.radius_km:g}" if place.radius_km is not None else ""
    return f"{place.gazetteer_id or place.name or ''}@{place.lat:.4f},{place.lon:.4f}{radius}"
