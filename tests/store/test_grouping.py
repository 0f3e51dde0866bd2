"""Statements become events in the store: the same whatever order reports come in, and an event keeps its key."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import cast

from rawi.coded import CodedReport
from rawi.store import EventFilter, Store, open_store
from rawi.store.index import Memory

from .conftest import coded


def story() -> list[CodedReport]:
    """Four reports on one shelling by three outlets, one of them a copy, and one on something else."""
    told = "قصفت قوات النظام السوري مدينة سراقب أمس الأربعاء، ما أدى إلى مقتل {} مدنيين، بحسب {}."
    return [
        coded(told.format(4, "الدفاع المدني السوري"), outlet="عنب بلدي", published="2019-05-02"),
        coded(told.format(6, "المرصد السوري لحقوق الإنسان"), outlet="وكالة", published="2019-05-02"),
        coded(
            "نفى الجيش السوري أن يكون قد قصف مدينة سراقب أمس الأربعاء.", outlet="سانا", published="2019-05-02"
        ),
        coded("سيطر الجيش السوري اليوم على مدينة خان شيخون.", outlet="سانا", published="2019-08-21"),
    ]


def shape(store: Store) -> set[tuple[str, str, frozenset[str]]]:
    """Every event as kind, grade and its statements' keys."""
    return {
        (
            event.kind,
            event.grade,
            frozenset(s.key for voice in store.event(event.key).voices for s in voice.statements),
        )
        for event in store.events(size=100)
    }


def test_order_of_reports_does_not_matter(tmp_path: Path) -> None:
    """Every order, one by one or all at once, gives the same events with the same grades."""
    shapes = set()
    for number, order in enumerate(permutations(story())):
        with open_store(tmp_path / f"{number}.db", write=True, create=True) as store:
            if number % 2:
                store.add(order)
            else:
                for report in order:
                    store.add(report)
            shapes.add(frozenset(shape(store)))
    assert len(shapes) == 1


def test_event_keeps_its_key_when_more_reports_come(store: Store) -> None:
    """One voice, then two; the numbers of both are kept, and low and high follow from them."""
    first, second, *_ = story()
    store.add(first)
    (event,) = store.events(EventFilter(place="سراقب", kind=("shelling",)))
    assert (event.grade, event.voices, event.killed.best) == ("single", 1, 4)
    store.add(second)
    again = store.event(event.key)
    assert (again.event.voices, again.event.reports) == (2, 2)
    assert (again.event.killed.low, again.event.killed.high) == (4, 6)
    assert [told.low for voice in again.voices for told in voice.counts if told.what == "killed"] == [4, 6]


def test_statements_of_an_older_version_leave_their_event(store: Store) -> None:
    """The event has those of the new version, and its key."""
    url = "https://example.org/1"
    told = "قصفت قوات النظام مدينة سراقب أمس، ما أدى إلى مقتل {} مدنيين."
    store.add(coded(told.format(3), url=url))
    (event,) = store.events(EventFilter(kind=("shelling",)))
    store.add(coded(told.format(9), url=url))
    (now,) = store.events(EventFilter(kind=("shelling",)))
    assert now.killed.best == 9 and now.statements == 1
    assert now.key == event.key


def test_copies_of_a_text_are_one_voice(store: Store) -> None:
    """Two outlets with one text, and nobody quoted: one voice."""
    text = (
        "قصفت قوات النظام السوري بالمدفعية الثقيلة مدينة سراقب في ريف إدلب الشرقي أمس الأربعاء ما أدى إلى مقتل خمسة مدنيين"
        " وإصابة عشرة آخرين بجروح بينهم أطفال ونساء وفق ما ذكرت مصادر طبية في المدينة التي يقيم فيها آلاف النازحين."
    )
    store.add([coded(text, outlet="عنب بلدي"), coded(text, outlet="صحيفة أخرى")])
    (event,) = store.events(EventFilter(kind=("shelling",), place="سراقب"))
    assert (event.voices, event.reports) == (1, 2)
    keys = [report.key for report in store.reports()]
    assert [copy.key for copy in store.copies(keys[0])] == [keys[1]]


def test_a_connection_at_the_address_of_a_closed_one_is_another() -> None:
    """What was read through the closed one may be of an older state, though both count the same changes."""

    class Raw:
        def execute(self, _: str) -> Raw:
            return self

        def fetchone(self) -> tuple[int]:
            return (1,)

    memory = Memory()
    for _ in range(100):  # each is gone before the next is made, and would leave it its address
        memory.refresh(cast(sqlite3.Connection, Raw()))
        assert not memory.rows
        memory.rows["r1.2"] = 3
