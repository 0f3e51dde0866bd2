"""The table: what stands in it, and that no line is wider than the terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from rawi.coded import CodedReport
from rawi.export.bidi import FSI, PDI, isolated, shown, wrapped
from rawi.export.table import report_table
from rawi.report import Report


def width(line: str) -> int:
    """Terminal columns, counted apart from the code under test."""
    columns = 0
    for character in line:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def test_states_every_field(coded: CodedReport) -> None:
    """Kind and status, every role with its Arabic, coordinates, days, numbers, who says so."""
    text = report_table(coded).replace(FSI, "").replace(PDI, "")
    for line in (
        "capture of a place · سيطرة · happened",
        "who       Syrian army · الجيش",
        "its allies · حلفاؤه",
        "to whom   Fajr fighters · مسلحي «الفجر»",
        "where     Safa · بلدة الصفا · 35.1234, 36.5000 ±10 km",
        "when      2017-11-19 · اليوم الأحد",
        "says      field sources · مصادر ميدانية",
        "via       Ufuq agency · وكالة الأفق",
        "air strike · غارة جوية · DENIED",
        "how many  12 killed · 12 من عناصرها",
        "20+ wounded · أكثر من 20",
        "[سيطر] الجيش وحلفاؤه",
        "! no weather was read",
    ):
        assert line in text, line


@pytest.mark.parametrize("columns", [80, 60, 100])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_overflows(coded: CodedReport, columns: int, explain: bool) -> None:
    """Also with long names, wide characters, vowel marks and a word longer than a line."""
    first = coded.statements[0]
    long = replace(
        first,
        agent=(
            replace(
                first.agent[0], english="The General Command of the Army and the Armed Forces of the Republic"
            ),
            replace(first.agent[0], english="x" * 300),
            replace(first.agent[0], english="军队" * 60),
        ),
    )
    report = replace(coded.report, id="i" * 200, outlet="وَكَالَةُ " * 30, title="عنوان طويل " * 30)
    text = report_table(
        CodedReport(report, (long, *coded.statements), ("w" * 500,)), width=columns, explain=explain
    )
    assert max(map(width, text.splitlines())) <= columns


def test_width_stays_within_what_can_be_read(coded: CodedReport) -> None:
    """Narrower than 60 is written as 60, wider than 120 as 120."""
    assert report_table(coded, width=20) == report_table(coded, width=60)
    assert report_table(coded, width=300) == report_table(coded, width=120)


def test_isolates_are_closed_on_their_line(coded: CodedReport) -> None:
    """A line left open would turn whatever the terminal shows after it."""
    for line in report_table(coded, width=60, explain=True).splitlines():
        assert line.count(FSI) == line.count(PDI), line


def test_long_sentence_is_cut_around_its_trigger() -> None:
    """A sentence of 100,000 letters still shows where the happening is named."""
    from rawi.statement import Statement

    text = "ب" * 100_000 + " قصف " + "ت" * 100_000
    report = Report(text, id="long")
    at = text.index("قصف")
    statement = Statement("shelling", report.span(at, at + 3), report.span(0, len(text)))
    lines = report_table(CodedReport(report, (statement,)), width=80).splitlines()
    assert len(lines) < 15
    assert any("[قصف]" in line for line in lines)
    assert max(map(width, lines)) <= 80


def test_terminal_is_not_steered(coded: CodedReport) -> None:
    """Escape sequences and overrides of direction in a report do not reach the terminal."""
    hostile = "\x1b[2J\u202e\x07الجيش\x9b\u2066"
    report = replace(coded.report, title=hostile, outlet=hostile, id=hostile)
    text = report_table(CodedReport(report, coded.statements, (hostile,)), colour=False)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066")
    assert "\x1b[1m" in report_table(coded, colour=True)


def test_says_so_when_there_is_nothing() -> None:
    """A report without statements is told from one that was not read."""
    report = Report("افتتح الوزير معرض الكتاب.", id="fair", published=date(2020, 1, 1))
    assert "no statement of armed conflict" in report_table(CodedReport(report))


def test_explains_frames_and_rules(coded: CodedReport) -> None:
    """--explain names the frame, the rule behind each role and why this place."""
    text = report_table(coded, explain=True, width=120).replace(FSI, "").replace(PDI, "")
    assert "because   frame verb:سيطر" in text
    assert "where بلدة الصفا by after «على»: the only one in Hama" in text
    assert "headline says the same" in text
    assert "because" not in report_table(coded)


def test_wrapping_reopens_isolates() -> None:
    """Arabic broken over lines keeps its direction on each."""
    lines = list(wrapped(f"a {isolated('كلمة أخرى هنا')} b", 8))
    assert lines == [f"a {FSI}كلمة{PDI}", f"{FSI}أخرى هنا{PDI}", "b"]


def test_shown_keeps_words_and_single_spaces() -> None:
    """Line ends and tabs become spaces; directional marks go."""
    assert shown("ا\n\tب\u200f ج") == "ا ب ج"
