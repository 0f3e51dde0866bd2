"""Slots of a happening that a noun tells: genitive, owner, second noun, and phrases under prepositions."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.after_commas import aside_before_object
from rawi.coding.by_whom import of_deed_before
from rawi.coding.carrier_subjects import done_by_next
from rawi.coding.document import Parse, Unit
from rawi.coding.joined import (
    between_commas,
    beyond_relative,
    counted_beside_place,
    counts_cases,
    joined_to,
    of_phrase_before,
    on_one_side,
)
from rawi.coding.meaning import load_meanings
from rawi.coding.seats import tells_seat
from rawi.coding.slot_signs import (
    adverb,
    headed_by_place,
    list_goes_on,
    of_kind,
    of_noun_before,
    share_of_these,
    time_aside,
    told_by_place,
    where_before,
)
from rawi.coding.slots import OWNERS, Slots, pronoun_unit
from rawi.coding.struck import struck
from rawi.knowledge.frames import Frame, Frames
from rawi.knowledge.grammar import load_grammar

__all__ = ["event_slots"]

MEANS = frozenset(("at", "using"))


def event_slots(parse: Parse, index: int, frame: Frame, frames: Frames) -> Slots:
    """What stands around an event noun."""
    unit = parse.units[index]
    head = parse.words[unit.head]
    slots: Slots = {}
    bare: list[list[Unit]] = []
    last: list[Unit] | None = None
    described = unit.last - 1 > unit.head and of_kind(parse, unit.last - 1)
    open_ = not head.definite and not unit.modifiers and not described  # «تفجير انتحاري | شخصا»
    open_ = open_ or _ends_in_deed(parse, unit, frame)
    comma = most = False
    shared = -1  # the unit taken for what two verbal nouns side by side are done to
    beside: list[Unit] = []  # joined to the pronoun of the noun
    victims = frame.slots == "victims"
    home = {parse.clause_of[index]}
    fronted = victims and where_before(parse, index)
    skipped = index + 1 if done_by_next(parse, unit) else -1
    aside = range(0)
    for j in range(index + 1, len(parse.units)):
        other = parse.units[j]
        if victims and other.frames and told_by_place(parse, other) and ("in" in slots or fronted):
            break  # «12 قتيلا في درعا، | وسبعة قتلى في إدلب»: it has its own place
        if parse.clause_of[j] not in home and other.tag not in ("open", "close"):
            if not _tells_of(parse, parse.clause_of[j], index):
                break
            comma, open_, last = (
                True,
                False,
                None,
            )  # «قصف نفذته القوات، على بلدة»: it goes on after its relative clause
            continue
        if other.tag in ("verb", "sub", "rel", "neg"):
            break
        if other.tag == "punct":
            text = parse.words[other.first].text
            if (
                text == ":"
                and victims
                and j + 1 < len(parse.units)
                and told_by_place(parse, parse.units[j + 1])
            ):
                home.add(parse.clause_of[j + 1])  # «توزع القتلى كالآتي: | 33 في دمشق»
                last = None
                continue
            if text in "،,-–—":
                if j not in aside and len(bare) == 1:
                    aside = aside_before_object(parse, j, bare[0])
                comma = comma or not (j in aside or time_aside(parse, j))
                last = last if list_goes_on(parse, j) else None
                continue
            break
        if (
            other.tag == "event"
            and victims
            and "share" in slots
            and share_of_these(parse, parse.units[j - 1])
        ):
            most = True  # «و23 في حلب، معظمهم في قصف على حي كذا، | و12 في إدلب»
            continue
        if most and not (other.tag == "np" and told_by_place(parse, other)):
            continue
        most = False
        if other.tag == "event":
            if other.conj and not other.relation and last is None and not slots and not bare:
                if victims and headed_by_place(parse):
                    break  # «سوريا: 20 قتيلا | ومعارك قرب المطار»
                open_ = open_ and len(frame.lemmas) == 1  # «مصادرة أراض | وهدم بيوت»: each has its own
                continue
            if other.relation:
                slots.setdefault(other.relation, []).append(other)  # «اتفاق على سحب القوات»
            break
        if other.tag == "pron" and other.relation:
            if other.relation == "for" and any(
                u.tag == "np" and u.relation for u in parse.units[index + 1 : j]
            ):
                open_ = False
                continue  # «التوقيفات جرت على خلفية صلتهم بأشخاص | لهم اتصالات»
            slots.setdefault(other.relation, []).append(other)
            open_ = False
            continue
        if other.tag != "np" or _quoted_adjective(parse, other) or _predicate(parse, unit, other):
            continue
        if counts_cases(parse, other):
            break  # «حالة وفاة واحدة | و30 حالة إصابة»
        if open_ and j == index + 1 and (suffered := _after_second_noun(parse, unit, other)) is not None:
            last = [suffered]
            bare.append(last)
            shared = suffered.unit_index
            continue
        if j in (shared, skipped) or (not comma and tells_seat(parse, other)):
            continue
        if victims and share_of_these(parse, other):
            continue  # «17 قتيلا في حمص، معظمهم في مدينة كذا»
        if victims and not other.relation and not other.frames and told_by_place(parse, other):
            slots.setdefault("share", []).append(other)  # «القتلى بواقع 33 في دمشق | و25 في حلب»
            last = None
        elif other.conj and not other.relation and _other_side(parse, other, slots, last):
            last = slots["between"]
            last.append(other)
        elif other.conj and last is not None and not other.relation:
            if counted_beside_place(last, other):
                last = bare[-1] if bare else last
            last = joined_to(slots, last, other)
            last.append(other)
        elif not bare and _more_weapons(unit, other, frame):
            last = [other]
            bare.append(last)  # «بإطلاق الغاز المسيل للدموع | وقنابل الدخان»
        elif other.conj and head.enclitic and other.first == unit.last and not other.relation:
            beside.append(other)  # «سيطرته وحلفائه على المدينة»
        elif other.relation == "from" and "between" in slots and on_one_side(parse, other):
            last = slots["between"]  # «بين الجيش من جهة والمسلحين من جهة أخرى»
        elif other.relation and (
            of_noun_before(parse, other) or (other.relation == "for" and of_phrase_before(parse, other))
        ):
            last = []  # «مهاجمة جنود والانضمام لداعش»
        elif of_deed_before(parse, j, index, frame.kind):
            last = []
        elif other.relation:
            last = slots.setdefault(other.relation, [])
            last.append(other)
            open_ = False
        elif other.adverbial:
            last = slots.setdefault("in", [])
            last.append(other)
        elif comma and between_commas(parse, other):
            last = None  # «اغتيال القائد، | العميد سالم العلي، من قبل»
        elif comma or (other.conj and not bare) or "among" in slots:
            break
        elif len(bare) < 2 and (open_ or bare or head.enclitic):
            last = [other]
            bare.append(last)
        else:
            break
    if len(slots.get("between", ())) == 1:
        slots["between"] += beyond_relative(parse, slots["between"][0])
    _genitives(slots, bare, aside, parse, unit, frame, frames)
    if beside:
        whose = next(slot for slot in ("owner", "by", "genitive") if slot in slots)
        slots[whose] += beside
    return slots


def _ends_in_deed(parse: Parse, unit: Unit, frame: Frame) -> bool:
    """«محاولة فاشلة لاغتيال | القائد»: a set noun whose last word is the deed itself, whatever describes its first."""
    last = parse.words[unit.last - 1]
    if len(frame.lemmas) < 2 or unit.last - 1 in unit.modifiers or not last.masdar:
        return False
    return not (last.definite or last.enclitic) and load_meanings().folded_lemma(last) == frame.lemmas[-1]


def _more_weapons(event: Unit, other: Unit, frame: Frame) -> bool:
    """Whether a weapon is joined to the one inside a set noun («إطلاق صواريخ | وقذائف»)."""
    fired = frame.slots == "launch" and len(frame.lemmas) > 1 and event.last > event.head + 1
    beside = other.conj and not other.relation and other.first == event.last
    return fired and beside and other.type in ("weapon", "bomb")


def _quoted_adjective(parse: Parse, unit: Unit) -> bool:
    """«السيطرة «شبه الكاملة» على المدينة»: an adjective in quotation marks, which begins no phrase."""
    i = unit.unit_index
    if (
        not 0 < i < len(parse.units) - 1
        or parse.units[i - 1].tag != "open"
        or parse.units[i + 1].tag != "close"
    ):
        return False
    head = parse.words[unit.head]
    return not unit.relation and (head.folded == "شبه" or (head.pos == "adj" and not unit.type))


def _predicate(parse: Parse, event: Unit, other: Unit) -> bool:
    """«لا تزال الاشتباكات | مستمرة بين الجيش والمسلحين»: an adjective that says how a definite happening is."""
    word, noun = parse.words[other.head], parse.words[event.head]
    lone = other.last == other.head + 1 and not (other.relation or other.conj or word.enclitic)
    if (
        not lone
        or event.tag != "event"
        or not noun.definite
        or word.definite
        or other.unit_index != event.unit_index + 1
    ):
        return False
    feminine = noun.gender == "f" or noun.number == "p"
    agrees = word.folded.endswith("ه") == feminine
    return agrees and ((word.pos == "adj" and not other.type) or word.stem in load_grammar().going_on)


def _after_second_noun(parse: Parse, event: Unit, other: Unit) -> Unit | None:
    """«تدريب وتجهيز المعارضة», «بضبط وإحضار ثلاثة»: whom two verbal nouns side by side are done to stands after the second,
    which names no happening; None where a noun is no such one."""
    joined = other.conj and not other.relation and other.first == event.last and event.last == event.head + 1
    if not joined or not parse.words[event.head].masdar:
        return None
    second = parse.words[other.head]
    if not second.masdar or second.definite or second.enclitic:
        return None
    if other.last == other.head + 1:
        after = parse.units[other.unit_index + 1] if other.unit_index + 1 < len(parse.units) else other
        return after if after.tag == "np" and not (after.relation or after.conj) else None
    first = other.head + 1
    mention = other.name_at(first)
    type_ = mention.type if mention is not None else load_meanings().type_of(parse.words[first])
    word = parse.words[first]
    if first in other.modifiers or (word.pos != "noun" and mention is None):
        return None
    return replace(other, first=first, head=first, type=type_, mention=mention, conj=False, definite=word.definite,
                   modifiers=tuple(i for i in other.modifiers if i > first))  # fmt: skip


def _other_side(parse: Parse, unit: Unit, slots: Slots, last: list[Unit] | None) -> bool:
    """«بين الجيش مدعوما بمسلحين، | وفصائل»: after a mark or «من جهة», the other of two sides, not who takes part in the
    first."""
    before = parse.units[unit.unit_index - 1]
    apart = before.tag in ("punct", "part") or on_one_side(parse, before)
    return apart and len(slots.get("between", [])) == 1 and (not last or last is slots.get("support"))


def _marked_object(parse: Parse, slots: Slots, event: Unit, frame: Frame, frames: Frames) -> bool:
    """«استهدافها للتنظيم», «احتجاز المسلحين للرهائن»: whom it is done to has «لـ», so the genitive is who does it."""
    takes = [role for role in frames.roles_of(frame, "for") if role != "agent"]
    first = next(iter(slots.get("for", [])), None)
    if first is not None and first.tag == "pron":
        near = event.unit_index + (1 if parse.words[event.head].enclitic else 2)
        between = parse.units[event.unit_index + 1 : first.unit_index]
        return (
            "target" in takes and first.unit_index <= near and not any(u.relation for u in between)
        )  # «تصدي القوات لهم»
    if first is None or first.tag != "np":
        return False
    between = parse.units[event.unit_index + 1 : first.unit_index]
    aside = (u for u in between if u.tag == "punct" and _sets_off_time(parse, u.unit_index, first))
    if sum(u.tag not in ("time", "open", "close") for u in between) - sum(1 for _ in aside) > 1:
        return False  # «باقتحام القوات أمس، | للمسجد» has only its genitive before
    role = next((role for role in takes if first.type in frames.accepts.get(role, ())), "destination")
    return role != "destination"  # «نقلهما للمستشفى»


def _their_owner(parse: Parse, seized: Unit, slots: Slots) -> bool:
    """«اعتقال عشرة من الحراس الشخصيين | لوزير المالية»: whether «لـ» tells whose those counted are, not who is seized."""
    whose = next(iter(slots.get("for", ())), None)
    if whose is None or whose.tag != "np" or whose.unit_index != seized.unit_index + 1:
        return False
    known = whose.mention is not None or whose.name or parse.words[whose.last - 1].definite
    return seized.number is not None and whose.number is None and known


def _sets_off_time(parse: Parse, mark: int, after: Unit) -> bool:
    """«اقتحام القوات أمس الأحد، | للمسجد», «-مساء الخميس-»: whether a mark only sets off a time."""
    last = mark + 1 == after.unit_index and parse.units[mark - 1].tag == "time"
    return last or time_aside(parse, mark)


def _tells_of(parse: Parse, clause: int, event: int) -> bool:
    """Whether a clause is, or hangs on, a relative clause of an event noun."""
    for other in parse.above(clause):
        if other.index == parse.clause_of[event]:
            break
        if other.kind == "relative" and other.antecedent == event:
            return True
    return False


def _genitives(
    slots: Slots,
    bare: list[list[Unit]],
    aside: range,
    parse: Parse,
    unit: Unit,
    frame: Frame,
    frames: Frames,
) -> None:
    head = parse.words[unit.head]
    owner = "owner" in frames.classes.get(f"{frame.slots}.noun", {})
    first: list[Unit] = bare[0] if bare else []
    second: list[Unit] = bare[1] if len(bare) > 1 else []
    apart = (
        bool(second)
        and any(
            u.tag not in ("part", "time", "open", "close")
            and u.unit_index not in aside
            and not (u.relation in MEANS and first[0].type in OWNERS)  # «قصف الجيش بالمدفعية | مواقع التنظيم»
            and not (u.tag == "punct" and time_aside(parse, u.unit_index))
            for u in parse.units[first[-1].unit_index + 1 : second[0].unit_index]
        )
    )
    joined = parse.units[second[0].unit_index - 1] if second else unit
    of_joined = joined.conj and parse.words[joined.head].masdar  # «اعتقال ثلاثة وإطلاق | آخرين»
    if second and (apart or of_joined or first[0].type not in OWNERS or not _suffers(parse, second[0])):
        second = []  # «قتل أحد النشطاء الشيعة»: more about the first
    if first and frame.slots == "seize_person" and _their_owner(parse, first[0], slots):
        del slots["for"]
    if head.enclitic:
        pronoun = [pronoun_unit(unit)]
        if first and (first[0].unit_index > unit.unit_index + 1 or not _suffers(parse, first[0])):
            first = []  # «تسليحها فكريا», «توقيفها عند الحاجز رجل …»
        if first and owner and frame.slots != "die":
            slots["owner"], slots["second"] = pronoun, first
        elif first:
            slots["genitive"], slots["second"] = pronoun, first
        elif owner and frame.slots != "die" and _marked_object(parse, slots, unit, frame, frames):
            slots["owner"] = pronoun
        else:
            slots["genitive"] = pronoun
    elif (
        first
        and owner
        and frame.slots != "die"
        and first[0].type in OWNERS
        and not (frame.kind == "interception" and first[0].type == "aircraft")  # «إسقاط طائرة | للنظام»
        and _marked_object(parse, slots, unit, frame, frames)
    ):
        slots["owner"] = first
        if second:
            slots["second"] = second
    elif second and owner and first[0].type in OWNERS:
        slots["owner"], slots["second"] = first, second
    elif first:
        slots["genitive"] = first
        if second:
            slots["second"] = second
    beside = not (first and second) or (
        first[-1].unit_index + 1 == second[0].unit_index and first[-1].last == second[0].first
    )
    if frame.slots == "kill" and "owner" in slots and head.masdar and beside:
        # «قتلهم للرهائن», «قتل الجيش متظاهرين»: «قتل» alone has its victim for owner
        slots["by"] = slots.pop("owner")


def _suffers(parse: Parse, unit: Unit) -> bool:
    """Whether a second noun after a verbal noun can be whom it is done to, after who does it («قصف الطائرات تجمعات»)."""
    unit = struck(parse, unit)  # «قصف الطائرات | تمركزات ومواقع»
    bare_number = unit.type == "quantity" and unit.number is not None  # «نقطة المراقبة 58»
    everybody = unit.type == "quantity" and parse.words[unit.head].folded == "جميعا"
    return (
        unit.type not in ("", "abstract", "time")
        and not bare_number
        and not everybody
        and not adverb(parse, unit)
    )
