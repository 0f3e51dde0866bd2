"""Whether anything is told of a happening that a reader could check, where its word alone is no sign of armed conflict."""

from __future__ import annotations

from collections.abc import Collection

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.parties import nisba_actor
from rawi.coding.tolls import UNREST, VIOLENT
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import LightVerb

__all__ = ["concrete"]

TOLD = ("agent", "place", "origin", "destination", "instrument")
GIVEN = frozenset(("aid", "support"))  # a whole nation may be given them
WHOLE = frozenset(("شعب", "امه", "مجتمع"))
THINGS = frozenset(("facility", "vehicle", "aircraft"))  # what is hit where there is fighting
DESCRIBED = VIOLENT | UNREST | {"deployment"}  # of which a relative clause tells
DONE_TO_PEOPLE = VIOLENT | {"killing", "injury", "abduction", "arrest", "release", "displacement"}
BEFALLEN = frozenset(("people", "person", "name", "quantity"))
BESIDE_IT = frozenset(("during", "after", "cause", "with"))  # how what is told hangs on a demonstration


def concrete(
    happening: Happening,
    everyday: Everyday,
    light: dict[str, LightVerb],
    meanings: Meanings,
    *,
    hot: bool,
    unrest: bool,
) -> bool:
    """Whether it is told who, where, when, how many or of whom; in a report of armed conflict (``hot``) or of
    demonstrations (``unrest``), also that it took place («اندلعت مواجهات»), what was hit or what people it was done to."""
    if happening.antecedent is not None or happening.tolls or _described(happening):
        return True
    if any(happening.roles.get(role) for role in TOLD):
        return True
    if any(unit.type == "armed" for slot in ("against", "between") for unit in happening.slots.get(slot, ())):
        return True  # «تسليح العشائر ضد التنظيم», «إصابات بين أفراد الأمن»
    parse, clause = happening.parse, happening.clause
    if any(u.tag == "time" and parse.clause_of[u.unit_index] == clause.index for u in parse.units):
        return True
    targets = [(where, unit) for where, unit, _ in happening.roles.get("target", [])]
    whole = () if happening.kind in GIVEN else WHOLE
    if any(_identified(where, unit, meanings, whole) for where, unit in targets):
        return True
    if unrest and happening.kind in UNREST and _of_unrest(happening, light, meanings):
        return True
    return hot and (
        any(u.type in THINGS for _, u in targets)
        or (
            happening.kind in DONE_TO_PEOPLE
            and not _always(happening, light, meanings)
            and (_told_of(happening) or any(_victims(where, u, everyday, meanings) for where, u in targets))
        )
        or _took_place(happening, light, meanings)
        or _one_truce(happening)
    )


def _described(happening: Happening) -> bool:
    """«هجوم شنته القوات», «مسيرات انطلقت من الميدان»: whether a relative clause in the past tells of it."""
    if happening.phrase.tag != "event" or happening.kind not in DESCRIBED:
        return False
    parse = happening.parse
    return any(
        clause.antecedent == happening.unit
        and clause.verb >= 0
        and not clause.negated
        and parse.words[parse.units[clause.verb].head].tense == "past"
        for clause in parse.clauses
    )


def _of_unrest(happening: Happening, light: dict[str, LightVerb], meanings: Meanings) -> bool:
    """«أوقفتهم الشرطة أثناء مسيرة سلمية», «نظمت مسيرات»: a demonstration at which, or because of which, something else
    was done, or that is said to have taken place."""
    return happening.phrase.relation in BESIDE_IT or _took_place(happening, light, meanings)


def _told_of(happening: Happening) -> bool:
    """«أصيب رفيقه بجروح»: what a verb of the past says befell somebody, in a clause of its own."""
    word = happening.parse.words[happening.phrase.head]
    past = happening.phrase.tag == "verb" and word.tense == "past" and word.person == 3
    befell = any(unit.type in BEFALLEN for _, unit, _ in happening.roles.get("target", ()))
    return past and befell and not happening.clause.negated and happening.clause.kind in ("main", "content")


def _always(happening: Happening, light: dict[str, LightVerb], meanings: Meanings) -> bool:
    """«يمنع القانون استهداف المدنيين»: what a verb of the present says of a deed as such."""
    parse, clause = happening.parse, happening.clause
    if happening.phrase.tag != "event" or happening.phrase.relation or clause.verb < 0:
        return False
    verb = parse.words[parse.units[clause.verb].head]
    carried = light.get(meanings.folded_lemma(verb))
    return verb.tense == "present" and (carried is None or bool(carried.status))


def _victims(parse: Parse, unit: Unit, everyday: Everyday, meanings: Meanings) -> bool:
    """Whether a phrase names people to whom war does something: «قتل الرهائن», «اعتقال السكان المدنيين»."""
    return any(
        meanings.folded_lemma(word) in everyday.victims or word.stem in everyday.victims
        for word in parse.words[unit.head : unit.last]
    )


def _identified(parse: Parse, unit: Unit, meanings: Meanings, whole: Collection[str]) -> bool:
    """Whether a phrase says which or how many: by a name («الصحفي سليم داود»), a number or a nation («مدنيين عراقيين»),
    but for the nation as a ``whole``."""
    if unit.name or unit.number or unit.inner:
        return True
    if meanings.folded_lemma(parse.words[unit.head]) in whole:
        return False  # «قتل الشعب السوري»
    return any(
        word.pos == "name"
        or meanings.given_name(word)
        or (word.pos == "adj" and nisba_actor(word) is not None)
        for word in parse.words[unit.head : unit.last]
    )


def _one_truce(happening: Happening) -> bool:
    """«هدنة إنسانية»: one that is told of, where «الهدنة», «وقف إطلاق النار» may be the one known long since."""
    words = happening.parse.words[happening.first : happening.last]
    return (
        happening.kind == "agreement"
        and not happening.frame.weak
        and not any(word.definite for word in words)
    )


def _took_place(happening: Happening, light: dict[str, LightVerb], meanings: Meanings) -> bool:
    """«اندلعت مواجهات»: whether the verb of its clause says that it did, in the past."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if unit.tag != "event" or unit.relation or clause.verb < 0 or clause.negated:
        return False
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    if before.tag in ("np", "event") and before.last == unit.first and before.type != "carrier":
        return False  # «تم دفع قوة مداهمة»
    word = parse.words[parse.units[clause.verb].head]
    verb = light.get(meanings.folded_lemma(word))
    return word.tense == "past" and verb is not None and "subject" in verb.noun and not verb.status
