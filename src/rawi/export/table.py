"""Statements for people at a terminal: one block each, labelled, evidence last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rawi.coded import CodedReport
from rawi.export.bidi import UNBROKEN, cells, isolated, shown, wrapped
from rawi.export.labels import FIELDS, PARTS, STATUSES, counted
from rawi.export.plain import amount, coordinates, days, english_of, why
from rawi.knowledge.kinds import load_kinds
from rawi.statement import Filler, Place, Statement, spoken_together

__all__ = ["MIN_WIDTH", "report_table"]

MIN_WIDTH = 60
MAX_WIDTH = 120  # longer lines are hard to read
LABEL_END = 15
EVIDENCE_LINES = 6


@dataclass(frozen=True, slots=True)
class Style:
    """Terminal codes; empty strings where the output is no terminal."""

    bold: str = ""
    dim: str = ""
    off: str = ""


PLAIN = Style()
COLOUR = Style(bold="\033[1m", dim="\033[2m", off="\033[0m")


def report_table(coded: CodedReport, *, width: int = 80, colour: bool = False, explain: bool = False) -> str:
    """The statements of a report as blocks of text, each line within the width.

    Args:
        coded: the report and its statements.
        width: columns to fill; less than 60 is taken as 60, more than 120 as 120.
        colour: whether to write terminal codes for bold and dim.
        explain: add the frame, the likelihood and the rule behind every role.
    """
    width = max(MIN_WIDTH, min(width, MAX_WIDTH))
    style = COLOUR if colour else PLAIN
    lines = [*_head(coded, width, style)]
    for number, statement in enumerate(coded.statements, 1):
        lines += ["", *_block(coded.report.text, number, statement, width, style)]
        if explain:
            lines += _explanation(statement, width, style)
    if not coded.statements:
        lines += ["", "  no statement of armed conflict"]
    return "\n".join(lines) + "\n\n"


def _head(coded: CodedReport, width: int, style: Style) -> Iterator[str]:
    report = coded.report
    facts = [report.id, report.outlet, report.published.isoformat() if report.published else "no date"]
    text = " · ".join(isolated(shown(fact)) for fact in facts if fact)
    first, *rest = wrapped(text, width - 6)
    yield f"{style.bold}── {first} {style.off}{'─' * (width - 4 - cells(first))}"
    yield from _indented(" ".join(rest), width)
    if report.title:
        yield from _indented(isolated(shown(report.title)), width)
    for warning in coded.warnings:
        yield from _indented(f"! {shown(warning)}", width)


def _indented(text: str, width: int) -> Iterator[str]:
    yield from (f"   {line}" for line in wrapped(text, width - 3))


def _block(text: str, number: int, statement: Statement, width: int, style: Style) -> Iterator[str]:
    kind = load_kinds()[statement.kind]
    happened = statement.status == "happened"
    status = STATUSES[statement.status].english if happened else STATUSES[statement.status].english.upper()
    yield f"{style.bold}{number:>3}  {_both(kind.english, kind.arabic)} · {status}{style.off}"
    for label, values in _rows(statement):
        for position, value in enumerate(values):
            yield from _row(label if position == 0 else "", value, width, style)
    yield from _evidence(text, statement, width, style)


def _rows(statement: Statement) -> Iterator[tuple[str, list[str]]]:
    """Each field that the statement states: its label, and what stands there, one value a line."""
    for role in PARTS:
        yield FIELDS[role].english, [_filler(filler) for filler in getattr(statement, role)]
    if statement.time:
        yield FIELDS["time"].english, [_both(days(statement.time) or "unresolved", statement.time.span.text)]
    yield (
        FIELDS["counts"].english,
        [
            _both(f"{amount(count)} {counted(count.what).english}", count.span.text)
            for count in statement.counts
        ],
    )
    *quoting, voice = spoken_together(statement.source) or [[]]
    yield FIELDS["source"].english, [_filler(filler) for filler in voice]
    yield "via", [_filler(filler) for link in reversed(quoting) for filler in link]


def _filler(filler: Filler | Place) -> str:
    named = _both(shown(english_of(filler) or ""), shown(filler.span.text))
    where = coordinates(filler)
    return f"{named} " + f"· {where}".replace(" ", UNBROKEN) if where else named


def _both(english: str, arabic: str) -> str:
    """An English name and the Arabic words it was read from."""
    return f"{english} · {isolated(shown(arabic))}" if english else isolated(shown(arabic))


def _row(label: str, value: str, width: int, style: Style) -> Iterator[str]:
    for line in wrapped(value, width - LABEL_END):
        yield f"     {style.dim}{label:<{LABEL_END - 5}}{style.off}{line}"
        label = ""


def _evidence(text: str, statement: Statement, width: int, style: Style) -> Iterator[str]:
    """The sentence, its trigger between brackets; of a very long one, what stands around the trigger."""
    start, end = statement.sentence.start, statement.sentence.end
    at, after = statement.trigger.start, statement.trigger.end
    room = (width - LABEL_END) * EVIDENCE_LINES // 2
    first, last = max(start, at - room), min(end, after + room)
    before = ("…" if first > start else "") + shown(text[first:at])
    behind = shown(text[after:last]) + ("…" if last < end else "")
    yield from _row("text", isolated(f"{before}[{shown(text[at:after])}]{behind}".strip()), width, style)


def _explanation(statement: Statement, width: int, style: Style) -> Iterator[str]:
    """Why the statement says what it says."""
    yield from _row("because", f"frame {statement.frame or 'unnamed'}", width, style)
    if statement.likelihood is not None:
        yield from _row("", f"likelihood {statement.likelihood:.2f}", width, style)
    for role in FIELDS:
        if role in ("trigger", "time", "counts"):
            continue
        for filler in getattr(statement, role):
            words = isolated(shown(filler.span.text))
            yield from _row("", f"{FIELDS[role].english} {words} by {why(filler)}", width, style)
    for note in statement.notes:
        yield from _row("", shown(note), width, style)
