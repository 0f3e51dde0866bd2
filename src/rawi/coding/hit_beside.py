"""Hit beside: what is joined to the object inside a set noun («تفكيك عبوتين ومنزل مفخخ»), whom bombers blow themselves up
beside («فجر نفسه قرب حافلة»), and of whom it is said that he was aimed at («كانت القاعدة هدفا لهجمات»)."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.agreeing import agrees_with_verb
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.filled import add_role
from rawi.coding.meaning import load_meanings
from rawi.knowledge.frames import load_light

__all__ = ["befell", "hit_beside"]

BESIDE = frozenset(("in", "at", "circumstance", "between"))  # slots of where a bomber stood
NEAR = frozenset(("قرب", "وسط", "بين", "امام", "جانب", "جوار"))  # folded lemmas
CROWDS = frozenset(("حشد", "مجموعه", "جمع", "تجمع", "طابور", "جموع", "عدد", "موكب"))  # folded lemmas
# What somebody or something is that is attacked, and verbs that say so. Folded lemmas.
AIMS = frozenset(("هدف", "عرضه"))
BEFELL = "what it befell"  # the rule
BEFALLING = frozenset(("تعرض",))
FALLING = frozenset(("وقع", "سقط"))  # «في كمين»
BEING = frozenset(("كان", "اصبح", "بات", "ظل", "صار", "شكل", "مثل", "امسي"))
LAND = frozenset(("place", "part", "country"))
PEOPLE = frozenset(("armed", "people"))
BUILT = LAND | {"facility"}
MOVING = PEOPLE | {"vehicle"}  # what is no place where somebody stands
THINGS = frozenset(("facility", "vehicle", "weapon", "bomb", "material", "aircraft"))


def hit_beside(happening: Happening) -> None:
    """Gives a happening what «و» joins to the object of its set noun, and whom a bomber stood among or beside.

    Args:
        happening: its roles by its own slots are filled.
    """
    parse, frame = happening.parse, happening.frame
    inside = (u for _, u, rule in happening.roles.get("target", []) if rule == "set noun")
    held = next((u for u in inside if u.last == happening.phrase.last), None)
    if held is not None:
        for other in parse.joined_after(happening.phrase, PEOPLE | THINGS):
            if not other.frames and (other.number is not None or not other.definite):
                add_role(happening, "target", other, "set noun, joined", parse)
    aimed_at = _aimed_at(happening)
    if aimed_at is not None:
        role = "place" if aimed_at.type in LAND else "target"
        add_role(happening, role, aimed_at, "said to be aimed at", parse)
    befallen = _befallen(happening) or _fallen_into(happening)
    if befallen is not None:
        role = "place" if befallen.type in LAND else "target"
        add_role(happening, role, befallen, BEFELL, parse)
        happening.carriers |= BEFALLING
    if frame.slots == "detonate" and len(frame.lemmas) > 1 and frame.kind == "suicide_bombing":
        for slot in (slot for slot in happening.slots if slot in BESIDE):
            for unit in happening.slots[slot]:
                who = None if slot == "between" and unit.conj else _whom_beside(parse, unit, slot)
                if who is not None:
                    _take_apart(happening, who.last)
                    add_role(happening, "target", who, "blown up beside", parse)


def _fallen_into(happening: Happening) -> Unit | None:
    """«وقع الجنود | في كمين», «سقطت دورية | في كمين»: who fell into an ambush."""
    parse, event, verb = happening.parse, happening.phrase, happening.clause.verb
    meanings = load_meanings()
    if event.relation != "in" or meanings.folded_lemma(parse.words[event.head]) != "كمين":
        return None
    if not 0 <= verb < event.unit_index:
        return None
    if meanings.folded_lemma(parse.words[parse.units[verb].head]) not in FALLING:
        return None
    between = (u for u in parse.units[verb + 1 : event.unit_index] if u.tag == "np" and not u.relation)
    return next((u for u in between if u.type in MOVING | {"person", "name"}), None)


def _befallen(happening: Happening) -> Unit | None:
    """«تعرض مبنى يضم مكاتب | لقصف», «تعرضت القوات التي تتمركز في المطار | لهجوم»: whom or what it befell, where a relative
    clause stands between; None where that clause has «لـ» for its own verb («التي تصدت لهجوم»)."""
    parse, clause = happening.parse, happening.clause
    before = clause.antecedent - 1
    told = happening.phrase.tag == "event" and happening.phrase.relation in ("for", "to")
    if not told or clause.kind != "relative" or before < 0 or not 0 <= clause.verb < happening.unit:
        return None
    meanings, units = load_meanings(), parse.units
    verb, own = units[before], units[clause.verb]
    if verb.tag != "verb" or meanings.folded_lemma(parse.words[verb.head]) not in BEFALLING:
        return None
    lemma = meanings.folded_lemma(parse.words[own.head])
    entry = load_light().get(lemma)
    governs = any("for" in f.preps or f.slots == "repulse" for f in own.frames)
    if governs or (entry is not None and {"for", "to"} & set(entry.noun)):
        return None
    unit = units[clause.antecedent]
    known = unit.tag == "np" and not unit.relation and unit.type not in ("", "abstract", "time")
    return unit if known else None


def befell(happening: Happening) -> bool:
    """Whether it is told to have befallen somebody, past a relative clause that tells of him."""
    return any(rule == BEFELL for role in ("target", "place") for _, _, rule in happening.roles.get(role, []))


def _aimed_at(happening: Happening) -> Unit | None:
    """«كانت القاعدة هدفا | لهجمات», «المطار أصبح عرضة | لقصف»: of what it is said that such deeds were aimed at it."""
    parse, event = happening.parse, happening.phrase
    before = parse.units[event.unit_index - 1] if event.unit_index > 0 else event
    said = before.tag == "np" and not (before.relation or before.conj or before.definite)
    if event.tag != "event" or event.relation != "for" or not said:
        return None
    meanings = load_meanings()
    if meanings.folded_lemma(parse.words[before.head]) not in AIMS:
        return None
    being: Unit | None = None
    for unit in reversed(parse.units[: before.unit_index]):
        if unit.tag == "verb":
            if being is not None or meanings.folded_lemma(parse.words[unit.head]) not in BEING:
                break
            being = unit
        elif unit.tag == "np" and not (
            unit.relation or unit.adverbial or unit.type in ("", "abstract", "time")
        ):
            return unit
        elif unit.tag in ("sub", "rel", "punct", "event"):
            break
    if being is None:
        return None
    antecedent = parse.clauses[parse.clause_of[being.unit_index]].antecedent
    if antecedent >= 0 and parse.units[antecedent].tag == "np":
        return parse.units[antecedent]  # «المدينة التي كانت هدفا لغارات»
    first = next((u for u in parse.units if u.tag == "np" and not (u.relation or u.adverbial)), None)
    told = first is not None and first.type in PEOPLE | {"person", "name", "org"}
    word = parse.words[being.head]
    return (
        first if first is not None and told and agrees_with_verb(parse, first, word, strictly=True) else None
    )


def _take_apart(happening: Happening, last: int) -> None:
    """«قرب عربة عسكرية | مدرعة»: what right after a phrase only describes it is no target of its own."""
    kept = [e for e in happening.roles.get("target", []) if e[1].first != last or e[1].conj or e[1].relation]
    if "target" in happening.roles:
        happening.roles["target"] = kept


def _whom_beside(parse: Parse, unit: Unit, slot: str) -> Unit | None:
    """«وسط حشد من المدنيين», «قرب حافلة», «بين المصلين»: people or a vehicle after a word for near or among; None for a
    place or building."""
    meanings, words = load_meanings(), parse.words
    first = unit.first
    if slot in ("in", "at"):
        if unit.last < unit.first + 2 or meanings.folded_lemma(words[unit.first]) not in NEAR:
            return None
        first += 2 if words[unit.first + 1].folded == "من" else 1
    if first >= unit.last or unit.tag not in ("np", "event"):
        return None
    last, head = unit.last, first
    if meanings.folded_lemma(words[first]) in CROWDS:
        whole = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
        if whole and last == first + 1 and whole[0].relation == "from" and whole[0].first <= last + 1:
            last = whole[0].last  # «في وسط مجموعة | من الطلاب»
        counted = head + 2 if head + 2 < last and words[head + 1].folded == "من" else head
        things = meanings.type_of(words[counted]) in BUILT  # «أمام عدد من المحال»
        type_ = "" if things else "people"
    else:
        type_ = meanings.type_of(words[head]) or ""
    if type_ not in MOVING:
        return None
    return replace(unit, tag="np", first=first, head=head, last=last, type=type_, relation="", frames=())
