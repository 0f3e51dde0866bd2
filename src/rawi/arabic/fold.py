"""Spelling folded for matching, with an offset map back to the text as published.

Two spellings come out of one pass and stand position for position beside each other: ``norm``, what the
morphology looks up, and ``text``, folded further, what names are matched on. On the way marks, tatweel,
zero-width and bidi characters are dropped; presentation forms and foreign letters become plain ones, digits
ASCII (``rawi.arabic.letters``); and words broken against censors are healed (``rawi.arabic.healing``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rawi.arabic.healing import JOINTS, breaks, stretches
from rawi.arabic.letters import DROPPED, LETTERS, MARKS, NORMING, REWRITTEN, TATWEEL, ZERO_WIDTH, further

__all__ = ["Folded", "fold", "folded_word", "norm"]

_SEQUENCES = "|".join(form for form in REWRITTEN if len(form) > 1)
_LIGATURES = "".join(form for form in REWRITTEN if len(form) == 1)
_DROPPED = re.compile(f"[{DROPPED}]++")
# Joints, ligatures and hamza as a mark are rare: most texts are searched only for what is dropped.
_RARE = re.compile(f"[{TATWEEL}{ZERO_WIDTH}{_LIGATURES}\u0654\u0655]")
_LONE_TATWEEL = rf"(?<!\S){TATWEEL}++(?!\S)"  # typed for a dash: «دمشق ـ سانا»
_CHANGED = re.compile(
    f"(?P<joint>{JOINTS})|(?P<dash>{_LONE_TATWEEL})|[{DROPPED}]++|(?P<new>[{_LIGATURES}]|{_SEQUENCES})"
)
# Replacing few letters one by one is much quicker than a table, which is only for what most texts lack.
_UNUSUAL = re.compile("[" + "".join(map(chr, NORMING.keys() - set(map(ord, "أإآ")))) + "]")
# A Persian keyboard has one yeh for ي and ى; these words end in ى in Arabic («علی», «إلی», «أخری»).
_FINAL_YEH = re.compile(
    rf"(?<![{LETTERS}])([وف]?(?:عل|ال|حت|لد|مت|سو|(?:ال)?اخر|(?:ال)?اول|(?:ال)?مستو))ی(?![{LETTERS}])"
)
# Without any of these, words in plain letters, none three times in a row, no lone letter between two: nothing in them
# needs more than folding letter by letter.
_NOT_PLAIN = re.compile(r"[^ء-غف-ي ]|([ء-غف-ي])\1\1| [^ ] ")
_ATTACHED = re.compile(f"[{MARKS}{TATWEEL}]*+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's folded spelling.

    Attributes:
        text: folded for matching names.
        norm: the lighter spelling, in which ة ى ؤ ئ are kept; as long as ``text``.
        offsets: position ``i`` of both comes from code point ``offsets[i]`` of ``source``; they never fall,
            and ``offsets[len(text)]`` is ``len(source)``.
        source: the text as published.
    """

    text: str
    norm: str
    offsets: Sequence[int]
    source: str

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in ``source`` of the folded positions from ``start`` to ``end``.

        Marks and tatweel on the last letter belong to it; invisible characters after it do not.
        """
        offsets = self.offsets
        first = offsets[start]
        if start >= end:
            return first, first
        last = offsets[end - 1] + 1
        if last < offsets[end]:
            attached = _ATTACHED.match(self.source, last)
            last = attached.end() if attached else last
        return first, max(first, last)


def fold(text: str) -> Folded:
    """A text of any length and content, folded in time linear in its length."""
    light = _bare_alef(text)
    dark = further(light)
    if not _NOT_PLAIN.search(dark):
        return Folded(dark, light, range(len(text) + 1), text)
    light, offsets = _rewritten(text)
    light = _bare_alef(light)
    if "ی" in light:
        light = _FINAL_YEH.sub(r"\1ى", light)
    if _UNUSUAL.search(light):
        light = light.translate(NORMING)
    dark = further(light)
    for too_much in (stretches, breaks):
        spans = too_much(light, dark)
        if spans:
            light, offsets = _without(light, offsets, spans)
            dark = further(light)
    return Folded(dark, light, offsets, text)


def norm(word: str) -> str:
    """A word without marks, tatweel and what breaks it, alef bare, ة ى ؤ ئ kept («الق.صف» -> «القصف»)."""
    return fold(word).norm


def folded_word(word: str) -> str:
    """A word folded for matching names: ``norm`` with ة as ه, ى as ي, ؤ as و, ئ as ي."""
    dark = further(_bare_alef(word))
    return fold(word).text if _NOT_PLAIN.search(dark) else dark


def _bare_alef(text: str) -> str:
    return text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")


def _rewritten(text: str) -> tuple[str, Sequence[int]]:
    """The text with characters dropped and ligatures spelt out, and where each character comes from."""
    changed = _CHANGED if _RARE.search(text) else _DROPPED
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for change in changed.finditer(text):
        at, end = change.span()
        pieces.append(text[done:at])
        offsets.extend(range(done, at))
        if change.lastgroup in ("new", "dash"):
            letters = REWRITTEN.get(change.group(), "-")
            pieces.append(letters)
            offsets.extend([at] * len(letters))
        done = end
    if not done:
        return text, range(len(text) + 1)
    pieces.append(text[done:])
    offsets.extend(range(done, len(text) + 1))
    return "".join(pieces), offsets


def _without(text: str, offsets: Sequence[int], spans: list[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """Text and offsets without the spans, which are in order and do not touch."""
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for start, end in spans:
        pieces.append(text[done:start])
        kept.extend(offsets[done:start])
        done = end
    pieces.append(text[done:])
    kept.extend(offsets[done:])
    return "".join(pieces), kept
