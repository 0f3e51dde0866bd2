"""Who is said to have told what stands before («قصفت القوات البلدة، قال ناشطون»), and whose words somebody named before
passes on («بحسب وسائل إعلام نقلا عن الجيش»)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rawi.coding.document import Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.speech_content import frame_of
from rawi.coding.voices import Chain
from rawi.knowledge.speech import Phrase, SpeechLexicon

__all__ = ["as_phrase", "passed_on_by", "told_at_end"]

AS_TOLD, PASSING_ON = "حسبما", "نقلا عن"
BESIDE = frozenset(("np", "time", "part", "open", "close", "punct"))


def told_at_end(parse: Parse, lexicon: SpeechLexicon, meanings: Meanings) -> Unit | None:
    """The verb of saying after a comma with which a sentence ends, where nothing follows but who says it and where or to
    whom; None when there is none."""
    bare = 0
    for unit in reversed(parse.units):
        if unit.tag == "verb":
            break
        if unit.tag not in BESIDE or parse.is_comma(unit) or parse.is_colon(unit):
            return None
        bare += unit.tag == "np" and not (unit.relation or unit.conj)
    else:
        return None
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    word = parse.words[unit.head]
    if bare != 1 or unit.conj or not parse.is_comma(before) or word.number == "p" or word.enclitic:
        return None
    if not any(u.tag in ("verb", "event") for u in parse.units[: before.unit_index]):
        return None
    frame = frame_of(lexicon, meanings, parse, unit)
    if frame is None or frame.act != "says" or frame.speaker != "subject" or frame.form == "passive":
        return None
    return None if parse.clauses[parse.clause_of[unit.unit_index]].negated else unit


def as_phrase(verb: Unit, lexicon: SpeechLexicon) -> Phrase:
    """A verb of saying at the end, read as if «حسبما» stood before it."""
    frame = next(frame for _, frame in lexicon.prepositions if frame.words == AS_TOLD)
    return Phrase(frame, verb.head, verb.head, carried=False)


def passed_on_by(
    parse: Parse, phrase: Phrase, without: Callable[[Chain, Chain], Chain], chain: Chain
) -> Chain:
    """«بحسب وسائل إعلام | نقلا عن الجيش، أطلقت صواريخ»: where whoever a set phrase names right before passes the words
    on, the chain of both, which that phrase's voice then has; else empty."""
    if phrase.frame.words != PASSING_ON:
        return ()
    for index, voice in enumerate(parse.voices):
        last = voice.chain[-1] if voice.chain and voice.verb < 0 else None
        named = last is not None and last.sentence == parse.index and last.rule.startswith("«")
        if last is not None and named and last.last == phrase.first:
            both: Chain = voice.chain + without(chain, voice.chain)
            parse.voices[index] = replace(voice, chain=both)
            return both
    return ()
