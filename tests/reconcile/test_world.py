"""Grouping of a made-up war keeps the precision and recall that were measured, and better ones than simple groupings."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def world() -> ModuleType:
    """The script that measures."""
    sys.path.insert(0, str(BENCH))  # where it finds the war
    spec = importlib.util.spec_from_file_location("bench_world", BENCH / "world.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_grouping_is_as_good_as_measured(world: ModuleType) -> None:
    """Floors a little below docs/reconciling.md, on a world small enough for a test."""
    figures = world.measure(
        argparse.Namespace(statements=8000, seed=1, noise=1.0, naive=True, speed=False, json=False)
    )
    assert figures["pairwise precision"] >= 0.95
    assert figures["pairwise recall"] >= 0.88
    for simple in (
        "same kind, place and day",
        "same family, place and three days",
        "every linked pair joined (chains)",
    ):
        precise, complete = (figures[f"{simple}: pairwise {what}"] for what in ("precision", "recall"))
        assert precise < 0.9 or complete < 0.6


def test_scores(world: ModuleType) -> None:
    """Pairs and B-cubed by hand: one wrong join and one split."""
    truth = {"a": 1, "b": 1, "c": 1, "d": 2}
    found = world.scores([["a", "b"], ["c", "d"]], truth)
    assert found["pairwise precision"] == pytest.approx(1 / 2)
    assert found["pairwise recall"] == pytest.approx(1 / 3)
    assert found["b-cubed precision"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found["b-cubed recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_a_world_is_the_same_for_the_same_seed(world: ModuleType) -> None:
    """Figures can be measured again."""
    one, other = world.stream(7), world.stream(7)
    assert [next(one) for _ in range(3)] == [next(other) for _ in range(3)]
    assert next(world.stream(8)) != next(world.stream(7))
