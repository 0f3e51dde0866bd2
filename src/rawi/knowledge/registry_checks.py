"""What the files of ``actors/`` must be: forms, references, and no name that points to two actors at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from rawi.errors import KnowledgeError
from rawi.knowledge.actor import KINDS, NAME_LISTS, Actor, Tag, days_of
from rawi.knowledge.loading import checked

__all__ = ["check_names", "check_tables"]

Placed = tuple[Path, int, dict[str, Any]]
"""A table with its file and the line of its header."""
Bearers = dict[str, list[tuple[Actor, Tag]]]

_ACTOR_REQUIRED: dict[str, type] = {
    "id": str, "name": str, "english": str, "kind": str, "side": str, "inter": int,
}  # fmt: skip
_ACTOR_OPTIONAL: dict[str, type] = {
    "country": str, "parent": str, "years": str, "wikidata": str, "metonyms": list,
    **dict.fromkeys(NAME_LISTS.values(), list),
}  # fmt: skip
_SIDE_REQUIRED: dict[str, type] = {"id": str, "english": str, "arabic": str, "note": str}
_SIDE_OPTIONAL: dict[str, type] = {"country": str, "allies": list}

_FORMS = {
    "id": (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "lower-case words joined by hyphens"),
    "country": (re.compile(r"[A-Z]{2}"), "two capital letters"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*"), "Q and a number"),
}
# Brackets and the Arabic comma show that two names were written as one, or a note into a name.
_NO_NAME = re.compile(r"[()\[\]/،؛\"«»\n]|^\s|\s$|\s\s")

_NISBA = re.compile(r"(?!ال)\w+ي")


def check_tables(sides: list[Placed], actors: list[Placed]) -> None:
    """Each table by itself, and that the ids that it names exist.

    Raises:
        KnowledgeError: naming file and line.
    """
    for path, line, table in sides:
        checked(path, line, table, required=_SIDE_REQUIRED, optional=_SIDE_OPTIONAL)
        _check_forms(path, line, table)
    side_ids = _unique(sides, "id")
    for path, line, table in sides:
        for other in table.get("allies", ()):
            if other not in side_ids or other == table["id"]:
                raise KnowledgeError(f"«{other}» is no other side", path=path, line=line)
    for path, line, table in actors:
        _check_actor(path, line, table)
        if table["side"] not in side_ids:
            raise KnowledgeError(f"«{table['side']}» is no side of sides.toml", path=path, line=line)
    _unique(actors, "id")
    _unique(actors, "english")
    _unique(actors, "wikidata")
    _check_parents(actors)


def _check_actor(path: Path, line: int, table: dict[str, Any]) -> None:
    checked(path, line, table, required=_ACTOR_REQUIRED, optional=_ACTOR_OPTIONAL, one_of={"kind": KINDS})
    _check_forms(path, line, table)
    if not 1 <= table["inter"] <= 8:
        raise KnowledgeError("«inter» must be 1 to 8", path=path, line=line)
    try:
        days_of(table.get("years", ""))
    except ValueError:
        message = f"«years» must be like 2012-2016, 2013-, -2011 or 2012..2016-07-27, not «{table['years']}»"
        raise KnowledgeError(message, path=path, line=line) from None
    lists = (table.get(key, ()) for key in (*NAME_LISTS.values(), "metonyms"))
    for text in (table["name"], *chain.from_iterable(lists)):
        if _NO_NAME.search(text):
            raise KnowledgeError(f"«{text}» is no name: write one name, nothing else", path=path, line=line)
    for text in table.get("nisba", ()):
        if not _NISBA.fullmatch(text):
            message = f"the nisba «{text}» must be one word, masculine singular, without article («سوري»)"
            raise KnowledgeError(message, path=path, line=line)


def _check_forms(path: Path, line: int, table: dict[str, Any]) -> None:
    for key, (form, want) in _FORMS.items():
        if key in table and not form.fullmatch(table[key]):
            raise KnowledgeError(f"«{key}» must be {want}, not «{table[key]}»", path=path, line=line)


def _unique(tables: list[Placed], key: str) -> set[str]:
    """The values of a key, which no two tables share."""
    seen: set[str] = set()
    for path, line, table in tables:
        if key in table:
            if table[key] in seen:
                raise KnowledgeError(f"«{key}» «{table[key]}» stands twice", path=path, line=line)
            seen.add(table[key])
    return seen


def _check_parents(actors: list[Placed]) -> None:
    parents: dict[str, str | None] = {table["id"]: table.get("parent") for _, _, table in actors}
    for path, line, table in actors:
        seen = {table["id"]}
        parent = table.get("parent")
        while parent:
            if parent not in parents:
                raise KnowledgeError(f"the parent «{parent}» is no actor", path=path, line=line)
            if parent in seen:
                raise KnowledgeError(f"«{table['id']}» is its own ancestor", path=path, line=line)
            seen.add(parent)
            parent = parents[parent]


def check_names(
    actors: dict[str, Actor],
    where: dict[str, tuple[Path, int]],
    folded: Callable[[Iterable[str]], list[str]],
) -> None:
    """That no two actors bear a name at the same time, except as a short one in both.

    Names, nisbas and metonyms are looked up apart from each other, so each is checked against its own kind
    only: «جيبوتي» may be the state and its adjective, «عمان» a capital and an ambiguous name.

    Args:
        actors: by id.
        where: file and line of each.
        folded: brings names to the spelling that they are matched on.

    Raises:
        KnowledgeError: naming file and line of both.
    """
    every = [(text, actor, tag) for actor in actors.values() for text, tag in actor.names()]
    metonyms: list[tuple[str, Actor, Tag]] = [
        (text, actor, "name") for actor in actors.values() for text in actor.metonyms
    ]
    for entries in (
        [entry for entry in every if entry[2] != "nisba"],
        [entry for entry in every if entry[2] == "nisba"],
        metonyms,
    ):
        bearers: Bearers = {}
        for spelling, (text, actor, tag) in zip(folded(text for text, _, _ in entries), entries, strict=True):
            others = bearers.setdefault(spelling, [])
            for other in others:
                _check_shared(text, (actor, tag), other, where)
            others.append((actor, tag))


def _check_shared(
    text: str, one: tuple[Actor, Tag], other: tuple[Actor, Tag], where: dict[str, tuple[Path, int]]
) -> None:
    (actor, tag), (first, first_tag) = one, other
    path, line = where[actor.id]
    if actor is first:
        raise KnowledgeError(f"«{text}» stands twice, as {first_tag} and {tag}", path=path, line=line)
    if tag == first_tag == "short" or not _may_meet(actor, first):
        return
    there, there_line = where[first.id]
    raise KnowledgeError(
        f"«{text}» is also «{first.id}» ({first_tag}, {there.name}:{there_line}):"
        " make it short in both, or let their years not meet",
        path=path,
        line=line,
    )


def _may_meet(one: Actor, other: Actor) -> bool:
    """Whether there may have been a day when both existed."""
    before = one.end is not None and other.start is not None and one.end < other.start
    after = other.end is not None and one.start is not None and other.end < one.start
    return not (before or after)
