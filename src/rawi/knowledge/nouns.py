"""What nouns mean: a fighter, a place, a weapon, …; what an attack with a weapon is; everyday readings.

nouns.csv gives the meanings of nouns, weapons.toml the weapons and the adjectives of means, figurative.toml
the words beside which a word of conflict means something else («معركة انتخابية») and the words of other news.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rawi.arabic.fold import folded_word
from rawi.arabic.letters import further
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_lines, read_tables

__all__ = [
    "NOUN_TYPES",
    "WEAPON_FAMILIES",
    "Figurative",
    "NounEntry",
    "Weapon",
    "begins_weapon",
    "load_figurative",
    "load_means",
    "load_nouns",
    "load_weapon_adjectives",
    "load_weapons",
    "noun_of",
    "weapons_at",
    "weapons_in",
]

NOUN_TYPES = (
    "armed", "org", "person", "people", "place", "facility", "vehicle", "aircraft", "weapon", "material",
    "media", "speech", "event", "time", "quantity", "part", "abstract", "body", "animal",
)  # fmt: skip
WEAPON_FAMILIES = (
    "artillery", "mortar", "rocket", "missile", "tank", "smallarms", "aircraft", "helicopter", "drone", "ied",
    "vehicle_bomb", "suicide", "mine", "grenade", "chemical", "airdefence", "naval", "blade", "vehicle",
    "electronic", "cluster", "barrel_bomb", "incendiary", "unknown",
)  # fmt: skip
REFINED = ("airstrike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack")
DOMAINS = ("sport", "economy", "culture", "weather", "health", "accident", "crime", "technology", "film")

MEN = frozenset(("armed", "people"))
_COLUMNS = ["lemma", "type", "english", "note", "forms"]
_LEMMA = re.compile(r"[ءابةتثجحخدذرزسشصضطظعغفقكلمنهويىؤئ]+")  # bare alef only, no vowels
_FORM = re.compile(r"[ءابتثجحخدذرزسشصضطظعغفقكلمنهوي]+")  # folded further: no ة ى ؤ ئ
_PHRASE_WORD = re.compile(rf"{_LEMMA.pattern}|[0-9]+|[A-Za-z0-9][A-Za-z0-9/-]*")

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


@dataclass(frozen=True, slots=True)
class Figurative:
    """Everyday readings of the words of conflict; all words folded.

    Attributes:
        guards: by the word that names a happening, the words near it that show that none is meant.
        domains: by the name of another kind of news, the words that mark it.
    """

    guards: Mapping[str, frozenset[str]]
    domains: Mapping[str, frozenset[str]]


# ------------------------------------------------------------------------------------------------------ nouns


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
                raise _wrong(path, line, f"«{key}» stands already in line {lines[key]}")
            lines[key] = line
    for line, entry in entries:
        for form in entry.forms:
            if nouns.setdefault(form, entry) is not entry:
                raise _wrong(path, line, f"the form «{form}» stands already in line {lines[form]}")
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
    return _keys_of(word.stem or word.folded, word.lemma, word.folded)


def _keys_of(stem: str, lemma: str, folded: str) -> list[str]:
    keys = [stem, further(lemma)]
    for ending, instead in _ENDINGS_BY_LAST.get(stem[-1:], ()):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            keys.append(stem.removesuffix(ending) + instead)
    keys.append(folded)
    return keys


def _noun(path: Path, line: int, row: dict[str, str]) -> NounEntry:
    lemma, types, forms = row["lemma"], tuple(row["type"].split("|")), tuple(row["forms"].split())
    if not _LEMMA.fullmatch(lemma):
        raise KnowledgeError(
            f"«{lemma}»: write one word without vowels, with a bare alef", path=path, line=line
        )
    if len(types) > 2 or len(set(types)) < len(types):
        raise _wrong(path, line, f"«{lemma}» has one type, or two different ones")
    for name in types:
        if name not in NOUN_TYPES:
            known = ", ".join(NOUN_TYPES)
            raise _wrong(path, line, f"there is no type «{name}»; there are {known}")
    if not row["english"]:
        raise _wrong(path, line, f"«{lemma}» lacks its english")
    for form in forms:
        if not _FORM.fullmatch(form):
            raise _wrong(path, line, f"write the form «{form}» folded: ا ه ي و for أ ة ى ؤ")
    if len(set(forms)) < len(forms) or further(lemma) in forms:
        raise _wrong(path, line, f"a form of «{lemma}» stands there twice")
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
            raise _wrong(path, reader.line_num, f"has {len(row)} columns, not {len(_COLUMNS)}")
        yield reader.line_num, {name: cell.strip() for name, cell in zip(_COLUMNS, row, strict=True)}


# ---------------------------------------------------------------------------------------------------- weapons


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
                raise _wrong(path, line, f"«{name}» stands already in line {lines[pattern]}")
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
        lemma = _word(path, line, table["lemma"])
        if lemma in means:
            raise _wrong(path, line, f"«{table['lemma']}» stands there already")
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
                found.append((at, end, weapon))
                break
    return found


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
    keys = {*_keys_of(stem, lemma, folded), text.lower()}
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


# ------------------------------------------------------------------------------------------ everyday readings


@cache
def load_figurative(path: Path = HERE / "figurative.toml") -> Figurative:
    """The guards and the domains.

    Raises:
        KnowledgeError: a table is wrong, or one word has two; the message names file and line.
    """
    guards: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "guard"):
        checked(path, line, table, required={"word": str, "with": list}, optional={})
        word = _word(path, line, table["word"])
        if word in guards:
            raise _wrong(path, line, f"there is a guard for «{table['word']}» already")
        guards[word] = _words(path, line, table["with"])
    domains: dict[str, frozenset[str]] = {}
    for line, table in read_tables(path, "domain"):
        checked(
            path, line, table, required={"name": str, "words": list}, optional={}, one_of={"name": DOMAINS}
        )
        if table["name"] in domains:
            raise _wrong(path, line, f"the domain «{table['name']}» stands there already")
        domains[table["name"]] = _words(path, line, table["words"])
    return Figurative(guards, domains)


def _words(path: Path, line: int, words: Sequence[str]) -> frozenset[str]:
    if not words:
        raise _wrong(path, line, "lists no word")
    folded: set[str] = set()
    for word in words:
        if _word(path, line, word) in folded:
            raise _wrong(path, line, f"lists «{word}» twice")
        folded.add(further(word))
    return frozenset(folded)


def _word(path: Path, line: int, word: str) -> str:
    if not _LEMMA.fullmatch(word):
        raise KnowledgeError(
            f"«{word}»: write one word without vowels, with a bare alef", path=path, line=line
        )
    return further(word)


def _wrong(path: Path, line: int, message: str) -> KnowledgeError:
    return KnowledgeError(message, path=path, line=line)
