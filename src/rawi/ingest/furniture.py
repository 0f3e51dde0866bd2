"""What a scraped page leaves around its report: share buttons, comment boxes, headlines of other reports.

Nothing is taken out of the text, so that offsets stay what they are: spans are named for coding to skip. The
phrases are in knowledge/furniture.toml. What follows a heading such as «مواضيع ذات صلة» goes too, as long as
it looks like other reports' headlines and only once the report itself has begun; a paragraph with a full stop
ends that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Phrases", "read_phrases", "strip_furniture"]

Span = tuple[int, int]

_KINDS = ("line", "opening", "prefix", "related", "tags", "neighbour", "age")
_LINE_END = re.compile("\n|[ \t\u00a0]{5,}+|$")  # pages that lost their line breaks kept long blanks
_IGNORED = re.compile("[\u064b-\u065f\u0670\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SPELLING = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"))
_DIGITS = re.compile(r"\d+")
_EDGES = re.compile(r"^[^\w#+©]+|[^\w#+©]+$")
_BLANKS = re.compile(r"\s+")
_FULL_STOP = re.compile(r"(?<![.…])[.؟!][\s»”’\"')\]]*$")

# A line between these is part of a sentence.
_OPEN_BEFORE = re.compile(r"[\"(«“][ ]?\n[ ]?$")
_GOES_ON = re.compile(r"[ ]?\n[ ]?[\"،.,)»”؛]")

_LIST_ITEM = re.compile(r"[-–—•*،,.]|\d+\s?[-–—.)]")

_LONGEST_PHRASE = 80  # a longer line is never looked up
_LONGEST_HEADLINE = 160
_SHORTEST_PARAGRAPH = 50
_RESUMING = 80  # a paragraph of the report itself, below a heading
_LONGEST_TAG = 5  # blanks
_FEWEST_PARAGRAPHS = 3  # with full stops, before lines without any at the end are taken for others' headlines
_FEWEST_HEADLINES = 3
_LONGEST_TAGS = 200  # the tags of a report, all in one line behind its last sentence
_WORDS_OF_HEADLINE = range(4, 26)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of knowledge/furniture.toml.

    Attributes:
        exact: a whole line's plain spelling -> its kind («line», «related», «tags», «neighbour», «age»).
        openings: what a line begins with, plainly spelt.
        prefix: finds the phrases that stand before a headline, up to their colon.
        tags: finds the tags that a site put behind the last sentence («… من المدينة. سمات الجيش حلب غارة»).
    """

    exact: dict[str, str]
    openings: tuple[str, ...]
    prefix: re.Pattern[str]
    tags: re.Pattern[str]


def strip_furniture(text: str) -> list[Span]:
    """The spans of a text that are a page's furniture, in order, without overlap; offsets count code points.

    A span is a whole line without its blanks, the phrase before a headline («رابط الخبر بصحيفة الوئام:»),
    which may stand within a line, or the tags behind the last sentence.
    """
    lines = _lines(text)
    skipped = _furniture(text, lines)
    skipped |= _strange_tail(text, lines, skipped)
    spans = [lines[number] for number in sorted(skipped)]
    prefix = _phrases().prefix
    for number, (start, end) in enumerate(lines):
        if number not in skipped:
            spans.extend(found.span() for found in prefix.finditer(text, start, end))
    spans.extend(_tags_at_the_end(text, lines, skipped))
    return sorted(spans)


def _tags_at_the_end(text: str, lines: list[Span], skipped: set[int]) -> list[Span]:
    """The tags behind the last sentence of the last line, if they are no sentence themselves."""
    if not lines or len(lines) - 1 in skipped:
        return []
    start, end = lines[-1]
    found = _phrases().tags.search(text, max(start, end - _LONGEST_TAGS), end)
    if found is None or _stopped(text, start, end):
        return []
    return [(found.start("tags"), end)]


def _furniture(text: str, lines: list[Span]) -> set[int]:
    """The numbers of the lines that are furniture by their phrase or by the heading above them."""
    phrases = _phrases()
    skipped: set[int] = set()
    under = ""  # the kind of heading that the line stands under
    begun = False  # whether a paragraph of the report has been read
    for number, (start, end) in enumerate(lines):
        kind = _kind(text, start, end, phrases)
        if kind and not (kind == "line" and _in_a_sentence(text, start, end)):
            skipped.add(number)
            if kind not in ("line", "opening") and begun:
                under = kind
            continue
        length = end - start
        stopped = _stopped(text, start, end)
        if length > _LONGEST_HEADLINE or (
            stopped and length >= (_RESUMING if under else _SHORTEST_PARAGRAPH)
        ):
            under = ""
            begun = True
        elif under:
            if under == "tags" and text.count(" ", start, end) >= _LONGEST_TAG:
                under = "related"  # tags end where a longer line begins
            skipped.add(number)
            if under == "age":
                under = ""
    return skipped


def _kind(text: str, start: int, end: int, phrases: Phrases) -> str:
    """Which kind of furniture a line is by its phrase; empty for none."""
    line = _plain(text[start : min(end, start + _LONGEST_PHRASE)])
    if line.startswith(phrases.openings):
        return "opening"
    return phrases.exact.get(line, "") if end - start <= _LONGEST_PHRASE else ""


def _in_a_sentence(text: str, start: int, end: int) -> bool:
    """Whether a line is the link of a sentence that a site put on a line of its own: «موقع "↵فيسبوك↵"»."""
    return bool(_OPEN_BEFORE.search(text[max(0, start - 4) : start]) or _GOES_ON.match(text, end))


def _strange_tail(text: str, lines: list[Span], skipped: set[int]) -> set[int]:
    """The lines at the end that look like others' headlines, under paragraphs that have full stops.

    A report's own last lines may lack their stops: fewer than three such lines are left alone.
    """
    last = len(lines)
    while last and (last - 1 in skipped or _like_a_headline(text, *lines[last - 1])):
        last -= 1
    tail = [number for number in range(last, len(lines)) if number not in skipped]
    if len(tail) < _FEWEST_HEADLINES:
        return set()
    paragraphs = sum(
        end - start >= _SHORTEST_PARAGRAPH and _stopped(text, start, end) for start, end in lines[:last]
    )
    return set(tail) if paragraphs >= _FEWEST_PARAGRAPHS else set()


def _like_a_headline(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_HEADLINE or _stopped(text, start, end):
        return False
    line = text[start:end]
    return line[-1] not in ":،,؛-–" and not _LIST_ITEM.match(line) and len(line.split()) in _WORDS_OF_HEADLINE


def _stopped(text: str, start: int, end: int) -> bool:
    """Whether a line ends with a full stop, which dots of omission («عبر...») are not."""
    return _FULL_STOP.search(text[max(start, end - 8) : end]) is not None


def _lines(text: str) -> list[Span]:
    """The lines that hold something, without the blanks at their ends."""
    found = []
    start = 0
    for line_end in _LINE_END.finditer(text):
        line = text[start : line_end.start()]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            found.append((first, first + len(bare)))
        start = line_end.end()
    return found


def _plain(line: str) -> str:
    """A line as phrases are compared: see the head of knowledge/furniture.toml."""
    line = _IGNORED.sub("", line).casefold()
    for letter, plain in _SPELLING:
        line = line.replace(letter, plain)
    return _EDGES.sub("", _BLANKS.sub(" ", _DIGITS.sub("#", line)))


@cache
def _phrases() -> Phrases:
    return read_phrases(HERE / "furniture.toml")


def read_phrases(path: Path) -> Phrases:
    """The phrases of a file like knowledge/furniture.toml.

    Raises:
        KnowledgeError: a group is malformed or of an unknown kind, or a phrase stands in two groups.
    """
    exact: dict[str, str] = {}
    openings: list[str] = []
    prefixes: list[str] = []
    tags: list[str] = []
    shape: dict[str, type] = {"about": str, "phrases": list}
    for line, table in read_tables(path, "group"):
        checked(path, line, table, required=shape, optional={}, one_of={"about": _KINDS})
        kind = table["about"]
        if kind == "prefix":
            prefixes.extend(table["phrases"])
            continue
        if kind == "tags":
            tags.extend(table["phrases"])
        for phrase in table["phrases"]:
            plain = _plain(phrase)
            if not plain or exact.get(plain, kind) != kind:
                raise KnowledgeError(f"«{phrase}» is empty or stands in two groups", path=path, line=line)
            if kind == "opening":
                openings.append(plain)
            else:
                exact[plain] = kind
    return Phrases(exact, tuple(openings), _prefix_search(prefixes), _tags_search(tags))


def _prefix_search(phrases: list[str]) -> re.Pattern[str]:
    """Finds the phrases where a sentence may begin, with the outlet's name and the colon after them."""
    known = "|".join(
        r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<![^\s.!?؟…»”\"])(?:{known or '(?!)'})(?:\s+\w+){{0,2}}?\s*:")


def _tags_search(phrases: list[str]) -> re.Pattern[str]:
    """Finds a phrase for tags after a full stop, with at least one tag behind it."""
    known = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"[.!؟»”\"](?:\s|\u200f)+(?P<tags>(?:{known or '(?!)'})\s+\S)")
