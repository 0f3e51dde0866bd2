"""What a person searches for as a query of SQLite's full-text search."""

from __future__ import annotations

import re

from rawi.arabic.fold import fold
from rawi.errors import InputError

__all__ = ["pieces_of", "query_of"]

_PIECES = re.compile(r'"([^"]*)"|«([^»]*)»|(\S+)')
_WORD = re.compile(r"\w+")


def query_of(words: str) -> str:
    """The words as a query of SQLite's full-text search, every one of them quoted."""
    pieces = [(parts, prefix) for parts, prefix in pieces_of(words) if parts]
    if not pieces:
        raise InputError(f"«{' '.join(words.split())[:40]}» holds no word to search for")
    return " ".join(f'"{" ".join(parts)}"' + ("*" if prefix else "") for parts, prefix in pieces)


def pieces_of(words: str) -> list[tuple[list[str], bool]]:
    """Words, or phrases of several, folded; and whether they only begin what is sought."""
    found = []
    for quoted, angled, plain in _PIECES.findall(words):
        piece = quoted or angled or plain
        found.append((_WORD.findall(fold(piece).text), piece.endswith("*")))
    return found
