"""Taking place expressions apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.words import Word
from rawi.places.parse import PlaceMention, parse_place


def shape(mention: PlaceMention) -> tuple[str, str | None, list[tuple[str, float | None]]]:
    return (
        " ".join(mention.name),
        mention.type,
        [(modifier.kind, modifier.bearing) for modifier in mention.modifiers],
    )


@pytest.mark.parametrize(
    ("text", "name", "type_id", "modifiers"),
    [
        ("حلب", "حلب", None, []),
        ("مدينة حلب", "حلب", "city", []),
        ("بمدينة حلب", "حلب", "city", []),
        ("لمدينة حلب", "حلب", "city", []),
        ("بلدة “سرمدا” السورية", "سرمدا", "town", []),
        ("محيط مدينة سراقب", "سراقب", "city", [("edge", None)]),
        ("قرب دمشق", "دمشق", None, [("near", None)]),
        ("بالقرب من مدينة دمشق", "دمشق", "city", [("near", None)]),
        ("على مقربة من تدمر", "تدمر", None, [("near", None)]),
        ("وسط مدينة غاو", "غاو", "city", [("inside", None)]),
        ("شمال شرق قرية الكبيرة", "الكبيره", "village", [("direction", 45.0)]),
        ("شماليّ غربيّ تعز", "تعز", None, [("direction", 315.0)]),
        ("جنوبي غرب مأرب", "مارب", None, [("direction", 225.0)]),
        ("شمال وشرق مأرب", "مارب", None, [("direction", 45.0)]),
        ("ريف حماة", "حماه", None, [("rural", None)]),
        ("ريف حماة الشمالي الشرقي", "حماه", None, [("rural", None), ("direction", 45.0)]),
        ("الجزء الغربي من الموصل", "الموصل", None, [("part", None), ("direction", 270.0)]),
        ("العاصمة اليمنية صنعاء", "صنعاء", "capital", []),
        ("قاعدة الحميدية العسكرية", "الحميديه", "base", []),
        ("نقطة تفتيش الحميدية", "الحميديه", "checkpoint", []),
        ("جرود بلدة عرسال", "عرسال", "town", []),
    ],
)
def test_name_type_and_modifiers(text: str, name: str, type_id: str | None, modifiers: list) -> None:
    assert shape(parse_place(text)) == (name, type_id, modifiers)


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("على بعد 10 كلم شمال حلب", 10.0, 0.0),
        ("30 كم جنوب شرق ديرك", 30.0, 135.0),
        ("على بعد ٣٠ كيلومتراً غرب تعز", 30.0, 270.0),
        ("على بعد عشرين كيلومترا جنوب عدن", 20.0, 180.0),
        ("على مسافة 500 متر شرق المخيم", 0.5, 90.0),
    ],
)
def test_distances_are_kilometres(text: str, km: float, bearing: float) -> None:
    modifier = parse_place(text).modifiers[0]
    assert (modifier.kind, modifier.km, modifier.bearing) == ("direction", km, bearing)


@pytest.mark.parametrize(
    ("text", "name", "anchor"),
    [
        ("قرية العالية في ريف حماة", "العاليه", "حماه"),
        ("بلدة العالية بريف إدلب", "العاليه", "ادلب"),
        ("قرية العالية شرق سراقب", "العاليه", "سراقب"),
        ("قرية العالية قرب سراقب", "العاليه", "سراقب"),
        ("قرية العالية التابعة لمحافظة نينوى", "العاليه", "نينوي"),
        ("قرية العالية ناحية سنجار", "العاليه", "سنجار"),
    ],
)
def test_what_follows_a_name_anchors_it(text: str, name: str, anchor: str) -> None:
    mention = parse_place(text)
    assert " ".join(mention.name) == name
    assert mention.anchor is not None
    assert " ".join(mention.anchor.name) == anchor


@pytest.mark.parametrize("text", ["بين سراقب وأريحا", "سراقب - أريحا", "سراقب-أريحا", "طريق سراقب – أريحا"])
def test_two_places_with_one_happening_between_them(text: str) -> None:
    mention = parse_place(text)
    assert mention.name == ("سراقب",)
    assert mention.other is not None and mention.other.name == ("اريحا",)


def test_longer_names_are_tried_first() -> None:
    """«تل عفر» may be a town, and «شمال دارفور» a province."""
    assert [reading.words for reading in parse_place("تل عفر").readings] == [("تل", "عفر"), ("عفر",)]
    readings = parse_place("ولاية شمال دارفور").readings
    assert readings[1].words == ("شمال", "دارفور")
    assert readings[1].type == "province"


@pytest.mark.parametrize(
    "text", ["المدينة", "أطراف هذه البلدة الاستراتيجية", "المدخل الرئيسي للبلدة", "ريفها", "محيط القرية"]
)
def test_a_definite_type_word_or_a_pronoun_has_no_name(text: str) -> None:
    mention = parse_place(text)
    assert mention.name == ()
    assert mention.definite


def test_the_number_of_the_type_word_is_kept() -> None:
    assert parse_place("بلدتي نبل").number == "d"
    assert parse_place("قرى نبل").number == "p"
    assert parse_place("بلدة نبل").number == "s"


def test_a_countrys_adjective_is_a_hint_but_not_of_an_embassy() -> None:
    assert parse_place("مدينة البوكمال السورية").country == "SY"
    assert parse_place("السفارة السورية في عمان").country is None


def test_words_are_read_like_text() -> None:
    words = [
        Word(0, 5, "بلدة", "بلدة", "بلده"),
        Word(5, 6, "«", "«", "«", pos="punct"),
        Word(6, 11, "سرمدا", "سرمدا", "سرمدا"),
        Word(11, 12, "»", "»", "»", pos="punct"),
    ]
    assert shape(parse_place(words)) == ("سرمدا", "town", [])


@given(st.text("ابتلدينةحوشمقرفيج ـ-«»،0123456789كم", max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    mention = parse_place(text)
    assert mention.text == text
    assert all(reading.words for reading in mention.readings)


def test_a_direction_that_agrees_with_the_town_is_an_epithet() -> None:
    """«مدينة عدن الجنوبية» is Aden; «الأحياء الجنوبية من عدن» is a part of it."""
    assert parse_place("مدينة عدن الجنوبية").modifiers == ()
    assert parse_place("محافظة أبين الجنوبية").modifiers == ()
    assert parse_place("ريف حلب الشرقي").modifiers
