"""Means: the weapon or adjective that makes a kind more specific («قصف جوي», «هجوم انتحاري», «سيارة مفخخة»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rawi.arabic.words import Word
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.doers import warship
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.roles import add_role
from rawi.coding.tolls import MEANS
from rawi.knowledge.frames import Frames
from rawi.knowledge.weapons import load_means, weapons_in

__all__ = ["means_in", "name_weapons", "refine_kinds"]

# A kind may become one of these, the most specific first; a kind that is not listed stays what it is.
MAY_BECOME = {
    "shelling": ("chemical_attack", "drone_strike", "airstrike", "shelling"),
    "airstrike": ("chemical_attack", "drone_strike", "airstrike", "shelling"),
    "assault": ("suicide_bombing", "chemical_attack", "drone_strike", "airstrike", "bombing", "shelling"),
    "bombing": ("suicide_bombing", "bombing"),
}
# Killing and wounding say how only by the weapon that does it: «قتلت طائرة مسيرة ثلاثة», «قتل بقذيفة هاون».
TOLD_BY_WEAPON = ("chemical_attack", "drone_strike", "airstrike", "suicide_bombing", "bombing", "shelling")
# What an agent's own aircraft or guns are the instrument of.
ARMED_ATTACKS = frozenset(("airstrike", "drone_strike", "shelling", "assault", "chemical_attack"))
FLOWN_AGAINST = frozenset(("repulse", "interception"))
# Nouns whose adjective of means tells how one came, not what was fired: «إنزال جوي».
CARRIED_BY_AIR = frozenset(("انزال", "عمليه انزال", "جسر"))
# Who storms or runs somebody over is there himself, whatever flies above him or he sits in: «اقتحام القاعدة بغطاء جوي».
ON_FOOT = frozenset(("اقتحم", "اقتحام", "دهم", "داهم", "مداهمه", "دهس"))
BOMBED = ("suicide_bombing", "bombing")
TARGETED = frozenset(("استهدف", "استهداف"))  # with whatever: «استهدف انتحاري موكبا»
# What bombers do with belts and cars. Folded lemmas.
WEARING = frozenset(("ارتدي", "لبس", "حمل", "قاد", "استقل", "ركب"))
WORN = frozenset(("weapon", "bomb", "vehicle"))
BOMBERS = frozenset(("انتحاري", "انتحاريه"))
THROWN = frozenset(("حجر", "حجاره", "حجار", "زجاجه", "زجاجات", "مولوتوف", "عصا", "هراوه"))
# Tear gas and birdshot are no bomb and no chemical weapon, though the one comes in bombs and is a gas.
AGAINST_CROWDS = frozenset(("مسيل", "غاز", "خرطوش"))


def refine_kinds(document: Document, meanings: Meanings) -> None:
    """Makes kinds specific by the means named with the happening: in its own words, then its instrument, then its agent."""
    for happening in document.happenings:
        if not happening.stands:
            continue
        if happening.kind in ("killing", "injury"):
            _by_weapon(happening, meanings)
            continue
        lemmas = happening.frame.lemmas
        options = MAY_BECOME.get("assault" if lemmas[0] in TARGETED else happening.kind, ())
        if happening.kind == "assault" and not ON_FOOT.isdisjoint(lemmas):
            options = BOMBED
        if not options or AGAINST_CROWDS & set(lemmas):
            continue
        if " ".join(lemmas) in CARRIED_BY_AIR or lemmas[0] in CARRIED_BY_AIR:
            continue
        if happening.kind == "assault" and _stoned(happening, meanings):
            happening.kind = "riot"
            continue
        groups = list(_evidence(happening, meanings))
        if "suicide_bombing" in options and (
            any("suicide_bombing" in seen for seen in groups) or _bomber_died(happening, meanings)
        ):
            happening.kind, happening.specific = "suicide_bombing", True  # a bomber with a car is a bomber
            continue
        if happening.kind == "airstrike" and "drone_strike" in groups[0] | groups[1]:
            happening.kind, happening.specific = "drone_strike", True  # «ضربة جوية بطائرة مسيرة»
            continue
        for seen in groups:
            found = next((kind for kind in options if kind in seen), None)
            if found is not None:
                happening.kind, happening.specific = found, True
                break


def _by_weapon(happening: Happening, meanings: Meanings) -> None:
    slots = happening.slots
    doing = [
        u
        for slot in ("subject", "by")
        for u in slots.get(slot, [])
        if u.type in MEANS or (_is_bomber(happening.parse, u, meanings) and happening.roles.get("target"))
    ]
    seen = _kinds_of(
        [(happening.parse, u) for u in doing] + [(p, u) for p, u, _ in happening.roles.get("instrument", [])],
        meanings,
    ) | _said_to_be(happening, meanings)
    found = next((kind for kind in TOLD_BY_WEAPON if kind in seen), None)
    if found is not None:
        happening.kind, happening.specific = found, True


def _stoned(happening: Happening, meanings: Meanings) -> bool:
    """«هاجموا المقر بالحجارة»: what a crowd throws, where no fighters are told to attack."""
    if any(unit.type in ("armed", "state") for _, unit, _ in happening.roles.get("agent", [])):
        return False
    used = [parse.words[unit.head] for parse, unit, _ in happening.roles.get("instrument", [])]
    return bool(used) and all(meanings.folded_lemma(word) in THROWN or word.stem in THROWN for word in used)


def _is_bomber(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«قتل انتحاري ثلاثين شخصا», «مهاجم انتحاري قتل…»: whether who does it dies in it."""
    return any(meanings.folded_lemma(word) in BOMBERS for word in parse.words[unit.head : unit.last])


def _bomber_died(happening: Happening, meanings: Meanings) -> bool:
    """«أودى بحياة الانتحاري», «مقتل خمسة بينهم الانتحاريان»: whether its bomber is among the dead."""
    units = happening.parse.units
    dead = [unit for what, unit in happening.tolls if what == "killed"]
    after = {i for unit in dead if unit.unit_index >= 0 for i in (unit.unit_index + 1, unit.unit_index + 2)}
    beside = [units[i] for i in sorted(after) if i < len(units)]
    told = dead + [unit for unit in beside if unit.relation == "among" or unit.conj]
    return any(meanings.folded_lemma(happening.parse.words[unit.head]) in BOMBERS for unit in told)


def _evidence(happening: Happening, meanings: Meanings) -> Iterator[set[str]]:
    """The kinds that the words point to, the surest words first."""
    parse = happening.parse
    unit = happening.phrase
    own = means_in(parse, unit.first, unit.last, meanings) | _after_genitive(happening, meanings)
    yield own | _said_to_be(happening, meanings)
    slots = happening.slots
    near = [
        (parse, u)
        for slot in ("at", "using", "genitive", *(("object", "for") if happening.kind == "bombing" else ()))
        for u in slots.get(slot, [])
        if u.type in ("weapon", "aircraft", "bomb", "vehicle", "material", "armed", "")
    ]
    fired = [(p, u) for p, u, _ in happening.roles.get("instrument", [])]
    yield _kinds_of(near + fired, meanings) | (_filled_with(fired, meanings) & {"chemical_attack"})
    yield _kinds_of(
        [(p, u) for p, u, rule in happening.roles.get("agent", []) if rule != "support-agent"]
        + [(parse, u) for u in slots.get("subject", []) + slots.get("by", [])],
        meanings,
    )


def _said_to_be(happening: Happening, meanings: Meanings) -> set[str]:
    """«يعد الهجوم أول عملية انتحارية»: the means in the predicate that says what it is."""
    unit = happening.said_to_be
    return means_in(happening.parse, unit.first, unit.last, meanings) if unit is not None else set()


def _filled_with(fired: list[tuple[Parse, Unit]], meanings: Meanings) -> set[str]:
    """«صاروخا يحتوي على مواد كيماوية»: what a relative clause of the weapon tells that it held."""
    clauses = [
        (parse, clause)
        for parse, unit in fired
        if unit.unit_index >= 0
        for clause in parse.clauses
        if clause.kind == "relative" and clause.antecedent == unit.unit_index
    ]
    return _kinds_of([(parse, parse.units[i]) for parse, clause in clauses for i in clause.units], meanings)


def _after_genitive(happening: Happening, meanings: Meanings) -> set[str]:
    """«هجوم سروج الانتحاري», «غارات أمس الجوية»: an adjective of means after the place or time in the genitive."""
    parse = happening.parse
    index = happening.unit + 1
    if happening.phrase.tag != "event" or happening.definite or index >= len(parse.units):
        return set()
    between = parse.units[index]
    if between.relation or not (between.tag == "time" or between.type in ("place", "country", "name", "")):
        return set()
    adjectives = load_means()
    event, common = parse.words[happening.first], parse.words[between.head].pos == "noun"
    for i in range(between.head, min(between.last + 1, len(parse.words))):
        word = parse.words[i]
        kind = adjectives.get(meanings.folded_lemma(word)) if word.definite and word.pos == "adj" else None
        if kind and _agrees(word, event) and not (common and kind == "airstrike"):
            return {kind}  # «تمشيط محيط القاعدة الجوية»: of the base, «قاعدة» as «تمشيط» may be
    return set()


def _agrees(adjective: Word, noun: Word) -> bool:
    """Whether an adjective may be of a noun further before: «هجوم المدينة الانتحاري», «غارات أمس الجوية»."""
    return (adjective.gender == "f") == (noun.gender == "f" or noun.number == "p")


def _kinds_of(phrases: list[tuple[Parse, Unit]], meanings: Meanings) -> set[str]:
    seen: set[str] = set()
    for parse, unit in phrases:
        seen |= means_in(parse, unit.first, unit.last, meanings)
    return seen


def means_in(parse: Parse, first: int, last: int, meanings: Meanings) -> set[str]:
    """The kinds that the weapons and adjectives of a phrase point to."""
    words = parse.words[first:last]
    # «كتيبة طارق المقاتلة» fights without jets: after its noun, «المقاتلة» only describes it
    seen = {
        w.refines
        for start, end, w in weapons_in(words)
        if not (start and end - start == 1 and words[start].pos == "adj")
    }
    adjectives = load_means()
    for word in words:
        kind = adjectives.get(meanings.folded_lemma(word)) or adjectives.get(word.stem)
        if kind:
            seen.add(kind)
    return seen - {""}


def name_weapons(document: Document, frames: Frames) -> None:
    """«قصف طيران التحالف», «المسيرات التركية»: aircraft and guns named with their owner are agent and instrument; what a
    suicide bomber wore or drove is the instrument, too."""
    for happening in document.happenings:
        if happening.stands and happening.kind == "suicide_bombing" and not happening.roles.get("instrument"):
            _worn(happening)
        air = happening.kind in FLOWN_AGAINST  # «صدت مروحيات الجيش الهجوم»; air defences are a force
        attack = air or happening.kind in ARMED_ATTACKS
        if not happening.stands or not attack or happening.roles.get("instrument"):
            continue
        for parse, unit, rule in happening.roles.get("agent", []):
            own = parse is happening.parse and not rule.startswith("earlier mention")
            weapon = parse.weapons.get(unit.head, (0, ""))[1]
            ship = not weapon or weapon == "vehicle"  # «الزوارق الحربية الإسرائيلية»
            fires = weapon in frames.accepts["instrument"] or (
                ship and warship(parse, replace(unit, type="vehicle"))
            )
            if own and (weapon == "aircraft" if air else fires):
                add_role(happening, "instrument", unit, "agent's weapon", parse)


def _worn(happening: Happening) -> None:
    """«انتحاري يرتدي حزاما ناسفا», «انتحاريا يقود شاحنة»: what is told of the bomber by a verb right after him."""
    for parse, unit, _ in list(happening.roles.get("agent", [])):
        told = [c for c in parse.clauses if c.kind == "relative" and c.antecedent == unit.unit_index >= 0]
        verb = parse.units[told[0].verb] if told and told[0].verb >= 0 else None
        if verb is None or load_meanings().folded_lemma(parse.words[verb.head]) not in WEARING:
            continue
        after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
        if after and after[0].tag == "np" and not after[0].relation and after[0].type in WORN:
            add_role(happening, "instrument", after[0], "what the bomber wore", parse)
