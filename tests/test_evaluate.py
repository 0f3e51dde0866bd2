"""Measuring: each figure counts what it says, and all agree with the shared scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from rawi.cli import app
from rawi.evaluate import evaluate

TEXT = "قصف الجيش بلدة الصفا أمس. قُتل خمسة مدنيين.\nسيطر المسلحون على التل."

SHELLING: dict[str, Any] = {
    "kind": "shelling",
    "trigger": "قصف",
    "at": 0,
    "status": "happened",
    "agent": ["الجيش"],
    "place": [{"text": "بلدة الصفا", "lat": 35.0, "lon": 36.0, "radius_km": 10}],
    "time": {"text": "أمس", "from": "2017-11-18", "to": "2017-11-18"},
}
KILLING: dict[str, Any] = {
    "kind": "killing",
    "trigger": "قُتل",
    "at": 26,
    "target": ["مدنيين"],
    "counts": [{"text": "خمسة", "what": "killed", "low": 5, "high": 5}],
}
GOLD = [{"id": "a", "text": TEXT, "statements": [SHELLING, KILLING]}]


def measured(*statements: dict[str, Any]) -> Any:
    """The evaluation of statements coded for the only report."""
    return evaluate(GOLD, {"a": {"id": "a", "statements": list(statements)}})


def test_gold_against_itself_is_right_in_everything() -> None:
    """Every figure is 1 where there is something to count."""
    figures = measured(SHELLING, KILLING)
    assert figures.event.f1 == figures.family.f1 == figures.roles.f1 == figures.whole.f1 == 1.0
    assert figures.located == figures.dated == figures.counted == figures.status == 1.0
    assert figures.errors == ()


def test_report_that_was_not_coded_is_missed() -> None:
    """It counts as one without statements; shares of nothing are none, not nought."""
    figures = evaluate(GOLD, {})
    assert (figures.event.tp, figures.event.coded, figures.event.gold) == (0, 0, 2)
    assert figures.located is figures.dated is figures.status is None
    assert [error[1] for error in figures.errors] == ["missed", "missed"]


def test_event_needs_kind_and_sentence() -> None:
    """Another word of the sentence will do, another sentence or kind will not; near kinds are of a family."""
    assert measured(SHELLING | {"trigger": "أمس", "at": 21}).event.tp == 1
    assert measured(SHELLING | {"at": 50}).event.tp == 0
    near = measured(SHELLING | {"kind": "airstrike"})
    assert (near.event.tp, near.family.tp) == (0, 1)


def test_pairs_are_one_to_one() -> None:
    """The same statement coded twice is right once and spurious once; the likelier one is taken."""
    figures = measured(SHELLING | {"agent": ["المسلحون"], "at": 5, "trigger": "الجيش"}, SHELLING)
    assert (figures.event.tp, figures.event.coded) == (1, 2)
    assert figures.role["agent"].tp == 1


@pytest.mark.parametrize(
    ("agent", "hits"),
    [
        (["جيش"], 1),
        (["والجيش"], 1),
        (["الجَيْش"], 1),
        (["الجيش السوري"], 1),
        (["قوات الجيش العربي السوري"], 0),
        (["المسلحون"], 0),
        ([], 0),
        (["الجيش", "الجيش"], 1),
        ([{"text": "الجيش"}], 1),
        ("الجيش", 1),
    ],
)
def test_spans_match_by_their_words(agent: Any, hits: int) -> None:
    """Without article, marks and conjunction, half of the words in common."""
    assert measured(SHELLING | {"agent": agent}).role["agent"].tp == hits


def test_numerals_are_no_words() -> None:
    """«خمسة مدنيين» and «مدنيين» name the same people."""
    assert measured(KILLING | {"target": ["خمسة مدنيين"]}).role["target"].tp == 1


def test_places_count_within_their_radius() -> None:
    """Ten kilometres, or the gold's own radius if that is wider."""
    near = SHELLING | {"place": [{"text": "x", "lat": 35.08, "lon": 36.0}]}
    far = SHELLING | {"place": [{"text": "x", "lat": 35.1, "lon": 36.0}]}
    assert measured(near).located == 1.0
    assert measured(far).located == 0.0
    wide = [
        {
            "id": "a",
            "text": TEXT,
            "statements": [SHELLING | {"place": [{"text": "x", "lat": 35, "lon": 36, "radius_km": 12}]}],
        }
    ]
    assert evaluate(wide, {"a": {"statements": [far]}}).located == 1.0


@pytest.mark.parametrize(
    "change",
    [
        {"status": "planned"},
        {"agent": ["المسلحون"]},
        {"agent": ["الجيش", "المسلحون"]},
        {"target": ["مدنيين"]},
        {"time": None},
        {"time": {"text": "أمس", "from": "2017-11-18", "to": "2017-11-19"}},
    ],
)
def test_whole_forgives_nothing(change: dict[str, Any]) -> None:
    """A role too many or too few, another day or status: the statement is not whole."""
    assert measured(SHELLING | change).whole.tp == 0


def test_what_gold_does_not_state_is_not_asked() -> None:
    """A date or a number where gold has none is no error."""
    extra = {"time": SHELLING["time"]}
    assert measured(KILLING | extra).whole.tp == 1
    assert measured(SHELLING | {"counts": KILLING["counts"]}).whole.tp == 1


def test_command_prints_the_figures(tmp_path: Path) -> None:
    """Lines for people, JSON for programs, errors first when asked for."""
    gold, coded = tmp_path / "gold.jsonl", tmp_path / "coded.jsonl"
    gold.write_text(json.dumps(GOLD[0]), encoding="utf-8")
    coded.write_text(json.dumps({"id": "a", "statements": [SHELLING]}), encoding="utf-8")
    text = CliRunner().invoke(app, ["evaluate", str(gold), str(coded)]).stdout.splitlines()
    assert text[0] == "event        P 1.000  R 0.500  F1 0.667   (1 of 1 coded, 2 gold)"
    assert text[-1].startswith("whole ")
    figures = json.loads(CliRunner().invoke(app, ["evaluate", str(gold), str(coded), "--json"]).stdout)
    assert figures["event"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "tp": 1, "coded": 1, "gold": 2}
    assert "errors" not in figures
    listed = CliRunner().invoke(app, ["evaluate", str(gold), str(coded), "--errors"]).stdout.splitlines()
    assert listed[0] == "a\tmissed\tkilling\tقُتل\t26" and listed[1:] == text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "no whole JSON object"),
        ("[]", "no report"),
        ('{"id": "a"}', "statements"),
        ('{"id": "a", "statements": [5]}', "statement 1"),
        ('{"id": "a", "statements": [{"kind": "x", "trigger": "y"}]}', "«at» must be a number"),
        ('{"id": "a", "statements": [{"kind": "x", "trigger": "y", "at": 0, "agent": [5]}]}', "«agent»"),
        ('{"id": "a", "statements": [{"kind": "x", "trigger": "y", "at": 0, "counts": [5]}]}', "«counts»"),
        ('{"id": "a", "statements": [{"kind": "x", "trigger": "y", "at": 0, "time": "now"}]}', "«time»"),
    ],
)
def test_file_that_is_no_coding(tmp_path: Path, line: str, message: str) -> None:
    """One line with file and line, exit code 1."""
    gold, coded = tmp_path / "gold.jsonl", tmp_path / "coded.jsonl"
    gold.write_text(json.dumps(GOLD[0]), encoding="utf-8")
    coded.write_text(f"\n{line}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(coded)])
    assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1
    assert f"{coded}:2: " in result.stderr and message in result.stderr


def test_gold_needs_texts_and_files_must_be_there(tmp_path: Path) -> None:
    """Sentences are told from gold's text."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "statements": []}', encoding="utf-8")
    assert "lacks its «text»" in CliRunner().invoke(app, ["evaluate", str(gold), str(gold)]).stderr
    missing = CliRunner().invoke(app, ["evaluate", str(tmp_path / "x"), str(gold)])
    assert missing.exit_code == 1 and len(missing.stderr.splitlines()) == 1


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(8))
def test_agrees_with_the_shared_scorer(seed: int, shared: Path, gold: list[dict[str, Any]]) -> None:
    """On gold with statements dropped, doubled, moved and changed: the same figures and the same errors."""
    scorer = _scorer(shared)
    coded = {report["id"]: report for report in map(_Spoiler(seed).report, gold)}
    errors: list[tuple[Any, ...]] = []
    expected = scorer.score(gold, coded, errors)
    evaluation = evaluate(gold, coded)
    assert evaluation.as_dict() == expected
    assert sorted(map(repr, evaluation.errors)) == sorted(map(repr, errors))
    assert 0.3 < evaluation.event.f1 < 1


@pytest.mark.shared
def test_prints_what_the_shared_scorer_prints(
    tmp_path: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line for line."""
    scorer = _scorer(shared)
    gold = shared / "eval" / "dev.jsonl"
    coded = tmp_path / "coded.jsonl"
    spoiler = _Spoiler(99)
    with coded.open("w", encoding="utf-8") as lines:
        for line in gold.read_text("utf-8").splitlines():
            print(json.dumps(spoiler.report(json.loads(line)), ensure_ascii=False), file=lines)
    for option in ([], ["--json"]):
        arguments = [str(gold), str(coded), *option]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["score.py", *arguments])
            scorer.main()
        assert CliRunner().invoke(app, ["evaluate", *arguments]).stdout == capsys.readouterr().out


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class _Spoiler:
    """Makes of gold what a careless coder might have coded."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def report(self, report: dict[str, Any]) -> dict[str, Any]:
        statements = [
            self._statement(json.loads(json.dumps(s))) for s in report["statements"] if not self._chance()
        ]
        statements += [statement | {"at": statement["at"] + 9} for statement in statements if self._chance()]
        self._random.shuffle(statements)
        return {"id": report["id"] if not self._chance() else "lost", "statements": statements}

    def _chance(self) -> bool:
        return self._random.random() < 0.1

    def _statement(self, statement: dict[str, Any]) -> dict[str, Any]:
        pick = self._random.choice
        if self._chance():
            statement["kind"] = pick(["capture", "shelling", "assault", "killing", "dance"])
        if self._chance():
            statement["at"] = max(0, statement["at"] + self._random.randint(-40, 40))
        if self._chance():
            statement["status"] = pick(["planned", "denied"])
        for role in ("agent", "target", "place", "origin", "destination", "instrument", "source"):
            if self._chance():
                statement.pop(role, None)
            elif self._chance():
                spans = [span["text"] if isinstance(span, dict) else span for span in statement.get(role, [])]
                statement[role] = [pick([span.split()[-1], f"{span} آخر بعيد جدا", span]) for span in spans]
        for place in statement.get("place", []):
            if isinstance(place, dict) and place.get("lat") is not None and self._chance():
                place["lat"] += self._random.random() / 3
        if self._chance():
            statement["time"] = {"text": "x", "from": "2015-01-01", "to": pick([None, "2015-01-02"])}
        for count in statement.get("counts", []):
            if self._chance():
                count["low"] = pick([7, None])
        return statement
