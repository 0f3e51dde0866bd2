"""Adding reports: pasted text or files, coded in a process of its own; the page asks how far it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from pydantic import BaseModel, Field

from rawi.errors import InputError, NotInStore
from rawi.web.answers.reports import FileAnswer, JobAnswer
from rawi.web.jobs import Job, Upload, pasted
from rawi.web.routes import CurrentJobs, problems

__all__ = ["router"]

router = APIRouter(tags=["adding"])
MOST_FILES = 200


class NewReport(BaseModel):
    """A report as pasted."""

    text: str = Field(min_length=1, max_length=2_000_000)
    title: str | None = Field(None, max_length=1000)
    outlet: str | None = Field(None, max_length=200)
    published: date | None = None
    url: str | None = Field(None, max_length=4000)


@router.post("/reports", status_code=202, responses=problems(403, 413))
def paste(jobs: CurrentJobs, new: NewReport) -> JobAnswer:
    """Add one report by its text."""
    return _answer(jobs.submit([pasted(new.model_dump(mode="json"))]))


@router.post("/uploads", status_code=202, responses=problems(403, 413))
def upload(
    jobs: CurrentJobs,
    files: Annotated[list[UploadFile], File(description=".txt, .html, .jsonl or .jsonl.gz")],
    outlet: Annotated[str | None, Form(max_length=200)] = None,
    published: Annotated[date | None, Form()] = None,
) -> JobAnswer:
    """Add reports from files."""
    if len(files) > MOST_FILES:
        raise InputError(f"{len(files)} files are too many for one request; send at most {MOST_FILES}")
    uploads = [Upload(file.filename or "report", file.file.read()) for file in files]
    return _answer(jobs.submit(uploads, outlet=outlet or None, published=published))


@router.get("/jobs/{id}", responses=problems(404))
def get_job(jobs: CurrentJobs, id: str) -> JobAnswer:
    """How far it is."""
    job = jobs.get(id)
    if job is None:
        raise NotInStore(f"there is no job {id[:40]!r}: the server keeps the last hundred while it runs")
    return _answer(job)


def _answer(job: Job) -> JobAnswer:
    files = [
        FileAnswer(
            name=file.name, state=file.state, reports=file.reports, new=file.new, statements=file.statements,
            keys=list(file.keys), error=file.errors[0] if file.errors else None, errors=list(file.errors),
            warnings=list(file.warnings),
        )
        for file in job.files
    ]  # fmt: skip
    done = sum(file.state in ("done", "failed") for file in job.files)
    return JobAnswer(job=job.id, state=job.state, done=done, total=len(files), files=files)
