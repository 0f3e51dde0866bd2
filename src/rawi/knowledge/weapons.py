"""Weapons and other means of attack: their names in a text, and what an attack with each is (weapons.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.arabic.letters import further
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables
from rawi.knowledge.nouns import spellings_of
from rawi.knowledge.spelling import LEMMA, plain_word, wrong

__all__ = [
    "WEAPON_FAMILIES",
    "Weapon",
    "begins_weapon",
    "load_means",
    "load_weapon_adjectives",
    "load_weapons",
    "weapons_at",
    "weapons_in",
]

WEAPON_FAMILIES = (
    "artillery", "mortar", "rocket", "missile", "tank", "smallarms", "aircraft", "helicopter", "drone", "ied",
    "vehicle_bomb", "suicide", "mine", "grenade", "chemical", "airdefence", "naval", "blade", "vehicle",
    "electronic", "cluster", "barrel_bomb", "incendiary", "unknown",
)  # fmt: skip
REFINED = ("airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack")
_PHRASE_WORD = re.compile(rf"{LEMMA.pattern}|[0-9]+|[A-Za-z0-9][A-Za-z0-9/-]*")
_SNIPERS = "قناصة"  # men, or their rifles


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means of attack.

    Attributes:
        lemma: a word or a set phrase, in dictionary form («سيارة مفخخة»).
        english: for display.
        family: one of WEAPON_FAMILIES.
        aliases: other names, in Arabic and Latin letters.
        refines: the kind that an attack with it is; empty where the means does not change the kind.
        patterns: lemma and aliases as tuples of folded words, Latin ones in small letters.
    """

    lemma: str
    english: str
    family: str
    aliases: tuple[str, ...]
    refines: str
    patterns: tuple[tuple[str, ...], ...]


@cache
def load_weapons(path: Path = HERE / "weapons.toml") -> tuple[Weapon, ...]:
    """The weapons, in the order of the file. Find them in a text with `weapons_in`.

    Raises:
        KnowledgeError: a table is wrong, or a name stands in two; the message names file and line.
    """
    weapons: list[Weapon] = []
    lines: dict[tuple[str, ...], int] = {}
    for line, table in read_tables(path, "weapon"):
        checked(
            path,
            line,
            table,
            required={"lemma": str, "english": str, "family": str},
            optional={"aliases": list, "refines": str},
            one_of={"family": WEAPON_FAMILIES, "refines": REFINED},
        )
        aliases = tuple(table.get("aliases", ()))
        patterns = tuple(_pattern(path, line, name) for name in (table["lemma"], *aliases))
        for pattern in patterns:
            if pattern in lines:
                name = " ".join(pattern)
                raise wrong(path, line, f"«{name}» stands already in line {lines[pattern]}")
            lines[pattern] = line
        weapons.append(
            Weapon(
                table["lemma"], table["english"], table["family"], aliases, table.get("refines", ""), patterns
            )
        )
    return tuple(weapons)


@cache
def load_means(path: Path = HERE / "weapons.toml") -> dict[str, str]:
    """Adjectives of means («جوي», «مدفعي»), folded, and the kind an attack becomes by each; empty for none.

    Raises:
        KnowledgeError: a table is wrong; the message names file and line.
    """
    means: dict[str, str] = {}
    for line, table in read_tables(path, "adjective"):
        checked(
            path,
            line,
            table,
            required={"lemma": str},
            optional={"refines": str, "instrument": bool},
            one_of={"refines": REFINED},
        )
        lemma = plain_word(path, line, table["lemma"])
        if lemma in means:
            raise wrong(path, line, f"«{table['lemma']}» stands there already")
        means[lemma] = table.get("refines", "")
    return means


@cache
def load_weapon_adjectives(path: Path = HERE / "weapons.toml") -> frozenset[str]:
    """Adjectives that name the weapon itself («قصف مدفعي»), folded."""
    return frozenset(
        folded_word(table["lemma"]) for _, table in read_tables(path, "adjective") if table.get("instrument")
    )


def weapons_in(words: Sequence[Word]) -> list[tuple[int, int, Weapon]]:
    """The weapons that words name, in order, with the first word's index and the index after the last.

    Of names that begin at one word the longest is taken, and names do not overlap: «طائرة بدون طيار» is one
    drone and no aircraft.
    """
    found: list[tuple[int, int, Weapon]] = []
    end = 0
    for at, word in enumerate(words):
        if at >= end and _beginning(word.stem or word.folded, word.lemma, word.folded, word.text):
            for end, weapon in weapons_at(words, at):
                if weapon.lemma == _SNIPERS and end == at + 1 and _are_people(word):
                    continue
                found.append((at, end, weapon))
                break
    return found


def _are_people(snipers: Word) -> bool:
    """«قتل قناصة النظام طفلين», but not «بقناصة», «بقناصات»: whether these are men and no rifles."""
    return snipers.folded.endswith(folded_word(_SNIPERS)) and "ب" not in snipers.proclitics


def weapons_at(words: Sequence[Word], at: int) -> Iterator[tuple[int, Weapon]]:
    """The weapons whose names begin at a word, the longest first, each with the index after its last word."""
    word = words[at]
    for pattern, weapon in _beginning(word.stem or word.folded, word.lemma, word.folded, word.text):
        if end := _fits(pattern, words, at):
            yield end, weapon


def begins_weapon(word: Word) -> bool:
    """Whether the name of a weapon may begin with a word; nothing is kept, since most words of a report begin none."""
    keys = _spelt(word.stem or word.folded, word.lemma, word.folded, word.text)
    return not _index().keys().isdisjoint(keys)


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Weapon]]]:
    """The patterns by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], Weapon]]] = {}
    for weapon in load_weapons():
        for pattern in weapon.patterns:
            index.setdefault(pattern[0], []).append((pattern, weapon))
    return index


@lru_cache(maxsize=60_000)
def _beginning(stem: str, lemma: str, folded: str, text: str) -> tuple[tuple[tuple[str, ...], Weapon], ...]:
    """The patterns that a word may begin, the longest first; of one length in the order of their letters."""
    index = _index()
    begun = [key for key in _spelt(stem, lemma, folded, text) if key in index]
    if not begun:
        return ()
    found = [entry for key in begun for entry in index[key]]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


@lru_cache(maxsize=8_000)
def _spellings(stem: str, lemma: str, folded: str, text: str) -> frozenset[str]:
    """``_spelt``, kept for the words that stand after a weapon's first."""
    return frozenset(_spelt(stem, lemma, folded, text))


def _spelt(stem: str, lemma: str, folded: str, text: str) -> set[str]:
    """What a name's word may be written as; an adjective agrees with the plural too («براميل متفجرة»)."""
    keys = {*spellings_of(stem, lemma, folded), text.lower()}
    keys.discard("")
    keys.update([key[:-1] for key in keys if key[-1] == "ه" and len(key) > 3])
    return keys


def _fits(pattern: tuple[str, ...], words: Sequence[Word], at: int) -> int:
    """Where the words end that are the pattern's, past a hyphen between two («صاروخ أرض-أرض»); 0 when they are not."""
    end = at + 1
    for spelling in pattern[1:]:
        if end < len(words) and words[end].text == "-":
            end += 1
        if end >= len(words):
            return 0
        word = words[end]
        if spelling not in _spellings(word.stem or word.folded, word.lemma, word.folded, word.text):
            return 0
        end += 1
    return end


def _pattern(path: Path, line: int, name: str) -> tuple[str, ...]:
    words = name.split()
    for word in words:
        if not _PHRASE_WORD.fullmatch(word):
            raise KnowledgeError(
                f"«{name}»: write words without vowels, with a bare alef", path=path, line=line
            )
    return tuple(further(word.lower()) for word in words)
