"""likelihood.csv is read whole, and errors in such a file name the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.likelihood import load_likelihood, load_role_likelihood

HEAD = "sign,weight,seen\n"


def test_weights_are_read() -> None:
    """A word that is seldom anything else speaks for a happening, and having been set aside against it."""
    weights = load_likelihood()
    assert weights["set aside: no frame's needs are met"] < 0
    assert weights["«اشتباك» read as clash"] > 0


def test_weights_of_roles_are_read() -> None:
    """Who acts elsewhere in a report is likelier to have acted here; who says it hardly did."""
    weights = load_role_likelihood()
    assert weights.keys() == {"agent", "target"}
    assert all(weights[role]["everybody"] < 0 for role in weights if "everybody" in weights[role])
    assert weights["agent"]["agent elsewhere 0"] < 0
    assert weights["agent"]["speaks yes"] < 0


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("sign,weight\n", "must begin with the columns"),
        (HEAD + "a verb,0.5\n", "2 columns"),
        (HEAD + "a verb,heavy,12\n", "is no weight"),
        (HEAD + "a verb,12,12\n", "beyond 9"),
        (HEAD + "a verb,nan,12\n", "beyond 9"),
        (HEAD + "a verb,0.5,12\na verb,0.6,12\n", "stands twice"),
    ],
)
def test_errors_name_the_file(tmp_path: Path, text: str, because: str) -> None:
    """A wrong row is refused with the reason."""
    path = tmp_path / "likelihood.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=because) as error:
        load_likelihood(path)
    assert "likelihood.csv" in str(error.value)
