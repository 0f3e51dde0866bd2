"""Deeds joined to others: «اقتحم الجنود الحي، ما أدى إلى إصابة ثلاثة واعتقال عشرة».

A verbal noun that «و» joins and beside which nobody is named goes on with what was told before it in its sentence, so that
whoever did that did this too, however much stands between them.
"""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.roles import add_role
from rawi.coding.voices import Voice, voice_at

__all__ = ["take_joined"]

# What is done by both sides, by nobody or by others than whose attack it comes of.
NOT_HIS = frozenset(("clash", "displacement", "protest", "riot", "retreat", "agreement", "surrender"))
PARTIES = frozenset(("armed", "org", "state", "country", "aircraft"))
REACH = 30  # phrases and marks
SIDES = ("between", "the victims' side", "whom the dead fought", "accused", "earlier mention")


def take_joined(alive: list[Happening]) -> None:
    """Gives the verbal nouns of a sentence that are joined and have no agent that of the last deed before them.

    Args:
        alive: the happenings of a sentence that stand, in order.
    """
    for deed in alive:
        event = deed.phrase
        if event.tag != "event" or not event.conj or event.relation or deed.kind in NOT_HIS:
            continue
        if deed.roles.get("agent") or "passive" in deed.slots:
            continue
        before = [h for h in alive if h.unit < deed.unit and h.roles.get("agent")]
        if not before:
            continue
        last = before[-1]
        if deed.unit - last.unit > REACH or _voice(deed) is not _voice(last):
            continue
        agents = last.roles["agent"]
        suffered = {parse.words_of(unit) for parse, unit, _ in deed.roles.get("target", [])}
        if all(_acts(deed, entry, suffered) for entry in agents):
            for parse, unit, rule in agents:
                add_role(deed, "agent", unit, f"joined deed ({rule})", parse)


def _voice(deed: Happening) -> Voice | None:
    """Whose words a deed is told in."""
    return voice_at(deed.parse, deed.first)


def _acts(deed: Happening, entry: tuple[Parse, Unit, str], suffered: set[str]) -> bool:
    """Whether who did the deed before may have done the joined one."""
    parse, unit, rule = entry
    if parse is not deed.parse or unit.type not in PARTIES or rule.startswith(SIDES):
        return False
    return parse.words_of(unit) not in suffered
