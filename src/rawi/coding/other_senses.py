"""Other senses of words of war: bombs that are only tested, and the killing and fighting of which holy texts tell."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.everyday import of_scripture
from rawi.coding.heat import BOMBINGS, supported
from rawi.coding.meaning import Meanings
from rawi.knowledge.everyday import Everyday

__all__ = ["OF_HOLY_TEXTS", "TESTED", "commanded_or_long_past", "tested"]

OF_HOLY_TEXTS = "told of holy texts"
TESTED = "a bomb that is tested"
NUCLEAR = "نووي"
OF_OLD = frozenset(("killing", "injury", "clash", "shelling", "capture"))  # what holy texts tell of


def tested(happening: Happening, meanings: Meanings) -> bool:
    """«إجراء تفجير نووي», «فجرت قنبلة نووية»: a state that sets off such a bomb tests it."""
    if happening.kind not in BOMBINGS:
        return False
    bombs = [happening.phrase] + [
        u
        for role in ("target", "instrument")
        for p, u, _ in happening.roles.get(role, [])
        if p is happening.parse and u.type in ("bomb", "weapon")
    ]
    words = happening.parse.words
    return any(meanings.folded_lemma(words[i]) == NUCLEAR for unit in bombs for i in unit.modifiers)


def commanded_or_long_past(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«وقتلوا عثمان رضي الله عنه», «قال رسول الله: من قتل…»: killing and fighting in a sentence that cites holy texts,
    unless it names who kills or is killed today."""
    if happening.kind not in OF_OLD or not of_scripture(happening.parse, everyday):
        return False
    return not supported(happening, meanings, own=True, unsure=everyday.unsure)
