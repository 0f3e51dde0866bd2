"""Where a word's readings come from: the shipped table, then the cache on disk, then farahidi."""

from __future__ import annotations

import re

from rawi.arabic.analyses import Analysis
from rawi.arabic.table import Table

__all__ = ["Lookup"]

_ANALYSABLE = re.compile("[ء-غف-ي]{2,25}")


class Lookup:
    """Readings of words out of context.

    Args:
        table: the table that is asked first.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def readings(self, norm: str) -> tuple[Analysis, ...]:
        """The word's readings, function words apart; empty when nothing knows it."""
        found = self.table.get(norm)
        if found is not None:
            return found
        if not _ANALYSABLE.fullmatch(norm):
            return ()
        from rawi.arabic.analyser import analyse

        return tuple(analyse(norm))
