"""Words with a grammatical task: function_words.toml, and which of them a spelling with clitics is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal, cast, get_args

from rawi.arabic.analyses import Analysis
from rawi.arabic.fold import norm as norm_spelling
from rawi.arabic.words import Pos
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import checked, read_tables

__all__ = ["FunctionWords", "function_words"]

_PATH = Path(__file__).with_name("function_words.toml")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "س")
# Outermost first; «ال» only after what may stand before it.
_PEELABLE = [
    tuple(part for part in parts if part)
    for parts in product(("", "و", "ف"), ("", "ب", "ل", "ك"), ("", "ال"))
]


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


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The function words by spelling: ``plain`` without an attached pronoun, ``stems`` before one."""

    plain: dict[str, list[_Entry]]
    stems: dict[str, list[_Entry]]

    def readings(self, norm: str) -> tuple[tuple[Analysis, ...], float]:
        """Its readings as a function word, and the share that is left to other readings (0 to 1)."""
        found: dict[tuple[object, ...], Analysis] = {}
        for before in _PEELABLE:
            head = _surface(before)
            if not norm.startswith(head):
                continue
            rest = norm[len(head) :]
            for stem, enclitic, entries in self._splits(rest):
                for entry in entries:
                    if not entry.proclitics.issuperset(before):
                        continue
                    reading = _analysis(entry, before, enclitic, norm, stem)
                    found.setdefault((reading.pos, reading.lemma), reading)
            if found and not before:
                break  # a spelling listed whole is not cut further
        shares = [math.exp(reading.weight) for reading in found.values()]
        return tuple(found.values()), max(0.0, 1.0 - sum(shares))

    def _splits(self, rest: str) -> Iterator[tuple[str, str, list[_Entry]]]:
        if entries := self.plain.get(rest):
            yield rest, "", entries
        for enclitic in _ENCLITICS:
            if rest.endswith(enclitic) and (entries := self.stems.get(rest[: -len(enclitic)])):
                yield rest[: -len(enclitic)], enclitic, entries


@cache
def function_words() -> FunctionWords:
    """The words of function_words.toml.

    Raises:
        KnowledgeError: an entry is wrong; the message names its line.
    """
    return load(_PATH)


def load(path: Path) -> FunctionWords:
    """Read and check a file like function_words.toml."""
    plain: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    for line, table in read_tables(path, "word"):
        _check(path, line, table)
        for form in table["forms"]:
            plain.setdefault(form, []).append(_entry(table, form))
        for form in table.get("suffixed", []):
            stems.setdefault(form, []).append(_entry(table, table["forms"][0]))
        for form in table["forms"]:
            if sum(entry.share for entry in plain[form]) > 1.0001:
                raise KnowledgeError(f"the shares of «{form}» are more than 1", path=path, line=line)
    return FunctionWords(plain, stems)


def _check(path: Path, line: int, table: dict[str, Any]) -> None:
    checked(
        path, line, table,
        required={"forms": list, "pos": str},
        optional={"lemma": str, "proclitics": list, "suffixed": list, "peeled": list, "share": float,
                  "gender": str, "number": str, "person": int},
        one_of={"pos": get_args(Pos), "gender": "mf", "number": "sdp", "person": (1, 2, 3),
                "proclitics": _PROCLITICS, "peeled": _PROCLITICS},
    )  # fmt: skip
    for form in [*table["forms"], *table.get("suffixed", []), table.get("lemma", "و")]:
        if norm_spelling(form) != form or " " in form:
            raise KnowledgeError(f"«{form}» must be one word with bare alef and no marks", path=path, line=line)
    if not 0 < table.get("share", 1.0) <= 1:
        raise KnowledgeError("«share» must be above 0 and at most 1", path=path, line=line)


def _entry(table: dict[str, Any], form: str) -> _Entry:
    peeled = tuple(table.get("peeled", ()))
    return _Entry(
        pos=cast(Pos, table["pos"]),
        lemma=table.get("lemma") or form,
        share=table.get("share", 1.0),
        proclitics=frozenset(table.get("proclitics", ("و", "ف"))),
        peeled=peeled,
        gender=table.get("gender"),
        number=table.get("number"),
        person=table.get("person"),
    )


def _surface(before: tuple[str, ...]) -> str:
    """How proclitics are written together: «ل» + «ال» is «لل»."""
    return "".join(before).replace("لال", "لل")


def _analysis(entry: _Entry, before: tuple[str, ...], enclitic: str, norm: str, stem: str) -> Analysis:
    return Analysis(
        pos=entry.pos,
        lemma=entry.lemma,
        proclitics=before + entry.peeled,
        enclitic=enclitic,
        person=entry.person,
        gender=entry.gender,
        number=entry.number,
        cut=len(norm) - len(stem) - len(enclitic) + len("".join(entry.peeled)),
        weight=math.log(entry.share),
        function=True,
    )
