"""Happenings that cannot have been elsewhere than another of their sentence: an attack repelled, and all that a town sees.

«تصدت القوات لمجموعة حاولت التسلل عند كذا»: where the attack was, it was repelled. «تشهد بلدة كذا قصفا وعمليات تسلل»: what
a place sees, it sees all of.
"""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.coding.containers import STANDS_FOR, has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.coding.seen import SEES

__all__ = ["where_repelled", "where_seen_too"]

ATTACKS = frozenset(("assault", "advance"))
TOLD = frozenset(("", "after"))  # «للتصدي للمسلحين», «في التصدي للإرهاب»: what somebody is there for
SEEN_TOO = frozenset(("", "among", "in"))  # «قصفا | وتسللا», «أعمال عنف، | بينها هجوم», «موجة من أعمال العنف»


def where_repelled(happening: Happening, beside: list[Happening], meanings: Meanings) -> None:
    """Gives «تصدت لهم» without a place that of the attack told nearest to it in its sentence.

    Args:
        happening: any that stands.
        beside: all that stand in its sentence.
        meanings: for what only stands for a place.
    """
    if happening.kind != "repulse" or happening.phrase.relation not in TOLD:
        return
    if not happening.roles.get("origin"):
        _whence_repelled(happening, beside)
    if any(happening.roles.get(role) for role in ("place", "destination")):
        return
    attacks = [h for h in beside if h.kind in ATTACKS and h.roles.get("place")]
    nearest = min(attacks, key=lambda attack: abs(attack.unit - happening.unit), default=None)
    if nearest is None:
        return
    for parse, unit, rule in nearest.roles["place"]:
        if not _stands_for(parse, unit, meanings):
            add_role(happening, "place", unit, f"where the attack was ({rule})", parse)


def _whence_repelled(happening: Happening, beside: list[Happening]) -> None:
    """«تصدت لمجموعة تسللت من تركيا»: those who are repelled came whence they are told to have come."""
    for attack in beside:
        if attack.kind in ATTACKS and attack.unit > happening.unit:
            for parse, unit, rule in attack.roles.get("origin", ()):
                add_role(happening, "origin", unit, f"whence they came ({rule})", parse)
            return


def where_seen_too(happening: Happening, beside: list[Happening]) -> None:
    """Gives an event that a place is said to see, or that is told with another that it sees, that place."""
    phrase = happening.phrase
    if phrase.tag != "event" or phrase.relation not in SEEN_TOO or happening.placed:
        return
    parse, verb = happening.parse, happening.clause.verb
    if verb < 0 or folded_word(parse.words[parse.units[verb].head].lemma) not in SEES:
        return
    for other in beside:
        if other.clause is not happening.clause or other.unit > happening.unit:
            continue
        for told_in, unit, rule in other.roles.get("place", ()):
            if rule.startswith("light-subject-place") and told_in is parse:
                add_role(happening, "place", unit, f"seen by it, too ({rule})", parse)
    if not happening.placed and not phrase.relation and happening.unit > verb:
        for unit in parse.units[verb - 1 : verb] + parse.units[verb + 1 : verb + 2]:
            if (
                unit.tag == "np"
                and unit.type == "place"
                and not unit.relation
                and unit.unit_index < happening.unit
            ):
                add_role(happening, "place", unit, "what sees it", parse)
                break


def _stands_for(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«المدينة», «نفس البلدة»: which one is told elsewhere."""
    return not has_name(unit) and any(
        word.definite and meanings.folded_lemma(word) in STANDS_FOR
        for word in parse.words[unit.head : unit.last]
    )
