"""A sentence that names one happening by two words gives one statement; one that tells two gives two."""

from __future__ import annotations

from datetime import date

import pytest

import rawi
from rawi.statement import Statement


def read(text: str) -> list[Statement]:
    """The statements of a text."""
    return list(rawi.read(text, published=date(2019, 5, 2)))


ONE = [
    ("an attack repelled", "صد الجيش السوري هجوما لجبهة النصرة على قرية الحاضر.", "repulse", "صد"),
    (
        "a repulse by verbal noun",
        "تمكنت قوات البيشمركة من صد هجوم لتنظيم داعش قرب كركوك.",
        "repulse",
        "صد هجوم",
    ),
    (
        "damage by a strike",
        "وقال السكان إن الغارة الإسرائيلية دمرت مستودع ذخيرة في بلدة القصير.",
        "airstrike",
        "الغارة",
    ),
    (
        "damage that came of a strike",
        "أدى قصف الجيش التركي على قرية المالكية إلى تدمير ثلاثة منازل.",
        "shelling",
        "قصف",
    ),
    ("struck and sunk", "قصفت الطائرات الليبية سفينة حربية قرب درنة وأغرقتها.", "airstrike", "قصفت"),
    (
        "the attackers' clause",
        "قتل ضابط في هجوم نفذه مسلحون اقتحموا منزله في مدينة الباب.",
        "assault",
        "هجوم",
    ),
    ("fired and fell", "قال الجيش إن صاروخا أطلق من قطاع غزة سقط على بلدة سديروت.", "shelling", "أطلق"),
    (
        "arrests of a campaign of arrests",
        "شن الجيش حملة اعتقالات في بلدة عزون أسفرت عن اعتقال عشرين فلسطينيا.",
        "arrest",
        "حملة اعتقالات",
    ),
    (
        "victims of a blast named in their genitive",
        "ارتفع عدد قتلى التفجير الانتحاري الذي استهدف مقر الشرطة في مدينة كويتا إلى ثمانين.",
        "suicide_bombing",
        "التفجير",
    ),
    ("an attack and its dead", "وقع هجوم على حاجز للجيش في مدينة عتق وقتل جنديان.", "assault", "هجوم"),
    (
        "the blast that a car's blast is, by its gender",
        "قتل جندي في انفجار سيارة مفخخة استهدف قافلة عسكرية في ديار بكر.",
        "bombing",
        "انفجار",
    ),
    (
        "a strike told by its verb and noun",
        "استهدفت ضربة جوية مسلحين من حركة الشباب قرب بلدة براوي.",
        "airstrike",
        "ضربة",
    ),
    (
        "an operation that begins has taken nothing",
        "بدأت القوات العراقية عملية تحرير مدينة تلعفر من تنظيم داعش.",
        "assault",
        "عملية",
    ),
]


@pytest.mark.parametrize(("text", "kind", "trigger"), [o[1:] for o in ONE], ids=[o[0] for o in ONE])
def test_one(text: str, kind: str, trigger: str) -> None:
    """One statement, under its more telling word."""
    assert [(s.kind, s.trigger.text) for s in read(text)] == [(kind, trigger)]


TWO = [
    (
        "an attack with a clause of its own",
        "صد الجيش المالي هجوما شنه مسلحون على بلدة غاو.",
        ["repulse", "assault"],
    ),
    (
        "houses burnt in fighting",
        "اندلعت اشتباكات بين الجيش المالي ومسلحي جماعة أنصار الدين أدت إلى إحراق مدرسة في مدينة غاو.",
        ["clash", "destruction"],
    ),
    (
        "the dead of another place",
        "هاجم مسلحون حاجزا للجيش في مدينة عتق، وقتل جنديان في مدينة شبام.",
        ["assault", "killing"],
    ),
    ("fighting, then a town taken", "اشتبك الجيش مع المسلحين ثم استعاد بلدة القيارة.", ["clash", "capture"]),
]


@pytest.mark.parametrize(("text", "kinds"), [t[1:] for t in TWO], ids=[t[0] for t in TWO])
def test_two(text: str, kinds: list[str]) -> None:
    """Two happenings stay two."""
    assert sorted(s.kind for s in read(text)) == sorted(kinds)


def test_what_was_hit_goes_along() -> None:
    """The one statement has what the other word told: whom, where, how many."""
    repulse = read("صد الجيش السوري هجوما لجبهة النصرة على قرية الحاضر.")[0]
    assert [f.span.text for f in repulse.target] == ["جبهة النصرة"]
    assert [p.span.text for p in repulse.place] == ["قرية الحاضر"]
    raid = read("وقال السكان إن الغارة الإسرائيلية دمرت مستودع ذخيرة في بلدة القصير.")[0]
    assert [f.span.text for f in raid.target] == ["مستودع ذخيرة"]
    attack = read("وقع هجوم على حاجز للجيش في مدينة عتق وقتل جنديان.")[0]
    assert [(c.what, c.low) for c in attack.counts] == [("killed", 2)]
