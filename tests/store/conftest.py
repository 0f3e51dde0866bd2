"""What the tests of the store share: small reports, coded for real, in the tests' own Arabic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from rawi import code
from rawi.coded import CodedReport
from rawi.report import Report
from rawi.store import Store, open_store

Coder = Callable[..., CodedReport]

SHELLING = "قصفت مدفعية الجيش السوري بلدة كفرنبل أمس، ما أدى إلى مقتل 5 مدنيين، بحسب الدفاع المدني."
CAPTURE = "أعلن الجيش السوري أنه سيطر اليوم على مدينة البوكمال بعد معارك مع تنظيم داعش."


def coded(
    text: str,
    *,
    id: str = "",
    outlet: str | None = "وكالة",
    published: str | None = "2019-05-02",
    url: str | None = None,
) -> CodedReport:
    """A text coded as a report."""
    day = date.fromisoformat(published) if published else None
    return code(Report(text, id=id, outlet=outlet, published=day, url=url))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's store goes."""
    return tmp_path / "rawi.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(path, write=True, create=True) as store:
        yield store
