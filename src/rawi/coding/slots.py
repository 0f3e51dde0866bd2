"""Slots: what stands where around a verb or an event noun - subject, object, genitive, and phrases under prepositions."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun, agrees_with_verb
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.frames import Frame, Frames, load_light

__all__ = ["HUMAN_AGENTS", "PASSIVE_CLASSES", "Slots", "event_slots", "manner", "pronoun_unit", "verb_slots"]

Slots = dict[str, list[Unit]]
# Verbs whose lone noun is whom it was done to: an unvowelled «قتل جندي» is a passive.
PASSIVE_CLASSES = frozenset(("kill", "seize_person"))
OWNERS = frozenset(("armed", "org", "country", "state", "aircraft", "name"))
VICTIMS = frozenset(("people", "person", "armed", "name"))
STRUCK = VICTIMS | {"place", "part", "facility", "vehicle", "org", "country", "state"}
HUMAN_AGENTS = frozenset(("armed", "country", "org", "aircraft", "state", "person"))


def verb_slots(
    parse: Parse, clause: Clause, frames: Frames, frame: Frame | None, *, from_verb: int = -1
) -> Slots:
    """What stands around a clause's verb.

    Args:
        parse: the sentence, with clauses.
        clause: the clause.
        frames: for what the verb's frame lets stand where.
        frame: how the verb is read; None for a verb that names no happening.
        from_verb: the verb's unit, when it is not the clause's own.
    """
    verb_index = from_verb if from_verb >= 0 else clause.verb
    verb = parse.units[verb_index]
    word = parse.words[verb.head]
    slots: Slots = {}
    before = _before(parse, clause, verb_index)
    among = [u for u in _units(parse, clause) if u.relation == "among" and u.unit_index < verb_index]
    if among and before:
        slots["among"] = among
    bare = _after(parse, clause, verb_index, slots)
    antecedent = parse.units[clause.antecedent] if clause.antecedent >= 0 else None
    if word.enclitic and antecedent is not None and not word.enclitic.startswith("ن"):
        slots["object"] = [antecedent]
        _put(slots, "subject", bare[:1] or before)
        return slots
    if antecedent is not None:
        pronouns = [u for u in _units(parse, clause) if u.tag == "pron" and u.relation]
        if pronouns and not before:
            # «المبنى الذي سيطروا عليه»: the phrase that the clause tells of stands where its pronoun does
            slot = slots.setdefault(pronouns[0].relation, [])
            slots[pronouns[0].relation] = [antecedent, *(u for u in slot if u is not pronouns[0])]
        elif not before:
            before = [antecedent]
    if word.enclitic and word.enclitic not in ("ني", "نا"):
        topic = _topic_of(parse, verb, word.enclitic, before, bare)
        slots["object"] = before if topic else [pronoun_unit(verb)]
        _put(slots, "subject", bare[:1] if topic else before or bare[:1])
        return slots
    taken_up = next(
        (u for u in _units(parse, clause) if u.tag == "pron" and u.relation and u.first == verb.last), None
    )
    if taken_up is not None and _topic_of(parse, verb, parse.words[taken_up.head].enclitic, before, bare):
        # «والبقية سيطر عليها رجال المقاومة»: what the pronoun takes up stands where the pronoun does
        slot = slots.setdefault(taken_up.relation, [])
        slots[taken_up.relation] = [*before, *(u for u in slot if u is not taken_up)]
        before = []
    _subject_and_object(slots, before, bare, parse, verb, frames, frame)
    return slots


def _topic_of(parse: Parse, verb: Unit, pronoun: str, before: list[Unit], after: list[list[Unit]]) -> bool:
    """«هذه المواقع قصفها الطيران»: whether the noun before a verb is what its pronoun takes up, and its subject follows."""
    if not before or not after or after[0][0].type not in HUMAN_AGENTS or before[0].tag != "np":
        return False
    does = before[0].type in HUMAN_AGENTS and agrees_with_verb(parse, before[0], parse.words[verb.head])
    return not does and agrees_with_pronoun(parse, before[0], pronoun)


def _subject_and_object(
    slots: Slots,
    before: list[Unit],
    groups: list[list[Unit]],
    parse: Parse,
    verb: Unit,
    frames: Frames,
    frame: Frame | None,
) -> None:
    word = parse.words[verb.head]
    transitive = frame is None or bool(frames.classes[f"{frame.slots}.verb"].get("object"))
    # «أفرج التنظيم عن أسرى»: whom it is done to stands after the verb's preposition, so the lone noun does it
    after = frame is not None and any(relation in slots for relation in frame.preps)
    persons = frame is not None and frame.slots in PASSIVE_CLASSES and not after
    if persons:
        groups = [group for group in groups if not manner(parse, group[0])]
    first = groups[0] if groups else []
    second = groups[1] if len(groups) > 1 else []
    if first and second and _apposed_place(first[-1], second[0]):
        second = []
    if word.passive:
        _put(slots, "passive", first or before)
    elif before and first:
        _put(slots, "subject", before)
        _put(slots, "object", first)
    elif before:
        _put(slots, "passive" if persons and word.tense == "past" else "subject", before)
    elif second and transitive:
        _put(slots, "subject", first)
        _put(slots, "object", second)
    elif (first and not transitive) or (
        first and frame is not None and "target" in frames.roles_of(frame, "subject")
    ):
        _put(slots, "subject", first)
    elif first:
        lone = first[0]
        hidden = (
            word.number == "p" or (word.gender == "f" and _masculine(parse, lone)) or _oblique(parse, lone)
        )
        if persons and not hidden:
            _put(slots, "passive", first)
        elif frame is None and _carries_below(parse, verb):
            _put(slots, "subject", first)
        elif (
            not hidden
            and frame is not None
            and (_only_subject(lone, frame, frames) or _nominative(parse, lone) or _fights_with(slots, frame))
        ):
            _put(slots, "subject", first)
        elif hidden or lone.type not in HUMAN_AGENTS or (lone.type == "aircraft" and persons):
            takes = frame is not None and "instrument" in frames.roles_of(frame, "subject")
            if takes and not hidden and lone.type in ("weapon", "aircraft", "bomb"):
                _put(slots, "subject", first)
            else:
                _put(slots, "object", first)
        else:
            _put(slots, "subject", first)


def manner(parse: Parse, unit: Unit) -> bool:
    """«قتل المسلح رميا بالرصاص», «أعدم شنقا»: a verbal noun in the accusative that says how it was done."""
    word = parse.words[unit.head]
    bare = unit.tag == "event" and not unit.relation and not unit.conj and not word.definite
    return bare and bool(word.masdar) and word.number == "s" and word.folded.endswith("ا")


def _apposed_place(unit: Unit, following: Unit) -> bool:
    """«تطوق مدينة البوكمال المعقل الأخير للتنظيم»: what the named place is called besides."""
    return (
        unit.type == "place"
        and any(m.type == "place" for m in unit.inner)
        and following.first == unit.last
        and following.type in ("place", "part")
        and following.definite
        and not any(m.type == "place" for m in following.inner)
    )


def _carries_below(parse: Parse, verb: Unit) -> bool:
    """«قام شبان بالتظاهر», «شارك الآلاف في مسيرة»: a light verb whose happening stands after a preposition has no object."""
    entry = load_light().get(load_meanings().folded_lemma(parse.words[verb.head]))
    return entry is not None and "agent" in entry.subject and not {"object", "subject"} & set(entry.noun)


def _nominative(parse: Parse, unit: Unit) -> bool:
    """«هاجم محتجون»: a plural written in the case of the subject."""
    word = parse.words[unit.head]
    return word.pos in ("noun", "adj") and word.number == "p" and word.text.endswith("ون")


def _fights_with(slots: Slots, frame: Frame) -> bool:
    """«اشتبك طلاب مع الشرطة»: the other side has its preposition, so the lone noun is the subject."""
    return frame.slots == "clash" and "with" in slots


def _only_subject(lone: Unit, frame: Frame, frames: Frames) -> bool:
    """«تحرك رتل»: a lone noun that may be the subject of this verb, and no object."""

    def takes(slot: str) -> bool:
        return any(lone.type in frames.accepts[role] for role in frames.roles_of(frame, slot))

    return takes("subject") and not takes("object")


def _put(slots: Slots, slot: str, units: list[Unit] | list[list[Unit]]) -> None:
    flat: list[Unit] = []
    for unit in units:
        flat.extend(unit if isinstance(unit, list) else [unit])
    if flat:
        slots[slot] = flat + slots.get(slot, [])


def _masculine(parse: Parse, unit: Unit) -> bool:
    head = parse.words[unit.head]
    return (
        head.gender == "m"
        and head.number == "s"
        and not head.folded.endswith("ه")
        and unit.type in ("armed", "person")
    )


def _oblique(parse: Parse, unit: Unit) -> bool:
    """Whether a noun's ending says that it is no subject: «اعتقل شابين», «قتل جنديا»."""
    head = parse.words[unit.head]
    if unit.tag != "np" or head.definite or head.pos not in ("noun", "adj") or unit.mention is not None:
        return False
    if unit.number is not None and not unit.number.dual:
        return False  # «قتل عشرون جنديا»: the counted noun has its case from the number
    if head.number == "d":
        return head.folded.endswith("ين")
    return head.text.endswith(("ًا", "اً"))


def _units(parse: Parse, clause: Clause) -> list[Unit]:
    return [parse.units[i] for i in clause.units]


def _before(parse: Parse, clause: Clause, verb: int) -> list[Unit]:
    """The bare noun before the verb, with those joined to it."""
    group: list[Unit] = []
    for i in reversed([i for i in clause.units if i < verb]):
        unit = parse.units[i]
        if unit.tag in ("np", "event") and (not unit.relation or unit.conj):
            if unit.adverbial or unit.type == "carrier" or unit.relation == "among":
                continue
            if _share_of_these(parse, unit):
                group = []  # «45 متظاهرا، معظمهم من الطلبة وبينهم أطفال، قتلوا»: whose share it is stands before
                continue
            group.insert(0, unit)
            if not unit.conj:
                return group if not unit.relation else []
        elif unit.tag in ("punct", "sub", "rel") and group:
            break
    return [] if group and group[0].relation else group


def _after(parse: Parse, clause: Clause, verb: int, slots: Slots) -> list[list[Unit]]:
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
            comma = True
            last = None if not _list_goes_on(parse, i) else last
            continue
        if unit.tag == "pron" and unit.relation:
            slots.setdefault(unit.relation, []).append(unit)
            continue
        if unit.tag not in ("np", "event") or unit.type == "times":
            continue
        if _share_of_these(parse, unit):
            told_of_them = True
            continue
        if unit.conj and last is not None and not unit.relation:
            last.append(unit)
        elif unit.relation:
            if event is not None and unit.relation not in ("in", "support", "command", "by", "using"):
                last = []  # it belongs to the event noun, with those joined to it
                continue
            last = slots.setdefault(unit.relation, [])
            last.append(unit)
        elif unit.adverbial:
            last = slots.setdefault("in", [])
            last.append(unit)
        elif _carried(parse, i):
            last = []  # «منذ بدء الثورة»
            continue
        elif told_of_them and not comma:
            continue
        elif comma and groups:
            if len(groups) == 1 and _object_after_comma(unit, groups[0][0]):
                last = [unit]
                groups.append(last)
        elif (
            event is None
            or _closed(parse, i, event)
            or _counted_apart(parse, unit, event)
            or _struck_by(parse, unit, groups)
        ):
            last = [unit]
            groups.append(last)
            event = None  # what follows the verb's object is the verb's own
        event = event or (unit if unit.tag == "event" else None)
    return groups


def _of_kind(parse: Parse, i: int) -> bool:
    """«غارة جوية», «تفجير انتحاري»: an adjective of kind, after which no genitive stands; «إبطال مفعول» has none."""
    word = parse.words[i]
    return word.pos == "adj" and (word.lemma or "").endswith(("ي", "ى"))


def _share_of_these(parse: Parse, unit: Unit) -> bool:
    """«39 سائحا معظمهم بريطانيون»: a part of those just told, no party of its own."""
    head = parse.words[unit.head]
    return unit.type == "quantity" and bool(head.enclitic) and not unit.relation and not unit.number


def _counted_apart(parse: Parse, unit: Unit, event: Unit) -> bool:
    """«قتل خلال الاشتباكات | سبعة جنود», «جرحت في التفجير | امرأة»: a definite event noun takes no genitive, so who is
    counted, or stands right after it, is the verb's."""
    between = parse.units[event.unit_index + 1 : unit.unit_index]
    near = unit.type in VICTIMS and not unit.definite and all(u.tag in ("part", "time") for u in between)
    return bool(event.relation) and event.definite and (unit.number is not None or near)


def _struck_by(parse: Parse, unit: Unit, groups: list[list[Unit]]) -> bool:
    """«استهدف هجوم بسيارة مفخخة صباح أمس | مقرا»: after an event noun and what goes with it, what the verb does it to."""
    before = parse.units[unit.unit_index - 1]
    return (
        unit.tag == "np"
        and len(groups) == 1
        and groups[0][0].tag == "event"
        and (bool(before.relation) or before.tag == "time")
        and before.tag in ("np", "time")
        and unit.type in STRUCK
    )


def _carried(parse: Parse, i: int) -> bool:
    """Whether a phrase stands in the genitive of a carrier under a preposition («منذ بدء | الثورة»)."""
    unit, before = parse.units[i], parse.units[i - 1]
    return before.type == "carrier" and bool(before.relation) and before.last == unit.first


def _closed(parse: Parse, i: int, event: Unit) -> bool:
    """Whether a phrase cannot be the genitive of the event noun before: «طال القصف | بلدة», «غارات روسية | بلدة»."""
    if event.relation:
        return False
    if event.last != parse.units[i].first:
        return parse.clause_of[i] != parse.clause_of[i - 1]  # «استهدف هجوم شنه مسلحون، مقرا»
    return bool(event.modifiers) or event.definite or _of_kind(parse, event.last - 1)


def _object_after_comma(unit: Unit, subject: Unit) -> bool:
    """«استهدفت الفصائل بالصواريخ، مواقع الجيش»: a thing or place after a comma is no second name of the subject."""
    return unit.type in ("place", "facility", "vehicle", "material", "part") and (
        unit.type != subject.type or subject.tag == "event"
    )


def _list_goes_on(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.units) and parse.units[i + 1].conj and parse.units[i + 1].tag == "np"


def event_slots(parse: Parse, index: int, frame: Frame, frames: Frames) -> Slots:
    """What stands around an event noun."""
    unit = parse.units[index]
    head = parse.words[unit.head]
    slots: Slots = {}
    bare: list[list[Unit]] = []
    last: list[Unit] | None = None
    described = unit.last - 1 > unit.head and _of_kind(parse, unit.last - 1)
    open_ = not head.definite and not unit.modifiers and not described  # «تفجير انتحاري | شخصا»
    comma = False
    beside: list[Unit] = []  # joined to the pronoun of the noun
    for j in range(index + 1, len(parse.units)):
        other = parse.units[j]
        if parse.clause_of[j] != parse.clause_of[index] and other.tag not in ("open", "close"):
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
            if text in "،,-–—":
                comma = True
                last = last if _list_goes_on(parse, j) else None
                continue
            break
        if other.tag == "event":
            if other.conj and not other.relation and last is None and not slots and not bare:
                continue
            if other.relation:
                slots.setdefault(other.relation, []).append(other)  # «اتفاق على سحب القوات»
            break
        if other.tag == "pron" and other.relation:
            slots.setdefault(other.relation, []).append(other)
            open_ = False
            continue
        if other.tag != "np":
            continue
        if other.conj and last is not None and not other.relation:
            last.append(other)
        elif other.conj and head.enclitic and other.first == unit.last and not other.relation:
            beside.append(other)  # «سيطرته وحلفائه على المدينة»
        elif other.relation:
            last = slots.setdefault(other.relation, [])
            last.append(other)
            open_ = False
        elif other.adverbial:
            last = slots.setdefault("in", [])
            last.append(other)
        elif comma or (other.conj and not bare) or "among" in slots:
            break
        elif len(bare) < 2 and (open_ or bare or head.enclitic):
            last = [other]
            bare.append(last)
        else:
            break
    _genitives(slots, bare, parse, unit, frame, frames)
    if beside:
        slots["owner" if "owner" in slots else "genitive"] += beside
    return slots


def _tells_of(parse: Parse, clause: int, event: int) -> bool:
    """Whether a clause is, or hangs on, a relative clause of an event noun."""
    while clause >= 0 and clause != parse.clause_of[event]:
        if parse.clauses[clause].kind == "relative" and parse.clauses[clause].antecedent == event:
            return True
        clause = parse.clauses[clause].parent
    return False


def _genitives(
    slots: Slots, bare: list[list[Unit]], parse: Parse, unit: Unit, frame: Frame, frames: Frames
) -> None:
    head = parse.words[unit.head]
    owner = "owner" in frames.classes.get(f"{frame.slots}.noun", {})
    first: list[Unit] = bare[0] if bare else []
    second: list[Unit] = bare[1] if len(bare) > 1 else []
    if head.enclitic:
        pronoun = [pronoun_unit(unit)]
        if first and owner and frame.slots != "die":
            slots["owner"], slots["second"] = pronoun, first
        elif first:
            slots["genitive"], slots["second"] = pronoun, first
        else:
            slots["genitive"] = pronoun
    elif second and owner and first[0].type in OWNERS:
        slots["owner"], slots["second"] = first, second
    elif first:
        slots["genitive"] = first
        if second:
            slots["second"] = second


def pronoun_unit(unit: Unit) -> Unit:
    """A stand-in for the pronoun attached to a word; coreference finds whom it means."""
    return Unit("pron", unit.head, unit.head + 1, unit.head, "pronoun", unit_index=unit.unit_index)
