"""Whatever the text, coding ends soon, raises nothing, and every span is the text between its offsets."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rawi
from rawi.knowledge.frames import load_frames, load_light, load_prepositions
from rawi.knowledge.grammar import load_grammar
from rawi.knowledge.nouns import load_nouns
from rawi.knowledge.registry import load_actors
from rawi.places import default_index
from rawi.statement import ROLES, Statement

DAY = date(2019, 5, 2)
FUZZ = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

MARKS = [
    "،",
    ".",
    "؛",
    ":",
    "؟",
    "!",
    "«",
    "»",
    '"',
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "-",
    "–",
    "…",
    "/",
    "*",
    "#",
    "|",
    "•",
]
BIDI = [
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u061c",
]
SPACES = [" ", " ", " ", "\n", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", "\r\n", "  "]
NUMBERS = [
    "5",
    "٥",
    "1,200",
    "12",
    "3.5",
    "خمسة",
    "عشرين",
    "مئات",
    "آلاف",
    "أكثر من",
    "نحو",
    "2018/5/3",
    "10:30",
    "100%",
    "-",
]
TIMES = [
    "أمس",
    "اليوم",
    "الاثنين",
    "3 مايو",
    "الشهر الماضي",
    "منذ",
    "خلال",
    "فجر",
    "مطلع العام",
    "15 رمضان 1444",
]
GLUE = [
    "و",
    "أن",
    "إن",
    "إنها",
    "الذي",
    "التي",
    "ما",
    "لم",
    "لن",
    "حيث",
    "كما",
    "ثم",
    "وقال",
    "وأضاف",
    "منها",
    "فيها",
    "عليهم",
    "لهم",
    "الطرفين",
    "هذا",
    "نفسه",
    "أحد",
    "بحسب",
    "بعد أن",
    "مشيرا إلى",
    "نقلا عن",
    "عدد من",
]


def words_of_the_project() -> list[str]:
    """Words that mean something to the coder, some of each list."""
    frames = [word for _, word in load_frames().index]
    prepositions = [" ".join(words) for words in load_prepositions()]
    actors = [alias for alias, _, _ in load_actors().aliases()]
    places = [name for name, _ in default_index().names()]
    grammar = load_grammar()
    closed = [
        word
        for words in (grammar.quantifiers, grammar.relational, grammar.results, grammar.adverbial)
        for word in words
    ]
    lists = [frames, list(load_light()), prepositions, list(load_nouns()), actors, places, closed]
    chosen = [word for words in lists for word in sorted(words)[:: max(1, len(words) // 120)]]
    return [*chosen, *NUMBERS, *TIMES, *GLUE, *MARKS]


WORDS = words_of_the_project()
PREFIXES = ["", "", "", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "س", "ك"]
SUFFIXES = ["", "", "", "ها", "هم", "ه", "ون", "ين", "ات", "ان", "ا", "ًا", "نا"]


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A word of the project with clitics, stretched, cut or with marks in it."""
    word = draw(st.sampled_from(PREFIXES)) + draw(st.sampled_from(WORDS)) + draw(st.sampled_from(SUFFIXES))
    if draw(st.integers(0, 5)) == 0:
        at = draw(st.integers(0, len(word)))
        word = (
            word[:at]
            + draw(st.sampled_from([".", "ـ", "ـ.ـ", "*", "\u200b", "َ", "\u202e", "", "|"]))
            + word[at:]
        )
    return word


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Text that looks like a report and means nothing."""
    pieces = draw(st.lists(broken(), min_size=1, max_size=60))
    return "".join(piece + draw(st.sampled_from(SPACES)) for piece in pieces)


anything = st.text(max_size=300)
arabic = st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=300)
mixed = st.lists(st.one_of(broken(), st.sampled_from(BIDI), st.text(max_size=5)), max_size=40).map(" ".join)


def check(text: str) -> list[Statement]:
    """Codes a text and asserts what holds of every coding."""
    found = rawi.read(text, published=DAY)
    order = [(s.trigger.start, s.trigger.end) for s in found]
    assert order == sorted(order)
    for statement in found:
        spans = [statement.trigger, statement.sentence]
        spans += [filler.span for role in ROLES for filler in getattr(statement, role)]
        spans += [count.span for count in statement.counts]
        spans += [statement.time.span] if statement.time is not None else []
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text
        assert statement.sentence.start <= statement.trigger.start
        assert statement.trigger.end <= statement.sentence.end
        for count in statement.counts:
            assert count.low is None or count.low >= 0
            assert count.high is None or count.low is None or count.low <= count.high
        if statement.time is not None and statement.time.start and statement.time.end:
            assert statement.time.start <= statement.time.end
    return list(found)


@FUZZ
@given(anything)
def test_any_text(text: str) -> None:
    """Any string at all."""
    check(text)


@FUZZ
@given(arabic)
def test_arabic_letters_and_marks(text: str) -> None:
    """Any letters, marks and digits of the Arabic block."""
    check(text)


@settings(FUZZ, max_examples=250)
@given(sentences())
def test_sentences_without_sense(text: str) -> None:
    """Words that the coder knows, in any order."""
    check(text)


@FUZZ
@given(mixed)
def test_direction_marks_and_broken_words(text: str) -> None:
    """Controls of direction and whatever else stands between words."""
    check(text)


@settings(FUZZ, max_examples=40)
@given(sentences())
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    """Coding depends on nothing but the text."""
    assert check(text) == check(text)


@settings(FUZZ, max_examples=40)
@given(sentences())
def test_reports_do_not_change_each_other(text: str) -> None:
    """What was read before leaves no trace."""
    sentence = "قصفت قوات النظام بلدة كفرنبل بالمدفعية الثقيلة."
    alone = check(sentence)
    check(text)
    assert check(sentence) == alone


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت قوات النظام بلدة كفرنبل بالمدفعية الثقيلة.",
        "أعلن الجيش العراقي مقتل خمسة من عناصر تنظيم داعش في غارة على مدينة تلعفر أمس الاثنين.",
        "انفجرت سيارة مفخخة في سوق مدينة الباب، ما أدى إلى مقتل سبعة مدنيين.",
    ],
)
def test_a_sentence_told_again_gives_its_statements_again(sentence: str) -> None:
    """Repetition in a report is data: as many statements of each kind as times it is told."""
    once = [(s.kind, s.trigger.text) for s in check(sentence)]
    assert once
    for times in (2, 5):
        again = [(s.kind, s.trigger.text) for s in check(" ".join([sentence] * times))]
        assert again == once * times


SHAPES = {
    "one word": "قصف",
    "digits": "7",
    "one letter": "ه",
    "marks": "«(",
    "a sentence without end": "قصفت قوات النظام بلدة كفرنبل بالمدفعية ما أدى إلى مقتل ثلاثة مدنيين وإصابة ",
    "joined nouns": "وقصف وهجوم وغارة ",
    "relatives": "الهجوم الذي استهدف المقر الذي دخله المسلحون الذين قتلوا ",
    "speakers": "قال المصدر إن مسلحين هاجموا حاجزا للجيش وأضاف أن خمسة جنود قتلوا ",
    "pronouns": "ثم انسحبوا منها وهاجموها. ",
    "that they did": "قالت الحركة إنها قصفت وأنها هاجمت وأنهم سيطروا وأنه دخل ",
    "the town": "دخل الجيش المدينة. وقصفها. ",
    "both sides": "اندلعت اشتباكات بين الطرفين. ",
    "later mentions": "وأسفر الهجوم عن مقتل خمسة. ",
    "names": "الجيش السوري وحزب الله وجبهة النصرة في دمشق وحلب ",
    "numbers": "مقتل 12 وإصابة 1,234 و7 آلاف وثلاثة ",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length_not_its_square(shape: str) -> None:
    """Four times the text takes about four times as long; a square would take sixteen."""
    unit = SHAPES[shape]

    def spent(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        before = time.process_time()
        check(text)
        return time.process_time() - before

    spent(1_000)
    short = min(spent(6_000) for _ in range(2))
    long = spent(24_000)
    if long > 9 * max(short, 0.02):  # a busy machine: measure once more
        long = min(long, spent(24_000))
    assert long <= 9 * max(short, 0.02)
