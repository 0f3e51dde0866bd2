"""Words that attribute: speech.toml, indexed for the coder.

The file's head says what its fields mean, docs/sources.md how to add a frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from rawi.arabic.fold import folded_word, norm
from rawi.arabic.words import Word
from rawi.errors import KnowledgeError
from rawi.knowledge.loading import HERE, checked, read_tables

__all__ = ["Act", "Form", "Phrase", "SpeechFrame", "SpeechLexicon", "load_speech"]

Form = Literal["verb", "passive", "participle", "noun", "preposition", "opener"]
Act = Literal[
    "says", "confirms", "denies", "claims", "accuses", "doubts", "judges", "orders", "calls", "hopes", "asks"
]
PREPOSITIONS = ("عن", "من", "إلى", "على", "ب", "ل", "في", "مع", "حول", "إزاء", "عبر")
CONTENT = ("أن", "إن", "كيف", "quote", "object", "clause", *PREPOSITIONS)
SPEAKERS = ("subject", "after", "genitive", "carried", "nobody", "عن", "من", "إلى")
CLITICS = ("ل", "ب")
CARRYING = ("ان", "بان")  # may carry a pronoun
_JOINED = ("و", "ف")
_OPENING = frozenset(('"', "«", "“"))
_STOPS = frozenset(".؛!؟:")
_SPOKESWOMAN = frozenset(("متحدثه",))  # «قالت متحدثة إن» is no participle, «متحدثة عن» is
_ON_BEHALF = ("باسم", "بلسان")
_REACH = 12  # words between «وبين» and its «أن»


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """One word or phrase that attributes.

    Attributes:
        form: verb, passive, participle, noun, preposition or opener.
        words: as speech.toml writes it.
        lemmas: its words' lemmas, spelt like ``Word.lemma``; of a phrase, its folded words, a clitic apart.
        act: what the speaker does with what is said.
        content: what may introduce what is said: folded words («ان», «الي»), «quote», «object», «clause».
        speaker: where the speaker stands: subject, after, genitive, carried, nobody, or the folded
            preposition before.
        english: in English.
        hearer: folded prepositions of the one who is told, or «object».
        continues: without a subject of its own, the last speaker's speech goes on.
        accused: where the accused stands: «object» or a folded preposition; empty when nobody is accused.
        follow: folded verbs one of which must stand after the phrase; empty when none must.
        issues: its subject is the speaker of the document that is its object or antecedent («بيان أصدرته
            الوزارة»).
        document: can itself be the subject of a verb of saying («وقال البيان»).
        ambiguous: also an everyday word: attributes only with one of its contents beside it.
    """

    form: Form
    words: str
    lemmas: tuple[str, ...]
    act: Act
    content: tuple[str, ...]
    speaker: str
    english: str
    hearer: tuple[str, ...] = ()
    continues: bool = False
    accused: str = ""
    follow: frozenset[str] = frozenset()
    issues: bool = False
    document: bool = False
    ambiguous: bool = False

    @property
    def id(self) -> str:
        """«verb:قال», for ``--explain``."""
        return f"{self.form}:{self.words}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a sentence.

    Attributes:
        frame: what it means.
        first, last: its words, the last exclusive. Where a word with «ل» or «ب» ends the phrase («وفقا
            للمرصد»), that word begins what comes after it and is not counted in; nor is the verb whose
            subject speaks («كما أفاد»).
        carried: it takes the speaker before: so by its frame, or because a pronoun stands for the speaker
            («في بيان له»).
    """

    frame: SpeechFrame
    first: int
    last: int
    carried: bool


PhraseEntry = tuple[tuple[str, ...], SpeechFrame]


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """The frames, by what they are found with.

    Attributes:
        frames: all of them, in the file's order.
        verbs, passives, nouns: by lemma, of frames of one word. A lemma stands in both spellings,
            ``Word.lemma``'s and folded («نفى», «نفي»).
        verb_phrases: frames of several lemmas by their first, the longest first («اعلن»: «أعلن مسؤولية»).
        participle_forms: by every folded form that can go on with a speech («مشيرا», «مشيره», «مشيرين»).
        prepositions: phrases before the one who is quoted: folded words, the longest first; a final «ل» or
            «ب» is the clitic of the next word.
        carriers: such phrases that take the speaker before («على حد قوله»).
        openers: such phrases that quote nobody («يذكر ان»).
    """

    frames: tuple[SpeechFrame, ...]
    verbs: Mapping[str, SpeechFrame]
    passives: Mapping[str, SpeechFrame]
    nouns: Mapping[str, SpeechFrame]
    verb_phrases: Mapping[str, tuple[SpeechFrame, ...]]
    participle_forms: Mapping[str, SpeechFrame]
    prepositions: list[PhraseEntry]
    carriers: list[PhraseEntry]
    openers: list[PhraseEntry]
    _by_first: Mapping[
        str, Mapping[str, tuple[PhraseEntry, ...]]
    ]  # then by the second word; «» for any other

    def verb_at(self, words: Sequence[Word], i: int) -> SpeechFrame | None:
        """The frame of a verb of saying at word ``i`` of a tagged sentence.

        «بين» and «عبر» are prepositions nearly everywhere, and taggers read them so; at the head of a clause
        they are verbs when «أن», «عن» or a quotation after a colon comes before any other verb («وبين التقرير أن»,
        «وعبر الوزير عن»).
        """
        word = words[i]
        if word.pos == "verb":
            return self.verbs.get(word.lemma)
        if word.pos != "prep" or word.enclitic or (i > 0 and words[i - 1].pos != "punct"):
            return None
        frame = self.verbs.get(word.folded[1:] if word.folded[0] in _JOINED else word.folded)
        if frame is None or not {"ان", "عن"}.intersection(frame.content):
            return None
        for k, following in enumerate(words[i + 1 : i + 1 + _REACH], i + 1):
            if following.norm == ":" and k + 1 < len(words) and words[k + 1].norm in _OPENING:
                return frame if "quote" in frame.content else None
            if following.pos == "verb" or (following.pos == "punct" and following.norm in _STOPS):
                return None
            if any(part in ("ان", "عن") and _spells(following, part) for part in frame.content):
                return frame
        return None

    def begins_phrase(self, folded: str) -> bool:
        """Whether a preposition or opener may begin with a word: of most ``phrase_at`` need not be asked."""
        return folded in self._by_first or (folded[:1] in _JOINED and folded[1:] in self._by_first)

    def phrase_at(self, words: Sequence[Word], i: int) -> Phrase | None:
        """The longest preposition or opener that begins at word ``i`` of a tagged sentence.

        Look for the next one from its ``last`` on: «على حد قوله» holds «قوله».
        What takes the subject of a verb for its speaker («حسبما», «كما») is one only before a verb of saying.
        """
        following = words[i + 1].folded if i + 1 < len(words) else ""
        for phrase, frame in self._starting(words[i].folded, following):
            found = _matched(words, i, phrase, frame)
            if found is not None and (found.carried or self._followed(words, found)):
                return found
        return None

    def _followed(self, words: Sequence[Word], found: Phrase) -> bool:
        """Whether what the phrase needs stands after it."""
        if found.frame.form == "opener":
            return True
        if found.last >= len(words):
            return False
        word = words[found.last]
        if found.frame.speaker == "subject":
            return word.lemma in self.verbs or word.lemma in self.passives
        return word.folded not in ("ما", "لما")  # «حسب ما تقتضيه الحاجة» names no one

    def participle_at(self, words: Sequence[Word], i: int) -> SpeechFrame | None:
        """The frame of a participle that goes on with a speech at word ``i`` of a tagged sentence.

        A definite one («المتهمين») does not; nor does a noun that is spelt like one («مدينة», «مذكرة»),
        unless what may follow the participle follows («داعية إلى»).
        """
        word = words[i]
        if word.enclitic or "ال" in word.proclitics:
            return None
        form = word.folded
        frame = self.participle_forms.get(form)
        if frame is None and form[:1] == "و":
            form = form[1:]
            frame = self.participle_forms.get(form)
        following = words[i + 1] if i + 1 < len(words) else None
        if following is not None and following.folded.startswith(_ON_BEHALF):
            return None  # «قالت متحدثة باسم الجيش», «لكن متحدثا باسمها قال»
        sure = frame is not None and not frame.ambiguous and form not in _SPOKESWOMAN
        if frame is None or (sure and (form[-1] == "ا" or word.participle or word.lemma in frame.lemmas)):
            return frame
        return frame if following is not None and _introduces(following, frame) else None

    def _starting(self, word: str, following: str) -> Sequence[PhraseEntry]:
        found = self._of_two(word, following)
        if word[:1] in _JOINED and len(word) > 3 and (joined := self._of_two(word[1:], following)):
            return [*found, *joined]
        return found

    def _of_two(self, word: str, following: str) -> Sequence[PhraseEntry]:
        by_second = self._by_first.get(word, {})
        return by_second.get(following, by_second.get("", ()))


@cache
def load_speech(path: Path = HERE / "speech.toml") -> SpeechLexicon:
    """The lexicon.

    Raises:
        KnowledgeError: an entry is wrong or stands twice; the message names file and line.
    """
    frames: list[SpeechFrame] = []
    seen: dict[str, int] = {}
    for line, table in read_tables(path, "speech"):
        frame = _frame(path, line, table)
        if frame.id in seen:
            message = f"«{frame.words}» stands already in line {seen[frame.id]}"
            raise KnowledgeError(message, path=path, line=line)
        seen[frame.id] = line
        frames.append(frame)
    phrases = [entry for frame in frames for entry in _spelt_out(frame)]
    phrases.sort(key=lambda entry: -len(entry[0]))
    return SpeechLexicon(
        frames=tuple(frames),
        verbs=_by_lemma(frames, "verb"),
        passives=_by_lemma(frames, "passive"),
        nouns=_by_lemma(frames, "noun"),
        verb_phrases=_by_first_lemma(frames, "verb"),
        participle_forms={form: frame for frame in frames for form in _inflected(frame)},
        prepositions=[entry for entry in phrases if _named(entry[1])],
        carriers=[entry for entry in phrases if entry[1].speaker == "carried"],
        openers=[entry for entry in phrases if entry[1].form == "opener"],
        _by_first=_grouped(phrases),
    )


def _frame(path: Path, line: int, table: dict[str, Any]) -> SpeechFrame:
    checked(
        path, line, table,
        required={"form": str, "words": str, "act": str, "content": list, "speaker": str, "english": str},
        optional={"lemma": str, "hearer": list, "continues": bool, "accused": str, "next": list,
                  "issues": bool, "document": bool, "ambiguous": bool},
        one_of={"form": get_args(Form), "act": get_args(Act), "content": CONTENT, "speaker": SPEAKERS,
                "hearer": ("object", *PREPOSITIONS), "accused": ("object", *PREPOSITIONS)},
    )  # fmt: skip
    form, words = table["form"], table["words"].split()
    if form == "participle" and (len(words) > 1 or words[0][-1] != "ا"):
        raise KnowledgeError("a participle is one word in the accusative («مشيرا»)", path=path, line=line)
    if form == "passive" and len(words) > 1:
        raise KnowledgeError("a passive is one word", path=path, line=line)
    if form == "preposition" and table["speaker"] in ("genitive", "nobody"):
        raise KnowledgeError("a preposition's speaker is after, subject or carried", path=path, line=line)
    if form == "opener" and table["speaker"] != "nobody":
        raise KnowledgeError("an opener's speaker is nobody", path=path, line=line)
    if (table["act"] == "accuses") != ("accused" in table) and form not in ("passive",):
        raise KnowledgeError("«accused» and the act «accuses» belong together", path=path, line=line)
    return SpeechFrame(
        form=form,
        words=table["words"],
        lemmas=_lemmas(form, words, table.get("lemma", "")),
        act=table["act"],
        content=_folded(table["content"]),
        speaker=folded_word(table["speaker"]),
        english=table["english"],
        hearer=_folded(table.get("hearer", ())),
        continues=table.get("continues", False),
        accused=folded_word(table.get("accused", "")),
        follow=frozenset(form for verb in table.get("next", ()) for form in _persons(folded_word(verb))),
        issues=table.get("issues", False),
        document=table.get("document", False),
        ambiguous=table.get("ambiguous", False),
    )


def _lemmas(form: str, words: Sequence[str], given: str) -> tuple[str, ...]:
    if given:
        return (norm(given),)
    if form in ("preposition", "opener"):
        return tuple(folded_word(word) for word in words)
    if form == "participle":
        return (norm(words[0])[:-1],)
    return tuple(norm(word) for word in words)


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded_word(word) for word in words))


def _persons(verb: str) -> Iterator[str]:
    """A folded verb in the third person: masculine, feminine, plural; in the past also with «ه» («ذكرته»)."""
    if verb[0] == "ي":
        yield from (verb, "ت" + verb[1:], verb.rstrip("ي") + "ون")
        return
    stem = verb[:-1] if verb[-1] == "ي" else verb
    yield from (verb, stem + "ت", stem + "وا")
    yield from (verb[:-1] + "اه" if verb[-1] == "ي" else verb + "ه", stem + "ته")


def _inflected(frame: SpeechFrame) -> Iterator[str]:
    """The folded forms in which a participle may stand in the accusative («مشيرا», «مشيرة», «مشيرين»)."""
    if frame.form != "participle":
        return
    accusative = folded_word(frame.words)
    stem = accusative[:-1]
    short = stem[:-1] if stem[-1] == "ي" else stem
    yield accusative
    yield stem + "ه"
    yield short + "ين"
    yield stem + "ين"
    yield stem + "ات"
    yield stem + "تين"


def _spelt_out(frame: SpeechFrame) -> Iterator[PhraseEntry]:
    if frame.form not in ("preposition", "opener"):
        return
    if not frame.follow:
        yield frame.lemmas, frame
    for verb in sorted(frame.follow):
        yield (*frame.lemmas, verb), frame


def _named(frame: SpeechFrame) -> bool:
    return frame.form == "preposition" and frame.speaker in ("after", "subject")


def _by_lemma(frames: Sequence[SpeechFrame], form: Form) -> dict[str, SpeechFrame]:
    single = [frame for frame in frames if frame.form == form and len(frame.lemmas) == 1]
    index = {frame.lemmas[0]: frame for frame in reversed(single)}
    for frame in single:
        index.setdefault(folded_word(frame.lemmas[0]), frame)
    if form == "participle":
        for frame in single:  # analysers write «ناف» as well as «نافي»
            if frame.lemmas[0].endswith("ي"):
                index.setdefault(frame.lemmas[0][:-1], frame)
    return index


def _by_first_lemma(frames: Sequence[SpeechFrame], form: Form) -> dict[str, tuple[SpeechFrame, ...]]:
    index: dict[str, list[SpeechFrame]] = {}
    for frame in sorted(frames, key=lambda frame: -len(frame.lemmas)):
        if frame.form == form and len(frame.lemmas) > 1:
            for lemma in dict.fromkeys((frame.lemmas[0], folded_word(frame.lemmas[0]))):
                index.setdefault(lemma, []).append(frame)
    return {lemma: tuple(found) for lemma, found in index.items()}


def _grouped(phrases: Sequence[PhraseEntry]) -> dict[str, dict[str, tuple[PhraseEntry, ...]]]:
    """By the first word, then by the second, unless that is a clitic or may carry a pronoun («أنها»)."""
    index: dict[str, list[tuple[str, PhraseEntry]]] = {}
    for entry in phrases:
        second = entry[0][1] if len(entry[0]) > 1 else ""
        sure = second not in CLITICS and second not in CARRYING
        index.setdefault(entry[0][0], []).append((second if sure else "", entry))
    return {
        word: {
            after: tuple([entry for second, entry in entries if second in ("", after)])
            for after in {"", *(second for second, _ in entries)}
        }
        for word, entries in index.items()
    }


def _matched(words: Sequence[Word], i: int, phrase: tuple[str, ...], frame: SpeechFrame) -> Phrase | None:
    clitic = phrase[-1] if phrase[-1] in CLITICS else ""
    plain = phrase[:-1] if clitic else phrase
    end = i + len(plain)
    if end > len(words) or not all(_spells(words[i + k], plain[k]) for k in range(1, len(plain))):
        return None
    carried = frame.speaker == "carried"
    if not clitic:
        return Phrase(frame, i, end - 1 if frame.follow else end, carried)
    if end >= len(words):
        return None
    after = words[end]
    if after.folded == clitic:  # «وفقا لـ "الوطن"»
        return Phrase(frame, i, end + 1, carried)
    if clitic not in after.proclitics and not (after.pos == "prep" and after.lemma == clitic):
        return None
    if after.pos == "prep" and after.enclitic:  # «في بيان له»
        return Phrase(frame, i, end + 1, True)
    return Phrase(frame, i, end, carried)


def _introduces(word: Word, frame: SpeechFrame) -> bool:
    """Whether a word may introduce what is said."""
    if word.pos == "sub" and word.folded.startswith("بان"):
        return "ب" in frame.content
    return any(_spells(word, part) or part in word.proclitics for part in frame.content)


def _spells(word: Word, part: str) -> bool:
    """Whether a word is this part of a phrase; «أن» may carry a pronoun («يذكر أنها»)."""
    if part in CARRYING and word.pos == "sub" and word.enclitic:
        return word.folded[: -len(word.enclitic)] == part
    return word.folded == part
