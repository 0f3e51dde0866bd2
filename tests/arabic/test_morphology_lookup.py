"""Where readings come from, and that what is kept on disk is safe to lose, to share and to spoil."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest

from rawi.arabic import analyser
from rawi.arabic.analyses import Analysis
from rawi.arabic.analysis_cache import AnalysisCache
from rawi.arabic.lookup import Lookup
from rawi.arabic.table import Table

RARE = "فليستقصفونهم"  # in no table, but a word
READING = Analysis(
    pos="verb", lemma="قصف", proclitics=("و",), person=3, weight=-1.25, vowelled=("أ", "ب"), known=True
)


@pytest.fixture(scope="module")
def table() -> Table:
    return Table()


@pytest.fixture
def no_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(spelt: str, norm: str) -> list[tuple[Analysis, str]]:
        raise AssertionError(f"{spelt} was sent to the analyser")

    monkeypatch.setattr(analyser, "ask", refuse)


def test_a_common_word_is_answered_from_the_table(table: Table, tmp_path: Path, no_analyser: None) -> None:
    assert Lookup(table, tmp_path).readings("المدينة")[0].lemma == "مدينة"
    assert not list(tmp_path.iterdir())


def test_a_rare_word_is_analysed_once_and_then_kept(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = "سيستقطبونهما"
    assert table.get(word) is None
    first = Lookup(table, tmp_path).readings(word)
    assert (first[0].pos, first[0].lemma, first[0].proclitics) == ("verb", "استقطب", ("س",))
    monkeypatch.setattr(analyser, "ask", lambda spelt, norm: pytest.fail("asked again"))
    assert Lookup(table, tmp_path).readings(word) == first


@pytest.mark.parametrize("word", ["ق" * 26, "قصف1", "qasf", "", "م", "کتاب"])
def test_what_is_no_word_is_never_sent_to_the_analyser(
    table: Table, tmp_path: Path, no_analyser: None, word: str
) -> None:
    readings = Lookup(table, tmp_path).readings(word)
    assert [reading.known for reading in readings] in ([False], [True])


def test_a_directory_that_cannot_be_written_costs_only_time(table: Table, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    readings = Lookup(table, tmp_path / "file" / "cache").readings("سيستقطبونهما")
    assert readings[0].lemma == "استقطب"


def test_kept_readings_come_back_as_they_were(tmp_path: Path) -> None:
    AnalysisCache(tmp_path / "a.sqlite").put(
        "كلمة", (READING, Analysis(pos="name", lemma="كلمة", known=False))
    )
    assert AnalysisCache(tmp_path / "a.sqlite").get("كلمة") == (
        READING,
        Analysis(pos="name", lemma="كلمة", known=False),
    )
    assert AnalysisCache(tmp_path / "a.sqlite").get("أخرى") is None


def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"no database" * 1000)
    cache = AnalysisCache(tmp_path / "a.sqlite")
    cache.put("كلمة", (READING,))
    assert cache.get("كلمة") is None


def test_a_word_waits_for_who_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE of_another (process)")
    soon = threading.Timer(0.2, other.execute, ("COMMIT",))
    soon.start()
    cache = AnalysisCache(path)
    cache.put("كلمة", (READING,))
    soon.join()
    other.close()
    assert cache.get("كلمة") == (READING,)


def _put_many(path: Path, start: int) -> None:
    cache = AnalysisCache(path)
    for number in range(start, start + 200):
        cache.put(f"كلمة{number}", (READING,))


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_put_many, args=(path, start)) for start in (0, 100)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    cache = AnalysisCache(path)
    assert all(cache.get(f"كلمة{number}") == (READING,) for number in range(300))
