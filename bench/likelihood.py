"""Weighs the signs of a happening anew over the hand-coded reports: src/rawi/knowledge/likelihood.csv.

    python bench/likelihood.py            how well the likelihood tells happenings apart, by cross-validation
    python bench/likelihood.py --write    the same, and writes the weights

A logistic regression with an L1 penalty, so that most signs weigh nothing, over every candidate of ``dev`` and
``news`` (never of ``check`` or ``news-held``): 1 where the gold has the happening. In the cross-validation each report
is judged by weights from other reports. Needs scikit-learn (``pip install scikit-learn``), which rawi itself does not.
Whoever changes a rule of reading or relevance should weigh anew: the signs tell how the rules did.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import shared
from rawi.coding.document import Document
from rawi.coding.likelihood import ENOUGH, likelihood
from rawi.coding.pipeline import default_pipeline
from rawi.coding.signs import Signs
from rawi.evaluate import evaluate
from rawi.export.jsonl import statement_object
from rawi.knowledge.loading import HERE

LEARNT_FROM = ("dev", "news")
STRENGTH = 0.25  # inverse of the penalty
FOLDS = 10
FEWEST = 3  # candidates that must have a sign: fewer say nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A happening that the rules read: its report, its signs, whether they let it stand, and whether gold has it."""

    report: str
    signs: tuple[str, ...]
    stood: bool
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        import sklearn  # noqa: F401
    except ModuleNotFoundError:
        sys.exit("this measurement needs scikit-learn: pip install scikit-learn")
    found = [candidate for name in LEARNT_FROM for report in shared.gold(name) for candidate in read(report)]
    gold = sum(len(report["statements"]) for name in LEARNT_FROM for report in shared.gold(name))
    print_figures(found, cross_validated(found), gold)
    if arguments.write:
        write(weighed(found), found)


def read(fields: dict[str, Any]) -> list[Candidate]:
    """The candidates of a hand-coded report as they are before they are weighed."""
    document, signs = Document(shared.report(fields)), []
    for component in default_pipeline().components:
        if component.name == "likelihood":
            of = Signs(document)
            signs = [(h, tuple(of.of(h)), h.dropped) for h in document.happenings if h.merged_into is None]
        else:
            component.run(document)
    coded = [statement_object(statement) for statement in document.statements]
    result = evaluate([fields], {fields["id"]: {"statements": coded}})
    hits = {coded[got]["at"] for _, _, got in result.pairs}
    missed = [(at, at + len(trigger), kind) for _, e, kind, trigger, at in result.errors if e == "missed"]
    candidates = []
    for happening, names, dropped in signs:
        words = happening.parse.words
        start, end = words[happening.first].start, words[happening.last - 1].end
        right = (
            any(at < end and start < to and kind == happening.kind for at, to, kind in missed)
            if dropped
            else any(start <= at < end for at in hits)
        )
        candidates.append(Candidate(fields["id"], names, not dropped, right))
    return candidates


def weighed(candidates: list[Candidate]) -> dict[str, float]:
    """The weight of every sign that has one."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(sign for candidate in candidates for sign in candidate.signs)
    names = sorted(sign for sign, number in seen.items() if number >= FEWEST)
    column = {name: i for i, name in enumerate(names)}
    cells = [(r, column[s]) for r, c in enumerate(candidates) for s in c.signs if s in column]
    rows, columns = (np.array(part, dtype=np.int32) for part in zip(*cells, strict=True))
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(candidates), len(names)))
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    model = LogisticRegression(
        C=STRENGTH, l1_ratio=1, solver="liblinear", fit_intercept=False, random_state=0, max_iter=2000
    )
    model.fit(table, np.array([candidate.right for candidate in candidates]))
    return {
        name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.005
    }


def cross_validated(candidates: list[Candidate]) -> list[float]:
    """The likelihood of each candidate by weights learnt from other reports."""
    reports = sorted({candidate.report for candidate in candidates})
    fold = {report: i % FOLDS for i, report in enumerate(reports)}
    found = [0.0] * len(candidates)
    for number in range(FOLDS):
        weights = weighed([c for c in candidates if fold[c.report] != number])
        for i, candidate in enumerate(candidates):
            if fold[candidate.report] == number:
                found[i] = likelihood(candidate.signs, weights)
    return found


def print_figures(candidates: list[Candidate], likely: list[float], gold: int) -> None:
    """Precision, recall and F1 by the rules alone and with the likelihood, and how true its figure is."""

    def line(name: str, stands: list[bool]) -> str:
        right = sum(c.right for c, s in zip(candidates, stands, strict=True) if s)
        p, r = right / sum(stands), right / gold
        return f"{name:<28} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r):.3f}"

    print(line("by the rules alone", [c.stood for c in candidates]))
    for bound in sorted({0.3, ENOUGH, 0.5, 0.6, 0.8}):
        print(line(f"likelihood at least {bound}", [each >= bound for each in likely]))
    print("\nlikelihood   candidates   happenings")
    for tenth in range(10):
        inside = [
            c.right for c, each in zip(candidates, likely, strict=True) if tenth <= each * 10 < tenth + 1
        ]
        if inside:
            print(
                f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}      {len(inside):>9}   {sum(inside) / len(inside):>8.2f}"
            )


def write(weights: dict[str, float], candidates: list[Candidate]) -> None:
    """The weights as likelihood.csv, the heaviest first."""
    seen = Counter(sign for candidate in candidates for sign in candidate.signs)
    with (HERE / "likelihood.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["sign", "weight", "seen"])
        for sign, weight in sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0])):
            table.writerow([sign, f"{weight:.2f}", seen[sign]])
    print(f"\n{len(weights)} weights written")


if __name__ == "__main__":
    main()
