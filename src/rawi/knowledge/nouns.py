"""What nouns mean: a fighter, a place, a weapon, … (nouns.csv)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rawi.arabic.letters import further
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, read_lines
from rawi.knowledge.spelling import LEMMA, wrong

__all__ = ["NOUN_TYPES", "NounEntry", "load_nouns", "noun_of", "spellings_of"]

NOUN_TYPES = (
    "armed", "org", "person", "people", "place", "facility", "vehicle", "aircraft", "weapon", "material",
    "media", "speech", "event", "time", "quantity", "part", "abstract", "body", "animal",
)  # fmt: skip
MEN = frozenset(("armed", "people"))
_COLUMNS = ["lemma", "type", "english", "note", "forms"]
_FORM = re.compile(r"[ءابتثجحخدذرزسشصضطظعغفقكلمنهوي]+")  # folded further: no ة ى ؤ ئ

# Endings of sound plurals and duals, also before a noun or a pronoun, and what the singular has instead.
_ENDINGS = (
    ("تين", "ه"), ("تان", "ه"), ("ات", "ه"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""), ("تي", "ه"),
    ("تا", "ه"), ("ي", ""), ("و", ""), ("ا", ""), ("ت", "ه"),
)  # fmt: skip
_ENDINGS_BY_LAST = {
    last: [(ending, instead) for ending, instead in _ENDINGS if ending[-1] == last]
    for last in {ending[-1] for ending, _ in _ENDINGS}
}


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun and what it means.

    Attributes:
        lemma: singular, unvowelled, with a bare alef; a plural where only the plural means this («قوات»).
        types: one of NOUN_TYPES, or two, the commoner first.
        english: a gloss for people who correct the table.
        note: why, or when.
        forms: further stems of it, folded: broken plurals, feminines, other spellings.
    """

    lemma: str
    types: tuple[str, ...]
    english: str
    note: str = ""
    forms: tuple[str, ...] = ()


@cache
def load_nouns(path: Path = HERE / "nouns.csv") -> dict[str, NounEntry]:
    """The nouns by lemma, by folded lemma and by each further form. Look words up with `noun_of`.

    Raises:
        KnowledgeError: a row is wrong, or a word stands in two rows; the message names file and line.
    """
    entries: list[tuple[int, NounEntry]] = [(line, _noun(path, line, row)) for line, row in _rows(path)]
    nouns: dict[str, NounEntry] = {}
    lines: dict[str, int] = {}
    for line, entry in entries:
        for key in (entry.lemma, further(entry.lemma)):
            if nouns.setdefault(key, entry) is not entry:
                raise wrong(path, line, f"«{key}» stands already in line {lines[key]}")
            lines[key] = line
    for line, entry in entries:
        for form in entry.forms:
            if nouns.setdefault(form, entry) is not entry:
                raise wrong(path, line, f"the form «{form}» stands already in line {lines[form]}")
            lines[form] = line
    return nouns


def noun_of(word: Word, nouns: Mapping[str, NounEntry]) -> NounEntry | None:
    """The entry of a word in its text; ``None`` when the lexicon does not hold it.

    The stem is looked up before the lemma: an analyser finds the governor «محافظ» in the province «محافظة»,
    the condition «شرط» in the policeman «شرطي», while the stem as written is one or the other. Last come the
    stem without the ending of a sound plural or dual, and the word itself, for words no analyser knows.
    """
    if (men := _of_men(word, nouns)) is not None:
        return men
    for key in _keys(word):
        if key in nouns:
            return nouns[key]
    return None


def _of_men(word: Word, nouns: Mapping[str, NounEntry]) -> NounEntry | None:
    """«رجالا»: the entry of a broken plural of people that is spelt in the accusative, before that of its singular."""
    if word.number != "p" or not word.stem.endswith("ا"):
        return None
    entry = nouns.get(word.stem[:-1])
    return entry if entry is not None and not MEN.isdisjoint(entry.types) else None


def _keys(word: Word) -> list[str]:
    """What a word may be looked up as, the surest first."""
    return spellings_of(word.stem or word.folded, word.lemma, word.folded)


def spellings_of(stem: str, lemma: str, folded: str) -> list[str]:
    """What a noun may be looked up as, the surest first: stem, dictionary form, the stem without the ending of a plural."""
    keys = [stem, further(lemma)]
    for ending, instead in _ENDINGS_BY_LAST.get(stem[-1:], ()):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            keys.append(stem.removesuffix(ending) + instead)
    keys.append(folded)
    return keys


def _noun(path: Path, line: int, row: dict[str, str]) -> NounEntry:
    lemma, types, forms = row["lemma"], tuple(row["type"].split("|")), tuple(row["forms"].split())
    if not LEMMA.fullmatch(lemma):
        raise KnowledgeError(
            f"«{lemma}»: write one word without vowels, with a bare alef", path=path, line=line
        )
    if len(types) > 2 or len(set(types)) < len(types):
        raise wrong(path, line, f"«{lemma}» has one type, or two different ones")
    for name in types:
        if name not in NOUN_TYPES:
            known = ", ".join(NOUN_TYPES)
            raise wrong(path, line, f"there is no type «{name}»; there are {known}")
    if not row["english"]:
        raise wrong(path, line, f"«{lemma}» lacks its english")
    for form in forms:
        if not _FORM.fullmatch(form):
            raise wrong(path, line, f"write the form «{form}» folded: ا ه ي و for أ ة ى ؤ")
    if len(set(forms)) < len(forms) or further(lemma) in forms:
        raise wrong(path, line, f"a form of «{lemma}» stands there twice")
    return NounEntry(lemma, types, row["english"], row["note"], forms)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their lines."""
    reader = csv.reader(read_lines(path))
    if next(reader, []) != _COLUMNS:
        raise KnowledgeError(f"the columns must be {','.join(_COLUMNS)}", path=path, line=1)
    for row in reader:
        if not any(row):
            continue
        if len(row) != len(_COLUMNS):
            raise wrong(path, reader.line_num, f"has {len(row)} columns, not {len(_COLUMNS)}")
        yield reader.line_num, {name: cell.strip() for name, cell in zip(_COLUMNS, row, strict=True)}
