"""An expression of time while it is read: where the reader stands and which slots are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rawi.arabic.dates_calendar import Calendar, Term, calendar
from rawi.arabic.numerals_reading import expanded, figure
from rawi.arabic.words import Word

__all__ = ["PREPOSITIONS", "SLASHES", "UNTIL", "Phrase", "Slots"]

UNTIL = frozenset(("الي", "حتي", "وحتي", "لغايه", "ولغايه", "والي"))
PREPOSITIONS = frozenset(
    expanded(["في", "منذ", "حتي", "بحلول", "خلال", "بين", "من", "الي", "قبل", "بعد", "مطلع", "مابين"])
)
SLASHES = frozenset("/\\-–|")


@dataclass(slots=True)
class Slots:
    """What an expression says, before any calendar is consulted.

    Attributes:
        since, ago, after, by: «منذ», «قبل», «بعد», «بحلول» lead it.
        earlier, later: «في وقت سابق من», «في وقت لاحق من».
        offset: days from the report's own day («أمس»: -1).
        weekdays: ISO weekdays, one or the two ends of a stretch.
        days: first and last day of the month.
        months, hijri: first and last month, and whether they are of the Hijri calendar.
        years: first and last year.
        exact: a date in digits as (year, month, day).
        direction: past, before_last, present or next.
        unit, amount: a length of time («يومين»: day, 2); ``amount`` is ``None`` for «أيام».
        inexact: the amount is bounded or rough («أكثر من سنة»).
        relative: told from another happening («بعد يومين من الهجوم»).
        anniversary: «الذكرى الثانية»: the day so many years before.
        portion, part, season, decade: as named in calendar.toml.
        part_alone: the part may stand without a day.
        eve: «ليلة السبت» is the night before that day, «ليل السبت» the one after it.
        clock: a time of day stands in it.
        vague: a word nobody can date.
        loose: it tells a day only by the way («عقب صلاة الجمعة», «لليوم الثالث على التوالي»).
        until: the other end of a stretch («بين السبت والاثنين»).
    """

    since: bool = False
    ago: bool = False
    after: bool = False
    during: bool = False
    by: bool = False
    earlier: bool = False
    later: bool = False
    offset: int | None = None
    weekdays: list[int] = field(default_factory=list)
    days: tuple[int, int] | None = None
    months: list[int] = field(default_factory=list)
    hijri: bool = False
    years: list[int] = field(default_factory=list)
    exact: tuple[int, int, int] | None = None
    direction: str | None = None
    unit: str | None = None
    amount: float | None = None
    inexact: bool = False
    relative: bool = False
    anniversary: bool = False
    portion: str | None = None
    part: str | None = None
    part_alone: bool = False
    season: str | None = None
    decade: int | None = None
    eve: bool = False
    clock: bool = False
    vague: bool = False
    loose: bool = False
    until: Slots | None = None

    def copy(self) -> Slots:
        """The same slots, which later words may fill without touching these."""
        return replace(self, weekdays=[*self.weekdays], months=[*self.months], years=[*self.years])

    @property
    def dated(self) -> bool:
        """Whether the calendar places it: a day, month, year or stretch of them."""
        return bool(
            self.offset is not None
            or self.weekdays
            or self.days
            or self.months
            or self.years
            or self.exact
            or self.decade is not None
            or (self.unit and (self.direction or self.since or self.ago or self.anniversary))
            or (self.season and (self.years or self.direction))
        )

    @property
    def complete(self) -> bool:
        """Whether it is an expression of time at all."""
        return (
            self.dated
            or self.vague
            or self.clock
            or (self.part is not None and self.part_alone)
            or (self.unit is not None and (self.after or self.during or self.direction is not None))
        )


class Phrase:
    """One walk over a sentence's words, from the first that may tell a time.

    Attributes:
        words: the sentence's words.
        first: index of the word at which the walk began.
        at: index of the word at which it stands.
        slots: what the words so far have filled.
    """

    def __init__(self, words: Sequence[Word], at: int) -> None:
        self.words = words
        self.first = self.at = at
        self.slots = Slots()
        self.calendar: Calendar = calendar()

    def folded(self, at: int) -> str:
        """The folded spelling of a word; empty beyond the sentence's ends."""
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def find(self, kind: str, at: int | None = None) -> Term | None:
        """The term at a word; one with «و» only at the beginning, for «و» begins something new."""
        at = self.at if at is None else at
        term = self.calendar.find(self.words, at, kind)
        return None if term and term.conjunction and at > self.first else term

    def take(self, words: int) -> bool:
        """Go on by so many words."""
        self.at += words
        return True

    def joined(self, at: int) -> bool:
        """Whether a word begins with «و»."""
        return self.folded(at).startswith("و")

    def four_digits(self, at: int) -> int | None:
        """The year that a word may be."""
        written = figure(self.words[at]) if 0 <= at < len(self.words) else None
        if written is None or not (len(written.digits) == 4 and written.digits.isdigit()):
            return None
        return int(written.digits) if 1300 <= int(written.digits) <= 2100 else None

    def is_year_word(self, at: int) -> bool:
        """Whether «عام» or «سنة» and a year stand at a word."""
        term = self.calendar.find(self.words, at, "unit")
        return term is not None and term.value == "year" and self.four_digits(at + term.length) is not None
