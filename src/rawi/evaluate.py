"""How well coded statements match gold, field by field.

Reports of the two files are joined by ``id``; one that was not coded counts as one without statements.

    event      a coded statement matches a gold one if both have the same kind and their triggers lie in the
               same sentence; one to one, overlapping triggers and shared arguments first
    family     the same with kinds merged into families, so that near misses count
    roles      on matched pairs: spans match when their normalized words overlap with F1 of at least 0.5
    located    of gold places with coordinates in matched pairs, the share coded within 10 km or its radius
    dated      of gold dates in matched pairs, the share with the same first and last day
    counted    of gold counts in matched pairs, the share with the same what, low and high
    status     of matched pairs, the share with the same status
    whole      a statement right in every field that gold states: kind, status, every role, date, counts
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rawi.knowledge.kinds import load_kinds
from rawi.places.relative import distance_km
from rawi.statement import ROLES

__all__ = ["Evaluation", "Score", "alike", "evaluate"]

Json = dict[str, Any]
PLACES = ("place", "origin", "destination")
NEAR_KM = 10.0

_SENTENCE_END = re.compile(r"[.!?؟\n]+(?=\s|$|[\"»”])|\n+")
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_ARTICLES = ("وال", "بال", "فال", "لل", "ال")
_NUMERAL_WORDS = """
    نحو حوالي قرابه زهاء اكثر اقل من عن ما لا يقل واحد واحده اثنان اثنين اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس
    سته ست سبعه سبع ثمانيه ثماني تسعه تسع عشره عشر عشرون عشرين ثلاثون ثلاثين عشرات مئات مئه مائه الف الاف
"""
_NUMERALS = frozenset(_NUMERAL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, rounded to three places, and what they were counted from."""

    p: float
    r: float
    f1: float
    tp: int
    coded: int
    gold: int

    @classmethod
    def of(cls, tp: int, coded: int, gold: int) -> Score:
        """From the number of matches, of coded and of gold items; nothing at all scores nought."""
        p = tp / coded if coded else 0.0
        r = tp / gold if gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return cls(round(p, 3), round(r, 3), round(f1, 3), tp, coded, gold)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every figure of an evaluation; a share is ``None`` where gold states nothing to compare.

    Attributes:
        errors: what was missed, spurious or wrong: report, error, kind and two details each.
        pairs: what was matched: report, position of the gold statement, position of the coded one.
    """

    reports: int
    event: Score
    family: Score
    roles: Score
    role: dict[str, Score]
    located: float | None
    dated: float | None
    counted: float | None
    status: float | None
    whole: Score
    kinds: dict[str, Score]
    errors: tuple[tuple[str, str, str, Any, Any], ...] = field(default=(), repr=False)
    pairs: tuple[tuple[str, int, int], ...] = field(default=(), repr=False)

    def as_dict(self) -> Json:
        """The figures as JSON can hold them, without the errors and pairs."""
        figures = asdict(self)
        del figures["errors"], figures["pairs"]
        return figures

    def as_text(self) -> str:
        """The figures as lines for people."""
        lines = [_line(name, getattr(self, name)) for name in ("event", "family", "roles")]
        lines += [_line(f"  {role}", self.role[role]) for role in ROLES]
        lines += [f"{name:<12} {getattr(self, name)}" for name in ("located", "dated", "counted", "status")]
        return "\n".join([*lines, _line("whole", self.whole)])


def _line(name: str, score: Score) -> str:
    figures = f"P {score.p:.3f}  R {score.r:.3f}  F1 {score.f1:.3f}"
    return f"{name:<12} {figures}   ({score.tp} of {score.coded} coded, {score.gold} gold)"


def evaluate(gold: Sequence[Json], coded: Mapping[str, Json]) -> Evaluation:
    """Compare coded statements with gold.

    Args:
        gold: reports with ``id``, ``text`` and ``statements``.
        coded: reports with ``statements`` by id, in the same layout; their offsets count in the gold's text.
    """
    tally = _Tally()
    for report in gold:
        tally.add(report, coded.get(report["id"], {}).get("statements", []))
    return tally.evaluation(len(gold))


@dataclass(slots=True)
class _Tally:
    """What has been counted so far, as [matches, coded, gold] or [right, of]."""

    event: Counter[str] = field(default_factory=Counter)
    family_matches: int = 0
    roles: dict[str, Counter[str]] = field(default_factory=lambda: {role: Counter() for role in ROLES})
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    errors: list[tuple[str, str, str, Any, Any]] = field(default_factory=list)
    pairs: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, report: Json, coded: list[Json]) -> None:
        """Count one report."""
        gold = report["statements"]
        ends = [found.end() for found in _SENTENCE_END.finditer(report["text"])]
        pairs = _matches(gold, coded, ends, lambda kind: kind)
        self.event.update(tp=len(pairs), coded=len(coded), gold=len(gold))
        self.family_matches += len(_matches(gold, coded, ends, _family))
        for side, statements in (("gold", gold), ("coded", coded)):
            for statement in statements:
                self.kinds.setdefault(statement["kind"], Counter())[side] += 1
        self._note_unmatched(report["id"], "missed", gold, {i for i, _ in pairs})
        self._note_unmatched(report["id"], "spurious", coded, {j for _, j in pairs})
        self.pairs.extend((report["id"], i, j) for i, j in pairs)
        for i, j in pairs:
            self.kinds[gold[i]["kind"]]["tp"] += 1
            checks = [
                self._status(gold[i], coded[j]),
                self._roles(report["id"], gold[i], coded[j]),
                self._date(gold[i], coded[j]),
                self._counts(gold[i], coded[j]),
            ]
            self.whole += all(checks)
            self._places(gold[i], coded[j])

    def _note_unmatched(self, report: str, error: str, statements: list[Json], matched: set[int]) -> None:
        for position, statement in enumerate(statements):
            if position not in matched:
                self.errors.append((report, error, statement["kind"], statement["trigger"], statement["at"]))

    def _status(self, gold: Json, coded: Json) -> bool:
        same = bool(gold.get("status", "happened") == coded.get("status", "happened"))
        self.right["status"] += same
        self.of["status"] += 1
        return same

    def _roles(self, report: str, gold: Json, coded: Json) -> bool:
        exact = True
        for role in ROLES:
            wanted, got = _texts(gold, role), _texts(coded, role)
            hits = len(_pairs(wanted, got, alike))
            self.roles[role].update(tp=hits, coded=len(got), gold=len(wanted))
            if not hits == len(wanted) == len(got):
                exact = False
                self.errors.append((report, f"role {role}", gold["kind"], f"gold {wanted}", f"coded {got}"))
        return exact

    def _date(self, gold: Json, coded: Json) -> bool:
        """Whether the date is right; a gold statement without one asks for none."""
        wanted = _days(gold)
        if wanted is None:
            return True
        same = wanted == _days(coded)
        self.right["dated"] += same
        self.of["dated"] += 1
        return same

    def _counts(self, gold: Json, coded: Json) -> bool:
        wanted, got = _counts(gold), _counts(coded)
        if not wanted:
            return True
        self.right["counted"] += sum((wanted & got).values())
        self.of["counted"] += sum(wanted.values())
        return wanted == got

    def _places(self, gold: Json, coded: Json) -> None:
        got = _located(coded)
        for place in _located(gold):
            near = max(NEAR_KM, float(place.get("radius_km") or 0))
            self.right["located"] += any(
                distance_km(place["lat"], place["lon"], other["lat"], other["lon"]) <= near for other in got
            )
            self.of["located"] += 1

    def evaluation(self, reports: int) -> Evaluation:
        """The figures of all that was counted."""
        event = self.event
        every = sum(self.roles.values(), Counter())
        shares = {
            name: round(self.right[name] / self.of[name], 3) if self.of[name] else None
            for name in ("located", "dated", "counted", "status")
        }
        return Evaluation(
            reports=reports,
            event=_score(event),
            family=Score.of(self.family_matches, event["coded"], event["gold"]),
            roles=_score(every),
            role={role: _score(counts) for role, counts in self.roles.items()},
            whole=Score.of(self.whole, event["coded"], event["gold"]),
            kinds={kind: _score(counts) for kind, counts in sorted(self.kinds.items())},
            errors=tuple(self.errors),
            pairs=tuple(self.pairs),
            **shares,
        )


def _score(counts: Counter[str]) -> Score:
    return Score.of(counts["tp"], counts["coded"], counts["gold"])


def _matches(
    gold: list[Json], coded: list[Json], ends: list[int], merged: Callable[[str], str]
) -> list[tuple[int, int]]:
    """One-to-one pairs of statements of the same merged kind in the same sentence, the likeliest first."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(coded):
            if merged(wanted["kind"]) != merged(got["kind"]):
                continue
            if _sentence(ends, wanted["at"]) != _sentence(ends, got["at"]):
                continue
            shared = sum(len(_pairs(_texts(wanted, role), _texts(got, role), alike)) for role in ROLES)
            likeness = 10 * _overlap(wanted, got) + shared
            candidates.append((-likeness, abs(wanted["at"] - got["at"]), i, j))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _family(kind: str) -> str:
    kinds = load_kinds()
    return kinds[kind].family if kind in kinds else kind


def _sentence(ends: list[int], at: int) -> int:
    return sum(end <= at for end in ends)


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["at"] < other["at"] + len(other["trigger"]) and other["at"] < one["at"] + len(one["trigger"])
    )


def _pairs(
    left: Sequence[str], right: Sequence[str], same: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    """One-to-one pairs of items that are the same, each taking the first that is free."""
    free = list(range(len(right)))
    pairs = []
    for i, item in enumerate(left):
        for j in free:
            if same(item, right[j]):
                free.remove(j)
                pairs.append((i, j))
                break
    return pairs


def alike(one: str, other: str) -> bool:
    """Whether two spans name the same thing: word-overlap F1 of at least one half."""
    a, b = Counter(_words(one)), Counter(_words(other))
    if not a or not b:
        return False
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values())) >= 0.5


def _words(span: str) -> list[str]:
    """The span's words: no marks, one alef, no article, no numerals unless there is nothing else."""
    text = _MARKS.sub("", span).translate(_LETTERS)
    words = [_without_article(word) for word in re.findall(r"\w+", text)]
    return [word for word in words if word not in _NUMERALS and not word.isdigit()] or words


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    return word


def _texts(statement: Json, role: str) -> list[str]:
    """The texts under a role, whether written as strings or as objects."""
    value = statement.get(role) or []
    values: Iterable[Any] = [value] if isinstance(value, str | dict) else value
    return [item["text"] if isinstance(item, dict) else item for item in values]


def _located(statement: Json) -> list[Json]:
    places = [place for role in PLACES for place in statement.get(role) or []]
    return [
        place
        for place in places
        if isinstance(place, dict) and place.get("lat") is not None and place.get("lon") is not None
    ]


def _days(statement: Json) -> tuple[str, str | None] | None:
    time = statement.get("time") or {}
    return (time["from"], time.get("to")) if time.get("from") else None


def _counts(statement: Json) -> Counter[tuple[Any, Any, Any]]:
    counts = statement.get("counts") or []
    return Counter((count.get("what"), count.get("low"), count.get("high")) for count in counts)
