"""ACLED's sub-event types where they depend on who did it."""

from __future__ import annotations

import pytest

from rawi.export.acled import STATE_FORCES, acled_types
from rawi.knowledge.registry import load_actors
from rawi.report import Span
from rawi.statement import Filler, Place, Statement

SPAN = Span(0, 1, "x")


def _capture(actor: str | None, country: str | None) -> tuple[str, str]:
    place = (Place(SPAN, "", country=country),) if country else ()
    return acled_types(Statement("capture", SPAN, SPAN, agent=(Filler(SPAN, "", actor),), place=place))


def test_capture_by_a_state_at_home() -> None:
    """A state regains territory; others take it over, and so does a state abroad."""
    actor = next(
        actor
        for actor in load_actors().actors.values()
        if actor.inter == STATE_FORCES and actor.country == "SY"
    )
    assert _capture(actor.id, "SY") == ("Battles", "Government regains territory")
    assert _capture(actor.id, None) == ("Battles", "Government regains territory")
    assert _capture(actor.id, "IQ") == ("Battles", "Non-state actor overtakes territory")


@pytest.mark.parametrize("actor", [None, "nobody-at-all"])
def test_capture_by_whom_the_registry_does_not_hold(actor: str | None) -> None:
    """Nobody known is no state."""
    assert _capture(actor, "SY") == ("Battles", "Non-state actor overtakes territory")


def test_kinds_that_do_not_depend_on_it() -> None:
    """Most have one type."""
    assert acled_types(Statement("shelling", SPAN, SPAN)) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
