"""The coder keeps its quality on hand-coded reports: no floor of ``bench/quality.py`` is missed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.shared
@pytest.mark.parametrize("coded", ["dev", "news"])
def test_no_floor_is_missed(shared: Path, coded: str, request: pytest.FixtureRequest) -> None:
    """Also that few statements are invented over the reports that have none."""
    if coded == "news":
        request.getfixturevalue("corpus")
    command = [sys.executable, "-W", "error", str(ROOT / "bench" / "quality.py"), coded]
    environment = os.environ | {"RAWI_SHARED": str(shared)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "MISSED" not in done.stdout
