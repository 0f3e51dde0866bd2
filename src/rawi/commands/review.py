"""``rawi decide``, ``undo``, ``decisions`` and ``agreement``: what reviewers make of the store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rawi.commands.events import described
from rawi.commands.store import Screen, print_json, write_line
from rawi.errors import InputError
from rawi.export.bidi import isolated, shown
from rawi.ingest import parse_date
from rawi.store import Decision, open_store

__all__ = ["decide", "list_decisions", "show_agreement", "undo"]

PLACES = ("place", "origin", "destination")
FILLERS = ("agent", "target", "commander", "instrument", "source")


def decide(
    verb: str,
    subject: str,
    others: list[str],
    *,
    store: Path,
    reviewer: str,
    reason: str,
    field: str | None,
    value: str | None,
    as_json: bool,
) -> None:
    """Record a decision; the arguments are the command's.

    Raises:
        InputError: it lacks something, or holds what it cannot.
        NotInStore: there is no such event or statement.
    """
    if field is not None and value is None:
        raise InputError("--field says what to correct; --value must say to what")
    parsed = None if field is None else _value(field, value or "", event="." not in subject)
    with open_store(store, write=True) as opened:
        made = opened.decide(
            verb, subject, reviewer=reviewer, reason=reason, field=field, value=parsed, others=others
        ).decision
    _show(made, as_json=as_json)


def undo(id: int, *, store: Path, reviewer: str, reason: str, as_json: bool) -> None:
    """Record that a decision no longer holds."""
    with open_store(store, write=True) as opened:
        made = opened.undo(id, reviewer=reviewer, reason=reason)
    _show(made, as_json=as_json)


def _show(made: Decision, *, as_json: bool) -> None:
    if as_json:
        print_json(made)
    else:
        Screen().text(described(made))


def _value(field: str, value: str, *, event: bool) -> Any:
    """What a person writes as the value of a field, in the layout of corrections; JSON is taken as it is.

    Raises:
        InputError: it cannot be read so.
    """
    if value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except json.JSONDecodeError as error:
            raise InputError(f"--value is no whole JSON: {error.msg}") from None
    if value == "":
        return [] if field in (*PLACES, *FILLERS, "counts") else None
    if event:
        return int(value) if field in ("killed", "wounded") and value.isdecimal() else value
    if field == "time":
        first, _, last = value.partition("/")
        start = parse_date(first)
        return {"from": start.isoformat(), "to": (parse_date(last) if last else start).isoformat()}
    if field in PLACES:
        return [_place(part.strip()) for part in value.split(";")]
    if field in FILLERS:
        return [_filler(part.strip()) for part in value.split(";")]
    if field == "counts":
        return [_count(part.strip()) for part in value.split(";")]
    return {"text": value} if field == "trigger" else value


def _place(text: str) -> dict[str, Any]:
    """«مدينة حلب = geonames:170063», an id alone, or words alone."""
    words, _, id = text.rpartition("=")
    if not words and ":" in text:
        return {"text": text, "gazetteer_id": text}
    return {"text": words.strip(), "gazetteer_id": id.strip()} if words else {"text": text}


def _filler(text: str) -> dict[str, Any]:
    """«الجيش = sy-army», an id alone, or words alone."""
    words, _, id = text.rpartition("=")
    if words:
        return {"text": words.strip(), "actor": id.strip()}
    return {"text": text, "actor": text} if text.isascii() and " " not in text else {"text": text}


def _count(text: str) -> dict[str, Any]:
    """«killed=5», «killed=20-99», «killed=20+»."""
    what, sign, number = text.partition("=")
    low, dash, high = number.strip().partition("-")
    bounds = [low.rstrip("+"), "" if low.endswith("+") else high if dash else low]
    if not sign or not all(bound.isdecimal() or not bound for bound in bounds):
        raise InputError(f"«{text}» is no number; write it like killed=5, killed=20-99 or killed=20+")
    values = [int(bound) if bound else None for bound in bounds]
    return {"what": what.strip(), "low": values[0], "high": values[1]}


def list_decisions(
    subject: str | None, *, store: Path, reviewer: str | None, limit: int, as_json: bool
) -> None:
    """Print decisions, the last first."""
    with open_store(store) as opened:
        found = opened.decisions(subject, reviewer=reviewer, size=limit)
    if as_json:
        print_json({"total": found.total, "decisions": found.rows})
        return
    screen = Screen()
    for decision in found:
        screen.text(described(decision))
    write_line(f"{found.total:,} decision{'' if found.total == 1 else 's'}")


def show_agreement(*, store: Path, as_json: bool) -> None:
    """Print how far coders agree, field by field."""
    with open_store(store) as opened:
        found = opened.agreement()
    if as_json:
        print_json(found)
        return
    if not found:
        write_line("no statement has been judged by two; «rawi decide» judges them, and the machine is one")
        return
    rows = [
        (
            one.field,
            " · ".join(isolated(shown(coder)) for coder in one.coders),
            str(one.units),
            f"{one.agree:.0%}",
            "–" if one.kappa is None else f"{one.kappa:.3f}",
            "–" if one.alpha is None else f"{one.alpha:.3f}",
        )
        for one in found
    ]
    Screen().table(("field", "coders", "units", "same", "kappa", "alpha"), rows, grow=1, right=(2, 3, 4, 5))
