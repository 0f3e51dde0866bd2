"""Arabic names in Latin letters, readable as newsrooms write them: no marks, «ال» as al- before every letter.

Three ways, the surest first: names that knowledge/names.toml lists, alone or as part of another («الأحمد»,
«عبدالكريم», «كريمة»); the vowels that the text itself writes; and the letters alone, with short vowels where
Arabic syllables need them. The last is a guess, and reads like one: «شلهوم» Shalhum.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rawi.arabic.fold import folded_word
from rawi.arabic.letters import MARKS
from rawi.arabic.romanize_letters import spelled, vowelled
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["foreign_names", "given_names", "group_words", "romanize"]

FILE = HERE / "names.toml"

_ARABIC = re.compile(r"[\u0621-\u065f\u0670-\u06d3\u06d5\u06fa-\u06ff]+")
_MARKS = re.compile(f"[{MARKS}\u0640]")
_PUNCTUATION = str.maketrans({"،": ",", "؛": ";", "؟": "?", "«": "“", "»": "”"})
_KINDS = ("person", "foreign", "part", "group", "place")
_LONGEST = 4  # words of a listed name
_SHORTEST = 3  # letters of what may stand before an ending or after «ال»
# Prepositions before a pronoun, folded, and pronouns after them: «عليه» alayhi, «منهم» minhum.
_PREPOSITIONS = {"علي": "alay", "الي": "ilay", "لدي": "laday", "من": "min", "عن": "an", "في": "fi", "مع": "maa", "ل": "la",
                 "ب": "bi"}  # fmt: skip
_PRONOUNS = {"ه": "hu", "ها": "ha", "هم": "hum", "هما": "huma", "هن": "hunna", "نا": "na"}


def romanize(arabic: str) -> str:
    """A name in Latin letters: «خالد الأحمد» -> "Khaled al-Ahmad".

    Args:
        arabic: a name of one or more words; what is not Arabic stays as it is.
    """
    pieces: list[str] = []
    words = list(_ARABIC.finditer(arabic))
    keys = [_key(word.group()) for word in words]
    done = at = 0
    while at < len(words):
        pieces.append(arabic[done : words[at].start()])
        count = _listed(arabic, words, keys, at)
        phrase = " ".join(keys[at : at + count])
        pieces.append(_names()[phrase].english if count > 1 else _word(words[at].group()))
        done = words[at + count - 1].end()
        at += count
    pieces.append(arabic[done:])
    return "".join(pieces).translate(_PUNCTUATION)


_key = lru_cache(maxsize=20_000)(folded_word)


def _listed(arabic: str, words: list[re.Match[str]], keys: list[str], at: int) -> int:
    """How many words the longest listed name at a word has; one where none of several words is listed."""
    names = _names()
    last = at
    while last + 1 < len(words) and last + 1 < at + _LONGEST:
        if not arabic[words[last].end() : words[last + 1].start()].isspace():
            break
        last += 1
    for end in range(last, at, -1):
        if " ".join(keys[at : end + 1]) in names:
            return end - at + 1
    return 1


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    key = _key(word)
    name = _names().get(key)
    if name is not None:
        return name.english
    plain = _MARKS.sub("", word)
    pronoun = _with_pronoun(key)
    if pronoun:
        return pronoun
    if key.startswith("ال") and len(key) > _SHORTEST:
        return "al-" + _bare(word, plain[2:])
    if key.startswith("عبدال") and len(key) >= 5 + _SHORTEST:
        return "Abd al-" + _bare(plain[5:], plain[5:])
    if key.endswith("الدين") and len(key) >= 5 + _SHORTEST:
        return _bare(plain[:-5], plain[:-5]) + " al-Din"
    if key.startswith("ابو") and key[3:] in _names():
        return "Abu " + _names()[key[3:]].english
    return _bare(word, plain)


def _with_pronoun(key: str) -> str:
    """«له» lahu, «منها» minha, «عليهم» alayhim: a preposition with its pronoun; empty for other words."""
    for stem, latin in _PREPOSITIONS.items():
        ending = key.removeprefix(stem) if key.startswith(stem) else ""
        if ending in _PRONOUNS:
            said = _PRONOUNS[ending]
            return latin + (said.replace("hu", "hi", 1) if latin.endswith(("i", "ay")) else said)
    return ""


def _bare(word: str, plain: str) -> str:
    """A word without article: listed, listed with an ending, or spelled.

    Args:
        word: as written, with its vowels if it has them.
        plain: without marks and article.
    """
    key = _key(plain)
    names = _names()
    if key in names and names[key].kind != "place":  # «الصور» is not Tyre
        return names[key].english.removeprefix("al-")
    for ending, latin in (("يه", "iya"), ("ي", "i"), ("ه", "a")):
        stem = names.get(key.removesuffix(ending)) if key.endswith(ending) else None
        if stem is not None and stem.kind not in ("place", "foreign") and len(key) - len(ending) >= _SHORTEST:
            return _grown(stem.english, latin)
    return vowelled(word) or spelled(plain)


def _grown(english: str, ending: str) -> str:
    """«Husseini» and «a» are Husseiniya, «Zidane» and «iya» Zidaniya."""
    if english.endswith("i"):
        return english + "ya" if ending.endswith("a") else english
    return english.rstrip("ae") + ending


# --- Listed names -----------------------------------------------------------------------------------------


class _Name(NamedTuple):
    """A listed name in English, and its kind: a place does not grow by «ال», «ي» and «ة», the others do."""

    english: str
    kind: str


@cache
def _names() -> dict[str, _Name]:
    """The shipped names, read once.

    Raises:
        KnowledgeError: names.toml is wrong.
    """
    return load(FILE)


def load(path: Path) -> dict[str, _Name]:
    """Read and check a file laid out like names.toml: folded Arabic -> name.

    Raises:
        KnowledgeError: an entry is no «Arabic = English», or stands there twice.
    """
    found: dict[str, _Name] = {}
    for line, table in read_tables(path, "names"):
        checked(
            path, line, table, required={"kind": str, "names": list}, optional={}, one_of={"kind": _KINDS}
        )
        for entry in table["names"]:
            arabic, _, english = (part.strip() for part in entry.partition("="))
            if not english or not english.isascii() or not _ARABIC.match(arabic):
                raise KnowledgeError(f"«{entry}» is no «Arabic = English»", path=path, line=line)
            key = " ".join(folded_word(word) for word in arabic.split())
            if key in found:
                raise KnowledgeError(f"«{arabic}» is there twice", path=path, line=line)
            found[key] = _Name(english, table["kind"])
    return found


@cache
def given_names() -> frozenset[str]:
    """Folded words that are commonly part of a person's name: given names, and particles such as «ابو» and «عبد»."""
    return frozenset(
        key for key, name in _names().items() if name.kind in ("person", "foreign", "part") and " " not in key
    )


@cache
def group_words() -> frozenset[str]:
    """Folded common words that stand in the names of groups, offices and places: «تجمع», «عمليات»."""
    return frozenset(key for key, name in _names().items() if name.kind == "group" and " " not in key)


@cache
def foreign_names() -> frozenset[str]:
    """Folded given names after which a family's name stands that is no Arabic word."""
    return frozenset(key for key, name in _names().items() if name.kind == "foreign")
