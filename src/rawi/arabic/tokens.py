"""Words, numbers, Latin runs and punctuation of a text, with their offsets.

What yields no token: blanks and control characters, the «#» and «_» of Arabic hashtags («#الجيش_السوري» is two words),
and the stops inside initials and after titles («أ.ف.ب», «د.أحمد»), which are spelling and end nothing.
"""

from __future__ import annotations

import html
import re
from functools import cache

from rawi.arabic.fold import Folded, fold
from rawi.arabic.healing import LETTER_NAMES, LETTERS
from rawi.arabic.words import Word

__all__ = ["scan", "spells", "tokenize"]

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_DOMAINS = (
    "com|net|org|info|news|tv|me|co|gov|edu|io|uk|fr|de|ru|sy|iq|ye|ly|sa|eg|ps|lb|il|ae|qa|kw|tr|ir|tn|jo"
)
_URL_END = r"[^\s«»\"“”<>(),،؛]"
# The lengths are bounded so that a page-long run without blanks costs no more than its length.
_TOKEN = re.compile(
    rf"(?P<word>[{LETTERS}]++(?![0-9A-Za-z]))"
    rf"|(?P<glue>[وف]?[بك]?ال|[وف]?لل|[وف]?[بكل]|[وف])?+(?:"
    rf"(?P<latin>(?:https?://|www\.){_URL_END}++"
    rf"|[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}+@[A-Za-z0-9-]{{1,63}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{1,5}}+"
    rf"|[@#][A-Za-z0-9_]++"
    rf"|[A-Za-z0-9][A-Za-z0-9-]{{0,62}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{0,4}}?\.(?:{_DOMAINS})\b(?:/{_URL_END}*+)?"
    rf"|[{_LATIN}][{_LATIN}0-9]*+(?:(?:[-'’._]|&(?=[A-Z]))[{_LATIN}0-9]++)*+)"
    r"|(?P<num>[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]++(?:[.,][0-9]++)*+))"
    rf"|(?P<part>[{LETTERS}]++|[^\W\d_]++)"
    r"|(?P<mark>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});|\.{2,}+|[-–—]{2,}+|(?P<run>[=*~+|•])(?P=run)++"
    rf"|(?!\#[{LETTERS}])[^\s_\x00-\x1f\x7f-\x9f])"
)

_INITIAL = re.compile(
    rf"(?<![{LETTERS}0-9])(?<![0-9] )(?:(?P<one>[{LETTERS}])|{'|'.join(sorted(LETTER_NAMES))})$"
)
_INITIAL_NEXT = re.compile(rf"(?:[{LETTERS}]|{'|'.join(sorted(LETTER_NAMES))})(?![{LETTERS}])")
_LETTER_NEXT = re.compile(f"[{LETTERS}]")
_NAME_NEXT = re.compile(f" ?(?!و)[{LETTERS}]{{2}}")
_DOCTORS_NAME_NEXT = re.compile(f" ?[{LETTERS}]{{2}}")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The tokens between two offsets of a text, in order; offsets count in the whole text.

    Each has ``start``, ``end``, ``text``, ``norm`` and ``folded``; numbers, Latin runs and punctuation also have their
    ``pos``, and what is glued to a number or Latin run stands in its ``proclitics`` («الـ19», «لـCNN»), with its
    ``stem``. The ``norm`` of an HTML entity is the character that it stands for.
    """
    end = len(text) if end is None else end
    part = text if start == 0 and end == len(text) else text[start:end]
    words = scan(fold(part))
    if start:
        for word in words:
            word.start += start
            word.end += start
            if word.stem_start >= 0:
                word.stem_start += start
    return words


def scan(folded: Folded) -> list[Word]:
    """The tokens of a folded text."""
    light, dark, source, offsets = folded.norm, folded.text, folded.source, folded.offsets
    original = folded.original
    words: list[Word] = []
    for token in _TOKEN.finditer(light):
        at, to = token.span()
        start, last = offsets[at], offsets[to - 1] + 1
        if last < offsets[to]:
            last = original(at, to)[1]
        kind = token.lastgroup
        if kind == "word":
            words.append(Word(start, last, source[start:last], light[at:to], dark[at:to]))
        elif kind == "mark":
            mark = token.group()
            if mark == "." and spells(light, at):
                continue
            plain = html.unescape(mark) if len(mark) > 3 and mark[0] == "&" else mark
            words.append(Word(start, last, source[start:last], plain, plain, "punct"))
        elif kind == "part":
            pos = "name" if _LETTER_NEXT.match(light, at) else "latin"
            words.append(Word(start, last, source[start:last], light[at:to], dark[at:to], pos))
        else:
            word = Word(
                start,
                last,
                source[start:last],
                light[at:to],
                dark[at:to],
                "latin" if kind == "latin" else "num",
            )
            glue = token["glue"] or ""
            word.proclitics, cut = _clitics(glue)
            word.stem = dark[at + len(glue) : to]
            word.stem_start = offsets[at + cut]
            words.append(word)
    return words


@cache
def _clitics(glue: str) -> tuple[tuple[str, ...], int]:
    """The letters glued before a number as proclitics, and how many of them ``stem_start`` leaves out."""
    if not glue:
        return (), 0
    if glue.endswith("لل"):
        return (*glue[:-2], "ل", "ال"), len(glue) - 2
    if glue.endswith("ال"):
        return (*glue[:-2], "ال"), len(glue) - 2
    return tuple(glue), len(glue)


def spells(text: str, at: int) -> bool:
    """Whether the full stop at a position of a ``Folded.norm`` is spelling: of initials, an abbreviation or a title."""
    initial = _INITIAL.search(text, max(0, at - 9), at)
    if not initial:
        return False
    if _INITIAL_NEXT.match(text, at + 1):
        return True
    letter = initial["one"]
    if letter is None or letter in "هو":
        return False
    if _LETTER_NEXT.match(text, at + 1):
        return True
    if (
        initial.start()
        and text[initial.start() - 1] == "."
        and text[at + 1 : at + 2] in (")", "،", "؛", ":", "-", "/")
    ):
        return True
    name = _DOCTORS_NAME_NEXT if letter == "د" else _NAME_NEXT
    return letter in "دام" and bool(name.match(text, at + 1))
