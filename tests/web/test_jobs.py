"""Adding from the page: progress, errors by file, and what a hostile file name cannot do."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from rawi.errors import InputError, SetupError
from rawi.ingest import Found
from rawi.web.jobs import Job, Jobs, Outcome, Upload, pasted


def note(log: Path, found: Found) -> Outcome:
    """Stands for coding: writes down what came, and fails where the text says so."""
    if "خطأ" in found.report.text:
        raise InputError("the text cannot be coded")
    with log.open("a", encoding="utf-8") as lines:
        lines.write(
            f"{found.report.id}|{found.report.outlet}|{found.report.published}|{found.report.text[:20]}\n"
        )
    return Outcome(found.report.id, True, 2)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def jobs(tmp_path: Path, log: Path) -> Iterator[Jobs]:
    made = Jobs(partial(note, log), tmp_path)
    yield made
    made.close()
    assert not list(tmp_path.glob("rawi-*")), "what was uploaded is gone when the server stops"


def _done(jobs: Jobs, job: Job, seconds: float = 60) -> Job:
    until = time.monotonic() + seconds
    while job.state not in ("done", "failed"):
        assert time.monotonic() < until, "the job does not end"
        time.sleep(0.02)
    assert jobs.get(job.id) is job
    return job


def test_files_are_added_one_by_one_and_each_tells_its_errors(jobs: Jobs, log: Path) -> None:
    """A file with a bad line goes on after it; a file without a report fails alone."""
    lines = '{"id": "a", "text": "وصل وفد"}\n{"id": "b", "text": "هذا خطأ"}\nno json\n{"id": "c", "text": "غادر الوفد"}\n'
    job = _done(
        jobs,
        jobs.submit(
            [Upload("نشرة.jsonl", lines.encode()), Upload("empty.txt", b""), Upload("خبر.txt", "نص".encode())]
        ),
    )
    first, empty, last = job.files
    assert (first.state, first.reports, first.new, first.statements, first.keys) == (
        "done",
        2,
        2,
        4,
        ["a", "c"],
    )
    assert len(first.errors) == 2 and all("نشرة.jsonl" in error for error in first.errors)
    assert (empty.state, empty.reports) == ("failed", 0) and len(empty.errors) == 1
    assert (last.state, last.reports, last.errors) == ("done", 1, [])
    assert job.state == "done"
    assert str(log.parent) not in " ".join(first.errors + empty.errors), (
        "where files were laid is nobody's business"
    )


def test_what_was_pasted_keeps_its_fields(jobs: Jobs, log: Path) -> None:
    _done(
        jobs,
        jobs.submit(
            [pasted({"text": "نص قصير", "outlet": "وكالة", "published": "2017-11-19", "title": None})]
        ),
    )
    assert "|وكالة|2017-11-19|نص قصير" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["../../../etc/x.txt", "..\\..\\x.txt", "/abs/x.txt", ".hidden", "", "a\x00b.txt", "x" * 400 + ".txt",
     "خ" * 400 + ".txt", "😀" * 200 + ".txt"],
)  # fmt: skip
def test_no_file_name_leads_out_of_the_folder(jobs: Jobs, tmp_path: Path, name: str) -> None:
    """Whatever the browser calls a file, it lies in the job's own folder, and is still read."""
    before = set(tmp_path.parent.iterdir())
    job = _done(jobs, jobs.submit([Upload(name, "نص".encode())]))
    assert job.files[0].reports == 1, job.files[0].errors
    assert set(tmp_path.parent.iterdir()) == before
    assert not (tmp_path / "x.txt").exists()


def test_a_file_of_errors_is_told_in_few_lines(jobs: Jobs) -> None:
    """What millions of bad lines say would fill the memory, and the page."""
    job = _done(jobs, jobs.submit([Upload("x.jsonl", b"no json\n" * 1000)]))
    (file,) = job.files
    assert file.failed == 1000 and len(file.errors) == 201
    assert file.errors[-1] == "and 800 more errors"


def test_no_room_for_what_was_sent_is_told(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SetupError, match="No space left"):
        jobs.submit([Upload("x.txt", b"x")])


def dawdle(found: Found) -> Outcome:
    """Stands for coding that takes its time."""
    time.sleep(0.05)
    return Outcome(found.report.id, True, 1)


def test_stopping_does_not_wait_for_the_whole_of_a_file(tmp_path: Path) -> None:
    """Whoever presses Ctrl+C waits for one report, and reads that the rest was not added."""
    jobs = Jobs(dawdle, tmp_path)
    lines = "".join(f'{{"id": "{n}", "text": "وصل وفد"}}\n' for n in range(2000))
    job = jobs.submit([Upload("x.jsonl", lines.encode()), Upload("y.jsonl", lines.encode())])
    until = time.monotonic() + 60
    while not job.files[0].reports:
        assert time.monotonic() < until
        time.sleep(0.02)
    jobs.close()
    assert job.files[0].reports < 2000 and "the server stopped" in job.files[0].errors[-1]
    assert job.files[1].state == "failed"


def die(found: Found) -> Outcome:
    """Stands for a coder that takes its process with it."""
    import os

    if "مات" in found.report.text:
        os._exit(1)
    return Outcome(found.report.id, True, 1)


def test_a_process_that_dies_costs_only_its_report(tmp_path: Path) -> None:
    jobs = Jobs(die, tmp_path)
    try:
        job = _done(jobs, jobs.submit([Upload("1.txt", "مات".encode()), Upload("2.txt", "عاش".encode())]))
    finally:
        jobs.close()
    assert [file.state for file in job.files] == ["failed", "done"]
