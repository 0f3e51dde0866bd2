"""Words that posts break or stretch so that censors' filters miss them: what to leave out again.

Surest first:

1. A separator with tatweel beside it, a blank with tatweel on both sides, or a separator among zero-width
   characters ends no word («قـ.ـوات», «أسـ*لحة», «قضـ ـوا»): ``JOINTS``, found in the text as published.
2. Pieces that together spell a word censors look for (knowledge/censored.toml) are that word, whatever stands
   between them («د.اعش», «ق_ص_ف», «ا ل ق ص ف»).
3. A piece that can be no word makes the dot beside it no full stop («مدين.ة», «الش.هداء»).

Everything else stays: abbreviations («أ.ف.ب», «د.أحمد»), hashtags, months («مارس/آذار»), gendered endings
(«الموظف/ة») and sentences without a blank after their full stop («المدينة.وقال»).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from rawi.arabic.letters import INVISIBLE, LETTERS, MARKS, TATWEEL, ZERO_WIDTH, further
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["JOINTS", "LETTER_NAMES", "breaks", "censored", "read_censored", "stretches"]

Span = tuple[int, int]

# Possessive, and begun at one place a run only, so that long runs cost no more than their length.
_FILL = f"[{TATWEEL}{INVISIBLE}]*+"
_TATWEEL = f"[{INVISIBLE}]*+{TATWEEL}{_FILL}"
_NEAR = f"[{MARKS}{INVISIBLE}]*+"
_SIGN = r"[.*_~·•|^…]{1,3}+"
# «1444هـ.وقال»: هـ alone is the Hijri year, so that there it takes tatweel on both sides.
_HIJRI = f"(?<=(?<![{LETTERS}{MARKS}])ه)"
_FORMS = (
    f"{_TATWEEL}(?:{_SIGN}| ){_NEAR}{TATWEEL}{_FILL}",  # ـ.ـ and ـ ـ
    f"(?!{_HIJRI}){_TATWEEL}{_SIGN}{_FILL}",  # ـ.
    f"[{INVISIBLE}]*+{_SIGN}{_NEAR}{TATWEEL}{_FILL}",  # .ـ
    f"[{ZERO_WIDTH}]++{_SIGN}[{ZERO_WIDTH}]++",
)
JOINTS = f"(?<=[{LETTERS}{MARKS}])(?![{MARKS}])(?:{'|'.join(_FORMS)})(?=[{LETTERS}])"

# How Latin letters are spelt out: «بي.بي.سي» and «إم.تي.في» are abbreviations.
LETTER_NAMES = frozenset([
    "اي", "ايه", "بي", "سي", "دي", "اف", "جي", "اتش", "اش", "ايتش", "جيه", "جاي", "كي", "كيه", "كاي",
    "ال", "ام", "ان", "او", "كيو", "ار", "اس", "تي", "يو", "في", "دابليو", "دبليو", "اكس", "واي", "زد", "زي",
])  # fmt: skip

_APART = r"(?:[.·•|^/\\+\-–]|[*_~]{1,3}+)"  # no quotes, which are pairs, and no «..», which is an ellipsis
_SEPARATED = re.compile(rf"{_APART}(?=[{LETTERS}])")
_CHAIN = re.compile(rf"(?<![{LETTERS}#@])[{LETTERS}]++(?:{_APART}[{LETTERS}]++)+")
_SINGLES = re.compile(rf" [{LETTERS}] [{LETTERS}](?![{LETTERS}])")
_SPACED = re.compile(
    rf"(?<![^\s«\"“(])[{LETTERS}]{{1,9}}+(?=(?P<run>(?: [{LETTERS}](?![{LETTERS}])){{2,12}}))(?P=run)(?![^\s»\"”)،؛:.!؟?])"
)
_PIECE = re.compile(f"[{LETTERS}]+")
_LONGEST_CHAIN = 16  # pieces; no word has more letters

_STOPLIKE = re.compile(r"[.*_~·]{1,3}")
_NEVER_FIRST = "ةىؤئء"
_NEVER_LAST = "واب"  # «انتهى.و قال», and the letters of lists
_TORN_ARTICLE = re.compile(f"[وف]?[بك]?ال[{LETTERS}]?")
_LIKE_A_TORN_ARTICLE = frozenset(["الا", "الم", "الف", "الى", "الي", "الو", "الب", "الة", "اله", "الن"])

_MOST_YEHS = 4  # «بيئيين», folded
_STRETCHED = re.compile(rf"([{LETTERS}])\1\1+")


def stretches(light: str, dark: str) -> list[Span]:
    """What is too much of stretched letters («عااااجل»), as spans of a cleaned text, in order.

    Two letters stay where Arabic doubles them («للاعبين»), or where it may be a typing error.

    Args:
        light, dark: the text in both spellings. The darker decides: ة may stretch ه.
    """
    spans = []
    for run in _STRETCHED.finditer(dark):
        start, end = run.span()
        kept = start + _spelt_times(dark, run[1], start, end)
        if kept < end:
            spans.append((kept, end))
    return spans


def _spelt_times(text: str, letter: str, start: int, end: int) -> int:
    """How many letters of a run of three or more are spelling."""
    length = end - start
    first = not (start and _PIECE.match(text, start - 1))
    last = not _PIECE.match(text, end)
    if first and last:
        return length  # «ههههه» is laughter
    if letter == "ي" and length <= _MOST_YEHS:
        return length
    if letter == "ت" and length == 3 and (first or last):
        return length  # «تتتابع», «تشتتت»
    if letter in "اي" or (letter == "و" and not first):
        return 1
    return 2 if length == 3 or letter == "و" else 1


def breaks(light: str, dark: str) -> list[Span]:
    """The separators inside broken words, as spans of a cleaned text in both spellings, in order."""
    spans: list[Span] = []
    for run in _SPACED.finditer(dark) if _SINGLES.search(dark) else ():
        if censored(run.group().replace(" ", "")):
            spans.extend((at, at + 1) for at in range(run.start(), run.end()) if dark[at] == " ")
    if any(found.start() and _PIECE.match(dark, found.start() - 1) for found in _SEPARATED.finditer(dark)):
        for chain in _CHAIN.finditer(light):
            spans.extend(_healed(light, [piece.span() for piece in _PIECE.finditer(light, *chain.span())]))
        spans.sort()
    return spans


def _healed(text: str, pieces: list[Span]) -> list[Span]:
    """The gaps between the pieces of a chain that are none."""
    if len(pieces) > _LONGEST_CHAIN:
        return []
    if all(end - start == 1 or _is_letter_name(text[start:end]) for start, end in pieces):
        whole = further("".join(text[start:end] for start, end in pieces))
        return [(left[1], right[0]) for left, right in pairwise(pieces)] if censored(whole) else []
    words = [[piece] for piece in pieces]
    while (found := _first_broken(text, words)) is not None:
        first, last = found
        words[first:last] = [[piece for word in words[first:last] for piece in word]]
    return [(left[1], right[0]) for word in words for left, right in pairwise(word)]


def _first_broken(text: str, words: list[list[Span]]) -> Span | None:
    """The first and longest run of neighbouring parts that is one word."""
    for first in range(len(words) - 1):
        for last in range(len(words), first + 1, -1):
            if _one_word(text, words[first:last]):
                return first, last
    return None


def _one_word(text: str, parts: list[list[Span]]) -> bool:
    spelt = ["".join(text[start:end] for start, end in part) for part in parts]
    whole = further("".join(spelt))
    if censored(whole):
        # «استهدف الجيش.تم الاتفاق»: what is whole before the dot needs no ending from after it
        return len(parts) > 2 or len(spelt[1]) == 1 or not censored(further(spelt[0]))
    if len(parts) > 2 or _STRETCHED.search(whole):
        return False
    left, right = spelt
    gap, after = (parts[0][-1][1], parts[1][0][0]), parts[1][-1][1]
    if not _STOPLIKE.fullmatch(text, *gap) or _is_letter_name(left) or _is_letter_name(right):
        return False
    if right[0] in _NEVER_FIRST:
        return len(left) > 1
    if len(right) == 1:
        alone = after == len(text) or text[after] in ' \n،؛:»"”)'
        return alone and len(left) > 2 and right not in _NEVER_LAST
    return bool(_TORN_ARTICLE.fullmatch(left)) and left not in _LIKE_A_TORN_ARTICLE


def _is_letter_name(piece: str) -> bool:
    return piece.removeprefix("و") in LETTER_NAMES


@lru_cache(maxsize=4096)
def censored(word: str) -> bool:
    """Whether a word folded for matching is one that censors look for, clitics and endings allowed."""
    if not 2 < len(word) < 20:
        return False
    stems, feminine = _censored_stems()
    return any(
        (word[start:end] in stems and word[end:] in _ENDINGS)
        or (word[start:end] in feminine and word[end:] in _FEMININE_ENDINGS)
        for start in _beginnings(word)
        for end in range(start + 2, len(word) + 1)
    )


_OWNERS = ("ه", "ها", "هم", "نا", "ي")
_FEMININE_ENDINGS = frozenset(
    ["ه", "ات", "تان", "تين", *(f"{ending}{owner}" for ending in ("ت", "ات") for owner in _OWNERS)]
)
_ENDINGS = _FEMININE_ENDINGS | {"", *_OWNERS, *["يه", "يات", "يون", "يين", "ون", "ين", "ان", "وا", "ا", "ت"]}


def _beginnings(word: str) -> set[int]:
    """Where the stem of a word may begin, whatever of its first letters is attached to it."""
    found = set()
    for joint in {0, 1 if word[0] in "وف" else 0}:
        rest = word[joint:]
        found.add(joint)
        if rest[:1] in ("ب", "ك", "ل", "س"):
            found.add(joint + 1)
        if rest.startswith(("ال", "لل")):
            found.add(joint + 2)
        if rest.startswith(("بال", "كال")):
            found.add(joint + 3)
    return found


@cache
def _censored_stems() -> tuple[frozenset[str], frozenset[str]]:
    """The stems that take any ending, and those in ة, without it, that always have an ending."""
    stems = read_censored(HERE / "censored.toml")
    return (
        frozenset(further(stem) for stem in stems if not stem.endswith("ة")),
        frozenset(further(stem[:-1]) for stem in stems if stem.endswith("ة")),
    )


def read_censored(path: Path) -> list[str]:
    """The stems of a file like knowledge/censored.toml.

    Raises:
        KnowledgeError: an entry is malformed, has fewer than three letters or is not spelt plainly.
    """
    found = []
    for line, table in read_tables(path, "group"):
        checked(path, line, table, required={"about": str, "stems": list}, optional={})
        for stem in table["stems"]:
            if not re.fullmatch("[ءاؤئ-ي]{3,}", stem) or TATWEEL in stem:
                raise KnowledgeError(
                    f"«{stem}» must be three plain letters or more: alef bare", path=path, line=line
                )
            found.append(stem)
    return found
