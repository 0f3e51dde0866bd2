"""Numbers: what is read, what it counts, and what only looks like a count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.numerals import Number, find_numbers
from rawi.arabic.numerals_nouns import load
from rawi.arabic.numerals_reading import cardinal
from rawi.arabic.tokens import tokenize
from rawi.errors import KnowledgeError


def numbers(text: str) -> list[Number]:
    return find_numbers(tokenize(text))


def counts(text: str) -> list[tuple[int, int | None]]:
    """The bounds of what counts: no ordinals, shares or measures."""
    return [(n.low, n.high) for n in numbers(text) if not (n.ordinal or n.percent or n.measure)]


def one(text: str) -> Number:
    found = numbers(text)
    assert len(found) == 1, found
    return found[0]


def words(text: str, number: Number) -> str:
    return " ".join(word.text for word in tokenize(text)[number.first : number.last])


def unit(text: str, number: Number) -> str | None:
    return None if number.unit is None else tokenize(text)[number.unit].text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مقتل ثلاثة جنود", 3),
        ("مقتل ثلاث نساء", 3),
        ("وصول ثماني حافلات", 8),
        ("أصيب عشرة مدنيين", 10),
        ("سقط أحد عشر قتيلا", 11),
        ("سقطت إحدى عشرة قذيفة", 11),
        ("اعتقال اثني عشر ناشطا", 12),
        ("اعتقلوا اثنتي عشرة امرأة", 12),
        ("قتل ثمانية عشر عنصرا", 18),
        ("قتل عشرون عنصرا", 20),
        ("جرح خمسة وعشرون شخصا", 25),
        ("جرح خمسة و عشرون شخصا", 25),
        ("مقتل واحد وثلاثين شخصا", 31),
        ("نزوح مئة عائلة", 100),
        ("نزوح مائة عائلة", 100),
        ("نزوح مئتي عائلة", 200),
        ("نزوح مائتين من السكان", 200),
        ("نزوح ثلاثمئة عائلة", 300),
        ("نزوح ثلاثمائة عائلة", 300),
        ("نزوح خمس مئة عائلة", 500),
        ("نزوح مئة وخمس وعشرين عائلة", 125),
        ("حشد ألف مقاتل", 1000),
        ("حشد ألفي مقاتل", 2000),
        ("حشد ألفا مقاتل", 2000),
        ("حشد ألفا من المقاتلين", 1000),
        ("حشد ألفين وخمسمئة مقاتل", 2500),
        ("حشد ثلاثة آلاف ومئتين وخمسة وعشرين مقاتلا", 3225),
        ("نزوح خمسين ألف شخص", 50_000),
        ("نزوح مئة وعشرين ألفا من السكان", 120_000),
        ("نزوح مليون شخص", 1_000_000),
        ("نزوح مليونين وثلاثمئة ألف شخص", 2_300_000),
        ("نزوح نصف مليون شخص", 500_000),
        ("نزوح مليون ونصف المليون شخص", 1_500_000),
    ],
)
def test_numbers_in_words_are_read_in_every_gender_case_and_spelling(text: str, value: int) -> None:
    assert counts(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مقتل 12 شخصا", 12),
        ("مقتل ١٢ شخصا", 12),
        ("نزوح 1,200 شخص", 1200),
        ("نزوح 1.200 شخص", 1200),
        ("نزوح ١٬٢٠٠ شخص", 1200),
        ("نزوح 80 ألف شخص", 80_000),
        ("نزوح 80ألف شخص", 80_000),
        ("نزوح 3 آلاف شخص", 3000),
        ("نزوح 3 آلاف و200 شخص", 3200),
        ("نزوح 1.5 مليون شخص", 1_500_000),
        ("نزوح 1,5 مليون شخص", 1_500_000),
    ],
)
def test_digits_of_both_kinds_with_separators_and_scales(text: str, value: int) -> None:
    assert counts(text) == [(value, value)]


def test_clitics_before_a_number_do_not_hide_it() -> None:
    assert counts("قصفت البلدة بثلاثين قذيفة") == [(30, 30)]
    assert counts("مقتل 13 جنديا و65 مسلحا") == [(13, 13), (65, 65)]
    assert counts("استهدفت الموقع بـ5 صواريخ") == [(5, 5)]
    assert counts("نزح 7 من البلدة وستة من القرية") == [(7, 7), (6, 6)]
    assert counts("لآلاف العائلات") == [(2000, 9999)]


def test_two_numbers_that_make_no_larger_one_stay_two() -> None:
    assert counts("قتل خمسة وجرح ثلاثة") == [(5, 5), (3, 3)]
    assert counts("قتل خمسة وثلاثة من رفاقهم جرحوا") == [(5, 5), (3, 3)]


def test_words_that_only_look_like_numbers_with_clitics_are_none() -> None:
    assert numbers("لست من سكان المدينة") == []
    assert numbers("عثر على كمية من السلاح") == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("مقتل العشرات", 20, 99),
        ("وقوع عشرات الجرحى", 20, 99),
        ("مئات الغارات", 200, 999),
        ("نزوح الآلاف", 2000, 9999),
        ("آلاف المدنيين", 2000, 9999),
        ("عشرات الآلاف من المدنيين", 20_000, 99_999),
        ("المئات من الآلاف من المدنيين", 200_000, 999_999),
        ("عشرات الألوف من المدنيين", 20_000, 99_999),
        ("ثلاثة ألوف جندي", 3_000, 3_000),
        ("المئات من الجنود", 200, 999),
        ("مئات الآلاف من المدنيين", 200_000, 999_999),
        ("نزوح الملايين", 2_000_000, 9_999_999),
    ],
)
def test_vague_numbers_have_the_codebooks_ranges(text: str, low: int, high: int) -> None:
    assert counts(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("مقتل أكثر من 50 شخصا", 50, None),
        ("مقتل ما لا يقل عن ثلاثين شخصا", 30, None),
        ("مقتل ما يزيد على مئة شخص", 100, None),
        ("بأكثر من 300 قذيفة", 300, None),
        ("مقتل خمسة أشخاص على الأقل", 5, None),
        ("مقتل 12 متمردا حوثيا على الأقل", 12, None),
        ("إصابة جريحين على الأقل", 2, None),
        ("مقتل أقل من خمسين عنصرا", 0, 50),
        ("مقتل عشرة على الأكثر", 0, 10),
    ],
)
def test_bounds_before_and_after_a_number(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [(low, high)]


def test_a_bound_after_one_number_does_not_reach_the_next() -> None:
    assert counts("مقتل خمسة أشخاص على الأقل وجرح ستة") == [(5, None), (6, 6)]
    assert counts("مقتل خمسة وجرح ستة على الأقل") == [(5, 5), (6, None)]


@pytest.mark.parametrize("about", ["نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "حوالى"])
def test_rough_numbers_keep_their_number_and_say_that_it_is_rough(about: str) -> None:
    found = one(f"مقتل {about} 150 مسلحا")
    assert (found.low, found.high, found.approximate) == (150, 150, True)
    assert words(f"مقتل {about} 150 مسلحا", found) == f"{about} 150"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ما بين 5 و10 قتلى", 5, 10),
        ("بين خمسة وثمانية قتلى", 5, 8),
        ("من 5 إلى 10 قتلى", 5, 10),
        ("عشرة إلى خمسة عشر مسلحا", 10, 15),
        ("15-20 مقاتلا", 15, 20),
        ("ثلاثة أو أربعة مسلحين", 3, 4),
        ("بين 3 و4 آلاف نازح", 3000, 4000),
        ("ما بين 250 ألفا و300 ألف شخص", 250_000, 300_000),
        ("بين ألفين وثلاثة آلاف مدني", 2000, 3000),
    ],
)
def test_ranges_are_one_number_with_two_bounds(text: str, low: int, high: int) -> None:
    assert counts(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل شخصين",
        "مقتل جنديين",
        "قتيلان في القصف",
        "استشهد مدنيان",
        "هجوم نفذه انتحاريان",
        "للقتيلين",
        "أسقطت طائرتين",
    ],
)
def test_a_dual_noun_is_two_and_carries_its_number(text: str) -> None:
    found = one(text)
    assert (found.low, found.high, found.dual, found.unit) == (2, 2, True, None)


def test_a_form_that_is_dual_or_plural_needs_something_that_shows_two() -> None:
    assert numbers("مقتل مدنيين في القصف") == []
    assert counts("مقتل مدنيين اثنين") == [(2, 2)]
    assert counts("مقتل عسكريين تركيين اثنين") == [(2, 2)]
    assert counts("مسلحين قاما بإطلاق النار") == [(2, 2)]


def test_the_dual_in_a_chain_drops_its_nun() -> None:
    assert counts("مقتل ضابطي شرطة") == [(2, 2)]
    assert counts("سقوط قذيفتي هاون") == [(2, 2)]
    assert numbers("جندي من الجيش") == []


def test_an_agreeing_adjective_is_no_second_dual() -> None:
    assert counts("قصف سيارتين مصفحتين") == [(2, 2)]


@pytest.mark.parametrize(
    "name", ["حركة طالبان", "بلدة القريتين", "بلدة جسرين", "ولاية لغمان", "عدة بلدان", "الفتيان"]
)
def test_names_and_plurals_that_end_like_a_dual_are_none(name: str) -> None:
    assert numbers(name) == []


def test_one_of_many_is_one() -> None:
    text = "مقتل أحد عناصرها"
    found = one(text)
    assert (found.low, found.high, unit(text, found)) == (1, 1, "عناصرها")
    assert counts("إحدى السيارات") == [(1, 1)]
    assert unit("أحد أبرز القادة", one("أحد أبرز القادة")) == "القادة"


@pytest.mark.parametrize("text", ["لم يصب أحد بأذى", "لم يقتل أحد", "لا أحد يعلم", "أي أحد يمر"])
def test_nobody_is_no_number(text: str) -> None:
    assert numbers(text) == []


def test_one_after_its_noun_counts_that_noun() -> None:
    text = "مقتل جندي تركي واحد"
    assert unit(text, one(text)) == "جندي"
    assert counts("جنديا نيجيريا واحدا") == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("مقتل 18 شخصا", "شخصا"),
        ("مقتل 6 من قادة التنظيم", "قادة"),
        ("عشرات القتلى", "القتلى"),
        ("مئات من السكان", "السكان"),
        ("الجنود الثلاثة", "الجنود"),
        ("مقتل (17) حوثيا", "حوثيا"),
        ("ثلاث آليات على الطريق", "آليات"),
        ("خمسة لاجئين", "لاجئين"),
        ("ثلاثة آخرين", "آخرين"),
        ("مقتل خمسة في القصف", None),
        ("ثلاثة منهم", None),
        ("جرح ثلاثة بجروح", None),
        ("قتل ثلاثة وأصيب آخرون", None),
        ("تنقل 4 إلى المشفى", None),
    ],
)
def test_the_counted_noun_is_found_where_there_is_one(text: str, noun: str | None) -> None:
    assert unit(text, one(text)) == noun


@pytest.mark.parametrize(
    "text", ["الفرقة الثالثة", "الحادي والعشرين", "الخامس عشر", "المرة الـ19", "للمرة الأولى"]
)
def test_ordinals_say_that_they_are_none_of_the_counts(text: str) -> None:
    assert one(text).ordinal


@pytest.mark.parametrize(
    "text", ["سيطر على 80% من المدينة", "على 80 في المئة من المدينة", "على ثمانين بالمئة"]
)
def test_shares_say_that_they_are_shares(text: str) -> None:
    found = one(text)
    assert (found.low, found.high, found.percent) == (80, 80, True)


@pytest.mark.parametrize(
    "text",
    ["على بعد 30 كيلومترا", "دفع 50 ألف دولار", "استمرت ست ساعات", "هدنة مدتها خمسة أيام", "قذيفة 82 ملم"],
)
def test_measures_say_that_they_count_no_people_and_no_things(text: str) -> None:
    assert one(text).measure


@pytest.mark.parametrize(
    "text",
    [
        "طائرة من طراز إف-16",
        "دبابة تي 72",
        "صواريخ سام 7",
        "منظومة إس-300",
        "رشاش عيار 23",
        "بندقية AK-47",
        "كوفيد-19",
        "القرار 1701",
        "قرار رقم 2254",
        "الفرقة 17",
        "مجموعة 5+1",
        "فاز الفريق 2-1",
        "هاتف 0933123456",
        "في الـ30 من عمره",
        "طفل (12 عاما)",
        "البالغ من العمر 25 عاما",
        "أطفال دون الـ15",
        "عام 2012",
        "في 19 آذار",
        "بتاريخ 12/5/2015",
        "الساعة 13:30",
        "عند الساعة الخامسة",
        "قبل يومين",
        "خلال 24 ساعة",
        "ثورة 25 يناير",
        "صحيفة 26 سبتمبر",
        "موسم 1995-1996",
        "قناة كوردستان24",
        "شاب في العشرين",
    ],
)
def test_what_looks_like_a_number_and_counts_nothing_is_left_out(text: str) -> None:
    assert counts(text) == []


def test_four_digits_before_a_counted_noun_are_a_count_and_no_year() -> None:
    assert counts("مقتل 2000 مقاتل") == [(2000, 2000)]
    assert counts("إطلاق 1950 قذيفة") == [(1950, 1950)]


def test_a_list_mark_is_no_count() -> None:
    assert counts("1 - مقتل خمسة") == [(5, 5)]


def test_the_caller_may_say_what_to_skip() -> None:
    sentence = tokenize("ثلاثة جنود وأربعة مدنيين")
    assert [n.low for n in find_numbers(sentence, skip=[(0, 2)])] == [4]


def test_a_sentence_without_numbers_has_none() -> None:
    assert numbers("قصف الطيران المدينة") == []
    assert numbers("") == []


@given(st.integers(1, 9_999_999))
def test_digits_say_what_they_say(value: int) -> None:
    found = cardinal(tokenize(f"{value:,} شخص"), 0)
    assert found is not None
    assert found.value == value


FRAGMENTS = """
    ثلاثة ثلاث عشر وعشرون مئة ومئتين ألف آلاف والآلاف عشرات و في من إلى بين ما نحو أكثر شخصين مدنيين اثنين
    واحد أحد إحدى الثالثة 5 و10 1,200 2015 % المئة ( ) - ، . شخصا القتلى على الأقل قرار الـ19 عمره عاما
"""


@given(st.lists(st.sampled_from(FRAGMENTS.split()), max_size=12).map(" ".join))
def test_any_text_is_read_without_error_and_indexes_hold(text: str) -> None:
    sentence = tokenize(text)
    for found in find_numbers(sentence):
        assert 0 <= found.first < found.last <= len(sentence)
        assert found.high is None or 0 <= found.low <= found.high
        assert found.unit is None or 0 <= found.unit < len(sentence)


def test_a_wrong_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "counted.toml"
    path.write_text(
        '[[dual]]\nplural = "other"\nnames = ["شخص"]\n\n'
        '[[bound]]\nwhere = "above"\nmeaning = "more"\nnames = ["فوق"]\n'
    )
    with pytest.raises(KnowledgeError, match=r"counted\.toml:5: «where» cannot be «above»"):
        load(path)


def test_a_number_in_figures_and_in_words_is_one() -> None:
    assert counts("استشهاد (15) خمسة عشر مصليا") == [(15, 15)]
    assert unit("تعرض (7) سبعة جنود", one("تعرض (7) سبعة جنود")) == "جنود"
    assert counts("قتل (3) وجرح خمسة جنود") == [(3, 3), (5, 5)]
    assert counts("البند (7) ثلاثة جنود") == [(7, 7), (3, 3)]
