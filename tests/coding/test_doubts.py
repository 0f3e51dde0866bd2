"""What a person is told to doubt about a coded report, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

import rawi
from rawi.coding.doubts import UNDATED
from rawi.coding.pipeline import LONGEST

RELATIVE = "قصف الجيش بلدة كفرنبل أمس وقتل ثلاثة مدنيين."


@pytest.mark.parametrize(
    ("text", "published", "warned"),
    [
        (RELATIVE, None, True),
        (RELATIVE, date(2017, 11, 19), False),
        ("قصف الجيش بلدة كفرنبل وقتل ثلاثة مدنيين.", None, False),
    ],
)
def test_missing_date_is_told_where_it_matters(text: str, published: date | None, warned: bool) -> None:
    """A relative time without a day of publication: the report says what to do; else nothing."""
    coded = rawi.code(rawi.Report(text, published=published))
    assert coded.statements
    assert (UNDATED in coded.warnings) == warned
    assert "--published" in UNDATED and "published=" in UNDATED


def test_a_weekday_that_contradicts_the_day_of_publication_is_told() -> None:
    text = "قصف الجيش بلدة كفرنبل اليوم الأحد."
    monday, sunday = date(2017, 11, 20), date(2017, 11, 19)
    assert any("اليوم الأحد" in line for line in rawi.code(rawi.Report(text, published=monday)).warnings)
    assert rawi.code(rawi.Report(text, published=sunday)).warnings == ()


@pytest.mark.parametrize(("text", "says"), [(" \n", "empty"), ("Shelling of the town.", "no Arabic")])
def test_nothing_to_read_is_told(text: str, says: str) -> None:
    coded = rawi.code(rawi.Report(text))
    assert coded.statements == () and says in coded.warnings[0]


def test_what_is_too_long_for_one_report_is_refused() -> None:
    with pytest.raises(rawi.InputError, match="2,000,000"):
        rawi.read("ا" * (LONGEST + 1))
