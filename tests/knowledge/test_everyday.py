"""The loader of everyday.toml refuses what it cannot use, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.everyday import LISTS, load_everyday

GOOD = "".join(f'[[words]]\nname = "{name}"\nwith = ["كلمة"]\n' for name in LISTS)


def test_words_are_kept_folded(tmp_path: Path) -> None:
    """Words are compared in the spelling of matching."""
    path = tmp_path / "everyday.toml"
    path.write_text(
        GOOD + '[[beside]]\nkinds = ["arrest"]\nbecause = "a crime"\nwith = ["سرقة"]\n', encoding="utf-8"
    )
    everyday = load_everyday(path)
    assert everyday.unreal == {"كلمه"}
    assert everyday.beside == {"arrest": {"سرقه": "a crime"}}


@pytest.mark.parametrize(
    "text, said",
    [
        (GOOD[: GOOD.rindex("[[words]]")], "lacks the list «scripture»"),
        (GOOD + '[[words]]\nname = "unreal"\nwith = ["خوف"]\n', "«unreal» stands twice"),
        (GOOD + '[[words]]\nname = "feared"\nwith = ["خوف"]\n', "«name» cannot be «feared»"),
        (
            GOOD + '[[beside]]\nkinds = ["theft"]\nbecause = "a crime"\nwith = ["لص"]\n',
            "«kinds» cannot be «theft»",
        ),
        (GOOD + '[[beside]]\nkinds = ["arrest"]\nwith = ["لص"]\n', "lacks «because»"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    """The message says what is wrong; where a table is, its line."""
    path = tmp_path / "everyday.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        load_everyday(path)
