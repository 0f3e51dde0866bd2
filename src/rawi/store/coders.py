"""Coding many reports at once: in this process while they are few, in several when they are many.

Each worker is told what to code over its own pipe and ends when that closes, so none outlives a process that was
killed. A report that ends its worker (killed for want of memory, say) is named, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from rawi.collector import collect_seldom
from rawi.errors import InputError, RawiError, debugging, unforeseen
from rawi.report import Report
from rawi.store.prepare import Prepared, prepare

__all__ = ["FEW", "Failure", "Job", "code_and_prepare", "code_jobs", "usual_processes"]

FEW = 24
"""So many reports are coded sooner than workers would be ready."""

PORTION = 6  # reports a worker is given at once
LONG = 60_000  # characters after which a portion is full


@dataclass(frozen=True, slots=True)
class Job:
    """A report to code.

    Attributes:
        report: what to code.
        where: how errors name it.
        warnings: of reading it; they go before the coder's.
    """

    report: Report
    where: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a report could not be coded, in one line."""

    message: str


Result = Prepared | Failure
Outcome = tuple[Job, Result]


def usual_processes() -> int:
    """As many as there are cores to use, four at most: writing then takes as long as coding."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(4, cores))


def code_and_prepare(job: Job) -> Prepared:
    """Code one report and make its rows.

    Raises:
        InputError: it cannot be coded.
    """
    # Imported with the first report: coding loads the whole knowledge of the language.
    from rawi.coding.pipeline import code_report

    coded = code_report(job.report)
    return prepare(replace(coded, warnings=job.warnings + coded.warnings) if job.warnings else coded)


def code_jobs(jobs: Iterable[Job], *, processes: int) -> Iterator[Outcome]:
    """Code reports, in any order; so many processes are started only when there are more than ``FEW``.

    Raises:
        KnowledgeError, SetupError: it would be the same with every report.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, FEW + 1))
    if processes < 2 or len(first) <= FEW:
        for job in chain(first, jobs):
            yield job, _result(job)
        return
    with _Workers(processes) as workers:
        yield from workers.work(_portions(chain(first, jobs)))


def _result(job: Job) -> Result:
    try:
        return code_and_prepare(job)
    except InputError as error:
        return Failure(error.message)
    except (RawiError, MemoryError):
        raise
    except Exception as error:
        if debugging():
            raise
        return Failure(unforeseen(error))


def _portions(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    portion: list[Job] = []
    characters = 0
    for job in jobs:
        portion.append(job)
        characters += len(job.report.text)
        if len(portion) == PORTION or characters > LONG:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    portion: list[Job] | None = None


class _Workers:
    """Processes that code; each has one portion at a time."""

    def __init__(self, number: int) -> None:
        # «spawn» everywhere: a fork would copy locks that other threads hold.
        self._context = multiprocessing.get_context("spawn")
        self._workers = [self._start() for _ in range(number)]

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(timeout=5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def work(self, portions: Iterator[list[Job]]) -> Iterator[Outcome]:
        """Hand out portions as long as there are any, and yield what comes back."""
        again: deque[list[Job]] = deque()
        while True:
            for place, worker in enumerate(self._workers):
                if worker.portion is None:
                    portion = again.popleft() if again else next(portions, None)
                    if portion is not None:
                        self._hand(place, portion)
            busy = {worker.pipe: place for place, worker in enumerate(self._workers) if worker.portion}
            if not busy:
                return
            for pipe in wait(list(busy)):
                yield from self._take(busy[pipe], again)  # type: ignore[index]

    def _hand(self, place: int, portion: list[Job]) -> None:
        worker = self._workers[place]
        worker.portion = portion
        with suppress(OSError):  # it ended meanwhile: taking its answer will tell
            worker.pipe.send(portion)

    def _take(self, place: int, again: deque[list[Job]]) -> Iterator[Outcome]:
        worker = self._workers[place]
        portion, worker.portion = worker.portion or [], None
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.pipe.close()
            worker.process.join()
            self._workers[place] = self._start()
            if len(portion) > 1:
                again.extend([job] for job in portion)
            else:
                how = f"exit code {worker.process.exitcode}"
                yield portion[0], Failure(f"coding it ended the process ({how}); is there enough memory?")
            return
        if isinstance(answer, BaseException):
            raise answer
        yield from zip(portion, answer, strict=True)


def _serve(pipe: Connection) -> None:
    """What a worker does until its pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it decides
    collect_seldom()
    serve(pipe.recv, pipe.send)


def serve(receive: Callable[[], list[Job]], send: Callable[[object], None]) -> None:
    """Code portion after portion; an error that concerns all reports is sent as itself."""
    while True:
        try:
            portion = receive()
        except (EOFError, OSError):
            return
        try:
            answer: object = [_result(job) for job in portion]
        except BaseException as error:
            answer = error
        try:
            send(answer)
        except OSError:
            return
