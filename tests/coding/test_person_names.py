"""Names of persons that no registry holds are read to their ends, and are no places."""

from __future__ import annotations

import pytest

import rawi

TARGETS = [
    ("an eldest son's name with a family's name", "قُتل القيادي أبو سمية الأنصاري في غارة أمريكية على بلدة سرمدا.",
     ["القيادي أبو سمية الأنصاري"]),
    ("office, body and name are one person", "قُتل القيادي في التنظيم أبو حسن المهاجر في غارة أمريكية على بلدة سرمدا.",
     ["القيادي في التنظيم أبو حسن المهاجر"]),
    ("«بن», «آل», «ولد» go on with a name",
     "قتل أحمد بن علي التميمي وسعود آل ناصر ومحمد ولد عبد العزيز في قصف للحوثيين على نجران.",
     ["أحمد بن علي التميمي", "سعود آل ناصر", "محمد ولد عبد العزيز"]),
    ("a family's name that looks like «as …»", "أصيب جورج كتانه في قصف إسرائيلي على بيروت.", ["جورج كتانه"]),
    ("a given name spelt like a verb", "قتل الطفل يزن محمود في قصف للنظام على مدينة إدلب.", ["الطفل يزن محمود"]),
    ("a person after a force is none of its adjectives",
     "اعتقلت قوات الاحتلال الأسير المحرر باسل الأعرج من مدينة رام الله.", ["الأسير المحرر باسل الأعرج"]),
    ("and the occupier is who arrests", "اعتقل جيش الاحتلال الشاب محمد عبد الهادي بني جابر من بلدة عقربا.",
     ["الشاب محمد عبد الهادي بني جابر"]),
    ("names in Arabic letters", "قتل الصحفي الأمريكي ستيفن سوتلوف على يد تنظيم داعش.", ["الصحفي الأمريكي ستيفن سوتلوف"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "targets"), [t[1:] for t in TARGETS], ids=[t[0] for t in TARGETS])
def test_target(text: str, targets: list[str]) -> None:
    """The whole name, and nothing but the name."""
    statements = list(rawi.read(text, published="2019-05-02"))
    assert len(statements) == 1
    assert [filler.span.text for filler in statements[0].target] == targets


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سيطر الجيش السوري على بلدة أبو الظهور.", ["بلدة أبو الظهور"]),
        ("هاجم مسلحون سجن أبو غريب.", ["سجن أبو غريب"]),
        ("قصفت طائرات التحالف بلدة أم القرى في ريف حلب.", ["بلدة أم القرى", "ريف حلب"]),
        ("قتل حسن المصري في غارة إسرائيلية على صيدا.", ["صيدا"]),
    ],
)
def test_places_that_look_like_names(text: str, places: list[str]) -> None:
    """«أبو الظهور» after «بلدة» is a town."""
    statement = rawi.read(text, published="2019-05-02")[0]
    found = [filler.span.text for filler in (*statement.place, *statement.target)]
    assert set(places) <= set(found)


def test_adjectives_of_forces_stay() -> None:
    """«القوات الكردية», «الحرس الجمهوري» keep their adjectives."""
    for force in ("القوات الكردية", "الحرس الجمهوري", "الجيش الوطني الليبي", "المقاومة الشعبية"):
        statement = rawi.read(f"قصفت {force} بلدة الراعي بالمدفعية.", published="2019-05-02")[0]
        assert [filler.span.text for filler in statement.agent] == [force]
