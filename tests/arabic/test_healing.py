"""Words broken or stretched against censors are made whole; what only looks like them is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.arabic.fold import fold, norm
from rawi.arabic.healing import censored, read_censored
from rawi.errors import KnowledgeError


@pytest.mark.parametrize(
    ("written", "light"),
    [
        ("قـ.ـوات", "قوات"),
        ("شحنـ.ـة", "شحنة"),
        ("أسـ.ـلحة", "اسلحة"),
        ("إشتبـ.ــاكات", "اشتباكات"),
        ("عسـ*ـكرية", "عسكرية"),
        ("مقـ_ـتل", "مقتل"),
        ("صارو.ـخ", "صاروخ"),
        ("صاروـ.خ", "صاروخ"),
        ("هـ.ـجوم", "هجوم"),
        ("كلمـ.ـة", "كلمة"),
        ("قَـ.ـصَف", "قصف"),
        ("غ\u200b.\u200bارة", "غارة"),
        ("قضـ ـوا", "قضوا"),
        ("تـ ـعـ ـتـ ـقـ ـل", "تعتقل"),
    ],
)
def test_tatweel_or_zero_width_characters_beside_the_break_are_a_sure_sign(written: str, light: str) -> None:
    """Also for words that no list holds."""
    assert norm(written) == light


@pytest.mark.parametrize(
    ("written", "light"),
    [
        ("الق.صف", "القصف"),
        ("استشها.د", "استشهاد"),
        ("د.اعش", "داعش"),
        ("وبالد.واعش", "وبالدواعش"),
        ("ق_ص_ف", "قصف"),
        ("ق.ص.ف", "قصف"),
        ("ق*صف", "قصف"),
        ("ش/هيد", "شهيد"),
        ("ص.و.ا.ر.ي.خ", "صواريخ"),
        ("ا ل ق ص ف", "القصف"),
        ("د ا ع ش", "داعش"),
        ("المخد ر ا ت", "المخدرات"),
        ("قذيف.تهم", "قذيفتهم"),
    ],
)
def test_pieces_of_a_word_that_censors_look_for_are_one_word(written: str, light: str) -> None:
    assert norm(written) == light


@pytest.mark.parametrize(
    ("written", "light"),
    [("مدين.ة", "مدينة"), ("بلد_ة", "بلدة"), ("الح.دود", "الحدود"), ("الشار.ع", "الشارع")],
)
def test_a_piece_that_can_be_no_word_is_joined(written: str, light: str) -> None:
    assert norm(written) == light


@pytest.mark.parametrize(
    "text",
    [
        "ا.ف.ب",
        "د.احمد",
        "م.د",
        "ا.د.سالم",
        "ص.ب",
        "ق.م",
        "بي.بي.سي",
        "وام.تي.في",
        "سي.سي.تي.في",
        "المدينة.وقال",
        "سيطرتها.وعمليا",
        "الماضي.وفقا",
        "انتهى.و قال",
        "الشهداء.هم",
        "استهدف الجيش.تم الاتفاق",
        "انتهت التصفية...اتهم",
        "1444ه.وقال",
        "12/5/2015",
        "3.5 و1,500",
        "مارس/اذار",
        "الجمعة/السبت",
        "متقدم/ه",
        "كم/ساعة",
        "ارض-ارض",
        "ب ي د",
        "ا ف ب",
        "ي ب ج",
        "#الجيش_السوري",
        "#ق_ص_ف",
        "ب'ذبح' موالين",
        "http://a.com/x_y",
        "x_y@a.com",
        "الا.وقال",
        "كلمة،كلمة",
        "قتل ... ى",
    ],
)
def test_what_is_no_broken_word_stays_as_it_is(text: str) -> None:
    assert fold(text).norm == text


def test_the_hijri_year_keeps_its_full_stop() -> None:
    """«هـ» has a tatweel of its own, which is no sign of a broken word."""
    assert norm("عام 1444هـ.وقال") == "عام 1444ه.وقال"
    assert norm("عام 1444 هـ.وقال") == "عام 1444 ه.وقال"


def test_a_bidi_mark_after_a_full_stop_is_no_break() -> None:
    assert norm("المدينة.\u200fوقال") == "المدينة.وقال"


@pytest.mark.parametrize(
    ("written", "light"),
    [
        ("عااااجل", "عاجل"),
        ("سعاااادة", "سعادة"),
        ("حوووثيا", "حوثيا"),
        ("طوييييييل", "طويل"),
        ("قصصصصف", "قصف"),
        ("لللاجئين", "للاجئين"),
        ("الممملكة", "المملكة"),
        ("وووزير", "ووزير"),
    ],
)
def test_stretched_letters_are_let_go(written: str, light: str) -> None:
    """Where two of them are spelling, two stay."""
    assert norm(written) == light


@pytest.mark.parametrize(
    "word", ["تتتابع", "تشتتت", "هههههه", "بيئيين", "بريئين", "شيئين", "ممتاز", "111000"]
)
def test_letters_that_are_spelling_stay(word: str) -> None:
    assert norm(word) == word


def test_a_healed_word_maps_back_to_all_of_what_was_written() -> None:
    text = "استهدفت قـ.ـوات النظام"
    folded = fold(text)
    at = folded.text.index("قوات")
    start, end = folded.original(at, at + 4)
    assert text[start:end] == "قـ.ـوات"


def test_endings_and_clitics_of_the_listed_stems_are_known() -> None:
    assert all(map(censored, ["قصف", "والقصف", "بالصواريخ", "للمقاومه", "قذيفتهم", "وسيقتلون"[:-2]]))
    assert not any(map(censored, ["قصفنهم", "مدرسه", "قص", "التصفيهاتهم"]))


def test_the_list_that_ships_is_well_formed_and_has_no_entry_twice() -> None:
    import rawi.knowledge.loading as loading

    stems = read_censored(loading.HERE / "censored.toml")
    assert len(stems) == len(set(stems)) >= 200


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('stems = ["قص"]', "three"),
        ('stems = ["أسلحة"]', "plain"),
        ('stems = ["قـصف"]', "plain"),
        ("stems = 3", "list"),
        ("", "stems"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_line(entry: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "censored.toml"
    path.write_text(f'# words\n\n[[group]]\nabout = "x"\n{entry}\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says) as caught:
        read_censored(path)
    assert caught.value.line == 3
    assert "censored.toml:3" in str(caught.value)
