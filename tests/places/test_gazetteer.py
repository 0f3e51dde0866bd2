"""The store of places: written whole, read only, one file a source."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from rawi.errors import SetupError
from rawi.places.build import embedded, embedded_path
from rawi.places.gazetteer import Entry, Layer, write_layer
from rawi.places.match import PlaceIndex

VILLAGE = Entry(
    "dump:7", "تل كذا", "Tall Kadha", "village", "SY", 35.5, 36.5, population=900, source="dump",
    feature_class="P", feature_code="PPL", admin1="12", admin2="1203",
)  # fmt: skip


@pytest.fixture
def layer(tmp_path: Path):
    path = tmp_path / "dump.sqlite"
    write_layer(path, [(VILLAGE, ["تل كذا", "تلّ كذا", "تل كذى"])], frozenset())
    opened = Layer(path)
    yield opened
    opened.close()


def test_an_entry_comes_back_as_it_was_written(layer: Layer) -> None:
    assert layer.entry("dump:7") == VILLAGE
    assert layer.entry("dump:8") is None


def test_spellings_that_fold_alike_are_kept_once(layer: Layer) -> None:
    assert sorted(layer.names()) == [("تل كذا", False), ("تل كذي", False)]


def test_an_imported_layer_stands_beside_the_embedded_one(layer: Layer) -> None:
    """What a GeoNames or OCHA import writes is looked up like the rest, and its codes are kept."""
    index = PlaceIndex([embedded(), layer])
    assert [candidate.entry.id for candidate in index.lookup("تلكذا")] == ["dump:7"]
    assert index.lookup("حلب")
    assert index.entry("dump:7") == VILLAGE


def test_everyday_words_are_flagged(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    write_layer(path, [(VILLAGE, ["?النصر", "تل النصر", "سلام"])], frozenset({"سلام"}))
    opened = Layer(path)
    assert dict(opened.names()) == {"النصر": True, "تل النصر": False, "سلام": True}
    opened.close()


def test_a_great_city_is_meant_by_its_name(tmp_path: Path) -> None:
    """A hamlet's everyday name takes nothing from a city of millions; its own everyday name stays one."""
    path = tmp_path / "x.sqlite"
    city = replace(VILLAGE, id="dump:9", kind="city", population=900_000)
    write_layer(path, [(VILLAGE, ["?النصر"]), (city, ["النصر", "?الحد"])], frozenset())
    opened = Layer(path)
    assert dict(opened.names()) == {"النصر": False, "الحد": True}
    opened.close()


def test_a_missing_layer_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be read"):
        Layer(tmp_path / "none.sqlite")


def test_what_is_no_layer_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("not a database " * 100, encoding="utf-8")
    with pytest.raises(SetupError, match="cannot be read"):
        Layer(path)


def test_a_layer_of_another_version_is_refused(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.places.gazetteer.SCHEMA", 999)
    with pytest.raises(SetupError, match="another version"):
        Layer(layer.path)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SetupError, match="RAWI_CACHE"):
        write_layer(tmp_path / "file" / "x.sqlite", [], frozenset())


def test_a_failed_build_leaves_the_old_layer(layer: Layer) -> None:
    """Readers see the old file or the new one, never half of it."""

    def entries():
        yield VILLAGE, ["كذا"]
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_layer(layer.path, entries(), frozenset())
    again = Layer(layer.path)
    assert again.entry("dump:7") == VILLAGE
    again.close()


def test_the_embedded_layer_is_kept_in_the_cache_under_the_hash_of_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAWI_CACHE", str(tmp_path))
    embedded.cache_clear()
    try:
        built = embedded()
        assert built.path == embedded_path()
        assert built.path.is_relative_to(tmp_path)
        assert built.path.stat().st_size < 4_000_000
        assert [path.name for path in built.path.parent.iterdir()] == [
            built.path.name
        ]  # no scratch file is left
        written = built.path.stat().st_mtime_ns
        built.close()
        embedded.cache_clear()
        second = embedded()
        assert second.path.stat().st_mtime_ns == written
        second.close()
    finally:
        embedded.cache_clear()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_layer_can_be_read_after_a_fork(layer: Layer) -> None:
    """Batch workers inherit the index; SQLite connections must not be shared, so each opens its own."""
    child = os.fork()
    if child == 0:
        os._exit(0 if layer.entry("dump:7") == VILLAGE else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert layer.entry("dump:7") == VILLAGE
