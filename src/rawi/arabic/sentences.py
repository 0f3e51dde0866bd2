"""Where sentences begin and end, and which of them are headlines.

A sentence ends at a stop (. ! ? ؟ …) or at a line's end, but

* not at the stops of abbreviations, initials, decimals, list numbers and addresses;
* at a full stop without a blank after it («المدينة.وقال») when that is none of a broken word;
* not at the end of a line that plainly goes on: some sites put the links of a sentence on their own lines;
* also at five blanks and more, before a bullet, and where a first line begins its headline again: pages lose
  their line breaks.

Closing quotes and brackets after a stop belong to the sentence that they close.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from rawi.arabic.dateline import dateline
from rawi.arabic.fold import Folded, fold
from rawi.arabic.letters import LETTERS
from rawi.arabic.tokens import scan, spells
from rawi.arabic.words import Sentence

__all__ = ["dateline", "sentences", "split_sentences"]

Span = tuple[int, int]

_LONGEST = 3000  # code points; what later layers do with a sentence may grow with the square of its length
_TITLE_AGAIN = "رابط الخبر"  # the link at a page's foot, and its headline
_LONGEST_TITLE = 600  # a first line that repeats its headline and the site's name
_FEWEST_BLANKS = 3
_REPEATED_WORDS = 5

# Stops, the end of a line, many blanks, a bullet. A pattern that begins with a set of characters is searched fastest.
_BOUNDARY = re.compile(
    r"[.!?؟…\n •●■▪◦](?:(?<=[.!?؟…])[.!?؟…]*+|(?<=\n)\s*+|(?<= ) {4,}+|(?<=\s[•●■▪◦])(?=\s))"
)
_CLOSERS = re.compile(r"(?:[»”’)\]}]|&#8221;|&#8217;|&raquo;|&rdquo;)*")
_LOST_QUOTE = re.compile(r"\s*\n[\"”»](?=\s*(?:\n|$))")  # on a line of its own
_HOLDS_A_WORD = re.compile(r"[^\W_]")
_LETTER = re.compile(f"[{LETTERS}]")
_LIST_NUMBER = re.compile(rf"[\s\-–•*(]*+(?:[0-9]{{1,3}}|[{LETTERS}])")

# A line that begins like this belongs to the line before it ...
_GOES_ON = re.compile(r"[،؛,:)»”!؟?]|\.(?!\.)")
# ... and so does a line after one that ends like this.
_STAYS_OPEN = re.compile(
    r"(?:[،,(«“]|(?<!\w)[وف]?(?:في|من|على|الى|عن|مع|ان|بين|ضد|بعد|قبل|منذ|خلال|وسط|قد|لم|لن|التي|الذي|الذين))"
    r"\s*$"
)
_STOPPED = re.compile(r"[.!?؟:…][»”’\"')\]]*\s*$")
# Lines as those sites leave them: a link's words with blanks beside them, or a line that begins with ،.
_LINKED = re.compile(r"\n،|[^\s.!?؟:…] \n(?=\S)[^\n]{1,80}\n[ ،.]")


def split_sentences(text: str) -> list[Span]:
    """Offsets of a text's sentences, in order: none empty, with no blank at either end."""
    folded = fold(text)
    return [folded.original(start, end) for start, end in _split(folded.norm)]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text with their words.

    A headline is the first line, or one that stands again as a line, without a full stop, or after «رابط الخبر».
    """
    folded = fold(text)
    words = scan(folded)
    starts = [word.start for word in words]
    titles = _headlines(folded)
    found: list[Sentence] = []
    first = 0
    for start, end in _split(folded.norm):
        begin, over = folded.original(start, end)
        first = bisect_left(starts, begin, first)
        last = bisect_left(starts, over, first)
        if last > first:
            over = max(over, words[last - 1].end)
            title = _stands_in((start, end), titles) or folded.norm[start:end].lstrip().startswith(
                _TITLE_AGAIN
            )
            found.append(Sentence(begin, over, tuple(words[first:last]), title))
        first = last
    return found


def _split(text: str) -> list[Span]:
    """Sentences as positions in a ``Folded.norm``."""
    spans: list[Span] = []
    linked = ("\n،" in text or " \n" in text) and _LINKED.search(text) is not None
    title_end = text.find("\n")
    start = 0
    for found in _BOUNDARY.finditer(text):
        at, after = found.span()
        if after <= start:
            continue
        if text[at] == "\n":
            if _goes_on(text, start, at, after, linked and at > title_end):
                continue
            end = at
        elif text[at] in ".!?؟…":
            end = _stop(text, start, at, after)
            if end < 0:
                continue
        else:
            end = at
        _add(text, spans, start, end)
        start = end
    _add(text, spans, start, len(text))
    if title_end > 0 and spans:
        spans = _at_repeats(text, title_end, spans)
    return [
        piece
        for span in spans
        for piece in (_capped(text, *span) if span[1] - span[0] > _LONGEST else (span,))
    ]


def _add(text: str, spans: list[Span], start: int, end: int) -> None:
    """Take a sentence without its blanks; what holds no word goes to the sentence before it on its line."""
    start, end = _trimmed(text, start, end)
    if start == end:
        return
    if _HOLDS_A_WORD.search(text, start, end):
        spans.append((start, end))
    elif spans and "\n" not in text[spans[-1][1] : start]:
        spans[-1] = (spans[-1][0], end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _stop(text: str, start: int, at: int, after: int) -> int:
    """Where the sentence ends that stops from ``at`` to ``after`` may end; -1 when they end none."""
    if after - at == 1 and text[at] == "." and (spells(text, at) or _LIST_NUMBER.fullmatch(text, start, at)):
        return -1
    end = _closed(text, start, after)
    following = text[end : end + 1]
    if not following or following.isspace():
        return end
    if following in '«“([-–—*•"' or end > after:
        return -1 if following in "،؛,:" else end
    return end if _glued(text, at, end) else -1


def _closed(text: str, start: int, after: int) -> int:
    """The position after the quotes and brackets that close at a stop."""
    closers = _CLOSERS.match(text, after)
    end = closers.end() if closers else after
    if text.startswith('"', end):
        beyond = text[end + 1 : end + 2]
        if not beyond or beyond.isspace() or beyond in "،؛,.)" or _quote_is_open(text, start, after):
            return end + 1
    lost = _LOST_QUOTE.match(text, end)
    return lost.end() if lost else end


def _glued(text: str, at: int, after: int) -> bool:
    """Whether a stop without a blank after it stands between two sentences."""
    if not at:
        return False
    left, right, beyond = text[at - 1], text[after], text[after + 1 : after + 2]
    if _LETTER.match(right):
        return (bool(_LETTER.match(left)) or left in '0123456789»”")]%') and (
            right == "و" or beyond.isalpha()
        )
    return right.isdigit() and bool(_LETTER.match(left)) and bool(_LETTER.match(text, at - 2))


def _goes_on(text: str, start: int, at: int, after: int, linked: bool) -> bool:
    """Whether a sentence goes on after a line's end.

    Args:
        text: a ``Folded.norm``.
        start: where the sentence begins.
        at, after: where the line ends and the next text begins.
        linked: whether links of the text stand on lines of their own.
    """
    if after == len(text) or _GOES_ON.match(text, after):
        return True
    open_quote = _quote_is_open(text, start, at)
    if text[after] == '"' and (open_quote or text[after + 1 : after + 2] in ("", " ", "\n", "،", ".", ")")):
        return True
    if "\n" in text[at + 1 : after]:
        return False
    before = text[max(start, at - 40) : at]
    if _STAYS_OPEN.search(before) or (open_quote and before.rstrip().endswith('"')):
        return True
    beside_link = (text[at - 1 : at] == " " and text[after] != "و") or text[after - 1] == " "
    return linked and beside_link and not _STOPPED.search(before)


def _at_repeats(text: str, title_end: int, spans: list[Span]) -> list[Span]:
    """The sentences cut where the first line begins its own first words again."""
    begins = [word.start() for word in re.finditer(r"\S+", text[:title_end])]
    if len(begins) < 2 * _REPEATED_WORDS:
        return spans
    opening = text[begins[0] : begins[_REPEATED_WORDS]]
    cuts = []
    at = text.find(opening, begins[_REPEATED_WORDS], title_end)
    while at >= 0:
        cuts.append(at)
        at = text.find(opening, at + len(opening), title_end)
    if not cuts:
        return spans
    pieces: list[Span] = []
    for start, end in spans:
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        for left, right in pairwise(edges):
            _add(text, pieces, left, right)
    return pieces


def _capped(text: str, start: int, end: int) -> list[Span]:
    """A sentence of more than some thousand characters in pieces, cut after a comma, else at a blank."""
    pieces = []
    while end - start > _LONGEST:
        limit = start + _LONGEST
        cut = 1 + max(text.rfind(comma, start, limit) for comma in "،,؛")
        if cut <= start + 1:
            cut = text.rfind(" ", start + 1, limit)
        if cut <= start + 1:
            cut = limit
            while cut < end and (
                text[cut] == text[cut - 1] or (text[cut].isalnum() and text[cut - 1].isalnum())
            ):
                cut += 1
        pieces.append(_trimmed(text, start, cut))
        start = _trimmed(text, cut, end)[0]
    if start < end:
        pieces.append((start, end))
    return pieces


def _headlines(folded: Folded) -> list[Span]:
    """The lines that stand like a headline, as positions in the folded text."""
    lines = []
    at = 0
    for line in folded.text.split("\n"):
        bare = line.strip()
        if bare:
            lines.append((at, at + len(line), bare))
        at += len(line) + 1
    if len(lines) < 2:
        return []
    times = Counter(bare for _, _, bare in lines)
    title = lines[0][2][:_LONGEST_TITLE]
    found = []
    for number, (start, end, bare) in enumerate(lines):
        if bare[-1] in ".:،":
            continue
        repeated = times[bare] > 1 or (number and bare in title)
        if (number == 0 and len(bare) <= _LONGEST_TITLE) or (repeated and bare.count(" ") >= _FEWEST_BLANKS):
            found.append((start, end))
    return found


def _stands_in(span: Span, lines: list[Span]) -> bool:
    """Whether a span stands within one of some lines in order."""
    number = bisect_right(lines, span[0], key=_first) - 1
    return number >= 0 and span[1] <= lines[number][1]


def _first(span: Span) -> int:
    return span[0]


def _quote_is_open(text: str, start: int, at: int) -> bool:
    """Whether a straight quote stands open; in what is overlong, only the words nearby tell."""
    return text.count('"', max(start, at - _LONGEST), at) % 2 == 1
