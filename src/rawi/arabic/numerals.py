"""How many: the numbers of a sentence that count people or things, and the ordinals.

What looks like a number and counts nothing is left out: years and dates, times of day, ages, models and
calibres («إف-16», «عيار 23»), numbers that are names («القرار 1701», «الفرقة 17»), list marks and telephone
numbers. ``numerals_reading`` reads one number, ``numerals_context`` what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rawi.arabic.dates import read_times
from rawi.arabic.numerals_context import Context
from rawi.arabic.numerals_nouns import counted
from rawi.arabic.numerals_ordinals import ORDINAL_WORDS, VAGUE_WORDS, ordinal, vague
from rawi.arabic.numerals_reading import CARDINAL_WORDS, LONE_ARTICLES, Numeral, cardinal, expanded, is_digits
from rawi.arabic.words import Word

__all__ = ["Number", "find_numbers"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a sentence states it.

    Attributes:
        first, last: index of its first word and of the word after its last; «أكثر من» and «نحو» before it
            belong to it, the counted noun and a later «على الأقل» do not.
        low, high: what it may be, both included; ``high`` is ``None`` for «أكثر من».
        unit: index of the counted noun; ``None`` where none stands by it or a dual noun is number and noun in
            one.
        dual: whether it is such a noun («شخصين»).
        ordinal: «الثالثة», «الـ19»: a place in a row, not a count.
        approximate: «نحو», «حوالي», «تقريبا».
        percent: «20%», «عشرون في المئة».
        measure: it counts kilometres, hours, dollars: neither people nor things.
    """

    first: int
    last: int
    low: int
    high: int | None
    unit: int | None = None
    dual: bool = False
    ordinal: bool = False
    approximate: bool = False
    percent: bool = False
    measure: bool = False


def find_numbers(words: Sequence[Word], skip: Iterable[tuple[int, int]] | None = None) -> list[Number]:
    """The numbers of a sentence, in order.

    Args:
        words: the sentence's words; ``norm``, ``folded``, ``pos`` and the offsets are used, so it may run
            before the morphology has.
        skip: (first, last) of word ranges that hold no counts; by default whatever looks like a time.
    """
    starters = _starters()
    if not any(word.pos == "num" or word.norm in starters for word in words):
        return []
    if skip is None:
        skip = [(time.first, time.last) for time in read_times(words)]
    return _Finder(words, skip).numbers()


_ONE_OF = frozenset(expanded(["احد", "احدى", "احدي"])) - {"واحد"}
_ONE_OF_THEM = frozenset(expanded(["احدهم", "احدهما", "احدها", "احداهما", "احداها", "احداهن", "احداهم"]))
_ANY = frozenset(("اي", "لاي", "باي", "ولا", "لا"))
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان", "الاثنين", "الاثنان"))
_BETWEEN = frozenset(("بين", "وبين", "مابين"))


@cache
def _starters() -> frozenset[str]:
    """Every spelling that a number may begin with."""
    known = counted()
    words = CARDINAL_WORDS | ORDINAL_WORDS | VAGUE_WORDS | _ONE_OF | _ONE_OF_THEM
    return words | known.duals | known.maybe_duals | known.constructs


class _Finder:
    """Walks over a sentence once."""

    def __init__(self, words: Sequence[Word], skip: Iterable[tuple[int, int]]) -> None:
        self.words = words
        self.skipped = dict(skip)
        self.around = Context(words, self.skipped)

    def numbers(self) -> list[Number]:
        found: list[Number] = []
        starters = _starters()
        at = 0
        while at < len(self.words):
            word = self.words[at]
            if at in self.skipped:
                at = max(self.skipped[at], at + 1)
                continue
            if word.pos == "num" or word.norm in starters or word.norm in LONE_ARTICLES:
                number, at = self._read(at)
                if number is not None:
                    told = found[-1:] if self._written_twice(found[-1:], number) else []
                    found[len(found) - len(told) :] = [replace(number, first=n.first) for n in told] or [
                        number
                    ]
            else:
                at += 1
        return found

    def _written_twice(self, before: list[Number], number: Number) -> bool:
        """«(15) خمسة عشر مصليا»: the same number in figures, between brackets, and in words."""
        if not before or number.first != before[0].last + 1 or not is_digits(self.words[before[0].first]):
            return False
        closed = self.words[before[0].last].text == ")"
        return closed and (before[0].low, before[0].high) == (number.low, number.high)

    def _read(self, at: int) -> tuple[Number | None, int]:
        """The number that begins at a word, if any, and where to go on."""
        spelling = self.words[at].norm
        if spelling in VAGUE_WORDS:
            return self._vague(at)
        if (spelling in _ONE_OF or self._is_and_one_of(at)) and not self._is_eleven(at):
            return self._one_of(at)
        if is_digits(self.words[at]) or spelling in CARDINAL_WORDS or spelling in LONE_ARTICLES:
            return self._cardinal(at)
        if spelling in _ONE_OF_THEM:
            return Number(at, at + 1, 1, 1), at + 1
        if spelling in ORDINAL_WORDS:
            return self._ordinal(at)
        return self._dual(at)

    # --- Kinds of numbers -----------------------------------------------------------------------------------

    def _cardinal(self, at: int) -> tuple[Number | None, int]:
        numeral = cardinal(self.words, at)
        if numeral is None:
            return None, at + 1
        ranged = self._range(at, numeral)
        if ranged is not None:
            return ranged
        last = numeral.last
        share = self.around.percent(last)
        if share:
            value = round(numeral.value)
            return self._bounded(Number(at, share, value, value, percent=True), share), share
        if self.around.is_no_count(at, numeral):
            return None, last
        value = int(numeral.value)
        number = Number(at, last, value, value, unit=self.around.unit(at, numeral))
        if numeral.article and is_digits(self.words[last - 1]) and number.unit is None:
            return replace(number, ordinal=True), last
        return self._bounded(self._measured(number), last), last

    def _vague(self, at: int) -> tuple[Number | None, int]:
        read = vague(self.words, at)
        assert read is not None
        low, high, last = read
        number = Number(at, last, low, high, unit=self.around.noun_of_vague(last))
        return self._bounded(self._measured(number), last), last

    def _one_of(self, at: int) -> tuple[Number | None, int]:
        """«أحد عناصرها»; not «لم يصب أحد»."""
        follower = self.words[at + 1].norm if at + 1 < len(self.words) else ""
        if follower in self.around.known.nobody or (at and self.words[at - 1].norm in _ANY):
            return None, at + 1
        unit = self.around.noun(at + 1, article=True)
        return (None if unit is None else Number(at, at + 1, 1, 1, unit=unit)), at + 1

    def _is_and_one_of(self, at: int) -> bool:
        """«وأحد», which only its hamza parts from «واحد»."""
        return self.words[at].norm == "واحد" and "أ" in self.words[at].text

    def _is_eleven(self, at: int) -> bool:
        """«أحد عشر», «إحدى وعشرين»."""
        return at + 1 < len(self.words) and self.words[at + 1].norm in CARDINAL_WORDS

    def _ordinal(self, at: int) -> tuple[Number | None, int]:
        read = ordinal(self.words, at)
        if read is None:
            return None, at + 1
        value, last, definite = read
        return (Number(at, last, value, value, ordinal=True) if definite else None), last

    def _dual(self, at: int) -> tuple[Number | None, int]:
        """«شخصين»; «مسلحين» where something shows that they are two; «ضابطي شرطة»."""
        spelling, known = self.words[at].norm, self.around.known
        if spelling in known.duals:
            sure = True
        elif spelling in known.maybe_duals:
            sure = self._means_two(at)
        else:
            sure = spelling in known.constructs and self._opens_dual_chain(at)
        if not sure:
            return None, at + 1
        last = at + 1
        while last < min(at + 3, len(self.words)) and self.words[last].norm.endswith(("ين", "ان")):
            last += 1  # agreeing adjectives, and «اثنين»
            if self.words[last - 1].norm in _TWO:
                return self._bounded(Number(at, last, 2, 2, dual=True), last), last
        return self._bounded(Number(at, at + 1, 2, 2, dual=True), at + 1), last

    def _means_two(self, at: int) -> bool:
        for word in self.words[at + 1 : at + 4]:
            if word.norm in _TWO or word.norm in self.around.known.of_two:
                return True
            if not word.norm.endswith(("ين", "ان")):
                return False
        return False

    def _opens_dual_chain(self, at: int) -> bool:
        """«ضابطي شرطة», and feminine ones, since reports do not speak of «my shell»: «قذيفتي هاون»."""
        if at + 1 >= len(self.words):
            return False
        if self.words[at + 1].norm.removeprefix("ال") in self.around.known.followers:
            return True
        spelling = self.words[at].norm
        return spelling.endswith(("تا", "تي")) and len(spelling) > 4 and self.around.may_be_noun(at + 1)

    def _range(self, at: int, low: Numeral) -> tuple[Number | None, int] | None:
        """«بين X وY», «من X إلى Y», «X إلى Y», «X-Y», «X أو Y»; ``None`` where no second number follows."""
        second = self._second_of_range(at, low.last)
        high = cardinal(self.words, second) if second < len(self.words) else None
        if high is None:
            return None
        least = low.value
        if low.scale == 1 and high.scale > 1 and not high.bare_digits and least * high.scale < high.value:
            least *= high.scale  # «بين 3 و4 آلاف»
        if not least < high.value or self.around.is_name(at, follows=True):
            return None
        years = low.bare_digits and high.bare_digits and 1900 <= least < high.value <= 2100
        if years or self.around.is_age(second, high.last):
            return None, high.last
        first = self._opening_of_range(at)
        share = self.around.percent(high.last)
        if share:
            return Number(first, share, int(least), int(high.value), percent=True), share
        unit = self.around.unit(second, high)
        return self._measured(Number(first, high.last, int(least), int(high.value), unit=unit)), high.last

    def _second_of_range(self, at: int, after: int) -> int:
        """Index at which the second number would begin; beyond the sentence where nothing links one."""
        if after < len(self.words):
            link = self.words[after]
            before = self.words[at - 1].folded if at else ""
            if link.folded in ("الي", "او") or link.norm in ("-", "–", "—"):
                return after + 1
            if link.folded == "حتي" and before == "من":
                return after + 1
            if before in _BETWEEN and self.around.has_conjunction(after):
                return after
        return len(self.words)

    def _opening_of_range(self, at: int) -> int:
        """Index of the «بين», «ما بين» or «من» before a range, or of the range."""
        if at and (self.words[at - 1].folded in _BETWEEN or self.words[at - 1].folded == "من"):
            at -= 1
            if at and self.words[at - 1].folded in ("ما", "وما"):
                at -= 1
        return at

    # --- What stands around ---------------------------------------------------------------------------------

    def _bounded(self, number: Number, last: int) -> Number:
        """The number with the bounds that stand before and after it."""
        bound, first = self.around.bound_before(number.first)
        if bound in (None, "about"):
            bound = self.around.bound_after(last) or bound  # «نحو ثلاثين شخصا على الأقل»: so many or more
        number = replace(number, first=first)
        if bound == "about":
            return replace(number, approximate=True)
        if bound == "more":
            return replace(number, high=None)
        if bound == "less":
            return replace(number, low=0)
        return number

    def _measured(self, number: Number) -> Number:
        unit = number.unit
        if unit is not None and self.words[unit].norm in self.around.known.measures:
            return replace(number, measure=True)
        return number
