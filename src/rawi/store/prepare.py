"""A coded report made ready for the store: every row it becomes, worked out where the coding was done.

Nothing here touches the store, so that a second process can do it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from rawi.arabic.fold import fold
from rawi.coded import CodedReport
from rawi.errors import InputError
from rawi.export.plain import english_of, gloss
from rawi.export.plain_arabic import gloss_arabic
from rawi.knowledge.registry import load_actors
from rawi.knowledge.sources import load_outlets
from rawi.reconcile.claim import Claim, claims_of
from rawi.reconcile.independence import bands, signature
from rawi.report import Report
from rawi.statement import ROLES, Filler, Place, Statement
from rawi.store.index import hashed
from rawi.store.keys import address, outlet_key, place_key, report_key, statement_keys, text_hash

__all__ = ["Prepared", "PreparedStatement", "finest", "prepare", "searchable"]

Columns = dict[str, Any]
_WORD = re.compile(r"\w+|\|")  # the bar keeps one name from running into the next


@dataclass(frozen=True, slots=True)
class PreparedStatement:
    """One statement's rows.

    Attributes:
        columns: of ``statements``, but for ids.
        folded: its sentence's shadow.
        place: key of the place that stands for where it was.
        roles, counts: rows of these tables, but for ids; a role that is a place has its key under «place».
    """

    columns: Columns
    folded: str
    place: str | None
    roles: tuple[Columns, ...]
    counts: tuple[Columns, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One coded report's rows.

    Attributes:
        key: of the report.
        columns: of ``reports``, but for ids, version and times.
        folded: the text's shadow.
        warnings: the coder's, as JSON.
        statements: in the order of their triggers.
        claims: what reconciling compares of each of them.
        signature, bands: of the text, by which near-duplicates are found; empty without statements.
        places, actors: rows that the statements refer to, by key.
    """

    key: str
    columns: Columns
    folded: str
    warnings: str
    statements: tuple[PreparedStatement, ...]
    claims: tuple[Claim, ...]
    signature: bytes | None
    bands: tuple[int, ...]
    places: dict[str, Columns]
    actors: dict[str, Columns]


def prepare(coded: CodedReport) -> Prepared:
    """The rows of a coded report.

    Raises:
        InputError: the text holds halves of surrogate pairs, which no file can.
    """
    report = coded.report
    try:
        key = report_key(report)
    except UnicodeEncodeError:
        raise InputError("the text holds halves of surrogate pairs; replace them with U+FFFD") from None
    places: dict[str, Columns] = {}
    actors: dict[str, Columns] = {}
    keys = statement_keys(key, coded.statements)
    statements = tuple(
        _statement(key, statement, places, actors)
        for key, statement in zip(keys, coded.statements, strict=True)
    )
    claims = tuple(replace(claim, id=key) for claim, key in zip(claims_of(coded, key), keys, strict=True))
    signed = signature(report.text) if statements else None
    return Prepared(
        key,
        _report(key, report),
        fold(report.text).text,
        _list(coded.warnings),
        statements,
        claims,
        signed,
        tuple(map(hashed, bands(signed))) if signed else (),
        places,
        actors,
    )


def finest(places: tuple[Place, ...]) -> Place | None:
    """Of the places of a happening, the one that stands for it: located, and with the smallest radius."""
    located = [place for place in places if place.lat is not None]
    if located:
        return min(located, key=lambda place: place.radius_km if place.radius_km is not None else 5.0)
    return places[0] if places else None


def _report(key: str, report: Report) -> Columns:
    outlets = load_outlets()
    found = outlets.find(report.outlet) if report.outlet else None
    if found is None and report.url:
        found = outlets.of_url(report.url)
    return {
        "key": key,
        "name": report.id,
        "outlet": report.outlet,
        "outlet_key": outlet_key(report.outlet, found.id if found else ""),
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "url_key": address(report.url),
        "title": report.title,
        "hash": text_hash(report.text),
        "characters": len(report.text),
        "text": report.text,
    }


def _statement(
    key: str, statement: Statement, places: dict[str, Columns], actors: dict[str, Columns]
) -> PreparedStatement:
    place = finest(statement.place) or finest(statement.destination) or finest(statement.origin)
    time = statement.time
    unsaid = replace(statement, source=())
    columns = {
        "key": key,
        "kind": statement.kind,
        "status": statement.status,
        "trigger": statement.trigger.text,
        "trigger_start": statement.trigger.start,
        "trigger_end": statement.trigger.end,
        "sentence_start": statement.sentence.start,
        "sentence_end": statement.sentence.end,
        "frame": statement.frame,
        "time_start": time.span.start if time else None,
        "time_end": time.span.end if time else None,
        "day_from": time.start.isoformat() if time and time.start else None,
        "day_to": time.end.isoformat() if time and time.end else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "title": gloss(unsaid),
        "title_ar": gloss_arabic(unsaid),
        "notes": _list(statement.notes),
        "likelihood": statement.likelihood,
    }
    roles: list[Columns] = []
    for role in ROLES:
        for position, filler in enumerate(getattr(statement, role)):
            roles.append(_role(role, position, filler, places, actors))
    counts = tuple(
        {
            "position": position,
            "what": count.what,
            "low": count.low,
            "high": count.high,
            "start": count.span.start,
            "end": count.span.end,
            "text": count.span.text,
        }
        for position, count in enumerate(statement.counts)
    )
    folded = fold(statement.sentence.text).text
    return PreparedStatement(columns, folded, place_key(place) if place else None, tuple(roles), counts)


def _role(
    role: str, position: int, filler: Filler | Place, places: dict[str, Columns], actors: dict[str, Columns]
) -> Columns:
    described = english_of(filler)
    columns = {
        "role": role,
        "position": position,
        "start": filler.span.start,
        "end": filler.span.end,
        "text": filler.span.text,
        "english": filler.english,
        "described": described if described != filler.english else None,
        "actor": None,
        "place": None,
        "rule": filler.rule,
        "reason": None,
    }
    if isinstance(filler, Place):
        key = place_key(filler)
        places.setdefault(key, _place(key, filler))
        return {**columns, "place": key, "reason": filler.reason}
    actor = load_actors().actors.get(filler.actor or "")
    if actor is not None:
        actors.setdefault(
            actor.id,
            {
                "id": actor.id,
                "name": actor.name,
                "english": actor.english,
                "kind": actor.kind,
                "side": actor.side,
                "country": actor.country,
                "inter": actor.inter,
                "folded": searchable(actor.name, actor.english, *actor.aliases),
            },
        )
    return {**columns, "actor": filler.actor}


def _place(key: str, place: Place) -> Columns:
    return {
        "key": key,
        "gazetteer_id": place.gazetteer_id,
        "name": place.name or " ".join(place.span.text.split()),
        "english": place.english or english_of(place),
        "country": place.country,
        "latitude": place.lat,
        "longitude": place.lon,
        "radius_km": place.radius_km,
        "folded": searchable(place.name, place.english, place.span.text),
    }


def searchable(*names: str | None) -> str:
    """Names as they are searched: folded, small letters, every word between spaces."""
    words = " ".join(_WORD.findall(fold(" | ".join(filter(None, names))).text.casefold()))
    return f" {words} "


def _list(items: tuple[str, ...]) -> str:
    return json.dumps(items, ensure_ascii=False)
