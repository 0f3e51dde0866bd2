"""One reading of a word out of context, and the classes that readings fall into for the decoder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rawi.arabic.words import Pos

__all__ = ["UNKNOWN", "Analysis", "context_class"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a word can be.

    Fields with the names of ``Word``'s mean the same.

    Attributes:
        cut: how many letters of ``norm`` the proclitics take; with «ل» + «ال» before a word in «ل» («للجنة») only one.
        adjectival: a noun by form that can qualify another («مسلح», «سوري», «كبير»); which of the two it is, noun or
            adjective, is decided from its neighbours.
        accusative: an indefinite noun in «ا» («هجوما»).
        vowelled: how the reading is written in full, hamza and marks included, voices apart.
        vowelled_passive: the same for its passive.
        weight: natural logarithm of the reading's share among the word's readings, out of context.
        function: found in function_words.toml.
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
    vowelled: tuple[str, ...] = ()
    vowelled_passive: tuple[str, ...] = ()
    weight: float = 0.0
    function: bool = False

    @property
    def passive(self) -> bool | None:
        """Whether the verb is passive, as far as its letters tell: ``None`` when both voices are spelt so."""
        if self.pos != "verb" or (self.vowelled and self.vowelled_passive):
            return None
        return bool(self.vowelled_passive)


# Function words whose neighbours differ from those of other words of their part of speech.
_OWN_CLASS = frozenset(
    "في من الى على عن مع ب ل بين بعد قبل خلال منذ ان لان حيث اذا عندما بينما كما فيما حتى ما مما الذي هذا ذلك هو لا لم لن ليس غير "
    "عدم قد سوف او لكن ثم بل اما الا هناك ايضا كل اي احد ذو".split()
)
UNKNOWN = "name"


def context_class(analysis: Analysis) -> str:
    """The class that decides which neighbours the reading likes; conjunctions are counted apart."""
    prep = "+" if {"ب", "ل", "ك"} & set(analysis.proclitics) else ""
    pron = "p" if analysis.enclitic else ""
    if analysis.pos == "verb":
        tense = (analysis.tense or "past")[0:2]
        person = "3" if analysis.person == 3 else "x"
        future = "s" if "س" in analysis.proclitics else ""
        return f"v.{tense}{person}{analysis.gender or ''}{analysis.number or ''}{pron}{future}{prep}"
    if analysis.function or analysis.pos not in ("noun", "adj", "name"):
        lemma = analysis.lemma if analysis.lemma in _OWN_CLASS else ""
        article = "ال" if "ال" in analysis.proclitics else ""
        return f"f.{analysis.pos}.{lemma}{article}{pron}{prep}"
    if "ال" in analysis.proclitics:
        state = "d"
    elif analysis.enclitic:
        state = "p"
    elif analysis.accusative:
        state = "a"
    else:
        state = "i"
    if analysis.pos == "name":
        return f"name.{state}{prep}"
    kind = "j" if analysis.adjectival else "m" if analysis.masdar else "n"
    return f"{kind}.{state}{analysis.gender or ''}{analysis.number or ''}{prep}"
