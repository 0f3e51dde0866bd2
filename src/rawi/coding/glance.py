"""A glance at a report before its sentences are parsed: whether it could tell of armed conflict at all.

Most of what newspapers print has words that may name a happening («تقدم», «عملية», «دعم») and gives no statement:
``relevance`` drops every one of them. Parsing is most of the work, so a report in which ``relevance`` would have
nothing to go by is not parsed. What it goes by is sought here word by word: a happening stands by a word that is not
weak, by fighters or arms that ``heat.sure_word`` tells, by an armed actor of the registry, by somebody's claim, or in
unrest and bombings by themselves. Whoever lets a happening stand by something else adds it here.

That is asked of messages of a few sentences. In a longer report every sentence is weighed by its words and by the others
(``worth``), and parsed where that makes a happening likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rawi.arabic.fold import folded_word
from rawi.arabic.morphology import Morphology
from rawi.arabic.tokens import tokenize
from rawi.arabic.words import Word
from rawi.coding.document import Parse
from rawi.coding.heat import BOMBINGS, MILITARY, sure_word
from rawi.coding.meaning import Meanings
from rawi.coding.mentions import NameIndex
from rawi.coding.tolls import UNREST
from rawi.coding.worth import ANY, ENOUGH, SAY, WHOLE, as_share, sign, worth
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import Frames
from rawi.knowledge.speech import SpeechLexicon
from rawi.knowledge.weapons import begins_weapon, load_means, weapons_at, weapons_in
from rawi.recent import AsAsked, Recent

__all__ = ["Glance"]

# What a word says of conflict: something by itself; something if others are there; perhaps the beginning of a weapon's or
# an armed actor's name.
SURELY, WITH_OTHERS, WEAPON, FIGHTERS = 1, 2, 4, 8
VEHICLES = frozenset(("vehicle", "naval"))  # families of weapons
STOPS = re.compile(r"[.!?؟\n]+")
BETWEEN_MARKS = re.compile(r"[^\s،؛:,;«»“”\"()\[\]{}/\\…–—-]+")
ROUGHLY = 0.7  # of the worth asked for: of 4,000 articles one below it had a statement
NEARLY = 0.75  # of the worth asked for: read word by word, a sentence that has enough in context has at least this share
KEPT = 130_000  # words of which it stays in memory, twice


class Glance:
    """What a report must hold something of.

    Args:
        morphology, frames, names, meanings, everyday, speech: the coder's knowledge.
        weights: of what ``worth`` weighs a sentence by.
        least: the worth from which on a sentence is parsed.
    """

    def __init__(
        self,
        morphology: Morphology,
        frames: Frames,
        names: NameIndex,
        meanings: Meanings,
        everyday: Everyday,
        speech: SpeechLexicon,
        weights: Mapping[str, float],
        least: float = ENOUGH,
    ) -> None:
        self.morphology = morphology
        self.names = names
        self.meanings = meanings
        self.weights = weights
        self.least = least
        self.unsure = everyday.unsure
        self.bombings = frozenset(lemma for lemma, kind in load_means().items() if kind in BOMBINGS)
        claims = [frame for frame in speech.frames if frame.act == "claims"]
        self.claiming = {form for form, frame in speech.participle_forms.items() if frame in claims}
        # words that name a happening which may stand by itself, or claim one, each with those that must be there too
        self.telling: dict[str, list[frozenset[str]]] = {}
        for claim in claims:
            first, *others = map(folded_word, claim.lemmas)
            self.telling.setdefault(first, []).append(frozenset(others))
        for entries in frames.index.values():
            for frame in entries:
                if not frame.weak or frame.kind in UNREST | BOMBINGS:
                    self.telling.setdefault(frame.lemmas[0], []).append(frozenset(frame.lemmas[1:]))
        self.alone = {
            *self.bombings,
            *[lemma for lemma, found in self.telling.items() if not all(found)],  # with no others
        }
        self._weighed = Recent[tuple[str, str, str], float](KEPT)  # words in context
        self._spelt = AsAsked(self._weighs_alone, 2 * KEPT)  # spellings

    def hopeless(self, text: str) -> bool:
        """Whether a longer report's words promise so little that it need not even be cut into sentences: roughly what
        ``likely`` says of them, by what stands between blanks, marks and stops."""
        pieces = [words for piece in STOPS.split(text) if (words := BETWEEN_MARKS.findall(piece))]
        return len(pieces) >= WHOLE and max(self._shares(pieces)) < self.least * ROUGHLY

    def likely(self, parses: Sequence[Parse]) -> Sequence[Parse]:
        """The sentences of a report, whose words are not tagged yet, that may turn out to be worth parsing; none where no
        sentence can."""
        if len(parses) < WHOLE:
            return parses
        shares = self._shares([word.text for word in parse.words] for parse in parses)
        if max(shares) < self.least:
            return ()
        return [parse for parse, share in zip(parses, shares, strict=True) if share >= self.least * NEARLY]

    def _shares(self, sentences: Iterable[Sequence[str]]) -> list[float]:
        """The worth of each sentence by its words as they are most often."""
        weigh, any_ = self._spelt.__getitem__, self.weights.get(ANY, 0.0)
        return worth([any_ + sum(map(weigh, words)) for words in sentences], self.weights)

    def _weighs_alone(self, spelling: str) -> float:
        """What a spelling weighs as the word, or words, that it most often is."""
        return sum([self._weighs(self.morphology.alone(word)) for word in tokenize(spelling)])

    def _weighs(self, word: Word) -> float:
        if word.pos not in SAY:
            return 0.0
        if (
            f"«{self.meanings.folded_lemma(word)}»" not in self.weights
            and self.meanings.type_of(word) != "armed"
        ):
            return 0.0  # what ``sign`` would come to, sooner found
        return self.weights.get(sign(word, self.meanings, self.names), 0.0)

    def chosen(self, parses: Sequence[Parse]) -> Sequence[Parse]:
        """The sentences to be parsed, each with its worth by now: of a whole report those that are worth it, and all of a
        message in which a word says something of conflict."""
        self._set_worths(parses)
        if len(parses) < WHOLE:
            return parses if self._tells(parses) else ()
        return [parse for parse in parses if parse.worth >= self.least]

    def _set_worths(self, parses: Sequence[Parse]) -> None:
        known = self._weighed
        sums = []
        for parse in parses:
            total = self.weights.get(ANY, 0.0)
            for word in parse.words:
                key = (word.text, word.lemma, word.stem)
                weight = known.get(key)
                if weight is None and (weight := known.again(key)) is None:
                    weight = self._weighs(word)
                    known.keep(key, weight)
                total += weight
            sums.append(total)
            parse.worth_alone = as_share(total)
        for parse, share in zip(parses, worth(sums, self.weights), strict=True):
            parse.worth = share

    def _tells(self, parses: Sequence[Parse]) -> bool:
        """Whether any word says something of conflict, by itself or with the others of its sentence."""
        says = [
            (parse, i, said) for parse in parses for i, w in enumerate(parse.words) if (said := self._says(w))
        ]
        return any(said & SURELY for _, _, said in says) or any(self._after_all(*each) for each in says)

    def _says(self, word: Word) -> int:
        lemma = self.meanings.folded_lemma(word)
        if (
            lemma in self.alone
            or word.stem in self.bombings
            or word.folded.removeprefix("و") in self.claiming
            or sure_word(word, self.unsure, self.meanings)
        ):
            return SURELY
        says = WITH_OTHERS if lemma in self.telling or lemma == MILITARY else 0
        says |= WEAPON if begins_weapon(word) else 0
        return says | (FIGHTERS if self.names.begins_fighters(word.folded) else 0)

    def _after_all(self, parse: Parse, i: int, says: int) -> bool:
        """Whether a word says something of conflict with the others of its sentence."""
        words = parse.words
        if says & FIGHTERS and any(name.type == "armed" for name, _ in self.names.at(words, i)):
            return True
        if says & WEAPON and any(
            end - i > 1 or weapon.refines in BOMBINGS for end, weapon in weapons_at(words, i)
        ):
            return True
        lemma = self.meanings.folded_lemma(words[i])
        return bool(says & WITH_OTHERS) and self._with_others(words, lemma, self._spellings(words))

    def _spellings(self, words: Sequence[Word]) -> set[str]:
        spelt = {word.stem for word in words}
        spelt.update([word.folded for word in words])
        spelt.update(self.meanings.folded_lemmas(words))
        return spelt

    def _with_others(self, words: Sequence[Word], lemma: str, spelt: set[str]) -> bool:
        if any(others <= spelt for others in self.telling.get(lemma, ())):
            return True
        return lemma == MILITARY and (
            any("vehicle" in self.meanings.types_of(word) for word in words)
            or any(weapon.family in VEHICLES for _, _, weapon in weapons_in(words))
        )  # «رتل عسكري»
