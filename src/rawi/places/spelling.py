"""How one place's name is spelt in many ways, and when two spellings are one name.

Reports write «دير الزور» and «ديرالزور», «البوكمال» and «أبو كمال», «الحسكة» and «حسكة», «حلبا» and «حلبة».
Every name has a *skeleton* in which such spellings coincide; it only finds the candidates, and ``alike``
then says whether two names with one skeleton truly are spellings of each other.
"""

from __future__ import annotations

import re

from rawi.arabic.fold import folded_word

__all__ = ["alike", "folded_name", "one_edit", "skeleton"]

_NOT_NAME = re.compile(r"[^\w]+")
_FATHERS = {"ابو", "ابي", "ابا"}


def folded_name(name: str) -> str:
    """A name as published, folded like ``Word.folded``: words parted by one blank, no marks or hyphens."""
    return " ".join(folded_word(part) for part in _NOT_NAME.split(_joined_marks(name)) if part)


def _joined_marks(name: str) -> str:
    return "".join(ch for ch in name if not "\u064b" <= ch <= "\u065f" and ch not in "\u0640\u0670’'`ʼ")


def skeleton(folded: str) -> str:
    """The letters that every spelling of a folded name shares."""
    return _ending("".join(_bare(word) for word in _fathers(folded.split()))).replace("ال", "") or folded


def alike(one: str, other: str) -> int | None:
    """How two folded names with one skeleton differ.

    Returns:
        0 for the same spelling, 1 for one that differs by its first article only, 2 for one that differs in
        spaces, further articles, hamza, «أبو» or a last «ا»/«ه»; ``None`` where only their skeletons
        coincide.
    """
    if one == other:
        return 0
    if one.removeprefix("ال") == other.removeprefix("ال") and min(len(one), len(other)) > 2:
        return 1
    return 2 if _shapes(one) & _shapes(other) else None


def one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two changed about, turns one word into the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def _shapes(folded: str) -> set[str]:
    """The name without spaces: with its inner articles, without the first, without any."""
    words = _fathers(folded.split())
    plain = [word.replace("ء", "") for word in words]
    return {
        _ending("".join([_bare(plain[0]), *plain[1:]])),
        _ending("".join(_bare(word) for word in plain)),
    }


def _fathers(words: list[str]) -> list[str]:
    """«ابو كمال», «ابوكمال», «البوكمال», «البو كمال» all as «بو كمال»."""
    told = []
    for word in words:
        if word in _FATHERS:
            told.append("بو")
        elif word.startswith("ابو") and len(word) > 4:
            told.append(word[1:])
        elif word.startswith("البو") and len(word) >= 4:
            told.append(word[2:])
        else:
            told.append(word)
    return told


def _bare(word: str) -> str:
    word = word.replace("ء", "")
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def _ending(joined: str) -> str:
    return joined[:-1] + "ا" if joined.endswith("ه") and len(joined) > 3 else joined
