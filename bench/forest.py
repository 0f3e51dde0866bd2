"""Learning the trees of the second look at a happening (see happenings.py), and keeping them as rawi reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from lightgbm import LGBMClassifier

from likelihood import tabled
from marks import MARKED
from rawi.knowledge.loading import HERE
from rawi.knowledge.trees import Tree

TREES = 200
LEAVES = 24  # of each tree
PACE = 0.06  # what share of what it would add a tree does add
FEWEST = 8  # candidates that must have a sign to be asked for it
DIGITS = 3  # of what a leaf adds


def learn(signs: Sequence[Sequence[str]], right: Sequence[bool]) -> list[Tree]:
    """Trees that tell by their signs which of the candidates are right."""
    names, table = tabled(signs, FEWEST)
    model = LGBMClassifier(
        n_estimators=TREES,
        num_leaves=LEAVES,
        learning_rate=PACE,
        min_child_samples=20,
        subsample=0.7,
        subsample_freq=1,
        colsample_bytree=0.5,
        reg_lambda=5,
        random_state=0,
        deterministic=True,
        force_row_wise=True,
        verbose=-1,
    ).fit(table, np.array(right))
    return [_tree(each["tree_structure"], names) for each in model.booster_.dump_model()["tree_info"]]


def _tree(node: dict[str, Any], names: Sequence[str]) -> Tree:
    """A tree of LightGBM as rawi has it: a sign that is there is more than a half."""
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), DIGITS)
    sign = names[node["split_feature"]]
    lacking = _tree(node["left_child"], names)
    if sign == MARKED:
        return lacking
    held = _tree(node["right_child"], names)
    return lacking if held == lacking else (sign, held, lacking)


def write(trees: Sequence[Tree]) -> None:
    """Keeps the trees, one a line."""
    lines = [json.dumps(tree, ensure_ascii=False, separators=(",", ":")) for tree in trees]
    (HERE / "likelihood_trees.json").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(trees)} trees written")
