"""English for what has no name: «مسلحي التنظيم» is "gunmen of the organisation".

Word by word, head first. It is a reading aid beside the Arabic, not a translation, and says nothing rather
than nonsense: a phrase with a word it does not know is left to be romanized, unless it is a name at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from rawi.arabic.fold import folded_word
from rawi.arabic.romanize import given_names, romanize
from rawi.export.english_words import UNCOUNTED, Noun, adjective, base, is_plural, noun, phrases, plural
from rawi.places.countries import load_countries

__all__ = ["Description", "describe"]

LONGEST = 8  # words; longer phrases have clauses in them

_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+|\d+|[A-Za-z][A-Za-z.-]*|[,،;؛:(]")
_LATIN = re.compile(r"[A-Za-z]")
_RELATIVE = {folded_word(word) for word in ("الذي", "التي", "الذين", "اللذين", "اللذان", "حيث", "ممن")} | {
    "منها",
    "منهم",
    "فيها",
    "فيه",
    "عنها",
    "عنه",
    "بها",
    "به",
    "بينهم",  # «مواقع قريبة منها»: whose, English leaves out
}
_LINKS = {
    "of": ("من", "تابع", "تابعة", "تابعين", "التابع", "التابعة", "التابعين"),
    "in": ("في",),
    "on": ("على",),
    "with": ("مع",),
    "near": ("قرب",),
    "between": ("بين",),
    "for": ("باسم",),
    "loyal to": ("موال", "موالي", "موالية", "موالين", "الموالي", "الموالية", "الموالين"),
    "backed by": ("مدعوم", "مدعومة", "مدعومين", "المدعوم", "المدعومة", "المدعومين"),
    "allied with": ("متحالفة", "متحالفين", "المتحالفة", "المتحالفين"),
    "linked to": ("مرتبطة", "المرتبطة"),
    "supporting": ("مساند", "مساندة", "مساندين", "المساند", "المساندة", "المساندين"),
    "some of": ("بعض",),
    "most of": ("معظم",),
    "all": ("جميع", "كل"),
    "dozens of": ("عشرات",),
    "hundreds of": ("مئات",),
    "thousands of": ("آلاف",),
    "about": ("نحو", "حوالي"),
    "one of": ("أحد", "إحدى"),
}
_LINKED = {folded_word(word): english for english, words in _LINKS.items() for word in words}
_CLITICS = {"ل": "of", "و": "and", "ب": "in"}
_TAKES_PRONOUN = {"supporting", "loyal to", "backed by", "allied with", "linked to"}
_OWNERS = {"ها": "their", "هم": "their", "ه": "their", "نا": "our"}  # «نا»: of whoever speaks
_PRONOUNS = {"له": "it", "لها": "it", "لهم": "them"}
_PREPOSITIONS = {"of", "in", "on", "with", "near", "between", "for"}
_KIN = {folded_word(word) for word in ("أبو", "أبي", "أبا", "أم", "ابن", "بن", "عبد", "آل", "ذو")}
_GROUPS = {folded_word(word) for word in ("داعش", "قسد", "حماس", "طالبان", "فتح", "بوكو", "حرام")}
# Nouns of these types are rare in descriptions; as given names they are everywhere.
_NAMESAKES = {"abstract", "event", "time", "animal", "body", "material", "weapon", "quantity", "part"}
_ONE_OF = {"some of", "most of", "one of", "dozens of", "hundreds of", "thousands of"}
_NUMBERS = (
    ("ثلاثة", "ثلاث"), ("أربعة", "أربع"), ("خمسة", "خمس"), ("ستة", "ست"), ("سبعة", "سبع"),
    ("ثمانية", "ثماني"), ("تسعة", "تسع"), ("عشرة", "عشر"),
)  # fmt: skip
_NUMBERED = {folded_word(word): number for number, words in enumerate(_NUMBERS, 3) for word in words}

Sort = Literal["noun", "adjective", "link", "number", "name"]


@dataclass(frozen=True, slots=True)
class _Token:
    """One word, or a set phrase, and what it is in English.

    Attributes:
        definite: whether it has the article or a pronoun.
        person: whether it is a person or people, whom a name can follow, or a person's name.
        media: whether it is an outlet, which a name can follow.
        owner: whose it is by the pronoun on it: "their", "our", or nothing.
    """

    sort: Sort
    english: str
    definite: bool = False
    person: bool = False
    media: bool = False
    owner: str = ""


class Description(NamedTuple):
    """English for a noun phrase, and how it stands in a sentence.

    Attributes:
        english: without article.
        article: what goes before it in a sentence: "the", "a", "an" or nothing.
        plural: whether its verb is in the plural.
    """

    english: str
    article: str
    plural: bool


@dataclass(slots=True)
class _Part:
    """A noun with its adjectives, or names, and what links it to the part before."""

    link: str
    head: _Token
    adjectives: list[str] = field(default_factory=list)

    @property
    def definite(self) -> bool:
        """Whether English puts "the" before it: a common noun with the article, and no "their"."""
        return self.head.definite and not self.head.owner and self.head.english[0].islower()

    @property
    def sort_of_thing(self) -> bool:
        """Whether it only says of what sort the part before is: «معسكر تدريب», "training camp"."""
        return self.link == "of" and self.head.sort == "noun" and not (self.head.definite or self.adjectives)

    def english(self) -> str:
        # Arabic has the closest adjective first, English last: «مصدر عسكري سوري», "Syrian military source".
        return " ".join(
            [*([self.head.owner] if self.head.owner else []), *reversed(self.adjectives), self.head.english]
        )


@lru_cache(maxsize=20_000)
def describe(arabic: str) -> Description | None:
    """English for a noun phrase; ``None`` where a word of it is not known.

    Args:
        arabic: the words as published, without the conjunction or preposition before them.
    """
    words = _words(arabic)
    if not 0 < len(words) <= LONGEST or _begins_person(words[0]):
        return None
    tokens = _tokens(words)
    if not tokens or tokens[-1].sort in ("link", "number") or tokens[0].english in _PREPOSITIONS:
        return None
    parts = _parts(tokens)
    return Description(
        _joined(parts), _article(parts), bool(parts[0].link) or is_plural(parts[0].head.english)
    )


def _words(arabic: str) -> list[str]:
    """The words up to the first comma, bracket or relative clause."""
    words: list[str] = []
    for word in _WORD.findall(arabic):
        if word == "(" and len(words) <= 1:
            continue  # «مسلحي (داعش)»
        if words and (not word[0].isalnum() or folded_word(word) in _RELATIVE):
            break
        if word[0].isalnum():
            words.append(word)
    return words


def _begins_person(word: str) -> bool:
    """Whether a phrase that begins with this word is a person's name rather than a description."""
    return folded_word(word) in _KIN or _is_given_name(word)


def _is_given_name(word: str) -> bool:
    """Whether a word is a given name in reports: «جمال» and «نصر» are, «قائد» and «قوات» are not."""
    folded = folded_word(word)
    found = noun(folded)
    return folded in given_names() - _GROUPS and not (found and found.types - _NAMESAKES)


def _tokens(words: Sequence[str]) -> list[_Token] | None:
    tokens: list[_Token] = []
    at = 0
    while at < len(words):
        before = tokens[-1] if tokens else None
        called = any(token.person for token in tokens)
        size, read = (
            _name(words, at, before, called=called) or _phrase(words, at) or (1, _read(words[at], before))
        )
        if not read:
            return None
        tokens += read if before or read[0].sort != "link" or len(read) == 1 else read[1:]
        at += size
    return tokens


def _name(
    words: Sequence[str], at: int, before: _Token | None, *, called: bool
) -> tuple[int, list[_Token]] | None:
    """A run of names that begins at a word: after a noun, up to a word that links or tells a post."""
    if before is None or not _may_be_name(words[at], before, called=called, last=at == len(words) - 1):
        return None
    end = at + 1
    while end < len(words) and folded_word(words[end]) not in _LINKED and not _is_title(words[end]):
        end += 1
    person = _is_given_name(words[at]) or folded_word(words[at]) in _KIN
    return end - at, [_Token("name", romanize(" ".join(words[at:end])), person=person)]


def _may_be_name(word: str, before: _Token, *, called: bool, last: bool) -> bool:
    """Whether a word can begin a name; ``called``: somebody was told before whose name it can be."""
    if _LATIN.match(word):
        return True
    folded = folded_word(word)
    stem, definite, _ = _stem(folded)
    described = adjective(stem) is not None and definite == before.definite
    if called and word == "علي":
        return True  # spelt like «على» once folded
    if folded in _LINKED or folded in _NUMBERED or described:
        return False
    if _is_given_name(word) or folded in _KIN:
        return called or not (adjective(stem) or noun(stem, word))
    # Any other word that is not known is taken for a name where it cannot be an adjective.
    known = adjective(stem) or noun(stem, word) or _owned(folded, word) or folded in _countries()
    if before.sort == "link" and before.english == "in" and not known:
        return True  # «مصادر طبية في القدس»
    clitic = folded.startswith(("ب", "ل", "و", "ف"))
    return not known and last and not definite and not clitic and len(folded) > 2


def _is_title(word: str) -> bool:
    stem, definite, _ = _stem(folded_word(word))
    found = noun(stem)
    return definite and found is not None and "person" in found.types


def _phrase(words: Sequence[str], at: int) -> tuple[int, list[_Token]] | None:
    """The longest set phrase that begins at a word."""
    stems = [_stem(folded_word(word)) for word in words[at : at + 4]]
    bases = [base(stem, word) for (stem, _, _), word in zip(stems, words[at : at + 4], strict=True)]
    for size in range(len(stems), 1, -1):
        english = phrases().get(tuple(bases[:size]))
        if english is None:
            continue
        stem, _, link = stems[0]
        first = noun(stem, words[at])
        if first and stem != first.lemma and first.english != first.lemma:
            english = plural(english)
        definite = any(has_article for _, has_article, _ in stems[:size])
        token = replace(_of_noun(first), english=english) if first else _Token("noun", english)
        return size, [*([_Token("link", link)] if link else []), replace(token, definite=definite)]
    return None


def _read(word: str, before: _Token | None) -> list[_Token]:
    """A word's tokens: what its clitics mean, and itself; none when it is not known."""
    folded = folded_word(word)
    if folded in _LINKED:
        return [_Token("link", _LINKED[folded])]
    if before and before.english in _TAKES_PRONOUN and folded in _PRONOUNS:
        return [_Token("noun", _PRONOUNS[folded])]
    if folded in _NUMBERED or word.isdigit():
        return [_Token("number", str(_NUMBERED.get(folded, word)))]
    stem, definite, link = _stem(folded)
    owned = _owned(folded, word) if word.endswith(tuple(_OWNERS)) else None
    as_noun = _of_noun(owned) if owned else None
    found = noun(stem, word)
    if as_noun is None and found:
        as_noun = _of_noun(found)
    described = adjective(stem)
    country = _countries().get(folded)
    if described and before and before.sort in ("noun", "adjective"):
        token = _Token("adjective", described[1])
    elif country:
        token = _Token("noun", country)
    elif as_noun:
        token = replace(as_noun, owner=_owner(word) if owned else "")
    elif described:
        token = _Token("noun", described[1])
    else:
        return []
    return [*([_Token("link", link)] if link else []), replace(token, definite=definite or bool(token.owner))]


def _stem(folded: str) -> tuple[str, bool, str]:
    """A word without article and «و», «ل» or «ب»: its stem, whether it had the article, the clitic's English."""
    for prefix, link in (("وال", "and"), ("بال", "in"), ("لل", "of"), ("ال", "")):
        if folded.startswith(prefix) and len(folded) > len(prefix) + 2:
            return folded[len(prefix) :], True, link
    if folded[:1] in _CLITICS and len(folded) > 4 and not noun(folded) and noun(folded[1:]):
        return folded[1:], False, _CLITICS[folded[0]]
    return folded, False, ""


def _owned(folded: str, word: str) -> Noun | None:
    """The noun under a pronoun: «حلفاؤه», «جنودهم»."""
    for ending in _OWNERS:
        stem = folded.removesuffix(ending)
        if word.endswith(ending) and len(stem) > 2:
            spellings = [stem, f"{stem[:-1]}اء", f"{stem[:-1]}ا", f"{stem[:-2]}اء"]
            if stem.endswith("ت"):
                spellings.insert(0, f"{stem[:-1]}ه")
            return next(filter(None, map(noun, spellings)), None)
    return None


def _owner(word: str) -> str:
    """Whose the pronoun on a noun says it is; «ـه» is "theirs" as well, as Arabic does not tell his from its."""
    return next(owner for ending, owner in _OWNERS.items() if word.endswith(ending))


def _of_noun(found: Noun) -> _Token:
    media = "media" in found.types and "place" not in found.types  # «موقع» is a position first
    return _Token("noun", found.english, person=bool({"person", "people"} & found.types), media=media)


@cache
def _countries() -> dict[str, str]:
    """English by folded Arabic name."""
    return {
        folded_word(name): country.english
        for country in load_countries()
        for name in (country.name, *country.aliases)
    }


def _parts(tokens: Sequence[_Token]) -> list[_Part]:
    parts: list[_Part] = []
    link = ""
    for token in tokens:
        part = parts[-1] if parts else None
        if token.sort in ("link", "number"):
            same = link.endswith(token.english) or (link in _ONE_OF and token.english == "of")
            same = same or (
                link in _TAKES_PRONOUN and token.english in ("in", "of")
            )  # «المدعومين بالتحالف», «الموالية للحكومة»
            link = link if same else f"{link} {token.english}".strip()
        elif token.sort == "adjective" and part and not link:
            part.adjectives.append(token.english)
        else:
            called = token.sort == "name" and token.person and any(told.head.person for told in parts)
            called = called or bool(token.sort == "name" and part and part.head.media)
            parts.append(_Part(link or ("of" if part and not called else ""), token))
            link = ""
    return parts


def _joined(parts: Sequence[_Part]) -> str:
    first, *others = parts
    if len(others) == 1 and others[0].sort_of_thing and first.head.sort == "noun" and not first.head.person:
        return " ".join([*reversed(first.adjectives), others[0].head.english, first.head.english])
    if len(others) == 1 and first.head.media and others[0].head.sort == "name":
        return f"{others[0].english()} {first.english()}"
    words = [first.link, "the"] if first.link in _ONE_OF and first.definite else [first.link]
    words.append(first.english())
    for part in others:
        words += [part.link, "the" if part.link and part.definite else "", part.english()]
    return " ".join(word for word in words if word)


def _article(parts: Sequence[_Part]) -> str:
    """The article before the whole: a noun is definite by its own article or by what it belongs to."""
    first, *others = parts
    if first.link or first.head.owner or not first.head.english[0].islower():
        return ""
    many = is_plural(first.head.english)
    if first.definite or (others and others[0].link == "of" and others[0].definite and not many):
        return "the"
    if many or first.head.sort != "noun" or first.head.english in UNCOUNTED:
        return ""
    spoken_first = _joined(parts)[0]
    return "an" if spoken_first in "aeiouAEIOU" else "a"
