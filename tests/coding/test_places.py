"""Where happenings are: what a sentence tells of a place although another clause holds it, and names to their ends."""

from __future__ import annotations

import pytest

from rawi.coding.pipeline import code_report
from rawi.report import Report
from rawi.statement import Place


def places(text: str) -> dict[str, list[Place]]:
    """The places of every statement, by its trigger."""
    return {one.trigger.text: list(one.place) for one in code_report(Report(text)).statements}


def told(text: str, trigger: str) -> list[str]:
    return [place.span.text for place in places(text)[trigger]]


def test_a_happening_takes_the_only_place_that_its_sentence_tells() -> None:
    """The clause that holds it is another's."""
    text = "تعرضت للقصف، كما قال سكانها، منازل في مدينة الباب."
    [place] = places(text)["للقصف"]
    assert (place.span.text, place.rule) == ("مدينة الباب", "only where its sentence tells")


def test_what_is_told_after_another_happening_is_where_that_one_is() -> None:
    text = "قصف الطيران بلدة سرمين، وأعلن الفصيل مقتل ثلاثة من عناصره."
    assert told(text, "قصف") == told(text, "مقتل") == ["بلدة سرمين"]


def test_but_not_a_later_mention_nor_what_is_made_elsewhere() -> None:
    """A truce is not made where the bombs fell."""
    text = "قصف الطيران بلدة سرمين، ثم توصل الطرفان إلى هدنة."
    assert told(text, "قصف") == ["بلدة سرمين"]
    made = [one for one in code_report(Report(text)).statements if one.kind == "agreement"]
    assert made and all(not one.place for one in made)


def test_nor_the_place_where_somebody_spoke() -> None:
    text = "قال ناطق في العاصمة دمشق إن ثلاثة جنود قتلوا."
    assert told(text, "قتلوا") == []


def test_a_name_in_quotes_of_its_own_belongs_to_its_type_word() -> None:
    [place] = places('قصف الطيران مدينة "لودر" أمس.')["قصف"]
    assert place.span.text == 'مدينة "لودر"'
    assert place.english == "Lawdar"


def test_a_phrase_without_a_name_is_where_the_next_one_says() -> None:
    """The words stay as they are; the coordinates are those of Arsal."""
    [place] = places("انفجرت عبوة في أحد الأحياء القريبة من بلدة عرسال.")["انفجرت"]
    assert place.lat == pytest.approx(34.18, abs=0.1)


def test_parts_of_the_country_that_is_spoken_of() -> None:
    [place] = places("قتل جنديان في العراق بهجوم وقع شمال البلاد.")["هجوم"]
    assert place.country == "IQ" and place.lat is not None


def test_a_place_lies_where_the_words_right_after_it_say() -> None:
    """The best known of that name is near Damascus; a quarter that nobody lists is in its town."""
    [known] = places("قصف الجيش منطقة السيدة زينب في مدينة الموصل.")["قصف"][:1]
    assert known.lat == pytest.approx(36.34, abs=0.3)
    [unlisted] = places("انفجرت عبوة في حي الزعفران الجديد في مدينة الموصل.")["انفجرت"][:1]
    assert unlisted.lat == pytest.approx(36.34, abs=0.1)


def test_a_building_without_a_name_is_in_the_only_town_told() -> None:
    one = places("انفجرت عبوة في مدينة الباب. وبعد ساعة قتل جندي في فندق.")["قتل"]
    assert one[0].lat == pytest.approx(36.37, abs=0.1)
    two = places("انفجرت عبوة في مدينة الباب. وقصف الجيش مدينة درعا. وقتل جندي في فندق.")["قتل"]
    assert two[0].lat is None


def test_a_street_is_in_the_town_told_just_before() -> None:
    """«المدن» are others; a name that nobody knows is no street without one."""
    [street] = places("اندلعت اشتباكات بين الجيش والمسلحين في مدينة درعا. وقتل جندي في الشارع.")["قتل"]
    assert street.lat == pytest.approx(32.62, abs=0.1)
    [named] = places("اندلعت اشتباكات بين الجيش والمسلحين في مدينة درعا. وقتل جندي في منطقة الجغيني.")["قتل"]
    assert named.lat is None
    [others] = places("اندلعت اشتباكات بين الجيش والمسلحين في مدينة درعا. وقتل جنديان في المدن.")["قتل"]
    assert others.lat is None


def test_the_side_of_another_country_is_not_at_the_town_before() -> None:
    """A checkpoint may be any country's, wherever it is."""
    text = "اندلعت اشتباكات بين الجيش ومسلحين في بلدة عرسال، وقصف الطيران {}."
    for words, name in (("الجانب السوري", None), ("الجانب الغربي", "عرسال")):
        [place] = places(text.format(words))["قصف"]
        assert (place.span.text, place.name) == (words, name)


def test_a_namesake_is_the_one_in_the_direction_told() -> None:
    """There is a Jawbar beside Homs, too, of which the report speaks."""
    text = "قصف الطيران مدينة حمص. وأطلق الجيش صواريخ على حي جوبر شرقي دمشق."
    [jawbar] = [place for place in places(text)["أطلق"] if place.span.text == "حي جوبر"]
    assert jawbar.lat == pytest.approx(33.53, abs=0.05)


def test_the_town_is_the_one_that_the_report_is_of() -> None:
    """Another that is only named in passing is not meant, unless the same sentence names it."""
    first = (
        "استعاد الجيش مدينة ود مدني. ودخل الجيش ود مدني من الشرق. وكانت قوات الدعم السريع تسيطر على ود مدني منذ عام. "
        "وانسحبت القوات شمالا إلى مدينة الحصاحيصا. "
    )
    [place] = places(first + "وعثر السكان على جثث بعد اقتحام المدينة.")["اقتحام"]
    assert (place.span.text, place.english) == ("المدينة", "Wad Medani")
    [place] = places(first + "وقال سكان في الحصاحيصا إن المسلحين نفذوا عملية اقتحام المدينة.")["عملية اقتحام"]
    assert place.english == "Al-Hasahisa"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("دمر القصف جسرا على النيل الأزرق.", "river"),
        ("قصفت الطائرات مواقع على ضفاف نهر النيل الأزرق.", "river"),
        ("قصفت الطائرات مواقع في النيل الأزرق.", "province"),
    ],
)
def test_what_a_bridge_stands_over_is_a_river(text: str, kind: str) -> None:
    [statement] = code_report(Report(text)).statements
    [place] = statement.place
    assert place.gazetteer_id == {"river": "region:blue-nile", "province": "region:blue-nile-state"}[kind]
