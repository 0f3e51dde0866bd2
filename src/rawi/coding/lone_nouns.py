"""Who the lone noun of a verb is: whoever does it, or whom it is done to."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.agreeing import agrees_with_pronoun, entitled
from rawi.coding.document import Parse, Unit
from rawi.coding.doers import crowd
from rawi.coding.meaning import load_meanings
from rawi.coding.parties import as_state
from rawi.coding.slot_signs import nominative, oblique
from rawi.coding.tellers import teller_before
from rawi.knowledge.frames import Frame, Frames, load_light

__all__ = [
    "HUMAN_AGENTS",
    "Slots",
    "after_doer",
    "aimed_at",
    "by_others",
    "carries_below",
    "does",
    "done_to",
    "downs",
    "may_be_moved",
    "ours",
    "set_weapon",
    "state",
    "subject_after",
    "told_of_himself",
    "we",
    "whole_group",
]

Slots = dict[str, list[Unit]]
HUMAN_AGENTS = frozenset(("armed", "country", "org", "aircraft", "state", "person"))


def told_of_himself(parse: Parse, verb: Unit) -> bool:
    """«قالت الجماعة إنها قتلت», «أعلنت السعودية أنها اعتقلت»: whether «أن» has the pronoun of a party that says so, which
    is then the verb's subject; «قالت المصادر إنه قتل ثلاثة» means nobody."""
    clause = parse.clauses[parse.clause_of[verb.unit_index]]
    form = next((f for f in ("ها", "هم", "ه") if clause.opener.endswith(f)), "")
    if clause.kind != "content" or not form or clause.parent < 0:
        return False
    if form == "ه" and parse.words[verb.head].gender == "f":
        return False  # «أعلن الجيش أنه أوقفت قوة منه خمسة»
    if teller_before(parse, clause) is not None:
        return True  # «ادعاء الجماعة أنها قتلت الرهائن»
    above = [c for c in parse.above(clause.parent) if c.kind != "relative"]
    units = [as_state(parse, parse.units[i]) for i in above[0].units] if above else []
    said = parse.units[above[0].verb] if above and above[0].verb >= 0 else None
    alone = not any(u.tag == "np" and not u.relation for u in units)
    if alone and form == "ها" and said is not None and parse.words[said.head].gender == "f":
        return True  # «نشرت الجماعة بيانا قالت فيه إنها قتلت الرهائن»
    parties = [
        u
        for u in units
        if u.tag == "np" and not u.relation and (u.type in HUMAN_AGENTS - {"person"} or entitled(parse, u))
    ]
    return any(agrees_with_pronoun(parse, u, form) for u in parties)


def after_doer(slots: Slots, before: list[Unit], first: list[Unit]) -> bool:
    """«العامل قتل على يد زعيم الحركة | سالم العلي»: whether a noun after who does it is his name, no object."""
    by = slots.get("by", [])
    return bool(before and first and by) and before[0].unit_index < by[0].unit_index < first[0].unit_index


def by_others(slots: Slots, before: list[Unit], first: list[Unit]) -> bool:
    """«عامل قتل على يد خاطفيه»: whether the lone noun of a verb that somebody else does it by stands before who does it."""
    lone = [*before, *first]
    by = slots.get("by", [])
    return bool(by) and bool(lone) and not (before and first) and lone[0].unit_index < by[0].unit_index


def does(
    slots: Slots, lone: Unit, hidden: bool, parse: Parse, verb: Unit, frames: Frames, frame: Frame | None
) -> bool:
    """Whether a lone noun must be who does it."""
    if frame is None:
        return carries_below(parse, verb)
    if crowd(parse, lone) and "target" not in frames.roles_of(frame, "object"):
        return True  # «خرج الآلاف في مسيرات»
    return not hidden and (
        only_subject(lone, frame, frames) or nominative(parse, lone) or fights_with(slots, frame)
    )


def carries_below(parse: Parse, verb: Unit) -> bool:
    """«قام شبان بالتظاهر», «شارك الآلاف في مسيرة»: a light verb with a preposition has no object."""
    entry = load_light().get(load_meanings().folded_lemma(parse.words[verb.head]))
    return entry is not None and "agent" in entry.subject and not {"object", "subject"} & set(entry.noun)


def fights_with(slots: Slots, frame: Frame) -> bool:
    """«اشتبك طلاب مع الشرطة»: the other side has its preposition, so the lone noun is the subject."""
    return frame.slots == "clash" and "with" in slots


def only_subject(lone: Unit, frame: Frame, frames: Frames) -> bool:
    """«تحرك رتل»: a lone noun that may be the subject of this verb, and no object."""

    def takes(slot: str) -> bool:
        return any(lone.type in frames.accepts[role] for role in frames.roles_of(frame, slot))

    return takes("subject") and not takes("object")


def subject_after(before: Unit, after: Unit, frame: Frame, frames: Frames) -> bool:
    """«معارك عنيفة فر على إثرها مئات المسلحين»: whether only the noun after a verb can be its subject."""
    roles = frames.roles_of(frame, "subject")
    acts = before.tag == "np" and any(before.type in frames.accepts[role] for role in roles)
    return not acts and only_subject(after, frame, frames)


def we(word: Word) -> bool:
    """«ندعم», «حررنا»: a verb of the first person, which no noun is the subject of; «أطهر» may be an adjective."""
    return word.person == 1 and word.number == "p"


def ours(word: Word) -> bool:
    """«قصفنا مواقعهم»: a verb that may say «we», and be read as «he … us»."""
    return word.enclitic == "نا" and word.tense == "past" and word.number == "s" and word.gender == "m"


def done_to(parse: Parse, lone: Unit) -> bool:
    """«قتلنا خمسة مسلحين», «قصفنا البلدة»: whether a lone noun after «قتلنا» is no party that may have done it to us."""
    return lone.type not in HUMAN_AGENTS or lone.number is not None or oblique(parse, lone)


def downs(frame: Frame | None) -> bool:
    """«إنها أسقطت طائرة»: a lone aircraft is what is shot down."""
    return frame is not None and frame.kind == "interception"


def set_weapon(parse: Parse, lone: Unit, frame: Frame) -> bool:
    """«وقد استخدمت الرصاص الحي»: the weapon of a set phrase is what is used, not who uses it."""
    named = len(frame.lemmas) > 1 and lone.type in ("weapon", "bomb")
    return named and load_meanings().folded_lemma(parse.words[lone.head]) == frame.lemmas[1]


def may_be_moved(parse: Parse, lone: Unit) -> bool:
    """«أرسلت قوات», «أرسل عناصره»: fighters who are not known, or somebody's, are sent."""
    return (not lone.definite and not lone.mention) or bool(parse.words[lone.head].enclitic)


def whole_group(unit: Unit) -> bool:
    """«وكانت حماس اعتقلت…»: whether a noun is the name of a movement or a state, which nobody kills or arrests."""
    return unit.mention is not None and unit.mention.type in ("org", "armed", "state", "country")


def state(parse: Parse, unit: Unit) -> bool:
    """«ثلاث قنابل كانت | مزروعة على الطريق انفجرت»: in which state the noun before a verb of being is, no subject."""
    if unit.unit_index < 2 or parse.units[unit.unit_index - 2].tag != "np":
        return False  # «وكان | فلان وآخر اختطفا»
    before = parse.units[unit.unit_index - 1]
    alone = unit.tag == "np" and not (unit.type or unit.definite or unit.relation or unit.conj or unit.name)
    return alone and before.tag == "verb" and load_meanings().folded_lemma(parse.words[before.head]) == "كان"


def aimed_at(parse: Parse, lone: Unit, frame: Frame | None) -> bool:
    """«سبع غارات قرب الحسكة واستهدفت | وحدات تكتيكية»: an indefinite noun alone after «استهدف» is whom it aims at; «استهدف
    الجيش», «استهدف مسلحون» have an object somewhere else."""
    if frame is None or frame.lemmas != ("استهدف",) or lone.tag != "np":
        return False
    named = lone.definite or lone.name or lone.mention is not None or bool(lone.inner)
    return lone.type == "armed" and not named and not nominative(parse, lone) and plural(parse, lone)


def plural(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase tells of many: «وحدات»."""
    return parse.words[unit.head].number == "p"
