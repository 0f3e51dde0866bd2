"""The commands over a store and their options; what they do is in rawi.commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from rawi.cli_options import (
    DEFAULT,
    Actor,
    From,
    Grade,
    Kind,
    Place,
    Processes,
    Source,
    StatusOf,
    StoreFile,
    Text,
    To,
    filter_of,
)

__all__ = ["COMMANDS"]

Json = Annotated[bool, typer.Option("--json", help="Write JSON.")]


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
    processes: Processes = None,
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


def events(
    place: Place = None,
    actor: Actor = None,
    kind: Kind = None,
    first: From = None,
    last: To = None,
    grade: Grade = None,
    source: Source = None,
    status: StatusOf = None,
    text: Text = None,
    sort: Annotated[
        str, typer.Option(metavar="BY", help="day, -day, voices, killed, kind, place, grade or changed.")
    ] = "-day",
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="How many events a page.")] = 50,
    page: Annotated[int, typer.Option(metavar="N", min=1, help="Which page.")] = 1,
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """List events: what happened, when, how well it is attested."""
    from rawi.commands.events import list_events

    wanted = filter_of(place, actor, kind, first, last, grade, source, status, text)
    list_events(wanted, store=store, sort=sort, limit=limit, page=page, as_json=json)


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="An event, as rawi events lists it.")],
    explain: Annotated[
        bool, typer.Option("--explain", help="Why each statement belongs to it, in one line.")
    ] = False,
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """Show an event: its voices side by side, with their sentences."""
    from rawi.commands.events import show_event

    show_event(id, store=store, explain=explain, as_json=json)


def holder(
    place: Annotated[list[str], typer.Argument(metavar="PLACE", help="A name in either language, or an id.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day; without it, from when to when.")
    ] = None,
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """Show who was said to hold a place."""
    from rawi.commands.events import show_holder

    show_holder(" ".join(place), store=store, on=on, as_json=json)


Reviewer = Annotated[
    str, typer.Option(metavar="NAME", envvar="RAWI_REVIEWER", help="Who decides; or RAWI_REVIEWER.")
]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def decide(
    verb: Annotated[
        str, typer.Argument(metavar="VERB", help="accept, reject, flag, correct, split or merge.")
    ],
    subject: Annotated[str, typer.Argument(metavar="ID", help="An event or a statement.")],
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar="OTHER", help="The statements to split off, or the events to merge with."),
    ] = None,
    field: Annotated[str | None, typer.Option(metavar="FIELD", help="What to correct.")] = None,
    value: Annotated[str | None, typer.Option(metavar="VALUE", help="To what.")] = None,
    reviewer: Reviewer = "",
    reason: Reason = "",
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """Record a reviewer's decision on an event or a statement."""
    from rawi.commands.review import decide as decide_

    decide_(
        verb, subject, others or [], store=store, reviewer=reviewer, reason=reason, field=field, value=value, as_json=json
    )  # fmt: skip


def undo(
    id: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision, as rawi decisions lists it.")],
    reviewer: Reviewer = "",
    reason: Reason = "",
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """Take a decision back; both stay on record."""
    from rawi.commands.review import undo as undo_

    undo_(id, store=store, reviewer=reviewer, reason=reason, as_json=json)


def decisions(
    subject: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only on this event or statement.")
    ] = None,
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this reviewer.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="How many at most.")] = 50,
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """List decisions, the last first."""
    from rawi.commands.review import list_decisions

    list_decisions(subject, store=store, reviewer=reviewer, limit=limit, as_json=json)


def agreement(store: StoreFile = DEFAULT, json: Json = False) -> None:
    """Measure how far reviewers agree, with each other and with the machine."""
    from rawi.commands.review import show_agreement

    show_agreement(store=store, as_json=json)


def recode(
    everything: Annotated[
        bool, typer.Option("--all", help="Those too that this version coded with the present knowledge.")
    ] = False,
    processes: Processes = None,
    store: StoreFile = DEFAULT,
    json: Json = False,
) -> None:
    """Code the reports of a store again that an older version coded."""
    from rawi.commands.add import recode_reports

    recode_reports(store=store, everything=everything, processes=processes, as_json=json)


COMMANDS: tuple[Callable[..., None], ...] = (
    add, events, event, holder, search, status, decide, undo, decisions, agreement, recode,
)  # fmt: skip
