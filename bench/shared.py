"""Where the measuring scripts find the shared reports: $RAWI_SHARED, else ../shared beside the checkout."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rawi.report import Report
from rawi.statement import ROLES

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


NEWS = ("news", "news-held")  # hand-coded news whose words are in the corpus: see news.py
SECOND = "news-second"  # some of them coded once more by somebody else: see agreement.py
NEWS_GOLD = Path(__file__).parent / "gold"


def gold(name: str) -> Iterator[dict[str, Any]]:
    """Hand-coded reports of eval/NAME.jsonl, or of the news coded here."""
    if name in (*NEWS, SECOND):
        yield from news(name)
        return
    with need(f"eval/{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def news(name: str) -> Iterator[dict[str, Any]]:
    """Hand-coded news of gold/NAME.jsonl, its offsets turned into words again; no places have coordinates."""
    for line in (NEWS_GOLD / f"{name}.jsonl").read_text("utf-8").splitlines():
        coded = json.loads(line)
        fields = article(coded["id"])
        text = report(fields).text
        yield fields | {"text": text, "statements": [_worded(text, each) for each in coded["statements"]]}


def _worded(text: str, kept: dict[str, Any]) -> dict[str, Any]:
    def words(span: list[int]) -> str:
        return text[span[0] : span[1]]

    statement = kept | {"trigger": words(kept["trigger"]), "at": kept["trigger"][0]}
    for role in ROLES:
        if role in kept:
            spans = [words(span) for span in kept[role]]
            places = role in ("place", "origin", "destination")
            statement[role] = [{"text": span} for span in spans] if places else spans
    if "time" in kept:
        statement["time"] = kept["time"] | {"text": words(kept["time"]["text"])}
    if "counts" in kept:
        statement["counts"] = [count | {"text": words(count["text"])} for count in kept["counts"]]
    return statement


def article(name: str) -> dict[str, Any]:
    """The article of the corpus with this id. Raises KeyError where there is none."""
    return _articles()[name]


@cache
def _articles() -> dict[str, dict[str, Any]]:
    return {fields["id"]: fields for fields in corpus()}


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
