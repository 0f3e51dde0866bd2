"""Who takes part in a deed beside who does it: «سيطر عليها بدعم من التحالف», «المقاومة المسنودة بقوات من الجيش»."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.filled import add_role

__all__ = ["back_up", "take_helpers"]

Entry = tuple[Parse, Unit, str]
HELPS = "support-agent"


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


def back_up(happening: Happening, helpers: list[Entry]) -> None:
    """Gives a deed those who help in it; who only backs somebody that does something else («لمحاولات القوات المدعومة
    بعناصر») has no part in it."""
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


def _backed(parse: Parse, unit: Unit) -> Unit | None:
    """The party that an attribute says to be backed by somebody: «المقاومة | المسنودة بقوات»."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    if before is None or before.tag != "np" or before.last >= unit.first:
        return None
    word = parse.words[before.last]
    return before if word.definite and word.proclitics[:1] == ("ال",) else None
