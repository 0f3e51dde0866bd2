"""Words tagged in context: parts of speech, dictionary forms, clitics."""

from __future__ import annotations

import pytest

from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return Morphology()


def tagged(morphology: Morphology, sentence: str) -> list[Word]:
    words = list(tokenize(sentence))
    morphology.tag(words)
    return words


def test_verb_and_verbal_noun_are_told_apart_by_their_neighbours(morphology: Morphology) -> None:
    words = tagged(morphology, "قتل ثلاثة جنود بعد قصف مدفعي على القرية.")
    assert (words[0].pos, words[0].lemma) == ("verb", "قتل")
    assert (words[4].pos, words[4].lemma, words[4].masdar) == ("noun", "قصف", True)
