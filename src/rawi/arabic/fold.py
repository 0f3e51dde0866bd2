"""Spelling folded for matching, with an offset map back to the text as published.

Two spellings come out of one pass and stand position for position beside each other: ``norm`` (what the morphology
looks up) and ``text`` (folded further, what names are matched on). On the way

* marks, tatweel, zero-width and bidi characters are dropped, presentation forms and Persian, Urdu and Kurdish letters
  become plain ones, digits become ASCII;
* words that posts break against censors («قـ.ـوات», «الق.صف», «د ا ع ش») are healed: see ``rawi.arabic.healing``.

NFKC is not used: it turns «…» into three full stops, «ﷺ» into four words and a lone mark into a blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rawi.arabic.healing import INVISIBLE, JOINTS, LETTERS, MARKS, breaks, stretches

__all__ = ["DROPPED", "LETTERS", "MARKS", "Folded", "fold", "folded_word", "norm"]

DROPPED = MARKS + "\u0640" + INVISIBLE

_BARE_ALEF = dict.fromkeys("أإآٱٲٳٵ", "ا")
_FOREIGN = {
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك", "ڬ": "ك", "ګ": "ك", "ݣ": "ك", "ی": "ي", "ې": "ي", "ێ": "ي", "ۍ": "ي",
    "ے": "ي", "ۓ": "ئ", "ٸ": "ئ", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه", "ۃ": "ة", "پ": "ب", "چ": "ج",
    "ڤ": "ف", "ڥ": "ف", "ڨ": "ق", "ژ": "ز", "ڕ": "ر", "ڑ": "ر", "ڵ": "ل", "ٹ": "ت", "ڈ": "د", "ں": "ن", "ڼ": "ن",
    "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۋ": "و", "ۊ": "و", "ٷ": "ؤ", "ٶ": "ؤ", "ٮ": "ب", "ڡ": "ف", "ٯ": "ق",
}  # fmt: skip
_DIGITS = {
    chr(base + value): str(value)
    for base in (0x0660, 0x06F0, 0xFF10)
    for value in range(10)
}  # fmt: skip
_SIGNS = {"٫": ".", "٬": ",", "٪": "%", "\x93": "“", "\x94": "”", "\x91": "‘", "\x92": "’", "\x85": "…"}
_BLANKS = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)


def _presentation_forms() -> dict[str, str]:
    """Presentation forms as the letters they show, without marks; those that hold a blank (phrases) stay whole."""
    forms = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain == chr(code) or not unicodedata.name(chr(code), "").startswith("ARABIC"):
            continue
        letters = re.sub(f"[{DROPPED}]", "", plain)
        if letters.strip() and " " in letters:
            continue
        forms[chr(code)] = letters.strip()
    return forms


_FORMS = _presentation_forms()
_ONE_TO_ONE: dict[str, str] = {
    **_FOREIGN, **_BARE_ALEF, **_DIGITS, **_SIGNS, **_BLANKS,
}  # fmt: skip
_ONE_TO_ONE.update(
    {
        form: letters.translate(str.maketrans(_ONE_TO_ONE))
        for form, letters in _FORMS.items()
        if len(letters) == 1
    }
)
_NORM = str.maketrans(_ONE_TO_ONE)
_FOLD = str.maketrans({"ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"})

# What is written anew, all at the offset of its first code point: ligatures, and hamza put above as a mark of its own.
_HAMZA = {"و\u0654": "ؤ", "ي\u0654": "ئ", "ى\u0654": "ئ", "ی\u0654": "ئ", "و\u0655": "ؤ"}
_REWRITTEN = {form: letters.translate(_NORM) for form, letters in _FORMS.items() if len(letters) > 1} | _HAMZA
_ERASED = "".join(form for form, letters in _FORMS.items() if not letters)
_CHANGE = re.compile(
    f"(?P<joint>{JOINTS})"
    f"|(?P<drop>[{DROPPED}{_ERASED}]+)"
    f"|(?P<new>[{''.join(form for form in _REWRITTEN if len(form) == 1)}]|[ويىی][\u0654\u0655])"
)
_TRAILING = re.compile(f"[{MARKS}\u0640]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's folded spelling.

    Attributes:
        text: folded for matching names.
        norm: the lighter spelling (ة ى ؤ ئ kept), as long as ``text``.
        offsets: folded position ``i`` comes from code point ``offsets[i]`` of ``source``; never falling;
            ``offsets[len(text)]`` is ``len(source)``.
        source: the text as published.
    """

    text: str
    norm: str
    offsets: Sequence[int]
    source: str

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of folded positions ``start`` to ``end``.

        Marks and tatweel on the last letter belong to it; invisible characters after it do not.
        """
        offsets = self.offsets
        if start >= end:
            return offsets[start], offsets[start]
        last = offsets[end - 1] + 1
        if last < offsets[end]:
            last = min(_trailing(self.source, last), offsets[end])
        return offsets[start], last


def fold(text: str) -> Folded:
    """Fold a text of any length and content, in time linear in its length."""
    light, offsets = _rewritten(text)
    light = light.translate(_NORM)
    light, offsets = _without(light, offsets, stretches(light))
    light, offsets = _without(light, offsets, breaks(light))
    return Folded(light.translate(_FOLD), light, offsets, text)


def norm(word: str) -> str:
    """The word without marks, tatweel and what breaks it; alef bare; ة ى ؤ ئ kept («الق.صف» -> «القصف»)."""
    return fold(word).norm


def folded_word(word: str) -> str:
    """The word folded for matching names: ``norm`` with ة as ه, ى as ي, ؤ as و, ئ as ي."""
    return fold(word).text


def _rewritten(text: str) -> tuple[str, Sequence[int]]:
    """The text with characters dropped and ligatures written out, and where each character comes from."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for change in _CHANGE.finditer(text):
        at, end = change.span()
        pieces.append(text[done:at])
        offsets.extend(range(done, at))
        if change.lastgroup == "new":
            letters = _REWRITTEN.get(change.group(), change.group()[0])
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
    if not spans:
        return text, offsets
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


def _trailing(source: str, at: int) -> int:
    match = _TRAILING.match(source, at)
    return match.end() if match else at
