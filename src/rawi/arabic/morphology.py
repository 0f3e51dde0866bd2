"""What each word of a sentence is: part of speech, dictionary form, clitics and features, decided in context.

candidates    what a spelling can be: function_words.toml, then the shipped table, the cache, farahidi
decoding      the likeliest sequence of readings (``rawi.arabic.decoder``)
agreement     whether a word such as «مسلح» or «سوري» qualifies the noun before it or is one
clause start  whether a noun with a subject and an object after it is a verb
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rawi.arabic.agreement import settle_adjectives
from rawi.arabic.analyses import Analysis, Reading, context_class, mark_class
from rawi.arabic.clause_start import WHEN, opens_time, subject_instead, verb_instead
from rawi.arabic.decoder import Candidate, best_path
from rawi.arabic.lookup import Lookup
from rawi.arabic.orthography import Spelling
from rawi.arabic.wordlists import function_words
from rawi.arabic.words import Pos, Word
from rawi.recent import Recent

__all__ = ["Analysis", "Morphology"]

_COMMON_CLASS = {"v": "v.pams", "m": "m.ims", "j": "j.ims", "h": "j.ims", "f": "f.adv."}
_MARKS = frozenset(("punct", "num", "latin"))
_SHARED = Analysis._fields.index("cut")  # the fields of an analysis that stand so in ``Reading`` too
_JOINED = (("و",), ("ف",))
_PREPOSITIONS = frozenset(("في", "من", "الي", "علي", "عن"))
_ATTACHED = frozenset("بلك")
_FAR_RARER = 4.0  # as a logarithm
_KEPT = 120_000  # spellings whose readings stay in memory, at most twice as many: some 300 MB


class _Prepared(NamedTuple):
    """What a word as it is written can be: only what the decoder chooses among is kept.

    Attributes:
        norm: the word's.
        candidates: the readings as the decoder sees them; their places are places in ``readings``.
        readings: none of a mark, a number or a Latin run.
        verb: the place of the verb that a noun could be instead.
        person: the place of the noun that an adverb could be instead («عسكريا»).
        adverb: whether the likeliest reading out of context is an adverb.
    """

    norm: str
    candidates: tuple[Candidate, ...]
    readings: tuple[Reading, ...] = ()
    verb: int | None = None
    person: int | None = None
    adverb: bool = False


def _heads(prepared: Sequence[_Prepared]) -> bool:
    """«ميدانيا | قصف الطيران مواقع…»: whether the first word only says on which field the sentence is, which begins after
    it like any other."""
    return len(prepared) > 1 and prepared[0].adverb and prepared[0].norm.rstrip("ً").endswith("يا")


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
        self._prepared = Recent[str, _Prepared](_KEPT)
        self._most = Recent[str, tuple[Pos, str, str]](_KEPT)  # what a spelling most often is
        self._marks: dict[str, _Prepared] = {}
        self._alone: dict[tuple[int, bool], tuple[Candidate]] = {}

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
        chosen: list[Reading | None] = []
        for word, entry, index in zip(words, prepared, path, strict=True):
            if entry.readings:
                reading = entry.readings[index]
                reading.fill(word)
                if reading.proclitics and chosen and _second_preposition(words, len(chosen), reading):
                    reading = _whole(word, entry.readings)
                    reading.fill(word)
                chosen.append(reading)
            else:
                word.stem, word.stem_start, word.lemma = word.folded, word.start, word.norm
                chosen.append(None)
        for at in [at for at, entry in enumerate(prepared) if entry.person is not None]:
            person = prepared[at].person
            if person is not None and words[at].pos == "adv" and subject_instead(words, at):
                chosen[at] = soldier = prepared[at].readings[person]
                soldier.fill(words[at])
        settle_adjectives(words, chosen)
        for at, word in enumerate(words[:-1]):
            if word.number == "p" and word.pos == "noun" and words[at + 1].pos == "num" and not word.masdar:
                masdar = _masdar(prepared[at].readings, word)
                if masdar is not None:
                    chosen[at] = masdar
                    masdar.fill(word)
        for at in [at for at, entry in enumerate(prepared) if entry.verb is not None]:
            verb, noun = prepared[at].verb, chosen[at]
            if (
                verb is not None
                and noun is not None
                and noun.pos == "noun"
                and not noun.enclitic
                and set(noun.proclitics) <= {"و", "ف"}
                and verb_instead(words, chosen, at)
            ):
                prepared[at].readings[verb].fill(words[at])
        for at, word in enumerate(words[:-1]):
            if word.stem == WHEN and word.pos == "noun" and opens_time(words, at):
                word.pos = "sub"

    def alone(self, word: Word) -> Word:
        """A word like another, filled in by ``tag_alone``."""
        by_itself = Word(word.start, word.end, word.text, word.norm, word.folded, word.pos)
        self.tag_alone(by_itself)
        return by_itself

    def tag_alone(self, word: Word) -> None:
        """Fill in what a word most often is, whatever stands beside it: its part of speech, dictionary form and stem."""
        if word.pos in _MARKS:
            return
        most = self._most.get(word.text) or self._most.again(word.text)
        if most is None:
            most = self._most_often(word)
            self._most.keep(word.text, most)
        word.pos, word.lemma, word.stem = most

    def _most_often(self, word: Word) -> tuple[Pos, str, str]:
        known = self._prepared.get(word.text)
        reading = self._lookup.table.commonest(word.norm) if known is None else None
        if reading is not None:
            stem = word.folded[reading.cut : len(word.folded) - len(reading.enclitic)]
            return reading.pos, reading.lemma, stem
        filled = replace(word)
        (known or self._prepare(word)).readings[0].fill(filled)
        return filled.pos, filled.lemma, filled.stem

    def _prepare(self, word: Word) -> _Prepared:
        """What is not, or no longer, prepared."""
        if word.pos in _MARKS:
            return self._mark(word)
        entry = self._prepared.again(word.text)
        if entry is None or entry.norm != word.norm:
            entry = self._prepare_word(word)
            self._prepared.keep(word.text, entry)
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
            found = self._marks[name] = _Prepared("", self._sole(self._model.classes[name], False))
        return found

    def _sole(self, class_: int, joined: bool) -> tuple[Candidate]:
        """The only candidate of a word, whose score is all the same: words of one class share it."""
        found = self._alone.get((class_, joined))
        if found is None:
            found = self._alone[class_, joined] = (Candidate(class_, joined, 0.0, 0),)
        return found

    def _told(self, norm: str) -> tuple[Analysis, ...]:
        """«أعدمهم»: the readings of a word, but what news tells of rather than commands where only a command is listed."""
        readings = self.candidates(norm)
        only = readings[0]
        if len(readings) > 1 or only.tense != "imperative" or not only.enclitic:
            return readings
        bare = self.candidates(norm.removesuffix(only.enclitic))
        past = [r for r in bare if r.tense == "past" and r.person == 3 and not r.enclitic]
        return tuple(r._replace(enclitic=only.enclitic) for r in past) or readings

    def _prepare_word(self, word: Word) -> _Prepared:
        readings = self._told(word.norm)
        spelling = Spelling(word.text)
        if len(readings) == 1 and not spelling.marked:
            (only,) = readings
            sole = self._sole(self._class(context_class(only)), only.proclitics[:1] in _JOINED)
            written = _as_written(word, only)
            return _Prepared(written.norm, sole, (written,), adverb=only.pos == "adv")
        fitting = [(fit, cost) for fit, cost in map(spelling.fits, readings) if fit is not None]
        if not fitting:  # marks that no reading explains are taken for a slip
            fitting = [(reading, 0.0) for reading in readings]
        best: dict[tuple[int, bool], tuple[float, Analysis]] = {}
        for reading, cost in fitting:
            class_ = self._class(context_class(reading))
            joined = reading.proclitics[:1] in _JOINED
            score = reading.weight - cost - self._model.marginal[joined][class_]
            if (class_, joined) not in best or best[class_, joined][0] < score:
                best[class_, joined] = score, reading
        kept = [reading for _, reading in best.values()]
        fit = [reading for reading, _ in fitting]
        verb, person = (_place(kept, reading) for reading in (_verb(fit), _person(word.norm, fit)))
        all_written = tuple([_as_written(word, reading) for reading in kept])
        return _Prepared(
            all_written[0].norm, self._candidates(best), all_written, verb, person, fit[0].pos == "adv"
        )

    def _candidates(self, best: Mapping[tuple[int, bool], tuple[float, Analysis]]) -> tuple[Candidate, ...]:
        if len(best) == 1:
            return self._sole(*next(iter(best)))
        return tuple(
            [
                Candidate(class_, joined, score, place)
                for place, ((class_, joined), (score, _)) in enumerate(best.items())
            ]
        )


def _verb(readings: Sequence[Analysis]) -> Analysis | None:
    """The past verb that is spelt as a noun among the readings, unless it is far rarer."""
    verbs = [
        reading
        for reading in readings
        if reading.pos == "verb" and reading.tense == "past" and reading.person == 3 and not reading.enclitic
    ]
    nouns = [reading.weight for reading in readings if reading.pos == "noun"] if verbs else []
    if not nouns:
        return None
    least = max(nouns) - _FAR_RARER
    return next((verb for verb in verbs if verb.weight > least), None)


def _person(norm: str, readings: Sequence[Analysis]) -> Analysis | None:
    """Of «عسكريا» the soldier in the accusative among the readings, where others say how something is done."""
    if not norm.endswith("يا") or all(reading.pos != "adv" for reading in readings):
        return None
    nouns = (reading for reading in readings if reading.pos in ("noun", "adj") and reading.known)
    return next((noun for noun in nouns if not (noun.proclitics or noun.enclitic)), None)


def _place(kept: list[Analysis], reading: Analysis | None) -> int | None:
    """Where a reading stands among those kept, after them where it had not been one."""
    if reading is None:
        return None
    if reading not in kept:
        kept.append(reading)
    return kept.index(reading)


def _as_written(word: Word, reading: Analysis) -> Reading:
    """The reading with the stem that it leaves of the word, and where that begins."""
    text, folded = word.text, word.folded
    stem = folded[reading.cut : len(folded) - len(reading.enclitic)]
    if reading.enclitic and stem.endswith("ت") and reading.lemma.endswith("ة"):
        stem = stem[:-1] + "ه"  # «مدينته»: spelt as it would be alone
    return Reading._make(
        (
            text,
            text if text == word.norm else word.norm,  # one string where they are alike
            text if text == folded else folded,
            *reading[:_SHARED],
            reading.known,
            stem,
            reading.passive,
            _letters(word, _detached(reading)),
            reading.adjectival,
            reading.accusative,
            reading.nominative,
            reading.function,
        )
    )


def _detached(reading: Analysis) -> int:
    """How many letters «و» «ف» «ب» «ك» «ل» take before the word; the article and «لل» stay with it."""
    proclitics = reading.proclitics
    if not proclitics:
        return 0
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


def _masdar(readings: Sequence[Reading], word: Word) -> Reading | None:
    """«وأسر عشرة جنود»: the verbal noun that a plural before a number is instead, which has no number for its genitive."""
    if word.definite or word.enclitic:
        return None
    return next(
        (r for r in readings if r.masdar and r.proclitics == word.proclitics and not r.enclitic), None
    )


def _second_preposition(words: Sequence[Word], at: int, reading: Reading) -> bool:
    """«في لبوزة»: whether the letter cut off as «ل», «ب» or «ك» cannot be one, since a preposition stands before it."""
    before = words[at - 1]
    if before.folded.removeprefix("و") not in _PREPOSITIONS or before.pos != "prep":
        return False
    return reading.proclitics[0] in _ATTACHED and reading.pos in ("noun", "name", "adj")


def _whole(word: Word, readings: Sequence[Reading]) -> Reading:
    """The likeliest reading of a word with no preposition cut off; a name if there is none."""
    uncut = next((r for r in readings if r.pos in ("noun", "name") and not r.proclitics), None)
    return uncut or _as_written(word, Analysis(pos="name", lemma=word.norm, known=False))
