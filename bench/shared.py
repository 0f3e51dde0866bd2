"""Where the measuring scripts find the shared reports: $RAWI_SHARED, else ../shared beside the checkout."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rawi.report import Report

os.environ.setdefault(
    "RAWI_GAZETTEER", "none"
)  # figures are those of the embedded gazetteer, unless told otherwise
SHARED = Path(os.environ.get("RAWI_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def need(name: str) -> Path:
    """A shared file; the script ends with one line when it is absent."""
    path = SHARED / name
    if not path.exists():
        sys.exit(f"{path} is not there: this measurement needs the shared reports (set RAWI_SHARED)")
    return path


def gold(name: str) -> Iterator[dict[str, Any]]:
    """Hand-coded reports of eval/NAME.jsonl."""
    with need(f"eval/{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def corpus() -> Iterator[dict[str, Any]]:
    """Real articles, uncoded."""
    with gzip.open(need("corpus/reports.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def report(fields: dict[str, Any]) -> Report:
    """A report from its JSON fields; a title that the text lacks stands first."""
    text, title = fields["text"], fields.get("title")
    if title and title.strip() not in text:
        text = f"{title}\n{text}"
    return Report(
        text, fields["id"], fields.get("outlet"), day(fields.get("published")), fields.get("url"), title
    )


def day(text: str | None) -> date | None:
    """An ISO date, or None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
