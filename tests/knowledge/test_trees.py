"""likelihood_trees.json: what is no tree is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rawi.errors import KnowledgeError
from rawi.knowledge.likelihood import load_likelihood
from rawi.knowledge.trees import Tree, load_trees


def written(folder: Path, text: str) -> Path:
    path = folder / "trees.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_tree_is_read(tmp_path: Path) -> None:
    """One on each line; whole numbers are numbers."""
    assert load_trees(written(tmp_path, '["a verb",1,["definite",-0.5,0.25]]\n0.5\n')) == [
        ("a verb", 1.0, ("definite", -0.5, 0.25)),
        0.5,
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('["a verb",1]', "neither a number nor a sign and two trees"),
        ("[1,1,1]", "neither a number nor a sign and two trees"),
        ('["a verb",1,true]', "neither a number nor a sign and two trees"),
        ('["a verb",1,12]', "12 is beyond 9"),
        ('["a verb",1', "is no tree"),
        ("", "is no tree"),
        ('["a verb",1,' * 61 + "0" + "]" * 61, "it goes too deep"),
    ],
)
def test_what_is_no_tree_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = written(tmp_path, f"0.5\n{line}\n0.5\n")
    with pytest.raises(KnowledgeError, match=says) as error:
        load_trees(path)
    assert "trees.json, line 2" in str(error.value) or "trees.json:2" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_trees(tmp_path / "none.json")


def asked(tree: Tree) -> set[str]:
    """The signs that a tree asks for."""
    return set() if isinstance(tree, float) else {tree[0]} | asked(tree[1]) | asked(tree[2])


def test_the_project_asks_for_signs_that_are_told() -> None:
    """No tree asks for a sign that only learning has, or that nothing tells any more."""
    signs = set[str]().union(*map(asked, load_trees()))
    assert len(load_trees()) >= 50 and len(signs) >= 100
    assert "judged by marks" not in signs and "judged by marks" not in load_likelihood()
    assert any(sign.startswith("at first sight at least") for sign in signs)
