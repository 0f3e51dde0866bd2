"""Events as JSON Lines with everything behind them, in PROV-O's terms: each line is a JSON-LD document of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rawi.export.events.flat import flat_row
from rawi.export.events.told import ToldEvent
from rawi.export.jsonl import statement_object
from rawi.store import Decision, EventDetail, StatementRow, Teller, Voice

__all__ = ["CONTEXT", "write_provenance"]

XSD = "http://www.w3.org/2001/XMLSchema#"
CONTEXT: dict[str, Any] = {
    "@vocab": "urn:rawi:term:",
    "prov": "http://www.w3.org/ns/prov#",
    "id": "@id",
    "type": "@type",
    "value": "prov:value",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "wasQuotedFrom": "prov:wasQuotedFrom",
    "wasAttributedTo": "prov:wasAttributedTo",
    "wasGeneratedBy": "prov:wasGeneratedBy",
    "wasAssociatedWith": "prov:wasAssociatedWith",
    "wasInfluencedBy": "prov:wasInfluencedBy",
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": XSD + "date"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": XSD + "dateTime"},
    "date_from": {"@type": XSD + "date"},
    "date_to": {"@type": XSD + "date"},
    "text": {"@id": "prov:value", "@language": "ar"},
    "description_arabic": {"@id": "urn:rawi:term:description", "@language": "ar"},
    "description": {"@id": "urn:rawi:term:description", "@language": "en"},
    "url": {"@id": "prov:atLocation"},
    "code": {"@type": "@json"},
    "evidence": {"@type": "@json"},
}
"""What the keys mean; it stands in every line, so that a line can be read alone and offline."""


def write_provenance(path: Path, events: Iterable[EventDetail]) -> int:
    """Write one document a line; how many there are."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for detail in events:
            file.write(json.dumps(_document(detail), ensure_ascii=False, separators=(",", ":")) + "\n")
            written += 1
    return written


def _document(detail: EventDetail) -> dict[str, Any]:
    told = ToldEvent(
        detail.event, tuple(_teller(voice, row) for voice in detail.voices for row in voice.statements)
    )
    row = {name: value for name, value in flat_row(told).items() if value is not None and name != "id"}
    links = [
        {
            "one": _statement_id(link.one),
            "other": _statement_id(link.other),
            "relation": link.relation,
            "why": link.reason,
        }
        for link in detail.links
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:rawi:event:{detail.event.key}",
        "type": ["prov:Entity", "Event"],
        **row,
        "wasDerivedFrom": [_statement(voice, one) for voice in detail.voices for one in voice.statements],
        "wasInfluencedBy": [_decision(decision) for decision in detail.decisions],
        "links": links,
    }


def _teller(voice: Voice, row: StatementRow) -> Teller:
    source = voice.source
    return Teller(source.name, source.english, voice.stance, row.report, row.outlet, row.published, row.url)


def _statement(voice: Voice, row: StatementRow) -> dict[str, Any]:
    coded = statement_object(row.statement)
    report: dict[str, Any] = {
        "id": f"urn:rawi:report:{row.report}",
        "type": ["prov:Entity", "prov:PrimarySource"],
    }
    if row.outlet:
        report["wasAttributedTo"] = {"type": ["prov:Agent", "prov:Organization"], "name": row.outlet}
    if row.published:
        report["generatedAtTime"] = row.published.isoformat()
    if row.url:
        report["url"] = row.url
    return {
        "id": _statement_id(row.key),
        "type": ["prov:Entity", "Statement"],
        "text": row.text,
        "stance": row.stance,
        "why": row.why,
        "wasQuotedFrom": report,
        "wasAttributedTo": {
            "id": f"urn:rawi:source:{_segment(voice.source.key)}",
            "type": ["prov:Agent"],
            "name": voice.source.name,
            **({"english": voice.source.english} if voice.source.english else {}),
            **({"side": voice.source.side} if voice.source.side else {}),
        },
        "wasGeneratedBy": {"type": ["prov:Activity", "Coding"], "frame": row.statement.frame},
        "code": {name: value for name, value in coded.items() if name not in ("spans", "sentence", "notes")},
        "evidence": {"sentence": coded["sentence"], **coded["spans"]},
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "id": f"urn:rawi:decision:{decision.id}",
        "type": ["prov:Activity", "Review"],
        "action": decision.verb,
        "about": decision.subject,
        "endedAtTime": decision.made.isoformat(),
        "wasAssociatedWith": {"type": ["prov:Agent", "prov:Person"], "name": decision.reviewer},
        "reason": decision.reason,
        "undone": decision.undone is not None,
        **({"field": decision.field, "code": decision.value} if decision.field else {}),
    }


def _statement_id(key: str) -> str:
    return f"urn:rawi:statement:{_segment(key)}"


def _segment(key: str) -> str:
    """A key as part of a URN: what is no letter, digit, dot, hyphen or colon is percent-encoded."""
    from urllib.parse import quote

    return quote(key, safe=":.-")
