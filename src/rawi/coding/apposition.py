"""Where the span of a person or thing ends: «سالم العلي قائد الكتيبة» is one, «رئيس الأركان السابق، الفريق سالم العلي»."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["named_after", "with_apposition"]

PERSONS = frozenset(("person", "name"))
KIN = frozenset(("والد", "والده", "ابن", "ابنه", "نجل", "شقيق", "زوجه", "حفيد"))  # «سالم العلي والد الطفل»
HELD_IN = frozenset(("in", "at", "for", "from"))  # relations of what an office is held in
BODIES = frozenset(("armed", "org", "state", "country", "place", "facility"))
CALLED = frozenset(("يدعي", "تدعي", "ويدعي", "وتدعي"))  # before somebody's name
THEY = frozenset(("هما", "وهما", "هم", "وهم"))
LONG_OFFICE = 6  # phrases of an office that is told after a name
CLOSING = frozenset(("punct", "close"))
ASIDE = frozenset(("part", "time", "punct", "close"))  # what may stand after a name that ends an apposition


def with_apposition(parse: Parse, unit: Unit, taken: set[int], meanings: Meanings) -> int:
    """The last word, exclusive, of a person and of what tells right after who that is.

    Args:
        parse: the sentence.
        unit: the person.
        taken: heads of the phrases that have a role of their own.
        meanings: for given names.
    """
    if unit.tag != "np" or unit.type not in PERSONS | {"", "people"} or unit.unit_index < 0 or unit.number:
        return unit.last
    own = parse.units[unit.unit_index]
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 4]
    if own.last != unit.last or not following:
        return unit.last
    named = _named(parse, unit, meanings)
    if not named and (last := _told_after(parse, unit, taken, meanings)):
        return last
    other = following[0]
    comma = parse.is_comma(other)
    if named and comma:
        return _who_is(parse, unit, taken, meanings)
    if named and other.first == unit.last:
        return other.last if _bare(other, taken) and _office(parse, other, meanings) else unit.last
    if not comma or len(following) < 2 or unit.type != "person" or not _office(parse, unit, meanings):
        return unit.last
    other = following[1]
    ends = len(following) < 3 or following[2].tag in ASIDE or bool(following[2].relation)
    return other.last if ends and _bare(other, taken) and _named(parse, other, meanings) else unit.last


def _who_is(parse: Parse, unit: Unit, taken: set[int], meanings: Meanings) -> int:
    """«سالم العلي، رئيس البلدية، أمس», «سالم العلي، القيادي في التنظيم»: the end of the office or kin told after a name and
    a comma, up to the next mark; the end of the name where somebody does something before that."""
    units, i = parse.units, unit.unit_index + 2
    office = units[i] if i < len(units) else None
    if office is None or office.tag != "np" or office.relation or office.conj or office.head in taken:
        return unit.last
    if not _office(parse, office, meanings) or _named(parse, office, meanings):
        return unit.last
    end = i + 1
    while end < len(units) and end < i + LONG_OFFICE and units[end].tag == "np":
        end += 1
    if end < len(units) and units[end].tag not in CLOSING:
        return unit.last
    told = units[i + 1 : end]
    comma = end < len(units) and parse.is_comma(units[end])
    belongs = comma or all(u.relation in HELD_IN and u.type in BODIES for u in told)
    alone = end == i + 1 and office.last == office.head + 1 and not office.number
    ends = belongs and not alone and not any(u.head in taken and not u.relation for u in told)
    return units[end - 1].last if ends else unit.last


def _told_after(parse: Parse, unit: Unit, taken: set[int], meanings: Meanings) -> int:
    """«القيادي في التنظيم، سالم العلي», «قائد في الحركة، يدعى «أبو سليم»»: where the name ends that follows an office
    and in what it is held; 0 where none does."""
    if unit.type != "person" or meanings.type_of(parse.words[unit.head]) != "person":
        return 0
    units, i = parse.units, unit.unit_index + 1
    while (
        i < min(len(units), unit.unit_index + 3) and units[i].relation in HELD_IN and units[i].type in BODIES
    ):
        i += 1
    held = i > unit.unit_index + 1
    comma = i < len(units) and parse.is_comma(units[i])
    i += comma
    called = i < len(units) and units[i].tag == "verb" and parse.words[units[i].head].folded in CALLED
    if not called and not (held and comma):
        return 0
    if called:
        i += 1 + (i + 1 < len(units) and units[i + 1].tag == "open")
    if i >= len(units) or units[i].tag != "np" or units[i].relation or units[i].conj:
        return 0
    if not called and not (_bare(units[i], taken) and _named(parse, units[i], meanings)):
        return 0
    after = units[i + 1 : i + 2]
    if called and after and after[0].tag == "close":
        return after[0].last
    return units[i].last if not after or after[0].tag in ASIDE or after[0].relation or after[0].conj else 0


def named_after(parse: Parse, unit: Unit) -> list[Unit]:
    """«شخصين هما سالم العلي | وأحمد الحسن», «اثنين من القادة، وهما …»: the names of those counted right before."""
    if unit.unit_index < 0 or unit.number is None:
        return []
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
    if after and parse.is_comma(after[0]):
        after = after[1:]
    if (
        not after
        or after[0].tag != "pron"
        or after[0].relation
        or parse.words[after[0].head].folded not in THEY
    ):
        return []
    names: list[Unit] = []
    for other in parse.units[after[0].unit_index + 1 :]:
        if other.tag in ("open", "close") or (names and (parse.is_comma(other) or other.tag == "part")):
            continue
        bare = other.tag == "np" and not other.relation and bool(names) == other.conj
        if not bare or not (other.name or other.type in ("name", "person")):
            break
        names.append(other)
    return names


def _bare(unit: Unit, taken: set[int]) -> bool:
    return (
        unit.tag == "np"
        and unit.type in PERSONS | {"people"}
        and not (unit.relation or unit.conj or unit.number)
        and unit.head not in taken
    )


def _named(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase holds the name of the person."""
    words = parse.words[unit.head + _office(parse, unit, meanings) : unit.last]
    return any((w.pos == "name" and not w.known) or meanings.given_name(w) for w in words if not w.definite)


def _office(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase says what somebody is, by an office and no name: «قائد الكتيبة», «رئيس الأركان السابق»."""
    head = parse.words[unit.head]
    says = meanings.type_of(head) == "person" or meanings.folded_lemma(head) in KIN
    return head.pos == "noun" and says and not head.enclitic
