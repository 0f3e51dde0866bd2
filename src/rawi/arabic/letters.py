"""The characters of Arabic text: which are letters, which are dropped, and what each is spelt as.

NFKC is not used: it makes three full stops of «…», four words of «ﷺ» and a blank of a mark that stands alone.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "DROPPED",
    "INVISIBLE",
    "LETTERS",
    "MARKS",
    "NORMING",
    "REWRITTEN",
    "TATWEEL",
    "ZERO_WIDTH",
    "further",
]

# All four are insides of regex classes.
# Letters that may be left once a text is cleaned: the Arabic blocks without tatweel.
LETTERS = (
    "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9"
)
# Harakat, Quranic signs, and what fonts set above letters.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic
    "\u08ca-\u08e1\u08e3-\u08ff\u20d0-\u20f0"  # Arabic Extended-A, and for symbols
)
# Put inside words to break them ...
ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"
# ... or only there to steer direction and form, so that they may well follow a full stop.
INVISIBLE = ZERO_WIDTH + "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufe00-\ufe0f"
TATWEEL = "\u0640"

_BARE_ALEF = dict.fromkeys("أإآٱٲٳٵ", "ا")
# Persian, Urdu, Kurdish and Maghrebi letters, as Arabic newspapers spell their sounds.
_FOREIGN = {
    **dict.fromkeys("کڪگڭڬګݣ", "ك"),
    **dict.fromkeys("یېێۍے", "ي"),
    **dict.fromkeys("ۓٸ", "ئ"),
    **dict.fromkeys("ھہەۀۂ", "ه"),
    **dict.fromkeys("ۆۇۈۋۊ", "و"),
    **dict.fromkeys("ٷٶ", "ؤ"),
    **dict.fromkeys("پٮ", "ب"),
    **dict.fromkeys("ڤڥڡ", "ف"),
    **dict.fromkeys("ڨٯ", "ق"),
    **dict.fromkeys("ڕڑ", "ر"),
    **dict.fromkeys("ںڼ", "ن"),
    **{"ۃ": "ة", "چ": "ج", "ژ": "ز", "ڵ": "ل", "ٹ": "ت", "ڈ": "د"},
}
_DIGITS = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0, 0xFF10) for value in range(10)}
# Arabic number signs, and the quotes that a Windows page left in its own encoding.
_SIGNS = {"٫": ".", "٬": ",", "٪": "%", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”"}
_BLANKS = dict.fromkeys(
    "\t\x0b\x0c\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
)


def _presentation_forms() -> dict[str, str]:
    """Presentation forms as the letters they show, without marks; not those that are phrases («ﷺ»)."""
    forms = {}
    for code in (*range(0xFB50, 0xFDFD), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        letters = re.sub(f"[{TATWEEL}{MARKS}]", "", plain).strip()
        if plain != chr(code) and " " not in letters:
            forms[chr(code)] = letters
    return forms


_PLAIN = _FOREIGN | _BARE_ALEF | _DIGITS | _SIGNS | _BLANKS
_FORMS = {
    form: "".join(_PLAIN.get(letter, letter) for letter in spelt)
    for form, spelt in _presentation_forms().items()
}
_HAMZA_ABOVE, _HAMZA_BELOW = "\u0654", "\u0655"

# Code points that are one character of ``norm``.
NORMING = {ord(sign): plain for sign, plain in _PLAIN.items()}
NORMING |= {ord(form): spelt for form, spelt in _FORMS.items() if len(spelt) == 1}

# What is written anew at another length: ligatures, and letters with hamza as a mark of its own.
REWRITTEN = {form: spelt for form, spelt in _FORMS.items() if len(spelt) > 1}
REWRITTEN |= {seat + hamza: "ئ" for seat in "يىی" for hamza in (_HAMZA_ABOVE, _HAMZA_BELOW)}
REWRITTEN |= {"و" + _HAMZA_ABOVE: "ؤ"}

# The inside of a regex class: everything that leaves no trace.
DROPPED = MARKS + TATWEEL + INVISIBLE + "".join(form for form, spelt in _FORMS.items() if not spelt)


def further(light: str) -> str:
    """The spelling of ``norm`` folded further, for matching names; letter for letter."""
    return light.replace("ة", "ه").replace("ى", "ي").replace("ؤ", "و").replace("ئ", "ي")
