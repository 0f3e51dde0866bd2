"""Files, folders and standard input: told apart, in order, one bad one never stopping the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.ingest import Found, count_reports, read_paths

TEXT = "قصفت الطائرات بلدة كفرنبل."
LINE = json.dumps({"text": TEXT, "id": "a"})
PAGE = f"<!doctype html><html><body><article><p>{TEXT * 8}</p><p>{TEXT * 6}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One of each, some in a folder below, some not to be read."""
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{{}}\n{LINE}\n", encoding="utf-8")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.HTML").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c" / "e.jsonl.gz").write_bytes(gzip.compress(LINE.encode()))
    (tmp_path / "c" / "notes.md").write_text("قصف", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_folder_is_walked_in_order(folder: Path) -> None:
    """Known suffixes only, whatever their case, hidden files left out; the bad line stands in its place."""
    wheres = [
        item.where if isinstance(item, Found) else str(item).split(": ")[0] for item in read_paths([folder])
    ]
    assert [os.path.relpath(where, folder) for where in wheres] == [
        "a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "b.txt", "c/d.HTML", "c/e.jsonl.gz:1",
    ]  # fmt: skip


def test_text_file(folder: Path) -> None:
    """The whole file is the text, its name the id; date and outlet are the user's."""
    (found,) = read_paths([folder / "b.txt"], published=date(2020, 1, 1), outlet="وكالة")
    assert isinstance(found, Found)
    report = found.report
    assert (report.text, report.id, report.published, report.outlet) == (
        TEXT,
        str(folder / "b.txt"),
        date(2020, 1, 1),
        "وكالة",
    )


@pytest.mark.parametrize(
    ("raw", "text"),
    [(LINE.encode(), TEXT), (f"\n {LINE}".encode(), TEXT), (PAGE.encode(), f"{TEXT * 8}\n{TEXT * 6}"),
     (TEXT.encode(), TEXT), (TEXT.encode("cp1256"), TEXT), (TEXT.encode("utf-16"), TEXT)],
)  # fmt: skip
def test_standard_input_and_unnamed_files_are_told_apart(raw: bytes, text: str, tmp_path: Path) -> None:
    """JSON lines, a page or a text, by how it begins."""
    (found,) = read_paths(["-"], stdin=io.BytesIO(raw))
    assert isinstance(found, Found) and found.report.text == text
    assert found.path == "stdin"
    (tmp_path / "report").write_bytes(raw)
    (found,) = read_paths([tmp_path / "report"])
    assert isinstance(found, Found) and found.report.text == text


def test_standard_input_is_read_as_it_comes() -> None:
    """The first report is there before the second has been written."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as stdin, os.fdopen(write, "wb", buffering=0) as feed:
        reports = read_paths(["-"], stdin=stdin)
        feed.write(f"{LINE}\n".encode())
        assert isinstance(next(reports), Found)
        feed.write(f"{LINE}\n".encode())
        assert isinstance(next(reports), Found)
        feed.close()
        assert list(reports) == []


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("e.txt", b"", "is empty"),
        ("e.jsonl", b"", "is empty"),
        ("e.html", b"", "is empty"),
        ("p.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("z.html", b"PK\x03\x04aaaa", "zip"),
        ("n.txt", b"caf\xc3\xa9", "no Arabic"),
        ("g.jsonl.gz", b"not gzip", "damaged or cut off"),
        ("l.txt", "ب".encode() * 2_500_000, "limit"),
        ("a.json", b"[{}]", "JSON list"),
        ("a.dat", b"\x7fELF\x02", "program"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    """Each is named with what is wrong, and the next is read."""
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    error, good = read_paths([tmp_path / name, tmp_path / "good.txt"])
    assert isinstance(error, InputError) and isinstance(good, Found)
    assert str(error).startswith(str(tmp_path / name)) and message in str(error) and "\n" not in str(error)


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    """A missing file, an empty folder, a link that leads nowhere."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    errors = [
        str(item) for item in read_paths([tmp_path / "x.txt", tmp_path / "empty", tmp_path / "nowhere.txt"])
    ]
    assert (
        "does not exist" in errors[0]
        and "holds nothing to read" in errors[1]
        and "does not exist" in errors[2]
    )


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    """A folder that holds a link to itself is walked once."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(read_paths([tmp_path]))) == 1


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """A folder that was unpacked from elsewhere brings in nothing but what is in it; a link that is named is read."""
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.txt").write_text("نص", encoding="utf-8")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to(secret)
    *read, refused = read_paths([folder])
    assert [found.report.text for found in read if isinstance(found, Found)] == ["نص", "نص"]
    assert isinstance(refused, InputError) and "leads out of its folder" in str(refused)
    (named,) = read_paths([folder / "c.txt"])
    assert isinstance(named, Found) and named.report.text == "سر"


def test_endless_file_ends() -> None:
    """Reading stops at the limit, not at the end."""
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero here")
    (error,) = read_paths(["/dev/zero"])
    assert isinstance(error, InputError)


def test_same_ids_are_two_reports(tmp_path: Path) -> None:
    """An id is the user's name for a report, not a key."""
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{LINE}\n", encoding="utf-8")
    assert [found.report.id for found in read_paths([tmp_path]) if isinstance(found, Found)] == ["a", "a"]


def test_odd_but_legal_texts_come_through_unchanged(tmp_path: Path) -> None:
    """A word of 100,000 letters, lost quotes, characters that steer direction: text is as published."""
    for text in ("قصف " + "ب" * 100_000, 'قال "قصف «البلدة', "\u202eقصف\u202c \u2067البلدة\u200f"):
        (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
        (found,) = read_paths([tmp_path / "odd.txt"])
        assert isinstance(found, Found) and found.report.text == text


def test_counting_for_the_progress_bar(folder: Path) -> None:
    """Files of one report each can be counted; lines and standard input cannot."""
    assert count_reports([folder]) is None
    assert count_reports(["-"]) is None
    assert count_reports([folder / "b.txt", folder / "c" / "d.HTML"]) == 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a", "-"]))
def test_any_file_gives_reports_or_clear_lines(tmp_path: Path, raw: bytes, name: str) -> None:
    """Whatever the bytes and the name, nothing raises, and every report can be written."""
    for item in _read(tmp_path, raw, name):
        if isinstance(item, InputError):
            assert "\n" not in str(item)
        else:
            item.report.text.encode()
            item.report.id.encode()


def _read(folder: Path, raw: bytes, name: str) -> Iterator[Found | InputError]:
    if name == "-":
        return read_paths(["-"], stdin=io.BytesIO(raw))
    (folder / name).write_bytes(raw)
    return read_paths([folder / name])
