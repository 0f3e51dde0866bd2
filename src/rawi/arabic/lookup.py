"""Where a word's readings come from: the shipped table, then the cache on disk, then the analyser."""

from __future__ import annotations

import hashlib
import re
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rawi.arabic.analyses import Analysis
from rawi.arabic.table import Table
from rawi.arabic.unknown import as_name, peeled
from rawi.arabic.weighing import ranked, shared_out, with_listed
from rawi.arabic.wordlists import reweighed_words

if TYPE_CHECKING:
    from rawi.arabic.analyser import Analyser
    from rawi.arabic.analysis_cache import AnalysisCache

__all__ = ["Lookup"]

_ANALYSABLE = re.compile("[ء-غف-ي]{2,25}")  # others are no Arabic words, or several run together
_CORRECTIONS = ("words.toml", "lexicon.toml")


class Lookup:
    """Readings of words out of context.

    Args:
        table: the table that is asked first; the shipped one unless another is given.
        cache: the directory for analyses of other words; the user's cache directory unless another is given.

    Raises:
        SetupError: the shipped table is missing.
    """

    def __init__(self, table: Table | None = None, cache: Path | None = None) -> None:
        self.table = table or Table()
        self._directory = cache
        self._lock = threading.Lock()

    def readings(self, norm: str) -> tuple[Analysis, ...]:
        """The word's readings, function words apart, the likeliest first; as a name when nothing knows it.

        Args:
            norm: a word as ``Word.norm`` spells it.
        """
        found = self.table.get(norm)
        if found is not None:
            if not reweighed_words().within(norm):
                return found
            listed, left = reweighed_words().readings(norm)
            return ranked(with_listed(listed, shared_out(found, left))) if listed else found
        if not _ANALYSABLE.fullmatch(norm):
            return as_name(norm)
        found = self._cache.get(norm)
        if found is None:
            with self._lock:  # the analyser is not made for threads
                found = self._analyser.readings(norm)
            found = found or peeled(norm, self.table.get) or as_name(norm)
            self._cache.put(norm, found)
        return found

    @cached_property
    def _analyser(self) -> Analyser:
        from rawi.arabic.analyser import Analyser

        return Analyser(self.table.priors())

    @cached_property
    def _cache(self) -> AnalysisCache:
        """The cache for exactly this table and these corrections."""
        from rawi.arabic.analysis_cache import AnalysisCache
        from rawi.knowledge.loading import cache_dir

        here = Path(__file__).parent
        made_of = hashlib.sha256(self.table.digest)
        for name in _CORRECTIONS:
            made_of.update((here / name).read_bytes())
        return AnalysisCache((self._directory or cache_dir()) / f"analyses-{made_of.hexdigest()[:16]}.sqlite")
