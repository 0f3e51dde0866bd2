"""Needs: whether what a frame asks for is there, by what its slots and roles hold; what no frame reads is dropped."""

from __future__ import annotations

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.parties import capital
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.frames import SORTS, Frame, Frames, Need
from rawi.knowledge.grammar import load_grammar

__all__ = ["BY_TOLL", "UNMET", "WARS", "check_needs", "has_preposition", "reads", "sorts_first"]

UNMET = "no frame's needs are met"
WARS = frozenset(("حرب", "صراع", "نزاع"))
UNREST = frozenset(("عمل", "حدث"))  # «أعمال العنف», «أحداث عنف»
DEADLY = VIOLENT | {
    "injury",
    "arrest",
    "protest",
    "riot",
}  # happenings of which those die who «توفي» after them
TOLD = frozenset(
    ("target", "object", "passive", "genitive", "second")
)  # needs that some of these before meet
MEMBERS = frozenset(("فرد", "شخص", "عضو", "رجل", "متطوع"))  # of whatever they are said to be of
LEADING = frozenset(("قياده", "زعامه", "كادر", "كوادر"))
MILITARY = "عسكري"
FALL = "سقوط"
WHEN = frozenset(("after", "before", "since"))
DESCRIBED = frozenset(("deeds", "land_forces"))  # sorts that an adjective tells as well: «قوات خاصة»
DOING = frozenset(("agent", "subject", "owner"))
BY_TOLL = "told by its toll only"


def check_needs(document: Document, frames: Frames) -> None:
    """Drops what no frame reads once pronouns and hidden subjects are resolved."""
    for happening in document.happenings:
        if not happening.stands:
            continue
        if not any(
            _holds(happening, frame, frames, passive=passive)
            for passive in (False, True)
            for frame in sorts_first(happening.frames)
        ):
            if _deadly(happening):
                happening.notes.append(BY_TOLL)
            else:
                happening.dropped = UNMET


def sorts_first(frames: tuple[Frame, ...]) -> list[Frame]:
    """Those first that ask for a sort of agents: «اقتحم» is a riot where protesters storm."""
    return sorted(frames, key=lambda frame: (-len(frame.lemmas), not frame.of_sort))


def _deadly(happening: Happening) -> bool:
    """«الحرب التي أسفرت عن مقتل سبعين ألفا»: who fought is not told, but how many died of it."""
    if happening.frame.later_only:
        return False  # «أسفر الحادث عن وفاة ثلاثة»: on a road, for all that is told
    numbered = any(unit.number is not None for _, unit in happening.tolls)
    if happening.frame.kind == "clash" and happening.frame.lemmas[0] not in WARS | UNREST:
        return False  # «اصطدام قطارين»
    return numbered and happening.frame.kind in VIOLENT and has_preposition(happening, happening.frame)


def _holds(happening: Happening, frame: Frame, frames: Frames, *, passive: bool) -> bool:
    """Whether a happening reads by a frame, which is then its own; ``passive``: with its hidden subject for whom it was
    done to («بعد أن طردوا من المدينة»)."""
    roles = happening.roles
    other = happening.frame is not frame and "target" in frames.roles_of(frame, "subject")
    if other or (passive and _may_be_passive(happening, frame, frames)):
        happening.roles = _befell(roles)
    if not reads(happening, frame):
        happening.roles = roles
        return False
    if happening.frame is not frame:
        if happening.kind == happening.frame.kind:
            happening.kind = frame.kind
        happening.frame = frame
    return True


def _may_be_passive(happening: Happening, frame: Frame, frames: Frames) -> bool:
    """Whether a verb without an object may be a passive, which an unvowelled text does not tell."""
    return (
        happening.phrase.tag == "verb"
        and "object" not in happening.slots
        and "target" in frames.roles_of(frame, "passive")
    )


def _befell(roles: dict[str, list[tuple[Parse, Unit, str]]]) -> dict[str, list[tuple[Parse, Unit, str]]]:
    """«يهربون» of villagers: to whom a verb has for its hidden subject, it befalls, by a frame of what befalls people."""
    hidden = [entry for entry in roles.get("agent", ()) if entry[2].startswith("hidden-subject")]
    if not hidden:
        return roles
    left = [entry for entry in roles["agent"] if entry not in hidden]
    return {**roles, "agent": left, "target": [*roles.get("target", ()), *hidden]}


def reads(happening: Happening, frame: Frame) -> bool:
    """Whether all that the frame asks for is there: one of its prepositions and what it needs."""
    if not has_preposition(happening, frame):
        return False
    return all(any(meets(happening, need) for need in alternatives) for alternatives in frame.needs)


def has_preposition(happening: Happening, frame: Frame) -> bool:
    """Whether one of the prepositions stands there without which the frame does not read («القضاء على»)."""
    return not frame.preps or any(relation in happening.slots for relation in frame.preps)


def meets(happening: Happening, need: Need) -> bool:
    """Whether a condition of the frame holds."""
    if need.name == "light":
        return bool(happening.carriers & need.types)
    if need.name == "earlier":
        return False  # left to what takes up an attack told before
    here = happening.parse
    found = [(parse, unit) for parse, unit, _ in happening.roles.get(need.name, ())]
    found += [(here, unit) for unit in happening.slots.get(need.name, [])]
    if need.name == "genitive" and "place" in need.types and happening.phrase.relation in WHEN:
        falls = any(frame.lemmas[0] == FALL for frame in happening.frames)
        places = happening.roles.get("place", ()) if falls else ()  # «فروا من الموصل بعد سقوطها»
        found += [(p, u) for p, u, rule in places if p is here and rule == "genitive-site, pronoun"]
    if need.name == "target" and "event" in need.types:
        found += [
            (here, u)
            for slot in ("object", "genitive", "second", "for")
            for u in happening.slots.get(slot, [])
        ]
    if need.name == "cause" and "violence" in need.types and _wounded_before(happening):
        return True
    for parse, unit in found:
        if "counted" in need.types:
            if unit.number is not None and not unit.number.dual and unit.type in need.types | {"quantity"}:
                return True
            continue
        if need.types & SORTS and _of_sort(parse, unit, need):
            return True
        if not need.types or unit.type in need.types or (unit.tag == "event" and "event" in need.types):
            return True
        if unit.tag == "pron" and need.types & {"armed", "people", "person"} and "written" not in need.types:
            return True
        if unit.type == "quantity" and _of_these(parse, unit, need):
            return True
        if unit.type == "people" and "armed" in need.types and _members(parse, unit):
            return True  # «400 فرد من قوات الأمن»
        if unit.type in ("org", "quantity", "person") and "armed" in need.types and _leaders(parse, unit):
            return True
        if unit.type == "country" and _acts_as_country(need):
            return True
        if "state" in need.types and _commands(parse, unit):
            return True
        if "violence" in need.types and _by_violence(happening, unit):
            return True
        if unit.type == "place" and need.name in DOING and "state" in need.types and capital(parse, unit):
            return True  # «أنقرة تبدأ بمحاربة التنظيم»
        if unit.arms and "weapon" in need.types:
            return True
        if "name" in need.types and not unit.type and load_meanings().given_name(parse.words[unit.head]):
            return True  # «احتجزت الحركة سليم داود»
    return False


def _members(parse: Parse, unit: Unit) -> bool:
    """«400 فرد إضافي من قوات الأمن», «70 مدربا عسكريا»: whether a phrase says of which fighters they are whom it counts, or
    that they are soldiers; no «مدني من»."""
    if any(load_meanings().folded_lemma(parse.words[i]) == MILITARY for i in unit.modifiers):
        return True
    if load_meanings().folded_lemma(parse.words[unit.head]) not in MEMBERS:
        return False
    for i in range(unit.head + 1, unit.last - 1):
        if parse.words[i].folded == "من":
            mention = unit.name_at(i + 1)
            type_ = mention.type if mention is not None else load_meanings().type_of(parse.words[i + 1])
            return type_ == "armed"
    return False


def _leaders(parse: Parse, unit: Unit) -> bool:
    """«قيادات التنظيم», «العشرات من قيادات الحركة»: whether a phrase names those who lead fighters."""
    led = False
    for i in range(unit.head, unit.last):
        if led and (
            load_meanings().type_of(parse.words[i]) == "armed"
            or getattr(unit.name_at(i), "type", "") == "armed"
        ):
            return True
        led = led or load_meanings().folded_lemma(parse.words[i]) in LEADING
    return False


def _of_sort(parse: Parse, unit: Unit, need: Need) -> bool:
    """«مئات المحتجين», «مسلحي المعارضة»: whether a word says of what sort they are."""
    grammar = load_grammar()
    wanted: frozenset[str] = frozenset().union(*(getattr(grammar, sort) for sort in need.types & SORTS))
    kinds = ("noun", "adj") if need.types & DESCRIBED else ("noun",)
    return any(
        (parse.words[i].pos in kinds or i == unit.head)
        and (load_meanings().folded_lemma(parse.words[i]) in wanted or parse.words[i].stem in wanted)
        for i in range(unit.head, unit.last)
    )


def _of_these(parse: Parse, unit: Unit, need: Need) -> bool:
    """«وأصيب العشرات», «وجرح 2»: a number alone is of people; «عدد منهم», «ثلاثة منها» are some of those told before, and
    «آخرين», «أحدهم» people."""
    after = parse.units[unit.unit_index + 1] if 0 <= unit.unit_index < len(parse.units) - 1 else unit
    if after.tag == "pron" and after.relation == "from" and after.first == unit.last and need.name in TOLD:
        return True
    if "people" not in need.types:
        return False
    head = parse.words[unit.head]
    others = load_meanings().folded_lemma(head) == "اخر" and head.folded in ("اخر", "اخرون", "اخرين")
    return unit.number is not None or others or head.enclitic == "هم"


def _acts_as_country(need: Need) -> bool:
    """Whether a country will do: for fighters as well, but for those in the genitive («رحيل القوات» is told of
    forces, «مغادرة فرنسا» of a place)."""
    return "state" in need.types or ("armed" in need.types and need.name != "genitive")


def _by_violence(happening: Happening, unit: Unit) -> bool:
    """«جراء القصف», «جراء تعرضه للتعذيب»."""
    if unit.type == "carrier":
        return any(_violent(u) for u in happening.slots.get("for", ()) if u.tag == "event")
    return unit.tag == "event" and _violent(unit)


def _wounded_before(happening: Happening) -> bool:
    """«تعرض لتعذيب أدى إلى وفاته», «نقل مصابا بجروح لكنه توفي»: whether the sentence tells of wounds before a death."""
    before = happening.parse.units[: happening.unit]
    return any(frame.kind == "injury" for unit in before for frame in unit.frames)


def _violent(unit: Unit) -> bool:
    """«توفي جراء القصف», «أثناء الاعتقال»: a happening of which people die; «عملية» may be a surgeon's."""
    return any(
        frame.kind in DEADLY and frame.lemmas != ("عمليه",) and frame.lemmas != ("حمله",)
        for frame in unit.frames
    )


def _commands(parse: Parse, unit: Unit) -> bool:
    """«النظام», «السلطات», «التحالف»: a government or coalition, which has forces as a country has."""
    return (
        unit.type == "org" and load_meanings().folded_lemma(parse.words[unit.head]) in load_grammar().powers
    )
