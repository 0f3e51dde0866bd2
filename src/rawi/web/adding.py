"""What the process that codes does with one report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from rawi.ingest import Found
from rawi.store import Store, open_store
from rawi.store.keys import report_key
from rawi.web.jobs import Outcome

__all__ = ["add_found"]


def add_found(store_path: Path, found: Found) -> Outcome:
    """Code a report and add it to the store.

    Raises:
        RawiError: it cannot be coded or stored.
    """
    from rawi.coding.pipeline import code_report

    coded = code_report(found.report)
    coded = replace(coded, warnings=found.warnings + coded.warnings)
    added = _store(store_path).add(coded)
    return Outcome(report_key(found.report), bool(added.added), len(coded.statements))


@cache
def _store(path: Path) -> Store:
    return open_store(path, write=True)
