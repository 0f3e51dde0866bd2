"""Weighs the signs of a happening, or of its places, agents or targets, anew over the hand-coded reports.

    python bench/likelihood.py             how well the likelihood tells happenings apart, by cross-validation
    python bench/likelihood.py places      how many of the places that it adds and takes away are right; agents and
                                           targets are only added
    python bench/likelihood.py --write     the same, and writes the weights into src/rawi/knowledge/*likelihood.csv

A logistic regression with an L1 penalty, so that most signs weigh nothing, over every candidate of ``dev`` and
``news`` (never of ``check`` or ``news-held``): 1 where the gold has the happening. In the cross-validation each report
is judged by weights from other reports. Places are learnt from the happenings that both have: 1 where the gold has the
place. They come second, since they are weighed of the happenings that stand by then. Agents and targets are learnt from
all of these happenings, as if no rule had found any, and weighed only where none did. On reports that the rules were
written from, that makes them look worse than they are elsewhere: what is left there is what no rule could be found for.
Needs scikit-learn (``pip install scikit-learn``), which rawi itself does not. Whoever changes a rule should weigh anew:
the signs tell how the rules did.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import shared
from rawi.coding.document import Document
from rawi.coding.likelihood import ENOUGH, likelihood
from rawi.coding.likely_places import ADDED as PLACE_ADDED
from rawi.coding.likely_places import TAKEN_AWAY, choices
from rawi.coding.likely_roles import ADDED, candidates, lacks
from rawi.coding.pipeline import default_pipeline
from rawi.coding.place_signs import PlaceSigns
from rawi.coding.role_signs import RoleSigns, Told
from rawi.coding.signs import Signs
from rawi.evaluate import alike, evaluate
from rawi.export.jsonl import statement_object
from rawi.knowledge.loading import HERE

LEARNT_FROM = ("dev", "news")
FILES = {
    "happenings": "likelihood",
    "places": "place_likelihood",
    "agents": "agent_likelihood",
    "targets": "target_likelihood",
}
STRENGTH = 0.25  # inverse of the penalty
OF_ROLES = 0.4  # the same for agents and targets
OF_PLACES = 0.35  # and for places
FOLDS = 10
FEWEST = 3  # candidates that must have a sign: fewer say nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A happening that the rules read, or who may have a role in it.

    Attributes:
        report: its report.
        signs: its signs.
        stood: whether the rules took it; of an agent or target, whether they took anybody.
        right: whether gold has it.
        of: of an agent or target, which happening of the report it may belong to.
        none: of an agent or target, whether gold has none.
    """

    report: str
    signs: tuple[str, ...]
    stood: bool
    right: bool
    of: int = -1
    none: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="happenings", choices=FILES)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        import sklearn  # noqa: F401
    except ModuleNotFoundError:
        sys.exit("this measurement needs scikit-learn: pip install scikit-learn")
    reports = [report for name in LEARNT_FROM for report in shared.gold(name)]
    what, file = arguments.what, FILES[arguments.what]
    if what == "happenings":
        found = [candidate for report in reports for candidate in read(report)]
        print_figures(found, cross_validated(found), sum(len(report["statements"]) for report in reports))
    elif what == "places":
        found = [candidate for report in reports for candidate in read_places(report)]
        print_places(found, cross_validated(found, OF_PLACES))
    else:
        role = what.removesuffix("s")
        found = [candidate for report in reports for candidate in read_role(report, role)]
        print_role(found, cross_validated(found, OF_ROLES), ADDED[role])
    if arguments.write:
        seen = Counter(sign for candidate in found for sign in candidate.signs)
        strength = {"happenings": STRENGTH, "places": OF_PLACES}.get(what, OF_ROLES)
        write(file, weighed(found, strength), seen)


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


def read_places(fields: dict[str, Any]) -> list[Candidate]:
    """The phrases that may be places of the happenings that gold has too, as they are before they are weighed."""
    document = Document(shared.report(fields))
    weighed_of: dict[int, list[tuple[str, tuple[str, ...], bool]]] = {}  # by where the happening is named
    for component in default_pipeline().components:
        if component.name != "likely places":
            component.run(document)
            continue
        for happenings in document.by_sentence().values():
            standing = [h for h in happenings if h.stands]
            for happening in standing:
                parse, of = happening.parse, PlaceSigns(happening, standing)
                named = parse.text_span(document.report, happening.first, happening.last).start
                weighed_of[named] = [
                    (
                        parse.text_span(document.report, u.first, u.last).text,
                        tuple(of.of(u, rule)),
                        bool(rule),
                    )
                    for u, rule in choices(happening)
                ]
    coded = [statement_object(statement) for statement in document.statements]
    result = evaluate([fields], {fields["id"]: {"statements": coded}})
    return [
        Candidate(fields["id"], signs, stood, any(alike(text, place) for place in places))
        for _, expected, got in result.pairs
        for places in [[_text(place) for place in fields["statements"][expected].get("place", ())]]
        for text, signs, stood in weighed_of.get(coded[got]["at"], ())
    ]


def read_role(fields: dict[str, Any], role: str) -> list[Candidate]:
    """Who may be agent, or target, of the happenings that gold has too, as they are before they are weighed."""
    document = Document(shared.report(fields))
    weighed_of: dict[
        int, tuple[bool, list[tuple[str, tuple[str, ...]]]]
    ] = {}  # by where the happening is named
    for component in default_pipeline().components:
        if component.name != "likely roles":
            component.run(document)
            continue
        told = Told(document)
        for happening in (h for happenings in told.by_sentence.values() for h in happenings):
            if role == "target" and happening.tolls:
                continue
            among = candidates(happening, role, told)
            signs = RoleSigns(happening, role, told, among)
            named = happening.parse.text_span(document.report, happening.first, happening.last).start
            weighed_of[named] = (
                not lacks(happening, role),
                [
                    (c.parse.text_span(document.report, c.unit.head, c.unit.last).text, tuple(signs.of(c)))
                    for c in among
                ],
            )
    coded = [statement_object(statement) for statement in document.statements]
    result = evaluate([fields], {fields["id"]: {"statements": coded}})
    return [
        Candidate(fields["id"], signs, filled, any(alike(text, actor) for actor in actors), at, not actors)
        for _, expected, got in result.pairs
        for actors in [[_text(actor) for actor in fields["statements"][expected].get(role, ())]]
        for at in [coded[got]["at"]]
        for filled, among in [weighed_of.get(at, (True, []))]
        for text, signs in among
    ]


def _text(place: Any) -> str:
    return str(place["text"] if isinstance(place, dict) else place)


def weighed(candidates: list[Candidate], strength: float = STRENGTH) -> dict[str, float]:
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
        C=strength, l1_ratio=1, solver="liblinear", fit_intercept=False, random_state=0, max_iter=2000
    )
    model.fit(table, np.array([candidate.right for candidate in candidates]))
    return {
        name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.005
    }


def cross_validated(candidates: list[Candidate], strength: float = STRENGTH) -> list[float]:
    """The likelihood of each candidate by weights learnt from other reports."""
    reports = sorted({candidate.report for candidate in candidates})
    fold = {report: i % FOLDS for i, report in enumerate(reports)}
    found = [0.0] * len(candidates)
    for number in range(FOLDS):
        weights = weighed([c for c in candidates if fold[c.report] != number], strength)
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


def print_places(candidates: list[Candidate], likely: list[float]) -> None:
    """How many of the places that are added, and of those that are taken away, gold has."""
    weighed = list(zip(candidates, likely, strict=True))
    for name, chosen in (
        (
            f"added, from {PLACE_ADDED}",
            [c.right for c, each in weighed if not c.stood and each >= PLACE_ADDED],
        ),
        (
            f"taken away, below {TAKEN_AWAY}",
            [c.right for c, each in weighed if c.stood and each < TAKEN_AWAY],
        ),
        ("left as places", [c.right for c, each in weighed if c.stood and each >= TAKEN_AWAY]),
        ("left aside", [c.right for c, each in weighed if not c.stood and each < PLACE_ADDED]),
    ):
        print(
            f"{name:<24} {len(chosen):>6}, in gold {sum(chosen):>6} ({sum(chosen) / (len(chosen) or 1):.2f})"
        )


def print_role(candidates: list[Candidate], likely: list[float], bound: float) -> None:
    """How many of those added where the rules found nobody gold has, by how likely they must be."""
    best: dict[tuple[str, int], tuple[float, Candidate]] = {}
    for candidate, each in zip(candidates, likely, strict=True):
        place = candidate.report, candidate.of
        if not candidate.stood and (place not in best or each > best[place][0]):
            best[place] = each, candidate
    print("at least   added   right   another is   nobody is")
    for least in sorted({0.4, 0.5, 0.6, 0.7, bound}):
        added = [candidate for each, candidate in best.values() if each >= least]
        right, none = sum(c.right for c in added), sum(c.none for c in added)
        print(f"{least:>8.2f} {len(added):>7} {right:>7} {len(added) - right - none:>12} {none:>11}")


def write(file: str, weights: Mapping[str, float], seen: Mapping[str, int]) -> None:
    """The weights as a table, the heaviest first, with how often each sign was seen."""
    with (HERE / f"{file}.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["sign", "weight", "seen"])
        for sign, weight in sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0])):
            table.writerow([sign, f"{weight:.2f}", seen[sign]])
    print(f"\n{len(weights)} weights written")


if __name__ == "__main__":
    main()
