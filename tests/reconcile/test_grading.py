"""Events say who says so: voices counted honestly, grades as the handbook defines them, numbers kept by voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from made_claims import BUKAMAL, claim

from rawi.event import Estimate, Event
from rawi.reconcile.claim import Claim
from rawi.reconcile.grading import event_of
from rawi.reconcile.grouping import regroup
from rawi.reconcile.memory import MemoryIndex

TAKEN: dict[str, Any] = {
    "kind": "capture", "place": BUKAMAL, "day": "2017-11-09", "agents": ("sy-army",), "targets": ("islamic-state",),
}  # fmt: skip
ARMY = {"speaker": "الجيش السوري", "speaker_id": "sy-army", "speaker_side": "sy-government"}
ALLY = {"speaker": "الإعلام الحربي", "speaker_id": "hezbollah-war-media", "speaker_side": "hezbollah"}
MONITOR = {"speaker": "المرصد السوري لحقوق الإنسان", "speaker_id": "sohr"}
LOSER = {"speaker": "وكالة أعماق", "speaker_id": "amaq", "speaker_side": "islamic-state"}


def only_event(claims: Iterable[Claim], copies: dict[str, str] | None = None) -> Event:
    """The one event that claims give."""
    index = MemoryIndex()
    regroup(claims, index)
    (lead,) = index.leads()
    return event_of(lead, index, copies)


@pytest.mark.parametrize(
    ("says", "grade"),
    [
        ([ARMY], "single"),
        ([ARMY, ARMY], "single"),
        ([ARMY, ALLY], "one-sided"),
        ([ARMY, MONITOR], "corroborated"),
        ([MONITOR, {"outlet": "alhayat", "outlet_side": "saudi"}], "corroborated"),
        ([ARMY, LOSER], "conceded"),
        ([LOSER], "single"),
        ([ARMY, {**MONITOR, "status": "denied"}], "disputed"),
        ([{**MONITOR, "status": "denied"}], "disputed"),
    ],
)  # fmt: skip
def test_grades(says: list[dict[str, Any]], grade: str) -> None:
    """By whose voices an event stands; the reason names them."""
    event = only_event(claim(f"r{i}#0", **{**TAKEN, **who}) for i, who in enumerate(says))
    assert event.grade == grade
    for who in says:
        assert who.get("speaker", "الحياة") in event.grade_reason


def test_opposite_holders_dispute_each_other() -> None:
    """Both sides are said to have taken the town that day: two events, each disputed, with a link that says why."""
    index = MemoryIndex()
    regroup([claim("a#0", **TAKEN, **ARMY)], index)
    change = regroup(
        [claim("b#0", **{**TAKEN, "agents": ("islamic-state",), "targets": ("sy-army",)})], index
    )
    assert change.events == {"a#0", "b#0"}
    for event in (event_of("a#0", index), event_of("b#0", index)):
        assert event.grade == "disputed"
        assert [link.type for link in event.links] == ["holder"]
    assert regroup([], index, removed=["b#0"]).events == {"a#0"}
    assert event_of("a#0", index).grade == "single"


def test_who_loses_by_retreating_concedes_it() -> None:
    """A retreat goes against its agent."""
    left = {**TAKEN, "kind": "retreat", "targets": ()}
    assert only_event([claim("a#0", **left, **MONITOR), claim("b#0", **left, **ARMY)]).grade == "conceded"


def test_copies_are_one_voice() -> None:
    """What four papers print of one text is one voice; without knowing that, it would be four."""
    claims = [claim(f"r{i}#0", **TAKEN, outlet=f"paper {i}") for i in range(4)]
    copies = dict.fromkeys(("r1", "r2", "r3"), "r0")
    assert only_event(claims).grade == "corroborated"
    event = only_event(claims, copies)
    assert event.grade == "single"
    assert event.voices[0].outlets == ("paper 0", "paper 1", "paper 2", "paper 3")


def test_chains_that_end_in_one_speaker_are_one_voice() -> None:
    """Two outlets quote the monitor: the monitor alone says it, and a report's headline is whom it quotes."""
    event = only_event([
        claim("a#0", **TAKEN, **MONITOR), claim("b#0", **TAKEN, **MONITOR), claim("b#1", **TAKEN),
    ])  # fmt: skip
    assert event.grade == "single"
    assert [(voice.key, voice.statements) for voice in event.voices] == [("sohr", ("a#0", "b#0", "b#1"))]


def test_an_outlet_that_speaks_itself_has_its_name() -> None:
    """With the registry's id where it holds the outlet, and without one where it does not."""
    known, unknown = only_event([
        claim("a#0", **TAKEN, outlet="sana", outlet_side="sy-government"), claim("b#0", **TAKEN, outlet="موقع"),
    ]).voices  # fmt: skip
    assert (known.actor, known.side) == (
        "sana",
        "sy-government",
    ) and known.name == "الوكالة العربية السورية للأنباء"
    assert (unknown.actor, unknown.side, unknown.name) == (None, "", "موقع")


def test_a_speaker_named_in_short_is_the_one_named_in_full() -> None:
    """Further down in a report a name is a part of the name; in another report it may be somebody else's."""
    full = {"speaker": "مدير المرصد رامي عبد الرحمن", "speaker_id": "sohr"}
    event = only_event([
        claim("a#0", **TAKEN, **full), claim("a#1", **TAKEN, speaker="عبد الرحمن"),
        claim("b#0", **TAKEN, speaker="عبد الرحمن"),
    ])  # fmt: skip
    assert sorted(voice.statements for voice in event.voices) == [("a#0", "a#1"), ("b#0",)]


def test_unnamed_speakers_of_two_outlets_are_two_voices() -> None:
    """«A military source» here and there may be two; in one outlet it is counted once."""
    source = {"speaker": "مصدر عسكري"}
    event = only_event([
        claim("a#0", **TAKEN, **source, outlet="one"), claim("b#0", **TAKEN, **source, outlet="one"),
        claim("c#0", **TAKEN, **source, outlet="other"),
    ])  # fmt: skip
    assert [voice.statements for voice in event.voices] == [("a#0", "b#0"), ("c#0",)]


def test_numbers_stay_with_their_voices() -> None:
    """Low and high over all, the best from the voice in the middle; what each said is kept."""
    shelled = {"agents": ("sy-army",), "targets": ("سوق",)}
    event = only_event([
        claim("a#0", **shelled, **MONITOR, tolls={"killed": 5}),
        claim("b#0", **shelled, outlet="one", tolls={"killed": 7}),
        claim("c#0", **shelled, outlet="other", tolls={"killed": (6, None), "wounded": 20}),
    ])  # fmt: skip
    assert event.estimates == (Estimate("killed", 5, 6, None), Estimate("wounded", 20, 20, 20))
    assert {(voice.key, said.what, said.low) for voice in event.voices for said in voice.said} == {
        ("sohr", "killed", 5), ("one", "killed", 7), ("other", "killed", 6), ("other", "wounded", 20),
    }  # fmt: skip


def test_tolls_that_cannot_both_be_dispute_the_event() -> None:
    """Three dead and thirty, by two voices; a voice that corrects itself contradicts nobody."""
    shelled = {"agents": ("sy-army",), "targets": ("سوق",)}
    three, thirty = {"tolls": {"killed": 3}}, {"tolls": {"killed": 30}}
    disputed = only_event([claim("a#0", **shelled, **three), claim("b#0", **shelled, **thirty)])
    assert disputed.grade == "disputed"
    assert "killed 3 and 30" in disputed.grade_reason
    same = {"outlet": "one"}
    event = only_event([claim("a#0", **shelled, **three, **same), claim("b#0", **shelled, **thirty, **same)])
    assert event.grade == "single"


def test_the_event_is_what_most_claims_say() -> None:
    """Kind, place and roles by the majority; days that all share."""
    event = only_event([
        claim("a#0", "airstrike", agents=("ru",), tolls={"killed": 4}),
        claim("b#0", "airstrike", ("2019-05-01", "2019-05-02"), dated="reported", agents=("ru",)),
        claim("c#0", "shelling", agents=("sy-army",)),
    ])  # fmt: skip
    assert (event.kind, event.status, event.place) == ("airstrike", "happened", "كفرنبل")
    assert event.agents == ("ru",)
    assert (str(event.first), str(event.last), event.dated) == ("2019-05-02", "2019-05-02", "stated")
    assert {link.type for link in event.links} == {"same"}


def test_no_event_without_a_lead() -> None:
    """A claim that leads nothing is no event."""
    index = MemoryIndex()
    with pytest.raises(KeyError):
        event_of("a#0", index)
