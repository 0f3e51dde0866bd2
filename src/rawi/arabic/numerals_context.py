"""What stands around a number: its bounds, the noun that it counts, and what shows that it counts nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rawi.arabic.numerals_nouns import Bound, counted
from rawi.arabic.numerals_reading import CARDINAL_WORDS, Numeral, figure, is_digits
from rawi.arabic.words import Word

__all__ = ["Context"]

_COMMAS = frozenset(("،", ","))
_REACH = 5  # words between a number and its «على الأقل»: «17 حوثيا قتلوا في المدينة على الأقل»
_ONE = frozenset(("واحد", "واحدا", "واحدة", "واحده"))
_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان", "الاثنين", "الاثنان"))
_HUNDRED = frozenset(("المئة", "المائة", "المئه", "المائه"))
_IN_HUNDRED = frozenset(("بالمئة", "بالمائة", "بالمئه", "بالمائه"))
_YEARS = frozenset(("عام", "عاما", "سنة", "سنه", "سنوات", "اعوام", "سنين", "ربيعا"))
_ERA = frozenset(("م", "ه", "هج", "هجري", "هجرية", "ميلادي", "ميلادية"))
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "هن")
_NOT_COUNTED = frozenset(("verb", "prep", "conj", "sub", "rel", "dem", "pron", "neg", "part", "adv"))
_NO_WORD = frozenset(("punct", "num", "latin"))
_JOINING = frozenset("-–+/:*_.")
_OPENING = frozenset("(«\"“[/'")
_CLOSING = frozenset(")»\"”]/'")


class Context:
    """A sentence seen from its numbers; every index is one of a word.

    Args:
        words: the sentence's words.
        skipped: first -> last of the word ranges that hold no counts.
    """

    def __init__(self, words: Sequence[Word], skipped: Mapping[int, int]) -> None:
        self.words = words
        self.skipped = skipped
        self.known = counted()

    # --- Bounds and shares ----------------------------------------------------------------------------------

    def bound_before(self, at: int) -> tuple[Bound | None, int]:
        """«أكثر من», «نحو» before a number: what they mean and the index of their first word."""
        if at and self.words[at - 1].folded in self.known.before_ends and not self.has_conjunction(at):
            for length in (4, 3, 2, 1):
                phrase = tuple(word.folded for word in self.words[max(0, at - length) : at])
                if len(phrase) == length and phrase in self.known.before:
                    return self.known.before[phrase], at - length
        return None, at

    def bound_after(self, last: int) -> Bound | None:
        """«على الأقل» after a number or shortly after the noun that it counts."""
        for at in range(last, min(last + _REACH, len(self.words))):
            word = self.words[at]
            if word.norm in _COMMAS:
                aside = (self.known.after.get(self._folded(at + 1, length)) for length in (2, 3))
                return next((bound for bound in aside if bound), None)  # «خمسة، على الأقل، في هجمات»
            if is_digits(word) or (word.pos == "punct" and word.norm not in _CLOSING):
                return None
            if word.norm in CARDINAL_WORDS and word.norm not in _ONE:
                return None
            for length in (1, 2, 3):
                bound = self.known.after.get(self._folded(at, length))
                if bound:
                    return bound
        return None

    def _folded(self, at: int, length: int) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words[at : at + length])

    def percent(self, at: int) -> int:
        """Index after «%», «في المئة», «بالمئة» that stand at a word; 0 where they do not."""
        if at >= len(self.words):
            return 0
        if self.words[at].norm == "%" or self.words[at].norm in _IN_HUNDRED:
            return at + 1
        if self._is(at, "في") and at + 1 < len(self.words) and self.words[at + 1].norm in _HUNDRED:
            return at + 2
        return 0

    def has_conjunction(self, at: int) -> bool:
        """Whether «و» is written onto a word."""
        written = figure(self.words[at])
        return written.conjunction if written else self.words[at].norm.startswith("و")

    # --- The counted noun -----------------------------------------------------------------------------------

    def unit(self, at: int, numeral: Numeral) -> int | None:
        """The noun that a number counts: after it, after «من», or before it («الجنود الثلاثة»)."""
        last = numeral.last
        if self._is(last, "من"):
            return self.noun(last + 1, article=True)
        if numeral.article and not is_digits(self.words[last - 1]) and at and self._is_definite(at - 1):
            return at - 1
        spelling = self.words[at].norm
        if spelling in _ONE or spelling in _TWO:
            before = self._noun_before(at)
            return self.noun(last, article=False) if before is None else before
        opened = at and self.words[at - 1].norm in _OPENING
        if opened and last < len(self.words) and self.words[last].norm in _CLOSING:
            last += 1
        return self.noun(last + self._marked(last), article=False)

    def noun_of_vague(self, last: int) -> int | None:
        """The noun after «عشرات» or «عشرات من», also where the number stands between marks («مقتل "مئات" المسلحين»)."""
        words = self.words
        if 1 < last < len(words) and words[last].norm in _CLOSING and words[last - 2].norm in _OPENING:
            last += 1
        return self.noun(last + self._is(last, "من"), article=True)

    def _marked(self, at: int) -> bool:
        """«23 "شهيدا"», «تسعة "إرهابيين"»: whether a single word between marks stands there."""
        marks = self.words[at : at + 3]
        return len(marks) == 3 and marks[0].norm in _OPENING and marks[2].norm in _CLOSING

    def _noun_before(self, at: int) -> int | None:
        """«شخص واحد», «عسكريين تركيين اثنين»: the first of the words that agree."""
        if not at or not self.may_be_noun(at - 1):
            return None
        before = self.words[at - 1].norm
        two = self.words[at].norm in _TWO
        if two and not before.endswith(("ين", "ان")):
            return None
        ending = before[-2:] if two else before[-1]
        agrees = at > 1 and self.words[at - 2].norm.endswith(ending) and self.may_be_noun(at - 2)
        return at - 2 if agrees and len(before) > 3 and (two or ending in "اي") else at - 1

    def noun(self, at: int, *, article: bool) -> int | None:
        """The index itself if a noun may stand there; one with the article only where that is allowed."""
        if not self.may_be_noun(at) or (not article and self._has_article(at)):
            return None
        if self.words[at].norm in self.known.before_unit and self.may_be_noun(at + 1):
            return at + 1
        return at

    def may_be_noun(self, at: int) -> bool:
        """Whether a word may be what a number counts, as far as spelling and part of speech tell."""
        if not 0 <= at < len(self.words) or at in self.skipped:
            return False
        word = self.words[at]
        if word.pos in _NO_WORD or word.pos in _NOT_COUNTED or word.norm in self.known.no_unit:
            return False
        if word.norm.startswith("لل"):
            return False
        own = self.known.own_letter.get(word.norm[0])
        return own is None or word.norm.startswith(own)

    def _has_article(self, at: int) -> bool:
        """Whether a word begins with «ال», which «آليات» and «ألغام» only seem to do."""
        word = self.words[at]
        own = self.known.own_letter.get("ال", ())
        return word.norm.startswith("ال") and word.text[0] not in "آأإ" and not word.norm.startswith(own)

    def _is_definite(self, at: int) -> bool:
        spelling = self.words[at].norm
        possessed = len(spelling) > 4 and spelling.endswith(_PRONOUNS)
        return self.may_be_noun(at) and (self._has_article(at) or possessed)

    def _is(self, at: int, spelling: str) -> bool:
        return 0 <= at < len(self.words) and self.words[at].norm == spelling

    # --- Numbers that count nothing -------------------------------------------------------------------------

    def is_no_count(self, at: int, numeral: Numeral) -> bool:
        """Whether a number counts nothing: a year, an age, a name, a score, a list mark, a telephone."""
        words, last = self.words, numeral.last
        if numeral.value != int(numeral.value):
            return True
        in_words = numeral.article and not is_digits(words[at])
        if in_words and 20 <= numeral.value <= 100 and self._is(at - 1, "في"):
            return True  # «شاب في العشرين», «1,3 - في المئة»
        follows = self.noun(last, article=False) is not None
        if self.is_age(at, last) or self.is_name(at, follows=follows):
            return True
        if not numeral.bare_digits:
            return False
        digits = figure(words[last - 1])
        if digits is None or digits.digits.startswith("0") or len(digits.digits) >= 7:
            return True
        era = last < len(words) and words[last].norm in _ERA
        like_a_year = len(digits.digits) == 4 and 1300 <= numeral.value <= 2100
        if like_a_year and (era or (numeral.value >= 1900 and not follows and not self._is(last, "من"))):
            return True
        return self._is_joined(at, last) or self._is_list_mark(at, last)

    def is_age(self, at: int, last: int) -> bool:
        """«البالغ من العمر 25 عاما», «(25 عاما)», «الـ30 من عمره», «دون الـ15»."""
        words, age = self.words, self.known.age
        under = at > 0 and words[at - 1].norm.removeprefix("و") in ("دون", "تحت", "فوق")
        if last < len(words) and words[last].norm in _YEARS:
            closed = last + 1 < len(words) and words[last + 1].norm in ")،,-"
            enclosed = closed and at > 0 and words[at - 1].norm in "(،,-"
            return under or enclosed or any(word.norm in age for word in words[max(0, at - 4) : at])
        if any(word.norm in age for word in words[last : last + 2]):
            return True
        written = figure(words[at])
        return under and written is not None and written.article

    def is_name(self, at: int, *, follows: bool) -> bool:
        """Whether the number is the name of what stands before it: «القرار 1701», «تي 72».

        Args:
            at: index of the number.
            follows: whether a noun follows that it may count.
        """
        if not at or not is_digits(self.words[at]):
            return at > 0 and self.words[at - 1].norm in ("رقم", "الرقم")
        before = self.words[at - 1]
        if before.end == self.words[at].start and before.pos != "punct":
            return True  # «كوردستان24»
        if before.pos == "latin":
            return not follows
        known = self.known
        return (
            before.norm in known.numbered
            or before.norm in known.letters
            or (not follows and before.norm in known.perhaps_numbered)
        )

    def _is_joined(self, at: int, last: int) -> bool:
        """Whether a mark joins the digits to a word or number: «إف-16», «كوفيد-19», «5+1», «2-1»."""
        return self._joins(at - 2, at - 1, at) or self._joins(last - 1, last, last + 1)

    def _joins(self, left: int, mark: int, right: int) -> bool:
        words = self.words
        if left < 0 or right >= len(words) or words[mark].norm not in _JOINING:
            return False
        if words[left].end != words[mark].start or words[mark].end != words[right].start:
            return False
        outer = words[left].pos if is_digits(words[right]) else words[right].pos
        both = is_digits(words[left]) and is_digits(words[right])
        return both or outer == "latin" or (words[mark].norm in "-–" and outer != "punct")

    def _is_list_mark(self, at: int, last: int) -> bool:
        return at == 0 and last < len(self.words) and self.words[last].norm in ")-–.:ـ،"
