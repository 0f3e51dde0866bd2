"""What cutting sentences into phrases takes: frames, meanings, grammar and prepositions, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rawi.coding.meaning import Meanings, load_meanings
from rawi.knowledge.frames import Frame, Frames, LightVerb, load_frames, load_light, load_prepositions
from rawi.knowledge.grammar import Grammar, load_grammar

__all__ = ["PhraseKnowledge", "load_phrase_knowledge"]

Prepositions = dict[str, list[tuple[tuple[str, ...], str]]]  # by their first word, the longest first


@dataclass(frozen=True, slots=True)
class PhraseKnowledge:
    """What cutting sentences into phrases takes."""

    frames: Frames
    meanings: Meanings
    grammar: Grammar
    prepositions: Prepositions
    light: Mapping[str, LightVerb]
    shifting: frozenset[str]  # words with which a change of topic begins
    events: Mapping[
        str, tuple[Frame, ...]
    ]  # the frames of nouns by their first lemma, those of victims apart
    governed: Mapping[str, frozenset[str]]  # the participles that ask for a preposition, by it


@cache
def load_phrase_knowledge() -> PhraseKnowledge:
    """The project's knowledge of phrases, built once."""
    prepositions: Prepositions = {}
    for words, relation in load_prepositions().items():
        prepositions.setdefault(words[0], []).append((words, relation))
    for entries in prepositions.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    grammar = load_grammar()
    shifting = frozenset(phrase.split()[0] for phrase in grammar.topic_shift)
    frames = load_frames()
    events = {
        lemma: tuple(frame for frame in found if frame.slots != "victims")
        for (pos, lemma), found in frames.index.items()
        if pos == "noun" and any(frame.slots != "victims" for frame in found)
    }
    governed: dict[str, set[str]] = {}
    for participle, _, preposition in (entry.rpartition(" ") for entry in grammar.governing):
        governed.setdefault(preposition, set()).add(participle)
    return PhraseKnowledge(
        frames,
        load_meanings(),
        grammar,
        prepositions,
        load_light(),
        shifting,
        events,
        {preposition: frozenset(participles) for preposition, participles in governed.items()},
    )
