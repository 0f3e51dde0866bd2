"""An index that holds all that a map shows."""

from __future__ import annotations

from pathlib import Path

from rawi.store.migrations.sql import run_file

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the index."""
    run_file(Path(__file__).with_suffix(".sql"))
