"""The best path is the best of all paths."""

from __future__ import annotations

from array import array
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rawi.arabic.decoder import Candidate, best_path
from rawi.arabic.table import Transitions

_CLASSES = {"bos": 0, "eos": 1, "a": 2, "b": 3, "c": 4}
_SCORES = st.floats(-8, 0, width=32)
_MATRIX = st.lists(st.lists(_SCORES, min_size=5, max_size=5), min_size=5, max_size=5)
_SENTENCE = st.lists(
    st.lists(st.tuples(st.integers(2, 4), st.booleans(), _SCORES), min_size=1, max_size=3),
    min_size=1,
    max_size=5,
)


def _total(path: tuple[Candidate, ...], model: Transitions) -> float:
    before, total = model.classes["bos"], 0.0
    for candidate in path:
        table = model.joined if candidate.joined else model.plain
        total += candidate.score + table[candidate.class_][before]
        before = candidate.class_
    return total + model.plain[model.classes["eos"]][before]


@given(_MATRIX, _MATRIX, _SENTENCE)
def test_no_path_is_better(
    plain: list[list[float]], joined: list[list[float]], sentence: list[list[tuple]]
) -> None:
    model = Transitions(
        _CLASSES,
        [array("f", row) for row in plain],
        [array("f", row) for row in joined],
        (array("f", [0.0] * 5), array("f", [0.0] * 5)),
    )
    words = [[Candidate(*values, place) for place, values in enumerate(word)] for word in sentence]
    found = tuple(word[place] for word, place in zip(words, best_path(words, model), strict=True))
    best = max(_total(path, model) for path in product(*words))
    assert abs(_total(found, model) - best) < 1e-4


def test_an_empty_sentence_has_an_empty_path() -> None:
    model = Transitions(_CLASSES, [], [], (array("f"), array("f")))
    assert best_path([], model) == []
