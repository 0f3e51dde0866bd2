"""``rawi search`` and ``rawi status``: what a store holds."""

from __future__ import annotations

from pathlib import Path

from rawi.commands.store import Screen, print_json, write_line
from rawi.export.bidi import isolated, shown
from rawi.store import Hit, Status, open_store

__all__ = ["search_reports", "show_status"]


def search_reports(words: list[str], *, store: Path, limit: int, as_json: bool) -> None:
    """Print the reports that hold the words, each with what stands around the first of them."""
    with open_store(store) as opened:
        hits = opened.search(" ".join(f'"{word}"' if " " in word else word for word in words), size=limit)
    if as_json:
        print_json({"total": hits.total, "hits": hits.rows})
        return
    screen = Screen()
    for hit in hits:
        _show_hit(screen, hit)
    more = f", the best {len(hits)} above" if hits.total > len(hits) else ""
    write_line(f"{hits.total:,} report{'' if hits.total == 1 else 's'}{more}")


def _show_hit(screen: Screen, hit: Hit) -> None:
    report = hit.report
    facts = (report.key, report.outlet, report.published.isoformat() if report.published else "no date")
    screen.head(" · ".join(isolated(shown(fact)) for fact in facts if fact))
    text, done = "", hit.start
    for start, end in hit.marks:
        text += (
            hit.snippet[done - hit.start : start - hit.start]
            + "["
            + hit.snippet[start - hit.start : end - hit.start]
            + "]"
        )
        done = end
    screen.text(isolated(f"…{shown(text + hit.snippet[done - hit.start :])}…"), indent=3)
    write_line()


def show_status(*, store: Path, as_json: bool) -> None:
    """Print what a store holds, in numbers."""
    with open_store(store) as opened:
        status = opened.status()
    if as_json:
        print_json(status)
        return
    screen = Screen()
    screen.head(status.path)
    for label, text in _facts(status):
        screen.field(label, text)


def _facts(status: Status) -> list[tuple[str, str]]:
    versions = f", and {status.old_versions:,} older versions" if status.old_versions else ""
    days = f"{status.first} to {status.last}" if status.first else "no dates"
    grades = ", ".join(f"{number:,} {grade}" for grade, number in status.grades.items() if number)
    coders = ", ".join(f"rawi {program} ({number:,})" for program, number in status.programs.items())
    facts = [
        ("reports", f"{status.reports:,} ({days}){versions}"),
        ("statements", f"{status.statements:,}"),
        ("events", f"{status.events:,}" + (f": {grades}" if grades else "")),
        ("places", f"{status.places:,}"),
        ("sources", f"{status.sources:,}"),
        ("decisions", f"{status.decisions:,}"),
        ("size", f"{status.bytes / 1e6:,.1f} MB, schema {status.schema}"),
        ("coded by", coders or "nobody yet"),
    ]
    if status.disagreeing:
        facts.append(("differ", f"on {status.disagreeing:,} decisions the machine now says otherwise"))
    if status.unfinished_runs:
        facts.append(
            (
                "unfinished",
                f"{status.unfinished_runs:,} runs were interrupted; rawi add goes on where they stopped",
            )
        )
    return facts
