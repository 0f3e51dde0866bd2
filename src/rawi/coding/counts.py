"""Counts: how many were killed, wounded, taken, …, from the numbers in a happening's phrases."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.casualties import PERSONS, told_exactly
from rawi.coding.count_guards import Told, counted_again, in_what_state, of_the_body
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.group_sizes import COLLECTIVE, members_of
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.phrase_names import FATHERS
from rawi.coding.tolls import UNREST, VIOLENT
from rawi.knowledge.grammar import load_grammar
from rawi.report import Report
from rawi.statement import Count

__all__ = ["counts_of"]

BY_KIND = {
    "killing": "killed", "injury": "wounded", "arrest": "captured", "release": "released", "abduction": "abducted",
    "displacement": "displaced", "evacuation": "evacuated", "surrender": "surrendered", "seizure": "weapons",
    "destruction": "other", "interception": "weapons",
    "deployment": "participants", "retreat": "participants", "protest": "participants", "riot": "participants",
}  # fmt: skip
BY_WORD = {"قتيل": "killed", "جريح": "wounded", "مصاب": "wounded", "شهيد": "killed", "ضحيه": "killed", "اسير": "captured",
           "مختطف": "abducted", "نازح": "displaced", "معتقل": "captured", "رهينه": "abducted"}  # fmt: skip
FALLEN = frozenset(("شهيدا", "ضحيه", "اسيرا"))  # «ارتقى شهيدا», «راحوا ضحية»: how, not how many
TAKEN = frozenset(("killed", "wounded", "captured", "abducted", "released", "displaced"))
HUNDRED = 100  # multiples of it have their noun in the genitive singular
MANY = 10  # numbers above it have their noun in the accusative singular
STRIKES = frozenset(
    (
        "غاره",
        "ضربه",
        "قذيفه",
        "صاروخ",
        "هجوم",
        "هجمه",
        "قصف",
        "طلعه",
        "مره",
        "تفجير",
        "انفجار",
        "عمليه",
        "نقطه",
    )
)


def counts_of(happening: Happening, report: Report, meanings: Meanings, elsewhere: Told) -> tuple[Count, ...]:
    """The counts of a statement: its tolls, the numbers of its target, of its strikes, of those who took part."""
    parse = happening.parse
    counts: list[Count] = []
    for what, unit in _tolls(happening):
        if (what == "wounded" and in_what_state(parse, unit, meanings)) or of_the_body(parse, unit, meanings):
            continue
        what = BY_WORD.get(meanings.folded_lemma(parse.words[unit.head]), what) if what != "other" else what
        _add(counts, _count(parse, unit, what, report, bare=unit.type in PERSONS))
    toll_units = {unit.first for _, unit in happening.tolls}
    own = BY_KIND.get(happening.kind) or BY_KIND.get(
        happening.frame.kind
    )  # «قتل بقذيفة»: killed, by shelling
    for where, unit, rule in happening.roles.get("target", []):
        if (unit.first in toll_units and where is parse) or counted_again(
            where, unit, rule, elsewhere, own or ""
        ):
            continue
        if of_the_body(where, unit, meanings):
            continue
        what = own or BY_WORD.get(meanings.folded_lemma(where.words[unit.head])) or "other"
        if happening.kind == "clash" and where is parse:
            what = "participants"  # «بين الشرطة وعشرات المحتجين»
        if own == "participants" and happening.kind in UNREST:
            what = "other"  # «هاجم محتجون ثلاث شاحنات»: no part of the crowd
        if what == "other" and happening.clause.antecedent == unit.unit_index and where is parse:
            continue  # «سبعة مقاتلين يدعمهم…»: counted of another happening
        members = members_of(where, unit, meanings) if own in TAKEN else None
        if members is not None:
            _add(counts, _count(where, members, what, report))  # «ضبط خلية تضم ثمانية عناصر»
            continue
        persons = own in ("killed", "wounded", "captured", "released", "abducted", "displaced", "evacuated")
        if persons and unit.type not in PERSONS and not unit.number:
            continue
        if what == "other" and unit.number is not None and unit.number.low == 1:
            continue
        bare = own in ("killed", "wounded", "captured", "abducted") and happening.status != "planned"
        _add(counts, _count(where, unit, what, report, bare=bare and unit.type in PERSONS))
    if own and any(rule.startswith("both sides") for _, _, rule in happening.roles.get("target", [])):
        for slot in ("passive", "subject", "genitive", "object"):
            for unit in happening.slots.get(slot, []):
                if unit.number is not None and not unit.number.dual:
                    _add(counts, _count(parse, unit, own, report, bare=True))  # «قتل عشرة من الطرفين»
    parts = happening.slots.get("among", [])
    listed = any(unit.number is not None for unit in parts)  # «منهم ثلاثة جنود وممرض»
    of = own if own in TAKEN else _tolls(happening)[-1][0] if happening.tolls else ""
    for unit in parts:
        # «قتل مئة في الغارات، بينهم عشرون طفلا»: of those who were told just before
        if of == "wounded" and in_what_state(parse, unit, meanings):
            continue
        aged = unit.type == "abstract" and unit.number is not None  # «بينهم تسعة من صغار السن»
        if (
            of
            and (unit.type in PERSONS or aged)
            and (listed if unit.number is None else not unit.number.dual)
        ):
            _add(counts, _count(parse, unit, of, report, bare=True))
    points = [u for u in happening.slots.get("in", []) if u.tag == "np" and _is_point(parse, u, meanings)]
    told = happening.roles.get("place", [])
    beside = ((parse, u, "in-point") for u in points if all(u is not other for _, other, _ in told))
    for where, unit, rule in [*told, *beside]:
        known = unit.number is not None and unit.number.first > unit.head  # «المحافظات الثلاث»
        if rule.startswith("in-") and not _is_point(where, unit, meanings):
            continue  # «مداهمات في 13 محافظة»: how widely, not how many
        if unit.number is not None and not (unit.number.dual or known) and unit.number.low > 1:
            hits = _is_point(where, unit, meanings) and happening.kind in VIOLENT - {"clash"}
            _add(counts, _count(where, unit, "strikes" if hits else "other", report))  # «قصف في 73 نقطة»
    trigger = happening.phrase
    lemma = meanings.folded_lemma(parse.words[happening.first])
    if trigger.tag == "event" and lemma in STRIKES and _so_many(happening):
        _add(counts, _count(parse, trigger, "strikes", report))
    if own and not counts and trigger.tag == "event" and len(happening.frame.lemmas) > 1:
        inside = next((n for n in parse.numbers if trigger.head < n.first < trigger.last), trigger.number)
        if inside is not None:  # «عودة 34 ألف عسكري», «اقتلاع نحو 200 شجرة», «نشر قوة قوامها مئة جندي»
            noun = inside.unit if inside.unit is not None else inside.last - 1
            _add(counts, _count(parse, Unit("np", inside.first, noun + 1, noun, number=inside), own, report))
    if happening.frame.kind in VIOLENT:
        for index in happening.clause.units:
            unit = parse.units[index]
            if unit.tag == "np" and meanings.folded_lemma(parse.words[unit.head]) == "مره":
                _add(counts, _count(parse, unit, "strikes", report))  # «قصف البلدة ثلاث مرات»
    if own == "participants" and happening.kind in UNREST:
        for slot in ("subject", "genitive", "for"):
            for unit in happening.slots.get(slot, []):
                if unit.type == "quantity" and unit.number is not None:
                    _add(counts, _count(parse, unit, own, report))  # «تظاهر العشرات»
    for where, unit, _ in happening.roles.get("instrument", []):
        if unit.number is not None:
            shells = meanings.folded_lemma(where.words[unit.head]) == "قذيفه"
            what = "strikes" if shells or happening.frame.slots == "fall" else "weapons"
            _add(counts, _count(where, unit, what, report))
    for where, unit, rule in happening.roles.get("agent", []):
        if counted_again(where, unit, rule, elsewhere):
            continue
        if where is not parse or rule.startswith(("earlier", "same hand", "result of")):
            continue  # a number that an earlier sentence tells
        if unit.number is not None and unit.number.low > 1 and unit.type != "aircraft":
            what = own if own == "surrendered" else "fled" if happening.kind == "retreat" else "participants"
            if unit.type == "org" and happening.kind in UNREST:
                what = "other"  # «دعا 38 حزبا إلى التظاهر»: so many parties
            _add(counts, _count(where, unit, what, report))
    return tuple(counts)


def _is_point(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«في 73 نقطة»: told to count what happened, and no place."""
    return meanings.folded_lemma(parse.words[unit.head]) == "نقطه"


def _tolls(happening: Happening) -> list[tuple[str, Unit]]:
    """Its tolls; a number that counts the dead and the wounded together («مقتل وإصابة 60 عنصرا», «44 قتيلا وجريحا») says of
    neither how many they were."""
    parse, tolls = happening.parse, happening.tolls
    tolls = [(what, unit) for what, unit in tolls if not (what == "killed" and _others(parse, unit, tolls))]
    both = {
        unit.number.first
        for what, unit in tolls
        if unit.number is not None and (what == "other" or _both(unit, tolls))
    }
    if not both:
        return tolls
    found: list[tuple[str, Unit]] = []
    for what, unit in tolls:
        if unit.number is None or unit.number.first not in both:
            found.append((what, unit))
        elif all(other.number is not unit.number for _, other in found):
            found.append(("other", unit))
    return found


def _both(unit: Unit, tolls: list[tuple[str, Unit]]) -> bool:
    """Whether the very same phrase tells the dead and the wounded; «مقتل وإصابة العشرات» leaves room for dozens of each."""
    if unit.frames or not told_exactly(unit):
        return False
    return {"killed", "wounded"} <= {what for what, other in tolls if other.first == unit.first}


def _others(parse: Parse, unit: Unit, tolls: list[tuple[str, Unit]]) -> bool:
    """«قتل وجرح اثنان آخران»: others than the dead are wounded."""
    others = parse.words[unit.head].folded in ("اخرون", "اخرين", "اخران")
    return others and any(what == "wounded" and other.first == unit.first for what, other in tolls)


def _so_many(happening: Happening) -> bool:
    """«ثلاث غارات», «العمليتين», «عشرات الغارات»: whether a number says how many strikes there were, and not which."""
    unit = happening.phrase
    number = unit.number
    if number is None:
        return False
    return number.dual or not unit.definite or (number.first < happening.first and number.low > 1)


def _add(counts: list[Count], count: Count | None) -> None:
    if count is not None and not any(c.span == count.span and c.what == count.what for c in counts):
        counts.append(count)


def _count(parse: Parse, unit: Unit, what: str, report: Report, *, bare: bool = False) -> Count | None:
    head = parse.words[unit.head]
    number = unit.number
    if number is not None and not (number.ordinal or number.percent or number.measure):
        first = parse.words[number.first]
        start = first.stem_start if first.stem_start > first.start else first.start
        start += (
            first.folded[:1] == "و" and first.folded[1:2].isdigit() and start == first.start
        )  # «و50 جريحا»
        end = max(parse.words[number.last - 1].end, head.end)
        if number.first and parse.words[number.first - 1].text == "(" and unit.head > number.last:
            start = parse.words[number.first - 1].start  # «(12) جنديا»
        return Count(report.span(start, end), what, number.low, number.high)
    if not bare:
        return None
    span = parse.text_span(report, unit.head, unit.head + 1)
    if _named(parse, unit) or not head.known or _shares_number(parse, unit) or _the_only_one(parse, unit):
        return None
    if head.number == "d" and head.folded.endswith("ان"):
        return Count(span, what, 2, 2)
    if _his_two(head):
        return Count(span, what, 2, 2)
    # «قتل مدنيا», «مقتل شرطي» can be read as duals before a genitive, which does not follow here
    one = (
        head.number == "d"
        and head.folded.endswith(("ا", "ي"))
        and unit.last <= unit.head + 1 + len(unit.modifiers)
    )
    if (head.number in ("s", None) or one) and _single(head, unit):
        return Count(span, what, 1, 1)
    return None


def _named(parse: Parse, unit: Unit) -> bool:
    """Whether somebody's name goes with his title («مقتل القيادي | فلان», «مسؤول رفيع، العميد فلان»)."""
    inside = (parse.words[i].pos in ("name", "latin") for i in range(unit.head + 1, unit.last))
    if any(inside) and unit.type in ("person", "people"):
        return True
    head = parse.words[unit.head]
    beside = parse.words[unit.head + 1] if unit.last > unit.head + 1 else None
    office = beside is not None and beside.pos == "noun" and not beside.definite  # «أمين شرطة»
    given = load_meanings().given_name(head) and not office
    if unit.type in ("person", "name") and (given or head.folded in FATHERS):
        return True  # «اغتيال محسن الفضلي», «اعتقال أبو قتادة»
    if unit.unit_index < 0:
        return False
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    if after and after[0].tag == "punct":
        after = after[1:]
    bare = after and after[0].tag == "np" and not after[0].relation and not after[0].conj
    return bool(bare) and after[0].type in ("person", "name") and after[0].number is None


def _the_only_one(parse: Parse, unit: Unit) -> bool:
    """«مقتل قائد كتيبة النخبة», «نائب رئيس البرلمان»: known by what he heads or is of, and not counted; «ضابط شرطة» is
    any."""
    last = unit.head
    for i in range(unit.head + 1, unit.last):
        word = parse.words[i]
        if unit.name_at(i) is not None:
            return unit.type == "person"
        if word.pos != "noun" or word.proclitics not in ((), ("ال",)):
            break
        last = i
    return unit.type == "person" and last > unit.head and parse.words[last].definite


def _shares_number(parse: Parse, unit: Unit) -> bool:
    """«أكثر من 50 قتيلا | وجريحا», «13 جنديا | وشرطيا»: counted by the number of the noun before, not one by itself."""
    if not unit.conj or unit.unit_index < 1 or unit.last > unit.head + 1:
        return False
    before = parse.units[unit.unit_index - 1]
    number = before.number
    if number is None or number.dual or before.last != unit.first or (number.low or 0) <= MANY:
        return False
    hundreds = bool(before.frames and unit.frames) and number.low % HUNDRED == 0  # «مئة قتيل | وجريح»
    return hundreds or parse.words[unit.head].text.endswith(("ا", "ًا", "اً"))


def _his_two(head: Word) -> bool:
    """«والديه», «مع حارسيه», «ابنتاها»: two, by the ending before the pronoun; «مرافقيه» may be many, as a plural in «ـين»
    has the same ending, so that it takes a noun whose plural is another word («حراس»)."""
    ends = head.stem.endswith(("ا", "ي")) and head.enclitic in ("ه", "ها", "هم", "هما")
    grammar, lemma = load_grammar(), load_meanings().folded_lemma(head)
    return (
        ends
        and head.stem != lemma
        and (lemma in grammar.with_broken_plural or head.stem.endswith(("تا", "تي")))
    )


def _single(head: Word, unit: Unit) -> bool:
    """Whether a singular noun counts one person: «مقتل جندي», not a collective or a name of a force."""
    if head.folded == "اخر" and not head.definite:
        return unit.last == unit.head + 1  # «مقتل شرطي وجرح آخر»; «آخر عناصر التنظيم» are the last of them
    if unit.mention is not None or unit.type in ("name", "quantity", "body", "") or head.folded in FALLEN:
        return False
    if unit.type in ("armed", "people") and head.stem in COLLECTIVE:
        return False
    return head.pos in ("noun", "adj") and not head.masdar and not head.definite
