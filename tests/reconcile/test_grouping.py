"""Groups are the same whatever order claims come in, whether at once or one by one, and whatever left in between."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import BUKAMAL, HAZARIN, IDLIB_SOUTH, KAFRANBEL, claim

from rawi.event import Event
from rawi.reconcile.blocking import block_keys, meeting_keys
from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import compare
from rawi.reconcile.grading import event_of
from rawi.reconcile.grouping import Change, rank, regroup
from rawi.reconcile.memory import MemoryIndex
from rawi.reconcile.rulings import Rulings, Units, rulings_of

DAY = date(2019, 5, 2)
Groups = dict[str, str]


def grouped(claims: Iterable[Claim], rulings: Rulings | None = None) -> Groups:
    """Lead by claim, of claims that come all at once."""
    index = MemoryIndex()
    regroup(claims, index, rulings=rulings)
    return leads(index)


def leads(index: MemoryIndex) -> Groups:
    """Lead by claim."""
    return {claim.id: lead for lead in index.leads() for claim in index.members(lead)}


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Claims of few places, days, sides and numbers, so that many meet."""
    number = draw(st.integers(0, 60))
    first = DAY + timedelta(days=draw(st.integers(0, 6)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 3, 30])))
    dated = draw(st.sampled_from(["stated", "stated", "reported", "none"]))
    sides = st.sampled_from([(), ("sy-army",), ("ru",), ("islamic-state",), ("مسلحون",)])
    place = draw(st.sampled_from([KAFRANBEL, KAFRANBEL, HAZARIN, IDLIB_SOUTH, None]))
    return claim(
        f"r{number % 9}#{number}",
        draw(st.sampled_from(["shelling", "airstrike", "capture", "capture", "clash", "assault"])),
        None if dated == "none" else (first.isoformat(), last.isoformat()),
        dated=dated,
        spots=(place, IDLIB_SOUTH) if place is HAZARIN else (place,) if place else (),
        agents=draw(sides),
        targets=draw(sides),
        status=draw(st.sampled_from(["happened", "happened", "happened", "ongoing", "planned", "denied"])),
        tolls=draw(st.sampled_from([{}, {"killed": 3}, {"killed": 4}, {"killed": 40}])),
        sentence=draw(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"])),
    )


many = st.lists(claims(), max_size=25, unique_by=lambda each: each.id)


@settings(deadline=None, max_examples=150)
@given(many, st.randoms(use_true_random=False))
def test_order_means_nothing(given_claims: list[Claim], chance: random.Random) -> None:
    """All at once, one by one, and one by one in another order give the same events with the same leads."""
    at_once = grouped(given_claims)
    for shuffled in (given_claims, chance.sample(given_claims, len(given_claims))):
        index = MemoryIndex()
        for each in shuffled:
            regroup([each], index)
        assert leads(index) == at_once


@settings(deadline=None, max_examples=60)
@given(many, st.randoms(use_true_random=False))
def test_events_are_kept_up_to_date_by_what_a_change_tells(
    given_claims: list[Claim], chance: random.Random
) -> None:
    """Who derives only the events that each change names has, in the end, all events as they are derived at once."""
    at_once = MemoryIndex()
    regroup(given_claims, at_once)
    index = MemoryIndex()
    kept: dict[str, Event] = {}
    extra = claim("z#0", "capture", "2019-05-04", agents=("islamic-state",), targets=("sy-army",))
    for each in chance.sample([*given_claims, extra], len(given_claims) + 1):
        _derive(kept, regroup([each], index), index)
    _derive(kept, regroup([], index, removed=["z#0"]), index)
    assert kept == {lead: event_of(lead, at_once) for lead in at_once.leads()}


def _derive(kept: dict[str, Event], change: Change, index: MemoryIndex) -> None:
    for lead in change.gone:
        kept.pop(lead, None)
    kept.update((lead, event_of(lead, index)) for lead in change.events)


@settings(deadline=None, max_examples=100)
@given(many, many)
def test_what_was_removed_or_corrected_leaves_no_trace(before: list[Claim], after: list[Claim]) -> None:
    """Claims that are removed, or replaced by ones of the same id, leave the index as if they had never been."""
    index = MemoryIndex()
    regroup(before, index)
    gone = {each.id for each in before} - {each.id for each in after}
    regroup(after, index, removed=gone)
    assert leads(index) == grouped(after)


@settings(deadline=None, max_examples=100)
@given(many)
def test_twice_is_once(given_claims: list[Claim]) -> None:
    """Putting the same claims in again changes nothing, and no event has to be derived with other members."""
    index = MemoryIndex()
    regroup(given_claims, index)
    before = leads(index)
    change = regroup(given_claims, index)
    assert leads(index) == before
    assert change.gone == {}


@settings(deadline=None, max_examples=150)
@given(many, st.data())
def test_rulings_hold_in_any_order(given_claims: list[Claim], data: st.DataObject) -> None:
    """With reviewers' pairs order means nothing either; what they part is apart, and what they join together."""
    ids = sorted(each.id for each in given_claims)
    if len(ids) < 2:
        return
    pairs = st.lists(
        st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1]), max_size=4
    )
    together, apart = data.draw(pairs), data.draw(pairs)
    rulings = Rulings(frozenset(together), frozenset(apart))
    at_once = grouped(given_claims, rulings)
    index = MemoryIndex()
    for each in data.draw(st.permutations(given_claims)):
        regroup([each], index, rulings=rulings)
    assert leads(index) == at_once
    for one, other in apart:
        assert at_once[one] != at_once[other]
    if not apart:
        for one, other in together:
            assert at_once[one] == at_once[other]


@given(st.data())
def test_the_later_of_merges_and_splits_holds(data: st.DataObject) -> None:
    """Whatever was decided before: what is merged is one unit, what is split is two that must not meet."""
    ids = st.sets(st.sampled_from("abcdef"), min_size=2)
    decided: list[tuple[set[str], ...]] = []
    for named in data.draw(st.lists(ids, min_size=1, max_size=6)):
        part = data.draw(st.sets(st.sampled_from(sorted(named)), max_size=len(named) - 1))
        decided.append((part, named - part) if part else (named,))
        units = Units(rulings_of(decided))
        for group in decided[-1]:
            assert all(group <= units.unit(id_) for id_ in group)
        if part:
            assert all(named - part <= units.apart_from(id_) for id_ in part)
        for id_ in "abcdef":
            assert units.apart_from(id_).isdisjoint(units.unit(id_))


@settings(deadline=None, max_examples=100)
@given(many, st.data())
def test_an_undone_ruling_leaves_no_trace(given_claims: list[Claim], data: st.DataObject) -> None:
    """Rulings made and undone later leave the events as they were."""
    ids = sorted(each.id for each in given_claims)
    if len(ids) < 2:
        return
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    rulings = Rulings(frozenset([data.draw(pair)]), frozenset([data.draw(pair)]))
    named = {id_ for ids in (*rulings.together, *rulings.apart) for id_ in ids}
    index = MemoryIndex()
    regroup(given_claims, index)
    regroup([each for each in given_claims if each.id in named], index, rulings=rulings)
    assert leads(index) == grouped(given_claims, rulings)
    regroup([each for each in given_claims if each.id in named], index)
    assert leads(index) == grouped(given_claims)


@settings(deadline=None, max_examples=100)
@given(many)
def test_members_are_linked_to_their_lead_and_leads_to_no_lead(given_claims: list[Claim]) -> None:
    """No chains: every claim is linked to the lead of its event itself, and no two leads are."""
    by_id = {each.id: each for each in given_claims}
    events = grouped(given_claims)
    for id_, lead in events.items():
        assert id_ == lead or compare(by_id[id_], by_id[lead])
        assert rank(by_id[lead]) <= rank(by_id[id_])
    leading = sorted(set(events.values()))
    assert not [
        (one, other)
        for one in leading
        for other in leading
        if one < other and compare(by_id[one], by_id[other])
    ]


@settings(deadline=None, max_examples=300)
@given(claims(), claims())
def test_what_can_be_linked_meets_in_a_block(one: Claim, other: Claim) -> None:
    """Comparing is the same both ways, and blocks hide no pair from it."""
    assert compare(one, other) == compare(other, one)
    if one.id != other.id and compare(one, other):
        assert set(meeting_keys(one)) & set(block_keys(other))
        assert set(meeting_keys(other)) & set(block_keys(one))


def test_a_change_tells_which_events_to_derive_anew() -> None:
    """A more precise report takes the lead: the event is named anew, and the change says what became of the old one."""
    index = MemoryIndex()
    vague = claim("a#0", dated="reported", day=("2019-05-01", "2019-05-02"), agents=("sy-army",))
    far = claim("b#0", place=BUKAMAL)
    change = regroup([vague, far], index)
    assert change.events == {"a#0", "b#0"}
    change = regroup([claim("c#0", agents=("sy-army",), tolls={"killed": 3})], index)
    assert change.events == {"c#0"}
    assert change.gone == {"a#0": "c#0"}
    change = regroup([], index, removed=["c#0"])
    assert change.events == {"a#0"}
    assert change.gone == {"c#0": None}


def test_a_vague_report_does_not_join_two_events() -> None:
    """Two captures of a town ten days apart stay two, whatever is said of «these days» between them."""
    events = grouped([
        claim("a#0", "capture", "2017-11-09", place=BUKAMAL, agents=("sy-army",), targets=("islamic-state",)),
        claim("b#0", "capture", "2017-11-19", place=BUKAMAL, agents=("sy-army",), targets=("islamic-state",)),
        claim("c#0", "capture", ("2017-11-08", "2017-11-19"), place=BUKAMAL, agents=("sy-army",)),
    ])  # fmt: skip
    assert events["a#0"] != events["b#0"]
    assert events["c#0"] in (events["a#0"], events["b#0"])


def test_a_town_taken_three_times_in_eleven_days_is_three_events() -> None:
    """Taken, lost and taken again, each by two reports."""
    told: Sequence[tuple[str, str, str]] = [
        ("a", "2017-11-08", "sy-army"), ("b", "2017-11-09", "sy-army"),
        ("c", "2017-11-11", "islamic-state"), ("d", "2017-11-10", "islamic-state"),
        ("e", "2017-11-19", "sy-army"), ("f", "2017-11-19", "lb-hezbollah"),
    ]  # fmt: skip
    events = grouped(claim(f"{r}#0", "capture", day, place=BUKAMAL, agents=(who,)) for r, day, who in told)
    assert len(set(events.values())) == 3
    assert all(events[f"{one}#0"] == events[f"{two}#0"] for one, two in ("ab", "cd", "ef"))
