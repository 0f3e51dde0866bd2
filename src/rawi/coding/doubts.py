"""Doubts: what a person should know before relying on how a report was coded."""

from __future__ import annotations

from rawi.coding.document import Document

__all__ = ["UNDATED", "note_doubts"]

UNDATED = (
    "no day of publication: times such as «أمس» could not be resolved; give it with published= or --published"
)


def note_doubts(document: Document) -> None:
    """Fills ``document.warnings``: no Arabic, times that do not fit together, times that need a date."""
    text = document.report.text
    if not text.strip():
        document.warnings.append("the text is empty")
    elif not any(_arabic(letter) for letter in text):
        document.warnings.append("no Arabic text: rawi reads Arabic only")
    times = [h.time for h in document.happenings if h.time and h.stands]
    if document.report.published is None and any(not (t.start or t.end or t.vague) for t in times):
        document.warnings.append(UNDATED)
    for statement, warning in _contradictions(document):
        line = f"«{statement}»: {warning}"
        if line not in document.warnings:
            document.warnings.append(line)


def _contradictions(document: Document) -> list[tuple[str, str]]:
    """The time expressions of statements that do not fit together («اليوم الأحد» on a Monday), and why."""
    found = []
    for happening in document.happenings:
        time = happening.time
        if time and time.warning and happening.stands:
            words = happening.parse.text_span(document.report, time.first, time.last)
            found.append((" ".join(words.text.split()), time.warning))
    return found


def _arabic(letter: str) -> bool:
    return "\u0620" <= letter <= "\u064a" or "\u0671" <= letter <= "\u06d3" or "\ufb50" <= letter <= "\ufefc"
