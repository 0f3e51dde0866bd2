"""Who takes part in a deed beside who does it: «سيطر عليها بدعم من التحالف», «المقاومة المسنودة بقوات من الجيش»."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.filled import add_role

__all__ = ["back_up", "take_helpers"]

Entry = tuple[Parse, Unit, str]
HELPS = "support-agent"
FIRE = frozenset(("airstrike", "drone_strike", "shelling"))
HELP = frozenset(("بدعم", "باسناد", "بمسانده"))
BACKED = frozenset(("capture", "advance", "assault", "clash", "repulse", "encirclement"))


def take_helpers(happening: Happening) -> list[Entry]:
    """Takes those aside who only help in a deed, so that who does it is looked for.

    Args:
        happening: the deed.

    Returns:
        Those who help, with the rules that found them.
    """
    agents = happening.roles.get("agent", [])
    helpers = [entry for entry in agents if entry[2] == HELPS]
    if helpers:
        happening.roles["agent"] = [entry for entry in agents if entry[2] != HELPS]
    return helpers


def back_up(happening: Happening, helpers: list[Entry], told: list[Happening]) -> None:
    """Gives a deed those who help in it; who only backs somebody that does something else («لمحاولات القوات المدعومة
    بعناصر») has no part in it.

    Args:
        happening: the deed.
        helpers: whom ``take_helpers`` took aside.
        told: all that its sentence tells.
    """
    agents = happening.roles.get("agent", [])
    doing = {(id(p), u.last) for p, u, _ in agents}
    for parse, unit, rule in helpers:
        backed = _backed(parse, unit)
        if backed is None or (id(parse), backed.last) in doing:
            add_role(happening, "agent", unit, rule, parse)
    for parse, doer, rule in list(agents):
        after = parse.units[doer.unit_index + 1 : doer.unit_index + 2] if doer.unit_index >= 0 else []
        if after and after[0].relation == "support" and _backed(parse, after[0]) is not None:
            add_role(happening, "agent", after[0], f"who backs it ({rule})", parse)

    if happening.roles.get("agent") and happening.kind in BACKED:
        for strike in told:
            if strike is not happening and _backs(strike, happening, told):
                for parse, unit, _ in strike.roles.get("agent", ()):
                    add_role(happening, "agent", unit, "who backs it by fire", parse)


def _backs(strike: Happening, deed: Happening, told: list[Happening]) -> bool:
    """«استعادوا البلدة بدعم من غارات التحالف»: whether a strike helps in the deed told last before it in its clause, else
    in the first after it."""
    words = strike.parse.words[max(0, strike.phrase.first - 2) : strike.phrase.first]
    helps = strike.phrase.relation == "support" and any(word.folded.lstrip("و") in HELP for word in words)
    if not helps or strike.clause.index != deed.clause.index or strike.kind not in FIRE:
        return False
    beside = [h for h in told if h.kind in BACKED and h.clause.index == deed.clause.index and h.stands]
    before = [h for h in beside if h.unit < strike.unit]
    return (before[-1] if before else beside[0]) is deed


def _backed(parse: Parse, unit: Unit) -> Unit | None:
    """The party that an attribute says to be backed by somebody: «المقاومة | المسنودة بقوات»."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    if before is None or before.tag != "np" or before.last >= unit.first:
        return None
    word = parse.words[before.last]
    return before if word.definite and word.proclitics[:1] == ("ال",) else None
