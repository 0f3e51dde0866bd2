"""The commands and their options; what they do is in rawi.commands."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rawi.commands.guard import guarded

__all__ = ["app", "main"]

app = typer.Typer(
    name="rawi",
    no_args_is_help=True,
    add_completion=False,
    # Plain help and errors: loading rich for them would double the time that every command takes to start.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How ``rawi read`` writes what it found."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    html = "html"


def _version(wanted: bool) -> None:
    if wanted:
        from rawi import __version__

        typer.echo(f"rawi {__version__}")
        raise typer.Exit


@app.callback()
def rawi(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read Arabic reports of armed conflict: who did what to whom, where, when, how many, and who says so."""


@app.command()
@guarded
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Reports: .txt, .html, .jsonl or .jsonl.gz files, folders of them, or - for standard input.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication (2017-11-19), over what the files say."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, over what the files say.")
    ] = None,
    format: Annotated[
        Format,
        typer.Option(help="table for people, jsonl or json for programs, html for a page with evidence."),
    ] = Format.table,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="With --format html: write a page for each report into this folder."
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="In tables: the frame and the rule behind every role.")
    ] = False,
) -> None:
    """Code reports into statements."""
    from rawi.commands.read import read_reports

    read_reports(paths, published=published, outlet=outlet, format=format.value, out=out, explain=explain)


@app.command()
@guarded
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Reports coded by hand: .jsonl with texts.")],
    coded: Annotated[
        Path, typer.Argument(metavar="CODED", help="The same reports as rawi coded them: .jsonl.")
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed, spurious or wrong.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Every figure as JSON.")] = False,
) -> None:
    """Measure coded statements against gold."""
    from rawi.commands.evaluate import evaluate_files

    evaluate_files(gold, coded, errors=errors, as_json=json)


def main() -> None:
    """The ``rawi`` command."""
    app()
