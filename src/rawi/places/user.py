"""Where the user's own gazetteer is, for those who only read it (``rawi.places.imported`` writes it)."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from rawi.errors import SetupError
from rawi.places.gazetteer import Layer

__all__ = ["NONE", "gazetteer_path", "imported_layer"]

NONE = "none"
"""Value of ``$RAWI_GAZETTEER`` for «only what is embedded»."""


def gazetteer_path() -> Path | None:
    """The user's gazetteer: ``$RAWI_GAZETTEER``, else in the user's data folder; ``None`` for «none»."""
    told = os.environ.get("RAWI_GAZETTEER", "").strip()
    if told.lower() == NONE:
        return None
    return Path(told) if told else Path(platformdirs.user_data_dir("rawi")) / "gazetteer.sqlite"


def imported_layer() -> Layer | None:
    """What the user imported, open for reading; ``None`` where nothing was.

    Raises:
        SetupError: ``$RAWI_GAZETTEER`` names a file that is not there, or the file is of another version.
    """
    path = gazetteer_path()
    if path is None:
        return None
    if not path.exists():
        if os.environ.get("RAWI_GAZETTEER", "").strip():
            raise SetupError(
                f"there is no gazetteer {path}; make it with: rawi gazetteer add FILE --gazetteer {path}"
            )
        return None
    return Layer(path)
