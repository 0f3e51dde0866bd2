"""bench/happenings.py and marks.py: which candidates of a report are happenings, and how figures are reckoned from them."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

TEXT = "قصفت الطائرات بلدة أريحا وقتلت خمسة مدنيين. ووصف السكان ما رأوه. واشتبك مسلحون مع الجيش قرب حلب."


@pytest.fixture(scope="module")
def bench(bench_script: Callable[[str], ModuleType]) -> ModuleType:
    return bench_script("happenings")


def gold(*statements: tuple[str, str]) -> dict[str, object]:
    coded = [{"kind": kind, "trigger": trigger, "at": TEXT.index(trigger)} for kind, trigger in statements]
    return {"id": "x", "text": TEXT, "statements": coded}


def test_right_is_what_gold_has(bench: ModuleType) -> None:
    """A candidate of the gold's kind at its trigger; with nothing in gold none is right."""
    both = bench.read(gold(("airstrike", "قصفت"), ("clash", "اشتبك"))).candidates
    assert [c.right for c in both if c.stood] == [True, True]
    assert not any(c.right for c in bench.read(gold()).candidates)
    assert all("every candidate" in c.signs for c in both)


def test_figures_count_what_gold_has_and_nobody_read(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Recall is of all gold statements, also of those that are no candidate."""
    candidates = [
        bench.Candidate("x", ("a verb",), stood=True, right=True),
        bench.Candidate("x", ("a noun",), stood=True, right=False),
    ]
    bench.print_figures(candidates, [0.9, 0.1], gold=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("P 0.500  R 0.500  F1 0.500")
    assert any(line.startswith("likelihood at least 0.6") and "P 1.000  R 0.500" in line for line in lines)
    assert any(line.split()[:3] == ["0.9-1.0", "1", "1.00"] for line in lines)


def test_a_mark_is_judged_by_its_words_and_kind(bench: ModuleType) -> None:
    """Right where it was told, wrong where it was not or as another kind; what nobody marked is not judged."""
    start = TEXT.index("اشتبك")
    marks = bench.Marks({}, [{"kind": "clash", "trigger": [start, start + 5]}], [(0, 4, "airstrike")])
    assert marks.right(start - 1, start + 3, "clash") is True
    assert marks.right(start, start + 5, "assault") is None
    assert marks.right(0, 4, "airstrike") is False
    assert marks.right(4, 9, "airstrike") is None


def test_marked_articles_have_all_candidates(bench: ModuleType) -> None:
    """Also those that were not judged, which stand around the others; and a sign that says how they were judged."""
    marks = bench.Marks(gold(), [], [(0, 4, "airstrike")])
    article = bench.read_marks(marks)
    assert len(article.candidates) == len(article.happenings) > 1
    assert sum(article.judged) == 1
    assert all("judged by marks" in candidate.signs for candidate in article.candidates)
    again = article.again([0.5] * len(article.candidates))
    assert all(set(c.signs) < set(a.signs) for c, a in zip(article.candidates, again, strict=True))
    assert bench.coded(article.candidates, [0.5] * len(again)) == ([], [])
