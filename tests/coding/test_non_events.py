"""Sport, economy, accidents, figures of speech, fears and set terms give no statement, also within a report of fighting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import rawi

FIGHTING = (
    "قصفت قوات النظام بلدة كفرنبل بالمدفعية الثقيلة. "
    "واندلعت اشتباكات عنيفة بين الجيش ومسلحي الفصائل قرب سراقب. "
    "وقتل ثلاثة جنود في كمين نصبه مسلحون على طريق معرة النعمان.\n"
)
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "non_events.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_sentences_are_many_and_of_many_subjects() -> None:
    """The file is a broad sample: one sentence a line, none twice."""
    assert len({sentence for _, sentence in ROWS}) == len(ROWS) >= 120
    assert len({subject for subject, _ in ROWS}) >= 15


@pytest.mark.parametrize("subject, sentence", ROWS, ids=[f"{s}-{i}" for i, (s, _) in enumerate(ROWS)])
def test_no_statement(subject: str, sentence: str) -> None:
    """Read alone, the sentence says nothing of armed conflict."""
    found = [f"{s.kind} «{s.trigger.text}»" for s in rawi.read(sentence, published=date(2019, 5, 2))]
    assert not found, f"{subject}: {sentence}"


@pytest.mark.parametrize("subject, sentence", ROWS, ids=[f"{s}-{i}" for i, (s, _) in enumerate(ROWS)])
def test_no_statement_in_a_report_of_fighting(subject: str, sentence: str) -> None:
    """Nor does it beside sentences that do: the report's subject alone makes no happening of it."""
    found = [
        f"{s.kind} «{s.trigger.text}»"
        for s in rawi.read(FIGHTING + sentence, published=date(2019, 5, 2))
        if s.trigger.start >= len(FIGHTING)
    ]
    assert not found, f"{subject}: {sentence}"
