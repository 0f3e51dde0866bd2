"""Reading what is no exact count: ordinals («الخامس عشر») and vague numbers («عشرات الآلاف»)."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.arabic.numerals_reading import PARTS, expanded, spellings
from rawi.arabic.words import Word

__all__ = ["ORDINAL_WORDS", "VAGUE_WORDS", "ordinal", "vague"]

# The codebook's ranges.
_VAGUE = {
    "عشرات": (20, 99), "مئات": (200, 999), "مءات": (200, 999), "مائات": (200, 999), "الاف": (2_000, 9_999),
    "الوف": (2_000, 9_999), "ملايين": (2_000_000, 9_999_999),
}  # fmt: skip
_VAGUE_OF = {"الالاف": 1_000, "الاف": 1_000, "الالوف": 1_000, "الوف": 1_000, "الملايين": 1_000_000,
             "ملايين": 1_000_000}  # fmt: skip
_VAGUE_FORMS = expanded([*_VAGUE, *("ال" + word for word in _VAGUE)])
VAGUE_WORDS = frozenset(_VAGUE_FORMS)


def vague(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """The range of «عشرات», «مئات», «آلاف», «عشرات الآلاف», «المئات من الآلاف» …: (low, high, index after)."""
    form = _VAGUE_FORMS.get(words[at].norm)
    if form is None:
        return None
    low, high = _VAGUE[form[0].removeprefix("ال") if form[0] not in _VAGUE else form[0]]
    of = at + 1 + (at + 2 < len(words) and words[at + 1].norm == "من")
    scale = _VAGUE_OF.get(words[of].norm) if of < len(words) and high < 1_000 else None
    if scale:
        return low * scale, (high + 1) * scale - 1, of + 1
    return low, high, at + 1


_ORDINALS = {
    1: "اول الاول الاولى الاولي اولى حادي الحادي الحادية", 2: "ثاني الثاني ثانية الثانية",
    3: "ثالث الثالث ثالثة الثالثة",
    4: "رابع الرابع رابعة الرابعة", 5: "خامس الخامس خامسة الخامسة",
    6: "سادس السادس سادسة السادسة",
    7: "سابع السابع سابعة السابعة", 8: "ثامن الثامن ثامنة الثامنة", 9: "تاسع التاسع تاسعة التاسعة",
    10: "عاشر العاشر عاشرة العاشرة",
}  # fmt: skip
_ORDINAL_FORMS = {
    spelling: (value, word)
    for value, names in _ORDINALS.items()
    for name in names.split()
    for variant in spellings(name)
    for spelling, (word, _, _) in expanded([variant]).items()
}
ORDINAL_WORDS = frozenset(_ORDINAL_FORMS)
_ELEVENTH_ONLY = frozenset(("حادي", "الحادي", "الحادية", "الحاديه"))


def ordinal(words: Sequence[Word], at: int) -> tuple[int, int, bool] | None:
    """«الثالثة», «الخامس عشر», «الحادي والعشرين»: (value, index after, whether definite)."""
    form = _ORDINAL_FORMS.get(words[at].norm)
    if form is None:
        return None
    value, word = form
    definite = word.startswith("ال")
    if at + 1 < len(words):
        follower = words[at + 1].norm
        part = PARTS.get(follower)
        if part and part.kind == "ten" and not part.conjunction and not part.article and value < 10:
            return 10 + value, at + 2, definite
        if part and part.kind == "tens" and part.conjunction and value < 10:
            return int(part.value) + value, at + 2, definite
    return None if word in _ELEVENTH_ONLY else (value, at + 1, definite)
