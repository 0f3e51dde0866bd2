"""Weighs the signs of a happening's places, agents or targets anew over the hand-coded reports.

    python bench/likelihood.py places      how many of the places that it adds and takes away are right; agents and
                                           targets are only added
    python bench/likelihood.py places --write     the same, and writes src/rawi/knowledge/place_likelihood.csv

A logistic regression with an L1 penalty, so that most signs weigh nothing, over ``dev`` and ``news`` (never ``check`` or
``news-held``). In the cross-validation each report is judged by weights from other reports. Places are learnt from the
happenings that both have: 1 where the gold has the place. They come after the happenings themselves (happenings.py),
since they are weighed of those that stand by then. Agents and targets are learnt from
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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shared
from marks import MARKED, Marks, marked
from rawi.coding.document import Document
from rawi.coding.likelihood import likelihood
from rawi.coding.likely_places import ADDED as PLACE_ADDED
from rawi.coding.likely_places import TAKEN_AWAY, choices, earlier
from rawi.coding.likely_roles import ADDED, candidates, lacks
from rawi.coding.pipeline import default_pipeline
from rawi.coding.place_signs import TOGETHER, PlaceSigns
from rawi.coding.role_signs import RoleSigns, Told
from rawi.coding.scale import spelt
from rawi.evaluate import alike, evaluate
from rawi.export.jsonl import statement_object
from rawi.knowledge.loading import HERE

LEARNT_FROM = ("dev", "news")
ROLES = ("agent", "target", "place")
FILES = {
    "places": "place_likelihood",
    "agents": "agent_likelihood",
    "targets": "target_likelihood",
}
OF_ROLES = 0.4  # inverse of the penalty, for agents and targets
OF_PLACES = 0.35  # the same for places
FOLDS = 10
FEWEST = 3  # candidates that must have a sign: fewer say nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a happening, a place of one, or who may have a role in it.

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


@dataclass(frozen=True, slots=True)
class Coded:
    """A report and what gold has of it.

    Attributes:
        fields: the report, with its statements if it was coded.
        marks: what was judged of it instead.
    """

    fields: dict[str, Any]
    marks: Marks | None = None

    @property
    def hand(self) -> tuple[str, ...]:
        """A sign for learning only, of reports that were judged by marks."""
        return () if self.marks is None else (MARKED,)

    def both(self, document: Document) -> Iterator[tuple[int, dict[str, list[str]]]]:
        """The happenings that both the coder and gold have: where each is named, and gold's words for its roles."""
        coded = [statement_object(statement) for statement in document.statements]
        if self.marks is None:
            result = evaluate([self.fields], {self.fields["id"]: {"statements": coded}})
            for _, expected, got in result.pairs:
                statement = self.fields["statements"][expected]
                yield (
                    coded[got]["at"],
                    {role: [_text(each) for each in statement.get(role, ())] for role in ROLES},
                )
            return
        text = document.report.text
        for each in coded:
            told = self.marks.told_at(each["at"], each["at"] + len(each["trigger"]), each["kind"])
            if told is not None:
                yield each["at"], {role: [text[a:b] for a, b in told[role]] for role in ROLES}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=FILES)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    try:
        import sklearn  # noqa: F401
    except ModuleNotFoundError:
        sys.exit("this measurement needs scikit-learn: pip install scikit-learn")
    reports = [Coded(report) for name in LEARNT_FROM for report in shared.gold(name)]
    reports += [Coded(marks.fields, marks) for marks in marked()]
    what, file = arguments.what, FILES[arguments.what]
    if what == "places":
        found = [candidate for report in reports for candidate in read_places(report)]
        print_places(found, cross_validated(found, OF_PLACES))
    else:
        role = what.removesuffix("s")
        found = [candidate for report in reports for candidate in read_role(report, role)]
        print_role(found, cross_validated(found, OF_ROLES), ADDED[role])
    if arguments.write:
        seen = Counter(sign for candidate in found for sign in candidate.signs)
        strength = OF_PLACES if what == "places" else OF_ROLES
        weights = weighed(found, strength)
        weights.pop(MARKED, None)
        write(file, weights, seen)


def read_places(report: Coded) -> list[Candidate]:
    """The phrases that may be places of the happenings that gold has too, as they are before they are weighed."""
    document = Document(shared.report(report.fields))
    weighed_of: dict[int, list[tuple[str, tuple[str, ...], bool]]] = {}  # by where the happening is named
    for component in default_pipeline().components:
        if component.name != "likely places":
            component.run(document)
            continue
        told = document.standing()
        for happening in (h for standing in told.values() for h in standing):
            parse, of = happening.parse, PlaceSigns(happening, told[happening.parse.index])
            named = parse.text_span(document.report, happening.first, happening.last).start
            weighed_of[named] = [
                (
                    parse.text_span(document.report, u.first, u.last).text,
                    (*of.of(u, rule), *report.hand),
                    bool(rule),
                )
                for u, rule in choices(happening)
            ] + [
                (
                    e.parse.text_span(document.report, e.unit.first, e.unit.last).text,
                    (*spelt(*of.seen_earlier(e), TOGETHER), *report.hand),
                    False,
                )
                for e in earlier(happening, told)
            ]
    return [
        Candidate(report.fields["id"], signs, stood, any(alike(text, place) for place in gold["place"]))
        for at, gold in report.both(document)
        for text, signs, stood in weighed_of.get(at, ())
    ]


def read_role(report: Coded, role: str) -> list[Candidate]:
    """Who may be agent, or target, of the happenings that gold has too, as they are before they are weighed."""
    document = Document(shared.report(report.fields))
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
                    (
                        c.parse.text_span(document.report, c.unit.head, c.unit.last).text,
                        (*signs.of(c), *report.hand),
                    )
                    for c in among
                ],
            )
    return [
        Candidate(
            report.fields["id"], signs, filled, any(alike(text, actor) for actor in actors), at, not actors
        )
        for at, gold in report.both(document)
        for actors in [gold[role]]
        for filled, among in [weighed_of.get(at, (True, []))]
        for text, signs in among
    ]


def _text(place: Any) -> str:
    return str(place["text"] if isinstance(place, dict) else place)


def tabled(signs: Sequence[Sequence[str]], fewest: int) -> tuple[list[str], Any]:
    """The signs that so many candidates have, and a sparse table: a row for each candidate, a column for each sign."""
    import numpy as np
    from scipy.sparse import csr_matrix

    seen = Counter(sign for each in signs for sign in set(each))
    names = sorted(sign for sign, number in seen.items() if number >= fewest)
    column = {name: i for i, name in enumerate(names)}
    rows = [sorted({column[sign] for sign in each if sign in column}) for each in signs]
    ends = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    cells = np.array([cell for row in rows for cell in row], dtype=np.int32)
    return names, csr_matrix((np.ones(len(cells)), cells, ends), shape=(len(rows), len(names)))


def weighed(candidates: list[Candidate], strength: float) -> dict[str, float]:
    """The weight of every sign that has one."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    names, table = tabled([candidate.signs for candidate in candidates], FEWEST)
    model = LogisticRegression(
        C=strength, l1_ratio=1, solver="liblinear", fit_intercept=False, random_state=0, max_iter=2000
    )
    model.fit(table, np.array([candidate.right for candidate in candidates]))
    return {
        name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.005
    }


def cross_validated(
    candidates: list[Candidate], strength: float, judged: list[bool] | None = None
) -> list[float]:
    """The likelihood of each candidate by weights learnt from other reports, there from those that were judged."""
    found = [0.0] * len(candidates)
    for others, own in folds(candidates):
        weights = weighed([candidates[i] for i in others if judged is None or judged[i]], strength)
        for i in own:
            found[i] = likelihood(candidates[i].signs, weights)
    return found


def folds(candidates: list[Candidate], number: int = FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    """The candidates, by their places in the list, in so many parts: those of all other reports, and the part's own."""
    reports = sorted({candidate.report for candidate in candidates})
    fold = {report: i % number for i, report in enumerate(reports)}
    for part in range(number):
        own = [i for i, candidate in enumerate(candidates) if fold[candidate.report] == part]
        others = [i for i, candidate in enumerate(candidates) if fold[candidate.report] != part]
        yield others, own


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
