"""How English says each kind of happening: phrases.toml, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rawi.errors import KnowledgeError
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.loading import checked, read_tables

__all__ = ["Forms", "Phrase", "load_phrases"]

FILE = Path(__file__).with_name("phrases.toml")


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb phrase in the three forms that sentences need; ``{}`` stands for the object, if it takes one."""

    base: str
    past: str
    ing: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The English of one kind; phrases.toml explains each key."""

    kind: str
    forms: Forms
    bare: Forms
    noun: str
    object: tuple[str, ...]
    target: str
    place: str
    passive: str | None = None


@cache
def load_phrases(path: Path = FILE) -> dict[str, Phrase]:
    """The phrases by kind, one for each kind there is.

    Raises:
        KnowledgeError: the file is wrong or lacks a kind; the message names file and line.
    """
    required: dict[str, type] = {
        **dict.fromkeys(("kind", "noun", "target", "place"), str),
        **dict.fromkeys(("forms", "object"), list),
    }
    phrases: dict[str, Phrase] = {}
    for line, table in read_tables(path, "phrase"):
        checked(
            path,
            line,
            table,
            required=required,
            optional={"passive": str, "bare": list},
            one_of={"kind": load_kinds(), "object": ("target", "place")},
        )
        if table["kind"] in phrases:
            raise KnowledgeError(f"«{table['kind']}» stands twice", path=path, line=line)
        phrases[table["kind"]] = _phrase(path, line, table)
    missing = load_kinds().keys() - phrases.keys()
    if missing:
        raise KnowledgeError(f"lacks {', '.join(sorted(missing))}", path=path)
    return phrases


def _phrase(path: Path, line: int, table: dict[str, Any]) -> Phrase:
    noun = table["noun"]
    article = "an" if noun[0] in "aeiou" else "a"
    carried_out = [f"{form} {article} {noun}" for form in ("carry out", "carried out", "carrying out")]
    for key in ("forms", "bare"):
        if len(table.get(key, carried_out)) != 3:
            raise KnowledgeError(f"«{key}» must hold three forms: base, past, -ing", path=path, line=line)
    if not all(form.count("{}") == 1 for form in table["forms"]):
        raise KnowledgeError("each of «forms» must hold {} once, for the object", path=path, line=line)
    return Phrase(
        kind=table["kind"],
        forms=Forms(*table["forms"]),
        bare=Forms(*table.get("bare", carried_out)),
        noun=noun,
        object=tuple(table["object"]),
        target=table["target"],
        place=table["place"],
        passive=table.get("passive"),
    )
