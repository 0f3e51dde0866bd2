"""Arabic names in Latin letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.romanize import load, romanize
from rawi.arabic.romanize_letters import spelled, vowelled
from rawi.errors import KnowledgeError


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("محمد", "Mohammed"),
        ("أحمد", "Ahmad"),
        ("احمد", "Ahmad"),
        ("خالد الأحمد", "Khaled al-Ahmad"),
        ("عبد الرحمن", "Abd al-Rahman"),
        ("عبدالرحمن", "Abd al-Rahman"),
        ("عبد الله", "Abdullah"),
        ("عبدالكريم", "Abd al-Karim"),
        ("أبو حسن العراقي", "Abu Hassan al-Iraqi"),
        ("أبو محمد الجولاني", "Abu Mohammed al-Jolani"),
        ("أبو بكر البغدادي", "Abu Bakr al-Baghdadi"),
        ("ابوعمر الشيشاني", "Abu Omar al-Shishani"),
        ("أم كلثوم", "Umm Kulthum"),
        ("أسامة بن لادن", "Osama bin Laden"),
        ("قاسم سليماني", "Qassem Soleimani"),
        ("صدام الجمل", "Saddam al-Jamal"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("عبد الملك الحوثي", "Abd al-Malik al-Houthi"),
        ("عبد ربه منصور هادي", "Abdrabbuh Mansour Hadi"),
        ("خليفة حفتر", "Khalifa Haftar"),
        ("معمر القذافي", "Muammar al-Gaddafi"),
        ("عبد الفتاح البرهان", "Abd al-Fattah al-Burhan"),
        ("إسماعيل هنية", "Ismail Haniyeh"),
        ("يحيى السنوار", "Yahya al-Sinwar"),
        ("فاطمة الزهراء", "Fatima al-Zahraa"),
        ("زينب خالد", "Zeinab Khaled"),
        ("هدى علي", "Huda Ali"),
        ("مصطفى عثمان", "Mustafa Othman"),
        ("صلاح الدين", "Salah al-Din"),
        ("نورالدين زيدان", "Nour al-Din Zidane"),
        ("سيف الإسلام", "Saif al-Islam"),
        ("رامي مخلوف", "Rami Makhlouf"),
        ("حيدر العبادي", "Haidar al-Abadi"),
        ("مقتدى الصدر", "Muqtada al-Sadr"),
        ("مسعود بارزاني", "Massoud Barzani"),
        ("دير الزور", "Deir al-Zor"),
        ("البوكمال", "al-Bukamal"),
        ("حلب", "Aleppo"),
        ("الموصل", "Mosul"),
        ("خان يونس", "Khan Younis"),
        ("حزب الله", "Hezbollah"),
        ("أنصار الله", "Ansar Allah"),
        ("أحرار الشام", "Ahrar al-Sham"),
        ("جبهة النصرة", "Jabha al-Nusra"),
    ],
)
def test_listed_names_are_written_as_newsrooms_write_them(arabic: str, latin: str) -> None:
    assert romanize(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("العراقي", "al-Iraqi"),
        ("الحسيني", "al-Husseini"),
        ("الزيدانية", "al-Zidaniya"),
        ("الجاسمية", "al-Jassemiya"),
        ("خالدة", "Khaleda"),
        ("كريمة", "Karima"),
        ("الشمسي", "al-Shamsi"),
        ("عبد الصمد", "Abd al-Samad"),
        ("عبدالصبور", "Abd al-Sabour"),
        ("فخرالدين", "Fakhr al-Din"),
    ],
)
def test_a_listed_name_is_known_again_with_article_and_endings(arabic: str, latin: str) -> None:
    assert romanize(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("شلهوم", "Shalhum"),
        ("حردانة", "Hardana"),
        ("مريجب", "Muraijeb"),
        ("كفرنبل", "Kafranbal"),
        ("تلدو", "Taldu"),
        ("غرانيج", "Gharanij"),
        ("عكش", "Akash"),
        ("ناشط", "Nashet"),
        ("مسافر", "Musafer"),
        ("حنضل", "Handal"),
        ("زعتر", "Zaatar"),
        ("عويد", "Uwaid"),
        ("سيحان", "Sihan"),
        ("الشاكوسية", "al-Shakusiya"),
        ("الكشكية", "al-Kashkiya"),
        ("الجرذي", "al-Jardhi"),
        ("الصور", "al-Sour"),
        ("الضمير", "al-Damir"),
    ],
)
def test_unknown_names_are_spelled_so_that_they_can_be_said(arabic: str, latin: str) -> None:
    assert romanize(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("قوات حليفة له", "Quwat Halifa lahu"),
        ("فصائل مدعومة منها", "Fasael Maduma minha"),
        ("عليهم", "alayhim"),
        ("به", "bihi"),
        ("بهاء", "Bahaa"),
        ("علي", "Ali"),
    ],
)
def test_a_preposition_with_its_pronoun_is_no_name(arabic: str, latin: str) -> None:
    """«له» is said lahu, not La; names that are spelt alike stay names."""
    assert romanize(arabic) == latin


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("زُرَيْق", "Zuraiq"),
        ("شُوَيْل", "Shuwail"),
        ("هُبَل", "Hubal"),
        ("نِضَالَة", "Nidala"),
        ("مُشَنَّف", "Mushannaf"),
        ("الثُّرَيَّا", "al-Thurayya"),
    ],
)
def test_written_vowels_are_kept(arabic: str, latin: str) -> None:
    assert romanize(arabic) == latin


def test_sun_letters_change_nothing() -> None:
    assert all(romanize("ال" + rest).startswith("al-") for rest in ("شامي", "نصر", "زعبي", "دروبي", "طنطاوي"))


def test_what_is_not_arabic_stays_and_punctuation_is_made_latin() -> None:
    assert romanize("AK-47 خالد، علي") == "AK-47 Khaled, Ali"
    assert romanize("«أحمد»") == "“Ahmad”"
    assert romanize("") == ""
    assert romanize("Aleppo 2016") == "Aleppo 2016"


def test_tatweel_and_marks_do_not_hide_a_listed_name() -> None:
    assert romanize("مُحمّد") == romanize("محـمد") == "Mohammed"


def test_a_listed_name_of_several_words_needs_only_blanks_between_them() -> None:
    assert romanize("دير  الزور") == "Deir al-Zor"
    assert romanize("عبد، الله") == "Abd, Allah"


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", min_size=1, max_size=12))
def test_every_word_becomes_latin_letters_without_three_alike(word: str) -> None:
    latin = romanize(word)
    assert latin.isascii()
    bare = latin.lower().replace("al-", "").replace(" ", "")
    assert all(not (a == b == c) for a, b, c in zip(bare, bare[1:], bare[2:], strict=False))


@given(st.text(max_size=40))
def test_any_text_is_romanized_without_error(text: str) -> None:
    romanize(text)
    spelled(text)
    vowelled(text)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("محمد", "is no «Arabic = English»"),
        ("محمد = ", "is no"),
        ("Ali = علي", "is no"),
        ("علي = Alí", "is no"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(f'# names\n[[names]]\nkind = "person"\nnames = ["{entry}"]\n')
    with pytest.raises(KnowledgeError, match=rf"names\.toml:2: .*{message}"):
        load(path)


def test_a_name_may_stand_only_once_however_it_is_spelled(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('[[names]]\nkind = "person"\nnames = ["هدى = Huda", "هدي = Hadi"]\n')
    with pytest.raises(KnowledgeError, match="is there twice"):
        load(path)
