"""Arms in the words of a happening: its weapon, whose fire it is, and whose aircraft or guns («طيران التحالف»)."""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.fold import folded_word
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.doers import belongs
from rawi.coding.filled import add_role
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.parties import nisba_actor
from rawi.knowledge.frames import Frames
from rawi.knowledge.grammar import Grammar, load_grammar
from rawi.knowledge.weapons import load_weapon_adjectives

__all__ = [
    "MADE_SAFE",
    "is_nisba",
    "names_party",
    "only_fire",
    "owner_of_fire",
    "planted_by",
    "tortured",
    "weapon_inside",
    "who_fires",
    "whose_fire",
]

FIGHTS = frozenset(("armed", "state", "country"))
WHO = frozenset(("armed", "people", "org"))  # between the words of a set phrase
UNKNOWN = frozenset(("people", "person", "org"))  # «مجهولون»

MADE_SAFE = frozenset(
    ("demining", "seizure", "interception")
)  # nobody does so with what he fired or laid himself
UNDER_TORTURE = 9  # words after a killing among which «تحت التعذيب» may stand


def weapon_inside(happening: Happening, unit: Unit, frames: Frames) -> None:
    """«سقوط صاروخ», «انفجار سيارة مفخخة», «قصف مدفعي»: the words that name the happening name its instrument."""
    parse = happening.parse
    if happening.frame.slots == "protest":
        return  # «الخروج في مسيرات»
    own = {role for roles in frames.classes[f"{happening.frame.slots}.noun"].values() for role in roles}
    role = "instrument" if "instrument" in own or "target" not in own else "target"  # «تفكيك الألغام»
    i = unit.head + 1
    while i < unit.last:
        last, type_ = parse.weapons.get(i, (0, ""))
        lemma = folded_word(parse.words[i].lemma or parse.words[i].folded)
        if last and type_ in frames.accepts["instrument"]:
            number = next((n for n in parse.numbers if unit.first <= n.first < unit.last), None)
            last = min(last, unit.last)
            named = _its_name(happening, role, last)
            if named is not None:
                happening.roles[role].remove(named)
            end = last if named is None else _closed(parse, last, named[1].last)
            whole = Unit("np", i, end, i, type_, number=number)
            add_role(happening, role, whole, "set noun", parse)
            i = last
            continue
        if parse.words[i].pos == "adj" and lemma in load_weapon_adjectives():
            add_role(happening, "instrument", Unit("np", i, i + 1, i, "weapon"), "adjective of means", parse)
        i += 1


def _its_name(happening: Happening, role: str, last: int) -> tuple[Parse, Unit, str] | None:
    """«إطلاق صاروخ "سكود"»: what a weapon is called right after it."""
    words = happening.parse.words
    for entry in happening.roles.get(role, []):
        unit = entry[1]
        if entry[0] is happening.parse and unit.type == "weapon" and last <= unit.first <= last + 1:
            quoted = all(word.pos == "punct" for word in words[last : unit.first])
            if quoted and words[unit.head].pos in ("name", "latin"):
                return entry
    return None


def _closed(parse: Parse, first: int, last: int) -> int:
    """Where a name ends that opens with a mark: behind the mark that closes it."""
    opens = parse.words[first].pos == "punct" and last < len(parse.words) and parse.words[last].pos == "punct"
    return last + opens


def who_fires(happening: Happening, unit: Unit) -> bool:
    """«إطلاق الشرطة النار»: who does it stands between the words that name it. Whether somebody stands there."""
    parse, first = happening.parse, unit.head + 1
    meanings = load_meanings()
    head = next(
        (i for i in range(first, unit.last - 1) if meanings.type_of(parse.words[i]) in WHO),
        -1,
    )
    named = next((m for m in parse.mentions if first <= m.first < unit.last and m.type in FIGHTS), None)
    if named is not None and (head < 0 or named.first <= head):
        who = Unit("np", named.first, named.last, named.first, named.type, mention=named, inner=(named,),
                   definite=True)  # fmt: skip
        add_role(happening, "agent", who, "between set words", parse)
    elif head >= 0 and head not in parse.weapons:
        last = head + 1
        while last < unit.last and parse.words[last].pos == "adj":
            last += 1
        who = Unit("np", head, last, head, meanings.type_of(parse.words[head]), definite=True)
        add_role(happening, "agent", who, "between set words", parse)
    else:
        return False
    return True


def only_fire(parse: Parse, unit: Unit) -> bool:
    """«إطلاق النار»: fire alone is no weapon."""
    return unit.last == unit.head + 1 and parse.words[unit.head].folded.removeprefix("ال") in (
        "نار",
        "نارا",
        "نيران",
    )


# What is fired by those whom its adjective names, while «صاروخ روسي» may only be made in Russia. Folded lemmas.
FIRE = frozenset(("نار", "نيران", "رصاص", "رصاصه", "قذيفه", "مقذوف"))
FIRING = ("armed", "state", "org", "people", "person", "country")  # what those are who fire


def whose_fire(happening: Happening, unit: Unit, parse: Parse) -> None:
    """«قتل شاب برصاص قوات الاحتلال», «برصاص قوات الأمن والجيش»: whose bullets they are did it."""
    whose = owner_of_fire(unit, parse)
    if whose is None:
        return
    if parse.words[unit.head].stem in load_grammar().bullets:  # «برصاص | قوات الأمن»
        happening.roles["instrument"] = [
            (p, replace(u, last=whose.first) if u is unit else u, rule)
            for p, u, rule in happening.roles["instrument"]
        ]
    add_role(happening, "agent", whose, "at-party", parse)
    for other in parse.joined_after(unit, FIRING) if unit.unit_index >= 0 else ():
        add_role(happening, "agent", other, "at-party", parse)


def owner_of_fire(unit: Unit, parse: Parse) -> Unit | None:
    """«برصاص | قوات الأمن»: the party in a phrase that names its fire; None when there is none."""
    for mention in unit.inner:
        if mention.type in ("armed", "state") and mention.first > unit.head:
            return Unit("np", mention.first, mention.last, mention.first, mention.type, mention=mention,
                        inner=(mention,), definite=True)  # fmt: skip
    meanings = load_meanings()
    after = parse.words[unit.head + 1] if unit.last > unit.head + 1 else None
    theirs = after if after is not None and after.pos == "noun" else None  # «بنيران | القوات الحكومية»
    fire = unit.type == "weapon" and meanings.folded_lemma(parse.words[unit.head]) in FIRE
    if fire and theirs is not None:
        type_ = meanings.type_of(theirs)
        if type_ in FIRING or (not type_ and theirs.folded.endswith("ين")):
            first = unit.head + 1  # «برصاص | شرطي», «برصاص | مجهولين»
            return Unit("np", first, unit.last, first, type_ or "people", definite=theirs.definite)
    for i in unit.modifiers if fire and theirs is None else ():
        if is_nisba(parse, i):
            return Unit("np", i, i + 1, i, "country")  # «بنيران إسرائيلية», «بمقذوفات حوثية»
    for i in range(unit.head + 1, unit.last):
        word = parse.words[i]
        if word.pos not in ("noun", "adj") or unit.type != "weapon":
            return None  # «طائرة من دون طيار»
        if word.pos == "noun" and meanings.type_of(word) == "armed":
            return Unit("np", i, unit.last, i, "armed")
        if word.pos == "noun" and word.definite and "org" in meanings.types_of(word):
            return Unit("np", i, unit.last, i, "org", definite=True)  # «برصاص الاحتلال», «بنيران الأمن»
    return None


def names_party(parse: Parse, unit: Unit) -> bool:
    """Whether an aircraft or gun is named with its nationality or owner («الطيران الروسي», «طيران التحالف»)."""
    if unit.inner or any(is_nisba(parse, i) for i in unit.modifiers):
        return True
    if parse.words[unit.head].folded == "الطيران" and unit.last == unit.head + 2:
        return True  # «الطيران الحربي», «الطيران المروحي»: an air force
    if belongs(parse, unit):
        return True
    owner = parse.words[unit.last - 1]
    return (
        unit.last - 1 > unit.head
        and not parse.words[unit.head].definite
        and owner.definite
        and owner.pos == "noun"
        and load_meanings().folded_lemma(owner) not in load_grammar().after_adjective  # «قذيفة محلية الصنع»
        and load_meanings().type_of(owner) not in ("material", "weapon", "facility")  # «قنابل الدخان»
    )


def is_nisba(parse: Parse, i: int) -> bool:
    """«القصف التركي», «هجوم حكومي»: whether an adjective says whose deed it is."""
    word = parse.words[i]
    return nisba_actor(word) is not None or load_meanings().folded_lemma(word) in load_grammar().governmental


def planted_by(happening: Happening, grammar: Grammar, meanings: Meanings) -> tuple[int, list[Unit]]:
    """«أصاب صاروخ أطلقته القوات مقرا», «انفجار ألغام تركها المسلحون»: the verb, in a relative clause of the weapon that a
    happening names, of who fired or laid it, and who did; -1 and nobody where none is told."""
    parse = happening.parse
    if happening.kind in MADE_SAFE:
        return -1, []  # «نزع الألغام التي زرعها المسلحون»
    arms = {u.unit_index for p, u, _ in happening.roles.get("instrument", []) if p is parse}
    arms.add(happening.unit)
    for clause in parse.clauses:
        if clause.kind != "relative" or clause.antecedent not in arms or clause.verb < 0:
            continue
        verb = parse.units[clause.verb]
        word = parse.words[verb.head]
        if not word.enclitic or meanings.folded_lemma(word) not in grammar.planting:
            continue
        after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
        found = [u for u in after if u.tag == "np" and not u.relation and u.type in FIGHTS | UNKNOWN]
        return clause.verb, found + [u for who in found for u in parse.joined_after(who, FIGHTS)]
    return -1, []


def tortured(happening: Happening) -> None:
    """«قضى ستة تحت التعذيب»: torture is what they were killed by."""
    parse = happening.parse
    for i in range(happening.last + 1, min(happening.last + UNDER_TORTURE, len(parse.words))):
        if parse.words[i].pos == "verb" or parse.words[i].text in "،,.":
            return
        if parse.words[i].folded != "التعذيب":
            continue
        before = i - 1 - (parse.words[i - 1].pos == "punct")
        if parse.words[before].folded == "تحت" and before >= happening.last:
            add_role(happening, "instrument", Unit("np", i, i + 1, i, "weapon"), "under torture", parse)
        return
