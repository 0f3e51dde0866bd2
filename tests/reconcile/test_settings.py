"""The settings can be corrected by hand, and a mistake in them is answered with the file, the line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.kinds import load_kinds
from rawi.reconcile.settings import FILE, LEVELS, load_settings

TEXT = FILE.read_text(encoding="utf-8")


def test_every_level_has_a_weight_and_every_kind_is_known() -> None:
    """What comparing can reach is weighed."""
    settings = load_settings()
    assert {of: tuple(sorted(weights)) for of, weights in settings.weights.items()} == {
        of: tuple(sorted(names)) for of, names in LEVELS.items()
    }
    kinds = load_kinds()
    assert all(one in kinds and other in kinds for one, other in settings.near)
    assert set(settings.control) <= kinds.keys()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "same place"', 'name = "same spot"', "has no level «same spot»"),
        ('name = "near each other"', 'name = "same place"', "stands twice"),
        ("near_km = 3.0", "near_km = -3.0", "must be more than 0"),
        ("near_km = 3.0", "far_km = 3.0", "«near_km»"),
        ("least = 6.0", 'least = "6"', "must be a number"),
        ('kinds = ["airstrike", "shelling"]', 'kinds = ["airstrike", "arrest"]', "different families"),
        ('kinds = ["airstrike", "shelling"]', 'kinds = ["airstrike"]', "must be two"),
        ('says = "gains"', 'says = "wins"', "cannot be «wins»"),
        ("bands = 32", "bands = 30", "multiple of «bands»"),
        ("[[threshold]]", "[[treshold]]", "needs one [[threshold]]"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Each with the file, and the line where there is one."""
    path = tmp_path / "settings.toml"
    assert old in TEXT
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as told:
        load_settings(path)
    assert message in told.value.message
    assert told.value.path == path
