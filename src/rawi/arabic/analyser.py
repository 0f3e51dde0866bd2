"""What farahidi (a port of AlKhalil Morpho Sys 2) says of a spelling, as this project's analyses.

Slow to load (half a second) and slow to ask (milliseconds a spelling): asked only for words that neither the shipped
table nor the cache holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from rawi.arabic.analyses import Analysis
from rawi.arabic.lexicon import lexicon
from rawi.arabic.wordlists import ENCLITICS, listed_words
from rawi.arabic.words import Pos

__all__ = [
    "Analyser", "ask", "convert", "inflection_weight", "merged", "plain", "ranked", "respellings", "shared_out", "spellings",
]  # fmt: skip

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


class Analyser:
    """farahidi and words.toml, weighted.

    Args:
        priors: log-probability of each (lemma, part of speech); a lemma that it lacks is rare.
    """

    def __init__(self, priors: Mapping[tuple[str, str], float]) -> None:
        self._priors = priors

    def readings(self, norm: str) -> tuple[Analysis, ...]:
        """The word's readings, the likeliest first, whatever hamza it was written with; none when it is unknown."""
        listed, left = listed_words().readings(norm)
        found: list[Analysis] = []
        if left > 1e-6:
            for right in (norm, *respellings(norm)):
                found = [reading for spelt in spellings(right) for reading, _ in ask(spelt, norm)]
                if found:
                    break
        weighted = [replace(reading, weight=self._weight(reading)) for reading in merged(found)]
        return ranked([*listed, *shared_out(weighted, left if listed else 1.0)])

    def _weight(self, reading: Analysis) -> float:
        return self._priors.get((reading.lemma, reading.pos), RARE) + inflection_weight(reading)


RARE = -17.0  # log-probability of a lemma that the training text lacks


def inflection_weight(reading: Analysis) -> float:
    """Log of how often news uses such a form of a word, compared with its plainest form."""
    weight = 0.0
    if reading.pos == "verb":
        weight += {1: -3.0, 2: -4.6}.get(reading.person or 3, 0.0)
        weight += -4.0 if reading.tense == "imperative" else 0.0
        weight += -3.0 if reading.number == "d" else 0.0
        weight += -4.0 if reading.gender == "f" and reading.number == "p" else 0.0
        weight += -4.0 if "ل" in reading.proclitics and reading.tense == "past" else 0.0
    else:
        weight += -2.3 if reading.number == "d" else 0.0
        weight += -3.0 if "ك" in reading.proclitics else 0.0
        weight += -6.0 if "ل" in reading.proclitics[:-1] and reading.lemma.startswith("ال") else 0.0
        weight += -2.3 if reading.pos == "name" else 0.0
    weight += {"ي": -3.0, "ني": -2.0, "نا": -1.5, "ك": -4.0, "كم": -3.0, "كما": -5.0, "كن": -5.0}.get(
        reading.enclitic, 0.0
    )
    return weight - (3.0 if "ف" in reading.proclitics else 0.0)


def shared_out(readings: Sequence[Analysis], whole: float) -> list[Analysis]:
    """The readings with weights that sum to ``whole`` as probabilities; none where nothing is left for them."""
    if not readings or whole <= 1e-6:
        return []
    top = max(reading.weight for reading in readings)
    total = sum(math.exp(reading.weight - top) for reading in readings)
    scale = math.log(whole) - top - math.log(total)
    return [replace(reading, weight=reading.weight + scale) for reading in readings]


def ranked(readings: Iterable[Analysis]) -> tuple[Analysis, ...]:
    """The likeliest eight, without those that are next to impossible."""
    found = sorted(readings, key=lambda reading: -reading.weight)
    return tuple(reading for reading in found[:8] if reading.weight > found[0].weight - 7.5)


def ask(spelt: str, norm: str) -> list[tuple[Analysis, str]]:
    """farahidi's readings of one spelling of a word, each with its vowelled lemma."""
    found = []
    for item in _farahidi()(spelt):
        reading = convert(item, norm)
        if reading is not None:
            found.append((reading, str(item.lemma)))
    return found


@cache
def _farahidi() -> Callable[[str], list[Any]]:
    from farahidi.analyzer import Analyzer

    analyzer = Analyzer()

    def analyses(spelt: str) -> list[Any]:
        if len(analyzer._verb_cache) > 20_000:  # it never forgets by itself
            analyzer._verb_cache.clear()
            analyzer._noun_cache.clear()
        return list(analyzer.analyze(spelt))

    return analyses


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
    enclitic = "".join(plain(affix.form) for affix in item.enclitics)
    if before is None or item.emphatic or (enclitic and enclitic not in ENCLITICS):
        return None
    proclitics, cut = before
    shared = {
        "lemma": plain(item.lemma),
        "proclitics": proclitics,
        "enclitic": enclitic,
        "cut": cut,
    }
    if item.pos == "فعل" and item.pronoun:
        return _verb(item, shared)
    if item.pos == "اسم" and item.type in _NOUNS:
        return _noun(item, shared)
    return None


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
# Shapes of the verbal nouns of derived forms, hamza kept: «تفجير» «تبادل» «تقدم» «تسوية» «مداهمة» «إعدام» «إصابة»
# «انسحاب» «اشتباك» «استهداف». Their first vowel tells «تَسوية» from «تِجارة».
_DERIVED = re.compile("تَ(?:..ي.|.ا..?|...|..?.ة)|مُ.ا..?ة|إِ..?.?.?.?|ا.{4,}")


def _noun(item: Any, shared: dict[str, Any]) -> Analysis | None:
    known = lexicon()
    pos, adjectival = _NOUNS[item.type], item.type in _ADJECTIVAL
    lemma = _dictionary_form(item)
    if item.type == "نسبة" and item.number == "جمع" and item.gender == "مؤنث":
        pos, adjectival, lemma = "noun", False, lemma + "ة"  # «فعاليات», «اتفاقيات»
    if adjectival and lemma in known.never_adjectives:
        pos, adjectival = "noun", False
    elif adjectival and lemma in known.nouns:
        pos = "noun"
    masdar = pos == "noun" and lemma not in known.things and (lemma in known.verbal_nouns or _derived(item))
    return Analysis(
        pos=pos,
        masdar=masdar,
        participle=_PARTICIPLES.get(item.type) if adjectival else None,
        gender=_GENDERS.get(item.gender or ""),
        number=_NUMBERS.get(item.number or ""),
        adjectival=adjectival,
        accusative=any(i.diacritized.endswith(("ًا", "ًى")) for i in item.inflections),
        vowelled=(item.diacritized,),
        **{**shared, "lemma": lemma},
    )


def _derived(item: Any) -> bool:
    """Whether it is the verbal noun of a derived form, by its shape."""
    if item.type not in _VERBAL_NOUN:
        return False
    if len(item.root or "") == 4 and item.type == "مصدر أصلي" and item.lemma.endswith("ة"):
        return True  # «سيطرة», «زعزعة»
    if item.lemma.endswith(("ّ", "ٍ")) and len(plain(item.lemma)) == 3:
        return item.lemma.startswith("ت")  # «تصدّ», «تحدٍّ»
    shape = item.lemma[:2] + _MARKS.sub("", item.lemma[2:])
    return _DERIVED.fullmatch(shape if shape[1:2] in "َُِ" else _MARKS.sub("", item.lemma)) is not None


def _dictionary_form(item: Any) -> str:
    """The lemma; «قاض», «تحد» are given the «ي» that they have with the article."""
    lemma = plain(item.lemma)
    root = item.root or ""
    if item.lemma.endswith("ٍ"):
        return lemma + "ي"
    if (
        len(root) == 3 and root[2] in "وي" and item.type in _DEFECTIVE and len(lemma) >= 3
        and lemma[-1] == root[1] and not item.lemma.endswith("ّ")
    ):  # fmt: skip
        return lemma + "ي"
    return lemma


_DEFECTIVE = {"اسم فاعل", "مصدر أصلي", "مصدر مرة"}
