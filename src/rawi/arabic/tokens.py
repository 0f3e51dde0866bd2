"""Words, numbers, Latin runs and punctuation of a text, with their offsets.

What yields no token: blanks and control characters; the «#» and «_» of Arabic hashtags («#الجيش_السوري» is
two words); and the stops of initials and titles («أ.ف.ب», «د.أحمد»), which are spelling and end nothing.
«مازال» gives two tokens.
"""

from __future__ import annotations

import html
import re
from functools import cache

from rawi.arabic.fold import Folded, fold
from rawi.arabic.healing import LETTER_NAMES
from rawi.arabic.letters import LETTERS
from rawi.arabic.words import Word

__all__ = ["scan", "spells", "tokenize"]

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_DOMAINS = (
    "com|net|org|info|news|tv|me|co|gov|edu|io|uk|fr|de|ru|sy|iq|ye|ly|sa|eg|ps|lb|il|ae|qa|kw|tr|ir|tn"
)
_IN_ADDRESS = (
    r"(?:[^\s«»\"“”<>(),،؛.!?:;']|[.!?:;'](?=[^\s«»\"“”<>(),،؛]))"  # a stop at its end is the sentence's
)
# No group is possessive («(…)++», single characters may be): Python before 3.11.5, which Debian has, takes too much then.
# Lengths are bounded so that a page-long run without blanks costs no more than its length.
_ADDRESS = (
    rf"(?:https?://|www\.){_IN_ADDRESS}+"
    r"|[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,5}"
    r"|[@#]_*+[A-Za-z0-9][A-Za-z0-9_]*+"
    rf"|[A-Za-z0-9][A-Za-z0-9-]{{0,62}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{0,4}}?\.(?:{_DOMAINS})\b(?:/{_IN_ADDRESS}*)?"
)
_NAME = rf"[{_LATIN}][{_LATIN}0-9]*+(?:(?:[-'’._]|&(?=[A-Z]))[{_LATIN}0-9]++)*"  # «F-16», «AT&T», «U.S»
_NUMBER = (
    r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?![0-9])"  # dates
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"  # times of day
    r"|[0-9]++(?:[.,][0-9]++)*"
)
_GLUE = r"[وف]?[بك]?ال|[وف]?لل|[وف]?[بكل]|[وف]"
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
# «مازالت», «لايزال» are two words written as one.
_STILL = rf"[وف]?(?:ما|لا)(?=[تي]?زال(?:ت|ا|وا|ون)?(?![{LETTERS}]))"
_RUN = r"\.{2,}+|[-–—]{2,}+|(?P<again>[=*~+|•])(?P=again)+"  # «...», «--»
# The blank before a token is taken with it: to find that none begins there takes as long as to find a word.
_TOKEN = re.compile(
    "[ \n]?+(?:"
    rf"(?P<word>(?:{_STILL}|[{LETTERS}]++)(?![0-9A-Za-z]))"
    rf"|(?P<glue>{_GLUE})?(?:(?P<latin>{_ADDRESS}|{_NAME})|(?P<num>{_NUMBER}))"
    rf"|(?P<part>[{LETTERS}]++|[^\W\d_]++)"
    rf"|(?P<mark>{_ENTITY}|{_RUN}|(?!\#[{LETTERS}])[^\s_\x00-\x1f\x7f-\x9f])"
    ")"
)

_INITIAL_NAMES = "|".join(sorted(LETTER_NAMES))
_INITIAL = re.compile(
    rf"(?<![{LETTERS}0-9])(?<![0-9] )(?:(?:و(?=[دم]))?(?P<one>[{LETTERS}])|{_INITIAL_NAMES})$"
)
_INITIAL_NEXT = re.compile(rf"(?:[{LETTERS}]|{_INITIAL_NAMES})(?![{LETTERS}])")
_LETTER_NEXT = re.compile(f"[{LETTERS}]")
_INITIALS_OVER = re.compile("[)،؛:/-]| ?[0-9]")
_LATIN_INITIAL = re.compile(r"(?<![A-Za-z0-9])[A-Z]$")
_LATIN_NEXT = re.compile(" ?[A-Z]")
# A name after «د.» may begin with و (وليد); after «م.» and «أ.» that is rather a new sentence.
_NAME_NEXT = {"د": re.compile(f" ?[{LETTERS}]{{2}}")} | dict.fromkeys(
    "ام", re.compile(f" ?(?!و)[{LETTERS}]{{2}}")
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The tokens between two offsets of a text, in order; their offsets count in the whole text.

    Each has ``start``, ``end``, ``text``, ``norm`` and ``folded``. Numbers, Latin runs and punctuation also
    have their ``pos``, and numbers and Latin runs their ``proclitics``, ``stem`` and ``stem_start``: what is
    glued to them («الـ19», «لـCNN») is no word of its own. The ``norm`` of an HTML entity is the character
    that it stands for.
    """
    end = len(text) if end is None else end
    words = scan(fold(text[start:end]))
    if start:
        for word in words:
            word.start += start
            word.end += start
            if word.stem_start >= 0:
                word.stem_start += start
    return words


def scan(folded: Folded) -> list[Word]:
    """The tokens of a folded text; see ``tokenize``."""
    light, dark, source, offsets = folded.norm, folded.text, folded.source, folded.offsets
    words: list[Word] = []
    for token in _TOKEN.finditer(light):
        kind = token.lastgroup
        assert kind is not None  # one of them matches
        at, to = token.span(kind)
        glue = ""
        if kind == "latin" or kind == "num":
            glue = token["glue"] or ""
            at -= len(glue)
        start, end = offsets[at], offsets[to - 1] + 1
        if end < offsets[to]:
            start, end = folded.original(at, to)
        if kind == "word":  # most are
            words.append(Word(start, end, source[start:end], light[at:to], dark[at:to]))
        elif kind == "mark":
            mark = token["mark"]
            if mark == "." and spells(light, at):
                continue
            plain = (html.unescape(mark) or mark) if len(mark) > 3 and mark[0] == "&" else mark
            words.append(Word(start, end, source[start:end], plain, plain, "punct"))
        elif kind == "part":
            word = Word(start, end, source[start:end], light[at:to], dark[at:to])
            if not _LETTER_NEXT.match(light, at):
                word.pos, word.stem, word.stem_start = "latin", word.folded, start
            words.append(word)
        else:
            word = Word(start, end, source[start:end], light[at:to], dark[at:to])
            word.pos = "latin" if kind == "latin" else "num"
            word.proclitics, cut = _proclitics(glue)
            word.stem = dark[at + len(glue) : to]
            word.stem_start = offsets[at + cut]
            words.append(word)
    return words


@cache
def _proclitics(glue: str) -> tuple[tuple[str, ...], int]:
    """The letters glued to a number, one by one, and how many of them stand before ``stem_start``."""
    if glue.endswith("لل"):
        return (*glue[:-2], "ل", "ال"), len(glue) - 2
    if glue.endswith("ال"):
        return (*glue[:-2], "ال"), len(glue) - 2
    return tuple(glue), len(glue)


def spells(text: str, at: int) -> bool:
    """Whether a full stop is spelling: of initials, an abbreviation or a title.

    Args:
        text: a ``Folded.norm``.
        at: the full stop's position in it.
    """
    initial = _INITIAL.search(text, max(0, at - 9), at)
    if not initial:
        return bool(_LATIN_NEXT.match(text, at + 1) and _LATIN_INITIAL.search(text, max(0, at - 2), at))
    if _INITIAL_NEXT.match(text, at + 1):
        return True
    inside = initial.start() > 0 and text[initial.start() - 1] == "."
    if inside and _INITIALS_OVER.match(text, at + 1):
        return True
    letter = initial["one"]
    if letter is None or letter in "هو":  # «1436هـ.», and a conjunction that lost its word
        return False
    if _LETTER_NEXT.match(text, at + 1):
        return True
    return letter in _NAME_NEXT and bool(_NAME_NEXT[letter].match(text, at + 1))
