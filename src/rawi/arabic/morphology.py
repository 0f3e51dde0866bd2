"""What each word of a sentence is: part of speech, dictionary form, clitics and features, decided in context.

candidates    what a spelling can be: function_words.toml, then the shipped table, the cache, farahidi
decoding      the likeliest sequence of readings (``rawi.arabic.decoder``)
agreement     whether a word such as «مسلح» or «سوري» qualifies the noun before it or is one
clause start  whether a noun with a subject and an object after it is a verb
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rawi.arabic.agreement import settle_adjectives
from rawi.arabic.analyses import Analysis, context_class, mark_class
from rawi.arabic.clause_start import subject_instead, verb_instead
from rawi.arabic.decoder import Candidate, best_path
from rawi.arabic.lookup import Lookup
from rawi.arabic.orthography import Spelling
from rawi.arabic.wordlists import function_words
from rawi.arabic.words import Word

__all__ = ["Analysis", "Morphology"]

_COMMON_CLASS = {"v": "v.pams", "m": "m.ims", "j": "j.ims", "h": "j.ims", "f": "f.adv."}
_MARKS = frozenset(("punct", "num", "latin"))
_FAR_RARER = 4.0  # as a logarithm
_KEPT = 40_000  # spellings whose readings stay in memory, twice: about 130 MB at most


class _Reading(NamedTuple):
    """A reading of a word as it is written: its stem, where that begins, and its voice."""

    analysis: Analysis
    stem: str
    stem_at: int  # from the word's start, in the text
    passive: bool | None


class _Prepared:
    """What a word as it is written can be; what it leaves of the word is found for the readings that are chosen."""

    __slots__ = ("candidates", "norm", "person", "readings", "verb", "written")

    def __init__(
        self,
        norm: str,
        readings: tuple[Analysis, ...],
        candidates: tuple[Candidate, ...],
        verb: int | None = None,  # which reading a noun could be instead
        person: int | None = None,  # which reading an adverb could be instead: «عسكريا»
    ) -> None:
        self.norm, self.readings, self.candidates, self.verb = norm, readings, candidates, verb
        self.person = person
        self.written: dict[int, _Reading] = {}

    def fill(self, word: Word, index: int) -> Analysis:
        """Fill in what this reading says of the word."""
        found = self.written.get(index)
        if found is None:
            found = self.written[index] = _as_written(word, self.readings[index])
        _fill(word, found)
        return found.analysis


def _heads(prepared: Sequence[_Prepared]) -> bool:
    """«ميدانيا | قصف الطيران مواقع…»: whether the first word only says on which field the sentence is, which begins after
    it like any other."""
    if len(prepared) < 2 or not prepared[0].readings or not prepared[0].norm.rstrip("ً").endswith("يا"):
        return False
    return prepared[0].readings[0].pos == "adv"


class Morphology:
    """Tags sentences. One object serves many texts and threads; it keeps the words that it has met.

    Args:
        lookup: where readings come from; the shipped table, the cache and farahidi unless another is given.

    Raises:
        SetupError: the shipped table is missing.
        KnowledgeError: function_words.toml is wrong.
    """

    def __init__(self, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or Lookup()
        self._model = self._lookup.table.transitions()
        self._functions = function_words()
        self._prepared: dict[str, _Prepared] = {}
        self._earlier: dict[
            str, _Prepared
        ] = {}  # what was prepared before that: common words are found there
        self._marks: dict[str, _Prepared] = {}

    def candidates(self, norm: str) -> tuple[Analysis, ...]:
        """Everything the word can be, the likeliest first; what nothing knows has ``known=False``.

        Args:
            norm: a word as ``Word.norm`` spells it.
        """
        functions, left = self._functions.readings(norm)
        if left <= 1e-6:
            return functions
        share = math.log(left) if functions else 0.0
        others = [reading for reading in self._lookup.readings(norm) if reading.known or not functions]
        if share:
            others = [reading._replace(weight=reading.weight + share) for reading in others]
        found = [*functions, *others]
        found.sort(key=lambda reading: -reading.weight)
        return tuple(found)

    def tag(self, words: Sequence[Word]) -> None:
        """Fill in, for the words of one sentence, everything that ``Word`` says of a word in context."""
        prepared: list[_Prepared] = []
        for word in words:
            entry = self._prepared.get(word.text)
            if entry is None or entry.norm != word.norm or word.pos in _MARKS:
                entry = self._prepare(word)
            prepared.append(entry)
        path: list[int] = []
        begin = 1 if _heads(prepared) else 0
        for part in (prepared[:begin], prepared[begin:]):
            path += best_path([entry.candidates for entry in part], self._model)
        chosen: list[Analysis | None] = []
        for word, entry, index in zip(words, prepared, path, strict=True):
            if entry.readings:
                chosen.append(entry.fill(word, index))
            else:
                word.stem, word.stem_start, word.lemma = word.folded, word.start, word.norm
                chosen.append(None)
        for at, entry in enumerate(prepared):
            if entry.person is not None and words[at].pos == "adv" and subject_instead(words, at):
                chosen[at] = entry.fill(words[at], entry.person)
        settle_adjectives(words, chosen)
        for at, (analysis, entry) in enumerate(zip(chosen, prepared, strict=True)):
            if (
                entry.verb is not None
                and analysis is not None
                and analysis.pos == "noun"
                and not analysis.enclitic
                and set(analysis.proclitics) <= {"و", "ف"}
                and verb_instead(words, chosen, at)
            ):
                entry.fill(words[at], entry.verb)

    def _prepare(self, word: Word) -> _Prepared:
        """What is not, or no longer, prepared."""
        if word.pos in _MARKS:
            return self._mark(word)
        entry = self._earlier.get(word.text)
        if entry is None or entry.norm != word.norm:
            entry = self._prepare_word(word)
        if len(self._prepared) >= _KEPT:
            self._earlier, self._prepared = self._prepared, {}
        self._prepared[word.text] = entry
        return entry

    def _class(self, name: str) -> int:
        """The class's number; of one that the training text lacks, the number of a common one of its kind."""
        classes = self._model.classes
        found = classes.get(name)
        return classes[_COMMON_CLASS.get(name[:1], "name.i")] if found is None else found

    def _mark(self, word: Word) -> _Prepared:
        name = mark_class(word.norm, word.pos)
        found = self._marks.get(name)
        if found is None:
            candidate = Candidate(self._model.classes[name], False, 0.0, 0)
            found = self._marks[name] = _Prepared("", (), (candidate,))
        return found

    def _prepare_word(self, word: Word) -> _Prepared:
        readings = self.candidates(word.norm)
        spelling = Spelling(word.text)
        written = [
            (reading, cost) for r in readings for reading, cost in (spelling.fits(r),) if reading is not None
        ]
        if not written:  # marks that no reading explains are taken for a slip
            written = [(reading, 0.0) for reading in readings]
        best: dict[tuple[int, bool], Candidate] = {}
        for index, (reading, cost) in enumerate(written):
            class_ = self._class(context_class(reading))
            joined = reading.proclitics[:1] in (("و",), ("ف",))
            score = reading.weight - cost - self._model.marginal[joined][class_]
            if (class_, joined) not in best or best[class_, joined].score < score:
                best[class_, joined] = Candidate(class_, joined, score, index)
        candidates = tuple(best.values())
        kept = tuple([reading for reading, _ in written])
        return _Prepared(word.norm, kept, candidates, _verb(kept), _person(word.norm, kept))


def _verb(readings: Sequence[Analysis]) -> int | None:
    """Which is the past verb that is spelt as a noun among the readings, unless it is far rarer."""
    nouns = [reading.weight for reading in readings if reading.pos == "noun"]
    if not nouns:
        return None
    for index, reading in enumerate(readings):
        if (
            reading.pos == "verb" and reading.tense == "past" and reading.person == 3 and not reading.enclitic
            and reading.weight > max(nouns) - _FAR_RARER
        ):  # fmt: skip
            return index
    return None


def _person(norm: str, readings: Sequence[Analysis]) -> int | None:
    """Which reading of «عسكريا» is the soldier in the accusative, where others say how something is done."""
    if not norm.endswith("يا") or all(reading.pos != "adv" for reading in readings):
        return None
    nouns = (i for i, r in enumerate(readings) if r.pos in ("noun", "adj") and r.known)
    return next((i for i in nouns if not (readings[i].proclitics or readings[i].enclitic)), None)


def _as_written(word: Word, reading: Analysis) -> _Reading:
    """The reading with the stem that it leaves of the word, and where that begins."""
    stem = word.folded[reading.cut : len(word.folded) - len(reading.enclitic)]
    if reading.enclitic and stem.endswith("ت") and reading.lemma.endswith("ة"):
        stem = stem[:-1] + "ه"  # «مدينته»: spelt as it would be alone
    return _Reading(reading, stem, _letters(word, _detached(reading)), reading.passive)


def _fill(word: Word, reading: _Reading) -> None:
    analysis, word.stem, stem_at, word.passive = reading
    word.stem_start = word.start + stem_at
    # the fields that a word and an analysis share stand first, in this order
    (
        word.pos, word.lemma, word.proclitics, word.enclitic, word.tense, word.masdar, word.participle,
        word.person, word.gender, word.number,
    ) = analysis[:10]  # fmt: skip
    word.known = analysis.known


def _detached(reading: Analysis) -> int:
    """How many letters «و» «ف» «ب» «ك» «ل» take before the word; the article and «لل» stay with it."""
    proclitics = reading.proclitics
    if "ال" in proclitics:
        before = proclitics[: proclitics.index("ال")]
        return len(before) - (before[-1:] == ("ل",))
    return sum(1 for part in proclitics if part != "س")


def _letters(word: Word, count: int) -> int:
    """Where in the text the letter after ``count`` letters stands, from the word's start."""
    if not count or len(word.text) == len(word.norm):
        return count
    seen = 0
    for at, char in enumerate(word.text):
        if char.isalpha() and char != "ـ":
            if seen == count:
                return at
            seen += 1
    return count
