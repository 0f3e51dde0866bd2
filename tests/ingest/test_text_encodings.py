"""Bytes to text: the encodings Arabic comes in, also when the text is short, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.errors import InputError
from rawi.ingest.text import MAX_TEXT_BYTES, checked_text, decode, scrub

SENTENCES = [
    "قصفت الطائرات بلدة كفرنبل فجر اليوم.",
    "مقتل جنديين",
    "وقال المرصد السوري لحقوق الإنسان إن الجيش انسحب من المدينة",
    "نفى المتحدث ذلك",
    "هدنة في حمص",
    "اشتباكات عنيفة في محيط المطار أسفرت عن مقتل 12 وإصابة 20",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"],
)
def test_every_encoding_of_arabic_files(text: str, encoding: str) -> None:
    """Right on a headline of two words, with no byte order mark to go by."""
    assert decode(text.encode(encoding)).text == text


def test_windows_text_with_its_quotes_and_commas() -> None:
    """Characters that only Windows-1256 has do not speak against it."""
    text = "قال «المتحدث»: “لا تعليق”، ثم غادر…"
    assert decode(text.encode("cp1256")).text == text


def test_line_ends_and_offsets_stay() -> None:
    """Offsets count in the text as given: only the byte order mark goes."""
    assert decode("\ufeffقصف\r\nالبلدة\r".encode()).text == "قصف\r\nالبلدة\r"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        ("قصف".encode() + b"\0\0\0", "control characters"),
        (bytes(range(256)) * 4, "control characters"),
    ],
)
def test_what_is_no_text_is_told_apart(raw: bytes, message: str) -> None:
    """One line says what it is instead."""
    with pytest.raises(InputError, match=message) as error:
        decode(raw)
    assert "\n" not in str(error.value)


def test_damaged_utf8_is_read_with_a_warning() -> None:
    """Cut in the middle of a letter, or with one bad byte in it, UTF-8 is still UTF-8."""
    raw = "قصفت الطائرات بلدة كفرنبل\nفجر اليوم".encode()
    cut = decode(raw[:-1])
    assert cut.text.startswith("قصفت الطائرات") and cut.text.endswith("\ufffd")
    bad = decode(raw.replace(b"\n", b"\xff\n"))
    assert "كفرنبل\ufffd\nفجر" in bad.text
    assert "line 1" in bad.warnings[0]


def test_characters_that_nothing_can_write_are_replaced_in_place() -> None:
    """Halves of surrogate pairs and NULs come from JSON escapes; each becomes one character: offsets stay."""
    text, warnings = scrub("قصف\ud800 \0بلدة")
    assert text == "قصف\ufffd \ufffdبلدة"
    assert "2 characters" in warnings[0]
    assert scrub("قصف") == ("قصف", ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  \n", "has no text"),
        ("The army shelled the town.", "no Arabic"),
        ("12345 !!! ٣٤", "no Arabic"),
        ("قصفت الطائرات بلدة".encode().decode("latin-1"), "wrong encoding"),
        ("قصفت الطائرات بلدة كفرنبل فجر".encode().decode("cp1256", "replace"), "wrong encoding"),
        ("ب" * (MAX_TEXT_BYTES // 2 + 1), "limit"),
    ],
)
def test_text_that_cannot_be_coded_is_refused(text: str, message: str) -> None:
    """Nothing, another language, an earlier wrong decoding, or more than one report can be."""
    with pytest.raises(InputError, match=message):
        checked_text(text)


def test_text_at_the_limit_is_taken() -> None:
    """Two million bytes are 2 MB, not over it."""
    assert checked_text("ب" * (MAX_TEXT_BYTES // 2))


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail_otherwise(raw: bytes) -> None:
    """Whatever is in a file, it is text or one clear line."""
    try:
        text = decode(raw).text
    except InputError as error:
        assert "\n" not in str(error)
    else:
        text.encode()


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإءئ", min_size=30, max_size=80))
def test_utf8_arabic_is_never_taken_for_another(text: str) -> None:
    """Any letters at all: what is valid UTF-8 is UTF-8."""
    assert decode(text.encode()).text == text
