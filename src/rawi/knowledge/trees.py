"""The trees of questions that weigh what may be a happening (likelihood_trees.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE

__all__ = ["Tree", "load_trees"]

# What it adds, in log odds; or a sign, the tree to go on with where it is there, and that where it is not.
Tree: TypeAlias = "float | tuple[str, Tree, Tree]"
DEEPEST = 60


@cache
def load_trees(path: Path = HERE / "likelihood_trees.json") -> Sequence[Tree]:
    """The trees, one on each line of the file.

    Raises:
        KnowledgeError: a line is no tree; the message names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from None
    trees: list[Tree] = []
    for number, line in enumerate(lines, 1):
        try:
            trees.append(_tree(json.loads(line), 0))
        except ValueError as error:
            raise KnowledgeError(f"is no tree: {error}", path=path, line=number) from None
    return trees


def _tree(read: Any, depth: int) -> Tree:
    if isinstance(read, int | float) and not isinstance(read, bool):
        if not -9 < read < 9:
            raise ValueError(f"{read} is beyond 9")
        return float(read)
    if not (isinstance(read, list) and len(read) == 3 and isinstance(read[0], str)):
        raise ValueError(
            f"{json.dumps(read, ensure_ascii=False)[:40]} is neither a number nor a sign and two trees"
        )
    if depth == DEEPEST:
        raise ValueError("it goes too deep")
    return read[0], _tree(read[1], depth + 1), _tree(read[2], depth + 1)
