"""Whom hidden subjects and pronouns mean, and what a later mention takes from the happening it takes up."""

from __future__ import annotations

from datetime import date

import pytest

import rawi
from rawi.statement import Statement


def told(text: str, trigger: str) -> Statement:
    """The statement with this trigger; of several the last."""
    found = rawi.read(text, published=date(2019, 5, 2))
    chosen = [s for s in found if s.trigger.text == trigger]
    assert chosen, [f"{s.kind} «{s.trigger.text}»" for s in found]
    return chosen[-1]


def texts(statement: Statement, role: str) -> list[str]:
    """What fills a role, as written."""
    return [filler.span.text for filler in getattr(statement, role)]


AGENTS = [
    (
        "the verb before",
        "قصفت قوات النظام بلدة كفرنبل، ثم سيطرت على قرية مجاورة لها.",
        "سيطرت",
        ["قوات النظام"],
    ),
    (
        "a plural verb means the plural named last, not the army",
        "شن الجيش هجوما على المسلحين بعدما سيطروا على قرية العطشانة.",
        "سيطروا",
        ["المسلحين"],
    ),
    (
        "«إنها» is who speaks",
        "قالت كتائب القسام إنها أطلقت صاروخا على موقع عسكري.",
        "أطلقت",
        ["كتائب القسام"],
    ),
    (
        "«أقمنا» is the force of the officer who speaks",
        "قال قائد الشرطة المحلية سيف محمد: أقمنا حاجزا عند مدخل السوق بعد هجوم المسلحين.",
        "أقمنا",
        ["الشرطة المحلية"],
    ),
    (
        "a light verb hides its subject too",
        "استعادت القوات العراقية بلدة القيارة من تنظيم داعش، كما شنت هجوما على قرية الحود.",
        "هجوما",
        ["القوات العراقية"],
    ),
    (
        "nobody outside a quotation is the subject within it",
        "هاجم مسلحون قرية الحود. وقال أحد سكان القرية: «جاؤوا ليلا وأحرقوا عشرة منازل».",
        "أحرقوا",
        ["مسلحون"],
    ),
    (
        "«إنهم» of those whom the speaker told of before it",
        "قالت مصادر محلية إن المسلحين الحوثيين دهموا منازل في مدينة الحوطة وإنهم اعتقلوا خمسة مدنيين.",
        "اعتقلوا",
        ["المسلحين الحوثيين"],
    ),
    (
        "«إنهم» of who is said to speak in a relative clause",
        "قصفت السعودية مواقع المتمردين الذين يقولون إنهم انسحبوا من الأراضي السعودية.",
        "انسحبوا",
        ["المتمردين"],
    ),
    (
        "a suicide attack is not by whom shelling was told of",
        "قصفت تركيا مواقع تنظيم داعش في سوريا. ويأتي ذلك بعد الهجوم الانتحاري في سوروتش الذي قتل فيه 32 شخصا.",
        "الهجوم",
        [],
    ),
    (
        "a definite noun of the same kind only is no later mention",
        "تقدم الجيش السوري نحو بلدة خناصر. وقال سكان إن المسلحين يمنعون الوصول إلى قرية الحاضر.",
        "تقدم",
        ["الجيش السوري"],
    ),
    (
        "what came of an operation was done by whose it was",
        "نفذت قوات خاصة أمريكية عملية إنزال في بلدة أطمة. وأسفرت العملية عن مقتل قيادي واعتقال آخر.",
        "اعتقال",
        ["قوات خاصة أمريكية"],
    ),
    (
        "air strikes told without an agent go on",
        "شنت الطائرات الأمريكية غارة على موقع للتنظيم قرب الرقة. وأضاف البيان أن ثلاث غارات نفذت قرب الحسكة.",
        "غارات",
        ["الطائرات الأمريكية"],
    ),
    (
        "«القصف» is whose shelling was told",
        "قصف الجيش التركي مواقع حزب العمال الكردستاني. وقال مسؤول إن القصف أسفر عن مقتل خمسة مسلحين.",
        "القصف",
        ["الجيش التركي"],
    ),
    (
        "a bomber does not attack again when his attack is spoken of",
        "فجر انتحاري نفسه في سوق بغداد. وأسفر الهجوم عن مقتل عشرة أشخاص.",
        "الهجوم",
        [],
    ),
    (
        "who only tells it did not do it",
        "أعلنت وزارة الداخلية عن اختطاف ثلاثة مدنيين في مدينة درنة.",
        "اختطاف",
        [],
    ),
    (
        "shelling is often answered by shelling: its hand is not carried on",
        "قصفت قوات النظام بلدة التح. وأصيب طفل في قصف صاروخي على مدينة سراقب.",
        "قصف",
        [],
    ),
    (
        "nothing is carried over a change of topic",
        "سيطرت القوات العراقية على بلدة القيارة. من جهة أخرى، قصفت بلدة تلعفر بالصواريخ.",
        "قصفت",
        [],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "agents"), [a[1:] for a in AGENTS], ids=[a[0] for a in AGENTS])
def test_agent(text: str, trigger: str, agents: list[str]) -> None:
    """The agent is whom a careful reader would take for it, or nobody."""
    assert texts(told(text, trigger), "agent") == agents


def test_both_sides() -> None:
    """«الطرفين» are the two sides of the fighting told before."""
    again = told(
        "اندلعت مواجهات بين الجيش اليمني والحوثيين في تعز. وتجددت الاشتباكات بين الطرفين فجر الخميس.",
        "الاشتباكات",
    )
    assert (texts(again, "agent"), texts(again, "target")) == (["الجيش اليمني"], ["الحوثيين"])


def test_later_mention_keeps_to_its_own_place() -> None:
    """A later mention takes the agent and the kind, not the place nor the target."""
    again = told("شن الطيران الروسي غارة على مستودع في بلدة بنش. وقتل طفلان في القصف.", "القصف")
    assert again.kind == "airstrike"
    assert (texts(again, "agent"), texts(again, "place")) == (["الطيران الروسي"], [])


def test_numbers_of_an_earlier_sentence_are_not_counted_again() -> None:
    """A count stands where its number is written."""
    again = told("هاجم عشرون مسلحا قرية الحود. وأسفر الهجوم عن إحراق منازل القرية.", "الهجوم")
    assert not again.counts


PLACES = [
    (
        "the city named before",
        "اقتحم الجيش مدينة نابلس، وانتشرت قواته في المدينة.",
        "انتشرت",
        ["مدينة نابلس"],
    ),
    (
        "«المدن» is no town named before",
        "سيطر التنظيم على مدينة الفلوجة. وانتشر المسلحون في المدن.",
        "انتشر",
        ["المدن"],
    ),
    (
        "a relative clause stands where its pronoun does, once",
        "قصف الطيران المبنى الذي سيطر عليه المسلحون في حي الزهراء.",
        "سيطر",
        ["المبنى", "حي الزهراء"],
    ),
    (
        "a pronoun means the town after «وسط»",
        "هاجم مسلحون نقطة تفتيش وسط مدينة غاو، وسيطروا على مبنى فيها.",
        "سيطروا",
        ["مبنى", "مدينة غاو"],
    ),
    (
        "a pronoun that means no place names none",
        "أوقف محتجون في لبنان ثلاث شاحنات محملة بالوقود وأضرموا النيران فيها.",
        "أضرموا",
        [],
    ),
    (
        "«وسط مدينة» is where",
        "اندلعت اشتباكات وسط مدينة تعز بين الجيش والحوثيين.",
        "اشتباكات",
        ["وسط مدينة تعز"],
    ),
    (
        "a part of the town is one phrase",
        "سيطر المقاتلون على الجزء الشرقي من المدينة.",
        "سيطر",
        ["الجزء الشرقي من المدينة"],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "places"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_place(text: str, trigger: str, places: list[str]) -> None:
    """The place is the one meant."""
    assert texts(told(text, trigger), "place") == places


def test_town_of_an_earlier_sentence() -> None:
    """«المدينة» keeps its words; it lies where the town does in which something happened, not where somebody spoke."""
    [place] = told(
        "سيطر الجيش السوري على البوكمال. وقال متحدث في دمشق إن الجيش اقتحم المدينة فجرا.", "اقتحم"
    ).place
    assert (place.span.text, place.name) == ("المدينة", "البوكمال")


def test_shared_place_leaves_the_region_behind() -> None:
    """What goes with a happening is where it is, all its towns, not the region that holds them."""
    fights = told("حرر الجيش قريتي حران وحردانة في ريف حماة بعد معارك مع جبهة النصرة.", "معارك")
    assert texts(fights, "place") == ["قريتي حران", "حردانة"]
