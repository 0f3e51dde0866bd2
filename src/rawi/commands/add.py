"""``rawi add`` and ``rawi recode``: reports in, coded, into the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rawi.collector import collect_seldom
from rawi.commands.guard import Failed, say
from rawi.commands.progress import Bar, progress_bar
from rawi.commands.store import print_json, write_line
from rawi.errors import InputError
from rawi.ingest import Found, count_reports, parse_date, read_paths
from rawi.store import Added, Store, open_store
from rawi.store.coders import Failure, Job, code_jobs, usual_processes
from rawi.store.keys import report_key
from rawi.store.prepare import Prepared

__all__ = ["add_reports", "recode_reports"]

ASKED = 64  # reports looked up in the store at once
BATCH = 32  # reports written in one transaction
SOON = 0.5  # seconds after which a transaction is written though its batch is not full


class _Adding:
    """One run of the command: what was read, added, known and failed."""

    def __init__(self, store: Store, bar: Bar, write: Callable[[Sequence[Prepared]], Added]) -> None:
        self.store = store
        self.bar = bar
        self._write = write
        self.read = self.added = self.versions = self.known = self.failed = self.statements = self.events = 0

    def jobs(self, found: Iterator[Found | InputError]) -> Iterator[Job]:
        """The reports that the store lacks."""
        portion: list[Found] = []
        for item in found:
            self.read += 1
            if isinstance(item, InputError):
                self.fail(str(item))
                continue
            for warning in item.warnings:
                with self.bar.aside():
                    say(f"{item.where}: warning: {warning}")
            portion.append(item)
            if len(portion) == ASKED:
                yield from self._unknown(portion)
                portion = []
        yield from self._unknown(portion)

    def _unknown(self, portion: list[Found]) -> Iterator[Job]:
        keys: list[str] = []
        for item in portion:
            try:
                keys.append(report_key(item.report))
            except UnicodeEncodeError:
                keys.append("")  # the coder says what is wrong with it
        known = self.store.knows(keys)
        for item, key in zip(portion, keys, strict=True):
            if key in known:
                self.known += 1
                self.bar.advance()
            else:
                yield Job(item.report, item.where, item.warnings)

    def fail(self, problem: str) -> None:
        """Name a report that could not be added."""
        self.failed += 1
        with self.bar.aside():
            say(problem)
        self.bar.advance()

    def write(self, batch: list[Prepared]) -> None:
        """Add a batch."""
        if not batch:
            return
        done = self._write(batch)
        self.added += len(done.added)
        self.versions += done.versions
        self.known += done.known
        self.statements += done.statements
        for _ in batch:
            self.bar.advance()


def add_reports(
    paths: list[str],
    *,
    store: Path,
    published: str | None,
    outlet: str | None,
    processes: int | None,
    as_json: bool,
) -> None:
    """Read, code and keep what the user named; the arguments are the command's.

    Raises:
        InputError: the date is none.
        StoreError: the store cannot be used.
        Failed: one report or more could not be read or coded; each has been named on standard error.
    """
    day = None
    if published is not None:
        try:
            day = parse_date(published)
        except InputError as error:
            raise InputError(f"--published: {error.message}") from None
    if not any(path == "-" or Path(path).exists() for path in paths):
        for path in paths:  # nothing to read makes no store
            say(f"{path}: does not exist")
        raise Failed
    with open_store(store, write=True, create=True) as opened, progress_bar(count_reports(paths)) as bar:
        adding = _Adding(opened, bar, write=opened.add)
        settings = {"paths": paths, "published": published, "outlet": outlet}
        with opened.run("add", **settings) as run:
            found = read_paths(paths, published=day, outlet=outlet)
            _code_and_write(adding, adding.jobs(found), processes or usual_processes())
            run.failed = adding.failed
        status = opened.status()
    if as_json:
        print_json(
            {
                "store": str(store),
                "read": adding.read,
                "added": adding.added,
                "versions": adding.versions,
                "known": adding.known,
                "failed": adding.failed,
                "statements": adding.statements,
                "events": status.events,
            }
        )
    else:
        write_line(_summary(adding, store, status.events))
    if adding.failed:
        raise Failed


def recode_reports(*, store: Path, everything: bool, processes: int | None, as_json: bool) -> None:
    """Code reports of a store again; the arguments are the command's.

    Raises:
        StoreError: the store cannot be used.
        Failed: one report or more could not be coded; each has been named on standard error.
    """
    with open_store(store, write=True) as opened:
        keys = opened.coded_otherwise(everything=everything)
        with progress_bar(len(keys)) as bar, opened.run("recode", all=everything) as run:
            adding = _Adding(opened, bar, write=opened.recode)
            jobs = (Job(report, report.id) for report in opened.reports_to_code(keys))
            _code_and_write(adding, jobs, processes or usual_processes())
            run.failed = adding.failed
        status = opened.status()
    done = {
        "store": str(store),
        "recoded": adding.added,
        "failed": adding.failed,
        "statements": adding.statements,
        "events": status.events,
        "disagreeing": status.disagreeing,
    }
    if as_json:
        print_json(done)
    else:
        differ = (
            f"; on {_number(status.disagreeing, 'decision')} the machine now says otherwise"
            if status.disagreeing
            else ""
        )
        failed = f"; {adding.failed:,} failed" if adding.failed else ""
        write_line(
            f"coded {_number(adding.added, 'report')} again: {_number(adding.statements, 'statement')}{failed}{differ}."
            f" {store}: {_number(status.events, 'event')}."
        )
    if adding.failed:
        raise Failed


def _code_and_write(adding: _Adding, jobs: Iterator[Job], processes: int) -> None:
    collect_seldom()
    batch: list[Prepared] = []
    last = time.monotonic()
    try:
        for job, result in code_jobs(jobs, processes=processes):
            if isinstance(result, Failure):
                adding.fail(f"{job.where}: {result.message}")
                continue
            batch.append(result)
            if len(batch) >= BATCH or time.monotonic() - last > SOON:
                adding.write(batch)
                batch, last = [], time.monotonic()
    except KeyboardInterrupt:
        adding.write(batch)  # what is coded need not be coded again
        raise
    adding.write(batch)


def _summary(adding: _Adding, store: Path, events: int) -> str:
    parts = [f"added {_number(adding.added, 'report')} with {_number(adding.statements, 'statement')}"]
    if adding.versions:
        parts.append(f"{_number(adding.versions, 'new version')} of known addresses among them")
    if adding.known:
        parts.append(f"{adding.known:,} known already")
    if adding.failed:
        parts.append(f"{adding.failed:,} failed")
    return f"{'; '.join(parts)}. {store}: {_number(events, 'event')}."


def _number(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
