"""What stands before a verb and after it in its clause: bare nouns in groups, and phrases under prepositions."""

from __future__ import annotations

from rawi.coding.after_commas import object_after_comma, subject_before_commas
from rawi.coding.by_whom import of_deed_before, of_deed_beside
from rawi.coding.carrier_subjects import does_what_is_carried
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.joined import along, counted_beside_place, joined_to, on_one_side, told_besides
from rawi.coding.lone_nouns import Slots, state
from rawi.coding.seats import tells_seat
from rawi.coding.slot_signs import (
    adverb,
    apposed_person,
    carried,
    circumstance,
    closed,
    counted_apart,
    describes_part,
    itself,
    killed_by,
    list_goes_on,
    of_masdar,
    of_noun_before,
    only_how,
    possesses,
    share_of_these,
    struck_by,
    tanween,
    time_aside,
    told_by_place,
)

__all__ = ["nouns_after", "nouns_before", "support_before"]


def nouns_before(parse: Parse, clause: Clause, verb: int) -> list[Unit]:
    """The bare noun before the verb, with those joined to it."""
    parted = subject_before_commas(parse, clause, verb)
    if parted is not None:
        return [parted]
    group: list[Unit] = []
    for i in reversed([i for i in clause.units if i < verb]):
        unit = parse.units[i]
        if unit.tag in ("np", "event") and (not unit.relation or unit.conj):
            if unit.adverbial or unit.type == "carrier" or unit.relation == "among" or adverb(parse, unit):
                continue
            if itself(parse, unit) or state(parse, unit) or circumstance(parse, unit):
                continue  # «وفي السياق ذاته، قصفت الفصائل…»
            if share_of_these(parse, unit):
                group = []  # «45 متظاهرا، معظمهم من الطلبة وبينهم أطفال، قتلوا»: whose share it is stands before
                continue
            whose = parse.units[i - 1] if i else unit
            if whose.relation and whose.tag == "np" and unit.tag == "event" and possesses(parse, whose, unit):
                continue  # «في موازاة التقدم، شنت الطائرات…»
            if whose.tag == "event" and possesses(parse, whose, unit):
                # «تفجير سيارة في البلدة أدى إلى…», «وردا على مقتل جندي، شن…»: no subject, but the event's genitive
                continue
            if i and not unit.conj and share_of_these(parse, parse.units[i - 1]):
                group = []  # «47 مدنيا، معظمهم نساء وأطفال، قتلوا»: what most of them are
                continue
            group.insert(0, unit)
            if not (unit.conj or along(parse, unit)):
                named = apposed_person(parse, clause, unit)
                return [] if unit.relation else group if named is None else [named]
        elif unit.tag in ("punct", "sub", "rel") and group:
            break
        elif unit.relation == "between" and group and group[0].conj and group[0].first == unit.last:
            group = []  # «الاشتباكات بين الجيش | والمعارضة استمرت»: joined to what stands under a preposition
    return [] if group and group[0].relation else group


def support_before(parse: Parse, clause: Clause, verb: int, slots: Slots) -> None:
    """«القوات، مدعومة بطيران التحالف، سيطرت على»: who takes part may stand between the subject and its verb."""
    last: Unit | None = None
    for i in clause.units:
        unit = parse.units[i]
        if i >= verb:
            break
        joined = last is not None and unit.conj and not unit.relation and i == last.unit_index + 1
        last = unit if unit.tag == "np" and (unit.relation == "support" or joined) else None
        if last is not None:
            slots.setdefault("support", []).append(last)


def nouns_after(parse: Parse, clause: Clause, verb: int, slots: Slots, kind: str) -> list[list[Unit]]:
    """Bare noun groups after the verb; phrases under prepositions go into their slots."""
    groups: list[list[Unit]] = []
    last: list[Unit] | None = None
    event: Unit | None = None
    comma = told_of_them = False
    for i in clause.units:
        if i <= verb:
            continue
        unit = parse.units[i]
        if unit.tag == "punct":
            comma = comma or not time_aside(parse, i)  # «أطلق المسلحون، الأربعاء، ثماني رهائن»
            last = None if not list_goes_on(parse, i) else last
            continue
        if unit.tag == "pron" and unit.relation:
            if not of_deed_beside(parse, unit, verb):
                slots.setdefault(unit.relation, []).append(unit)
            continue
        if unit.tag == "neg" and unit.conj:
            break  # «قتلوا، وليس معروفا إن…»
        if unit.tag not in ("np", "event") or unit.type == "times":
            continue
        if unit.type == "measure" and unit.conj:
            break  # «قتلوا، و80 في المائة من السكان بحاجة إلى…»
        if unit.type in ("time", "measure") and not unit.relation:
            last = (
                None  # «خلال شهر ونصف الشهر», «و80 في المائة من السكان»: neither does anything nor suffers it
            )
            continue
        if share_of_these(parse, unit):
            told_of_them = True
            continue
        if tells_seat(parse, unit):
            continue
        if unit.conj and unit.frames and "in" in slots and told_by_place(parse, unit):
            break  # «سقط في حلب 15 قتيلا، | و12 قتيلا في درعا»: told by the noun, with its own place
        if (unit.conj or along(parse, unit)) and last is not None and not unit.relation:
            if groups and (counted_beside_place(last, unit) or told_besides(parse, unit, last, groups[-1])):
                last = groups[-1]  # «قتل خمسة في حلب | وعشرة في إدلب»
            last = joined_to(slots, last, unit)
            last.append(unit)
        elif unit.relation == "from" and "between" in slots and on_one_side(parse, unit):
            last = slots["between"]  # «بين الجيش من جهة | والمسلحين»
        elif unit.relation and of_noun_before(parse, unit):
            last = []  # «وللترحم على ضحايا»
        elif of_deed_before(parse, i, verb, kind):
            last = []
        elif unit.relation:
            if event is not None and unit.relation not in ("in", "support", "command", "by", "using"):
                last = []  # it belongs to the event noun, with those joined to it
                continue
            last = slots.setdefault(unit.relation, [])
            last.append(unit)
        elif unit.adverbial:
            last = slots.setdefault("in", [])
            last.append(unit)
        elif (
            carried(parse, i)
            or of_masdar(parse, unit)
            or describes_part(parse, unit)
            or only_how(parse, unit)
        ):
            last = []  # «منذ بدء الثورة»
            continue
        elif (told_of_them and not comma) or _of_joined_event(parse, i):
            continue
        elif comma and groups:
            if len(groups) == 1 and object_after_comma(parse, unit, groups[0][0]):
                last = [unit]
                groups.append(last)
        elif (
            event is None
            or closed(parse, i, event)
            or counted_apart(parse, unit, event)
            or struck_by(parse, unit, groups)
            or killed_by(parse, unit, groups, kind)
            or does_what_is_carried(parse, unit)
            or tanween(parse, unit)
        ):
            last = [unit]
            groups.append(last)
            event = None  # what follows the verb's object is the verb's own
        event = event or (unit if unit.tag == "event" else None)
    return groups


def _of_joined_event(parse: Parse, i: int) -> bool:
    """«قتلوا خلال المواجهات، إضافة إلى إصابة | خمسة»: the genitive of an event noun that is told besides."""
    before = parse.units[i - 1]
    return (
        before.tag == "event"
        and before.conj
        and not before.relation
        and possesses(parse, before, parse.units[i])
    )
