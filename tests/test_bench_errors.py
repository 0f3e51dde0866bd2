"""The grouping of errors runs on the hand-coded reports and leaves none out."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench"


def _script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    spec = importlib.util.spec_from_file_location(f"bench_{name}", BENCH / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_every_missed_and_spurious_statement_has_a_cause(
    monkeypatch: pytest.MonkeyPatch, shared: Path
) -> None:
    """What the scorer counts as missed or spurious on dev is what the grouping lists, each with a cause."""
    monkeypatch.setenv("RAWI_SHARED", str(shared))
    found = list(_script("errors", monkeypatch).errors())
    quality = _script("quality", monkeypatch)
    scored = quality.measure("dev")[0]
    missed = [error for error in found if error.group == "missed"]
    spurious = [error for error in found if error.group == "spurious"]
    assert len(missed) == scored.event.gold - scored.event.tp
    assert len(spurious) == scored.event.coded - scored.event.tp
    assert all(error.cause and error.shown for error in found)
