"""How likely the readings of a word are out of context, and which of them say the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rawi.arabic.analyses import Analysis

__all__ = ["inflection_weight", "merged", "ranked", "shared_out", "tidied", "with_listed"]

_FAR_RARER = 3.0  # «يُقَتِّل» beside «يُقتَل»: as a logarithm


def inflection_weight(reading: Analysis) -> float:
    """Log of how often news uses such a form of a word, compared with its plainest form."""
    weight = 0.0
    if reading.pos == "verb":
        weight += {1: -3.0, 2: -4.6}.get(reading.person or 3, 0.0)
        weight += -4.0 if reading.tense == "imperative" else 0.0
        weight += -3.0 if reading.number == "d" else 0.0
        weight += -4.0 if reading.gender == "f" and reading.number == "p" else 0.0
        weight += -4.0 if "ل" in reading.proclitics and reading.tense == "past" else 0.0
    else:
        weight += -2.3 if reading.number == "d" else 0.0
        weight += -3.0 if "ك" in reading.proclitics else 0.0
        weight += -2.3 if reading.pos == "name" else 0.0
    weight += {"ي": -3.0, "ني": -2.0, "نا": -1.5, "ك": -4.0, "كم": -3.0, "كما": -5.0, "كن": -5.0}.get(
        reading.enclitic, 0.0
    )
    return weight - (3.0 if "ف" in reading.proclitics else 0.0)


def shared_out(readings: Sequence[Analysis], whole: float) -> list[Analysis]:
    """The readings with weights that sum to ``whole`` as probabilities; none where nothing is left."""
    if not readings or whole <= 1e-6:
        return []
    top = max(reading.weight for reading in readings)
    total = sum(math.exp(reading.weight - top) for reading in readings)
    scale = math.log(whole) - top - math.log(total)
    return [reading._replace(weight=reading.weight + scale) for reading in readings]


def ranked(readings: Iterable[Analysis]) -> tuple[Analysis, ...]:
    """The likeliest eight, without those that are next to impossible."""
    found = sorted(readings, key=lambda reading: -reading.weight)
    return tuple(reading for reading in found[:8] if reading.weight > found[0].weight - 7.5)


def tidied(readings: list[Analysis]) -> list[Analysis]:
    """Readings that say the same twice, or that a common word is a name, given over to better ones."""
    verbal = {(r.lemma, r.gender, r.number) for r in readings if r.masdar}
    kept: dict[Analysis, float] = {}
    common = [r for r in readings if r.pos in ("noun", "adj")]
    usual = any(r.weight > -4.0 for r in common)
    for reading in readings:
        better = reading
        if reading.pos == "name" and common:
            # the analyser lists «مدينة», «الماضي» as names
            same = [r for r in common if _place(r) == _place(reading)]
            if not same and usual:
                continue
            better = max(same, key=lambda r: r.weight, default=reading)
        if better.pos == "noun" and not better.adjectival:
            if (better.lemma, better.gender, better.number) in verbal:
                better = better._replace(masdar=True)
            else:  # «جديد», «مسلح» as nouns: agreement settles what the adjective is
                twins = [
                    r
                    for r in common
                    if r.adjectival and _place(r) == _place(better) and _sounds_like(r, better)
                ]
                better = max(twins, key=lambda r: r.weight, default=better)
        key = better._replace(weight=0.0)
        kept[key] = kept.get(key, 0.0) + math.exp(reading.weight)
    return merged(key._replace(weight=math.log(max(share, 1e-12))) for key, share in kept.items())


def _place(reading: Analysis) -> tuple[object, ...]:
    return reading.lemma, reading.proclitics, reading.enclitic


def _sounds_like(one: Analysis, other: Analysis) -> bool:
    return not set(one.vowelled).isdisjoint(other.vowelled)


def merged(readings: Iterable[Analysis]) -> list[Analysis]:
    """Readings that differ in vowels only, as one."""
    found: dict[Analysis, list[Analysis]] = {}
    for reading in readings:
        key = reading._replace(vowelled=(), vowelled_passive=(), weight=0.0)
        found.setdefault(key, []).append(reading)
    return [_merged(key, sorted(same, key=lambda reading: -reading.weight)) for key, same in found.items()]


def with_listed(listed: Iterable[Analysis], others: Iterable[Analysis]) -> list[Analysis]:
    """Listed readings beside the analyser's; one that both have keeps the list's weight."""
    rest = list(others)
    found = []
    for reading in listed:
        twins = [other for other in rest if _features(other) == _features(reading)]
        rest = [other for other in rest if other not in twins]
        found.append(
            reading._replace(
                vowelled=tuple(form for twin in twins for form in twin.vowelled),
                vowelled_passive=tuple(form for twin in twins for form in twin.vowelled_passive),
            )
        )
    return [*found, *rest]


def _features(reading: Analysis) -> tuple[object, ...]:
    return (reading.pos, *_place(reading), reading.tense, reading.person, reading.gender, reading.number)


def _merged(key: Analysis, same: list[Analysis]) -> Analysis:
    """One reading of several, with the vowelled spellings of those that are not far rarer than the first."""
    usual = [reading for reading in same if reading.weight > same[0].weight - _FAR_RARER]
    return key._replace(
        vowelled=tuple(dict.fromkeys(form for reading in usual for form in reading.vowelled)),
        vowelled_passive=tuple(dict.fromkeys(form for reading in usual for form in reading.vowelled_passive)),
        weight=math.log(sum(math.exp(reading.weight) for reading in same)),
    )
