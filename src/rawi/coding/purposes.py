"""For what somebody does what he is accused of, or threatens or promises: «هددت الحركة بإرسال مقاتلين لاغتيال الرئيس»,
«اتهم الجيش بحشد قواته لمهاجمة المدينة»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit

__all__ = ["purpose_of"]

AIMED = frozenset(("for", "purpose"))
BETWEEN = frozenset(("np", "time", "part", "open", "close"))
DOERS = frozenset(("armed", "country", "state", "org"))


def purpose_of(
    happening: Happening,
    told: Sequence[Happening],
    verb: int,
    subject: Sequence[Unit],
    accused: Callable[[Unit], list[Unit]],
) -> list[tuple[Parse, Unit]]:
    """Who does what stands after «لـ» behind a deed that a verb tells of with «بـ»; empty when it stands elsewhere.

    Args:
        happening: the purpose.
        told: the happenings of its sentence, in order.
        verb: the unit of the verb that threatens, promises or accuses.
        subject: of a threat or promise, whose purpose it is where what stands after «بـ» is no happening
            («بالاستعانة بمسلحين»).
        accused: who is accused of what a unit tells.
    """
    parse, event = happening.parse, happening.phrase
    if event.tag != "event" or event.conj or event.relation not in AIMED or not 0 <= verb < event.unit_index:
        return []
    deed = next((u for u in parse.units[verb + 1 : event.unit_index] if u.relation == "at"), None)
    if deed is None or any(
        u.tag not in BETWEEN and not (u.tag == "event" and not u.conj)
        for u in parse.units[deed.unit_index + 1 : event.unit_index]
    ):
        return []
    charged = [] if subject else accused(deed)
    if charged:
        return [(parse, replace(u, number=None)) for u in charged if u.tag == "np"]
    for other in told:
        if other.unit == deed.unit_index and other.roles.get("agent"):
            return [(where, who) for where, who, _ in other.roles["agent"]]
    return [(parse, u) for u in subject if u.tag == "np" and u.type in DOERS]
