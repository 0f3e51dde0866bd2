"""Decisions change events, stay on record, can be undone, and outlive a newer coding."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from rawi.errors import InputError, NotInStore
from rawi.store import EventFilter, EventRow, Store

from .conftest import coded

TOLD = "قصفت قوات النظام السوري مدينة سراقب أمس، ما أدى إلى مقتل {} مدنيين، بحسب {}."


@pytest.fixture
def event(store: Store) -> EventRow:
    """One shelling that two voices tell of."""
    store.add(
        [
            coded(TOLD.format(4, "الدفاع المدني السوري"), outlet="عنب بلدي"),
            coded(TOLD.format(6, "المرصد السوري لحقوق الإنسان"), outlet="وكالة"),
        ]
    )
    (found,) = store.events(EventFilter(kind=("shelling",)))
    return found


def statements(store: Store, event: str) -> list[str]:
    """Keys of an event's statements."""
    return [row.key for voice in store.event(event).voices for row in voice.statements]


def test_rejected_statement_leaves_its_event_until_undone(store: Store, event: EventRow) -> None:
    """And the event is as it was, with its key."""
    first, _ = statements(store, event.key)
    decided = store.decide("reject", first, reviewer="سلمى", reason="خبر عن أمر آخر").decision
    now = store.event(event.key)
    assert now.event.statements == 1 and now.event.killed.low == now.event.killed.high
    store.undo(decided.id, reviewer="سلمى", reason="خطأ")
    assert replace(store.event(event.key).event, why="") == replace(event, why="")
    record = store.decisions()
    assert [(one.verb, one.undoes, one.undone) for one in record] == [("undo", 1, None), ("reject", None, 2)]


def test_event_without_statements_is_gone_and_comes_back(store: Store, event: EventRow) -> None:
    """Its key says so meanwhile."""
    made = [store.decide("reject", key, reviewer="a").decision for key in statements(store, event.key)]
    with pytest.raises(NotInStore, match="is no more"):
        store.event(event.key)
    for decided in made:
        store.undo(decided.id, reviewer="a")
    assert store.event(store.events().rows[0].key).event.statements == 2


def test_corrected_field_changes_the_event_and_keeps_the_machine_s_value(
    store: Store, event: EventRow
) -> None:
    """The kind of both statements; the spans stay."""
    for key in statements(store, event.key):
        store.decide("correct", key, reviewer="a", field="kind", value="airstrike", reason="طيران")
    (now,) = store.events()
    assert now.kind == "airstrike" and now.review == "corrected"
    row = store.event(now.key).voices[0].statements[0]
    assert (row.statement.kind, row.corrected) == ("airstrike", {"kind": "shelling"})


def test_corrected_place_moves_the_event(store: Store, event: EventRow) -> None:
    """To coordinates from the gazetteer, under its id."""
    (aleppo,) = (p for p in [("geonames:170063", "حلب")])
    for key in statements(store, event.key):
        value = [{"text": aleppo[1], "gazetteer_id": aleppo[0]}]
        store.decide("correct", key, reviewer="a", field="place", value=value)
    (now,) = store.events()
    assert (
        now.lat is not None
        and abs(now.lat - 36.2) < 0.2
        and now.lon is not None
        and abs(now.lon - 37.16) < 0.2
    )


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("kind", "battle", "no kind"),
        ("status", "maybe", "no status"),
        ("place", [{"text": "حلب", "gazetteer_id": "x:1"}], "no id in the gazetteer"),
        ("agent", [{"text": "الجيش", "actor": "nobody"}], "no id in the registries"),
        ("agent", "الجيش", "list of objects"),
        ("time", {"from": "2019-05-02", "to": "2019-05-01"}, "ends before"),
        ("time", {"from": "yesterday"}, "no day"),
        ("counts", [{"what": "killed", "low": 9, "high": 3}], "over the highest"),
        ("counts", [{"what": "ghosts", "low": 9}], "nothing that is counted"),
        ("trigger", {"text": "قصفت", "start": 3, "end": 7}, "does not stand"),
        ("kind", ["shelling"], "no kind"),
        ("status", {}, "no status"),
        ("agent", [{"text": "الجيش", "actor": ["sy-army"]}], "must be an id"),
        ("place", [{"text": "حلب", "gazetteer_id": {"a": 1}}], "must be an id"),
        ("place", [{"text": "حلب", "gazetteer_id": "geonames:170063", "radius_km": "5"}], "kilometres"),
        (
            "place",
            [{"text": "حلب", "gazetteer_id": "geonames:170063", "radius_km": float("nan")}],
            "kilometres",
        ),
        ("counts", [{"what": "killed", "low": 10**30}], "no number"),
        ("counts", [{"what": ["killed"], "low": 1}], "nothing that is counted"),
        ("agent", [{"text": "الجيش", "more": float("nan")}], "cannot be stored"),
        ("agent", [{"text": "\ud800"}], "cannot be stored"),
        ("agent", [{"text": "ا" * 2_000_000}], "too long"),
        ("sentence", "x", "cannot be corrected"),
    ],
)
def test_impossible_corrections_are_refused(
    store: Store, event: EventRow, field: str, value: object, problem: str
) -> None:
    """In one line, and nothing is recorded."""
    with pytest.raises(InputError, match=problem):
        store.decide("correct", statements(store, event.key)[0], reviewer="a", field=field, value=value)
    assert store.decisions().total == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("killed", -1), ("killed", 10**30), ("killed", True), ("killed", {"low": 5, "best": 3, "high": 9}),
     ("kind", []), ("status", {})],
)  # fmt: skip
def test_impossible_corrections_of_events_are_refused(
    store: Store, event: EventRow, field: str, value: object
) -> None:
    with pytest.raises(InputError):
        store.decide("correct", event.key, reviewer="a", field=field, value=value)
    assert store.decisions().total == 0


def test_corrected_day_takes_the_other_along_where_it_must(store: Store, event: EventRow) -> None:
    """An event does not end before it begins, whichever of its days is corrected first."""
    store.decide("correct", event.key, reviewer="a", field="day_from", value="2019-06-01")
    now = store.event(event.key).event
    assert str(now.day_from) == str(now.day_to) == "2019-06-01"
    assert set(now.corrected) == {"day_from", "day_to"}
    store.decide("correct", event.key, reviewer="a", field="day_to", value="2019-06-03")
    now = store.event(event.key).event
    assert (str(now.day_from), str(now.day_to)) == ("2019-06-01", "2019-06-03")


def test_nobody_reviews_in_the_machine_s_name(store: Store, event: EventRow) -> None:
    """Agreement could not tell them apart."""
    with pytest.raises(InputError, match="own name"):
        store.decide("accept", event.key, reviewer=" Rawi ")
    with pytest.raises(NotInStore, match="no decision"):
        store.undo(10**30, reviewer="a")


def test_split_and_merge_and_back(store: Store, event: EventRow) -> None:
    """Two events after the split, one after the merge, and undoing gives each state again."""
    one, other = statements(store, event.key)
    split = store.decide("split", event.key, others=[other], reviewer="a", reason="يومان").decision
    assert sorted(e.statements for e in store.events()) == [1, 1]
    keys = [found.key for found in store.events()]
    assert event.key in keys
    merged = store.decide("merge", keys[0], others=[keys[1]], reviewer="b").decision
    (whole,) = store.events()
    assert whole.statements == 2  # the later decision holds
    store.undo(merged.id, reviewer="b")
    assert {found.key for found in store.events()} == set(keys)
    store.undo(split.id, reviewer="a")
    assert [found.key for found in store.events()] == [event.key]
    assert {one, other} == set(statements(store, event.key))


def test_events_that_were_merged_go_apart_under_their_own_keys(store: Store) -> None:
    """And what was decided on each is again said of it alone."""
    store.add([coded(TOLD.format(n, "ناشطين"), published=f"2019-0{n}-02") for n in (2, 3, 4)])
    before = {found.key: found.day_from for found in store.events()}
    assert len(before) == 3
    for first, second in ((one, other) for one in before for other in before if one != other):
        rejected = store.decide("reject", second, reviewer="a", reason="مكرر").decision
        merged = store.decide("merge", first, others=[second], reviewer="a").decision
        assert store.events(EventFilter()).total == 2, "a rejected double hides nothing else"
        store.undo(merged.id, reviewer="a")
        assert {found.key for found in store.events()} == set(before) - {second}
        store.undo(rejected.id, reviewer="a")
        assert {found.key: found.day_from for found in store.events()} == before


def test_split_takes_apart_what_was_merged(store: Store) -> None:
    """Whatever the statements' keys: the parts are those that the reviewer named."""
    store.add([coded(TOLD.format(n, "ناشطين"), published=f"2019-0{n}-02") for n in (2, 3, 4, 5)])
    first, *others = [found.key for found in store.events()]
    store.decide("merge", first, others=others, reviewer="a")
    (whole,) = store.events()
    keys = statements(store, whole.key)
    for one, other in ((0, 1), (0, 2), (0, 3), (1, 2)):
        part = {keys[one], keys[other]}
        made = store.decide("split", whole.key, others=sorted(part), reviewer="a").decision
        parted = [set(statements(store, found.key)) for found in store.events()]
        assert sorted(map(sorted, parted)) == sorted([sorted(part), sorted(set(keys) - part)])
        store.undo(made.id, reviewer="a")
        assert store.events().total == 1


def test_merge_of_what_the_machine_keeps_apart(store: Store) -> None:
    """The key that goes leads to the event that stays."""
    store.add(
        [
            coded(TOLD.format(4, "ناشطين")),
            coded("اشتبكت قوات النظام السوري مع الفصائل في مدينة معرة النعمان أمس."),
        ]
    )
    before = {found.key for found in store.events()}
    first, second = sorted(before)[:2]
    store.decide("merge", first, others=[second], reviewer="a", reason="حدث واحد")
    assert store.events().total == len(before) - 1
    assert store.event(first).event.key == store.event(second).event.key


def test_decisions_on_events(store: Store, event: EventRow) -> None:
    """Accepting shows; rejecting hides, unless asked for; a correction stays when more reports come."""
    store.decide("accept", event.key, reviewer="a")
    assert store.event(event.key).event.review == "accepted"
    store.decide("correct", event.key, reviewer="a", field="killed", value={"low": 5, "best": 5, "high": 5})
    store.add(coded(TOLD.format(7, "ناشطين محليين"), outlet="ثالثة"))
    now = store.event(event.key).event
    assert (now.killed.best, now.corrected["killed_high"], now.statements) == (5, 7, 3)
    rejected = store.decide("reject", event.key, reviewer="a").decision
    assert store.events().total == 0 and store.events(EventFilter(review=("rejected",))).total == 1
    store.undo(rejected.id, reviewer="a")
    assert store.events().total == 1


def test_decisions_outlive_a_newer_coding(store: Store, event: EventRow) -> None:
    """The correction holds, and what the machine now says instead is shown."""
    key = statements(store, event.key)[0]
    store.decide("correct", key, reviewer="a", field="kind", value="airstrike")
    store.decide("accept", key, reviewer="b")
    report = key.split(".")[0]
    old = store.report(report)
    machine = coded(old.text, outlet=old.report.outlet)
    newer = replace(machine, statements=tuple(replace(s, kind="bombing") for s in machine.statements))
    store.recode([newer])
    row = next(row for row in store.report(report).statements if row.key == key)
    assert row.statement.kind == "airstrike" and row.corrected == {"kind": "bombing"}
    assert row.differs is not None and "shelling → bombing" in row.differs
    assert store.status().disagreeing == 2
    assert [one.now for one in store.decisions()] == ["kind: shelling → bombing"] * 2
    assert store.queue().rows[0].reason == "differs"
    store.decide("accept", key, reviewer="c", reason="airstrike it is")
    row = next(row for row in store.report(report).statements if row.key == key)
    assert row.statement.kind == "airstrike" and row.differs is None, (
        "who looked at the newer coding settles it"
    )
    assert store.status().disagreeing == 0 and store.queue(why="differs").total == 0
    assert [one.now for one in store.decisions()][1:] == ["kind: shelling → bombing"] * 2, "the record stays"


def test_same_client_id_is_one_decision(store: Store, event: EventRow) -> None:
    """A page that asks twice, as the answer got lost."""
    key = statements(store, event.key)[0]
    first = store.decide("flag", key, reviewer="a", client_id="x-1", group="g")
    again = store.decide("flag", key, reviewer="a", client_id="x-1", group="g")
    assert (first.known, again.known) == (False, True) and first.decision == again.decision
    assert store.decisions().total == 1


def test_decisions_cannot_be_changed_or_removed(store: Store, event: EventRow, path: Path) -> None:
    """Not even by hand."""
    store.decide("accept", event.key, reviewer="a")
    store.close()
    connection = sqlite3.connect(path)
    for statement in ("UPDATE decisions SET reviewer = 'b'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()


def test_what_cannot_be_decided(store: Store, event: EventRow) -> None:
    """One line each."""
    key = statements(store, event.key)[0]
    for arguments, problem in (
        (("like", event.key), "no decision"),
        (("accept", "e00000000"), "no event"),
        (("accept", "r0.1"), "no statement"),
        (("split", key), "only events"),
        (("split", event.key), "name some"),
        (("merge", event.key), "name the one"),
        (("correct", event.key), "needs the field"),
    ):
        with pytest.raises((InputError, NotInStore), match=problem):
            store.decide(*arguments, reviewer="a")
    with pytest.raises(InputError, match="reviewer"):
        store.decide("accept", key, reviewer=" ")
    with pytest.raises(InputError, match="already"):
        store.decide("merge", event.key, others=[event.key], reviewer="a")
    with pytest.raises(InputError, match="no statement of event"):
        store.decide("split", event.key, others=["r0.1"], reviewer="a")
    with pytest.raises(NotInStore):
        store.undo(7, reviewer="a")
    made = store.decide("accept", key, reviewer="a").decision
    undone = store.undo(made.id, reviewer="a")
    for id, problem in ((made.id, "before"), (undone.id, "is an undo")):
        with pytest.raises(InputError, match=problem):
            store.undo(id, reviewer="a")


def test_correcting_one_statement_keeps_what_others_of_its_report_lend_it(store: Store) -> None:
    """A second mention has its place from the first; correcting its kind does not lose it, rejecting the first does."""
    text = (
        "قصفت قوات النظام السوري بالمدفعية مدينة سراقب أمس ما أدى إلى مقتل 4 مدنيين.\n"
        "وأدى القصف إلى مقتل 4 مدنيين من عائلة واحدة."
    )
    store.add(coded(text))
    rows = store.report(store.reports().rows[0].key).statements
    second = [
        row for row in rows if row.statement.trigger.start > text.index("\n") and not row.statement.place
    ]
    if not second:
        pytest.skip("the coder gives the second mention its place itself")
    event = store.event(second[0].event or "").event
    assert event.place == "سراقب"
    store.decide("correct", second[0].key, reviewer="a", field="kind", value="airstrike")
    after = next(row for row in store.report(rows[0].report).statements if row.key == second[0].key)
    assert store.event(after.event or "").event.place == "سراقب"
