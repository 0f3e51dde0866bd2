"""An event from its claims: its voices, what they number, and how well it is attested."""

from __future__ import annotations

from collections.abc import Mapping

from rawi.event import Event
from rawi.reconcile.grouping import Index

__all__ = ["event_of"]


def event_of(lead_id: str, index: Index, copies: Mapping[str, str] | None = None) -> Event:
    """The event that a claim leads.

    Args:
        lead_id: as ``Change.events`` or ``Index.lead_of`` give it.
        index: where its claims, and those that may contradict them, are.
        copies: report key -> group of near-duplicates, as for ``voice_key``.

    Raises:
        KeyError: no claim of this id leads an event.
    """
    raise NotImplementedError
