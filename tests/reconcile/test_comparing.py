"""Two claims are one happening when enough speaks for it, and each link says what does."""

from __future__ import annotations

import pytest
from made_claims import BUKAMAL, HAZARIN, IDLIB_SOUTH, claim

from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import compare
from rawi.reconcile.contradicting import contradiction

ARMY = {"agents": ("sy-army",)}
TAKEN = {"kind": "capture", "place": BUKAMAL, "day": "2017-11-09"}


def test_a_link_says_why_in_one_line() -> None:
    """The reason names the levels that were reached; so do the levels, by what was compared."""
    link = compare(
        claim("b#0", **ARMY, tolls={"killed": 12}), claim("a#0", agents=("ru",), tolls={"killed": 12})
    )
    assert link is not None
    assert (link.a, link.b, link.type) == ("a#0", "b#0", "same")
    assert link.reason == "same kind, same place, same day; agent allied, target unknown; same numbers"
    assert link.levels["agent"] == "allied"
    assert link.weight == 2 + 4 + 4 + 1 + 0 + 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a#0"), claim("b#0")),
        (claim("a#0"), claim("b#0", "airstrike", **ARMY)),
        (claim("a#0", **ARMY), claim("b#0", day=("2019-05-01", "2019-05-02"), dated="reported")),
        (claim("a#0", **ARMY), claim("b#0", agents=("sy-government",))),
        # The army repels the attack that the other side launches.
        (
            claim("a#0", "repulse", agents=("sy-army",), targets=("sy-nusra",)),
            claim("b#0", "assault", agents=("sy-nusra",), targets=("sy-army",)),
        ),
        # Who took it, and from whom: each report tells half.
        (claim("a#0", **TAKEN, agents=("sy-army",)), claim("b#0", **TAKEN, targets=("islamic-state",))),
        # A misread day is believed where number and agent agree.
        (claim("a#0", **ARMY, tolls={"killed": 17}), claim("b#0", day="2019-05-03", **ARMY, tolls={"killed": 17})),
        # The second mention, in one report.
        (claim("a#0", **ARMY), claim("a#1", place=None)),
        # «This year», further down in the same report.
        (claim("a#0", **ARMY), claim("a#1", day=("2019-01-01", "2019-12-31"), place=None, **ARMY)),
        # The same words in another report, which the coder left without a place.
        (claim("a#0", sentence="x"), claim("b#0", sentence="x", place=None)),
        # A region and a town in it: number and agent speak for it.
        (claim("a#0", **ARMY, tolls={"killed": 9}), claim("b#0", place=IDLIB_SOUTH, **ARMY, tolls={"killed": 9})),
    ],
)  # fmt: skip
def test_one_happening(one: Claim, other: Claim) -> None:
    """What a careful reader takes for one."""
    assert compare(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a#0"), claim("b#0", "killing")),  # another kind
        # «Last month», further down in the same report: it tells no day, but none of this month's.
        (
            claim("a#0", **TAKEN, **ARMY),
            claim("a#1", "capture", ("2017-10-01", "2017-10-31"), place=None, **ARMY),
        ),
        (claim("a#0", **ARMY), claim("b#0", place=HAZARIN, **ARMY)),  # the next village
        (claim("a#0", **ARMY), claim("b#0", day="2019-05-03", **ARMY)),  # shelled again the next day
        (claim("a#0", **ARMY), claim("b#0", day="2019-05-03", **ARMY, tolls={"killed": 2})),
        (claim("a#0", **ARMY), claim("b#0", day=None, **ARMY)),  # who knows when
        (claim("a#0", **ARMY), claim("b#0", place=None, **ARMY)),  # who knows where
        (claim("a#0", **ARMY), claim("b#0", place=IDLIB_SOUTH, **ARMY)),  # somewhere in the region
        (claim("a#0", **ARMY), claim("b#0", status="planned", **ARMY)),
        (claim("a#0", **TAKEN, agents=("sy-army",)), claim("b#0", **TAKEN, agents=("islamic-state",))),
        (claim("a#0", **TAKEN, agents=("sy-army",)), claim("b#0", **TAKEN)),  # nobody says who took it
        (claim("a#0", **TAKEN, agents=("sy-army",)), claim("b#0", **TAKEN, agents=("مقاتلو التنظيم",))),
        (claim("a#0", **TAKEN, agents=("الجيش",)), claim("b#0", **TAKEN, agents=("مقاتلو التنظيم",))),
        (claim("a#0", **TAKEN, agents=("islamic-state",)), claim("b#0", **TAKEN, targets=("islamic-state",))),
    ],
)
def test_not_one_happening(one: Claim, other: Claim) -> None:
    """What a careful reader keeps apart, or cannot tell."""
    assert compare(one, other) is None


def test_two_who_fought_beside_one_army_are_not_opposed() -> None:
    """Russia and Hezbollah are no allies in the registry, and both are the Syrian army's."""
    link = compare(claim("a#0", agents=("ru",)), claim("b#0", agents=("lb-hezbollah",)))
    assert link is not None
    assert link.levels["agent"] == "different"


def test_small_numbers_say_little() -> None:
    """Two killed here and two killed there is common; seventeen is not."""
    few = compare(claim("a#0", tolls={"killed": 2}), claim("b#0", tolls={"killed": 2}))
    many = compare(claim("a#0", tolls={"killed": 17}), claim("b#0", tolls={"killed": 17}))
    assert few and many and few.weight < many.weight


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (17, 17, "same numbers"),
        (17, 18, "numbers overlap or are close"),
        ((20, 99), 30, "numbers overlap or are close"),
        ((20, None), 30, "numbers overlap or are close"),
        (8, 12, "numbers differ"),
        (4, 40, "numbers far apart"),
        (2, 3, "small numbers close"),
    ],
)
def test_levels_of_numbers(one: object, other: object, level: str) -> None:
    """Ranges are as the codebook bounds them; «more than 20» is open above."""
    link = compare(
        claim("a#0", **ARMY, tolls={"killed": one}, targets=("سوق",)),
        claim("b#0", **ARMY, tolls={"killed": other}, targets=("سوق",)),
    )
    assert link is not None
    assert link.levels["toll"] == level


def test_contradictions() -> None:
    """A denial, a failure, opposite holders and tolls that cannot both be; nothing else."""
    shelled = claim("a#0", **ARMY, tolls={"killed": 4})
    denied = contradiction(shelled, claim("b#0", **ARMY, status="denied"))
    assert denied and denied.type == "denial"
    toll = contradiction(shelled, claim("b#0", **ARMY, tolls={"killed": 40}))
    assert toll and toll.type == "toll" and toll.reason == "the numbers cannot both be: killed 4 and 40"
    assert contradiction(shelled, claim("b#0", **ARMY, tolls={"killed": 5})) is None
    assert contradiction(shelled, claim("b#0", place=BUKAMAL, **ARMY, status="denied")) is None
    taken = claim("a#0", **TAKEN, agents=("sy-army",))
    holder = contradiction(taken, claim("b#0", **TAKEN, agents=("islamic-state",)))
    assert holder and holder.type == "holder" and "2017-11-09" in holder.reason
    assert (
        contradiction(taken, claim("b#0", **{**TAKEN, "day": "2017-11-11"}, agents=("islamic-state",)))
        is None
    )
    failed = contradiction(taken, claim("b#0", **TAKEN, agents=("sy-army",), status="failed"))
    assert failed and failed.type == "denial"
