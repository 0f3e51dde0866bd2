"""What somebody is helped, moves or is called to do: «لمساعدة الجيش في استعادة المدينة», «نحو تمشيط المدينة».

It has not happened yet, as a truce has not that is announced with when it begins («هدنة تبدأ الأحد»). What somebody is
driven to do («دفعتهم للفرار») he does.
"""

from __future__ import annotations

from rawi.coding.coming import future
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.governors import unquoted
from rawi.coding.meaning import Meanings

__all__ = ["ARRANGING", "aimed_at", "driven_to"]

HELPING = frozenset(("مساعده", "معاونه", "مسانده", "دعم", "تمكين", "اعانه", "موازره"))
HELPED_TO = frozenset(
    ("capture", "advance", "retreat", "encirclement", "release", "evacuation", "repulse", "arrest")
)
TO_DO = frozenset(
    ("capture", "assault", "advance", "retreat", "encirclement", "deployment", "arrest", "release")
)
ENABLING = frozenset(("مكن",))
ARRANGING = frozenset(("تنظيم", "اقامه", "تسيير", "خروج", "اعلان", "فرض"))
CALL = "دعوه"
BEGINNING = frozenset(("بدا", "سري", "دخل"))
DRIVING = frozenset(("دفع", "اجبر", "ارغم", "اضطر", "حمل"))
DRIVEN_TO = frozenset(("retreat", "surrender", "displacement", "handover"))
HELPED = 3  # phrases between the help and what it is for: whom


def aimed_at(happening: Happening, meanings: Meanings) -> bool:
    """Whether it is only what somebody is helped, moves or is called to do, or a truce that is to begin."""
    if happening.phrase.tag == "verb" or happening.antecedent is not None:
        return False
    return (
        _helped_to(happening, meanings)
        or _moving_to(happening)
        or _called_by_noun(happening, meanings)
        or _to_begin(happening, meanings)
    )


def _helped_to(happening: Happening, meanings: Meanings) -> bool:
    """«لمساعدة الجيش في استعادة المدينة», «ستمكنهم من السيطرة على»: what help is for, not yet done."""
    parse, unit = happening.parse, happening.phrase
    if happening.kind not in HELPED_TO or unit.conj or unit.relation not in ("in", "on", "from"):
        return False
    verb = parse.units[happening.clause.verb] if 0 <= happening.clause.verb < unit.unit_index else None
    if verb is not None and unit.relation == "from":
        enables = meanings.folded_lemma(parse.words[verb.head]) in ENABLING
        if enables and future(parse, verb.head):
            return True
    for before in reversed(parse.units[max(0, unit.unit_index - HELPED) : unit.unit_index]):
        if before.relation in ("for", "purpose"):
            return meanings.folded_lemma(parse.words[before.head]) in HELPING
        if before.tag != "np" or before.relation:
            return False
    return False


def _moving_to(happening: Happening) -> bool:
    """«تتحرك القوات نحو تمشيط المدينة»: a deed, not a place, towards which they go."""
    unit = happening.phrase
    word = happening.parse.words[unit.head]
    return unit.relation == "toward" and word.masdar and happening.kind in TO_DO


def _called_by_noun(happening: Happening, meanings: Meanings) -> bool:
    """«دعوة لعصيان مدني», «الدعوة التي أطلقها ناشطون لفرض عصيان»: a protest that somebody calls for."""
    if happening.kind != "protest":
        return False
    parse, unit = happening.parse, happening.phrase
    before = unquoted(parse, unit)
    if not unit.relation and before is not None and _lemma(parse, before, meanings) in ARRANGING:
        unit, before = before, unquoted(parse, before)
    if unit.relation not in ("for", "to") or before is None:
        return False
    if before.last == unit.first or parse.words[before.last].text in ('"', "«"):
        owned = before.unit_index and parse.units[before.unit_index - 1].last == before.first
        calls = (before, parse.units[before.unit_index - 1]) if owned else (before,)
        if any(_lemma(parse, call, meanings) == CALL for call in calls):
            return True
    clause = parse.clauses[parse.clause_of[unit.unit_index]]
    told = clause.kind == "relative" and clause.antecedent >= 0
    return told and _lemma(parse, parse.units[clause.antecedent], meanings) == CALL


def _to_begin(happening: Happening, meanings: Meanings) -> bool:
    """«هدنة تبدأ من ظهر الأحد», «هدنة تدخل حيز التنفيذ غدا»: a truce announced with when it begins."""
    parse = happening.parse
    if happening.kind != "agreement":
        return False
    for clause in parse.clauses:
        verb = parse.units[clause.verb] if clause.verb >= 0 else None
        if verb is None or clause.antecedent != happening.unit or clause.negated or clause.auxiliaries:
            continue
        if parse.words[verb.head].tense == "present" and _lemma(parse, verb, meanings) in BEGINNING:
            return True
    return False


def driven_to(happening: Happening, meanings: Meanings) -> bool:
    """«دفعت الغارات المسلحين للفرار»: what somebody is driven to do, and does."""
    parse, clause = happening.parse, happening.clause
    if happening.kind not in DRIVEN_TO or happening.phrase.relation not in ("for", "to") or clause.negated:
        return False
    verb = parse.units[clause.verb] if 0 <= clause.verb < happening.unit else None
    drives = verb is not None and _lemma(parse, verb, meanings) in DRIVING
    return drives and verb is not None and not future(parse, verb.head)


def _lemma(parse: Parse, unit: Unit, meanings: Meanings) -> str:
    return meanings.folded_lemma(parse.words[unit.head])
