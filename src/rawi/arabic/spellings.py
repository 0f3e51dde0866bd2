"""How a word may be spelt otherwise: with its hamza, with another last letter, without marks."""

from __future__ import annotations

import re

__all__ = ["MARKS", "SPELT", "plain", "respellings", "spellings"]

MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")  # vowels, and tatweel
SPELT = re.compile("[ءؤئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+")  # one word, spelt like ``norm``
_ALEF = str.maketrans("أإآٱ", "اااا")


def plain(vowelled: str) -> str:
    """Spelt like ``norm``: no marks, alef bare."""
    return MARKS.sub("", vowelled).translate(_ALEF)


def spellings(norm: str, *, inner: bool = True) -> list[str]:
    """How the word may be written with its hamza right, the likeliest first.

    farahidi knows a word only as a dictionary writes it: «اطلق» is no form of «أطلق» to it.

    Args:
        norm: the word, alef bare.
        inner: whether hamza within a long word is tried too («الاستثمارات» would be asked for six times).
    """
    start = re.match("(?:[وف]?(?:ال|بال|كال|لل|[بلكس])?|[وف]?)(?=ا)", norm)
    heads = {0, start.end()} if start else {0}
    found = [norm]
    for at in sorted(heads):
        if norm[at : at + 1] == "ا":
            found += [norm[:at] + hamza + norm[at + 1 :] for hamza in "أإآ"]
    # «تاثير», «راس»: alef within the word that stands for a hamza
    if len(norm) > 6 and not inner:
        return found
    inner_alefs = [m.start() for m in re.finditer("(?<=.)ا(?=.)", norm) if m.start() not in heads]
    found += [norm[:at] + hamza + norm[at + 1 :] for at in inner_alefs[:3] for hamza in "أآ"]
    return found


def respellings(norm: str) -> list[str]:
    """The word with letters that are mistaken for each other: ة for ه, ى for ي or ي for ى, ؤو for ئو."""
    found = []
    if norm.endswith("ه"):
        found.append(norm[:-1] + "ة")
    elif norm.endswith("ي"):
        found.append(norm[:-1] + "ى")
    elif norm.endswith("ى"):
        found.append(norm[:-1] + "ي")
    if "ئو" in norm:
        found.append(norm.replace("ئو", "ؤو"))
    return found
