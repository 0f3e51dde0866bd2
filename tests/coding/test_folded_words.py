"""Closed classes in code are spelt as what they are compared with: a word that is not folded never matches a folded one."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import rawi.coding
from rawi.arabic.fold import folded_word

# Compared with words as they are written, with lemmas as the morphology has them, or with names of frames and weapons.
AS_WRITTEN = {
    ("supposed", "IF"), ("misread_names", "CALLED"), ("misread_names", "TITLES"), ("toll_lists", "RESULTING"),
    ("speech_content", "RECORDING"), ("speech_phrases", "RELAYED"), ("speech_verbs", "CALLING"),
    ("means_elsewhere", "ANY_AIRCRAFT"), ("short_names", "OF"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(module.name for module in pkgutil.iter_modules(rawi.coding.__path__)))
def test_words_are_folded(name: str) -> None:
    """«رائد» is «رايد» in a folded text."""
    for constant, value in vars(importlib.import_module(f"rawi.coding.{name}")).items():
        if (
            not constant.isupper()
            or (name, constant) in AS_WRITTEN
            or not isinstance(value, frozenset | dict)
        ):
            continue
        arabic = [
            word for word in value if isinstance(word, str) and any("\u0621" <= c <= "\u064a" for c in word)
        ]
        assert arabic == [folded_word(word) for word in arabic], constant
