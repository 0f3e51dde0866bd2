"""What farahidi (a port of AlKhalil Morpho Sys 2) says of a spelling, as this project's analyses.

Slow to load (half a second) and slow to ask (milliseconds a spelling): asked only for words that neither the shipped
table nor the cache holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from rawi.arabic.analyses import Analysis
from rawi.arabic.words import Pos

__all__ = ["analyse", "convert", "plain", "spellings"]

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ALEF = str.maketrans("أإآٱ", "اااا")
_ARTICLE = "التعريف"

_ADJECTIVAL = {"صفة مشبهة", "نسبة", "اسم تفضيل", "اسم فاعل", "اسم مفعول", "مبالغة اسم الفاعل"}
_VERBAL_NOUN = {"مصدر أصلي", "مصدر مرة", "مصدر ميمي", "مصدر هيئة"}
_TENSES: dict[str, Literal["past", "present", "imperative"]] = {
    "ماض": "past", "مضارع": "present", "أمر": "imperative",
}  # fmt: skip
_PERSONS = {"غائب": 3, "مخاطب": 2, "متكلم": 1}
_SUBJECTS: dict[str, tuple[Literal["m", "f"] | None, Literal["s", "d", "p"]]] = {
    "هو": ("m", "s"), "هي": ("f", "s"), "هما": (None, "d"), "هم": ("m", "p"), "هن": ("f", "p"),
    "أنا": (None, "s"), "نحن": (None, "p"), "أنتَ": ("m", "s"), "أنتِ": ("f", "s"), "أنتما": (None, "d"),
    "أنتم": ("m", "p"), "أنتن": ("f", "p"),
}  # fmt: skip
_GENDERS: dict[str, Literal["m", "f"]] = {"مذكر": "m", "مؤنث": "f"}
_NUMBERS: dict[str, Literal["s", "d", "p"]] = {"مفرد": "s", "مثنى": "d", "جمع": "p"}


def plain(vowelled: str) -> str:
    """Spelt like ``norm``: no marks, alef bare."""
    return _MARKS.sub("", vowelled).translate(_ALEF)


def spellings(norm: str) -> list[str]:
    """How the word may be written with its hamza and its last letter right, the likeliest first.

    farahidi knows a word only as a dictionary writes it: «اطلق» is no form of «أطلق» to it.
    """
    start = re.match("(?:[وف]?(?:ال|بال|كال|لل|[بلكس])?|[وف]?)(?=ا)", norm)
    heads = {0, start.end()} if start else {0}
    found = [norm]
    for at in sorted(heads):
        if norm[at : at + 1] == "ا":
            found += [norm[:at] + hamza + norm[at + 1 :] for hamza in "أإآ"]
    # «تاثير», «راس»: alef within the word that stands for a hamza
    inner = [m.start() for m in re.finditer("(?<=.)ا(?=.)", norm) if m.start() not in heads]
    found += [norm[:at] + hamza + norm[at + 1 :] for at in inner[:3] for hamza in "أآ"]
    return found


def respellings(norm: str) -> list[str]:
    """The word with a last letter that is often written for another: ه for ة, ي for ى and the other way; ئو for ؤو."""
    found = []
    if norm.endswith("ه"):
        found.append(norm[:-1] + "ة")
    elif norm.endswith("ي"):
        found.append(norm[:-1] + "ى")
    elif norm.endswith("ى"):
        found.append(norm[:-1] + "ي")
    if "ئو" in norm:
        found.append(norm.replace("ئو", "ؤو"))
    return found


def analyse(norm: str) -> list[Analysis]:
    """farahidi's readings of a word, each once, whatever its hamza; none for a word it does not know."""
    ask = _farahidi()
    for candidates in (spellings(norm), [s for r in respellings(norm) for s in spellings(r)]):
        found = [reading for spelt in candidates for item in ask(spelt) if (reading := convert(item, norm))]
        if found:
            return merged(found)
    return []


@cache
def _farahidi() -> Callable[[str], list[Any]]:
    from farahidi.analyzer import Analyzer

    analyzer = Analyzer()

    def ask(spelt: str) -> list[Any]:
        if len(analyzer._verb_cache) > 20_000:  # it never forgets by itself
            analyzer._verb_cache.clear()
            analyzer._noun_cache.clear()
        return list(analyzer.analyze(spelt))

    return ask


def merged(readings: Iterable[Analysis]) -> list[Analysis]:
    """Readings that differ in vowels only, as one."""
    found: dict[Analysis, list[Analysis]] = {}
    for reading in readings:
        key = replace(reading, vowelled=(), vowelled_passive=(), weight=0.0)
        found.setdefault(key, []).append(reading)
    return [
        replace(
            key,
            vowelled=tuple(dict.fromkeys(v for r in same for v in r.vowelled)),
            vowelled_passive=tuple(dict.fromkeys(v for r in same for v in r.vowelled_passive)),
            weight=math.log(sum(math.exp(r.weight) for r in same)),
        )
        for key, same in found.items()
    ]


def convert(item: Any, norm: str) -> Analysis | None:
    """One of farahidi's analyses of a spelling of ``norm``; ``None`` for those that news never uses."""
    before = _proclitics(item)
    if before is None or item.emphatic or plain(item.diacritized) != norm and not _respelt(item.diacritized, norm):
        return None
    proclitics, cut = before
    shared = {
        "lemma": plain(item.lemma),
        "proclitics": proclitics,
        "enclitic": "".join(plain(affix.form) for affix in item.enclitics),
        "cut": cut,
    }
    if item.pos == "فعل" and item.pronoun:
        return _verb(item, shared)
    if item.pos == "اسم" and item.type in _NOUNS:
        return _noun(item, shared)
    return None


def _respelt(diacritized: str, norm: str) -> bool:
    written = plain(diacritized)
    return written in respellings(norm) or len(written) == len(norm)


def _proclitics(item: Any) -> tuple[tuple[str, ...], int] | None:
    """Folded proclitics and how many letters they take; ``None`` for oaths, questions and emphasis."""
    if not item.proclitics:
        return (), 0
    affix = item.proclitics[0]
    said = affix.description or ""
    if any(rare in said for rare in ("الاستفهام", "لام التوكيد", "حرف:الجر", "لام الأمر")):
        return None
    if affix.form == "وَ" and said == "حرف الجر":
        return None
    written = _MARKS.sub("", affix.form)
    article = _ARTICLE in said
    letters = written.removesuffix("ال") if written.endswith("ال") else written[:-1] if article else written
    cut = len(written)
    if written.endswith("لل") and item.stem.startswith("ل") and len(plain(item.diacritized)) - cut < len(
        plain(item.stem) + "".join(plain(a.form) for a in item.enclitics)
    ):
        cut -= 1
    return (*letters, "ال") if article else tuple(letters), cut


def _verb(item: Any, shared: dict[str, Any]) -> Analysis:
    gender, number = _SUBJECTS.get(item.pronoun, (None, "s"))
    if item.pronoun == "هما":
        gender = "f" if plain(item.diacritized).endswith("تا") or item.prefixes and item.prefixes[0].form[:1] == "ت" else "m"
    passive = item.voice == "مجهول"
    return Analysis(
        pos="verb",
        tense=_TENSES[item.tense],
        person=_PERSONS[item.person],
        gender=gender,
        number=number,
        vowelled=() if passive else (item.diacritized,),
        vowelled_passive=(item.diacritized,) if passive else (),
        **shared,
    )


_NOUNS: dict[str, Pos] = {
    "اسم علم": "name", "معربة": "name", "اسم الجلالة": "name", "نسبة": "adj", "صفة مشبهة": "adj",
    "اسم تفضيل": "adj", "اسم فاعل": "adj", "اسم مفعول": "adj", "مبالغة اسم الفاعل": "adj",
    "مصدر أصلي": "noun", "مصدر مرة": "noun", "مصدر ميمي": "noun", "مصدر هيئة": "noun", "مصدر صناعي": "noun",
    "اسم جامد": "noun", "اسم آلة": "noun", "اسم زمان أو مكان": "noun",
}  # fmt: skip
_PARTICIPLES: dict[str, Literal["active", "passive"]] = {"اسم فاعل": "active", "اسم مفعول": "passive"}


def _noun(item: Any, shared: dict[str, Any]) -> Analysis:
    return Analysis(
        pos=_NOUNS[item.type],
        masdar=item.type in _VERBAL_NOUN,
        participle=_PARTICIPLES.get(item.type),
        gender=_GENDERS.get(item.gender or ""),
        number=_NUMBERS.get(item.number or ""),
        adjectival=item.type in _ADJECTIVAL,
        accusative=any(i.diacritized.endswith(("ًا", "ًى")) for i in item.inflections),
        vowelled=(item.diacritized,),
        **shared,
    )
