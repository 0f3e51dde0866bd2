"""What a film or a book tells is no happening; news of an attack in a cinema is."""

from __future__ import annotations

import pytest

from rawi.coding.fiction import PLOT
from rawi.coding.pipeline import code_report
from rawi.report import Report

from .conftest import before

REVIEW = (
    "«الليل الطويل»: فيلم جديد في مهرجان السينما.\n"
    "عرض المهرجان أمس الفيلم الأول للمخرج سالم العلي أمام جمهور كبير.\n"
    "وتدور قصة الفيلم حول جندي يقتله قناص في شارع مهجور.\n"
    "ثم تقصف الطائرات المدينة وتعتقل الشرطة والد البطلة.\n"
    "وقال ناقد إن السيناريو أجمل ما في الفيلم.\n"
    "وتعرض السينما الفيلم حتى نهاية الأسبوع.\n"
)
ATTACK = (
    "مقتل شخصين وإصابة تسعة برصاص مسلح في مدينة الموصل.\n"
    "قتل مسلح شخصين وأصاب تسعة حين أطلق النار عليهم مساء الخميس.\n"
    "وقالت الشرطة إن المسلح دخل دار السينما قبل الهجوم بساعة.\n"
    "وكان الجمهور يشاهد الفيلم حين سمع الرصاص.\n"
    "وهرب بعض الجمهور إلى المسرح المجاور.\n"
    "وأغلقت السينما أبوابها وألغي المهرجان.\n"
    "وقتلت الشرطة المسلح بعد ساعة.\n"
)


def test_a_plot_gives_no_statement() -> None:
    """And nothing brings it back, however much it reads like war."""
    assert not code_report(Report(id="x", text=REVIEW)).statements
    dropped = {h.dropped for h in before("likelihood", REVIEW).happenings}
    assert PLOT in dropped


def test_an_attack_in_a_cinema_does() -> None:
    """Its headline tells it."""
    document = before("likelihood", ATTACK)
    assert not any(h.dropped == PLOT for h in document.happenings)
    assert {"killing", "assault"} & {s.kind for s in code_report(Report(id="x", text=ATTACK)).statements}


@pytest.mark.parametrize(
    "told",
    [
        "وكان تنظيم داعش قد قصف دار السينما وقتل ثلاثة من العاملين فيها.",
        "وكانت قذيفة قد سقطت على دار السينما في مايو 2014 وقتلت ثلاثة من العاملين فيها.",
    ],
)
def test_what_is_dated_or_has_a_known_doer_is_no_plot(told: str) -> None:
    """A review may tell what happened, too."""
    document = before("likelihood", REVIEW + told + "\n")
    last = [h for h in document.happenings if h.parse.index == 6]
    assert last and all(h.dropped != PLOT for h in last)
