"""Reports go in whole and once, and come out as they were coded."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from rawi import InputError
from rawi.store import ReportFilter, Store, open_store
from rawi.store.keys import address, report_key, statement_keys

from .conftest import CAPTURE, SHELLING, coded


def test_statements_come_out_as_they_went_in(store: Store) -> None:
    """Every span, id, coordinate, day, number and rule."""
    report = coded(SHELLING + "\n" + CAPTURE)
    assert len(report.statements) >= 2
    (key,) = store.add(report).added
    found = store.report(key)
    assert tuple(row.statement for row in found.statements) == report.statements
    assert found.text == report.report.text
    assert [row.key for row in found.statements] == statement_keys(key, report.statements)


def test_adding_twice_changes_nothing(store: Store, path: Path) -> None:
    """Not even under another file name; the file's tables stay as they were."""
    report = coded(SHELLING, id="one.txt")
    store.add(report)

    def dump() -> list[str]:
        connection = sqlite3.connect(path)
        lines = [line for line in connection.iterdump() if '"runs"' not in line]
        connection.close()
        return lines

    before = dump()
    again = store.add([report, replace(report, report=replace(report.report, id="copy.txt"))])
    assert (again.added, again.known) == ((), 2)
    assert dump() == before


def test_updated_text_of_an_address_is_a_new_version(store: Store) -> None:
    """Both texts are kept; statements of the older one count no more."""
    url = "https://Example.org/a?x=1"
    (old,) = store.add(coded(SHELLING, url=url)).added
    done = store.add(coded(SHELLING.replace("5", "7"), url=url + "#top"))
    (new,) = done.added
    assert done.versions == 1
    assert [(v.key, v.version, v.current) for v in store.report(old).versions] == [
        (old, 1, False),
        (new, 2, True),
    ]
    assert "5 مدنيين" in store.report(old).text and "7 مدنيين" in store.report(new).text
    assert [r.key for r in store.reports()] == [new]
    assert [r.key for r in store.reports(ReportFilter(old_versions=True))] == [new, old]
    assert store.search("مدنيين").total == 1
    assert store.status().old_versions == 1


def test_what_makes_reports_the_same() -> None:
    """Address without fragment and case of its host, outlet, day, title and text; not the id."""
    report = coded(SHELLING, url="http://A.org/x#y").report
    assert report_key(report) == report_key(replace(report, id="other", url="HTTP://a.org/x"))
    for change in (
        {"outlet": "أخرى"},
        {"published": None},
        {"title": "عنوان"},
        {"text": SHELLING + "."},
        {"url": None},
    ):
        assert report_key(replace(report, **change)) != report_key(report)
    assert address("http://[") == "http://[" and address("  ") is None


def test_half_a_surrogate_pair_is_refused(store: Store) -> None:
    """No file can hold it; nothing of the batch is kept."""
    bad = coded("قصف \ud800")
    with pytest.raises(InputError, match="surrogate"):
        store.add([coded(SHELLING), bad])
    assert store.status().reports == 0


def test_a_batch_is_whole_or_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error within a transaction takes everything back, remembered ids too."""
    from rawi.store import adding

    real = adding.add_coding

    def fails(*arguments: object, **named: object) -> None:
        real(*arguments, **named)  # type: ignore[arg-type]
        raise RuntimeError

    monkeypatch.setattr(adding, "add_coding", fails)
    with pytest.raises(RuntimeError):
        store.add(coded(SHELLING))
    monkeypatch.undo()
    assert store.status().reports == store.status().statements == 0
    store.add(coded(SHELLING))
    assert store.report(store.reports().rows[0].key).statements[0].statement.place[0].lat is not None


def test_other_processes_see_what_was_added(store: Store, path: Path) -> None:
    """While the writer still has the store open."""
    with open_store(path) as reader:
        assert reader.status().reports == 0
        store.add(coded(SHELLING))
        assert reader.status().reports == 1
