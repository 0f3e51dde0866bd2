"""Weighs anew, over the hand-coded reports, what may be a happening.

    python bench/happenings.py             how well the first and the second look tell happenings apart
    python bench/happenings.py --write     the same, and writes likelihood.csv and likelihood_trees.json

The first look is a logistic regression with an L1 penalty, so that most signs weigh nothing, over every candidate of
``dev`` and ``news`` (never of ``check`` or ``news-held``) and every judged mark (marks.py): 1 where the gold has the
happening. The second, trees of questions (forest.py), learns from the same signs and from how likely the candidates
around are by weights from other reports. The figures are by cross-validation, each report judged by what is learnt from
others. Needs scikit-learn and LightGBM (``pip install scikit-learn lightgbm``), which rawi itself does not, and some
five minutes. Whoever changes a rule should weigh anew: the signs tell how the rules did.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import shared
from likelihood import Candidate, cross_validated, folds, weighed, write
from marks import MARKED, Marks, marked
from rawi.coding.document import Document, Happening
from rawi.coding.likelihood import ENOUGH, candidates
from rawi.coding.pipeline import default_pipeline
from rawi.coding.second_look import Around
from rawi.coding.signs import Signs
from rawi.coding.trees import Trees
from rawi.evaluate import evaluate
from rawi.export.jsonl import statement_object

LEARNT_FROM = ("dev", "news")
STRENGTH = 0.25  # inverse of the penalty
FOLDS = 5  # of the trees


@dataclass(frozen=True, slots=True)
class Article:
    """What may be a happening in an article.

    Attributes:
        happenings: the candidates, those that nobody judged too: they too stand around the others.
        candidates: their signs at first sight, and whether gold has them.
        judged: which of them somebody judged.
        document: the article.
    """

    happenings: list[Happening]
    candidates: list[Candidate]
    judged: list[bool]
    document: Document

    def again(self, likely: list[float]) -> list[Candidate]:
        """The candidates with the signs of the second look, by how likely each is at the first."""
        around = {id(h): signs for h, _, signs in Around(self.document, self.happenings, likely)}
        return [
            Candidate(c.report, (*c.signs, *around[id(h)]), c.stood, c.right)
            for h, c in zip(self.happenings, self.candidates, strict=True)
        ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        import forest
    except ModuleNotFoundError:
        sys.exit("this measurement needs scikit-learn and LightGBM: pip install scikit-learn lightgbm")
    reports = [report for name in LEARNT_FROM for report in shared.gold(name)]
    articles = [*map(read, reports), *map(read_marks, marked())]
    judged = [each for article in articles for each in article.judged]
    gold = sum(len(report["statements"]) for report in reports)

    first = [candidate for article in articles for candidate in article.candidates]
    likely = cross_validated(first, STRENGTH, judged)
    print("The first look")
    print_figures(*coded(first, likely), gold)

    shares = iter(likely)
    second = [
        candidate
        for article in articles
        for candidate in article.again([next(shares) for _ in article.happenings])
    ]
    again = [0.0] * len(second)
    for others, own in folds(second, FOLDS):
        chosen = [second[i] for i in others if judged[i]]
        trees = Trees(forest.learn([c.signs for c in chosen], [c.right for c in chosen]))
        for i in own:
            again[i] = trees.likelihood(second[i].signs)
    print("\nThe second look")
    print_figures(*coded(second, again), gold)

    if arguments.write:
        learnt_from = [c for c, of in zip(first, judged, strict=True) if of]
        weights = weighed(learnt_from, STRENGTH)
        weights.pop(MARKED, None)
        write("likelihood", weights, Counter(sign for each in learnt_from for sign in each.signs))
        chosen = [c for c, of in zip(second, judged, strict=True) if of]
        forest.write(forest.learn([c.signs for c in chosen], [c.right for c in chosen]))


def coded(found: list[Candidate], likely: list[float]) -> tuple[list[Candidate], list[float]]:
    """Of all candidates those of coded reports: of marked articles nobody knows how much was missed."""
    chosen = [i for i, candidate in enumerate(found) if MARKED not in candidate.signs]
    return [found[i] for i in chosen], [likely[i] for i in chosen]


def read(fields: dict[str, Any]) -> Article:
    """The candidates of a hand-coded report as they are before they are weighed."""
    document, happenings, signs = Document(shared.report(fields)), list[Happening](), list[tuple[str, ...]]()
    for component in default_pipeline().components:
        if component.name == "likelihood":
            happenings, signs = _candidates(document)
            dropped = [h.dropped for h in happenings]
        else:
            component.run(document)
    coded = [statement_object(statement) for statement in document.statements]
    result = evaluate([fields], {fields["id"]: {"statements": coded}})
    hits = {coded[got]["at"] for _, _, got in result.pairs}
    missed = [(at, at + len(trigger), kind) for _, e, kind, trigger, at in result.errors if e == "missed"]
    found = []
    for happening, names, aside in zip(happenings, signs, dropped, strict=True):
        start, end = _reach(happening)
        right = (
            any(at < end and start < to and kind == happening.kind for at, to, kind in missed)
            if aside
            else any(start <= at < end for at in hits)
        )
        found.append(Candidate(fields["id"], names, not aside, right))
    return Article(happenings, found, [True] * len(found), document)


def read_marks(marks: Marks) -> Article:
    """The same of an article of which only the marks were judged."""
    document = Document(shared.report(marks.fields))
    for component in default_pipeline().components:
        if component.name == "likelihood":
            break
        component.run(document)
    happenings, signs = _candidates(document)
    right = [marks.right(*_reach(happening), happening.kind) for happening in happenings]
    found = [
        Candidate(marks.fields["id"], (*names, MARKED), not h.dropped, bool(of))
        for h, names, of in zip(happenings, signs, right, strict=True)
    ]
    return Article(happenings, found, [of is not None for of in right], document)


def _candidates(document: Document) -> tuple[list[Happening], list[tuple[str, ...]]]:
    of = Signs(document)
    happenings = candidates(document)
    return happenings, [tuple(of.of(happening)) for happening in happenings]


def _reach(happening: Happening) -> tuple[int, int]:
    words = happening.parse.words
    return words[happening.first].start, words[happening.last - 1].end


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


if __name__ == "__main__":
    main()
