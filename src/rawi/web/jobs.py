"""Adding reports from the page: files are read here, coded and stored in a process of its own, one after another.

Coding would hold up everybody who reads meanwhile if it ran in the server's own process. What was uploaded lies in a
temporary folder until it is done; the store is written report by report, so that a server that dies loses only what
it had not come to.
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import Literal

from rawi.errors import InputError, RawiError, SetupError
from rawi.ingest import Found, read_paths

__all__ = ["Adder", "FileProgress", "Job", "Jobs", "Outcome", "Upload", "pasted"]

State = Literal["waiting", "working", "done", "failed"]
KEPT_JOBS = 100
KEPT_KEYS = 1000
KEPT_LINES = 200  # of errors and of warnings a file
NAME_BYTES = 200  # file systems allow 255


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its key in the store, whether it is new, and how many statements it gave."""

    key: str
    new: bool
    statements: int


Adder = Callable[[Found], Outcome]
"""Codes one report and stores it. It is sent to another process, so it must be a function of a module."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it: its name, which is only shown, and its bytes."""

    name: str
    content: bytes


@dataclass(slots=True)
class FileProgress:
    """How far one file is.

    Attributes:
        name: as the browser called it.
        reports: how many reports of it are done.
        new: how many of these the store did not have.
        statements: how many they gave.
        keys: the reports' keys in the store, the first thousand.
        errors: one line for each report that could not be read or coded; after two hundred, how many more there are.
        warnings: one line for each thing that had to be put up with, as many.
        failed: how many errors there were.
    """

    name: str
    state: State = "waiting"
    reports: int = 0
    new: int = 0
    statements: int = 0
    keys: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    failed: int = 0
    _warned: int = 0

    def fail(self, line: str) -> None:
        """Keep an error."""
        self.failed += 1
        _keep(self.errors, line, self.failed, "errors")

    def warn(self, line: str) -> None:
        """Keep a warning."""
        self._warned += 1
        _keep(self.warnings, line, self._warned, "warnings")


@dataclass(slots=True)
class Job:
    """Files that were sent together."""

    id: str
    files: list[FileProgress]
    folder: Path
    outlet: str | None
    published: date | None

    @property
    def state(self) -> State:
        """Of the whole: working until every file is done or failed."""
        states = {file.state for file in self.files}
        if states <= {"done", "failed"}:
            return "failed" if states == {"failed"} else "done"
        return "waiting" if states == {"waiting"} else "working"


class Jobs:
    """What is being added; one object a server.

    Args:
        adder: codes and stores one report.
        spare: where uploads wait; a temporary folder of its own unless given.
    """

    def __init__(self, adder: Adder, spare: Path | None = None) -> None:
        self._adder = adder
        self._folder = Path(tempfile.mkdtemp(prefix="rawi-", dir=spare))
        self._queue = ThreadPoolExecutor(1, "rawi-jobs")
        self._pool: ProcessPoolExecutor | None = None
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._stopping = False

    def submit(
        self, uploads: Sequence[Upload], *, outlet: str | None = None, published: date | None = None
    ) -> Job:
        """Take files; they are read in the order in which they came.

        Raises:
            SetupError: there is no room for them.
        """
        job = Job(
            secrets.token_hex(8), [FileProgress(u.name) for u in uploads], self._folder, outlet, published
        )
        job.folder = self._folder / job.id
        try:
            for number, upload in enumerate(uploads):
                place = job.folder / str(number)
                place.mkdir(parents=True)
                (place / _safe_name(upload.name)).write_bytes(upload.content)
        except OSError as error:
            shutil.rmtree(job.folder, ignore_errors=True)
            raise SetupError(
                f"what was sent cannot be laid down in {self._folder} ({error.strerror})"
            ) from None
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-KEPT_JOBS]:
                if self._jobs[old].state in ("done", "failed"):
                    del self._jobs[old]
        self._queue.submit(self._run, job)
        return job

    def get(self, id: str) -> Job | None:
        """The job, if it is one of the last hundred."""
        with self._lock:
            return self._jobs.get(id)

    def close(self) -> None:
        """Stop: the report that is being coded is finished, what waits is not begun."""
        self._stopping = True
        self._queue.shutdown(wait=True, cancel_futures=True)
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, job: Job) -> None:
        for number, progress in enumerate(job.files):
            progress.state = "working"
            try:
                self._file(job, job.folder / str(number), progress)
            except Exception as error:
                progress.fail(f"unforeseen {type(error).__name__} (a fault of rawi): {error}"[:300])
            progress.state = "done" if progress.reports or not progress.errors else "failed"
        shutil.rmtree(job.folder, ignore_errors=True)

    def _file(self, job: Job, folder: Path, progress: FileProgress) -> None:
        path = next(folder.iterdir())
        for item in read_paths([path], published=job.published, outlet=job.outlet):
            if self._stopping:
                progress.fail(
                    f"{path.name}: the server stopped before its end; what is added stays, add it again for the rest"
                )
                return
            if isinstance(item, InputError):
                progress.fail(_about(item, path))
                continue
            for warning in item.warnings:
                progress.warn(warning)
            try:
                outcome = self._in_process(item).result()
            except BrokenProcessPool:
                self._pool = None
                progress.fail(f"{_where(item, path)}: coding it ended the process that codes")
                continue
            except RawiError as error:
                progress.fail(f"{_where(item, path)}: {error}")
                continue
            progress.reports += 1
            progress.new += outcome.new
            progress.statements += outcome.statements
            if len(progress.keys) < KEPT_KEYS:
                progress.keys.append(outcome.key)

    def _in_process(self, item: Found) -> Future[Outcome]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return self._pool.submit(partial(self._adder, item))


def pasted(fields: dict[str, object]) -> Upload:
    """A report that was typed or pasted, as a file of one line."""
    return Upload("pasted.jsonl", json.dumps(fields, ensure_ascii=False).encode())


def _keep(lines: list[str], line: str, number: int, what: str) -> None:
    """Keep a line, or say how many there are beyond those that are kept."""
    if number <= KEPT_LINES:
        lines.append(line)
    else:
        del lines[KEPT_LINES:]
        lines.append(f"and {number - KEPT_LINES:,} more {what}")


def _safe_name(name: str) -> str:
    """A name for the file on disk that keeps its ending: no folders, nothing hidden, nothing that is not printed."""
    plain = (
        "".join(c for c in name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable()).lstrip(".").strip()
    )
    end = plain.encode()[-NAME_BYTES:].decode(errors="ignore")
    return end.lstrip(".").strip() or "report"


def _about(error: InputError, path: Path) -> str:
    """The error, naming the file as the user knows it and not where it was laid."""
    return str(error).replace(str(path), path.name)


def _where(item: Found, path: Path) -> str:
    return item.where.replace(str(path), path.name)
