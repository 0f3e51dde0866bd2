"""The commands over a store and their options; what they do is in rawi.commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["COMMANDS"]

StoreFile = Annotated[
    Path, typer.Option("--store", metavar="FILE", help="The store; rawi.db in this folder if not given.")
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]
DEFAULT = Path("rawi.db")


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Reports, as for rawi read."),
    ],
    store: StoreFile = DEFAULT,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication (2017-11-19), over what the files say."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, over what the files say.")
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=64, help="How many processes code; as many as cores if not given."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Code reports and keep them in a store, with the events that they speak of."""
    from rawi.commands.add import add_reports

    add_reports(paths, store=store, published=published, outlet=outlet, processes=processes, as_json=json)


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Words, "words side by side", or the beginning of a word*.'),
    ],
    store: StoreFile = DEFAULT,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="How many reports at most.")] = 20,
    json: Json = False,
) -> None:
    """Find reports by the words of their texts, in any spelling."""
    from rawi.commands.look import search_reports

    search_reports(words, store=store, limit=limit, as_json=json)


def status(store: StoreFile = DEFAULT, json: Json = False) -> None:
    """What a store holds."""
    from rawi.commands.look import show_status

    show_status(store=store, as_json=json)


COMMANDS: tuple[Callable[..., None], ...] = (add, search, status)
