"""What a statement claims: who by registry and side, where, which days, and whose voice it is in the end."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from rawi import Report, code
from rawi.reconcile.claim import Claim, claims_of
from rawi.reconcile.sides import nisba_side


def claims(
    text: str, *, day: str | None = "2019-05-02", outlet: str | None = None, url: str | None = None
) -> list[Claim]:
    """The claims of a report."""
    published = date.fromisoformat(day) if day else None
    return claims_of(code(Report(text, published=published, outlet=outlet, url=url)), "r")


def test_a_claim_holds_what_was_coded() -> None:
    """Registry ids with their sides, the resolved place, the stated day, numbers, and whom the outlet quotes."""
    (claim,) = claims(
        "أفادت وكالة سانا بأن الجيش السوري قصف يوم أمس مدينة معرة النعمان ما أدى إلى مقتل 5 أشخاص.",
        outlet="الجزيرة نت",
    )
    assert (claim.id, claim.kind, claim.family, claim.status) == ("r#0", "shelling", "remote", "happened")
    assert claim.agents.ids == ("sy-army",)
    assert claim.agents.sides == ("sy-government",)
    assert claim.spots and claim.spots[0].country == "SY"
    assert (claim.first, claim.last, claim.dated) == (date(2019, 5, 1), date(2019, 5, 1), "stated")
    assert [(toll.what, toll.low) for toll in claim.tolls] == [("killed", 5)]
    assert (claim.speaker_id, claim.speaker_side) == ("sana", "sy-government")
    assert claim.outlet != ""


def test_days_without_an_expression_are_those_before_the_report() -> None:
    """Told without a date: of the report's day or the one before; a report without a date dates nothing."""
    text = "قصف الجيش السوري مدينة معرة النعمان."
    (claim,) = claims(text)
    assert (claim.first, claim.last, claim.dated) == (date(2019, 5, 1), date(2019, 5, 2), "reported")
    (claim,) = claims(text, day=None)
    assert (claim.first, claim.last, claim.dated) == (None, None, "none")


def test_allies_without_a_name_are_nobody() -> None:
    """«The army and its allies» is the army."""
    (claim,) = claims("سيطر الجيش السوري وحلفاؤه على مدينة معرة النعمان.")
    assert claim.agents.ids == ("sy-army",)
    assert claim.agents.names == ()


def test_a_fingerprint_is_of_the_words_and_not_of_the_report() -> None:
    """The same sentence elsewhere, vocalised, has the same; a second happening in it another."""
    one = claims("قصف الجيش السوري مدينة معرة النعمان، واعتقل شابين.")
    two = claims("خبر عاجل.\nقَصف الجيش السوري مدينة معرّة النعمان، واعتقل شابين.")
    assert one[0].sentence == two[0].sentence
    assert len({claim.sentence for claim in one}) == len(one)


def test_unnamed_officials_speak_for_their_state() -> None:
    """«A Syrian military source» is on the side of the government of that day; «a Syrian activist» is on none."""
    assert nisba_side("مصدر عسكري سوري", date(2017, 11, 8)) == "sy-government"
    assert nisba_side("مصدر عسكري سوري", date(2025, 11, 8)) != "sy-government"
    assert nisba_side("ناشط سوري", date(2017, 11, 8)) == ""
    assert nisba_side("مصدر عسكري", date(2017, 11, 8)) == ""


def test_a_second_mention_takes_place_and_day_from_the_first() -> None:
    """So that it is compared at the right place with other reports; its own words stay as they are."""
    from made_claims import IDLIB_SOUTH, KAFRANBEL, claim

    from rawi.reconcile.completing import completed

    first = claim("a#0", agents=("sy-army",), tolls={"killed": 3})
    second = claim("a#1", day=("2019-05-02", "2019-05-03"), dated="reported", place=None, agents=("sy-army",))
    elsewhere = claim("a#2", "clash", place=IDLIB_SOUTH)
    done = completed([first, second, elsewhere])
    assert done[0] == first and done[2] == elsewhere
    long = [replace(second, id=f"a#{i}", tolls=()) for i in range(4000)]
    start = time.process_time()
    completed(long)
    assert time.process_time() - start < 20
    assert done[1] == replace(second, spots=(KAFRANBEL,), first=first.first, last=first.last)
