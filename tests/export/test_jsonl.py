"""JSON output: the evaluation's layout, the richer keys, and that every key is documented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rawi.coded import CodedReport
from rawi.evaluate import evaluate
from rawi.export.jsonl import json_line, report_object
from rawi.report import Report

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_line_is_the_evaluation_layout(coded: CodedReport) -> None:
    """Kind, trigger, offset, status, roles as lists of strings, places, time and counts as objects."""
    line = json_line(coded)
    assert "\n" not in line
    written = json.loads(line)
    assert written["id"] == "safa-1"
    capture, strike = written["statements"]
    assert (capture["kind"], capture["trigger"], capture["status"]) == ("capture", "سيطر", "happened")
    assert written["text"][capture["at"] :].startswith("سيطر")
    assert capture["agent"] == ["الجيش", "حلفاؤه"]
    assert capture["source"] == ["وكالة الأفق", "مصادر ميدانية"]
    assert capture["commander"] == capture["origin"] == capture["counts"] == []
    place = capture["place"][0]
    assert (place["text"], place["lat"], place["lon"], place["radius_km"]) == (
        "بلدة الصفا",
        35.12345,
        36.5,
        10.0,
    )
    assert capture["time"] == {"text": "اليوم الأحد", "from": "2017-11-19", "to": "2017-11-19"}
    assert strike["time"] is None
    assert strike["counts"][1] == {"text": "أكثر من 20", "what": "wounded", "low": 20, "high": None}


def test_line_is_what_evaluating_reads(coded: CodedReport) -> None:
    """Measured against itself, it is right in every figure."""
    written = json.loads(json_line(coded))
    evaluation = evaluate([written], {written["id"]: written})
    assert evaluation.whole.f1 == evaluation.roles.f1 == evaluation.located == evaluation.dated == 1.0


def test_richer_keys(coded: CodedReport) -> None:
    """Report, other schemes' codes, offsets with actor and rule, the sentence, both glosses."""
    written = report_object(coded)
    assert (written["outlet"], written["published"], written["url"]) == (
        "وكالة دجلة",
        "2017-11-19",
        "https://x.example/1",
    )
    assert written["warnings"] == ["no weather was read"]
    capture = written["statements"][0]
    assert capture["acled"]["event_type"] == "Battles"
    assert capture["plover"] == "ASSAULT" and capture["cameo"].startswith("19")
    agent = capture["spans"]["agent"][0]
    assert (agent["actor"], agent["english"], agent["rule"]) == ("syria.army", "Syrian army", "subject")
    assert "commander" not in capture["spans"]
    assert capture["gloss"]["en"].startswith("Syrian army") and capture["gloss"]["ar"].startswith("سيطرة")
    assert capture["frame"] == "verb:سيطر"


def test_every_span_is_where_it_says(coded: CodedReport) -> None:
    """Offsets count code points in the text that stands in the same object."""
    written = report_object(coded)
    found = 0
    for statement in written["statements"]:
        for spans in statement["spans"].values():
            for span in spans:
                assert written["text"][span["start"] : span["end"]] == span["text"]
                found += 1
    assert found == 13


def test_unknown_facts_are_null() -> None:
    """A report without date or outlet says so by null, not by a missing key."""
    written = json.loads(json_line(CodedReport(Report("نص", id="x"))))
    assert written == {
        "id": "x", "outlet": None, "published": None, "url": None, "title": None, "text": "نص",
        "warnings": [], "statements": [],
    }  # fmt: skip


def test_every_key_is_documented(coded: CodedReport) -> None:
    """docs/formats.md names each key that is ever written."""
    documented = FORMATS.read_text(encoding="utf-8")
    missing = {key for key in _keys(report_object(coded)) if f"`{key}`" not in documented}
    assert not missing


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()
