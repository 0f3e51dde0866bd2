"""Spelling an Arabic word in Latin letters, with the vowels that it writes or that its syllables need."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["spelled", "vowelled"]

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "پ": "p", "چ": "ch", "گ": "g", "ڭ": "g", "ڤ": "v", "ژ": "zh", "ک": "k", "ی": "y", "ھ": "h", "ۆ": "o",
    "ێ": "e", "ڕ": "r", "ڵ": "l", "ە": "e",
}  # fmt: skip
_ALEFS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a"}
_LONG = frozenset("اآىويةؤئأء")
_ENDINGS = {"ية": "iya", "يه": "iya", "يا": "iya"}


class _Sound(NamedTuple):
    """A consonant or a vowel; ``letter`` is what was written."""

    latin: str
    vowel: bool
    letter: str


# --- Without vowels ---------------------------------------------------------------------------------------


def spelled(word: str) -> str:
    """A word without marks: «شلهوم» -> "Shalhum". Empty for none that has letters.

    Args:
        word: Arabic letters, without article, marks and tatweel.
    """
    sounds = _sounds(word)
    if not sounds:
        return ""
    latin = "".join(_three(sounds, word) or _diminutive(word) or _syllables(sounds, word))
    latin = re.sub(r"(.)\1\1+", r"\1\1", latin)
    return latin[:1].upper() + latin[1:]


def _sounds(word: str) -> list[_Sound]:
    """The word's letters as consonants and long vowels; «و» and «ي» are either."""
    sounds: list[_Sound] = []
    ending = next((found for found in _ENDINGS if word.endswith(found) and len(word) > len(found) + 1), "")
    stem = word.removesuffix(ending) if ending else word
    for at, letter in enumerate(stem):
        following = stem[at + 1] if at + 1 < len(stem) else _ENDINGS.get(ending, "")
        sound = _sound(letter, sounds[-1] if sounds else None, following)
        if sound is not None:
            sounds.append(sound)
    if ending:
        sounds.append(_Sound(_ENDINGS[ending], True, ending))
    glide = _glide(word)
    if glide and len(sounds) > 1:
        sounds[1] = _Sound(glide, True, word[1])
    return sounds


def _glide(word: str) -> str:
    """What «ي» and «و» are after the first letter of longer words: «حيدر» Haidar, «نوفل» Nawfal."""
    if len(word) < 4 or word[1] not in "يو" or word[0] in _LONG or word[2] in _LONG:
        return ""
    if word[1] == "ي" and (word[3] not in _LONG or (word[3] == "و" and len(word) > 4)):
        return "ai"
    return "aw" if word[1] == "و" and len(word) == 4 and word[3] not in _LONG else ""


def _sound(letter: str, before: _Sound | None, following: str) -> _Sound | None:
    after_vowel = before is not None and before.vowel
    if letter in "وي":
        if before is not None and before.letter == "ئ" and letter == "ي":
            return _Sound("i", True, letter)  # «رئيس»
        if before is None or after_vowel or (following != "" and following in _LONG):
            return _Sound(_CONSONANTS[letter], False, letter)
        return _Sound("u" if letter == "و" else "i", True, letter)
    if letter in _ALEFS:
        if before is None and following in ("و", "ي"):
            return _Sound("", False, "ع")  # «أويس», «إيفين»: the vowel is the next letter
        return _Sound(_ALEFS[letter], True, letter)
    if letter == "ة":
        return _Sound("t", False, letter) if after_vowel else _Sound("a", True, letter)
    if letter == "ء":
        return None if following or not after_vowel else _Sound("a", True, letter)
    if letter == "ئ":
        return _Sound("a" if following == "ي" else "e", True, letter) if following else None
    if letter == "ؤ":
        return None if following == "و" else _Sound("u", True, letter)
    latin = _CONSONANTS.get(letter)
    if latin is None:
        return None
    if letter in "عه" and before is not None and not after_vowel and not following:
        return _Sound("a", True, letter)  # «درع»; ه for ة
    return _Sound(latin, latin in ("o", "e"), letter)


def _three(sounds: list[_Sound], word: str) -> list[str]:
    """Words of three letters: «بدر» Badr, «عكش» Akash, «زيد» Zeid, «نور» Nour; none for others."""
    if len(sounds) != 3 or len(word) != 3 or sounds[0].vowel or sounds[2].vowel:
        return []
    first, middle, last = sounds
    if middle.vowel:
        inner = {"ي": "ei", "و": "ou"}.get(middle.letter, middle.latin)
        return [first.latin, inner, last.latin]
    if middle.letter == "ع":
        return [first.latin, "aa", last.latin]
    if middle.letter in "هسيو" or last.letter in "دنتث" or (last.letter == "ر" and middle.letter in "صقكدبج"):
        return [first.latin, "a", middle.latin, last.latin]
    return [first.latin, "a", middle.latin, "a", last.latin]


def _diminutive(word: str) -> list[str]:
    """«مريجب» Muraijeb, «قنيطرة» Qunaitera, «عويد» Uwaid; none for other words."""
    stem = word.removesuffix("ة").removesuffix("ات")
    long = [letter for letter in stem if letter in _LONG]
    four = len(stem) == 4 and stem[1] == "و" and long == ["و", "ي"]
    five = len(stem) == 5 and long in (["ي"], ["و", "ي"])
    if not (four or five) or stem[2] != "ي" or any(letter not in _CONSONANTS for letter in stem):
        return []
    ending = "at" if word.endswith("ات") else "a" if word.endswith("ة") else ""
    first, second, _, *rest = (_CONSONANTS[letter] for letter in stem)
    return [first, "u", second, "ai", *("e".join(rest)), ending]


def _syllables(sounds: list[_Sound], word: str) -> list[str]:
    """The sounds with short vowels between consonants: none begins a word in two, none ends it in two."""
    opening = "u" if _is_participle(word) else "a"
    latin: list[str] = []
    at = 0
    while at < len(sounds):
        if sounds[at].vowel:
            latin.append(sounds[at].latin)
            at += 1
            continue
        end = at
        while end < len(sounds) and not sounds[end].vowel:
            end += 1
        latin.extend(_cluster(sounds, at, end, opening))
        at = end
    return latin


def _is_participle(word: str) -> bool:
    """Whether a word with م first is more probably «مُ…» («محسن», «مفيد», «مسافر») than «مَ…» («مكان»).

    So it is in four of five names of these shapes that a vowelled word list holds.
    """
    if len(word) < 4 or word[0] != "م" or word[1] in _LONG or word[2] == "و":
        return False
    if word[2] in "اي":
        return (word[2] == "ي" and len(word) == 4) or (word[2] == "ا" and len(word) >= 5)
    return word[3] not in "اوية" and word[2] not in _LONG


def _cluster(sounds: list[_Sound], start: int, end: int, opening: str) -> list[str]:
    """The consonants between two vowels or the ends of the word, with what must stand between them."""
    cluster = [_consonant(sounds, at) for at in range(start, end)]
    ended = end == len(sounds)
    if start == 0:
        if len(cluster) == 1:
            return cluster
        return [cluster[0], opening, *_after_vowel(cluster[1:], ended, "e" if opening == "u" else "a")]
    long = sounds[start - 1].letter if start > 1 else ""
    short = "a"
    if long in ("ا", "آ"):
        short = "e"
        if not ended and sounds[end].letter == "ة":
            short = "i"
    glides = sounds[end - 1].letter in ("و", "ي")
    if long in ("ا", "آ", "و", "ي") and len(cluster) == 2 and not (ended or glides):
        return [cluster[0], short, cluster[1]]  # «ناشطون» Nashetun, «بوكمال» Bukamal
    return _after_vowel(cluster, ended, short)


def _after_vowel(consonants: list[str], ended: bool, short: str) -> list[str]:
    """Consonants after a vowel: two may stand together before a vowel, only one ends a word."""
    found: list[str] = []
    while len(consonants) > (1 if ended else 2):
        if ended and len(consonants) == 2:
            return [*found, consonants[0], short, consonants[1]]
        found += [consonants[0], consonants[1], short]
        consonants = consonants[2:]
    return found + consonants


def _consonant(sounds: list[_Sound], at: int) -> str:
    """A consonant as written; ع after a short vowel lengthens it («جعفر» Jaafar), and is silent elsewhere."""
    sound = sounds[at]
    if sound.letter != "ع" or at == 0:
        return sound.latin
    starts = at == 1 and not sounds[0].vowel
    return "a" if starts and at + 1 < len(sounds) and not sounds[at + 1].vowel else ""


# --- With vowels ------------------------------------------------------------------------------------------

_SHORT = {"\u064e": "a", "\u0650": "i", "\u064f": "u"}
_SHADDA, _SUKUN = "\u0651", "\u0652"
_SIGNS = frozenset([*_SHORT, _SHADDA, _SUKUN, "\u064b", "\u064c", "\u064d", "\u0670"])


def vowelled(word: str) -> str:
    """A word spelled by its own vowels: «حُمَيْد» -> "Humaid"; empty where it has too few of them.

    Args:
        word: as written; an article is left out.
    """
    letters = _with_signs(word)
    signed = sum(1 for _, signs in letters if signs)
    if signed < 2 or 2 * signed < len(letters) - 1:
        return ""
    if len(letters) > 4 and letters[0][0] == "ا" and letters[1][0] == "ل":
        letters = letters[2:]
    pieces: list[str] = []
    for at, (letter, signs) in enumerate(letters):
        last = at + 1 == len(letters)
        short = "".join(_SHORT[sign] for sign in signs if sign in _SHORT)
        pieces.append(_signed(letter, signs, pieces, at))
        if short and not last:
            pieces.append(short)
    latin = re.sub("iyy?$", "i", "".join(pieces)).replace("iyy", "iy")
    return latin[:1].upper() + latin[1:]


def _with_signs(word: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for char in word:
        if char in _SIGNS and found:
            found[-1] = (found[-1][0], found[-1][1] + char)
        elif char in _CONSONANTS or char in _ALEFS or char in "ةءئؤ":
            found.append((char, ""))
    return found


def _signed(letter: str, signs: str, before: list[str], at: int) -> str:
    """A letter with its signs, after what is spelled already."""
    previous = before[-1] if before else ""
    if letter in _ALEFS:
        return "" if signs or previous in ("a", "i") else _ALEFS[letter]
    if letter in "ءئؤ":
        return ""
    if letter == "ة":
        return "" if previous == "a" else "a"
    bare = not set(signs) & {*_SHORT, _SHADDA}
    if letter == "و" and bare and previous == "u":
        return ""
    if letter == "ي" and bare and previous in ("i", "a"):
        return "" if previous == "i" else "i"
    latin = _CONSONANTS[letter]
    return latin * 2 if _SHADDA in signs and len(latin) == 1 and at else latin
