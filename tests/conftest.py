"""What tests of every directory share: the reports coded by hand, which are no part of the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

os.environ["RAWI_GAZETTEER"] = "none"  # what whoever runs the tests has imported must not change them
SHARED = Path(os.environ.get("RAWI_SHARED") or Path(__file__).parents[2] / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts; without it the test is skipped, and says so."""
    if not (SHARED / "eval" / "dev.jsonl").exists():
        pytest.skip(f"no {SHARED / 'eval' / 'dev.jsonl'}: set RAWI_SHARED to the folder of shared texts")
    return SHARED


@pytest.fixture
def gold(shared: Path) -> list[dict[str, Any]]:
    """The reports coded by hand, read anew for each test."""
    lines = (shared / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
