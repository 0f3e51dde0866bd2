"""Happenings that nothing supports: neither fighters nor arms, as far as the report speaks of something else."""

from __future__ import annotations

from rawi.coding.concrete import concrete
from rawi.coding.document import Document, Happening
from rawi.coding.heat import (
    ARMED,
    BOMBINGS,
    OF_UNREST,
    OF_WAR,
    Heat,
    assassination,
    called_attack,
    heat_of,
    supported,
    told_attack,
    told_unrest,
    war_beside,
)
from rawi.coding.meaning import Meanings
from rawi.coding.private import PRIVATE, blast_without_bomb, private, privately_done
from rawi.coding.tolls import UNREST
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.figurative import Figurative
from rawi.knowledge.frames import LightVerb

__all__ = ["NOTHING_CONCRETE", "WEAK_IN", "drop_unsupported"]

NEVER_PRIVATE = frozenset(("suicide_bombing", "drone_strike", "chemical_attack"))  # «هجمات انتحارية»
NOTHING_CONCRETE = "nothing concrete told: no party, place, time or number"
WEAK_IN = "weak word in a report of "  # before the domain that the report is of
NEEDS_FIGHTERS = frozenset(
    ["clash", "assault", "capture", "advance", "repulse", "encirclement", "retreat", "surrender"]
)


def drop_unsupported(
    document: Document,
    figurative: Figurative,
    everyday: Everyday,
    light: dict[str, LightVerb],
    meanings: Meanings,
) -> None:
    """Drops what is weak and without support, or of another domain than the report."""
    if not any(happening.stands for happening in document.happenings):
        return
    fighters = any(
        u.type in ARMED or any(m.type == "armed" for m in u.inner) for p in document.parses for u in p.units
    )
    if _drop(document, figurative, everyday, light, meanings, fighters=fighters):
        # «معركة» between families made the report look like one of war: without it, who is carried to hospital is none
        _drop(document, figurative, everyday, light, meanings, fighters=fighters)
    if _told_of_more(document, meanings) or not private(document, everyday, meanings):
        return
    for happening in document.happenings:
        if happening.stands and privately_done(happening, everyday, meanings):
            happening.dropped = PRIVATE


def _told_of_more(document: Document, meanings: Meanings) -> bool:
    """Whether a report tells of demonstrations or of bombs that somebody set off: what befalls people there is no private
    matter."""
    return any(
        happening.stands
        and (
            happening.kind in UNREST
            or (happening.kind in BOMBINGS and not blast_without_bomb(happening, meanings))
        )
        for happening in document.happenings
    )


def _drop(
    document: Document,
    figurative: Figurative,
    everyday: Everyday,
    light: dict[str, LightVerb],
    meanings: Meanings,
    *,
    fighters: bool,
) -> bool:
    """Drops what names neither fighters nor arms, as far as the report speaks of something else; whether that took away
    a happening that needs fighters."""
    lost = False
    heat = heat_of(document, figurative, everyday, meanings)
    unsure = frozenset() if heat.hot else everyday.unsure
    for happening in document.happenings:
        if not happening.stands or supported(happening, meanings, unsure=unsure):
            continue
        weak = happening.frame.weak and (heat.domain != "" or happening.kind not in NEVER_PRIVATE)
        told = concrete(happening, everyday, light, meanings, hot=heat.hot, unrest=heat.unrest or heat.hot)
        if _speaks_for_itself(happening, heat, everyday, meanings, told=told):
            continue
        if weak and (heat.domain or not heat.hot):
            happening.dropped = WEAK_IN + (heat.domain or "no armed conflict")
        elif (
            not heat.hot
            and happening.kind not in OF_WAR
            and not war_beside(happening, everyday.of_war, meanings)
        ):
            happening.dropped = "no party or means of war in its sentence, in a report of no armed conflict"
        elif not fighters and happening.kind in NEEDS_FIGHTERS and not _between_peoples(happening):
            happening.dropped, lost = "no fighters in the report", True
        elif (weak or not heat.hot or happening.kind not in OF_WAR) and not told:
            happening.dropped = NOTHING_CONCRETE
        elif heat.domain:
            happening.dropped = f"report of {heat.domain}"
    return lost


def _speaks_for_itself(
    happening: Happening, heat: Heat, everyday: Everyday, meanings: Meanings, *, told: bool
) -> bool:
    """Whether a happening is one of war or unrest wherever it is told of: by its word, and what is told of it."""
    streets = not heat.hot and told_unrest(happening, everyday.struggles, meanings)
    if heat.domain:
        return streets and not happening.frame.weak
    return (
        streets
        or (heat.unrest and happening.kind in OF_UNREST and told)
        or told_attack(happening)
        or called_attack(happening)
        or assassination(happening, meanings)
    )


def _between_peoples(happening: Happening) -> bool:
    """«اشتباكات بين القبيلتين أوقعت قتلى»: fighting whose sides or dead are told needs no fighters by trade."""
    if happening.kind != "clash":
        return False
    told = happening if happening.antecedent is None else happening.antecedent
    sides = bool(told.roles.get("agent")) and bool(told.roles.get("target"))
    return sides or any(what == "killed" for what, _ in told.tolls)
