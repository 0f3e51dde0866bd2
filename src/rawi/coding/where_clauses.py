"""«في بلدة كذا بريف كذا، حيث تدور معارك»: what a clause with «حيث» tells of happens at the place told just before it."""

from __future__ import annotations

from rawi.coding.containers import has_name, placed_by_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.roles import add_role

__all__ = ["where_clause", "where_he_was"]

WHERE = "حيث"
WHEN = frozenset(("عندما", "حين", "حينما", "لما"))
WAS = frozenset(("كان", "وجد", "جلس", "سار", "وقف"))
PLACES = frozenset(("place", "country", "facility", "part"))
MOVED = frozenset(("retreat", "displacement", "evacuation", "agreement", "support"))


def where_clause(happening: Happening) -> None:
    """Gives a happening of such a clause, if it has no place of its own, the place that the clause tells of."""
    if happening.clause.opener != WHERE or happening.kind in MOVED:
        return
    if happening.placed:
        return
    parse = happening.parse
    opener = next((i for i in happening.clause.units if parse.units[i].tag == "sub"), -1)
    if opener < 0 or not opener < happening.unit:
        return
    for unit in _told_before(parse, opener):
        add_role(happening, "place", unit, "where «حيث» tells of", parse)


def where_he_was(happening: Happening) -> None:
    """«وكان النائب في سيارته بحي كذا | عندما هاجمه مسلحون»: what befell somebody as he was somewhere, happened there."""
    clause = happening.clause
    if clause.opener not in WHEN or clause.parent < 0 or placed_by_name(happening):
        return
    parse = happening.parse
    main = parse.clauses[clause.parent]
    verb = parse.words[parse.units[main.verb].head].lemma if main.verb >= 0 else ""
    if verb not in WAS or main.index > clause.index:
        return
    for i in main.units:
        unit = parse.units[i]
        where = unit.tag == "np" and unit.type in PLACES and (unit.relation in ("in", "at") or unit.adverbial)
        if main.verb < i < happening.unit and where and (has_name(unit) or unit.adverbial):
            add_role(happening, "place", unit, "where whom it befell was", parse)


def _told_before(parse: Parse, opener: int) -> list[Unit]:
    """The place right before «حيث», with those that it stands among: «في بلدة كذا | بريف كذا، | حيث»."""
    at = opener - 1
    if at >= 0 and parse.is_comma(parse.units[at]):
        at -= 1
    found: list[Unit] = []
    while at >= 0:
        unit = parse.units[at]
        told = unit.tag == "np" and unit.type in PLACES and unit.relation != "for"
        named = has_name(unit) and unit.type in ("place", "country")  # «تسود الفوضى البلاد حيث»
        told = told and (bool(unit.relation) or unit.conj or unit.adverbial or named)
        if not told or (found and unit.last < found[0].first - 1):
            break
        found.insert(0, unit)
        if unit.type == "facility" or not (unit.conj or unit.adverbial or unit.relation == "in"):
            break
        at -= 1
    return found if found and (found[0].inner or found[0].definite) else []
