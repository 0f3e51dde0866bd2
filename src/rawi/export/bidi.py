"""Arabic among Latin on a terminal: direction kept, width measured, nothing that steers the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

__all__ = ["UNBROKEN", "cells", "isolated", "shown", "wrapped"]

FSI, PDI = "\u2068", "\u2069"
UNBROKEN = "\u00a0"
"""A space that lines are not broken at."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_ISOLATES = re.compile(f"[{FSI}{PDI}]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def shown(text: str) -> str:
    """The text on one line, without characters that would steer the terminal or turn what follows around."""
    return _SPACES.sub(" ", _CONTROLS.sub("", text))


def isolated(text: str) -> str:
    """The text in a direction of its own (FSI … PDI), if it holds anything that runs from right to left."""
    return f"{FSI}{text}{PDI}" if _RIGHT_TO_LEFT.search(text) else text


def cells(text: str) -> int:
    """How many columns a terminal gives the text: none for vowel marks and directional characters."""
    return cell_len(text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most ``width`` columns, broken between words; a word longer than a line is cut.

    An isolate that a line break falls into is closed on its line and opened again on the next.
    """
    reopen = False
    for line in _broken(text, width):
        isolate = reopen
        for mark in _ISOLATES.findall(line):
            isolate = mark == FSI
        yield f"{FSI if reopen else ''}{line}{PDI if isolate else ''}".replace(UNBROKEN, " ")
        reopen = isolate


def _broken(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in re.split(r"[^\S\u00a0]+", text.strip()):
        for piece in [word] if cells(word) <= width else chop_cells(word, width):
            size = cells(piece)
            if line and used + 1 + size > width:
                yield line
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    if line:
        yield line
