"""The first schema."""

from __future__ import annotations

from pathlib import Path

from rawi.store.migrations.sql import run_file

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table, index, trigger and view."""
    run_file(Path(__file__).with_suffix(".sql"))
