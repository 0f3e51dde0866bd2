"""An analysis of farahidi's, with its Arabic labels, as this project's reading of a word."""

from __future__ import annotations

import re
from typing import Any, Literal

from rawi.arabic.analyses import Analysis
from rawi.arabic.lexicon import lexicon
from rawi.arabic.spellings import MARKS, plain
from rawi.arabic.wordlists import ENCLITICS
from rawi.arabic.words import Pos

__all__ = ["convert"]

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
_DEFECTIVE = {"اسم فاعل", "مصدر أصلي", "مصدر مرة"}
_NOUNS: dict[str, Pos] = {
    "اسم علم": "name", "معربة": "name", "اسم الجلالة": "name", "نسبة": "adj", "صفة مشبهة": "adj",
    "اسم تفضيل": "adj", "اسم فاعل": "adj", "اسم مفعول": "adj", "مبالغة اسم الفاعل": "adj",
    "مصدر أصلي": "noun", "مصدر مرة": "noun", "مصدر ميمي": "noun", "مصدر هيئة": "noun", "مصدر صناعي": "noun",
    "اسم جامد": "noun", "اسم آلة": "noun", "اسم زمان أو مكان": "noun",
}  # fmt: skip
_PARTICIPLES: dict[str, Literal["active", "passive"]] = {"اسم فاعل": "active", "اسم مفعول": "passive"}
# Shapes of the verbal nouns of derived forms, hamza kept: «تفجير» «تبادل» «تقدم» «تسوية» «مداهمة» «إعدام»
# «إصابة» «انسحاب» «اشتباك» «استهداف». Their first vowel tells «تَسوية» from «تِجارة».
_DERIVED = re.compile("تَ(?:..ي.|.ا..?|...[^ة]?|..?.ة)|مُ.ا..?ة|إِ..?.?.?.?|ا.{4,}")


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
    if item.pos == "اسم" and item.type in _NOUNS and not (enclitic and _NOUNS[item.type] == "name"):
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
    written = MARKS.sub("", affix.form)
    article = "التعريف" in said
    letters = written.removesuffix("ال") if written.endswith("ال") else written[:-1] if article else written
    cut = len(written)
    if (
        written.endswith("لل")
        and item.stem.startswith("ل")
        and len(plain(item.diacritized)) - cut
        < len(plain(item.stem) + "".join(plain(a.form) for a in item.enclitics))
    ):
        cut -= 1
    return (*letters, "ال") if article else tuple(letters), cut


def _verb(item: Any, shared: dict[str, Any]) -> Analysis:
    gender, number = _SUBJECTS.get(item.pronoun, (None, "s"))
    if item.pronoun == "هما":
        gender = (
            "f"
            if plain(item.diacritized).endswith("تا") or (item.prefixes and item.prefixes[0].form[:1] == "ت")
            else "m"
        )
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


# Patterns that are verbal nouns whatever the analyser's label: «ترسيخ», «مداهمة».
_UNMISTAKABLE = re.compile("تَ.ْ.ِي.|مُ.َا.َ.َة")


def _noun(item: Any, shared: dict[str, Any]) -> Analysis:
    known = lexicon()
    pos, adjectival = _NOUNS[item.type], item.type in _ADJECTIVAL
    gender, number = _GENDERS.get(item.gender or ""), _NUMBERS.get(item.number or "")
    lemma = _dictionary_form(item)
    written = plain(item.diacritized)
    form = written[shared["cut"] : len(written) - len(shared["enclitic"])]
    if item.type == "نسبة" and item.number == "جمع" and item.gender == "مؤنث":
        pos, adjectival, lemma = "noun", False, lemma + "ة"  # «فعاليات», «اتفاقيات»
    elif pos == "noun" and form == lemma + "ة" and form not in known.dictionary:
        pos, adjectival = "adj", True  # «جديدة»: a feminine of its own is an adjective's
    if adjectival and lemma.endswith("ية") and len(lemma) > 4:
        lemma = lemma[:-1]
    if adjectival and item.pattern == "أَفْعَل":
        gender, number = None, None  # «أحمر», «أكبر»: labelled as plurals
    if form in known.dictionary and (number != "s" or not (adjectival or item.type in _VERBAL_NOUN)):
        lemma = known.dictionary[form]
        number = (
            "p" if form != lemma and number == "s" else number
        )  # a plural taken for another word's singular
    elif form in known.dictionary and form.startswith(known.dictionary[form]):
        lemma = known.dictionary[form]
    if adjectival and gender == "f" and lemma + "ة" in known.never_adjectives and lemma not in known.nouns:
        pos, adjectival, lemma = "noun", False, lemma + "ة"  # «قائمة», «حافلات»
    elif adjectival and lemma in known.never_adjectives:
        pos, adjectival = "noun", False
    elif adjectival and lemma in known.nouns:
        pos = "noun"
    broken_plural = number == "p" and not form.endswith("ات")  # «جروح», «أعمال» are things
    masdar = (
        pos == "noun" and lemma not in known.things
        and ((lemma in known.verbal_nouns and not broken_plural) or _derived(item))
    )  # fmt: skip
    return Analysis(
        pos=pos,
        masdar=masdar,
        participle=_PARTICIPLES.get(item.type) if adjectival else None,
        gender=gender,
        number=number,
        adjectival=adjectival,
        accusative=any(i.diacritized.endswith(("ًا", "ًى")) for i in item.inflections),
        nominative=(number == "d" and form.endswith(("ان", "ا")))
        or (number == "p" and gender == "m" and form.endswith(("ون", "و")) and item.diacritized[-2:] != "وّ"),
        vowelled=(item.diacritized,),
        **{**shared, "lemma": lemma},
    )


def _derived(item: Any) -> bool:
    """Whether it is the verbal noun of a derived form, by its shape."""
    if item.type not in _VERBAL_NOUN:
        return bool(_UNMISTAKABLE.fullmatch(item.lemma))
    if len(item.root or "") == 4 and item.type == "مصدر أصلي" and item.lemma.endswith("ة"):
        return True  # «سيطرة», «زعزعة»
    if item.lemma.endswith(("ّ", "ٍ")) and len(plain(item.lemma)) == 3:
        return str(item.lemma).startswith("ت")  # «تصدّ», «تحدٍّ»
    shape = item.lemma[:2] + MARKS.sub("", item.lemma[2:])
    return bool(_DERIVED.fullmatch(shape if shape[1:2] in "َُِ" else MARKS.sub("", item.lemma)))


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
