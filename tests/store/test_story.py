"""One town, ten reports, twelve days: what an analyst gets out of them, through the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from rawi.ingest import Found, read_paths
from rawi.reconcile.sides import allied, party_side
from rawi.store import EventFilter, Store, open_store

pytestmark = pytest.mark.shared
HOLDERS = {"Islamic State": "islamic-state", "Syrian army and allies": "sy-government"}


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    """What a careful analyst gets out of the reports."""
    found: dict[str, Any] = json.loads(
        (shared / "stories" / "bukamal-2017-11.expected.json").read_text(encoding="utf-8")
    )
    return found


@pytest.fixture(scope="module")
def story(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the ten reports."""
    from rawi import code

    with open_store(tmp_path_factory.mktemp("story") / "rawi.db", write=True, create=True) as store:
        for item in read_paths([shared / "stories" / "bukamal-2017-11.jsonl"]):
            assert isinstance(item, Found)
            store.add(code(item.report))
        yield store


def test_holder_of_the_town_on_each_day(story: Store, expected: dict[str, Any]) -> None:
    """All four answers, by whom said, disputed or not."""
    for answer in expected["holder_as_of"]:
        _, held = story.holder(expected["place"]["name"], date.fromisoformat(answer["date"]))
        assert held is not None
        wanted = party_side(HOLDERS[answer["holder"]], None) or HOLDERS[answer["holder"]]
        assert allied(held.side, wanted), answer
        assert held.voices and held.events
        if "disputed" in answer:
            assert held.disputed == answer["disputed"], answer


def test_captures_by_two_sides_are_never_one_event(story: Store, expected: dict[str, Any]) -> None:
    """Whoever took the town in one statement of an event took it in all of them."""
    wanted = EventFilter(place=expected["place"]["name"], kind=("capture",))
    told = [story.event(event.key) for event in story.events(wanted, size=100)]
    assert len(told) >= 3
    for event in told:
        fillers = [
            f.actor for v in event.voices for row in v.statements for f in row.statement.agent if f.actor
        ]
        sides = {side for actor in fillers if (side := party_side(actor, None))}
        assert all(allied(one, other) for one, other in combinations(sides, 2)), event.event


def test_events_of_the_story_are_found(story: Store, expected: dict[str, Any]) -> None:
    """At least five of the six: kind, day and place, told by a report that tells it."""
    names = {row.key: row.name for row in story.reports(size=100)}
    found = 0
    for event in expected["events"]:
        days = [event["date"]] if isinstance(event["date"], str) else event["date"]
        wanted = EventFilter(
            place=expected["place"]["name"],
            kind=(event["kind"],),
            since=date.fromisoformat(days[0]),
            until=date.fromisoformat(days[-1]),
        )
        reports = {
            names[row.report]
            for candidate in story.events(wanted, size=100)
            for voice in story.event(candidate.key).voices
            for row in voice.statements
        }
        found += bool(reports & set(event["reports"]))
    assert found >= 5
