"""The commands and their options; what they do is in rawi.commands."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rawi import cli_room, cli_store
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


places = typer.Typer(
    name="gazetteer",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Your own list of places: import GeoNames, OCHA and other files; look names up.",
)
app.add_typer(places)

Gazetteer = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Your list of places, instead of RAWI_GAZETTEER or the one in your data folder."
    ),
]


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
        bool,
        typer.Option(
            "--explain", help="In tables: the frame, the likelihood and the rule behind every role."
        ),
    ] = False,
    likely: Annotated[
        float,
        typer.Option(
            "--likely",
            min=0,
            max=1,
            metavar="SHARE",
            help="Only statements of at least this likelihood: 0.8 leaves out many of the wrong ones, and some right ones.",
        ),
    ] = 0.0,
    gazetteer: Gazetteer = None,
) -> None:
    """Code reports into statements."""
    from rawi.commands.read import read_reports

    _use_gazetteer(gazetteer)

    read_reports(
        paths,
        published=published,
        outlet=outlet,
        format=format.value,
        out=out,
        explain=explain,
        likely=likely,
    )


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


@places.command("add")
@guarded
def gazetteer_add(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE_OR_COUNTRY",
            help="GeoNames dumps and names (.txt, .zip), OCHA or other CSV, GeoJSON, folders of them; or a country (SY, "
            "Syria, سوريا) to fetch from geonames.org.",
        ),
    ],
    label: Annotated[
        str | None, typer.Option("--as", metavar="LABEL", help="What to call it; by default after the file.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Country of its places, where the file does not tell.")
    ] = None,
    licence: Annotated[str | None, typer.Option(metavar="TEXT", help="What to note of its licence.")] = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Import places; what stood under the same label is replaced."""
    from rawi.commands.gazetteer import add_places

    _use_gazetteer(gazetteer)
    add_places(given, label=label, country=country, licence=licence)


@places.command("list")
@guarded
def gazetteer_list(
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False, gazetteer: Gazetteer = None
) -> None:
    """Show what is imported: how much, when, from which file, its hash and licence."""
    from rawi.commands.gazetteer import list_imports

    _use_gazetteer(gazetteer)
    list_imports(as_json=json)


@places.command("remove")
@guarded
def gazetteer_remove(
    labels: Annotated[list[str], typer.Argument(metavar="LABEL", help="As rawi gazetteer list shows it.")],
    gazetteer: Gazetteer = None,
) -> None:
    """Take imported lists out again."""
    from rawi.commands.gazetteer import remove_imports

    _use_gazetteer(gazetteer)
    remove_imports(labels)


@places.command("find")
@guarded
def gazetteer_find(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME", help="As a report writes it: «قرية كذا في ريف حماة».")
    ],
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="A country that the report speaks of.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    gazetteer: Gazetteer = None,
) -> None:
    """Show which places a name may mean, and which one is chosen and why."""
    from rawi.commands.gazetteer import find_place

    _use_gazetteer(gazetteer)
    find_place(" ".join(name), country=country, as_json=json)


def _use_gazetteer(path: Path | None) -> None:
    """The option holds for the whole process, and for those that it starts."""
    if path is not None:
        os.environ["RAWI_GAZETTEER"] = str(path)


for command in (*cli_store.COMMANDS, *cli_room.COMMANDS):
    app.command()(guarded(command))


def main() -> None:
    """The ``rawi`` command."""
    app()
