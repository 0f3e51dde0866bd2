"""A claim: what reconciling compares of a statement, cut down and resolved."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from rawi.arabic.fold import fold
from rawi.coded import CodedReport
from rawi.knowledge.kinds import load_kinds
from rawi.reconcile.settings import load_settings
from rawi.reconcile.sides import nisba_side, one_voice, outlet_of, party_side
from rawi.report import Report
from rawi.statement import Filler, Place, Statement

__all__ = ["Claim", "Party", "Spot", "Toll", "claims_of", "statement_id"]

Dated = Literal["stated", "reported", "none"]
_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a role.

    Attributes:
        ids: registry ids, sorted.
        names: folded names of those without an id, sorted.
        sides: ids of their sides, sorted; sides that mean nothing («unaligned») left out.
    """

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was resolved: gazetteer id, Arabic name, WGS84 degrees, radius in km, country (ISO, or empty)."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """A number: what is counted, and its bounds as in ``Count``."""

    what: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a statement claims.

    Attributes:
        id: the statement's (``statement_id``); any string without blanks, the same for the same statement ever.
        report: the report's key.
        kind, family: as in knowledge/kinds.toml.
        status: as ``Statement.status``.
        agents, targets: who did it to whom.
        spots: where, most precise first; countries and what was not resolved left out.
        first, last: the days between which it happened, both included.
        dated: ``stated`` when the text gives the days; ``reported`` when they are the days before its report
            came out; ``none`` when neither is known, and then ``first`` and ``last`` are ``None``.
        tolls: the numbers.
        speaker: the last link of the chain of attribution, as written; empty for the report's own voice.
        speaker_id: its registry id, a spokesman's being that of his body; ``None`` for one it does not hold.
        speaker_side: its side on the day of the report; empty for none or unknown.
        outlet: who published the report: registry id, else the folded name; empty when unknown.
        outlet_side: its side on that day; empty for none or unknown.
        sentence: fingerprint of the sentence's folded words.
    """

    id: str
    report: str
    kind: str
    family: str
    status: str
    agents: Party
    targets: Party
    spots: tuple[Spot, ...]
    first: date | None
    last: date | None
    dated: Dated
    tolls: tuple[Toll, ...]
    speaker: str
    speaker_id: str | None
    speaker_side: str
    outlet: str
    outlet_side: str
    sentence: str


def statement_id(report_key: str, number: int) -> str:
    """The id of a report's statement, by its 0-based number in ``CodedReport.statements``."""
    return f"{report_key}#{number}"


def claims_of(coded: CodedReport, report_key: str) -> list[Claim]:
    """What a report's statements claim, one for each, in their order.

    A claim that lacks a town or a stated day has that of the claim of its report that it repeats.

    Args:
        coded: the report as it was coded.
        report_key: a string that no other report has and that never changes.
    """
    from rawi.reconcile.completing import completed  # here, since it compares claims

    report = coded.report
    outlet, outlet_side = outlet_of(report.outlet, report.url, report.published)
    if outlet is None:
        outlet = _plain(report.outlet or "")
    sentences: dict[int, str] = {}
    claims = []
    for number, statement in enumerate(coded.statements):
        sentence = statement.sentence
        if sentence.start not in sentences:
            sentences[sentence.start] = _plain(sentence.text)
        first, last, dated = _days(statement, report)
        speaker = statement.source[-1] if statement.source else None
        claims.append(
            Claim(
                statement_id(report_key, number),
                report_key,
                statement.kind,
                load_kinds()[statement.kind].family,
                statement.status,
                _party(statement.agent, report.published),
                _party(statement.target, report.published),
                _spots(statement),
                first,
                last,
                dated,
                tuple(Toll(count.what, count.low, count.high) for count in statement.counts),
                speaker.span.text if speaker else "",
                one_voice(speaker.actor) if speaker and speaker.actor else None,
                _speaker_side(speaker, report.published),
                outlet,
                outlet_side,
                _fingerprint(statement, sentences[sentence.start]),
            )
        )
    return completed(claims)


def _party(fillers: Sequence[Filler], day: date | None) -> Party:
    ids = {filler.actor for filler in fillers if filler.actor}
    # «and its allies» names nobody: whoever they are, they are on the side of those named.
    names = {_plain(filler.span.text) for filler in fillers if not filler.actor}
    names = {name for name in names if name and not _only_allies(name)}
    sides = {party_side(id_, day) for id_ in ids} - load_settings().no_side - {""}
    return Party(tuple(sorted(ids)), tuple(sorted(names)), tuple(sorted(sides)))


def _spots(statement: Statement) -> tuple[Spot, ...]:
    """The resolved places; of a movement that names no place, where it begins, else where it ends."""
    for places in (statement.place, statement.origin, statement.destination):
        spots = _resolved(places)
        if spots:
            return spots
    return ()


def _resolved(places: Iterable[Place]) -> tuple[Spot, ...]:
    found: dict[str, Spot] = {}
    for place in places:
        if place.lat is None or place.lon is None or place.radius_km is None or not place.gazetteer_id:
            continue
        if place.gazetteer_id.startswith("country:"):
            continue
        spot = Spot(
            place.gazetteer_id, place.name or place.span.text, place.lat, place.lon, place.radius_km,
            place.country or "",
        )  # fmt: skip
        known = found.get(spot.id)
        if known is None or spot.radius_km < known.radius_km:
            found[spot.id] = spot
    return tuple(sorted(found.values(), key=lambda spot: (spot.radius_km, spot.id)))


def _days(statement: Statement, report: Report) -> tuple[date | None, date | None, Dated]:
    time = statement.time
    if time is not None and time.start and time.end and time.start <= time.end:
        return time.start, time.end, "stated"
    if time is not None or report.published is None:
        # «recently», «hours later»: told to lie at another time than the report's, but nobody says which.
        return None, None, "none"
    published = report.published
    if statement.status in ("ongoing", "planned"):
        return published, published, "reported"
    return published - timedelta(days=load_settings().reach.reported_days), published, "reported"


def _speaker_side(speaker: Filler | None, day: date | None) -> str:
    if speaker is None:
        return ""
    side = party_side(speaker.actor, day) if speaker.actor else nisba_side(_plain(speaker.span.text), day)
    return "" if side in load_settings().no_side else side


def _fingerprint(statement: Statement, sentence: str) -> str:
    """The same for the same happening in the same words; another for a second happening in one sentence."""
    before = statement.trigger.start - statement.sentence.start
    words = len(_plain(statement.sentence.text[:before]).split())
    told = f"{sentence}\0{words}\0{statement.kind}"
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


@cache
def _allies() -> re.Pattern[str]:
    """Words for allies that name none of them."""
    words = "حلفاو?|حلفاي|حلفاء|حليف|حليفه|حلفا|متحالفه|رديفه|مواليه|موالين|مسانده"
    plain = "قوات|فصايل|جماعات|مجموعات|ميليشيات|مليشيات|مسلحه|مسلحين"
    return re.compile(rf"(?:(?:ال)?(?:{plain}) )*(?:ال)?(?:{words})(?:ه|ها|هم|ا)?(?: (?:له|لها|معه|معها))?")


def _only_allies(name: str) -> bool:
    return _allies().fullmatch(name) is not None


def _plain(text: str) -> str:
    """Folded words, one blank between them."""
    return _APART.sub(" ", fold(text).text.casefold()).strip()
