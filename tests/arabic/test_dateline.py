"""Datelines: the place and agency before a report's first words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.arabic.dateline import dateline, read_names
from rawi.errors import KnowledgeError


def read(text: str) -> tuple[str | None, str | None, str]:
    place, agency, end = dateline(text, 0, len(text))
    return (
        text[slice(*place)] if place else None,
        text[slice(*agency)] if agency else None,
        text[end:],
    )


@pytest.mark.parametrize(
    ("text", "place", "agency", "rest"),
    [
        ("دبي، الإمارات العربية المتحدة (CNN)-- لقي", "دبي، الإمارات العربية المتحدة", "CNN", "لقي"),
        ("طهران، إيران (CNN) --أعلنت", "طهران، إيران", "CNN", "أعلنت"),
        ("بغداد (رويترز) - قال", "بغداد", "رويترز", "قال"),
        ("الخرطوم (ا ف ب) - قتل", "الخرطوم", "ا ف ب", "قتل"),
        ("الخرطوم (أ.ف.ب): قتل", "الخرطوم", "أ.ف.ب", "قتل"),
        ("المثالية بوست (إدلب) – قتل", "إدلب", "المثالية بوست", "قتل"),
        ("القاهرة - أ ش أ: أعلنت", "القاهرة", "أ ش أ", "أعلنت"),
        ("كيدال - رويترز: أكدت", "كيدال", "رويترز", "أكدت"),
        ("برلين- «الشرق الأوسط»: كشفت", "برلين", "الشرق الأوسط", "كشفت"),
        ("سالم المثال- سبق- الرياض: أثار", "الرياض", "سبق", "أثار"),
        ("الرياض – واس: صدر", "الرياض", "واس", "صدر"),
        ("دمشق 8 نوفمبر 2017 /دخلت", "دمشق", None, "دخلت"),
        ("دمشق / 12 أيار / سانا / دخلت", "دمشق", "سانا", "دخلت"),
        ("عين اليوم – غزة", "غزة", "عين اليوم", ""),
        ("جسر – إدلب", "إدلب", "جسر", ""),
        ("ديرك ـ نورث برس", "ديرك", "نورث برس", ""),
        ("سالم المثال - جدة", "جدة", None, ""),
        ("الخابور- سالم المثال", None, "الخابور", ""),
        ("عواصم - وكالات", "عواصم", "وكالات", ""),
        ("جدة 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس", "جدة", "واس", ""),
    ],
)
def test_datelines_say_place_and_agency(text: str, place: str | None, agency: str | None, rest: str) -> None:
    assert read(text) == (place, agency, rest)


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش المدينة",
        "لبنان: ثلاثة جرحى في انفجار",
        "دمشق - بغداد: طريق طويل",
        "قصف النظام - بحسب الشهود: مدينة دوما",
        "كان التنظيم (داعش) - وهو كبير - هنا",
        "وقال لـ«رويترز»: إن الجيش دخل",
        "وقال لـCNN: إن الجيش دخل",
        'وقال مسؤول لـ"سبق": دخل الجيش',
        "وقالت وكالة الأنباء (كونا): إن الجيش دخل",
        "نفذ الجيش السوري (قوات النخبة) - عملية",
        "2013 - 2014",
        "",
    ],
)
def test_what_is_no_dateline_is_left_alone(text: str) -> None:
    assert dateline(text, 0, len(text)) == (None, None, 0)


def test_offsets_count_in_the_whole_text() -> None:
    text = "قتيلان في الجنوب\nعدن (رويترز) - قتل"
    place, agency, end = dateline(text, 17, len(text))
    assert place and agency
    assert text[slice(*place)] == "عدن"
    assert text[slice(*agency)] == "رويترز"
    assert text[end:] == "قتل"


@settings(deadline=None)
@given(st.text(st.one_of(st.sampled_from("دمشق (سانا)-–/: ـ،.«»\n"), st.characters()), max_size=60))
def test_spans_lie_before_the_end_of_the_dateline(text: str) -> None:
    place, agency, end = dateline(text, 0, len(text))
    assert 0 <= end <= len(text)
    for span in (place, agency):
        assert span is None or 0 <= span[0] < span[1] <= end


@pytest.mark.parametrize("piece", ["دمشق ", "(", "- ", "دمشق - ", "دمشق/", "12 أيار ", "ا"])
def test_long_sentences_are_looked_at_only_in_their_beginning(piece: str) -> None:
    text = piece * 50_000
    start = time.process_time()
    dateline(text, 0, len(text))
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[group]]\nabout = "towns"\nwords = ["دمشق"]', "towns"),
        ('[[group]]\nabout = "places"\nwords = ["دمشق"]', "no group"),
        ('[[group]]\nabout = "places"', "words"),
    ],
)
def test_a_wrong_file_is_named(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "datelines.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says) as caught:
        read_names(path)
    assert "datelines.toml" in str(caught.value)
