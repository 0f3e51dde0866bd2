"""The kinds of happening, with their labels and their codes in ACLED, PLOVER and CAMEO."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["FAMILIES", "Kind", "load_kinds"]

FAMILIES = ("control", "fighting", "movement", "remote", "harm", "detention", "weapons", "relief", "unrest")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of the codebook.

    Attributes:
        id: as statements carry it («capture»).
        family: kinds that are near misses of each other.
        arabic, english: its label.
        gloss: an English past-tense verb phrase, «took control of».
        acled_event, acled_sub_event: ACLED's event and sub-event type.
        acled_sub_event_state: ACLED's sub-event type when the agent is a state, where that differs.
        plover: PLOVER event type.
        cameo_root, cameo: CAMEO's two-digit root and its code.
    """

    id: str
    family: str
    arabic: str
    english: str
    gloss: str
    acled_event: str
    acled_sub_event: str
    plover: str
    cameo_root: str
    cameo: str
    acled_sub_event_state: str | None = None


@cache
def load_kinds(path: Path = HERE / "kinds.toml") -> dict[str, Kind]:
    """The kinds by id.

    Raises:
        KnowledgeError: the file is wrong; the message names file and line.
    """
    required = dict.fromkeys(
        (
            "id",
            "family",
            "arabic",
            "english",
            "gloss",
            "acled_event",
            "acled_sub_event",
            "plover",
            "cameo_root",
            "cameo",
        ),
        str,
    )
    kinds: dict[str, Kind] = {}
    for line, table in read_tables(path, "kind"):
        checked(path, line, table, required=required, optional={"acled_sub_event_state": str},
                one_of={"family": FAMILIES})  # fmt: skip
        if table["id"] in kinds:
            raise KnowledgeError(f"«{table['id']}» stands twice", path=path, line=line)
        kinds[table["id"]] = Kind(**table)
    return kinds
