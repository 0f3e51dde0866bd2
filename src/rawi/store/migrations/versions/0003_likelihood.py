"""How likely each statement is one."""

from __future__ import annotations

from pathlib import Path

from rawi.store.migrations.sql import run_file

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the column; what was coded before has no value in it."""
    run_file(Path(__file__).with_suffix(".sql"))
