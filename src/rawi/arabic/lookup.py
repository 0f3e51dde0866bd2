"""Where a word's readings come from: the shipped table, then the cache on disk, then farahidi."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from rawi.arabic.analyses import Analysis
from rawi.arabic.table import Table
from rawi.arabic.unknown import as_name, peeled

if TYPE_CHECKING:
    from rawi.arabic.analyser import Analyser

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
        """The word's readings, function words apart; one with ``known=False`` when nothing knows it."""
        found = self.table.get(norm)
        if found is None and _ANALYSABLE.fullmatch(norm):
            found = self._analyser.readings(norm) or peeled(norm, self.table.get)
        return found or as_name(norm)

    @cached_property
    def _analyser(self) -> Analyser:
        from rawi.arabic.analyser import Analyser

        return Analyser(self.table.priors())
