"""Events by every filter, sorted, counted, on maps and charts; and who held a place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from rawi.errors import InputError, NotInStore
from rawi.store import EventFilter, ReportFilter, Store

from .conftest import coded


@pytest.fixture
def war(store: Store) -> Iterator[Store]:
    """A small war of several reports."""
    for outlet, published, text in (
        ("أولى", "2015-05-21", "سيطر تنظيم داعش أمس على مدينة تدمر، بحسب المرصد السوري لحقوق الإنسان."),
        ("أولى", "2015-11-03", "قصفت طائرات روسية مدينة تدمر أمس، ما أدى إلى مقتل 12 شخصاً."),
        ("ثانية", "2016-03-28", "استعاد الجيش السوري أمس السيطرة على مدينة تدمر من تنظيم داعش، وفق سانا."),
        ("ثالثة", "2016-04-01", "خطف مسلحون ثلاثة عمال في مدينة كركوك أمس."),
    ):
        store.add(coded(text, outlet=outlet, published=published))
    yield store


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 4),
        ({"place": "تدمر"}, 3),
        ({"place": "مدينة تدمر"}, 3),
        ({"place": ["تدمر", "كركوك"]}, 4),
        ({"place": "Kirkuk"}, 1),
        ({"actor": "islamic-state"}, 2),
        ({"agent": "islamic-state"}, 1),
        ({"target": "تنظيم الدولة الإسلامية"}, 1),
        ({"actor": "sy-government"}, 1),
        ({"kind": ("capture",)}, 2),
        ({"kind": ("control", "abduction")}, 3),
        ({"since": date(2016, 1, 1)}, 2),
        ({"until": date(2015, 6, 1)}, 1),
        ({"since": date(2015, 11, 2), "until": date(2015, 11, 2)}, 1),
        ({"grade": ("corroborated",)}, 0),
        ({"source": "sohr"}, 1),
        ({"source": "المرصد السوري لحقوق الإنسان"}, 1),
        ({"outlet": "أولى"}, 2),
        ({"text": "السيطره تدمر"}, 1),
        ({"text": "طائرات"}, 1),
        ({"country": ("iq",)}, 1),
        ({"status": ("denied",)}, 0),
        ({"box": (34.0, 38.0, 35.0, 39.0)}, 3),
        ({"box": (34.0, 170.0, 36.0, 45.0)}, 4),
        ({"review": ("accepted",)}, 0),
        ({"min_voices": 2}, 0),
    ],
)
def test_filters(war: Store, wanted: dict[str, Any], count: int) -> None:
    """Each field alone."""
    assert war.events(EventFilter(**wanted)).total == count
    assert len(list(war.all_events(EventFilter(**wanted)))) == count


def test_filters_that_hold_what_they_cannot(war: Store) -> None:
    """One line that lists what they can."""
    for wanted, problem in (
        ({"kind": ("battle",)}, "kinds are"),
        ({"grade": ("good",)}, "it is one of single"),
        ({"text": "؟"}, "no word"),
        ({"place": "؟"}, "no word"),
    ):
        with pytest.raises(InputError, match=problem):
            war.events(EventFilter(**wanted))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="sorted"):
        war.events(sort="colour")


def test_sorts_and_pages(war: Store) -> None:
    """By day both ways, the deadliest first, two to a page."""
    days = [event.day_from for event in war.events(sort="day")]
    assert days == sorted(days) and [e.day_from for e in war.events()] == days[::-1]
    assert war.events(sort="killed").rows[0].killed.best == 12
    first, second = war.events(sort="day", size=2), war.events(sort="day", size=2, page=2)
    assert [e.day_from for e in (*first, *second)] == days and (first.pages, first.total) == (2, 4)


def test_rows_name_their_actors(war: Store) -> None:
    """By id, in both languages, with their side."""
    (event,) = war.events(EventFilter(agent="islamic-state"))
    assert [(ref.id, ref.arabic) for ref in event.agent_refs] == [("islamic-state", "تنظيم الدولة الإسلامية")]
    assert event.agent_refs[0].side and event.place_key and event.dated == "stated"


def test_facets_leave_their_own_field_out(war: Store) -> None:
    """Under a kind, the other kinds can still be chosen; the counts are those of the other fields."""
    facets = war.facets(EventFilter(kind=("capture",), place="تدمر"))
    assert {facet.value: facet.count for facet in facets["kind"]} == {"capture": 2, "airstrike": 1}
    assert [
        facet.count for facet in facets["place"] if "Palmyra" in facet.english or "تدمر" in facet.arabic
    ] == [2]
    assert {facet.value for facet in facets["actor"]} >= {"islamic-state", "sy-army"}
    assert [facet.value for facet in facets["month"]] == ["2015-05", "2016-03"]


def test_points_and_counts(war: Store) -> None:
    """Columns of the same length, by day; counts in stretches that begin on Mondays."""
    points = war.points()
    assert points.total == 4 and len(points.key) == len(points.lat) == len(points.day) == 4
    assert points.day == sorted(d for d in points.day if d is not None)
    assert points.day[0] == (date(2015, 5, 20) - date(1970, 1, 1)).days
    total, columns = war.points_json()
    assert total == points.total
    assert {name: json.loads(column) for name, column in columns.items()} == {
        name: getattr(points, name) for name in columns
    }
    assert war.points(EventFilter(text="كلمة لا يقولها تقرير")).lat == []
    counts = war.counts_over_time(by="family", step="week")
    assert all(day.weekday() == 0 for day in counts.buckets)
    assert sum(sum(line.counts) for line in counts.series) == 4
    assert [line.key for line in war.counts_over_time(by="actor", step="year", series=1).series] == [
        "islamic-state"
    ]
    assert war.counts_over_time(EventFilter(place="كركوك"), by="kind", step="month").buckets == (
        date(2016, 3, 1),
    )


def test_listings(war: Store) -> None:
    """Places, actors and sources with how many events they have."""
    (palmyra,) = [place for place in war.places("تدمر") if place.events]
    assert (palmyra.events, palmyra.holdings) == (3, True)
    assert [place.holdings for place in war.places("كركوك") if place.events] == [False]
    assert war.actors("داعش")[0].id == "islamic-state" and war.actors("islamic-state")[0].events == 2
    assert [source.events for source in war.sources("sohr")] == [1]
    assert war.reports(ReportFilter(text="كركوك")).total == 1


def test_holder_of_a_place(war: Store) -> None:
    """Taken, retaken; before the first event, whoever it was taken from; an unknown place is named."""
    place, held = war.holder("تدمر", date(2015, 8, 1))
    assert held is not None and "islamic-state" in held.actors and not held.disputed and place.events == 3
    _, later = war.holder("تدمر", date(2020, 1, 1))
    assert later is not None and later.actors[0] == "sy-army" and later.end is None and later.arabic
    timeline = war.timeline("تدمر")
    assert [h.start for h in timeline.holdings[1:]] == sorted(
        h.start for h in timeline.holdings[1:] if h.start
    )
    assert all(war.event(key) for h in timeline.holdings for key in h.events)
    assert {source.key for h in timeline.holdings for source in h.voices} >= {"sohr", "sana"}
    with pytest.raises(NotInStore):
        war.holder("بلدة لا ذكر لها", date(2015, 1, 1))


def test_queue_asks_for_what_nobody_decided_on(war: Store) -> None:
    """Gunmen whom no registry holds come up, until somebody decides; each statement once."""
    rows = war.queue(size=50)
    keys = [row.statement.key for row in rows]
    assert len(keys) == len(set(keys)) == rows.total
    (gunmen,) = [row for row in war.queue(why="new_actor") if "مسلحون" in row.context]
    text = war.report(gunmen.statement.report).text
    assert text[gunmen.start : gunmen.start + len(gunmen.context)] == gunmen.context
    assert "كركوك" in gunmen.candidates[0].name
    war.decide("accept", gunmen.statement.key, reviewer="a")
    assert gunmen.statement.key not in [row.statement.key for row in war.queue(size=50)]
    assert gunmen.statement.key in [row.statement.key for row in war.queue(size=50, reviewer="b")]
    with pytest.raises(InputError, match="no reason"):
        war.queue(why="boredom")


def test_facets_are_those_of_now(war: Store) -> None:
    """What is remembered is forgotten when reports come or reviewers decide."""
    before = war.facets()["kind"]
    assert war.facets()["kind"] == before
    war.add(coded("قصفت مدفعية الجيش السوري مدينة درعا أمس.", published="2016-05-01"))
    assert sum(f.count for f in war.facets()["kind"]) == sum(f.count for f in before) + 1
    (event,) = war.events(EventFilter(place="درعا"))
    war.decide("reject", event.key, reviewer="a")
    assert sum(f.count for f in war.facets()["kind"]) == sum(f.count for f in before)
