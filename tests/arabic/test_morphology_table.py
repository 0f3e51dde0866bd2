"""The packed table of words: what is written comes back, and what is no table is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.arabic.analyses import Analysis
from rawi.arabic.table import SHIPPED, Table, pack
from rawi.errors import SetupError

VERB = Analysis(
    pos="verb", lemma="قصف", tense="past", person=3, gender="m", number="s", weight=-0.7,
    vowelled=("قَصَفَ",), vowelled_passive=("قُصِفَ",),
)  # fmt: skip
NOUN = Analysis(pos="noun", lemma="قصف", masdar=True, gender="m", number="s", weight=-0.7, vowelled=("قَصْف",))
WITH_CLITICS = Analysis(
    pos="noun", lemma="جيش", proclitics=("و", "ل", "ال"), cut=3, weight=-0.0, vowelled=("وَلِلْجَيْش",)
)
MATRICES = [[-1.0, -2.0], [-3.0, -20.0], [-0.5, 0.0], [-1.5, -2.5], [-1.0, -1.0], [-2.0, -2.0]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    words = {"قصف": [VERB, NOUN], "وللجيش": [WITH_CLITICS]} | {f"كلمة{n}": [NOUN] for n in range(500)}
    pack(
        tmp_path / "made" / "table.bin",
        words,
        ["bos", "eos"],
        MATRICES,
        "قصف\tverb\t-7.5\nجيش\tnoun\t-6.0",
        "test 1",
    )
    return tmp_path / "made" / "table.bin"


def test_readings_come_back_as_they_were(path: Path) -> None:
    table = Table(path)
    assert table.get("قصف") == (VERB, NOUN)
    assert table.get("وللجيش") == (WITH_CLITICS,)
    assert table.version == "test 1"


def test_the_commonest_reading_is_the_first(path: Path) -> None:
    table = Table(path)
    assert table.commonest("قصف") == VERB
    assert table.commonest("وللجيش") == WITH_CLITICS
    assert table.commonest("قصفت") is None


def test_every_word_is_found_in_its_block_and_no_other_word_is(path: Path) -> None:
    table = Table(path)
    assert all(table.get(f"كلمة{n}") == (NOUN,) for n in range(500))
    for absent in ("", "ءءء", "يييي", "كلمة", "كلمة12345", "قص", "قصفت"):
        assert table.get(absent) is None


def test_the_model_comes_back_in_eighths(path: Path) -> None:
    model = Table(path).transitions()
    assert model.classes == {"bos": 0, "eos": 1}
    assert [list(row) for row in model.plain] == [[-1.0, -2.0], [-3.0, -127 / 8]]
    assert [list(row) for row in model.joined] == [[-0.5, 0.0], [-1.5, -2.5]]
    assert [list(row) for row in model.marginal] == [[-1.0, -1.0], [-2.0, -2.0]]


def test_priors_come_back(path: Path) -> None:
    assert Table(path).priors() == {("قصف", "verb"): -7.5, ("جيش", "noun"): -6.0}


def test_a_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="reinstall"):
        Table(tmp_path / "none.bin")


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"something else altogether")
    with pytest.raises(SetupError, match="no table"):
        Table(tmp_path / "other.bin")


def test_the_shipped_table_is_small_and_large_enough() -> None:
    assert SHIPPED.stat().st_size < 12_000_000
    table = Table()
    assert table.get("قصف")
    assert len(table.priors()) > 20_000
