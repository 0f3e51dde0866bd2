"""The user's gazetteer: imports are whole or not at all, the same file twice is once, and look-ups use it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rawi.errors import InputError, SetupError
from rawi.places import Context, PlaceIndex, parse_place, resolve
from rawi.places.build import embedded
from rawi.places.finding import find
from rawi.places.gazetteer import Layer
from rawi.places.imported import imports_of, remove, replace_with
from rawi.places.imports import Dataset, read_file
from rawi.places.resolve import default_index
from rawi.places.user import gazetteer_path, imported_layer


def table(path: Path, *rows: str) -> Dataset:
    path.write_text("name,lat,lon,country\n" + "\n".join(rows) + "\n", encoding="utf-8")
    [dataset] = read_file(path)
    return dataset


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "gazetteer.sqlite"


def names(store: Path) -> list[str]:
    layer = Layer(store)
    try:
        return sorted(name for name, _ in layer.names())
    finally:
        layer.close()


def test_what_was_imported_is_told(store: Path, tmp_path: Path) -> None:
    made, before = replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    assert before is None
    assert imports_of(store) == [made]
    assert (made.label, made.places, made.names, made.file) == ("mine", 1, 1, str(tmp_path / "mine.csv"))


def test_the_same_file_again_changes_nothing(store: Path, tmp_path: Path) -> None:
    dataset = table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY")
    first, _ = replace_with(store, dataset)
    written = store.read_bytes()
    assert replace_with(store, dataset) == (first, first)
    assert store.read_bytes() == written


def test_a_newer_file_takes_the_place_of_the_older(store: Path, tmp_path: Path) -> None:
    replace_with(store, table(tmp_path / "other.csv", "كفر كذا,35.9,36.7,SY"))
    replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY", "خان كذا,35.6,36.3,SY"))
    made, before = replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    assert before is not None and (before.places, made.places) == (2, 1)
    assert names(store) == ["تل كذا", "كفر كذا"]


def test_a_wrong_line_leaves_everything_as_it_was(store: Path, tmp_path: Path) -> None:
    replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    written = store.read_bytes()
    with pytest.raises(InputError, match=":3: "):
        replace_with(store, table(tmp_path / "mine.csv", "خان كذا,35.6,36.3,SY", "كفر كذا,135.6,36.3,SY"))
    assert store.read_bytes() == written
    assert sorted(one.name for one in store.parent.iterdir()) == ["gazetteer.sqlite", "gazetteer.sqlite.lock"]


def test_nothing_usable_is_an_error_and_makes_no_file(store: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no place with an Arabic name"):
        replace_with(store, table(tmp_path / "mine.csv", "Tell Kaza,35.5,36.25,SY"))
    assert not store.exists()


def test_removal(store: Path, tmp_path: Path) -> None:
    replace_with(store, table(tmp_path / "one.csv", "تل كذا,35.5,36.25,SY"))
    replace_with(store, table(tmp_path / "two.csv", "كفر كذا,35.9,36.7,SY"))
    assert remove(store, "one").label == "one"
    assert names(store) == ["كفر كذا"]
    with pytest.raises(InputError, match="no «one»; it holds two"):
        remove(store, "one")


KILLED = """
import os, signal, sys
from pathlib import Path
from rawi.places.imported import replace_with
from rawi.places.imports import read_file
seen = 0
def progress():
    global seen
    seen += 1
    if seen == 3000:
        os.kill(os.getpid(), signal.SIGKILL)
replace_with(Path(sys.argv[1]), read_file(Path(sys.argv[2]))[0], progress)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_import_leaves_the_old_state_and_blocks_nobody(store: Path, tmp_path: Path) -> None:
    replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    table(tmp_path / "big.csv", *(f"قرية رقم {n},35.{n:04},36.25,SY" for n in range(5000)))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, store, tmp_path / "big.csv"], timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert names(store) == ["تل كذا"]
    started = time.monotonic()
    replace_with(store, table(tmp_path / "two.csv", "كفر كذا,35.9,36.7,SY"))
    assert names(store) == ["تل كذا", "كفر كذا"]
    assert time.monotonic() - started < 10


def test_what_is_no_gazetteer_is_never_overwritten(store: Path, tmp_path: Path) -> None:
    store.parent.mkdir()
    store.write_text("my thesis", encoding="utf-8")
    with pytest.raises(SetupError):
        replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    assert store.read_text(encoding="utf-8") == "my thesis"


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RAWI_GAZETTEER", "none")
    assert gazetteer_path() is None and imported_layer() is None
    monkeypatch.setenv("RAWI_GAZETTEER", str(tmp_path / "g.sqlite"))
    with pytest.raises(SetupError, match="rawi gazetteer add"):
        imported_layer()
    monkeypatch.delenv("RAWI_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if os.name == "posix" and sys.platform != "darwin":
        assert gazetteer_path() == tmp_path / "rawi" / "gazetteer.sqlite"
        assert imported_layer() is None


class TestLookUp:
    @pytest.fixture
    def index(self, store: Path, tmp_path: Path):
        rows = ["تل كذا,35.5,36.25,SY", "تل كذا,32.6,36.1,SY", "حلب,33.1,36.0,SY", "خان كذا,35.52,36.30,SY"]
        replace_with(store, table(tmp_path / "mine.csv", *rows))
        layer = Layer(store)
        yield PlaceIndex([embedded(), layer])
        layer.close()

    def test_the_default_index_has_the_imports(
        self, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
        monkeypatch.setenv("RAWI_GAZETTEER", str(store))
        default_index.cache_clear()
        try:
            assert resolve(parse_place("قرية تل كذا"), Context()).lat == 35.5
        finally:
            default_index.cache_clear()

    def test_namesakes_among_villages_are_told_apart_by_what_is_near(self, index: PlaceIndex) -> None:
        found = find("قرية تل كذا في ريف درعا", index=index)
        assert found["lat"] == 32.6 and "درعا" in found["reason"]
        assert {one["lat"] for one in found["candidates"]} == {35.5, 32.6}
        assert find("قرية تل كذا", index=index)["chosen"] is None

    def test_a_village_does_not_take_the_name_of_a_great_city(self, index: PlaceIndex) -> None:
        assert find("حلب", index=index)["lat"] == pytest.approx(36.2, abs=0.1)

    def test_imported_names_are_not_looked_out_for_in_every_sentence(self, index: PlaceIndex) -> None:
        assert "خان كذا" not in {name for name, _ in index.names()}

    def test_candidates_are_told_with_what_holds_them(self, index: PlaceIndex) -> None:
        [one] = [
            one for one in find("البوكمال", index=index)["candidates"] if one["id"].startswith("region:")
        ]
        assert one["parents"] == ["محافظة دير الزور", "سوريا"] and one["source"] == "regions"


def test_a_gazetteer_of_another_version_says_what_to_do(store: Path, tmp_path: Path) -> None:
    replace_with(store, table(tmp_path / "mine.csv", "تل كذا,35.5,36.25,SY"))
    with sqlite3.connect(store) as changed:
        changed.execute("pragma user_version = 1")
    with pytest.raises(SetupError, match="import it anew"):
        imports_of(store)
