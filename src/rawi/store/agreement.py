"""How far coders agree: Cohen's kappa for two, Krippendorff's alpha for any number.

The units are statements that at least two coders judged; the machine is a coder of its own, «rawi». Whoever accepts a
statement codes it as the machine did when it was decided; whoever corrects a field codes that field so, and says
nothing of those that were neither corrected nor accepted; whoever rejects it says only that it does not stand.

Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46.
Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection

from rawi.store.answers import Agreement
from rawi.store.decisions import MACHINE, standing
from rawi.store.rows import Decision

__all__ = ["MACHINE", "agreement", "kappa", "nominal_alpha"]

FIELDS = ("stands", "kind", "status", "place", "time", "agent", "target")
Values = Mapping[str, Hashable]
"""What coders said of one unit, by coder."""


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of what two coders said of the same units; ``None`` where chance alone would always agree."""
    if not pairs:
        return None
    observed = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def nominal_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data; ``None`` where all values are one.

    Args:
        units: for each unit, what those coders said that judged it; units with less than two values do not count.
    """
    weights: dict[tuple[Hashable, Hashable], float] = {}
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        for one in counts:
            for other in counts:
                pairs = counts[one] * (counts[other] - (one == other))
                weights[one, other] = weights.get((one, other), 0.0) + pairs / (len(values) - 1)
    totals: dict[Hashable, float] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, 0.0) + weight
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if not expected:
        return None
    observed = sum(weight for (one, other), weight in weights.items() if one != other)
    return 1 - (n - 1) * observed / expected


def agreement(connection: Connection) -> tuple[Agreement, ...]:
    """For each field: every two coders that judged a unit both, and all coders together."""
    coded = _coded(standing(connection, verbs=("accept", "reject", "correct")))
    found: list[Agreement] = []
    for field in FIELDS:
        units = [values for unit in coded.values() if len(values := _values(unit, field)) > 1]
        coders = sorted({coder for values in units for coder in values})
        for one, other in combinations(coders, 2):
            pairs = [(values[one], values[other]) for values in units if one in values and other in values]
            if pairs:
                same = sum(a == b for a, b in pairs) / len(pairs)
                found.append(Agreement(field, (one, other), len(pairs), same, kappa(pairs), None))
        if len(coders) > 1:
            listed = [list(values.values()) for values in units]
            same = _agreeing(listed)
            found.append(Agreement(field, tuple(coders), len(units), same, None, nominal_alpha(listed)))
    return tuple(found)


def _agreeing(units: Sequence[Sequence[Hashable]]) -> float:
    """The share of pairs within units that are the same."""
    pairs = [one == other for values in units for one, other in combinations(values, 2)]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _coded(decided: Sequence[Decision]) -> dict[str, dict[str, dict[str, Any]]]:
    """What each coder says of each statement: unit -> coder -> field -> value."""
    units: dict[str, dict[str, dict[str, Any]]] = {}
    for one in decided:
        if "." not in one.subject:
            continue  # events are no units: what they hold changes
        coders = units.setdefault(one.subject, {})
        machine = coders.setdefault(MACHINE, {"stands": True})
        reviewer = coders.setdefault(one.reviewer, {})
        if one.verb == "correct" and one.field is not None:
            reviewer |= {"stands": True, one.field: one.value}
            machine.setdefault(one.field, one.machine)
            continue
        for field in one.machine:
            machine.setdefault(field, one.machine[field])
        if one.verb == "reject":
            coders[one.reviewer] = {"stands": False}
        else:
            coders[one.reviewer] = {**one.machine, **reviewer, "stands": True}
    return units


def _values(unit: Mapping[str, Mapping[str, Any]], field: str) -> Values:
    """What the coders of a unit say of a field, comparable."""
    return {coder: _comparable(field, said[field]) for coder, said in unit.items() if field in said}


def _comparable(field: str, value: Any) -> Hashable:
    """What counts of a value: of a place or an actor whom it means, not which words name it."""
    if field == "place":
        return tuple(sorted(str(item.get("gazetteer_id") or item.get("text")) for item in value or ()))
    if field in ("agent", "target"):
        return tuple(sorted(str(item.get("actor") or item.get("text")) for item in value or ()))
    if field == "time":
        return (value.get("from"), value.get("to")) if value else None
    return value if isinstance(value, Hashable) else json.dumps(value, sort_keys=True)
