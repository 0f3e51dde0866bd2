"""Frames: which words name a happening, and which slot of their clause fills which role.

frames.csv lists the words, slots.toml the classes of frames, prepositions.csv what prepositions mean, light.csv the
verbs that lend their arguments to the noun that names the happening («شنّ غارات»).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.errors import KnowledgeError
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.loading import HERE, read_rows

__all__ = [
    "SORTS",
    "Frame",
    "Frames",
    "LightVerb",
    "Need",
    "SlotClass",
    "load_frames",
    "load_light",
    "load_prepositions",
]

ROLE_NAMES = (
    "agent",
    "target",
    "commander",
    "place",
    "site",
    "mover",
    "transport",
    "origin",
    "destination",
    "instrument",
    "source",
)
RELATIONS = frozenset(
    [
        "in",
        "at",
        "on",
        "from",
        "to",
        "for",
        "of",
        "with",
        "between",
        "against",
        "by",
        "using",
        "support",
        "command",
        "toward",
        "cause",
        "after",
        "before",
        "since",
        "during",
        "until",
        "without",
        "plus",
        "like",
        "among",
        "about",
        "purpose",
        "circumstance",
        "according",
    ]
)
SORTS = frozenset(
    (
        "crowd",
        "gunmen",
        "land_forces",
        "soldiers",
        "deeds",
        "strongholds",
        "hospitals",
        "cells",
        "captives",
        "suspects",
        "finds",
        "vessels",
        "others",
    )
)  # of phrases, by word: lists of grammar.toml
SET_OBJECTS = frozenset(
    ("نار", "سراح", "سبيل", "قبض")
)  # what a verbal noun has for its set object, after who does it
SLOTS = RELATIONS | {"subject", "object", "passive", "genitive", "owner", "second", "nisba"}


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on what was found: the slot or role, and the meanings one of its phrases must have (any, if empty).

    With the name «light» it asks for a light verb that carries the happening, one of these lemmas; with «earlier» for an
    attack told before, of which it tells the toll.
    """

    name: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A word, or a verb with its set noun, that names a happening.

    Attributes:
        lemmas: the folded lemma, and for a set phrase («أطلق النار») those that must follow.
        pos: «verb» or «noun».
        kind: what it names.
        slots: its class in slots.toml.
        preps: relations one of which must follow («سيطر على»); empty when none must.
        needs: all must hold; each is a tuple of alternatives.
        weak: also an everyday word: needs a sign of armed conflict nearby.
        english: an English word for ``--explain``.
    """

    lemmas: tuple[str, ...]
    pos: str
    kind: str
    slots: str
    preps: frozenset[str]
    needs: tuple[tuple[Need, ...], ...]
    weak: bool
    english: str

    @property
    def of_sort(self) -> bool:
        """Whether it asks for a sort of agents: it stands after the others of its words, and is tried before them."""
        return any(need.types & SORTS and need.name == "agent" for needs in self.needs for need in needs)

    @property
    def parted(self) -> bool:
        """Whether who does it may stand between its words: «إطلاق الشرطة النار», «إطلاق الجيش سراح»."""
        return self.slots == "launch" or (self.pos == "noun" and not SET_OBJECTS.isdisjoint(self.lemmas[1:2]))

    @property
    def later_only(self) -> bool:
        """Whether it names a happening only by taking up one told before («الحادث»)."""
        return any(need.name == "earlier" for needs in self.needs for need in needs)

    @property
    def id(self) -> str:
        """«verb:قصف»."""
        return f"{self.pos}:{' '.join(self.lemmas)}"


SlotClass = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by part of speech and first lemma, the longest first; and the classes of slots."""

    index: Mapping[tuple[str, str], tuple[Frame, ...]]
    classes: Mapping[str, SlotClass]
    accepts: Mapping[str, frozenset[str]]

    def at(self, pos: str, lemma: str) -> tuple[Frame, ...]:
        """Frames whose first lemma this is."""
        return self.index.get((pos, lemma), ())

    def roles_of(self, frame: Frame, slot: str) -> tuple[str, ...]:
        """The roles that a slot of this frame may fill, in the order to try them."""
        own = self.classes.get(f"{frame.slots}.{frame.pos}", {})
        return own.get(slot, self.classes["every"].get(slot, ()))


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb whose noun names the happening.

    Attributes:
        lemma: its lemma.
        noun: the slots where that noun may stand.
        subject: roles that its subject then has in the happening.
        object: roles that its object then has («الهجوم استهدف مقرا»).
        status: what the verb makes of the happening, or empty.
    """

    lemma: str
    noun: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    status: str


@cache
def load_frames(path: Path = HERE / "frames.csv", slots: Path = HERE / "slots.toml") -> Frames:
    """The frames and their classes.

    Raises:
        KnowledgeError: a row or class is wrong; the message names file and line.
    """
    classes, accepts = _classes(slots)
    index: dict[tuple[str, str], list[Frame]] = {}
    seen: dict[tuple[str, str], int] = {}
    relations = load_prepositions()
    for line, row in read_rows(path, ("word", "pos", "kind", "slots", "prep", "needs", "weak", "english")):
        frame = _frame(path, line, row, classes, relations)
        key = (frame.pos, f"{row['word']} {row['prep']} {frame.kind}")
        if key in seen:
            raise KnowledgeError(
                f"«{row['word']}» stands for this kind already in line {seen[key]}", path=path, line=line
            )
        seen[key] = line
        index.setdefault((frame.pos, frame.lemmas[0]), []).append(frame)
    ordered = {
        key: tuple(sorted(frames, key=lambda f: (-len(f.lemmas), f.of_sort))) for key, frames in index.items()
    }
    return Frames(ordered, classes, accepts)


def _frame(
    path: Path,
    line: int,
    row: dict[str, str],
    classes: Mapping[str, SlotClass],
    relations: Mapping[tuple[str, ...], str],
) -> Frame:
    if row["pos"] not in ("verb", "noun"):
        raise KnowledgeError(f"pos must be verb or noun, not «{row['pos']}»", path=path, line=line)
    if row["kind"] not in load_kinds():
        raise KnowledgeError(f"there is no kind «{row['kind']}»; see kinds.toml", path=path, line=line)
    if f"{row['slots']}.{row['pos']}" not in classes:
        raise KnowledgeError(f"slots.toml has no [{row['slots']}.{row['pos']}]", path=path, line=line)
    if row["weak"] not in ("", "1"):
        raise KnowledgeError("weak is 1 or empty", path=path, line=line)
    lemmas = tuple(folded_word(word) for word in row["word"].split())
    if not lemmas or any(letter in row["word"] for letter in "أإآ"):
        raise KnowledgeError(f"«{row['word']}»: write lemmas with a bare alef", path=path, line=line)
    preps = set()
    for prep in row["prep"].split():
        relation = relations.get((folded_word(prep),))
        if relation is None:
            raise KnowledgeError(f"prepositions.csv does not know «{prep}»", path=path, line=line)
        preps.add(relation)
    needs = tuple(_need(path, line, word) for word in row["needs"].split())
    return Frame(
        lemmas,
        row["pos"],
        row["kind"],
        row["slots"],
        frozenset(preps),
        needs,
        row["weak"] == "1",
        row["english"],
    )


def _need(path: Path, line: int, text: str) -> tuple[Need, ...]:
    alternatives = []
    for part in text.split("|"):
        name, _, types = part.partition(":")
        if name not in ROLE_NAMES and name not in SLOTS and name not in ("light", "earlier"):
            raise KnowledgeError(f"needs: there is no role or slot «{name}»", path=path, line=line)
        if name == "light":
            types = folded_word(types)
        alternatives.append(Need(name, frozenset(types.split("/")) if types else frozenset()))
    return tuple(alternatives)


def _classes(path: Path) -> tuple[dict[str, SlotClass], dict[str, frozenset[str]]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot be read: {error}", path=path) from None
    accepts = {role: frozenset(types) for role, types in table.pop("accepts", {}).items()}
    classes: dict[str, SlotClass] = {"every": _slots(path, "every", table.pop("every", {}))}
    for name, parts in table.items():
        for pos, slots in parts.items():
            classes[f"{name}.{pos}"] = _slots(path, f"{name}.{pos}", slots)
    return classes, accepts


def _slots(path: Path, name: str, slots: dict[str, list[str]]) -> SlotClass:
    for slot, roles in slots.items():
        if slot not in SLOTS:
            raise KnowledgeError(f"[{name}] does not know the slot «{slot}»", path=path)
        for role in roles:
            if role not in ROLE_NAMES:
                raise KnowledgeError(f"[{name}] {slot}: there is no role «{role}»", path=path)
    return {slot: tuple(roles) for slot, roles in slots.items()}


@cache
def load_prepositions(path: Path = HERE / "prepositions.csv") -> dict[tuple[str, ...], str]:
    """Prepositions, as tuples of folded words, and the relation each stands for."""
    table: dict[tuple[str, ...], str] = {}
    for line, row in read_rows(path, ("words", "relation", "note")):
        words = tuple(folded_word(word) for word in row["words"].split())
        if row["relation"] not in RELATIONS:
            raise KnowledgeError(f"there is no relation «{row['relation']}»", path=path, line=line)
        table[words] = row["relation"]
    return table


@cache
def load_light(path: Path = HERE / "light.csv") -> dict[str, LightVerb]:
    """Light verbs by lemma."""
    table: dict[str, LightVerb] = {}
    for line, row in read_rows(path, ("word", "noun", "subject", "object", "status", "note")):
        for slot in row["noun"].split():
            if slot not in SLOTS:
                raise KnowledgeError(f"there is no slot «{slot}»", path=path, line=line)
        if row["status"] not in ("", "ongoing", "planned", "denied", "failed"):
            raise KnowledgeError(f"there is no status «{row['status']}»", path=path, line=line)
        lemma = folded_word(row["word"])
        table[lemma] = LightVerb(
            lemma,
            tuple(row["noun"].split()),
            tuple(row["subject"].split()),
            tuple(row["object"].split()),
            row["status"],
        )
    return table
