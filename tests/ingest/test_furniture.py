"""The furniture of scraped pages: named by spans, and nothing of the report among it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.errors import KnowledgeError
from rawi.ingest.furniture import read_phrases, strip_furniture

BODY = """قصف على أطراف البلدة
قصف الجيش أطراف البلدة صباح أمس بالمدفعية الثقيلة، بحسب شهود.

وأضاف الشهود أن القصف أصاب منازل عدة في الحي الغربي من البلدة.

ولم ترد معلومات عن قتلى أو جرحى حتى ساعة إعداد هذا الخبر.
"""


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in strip_furniture(text)]


def after(*lines: str) -> list[str]:
    """What is named in a page where these lines follow a report."""
    return named(BODY + "\n" + "\n\n".join(lines))


def test_a_report_alone_has_no_furniture() -> None:
    assert named(BODY) == []


def test_tags_behind_the_last_sentence_are_furniture() -> None:
    """«سمات» with what a site files the report under is no sentence; a sentence about traits is one."""
    last = "ولم ترد معلومات عن قتلى في البلدة."
    assert named(f"{BODY}\n{last} سمات الجيش اقتحام البلدة غارة ") == ["سمات الجيش اقتحام البلدة غارة"]
    assert named(f"{BODY}\n{last} الكلمات الدلالية حلب قصف") == ["الكلمات الدلالية حلب قصف"]
    assert named(f"{BODY}\n{last} سمات هذه الحرب أنها طويلة.") == []
    assert named(f"{BODY}\nومن سمات الحرب قصف المدن") == []


@pytest.mark.parametrize(
    "line",
    [
        "شارك هذا الموضوع:",
        "تويتر",
        "فيس بوك",
        "WhatsApp",
        "طباعة",
        "تعليقك",
        "دع تعليقاً Cancel Reply",
        "اترك تعليقاً إلغاء الرد",
        "التعليقات مغلقة.",
        "...المزيد",
        "131 زيارة",
        "١٣١ مشاهدة",
        "927",
        "2023-05-15",
        "// انتهى //",
        "جميع الحقوق محفوظة لموقع المثال 2024",
        "حقوق النشر",
        "رابط مختصر للمقالة: https://example.com/?p=1",
        "هذا الموقع يستخدم ملفات تعريف الارتباط",
        "اشترك في النشرة البريدية لموقعنا",
        "الآراء الواردة في المقالات لا تعكس بالضرورة رأي الموقع",
    ],
)
def test_phrases_alone_on_a_line_are_furniture(line: str) -> None:
    assert after(line) == [line]


@pytest.mark.parametrize(
    "line",
    ["شارك الجيش في عملية واسعة", "تويتر تحذف حسابات", "طباعة العملة متوقفة في المدينة", "927 قتيلا في عام"],
)
def test_a_phrase_within_a_line_is_not(line: str) -> None:
    assert after(line) == []


def test_headlines_of_other_reports_follow_a_heading() -> None:
    lines = ["مواضيع ذات صلة", "غارة على مطار الجنوب", "وفاة شخصين بحادث", "دع تعليقاً"]
    assert after(*lines) == lines


@pytest.mark.parametrize("heading", ["مرتبط", "اقرأ أيضاً:", "الأكثر قراءة", "ليصلك كل جديد", "Related Posts"])
def test_each_kind_of_heading(heading: str) -> None:
    assert after(heading, "غارة على مطار الجنوب") == [heading, "غارة على مطار الجنوب"]


def test_headlines_stop_where_the_report_goes_on() -> None:
    more = "ونشر الدفاع المدني في وقت لاحق أن فرقه وصلت إلى الأماكن المستهدفة وتأكدت من عدم وقوع إصابات."
    assert after("الأحدث", "غارة على مطار الجنوب", more) == ["الأحدث", "غارة على مطار الجنوب"]


def test_a_heading_before_the_report_takes_nothing_with_it() -> None:
    """The report's own headline would be taken for another's."""
    assert named(f"آخر الأخبار\n{BODY}") == ["آخر الأخبار"]


def test_tags_are_short_lines_and_others_headlines_may_follow_them() -> None:
    lines = ["الوسوم", "حلب", "قصف روسي", "وزير الخارجية يبحث مع نظيره سبل التعاون في المنطقة"]
    assert after(*lines) == lines


def test_previous_and_next_are_labels_of_other_reports() -> None:
    lines = ["Prev Post", "المجلس يعقد اجتماعه الدوري", "Next Post", "القيادة توجه بالتحقيق في الأحداث"]
    assert after(*lines) == lines


def test_ages_stand_above_other_reports_headlines() -> None:
    lines = ["9 ساعات مضت", "قتيلان بغارة في الجنوب", "منذ 10 ساعات", "معارك محتدمة في المخيم"]
    assert after(*lines) == lines
    assert named(f"سنتين مضت\nقصف على أطراف القرية\n{BODY}") == ["سنتين مضت"]


def test_headlines_without_a_heading_at_the_end_of_the_page() -> None:
    lines = [
        "الدفاعات تعترض طائرة في ريف الجنوب",
        "وقفة احتجاجية في المدينة ضد الفوضى",
        "العثور على مقبرة في أطراف المدينة",
    ]
    assert after(*lines) == lines
    assert after(*lines[:2]) == []  # a report's own last lines may lack their full stops


@pytest.mark.parametrize(
    "text",
    [
        "قتيلان في الجنوب أمس الأول\nغارة على مطار المدينة\nقصف على أطراف القرية\nهدنة في المدينة منذ الصباح",
        BODY
        + "– عدد 2 بندقية من طراز قديم\n– عدد 8 مخازن سلاح خفيف\n– قنبلة من صنع محلي\n- جعبة عسكرية واحدة",
        BODY + "1- بندقية من طراز قديم\n2- مخازن سلاح خفيف جدا\n3- قنبلة من صنع محلي",
    ],
    ids=["bulletin", "dashes", "numbers"],
)
def test_bulletins_and_lists_are_the_report_itself(text: str) -> None:
    assert named(text) == []


def test_a_prefix_before_the_headline_is_named_without_the_headline() -> None:
    """The headline after it is one more telling of the report."""
    assert after("رابط الخبر بصحيفة المثال: قصف على أطراف البلدة") == ["رابط الخبر بصحيفة المثال:"]
    assert named("دخل الجيش البلدة. رابط الخبر بصحيفة المثال: دخول البلدة") == ["رابط الخبر بصحيفة المثال:"]


def test_a_link_within_a_sentence_is_no_button() -> None:
    assert after('ونشرت الصفحة على موقع "\nفيسبوك\n" بيانا طويلا.') == []


def test_long_blanks_are_line_ends() -> None:
    text = "الرئيسية          غارة على البلدة          شارك برأيك"
    assert named(text) == ["الرئيسية", "شارك برأيك"]


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["تويتر", "مرتبط", "الوسوم", "السابق", "9 ساعات مضت", "رابط الخبر بصحيفة كذا: خبر"]
            ),
            st.sampled_from(BODY.splitlines()),
            st.text(max_size=30),
        ),
        max_size=25,
    ).map("\n".join)
)
def test_spans_are_in_order_apart_and_without_blanks_at_their_ends(text: str) -> None:
    end = 0
    for start, last in strip_furniture(text):
        assert end <= start < last <= len(text)
        assert text[start:last] == text[start:last].strip()
        end = last


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 200_000,
        " " * 200_000,
        "." * 200_000,
        "ا" * 200_000,
        "\u200f" * 200_000,
        "\x00\ud800\n" * 60_000,
        "تويتر\n" * 30_000,
        "9 ساعات مضت\n" * 20_000,
        "رابط الخبر " * 20_000,
        "قصف على أطراف البلدة\n" * 10_000,
    ],
    ids=lambda text: f"{text[:4]!a}",
)
def test_time_grows_with_length_only(text: str) -> None:
    start = time.process_time()
    strip_furniture(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[group]]\nabout = "button"\nphrases = ["تويتر"]', "button"),
        ('[[group]]\nabout = "line"\nphrases = ["..."]', "empty"),
        (
            '[[group]]\nabout = "line"\nphrases = ["مرتبط"]\n[[group]]\nabout = "tags"\nphrases = ["مُرتبط"]',
            "two groups",
        ),
        ('[[group]]\nabout = "line"', "phrases"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_line(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "furniture.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says) as caught:
        read_phrases(path)
    assert "furniture.toml:" in str(caught.value)


@pytest.mark.shared
def test_no_statement_of_the_development_reports_stands_in_furniture(gold: list[dict[str, Any]]) -> None:
    """Coders found nothing in what is skipped, and a third of the reports have something to skip."""
    with_furniture = 0
    for report in gold:
        spans = strip_furniture(report["text"])
        with_furniture += bool(spans)
        for statement in report["statements"]:
            assert not any(start <= statement["at"] < end for start, end in spans), statement["trigger"]
    assert with_furniture >= 25
