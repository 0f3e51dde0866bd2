"""How words are written in the tables of knowledge, and what is said of one that is not."""

from __future__ import annotations

import re
from pathlib import Path

from rawi.arabic.letters import further
from rawi.errors import KnowledgeError

__all__ = ["LEMMA", "plain_word", "wrong"]

LEMMA = re.compile(r"[ءابةتثجحخدذرزسشصضطظعغفقكلمنهويىؤئ]+")  # bare alef only, no vowels


def plain_word(path: Path, line: int, word: str) -> str:
    """A word of a table, folded.

    Raises:
        KnowledgeError: it has vowels, a hamza on its alef or another sign than a letter.
    """
    if not LEMMA.fullmatch(word):
        raise KnowledgeError(
            f"«{word}»: write one word without vowels, with a bare alef", path=path, line=line
        )
    return further(word)


def wrong(path: Path, line: int, message: str) -> KnowledgeError:
    """What is to be raised of a line."""
    return KnowledgeError(message, path=path, line=line)
