"""governors.toml is read whole, and errors in such a file name the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.governors import load_governors


def test_governors_are_read() -> None:
    """What each makes of the happening stands under its kind of word, its lemma and how the happening hangs on it."""
    governors = load_governors()
    assert governors.makes("assault", "noun", "خطه", "for") == "planned"
    assert governors.makes("assault", "verb", "رفض", "object") == "denied"
    assert governors.makes("assault", "noun", "قدره", "on") == "none"
    assert governors.makes("agreement", "verb", "انهي", "object") == "failed"
    assert governors.makes("assault", "verb", "انهي", "object") == ""  # an attack that is ended has happened


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            '[[governor]]\nmakes = "done"\npos = "noun"\ntakes = ["for"]\nwords = ["خطة"]\n',
            "cannot be «done»",
        ),
        ('[[governor]]\nmakes = "none"\npos = "noun"\ntakes = ["after"]\n', "lacks «words»"),
        (
            '[[governor]]\nmakes = "none"\npos = "noun"\nkind = "truce"\ntakes = ["for"]\nwords = ["خطة"]\n',
            "cannot be «truce»",
        ),
        (
            2 * '[[governor]]\nmakes = "none"\npos = "noun"\ntakes = ["for"]\nwords = ["خطة"]\n',
            "stands twice",
        ),
    ],
)
def test_errors_name_the_file(tmp_path: Path, text: str, because: str) -> None:
    """A wrong table is refused with the reason."""
    path = tmp_path / "governors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=because) as error:
        load_governors(path)
    assert "governors.toml" in str(error.value)
