"""The commands that give a store to others: a file of its events, and the reading room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from rawi.cli_options import (
    DEFAULT,
    Actor,
    From,
    Grade,
    Kind,
    Place,
    Source,
    StatusOf,
    StoreFile,
    Text,
    To,
    filter_of,
)

__all__ = ["COMMANDS"]


def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="acled, ged, hxl, geojson, geopackage, parquet, jsonl or label-studio."
        ),
    ],
    store: StoreFile = DEFAULT,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where to; standard output if not given."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    place: Place = None,
    actor: Actor = None,
    kind: Kind = None,
    first: From = None,
    last: To = None,
    grade: Grade = None,
    source: Source = None,
    status: StatusOf = None,
    text: Text = None,
) -> None:
    """Write events in a format that others read."""
    from rawi.commands.export import export_events

    wanted = filter_of(place, actor, kind, first, last, grade, source, status, text)
    export_events(format, wanted, store=store, out=out, force=force)


def serve(
    store: StoreFile = DEFAULT,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Where to listen; any address but loopback asks for a token."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="0 takes any that is free.")
    ] = 8765,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", envvar="RAWI_TOKEN", help="What others must show; made up if not given."
        ),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Open the reading room: a local page to read, compare, map and review."""
    from rawi.commands.serve import serve as serve_store

    serve_store(store, host=host, port=port, token=token, browser=open_page)


COMMANDS: tuple[Callable[..., None], ...] = (export, serve)
