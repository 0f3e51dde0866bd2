"""Saved web pages: the report's body, title, date, outlet and address, and nothing around them."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any

from rawi.errors import InputError
from rawi.ingest.found import NOTHING_KNOWN, Known, parse_date, with_title
from rawi.ingest.furniture import strip_furniture
from rawi.ingest.text import Decoded, checked_text, decode, scrub
from rawi.report import Report

__all__ = ["report_of_page"]

FEWEST_WORDS = 4  # less is a menu or a button, no article

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d{4}\))?(https?://[^\s>]{1,1000}?)\s*-->")
_ARABIC_CHARSETS = {
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "x-cp1256": "cp1256",
    "iso-8859-6": "iso8859-6",
}


def report_of_page(raw: bytes, path: str, known: Known = NOTHING_KNOWN) -> tuple[Report, tuple[str, ...]]:
    """The report of a saved page, and what had to be put up with to read it.

    Args:
        raw: the page's bytes, in any encoding Arabic pages come in.
        path: the file's name, which becomes the report's id.
        known: what overrides the page's own date and outlet.

    Raises:
        InputError: it is no page, or no article can be found on it.
    """
    page = _decoded(raw)
    html = _XML_DECLARATION.sub("", page.text.replace("\0", ""))
    found = _extracted(html)
    text, warnings = scrub(_without_furniture(found.text or "") if found else "")
    if len(text.split()) < FEWEST_WORDS:
        raise InputError("has no article that can be told from its surroundings; save its text as .txt")
    title, _ = scrub(found.title or "")
    saved_from = _SAVED_FROM.search(html[:5_000])
    report = Report(
        text=checked_text(with_title(title, text)),
        id=path,
        outlet=known.outlet or found.sitename or found.hostname or None,
        published=known.published or (parse_date(found.date) if found.date else None),
        url=found.url or (saved_from[1] if saved_from else None),
        title=title or None,
    )
    return report, page.warnings + warnings


def _decoded(raw: bytes) -> Decoded:
    """The page's source: as it declares itself, unless it is UTF-8 that declares itself wrongly."""
    decoded = decode(raw)
    declared = _CHARSET.search(raw[:4_096])
    encoding = _ARABIC_CHARSETS.get(declared[1].decode("ascii").lower()) if declared else None
    if encoding and decoded.encoding in ("windows-1256", "iso8859-6"):
        return Decoded(raw.decode(encoding, "replace"), encoding)
    return decoded


def _without_furniture(text: str) -> str:
    """The text without lines that are a page's furniture: buttons that look like prose to trafilatura."""
    kept, at = "", 0
    for start, end in strip_furniture(text):
        kept += text[at:start]
        at = end
    return "\n".join(line for line in (kept + text[at:]).splitlines() if line.strip())


def _extracted(html: str) -> Any:
    extract = _extractor()
    try:
        return extract(
            html,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (
        Exception
    ) as error:  # the parser's own limits on broken pages: whatever they are, it is this page's fault
        raise InputError(f"cannot be read as a page ({type(error).__name__})") from None


@cache
def _extractor() -> Any:
    """trafilatura's extraction, loaded when the first page comes and kept from writing to the terminal."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction
