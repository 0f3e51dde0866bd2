"""What knowledge/counted.toml says about the words that numbers go with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from rawi.arabic.fold import folded_word, norm
from rawi.arabic.numerals_reading import expanded
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Bound", "Counted", "counted"]

FILE = HERE / "counted.toml"

Bound = Literal["more", "less", "about"]
Phrases = dict[tuple[str, ...], Bound]

_OWN_LETTERS = ("و", "ب", "ل", "ال")


@dataclass(frozen=True, slots=True)
class Counted:
    """The words that numbers go with, every spelling as ``Word.norm`` with and without clitics.

    Attributes:
        duals: forms that can only mean two («شخصين», «المدنيان»).
        maybe_duals: forms that mean two or many («مدنيين»).
        constructs: duals without their ن («ضابطي») that need a follower.
        followers: what may follow those («شرطة»).
        measures: units of distance, weight, money, time.
        numbered, perhaps_numbered: nouns that bear a number as their name, always or unless a counted noun
            follows it.
        letters: names of Latin letters, as before the number of a model.
        before, after: phrases that bound a number, as tuples of ``Word.folded``.
        before_ends: the last word of each phrase in ``before``.
        of_two: what shows that a doubtful dual is one.
        age: what makes a number of years an age.
        nobody: what follows an «أحد» that counts nothing.
        no_unit: what follows a number and is not counted.
        before_unit: superlatives between a number and what it counts.
        own_letter: what nouns begin with whose first letter is no clitic.
    """

    duals: frozenset[str]
    maybe_duals: frozenset[str]
    constructs: frozenset[str]
    followers: frozenset[str]
    measures: frozenset[str]
    numbered: frozenset[str]
    perhaps_numbered: frozenset[str]
    letters: frozenset[str]
    before: Phrases
    after: Phrases
    before_ends: frozenset[str]
    of_two: frozenset[str]
    age: frozenset[str]
    nobody: frozenset[str]
    no_unit: frozenset[str]
    before_unit: frozenset[str]
    own_letter: dict[str, tuple[str, ...]]


@cache
def counted() -> Counted:
    """The shipped knowledge, read once.

    Raises:
        KnowledgeError: counted.toml is wrong.
    """
    return load(FILE)


def load(path: Path) -> Counted:
    """Read and check a file laid out like counted.toml.

    Raises:
        KnowledgeError: a table lacks what it must have or holds what it may not.
    """
    duals, maybe_duals, constructs = _dual_forms(path)
    before = _bounds(path, "before")
    return Counted(
        duals=duals,
        maybe_duals=maybe_duals,
        constructs=constructs,
        followers=_names(path, "followers"),
        measures=_names(path, "measure"),
        numbered=frozenset(expanded(_names(path, "numbered"))),
        perhaps_numbered=frozenset(expanded(_names(path, "perhaps_numbered"))),
        letters=_names(path, "letter"),
        before=before,
        after=_bounds(path, "after"),
        before_ends=frozenset(phrase[-1] for phrase in before),
        of_two=_names(path, "of_two"),
        age=_names(path, "age"),
        nobody=_names(path, "nobody"),
        no_unit=_names(path, "no_unit"),
        before_unit=_names(path, "before_unit"),
        own_letter=_own_letters(path),
    )


def _names(path: Path, table_name: str) -> frozenset[str]:
    found: set[str] = set()
    for line, table in read_tables(path, table_name):
        checked(path, line, table, required={"names": list}, optional={})
        found.update(norm(name) for name in table["names"])
    return frozenset(found)


def _dual_forms(path: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Sure duals, doubtful ones, and both without their ن."""
    singulars = {"other": set[str](), "sound": set[str]()}
    required = {"plural": str, "names": list}
    for line, table in read_tables(path, "dual"):
        checked(path, line, table, required=required, optional={}, one_of={"plural": singulars})
        for name in table["names"]:
            if len(norm(name)) < 2:
                raise KnowledgeError(f"«{name}» is too short for a noun", path=path, line=line)
            singulars[table["plural"]].add(norm(name))
    banned = _names(path, "not_dual")
    duals = {form for noun in singulars["other"] for form in _duals(noun)}
    duals = (duals | {noun + "ان" for noun in singulars["sound"]}) - banned
    maybe = {noun + "ين" for noun in singulars["sound"]} - duals - banned
    constructs = {form[:-1] for form in duals | maybe}
    banned_forms = frozenset(expanded(banned))
    return (
        _with_clitics(duals) - banned_forms,
        _with_clitics(maybe) - banned_forms,
        frozenset(expanded(constructs)),
    )


def _duals(noun: str) -> list[str]:
    """«سيارة» -> «سيارتان», «سيارتين»; «مبنى» -> «مبنيان», «مبنيين»."""
    if noun.endswith("ة"):
        stem = noun[:-1] + "ت"
    elif noun.endswith("ى"):
        stem = noun[:-1] + "ي"
    else:
        stem = noun
    return [stem + "ان", stem + "ين"]


def _with_clitics(forms: set[str]) -> frozenset[str]:
    return frozenset(expanded([*forms, *("ال" + form for form in forms)]))


def _bounds(path: Path, where: str) -> Phrases:
    """The phrases as word tuples, the first word also with «و ف ب ل» before it."""
    found: Phrases = {}
    required = {"where": str, "meaning": str, "names": list}
    one_of = {"where": ("before", "after"), "meaning": get_args(Bound)}
    for line, table in read_tables(path, "bound"):
        checked(path, line, table, required=required, optional={}, one_of=one_of)
        if table["where"] != where:
            continue
        for name in table["names"]:
            first, *rest = (folded_word(word) for word in name.split())
            for spelling in expanded([first]):
                found[(spelling, *rest)] = table["meaning"]
    return found


def _own_letters(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    required = {"letter": str, "names": list}
    for line, table in read_tables(path, "own_letter"):
        checked(path, line, table, required=required, optional={}, one_of={"letter": _OWN_LETTERS})
        letter, names = table["letter"], [norm(name) for name in table["names"]]
        wrong = next((name for name in names if not name.startswith(letter)), None)
        if wrong:
            raise KnowledgeError(f"«{wrong}» does not begin with «{letter}»", path=path, line=line)
        found[letter] = tuple(names)
    return found
