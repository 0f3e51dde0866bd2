"""Parsing: a report's sentences and words, and of a sentence that may name a happening its names, numbers, times, phrases
and clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from rawi.arabic.dates import TimeExpression, find_times, read_times
from rawi.arabic.morphology import Morphology
from rawi.arabic.numerals import Number, find_numbers
from rawi.arabic.sentences import dateline, sentences
from rawi.arabic.words import Sentence, Word
from rawi.coding.clauses import split_clauses
from rawi.coding.document import Document, Mention, Parse
from rawi.coding.family_names import read_family_names
from rawi.coding.glance import Glance
from rawi.coding.listed_names import read_listed_names
from rawi.coding.meaning import Meanings
from rawi.coding.mentions import NameIndex, find_mentions
from rawi.coding.others import name_others
from rawi.coding.phrase_knowledge import PhraseKnowledge
from rawi.coding.phrases import chunk
from rawi.coding.reading import OPEN
from rawi.ingest.furniture import strip_furniture
from rawi.knowledge.weapons import weapons_in

__all__ = ["parse_sentence", "read_sentences", "tag_words"]

Stretch = TypeVar("Stretch", Mention, Number)  # what has a first and a last word
# What a weapon's family means for the roles that its phrase may fill.
WEAPON_TYPES = {"aircraft": "aircraft", "helicopter": "aircraft", "drone": "aircraft", "ied": "bomb",
                "vehicle_bomb": "bomb", "mine": "bomb",
                "vehicle": "vehicle", "naval": "vehicle", "suicide": ""}  # fmt: skip
TITLE = 4  # words that a headline must have to be known again
NEAR_BY = frozenset(
    ("قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "ضواحي", "محيط", "مشارف")
)
DATELINES = 4  # sentences in which a dateline («بغداد (رويترز) -») may stand


def read_sentences(document: Document, glance: Glance) -> None:
    """The sentences of a report without its page's furniture; none of one that promises nothing."""
    document.passed_over = glance.hopeless(document.report.text)
    if document.passed_over:
        return
    skipped = strip_furniture(document.report.text)
    starts = [start for start, _ in skipped]
    for sentence in sentences(document.report.text):
        nearest = bisect_right(starts, sentence.start) - 1
        if nearest >= 0 and sentence.end <= skipped[nearest][1]:
            continue
        if document.parses and _repeats(document.parses[0], sentence):
            sentence = replace(sentence, headline=True)
        document.parses.append(Parse(len(document.parses), sentence, sentence.words))


def _repeats(first: Parse, sentence: Sentence) -> bool:
    """Whether a sentence ends with the headline once more («رابط الخبر: …»), in which presents tell of what is past."""
    title = [word.folded for word in first.words]
    words = [word.folded for word in sentence.words]
    return first.sentence.headline and len(title) >= TITLE and words[-len(title) :] == title


def tag_words(document: Document, morphology: Morphology, glance: Glance) -> None:
    """Tags the words of the sentences that may be parsed in context, those of the others by themselves."""
    likely = glance.likely(document.parses)
    document.passed_over = not likely
    if document.passed_over:
        return
    for parse in likely:
        _tag(parse, morphology)
    for parse in document.parses:
        for word in () if parse.in_context else parse.words:
            morphology.tag_alone(word)


def _tag(parse: Parse, morphology: Morphology) -> None:
    morphology.tag(parse.words)
    parse.in_context = True


def parse_sentence(
    document: Document, parse: Parse, morphology: Morphology, names: NameIndex, know: PhraseKnowledge
) -> None:
    """Names, numbers, times, units and clauses of one sentence."""
    if not parse.in_context:
        _tag(parse, morphology)  # one that only names who speaks, which nobody expected to be parsed
    words = parse.words
    if parse.index < DATELINES:
        _, _, end = dateline(document.report.text, parse.sentence.start, parse.sentence.end)
        parse.begin = (
            next((i for i, word in enumerate(words) if word.start >= end), 0)
            if end > parse.sentence.start
            else 0
        )
    parse.mentions = find_mentions(
        words, names, lambda i: _meaning_before(words, i, know.meanings), document.report.published
    )
    for mention in parse.mentions:
        _unpeel(words[mention.first], mention)
        for word in words[mention.first : mention.last] if mention.last > mention.first + 1 else ():
            if word.pos in ("prep", "verb", "pron", "sub"):
                word.pos, word.enclitic, word.tense = "name", "", None  # «بي بي سي», «ان تي في»
    for before, word in pairwise(words):
        if word.pos == "verb" and _leans_on_name(before, know.meanings):
            word.pos, word.enclitic, word.tense = "name", "", None  # «قرب ديكوا»: no verb
    read_family_names(words, parse.mentions)
    read_listed_names(words, parse.mentions)
    times = read_times(words)
    parse.numbers = find_numbers(words, [(time.first, time.last) for time in times])
    parse.times = find_times(words, document.report.published, times)
    # «جبهة النصرة سابقا» is a name with a time in it; «اليوم» and «الجمعة», where they tell a time, are no names.
    parse.times = [
        t
        for t in parse.times
        if not any(m.first < t.first and t.last <= m.last and m.type != "place" for m in parse.mentions)
    ]
    for time in parse.times:
        for word in words[time.first : time.last]:
            if word.pos == "verb":
                word.pos, word.tense = "noun", None  # «ألقت الشرطة فجر أمس القبض على…»
    parse.mentions = _outside(parse.mentions, parse.times)
    parse.numbers = _outside(parse.numbers, parse.times)
    parse.weapons = {
        first: (last, WEAPON_TYPES.get(weapon.family, "weapon")) for first, last, weapon in weapons_in(words)
    }
    chunk(parse, know)
    name_others(parse)
    split_clauses(parse, know.grammar, know.meanings)


def _leans_on_name(word: Word, meanings: Meanings) -> bool:
    """«قرب», «شمال»: a part of what the next word names."""
    leaning = word.pos == "noun" and not word.enclitic and word.proclitics[-1:] != ("ال",)
    return leaning and word.stem in NEAR_BY and meanings.type_of(word) == "part"


def _outside(found: list[Stretch], times: list[TimeExpression]) -> list[Stretch]:
    """The mentions or numbers that share no word with a time."""
    return [x for x in found if not any(t.first < x.last and x.first < t.last for t in times)]


def _unpeel(word: Word, mention: Mention) -> None:
    """«بعشيقة», «وبرطلة»: the first letter of a known name is no clitic."""
    kept: list[str] = []
    if mention.attached and (word.pos == "latin" or not word.proclitics):
        word.proclitics, word.pos = tuple(word.folded[: mention.attached]), "name"  # «لبي بي سي», «لـCNN»
        word.stem, word.enclitic = word.folded[mention.attached :], ""
        word.stem_start = word.start + mention.attached
        while word.text[word.stem_start - word.start] == "ـ":
            word.stem_start += 1
        return
    for clitic in word.proclitics:
        letters = sum(len(k) for k in kept)
        if clitic == "ال" or letters + len(clitic) <= mention.attached:
            kept.append(clitic)
    if tuple(kept) != word.proclitics:
        word.proclitics = tuple(kept)
        cut = 0 if kept[-1:] == ["ال"] and len(kept) == 1 else mention.attached
        word.stem, word.stem_start, word.enclitic = word.folded[cut:], word.start + cut, ""


def _meaning_before(words: Sequence[Word], i: int, meanings: Meanings) -> str:
    """What the word before a word means; «quote» for an opening mark, «given» for a given name."""
    last = words[i - 1] if i else None
    if last is None or last.folded == "شبه":
        return ""  # «شبه كامل»
    if last.pos == "punct":
        return "quote" if last.text in OPEN else ""
    if last.pos not in ("noun", "adj", "name") or words[i].proclitics[:1] in (("و",), ("ف",)):
        return ""
    given = last.pos == "name" and not last.proclitics and not words[i].proclitics
    return meanings.type_of(last) or ("given" if given and meanings.given_name(last) else "")
