"""Bytes of unknown encoding to text, and text that can be coded.

Arabic text files come as UTF-8, as UTF-16 (Windows «Unicode»), as Windows-1256 and, rarely, as ISO-8859-6.
General detectors are often wrong on short texts, so the choice is made here from what Arabic looks like.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from rawi.errors import InputError

__all__ = ["MAX_TEXT_BYTES", "Decoded", "checked_text", "decode", "scrub"]

MAX_TEXT_BYTES = 2_000_000
"""The longest text that is coded, in bytes of UTF-8: some 300 printed pages."""

# UTF-32 takes at most four times the bytes of UTF-8: more than this cannot be within the limit.
MAX_RAW_BYTES = 4 * MAX_TEXT_BYTES + 4

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"%PDF", "a PDF; save its text as .txt first"),
    (b"PK\x03\x04", "a zip file or a Word document; save its text as .txt first"),
    (b"\xd0\xcf\x11\xe0", "an old Word document; save its text as .txt first"),
    (b"{\\rtf", "an RTF document; save its text as .txt first"),
    (b"\x1f\x8b", "gzip-compressed; only .jsonl.gz is read compressed"),
    (b"BZh", "bzip2-compressed; decompress it first"),
    (b"\xfd7zXZ", "xz-compressed; decompress it first"),
    (b"SQLite format 3", "a SQLite file"),
    (b"\x7fELF", "a program"),
)

# The longer mark first: that of UTF-16 is the beginning of that of UTF-32.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ARABIC_WORD = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]{2}")
_ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNCODABLE = re.compile(r"[\x00\ud800-\udfff]")
_UTF8_PAIR = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")

# How often each letter stands in a thousand letters of news Arabic; what is not here does not stand in it.
_PER_THOUSAND: dict[str, float] = {
    **{"ا": 150, "ل": 122, "ي": 78, "م": 62, "ن": 62, "و": 58, "ر": 50, "ت": 46, "ب": 38, "ة": 36, "ع": 36},
    **{"د": 32, "س": 29, "ف": 28, "ه": 27, "ق": 25, "أ": 23, "ك": 20, "ح": 20, "ج": 17, "ش": 13, "ط": 11},
    **{"ص": 10, "خ": 10, "ى": 10, "إ": 9, "ض": 8, "ز": 7, "ذ": 7, "ث": 6, "غ": 5, "ئ": 4, "ظ": 3, "ء": 3},
    **{"آ": 2, "ؤ": 1.5, "ً": 3, "ّ": 1, "ُ": 1, "َ": 1, "ِ": 1, "ـ": 1},
}
_LOG_SHARE = {letter: math.log(share / 1000) for letter, share in _PER_THOUSAND.items()}
_LOG_NEVER = math.log(1e-6)
_ARTICLE_OR_FEMININE = re.compile(r"\b[وفب]?ال|[ةىت]\b")
_WINDOWS_PREFERRED = (
    3.0  # in the same logarithms: ISO-8859-6 files are rare, so two or three letters do not prove one
)
_PUNCTUATION = frozenset("،؛؟«»“”‘’…–—٪٠١٢٣٤٥٦٧٨٩\u200c\u200d\u200e\u200f\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what had to be put up with to read it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded:
    """The text of a file in any encoding that Arabic text files come in.

    Line ends stay as they are; a byte order mark goes.

    Raises:
        InputError: nothing in it, too much in it, or no text.
    """
    if not raw.strip():
        raise InputError("is empty")
    if len(raw) > MAX_RAW_BYTES:
        raise InputError(_TOO_LONG)
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise InputError(f"is no text but {what}")
    decoded = _by_mark(raw) or _as_unmarked_utf16(raw) or _as_utf8(raw) or _as_single_bytes(raw)
    if len(_CONTROL.findall(decoded.text)) > len(decoded.text) // 100 or "\0" in decoded.text:
        raise InputError("is no text: it is full of control characters, as binary files are")
    return decoded


def scrub(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with NUL characters and halves of surrogate pairs as U+FFFD, and a warning if there were any.

    They can stand in JSON escapes, but nothing can write them to a file. Each becomes one character, so that
    offsets stay.
    """
    clean, found = _UNCODABLE.subn("\ufffd", text)
    return clean, (f"{found} characters that are no Unicode text were replaced by U+FFFD",) if found else ()


def checked_text(text: str) -> str:
    """The text itself, once there is something to code in it.

    Raises:
        InputError: it is blank, over the limit, without Arabic words, or was decoded wrongly before.
    """
    if not text.strip():
        raise InputError("has no text")
    if len(text) > MAX_TEXT_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        raise InputError(_TOO_LONG)
    if not _ARABIC_WORD.search(text):
        latin_mess = len(re.findall("[ØÙÃ]", text)) * 4 >= len(text) > 1
        raise InputError(_MOJIBAKE if latin_mess else "has no Arabic words; rawi reads Arabic only")
    letters = _ARABIC_LETTER.findall(text)
    if len(letters) >= 20 and sum(letter in "طظ" for letter in letters) * 4 > len(letters):
        raise InputError(_MOJIBAKE)  # UTF-8 read as Windows-1256: every other letter is ط or ظ
    return text


_TOO_LONG = f"is over the limit of {MAX_TEXT_BYTES // 1_000_000} MB of text for one report; split it"
_MOJIBAKE = "was decoded with the wrong encoding before (like «Ø§Ù„» or «ط§ظ„»); save it again as UTF-8"


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                text = raw[len(mark) :].decode(encoding, "replace")
                return Decoded(
                    text, encoding, (f"is damaged {encoding.upper()}: unreadable bytes became U+FFFD",)
                )
    return None


def _as_unmarked_utf16(raw: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte is 0 (Latin), 6 (Arabic) or 32 (dashes, quotes)."""
    for high, encoding in ((raw[1::2], "utf-16-le"), (raw[0::2], "utf-16-be")):
        arabic = high.count(6)
        if arabic and (arabic + high.count(0) + high.count(32)) * 10 >= len(high) * 9:
            try:
                return Decoded(raw.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(raw: bytes) -> Decoded | None:
    """UTF-8, also when cut in the middle of a letter or with a few bad bytes."""
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        pairs = len(_UTF8_PAIR.findall(raw))
        if pairs < 2 or pairs * 2 < 0.8 * len(_HIGH_BYTE.findall(raw)):
            return None
        line = raw[: error.start].count(b"\n") + 1
        warning = f"is damaged UTF-8: unreadable bytes, the first in line {line}, became U+FFFD"
        return Decoded(raw.decode("utf-8", "replace"), "utf-8", (warning,))


def _as_single_bytes(raw: bytes) -> Decoded:
    """Windows-1256 or ISO-8859-6, whichever reads more like Arabic."""
    windows, iso = raw.decode("cp1256", "replace"), raw.decode("iso8859-6", "replace")
    is_iso = _likeness(iso) > _likeness(windows) + _WINDOWS_PREFERRED
    text, encoding = (iso, "iso8859-6") if is_iso else (windows, "windows-1256")
    bad = text.count("\ufffd")
    warning = (f"is damaged {encoding.upper()}: {bad} unreadable bytes became U+FFFD",) if bad else ()
    return Decoded(text, encoding, warning)


def _likeness(text: str) -> float:
    """How probable a text's non-ASCII letters are in news Arabic; to compare readings of the same bytes."""
    sample = text[:20_000]
    score = sum(_LOG_SHARE.get(c, _LOG_NEVER) for c in sample if c > "\x7f" and c not in _PUNCTUATION)
    return score + 2 * len(_ARTICLE_OR_FEMININE.findall(sample))
