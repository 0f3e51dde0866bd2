"""A statement in ACLED's terms: its sub-event type can depend on whether a state did it."""

from __future__ import annotations

from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.registry import load_actors
from rawi.statement import Statement

__all__ = ["acled_types"]

STATE_FORCES = 1  # ACLED's inter code


def acled_types(statement: Statement) -> tuple[str, str]:
    """ACLED's event type and sub-event type."""
    kind = load_kinds()[statement.kind]
    if kind.acled_sub_event_state and _by_state_at_home(statement):
        return kind.acled_event, kind.acled_sub_event_state
    return kind.acled_event, kind.acled_sub_event


def _by_state_at_home(statement: Statement) -> bool:
    """Whether a state's forces did it in their own country; abroad, to ACLED, they are external forces."""
    actors = load_actors().actors
    countries = {place.country for place in statement.place if place.country}
    for filler in statement.agent:
        actor = actors.get(filler.actor or "")
        if actor and actor.inter == STATE_FORCES and (not countries or actor.country in countries):
            return True
    return False
