"""Whereabouts: place phrases resolved together, so that the places of one report help each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rawi.coding.document import Document, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.regions import before_bracket
from rawi.coding.told_by_clause import with_its_clause
from rawi.coding.unnamed_places import by_the_place_before
from rawi.places import Resolution, default_index, load_countries, parse_place, resolve_all
from rawi.places.placewords import load_place_words
from rawi.places.relative import distance_km
from rawi.statement import Place

__all__ = ["Located", "locate"]

COUNTRIES = 5  # how many of the countries that a report names are hints for its places
TOGETHER = 200  # places that help each other: comparing them grows with the square of their number
PLACE_ROLES = ("place", "origin", "destination")
OPENING = ("«", "“", '"', "(", "”")
CLOSING = ("»", "”", '"', ")", "“")
LEANED_ON = ("place", "part", "country", "facility")
LEANS = ("in", "at", "from", "for", "between", "")
TOWNS = frozenset(("city", "town", "village", "quarter", "camp"))
ONE_TOWN = 30.0  # km: places of a report that lie closer are one town and what is around it
SOMEWHERE_IN = 15.0  # km: radius of a building somewhere in a town
OFF = 60.0  # km: how far a small place may lie off one whose direction tells where it is
AROUND = 40.0  # km: how far a place may lie from the middle of what it is told to lie in
WITHIN = frozenset(("وسط", "داخل", "بوسط", "بداخل"))
HOLDS = ("in", "at")
RIVER = "نهر"
BRIDGES = frozenset(("جسر", "كوبري", "سد", "قنطره"))  # folded lemmas
Key = tuple[int, int, int]


class Located:
    """What the place phrases of a report resolve to."""

    def __init__(self, document: Document, found: dict[Key, Resolution]) -> None:
        self.document = document
        self.found = found

    def place(self, parse: Parse, unit: Unit, rule: str, told: int = -1) -> Place:
        """The place of a phrase, with coordinates where it could be resolved; ``told`` is the unit of its happening."""
        first = unit.head
        if first > unit.first and parse.words[first - 1].lemma == "احد":
            first -= 1  # «إحدى البلدات»: which of them is not told
        last = with_its_clause(parse, unit, before_bracket(parse, unit, name_end(parse, unit)), told)
        span = parse.text_span(self.document.report, first, last)
        found = self.found.get((parse.index, unit.first, unit.last))
        if found is None:
            return Place(span, rule)
        return Place(
            span, rule, found.name, found.english, found.lat, found.lon, found.radius_km, found.gazetteer_id,
            found.country, found.reason,
        )  # fmt: skip


def locate(document: Document) -> Located:
    """Resolves every phrase that fills a place role in a happening that stands."""
    keys: dict[Key, str] = {}
    held: dict[Key, Key] = {}  # phrases with a name, and those right after them that say where that is
    sites: set[Key] = set()
    for happening in document.happenings:
        if not happening.stands:
            continue
        for role in PLACE_ROLES:
            for parse, unit, _ in happening.roles.get(role, []):
                if unit.tag == "pron":
                    continue
                key = (parse.index, unit.first, unit.last)
                told_in, named = unit.stands_for or (parse, unit)
                span = told_in.text_span(document.report, named.head, _reach(told_in, named))
                keys[key] = f"{RIVER} {span.text}" if _bridged(told_in, named) else span.text
                if _unnamed_site(parse, unit):
                    sites.add(key)
                holder = _holder(parse, unit)
                if holder is not None:
                    span = parse.text_span(document.report, holder.head, name_end(parse, holder))
                    held[key] = parse.index, holder.first, holder.last
                    keys.setdefault(held[key], span.text)
    if not keys:
        return Located(document, {})
    order = sorted(keys)
    words = [word.folded for parse in document.parses for word in parse.words]
    hints = load_countries().named(words)[:COUNTRIES]
    found: dict[Key, Resolution] = {}
    for first in range(0, len(order), TOGETHER):
        group = order[first : first + TOGETHER]
        found.update(zip(group, resolve_all([parse_place(keys[key]) for key in group], hints), strict=True))
    for key, holder_key in held.items():
        settle = _beside if _lies_off(document, holder_key) else _inside
        found[key] = settle(found[key], found[holder_key], f"{keys[key]} {keys[holder_key]}", hints)
    _within_the_town(document, found, sites)
    by_the_place_before(document, found)
    return Located(document, found)


def _bridged(parse: Parse, unit: Unit) -> bool:
    """«جسر على النيل الأزرق»: a name that a bridge stands over is a river's, though a province may have it too."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    if unit.relation != "on" or unit.mention is None or before is None or before.last < unit.first - 1:
        return False
    return load_meanings().folded_lemma(parse.words[before.head]) in BRIDGES


def _holder(parse: Parse, unit: Unit) -> Unit | None:
    """The phrase right after a named one that says where that is («حي السلام | وسط قضاء كذا»)."""
    last = name_end(parse, unit)
    following = next((u for u in parse.units if u.first >= last and u.tag != "close"), None)
    if not (unit.inner or unit.mention is not None or last > unit.last) or following is None:
        return None
    adjacent = all(word.pos == "prep" for word in parse.words[last : following.first])
    # «جنوب كذا» may be far away, and still tells namesakes apart
    off = following.adverbial and not following.relation
    says = following.relation in HOLDS or parse.words[following.head].folded in WITHIN or off
    named = any(m.type in ("place", "country") for m in following.inner) or following.mention is not None
    return following if adjacent and says and named and following.tag == "np" and not following.conj else None


def _inside(plain: Resolution, holder: Resolution, together: str, hints: Sequence[str]) -> Resolution:
    """What a named phrase resolves to beside what it is told to lie in: itself where it does, else what the words
    together mean, else its holder."""
    if not holder.located or (plain.located and _near(plain, holder)):
        return plain
    [both] = resolve_all([parse_place(together)], hints)
    if both.located and _near(both, holder):
        return both
    radius = max(SOMEWHERE_IN, holder.radius_km or 0.0)
    return replace(holder, radius_km=radius, reason=f"not in the gazetteer; in {holder.english} as told")


def _lies_off(document: Document, key: Key) -> bool:
    """Whether a phrase says in which direction of another a place lies, or near what, and not within what."""
    parse = document.parses[key[0]]
    unit = next(u for u in parse.units if (u.first, u.last) == key[1:])
    return unit.relation not in HOLDS and parse.words[unit.head].folded not in WITHIN


def _beside(plain: Resolution, other: Resolution, together: str, hints: Sequence[str]) -> Resolution:
    """What a named phrase resolves to that is told to lie off another place: the namesake there, if there is one."""
    if not other.located or (plain.located and _apart(plain, other) <= OFF):
        return plain
    [both] = resolve_all([parse_place(together)], hints)
    named = both.located and both.gazetteer_id != other.gazetteer_id
    return both if named and _apart(both, other) <= OFF else plain


def _near(one: Resolution, holder: Resolution) -> bool:
    return _apart(one, holder) <= max(AROUND, 1.5 * (holder.radius_km or 0.0))


def _within_the_town(document: Document, found: dict[Key, Resolution], sites: set[Key]) -> None:
    """Gives a building without a name («فندق», «مقر الحزب») the town, where a report tells of no other."""
    told = [one for one in found.values() if one.located]
    towns = [one for one in told if one.kind in TOWNS]
    if not towns or any(_apart(one, towns[0]) > ONE_TOWN for one in told):
        return
    reason = f"without a name, in a report that tells of {towns[0].english} only"
    for key in sites:
        if not found[key].located and not _names_others(document.parses[key[0]], key, found):
            radius = max(SOMEWHERE_IN, towns[0].radius_km or 0.0)
            found[key] = replace(towns[0], radius_km=radius, reason=reason)


def _names_others(parse: Parse, key: Key, found: dict[Key, Resolution]) -> bool:
    """Whether a sentence names a place or country besides those that are resolved."""
    for unit in parse.units:
        other = (parse.index, unit.first, unit.last)
        if unit.tag != "np" or other == key or (other in found and found[other].located):
            continue
        if unit.type in ("place", "country") and (unit.inner or unit.last - unit.head > 1):
            return True
    return False


def _apart(one: Resolution, other: Resolution) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _unnamed_site(parse: Parse, unit: Unit) -> bool:
    """«فندق», «مبنى المحافظة», «قرب مقر الحزب»: one building or the like, whose name nobody tells."""
    named = any(m.type in ("place", "country") for m in unit.inner) or unit.mention is not None
    return unit.type == "facility" and not named and parse.words[unit.head].number == "s"


def _reach(parse: Parse, unit: Unit) -> int:
    """Where the words end that say where a place is: a phrase without a name leans on the one after it.

    «مناطق قريبة من بلدة كذا», «حي شعبي وسط مدينة كذا»: the statement keeps the phrase as it is, but its coordinates
    are those of the whole.
    """
    last = name_end(parse, unit)
    if unit.inner or unit.mention is not None or last > unit.last:
        return last
    for other in parse.units:
        if other.first < last:
            continue
        between = parse.words[last : other.first]
        if (
            len(between) > 1
            or any(word.pos == "punct" for word in between)
            or other.tag != "np"
            or other.conj
        ):
            break
        if other.type not in LEANED_ON or (other.relation not in LEANS and not other.adverbial):
            break
        last = other.last
        if other.inner or other.mention is not None:
            return last
    return unit.last


def name_end(parse: Parse, unit: Unit) -> int:
    """Where a place's name ends: «مدينة» alone is followed by its name, whatever the words of it may mean.

    A name that is also a verb, stands in quotes of its own or is not known to the coder's list of names ends the phrase
    too early; the gazetteer knows better.
    """
    words = parse.words
    if unit.tag != "np" or unit.inner or unit.mention is not None or words[unit.head].definite:
        return unit.last
    types = load_place_words()
    told = [word.stem or word.folded for word in words[unit.head : unit.last]]
    found = types.type_at(told, 0)
    if found is None or found[3] or found[2] != len(told):
        return unit.last
    start = unit.last
    if start < len(words) and words[start].text in OPENING:
        end = next((i for i in range(start + 1, min(start + 6, len(words))) if words[i].text in CLOSING), 0)
        return end + 1 if end > start + 1 else unit.last
    for length in (3, 2, 1):
        name = words[start : start + length]
        if len(name) == length and all(
            word.pos != "punct" and word.proclitics[:1] != ("و",) for word in name
        ):
            candidates = default_index().lookup(" ".join(word.folded for word in name))
            if any(one.spelling == "same" and one.entry.kind in found[0].kinds for one in candidates):
                return start + length
    return unit.last
