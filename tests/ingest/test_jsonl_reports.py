"""JSON lines: good reports come through whole, each bad line is named, and the rest go on."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.ingest.found import Found, Known
from rawi.ingest.jsonl import MAX_LINE_BYTES, reports_in_lines

TEXT = "قصفت الطائرات بلدة كفرنبل."


def read(*lines: Any, known: Known = Known()) -> list[Found | InputError]:  # noqa: B008
    """Reports of lines given as objects, strings or bytes."""
    raw = b"\n".join(
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    return list(reports_in_lines(io.BytesIO(raw), "r.jsonl", known))


def only(line: Any, known: Known = Known()) -> Found:  # noqa: B008
    """The report of the only line."""
    (found,) = read(line, known=known)
    assert isinstance(found, Found), found
    return found


def test_every_field() -> None:
    """What the line says is what the report is."""
    line = {
        "id": "a",
        "outlet": "وكالة",
        "published": "2017-11-19",
        "url": "u",
        "title": None,
        "text": TEXT,
        "x": 1,
    }
    report = only(line).report
    assert (report.id, report.outlet, report.published) == ("a", "وكالة", date(2017, 11, 19))
    assert (report.url, report.title, report.text) == ("u", None, TEXT)


def test_name_of_one_without() -> None:
    """File and line name it; numbers become strings."""
    assert only({"text": TEXT}).report.id == "r.jsonl:1"
    assert only({"text": TEXT, "id": 7}).report.id == "7"


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("غارة على كفرنبل", TEXT, f"غارة على كفرنبل\n{TEXT}"),
        (" غارة ", TEXT, f"غارة\n{TEXT}"),
        ("بلدة كفرنبل", TEXT, TEXT),
        ("بلدة  كفرنبل", TEXT, TEXT),
        ("", TEXT, TEXT),
        (None, TEXT, TEXT),
    ],
)
def test_title_that_the_text_lacks_stands_first(title: str | None, text: str, whole: str) -> None:
    """On a line of its own; one that the text holds, whatever its blanks, is not repeated."""
    assert only({"title": title, "text": text}).report.text == whole


@pytest.mark.parametrize(
    "written", ["2017-11-19", "2017-11-19T23:30:00+03:00", "2017-11-19T10:00:00Z", " 2017-11-19 "]
)
def test_dates(written: str) -> None:
    """A date, or a date and time, of which the day counts as written."""
    assert only({"text": TEXT, "published": written}).report.published == date(2017, 11, 19)


@pytest.mark.parametrize("written", [None, "", "  "])
def test_no_date_is_none(written: str | None) -> None:
    """An empty date is an unknown one."""
    assert only({"text": TEXT, "published": written}).report.published is None


def test_what_the_user_says_goes_over_the_file() -> None:
    """Even over a date that is none."""
    known = Known(date(2020, 1, 2), "أنا")
    report = only({"text": TEXT, "published": "yesterday", "outlet": "وكالة"}, known).report
    assert (report.published, report.outlet) == (date(2020, 1, 2), "أنا")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "قصف', "no whole JSON object"),
        ("قصفت الطائرات", "no whole JSON object"),
        ([1], "is a list"),
        ("5", "is a number"),
        ("null", "is null"),
        ({"id": "x"}, "lacks «text»"),
        ({"text": 5}, "«text» is a number"),
        ({"text": None}, "«text» is null"),
        ({"text": [TEXT]}, "«text» is a list"),
        ({"text": True}, "«text» is true or false"),
        ({"text": " "}, "has no text"),
        ({"text": "hello"}, "no Arabic"),
        ({"text": TEXT, "published": "2017-13-01"}, "«published»: «2017-13-01» is no date"),
        ({"text": TEXT, "published": 20171119}, "«published» is a number"),
        ({"text": TEXT, "outlet": {}}, "«outlet» is an object"),
        ({"text": TEXT, "title": 1}, "«title» is a number"),
        ({"text": TEXT, "id": True}, "«id» is true or false"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5_000 + "}", "number"),
        (b"\x00\x01", "control characters"),
    ],
)
def test_bad_lines_are_named_and_the_rest_go_on(line: Any, message: str) -> None:
    """The error says which line and what is wrong with it, in one line; its neighbours are read."""
    before, error, after = read({"text": TEXT}, line, {"text": TEXT})
    assert isinstance(before, Found) and isinstance(after, Found)
    assert isinstance(error, InputError)
    assert str(error).startswith("r.jsonl:2: ") and message in str(error) and "\n" not in str(error)
    assert after.where == "r.jsonl:3"


def test_line_too_long_to_hold() -> None:
    """It is passed over to its end without being kept."""
    line = b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}'
    error, found = read(line, {"text": TEXT})
    assert isinstance(error, InputError) and "over 8 MB" in str(error)
    assert isinstance(found, Found) and found.line == 2


def test_text_over_the_limit() -> None:
    """Five megabytes in one line are refused as a text, not as a line."""
    (error,) = read({"text": "قصف " * 700_000, "id": "x"})
    assert isinstance(error, InputError)
    assert "limit" in str(error) or "over 8 MB" in str(error)


def test_half_a_surrogate_pair() -> None:
    """It is replaced one for one, and the report says so."""
    found = only('{"text": "قصف \\ud800 البلدة", "outlet": "\\udc00"}')
    assert found.report.text == "قصف \ufffd البلدة"
    assert len(found.warnings) == 2 and "«text»" in found.warnings[0]
    found.report.text.encode()


def test_other_encodings() -> None:
    """Windows-1256 lines and a byte order mark are read; UTF-16 has other line ends and is refused once."""
    assert only(f'{{"text": "{TEXT}"}}'.encode("cp1256")).report.text == TEXT
    assert only(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()).report.text == TEXT
    errors = read((f'{{"text": "{TEXT}"}}\n' * 3).encode("utf-16"))
    assert len(errors) == 1 and "UTF-16" in str(errors[0])


def test_blank_lines_and_an_empty_file() -> None:
    """Blank lines are nothing; nothing but them is an empty file."""
    assert len(read("", {"text": TEXT}, "  ", "")) == 1
    assert [str(error) for error in read("", "")] == ["r.jsonl: is empty"]


@pytest.mark.parametrize("damage", ["cut", "checksum", "middle"])
def test_gzip_that_breaks_off(damage: str) -> None:
    """What comes before the break is read, and the break is named once."""
    lines = "".join(json.dumps({"text": TEXT, "id": number}) + "\n" for number in range(3_000)).encode()
    packed = gzip.compress(lines)
    broken = {
        "cut": packed[: len(packed) // 2],
        "checksum": packed[:-8] + bytes(8),
        "middle": packed[:9_000] + b"\xff" * 50 + packed[9_050:],
    }[damage]
    with gzip.open(io.BytesIO(broken)) as stream:
        *before, error = reports_in_lines(cast(BinaryIO, stream), "r.jsonl.gz")
    assert isinstance(error, InputError) and "damaged or cut off" in str(error)
    assert isinstance(before[0], Found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(TEXT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["text", "id", "outlet", "published", "url", "title", "other"])


@given(st.lists(st.dictionaries(KEYS, JSON, max_size=6) | JSON, max_size=4))
def test_any_json_is_a_report_or_one_clear_line(values: list[Any]) -> None:
    """No value of any key raises; every report that comes out can be written as UTF-8."""
    _check(b"\n".join(json.dumps(value).encode() for value in values))


@given(st.binary(max_size=300))
def test_any_bytes_are_reports_or_clear_lines(raw: bytes) -> None:
    """Nor do bytes that are no JSON at all."""
    _check(raw)


@given(st.integers(0, 200), st.binary(min_size=1, max_size=4))
def test_damaged_reports(at: int, junk: bytes) -> None:
    """Nor does a good line with bytes put into it."""
    line = json.dumps(
        {"text": TEXT * 2, "title": "عنوان", "published": "2017-11-19"}, ensure_ascii=False
    ).encode()
    _check(line[:at] + junk + line[at:])


def _check(raw: bytes) -> None:
    for item in reports_in_lines(io.BytesIO(raw), "r.jsonl"):
        if isinstance(item, InputError):
            assert "\n" not in str(item)
        else:
            report = item.report
            for value in (report.text, report.id, report.outlet, report.url, report.title):
                (value or "").encode()
            assert report.text.strip()
