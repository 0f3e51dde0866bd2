"""${message}."""

from __future__ import annotations

from pathlib import Path

from rawi.store.migrations.sql import run_file

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """${message}."""
    run_file(Path(__file__).with_suffix(".sql"))
