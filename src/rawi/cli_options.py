"""The options that commands over a store share: which store, how many processes, which events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rawi.store import EventFilter

__all__ = [
    "DEFAULT",
    "Actor",
    "From",
    "Grade",
    "Kind",
    "Place",
    "Processes",
    "Source",
    "StatusOf",
    "StoreFile",
    "Text",
    "To",
    "filter_of",
]

StoreFile = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="The store; rawi.db in this folder if not given.")
]
DEFAULT = Path("rawi.db")
Processes = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=64, help="How many processes code; as many as cores if not given."),
]
Several = list[str] | None
Place = Annotated[
    Several, typer.Option("--place", metavar="NAME", help="Only there: a name or id; may be repeated.")
]
Actor = Annotated[Several, typer.Option("--actor", metavar="NAME", help="Only with this party, in any role.")]
Kind = Annotated[Several, typer.Option("--kind", metavar="KIND", help="Only this kind or family of kinds.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day on (2017-11-08).")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this day.")]
Grade = Annotated[
    Several,
    typer.Option("--grade", metavar="GRADE", help="single, one-sided, corroborated, conceded or disputed."),
]
Source = Annotated[Several, typer.Option("--source", metavar="NAME", help="Only what this voice says.")]
StatusOf = Annotated[
    Several, typer.Option("--status", metavar="STATUS", help="happened, ongoing, planned, denied or failed.")
]
Text = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Only with these words in a sentence.")
]


def filter_of(
    place: Several, actor: Several, kind: Several, first: str | None, last: str | None, grade: Several, source: Several,
    status: Several, text: str | None,
) -> EventFilter:  # fmt: skip
    """The filter that the options make.

    Raises:
        InputError: a day is none.
    """
    from rawi.errors import InputError
    from rawi.ingest import parse_date
    from rawi.store import EventFilter

    days = []
    for option, written in (("--from", first), ("--to", last)):
        try:
            days.append(parse_date(written) if written else None)
        except InputError as error:
            raise InputError(f"{option}: {error.message}") from None
    return EventFilter(
        place=tuple(place or ()), actor=tuple(actor or ()), kind=tuple(kind or ()), since=days[0], until=days[1],
        grade=tuple(grade or ()), source=tuple(source or ()), status=tuple(status or ()), text=text,
    )  # fmt: skip
