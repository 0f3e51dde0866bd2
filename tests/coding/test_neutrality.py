"""Whoever the parties are, and whatever friend and foe call them, the same is coded: kind, roles, status and source."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "bench" / "neutrality.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The measuring script, as a module."""
    spec = importlib.util.spec_from_file_location("bench_neutrality", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_parties_are_of_all_sorts_and_in_the_names_of_friend_and_foe(bench: ModuleType) -> None:
    """Government, foreign army, militia, rebel and jihadist; by their own names and by hostile ones."""
    parties = bench.parties()
    assert {party.actor.kind for party in parties} == set(bench.FIGHTERS)
    hostile = [party for party in parties if party.subject in party.actor.hostile]
    assert len(parties) > 2000 and len(hostile) > 300


def test_at_least_ninety_nine_in_a_hundred_codings_stay_the_same(bench: ModuleType) -> None:
    """Each sentence with twelve pairs of parties drawn from the registry."""
    drawn = list(bench.swaps(12, "7"))
    changed = [swap.text for _, swap in drawn if not swap.unchanged]
    assert len(changed) <= 0.01 * len(drawn), changed


def test_a_swapped_party_is_put_in_its_case_and_its_verb_agrees(bench: ModuleType) -> None:
    """A name in -ون takes -ين after a preposition; «لـ» takes its article away; the verb follows its gender."""
    houthis = bench.Party(bench.parties()[0].actor, "الحوثيون", "الحوثيين", "p")
    army = bench.Party(bench.parties()[0].actor, "قوات الجيش", "قوات الجيش", "f")
    assert bench.put("{A} [قصف|قصفت|قصفوا] مواقع {لB}", houthis, army) == "الحوثيون قصفوا مواقع لقوات الجيش"
    assert bench.put("[قصف|قصفت] {A} مواقع {لB}", army, houthis) == "قصفت قوات الجيش مواقع للحوثيين"
