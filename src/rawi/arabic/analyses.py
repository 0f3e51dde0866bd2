"""One reading of a word out of context, and the classes that readings fall into for the decoder."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rawi.arabic.words import Pos, Word

__all__ = ["Analysis", "Reading", "context_class", "mark_class"]


class Analysis(NamedTuple):
    """What a word can be.

    Fields with the names of ``Word``'s mean the same.

    Attributes:
        cut: how many letters of ``norm`` the proclitics take; only one for «ل» + «ال» before a word in «ل»
            («للجنة»).
        adjectival: a noun by form that can qualify another («مسلح», «سوري», «كبير»); which of the two it is,
            noun or adjective, is decided from its neighbours.
        accusative: an indefinite noun in «ا» («هجوما»).
        nominative: a dual or plural in «ان» «ون» («مسلحون», «مقاتلو»): a subject, never after a preposition.
        vowelled: how the reading is written in full, hamza and marks included, voices apart.
        vowelled_passive: the same for its passive.
        weight: natural logarithm of the reading's share among the word's readings, out of context.
        function: found in function_words.toml.
        known: whether an analyser or a list knows the word; an unknown one is read as a name.
    """

    pos: Pos
    lemma: str
    proclitics: tuple[str, ...] = ()
    enclitic: str = ""
    tense: Literal["past", "present", "imperative"] | None = None
    masdar: bool = False
    participle: Literal["active", "passive"] | None = None
    person: int | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    cut: int = 0
    adjectival: bool = False
    accusative: bool = False
    nominative: bool = False
    vowelled: tuple[str, ...] = ()
    vowelled_passive: tuple[str, ...] = ()
    weight: float = 0.0
    function: bool = False
    known: bool = True

    @property
    def passive(self) -> bool | None:
        """Whether the verb is passive, as far as its letters tell: ``None`` when both voices are spelt so."""
        if self.pos != "verb" or bool(self.vowelled) == bool(self.vowelled_passive):
            return None
        return bool(self.vowelled_passive)


class Reading(NamedTuple):
    """What stays in memory of an analysis of a word as it is written.

    Fields with the names of ``Word``'s or ``Analysis``'s mean the same; those of every word so written that is read so
    stand first. Such words then share their strings: a hash is computed once, and what is the same is seen at a glance.

    Attributes:
        stem_at: where the stem begins, in code points from the word's start.
    """

    text: str
    norm: str
    folded: str
    pos: Pos
    lemma: str
    proclitics: tuple[str, ...]
    enclitic: str
    tense: Literal["past", "present", "imperative"] | None
    masdar: bool
    participle: Literal["active", "passive"] | None
    person: int | None
    gender: Literal["m", "f"] | None
    number: Literal["s", "d", "p"] | None
    known: bool
    stem: str
    passive: bool | None
    stem_at: int
    adjectival: bool
    accusative: bool
    nominative: bool
    function: bool

    def fill(self, word: Word) -> None:
        """Say of a word what this reading says."""
        (
            word.text, word.norm, word.folded, word.pos, word.lemma, word.proclitics, word.enclitic, word.tense,
            word.masdar, word.participle, word.person, word.gender, word.number, word.known, word.stem,
            word.passive,
        ) = self[:16]  # fmt: skip
        word.stem_start = word.start + self.stem_at


# Function words whose neighbours differ from those of other words of their part of speech.
_OWN_CLASS = {
    "في", "من", "الى", "على", "عن", "مع", "ب", "ل", "بين", "بعد", "قبل", "خلال", "منذ", "ان",
    "لان", "حيث", "اذا", "عندما", "بينما", "كما", "فيما", "حتى", "ما", "مما", "الذي", "هذا", "ذلك",
    "هو", "لا", "لم", "لن", "ليس", "غير", "عدم", "قد", "سوف", "او", "لكن", "ثم", "بل", "اما",
    "الا", "هناك", "ايضا", "كل", "اي", "احد", "ذو",
}  # fmt: skip
_PREPOSITIONS = frozenset("بلك")
_ADJECTIVAL = {"adj": "j", "noun": "h"}
_DAYS = {"احد", "اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعة", "سبت"}
_MARK_CLASSES = {
    mark: name
    for name, marks in {
        "end": ".!?؟…", "comma": "،,", "colon": ":", "semicolon": "؛;", "open": "«(“‘[", "close": "»)”’]",
        "quote": "\"'", "dash": "-–—",
    }.items()
    for mark in marks
}  # fmt: skip


def mark_class(text: str, pos: Pos) -> str:
    """The class of a punctuation mark, a number in digits or a Latin run."""
    if pos == "punct":
        return "punct." + _MARK_CLASSES.get(text[:1], "other")
    return "f." + pos


def context_class(analysis: Analysis) -> str:
    """The class that decides which neighbours the reading likes; conjunctions are counted apart."""
    prep = "" if _PREPOSITIONS.isdisjoint(analysis.proclitics) else "+"
    pron = "p" if analysis.enclitic else ""
    if analysis.pos == "verb":
        return _verb_class(analysis, pron, prep)
    article = "ال" in analysis.proclitics
    if analysis.function or analysis.pos not in ("noun", "adj", "name"):
        if article and analysis.lemma in _DAYS:
            return f"f.noun.day{prep}"
        lemma = analysis.lemma if analysis.lemma in _OWN_CLASS else ""
        return f"f.{analysis.pos}.{lemma}{'ال' if article else ''}{pron}{prep}"
    state = "d" if article else pron or ("a" if analysis.accusative else "i")
    if analysis.pos == "name":
        return f"name.{state}{prep}"
    kind = _ADJECTIVAL[analysis.pos] if analysis.adjectival else "m" if analysis.masdar else "n"
    form = "d" if analysis.number == "d" else f"{analysis.gender or ''}{analysis.number or ''}"
    return f"{kind}.{state}{form}{'u' if analysis.nominative else ''}{prep}"


def _verb_class(analysis: Analysis, pron: str, prep: str) -> str:
    if analysis.tense == "imperative":
        return "v.im"
    tense = "pr" if analysis.tense == "present" else "pa"
    if analysis.person != 3:
        return f"v.{tense}x{pron}"
    future = "s" if "س" in analysis.proclitics else ""
    number = "p" if analysis.number == "d" else analysis.number or ""
    return f"v.{tense}{analysis.gender or ''}{number}{pron}{future}{prep}"
