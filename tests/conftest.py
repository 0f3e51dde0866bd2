"""What tests of every directory share: the reports coded by hand, which are no part of the project; a store of examples."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

os.environ["RAWI_GAZETTEER"] = "none"  # what whoever runs the tests has imported must not change them
BENCH = Path(__file__).parents[1] / "bench"
EXAMPLES = Path(__file__).parents[1] / "examples"
SHARED = Path(os.environ.get("RAWI_SHARED") or Path(__file__).parents[2] / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts; without it the test is skipped, and says so."""
    if not (SHARED / "eval" / "dev.jsonl").exists():
        pytest.skip(f"no {SHARED / 'eval' / 'dev.jsonl'}: set RAWI_SHARED to the folder of shared texts")
    return SHARED


@pytest.fixture(scope="session")
def bench_script() -> Callable[[str], ModuleType]:
    """Loads a script of bench/ by its name."""

    def load(name: str) -> ModuleType:
        sys.path.insert(0, str(BENCH))
        try:
            spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            sys.modules[spec.name] = module  # its dataclass asks for it
            spec.loader.exec_module(module)
            return module
        finally:
            sys.path.remove(str(BENCH))

    return load


@pytest.fixture(scope="session")
def corpus(shared: Path) -> Path:
    """The file of uncoded articles; without it the test is skipped, and says so."""
    path = shared / "corpus" / "reports.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no {path}: set RAWI_SHARED to the folder of shared texts")
    return path


@pytest.fixture
def gold(shared: Path) -> list[dict[str, Any]]:
    """The reports coded by hand, read anew for each test."""
    lines = (shared / "eval" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example reports, coded for real; to be copied and not written to."""
    from rawi import code
    from rawi.ingest import Found, read_paths
    from rawi.store import open_store

    path = tmp_path_factory.mktemp("examples") / "rawi.db"
    with open_store(path, write=True, create=True) as store:
        store.add([code(found.report) for found in read_paths([EXAMPLES]) if isinstance(found, Found)])
    return path
