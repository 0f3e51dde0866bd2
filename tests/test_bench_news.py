"""What is kept of hand-coded news: offsets, from which the words come back; never the words themselves."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench"
ARTICLE = {
    "id": "a1",
    "title": "غارة على المخزن",
    "text": "قالت الشرطة إن غارة أصابت المخزن.\nوأصابت غارة ثانية الجسر يوم الأحد، وقتل ثلاثة حراس.",
    "published": "2020-03-02",
}
CODED = {
    "line": 2,
    "trigger": "غارة",
    "kind": "airstrike",
    "target": ["الجسر"],
    "source": "الشرطة",
    "time": {"text": "يوم الأحد", "from": "2020-03-01", "to": "2020-03-01"},
    "counts": [{"text": "ثلاثة", "what": "killed", "low": 3, "high": 3}],
}


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[ModuleType, ModuleType]:
    """bench/news.py and bench/shared.py, over a corpus of one article."""
    (tmp_path / "corpus").mkdir()
    with gzip.open(tmp_path / "corpus" / "reports.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(ARTICLE, ensure_ascii=False) + "\n")
    monkeypatch.setenv("RAWI_SHARED", str(tmp_path))
    return tuple(_script(name, monkeypatch) for name in ("shared", "news"))  # type: ignore[return-value]


def _script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def test_the_words_come_back_from_the_offsets(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shared, news = scripts
    kept = news.kept_report("a1", [CODED])
    assert "غارة" not in json.dumps(kept, ensure_ascii=False)
    (tmp_path / "news.jsonl").write_text(json.dumps(kept) + "\n", encoding="utf-8")
    monkeypatch.setattr(shared, "NEWS_GOLD", tmp_path)
    (report,) = shared.gold("news")
    (statement,) = report["statements"]
    assert report["text"].startswith("غارة على المخزن\n")
    assert report["text"][statement["at"] :].startswith("غارة ثانية")
    assert statement["target"] == ["الجسر"]
    assert statement["source"] == ["الشرطة"]
    assert statement["time"] == CODED["time"]
    assert statement["counts"] == CODED["counts"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"target": ["النفق"]}, "a1, statement 1: «النفق» does not stand there"),
        ({"nth": 2}, "a1, statement 1: «غارة» does not stand there"),
        ({"kind": "raid"}, "a1, statement 1: no such kind: raid"),
    ],
)
def test_a_wrong_coding_is_refused(
    scripts: tuple[ModuleType, ModuleType], change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        scripts[1].kept_report("a1", [CODED | change])


@pytest.mark.shared
@pytest.mark.usefixtures("corpus")
def test_what_is_kept_fits_the_corpus(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    """Every trigger that is kept is a word of its article, and no report is in both sets."""
    monkeypatch.setenv("RAWI_SHARED", str(shared))
    script = _script("shared", monkeypatch)
    reports = {name: list(script.gold(name)) for name in script.NEWS}
    for report in (report for each in reports.values() for report in each):
        for statement in report["statements"]:
            trigger, at = statement["trigger"], statement["at"]
            assert trigger and report["text"].startswith(trigger, at)
            assert trigger == trigger.strip()
    assert not {r["id"] for r in reports["news"]} & {r["id"] for r in reports["news-held"]}
