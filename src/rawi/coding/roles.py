"""Roles: which phrase of the clause is agent, target, place, … of a happening, by its frame's slots."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.arms import is_nisba, names_party, only_fire, tortured, weapon_inside, who_fires, whose_fire
from rawi.coding.casualties import died_with
from rawi.coding.document import Happening, Unit
from rawi.coding.doers import acting, ambulance, in_favour, states, warship, whose_position
from rawi.coding.filled import add_role
from rawi.coding.hit_beside import hit_beside
from rawi.coding.joined import other_side, sided
from rawi.coding.meaning import load_meanings
from rawi.coding.needs import has_preposition, reads, sorts_first
from rawi.coding.parties import capital
from rawi.coding.role_guards import (
    directed,
    done_by_another,
    far,
    fits,
    fought,
    in_country,
    of_another_noun,
    of_phrase_before,
    only_dead,
    owns_what_is_hit,
    part_of_land,
    rid_of,
    served,
    stands,
    struck_inside,
)
from rawi.coding.struck import (
    dispersed,
    done_away_with,
    owned,
    passing,
    persons,
    seat,
    struck,
    suffered,
    taken,
    whose_bodies,
)
from rawi.coding.target_guards import loaded, no_target
from rawi.coding.tolls import TOLLS
from rawi.knowledge.frames import Frame, Frames

__all__ = [
    "BURNT",
    "INHERITED",
    "add_role",
    "burns",
    "fill_roles",
]

STANDS_FOR = {
    "site": "place",
    "mover": "agent",
    "transport": "instrument",
}  # roles of slots.toml that only accept more
SUFFERED = frozenset(("genitive", "second", "for"))
ARTILLERY = "مدفعيه"  # what fires, and is not fired at
HITTING = frozenset(
    ("strike", "hit", "attack", "handle", "storm", "launch", "fall", "detonate")
)  # they tell what is hit
SEATED = frozenset(
    ("detonate", "explode", "attack")
)  # who did it is not in the genitive of these if it is an office
TAKING = frozenset(("capture", "free"))
TAKEN_IN = frozenset(("on", "object", "passive", "genitive", "second"))
CROWDED = frozenset(("assault", "shelling", "riot", "clash"))
BLASTS = frozenset(("explode", "detonate"))
TAKEN_AWAY = frozenset(("arrest", "abduction", "release"))
STOPPED_AT = frozenset(("facility", "place", "country"))  # where people are seized, not who
FIRING = frozenset(("subject", "by", "owner", "from"))  # slots of who or what fires
LYING = frozenset(("place", "part", "facility"))  # «قضى على محور البلدة»: where somebody dies
WHERE = frozenset(("in", "at"))  # slots of where it is hit
# Where a word for victims only tells that there were some.
TOLD_BESIDE = frozenset(("subject", "in", "among", "between"))
# What fire is set to; a town is where.
JOINED = frozenset(("armed", "org", "country", "state"))
BURNT = frozenset(("facility", "vehicle", "material", "body", "aircraft"))
OF_STATES = frozenset(
    ("strike", "launch", "hit", "deploy", "send", "pull", "seize_person", "equip", "support")
)  # what capitals do
# Classes of what one side does to the other, unless it is told of both («قصف متبادل بين الجيش والمسلحين»).
ONE_SIDED = frozenset(("strike", "attack", "launch", "seize_person"))
LENT_AGENTS = ("light-subject-agent", "light-object-agent")
# How the rules begin that give a happening a role which other words than its own tell.
INHERITED = ("earlier mention", "hidden-subject", "shared", "only where", "same hand", "result of")


def fill_roles(happening: Happening, frames: Frames) -> None:
    """Chooses the first of the happening's frames whose needs its slots meet, and fills ``roles`` by it.

    Where no frame's needs are met yet, the first that could be read is kept: an earlier mention may still supply what
    is missing (``check_needs``).
    """
    done_away_with(happening)
    happening.frames = _of_the_preposition(happening, frames)
    for frame in sorts_first(happening.frames):
        if _read_by(happening, frame, frames):
            return
    if _read_as_passive(happening, frames):
        return
    _read_by(happening, happening.frames[0], frames)


def _read_by(happening: Happening, frame: Frame, frames: Frames) -> bool:
    """Fills the roles by a frame; whether its needs are met."""
    happening.frame, happening.kind = frame, frame.kind
    happening.roles = {}
    _by_slots(happening, frame, frames)
    sides = len(happening.slots.get("between", ())) > 1
    for role, unit, rule, parse in happening.donated:
        if sides and rule == "light-subject-agent":
            continue  # «تورطت في الصراع بين الحكومة والمتمردين»
        add_role(happening, _doer(frame) if role == "agent" else role, unit, rule, parse)
    return reads(happening, frame)


def _read_as_passive(happening: Happening, frames: Frames) -> bool:
    """«كانوا مسلحين طردوا من البلدة», «الأموال التي سرقت»: an unvowelled verb that does not read with its lone noun for
    subject may be a passive, and the noun whom it was done to."""
    slots = happening.slots
    past = happening.parse.words[happening.phrase.head].tense == "past" or "by" in slots
    if happening.phrase.tag != "verb" or not past:
        return False  # «عملاء يفتكون بالحزب»
    if "subject" not in slots or not slots.keys().isdisjoint(("object", "passive")):
        return False
    happening.slots = {"passive" if slot == "subject" else slot: units for slot, units in slots.items()}
    for frame in sorts_first(happening.frames):
        if frame.preps and has_preposition(happening, frame):
            continue  # «قضى الجيش على»: what is reached by a preposition is no subject of the passive («قُضي عليهم»)
        passive = "passive" in frames.classes[f"{frame.slots}.verb"]
        if passive and _read_by(happening, frame, frames) and _suffered(happening):
            return True
    happening.slots = slots
    return False


def _suffered(happening: Happening) -> bool:
    """Whether somebody or something has a role for being told of by a passive."""
    return any(rule.startswith("passive-") for entries in happening.roles.values() for _, _, rule in entries)


def _of_the_preposition(happening: Happening, frames: Frames) -> tuple[Frame, ...]:
    """«قضى الجيش على المسلحين»: where the preposition of a frame stands, with whom it can be done to, the same words do not
    tell of who dies; «قضى ثلاثة على محور البلدة» does."""
    told = {
        frame.lemmas
        for frame in happening.frames
        for relation in frame.preps
        for unit in happening.slots.get(relation, [])
        if unit.type not in LYING
        or any(fits(role, unit, relation, frames) for role in frames.roles_of(frame, relation))
    }
    return tuple(f for f in happening.frames if f.preps or f.lemmas not in told or f.slots != "die")


def _doer(frame: Frame) -> str:
    """«تمكن السكان من الفرار»: the role of whoever does it, which of flight is the target."""
    return "target" if frame.slots == "flee" and frame.pos == "noun" else "agent"


def _only_hit(happening: Happening, frame: Frame) -> bool:
    """«قصف السفارة»: whether nothing else is told that a strike hit, so that an office in its genitive may be."""
    return frame.slots == "strike" and happening.slots.keys().isdisjoint(("second", "for", "on", "against"))


def _by_slots(happening: Happening, frame: Frame, frames: Frames) -> None:
    parse = happening.parse
    meanings = load_meanings()
    lent = any(rule in LENT_AGENTS for _, _, rule, _ in happening.donated)
    whole_first = sorted(happening.slots.items(), key=lambda item: item[0] == "among")
    if frame.slots in HITTING and suffered(happening):
        lent = True
        whole_first = [("genitive" if slot == "owner" else slot, units) for slot, units in whole_first]
    held = struck_inside(happening, frame, frames)
    if held is not None:
        add_role(happening, "target", held, "set noun", parse)
    for slot, units in whole_first:
        roles = frames.roles_of(frame, slot)
        if not roles or (slot == "object" and frame.slots == "found" and frame.preps):
            continue  # «عثر الأهالي على جثث»: who finds them is none of them
        if slot == "between":
            units = states(parse, units)
        if slot == "between" and "target" in roles and frame.slots != "victims":
            apart = len(units) > 1 and frame.slots != "seize_person" and len(frame.lemmas) == 1
            if frame.slots not in ONE_SIDED or apart or _mutual(happening):
                _sides(happening, units)
            continue
        if held is not None and slot in ("genitive", "for"):
            continue
        for_doer: Unit | None = None
        for unit in (u for u in units if not loaded(parse, u)):
            unit = struck(parse, unit) if frame.slots in HITTING and slot not in WHERE else unit
            unit = persons(parse, unit)
            if slot == "genitive" and (frame.slots in SEATED or _only_hit(happening, frame)):
                unit = seat(parse, unit)
                if frame.slots == "attack" and unit.type == "facility" and frame.kind != "killing":
                    add_role(happening, "target", unit, "genitive-target", parse)  # «هجوم الفندق»
                    continue
            unit = taken(parse, unit) if frame.slots in TAKING and slot in TAKEN_IN else unit
            if frame.slots in HITTING and slot == "for" and owns_what_is_hit(happening, unit):
                continue  # «غارات على تجمعات للمسلحين»
            if (
                frame.slots in HITTING
                and slot == "for"
                and meanings.folded_lemma(parse.words[unit.head]) == ARTILLERY
            ):
                add_role(happening, "instrument", unit, "for-instrument", parse)  # «قصف مكثف للمدفعية»
                continue
            unit = owned(parse, unit) if frame.slots in HITTING and slot in ("on", "object") else unit
            fires = slot == "from" and "agent" in roles
            if fires and of_phrase_before(parse, unit):
                continue  # «خلال ست سنوات | من التمرد», «وسط انتقادات | من المنظمة»
            if fires and (parse.words[unit.head].pos == "adj" or rid_of(happening, unit)):
                continue  # «قياديون من جنسيات | عربية», «عملية تحرير المدينة | من المسلحين»
            unit = acting(parse, unit) if fires or slot in ("subject", "by", "owner") else unit
            if frame.slots in HITTING and slot in FIRING and warship(parse, unit):
                unit = replace(unit, type="weapon")  # «قصفت بوارج التحالف»
            if slot == "subject" and frame.slots == "uncover" and unit.type in ("person", "name"):
                continue  # «كشف الوزير عن أسلحة»: who tells of it
            if slot == "for" and frame.slots in ("lose", "capture"):
                unit = in_favour(parse, unit)
            if fires and (whose := whose_position(parse, unit)) is not None:
                add_role(happening, "agent", whose, "whose position it came from", parse)
            if (
                (
                    slot == "subject"
                    or (slot == "genitive" and frame.slots == "support" and "for" in happening.slots)
                )
                and frame.slots in OF_STATES
                and unit.type == "place"
                and (capital(parse, unit) or parse.words[unit.head].folded in ("بلدان", "بلدين"))
            ):
                unit = replace(unit, type="country")  # «قصفت أنقرة مواقعهم»; «هاجمت دمشق الوسيط» with words
            handled = (frame.slots, frame.pos) == ("handle", "noun") and "genitive" in happening.slots
            if slot == "at" and unit.arms and (frame.slots == "equip" or handled):
                # «زودهم بالأسلحة», «إسقاط الطائرة بصاروخ»
                add_role(happening, "instrument", unit, "at-instrument", parse)
                continue
            if frame.slots == "found" and unit.type == "body":
                whose = whose_bodies(parse, unit)
                if whose is not None:
                    add_role(happening, "target", whose, "whose bodies", parse)
                continue
            if frame.slots == "seize_person" and slot == "on" and unit.type in STOPPED_AT:
                add_role(happening, "place", unit, "on-site", parse)  # «اعتقل شابا على حاجز»
                continue
            if burns(frame) and only_fire(parse, unit):
                continue  # part of the set phrase
            if slot == "in" and burns(frame) and unit.type in BURNT:
                add_role(happening, "target", unit, "in-target", parse)  # «أضرموا النار في سيارات»
                continue
            for role in roles:
                if (
                    slot == "with"
                    and role == "target"
                    and "against" in happening.slots
                    and frame.kind == "clash"
                ):
                    add_role(happening, "agent", unit, "fought beside", parse)
                    break  # «يقاتل مع الفصائل ضد الجيش»
                if role == "agent" and slot == "for" and done_by_another(happening, unit, frames):
                    continue  # «قصف الطائرات للسيارة»
                if frame.slots == "protest" and slot == "for" and (stand := stands(happening, meanings)):
                    if stand == "against":
                        add_role(happening, "target", unit, "against-target", parse)
                    break  # «مظاهرات مناهضة للرئيس», «مسيرة مؤيدة للحكومة»
                told = "on" in happening.slots or "for" in happening.slots
                if (
                    role == "site"
                    and unit.type == "country"
                    and "agent" in roles
                    and slot == "genitive"
                    and told
                ):
                    continue  # «حصار إسرائيل لقطاع غزة»
                if role == "agent" and slot == "genitive" and in_country(happening, unit):
                    add_role(happening, "place", unit, "genitive-place", parse)
                    break  # «تظاهرات العراق», «معارك سوريا»
                if role == "agent" and slot == "genitive" and fought(happening, frame):
                    add_role(happening, "target", unit, "genitive-target", parse)
                    break  # «متهم بقتال القوات»
                if role == "agent" and frame.slots == "support" and slot == "genitive" and served(happening):
                    continue  # «لدعم المقاومة»
                if role == "agent" and lent and slot in ("genitive", "second"):
                    continue  # «قامت الطائرات بقصف المسلحين»: who did it stands before
                if role == "agent" and unit.type == "people" and frame.slots == "strike" and slot in SUFFERED:
                    continue  # «قصف المدنيين», «القصف العشوائي للأهالي»
                marked = (
                    lent or happening.carried_by >= 0 or "owner" in happening.slots or directed(happening)
                )
                if slot == "for" and role == "agent" and for_doer is not None and unit.conj:
                    last = parse.units[unit.unit_index - 1]
                    if last.unit_index == for_doer.unit_index and unit.type in JOINED:
                        add_role(happening, "agent", unit, "for-agent", parse)
                        for_doer = unit  # «هجوم للمقاومة | والجيش»
                        break
                if role == "agent" and slot == "for" and marked:
                    continue  # «نصب المسلحون كمائن للجيش», «في إطار مطاردتها لمتشددين»
                if (
                    role == "agent"
                    and slot == "for"
                    and (happening.roles.get("agent") or _by_nation(happening))
                ):
                    continue  # «قصف الجيش للبلدة ولقواتنا»: with its agent told, «لـ» is whom it is done to
                if (
                    role == "target"
                    and slot == "for"
                    and frame.slots == "kill"
                    and far(parse, happening, unit)
                ):
                    continue  # «قتل عشرة على متن سفينة لنشطاء»
                if role == "target" and slot in TOLD_BESIDE and frame.kind in TOLLS and only_dead(unit):
                    continue  # «سقط خمسة قتلى»: the word tells what befell them, not who they are
                if role == "target" and slot == "with" and frame.kind in TOLLS and not died_with(parse, unit):
                    continue
                if role == "target" and (
                    of_another_noun(happening, frame, slot, unit) or no_target(happening, slot, unit)
                ):
                    continue
                if role == "origin" and slot == "from" and part_of_land(happening, frame, unit):
                    continue
                if role == "site" and slot == "from" and frame.kind == "capture" and "on" in happening.slots:
                    continue  # «اقتربت القوات التي سيطرت على صنعاء | من عدن»
                if role == "target" and slot == "in" and frame.slots == "detonate" and unit.relation != "in":
                    continue  # «تفجير في جموع المصلين»
                burning = frame.slots == "fire" and role == "target" and unit.type in ("facility", "vehicle")
                fit = burning or fits(role, unit, slot, frames)  # «اشتعلت النيران في المبنى»
                before = parse.units[unit.unit_index - 1]
                shells = before.tag == "np" and before.type in ("weapon", "bomb")
                if role == "instrument" and slot == "from" and shells and not only_fire(parse, before):
                    continue  # «ألقوا قنابل | من الفوسفور»: what they are made of
                if role == "transport" and slot == "subject" and not ambulance(parse, unit):
                    continue  # «نقلت الحافلات الحجاج»
                taken_away = frame.slots == "seize_person" and frame.kind in TAKEN_AWAY  # «اعتقلوا بأسلحتهم»
                if fit and not (role == "instrument" and (taken_away or only_fire(parse, unit))):
                    add_role(happening, STANDS_FOR.get(role, role), unit, f"{slot}-{role}", parse)
                    if (slot, role) == ("for", "agent") and unit.unit_index <= happening.unit + 2:
                        for_doer = unit
                    if (
                        (role == "instrument" or (role == "transport" and unit.type == "aircraft"))
                        and slot in ("subject", "by", "genitive", "owner")
                        and names_party(parse, unit)
                    ):
                        add_role(happening, "agent", unit, f"{slot}-party", parse)
                    elif role == "instrument" and slot == "at":
                        whose_fire(happening, unit, parse)
                    break
    for unit in happening.slots.get("for", []) if frame.kind in CROWDED else []:
        whom = dispersed(parse, unit)
        if whom is not None:
            add_role(happening, "target", whom, "whom they meant to disperse", parse)
    if frame.kind == "killing":
        tortured(happening)
    if frame.slots in BLASTS:
        for unit in happening.slots.get("during", []):
            passer = passing(parse, unit)
            if passer is not None:
                add_role(happening, "target", passer, "passing by", parse)
    unit = happening.phrase
    if unit.tag == "event":
        between = frame.parted and who_fires(happening, unit)
        weapon_inside(happening, unit, frames)
        for i in () if between else unit.modifiers:
            if held is not None and i > held.head:
                continue  # «ضرب القواعد الأمريكية»: whose bases they are
            if len(frame.lemmas) > 1 and frame.kind == "encirclement" and is_nisba(parse, i):
                continue  # «قطع الإمدادات الحوثية»: whose supplies they are
            if "agent" in frames.roles_of(frame, "nisba") and is_nisba(parse, i):
                add_role(happening, "agent", Unit("np", i, i + 1, i, "country"), "nisba-agent", parse)
    hit_beside(happening)


def burns(frame: Frame) -> bool:
    """«أضرم النار في», «إشعال النيران في»: what stands after «في» is what is burnt."""
    return (
        len(frame.lemmas) > 1 and frame.kind == "destruction" and frame.lemmas[1] in ("نار", "نيران", "حريق")
    )


def _by_nation(happening: Happening) -> bool:
    """«الغزو الأمريكي للعراق»: an adjective names who did it."""
    unit = happening.phrase
    return unit.tag == "event" and any(is_nisba(happening.parse, i) for i in unit.modifiers)


def _mutual(happening: Happening) -> bool:
    """«خطف متبادل بين عشائر»: whether each side does it to the other."""
    meanings = load_meanings()
    words = happening.parse.words
    return any(meanings.folded_lemma(words[i]) == "متبادل" for i in happening.phrase.modifiers)


def _sides(happening: Happening, units: list[Unit]) -> None:
    """«بين الجيش والمسلحين»: the first side is the agent, the other the target."""
    # «بين فترة وأخرى», «بين بلدتين»: neither times nor places are sides
    parties = [acting(happening.parse, u) for u in [*units, *other_side(happening.parse, units)]]
    parties = [
        u for u in parties if u.type not in ("time", "event", "place", "quantity", "abstract", "measure")
    ]
    told = [i + 1 for i, unit in enumerate(parties) if sided(happening.parse, unit) != unit.last]
    split = told[0] if told and told[0] < len(parties) else min(len(parties), 1)
    if len(parties) == 1 and parties[0].conj and parties[0].relation == "between":
        split = 0  # «بينهم وبين الشرطة»
    for i, unit in enumerate(parties):
        unit = replace(unit, last=min(unit.last, sided(happening.parse, unit)))
        add_role(happening, "agent" if i < split else "target", unit, "between", happening.parse)
