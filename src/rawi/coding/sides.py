"""Sides: who fought whom, where the sentence tells it of another happening that belongs to the same fighting.

«سيطر الجيش على المدينة بعد معارك مع المسلحين»: whose battles they were, and from whom the town was taken.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.driven import settle_driven
from rawi.coding.joined_deeds import take_joined
from rawi.coding.meaning import load_meanings
from rawi.coding.roles import add_role
from rawi.knowledge.frames import Frames

__all__ = ["settle_sides"]

Entry = tuple[Parse, Unit, str]

# What fighting is told to lead to, or to be part of.
GAINS = frozenset(("capture", "encirclement"))
MOVES = GAINS | {"clash", "advance", "retreat", "surrender", "repulse", "killing", "arrest"}
WITHIN = frozenset(("in", "during", "at"))
RAIDS = frozenset(("assault", "airstrike", "shelling", "drone_strike"))
BLASTS = frozenset(("bombing", "suicide_bombing"))
TAKEN = frozenset(("arrest", "abduction"))
GAINED = frozenset(("capture", "seizure", "demining", "release", "destruction", "killing"))
# Those by which a force goes out to arrest; of another attack those arrested may be charged. Folded lemmas.
OPERATIONS = frozenset(("مداهمه", "عمليه", "حمله", "كمين", "اقتحام", "اجتياح", "انزال"))
AFTER = frozenset(("after", "cause", "in", "during", "at"))
UNARMED = frozenset(("people", "person", "name"))
FIGHTERS = frozenset(("armed", "org", "country", "state"))
# What is fought, and what it is fought for.
FOUGHT = frozenset(("assault", "clash", "airstrike", "shelling", "drone_strike"))
DRIVING = frozenset(("capture", "assault", "repulse", "clash", "killing"))
AIMS = frozenset(("for", "purpose"))
AIM_REACH = 6  # units between an attack and what it is for


def settle_sides(document: Document, frames: Frames) -> None:
    """Fills agents and targets of fighting from the happenings told with it in the same clause."""
    for happenings in document.by_sentence().values():
        alive = [h for h in happenings if h.stands]
        for happening in alive:
            _victims_side(happening)
            if happening.kind == "repulse":
                _repelled(happening, happenings)
            if happening.kind in FOUGHT and not happening.roles.get("target"):
                _driven_out(happening, happenings)
        settle_driven(happenings)
        for first, second in pairwise(alive):
            _same_hand(first, second)
            _among_these(first, second)
            _same_weapon(first, second)
        for first, second in reversed(list(pairwise(alive))):
            _by_turns(first, second)
        for raid in alive:
            _in_raid(raid, alive)
            _taken_in_raid(raid, alive)
        for fight in alive:
            if fight.kind == "clash" and fight.phrase.tag == "event" and fight.phrase.relation in AFTER:
                main = _told_with(fight, alive)
                if main is not None:
                    _share_sides(main, fight, frames)
        take_joined(alive)


def _in_raid(raid: Happening, alive: list[Happening]) -> None:
    """«ضبط الجيش أسلحة في عملية», «اعتقلت الشرطة مئات في مداهمات»: who gains something in a raid carries it out."""
    unit = raid.phrase
    if unit.tag != "event" or unit.relation not in WITHIN or unit.definite or raid.roles.get("agent"):
        return
    if raid.kind not in RAIDS:
        return
    own = load_meanings().folded_lemma(raid.parse.words[unit.head]) in OPERATIONS
    for other in reversed(alive):
        if other.unit >= raid.unit or other.clause.index != raid.clause.index:
            continue
        if other.kind in GAINED or (own and other.kind == "arrest"):
            for parse, who, rule in other.roles.get("agent", []):
                if parse is raid.parse and who.type in FIGHTERS | {"aircraft"}:
                    add_role(raid, "agent", who, f"who gained by it ({rule})", parse)
        return


def _same_hand(first: Happening, second: Happening) -> None:
    """«غارات سعودية وقصف مدفعي على…»: one adjective for both."""
    a, b = first.phrase, second.phrase
    joined = a.tag == b.tag == "event" and b.conj and not b.relation and b.first - a.last <= 1
    if not joined or first.parse is not second.parse or second.roles.get("agent"):
        return
    for parse, unit, rule in first.roles.get("agent", []):
        if rule == "nisba-agent":
            add_role(second, "agent", unit, "nisba-agent, shared", parse)


def _among_these(first: Happening, second: Happening) -> None:
    """«هجمات نفذها التنظيم، بينها تفجير»: of attacks that are somebody's, the one told of is his too."""
    if second.phrase.relation != "among" or second.roles.get("agent") or first.kind not in FOUGHT | BLASTS:
        return
    told = first.phrase.tag == "event" and first.parse.words[first.phrase.head].number in ("p", "d")
    if told and second.phrase.tag == "event" and second.kind in FOUGHT | BLASTS:
        for parse, unit, rule in first.roles.get("agent", []):
            add_role(second, "agent", unit, f"one of these ({rule})", parse)


def _same_weapon(first: Happening, second: Happening) -> None:
    """«أطلق الجيش صاروخا أصاب منزلا»: who fired what hits."""
    fired = {u.unit_index for _, u, _ in first.roles.get("instrument", []) if u.unit_index >= 0}
    hits = {u.unit_index for _, u, _ in second.roles.get("instrument", [])}
    if first.parse is second.parse and fired & hits and not second.roles.get("agent"):
        for parse, unit, rule in first.roles.get("agent", []):
            add_role(second, "agent", unit, f"whose weapon it was ({rule})", parse)


def _by_turns(first: Happening, second: Happening) -> None:
    """«قصف وعمليات تسلل متبادلة بين الجيش والفصائل»: those between whom the last of several attacks is made the
    others too."""
    a, b = first.phrase, second.phrase
    between = first.parse.units[a.unit_index + 1 : b.unit_index]  # «معارك | وعمليات | قصف»
    joined = a.tag == b.tag == "event" and not b.relation and all(u.tag == "event" for u in between)
    joined = joined and first.parse is second.parse and any(u.conj for u in (*between, b))
    if not joined or first.roles.get("agent") or first.kind not in FOUGHT:
        return
    for role in ("agent", "target"):
        for parse, unit, rule in second.roles.get(role, []):
            if rule.startswith("between"):
                add_role(first, role, unit, "between, shared", parse)


def _taken_in_raid(raid: Happening, alive: list[Happening]) -> None:
    """«اعتقل ثلاثة في حملة شنتها الشرطة», «خطفوا في هجوم نفذه مسلحون»: who makes the raid in which people are taken takes
    them."""
    unit = raid.phrase
    carried = unit.tag == "event" and unit.relation in WITHIN and not unit.definite
    if raid.kind not in RAIDS or not carried:
        return
    for other in alive:
        near = other.clause.index == raid.clause.index and other.unit < raid.unit
        if near and other.kind in TAKEN and not other.roles.get("agent"):
            for parse, who, rule in raid.roles.get("agent", []):
                if parse is raid.parse and who.type in FIGHTERS:
                    add_role(other, "agent", who, f"whose raid it was ({rule})", parse)


def _victims_side(fight: Happening) -> None:
    """«مقتل ثمانية حوثيين في مواجهات مع المقاومة»: the dead fought on one side, and «مع» names the other."""
    before = [u for _, u in fight.tolls if u.tag == "np" and u.first < fight.first]
    members = [_whose_members(fight.parse, u) for u in before]
    victims = [whole or u for u, whole in zip(before, members, strict=True) if u.type == "armed" or whole]
    targets = fight.roles.get("target", [])
    if fight.kind != "clash" or not before or fight.roles.get("agent") or not targets:
        return
    if not victims and all(u.type in UNARMED for u in before):
        # «مقتل فلسطيني في مواجهات مع الجيش»: where no fighter died, who stands after «مع» is who killed
        others = [e for e in targets if e[2] == "with-target" and e[1].type in FIGHTERS]
        if others:
            fight.roles["agent"] = [(parse, unit, "whom the dead fought") for parse, unit, _ in others]
            fight.roles["target"] = [e for e in targets if e not in others]
        return
    if any(rule == "with-target" for _, _, rule in targets):
        for unit in victims:
            side = replace(unit, number=None)  # their number counts the dead
            add_role(fight, "agent", side, "the victims' side", fight.parse)


def _whose_members(parse: Parse, unit: Unit) -> Unit | None:
    """«عشرة من المعارضة», «اثنان من أفراد الفصائل»: the party of which a count of people is told; None when there is
    none."""
    first = next((i + 1 for i in range(unit.first, unit.last - 1) if parse.words[i].folded == "من"), -1)
    if first < 0 or unit.type == "armed":
        return None
    meanings = load_meanings()
    heads = [w for w in parse.words[first : min(unit.last, first + 2)] if meanings.type_of(w) != "people"]
    if not heads or meanings.type_of(heads[0]) not in ("armed", "org"):
        return None
    inner = unit.names_from(first)
    return Unit("np", first, unit.last, first, "armed", inner=inner, unit_index=unit.unit_index)


def _repelled(happening: Happening, told: list[Happening]) -> None:
    """«صد الجيش هجوما للمسلحين»: whose attack it was that was repelled."""
    if happening.roles.get("target"):
        return
    objects = {
        u.unit_index
        for slot in ("object", "genitive", "second", "for")
        for u in happening.slots.get(slot, [])
    }
    for other in told:
        attack = other.whole
        if other.unit in objects and attack is not happening:
            for parse, unit, rule in attack.roles.get("agent", []):
                add_role(happening, "target", unit, f"whose attack it was ({rule})", parse)


def _driven_out(happening: Happening, told: list[Happening]) -> None:
    """«شن الجيش عملية لطرد المسلحين», «قتالا لصد المتمردين»: what an attack is for says against whom it is."""
    for other in told:
        aims = other.phrase.relation in AIMS and other.frame.kind in DRIVING and other.phrase.tag == "event"
        near = 0 < other.unit - happening.unit <= AIM_REACH and other.clause.index == happening.clause.index
        if not aims or not near or other.whole is happening:
            continue
        for parse, unit, rule in other.whole.roles.get("target", []):
            fought = unit.type in FIGHTERS or (unit.type == "people" and other.kind == "capture")
            if fought and not rule.startswith("on-"):  # «من أجل السيطرة على الدولة»
                add_role(happening, "target", unit, f"whom it is to drive out ({rule})", parse)
        return


def _told_with(fight: Happening, alive: list[Happening]) -> Happening | None:
    """What was told before the fighting in its clause, with a party that does it."""
    for other in reversed(alive):
        if other.unit < fight.unit and other.clause.index == fight.clause.index and other is not fight:
            return other if other.kind in MOVES and other.roles.get("agent") else None
    return None


def _share_sides(main: Happening, fight: Happening, frames: Frames) -> None:
    agents, targets = fight.roles.get("agent", []), fight.roles.get("target", [])
    if not agents:
        for parse, unit, rule in main.roles["agent"]:
            if unit.type in FIGHTERS:
                add_role(fight, "agent", unit, f"told with it ({rule})", parse)
        if not targets:
            for parse, unit, rule in main.roles.get("target", []):
                if unit.type in FIGHTERS:
                    add_role(fight, "target", unit, f"told with it ({rule})", parse)
    if main.kind in GAINS and targets and not main.roles.get("target"):
        for parse, unit, rule in targets:
            if unit.type in FIGHTERS:
                add_role(main, "target", unit, f"fought for it ({rule})", parse)
