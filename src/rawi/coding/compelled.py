"""What is told after somebody was driven off: «أجبروا المسلحين على الانسحاب من حلب والسيطرة على دوما» tells what the
drivers did, not the driven."""

from __future__ import annotations

from rawi.coding.document import Happening, Unit
from rawi.coding.meaning import Meanings

__all__ = ["COMPELLING", "compelled_before"]

COMPELLING = frozenset(("اجبار", "ارغام", "اجبر", "ارغم"))
DRIVEN = frozenset(("retreat", "displacement", "surrender"))
WON = frozenset(("capture", "seizure", "destruction", "killing", "arrest", "release"))


def compelled_before(happening: Happening, told: list[Happening], meanings: Meanings) -> Unit | None:
    """The verb or verbal noun of compelling somebody to the flight to which «و» joins a deed of those who compel him;
    None where there is none such.

    Args:
        happening: the deed.
        told: all that its sentence tells.
        meanings: for lemmas.
    """
    parse, unit = happening.parse, happening.phrase
    if happening.kind not in WON or not unit.conj or unit.relation or unit.tag != "event":
        return None
    flights = [h for h in told if h.unit < happening.unit and h.clause.index == happening.clause.index]
    flight = flights[-1] if flights else None
    if flight is None or flight.kind not in DRIVEN or flight.phrase.tag != "event":
        return None
    for before in reversed(parse.units[: flight.unit]):
        if before.tag == "verb" or before.type == "carrier":
            compels = meanings.folded_lemma(parse.words[before.head]) in COMPELLING
            return before if compels else None
        if before.tag not in ("np", "pron", "time"):
            return None
    return None
