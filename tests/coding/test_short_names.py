"""Whom «الجيش», «التنظيم», «القوات الحكومية» mean: the full mention before, else the only one of the report's country."""

from __future__ import annotations

from datetime import date

import pytest

import rawi


def agents(text: str, day: date = date(2016, 5, 2)) -> list[str | None]:
    """The registry ids of the agents of the last statement."""
    return [filler.actor for filler in rawi.read(text, published=day)[-1].agent]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصف الجيش السوري بلدة التح في إدلب. وسيطر الجيش على قرية الهبيط.", "sy-army"),
        ("استعاد الجيش العراقي بلدة القيارة جنوب الموصل. وقصف الجيش مواقع المسلحين.", "iq-army"),
        (
            "هاجم تنظيم الدولة الإسلامية حقل الشاعر قرب تدمر. وفجر التنظيم خط الغاز في المنطقة.",
            "islamic-state",
        ),
        ("شهد لبنان توترا أمنيا. وانتشر الجيش في بلدة عرسال اللبنانية.", "lb-army"),
    ],
)
def test_short_name(text: str, actor: str) -> None:
    """The name is the actor's whom the report has named, or whose country it speaks of."""
    assert agents(text) == [actor]


def test_the_full_mention_beats_the_country() -> None:
    """In a report on Syria that last named the Turkish army, «الجيش» is the Turkish one."""
    text = "تشهد سوريا معارك في ريف حلب السوري. ودخلت قوات من الجيش التركي بلدة جرابلس. وقصف الجيش مواقع في منبج."
    assert agents(text) == ["tr-army"]


def test_nobody_for_sure() -> None:
    """Without a country or a full mention, «الجيش» is no actor of the registry."""
    assert agents("قصف الجيش مواقع المسلحين بالمدفعية.") == [None]
