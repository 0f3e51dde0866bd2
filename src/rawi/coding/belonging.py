"""Bare clauses that tell whose or what somebody or something is: «مسلحون ينتمون للحركة», «حافلات يمتلكها أنصار الحزب»,
«شاحنة تحوي أجهزة», «رجال يعتقد أنهم من الحركة», «شاب يدعى سالم العلي». They belong to its words, as a participle does."""

from __future__ import annotations

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = ["with_belonging"]

THEM = ("ه", "ها", "هم")  # pronouns that take a noun up again in the clause that tells of it
PEOPLE = frozenset(("people", "person", "armed", "name", "quantity"))
BEARERS = frozenset(("vehicle", "aircraft"))
THINGS = frozenset(("facility", "vehicle", "weapon", "material", "bomb", "aircraft"))
LAND = frozenset(("place", "country", "part"))
LONGEST = 12  # words of such a clause; a longer one tells a story
MARKS = frozenset(("open", "close"))
ASIDE = frozenset(("time", "part"))


def with_belonging(parse: Parse, unit: Unit, last: int) -> int:
    """Where the words end that say who or what is meant: after the clause that tells whose it is, or at ``last``.

    Args:
        parse: its sentence.
        unit: the phrase of somebody or something.
        last: index after the words found so far.
    """
    own = unit.tag == "np" and 0 <= unit.unit_index < len(parse.units) and last == unit.last
    if not own or unit.mention is not None or parse.units[unit.unit_index].last != last:
        return last
    held = _held(parse, unit)
    if held or (unit.name and not _common(parse, unit)):
        return held or last
    end = _used(parse, unit) or (0 if unit.definite else _end(parse, unit, unit.unit_index + 1))
    return end if last < end <= last + LONGEST and _whole(parse, last, end) else last


def _used(parse: Parse, unit: Unit) -> int:
    """«المواقع | التي يتحصن فيها المسلحون», «السيارة | التي استخدمها المتهم», «موقعا | كان يتحصن فيه عناصر الحركة»: the end
    of the clause that tells which thing is meant by who uses it or is in it; 0 where none does."""
    if unit.type not in THINGS or unit.last != unit.head + 1 + len(unit.modifiers):
        return 0
    i = unit.unit_index + 1
    relative = _at(parse, i)
    if relative is not None and relative.tag == "rel" and relative.first == unit.last and unit.definite:
        i += 1
    elif unit.definite:
        return 0
    grammar, meanings = load_grammar(), load_meanings()
    verb = _at(parse, i)
    if verb is not None and verb.tag == "verb" and meanings.folded_lemma(parse.words[verb.head]) == "كان":
        i, verb = i + 1, _at(parse, i + 1)
    if verb is None or verb.tag != "verb" or verb.conj or verb.first > unit.last + 2:
        return 0
    lemma = meanings.folded_lemma(parse.words[verb.head])
    if lemma in grammar.owning and parse.words[verb.head].enclitic in THEM:
        return _subject(parse, i + 1)
    pronoun = _at(parse, i + 1)
    inside = pronoun is not None and pronoun.tag == "pron" and pronoun.relation in ("in", "at", "on")
    return _subject(parse, i + 2) if inside and lemma in grammar.dwelling else 0


def _common(parse: Parse, unit: Unit) -> bool:
    """«متعاقد», «مسؤول رفيع»: what somebody is, and no name."""
    head = parse.words[unit.head]
    return head.pos in ("noun", "adj") and head.known and not load_meanings().given_name(head)


def _held(parse: Parse, unit: Unit) -> int:
    """«عقيد | في الجيش», «قياديان | في التنظيم», «موظف | بالاتحاد الأوروبي»: the end of the body in which somebody is what
    he is; 0 when none is told."""
    body = _at(parse, unit.unit_index + 1)
    if body is None or body.tag != "np" or body.conj or body.relation not in ("in", "at"):
        return 0
    if (
        body.type not in ("armed", "org")
        or body.first > unit.last + 1
        or body.adverbial
        or body.number is not None
    ):
        return 0
    bare = body.last == body.head + 1 and body.mention is None
    if bare and body.relation == "at" and load_meanings().folded_lemma(parse.words[body.head]) == "قوه":
        return 0  # «أبعدوهم | بالقوة»
    office = unit.type == "person" and _common(parse, unit)
    member = unit.type in ("armed", "people") and not unit.definite and _plain(parse, unit)
    return body.last if office or member else 0


def _plain(parse: Parse, unit: Unit) -> bool:
    """«ضابط», «عنصرا كبيرا»: one or two with nothing but adjectives."""
    head = parse.words[unit.head]
    few = head.number == "s" or (unit.number is not None and unit.number.dual)
    return few and unit.last == unit.head + 1 + len(unit.modifiers) and _common(parse, unit)


def _end(parse: Parse, unit: Unit, i: int) -> int:
    """Where the clause ends whose verb is a unit; 0 when that tells nothing of the kind."""
    verb = _at(parse, i)
    if verb is None or verb.tag != "verb" or verb.conj or verb.first != parse.units[i - 1].last:
        return 0
    word, grammar = parse.words[verb.head], load_grammar()
    lemma = load_meanings().folded_lemma(word)
    if word.tense != "present" or parse.clauses[parse.clause_of[i]].negated:
        return 0
    if word.enclitic:
        return _subject(parse, i + 1) if lemma in grammar.owning and word.enclitic in THEM else 0
    if lemma in grammar.supposing:
        return _supposed(parse, unit, i + 1)
    if lemma in grammar.bearing and unit.type in BEARERS:
        return _load(parse, i + 1)
    if word.folded in grammar.called and unit.type in PEOPLE:
        return _name(parse, i + 1)
    return _whose(parse, lemma, i)


def _whose(parse: Parse, lemma: str, i: int) -> int:
    """«ينتمون | للحركة», «يعمل | مع القوات»: the end of what a verb of belonging asks for."""
    other = _at(parse, i + 1)
    if other is None or other.tag != "np" or other.conj or (lemma == "عمل" and other.type in LAND):
        return 0
    between = parse.words[parse.units[i].last : other.first]
    asked = " ".join(load_meanings().folded_lemma(word) for word in between)
    clitics = parse.words[other.first].proclitics
    prep = asked or next((clitic for clitic in clitics[:1] if clitic in ("ل", "ب")), "")
    if f"{lemma} {prep}".strip() not in load_grammar().belonging:
        return 0
    return _with_more(parse, other)


def _with_more(parse: Parse, unit: Unit) -> int:
    """«لناشطين | في حركتي "كذا"، و"كذا"»: the end of those to whom something belongs, and in what they are."""
    last = unit.last
    for other in parse.units[unit.unit_index + 1 :]:
        if other.tag in MARKS:
            continue
        inside = (
            other.tag == "np"
            and other.relation in ("in", "at", "")
            and other.type in PEOPLE | {"org", "facility"}
        )
        if not inside or (not other.relation and not other.conj) or other.first > last + 2:
            break
        last = other.last
    return last


def _subject(parse: Parse, i: int) -> int:
    """«يمتلكها | أنصار الحزب»: the end of the subject right after a verb whose pronoun takes the noun up again."""
    other = _at(parse, i)
    bare = other is not None and other.tag == "np" and not (other.relation or other.conj)
    return other.last if other is not None and bare and other.type not in ("measure", "time") else 0


def _load(parse: Parse, i: int) -> int:
    """«تحوي | أجهزة», «تحتوي | على ذخائر»: what a vehicle carries; people in it are told for themselves."""
    other = _at(parse, i)
    if other is None or other.tag != "np" or other.conj or other.relation not in ("", "on"):
        return 0
    body = other.type == "org" and (other.definite or other.mention is not None)  # not «تحوي | أجهزة تنصت»
    return 0 if body or other.type in PEOPLE | LAND | {"state", "body"} else other.last


def _name(parse: Parse, i: int) -> int:
    """«يدعى | سالم العلي», «يدعى "أبو سالم"»: the end of somebody's name."""
    other = _at(parse, i)
    if other is not None and other.tag == "open":
        i, other = i + 1, _at(parse, i + 1)
    if other is None or other.tag != "np" or other.relation or other.conj:
        return 0
    closing = _at(parse, i + 1)
    return closing.last if closing is not None and closing.tag == "close" else other.last


def _supposed(parse: Parse, unit: Unit, i: int) -> int:
    """«يعتقد | أنهم ينتمون للحركة», «يشتبه | في أنها تابعة للجيش», «يشتبه | بانتمائهم إلى الحركة»."""
    other = _at(parse, i)
    if other is None:
        return 0
    if other.tag == "sub" and parse.words[other.last - 1].enclitic in THEM:
        told = _at(parse, i + 1)
        if told is not None and told.tag == "verb":
            return _end(parse, unit, i + 1)
        if told is None or told.tag != "np" or told.conj:
            return 0
        tied = told.relation == "from" or (
            not told.relation and not told.definite and told.last > told.head + 1
        )
        return told.last if tied and told.type not in LAND else 0
    joins = other.tag == "np" and load_meanings().folded_lemma(parse.words[other.head]) == "انتماء"
    group = _at(parse, i + 1)
    if not joins or parse.words[other.head].enclitic not in THEM or group is None or group.tag != "np":
        return 0
    return group.last if group.relation in ("to", "for") else 0


def _at(parse: Parse, i: int) -> Unit | None:
    return parse.units[i] if i < len(parse.units) else None


def _whole(parse: Parse, first: int, last: int) -> bool:
    """Whether quotation marks that open within some words also close there."""
    depth = 0
    for unit in parse.units:
        if first <= unit.first < last:
            depth += (unit.tag == "open") - (unit.tag == "close")
    return not depth
