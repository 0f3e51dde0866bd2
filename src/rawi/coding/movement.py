"""Movement: from where and to where, told by what says where a happening was."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role

__all__ = ["MOVES", "came_from", "launched_from", "move"]

OUTSIDE = "خارج"
COMING = "infiltrate"
FROM_THE_AIR = frozenset(("airstrike", "drone_strike"))
SETTING_OUT = "انطلاقا"
BASES = frozenset(("قاعده", "مطار", "مدرج"))  # whence aircraft take off. Folded lemmas
LANDS = frozenset(("place", "country", "part"))
# Classes of frames with an origin and a destination.
MOVES = frozenset(("retreat", "pull", "flee", "displace", "advance"))
ONWARD = frozenset(("to", "toward", "on"))  # slots of where somebody goes
NEARING = frozenset(("اقترب", "اقتراب"))


def move(happening: Happening) -> None:
    """Makes what says where the origin or destination lies one, too, and where forces are that leave their origin.

    «إخلاء معسكر كذا في أفغانستان», «نقله إلى مستشفى في عدن»; «سحب أربعة آلاف جندي في مالي».
    """
    if happening.frame.slots == "advance":
        _sets_out(happening)
        return
    _abroad(happening)
    ends = {role: happening.roles.get(role, []) for role in ("origin", "destination")}
    places: list[tuple[Parse, Unit, str]] = []
    for parse, unit, rule in happening.roles.get("place", []):
        before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
        role = next((role for role, entries in ends.items() if any(u is before for _, u, _ in entries)), "")
        named = bool(unit.inner) or unit.mention is not None
        if not role and named and happening.kind == "retreat" and not ends["origin"]:
            role = "origin"
        told = rule.startswith("in-") and parse is happening.parse and unit.unit_index > happening.unit
        if role and told:
            add_role(happening, role, unit, f"in-{role}", parse)
            ends[role] = happening.roles[role]
        else:
            places.append((parse, unit, rule))
    happening.roles["place"] = places


def _sets_out(happening: Happening) -> None:
    """«تقدم الجيش من خان شيخون نحو معرة النعمان»: whence somebody advances who is told to go somewhere; «اقترب من المدينة»
    tells where he is, «قوات من تشاد» who they are, and «من ثلاثة محاور» how."""
    if happening.slots.keys().isdisjoint(ONWARD) or happening.frame.lemmas[0] in NEARING:
        return
    places = happening.roles.get("place", [])
    whence = [entry for entry in places if entry[2].startswith("from-") and _sets_out_there(*entry[:2])]
    if not whence or (len(whence) == len(places) and not happening.roles.get("destination")):
        return
    happening.roles["place"] = [entry for entry in places if entry not in whence]
    for parse, unit, _ in whence:
        add_role(happening, "origin", unit, "from-origin", parse)


def _sets_out_there(parse: Parse, unit: Unit) -> bool:
    """Whether a place after «من» is where somebody sets out, not how many ways he takes nor where those are from who go."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else unit
    bare = before.tag == "np" and not (before.definite or before.name or before.mention or before.relation)
    return unit.number is None and not (bare and before.first < unit.first)


def _abroad(happening: Happening) -> None:
    """«نزحوا | من قراهم | خارج البلاد»: whither somebody goes who leaves, not where or whence."""
    for role in ("place", "origin"):
        for entry in tuple(happening.roles.get(role, ())):
            parse, unit, rule = entry
            if parse.words[unit.head].stem == OUTSIDE and unit.last > unit.head + 1 and not unit.relation:
                happening.roles[role].remove(entry)
                add_role(happening, "destination", unit, rule, parse)


def came_from(happening: Happening) -> None:
    """«أحبط الجيش محاولة تسلل | من لبنان»: whence those came whom somebody keeps from entering."""
    whole = happening.whole
    if whole is happening or whole.kind != "repulse" or not any(f.slots == COMING for f in happening.frames):
        return
    for unit in happening.slots.get("from", ()):
        if unit.tag == "np" and unit.type in LANDS:
            add_role(whole, "origin", unit, "whence they came", happening.parse)


def launched_from(happening: Happening, meanings: Meanings) -> None:
    """«شنت المقاتلات غارات على مواقعهم | انطلاقا | من قاعدة كذا | في تركيا»: the base that aircraft strike from is the
    origin, and neither that nor where it lies is where they strike."""
    if happening.kind not in FROM_THE_AIR:
        return
    parse = happening.parse
    for unit in parse.units[happening.unit + 1 :]:
        if parse.clause_of[unit.unit_index] != happening.clause.index:
            break
        if unit.tag != "np" or unit.relation != "from" or unit.type not in LANDS | {"facility"}:
            continue
        before = parse.units[unit.unit_index - 1]
        last = parse.words[before.last - 1]
        sets_out = last.folded == SETTING_OUT
        if not sets_out and meanings.folded_lemma(parse.words[unit.head]) not in BASES:
            continue
        if before.tag == "np" and last.pos == "adj" and not last.definite and not sets_out:
            return  # «قوات | منسحبة من القاعدة»
        whence = [unit]
        for region in parse.units[unit.unit_index + 1 :]:
            lies = region.relation in ("in", "at") or (region.adverbial and not region.relation)
            if region.type not in LANDS or not lies or region.first > whence[-1].last + 1:
                break
            whence.append(region)
        places = happening.roles.get("place", [])
        happening.roles["place"] = [entry for entry in places if all(entry[1] is not u for u in whence)]
        add_role(happening, "origin", unit, "whence it is launched", parse)
        return
