"""Words that say of a happening that it has not happened: governors.toml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.frames import RELATIONS
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Governors", "load_governors"]

MAKES = ("planned", "denied", "failed", "none")
TAKES = (*sorted(RELATIONS), "genitive", "object")
Governors = dict[
    tuple[str, str, str], str
]  # (noun or verb, lemma, how the happening hangs on it): what it makes of it


@cache
def load_governors(path: Path = HERE / "governors.toml") -> Governors:
    """What each governor makes of a happening that hangs on it.

    Raises:
        KnowledgeError: a table is wrong; the message names file and line.
    """
    table: Governors = {}
    for line, row in read_tables(path, "governor"):
        checked(
            path, line, row, required={"makes": str, "pos": str, "takes": list, "words": list}, optional={},
            one_of={"makes": MAKES, "pos": ("noun", "verb"), "takes": TAKES},
        )  # fmt: skip
        for word in row["words"]:
            for relation in row["takes"]:
                key = (row["pos"], folded_word(word), relation)
                if key in table:
                    raise KnowledgeError(f"«{word}» stands twice with «{relation}»", path=path, line=line)
                table[key] = row["makes"]
    return table
