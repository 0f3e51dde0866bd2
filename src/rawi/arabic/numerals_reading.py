"""Reading one number that begins at a word: digits, words, or both («80 ألف», «ثلاثة آلاف ومئتان وخمسة»).

Words are matched on ``Word.norm``, which keeps ة apart from ه and ئ apart from ي: «كمئة» is no «كمية».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rawi.arabic.words import Word

__all__ = [
    "CARDINAL_WORDS",
    "LONE_ARTICLES",
    "PARTS",
    "Figure",
    "Numeral",
    "cardinal",
    "expanded",
    "figure",
    "is_digits",
    "spellings",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A token of digits.

    Attributes:
        digits: the digits and separators as written, in ASCII.
        value: what they say; ``None`` for a date, a time of day or a phone number.
        conjunction: whether «و» or «ف» is written onto it.
        article: whether «ال» is («الـ24»).
    """

    digits: str
    value: float | None
    conjunction: bool
    article: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read.

    Attributes:
        last: index of the word after it.
        value: what it says; a whole number wherever it can count people or things.
        article: whether it is definite («العشرة», «الـ24»).
        bare_digits: whether it is one token of digits with no separator: what a year or a model may be.
        scale: of its first part: 1, 1000, 1000000 …
    """

    last: int
    value: float
    article: bool
    bare_digits: bool
    scale: float


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str  # unit, ten, tens, hundred, hundreds, scale, scales (a dual), plural (of a scale), fraction
    value: float
    conjunction: bool
    article: bool


_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
# Expansions that are everyday words of another meaning: «لست» I am not, «كسبع» like a lion.
_NOT_EXPANDED = frozenset(["لست", "ولست", "فست", "كست", "فسبع", "كسبع", "كخمس", "فتسع", "كتسع", "كعشر"])

_FIGURE = re.compile(r"([وف]?[بلك]?)(ال|لل)?(\d[\d.,:/-]*)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"\d{1,6}[.,]\d{1,2}")


def expanded(words: Iterable[str]) -> dict[str, tuple[str, bool, str]]:
    """Every spelling of each word with «و ف» and «ب ل ك» before it -> (word, conjunction?, preposition).

    A word with the article also loses its alef to «ل» («للثلاثة»). A spelling that is itself one of the words
    stays it.
    """
    plain = list(words)
    forms = {word: (word, False, "") for word in plain}
    for word in plain:
        for conjunction in _CONJUNCTIONS:
            for preposition in _PREPOSITIONS:
                joined = [conjunction + preposition + word]
                if preposition == "ل" and word.startswith("ال"):
                    joined.append(conjunction + "لل" + word[2:])
                for form in joined:
                    if form not in _NOT_EXPANDED:
                        forms.setdefault(form, (word, bool(conjunction), preposition))
    return forms


def spellings(word: str) -> list[str]:
    """The word and, for a final ة, the ه that careless texts write."""
    return [word, word[:-1] + "ه"] if word.endswith("ة") else [word]


_UNITS = {
    1: "واحد واحدة واحدا احد احدى احدي", 2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
    3: "ثلاثة ثلاث ثلاثا", 4: "اربعة اربع اربعا", 5: "خمسة خمس خمسا", 6: "ستة ست ستا", 7: "سبعة سبع سبعا",
    8: "ثمانية ثماني ثمان ثمانيا", 9: "تسعة تسع تسعا",
}  # fmt: skip
_TENS = {
    20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين", 50: "خمسون خمسين", 60: "ستون ستين",
    70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
}  # fmt: skip
_HUNDRED = ("مئة", "مائة", "مئه", "مائه", "مأة", "ماية")
_TWO_HUNDRED = tuple(stem + end for stem in ("مئت", "مائت") for end in ("ان", "ين", "ا", "ي"))
_SCALES = {
    1_000: ("الف الفا", "الفان الفين الفي", "الاف الوف"),
    1_000_000: ("مليون مليونا", "مليونان مليونين مليوني", "ملايين"),
    1_000_000_000: ("مليار مليارا بليون", "ملياران مليارين ملياري", "مليارات بلايين"),
}
_FRACTIONS = {"نصف": 0.5, "ربع": 0.25}
_TEN = ("عشرة", "عشره", "عشر", "عشرا")


def _parts() -> dict[str, _Part]:
    """Every spelling of the words that numbers are made of."""
    plain: dict[str, tuple[str, float]] = {}
    for value, names in _UNITS.items():
        plain.update({s: ("unit", value) for name in names.split() for s in spellings(name)})
    for value, names in _TENS.items():
        plain.update(dict.fromkeys(names.split(), ("tens", value)))
    plain.update(dict.fromkeys(_TEN, ("ten", 10)))
    plain.update(dict.fromkeys(_HUNDRED, ("hundred", 100)))
    plain.update(dict.fromkeys(_TWO_HUNDRED, ("hundreds", 200)))
    for value, stem in (
        (3, "ثلاث"),
        (4, "اربع"),
        (5, "خمس"),
        (6, "ست"),
        (7, "سبع"),
        (8, "ثمان"),
        (8, "ثماني"),
        (9, "تسع"),
    ):
        plain.update({stem + hundred: ("hundreds", 100 * value) for hundred in _HUNDRED[:4]})
    for scale, (single, dual, plural) in _SCALES.items():
        plain.update(dict.fromkeys(single.split(), ("scale", scale)))
        plain.update(dict.fromkeys(dual.split(), ("scales", scale)))
        plain.update(dict.fromkeys(plural.split(), ("plural", scale)))
    plain.update({word: ("fraction", value) for word, value in _FRACTIONS.items()})
    known = {**plain, **{"ال" + word: part for word, part in plain.items()}}
    found: dict[str, _Part] = {}
    for spelling, (word, conjunction, _) in expanded(known).items():
        kind, amount = known[word]
        found[spelling] = _Part(kind, amount, conjunction, word not in plain)
    return found


PARTS = _parts()
CARDINAL_WORDS = frozenset(PARTS)


def is_digits(word: Word) -> bool:
    """Whether a word is written in digits; «ثلاثة» may be a numeral too."""
    return word.pos == "num" and word.norm[-1:].isdigit()


def figure(word: Word) -> Figure | None:
    """What a token of digits says, with the clitics written onto it; ``None`` for any other word."""
    return _figure(word.norm) if is_digits(word) else None


@lru_cache(maxsize=10_000)
def _figure(norm: str) -> Figure | None:
    match = _FIGURE.fullmatch(norm)
    if match is None:
        return None
    clitics, article, digits = match.groups()
    value: float | None = None
    if _GROUPED.fullmatch(digits):
        value = int(re.sub("[.,]", "", digits))
    elif _PLAIN.fullmatch(digits):
        value = int(digits)
    elif _DECIMAL.fullmatch(digits):
        value = float(digits.replace(",", "."))
    return Figure(digits, value, clitics.startswith(("و", "ف")), article is not None)


def cardinal(words: Sequence[Word], at: int) -> Numeral | None:
    """The number that begins at a word, as long as it reads on; «أحد» and «إحدى» only inside a larger one.

    Args:
        words: a sentence's words; only ``norm`` and ``pos`` are used.
        at: index of the word to begin at.
    """
    first = words[at]
    written = figure(first)
    if written is None and first.norm not in PARTS:
        at_number = _after_article(words, at)
        if at_number is None:
            return None
        inner = cardinal(words, at_number)
        return inner and replace(inner, article=True)
    return _Reader(words).number(at)


def _after_article(words: Sequence[Word], at: int) -> int | None:
    """Index of the digits after an article that stands by itself («الـ 24»)."""
    if words[at].norm in LONE_ARTICLES and at + 1 < len(words) and is_digits(words[at + 1]):
        return at + 1
    return None


LONE_ARTICLES = frozenset(expanded(["ال"])) | {"لل", "ولل"}


class _Reader:
    """Reads the grammar of numbers: a group below a thousand, its scale, then «و» and a smaller part."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def number(self, at: int) -> Numeral | None:
        total, limit, where, definite = 0.0, float("inf"), at, False
        bare, largest = False, 1.0
        while True:
            read = self._scaled(where, limit)
            if read is None:
                break
            value, scale, after = read
            if total == 0:
                largest = scale
                definite = self._definite(where)
                written = figure(self.words[at])
                bare = scale == 1 and after == at + 1 and written is not None and written.digits.isdigit()
            total, where = total + value, after
            limit = scale
            if scale == 1 or not self._joined(where):
                break
            where += self.words[where].norm == "و"
        if total == 0:
            return None
        if where < len(self.words) and self.words[where - 1].norm == "و":
            where -= 1  # a «و» that no smaller part followed
        return Numeral(where, int(total) if total == int(total) else total, definite, bare, largest)

    def _definite(self, at: int) -> bool:
        written = figure(self.words[at])
        return written.article if written else PARTS[self.words[at].norm].article

    def _part(self, at: int) -> _Part | None:
        return PARTS.get(self.words[at].norm) if at < len(self.words) else None

    def _kind(self, at: int, *kinds: str) -> _Part | None:
        """The part at a word when it is of one of these kinds and no «و» parts it from what stands before."""
        part = self._part(at)
        return part if part and part.kind in kinds and not part.conjunction else None

    def _joined(self, at: int) -> bool:
        """Whether a further part follows with «و», written onto it or apart."""
        if at >= len(self.words):
            return False
        if self.words[at].norm == "و":
            return at + 1 < len(self.words) and (
                self._part(at + 1) is not None or is_digits(self.words[at + 1])
            )
        part, written = self._part(at), figure(self.words[at])
        return bool((part and part.conjunction) or (written and written.conjunction))

    def _scaled(self, at: int, limit: float) -> tuple[float, float, int] | None:
        """A group and the scale after it, below a limit: (value, scale, index after)."""
        part = self._part(at)
        if part and part.kind in ("scale", "scales"):
            if part.value >= limit:
                return None
            twice = part.kind == "scales" or (
                self.words[at].norm in ("الفا", "والفا") and self._counts(at + 1)
            )
            return self._and_a_half((2 if twice else 1) * part.value, part.value, at + 1)
        if part and part.kind == "fraction":
            scale = self._kind(at + 1, "scale")
            if scale and part.value * scale.value < limit and limit == float("inf"):
                return part.value * scale.value, scale.value, at + 2
            return self._fraction_alone(part, limit, at)
        group = self._group(at)
        if group is None:
            return None
        value, after = group
        scale = self._kind(after, "scale", "plural")
        if scale and not scale.article:
            if scale.value >= limit:
                return None  # «بين 250 ألفا | و300 ألف»: another number, no part of this one
            return self._and_a_half(value * scale.value, scale.value, after + 1)
        return (value, 1, after) if value < limit else None

    @staticmethod
    def _fraction_alone(part: _Part, limit: float, at: int) -> tuple[float, float, int] | None:
        """«ونصف» after a million is half of it; a half of anything else is no count."""
        if part.conjunction and limit != float("inf"):
            return part.value * limit, 1, at + 1
        return None

    def _and_a_half(self, value: float, scale: float, after: int) -> tuple[float, float, int]:
        """«مليون ونصف المليون»: the scale that the fraction repeats is part of the number."""
        part, repeated = self._part(after), self._part(after + 1)
        if part and part.kind == "fraction" and part.conjunction:
            named = repeated and repeated.kind == "scale" and repeated.value == scale
            return value + part.value * scale, 1, after + (2 if named else 1)
        return value, scale, after

    def _counts(self, at: int) -> bool:
        """Whether what stands here can be what «ألفا» counts: «ألفا جندي», but not «ألفا من الجنود»."""
        return at < len(self.words) and self.words[at].norm != "من" and self.words[at].pos != "punct"

    def _group(self, at: int) -> tuple[float, int] | None:
        """A number below a thousand in words, or any in digits: (value, index after)."""
        if at >= len(self.words):
            return None
        written = figure(self.words[at])
        if written is not None:
            return None if written.value is None else (written.value, at + 1)
        return self._hundreds(at) or self._below_hundred(at)

    def _hundreds(self, at: int) -> tuple[float, int] | None:
        part = self._part(at)
        if part is None:
            return None
        if part.kind in ("hundred", "hundreds"):
            value, after = part.value, at + 1
        elif part.kind == "unit" and part.value >= 3 and self._kind(at + 1, "hundred"):
            value, after = 100 * part.value, at + 2
        else:
            return None
        if self._joined(after):
            rest = self._below_hundred(after + (self.words[after].norm == "و"))
            if rest:
                return value + rest[0], rest[1]
        return value, after

    def _below_hundred(self, at: int) -> tuple[float, int] | None:
        part = self._part(at)
        if part is None or part.kind not in ("unit", "ten", "tens"):
            return None
        if part.kind != "unit":
            return part.value, at + 1
        if self._kind(at + 1, "ten"):
            return 10 + part.value, at + 2
        if self._joined(at + 1):
            tens_at = at + 1 + (self.words[at + 1].norm == "و")
            tens = self._part(tens_at)
            if tens and tens.kind == "tens":
                return tens.value + part.value, tens_at + 1
        if self.words[at].norm in _ONE_OF or self._bound(at):
            return None
        return part.value, at + 1

    def _bound(self, at: int) -> bool:
        """«اثنا», «اثني»: nothing without their «عشر»."""
        return self.words[at].norm.removeprefix("و") in ("اثنا", "اثني", "اثنتا", "اثنتي")


# «واحد» is always one, never «and one of».
_ONE_OF = frozenset(expanded(["احد", "احدى", "احدي", "الاحد"])) - {"واحد"}
