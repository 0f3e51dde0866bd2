"""How often each reading of a word is meant, and how classes of words follow each other: from untagged text.

Expectation-maximization over sentences whose words have known readings, starting from lemma counts of
farahidi's own language model. The text itself leaves no trace but these numbers.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rawi.arabic.analyses import Analysis, context_class

Group = tuple[
    int, int, float, list[tuple[int, float]]
]  # class, joined, probability, readings with their part of it


@dataclass
class Model:
    """What is learnt.

    Attributes:
        classes: class names by number.
        transitions: ``transitions[joined][a][b]``: probability of «b» after «a».
        marginal: ``marginal[joined][b]``.
        shares: by word, the probability of each reading.
    """

    classes: list[str]
    transitions: list[list[list[float]]]
    marginal: list[list[float]]
    shares: dict[str, list[float]]


def train(
    sentences: Sequence[Sequence[int]],
    types: Sequence[tuple[str, str, str]],
    readings: Mapping[str, Sequence[Analysis]],
    mark: Callable[[str, str], str],
    cost: Callable[[str, Analysis], float],
    *,
    rounds: int = 4,
    report: Callable[[str], None] = print,
) -> Model:
    """Learn from sentences of type numbers; a type is (norm, spelling without marks, part of speech)."""
    numbers: dict[str, int] = {"bos": 0, "eos": 1, "name.i": 2}
    for norm, _, pos in types:
        if pos != "name":
            numbers.setdefault(mark(norm, pos), len(numbers))
    for found in readings.values():
        for reading in found:
            numbers.setdefault(context_class(reading), len(numbers))
    classes = list(numbers)
    prior = {word: [math.exp(reading.weight) for reading in found] for word, found in readings.items()}
    model = Model(classes, [], [], {word: list(values) for word, values in prior.items()})
    fits = [
        [math.exp(-cost(spelt, reading)) for reading in readings.get(norm, ())] if pos == "name" else []
        for norm, spelt, pos in types
    ]
    for number in range(rounds):
        lattice = [
            _groups(norm, pos, fit, model.shares, readings, numbers, mark)
            for (norm, _, pos), fit in zip(types, fits, strict=True)
        ]
        counts, marginal, expected = _expect(sentences, lattice, model)
        total = sum(map(sum, marginal))
        model.marginal = [[value / total for value in row] for row in marginal]
        model.transitions = _smoothed(counts, model.marginal, classes)
        _reestimate(model.shares, prior, types, expected)
        report(f"round {number + 1} of {rounds}")
    return model


def _groups(
    norm: str,
    pos: str,
    fit: Sequence[float],
    shares: Mapping[str, Sequence[float]],
    readings: Mapping[str, Sequence[Analysis]],
    numbers: Mapping[str, int],
    mark: Callable[[str, str], str],
) -> list[Group]:
    if pos != "name":
        return [(numbers[mark(norm, pos)], 0, 1.0, [])]
    groups: dict[tuple[int, int], list[tuple[int, float]]] = {}
    for index, reading in enumerate(readings.get(norm, ())):
        probability = shares[norm][index] * fit[index]
        if probability > 1e-7:
            key = (numbers[context_class(reading)], int(reading.proclitics[:1] in (("و",), ("ف",))))
            groups.setdefault(key, []).append((index, probability))
    total = sum(probability for group in groups.values() for _, probability in group)
    if not total:
        return [(numbers["name.i"], 0, 1.0, [])]
    return [
        (class_, joined, sum(p for _, p in group) / total, group)
        for (class_, joined), group in groups.items()
    ]


def _expect(
    sentences: Sequence[Sequence[int]], lattice: Sequence[list[Group]], model: Model
) -> tuple[list[list[list[float]]], list[list[float]], dict[int, dict[int, float]]]:
    """Expected counts of transitions, classes and readings under the model; at first, of the prior."""
    size = len(model.classes)
    table, alone = model.transitions, model.marginal
    counts = [[[1e-3] * size for _ in range(size)] for _ in range(2)]
    marginal = [[1e-2] * size for _ in range(2)]
    expected: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    if table:
        lattice = [[(c, j, p / alone[j][c], g) for c, j, p, g in groups] for groups in lattice]
    for sentence in sentences:
        columns = [lattice[number] for number in sentence]
        forward = [[(0, 1.0)]]
        for groups in columns:
            column = [
                (c, p * (sum(q * table[j][a][c] for a, q in forward[-1]) if table else 1.0))
                for c, j, p, _ in groups
            ]
            total = sum(value for _, value in column) or 1e-300
            forward.append([(c, value / total) for c, value in column])
        backward = [[table[0][c][1] if table else 1.0 for c, _ in forward[-1]]]
        for groups, column in zip(reversed(columns[1:]), reversed(forward[1:-1]), strict=True):
            after = backward[-1]
            values = [
                sum(table[j][a][c] * p * b for (c, j, p, _), b in zip(groups, after, strict=True))
                if table
                else 1.0
                for a, _ in column
            ]
            total = sum(values) or 1e-300
            backward.append([value / total for value in values])
        backward.reverse()
        for at, (groups, before, after) in enumerate(zip(columns, forward, backward, strict=False)):
            _count_pairs(groups, before, after, table, counts)
            posterior = [f * b for (_, f), b in zip(forward[at + 1], after, strict=True)]
            total = sum(posterior) or 1e-300
            for (c, j, _, group), value in zip(groups, posterior, strict=True):
                share = value / total
                marginal[j][c] += share
                if group and share > 1e-4:
                    whole = sum(p for _, p in group)
                    for index, p in group:
                        expected[sentence[at]][index] += share * p / whole
        last = sum(q * b for (_, q), b in zip(forward[-1], backward[-1], strict=True)) or 1e-300
        for (c, q), b in zip(forward[-1], backward[-1], strict=True):
            counts[0][c][1] += q * b / last
        marginal[0][1] += 1
    return counts, marginal, expected


def _count_pairs(
    groups: list[Group],
    before: list[tuple[int, float]],
    after: list[float],
    table: list[list[list[float]]],
    counts: list[list[list[float]]],
) -> None:
    if len(groups) == 1 and len(before) == 1:
        counts[groups[0][1]][before[0][0]][groups[0][0]] += 1
        return
    pairs = [
        (j, a, c, q * (table[j][a][c] if table else 1.0) * p * b)
        for a, q in before
        for (c, j, p, _), b in zip(groups, after, strict=True)
    ]
    total = sum(value for *_, value in pairs) or 1e-300
    for j, a, c, value in pairs:
        counts[j][a][c] += value / total


def _smoothed(
    counts: list[list[list[float]]], marginal: list[list[float]], classes: list[str], weight: float = 30.0
) -> list[list[list[float]]]:
    """Probabilities of transitions, leaning on those between coarser classes where counts are few."""
    size = len(classes)
    coarse = [_coarse(name) for name in classes]
    pairs: dict[tuple[str, int, str], float] = defaultdict(float)
    firsts: dict[str, float] = defaultdict(float)
    alone: dict[tuple[int, str], float] = defaultdict(float)
    for j in (0, 1):
        for b in range(size):
            alone[j, coarse[b]] += marginal[j][b]
        for a in range(size):
            for b, value in enumerate(counts[j][a]):
                pairs[coarse[a], j, coarse[b]] += value
                firsts[coarse[a]] += value
    smoothed = []
    for j in (0, 1):
        rows = []
        for a in range(size):
            total = sum(counts[0][a]) + sum(counts[1][a]) + weight
            expected = [
                pairs[coarse[a], j, coarse[b]] / firsts[coarse[a]] * marginal[j][b] / alone[j, coarse[b]]
                for b in range(size)
            ]
            rows.append([(v + weight * e) / total for v, e in zip(counts[j][a], expected, strict=True)])
        smoothed.append(rows)
    return smoothed


def _coarse(name: str) -> str:
    kind, _, rest = name.partition(".")
    if kind == "f":
        return "f." + rest.partition(".")[0]
    return f"{kind}.{rest[:1]}" if kind in "njm" else kind


def _reestimate(
    shares: dict[str, list[float]],
    prior: Mapping[str, Sequence[float]],
    types: Sequence[tuple[str, str, str]],
    expected: Mapping[int, Mapping[int, float]],
) -> None:
    """Shares of readings: expected counts, held back by the prior, which more text outweighs only in part."""
    by_word: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, found in expected.items():
        for index, value in found.items():
            by_word[types[number][0]][index] += value
    for word, found in by_word.items():
        total = sum(found.values())
        weight = 10 + 0.3 * total
        shares[word] = [
            (found.get(index, 0.0) + weight * value) / (total + weight)
            for index, value in enumerate(prior[word])
        ]
