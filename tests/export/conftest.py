"""A coded report made by hand: what every output is tried on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rawi.coded import CodedReport
from rawi.report import Report
from rawi.statement import Count, Filler, Place, Statement, Time

TEXT = """\
الجيش يستعيد بلدة الصفا
سيطر الجيش وحلفاؤه، اليوم الأحد، على بلدة الصفا في ريف حماة من مسلحي «الفجر»، وفق مصادر ميدانية لوكالة الأفق.
ونفى متحدث باسم «الفجر» مقتل 12 من عناصرها وإصابة أكثر من 20 في غارات شنتها طائرات حربية.
"""


@pytest.fixture(scope="session")
def report() -> Report:
    """Two sentences under a headline."""
    return Report(
        TEXT, id="safa-1", outlet="وكالة دجلة", published=date(2017, 11, 19), url="https://x.example/1"
    )


@pytest.fixture(scope="session")
def filler(report: Report) -> Callable[..., Filler]:
    """Makes a filler of words of the report."""

    def make(words: str, english: str | None = None, actor: str | None = None) -> Filler:
        return Filler(report.span(*_found(words)), "subject", actor, english)

    return make


@pytest.fixture(scope="session")
def coded(report: Report, filler: Callable[..., Filler]) -> CodedReport:
    """The report with a capture that a source tells and an air strike that another denies."""
    second, third = (report.span(*_found(line)) for line in TEXT.splitlines()[1:])
    place = Place(
        report.span(*_found("بلدة الصفا", 1)),
        "after «على»",
        name="الصفا",
        english="Safa",
        lat=35.12345,
        lon=36.5,
        radius_km=10.0,
        gazetteer_id="geonames:1",
        country="SY",
        reason="the only one in Hama",
    )
    region = Place(
        report.span(*_found("ريف حماة")),
        "after «في»",
        english="Hama countryside",
        lat=35.1,
        lon=36.7,
        radius_km=60.0,
    )
    capture = Statement(
        kind="capture",
        trigger=report.span(*_found("سيطر")),
        sentence=second,
        frame="verb:سيطر",
        agent=(filler("الجيش", "Syrian army", "syria.army"), filler("حلفاؤه", "its allies")),
        target=(filler("مسلحي «الفجر»", "Fajr fighters"),),
        source=(filler("وكالة الأفق", "Ufuq agency"), filler("مصادر ميدانية", "field sources")),
        place=(place, region),
        time=Time(report.span(*_found("اليوم الأحد")), date(2017, 11, 19), date(2017, 11, 19)),
        notes=("headline says the same",),
    )
    strike = Statement(
        kind="airstrike",
        trigger=report.span(*_found("غارات")),
        sentence=third,
        status="denied",
        frame="noun:غارة",
        target=(filler("عناصرها"),),
        instrument=(filler("طائرات حربية", "warplanes"),),
        source=(filler("متحدث باسم «الفجر»", "a spokesman of Fajr"),),
        counts=(
            Count(report.span(*_found("12 من عناصرها")), "killed", 12, 12),
            Count(report.span(*_found("أكثر من 20")), "wounded", 20, None),
        ),
    )
    return CodedReport(report, (capture, strike), ("no weather was read",))


def _found(words: str, start: int = 0) -> tuple[int, int]:
    at = TEXT.index(words) if not start else TEXT.index(words, TEXT.index("\n"))
    return at, at + len(words)
