"""A sentence that is hardly worth it is not parsed, and what says so takes no side."""

from __future__ import annotations

import pytest

from rawi.arabic.fold import folded_word
from rawi.arabic.morphology import Morphology
from rawi.arabic.words import Word
from rawi.coding.document import Document
from rawi.coding.meaning import load_meanings
from rawi.coding.mentions import load_names
from rawi.coding.parsing import parse_sentence
from rawi.coding.phrase_knowledge import load_phrase_knowledge
from rawi.coding.pipeline import default_pipeline
from rawi.coding.worth import ANY, FIGHTERS, OTHERS, REPORT, others, sign, worth
from rawi.knowledge.likelihood import load_worth
from rawi.report import Report

FAIR = (
    "افتتح وزير الزراعة حفل موسم التمور السنوي بحضور ممثلي الشركات والجمهور.\n"
    "حضر الحفل أكثر من مئة منتج، وتداول الزوار مختلف أنواع المنتجات وأسعارها.\n"
    "قال الوزير إن الموسم الحالي كان جيدا وإن الأسعار مناسبة.\n"
    "تلقى المزارعون دعما من البنك الزراعي لشراء المعدات الحديثة وتطوير الإنتاج.\n"
    "يستمر البرنامج أسبوعا ويتضمن مسابقات ثقافية للأطفال وأفلاما وألعابا.\n"
    "تقدم الشركات خلاله عروضا على الأسمدة والبذور.\n"
)
SHELLING = "قصفت قوات النظام بالمدفعية بلدة عين الحجر صباح اليوم وقتلت ثلاثة مدنيين.\n"
FIGHTING = (
    "اشتبك مسلحون مع الجيش في ريف المدينة صباح اليوم.\n"
    "قتل خمسة جنود في الاشتباكات وأصيب آخرون.\n"
    "قصفت المدفعية مواقع المسلحين قرب الجسر.\n"
    "شن الطيران غارتين على التلال المجاورة.\n"
    "انسحب المسلحون من القرية بعد ساعات.\n"
)


def coded(text: str) -> Document:
    return default_pipeline()(Report(text))


def parsed(document: Document) -> list[int]:
    return [parse.index for parse in document.parses if parse.chunked]


def test_a_report_of_peace_is_passed_over() -> None:
    """Though «دعما» and «تقدم» name happenings elsewhere; it is not even cut into sentences."""
    document = coded(FAIR)
    assert document.passed_over and not document.statements and not document.parses


@pytest.mark.parametrize(
    "line",
    [
        SHELLING,
        "قَصَفَتِ المِدْفَعِيَّةُ بَلْدَةَ عَيْنِ الحَجَرِ صَبَاحَ اليَوْمِ وَقَتَلَتْ ثَلَاثَةَ مَدَنِيِّينَ.\n",
        "قصــفت قـوات النظام بالمدفعيـة بلدة عين الحجر وقتلت ثلاثة مدنيين.\n",
        "«قصفت»(قوات النظام)بالمدفعية؛بلدة عين الحجر،وقتلت ثلاثة مدنيين.\n",
    ],
)
def test_no_spelling_hides_a_war_from_the_first_look(line: str) -> None:
    """Vowel signs, stretched letters and marks without blanks are how some outlets write."""
    document = coded(FAIR + line)
    assert not document.passed_over
    assert "shelling" in {s.kind for s in document.statements}


@pytest.mark.parametrize("after", range(7))
def test_one_sentence_of_war_is_read_wherever_it_stands(after: int) -> None:
    """Among six of a fair, most of which are not parsed even so."""
    lines = FAIR.splitlines(keepends=True)
    document = coded("".join([*lines[:after], SHELLING, *lines[after:]]))
    assert not document.passed_over
    assert after in parsed(document) and len(parsed(document)) < 4
    assert {s.kind for s in document.statements} == {"shelling"}


def test_unlikely_words_are_read_by_themselves_until_they_are_parsed() -> None:
    """A sentence that is parsed after all, for who speaks in it, is read in context then."""
    document = Document(Report(FAIR + SHELLING))
    steps = {component.name: component for component in default_pipeline().components}
    for name in ("sentences", "words"):
        steps[name].run(document)
    fair, *_ = [parse for parse in document.parses if not parse.in_context]
    assert document.parses[-1].in_context
    words = [word for word in fair.words if word.pos != "punct"]
    assert all(word.lemma for word in words) and not any(word.proclitics for word in words)
    parse_sentence(document, fair, Morphology(), load_names(), load_phrase_knowledge())
    assert fair.in_context and fair.chunked and any(word.proclitics for word in words)


def test_every_sentence_of_a_battle_is_read() -> None:
    document = coded(FIGHTING)
    assert parsed(document) == [0, 1, 2, 3, 4]


def test_a_short_message_is_always_read() -> None:
    """Of a few lines too little is to be seen: what the whole fair hides stands here."""
    document = coded("".join(FAIR.splitlines(keepends=True)[:4]))
    assert not document.passed_over


def test_what_the_others_tell_makes_a_sentence_worth_more() -> None:
    """And a sentence does not count among its own others."""
    weights = {OTHERS: 1.0}
    peace, war = worth([0.0, -9.0, -9.0], weights)[0], worth([0.0, 9.0, 9.0], weights)[0]
    assert 0 < peace < 0.1 < war < 1
    alone, beside = others([9.0, -9.0])
    assert alone < beside


def test_nothing_is_too_unlikely_to_reckon_with() -> None:
    """Sentences of a thousand words of peace, or of war."""
    peace, war = worth([-9e5, 9e5], {OTHERS: 1.0, REPORT: 1.0})
    assert 0 <= peace < 1e-9 and war > 1 - 1e-9
    assert worth([], {}) == []


def tagged(text: str) -> list[Word]:
    (parse,) = coded(text).parses
    return list(parse.words)


def test_all_fighters_weigh_the_same_and_no_party_anything() -> None:
    """Whatever friend and foe call them."""
    meanings, names = load_meanings(), load_names()

    def signs(text: str) -> list[str]:
        return [sign(word, meanings, names) for word in tagged(text)]

    for fighters in ("المسلحون", "الإرهابيون", "الثوار", "المجاهدون", "المتمردون", "المرتزقة", "الميليشيات"):
        assert signs(f"هاجم {fighters} القرية")[1] == FIGHTERS, fighters
    for party in ("الحكومة", "المعارضة", "حماس", "الحوثي", "الحزب", "الائتلاف"):
        assert signs(f"هاجم {party} القرية")[1] in ("", FIGHTERS), party
    for people in ("السوري", "الإسرائيلي", "الكردي", "الشيعي", "التركي", "الفرنسي"):
        assert signs(f"هاجم الرجل {people} القرية")[2] == "", people
    assert signs("هاجم المسلحون القرية")[0] == "«هاجم»"


def test_the_table_holds_what_words_are_weighed_as() -> None:
    """Each in the spelling in which it is looked up, and nobody's name."""
    names = load_names()
    weights = load_worth()
    assert {ANY, REPORT, OTHERS, FIGHTERS} <= weights.keys()
    assert 500 < len(weights) < 2000
    for name in weights.keys() - {ANY, REPORT, OTHERS, FIGHTERS}:
        lemma = name.removeprefix("«").removesuffix("»")
        assert name == f"«{lemma}»" and folded_word(lemma) == lemma, name
        assert names.called(lemma).isdisjoint({"armed", "org", "country", "person"}), name


def test_a_word_alone_is_what_it_most_often_is() -> None:
    """Without a change to the word itself, marks and figures included."""
    morphology = Morphology()
    document = coded(FAIR + SHELLING + "12 , CNN")
    for parse in document.parses:
        for word in parse.words:
            before = word.lemma, word.pos
            morphology.alone(word)
            assert (word.lemma, word.pos) == before
    (word, *_) = [w for w in document.parses[0].words if w.folded == "وزير"]
    assert (morphology.alone(word).lemma, morphology.alone(word).pos) == ("وزير", "noun")
