"""Exports of events, each read back with a tool that others use, and what a hostile store cannot do with them."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rawi import code
from rawi.errors import InputError, SetupError
from rawi.export.events import FORMATS, write_export
from rawi.export.events.acled import COLUMNS as ACLED
from rawi.export.events.cells import cell
from rawi.export.events.flat import COLUMNS as FLAT
from rawi.export.events.ged import COLUMNS as GED
from rawi.report import Report
from rawi.store import EventFilter, Store, open_store

EVERYTHING = EventFilter()


@pytest.fixture
def store(example_store: Path) -> Iterator[Store]:
    with open_store(example_store) as store:
        yield store


def _written(store: Store, format: str, folder: Path, wanted: EventFilter = EVERYTHING) -> tuple[Path, int]:
    path = folder / f"events{FORMATS[format].suffix}"
    return path, write_export(store, format, wanted, path)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_acled_table_has_acleds_columns_and_codes(store: Store, tmp_path: Path) -> None:
    """Opened by pandas as it comes; planned and denied events are left out."""
    pandas = pytest.importorskip("pandas")
    path, written = _written(store, "acled", tmp_path)
    table = pandas.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
    assert tuple(table.columns) == ACLED
    assert len(table) == written > 0
    assert set(table["event_type"]) <= {
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
        "Strategic developments",
    }  # fmt: skip
    assert set(table["time_precision"]) <= {1, 2, 3}
    assert set(table["geo_precision"]) <= {"", "1", "2", "3", 1, 2, 3}
    assert table["event_id_cnty"].is_unique
    assert (table["event_date"].str.fullmatch(r"\d{4}-\d\d-\d\d")).all()
    statuses = {row.key: row.status for row in store.all_events(EVERYTHING)}
    assert {statuses[key] for key in table["event_id_cnty"]} <= {"happened", "ongoing", "failed"}


def test_the_ged_table_holds_deadly_events_only(store: Store, tmp_path: Path) -> None:
    path, written = _written(store, "ged", tmp_path)
    rows = _rows(path)
    assert tuple(rows[0]) == GED and len(rows) == written > 0
    killed = {row.key: row.killed for row in store.all_events(EVERYTHING)}
    for row in rows:
        low, best, high = int(row["low"]), int(row["best"]), int(row["high"])
        assert 0 < best == killed[row["id"]].best and low <= best <= high
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[part]) for part in parts) == best
        assert row["date_prec"] in "12345" and row["where_prec"] in "12346"
        assert int(row["number_of_sources"]) >= 1


def test_prio_grid_cells_are_those_of_prio() -> None:
    """Against cells that PRIO publishes: counted by rows of 720 from 90 S, 180 W."""
    from rawi.export.events.ged import _prio_grid

    assert _prio_grid(-90.0, -180.0) == 1
    assert _prio_grid(-89.9, 179.9) == 720
    assert _prio_grid(89.9, 179.9) == 259_200
    assert _prio_grid(33.51, 36.29) == 247 * 720 + 433  # Damascus
    assert _prio_grid(None, None) == ""


def test_hxl_tags_are_read_by_libhxl(store: Store, tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    path, written = _written(store, "hxl", tmp_path)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        rows = list(source)
        tags = source.display_tags
    assert len(rows) == written > 0
    assert "#affected+killed" in tags and "#geo+lat" in tags
    assert {row.get("#event+id") for row in rows} == {row.key for row in store.all_events(EVERYTHING)}


def test_geojson_and_geopackage_are_read_by_gdal(store: Store, tmp_path: Path) -> None:
    """Both hold the same events at the same points; an event without coordinates has no geometry."""
    pyogrio = pytest.importorskip("pyogrio")
    events = {row.key: row for row in store.all_events(EVERYTHING)}
    for format in ("geojson", "geopackage"):
        path, written = _written(store, format, tmp_path)
        meta, _, shapes, columns = pyogrio.raw.read(path)
        assert meta["crs"] == "EPSG:4326" and meta["geometry_type"] in ("Point", "Unknown")
        assert list(meta["fields"])[: len(FLAT)] == list(FLAT) or set(FLAT) <= set(meta["fields"])
        ids = columns[list(meta["fields"]).index("id")]
        assert set(ids) == set(events) and len(ids) == written
        for key, shape in zip(ids, shapes, strict=True):
            assert (shape is None) == (events[key].lat is None)
        arabic = columns[list(meta["fields"]).index("description_arabic")]
        assert list(arabic) == [events[key].title_ar for key in ids]
    info = pyogrio.read_info(path)
    assert info["driver"] == "GPKG" and info["layer_name"] == "events"


def test_parquet_is_read_by_pyarrow(store: Store, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    path, written = _written(store, "parquet", tmp_path)
    table = pyarrow.read_table(path)
    assert table.column_names == list(FLAT) and table.num_rows == written > 0
    assert str(table.schema.field("date_from").type) == "date32[day]"
    events = {row.key: row for row in store.all_events(EVERYTHING)}
    for row in table.to_pylist():
        event = events[row["id"]]
        assert (row["date_from"], row["latitude"], row["killed_best"]) == (
            event.day_from,
            event.lat,
            event.killed.best,
        )


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib's own parser
def test_provenance_is_read_by_rdflib_without_a_network(store: Store, tmp_path: Path) -> None:
    """Every event is derived from its statements, every statement quoted from its report and attributed to a voice."""
    rdflib = pytest.importorskip("rdflib")
    path, written = _written(store, "jsonl", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == written > 0
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    graph = rdflib.Graph()
    for line in lines:
        graph.parse(data=line, format="json-ld")
    events = {row.key: row for row in store.all_events(EVERYTHING)}
    for key, event in events.items():
        node = rdflib.URIRef(f"urn:rawi:event:{key}")
        statements = list(graph.objects(node, prov.wasDerivedFrom))
        assert len(statements) == event.statements
        for statement in statements:
            assert list(graph.objects(statement, prov.wasQuotedFrom))
            assert list(graph.objects(statement, prov.wasAttributedTo))
            (value,) = graph.objects(statement, prov.value)
            assert value.language == "ar" and str(value)


def test_label_studio_tasks_mark_the_words_they_say(store: Store, tmp_path: Path) -> None:
    """Offsets are UTF-16 units there; relations join triggers with the words of their roles."""
    path, written = _written(store, "label-studio", tmp_path)
    tasks = json.loads(path.read_text(encoding="utf-8"))
    assert len(tasks) == written > 0
    for task in tasks:
        units = task["data"]["text"].encode("utf-16-le")
        result = task["predictions"][0]["result"]
        regions = {region["id"]: region for region in result if region["type"] == "labels"}
        assert regions
        for region in regions.values():
            value = region["value"]
            assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
        for relation in (r for r in result if r["type"] == "relation"):
            assert regions[relation["from_id"]]["value"]["labels"] == ["trigger"]
            assert regions[relation["to_id"]]["value"]["labels"] == relation["labels"]


def test_label_studio_offsets_count_wide_letters_twice(tmp_path: Path) -> None:
    text = "😀😀 قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل 5 مدنيين."
    with open_store(tmp_path / "x.db", write=True, create=True) as store:
        store.add(code(Report(text, outlet="وكالة")))
        path, _ = _written(store, "label-studio", tmp_path)
    task = json.loads(path.read_text(encoding="utf-8"))[0]
    value = task["predictions"][0]["result"][0]["value"]
    assert value["start"] == text.index(value["text"]) + 2


@pytest.mark.parametrize(
    "hostile", ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n@x", "\x01=1",
                "\x1b=1"],
)  # fmt: skip
def test_no_cell_is_a_formula(hostile: str) -> None:
    """A spreadsheet shows an apostrophe's cell as text; numbers stay numbers."""
    assert cell(hostile).startswith("'")
    assert "\n" not in cell(hostile) and "\r" not in cell(hostile)
    assert cell(-3.5) == -3.5 and cell(None) == ""


def test_what_reports_bring_reaches_no_table_as_a_formula(tmp_path: Path) -> None:
    """An outlet's name and an address from outside, in every CSV format."""
    text = "قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل 5 مدنيين."
    from datetime import date

    with open_store(tmp_path / "x.db", write=True, create=True) as store:
        store.add(code(Report(text, outlet="=cmd|' /C calc'!A0", url="@SUM(1)", published=date(2019, 5, 2))))
        for format in ("acled", "ged", "hxl"):
            path, written = _written(store, format, tmp_path)
            assert written == 1
            with path.open(encoding="utf-8-sig", newline="") as lines:
                cells = [value for row in csv.reader(lines) for value in row]
            assert not [value for value in cells if value.startswith(("=", "+", "@", "\t"))], format


def test_tables_begin_with_the_mark_by_which_spreadsheets_know_utf8(store: Store, tmp_path: Path) -> None:
    for format in ("acled", "ged", "hxl"):
        path, _ = _written(store, format, tmp_path)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_export_that_fails_leaves_what_was_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no half of a file beside it."""
    target = tmp_path / "events.acled.csv"
    target.write_text("old")

    def fail(*_: Any) -> int:
        raise OSError("no space")

    monkeypatch.setattr(Store, "all_told", fail)
    with pytest.raises(SetupError, match="cannot be written"):
        write_export(store, "acled", EVERYTHING, target)
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_an_export_is_of_one_state_of_the_store(tmp_path: Path) -> None:
    """Events that go while it is written are in it whole, and no event is in it twice."""
    from datetime import date

    text = "قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل 5 مدنيين."
    with open_store(tmp_path / "x.db", write=True, create=True) as store:
        store.add([code(Report(text, published=date(2019, month, 2))) for month in (5, 6, 7)])
        details = store.all_details()
        seen = [next(details).event.key]
        rest = [row.key for row in store.all_events() if row.key not in seen]
        store.decide("merge", seen[0], others=rest, reviewer="a")
        seen += (detail.event.key for detail in details)
        assert sorted(seen[1:]) == sorted(rest)


def test_who_may_read_an_export_is_what_the_user_said_of_new_files(store: Store, tmp_path: Path) -> None:
    """Who documents violations may well keep others of the machine out."""
    before = os.umask(0o077)
    try:
        path, _ = _written(store, "geojson", tmp_path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_exported_is_told_in_one_line(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="is no format; there are acled"):
        write_export(store, "xlsx", EVERYTHING, tmp_path / "x")
    with pytest.raises(InputError, match="folder does not exist"):
        write_export(store, "acled", EVERYTHING, tmp_path / "no" / "x.csv")
    os.mkfifo(tmp_path / "pipe")
    for no_file in (tmp_path, Path(), tmp_path / "pipe"):
        with pytest.raises(InputError, match="is no file"):
            write_export(store, "acled", EVERYTHING, no_file)
    assert (tmp_path / "pipe").is_fifo(), "nothing takes a device's place"
    (tmp_path / "pipe").unlink()
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"rawi\[parquet\]"):
        write_export(store, "parquet", EVERYTHING, tmp_path / "x.parquet")
    assert not list(tmp_path.iterdir())
