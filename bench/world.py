"""How right grouping is, how fast, and in how much memory: on a made-up war whose events are known (made_war.py).

    python bench/world.py [--statements N] [--seed S] [--noise X] [--naive] [--speed] [--json]

Prints pairwise precision and recall, and B-cubed, of the events found against those known; --naive also those of
three simple groupings, --speed the time of each added statement, report by report, at a tenth of the size and at the
end.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from made_war import stream
from rawi.reconcile.blocking import block_keys, meeting_keys
from rawi.reconcile.claim import Claim
from rawi.reconcile.comparing import weight_of
from rawi.reconcile.completing import completed
from rawi.reconcile.grading import event_of
from rawi.reconcile.grouping import regroup
from rawi.reconcile.memory import MemoryIndex


def scores(clusters: Iterable[Iterable[str]], truth: dict[str, int]) -> dict[str, float]:
    """Pairwise and B-cubed precision and recall of clusters of statement ids."""
    true_sizes = Counter(truth.values())
    found_pairs = right_pairs = 0
    precise = complete = 0.0
    for cluster in clusters:
        shares = Counter(truth[id_] for id_ in cluster)
        size = sum(shares.values())
        found_pairs += size * (size - 1) // 2
        for number, share in shares.items():
            right_pairs += share * (share - 1) // 2
            precise += share * share / size
            complete += share * share / true_sizes[number]
    true_pairs = sum(size * (size - 1) // 2 for size in true_sizes.values())
    total = len(truth)
    return {
        "pairwise precision": right_pairs / max(1, found_pairs),
        "pairwise recall": right_pairs / max(1, true_pairs),
        "b-cubed precision": precise / total,
        "b-cubed recall": complete / total,
    }


def naive(claims: Iterable[Claim]) -> dict[str, list[list[str]]]:
    """Three simple groupings: equal keys; equal keys of wider blocks; everything linked, and what that links."""
    told = list(claims)
    keys: dict[str, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in told:
        town = claim.spots[0].id if claim.spots else claim.id
        day = claim.last.toordinal() if claim.last else claim.id
        keys["same kind, place and day"][claim.kind, town, day].append(claim.id)
        week = claim.last.toordinal() // 3 if claim.last else claim.id
        keys["same family, place and three days"][claim.family, town, week].append(claim.id)
    found = {name: list(groups.values()) for name, groups in keys.items()}
    found["every linked pair joined (chains)"] = chained(told)
    return found


def chained(claims: list[Claim]) -> list[list[str]]:
    """The same comparison, with whatever is linked joined, directly or through others."""
    root = {claim.id: claim.id for claim in claims}

    def of(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    index = MemoryIndex()
    for claim in claims:
        for other in index.in_blocks(meeting_keys(claim), leads=False):
            if of(claim.id) != of(other.id) and weight_of(claim, other) is not None:
                root[of(claim.id)] = of(other.id)
        index.put(claim, block_keys(claim))
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        groups[of(claim.id)].append(claim.id)
    return list(groups.values())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--noise", type=float, default=1.0, help="how often reports go wrong; 2 is twice as often"
    )
    parser.add_argument("--naive", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    print_lines(measure(arguments), arguments.json)


def measure(arguments: argparse.Namespace) -> dict[str, object]:
    """Reconciles a world of so many statements; what came of it, by name."""
    index = MemoryIndex()
    truth: dict[str, int] = {}
    kept: list[Claim] = []
    grouping = Clock()
    paces = [Pace(size) for size in (arguments.statements // 10, arguments.statements) if arguments.speed]
    for told in stream(arguments.seed, arguments.noise):
        truth.update((claim.id, number) for claim, number in told)
        pace = next((pace for pace in paces if 0.98 * pace.size <= len(truth) and not pace.done), None)
        with grouping:
            reports = [completed(report) for report in by_report([claim for claim, _ in told])]
            if pace is None:
                regroup([claim for report in reports for claim in report], index)
        if pace is not None:
            pace.add(reports, index)
            pace.done = len(truth) >= pace.size
        if arguments.naive:
            kept += (claim for report in reports for claim in report)
        if len(truth) >= arguments.statements:
            break
    with Clock() as deriving:
        grades = Counter(event_of(lead, index).grade for lead in index.leads())
    figures: dict[str, object] = {
        "statements": len(truth), "events": grades.total(), "known events": len(set(truth.values())),
        **scores(([claim.id for claim in index.members(lead)] for lead in index.leads()), truth),
        "grouping: seconds": grouping.wall, "grouping: seconds of processor": grouping.processor,
        "deriving events: seconds": deriving.wall, "deriving events: seconds of processor": deriving.processor,
        "peak memory: MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip
    figures.update({f"grade {grade}": count for grade, count in sorted(grades.items())})
    for pace in paces:
        figures[f"ms of processor for a statement added to {pace.size:,}"] = pace.milliseconds
    if arguments.naive:
        for name, clusters in naive(kept).items():
            figures.update({f"{name}: {what}": value for what, value in scores(clusters, truth).items()})
    return figures


class Clock:
    """Seconds on the wall and of the processor: other programs may be busy beside."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def __enter__(self) -> Clock:
        self._start = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._start[0]
        self.processor += time.process_time() - self._start[1]


class Pace:
    """What a statement costs that comes with its report alone, with the events that it changes derived anew."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.done = False
        self.clock = Clock()
        self.statements = 0

    def add(self, reports: list[list[Claim]], index: MemoryIndex) -> None:
        with self.clock:
            for report in reports:
                for lead in regroup(report, index).events:
                    event_of(lead, index)
                self.statements += len(report)

    @property
    def milliseconds(self) -> float:
        return 1000 * self.clock.processor / max(1, self.statements)


def by_report(claims: list[Claim]) -> Iterator[list[Claim]]:
    """The claims of each report together, as they are added."""
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        reports[claim.report].append(claim)
    yield from reports.values()


def print_lines(figures: dict[str, object], as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:60} {value:10.3f}" if isinstance(value, float) else f"{name:60} {value:10,}")


if __name__ == "__main__":
    main()
