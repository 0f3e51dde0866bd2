"""Words that posts break or stretch so that censors' filters miss them: which characters to leave out again.

Surest first:

1. a separator with tatweel beside it, or zero-width characters on both sides («قـ.ـوات», «أسـ*لحة») never ends a
   sentence: ``JOINTS``, found in the text as published;
2. pieces that together are a word censors look for (knowledge/censored.toml) are one word, whatever stands between
   them («د.اعش», «ق_ص_ف», «ا ل ق ص ف»);
3. a piece that can be no word makes the dot beside it no full stop («مدين.ة», «الش.هداء»).

Everything else stays as it is: abbreviations («أ.ف.ب», «د.أحمد»), hashtags, months («مارس/آذار»), and sentences without
a blank after the full stop («المدينة.وقال»).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["INVISIBLE", "JOINTS", "LETTERS", "LETTER_NAMES", "MARKS", "breaks", "censored", "stretches"]

# Letters that may be left once the text is cleaned: the Arabic blocks without tatweel.
LETTERS = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08c9"
# Harakat, Quranic signs, and marks set above letters by fonts.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u20d0-\u20f0"
# Those that are put inside words, and those that only steer direction and may well follow a full stop.
_ZERO_WIDTH = "\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u034f\u180e"
INVISIBLE = _ZERO_WIDTH + "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufe00-\ufe0f"

_BETWEEN = ".*_~·•|^…"
_FILL = "\u0640" + INVISIBLE
# «1444هـ.وقال» is no «هوقال»: ه alone needs its tatweel on both sides.
_NOT_HIJRI = f"(?<!(?<![{LETTERS}{MARKS}])ه)"
JOINTS = (
    f"(?<=[{LETTERS}{MARKS}])(?:"
    f"{_NOT_HIJRI}[{INVISIBLE}]*+\u0640[{_FILL}]*+[{_BETWEEN}]{{1,3}}+[{_FILL}]*+"
    f"|[{_FILL}]*+[{_BETWEEN}]{{1,3}}+[{INVISIBLE}]*+\u0640[{_FILL}]*+"
    f"|[{_ZERO_WIDTH}]++[{_BETWEEN}]{{1,3}}+[{_ZERO_WIDTH}]++"
    f")(?=[{LETTERS}])"
)

# How Latin letters are spelt out: «بي.بي.سي», «إم.تي.في» are abbreviations.
LETTER_NAMES = frozenset(
    "اي ايه بي سي دي اف جي اتش اش ايتش جيه جاي كي كيه كاي ال ام ان او كيو ار اس تي يو في دابليو دبليو اكس واي زد زي".split()
)
_SEPARATED = re.compile(rf"[.*_~·•|^…/\\+'\-–][.*_~·•|^…/\\+'\-–]{{0,2}}+[{LETTERS}]")
_CHAIN = re.compile(rf"(?<![{LETTERS}#@])[{LETTERS}]++(?:[.*_~·•|^…/\\+'\-–]{{1,3}}+[{LETTERS}]++)++")
_PIECE = re.compile(f"[{LETTERS}]+")
_SPACED = re.compile(
    rf"(?<![^\s«\"“(])[{LETTERS}](?: [{LETTERS}](?![{LETTERS}])){{2,15}}+(?![^\s»\"”)،؛:.!؟?])"
)
_LONGEST_CHAIN = 16

_STOPLIKE = re.compile(r"[.*_~·]{1,3}")
_NO_WORD_BEGINS = "ةىؤئء"
_TORN_ARTICLE = re.compile(f"[وف]?[بك]?ال[{LETTERS}]?")
_WORDS_LIKE_IT = frozenset("الا الم الف الى الي الو الب الة اله الن".split())
_STRETCHED = re.compile(rf"([{LETTERS}])\1\1+")
_LONG = "اوي"


def stretches(text: str) -> list[tuple[int, int]]:
    """What is too much in stretched letters («عااااجل»), as spans of a cleaned text.

    Two letters stay where Arabic doubles them («الللاعبين», «الدبلوماسييين»), also where only a typing error shows.
    """
    spans = []
    for run in _STRETCHED.finditer(text):
        start, end = run.span()
        keep = _kept(text, run[1], start, end)
        if start + keep < end:
            spans.append((start + keep, end))
    return spans


def _kept(text: str, letter: str, start: int, end: int) -> int:
    """How many letters of a run of three and more are spelling."""
    starts_word = start == 0 or not _PIECE.match(text, start - 1)
    ends_word = not _PIECE.match(text, end)
    if starts_word and (ends_word or (letter == "ت" and end - start == 3)):
        return end - start  # «ههههه» is laughter, «تتتابع» a verb
    if letter == "ا":
        return 1
    if letter == "و":
        return 2 if starts_word else 1
    if letter == "ي":
        return 2 if text.startswith("ن", end) and not _PIECE.match(text, end + 1) else 1
    return 2 if end - start == 3 else 1


def breaks(text: str) -> list[tuple[int, int]]:
    """The separators inside broken words, as spans of a cleaned text, in order."""
    spans: list[tuple[int, int]] = []
    for run in _SPACED.finditer(text) if _SPACED.search(text) else ():
        if censored(run.group().replace(" ", "")):
            spans.extend((at, at + 1) for at in range(run.start() + 1, run.end(), 2))
    if any(_PIECE.match(text, found.start() - 1) for found in _SEPARATED.finditer(text) if found.start()):
        for chain in _CHAIN.finditer(text):
            spans.extend(_healed(text, [piece.span() for piece in _PIECE.finditer(text, *chain.span())]))
        spans.sort()
    return spans


def _healed(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps between pieces of a chain that are no gaps."""
    if len(pieces) > _LONGEST_CHAIN or all(
        end - start == 1 or _spelt(text[start:end]) for start, end in pieces
    ):
        letters = "".join(text[start:end] for start, end in pieces)
        if len(pieces) > _LONGEST_CHAIN or not censored(letters):
            return []
    gaps: list[tuple[int, int]] = []
    words = [[piece] for piece in pieces]
    changed = True
    while changed:
        changed = False
        for first in range(len(words)):
            for last in range(len(words) - 1, first, -1):
                if _one_word(text, words[first : last + 1]):
                    words[first : last + 1] = [[piece for word in words[first : last + 1] for piece in word]]
                    changed = True
                    break
            if changed:
                break
    for word in words:
        gaps.extend((left[1], right[0]) for left, right in zip(word, word[1:], strict=False))
    return gaps


def _one_word(text: str, parts: list[list[tuple[int, int]]]) -> bool:
    """Whether neighbouring parts of a chain are one broken word."""
    spelt = ["".join(text[start:end] for start, end in part) for part in parts]
    whole = "".join(spelt)
    if censored(whole):
        return True
    if len(parts) != 2 or _STRETCHED.search(whole):
        return False
    left, right = spelt
    gap, after = (parts[0][-1][1], parts[1][0][0]), parts[1][-1][1]
    if not _STOPLIKE.fullmatch(text, *gap) or _spelt(left) or _spelt(right):
        return False
    if right[0] in _NO_WORD_BEGINS:
        return len(left) > 1
    if len(right) == 1:
        alone = after == len(text) or text[after] in ' \n،؛:»"”)'
        return len(left) > 2 and right not in "واب" and alone
    return bool(_TORN_ARTICLE.fullmatch(left)) and left not in _WORDS_LIKE_IT


def _spelt(piece: str) -> bool:
    return piece.removeprefix("و") in LETTER_NAMES


@cache
def censored(word: str) -> bool:
    """Whether a word, in the spelling of ``norm``, is one that censors look for, with or without clitics."""
    return len(word) > 2 and bool(_censored_words().fullmatch(word))


@cache
def _censored_words() -> re.Pattern[str]:
    stems = sorted(read_censored(HERE / "censored.toml"), key=len, reverse=True)
    ends = "ات|ون|ين|ان|ا|ة|ه|ها|هم|نا|تي|تين|تان|ي|ية|يين|يون|يات|ته|تها|تهم|اته|اتها|اتهم|وا|ت|تم"
    return re.compile(f"[وف]?(?:[بكلس]|ال|[بك]ال|لل)?(?:{'|'.join(map(re.escape, stems))})(?:{ends})?")


def read_censored(path: Path) -> list[str]:
    """The stems of knowledge/censored.toml.

    Raises:
        KnowledgeError: an entry is malformed, shorter than three letters or not in plain spelling.
    """
    stems = []
    for line, table in read_tables(path, "group"):
        checked(path, line, table, required={"about": str, "stems": list}, optional={})
        for stem in table["stems"]:
            if not re.fullmatch("[ء-ي]{3,}", stem) or re.search("[أإآـ]", stem):
                raise KnowledgeError(
                    f"«{stem}» must be three or more plain letters, alef without hamza", path=path, line=line
                )
            stems.append(stem)
    return stems
