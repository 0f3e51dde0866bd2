"""A report that a glance passes over has no statement; the others are read in full."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import rawi
from rawi.coding.document import Parse
from rawi.coding.glance import Glance

HERE = Path(__file__).parent
NON_EVENTS = [
    line.split("\t")[1]
    for line in (HERE / "non_events.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
CASES = [
    case["text"]
    for path in sorted(HERE.glob("cases*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def _coded(text: str) -> list[tuple[str, str]]:
    return [(s.kind, s.trigger.text) for s in rawi.read(text, published=date(2019, 5, 2))]


def test_what_is_passed_over_has_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing every report gives the same statements; a new reason for one to stand belongs into the glance too."""
    found = {text: _coded(text) for text in (*CASES, *NON_EVENTS)}
    looked_at: list[bool] = []
    chosen = Glance.chosen

    def spied(self: Glance, parses: Sequence[Parse]) -> Sequence[Parse]:
        looked_at.append(bool(chosen(self, parses)))
        return parses

    monkeypatch.setattr(Glance, "chosen", spied)
    for text, coded in found.items():
        assert _coded(text) == coded, text
    assert looked_at.count(False) > len(NON_EVENTS) / 4  # else nothing is saved


def test_a_single_telling_sentence_of_a_long_report_is_parsed() -> None:
    """However rare words of conflict are in it: each sentence is weighed by itself and by the others."""
    plain = (
        "وبحث المجتمعون زيادة الرواتب وبناء المدارس والطرق في العام المقبل وتطوير التعليم والصحة والزراعة. "
    )
    text = plain * 3 + "وقتل مسلحون خمسة جنود في هجوم على حاجز للجيش قرب تدمر. " + plain * 3
    assert {kind for kind, _ in _coded(text)} == {"assault"}
    assert _coded(plain * 6) == []
