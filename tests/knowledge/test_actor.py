"""The years of an actor: the forms in which the files give them, and the days they cover."""

from __future__ import annotations

from datetime import date

import pytest

from rawi.knowledge.actor import days_of


@pytest.mark.parametrize(
    ("years", "start", "end"),
    [
        ("", None, None),
        ("2012-2016", date(2012, 1, 1), date(2016, 12, 31)),
        ("2013-", date(2013, 1, 1), None),
        ("-2011", None, date(2011, 12, 31)),
        ("2012..2016-07-27", date(2012, 1, 1), date(2016, 7, 27)),
        ("2024-12-08..", date(2024, 12, 8), None),
        ("..2024-12-07", None, date(2024, 12, 7)),
        ("2016-02..2017-02", date(2016, 2, 1), date(2017, 2, 28)),
        ("2011-12..2016-02", date(2011, 12, 1), date(2016, 2, 29)),
        ("2011..2011-12", date(2011, 1, 1), date(2011, 12, 31)),
        ("2014-2014", date(2014, 1, 1), date(2014, 12, 31)),
    ],
)
def test_a_year_or_month_stands_for_its_first_day_at_the_start_and_its_last_at_the_end(years, start, end):
    assert days_of(years) == (start, end)


@pytest.mark.parametrize(
    "years",
    ["-", "..", "2016", "2016-2012", "2016-07-27..2016-07-26", "12-16", "2012-16", "since 2012",
     "2012–2016", "2012..2016-13", "2011..2015-02-30", "2012-2016 "],
)  # fmt: skip
def test_anything_else_is_refused(years):
    with pytest.raises(ValueError):
        days_of(years)
