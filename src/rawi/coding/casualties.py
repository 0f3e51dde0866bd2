"""Who the dead and wounded of a toll are, and who of the words around a killing killed."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import nisba_actor
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "PERSONS",
    "among",
    "dead_or_wounded",
    "died_with",
    "killers",
    "only_a_part",
    "sufferers",
    "tells_who",
    "told_exactly",
    "victims_inside",
    "victims_told",
]

PERSONS = frozenset(("people", "person", "armed", "name", "body", "quantity", ""))  # what may be counted
KILLERS = frozenset(("armed", "org", "state", "country"))
MORTALS = ("armed", "people", "person")
VAGUE = 4  # «عشرات» may be this many times what it is at least
REACH = 5  # units after a whole among which its counted part stands


def sufferers(harm: Happening, meanings: Meanings) -> list[Unit]:
    """The phrases in the slots of a word of killing or wounding that are who was killed or wounded."""
    found = []
    killed = _has_object(harm)
    for slot in ("genitive", "passive", "object", "subject", "second"):
        if slot == "subject" and killed:
            continue
        if slot == "object" and harm.frame.slots == "die" and harm.slots.get("subject"):
            continue  # «استشهد سليمان متأثرا بجروحه»
        surely = slot in ("passive", "object", "subject")
        found += [
            unit
            for unit in harm.slots.get(slot, [])
            if unit.tag == "np"
            and (surely or _can_suffer(harm.parse, unit, meanings))
            and (unit.type != "abstract" or unit.number)
        ]
    found += [unit for unit in harm.slots.get("with", []) if died_with(harm.parse, unit)]
    return found + (_done_away(harm) if not found else [])


def _done_away(harm: Happening) -> list[Unit]:
    """«عمليات قضت على عشرين مسلحا», «أسفرت عن القضاء على»: who is done away with, after the preposition."""
    relations = {r for f in harm.frames if f.slots == "seize_person" and f.kind == "killing" for r in f.preps}
    units = [unit for relation in sorted(relations) for unit in harm.slots.get(relation, [])]
    return [unit for unit in units if unit.type in MORTALS]


def died_with(parse: Parse, unit: Unit) -> bool:
    """«قتل النائب مع حارسيه», «لقي مصرعه مع 40 آخرين»: whether who stands after «مع» died too."""
    his = bool(parse.words[unit.head].enclitic) or unit.number is not None
    return unit.tag == "np" and unit.type in MORTALS and his


def killers(harm: Happening) -> list[Unit]:
    """«قتل الجيش خمسة في غارة»: the subjects of a verb of killing that are surely who does it, no other victims."""
    if harm.phrase.tag != "verb" or len(harm.frame.lemmas) != 1 or not _has_object(harm):
        return []
    if harm.frame.slots == "found":
        return []  # «خسر الجيش أربعة جنود»
    return [
        unit
        for unit in harm.slots.get("subject", [])
        if unit.tag == "np" and unit.type in KILLERS and unit.number is None
    ]


def _has_object(harm: Happening) -> bool:
    """Whether a verb of killing says whom: its subject is then no victim."""
    others = harm.slots.get("object", []) + harm.slots.get("passive", [])
    return harm.frame.slots != "die" and any(unit.tag == "np" for unit in others)


def _can_suffer(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase can be the dead or wounded: counted, or persons, or an unknown name."""
    if unit.number is not None or unit.type:
        return True
    head = parse.words[unit.head]
    named = head.pos in ("name", "latin") or not head.known or head.definite
    return named or meanings.given_name(head)


def tells_who(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether the part of those told before is named by what they were («بينهم جنود», «بينهم القيادي …»), and not by age,
    sex or nation only («بينهم طفل», «بينهم بريطانية»)."""
    word = parse.words[unit.head]
    if unit.frames or unit.type not in ("people", "person", "armed", "name"):
        return False
    if unit.type == "armed" or unit.name or unit.inner:
        return True
    nation = unit.type == "people" and nisba_actor(word) is not None
    return not nation and meanings.folded_lemma(word) not in load_grammar().age_and_sex


def only_a_part(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«13 قتيلا بينهم ستة أطفال | وأربع نساء»: whether a phrase only says how many children or women were among others."""
    first = unit
    while first.conj and not first.relation and first.unit_index > 0:
        before = parse.units[first.unit_index - 1]
        first = (
            parse.units[first.unit_index - 2] if parse.is_comma(before) and first.unit_index > 1 else before
        )
    return first.relation == "among" and not tells_who(parse, unit, meanings)


def victims_told(harm: Happening, meanings: Meanings) -> list[Unit]:
    """«قتلى مدنيون», «سقوط قتلى من الجنود», «في صفوف المدنيين», «وسط المتمردين»: who the dead and wounded are."""
    told = [
        unit
        for slot in ("from", "in", "between", "circumstance")
        for unit in harm.slots.get(slot, [])
        if unit.type in MORTALS
    ]
    if harm.frame.slots == "victims":
        return told + _described(harm, meanings)
    return told if len(harm.frame.lemmas) > 1 else []


def _described(harm: Happening, meanings: Meanings) -> list[Unit]:
    """«قتلى حوثيون», «قتلى مدنيون»: names and adjectives in the phrase of the dead and wounded."""
    phrase, words = harm.phrase, harm.parse.words
    found = [
        Unit("np", mention.first, mention.last, mention.first, "armed", mention=mention)
        for mention in phrase.inner
        if mention.type == "armed" and mention.first > phrase.head
    ]
    for i in phrase.modifiers:
        type_ = next((t for t in meanings.types_of(words[i]) if t in MORTALS), "")
        if type_:
            found.append(Unit("np", i, i + 1, i, type_))
    return found + _of_whom(harm, meanings)


def _of_whom(harm: Happening, meanings: Meanings) -> list[Unit]:
    """«13 قتيلا من المتمردين», «عشرات القتلى من الرهائن الأجانب»: who the victims are, after «من» in their phrase."""
    phrase, words = harm.phrase, harm.parse.words
    for i in range(phrase.head + 1, phrase.last - 1):
        if words[i].folded != "من":
            continue
        mention = phrase.name_at(i + 1)
        type_ = mention.type if mention is not None else meanings.type_of(words[i + 1])
        if type_ in MORTALS:
            inner = phrase.names_from(i + 1)
            first = Unit("np", i + 1, phrase.last, i + 1, type_, mention=mention, inner=inner)
            return [first, *_others_of_whom(harm)]
    return []


def _others_of_whom(harm: Happening) -> list[Unit]:
    """«قتلى من المقاومة | والجيش», not «قتيل من المقاومة وجندي»: the fighters joined to those after «من»."""
    joined = harm.parse.joined_after(harm.phrase, ("armed",))
    whole = (u for u in joined if u.number is None and (u.definite or u.mention or u.last > u.head + 1))
    return [replace(unit, unit_index=-1) for unit in whole]


def among(parse: Parse, unit: Unit) -> list[Unit]:
    """«اثنا عشر قتيلا بينهم خمسة جنود»: the counted part after the whole."""
    found: list[Unit] = []
    if unit.unit_index < 0:
        return found  # made for a noun within a phrase: what follows is not its own
    for other in _after_what_tells_of(parse, unit):
        if other.tag in ("verb", "sub", "rel", "event"):
            break
        if found and other.frames:
            break  # «13 قتيلا بينهم ثلاثة جنود، | و28 جريحا»
        part = other.tag == "np" and (other.relation == "among" or (found and other.conj))
        if part and other.number is not None and (not other.number.dual or _list_goes_on(parse, other)):
            found.append(other)
    return found


def _after_what_tells_of(parse: Parse, unit: Unit) -> list[Unit]:
    """The units after a phrase among which its counted part may stand, past a clause that tells of it: «13 شخصا | قتلوا في
    القصف، بينهم ستة أطفال»."""
    start = unit.unit_index + 1
    told = next((c for c in parse.clauses if c.kind == "relative" and c.antecedent == unit.unit_index), None)
    if told is None or not told.units:
        return parse.units[start : start + REACH]
    end = max(i for i, c in enumerate(parse.clause_of) if any(a.index == told.index for a in parse.above(c)))
    return parse.units[end + 1 : end + 1 + REACH]


def dead_or_wounded(harm: Happening) -> bool:
    """«سقوط مئة شخص بين قتيل وجريح»: so many of both together."""
    told = [unit for unit in harm.slots.get("between", []) if unit.frames]
    return {"killing", "injury"} <= {unit.frames[0].kind for unit in told}


def _list_goes_on(parse: Parse, unit: Unit) -> bool:
    """«بينهم امرأتان | وستة أطفال»: whether others are counted beside two."""
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    return bool(after) and after[0].tag == "np" and after[0].conj and after[0].number is not None


def told_exactly(unit: Unit) -> bool:
    """«60 مسلحا», «أكثر من مئة», not «عشرات»."""
    number = unit.number
    return number is not None and (number.high is None or number.high < VAGUE * number.low)


def victims_inside(harm: Happening) -> Unit:
    """«سقوط أربعة قتلى»: the victims stand inside the set phrase, with their number."""
    unit = harm.phrase
    last = unit.modifiers[0] if unit.modifiers else unit.last
    number = next((n for n in harm.parse.numbers if unit.first <= n.first < unit.last), None)
    return Unit("np", last - 1, last, last - 1, "people", number=number, frames=(harm.frame,))
