"""The registry of actors: states, forces, groups and their leaders, by every name that reports give them.

``actors/sides.toml`` lists the sides, the other files of ``actors/`` hold one theatre each; docs/actors.md
says how to add an actor and what each list of names is for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rawi.knowledge import registry_checks
from rawi.knowledge.actor import KINDS, Actor, Side, Tag, days_of
from rawi.knowledge.loading import HERE, cache_dir, read_tables

__all__ = ["KINDS", "Actor", "Registry", "Side", "Tag", "load_actors"]

Bearers = dict[str, list[tuple[Actor, Tag]]]
"""Who bears a folded name."""


class Registry:
    """The actors and sides.

    Attributes:
        actors: the actors by id, in the order of the files.
        sides: the sides by id.
    """

    def __init__(self, actors: dict[str, Actor], sides: dict[str, Side]) -> None:
        self.actors = actors
        self.sides = sides

    def aliases(self) -> Iterator[tuple[str, Actor, Tag]]:
        """Every name of every actor: the text as in the file, whose it is, and what it is.

        A text comes more than once where several actors share it: short names, and names of actors that
        followed each other («الجيش السوري» before and since December 2024), which ``active`` tells apart.
        """
        for actor in self.actors.values():
            for text, tag in actor.names():
                yield text, actor, tag

    def metonyms(self) -> Iterator[tuple[str, Actor]]:
        """Capitals and palaces with the actor they can stand for."""
        for actor in self.actors.values():
            for text in actor.metonyms:
                yield text, actor

    def named(self, text: str, day: date | None = None) -> tuple[tuple[Actor, Tag], ...]:
        """Who is called so, in whatever spelling, nisbas and metonyms apart; nobody when no actor is.

        Args:
            text: a whole name («الجيش السوري»), without preposition or conjunction.
            day: the day of the report or happening: where any bearer was active then, only those that were.
        """
        found = self._bearers.get(folded_names([text])[0], [])
        then = [(actor, tag) for actor, tag in found if self.active(actor, day)]
        return tuple(then or found)

    def active(self, actor: Actor, day: date | None) -> bool:
        """Whether the actor existed on a day, as far as the registry knows; an unknown day is any day."""
        if day is None:
            return True
        return (actor.start is None or actor.start <= day) and (actor.end is None or day <= actor.end)

    def allied(self, one: str, other: str) -> bool:
        """Whether two sides, by id, are the same or allies."""
        return one == other or other in self.sides[one].allies

    @cached_property
    def _bearers(self) -> Bearers:
        bearers: Bearers = {}
        entries = [entry for entry in self.aliases() if entry[2] != "nisba"]
        spellings = folded_names(text for text, _, _ in entries)
        for folded, (_, actor, tag) in zip(spellings, entries, strict=True):
            bearers.setdefault(folded, []).append((actor, tag))
        return bearers


@cache
def load_actors(folder: Path = HERE / "actors") -> Registry:
    """The registry, from ``sides.toml`` and the other files of a folder.

    Raises:
        KnowledgeError: a file is wrong, or names a side or parent that does not exist, or one name is two
            actors' at the same time; the message names file and line.
    """
    side_file = folder / "sides.toml"
    files = [path for path in sorted(folder.glob("*.toml")) if path != side_file]
    side_tables = [(side_file, line, table) for line, table in read_tables(side_file, "side")]
    actor_tables = [(path, line, table) for path in files for line, table in read_tables(path, "actor")]
    passed = _mark([side_file, *files])
    trusted = passed.exists()
    if not trusted:
        registry_checks.check_tables(side_tables, actor_tables)
    sides = _sides(table for _, _, table in side_tables)
    actors = {table["id"]: _actor(table) for _, _, table in actor_tables}
    if not trusted:
        where = {table["id"]: (path, line) for path, line, table in actor_tables}
        registry_checks.check_names(actors, where, folded_names)
        _leave(passed)
    return Registry(actors, sides)


def folded_names(texts: Iterable[str]) -> list[str]:
    """The spellings that names are matched on, Latin letters small."""
    from rawi.arabic.fold import fold  # here, since folding reads knowledge files itself

    return [fold(text).text.casefold() for text in texts]


def _sides(tables: Iterable[dict[str, Any]]) -> dict[str, Side]:
    rows = list(tables)
    allies: dict[str, set[str]] = {row["id"]: set(row.get("allies", ())) for row in rows}
    for row in rows:
        for other in row.get("allies", ()):
            allies[other].add(row["id"])
    return {row["id"]: Side(**{**row, "allies": frozenset(allies[row["id"]])}) for row in rows}


def _actor(table: dict[str, Any]) -> Actor:
    start, end = days_of(table.get("years", ""))
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    return Actor(**(table | lists), start=start, end=end)


def _mark(files: list[Path]) -> Path:
    """The mark that files of exactly this content have passed these checks.

    The checks take longer than all the rest, and the files seldom change.
    """
    digest = hashlib.sha256()
    for path in (*files, HERE / "actor.py", HERE / "registry_checks.py"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return cache_dir() / "knowledge" / f"actors-{digest.hexdigest()[:20]}.passed"


def _leave(mark: Path) -> None:
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        pass  # a read-only home only costs time
