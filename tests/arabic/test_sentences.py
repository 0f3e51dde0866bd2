"""Sentences: where they begin and end, and which are headlines."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rawi.arabic.sentences import sentences, split_sentences
from rawi.arabic.tokens import tokenize

unhurried = settings(deadline=None)
messy = st.text(
    st.one_of(
        st.sampled_from("قصف وقال "),
        st.sampled_from("....!؟…\n\n \"«»“”()[]،:-–•*'#_ـ\u200f\u00a0\t"),
        st.sampled_from("0123aFé😀\x00\ud800َّﻻ"),
    ),
    max_size=80,
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize("stop", [".", "!", "?", "؟", "…", "...", "..", "!!", "؟!"])
def test_stops_end_sentences(stop: str) -> None:
    assert split(f"قصف الجيش البلدة{stop} وقال شهود إنهم رأوه") == [
        f"قصف الجيش البلدة{stop}",
        "وقال شهود إنهم رأوه",
    ]


def test_each_line_is_its_own_sentence() -> None:
    """Bulletins have an item a line and no full stops."""
    assert split("قتيلان في البلدة\n\n- غارة على المطار\n• قصف التلة") == [
        "قتيلان في البلدة",
        "- غارة على المطار",
        "• قصف التلة",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قالت وكالة أ.ف.ب إن غارة وقعت",
        "قالت (ا.ف.ب.) إن غارة وقعت",
        "زار د. أحمد المشفى",
        "زار د. وليد المشفى",
        "حضر د. سالم ود. وليد وم. سعد",
        "كتب أ.د. سالم الحسن",
        "أعلنت بي.بي.سي النبأ",
        "صندوق ص.ب. 123 في المدينة",
        "بلغت 3.5 في المئة",
        "على موقع www.example.com اليوم",
        "في https://example.com/a.b?c=d اليوم",
        "1. قصف البلدة",
        "(2. قصف البلدة",
        "نقلت قـ.ـوات النظام جرحاها",
        "قال إنهم «قتلوا...»، وأضاف",
        'قال "انتهى."، وأضاف',
        "كتب F. Coppola إليه",
    ],
)
def test_stops_that_end_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قصف المدينة.وقال شهود", 2),
        ("قصف المدينة!وقال شهود", 2),
        ("قصف المدينة..وقال شهود", 2),
        ("دخلها عام 2015.وقال شهود", 2),
        ("قال «انتهى».وأضاف", 2),
        ("انتهى القصف.و قال", 2),
        ("في المدينة.12 قتيلا", 2),
        ("قتل 5 م. وقال شهود", 2),
        ("عام 1436هـ. وقال شهود", 2),
        ("عام 1436هـ.وقال شهود", 2),
    ],
)
def test_full_stops_between_two_words_without_a_blank(text: str, count: int) -> None:
    assert len(split(text)) == count


@pytest.mark.parametrize(
    "first",
    [
        'قال "دخلنا البلدة."',
        "قال «دخلنا البلدة.»",
        "قال “دخلنا البلدة.”",
        "(دخلوا البلدة.)",
        "قال &#8220;دخلنا.&#8221;",
    ],
)
def test_what_closes_after_the_stop_belongs_to_the_sentence_it_closes(first: str) -> None:
    assert split(f"{first} ثم خرجوا منها.") == [first, "ثم خرجوا منها."]


def test_a_quote_that_opens_after_the_stop_belongs_to_the_next_sentence() -> None:
    assert split('دخلوا البلدة. "خرجنا منها" قال أحدهم') == ["دخلوا البلدة.", '"خرجنا منها" قال أحدهم']
    assert split('دخلوا البلدة."خرجنا منها" قال أحدهم') == ["دخلوا البلدة.", '"خرجنا منها" قال أحدهم']


def test_stops_alone_go_to_the_sentence_before_them() -> None:
    assert split("دخلوا البلدة. .\nثم خرجوا") == ["دخلوا البلدة. .", "ثم خرجوا"]


def test_lines_without_a_word_are_no_sentences() -> None:
    assert split("دخلوا البلدة\n***\n____\nثم خرجوا") == ["دخلوا البلدة", "ثم خرجوا"]


LINKED = (
    "هجوم على مقر في الجنوب\n"
    "قال محافظ المدينة، \nسعيد المثال\n، إن المهاجم قصد مقر \nالحرس\n بسيارة.\n"
    'واتهم تنظيم "\nالسهم\n" بالوقوف وراءه في إقليم \nالشمال\n.\n'
    "وقالت الشرطة إنها تحقق.\n"
)


def test_lines_of_inline_links_are_joined_to_their_sentence() -> None:
    assert [re.sub(r"\s+", " ", sentence) for sentence in split(LINKED)] == [
        "هجوم على مقر في الجنوب",
        "قال محافظ المدينة، سعيد المثال ، إن المهاجم قصد مقر الحرس بسيارة.",
        'واتهم تنظيم " السهم " بالوقوف وراءه في إقليم الشمال .',
        "وقالت الشرطة إنها تحقق.",
    ]


@pytest.mark.parametrize(
    "text", ["قصف البلدة \nوقال شهود إنهم رأوه", "قتيل في البلدة\n دخل الجيش إليها", "قصف البلدة\n...المزيد"]
)
def test_blanks_beside_a_line_end_join_nothing_in_a_text_without_links(text: str) -> None:
    assert len(split(text)) == 2


def test_a_line_that_stays_open_goes_on_in_the_next() -> None:
    assert len(split("قال المتحدث إن الجيش دخل إلى\nالبلدة صباحا")) == 1
    assert len(split("حضر سالم،\nوسعيد")) == 1
    assert len(split("قصف البلدة\n، ثم انسحب")) == 1


def test_long_blanks_end_sentences() -> None:
    """Pages that lost their line breaks."""
    assert split("الرئيسية          غارة على البلدة                قال شهود") == [
        "الرئيسية",
        "غارة على البلدة",
        "قال شهود",
    ]


def test_bullets_within_a_line_begin_sentences() -> None:
    assert split("قتيلان في البلدة • غارة على المطار") == ["قتيلان في البلدة", "• غارة على المطار"]


def test_a_first_line_that_repeats_its_headline_is_cut_there() -> None:
    title = "مقتل شخصين في غارة على أطراف المدينة"
    text = f"{title} - موقع المثال {title} - موقع المثال\n{title}\n\nقتل شخصان في غارة أمس."
    found = sentences(text)
    assert [text[s.start : s.end] for s in found] == [
        f"{title} - موقع المثال",
        f"{title} - موقع المثال",
        title,
        "قتل شخصان في غارة أمس.",
    ]
    assert [s.headline for s in found] == [True, True, True, False]


def test_a_first_line_without_a_full_stop_is_a_headline() -> None:
    found = sentences("قصف منزل قائد.. ومقتل ثلاثة في البلدة\nقتل ثلاثة أشخاص أمس.")
    assert [s.headline for s in found] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["قتل ثلاثة أشخاص أمس.\nوقال شهود إنهم رأوه.", "قتل ثلاثة أشخاص أمس", "قال الناطق:\nنعم"]
)
def test_a_first_line_that_is_no_headline(text: str) -> None:
    assert not any(s.headline for s in sentences(text))


def test_a_sentence_holds_its_words() -> None:
    text = "قصف الجيش البلدة. وقال شهود إنهم رأوا قـ.ـوات."
    found = sentences(text)
    assert [[word.norm for word in s.words] for s in found] == [
        ["قصف", "الجيش", "البلدة", "."],
        ["وقال", "شهود", "انهم", "راوا", "قوات", "."],
    ]
    assert [word for s in found for word in s.words] == tokenize(text)


def test_an_endless_sentence_is_cut_at_commas_then_at_blanks() -> None:
    clauses = "وقال شهود من أهل البلدة إن الجيش دخل إليها، " * 300
    words = "قصف " * 3000
    assert all(len(piece) <= 3000 and piece.endswith("،") for piece in split(clauses)[:-1])
    assert all(len(piece) <= 3000 and piece.endswith("قصف") for piece in split(words))
    assert sum(map(len, re.findall(r"\w+", " ".join(split(words))))) == 9000


def test_a_word_is_never_cut() -> None:
    assert split("ق" * 10_000) == ["ق" * 10_000]


@unhurried
@given(messy)
@example("")
@example("\n")
@example('."\n"')
@example("أ.\nب")
@example('"\n، "\n')
def test_sentences_are_in_order_apart_and_without_blanks_at_their_ends(text: str) -> None:
    end = 0
    for start, after in split_sentences(text):
        assert end <= start < after <= len(text)
        assert not text[start].isspace()
        assert not text[after - 1].isspace()
        end = after


@unhurried
@given(messy)
@example("#_")
def test_every_word_stands_in_one_sentence(text: str) -> None:
    found = sentences(text)
    words = [word for s in found for word in s.words]
    assert [word for word in words if word.pos != "punct"] == [
        word for word in tokenize(text) if word.pos != "punct"
    ]
    for s in found:
        assert s.words
        assert s.start <= s.words[0].start
        assert s.words[-1].end <= s.end


@pytest.mark.parametrize(
    "text",
    [
        "قصف. " * 30_000,
        "قصف.\n" * 30_000,
        "قصف,\n" * 30_000,
        '"' * 100_000,
        '."' * 50_000,
        '"\n' * 50_000,
        "(" * 100_000,
        "،" * 100_000,
        "\n" * 100_000,
        " " * 100_000 + "ق",
        "قتل ثلاثة في البلدة\n" * 8_000,
        "قتل ثلاثة في البلدة أمس " * 8_000 + "\nقال",
        "• " * 50_000,
        "د. " * 40_000,
        "- . " * 30_000,
        "\x00\ud800\u202e." * 25_000,
    ],
    ids=lambda text: f"{text[:4]!a}",
)
def test_time_grows_with_length_only(text: str) -> None:
    """A hundred thousand characters of the worst kind; five seconds are far more than they should take."""
    start = time.process_time()
    sentences(text)
    assert time.process_time() - start < 5


def test_a_line_of_five_million_characters_is_read() -> None:
    start = time.process_time()
    found = split_sentences("وقال مسؤول في المدينة إن الجيش دخل إليها " * 120_000)
    assert time.process_time() - start < 30
    assert all(end - first <= 3000 for first, end in found)
