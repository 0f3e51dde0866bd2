"""Folding: what names are matched on, and the way back to the text as published."""

from __future__ import annotations

import re
import time
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rawi.arabic.fold import fold, folded_word, norm
from rawi.arabic.letters import DROPPED

# The first example reads the knowledge files, and the machine may be busy: time has its own test.
unhurried = settings(deadline=None)

# Characters in proportions that make the rules of folding meet: letters, letters that spell «قصف» and
# «داعش» in parts, separators and breakers, then marks, ligatures, foreign letters, digits, rubbish.
characters = st.one_of(
    st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
    st.sampled_from("قصفداعش"),
    st.sampled_from(
        " ....***___//|-–…،؛:!؟?,'\"«»()#@&;\\ـ\u200b\u200c\u200d\u200e\u200f\u202b\u2060\ufeff\u00ad"
    ),
    st.sampled_from(
        "ًَُِّْٰٓٔپچژکگیھہەٱۀڤﷺﻻﻷﻵﺍﺐﻣﭘﱠﷲ½²ﬁ0129٠١٩۵٫٬٪%aBzé \u00a0\n\n \t\u2003\x00\x1a\x93\ud800\U0001f600中"
    ),
)
messy = st.text(characters, max_size=60)
anything = st.one_of(messy, st.text(st.characters(), max_size=40))
# Words that no rule has anything to say about, in every spelling of alef, ة, ى, ؤ and ئ.
clean_words = st.lists(
    st.sampled_from(
        ["المدينة", "قصف", "إلى", "أطراف", "مسؤول", "طائرات", "آلاف", "على", "شرق", "وقال", "قرى", "بريئين"]
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("written", "light", "dark"),
    [
        ("أُصِيبَ", "اصيب", "اصيب"),
        ("إِسْرَائِيل", "اسرائيل", "اسراييل"),
        ("الآن", "الان", "الان"),
        ("ٱلله", "الله", "الله"),
        ("قرية", "قرية", "قريه"),
        ("مستشفى", "مستشفى", "مستشفي"),
        ("مسؤول", "مسؤول", "مسوول"),
        ("طائرة", "طائرة", "طايره"),
        ("ســـــلاح", "سلاح", "سلاح"),
        ("شيء", "شيء", "شيء"),
    ],
)
def test_one_word_in_both_spellings(written: str, light: str, dark: str) -> None:
    """``norm`` only drops marks and bares alef; ``text`` goes on to ة ى ؤ ئ."""
    assert norm(written) == light
    assert folded_word(written) == dark


@pytest.mark.parametrize(
    ("written", "light"),
    [
        ("ﻻﺟﺌﻴﻦ", "لاجئين"),
        ("ﻷﻥ", "لان"),
        ("کرکوک", "كركوك"),
        ("پیشمەرگە", "بيشمهرگه".replace("گ", "ك")),
        ("چمچمال", "جمجمال"),
        ("ڤيينا", "فيينا"),
        ("مسو\u0654ول", "مسؤول"),
        ("طاي\u0654رة", "طائرة"),
        ("ﷲ", "الله"),
    ],
)
def test_foreign_letters_and_presentation_forms_become_plain(written: str, light: str) -> None:
    assert norm(written) == light


@pytest.mark.parametrize(
    ("written", "light"), [("علی", "على"), ("وإلی", "والى"), ("أخری", "اخرى"), ("فی", "في")]
)
def test_one_yeh_of_persian_keyboards_is_read_as_arabic_spells_the_word(written: str, light: str) -> None:
    assert norm(written) == light


def test_signs_that_nfkc_would_take_apart_stay_whole() -> None:
    """No three full stops out of «…», no words out of «ﷺ», no digit out of «²» or «½»."""
    assert norm("قال ﷺ… ½ م²") == "قال ﷺ… ½ م²"


def test_a_mark_alone_leaves_nothing_and_a_blank_stays_a_blank() -> None:
    assert norm("ﹰ") == ""
    assert norm("أ\u00a0ب\u2003ج") == "ا ب ج"


def test_digits_and_their_signs_become_ascii() -> None:
    assert norm("٣٬٥٠٠ و۷٫۵ ٪") == "3,500 و7.5 %"


def test_quotes_left_in_a_windows_encoding_are_quotes() -> None:
    assert norm("\x93نص\x94") == "“نص”"


def test_invisible_characters_are_dropped() -> None:
    assert norm("\ufeffا\u200bل\u200dج\u00adي\u2060ش\u200f\u202c") == "الجيش"


def test_tatweel_between_blanks_is_a_dash() -> None:
    """«دمشق ـ سانا» would otherwise run its two names together."""
    assert norm("دمشق ـ سانا ـــ خاص") == "دمشق - سانا - خاص"


def test_a_span_of_the_fold_maps_to_the_words_as_published() -> None:
    """Marks on the last letter belong to the span, a bidi character after it does not."""
    text = "قالَ مُحَمَّدٌ\u200f إنّ"
    folded = fold(text)
    at = folded.text.index("محمد")
    start, end = folded.original(at, at + 4)
    assert text[start:end] == "مُحَمَّدٌ"


def test_a_span_that_cuts_a_ligature_covers_all_of_it() -> None:
    folded = fold("اﻻن")
    assert folded.original(1, 2) == folded.original(2, 3) == (1, 2)


def test_an_empty_span_maps_to_an_empty_span() -> None:
    folded = fold("قـصف")
    assert folded.original(1, 1) == (2, 2)
    assert folded.original(3, 3) == (4, 4)


@unhurried
@given(anything)
@example("")
@example("ـ")
@example("\ud800\x00")
def test_every_folded_position_maps_back_to_its_code_point(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.norm) == len(folded.offsets) - 1
    assert folded.offsets[len(folded.text)] == len(text)
    offsets = list(folded.offsets)
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    for position, letter in enumerate(folded.norm):
        origin = text[offsets[position]]
        assert letter == origin or letter in norm(origin) + "-ؤئى"


@unhurried
@given(anything)
def test_spans_are_within_the_text_and_grow_with_the_fold(text: str) -> None:
    folded = fold(text)
    whole = folded.original(0, len(folded.text))
    assert 0 <= whole[0] <= whole[1] <= len(text)
    for position in range(len(folded.text)):
        start, end = folded.original(position, position + 1)
        assert whole[0] <= start < end <= whole[1]


@unhurried
@given(anything)
@example("ا.ل.ق.ص.ف")
@example("قصصص.صف")
@example("د ا ع ش ق ص ف")
@example("قـ.صف.ة.د")
@example("ااـا.ا")
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text
    assert fold(once.norm).norm == once.norm


@unhurried
@given(anything)
def test_nothing_that_should_be_dropped_is_left(text: str) -> None:
    assert not re.search(f"[{DROPPED}أإآٱ٠-٩]", fold(text).norm)


@unhurried
@given(clean_words)
def test_clean_words_fold_one_by_one(words: list[str]) -> None:
    assert fold(" ".join(words)).text == " ".join(map(folded_word, words))


@unhurried
@given(messy, messy)
def test_lines_fold_independently(one: str, other: str) -> None:
    """Nothing is healed across a line's end, so a report may be folded in parts."""
    assert fold(f"{one}\n{other}").text == f"{fold(one).text}\n{fold(other).text}"


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 100_000,
        "قصف" * 40_000,
        "ـ" * 100_000,
        "قـ." * 40_000,
        "ق." * 50_000,
        "ق " * 50_000,
        "َ" * 100_000,
        "ـق" + "َ" * 100_000,
        "ق" + "ـ" * 100_000,
        "ق" + "ـ\u200b" * 50_000,
        "ق." + "\u200b" * 100_000,
        "ق*_" * 40_000,
        "ق" + "\u200b" * 100_000 + ".",
        "." * 100_000,
        "_" * 100_000 + "ق",
        "\x00\ud800\u202e" * 30_000,
        "قال مسؤول في المدينة " * 50_000,
    ],
    ids=lambda text: f"{text[:3]!a}x{len(text)}",
)
def test_time_grows_with_length_only(text: str) -> None:
    """A hundred thousand characters of the worst kind take a fraction of a second; here five are allowed."""
    start = time.process_time()
    fold(text)
    assert time.process_time() - start < 5


def test_plain_words_without_end_take_little_memory() -> None:
    text = "كلمة أخرى " * 50_000
    tracemalloc.start()
    try:
        folded = fold(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert folded.text == text.replace("ة", "ه").replace("أ", "ا").replace("ى", "ي")
    assert peak < 20 * len(text)  # bytes; a pattern that keeps its way back for each letter took 150 a letter
