"""Tokens: words, numbers, Latin runs and punctuation, each where it stands in the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rawi.arabic.fold import fold
from rawi.arabic.tokens import spells, tokenize

unhurried = settings(deadline=None)
messy = st.text(
    st.one_of(
        st.sampled_from("قصفداعش وال"),
        st.sampled_from(" ..__*#@&;:/-–—()«»\"'،؟!%ـ\u200b\u200fَّﻻ\n\x00\ud800"),
        st.sampled_from("0123٤٥aFzé😀中"),
        st.characters(),
    ),
    max_size=60,
)


def read(text: str) -> list[str]:
    return [word.text for word in tokenize(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.pos) for word in tokenize(text)]


def test_words_carry_their_spellings_and_offsets() -> None:
    first, second = tokenize("قصفت الطَّائرةُ")
    assert (first.text, first.start, first.end) == ("قصفت", 0, 4)
    assert (second.text, second.norm, second.folded) == ("الطَّائرةُ", "الطائرة", "الطايره")
    assert (second.start, second.end) == (5, 15)


def test_a_broken_word_is_one_token_over_all_of_what_was_written() -> None:
    text = "دخلت قـ.ـوات إلى البلدة"
    word = tokenize(text)[1]
    assert (word.text, word.norm) == ("قـ.ـوات", "قوات")
    assert text[word.start : word.end] == "قـ.ـوات"


def test_two_words_around_a_full_stop_without_a_blank_are_two() -> None:
    assert read("في المدينة.وقال") == ["في", "المدينة", ".", "وقال"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1,500", ["1,500"]),
        ("١٬٥٠٠", ["١٬٥٠٠"]),
        ("3.5", ["3.5"]),
        ("٧٠", ["٧٠"]),
        ("50%", ["50", "%"]),
        ("٧٠٪", ["٧٠", "٪"]),
        ("18:30", ["18:30"]),
        ("12/5/2015", ["12/5/2015"]),
        ("2023-05-15", ["2023-05-15"]),
        ("10-15", ["10", "-", "15"]),
        ("2013/2014", ["2013", "/", "2014"]),
        ("5+1", ["5", "+", "1"]),
        ("عام 2015.", ["عام", "2015", "."]),
        ("19م", ["19", "م"]),
        ("(25)", ["(", "25", ")"]),
    ],
)
def test_numbers_keep_their_separators_and_nothing_else(text: str, tokens: list[str]) -> None:
    assert read(text) == tokens


def test_numbers_are_told_by_their_pos_and_spelt_in_ascii() -> None:
    (number,) = tokenize("٧٠٫٥")
    assert (number.pos, number.norm, number.stem, number.stem_start) == ("num", "70.5", "70.5", 0)


@pytest.mark.parametrize(
    ("text", "proclitics", "stem", "stem_start"),
    [
        ("الـ19", ("ال",), "19", 0),
        ("ال19", ("ال",), "19", 0),
        ("والـ٥", ("و", "ال"), "5", 1),
        ("بالـ50", ("ب", "ال"), "50", 1),
        ("للـ20", ("ل", "ال"), "20", 0),
        ("و14", ("و",), "14", 1),
        ("بـ500", ("ب",), "500", 2),
        ("ولـ3", ("و", "ل"), "3", 3),
        ("لـCNN", ("ل",), "CNN", 2),
    ],
)
def test_what_is_glued_to_a_number_or_latin_word_is_its_proclitics(
    text: str, proclitics: tuple[str, ...], stem: str, stem_start: int
) -> None:
    (word,) = tokenize(text)
    assert word.text == text
    assert word.proclitics == proclitics
    assert (word.stem, word.stem_start) == (stem, stem_start)


def test_a_word_glued_to_a_number_is_a_word_of_its_own() -> None:
    assert kinds("كوفيد19") == [("كوفيد", "name"), ("19", "num")]


@pytest.mark.parametrize(
    "text",
    [
        "F-16",
        "TOW",
        "AK-47",
        "MI-8MT",
        "AT&T",
        "kurdistan24",
        "https://kurd-online.com/?p=44352",
        "www.example.org/a_b",
        "news.example.net",
        "a.writer@example.com",
        "@some_one",
        "#Syria_2024",
        "São",
        "Идлиб",
    ],
)
def test_latin_runs_and_addresses_are_one_token(text: str) -> None:
    assert kinds(f"قال {text} إن")[1] == (text, "latin")


def test_an_address_ends_before_the_punctuation_of_its_sentence() -> None:
    assert read("(https://a.com/x)، ثم") == ["(", "https://a.com/x", ")", "،", "ثم"]
    assert read("على www.example.org. ثم") == ["على", "www.example.org", ".", "ثم"]


def test_arabic_hashtags_are_their_words() -> None:
    assert read("دخل #الجيش_السوري المدينة") == ["دخل", "الجيش", "السوري", "المدينة"]


def test_quotes_and_signs_are_one_token_each() -> None:
    signs = '«»“”"‘’()[]…–—-/:؛،.!؟?*•|'
    assert kinds(" ".join(signs)) == [(sign, "punct") for sign in signs]
    assert read("((شينخوا))") == ["(", "(", "شينخوا", ")", ")"]


def test_dashes_and_dots_in_a_row_are_one_token() -> None:
    assert read("(CNN)-- قتل...") == ["(", "CNN", ")", "--", "قتل", "..."]


@pytest.mark.parametrize(
    ("entity", "sign"),
    [("&#8220;", "“"), ("&quot;", '"'), ("&nbsp;", "\xa0"), ("&#x27;", "'"), ("&amp;", "&")],
)
def test_html_entities_are_punctuation_and_say_which(entity: str, sign: str) -> None:
    (word,) = tokenize(entity)
    assert (word.text, word.pos, word.norm) == (entity, "punct", sign)


def test_an_entity_ends_a_latin_word() -> None:
    assert read("&quot;F-16&quot;") == ["&quot;", "F-16", "&quot;"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وكالة أ.ف.ب أن", ["وكالة", "أ", "ف", "ب", "أن"]),
        ("(ا.ف.ب.) قتل", ["(", "ا", "ف", "ب", ")", "قتل"]),
        ("د.أحمد", ["د", "أحمد"]),
        ("اللواء د. محمد", ["اللواء", "د", "محمد"]),
        ("أ.د. سالم", ["أ", "د", "سالم"]),
        ("بي.بي.سي", ["بي", "بي", "سي"]),
        ("ص.ب 123", ["ص", "ب", "123"]),
    ],
)
def test_stops_that_are_spelling_are_no_tokens(text: str, tokens: list[str]) -> None:
    """So «أ.ف.ب» and «أ ف ب» read the same."""
    assert read(text) == tokens


@pytest.mark.parametrize(
    "text", ["قتل 5 م. وقال", "عام 1436هـ. وقال", "عام 2013م. وأضاف", "المجموعة أ. وقال", "قتل.و قال"]
)
def test_stops_after_single_letters_that_end_a_sentence_are_tokens(text: str) -> None:
    assert "." in read(text)


def test_spelling_is_judged_where_the_stop_stands() -> None:
    text = fold("قال د. أحمد. وقال").norm
    assert [spells(text, at) for at, sign in enumerate(text) if sign == "."] == [True, False]


def test_control_characters_are_blanks() -> None:
    assert read("قال\x1a\x00 إن") == ["قال", "إن"]


def test_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "قال الجيش إنّه قصف الـ19 هدفاً"
    whole = tokenize(text)
    part = tokenize(text, 10, 24)
    assert part == [word for word in whole if 10 <= word.start < 24]
    assert part[-1].stem_start == whole[4].stem_start


@unhurried
@given(messy)
@example("ـ")
@example("#ـ_قـ.ـ")
@example("&#0;&#1;&#99999999;&#xd800;")
@example("1.2.3.4:5/6-7")
def test_tokens_are_in_order_apart_and_say_what_stands_there(text: str) -> None:
    end = 0
    for word in tokenize(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text == text[word.start : word.end]
        assert word.norm and len(word.norm) == len(word.folded)
        assert not word.text.isspace()
        assert -1 <= word.stem_start <= word.end
        end = word.end


@unhurried
@given(messy)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    folded = fold(text)
    tokens = "".join(word.norm for word in tokenize(text) if word.pos != "punct")
    assert sum(map(str.isalnum, tokens)) >= sum(
        sign.isalpha() or (sign.isdigit() and sign.isascii()) for sign in folded.norm
    ) - 8 * folded.norm.count("&")


@pytest.mark.parametrize(
    "text",
    [
        "ا" * 100_000,
        "a." * 50_000,
        "a@" * 50_000,
        "a" * 100_000,
        "1." * 50_000,
        "1/" * 50_000,
        "12-" * 40_000,
        "&" * 100_000,
        "&a" * 50_000,
        "(" * 100_000,
        "د. " * 40_000,
        "أ.ف" * 40_000,
        "-" * 100_000,
        "ق1" * 50_000,
        "http://" * 15_000,
        "\ud800" * 100_000,
    ],
    ids=lambda text: f"{text[:3]!a}",
)
def test_time_grows_with_length_only(text: str) -> None:
    """A hundred thousand characters of the worst kind; five seconds are far more than they should take."""
    start = time.process_time()
    tokenize(text)
    assert time.process_time() - start < 5
