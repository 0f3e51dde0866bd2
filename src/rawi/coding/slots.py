"""Slots: what stands where around a verb - subject, object, phrases under prepositions; ``noun_slots`` around a noun."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.acting import acts_on, as_hostages
from rawi.coding.agreeing import (
    RELATIVES,
    agrees_with_pronoun,
    agrees_with_verb,
    owner_told_of,
    person_within,
)
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.doers import warship
from rawi.coding.joined import (
    told_together,
)
from rawi.coding.lone_nouns import (
    HUMAN_AGENTS,
    Slots,
    after_doer,
    aimed_at,
    by_others,
    carries_below,
    does,
    done_to,
    downs,
    may_be_moved,
    ours,
    set_weapon,
    subject_after,
    told_of_himself,
    we,
    whole_group,
)
from rawi.coding.slot_signs import (
    BEFALLEN,
    apposed_place,
    manner,
    masculine,
    named_child,
    nominative,
    oblique,
    their_kin,
    whose_member,
)
from rawi.coding.verb_neighbours import nouns_after, nouns_before, support_before
from rawi.knowledge.frames import Frame, Frames

__all__ = [
    "HUMAN_AGENTS",
    "MOVING_CLASSES",
    "OWNERS",
    "PASSIVE_CLASSES",
    "Slots",
    "pronoun_unit",
    "verb_slots",
]

# Verbs whose lone noun is whom it was done to: an unvowelled «قتل جندي» is a passive.
PASSIVE_CLASSES = frozenset(("kill", "seize_person"))
# Verbs that move somebody: without an object written, who stands there is moved («جنود أرسلوا إلى», «أرسلت قوات»).
MOVING_CLASSES = frozenset(("send", "pull", "displace"))
MOVED = frozenset(("armed", "people", "person", "name", "body", "weapon", "vehicle"))
OWNERS = frozenset(("armed", "org", "country", "state", "aircraft", "name"))


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
    before = nouns_before(parse, clause, verb_index)
    among = [u for u in _units(parse, clause) if u.relation == "among" and u.unit_index < verb_index]
    if among and before:
        slots["among"] = among
    support_before(parse, clause, verb_index, slots)
    bare = nouns_after(parse, clause, verb_index, slots, frame.kind if frame is not None else "")
    if word.enclitic and frame is not None and frame.slots in PASSIVE_CLASSES:
        bare = [group for group in bare if not manner(parse, group[0])]  # «أعدمهما رميا بالرصاص»
    antecedent = parse.units[clause.antecedent] if clause.antecedent >= 0 else None
    if antecedent is not None and len(bare) == 1 and frame is not None and frame.slots in PASSIVE_CLASSES:
        antecedent = None if whose_member(parse, antecedent, bare[0][0]) else antecedent
    if antecedent is not None and bare and frame is not None and frame.slots == "die":
        antecedent = None if their_kin(parse, antecedent, bare[0][0]) else antecedent
    if antecedent is not None and bare and _takes_its_noun(parse, antecedent, verb, bare[0][0]):
        antecedent = None
    if antecedent is not None:
        within = None if clause.opener else person_within(parse, antecedent, word)
        antecedent = owner_told_of(parse, antecedent, clause.opener) or within or antecedent
    if (
        antecedent is not None
        and not bare
        and not clause.opener
        and acts_on(parse, clause, antecedent, verb, frame)
    ):
        slots["subject"], slots["object"] = [antecedent], [pronoun_unit(verb)]
        return slots
    if word.enclitic and antecedent is not None and not word.enclitic.startswith("ن"):
        tool = next((u for u in slots.get("at", []) if u.tag == "pron" and u.first == verb.last), None)
        if tool is not None and antecedent.type not in HUMAN_AGENTS:
            # «أسلحة زودتهم بها دول»: the preposition's pronoun takes up what the clause tells of
            slots["at"] = [antecedent if u is tool else u for u in slots["at"]]
            antecedent = pronoun_unit(verb)
        elif (
            clause.opener and not bare and not before and _acts_itself(parse, antecedent, verb, clause.opener)
        ):
            slots["subject"] = told_together(parse, antecedent, clause.opener)
            slots["object"] = [pronoun_unit(verb)]
            return slots
        slots["object"] = told_together(parse, antecedent, clause.opener)
        _put(slots, "subject", bare[:1] or before)
        return slots
    if antecedent is not None:
        pronouns = _taking_up(parse, clause, verb, antecedent)
        if pronouns and (not before or (clause.auxiliaries and pronouns[0].first >= verb.last)):
            # «المبنى الذي سيطروا عليه», «التي كان التنظيم قد استولى عليها»: what the clause tells of stands where its
            # pronoun does
            slot = slots.setdefault(pronouns[0].relation, [])
            slots[pronouns[0].relation] = [antecedent, *(u for u in slot if u is not pronouns[0])]
        elif not before:
            before = told_together(parse, antecedent, clause.opener)
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


def _acts_itself(parse: Parse, antecedent: Unit, verb: Unit, opener: str) -> bool:
    """«الجيش الذي قتلهم», «المسلحون الذين خطفوهم»: whether what a relative clause tells of does it to somebody else, whom
    the verb's pronoun means; «الجندي الذي قتله» is whom it was done to."""
    word = parse.words[verb.head]
    if antecedent.tag != "np" or antecedent.type not in HUMAN_AGENTS | {"people"}:
        return False
    if not agrees_with_verb(parse, antecedent, word, strictly=True):
        return False
    taken_up = RELATIVES.get(opener.lstrip("وف"), word.enclitic)
    several = word.number == "p" and antecedent.type == "armed" and word.enclitic == "هم"
    return several or word.enclitic != taken_up


def _taking_up(parse: Parse, clause: Clause, verb: Unit, antecedent: Unit) -> list[Unit]:
    """The pronouns with a preposition that take up what a relative clause tells of; none where they cannot, but it can be
    the subject: «المسلحين الذين سيطروا عليها»."""
    between = parse.units[antecedent.unit_index + 1] if antecedent.unit_index >= 0 else antecedent
    if between.tag == "pron" and not between.relation:
        return []  # «القوات هي التي استولت عليها»
    pronouns = [u for u in _units(parse, clause) if u.tag == "pron" and u.relation]
    agreeing = [u for u in pronouns if agrees_with_pronoun(parse, antecedent, parse.words[u.head].enclitic)]
    does = antecedent.type in HUMAN_AGENTS and agrees_with_verb(
        parse, antecedent, parse.words[verb.head], strictly=True
    )
    return agreeing or ([] if does else pronouns)


def _takes_its_noun(parse: Parse, antecedent: Unit, verb: Unit, after: Unit) -> bool:
    """«في الوقت الذي تمكن الجيش من…», «الجامع الذي تمكن المقاتلون من اقتحامه»: whether a relative clause has its own
    subject, and what it tells of is a time, or is taken up by the verbal noun of a light verb that has no object."""
    if after.type not in HUMAN_AGENTS or after.tag != "np" or parse.words[verb.head].enclitic:
        return False
    if antecedent.type == "time":
        return True
    does = antecedent.type in HUMAN_AGENTS and agrees_with_verb(
        parse, antecedent, parse.words[verb.head], strictly=True
    )  # «المتظاهرون الذين قامت الشرطة باعتقالهم»
    return antecedent.tag == "np" and not does and carries_below(parse, verb)


def _topic_of(parse: Parse, verb: Unit, pronoun: str, before: list[Unit], after: list[list[Unit]]) -> bool:
    """«هذه المواقع قصفها الطيران»: whether the noun before a verb is what its pronoun takes up, and its subject follows."""
    if not before or not after or after[0][0].type not in HUMAN_AGENTS or before[0].tag != "np":
        return False
    does = before[0].type in HUMAN_AGENTS and agrees_with_verb(parse, before[0], parse.words[verb.head])
    counted = (
        before[0].number is not None and not before[0].number.dual and parse.words[verb.head].number == "s"
    )
    if nominative(parse, after[0][0]) or (counted and not after[0][0].relation):
        does = False  # «ضابط قتله مسلحون», «عشرون جنديا خطفهم التنظيم»
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
    moves = frame is not None and frame.slots in MOVING_CLASSES and len(frame.lemmas) == 1
    if persons:
        groups = [group for group in groups if not manner(parse, group[0])]
        if word.number == "p" and len(groups) > 1 and as_hostages(parse, groups[-1][0]):
            groups = groups[:-1]
        # «قتل 50 مسلحا في مواقع العمليات»: no event noun suffers it
        if frame is not None and len(frame.lemmas) == 1:
            groups = groups[:1] + [group for group in groups[1:] if group[0].tag != "event"]
    first = groups[0] if groups and not after_doer(slots, before, groups[0]) else []
    second = groups[1] if len(groups) > 1 else []
    if first and second and apposed_place(parse, first[-1], second[0]):
        second = []
    if persons and first and second and named_child(parse, first[-1], second[0]):
        first, second = second, []
    if first and not before and transitive and _of_other_gender(parse, word, first[0]):
        _put(slots, "object", first)  # «أعيرة نارية أصابت | ضابطا»
        return
    himself = transitive and frame is not None and not word.passive and told_of_himself(parse, verb)
    if himself and first and not before:
        _put(slots, "object", first)  # «إنها اعتقلت عشرة»: the pronoun before the verb is its subject
    elif (
        frame is not None and transitive and first and (we(word) or (ours(word) and done_to(parse, first[0])))
    ):
        _put(slots, "object", first)  # «ونحن ندعم الجيش»: the speakers are its subject
    elif word.passive or word.lemma in BEFALLEN or (persons and by_others(slots, before, first)):
        # «المحافظ محتجز لدى المسلحين»; «ثلاثة أصيبوا في الانفجار»: a verb in the plural has its subject before it
        _put(slots, "passive", before if before and word.number == "p" else first or before)
    elif before and first:
        if frame is not None and subject_after(before[0], first[0], frame, frames) and not second:
            before, first = first, []  # «معارك عنيفة فر على إثرها مئات المسلحين»
        _put(slots, "subject", before)
        _put(slots, "object", first)
    elif before:
        moved = moves and before[0].type in MOVED  # «جنود من فرنسا ودول أخرى أرسلوا إلى»
        # «جنود قتلوا في…»; «سائحان يخطفان في…»: no fighters
        suffers = (
            persons and word.tense == "present" and before[0].type == "people" and word.number in ("p", "d")
        )
        past = (
            moved or (persons and (word.number == "p" or not whole_group(before[0])))
        ) and word.tense == "past"
        _put(slots, "passive" if past or suffers else "subject", before)
    elif second and transitive:
        _put(slots, "subject", first)
        _put(slots, "object", second)
    elif (first and not transitive) or (
        first and frame is not None and "target" in frames.roles_of(frame, "subject")
    ):
        _put(slots, "subject", first)
    elif first:
        lone = first[0]
        hidden = word.number == "p" or (word.gender == "f" and masculine(parse, lone)) or oblique(parse, lone)
        hidden = hidden or aimed_at(parse, lone, frame)
        if persons and not hidden:
            _put(slots, "passive", first)
        elif (moves and lone.type in MOVED and may_be_moved(parse, lone)) or (
            transitive and not hidden and frame is not None and set_weapon(parse, lone, frame)
        ):
            _put(slots, "object", first)
        elif does(slots, lone, hidden, parse, verb, frames, frame):
            _put(slots, "subject", first)
        elif (
            hidden or lone.type not in HUMAN_AGENTS or (lone.type == "aircraft" and (persons or downs(frame)))
        ):
            takes = frame is not None and "instrument" in frames.roles_of(frame, "subject")
            if takes and not hidden and (lone.type in ("weapon", "aircraft", "bomb") or warship(parse, lone)):
                _put(slots, "subject", first)
            else:
                _put(slots, "object", first)
        else:
            _put(slots, "subject", first)


def _of_other_gender(parse: Parse, verb: Word, unit: Unit) -> bool:
    """«أصابت | ضابطا»: whether a verb in the feminine stands before one man, of whom nothing else is known."""
    noun = parse.words[unit.head]
    if verb.gender != "f" or verb.number != "s" or verb.passive or unit.number is not None:
        return False
    one = noun.pos == "noun" and noun.gender == "m" and noun.number == "s" and noun.known
    unknown = unit.tag == "np" and unit.mention is None and not unit.definite
    return one and unknown and unit.type in ("person", "armed")


def _put(slots: Slots, slot: str, units: list[Unit] | list[list[Unit]]) -> None:
    flat: list[Unit] = []
    for unit in units:
        flat.extend(unit if isinstance(unit, list) else [unit])
    if flat:
        slots[slot] = flat + slots.get(slot, [])


def _units(parse: Parse, clause: Clause) -> list[Unit]:
    return [parse.units[i] for i in clause.units]


def pronoun_unit(unit: Unit) -> Unit:
    """A stand-in for the pronoun attached to a word; coreference finds whom it means."""
    return Unit("pron", unit.head, unit.head + 1, unit.head, "pronoun", unit_index=unit.unit_index)
