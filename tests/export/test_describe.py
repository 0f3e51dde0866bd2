"""English for descriptions: right where every word is known, nothing where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import KnowledgeError
from rawi.export.describe import describe
from rawi.export.english_words import FILE, load_words, plural
from rawi.export.plain import english_of
from rawi.report import Span
from rawi.statement import Filler, Place


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("القوات المهاجمة", "attacking forces"),
        ("مصدر عسكري سوري", "Syrian military source"),
        ("مسلحي التنظيم", "gunmen of the organisation"),
        ("مدنيين", "civilians"),
        ("26 مدنياً", "26 civilians"),
        ("خمسة جنود", "5 soldiers"),
        ("الميليشيات الموالية لها", "militias loyal to it"),
        ("المقاتلين المحليين المدعومين بالتحالف", "local fighters backed by the coalition"),
        ("مسلحو المعارضة", "opposition gunmen"),
        ("مصدر بالشرطة", "source in the police"),
        ("مصادر طبية في القدس", "medical sources in Jerusalem"),
        ("جنديين تركيين", "Turkish soldiers"),
        ("مستودع أسلحة", "weapons depot"),
        ("حلفاؤه", "their allies"),
        ("قواتنا", "our forces"),
        ("القوات المساندة لها", "forces supporting it"),
        ("القوات المساندة للجيش", "forces supporting the army"),
        ("قوات موالية للحكومة", "forces loyal to the government"),
        ("مقاتلين مدعومين من تركيا", "fighters backed by Turkey"),
        ("القوات السورية", "Syrian forces"),
        ("طائرات حربية روسية", "Russian warplanes"),
        ("سيارة مفخخة", "car bomb"),
        ("قوات الأمن", "security forces"),
        ("مصادر ميدانية", "field sources"),
        ("مسلحين مجهولين", "unknown gunmen"),
        ("الألغام التي خلفها التنظيم", "mines"),
        ("مدير المستشفى محمد الأحمد", "director of the hospital Mohammed al-Ahmad"),
        ("معظم القتلى", "most of the dead people"),
        ("القرى المجاورة", "neighbouring villages"),
        ("مواقع قريبة", "nearby positions"),
        ("مواقع قريبة منها", "nearby positions"),
        ("قوات الفرقة الأولى", "forces of the first division"),
        ("أحياء عدة", "several quarters"),
        ("قادة داعش", "commanders of Daesh"),
        ("ضباط في الجيش المالي", "officers in the Malian army"),
        ("الرئيس السابق علي عبد الله صالح", "former president Ali Abdullah Saleh"),
    ],
)
def test_descriptions(arabic: str, english: str) -> None:
    """Head first with its adjectives turned around, possession, number, pronouns, set phrases."""
    description = describe(arabic)
    assert description and description.english == english


@pytest.mark.parametrize(
    ("arabic", "article", "plural"),
    [
        ("مصدر عسكري سوري", "a", False),
        ("ناشط محلي", "a", False),
        ("التنظيم المتشدد", "the", False),
        ("القوات المهاجمة", "the", True),
        ("مسلحين مجهولين", "", True),
        ("مسلحي التنظيم", "", True),
        ("مقر التنظيم", "the", False),
        ("مستودع أسلحة", "a", False),
        ("حلفاؤه", "", True),
        ("خمسة جنود", "", True),
    ],
)
def test_articles(arabic: str, article: str, plural: bool) -> None:
    """Definite by its own article or by its owner's; plurals and owned things need none."""
    description = describe(arabic)
    assert description and (description.article, description.plural) == (article, plural)


@pytest.mark.parametrize(
    "arabic",
    ["أبو حسن العراقي", "صدام الجمل", "زلغوط", "القوات الزلغوطية", "", "«»", "من", "الذي", "في المدينة و"],
)
def test_what_is_not_known_is_left_alone(arabic: str) -> None:
    """Names alone, unknown words and shreds have no description."""
    assert describe(arabic) is None


def test_registered_names_go_over_descriptions() -> None:
    """What the registry or the coder calls it stays; only a romanization gives way."""
    span = Span(0, 7, "القوات المهاجمة")
    assert english_of(Filler(span, "", None, "al-Quwat al-Muhajima")) == "attacking forces"
    assert english_of(Filler(span, "", "sy.army", "al-Quwat al-Muhajima")) == "al-Quwat al-Muhajima"
    assert english_of(Filler(span, "", None, "Storm Force")) == "Storm Force"
    assert english_of(Filler(span, "", None, None)) == "attacking forces"
    assert english_of(Place(span, "", english="Safa")) == "Safa"


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإءئ وال,(«»3aب", max_size=40))
def test_any_words(arabic: str) -> None:
    """Nothing makes it fail, and what it says is English."""
    description = describe(arabic)
    if description:
        assert description.english.strip()
        assert not any("\u0620" <= letter <= "\u064a" for letter in description.english)


@pytest.mark.parametrize(
    ("one", "many"),
    [("man", "men"), ("person", "people"), ("army", "armies"), ("boss", "bosses"), ("car bomb", "car bombs"),
     ("forces", "forces"), ("branch", "branches"), ("convoy", "convoys"), ("police", "police")],
)  # fmt: skip
def test_plural(one: str, many: str) -> None:
    """English plurals; a plural stays one."""
    assert plural(one) == many


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("سوري,Syrian", "needs arabic, sort"),
        ("سوري,verb,Syrian", "needs arabic, sort"),
        ("سوري,adjective,Swiss", "elsewhere"),
        ("سيارة مفخخة,noun,car bomb", "several words"),
        ("سيارة,phrase,car", "several words"),
    ],
)
def test_wrong_rows_are_named(tmp_path: Path, row: str, message: str) -> None:
    """Whoever edits the file is told what is wrong, and where."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "english.csv"
    path.write_text("\n".join([*lines, row]), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message) as error:
        load_words(path)
    assert error.value.line == len(lines) + 1
