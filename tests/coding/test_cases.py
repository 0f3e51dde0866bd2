"""Every case of cases.toml, and of the files of cases beside it, comes out as a careful coder would have it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import rawi
from rawi.statement import ROLES, Statement

CASES = [
    case
    for path in sorted(Path(__file__).parent.glob("cases*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The statements are those expected, no more and no fewer, and right in every field the case names."""
    found = rawi.read(case["text"], published=date(2019, 5, 2), outlet=case.get("outlet"))
    left = list(found)
    for expected in case["statements"]:
        match = next((s for s in left if _is(s, expected)), None)
        assert match is not None, f"no {expected['kind']} «{expected.get('trigger', '')}» in {_shown(found)}"
        left.remove(match)
        _check(match, expected)
    assert not left, f"not expected: {_shown(left)}"


def _is(statement: Statement, expected: dict[str, Any]) -> bool:
    return (
        statement.kind == expected["kind"]
        and expected.get("trigger", statement.trigger.text) == statement.trigger.text
    )


KEYS = {*ROLES, "kind", "trigger", "where", "status", "time", "start", "end", "counts"}


def _check(statement: Statement, expected: dict[str, Any]) -> None:
    assert expected.keys() <= KEYS, "a case has a key that nothing checks"
    for role in ROLES:
        if role in expected:
            assert [filler.span.text for filler in getattr(statement, role)] == expected[role], role
    if "where" in expected:
        assert [place.name for place in statement.place] == expected["where"]
    if "status" in expected:
        assert statement.status == expected["status"]
    if "time" in expected:
        assert (statement.time.span.text if statement.time else "") == expected["time"]
    if "start" in expected:
        assert statement.time is not None and str(statement.time.start) == expected["start"]
    if "end" in expected:
        assert statement.time is not None and str(statement.time.end) == expected["end"]
    if "counts" in expected:
        counts = [[c.what, c.low, "none" if c.high is None else c.high] for c in statement.counts]
        assert counts == expected["counts"]


def _shown(statements: list[Statement]) -> list[str]:
    return [f"{s.kind} «{s.trigger.text}»" for s in statements]


def test_offsets_count_in_the_text_as_published() -> None:
    """Every span is the text between its offsets, also where words were healed or marks dropped."""
    for case in CASES:
        for statement in rawi.read(case["text"], published="2019-05-02"):
            spans = [statement.trigger, statement.sentence]
            spans += [filler.span for role in ROLES for filler in getattr(statement, role)]
            spans += [count.span for count in statement.counts]
            for span in spans:
                assert case["text"][span.start : span.end] == span.text


def test_repeated_sentences_give_repeated_statements() -> None:
    """A report that says a thing twice gives two statements."""
    sentence = "قصفت قوات النظام بلدة كفرنبل بالمدفعية الثقيلة. "
    assert [s.kind for s in rawi.read(sentence * 2)] == ["shelling", "shelling"]
