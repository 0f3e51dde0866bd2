"""The word as every later layer sees it: where it stands, how it is spelt for matching, what it is in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Pos", "Sentence", "Word"]

Pos = Literal[
    "verb",
    "noun",      # also verbal nouns and participles used as nouns
    "adj",
    "name",      # a proper noun, or a word no analyser knows
    "prep",
    "conj",      # و ف ثم أو بل لكن
    "sub",       # subordinators: أن إن لأن حيث بينما عندما كي
    "rel",       # الذي التي الذين ما من (relative)
    "dem",       # هذا هذه ذلك تلك
    "pron",      # هو هي هم
    "neg",       # لا لم لن ليس غير ما (negation)
    "part",      # قد سوف إنما أما
    "adv",
    "num",
    "punct",
    "latin",
]  # fmt: skip


@dataclass(slots=True)
class Word:
    """One token of a sentence: a word with its clitics, a number, a Latin run or a punctuation mark.

    Attributes:
        start, end: code-point offsets in the report's text.
        text: the word as published.
        norm: marks, tatweel and breaking characters gone, alef with hamza as bare alef; ة and ى kept («الق.صف» ->
            «القصف»). What the morphology looks up.
        folded: ``norm`` folded further for matching names: ة as ه, ى as ي, ؤ as و, ئ as ي.
        pos: part of speech in context.
        lemma: dictionary form, unvowelled, spelt like ``norm``: a verb's past («قصف», «سيطر»), a noun's singular
            («قذيفة» for «قذائف»), a verbal noun itself («اشتباك», «سيطرة»).
        proclitics: folded, outermost first: «و», «ف», «ب», «ل», «ك», «س», «ال».
        stem: folded word without proclitics and enclitic.
        stem_start: offset in the report's text where the word begins once «و» «ف» «ب» «ك» «ل» are cut off; the
            article stays, and «لل…» stays whole.
        enclitic: attached pronoun, folded («ه», «ها», «هم»); empty when there is none.
        tense: of a verb.
        passive: of a verb, only where spelling shows it; ``None`` when the letters do not tell.
        masdar: a verbal noun («قصف», «اشتباك»).
        participle: «active» («مشيرا», «قاتل») or «passive» («مقتول»).
        person: 1, 2 or 3, of a verb.
        gender: «m» or «f».  number: «s», «d» or «p».
        known: whether an analyser knows the word; an unknown word is probably a name.
    """

    start: int
    end: int
    text: str
    norm: str
    folded: str
    pos: Pos = "name"
    lemma: str = ""
    proclitics: tuple[str, ...] = ()
    stem: str = ""
    stem_start: int = -1
    enclitic: str = ""
    tense: Literal["past", "present", "imperative"] | None = None
    passive: bool | None = None
    masdar: bool = False
    participle: Literal["active", "passive"] | None = None
    person: int | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "d", "p"] | None = None
    known: bool = False

    @property
    def definite(self) -> bool:
        """Whether the word carries the article or a pronoun."""
        return "ال" in self.proclitics or bool(self.enclitic)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words, in order.

    Attributes:
        start, end: code-point offsets in the report's text.
        words: its words, punctuation included.
        headline: stands like a headline: first, or a line without a full stop that the text repeats.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    headline: bool = False
