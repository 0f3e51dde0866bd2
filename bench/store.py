"""The store on real articles and on a made-up war: speed of adding, size, and how long each question takes.

    python bench/store.py [--all | --limit N] [--events N] [--keep FILE]

Adds articles (300 if not told otherwise, --all: every one) with ``rawi add``, then asks that store. --events N asks a store
of about N made-up events too (100000 for the measure). --keep leaves the stores there for a look.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import shared
from rawi.coded import CodedReport
from rawi.knowledge.kinds import load_kinds
from rawi.knowledge.registry import load_actors
from rawi.report import Report
from rawi.statement import Count, Filler, Place, Statement, Time
from rawi.store import EventFilter, open_store

RAWI = [sys.executable, "-m", "rawi"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--events", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = arguments.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        if arguments.all or arguments.limit:
            articles(place, 0 if arguments.all else arguments.limit)
        if arguments.events:
            made_up(place / "made-up.db", arguments.events)


def articles(folder: Path, limit: int) -> None:
    """Adds articles by the command, and asks their store."""
    file, store = folder / "articles.jsonl", folder / "articles.db"
    text = number = 0
    with file.open("w", encoding="utf-8") as out:
        for fields in shared.corpus():
            number += 1
            text += len(fields["text"].encode())
            out.write(json.dumps(fields, ensure_ascii=False) + "\n")
            if number == limit:
                break
    store.unlink(missing_ok=True)
    began = time.perf_counter()
    done = json.loads(run("add", str(file), "--store", str(store), "--json"))
    seconds = time.perf_counter() - began
    size = store.stat().st_size
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"added {done['added']} reports, {done['statements']} statements, {done['events']} events in {seconds:.1f} s:"
        f" {done['added'] / seconds:.1f} reports/s; largest process {children:.0f} MB"
    )
    print(f"store {size / 1e6:.1f} MB, text {text / 1e6:.1f} MB: {size / text:.2f} times the text")
    again = timed(lambda: run("add", str(file), "--store", str(store)), 1)
    print(f"adding all of it again, all known: {again:.1f} s")
    one_more(store)
    for command in (
        ("events",),
        ("events", "--place", "حلب"),
        ("search", "مقتل"),
        ("status",),
        ("--version",),
    ):
        seconds = timed(partial(run, *command, *stored(command, store)), 5)
        print(f"rawi {' '.join(command):24} {seconds:.2f} s from start to end")
    ask(store)


def stored(command: tuple[str, ...], store: Path) -> list[str]:
    return [] if command == ("--version",) else ["--store", str(store)]


def run(*arguments: str) -> str:
    """The command's output."""
    return subprocess.run([*RAWI, *arguments], check=True, capture_output=True, text=True).stdout


def one_more(store: Path) -> None:
    """What one report more costs that store: opening it, coding, writing, bringing events up to date."""
    from rawi.coding.pipeline import code_report

    code_report(Report("قصفت المدفعية بلدة كفرنبل أمس.", published=date(2019, 5, 2)))  # loads the knowledge
    seconds = []
    for number in range(5):
        text = f"قصفت مدفعية الجيش السوري مدينة حلب أمس، ما أدى إلى مقتل {number + 3} مدنيين، بحسب الدفاع المدني."
        began = time.perf_counter()
        with open_store(store, write=True) as opened:
            opened.add(code_report(Report(text, outlet="وكالة", published=date(2013, 3, 2))))
        seconds.append(time.perf_counter() - began)
    print(f"one report more: {min(seconds):.3f} to {max(seconds):.3f} s beyond start-up")


def timed(ask: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the quickest try."""
    best = 1e9
    for _ in range(times):
        began = clock()
        ask()
        best = min(best, clock() - began)
    return best


def ask(path: Path) -> None:
    """How long each question takes an open store, in milliseconds of the processor, which a busy machine does not
    change: first try, then the quickest of three."""
    with open_store(path) as store:
        key = store.events(sort="voices", size=1).rows[0].key
        place = next((p.key for p in store.places(size=20) if p.holdings), None)
        report = store.reports(size=1).rows[0].key
        questions: dict[str, Callable[[], object]] = {
            "events": lambda: store.events(),
            "events, page 100": lambda: store.events(page=100),
            "events by kind and days": lambda: store.events(
                EventFilter(kind=("remote",), since=date(2013, 1, 1), until=date(2014, 1, 1))
            ),
            "events by actor": lambda: store.events(EventFilter(actor="sy-army")),
            "events by place": lambda: store.events(EventFilter(place="حلب")),
            "events by words": lambda: store.events(EventFilter(text="قصف")),
            "events in a box": lambda: store.events(EventFilter(box=(33.0, 36.0, 37.0, 42.0))),
            "facets": lambda: store.facets(),
            "facets of a kind": lambda: store.facets(EventFilter(kind=("shelling",))),
            "points": lambda: store.points(),
            "counts over time": lambda: store.counts_over_time(step="week"),
            "event": lambda: store.event(key),
            "report": lambda: store.report(report),
            "search": lambda: store.search("قصف"),
            "places": lambda: store.places(),
            "actors": lambda: store.actors(),
            "sources": lambda: store.sources(),
            "queue": lambda: store.queue(),
            "status": lambda: store.status(),
        }
        if place is not None:
            questions["timeline"] = lambda: store.timeline(place)
        for name, question in questions.items():
            first, later = (timed(question, times, time.process_time) * 1000 for times in (1, 3))
            print(f"  {name:26} {first:7.0f} ms, then {later:6.0f} ms")


def made_up(path: Path, events: int) -> None:
    """A store of about so many events; every report has two statements, and some events have several reports."""
    path.unlink(missing_ok=True)
    chance = random.Random(1)
    began = time.perf_counter()
    per: list[tuple[int, float]] = []
    with open_store(path, write=True, create=True) as store, store.run("bench"):
        batch: list[CodedReport] = []
        for number, coded in enumerate(war(chance, events), 1):
            batch.append(coded)
            if len(batch) == 64:
                start = time.process_time()
                store.add(batch)
                per.append((number, (time.process_time() - start) / 64))
                batch = []
        store.add(batch)
        status = store.status()
    tenth = max(1, len(per) // 10)
    early, late = (sum(s for _, s in part) / len(part) * 1000 for part in (per[:tenth], per[-tenth:]))
    print(
        f"made up: {status.reports} reports, {status.statements} statements, {status.events} events in"
        f" {time.perf_counter() - began:.0f} s; {status.bytes / 1e6:.0f} MB,"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory"
    )
    print(f"a report took the processor {early:.1f} ms in the first tenth, {late:.1f} ms in the last")
    ask(path)


def war(chance: random.Random, events: int) -> Iterator[CodedReport]:
    """Reports of a war without end: each tells two happenings that most often nobody else tells."""
    kinds = list(load_kinds())
    actors = [
        actor for actor in load_actors().actors.values() if actor.kind in ("state_forces", "rebel", "militia")
    ][:40]
    happenings: list[tuple[str, int, int, int, int]] = []
    for number in range(events * 2 // 3):
        told = []
        for _ in range(2):
            if happenings and chance.random() < 0.25:
                told.append(happenings[-chance.randrange(1, min(400, len(happenings)) + 1)])
            else:
                told.append(
                    (chance.choice(kinds), chance.randrange(3000), number * 1500 // max(1, events),
                     chance.randrange(len(actors)), chance.randrange(12))
                )  # fmt: skip
                happenings.append(told[-1])
        yield report(number, told, actors)  # type: ignore[arg-type]


def report(number: int, told: list[tuple[str, int, int, int, int]], actors: list[object]) -> CodedReport:
    """A report as a coder would hand it over."""
    day = date(2013, 1, 1) + timedelta(days=max(t[2] for t in told))
    sentences = [f"قصف {a} بلدة {p} يوم {d} فقتل {n} في خبر {number}." for _, p, d, a, n in told]
    text = "\n".join(sentences)
    source = Report(text, id=str(number), outlet=f"وكالة {number % 40}", published=day)
    statements = []
    at = 0
    for sentence, (kind, place, days, actor, killed) in zip(sentences, told, strict=True):
        span = source.span(at, at + len(sentence))
        word = source.span(at, at + 3)
        town = Place(word, "made-up", f"بلدة {place}", f"Town {place}", 30 + place % 60 / 6, 36 + place // 60 / 6, 5.0,
                     f"made-up:{place}", "SY")  # fmt: skip
        when = date(2013, 1, 1) + timedelta(days=days)
        party = actors[actor]
        who = Filler(word, "made-up", party.id, party.english)  # type: ignore[attr-defined]
        counts = (Count(word, "killed", killed, killed),) if killed > 6 else ()
        statements.append(
            Statement(
                kind, word, span, agent=(who,), place=(town,), time=Time(word, when, when), counts=counts
            )
        )
        at += len(sentence) + 1
    return CodedReport(source, tuple(statements))


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "80")
    main()
