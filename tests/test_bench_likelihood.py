"""bench/likelihood.py: who of a hand-coded report's phrases gold has, and what is learnt from that."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

TEXT = "قصفت الطائرات بلدة أريحا وقتلت خمسة مدنيين. ووصف السكان ما رأوه. واشتبك مسلحون مع الجيش قرب حلب."


@pytest.fixture(scope="module")
def bench(bench_script: Callable[[str], ModuleType]) -> ModuleType:
    return bench_script("likelihood")


def gold(*statements: tuple[str, str]) -> dict[str, object]:
    coded = [{"kind": kind, "trigger": trigger, "at": TEXT.index(trigger)} for kind, trigger in statements]
    return {"id": "x", "text": TEXT, "statements": coded}


def test_weights_follow_the_gold(bench: ModuleType) -> None:
    """What happenings have weighs more than what others have; a sign that hardly any candidate has weighs nothing."""
    pytest.importorskip("sklearn")
    candidates = [
        bench.Candidate(str(i), ("a verb",) if i % 2 else ("a noun",), stood=True, right=bool(i % 2))
        for i in range(60)
    ]
    candidates.append(bench.Candidate("x", ("once",), stood=True, right=True))
    weights = bench.weighed(candidates, 0.25)
    assert weights["a verb"] > 0 > weights["a noun"]
    assert "once" not in weights


def test_roles_are_learnt_from_happenings_that_both_have(bench: ModuleType) -> None:
    """Right is whoever gold has; whether the rules found anybody does not keep him from being learnt."""
    fields = gold(("airstrike", "قصفت"), ("clash", "اشتبك"))
    fields["statements"][1]["agent"] = ["مسلحون"]  # type: ignore[index]
    found = bench.read_role(bench.Coded(fields), "agent")
    assert {candidate.of for candidate in found} == {TEXT.index("قصفت"), TEXT.index("اشتبك")}
    of_clash = [candidate for candidate in found if candidate.of == TEXT.index("اشتبك")]
    assert sum(candidate.right for candidate in of_clash) == 1
    assert all(candidate.stood and not candidate.none for candidate in of_clash)
    assert all(candidate.none and not candidate.right for candidate in found if candidate not in of_clash)


def test_marks_are_learnt_from_too(bench: ModuleType) -> None:
    """With a sign of their own, from the words that their offsets name; what was not judged is not learnt from."""
    start, agent = TEXT.index("اشتبك"), TEXT.index("مسلحون")
    told = {
        "kind": "clash",
        "trigger": [start, start + 5],
        "agent": [[agent, agent + 6]],
        "target": [],
        "place": [],
    }
    marks = bench.Marks(gold(), [told], [])
    found = bench.read_role(bench.Coded(marks.fields, marks), "agent")
    assert {candidate.of for candidate in found} == {start}
    assert sum(candidate.right for candidate in found) == 1
    assert all("judged by marks" in candidate.signs for candidate in found)
    places = bench.read_places(bench.Coded(marks.fields, marks))
    assert places and not any(candidate.right for candidate in places)


def test_only_the_likeliest_of_a_happening_is_counted(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the rules found nobody; the others are right, another's or of a happening in which gold has nobody."""

    def candidate(of: int, **fields: bool) -> object:
        return bench.Candidate("x", (), **({"stood": False, "right": False} | fields), of=of)

    candidates = [
        candidate(1, right=True),
        candidate(1),
        candidate(2),
        candidate(3, none=True),
        candidate(4, right=True, stood=True),
    ]
    bench.print_role(candidates, [0.9, 0.8, 0.9, 0.9, 0.9], 0.6)
    assert capsys.readouterr().out.splitlines()[1].split() == ["0.40", "3", "1", "1", "1"]
