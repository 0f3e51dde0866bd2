"""What knowledge/calendar.toml says: the words of dates and times, looked up by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rawi.arabic.fold import folded_word
from rawi.arabic.numerals_reading import expanded
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Calendar", "Remembered", "Term", "calendar"]

FILE = HERE / "calendar.toml"

_UNITS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_PARTS = ("night", "dawn", "morning", "noon", "afternoon", "evening", "day")
_DIRECTIONS = ("past", "before_last", "present", "next")
_PORTIONS = (
    "start",
    "early",
    "mid",
    "middle",
    "late",
    "end",
    "first_half",
    "second_half",
    "q1",
    "q2",
    "q3",
    "q4",
)
_SEASONS = ("winter", "spring", "summer", "autumn")
_LEADS = ("since", "during", "ago", "after", "by", "earlier", "later", "clock")
_NAMED = ("any", "weekday", "date", "month", "year")
_CALENDARS = {"gregorian": 12, "hijri": 12}

# «باب» is a door, not «in August».
_NOT_EXPANDED = frozenset(("باب", "لاب", "كاب"))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or words of the calendar as they stand in a sentence.

    Attributes:
        value: what they name: a number for months, weekdays and days, a name for the rest.
        detail: the calendar of a month, the number of a unit (singular, dual, plural); empty for the rest.
        risk: "" for words that always mean it, "risky" or "strict" for those that need company.
        length: how many words.
        conjunction: whether «و» or «ف» is written onto the first.
    """

    value: int | str
    detail: str
    risk: str
    length: int
    conjunction: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """A day that keeps its year wherever one of the heads stands before it: «هجمات 11 سبتمبر»."""

    day: int
    month: int
    year: int
    heads: frozenset[str]


_Entry = tuple[tuple[str, ...], Term]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words, by kind: month, weekday, day, part, unit, direction, portion, season, decade, lead, vague.

    Attributes:
        terms: kind -> first word as ``Word.folded``, with its clitics -> the rest of the words and what they
            mean, the longest first.
        starters: every first word that may begin an expression.
        named_before: kind of expression -> words before it that make it a name.
        named_after: words after a day that make it a name.
        undated_before: words before «اليوم», «الآن» with which they date nothing.
        at_prayer: words before «صلاة الجمعة» with which it tells a day.
        remembered: the days that keep their year.
    """

    terms: dict[str, dict[str, list[_Entry]]]
    starters: frozenset[str]
    named_before: dict[str, frozenset[str]]
    named_after: frozenset[str]
    undated_before: frozenset[str]
    at_prayer: frozenset[str]
    remembered: tuple[Remembered, ...]

    def find(self, words: Sequence[Word], at: int, kind: str) -> Term | None:
        """The longest term of a kind that begins at a word."""
        if not 0 <= at < len(words):
            return None
        for rest, term in self.terms[kind].get(words[at].folded, ()):
            after = words[at + 1 : at + 1 + len(rest)] if rest else ()
            if tuple([word.folded for word in after]) == rest:
                return term
        return None


@cache
def calendar() -> Calendar:
    """The shipped knowledge, read once.

    Raises:
        KnowledgeError: calendar.toml is wrong.
    """
    return load(FILE)


def load(path: Path) -> Calendar:
    """Read and check a file laid out like calendar.toml.

    Raises:
        KnowledgeError: a table lacks what it must have, or a month, weekday or name is none that there is.
    """
    reader = _Loader(path)
    reader.months()
    reader.numbered("weekday", "iso", range(1, 8))
    reader.numbered("day", "offset", range(-7, 8))
    reader.numbered("decade", "start", range(1900, 2100, 10))
    reader.named("direction", "to", _DIRECTIONS)
    reader.named("portion", "name", _PORTIONS)
    reader.named("season", "name", _SEASONS)
    reader.named("lead", "name", _LEADS)
    reader.parts()
    reader.units()
    reader.vague()
    named: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "named_before"):
        checked(
            path, line, table, required={"kind": str, "names": list}, optional={}, one_of={"kind": _NAMED}
        )
        named[table["kind"]] = frozenset(expanded(_folded_set(table["names"])))
    starters = set(expanded(["يومي", "هذا", "هذه", "الذكري", "صلاه"]))
    for kind in ("month", "weekday", "day", "part", "portion", "season", "decade", "lead", "vague", "unit"):
        starters.update(reader.terms[kind])
    return Calendar(
        terms={
            kind: {first: sorted(found, key=_longest) for first, found in firsts.items()}
            for kind, firsts in reader.terms.items()
        },
        starters=frozenset(starters),
        named_before={kind: named.get(kind, frozenset()) for kind in _NAMED},
        named_after=reader.plain("named_after"),
        undated_before=reader.plain("undated_before"),
        at_prayer=frozenset(expanded(reader.plain("at_prayer"))),
        remembered=reader.remembered(),
    )


def _longest(entry: _Entry) -> int:
    return -len(entry[0])


def _folded_set(names: list[str]) -> frozenset[str]:
    return frozenset(folded_word(name) for name in names)


class _Loader:
    """Collects the tables of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        kinds = (
            "month",
            "weekday",
            "day",
            "part",
            "unit",
            "direction",
            "portion",
            "season",
            "decade",
            "lead",
            "vague",
        )
        self.terms: dict[str, dict[str, list[_Entry]]] = {kind: {} for kind in kinds}

    def months(self) -> None:
        for line, table in self._tables(
            "month", {"calendar": str, "number": int, "names": list}, {"risky": list, "strict": list}
        ):
            largest = _CALENDARS.get(table["calendar"])
            if largest is None or not 1 <= table["number"] <= largest:
                raise KnowledgeError(
                    "is no month of the gregorian or hijri calendar", path=self.path, line=line
                )
            for risk, names in (("", "names"), ("risky", "risky"), ("strict", "strict")):
                self._add("month", table.get(names, []), table["number"], table["calendar"], risk)

    def numbered(self, kind: str, key: str, allowed: range) -> None:
        for line, table in self._tables(kind, {key: int, "names": list}):
            if table[key] not in allowed:
                raise KnowledgeError(
                    f"«{key}» must be between {allowed[0]} and {allowed[-1]}", path=self.path, line=line
                )
            self._add(kind, table["names"], table[key])

    def named(self, kind: str, key: str, allowed: Sequence[str]) -> None:
        for _, table in self._tables(kind, {key: str, "names": list}, one_of={key: allowed}):
            self._add(kind, table["names"], table[key])

    def parts(self) -> None:
        for _, table in self._tables(
            "part", {"name": str, "alone": bool, "names": list}, one_of={"name": _PARTS}
        ):
            self._add("part", table["names"], table["name"], risk="" if table["alone"] else "risky")

    def units(self) -> None:
        numbers = {"singular": list, "dual": list, "plural": list}
        for _, table in self._tables("unit", {"name": str, **numbers}, one_of={"name": _UNITS}):
            for number in numbers:
                self._add("unit", table[number], table["name"], number)

    def vague(self) -> None:
        for _, table in self._tables("vague", {"names": list}):
            self._add("vague", table["names"], "vague")

    def plain(self, kind: str) -> frozenset[str]:
        return frozenset(
            name for _, table in self._tables(kind, {"names": list}) for name in _folded_set(table["names"])
        )

    def remembered(self) -> tuple[Remembered, ...]:
        required = {"day": int, "month": int, "year": int, "heads": list}
        return tuple(
            Remembered(table["day"], table["month"], table["year"], _folded_set(table["heads"]))
            for _, table in self._tables("remembered", required)
        )

    def _tables(
        self,
        kind: str,
        required: dict[str, type],
        optional: dict[str, type] | None = None,
        one_of: dict[str, Sequence[str]] | None = None,
    ) -> list[tuple[int, dict[str, Any]]]:
        found = read_tables(self.path, kind)
        for line, table in found:
            checked(
                self.path, line, table, required=required, optional=optional or {}, one_of=dict(one_of or {})
            )
        return found

    def _add(self, kind: str, names: list[str], value: int | str, detail: str = "", risk: str = "") -> None:
        for name in names:
            first, *rest = (folded_word(word) for word in name.split())
            for spelling, (_, conjunction, _) in expanded([first]).items():
                if spelling in _NOT_EXPANDED:
                    continue
                entries = self.terms[kind].setdefault(spelling, [])
                term = Term(value, detail, risk, 1 + len(rest), conjunction)
                if not any(known == tuple(rest) for known, _ in entries):
                    entries.append((tuple(rest), term))
