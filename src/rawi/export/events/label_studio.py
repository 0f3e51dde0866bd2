"""The reports behind events as tasks for Label Studio, with what rawi coded as predictions."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from rawi import __version__
from rawi.export.events.told import ToldEvent
from rawi.report import Span
from rawi.statement import ROLES
from rawi.store import ReportDetail, StatementRow, Store

__all__ = ["write_label_studio"]


def write_label_studio(path: Path, events: Iterable[ToldEvent], store: Store) -> int:
    """Write one JSON array, a task for each report that tells one of the events; how many there are."""
    seen: set[str] = set()
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for told in events:
            for row in told.tellers:
                if row.report not in seen:
                    task = json.dumps(_task(store.report(row.report)), ensure_ascii=False)
                    file.write(("," if seen else "") + "\n" + task)
                    seen.add(row.report)
        file.write("\n]\n")
    return len(seen)


def _task(detail: ReportDetail) -> dict[str, Any]:
    report = detail.report
    units = _Units(detail.text)
    number = count(1)
    result: list[dict[str, Any]] = []
    for row in detail.statements:
        result.extend(_statement(row, units, number))
    return {
        "data": {
            "text": detail.text,
            "report": report.key,
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published else None,
            "url": report.url,
            "title": report.title,
        },
        "predictions": [{"model_version": f"rawi {__version__}", "result": result}],
    }


def _statement(row: StatementRow, units: _Units, number: count[int]) -> list[dict[str, Any]]:
    """The trigger, with its kind and status, the words of each role, and a relation from the trigger to each."""
    statement = row.statement
    trigger = f"s{next(number)}"
    found = [
        units.region(
            trigger, statement.trigger, "trigger", {"kind": [statement.kind], "status": [statement.status]}
        )
    ]
    fillers: list[tuple[str, Span]] = [
        (role, filler.span) for role in ROLES for filler in getattr(statement, role)
    ]
    fillers += [("counts", counted.span) for counted in statement.counts]
    if statement.time is not None:
        fillers.append(("time", statement.time.span))
    for role, span in fillers:
        region = f"s{next(number)}"
        found.append(units.region(region, span, role, {}))
        found.append(
            {"type": "relation", "from_id": trigger, "to_id": region, "direction": "right", "labels": [role]}
        )
    return found


class _Units:
    """A text's offsets as Label Studio counts them, in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if letter > "\uffff"]

    def at(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)

    def region(self, id: str, span: Span, label: str, meta: dict[str, list[str]]) -> dict[str, Any]:
        """A labelled stretch of the text."""
        value = {"start": self.at(span.start), "end": self.at(span.end), "text": span.text, "labels": [label]}
        region = {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
        return (
            {**region, "meta": {"text": [f"{name}: {', '.join(values)}" for name, values in meta.items()]}}
            if meta
            else region
        )
