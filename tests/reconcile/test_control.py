"""Who held a place on which day: as careful analysts read the reports, with what is disputed."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from made_claims import BUKAMAL, KAFRANBEL, claim

from rawi.event import Holding
from rawi.reconcile.claim import Claim
from rawi.reconcile.control import holder_on, holdings
from rawi.reconcile.grading import event_of
from rawi.reconcile.grouping import regroup
from rawi.reconcile.memory import MemoryIndex

ARMY, IS = ("sy-army",), ("islamic-state",)


def taken(id_: str, day: Any, by: tuple[str, ...], **given: Any) -> Claim:
    """A capture of Al-Bukamal."""
    return claim(id_, given.pop("kind", "capture"), day, place=BUKAMAL, agents=by, **given)


def held(claims: Iterable[Claim]) -> tuple[Holding, ...]:
    """Who held Al-Bukamal."""
    index = MemoryIndex()
    regroup(claims, index)
    return holdings([event_of(lead, index) for lead in index.leads()], BUKAMAL.id)


def on(told: tuple[Holding, ...], day: str) -> tuple[str, bool]:
    """The holder's side on a day, and whether it is disputed."""
    holding = holder_on(told, date.fromisoformat(day))
    assert holding is not None
    return holding.side, holding.disputed


def test_taken_lost_and_taken_again() -> None:
    """The days before the first event belong to whom it was taken from."""
    told = held([
        taken("a#0", "2017-11-08", ARMY, targets=IS), taken("b#0", "2017-11-11", IS, targets=ARMY),
        claim("d#0", "retreat", "2017-11-08", place=BUKAMAL, agents=IS),
        taken("c#0", "2017-11-19", ("lb-hezbollah", "sy-army"), targets=IS),
    ])  # fmt: skip
    assert on(told, "2017-11-07") == ("islamic-state", False)
    assert on(told, "2017-11-09") == ("sy-government", False)
    assert on(told, "2017-11-12") == ("islamic-state", False)
    assert on(told, "2020-01-01")[0] in ("sy-government", "hezbollah")
    assert told[0].start is None and told[-1].end is None
    for before, after in pairwise(told):
        assert before.end is not None and after.start is not None
        assert (after.start - before.end).days == 1


def test_a_town_taken_over_days_is_disputed_meanwhile() -> None:
    """Half of it on the 9th, all of it on the 11th: until then the army holds it, disputed."""
    told = held([
        taken("a#0", "2017-11-08", ARMY, targets=IS),
        taken("b#0", "2017-11-09", IS, targets=ARMY), taken("c#0", "2017-11-11", IS, targets=ARMY),
    ])  # fmt: skip
    assert on(told, "2017-11-08") == ("sy-government", True)
    assert on(told, "2017-11-10") == ("sy-government", True)
    assert on(told, "2017-11-12") == ("islamic-state", False)


def test_a_hold_of_two_days_is_disputed() -> None:
    """Taken on the 8th, by the other side on the 10th: dates are no more exact than that; on the 11th, they are."""
    told = held([taken("a#0", "2017-11-08", ARMY), taken("b#0", "2017-11-10", IS)])
    assert on(told, "2017-11-09") == ("sy-government", True)
    assert on(told, "2017-11-12") == ("islamic-state", False)
    told = held([taken("a#0", "2017-11-08", ARMY), taken("b#0", "2017-11-11", IS)])
    assert on(told, "2017-11-09") == ("sy-government", False)


def test_two_takers_on_one_day() -> None:
    """The one with more voices holds it, disputed until something later settles it."""
    told = held([
        taken("a#0", "2017-11-08", ARMY), taken("b#0", "2017-11-08", ARMY), taken("c#0", "2017-11-08", IS),
        taken("d#0", "2017-12-01", ARMY),
    ])  # fmt: skip
    assert on(told, "2017-11-20") == ("sy-government", True)
    assert on(told, "2017-12-02") == ("sy-government", False)
    disputed = holder_on(told, date(2017, 11, 20))
    assert disputed is not None and disputed.against == ("islamic-state",)
    assert "Islamic State" in disputed.reason


def test_a_denied_capture_is_disputed() -> None:
    """The holder stands, and that it is denied is said."""
    told = held([
        taken("a#0", "2017-11-08", ARMY),
        taken("b#0", "2017-11-08", ARMY, status="denied", speaker="ناطق", speaker_id="amaq"),
    ])  # fmt: skip
    assert on(told, "2017-11-09") == ("sy-government", True)


def test_who_leaves_holds_it_no_more() -> None:
    """After a retreat nobody is known to hold the place; the retreat of who does not hold it changes nothing."""
    left = claim("b#0", "retreat", "2017-11-13", place=BUKAMAL, agents=ARMY)
    assert on(held([taken("a#0", "2017-11-08", ARMY), left]), "2017-11-14") == ("", False)
    assert on(held([taken("a#0", "2017-11-08", IS), left]), "2017-11-14") == ("islamic-state", False)


def test_a_place_lost_to_nobody_known() -> None:
    """From whom it was taken is told, and not by whom: until then he held it."""
    lost = taken("b#0", "2017-11-19", (), targets=IS)
    told = held([taken("a#0", "2017-11-08", IS), lost])
    assert on(told, "2017-11-18") == ("islamic-state", False)
    assert on(told, "2017-11-19") == ("", False)
    assert on(held([lost]), "2017-11-18") == ("islamic-state", False)


def test_who_is_besieged_in_a_place_holds_it() -> None:
    """As long as nothing else tells who does."""
    ring = claim("b#0", "encirclement", "2017-11-05", place=BUKAMAL, agents=ARMY, targets=IS)
    assert on(held([ring]), "2017-11-01") == ("islamic-state", False)
    assert on(held([ring]), "2017-11-06") == ("islamic-state", False)
    besieged = holder_on(held([ring]), date(2017, 11, 6))
    assert besieged is not None and besieged.actors == IS
    told = held([ring, taken("a#0", "2017-11-08", ARMY)])
    assert on(told, "2017-11-09") == ("sy-government", False)
    later = claim("c#0", "encirclement", "2017-11-12", place=BUKAMAL, agents=IS, targets=("sy-sdf",))
    assert on(held([taken("a#0", "2017-11-08", ARMY), later]), "2017-11-13") == ("sy-government", False)


def test_many_events_at_one_place_take_no_time() -> None:
    """Ten years of captures, one every other day."""
    days = [date(2010, 1, 1) + timedelta(days=3 * i) for i in range(1200)]
    claims = [taken(f"r{i}#0", day.isoformat(), (ARMY, IS)[i % 2]) for i, day in enumerate(days)]
    index = MemoryIndex()
    regroup(claims, index)
    events = [event_of(lead, index) for lead in index.leads()]
    start = time.process_time()
    assert len(holdings(events, BUKAMAL.id)) == 1201
    assert time.process_time() - start < 2


def test_what_tells_no_holder() -> None:
    """Plans, events elsewhere and captures by nobody known."""
    assert held([taken("a#0", "2017-11-08", ARMY, status="planned")]) == ()
    assert held([taken("a#0", "2017-11-08", ())]) == ()
    assert held([claim("a#0", "capture", place=KAFRANBEL, agents=ARMY)]) == ()
    assert holder_on((), date(2017, 11, 8)) is None


def test_an_undated_claim_of_one_voice_does_not_overturn_many() -> None:
    """Only its report's date puts it after what two others say of the same days."""
    told = held([
        taken("a#0", "2017-11-08", ARMY), taken("b#0", "2017-11-08", ARMY),
        taken("c#0", ("2017-11-08", "2017-11-09"), IS, dated="reported"),
    ])  # fmt: skip
    assert on(told, "2017-11-10") == ("sy-government", True)
