"""Words that say of a happening that it has not happened: governors.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.frames import RELATIONS
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Governors", "load_governors"]

MAKES = ("planned", "denied", "failed", "none")
TAKES = (*sorted(RELATIONS), "genitive", "object")


@dataclass(frozen=True, slots=True)
class Governors:
    """What each governor makes of a happening, by noun or verb, its lemma, how the happening hangs on it and its kind.

    The kind is empty in a row that holds for happenings of any kind.
    """

    rows: Mapping[tuple[str, str, str, str], str]

    def makes(self, kind: str, pos: str, lemma: str, takes: str) -> str:
        """What a governor makes of a happening of that kind: planned, denied, failed or none; empty for nothing."""
        return self.rows.get((pos, lemma, takes, kind)) or self.rows.get((pos, lemma, takes, ""), "")


@cache
def load_governors(path: Path = HERE / "governors.toml") -> Governors:
    """What each governor makes of a happening that hangs on it.

    Raises:
        KnowledgeError: a table is wrong; the message names file and line.
    """
    table: dict[tuple[str, str, str, str], str] = {}
    for line, row in read_tables(path, "governor"):
        checked(
            path, line, row, required={"makes": str, "pos": str, "takes": list, "words": list},
            optional={"kind": str},
            one_of={"makes": MAKES, "pos": ("noun", "verb"), "takes": TAKES, "kind": load_kinds()},
        )  # fmt: skip
        for word in row["words"]:
            for relation in row["takes"]:
                key = (row["pos"], folded_word(word), relation, row.get("kind", ""))
                if key in table:
                    raise KnowledgeError(f"«{word}» stands twice with «{relation}»", path=path, line=line)
                table[key] = row["makes"]
    return Governors(table)
