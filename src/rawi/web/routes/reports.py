"""Reports: lists of them, one with its statements, and searching their texts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from rawi.store import ReportFilter
from rawi.web.answers.base import Listing
from rawi.web.answers.reports import ReportDetailAnswer, ReportSummary, SearchHit
from rawi.web.filters import Limit, Offset, page_of
from rawi.web.routes import CurrentStore, problems
from rawi.web.shapes import hit_answer, report_answer, report_summary

__all__ = ["router"]

router = APIRouter(tags=["reports"])


@router.get("/reports", responses=problems())
def list_reports(
    store: CurrentStore,
    q: Annotated[str | None, Query(max_length=500, description="words of its title or text")] = None,
    outlet: Annotated[str | None, Query(max_length=200)] = None,
    since: Annotated[date | None, Query(alias="from")] = None,
    until: Annotated[date | None, Query(alias="to")] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Listing[ReportSummary]:
    """Reports, the last published first."""
    wanted = ReportFilter(
        outlet=outlet or None, since=since, until=until, text=q if q and q.strip() else None
    )
    page = store.reports(wanted, page=page_of(limit, offset), size=limit)
    return Listing(total=page.total, items=[report_summary(row) for row in page])


@router.get("/reports/{id}", responses=problems(404))
def get_report(store: CurrentStore, id: str) -> ReportDetailAnswer:
    """A report with its text, what was coded from it, its other versions and its near-copies."""
    return report_answer(store.report(id), store.copies(id))


@router.get("/search", responses=problems())
def search(
    store: CurrentStore,
    q: Annotated[str, Query(min_length=1, max_length=500, description="words, in any spelling")],
    limit: Limit = 20,
    offset: Offset = 0,
) -> Listing[SearchHit]:
    """Reports that hold all the words, the best first."""
    page = store.search(q, page=page_of(limit, offset), size=limit)
    return Listing(total=page.total, items=[hit_answer(hit) for hit in page])
