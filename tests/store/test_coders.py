"""Coding in several processes: every report once, whatever happens to a worker."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import Counter
from datetime import date

import pytest

from rawi.errors import InputError, KnowledgeError
from rawi.report import Report
from rawi.store.coders import FEW, Failure, Job, code_jobs, serve
from rawi.store.prepare import Prepared


def jobs(number: int) -> list[Job]:
    """Short reports, each with its own text."""
    text = "قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل {} مدنيين."
    return [
        Job(Report(text.format(i + 3), id=str(i), published=date(2019, 5, 2)), f"reports:{i}", ("a warning",))
        for i in range(number)
    ]


def test_few_are_coded_here() -> None:
    """No process is started for them."""
    found = list(code_jobs(jobs(3), processes=4))
    assert [job.report.id for job, _ in found] == ["0", "1", "2"] and not multiprocessing.active_children()
    assert all(isinstance(result, Prepared) and "a warning" in result.warnings for _, result in found)


def test_what_cannot_be_coded_is_named_and_the_rest_go_on() -> None:
    """A text too long for one report."""
    long = Job(Report("ق" * 2_000_001), "long")
    found = {job.where: result for job, result in code_jobs([*jobs(1), long, *jobs(2)[1:]], processes=1)}
    assert isinstance(found["long"], Failure) and "more than" in found["long"].message
    assert sum(isinstance(result, Prepared) for result in found.values()) == 2


def test_many_are_coded_by_workers_and_one_that_is_killed_is_replaced() -> None:
    """Each report comes back once, coded as it would be here; no process is left."""
    wanted = jobs(FEW + 16)
    found: list[tuple[Job, object]] = []
    for outcome in code_jobs(iter(wanted), processes=2):
        found.append(outcome)
        if len(found) == 1:
            multiprocessing.active_children()[0].kill()
    assert Counter(job.report.id for job, _ in found) == Counter(job.report.id for job in wanted)
    assert all(isinstance(result, Prepared) for _, result in found)
    (here,) = code_jobs(wanted[5:6], processes=1)
    assert here[1] == next(result for job, result in found if job == wanted[5])
    assert not multiprocessing.active_children()


def test_a_wrong_knowledge_file_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be the same with every report: it is sent as it is, not as each report's failure."""
    from rawi.store import coders

    def fails(job: Job) -> Prepared:
        raise KnowledgeError("is wrong", path="kinds.toml", line=3)

    monkeypatch.setattr(coders, "code_and_prepare", fails)
    with pytest.raises(KnowledgeError):
        list(code_jobs(jobs(1), processes=1))
    sent: list[object] = []
    portions = iter([jobs(2)])

    def receive() -> list[Job]:
        try:
            return next(portions)
        except StopIteration:
            raise EOFError from None

    serve(receive, sent.append)
    assert len(sent) == 1 and isinstance(sent[0], KnowledgeError)


@pytest.mark.parametrize(
    "error", [KnowledgeError("is wrong", path="a.toml", line=3), InputError("bad", path="b")]
)
def test_errors_cross_processes(error: KnowledgeError | InputError) -> None:
    """As they are, with file and line."""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.path, again.line) == (
        type(error),
        str(error),
        error.path,
        error.line,
    )
