"""Files of many reports: one JSON object a line, optionally gzip-compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from rawi.errors import InputError
from rawi.ingest.found import NOTHING_KNOWN, Found, Known, parse_date, with_title
from rawi.ingest.text import MAX_TEXT_BYTES, checked_text, decode, scrub
from rawi.report import Report

__all__ = ["MAX_LINE_BYTES", "report_of_object", "reports_in_lines"]

# A letter that takes two bytes of UTF-8 takes six as a JSON escape, and there may be other keys.
MAX_LINE_BYTES = 4 * MAX_TEXT_BYTES
_TYPES = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number",
          float: "a number", type(None): "null"}  # fmt: skip


def reports_in_lines(
    stream: BinaryIO, path: str, known: Known = NOTHING_KNOWN
) -> Iterator[Found | InputError]:
    """The reports of a stream of JSON lines, as they come; a bad line is an error and the rest go on.

    Args:
        stream: bytes, as opened by ``open(path, "rb")`` or ``gzip.open(path)``.
        path: its name, for ids and errors.
        known: what overrides the reports' own date and outlet.
    """
    number, seen = 0, False
    while True:
        try:
            raw = stream.readline(MAX_LINE_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            yield InputError(f"cannot be read on ({_reason(error)})", path=path, line=number + 1)
            return
        if not raw:
            break
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            yield InputError(
                f"is a line over {MAX_LINE_BYTES // 1_000_000} MB; one report a line", path=path, line=number
            )
            if not _skip_line(stream):
                return
            seen = True
            continue
        if number == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield InputError("is UTF-16; JSON lines must be UTF-8: save it as UTF-8", path=path)
            return
        if not raw.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        seen = True
        yield _report_of_line(raw, path, number, known)
    if not seen:
        yield InputError("is empty", path=path)


def _report_of_line(raw: bytes, path: str, number: int, known: Known) -> Found | InputError:
    try:
        line = decode(raw)
        try:
            value = json.loads(line.text)
        except RecursionError:
            raise InputError("is nested too deeply to be a report") from None
        except json.JSONDecodeError as error:
            raise InputError(
                f"is no whole JSON object: {error.msg.removesuffix(' at')} at character {error.colno}"
            ) from None
        except ValueError:  # Python's limit of 4,300 digits
            raise InputError("holds a number of more digits than can be read") from None
        report, warnings = report_of_object(value, default_id=f"{path}:{number}", known=known)
    except InputError as error:
        return InputError(error.message, path=path, line=number)
    return Found(report, path, number, line.warnings + warnings)


def report_of_object(
    value: Any, *, default_id: str, known: Known = NOTHING_KNOWN
) -> tuple[Report, tuple[str, ...]]:
    """A report from the JSON object that holds it, and what had to be put up with.

    Keys: ``text`` (needed), ``id``, ``outlet``, ``published``, ``url``, ``title``; others are left alone.

    Raises:
        InputError: it is no object, lacks its text, or a key holds what it cannot.
    """
    if not isinstance(value, dict):
        raise InputError(
            f"is {_TYPES.get(type(value), 'something else')}; a report is a JSON object with a «text»"
        )
    if "text" not in value:
        raise InputError("lacks «text»")
    if not isinstance(value["text"], str):
        raise InputError(f"«text» is {_TYPES[type(value['text'])]}; it must be a string")
    fields: dict[str, str | None] = {}
    warnings: tuple[str, ...] = ()
    for key in ("text", "id", "outlet", "url", "title"):
        fields[key], notes = scrub(_string(value, key) or "")
        warnings += tuple(f"«{key}»: {note}" for note in notes)
    title = _blank_to_none(fields["title"])
    text = checked_text(fields["text"] or "")
    report = Report(
        text=checked_text(with_title(title, text)),
        id=fields["id"] or default_id,
        outlet=known.outlet or _blank_to_none(fields["outlet"]),
        published=known.published or _published(value),
        url=_blank_to_none(fields["url"]),
        title=title,
    )
    return report, warnings


def _string(value: dict[str, Any], key: str) -> str | None:
    found = value.get(key)
    if key == "id" and isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if found is not None and not isinstance(found, str):
        raise InputError(f"«{key}» is {_TYPES[type(found)]}; it must be a string")
    return found


def _published(value: dict[str, Any]) -> date | None:
    found = value.get("published")
    if found is not None and not isinstance(found, str):
        raise InputError(f'«published» is {_TYPES[type(found)]}; it must be a date like "2017-11-19"')
    if not found or not found.strip():
        return None
    try:
        return parse_date(found)
    except InputError as error:
        raise InputError(f"«published»: {error.message}") from None


def _blank_to_none(text: str | None) -> str | None:
    return text.strip() or None if text else None


def _skip_line(stream: BinaryIO) -> bool:
    """Read to the end of a line too long to hold; whether there may be another."""
    try:
        while chunk := stream.readline(1 << 20):
            if chunk.endswith(b"\n"):
                return True
    except (OSError, EOFError, zlib.error):
        pass
    return False


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "the gzip data is damaged or cut off"
