"""Words listed by hand, and which of them a spelling with clitics is.

function_words.toml holds words with a grammatical task, which are what the list says; words.toml holds words
that the analyser lacks, and names; reweighed.toml holds words that the shipped table weighs too low. All have the same
keys, explained at the head of each file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, cast, get_args

from rawi.arabic.analyses import Analysis
from rawi.arabic.spellings import SPELT
from rawi.arabic.words import Pos
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import checked, read_tables

__all__ = ["ENCLITICS", "Wordlist", "function_words", "listed_words", "load", "reweighed_words"]

ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "س")
_WITH_NUN = {"ان", "لان", "كان", "لكن", "ليت", "لعل", "من", "عن"}  # «ني» for «me», not «ي»
# What can stand before a word, outermost first, and how it is written: «ل» + «ال» is «لل».
_BEFORE = [
    ("".join(parts).replace("لال", "لل"), tuple(part for part in parts if part))
    for parts in product(("", "و", "ف"), ("", "ب", "ل", "ك"), ("", "ال"))
]
_BEFORE_OTHERS = [(head, parts) for head, parts in _BEFORE if not head]
_BEFORE_LETTER = {  # by the word's first letter
    letter: [(head, parts) for head, parts in _BEFORE if head[:1] in ("", letter)] for letter in "وفبلكا"
}
_ENDINGS: tuple[tuple[str, Literal["m", "f"], Literal["s", "d", "p"]], ...] = (
    ("", "m", "s"), ("ا", "m", "s"), ("ة", "f", "s"), ("ين", "m", "p"), ("ون", "m", "p"), ("ات", "f", "p"),
    ("ان", "m", "d"), ("تان", "f", "d"), ("تين", "f", "d"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    pos: Pos
    lemma: str
    share: float
    proclitics: frozenset[str]
    peeled: tuple[str, ...]
    gender: Literal["m", "f"] | None
    number: Literal["s", "d", "p"] | None
    person: int | None
    tense: Literal["past", "present", "imperative"] | None
    masdar: bool
    adjectival: bool = False
    accusative: bool = False
    needs_article: bool = False

    def takes(self, before: tuple[str, ...], enclitic: str) -> bool:
        """Whether these clitics may stand with it."""
        article = "ال" in before
        if (self.needs_article and not article) or (enclitic and article):
            return False
        if enclitic == "ني" and self.lemma not in _WITH_NUN:
            return False
        return self.proclitics.issuperset(before)


class Wordlist:
    """Listed words by spelling.

    Args:
        plain: by spelling without an attached pronoun.
        stems: by spelling before one.
        function: whether they have a grammatical task.
    """

    def __init__(
        self, plain: dict[str, list[_Entry]], stems: dict[str, list[_Entry]], function: bool
    ) -> None:
        self._function = function
        self._any = re.compile("|".join(map(re.escape, sorted({*plain, *stems})))) if plain else None
        # by what is written after the proclitics: stem, attached pronoun, entries
        self._written: dict[str, list[tuple[str, str, list[_Entry]]]] = {
            form: [(form, "", entries)] for form, entries in plain.items()
        }
        for enclitic, stem in product(ENCLITICS, stems):
            self._written.setdefault(stem + enclitic, []).append((stem, enclitic, stems[stem]))

    def within(self, norm: str) -> bool:
        """Whether any listed word stands within a spelling: where none does, it has no readings here."""
        return self._any is not None and self._any.search(norm) is not None

    def readings(self, norm: str) -> tuple[tuple[Analysis, ...], float]:
        """Its readings as listed words, and the share that is left to other readings (0 to 1)."""
        found: dict[tuple[Pos, str], Analysis] = {}
        for head, before in _BEFORE_LETTER.get(norm[:1], _BEFORE_OTHERS):
            if not norm.startswith(head):
                continue
            for stem, enclitic, entries in self._written.get(norm[len(head) :], ()):
                for entry in entries:
                    if entry.takes(before, enclitic):
                        reading = self._analysis(entry, before, enclitic, norm, stem)
                        found.setdefault((reading.pos, reading.lemma), reading)
            if found and not before:
                break  # a spelling listed whole is not cut further
        if not found:
            return (), 1.0
        whole = sum(math.exp(reading.weight) for reading in found.values())
        if whole > 1.0:
            return tuple(r._replace(weight=r.weight - math.log(whole)) for r in found.values()), 0.0
        return tuple(found.values()), 1.0 - whole

    def _analysis(
        self, entry: _Entry, before: tuple[str, ...], enclitic: str, norm: str, stem: str
    ) -> Analysis:
        return Analysis(
            pos=entry.pos,
            lemma=entry.lemma,
            proclitics=before + entry.peeled,
            enclitic=enclitic,
            person=entry.person,
            gender=entry.gender,
            number=entry.number,
            tense=entry.tense,
            masdar=entry.masdar,
            cut=len(norm) - len(stem) - len(enclitic) + len("".join(entry.peeled)),
            adjectival=entry.adjectival,
            accusative=entry.accusative,
            weight=math.log(
                entry.share * (0.1 if enclitic == "ي" and len(stem) > 2 else 1.0)
            ),  # «داخلي», «كلي»
            function=self._function,
        )


@cache
def function_words() -> Wordlist:
    """The words of function_words.toml.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(Path(__file__).with_name("function_words.toml"), function=True)


@cache
def listed_words() -> Wordlist:
    """The words of words.toml.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(Path(__file__).with_name("words.toml"), function=False)


@cache
def reweighed_words() -> Wordlist:
    """The words of reweighed.toml.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(Path(__file__).with_name("reweighed.toml"), function=False)


def load(path: Path, *, function: bool) -> Wordlist:
    """Read and check such a file."""
    plain: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for line, table in read_tables(path, "word"):
        _check(path, line, table)
        for form in table["forms"]:
            for spelt, entry in _entries(table, form):
                plain.setdefault(spelt, []).append(entry)
                rivals = [
                    e for e in plain[spelt] if e.needs_article == entry.needs_article and not e.adjectival
                ]
                if sum(rival.share for rival in rivals) > 1.0001:
                    raise KnowledgeError(f"the shares of «{spelt}» are more than 1", path=path, line=line)
        for form in table.get("suffixed", []):
            stems.setdefault(form, []).append(_entry(table, table["forms"][0]))
    return Wordlist(plain, stems, function)


def _check(path: Path, line: int, table: dict[str, Any]) -> None:
    checked(
        path, line, table,
        required={"forms": list, "pos": str},
        optional={"lemma": str, "proclitics": list, "suffixed": list, "peeled": list, "share": float,
                  "gender": str, "number": str, "person": int, "tense": str, "adjective": bool,
                  "verbal_noun": bool},
        one_of={"pos": get_args(Pos), "gender": "mf", "number": "sdp",
                "tense": ("past", "present", "imperative"),
                "proclitics": _PROCLITICS, "peeled": _PROCLITICS},
    )  # fmt: skip
    for form in [*table["forms"], *table.get("suffixed", []), table.get("lemma", "و")]:
        if not SPELT.fullmatch(form):
            raise KnowledgeError(
                f"«{form}» must be one word with bare alef and no marks", path=path, line=line
            )
    if table.get("person", 3) not in (1, 2, 3):
        raise KnowledgeError("«person» must be 1, 2 or 3", path=path, line=line)
    if not 0 < table.get("share", 1.0) <= 1:
        raise KnowledgeError("«share» must be above 0 and at most 1", path=path, line=line)


def _entries(table: dict[str, Any], form: str) -> Iterator[tuple[str, _Entry]]:
    if table.get("peeled") == ["ال"]:
        rest = form.removeprefix("ال")
        proclitics = [*table.get("proclitics", ("و", "ف")), "ال"]
        yield rest, _entry({**table, "proclitics": proclitics, "peeled": []}, rest, needs_article=True)
        return
    if not table.get("adjective"):
        yield form, _entry(table, form)
        return
    for ending, gender, number in _ENDINGS:
        shaped = {**table, "lemma": form, "gender": gender, "number": number}
        yield form + ending, _entry(shaped, form, adjectival=True, accusative=ending == "ا")


def _entry(
    table: dict[str, Any],
    form: str,
    *,
    adjectival: bool = False,
    accusative: bool = False,
    needs_article: bool = False,
) -> _Entry:
    peeled = tuple(table.get("peeled", ()))
    return _Entry(
        pos=cast(Pos, table["pos"]),
        lemma=table.get("lemma") or form.removeprefix("".join(peeled)),
        share=table.get("share", 1.0),
        proclitics=frozenset(table.get("proclitics", ("و", "ف"))),
        peeled=peeled,
        gender=table.get("gender"),
        number=table.get("number"),
        person=table.get("person"),
        tense=table.get("tense"),
        masdar=table.get("verbal_noun", False),
        adjectival=adjectival,
        accusative=accusative,
        needs_article=needs_article,
    )
