"""Evidence in place: cutting a text where spans begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rawi.coded import CodedReport
from rawi.export.marks import LINE_END, pieces
from rawi.report import Report
from rawi.statement import Filler, Statement


def test_pieces_are_the_whole_text_in_order(coded: CodedReport) -> None:
    """Nothing is lost, repeated or moved."""
    text = coded.report.text
    cut = list(pieces(text, coded.statements))
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    assert [piece.start for piece in cut[1:]] == [piece.end for piece in cut[:-1]]


def test_overlaps_show_all_they_are(coded: CodedReport) -> None:
    """«عناصرها» is both the target and part of a number."""
    text = coded.report.text
    piece = next(p for p in pieces(text, coded.statements) if text[p.start : p.end] == "عناصرها")
    assert piece.roles == ("counts", "target")
    assert piece.statements == (2,)


def test_two_statements_on_one_word() -> None:
    """A trigger that names two happenings belongs to both."""
    report = Report("قصف وقتل")
    span, sentence = report.span(0, 3), report.span(0, 8)
    cut = list(
        pieces(report.text, [Statement("shelling", span, sentence), Statement("killing", span, sentence)])
    )
    assert (cut[0].statements, cut[0].triggers, cut[0].roles) == ((1, 2), (1, 2), ("trigger",))
    assert cut[1].statements == ()


def test_vowel_marks_stay_with_their_letter() -> None:
    """A cut between a letter and its mark would show the mark on an empty circle."""
    report = Report("قصفَ المدينةَ")
    statement = Statement(
        "shelling", report.span(0, 3), report.span(0, 13), target=(Filler(report.span(5, 12), "object"),)
    )
    words = [report.text[p.start : p.end] for p in pieces(report.text, [statement])]
    assert words == ["قصفَ", " ", "المدينةَ"]


def test_no_piece_crosses_a_line_end() -> None:
    """Paragraphs must be able to close between pieces."""
    report = Report("قصف\r\nالبلدة\nليلا")
    statement = Statement(
        "shelling", report.span(0, 3), report.span(0, 16), target=(Filler(report.span(0, 16), ""),)
    )
    words = [report.text[p.start : p.end] for p in pieces(report.text, [statement])]
    assert words == ["قصف", "\r\n", "البلدة", "\n", "ليلا"]


@given(st.text("ابَ \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_any_spans_cut_any_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Spans that nest, cross, are empty or reach past the end lose no letter; each piece is in one line."""
    report = Report(text)
    whole = report.span(0, len(text))
    statements = [
        Statement("riot", report.span(start, end), whole, agent=(Filler(report.span(end, start), ""),))
        for start, end in spans
    ]
    words = [text[p.start : p.end] for p in pieces(text, statements)]
    assert "".join(words) == text
    assert all(LINE_END.fullmatch(word) or not LINE_END.search(word) for word in words)
