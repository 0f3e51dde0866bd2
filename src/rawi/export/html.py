"""A report as one page that stands alone: the evidence marked in its text, the statements beside it.

The page asks the network for nothing; its content policy allows its own style and script by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from rawi.coded import CodedReport
from rawi.export.labels import FIELDS, STATUSES, Label, counted
from rawi.export.marks import LINE_END, MARKED, Piece, pieces
from rawi.export.plain import amount, coordinates, days, english_of, gloss, why
from rawi.export.plain_arabic import gloss_arabic
from rawi.knowledge.kinds import load_kinds
from rawi.report import Report
from rawi.statement import Filler, Place, Statement

__all__ = ["Entry", "index_page", "report_page"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
HERE = Path(__file__).with_name("page")


class Entry(NamedTuple):
    """A page in the index."""

    file: str
    report: Report
    statements: int


def report_page(coded: CodedReport) -> str:
    """The report's page, complete."""
    report = coded.report
    body = "".join(
        [
            '<main class="pair">\n<section class="report">\n',
            "" if _opens_with_title(report) else f'<h1 lang="ar" dir="auto">{escape(_title(report))}</h1>\n',
            _about(report),
            *(f'<p class="warning" dir="auto">{escape(warning)}</p>\n' for warning in coded.warnings),
            _legend(coded.statements),
            _text(report, coded.statements),
            '</section>\n<section class="statements">\n',
            f"<h2>{_both(*_how_many(len(coded.statements)))}</h2>\n<ol>\n",
            *(_card(number, statement) for number, statement in enumerate(coded.statements, 1)),
            "</ol>\n</section>\n</main>",
        ]
    )
    return _page(_title(report), body)


def index_page(entries: Iterable[Entry]) -> str:
    """A page that links to the pages of a folder."""
    rows = [
        f'<li><a href="{escape(entry.file)}" lang="ar" dir="auto">{escape(_title(entry.report))}</a>'
        f"{_about(entry.report, _both(*_how_many(entry.statements)))}</li>\n"
        for entry in entries
    ]
    return _page("rawi", f'<main>\n<ul class="listed">\n{"".join(rows)}</ul>\n</main>')


def _page(title: str, body: str) -> str:
    style, script, skeleton = _files()
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return skeleton.substitute(policy=policy, title=escape(title), style=style, script=script, body=body)


@cache
def _files() -> tuple[str, str, Template]:
    style, script, skeleton = (
        (HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js", "page.html")
    )
    return style, script, Template(skeleton)


@cache
def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _title(report: Report) -> str:
    """The headline; without one, the first words of the text, which are one more often than not."""
    first = _first_line(report.text)
    return (
        (report.title or (first if len(first) <= 120 else first[:119] + "…")).strip() or report.id or "rawi"
    )


def _opens_with_title(report: Report) -> bool:
    return _first_line(report.text) == _title(report)


def _first_line(text: str) -> str:
    return LINE_END.split(text.strip(), maxsplit=1)[0].strip()


def _about(report: Report, more: str = "") -> str:
    facts = [f"<span><bdi>{escape(fact)}</bdi></span>" for fact in (report.outlet, report.id) if fact]
    if report.published:
        facts.insert(1 if report.outlet else 0, f"<span>{report.published.isoformat()}</span>")
    if report.url:
        address = escape(report.url)
        web = report.url.lower().startswith(("http://", "https://"))
        link = f'<a href="{address}" rel="noopener noreferrer"><bdi>{address}</bdi></a>'
        facts.append(f"<span>{link if web else f'<bdi>{address}</bdi>'}</span>")
    if more:
        facts.append(f"<span>{more}</span>")
    return f'<p class="about">{"".join(facts)}</p>\n'


def _legend(statements: tuple[Statement, ...]) -> str:
    present = [
        field
        for field in FIELDS
        if field == "trigger" or any(getattr(statement, field) for statement in statements)
    ]
    if not statements:
        return ""
    items = "".join(f'<li><mark class="{field}">{_label(FIELDS[field])}</mark></li>' for field in present)
    return f'<ul class="legend">{items}</ul>\n'


def _text(report: Report, statements: tuple[Statement, ...]) -> str:
    """The report's own words, marked, each line a paragraph; a first line that is its title, a heading."""
    anchored: set[int] = set()
    lines = [""]
    for piece in pieces(report.text, statements):
        words = report.text[piece.start : piece.end]
        if LINE_END.fullmatch(words):
            lines.append("")
        else:
            lines[-1] += _marked(words, piece, anchored)
    lines = [line for line in lines if line.strip()]
    tags = ["h1" if _opens_with_title(report) else "p"] + ["p"] * len(lines)
    written = "".join(f'<{tag} dir="auto">{line}</{tag}>\n' for tag, line in zip(tags, lines, strict=False))
    return f'<div class="text" lang="ar" dir="rtl">\n{written}</div>\n'


def _marked(words: str, piece: Piece, anchored: set[int]) -> str:
    shown = escape(words.replace("\0", "\ufffd"))
    if not piece.roles:
        return shown
    names = " · ".join(FIELDS[role].english for role in piece.roles)
    numbers = " ".join(map(str, piece.statements))
    mark = f'<mark class="{piece.roles[0]}" data-s="{numbers}" title="{names} ({numbers})">{shown}</mark>'
    if not piece.triggers:
        return mark
    # The first piece of a trigger is where its statement's number leads; one place can be that of several.
    new = [number for number in piece.triggers if number not in anchored]
    anchored.update(new)
    anchors = "".join(f'<span id="t{number}"></span>' for number in new[1:])
    first = f' id="t{new[0]}"' if new else ""
    return f'{anchors}<a href="#s{piece.triggers[0]}"{first}>{mark}</a>'


def _card(number: int, statement: Statement) -> str:
    kind = load_kinds()[statement.kind]
    kind_name = _both(escape(kind.english), escape(kind.arabic))
    status = (
        ""
        if statement.status == "happened"
        else f'<span class="status">{_label(STATUSES[statement.status])}</span>'
    )
    return (
        f'<li class="card" id="s{number}" data-s="{number}">\n'
        f'<h3><a href="#t{number}">{number}</a> {kind_name} {status}</h3>\n'
        f'<p class="gloss en" lang="en" dir="ltr">{_isolated(gloss(statement))}</p>\n'
        f'<p class="gloss ar" lang="ar" dir="rtl">{escape(gloss_arabic(statement))}</p>\n'
        f"<dl>{''.join(_rows(statement))}</dl>\n{_reasons(statement)}</li>\n"
    )


def _rows(statement: Statement) -> Iterator[str]:
    for field, label in FIELDS.items():
        values = list(_values(statement, field))
        if values:
            stacked = "".join(f"<div>{value}</div>" for value in values)
            yield f"<dt>{_label(label)}</dt><dd>{stacked}</dd>"


def _values(statement: Statement, field: str) -> Iterator[str]:
    if field == "time" and statement.time:
        resolved = days(statement.time)
        yield _evidence(statement.time.span.text, field) + _figure(resolved or "")
    elif field == "counts":
        for count in statement.counts:
            label = counted(count.what)
            number = f" <bdi>{escape(amount(count))}</bdi>"
            what = _both(escape(label.english), escape(label.arabic))
            yield f'{_evidence(count.span.text, field)} <span class="figure">{what}{number}</span>'
    elif field not in ("trigger", "time"):
        fillers: tuple[Filler | Place, ...] = getattr(statement, field)
        for filler in reversed(fillers) if field == "source" else fillers:
            name = english_of(filler)
            english = f' <span class="en">{escape(name)}</span>' if name else ""
            yield _evidence(filler.span.text, field) + english + _figure(coordinates(filler))


def _evidence(words: str, field: str) -> str:
    return f'<mark class="{field}" lang="ar" dir="rtl">{escape(" ".join(words.split()))}</mark>'


def _figure(text: str) -> str:
    return f' <bdi class="figure">{escape(text)}</bdi>' if text else ""


def _reasons(statement: Statement) -> str:
    """Why the statement says what it says, folded away."""
    reasons = [f"{_both('frame', 'الإطار')} <bdi>{escape(statement.frame or '—')}</bdi>"]
    if statement.likelihood is not None:
        reasons.append(f"{_both('likelihood', 'الرجحان')} <bdi>{statement.likelihood:.2f}</bdi>")
    for role in MARKED:
        for filler in getattr(statement, role) if role not in ("trigger", "time", "counts") else ():
            words = f'<bdi lang="ar">{escape(filler.span.text)}</bdi>'
            reasons.append(f"{_label(FIELDS[role])} {words} — <bdi>{escape(why(filler))}</bdi>")
    reasons += [f'<span dir="auto">{escape(note)}</span>' for note in statement.notes]
    items = "".join(f"<li>{reason}</li>" for reason in reasons)
    return f"<details><summary>{_both('Why', 'لماذا')}</summary><ul>{items}</ul></details>\n"


def _how_many(statements: int) -> tuple[str, str]:
    """«12 statements» in both languages; Arabic counts three to ten in the plural, more in the singular."""
    if not statements:
        return "No statement of armed conflict", "لا إفادات عن نزاع مسلح"
    if statements <= 2:
        return ("1 statement", "إفادة واحدة") if statements == 1 else ("2 statements", "إفادتان")
    arabic = "إفادات" if 3 <= statements % 100 <= 10 else "إفادة"
    return f"{statements} statements", f"{statements} {arabic}"


def _label(label: Label) -> str:
    return _both(escape(label.english), escape(label.arabic))


def _both(english: str, arabic: str) -> str:
    """Two pieces of HTML, of which the page shows the one in its language."""
    return f'<span class="en" lang="en">{english}</span><span class="ar" lang="ar">{arabic}</span>'


def _isolated(sentence: str) -> str:
    """An English sentence with its days unbroken and what it quotes in Arabic in a direction of its own."""
    html = _DAY.sub(r'<span class="day">\g<0></span>', escape(sentence))
    return html.replace("«", '<bdi lang="ar">«').replace("»", "»</bdi>")
