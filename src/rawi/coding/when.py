"""When: which time expression of the sentence dates a happening."""

from __future__ import annotations

from rawi.arabic.dates import TimeExpression
from rawi.coding.attribution import voice_at
from rawi.coding.document import Document, Happening, Parse

__all__ = ["date_happenings"]


def date_happenings(document: Document) -> None:
    """Gives each happening the time expression that belongs to it, or none."""
    alive: dict[int, list[Happening]] = {}
    for happening in document.happenings:
        if happening.merged_into is None and not happening.dropped:
            alive.setdefault(happening.parse.index, []).append(happening)
    for happenings in alive.values():
        _sentence(happenings[0].parse, happenings)


def _sentence(parse: Parse, happenings: list[Happening]) -> None:
    times = [unit for unit in parse.units if unit.tag == "time" and unit.time is not None]
    for unit in times:
        if unit.relation in ("since",) and len(times) > 1:
            continue
        time = unit.time
        assert time is not None
        owner = _owner(parse, unit.unit_index, happenings)
        for happening in owner:
            if happening.time is None:
                happening.time = time


def _owner(parse: Parse, index: int, happenings: list[Happening]) -> list[Happening]:
    """The happenings that a time belongs to: those of its clause, else the nearest before it in the same voice."""
    clause = parse.clause_of[index]
    verb = parse.clauses[clause].verb if clause >= 0 else -1
    first = parse.units[index].first
    voice = voice_at(parse, first)
    spoken = any(v.first > first and parse.clause_of[_unit_at(parse, v.first)] >= 0 for v in parse.voices) and voice is None
    same = [h for h in happenings if parse.clause_of[h.unit] == clause]
    if spoken and verb >= 0 and not any(h.unit == verb for h in happenings):
        # the time of the saying, not of what is said
        before = [h for h in same if h.unit < index]
        return before[-1:]
    before = [h for h in same if h.unit < index]
    if before:
        return before[-1:] if parse.units[before[-1].unit].tag == "event" else before
    if same:
        return same
    earlier = [h for h in happenings if h.unit < index]
    return earlier[-1:]


def _unit_at(parse: Parse, word: int) -> int:
    for unit in parse.units:
        if unit.first <= word < unit.last:
            return unit.unit_index
    return 0


def overlaps(time: TimeExpression, first: int, last: int) -> bool:
    """Whether a time expression shares words with a stretch."""
    return time.first < last and first < time.last
