"""Trees add up what their last answers are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.coding.trees import Trees
from rawi.knowledge.trees import Tree

SIGNS = ("a verb", "definite", "a toll")


def asked(tree: Tree, signs: set[str]) -> float:
    """What a tree adds, by asking it one question after the other."""
    while not isinstance(tree, float):
        sign, held, lacking = tree
        tree = held if sign in signs else lacking
    return tree


def test_without_trees_it_is_even() -> None:
    assert Trees([]).likelihood(["a verb"]) == 0.5


def test_a_sign_that_is_there_leads_on() -> None:
    """And one that is not to the other side; signs that no tree asks for say nothing."""
    trees = Trees([("a verb", 2.0, ("definite", -1.0, 0.0))])
    assert trees.likelihood(["a verb", "definite"]) == pytest.approx(0.8808, abs=1e-4)
    assert trees.likelihood(["definite", "unheard of"]) == pytest.approx(0.2689, abs=1e-4)
    assert trees.likelihood([]) == 0.5


@given(
    st.lists(
        st.recursive(
            st.floats(-2, 2),
            lambda inner: st.tuples(st.sampled_from(SIGNS), inner, inner),
            max_leaves=8,
        ),
        max_size=4,
    ),
    st.sets(st.sampled_from(SIGNS)),
)
def test_they_add_up(trees: list[Tree], signs: set[str]) -> None:
    """Whatever their shape, the log odds are the sum of what each adds."""
    together = sum((asked(tree, signs) for tree in trees), 0.0)
    assert Trees(trees).likelihood(signs) == pytest.approx(Trees([together]).likelihood([]))
