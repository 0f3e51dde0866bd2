"""The pipeline: the components that turn a report into statements, in the order they run.

Each component says what it requires of the document and what it assigns; the pipeline refuses an order in which
something is required before it is assigned.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

from rawi.arabic.dates import TimeExpression, find_times, read_times
from rawi.arabic.morphology import Morphology
from rawi.arabic.numerals import Number, find_numbers
from rawi.arabic.sentences import dateline, sentences
from rawi.arabic.words import Sentence, Word
from rawi.coded import CodedReport
from rawi.coding.assemble import assemble
from rawi.coding.attribution import attribute
from rawi.coding.clauses import split_clauses
from rawi.coding.coreference import resolve_pronouns
from rawi.coding.demands import settle_demands
from rawi.coding.document import Document, Mention, Parse
from rawi.coding.doubts import note_doubts
from rawi.coding.family_names import read_family_names
from rawi.coding.foiled import name_what_was_foiled
from rawi.coding.glance import Glance
from rawi.coding.hands import check_hands
from rawi.coding.holders import settle_holders
from rawi.coding.later_mentions import resolve_happenings
from rawi.coding.likelihood import weigh
from rawi.coding.likely_places import weigh_places
from rawi.coding.likely_roles import weigh_roles
from rawi.coding.listed_names import read_listed_names
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.means import name_weapons, refine_kinds
from rawi.coding.means_elsewhere import settle_kinds
from rawi.coding.mentions import NameIndex, find_mentions, load_names
from rawi.coding.merging import merge
from rawi.coding.needs import check_needs
from rawi.coding.others import name_others
from rawi.coding.phrase_knowledge import PhraseKnowledge, load_phrase_knowledge
from rawi.coding.phrases import chunk
from rawi.coding.places import settle_places
from rawi.coding.reading import OPEN
from rawi.coding.relevance import drop_what_is_none
from rawi.coding.roles import fill_roles
from rawi.coding.sides import settle_sides
from rawi.coding.status import set_status
from rawi.coding.surnames import recall_surnames
from rawi.coding.triggers import find_happenings, names_happening
from rawi.coding.unsupported import drop_unsupported
from rawi.coding.when import date_happenings
from rawi.coding.whereabouts import locate
from rawi.coding.worth import ENOUGH
from rawi.errors import InputError
from rawi.ingest.furniture import strip_furniture
from rawi.knowledge.everyday import load_everyday
from rawi.knowledge.frames import Frames, load_frames, load_light
from rawi.knowledge.governors import load_governors
from rawi.knowledge.grammar import Grammar, load_grammar
from rawi.knowledge.likelihood import (
    load_likelihood,
    load_place_likelihood,
    load_role_likelihood,
    load_worth,
)
from rawi.knowledge.nouns import load_figurative, weapons_in
from rawi.knowledge.sources import load_outlets
from rawi.knowledge.speech import load_speech
from rawi.report import Report

__all__ = ["Component", "Pipeline", "code_report", "default_pipeline"]

Stretch = TypeVar("Stretch", Mention, Number)  # what has a first and a last word
LONGEST = 2_000_000  # characters of one report: what is longer is many reports, or none
# What a weapon's family means for the roles that its phrase may fill.
WEAPON_TYPES = {"aircraft": "aircraft", "helicopter": "aircraft", "drone": "aircraft", "ied": "bomb",
                "vehicle_bomb": "bomb", "mine": "bomb",
                "vehicle": "vehicle", "naval": "vehicle", "suicide": ""}  # fmt: skip
TITLE = 4  # words that a headline must have to be known again
DATELINES = 4  # sentences in which a dateline («بغداد (رويترز) -») may stand


@dataclass(frozen=True, slots=True)
class Component:
    """One step.

    Attributes:
        name: for messages and ``--explain``.
        run: changes the document in place.
        requires: what must be assigned before.
        assigns: what it assigns.
    """

    name: str
    run: Callable[[Document], None]
    requires: frozenset[str]
    assigns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Components in order; checked when it is made.

    Raises:
        ValueError: a component requires what no earlier one assigns.
    """

    components: Sequence[Component]
    known: frozenset[str] = field(default=frozenset({"report"}))

    def __post_init__(self) -> None:
        have = set(self.known)
        for component in self.components:
            missing = component.requires - have
            if missing:
                raise ValueError(
                    f"{component.name} requires {', '.join(sorted(missing))}, which nothing before it assigns"
                )
            have |= component.assigns

    def __call__(self, report: Report) -> Document:
        """Codes one report."""
        document = Document(report)
        for component in self.components:
            component.run(document)
        return document


@dataclass(slots=True)
class Knowledge:
    """What the components share, loaded once."""

    morphology: Morphology
    names: NameIndex
    phrases: PhraseKnowledge
    frames: Frames
    grammar: Grammar
    meanings: Meanings
    glance: Glance


@cache
def default_pipeline(least: float = ENOUGH) -> Pipeline:
    """The project's pipeline, with its knowledge loaded once.

    Args:
        least: how likely a sentence must tell of a happening, from 0 to 1, to be parsed.
    """
    speech, light, figurative, everyday = load_speech(), load_light(), load_figurative(), load_everyday()
    governors = load_governors()
    names, frames, meanings = load_names(), load_frames(), load_meanings()
    morphology = Morphology()
    glance = Glance(morphology, frames, names, meanings, everyday, speech, load_worth(), least)
    know = Knowledge(morphology, names, load_phrase_knowledge(), frames, load_grammar(), meanings, glance)

    def step(name: str, run: Callable[[Document], None], requires: str, assigns: str) -> Component:
        return Component(name, run, frozenset(requires.split()), frozenset(assigns.split()))

    return Pipeline(
        [
            step("sentences", _sentences, "report", "sentences"),
            step("words", lambda d: _words(d, know), "sentences", "words"),
            step("phrases", lambda d: _phrases(d, know), "words", "mentions units clauses"),
            step(
                "triggers", lambda d: find_happenings(d, know.frames, know.meanings), "clauses", "happenings"
            ),
            step(
                "merging",
                lambda d: merge(d, know.frames, light, know.grammar, know.meanings),
                "happenings",
                "tolls",
            ),
            step("roles", lambda d: _roles(d, know), "happenings tolls", "roles"),
            step(
                "attribution",
                lambda d: attribute(
                    d, speech, know.grammar, know.meanings, lambda parse: parse_sentence(d, parse, know)
                ),
                "clauses",
                "voices",
            ),
            step(
                "pronouns",
                lambda d: resolve_pronouns(d, know.frames, know.grammar, know.meanings),
                "roles voices",
                "agents",
            ),
            step("sides", lambda d: settle_sides(d, know.frames), "agents", "sides"),
            step("demands", lambda d: settle_demands(d, know.meanings), "agents", "demands"),
            step("holders", lambda d: settle_holders(d, know.meanings), "sides", "holders"),
            step("means", lambda d: refine_kinds(d, know.meanings), "agents", "kinds"),
            step("needs", lambda d: check_needs(d, know.frames), "agents", "read"),
            step(
                "mentions again",
                lambda d: resolve_happenings(d, know.grammar, know.meanings),
                "kinds agents read",
                "antecedents",
            ),
            step("settle means", lambda d: settle_kinds(d, know.meanings), "antecedents", "settled"),
            step("hands", lambda d: check_hands(d, know.meanings), "settled", "hands"),
            step(
                "foiled",
                lambda d: name_what_was_foiled(d, know.grammar, know.meanings),
                "antecedents",
                "foiled",
            ),
            step("weapons", lambda d: name_weapons(d, know.frames), "antecedents", "weapons"),
            step("places", lambda d: settle_places(d, know.meanings, know.grammar), "settled", "placed"),
            step(
                "relevance",
                lambda d: drop_what_is_none(
                    d, figurative, everyday, governors, light, know.grammar, frames, meanings
                ),
                "settled placed",
                "told",
            ),
            step(
                "support",
                lambda d: drop_unsupported(d, figurative, everyday, light, know.meanings),
                "told",
                "relevant",
            ),
            step(
                "likelihood",
                lambda d: weigh(d, load_likelihood()),
                "relevant",
                "weighed",
            ),
            step(
                "likely places",
                lambda d: weigh_places(d, load_place_likelihood()),
                "weighed",
                "whereabouts",
            ),
            step(
                "likely roles",
                lambda d: weigh_roles(d, load_role_likelihood()),
                "weighed whereabouts",
                "parties",
            ),
            step(
                "status",
                lambda d: set_status(d, light, governors, everyday, know.meanings),
                "weighed",
                "status",
            ),
            step(
                "when",
                lambda d: date_happenings(d, know.meanings, know.grammar),
                "weighed voices",
                "times",
            ),
            step(
                "assembly",
                lambda d: assemble(d, locate(d), know.meanings),
                "status times whereabouts",
                "statements",
            ),
            step("doubts", note_doubts, "times", "warnings"),
        ]
    )


def _sentences(document: Document) -> None:
    skipped = strip_furniture(document.report.text)
    starts = [start for start, _ in skipped]
    for sentence in sentences(document.report.text):
        nearest = bisect_right(starts, sentence.start) - 1
        if nearest >= 0 and sentence.end <= skipped[nearest][1]:
            continue
        if document.parses and _repeats(document.parses[0], sentence):
            sentence = replace(sentence, headline=True)
        document.parses.append(Parse(len(document.parses), sentence, sentence.words))


def _words(document: Document, know: Knowledge) -> None:
    """Tags the words of the sentences that may be parsed in context, those of the others by themselves."""
    likely = know.glance.likely(document.parses)
    document.passed_over = not likely
    if document.passed_over:
        return
    tagged = {parse.index for parse in likely}
    for parse in document.parses:
        if parse.index in tagged:
            know.morphology.tag(parse.words)
        else:
            for word in parse.words:
                know.morphology.tag_alone(word)


def _repeats(first: Parse, sentence: Sentence) -> bool:
    """Whether a sentence ends with the headline once more («رابط الخبر: …»), in which presents tell of what is past."""
    title = [word.folded for word in first.words]
    words = [word.folded for word in sentence.words]
    return first.sentence.headline and len(title) >= TITLE and words[-len(title) :] == title


def _phrases(document: Document, know: Knowledge) -> None:
    """Parses the sentences that may name a happening, where something in the report could bear one out."""
    document.outlet_id = _outlet_id(document.report)
    for parse in () if document.passed_over else know.glance.chosen(document.parses):
        if names_happening(parse, know.frames, know.meanings):
            parse_sentence(document, parse, know)


def _outlet_id(report: Report) -> str:
    """The registry's id of who published the report; empty when it does not hold it."""
    outlets = load_outlets()
    found = outlets.find(report.outlet) if report.outlet else None
    if found is None and report.url:
        found = outlets.of_url(report.url)
    return found.id if found is not None else ""


def parse_sentence(document: Document, parse: Parse, know: Knowledge) -> None:
    """Names, numbers, times, units and clauses of one sentence."""
    words = parse.words
    if parse.index < DATELINES:
        _, _, end = dateline(document.report.text, parse.sentence.start, parse.sentence.end)
        parse.begin = (
            next((i for i, word in enumerate(words) if word.start >= end), 0)
            if end > parse.sentence.start
            else 0
        )
    parse.mentions = find_mentions(
        words, know.names, lambda i: _meaning_before(words, i, know), document.report.published
    )
    for mention in parse.mentions:
        _unpeel(words[mention.first], mention)
        for word in words[mention.first : mention.last] if mention.last > mention.first + 1 else ():
            if word.pos in ("prep", "verb", "pron", "sub"):
                word.pos, word.enclitic, word.tense = "name", "", None  # «بي بي سي», «ان تي في»
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
    chunk(parse, know.phrases)
    name_others(parse)
    split_clauses(parse, know.grammar, know.meanings)


def _outside(found: list[Stretch], times: list[TimeExpression]) -> list[Stretch]:
    """The mentions or numbers that share no word with a time."""
    return [x for x in found if not any(t.first < x.last and x.first < t.last for t in times)]


def _roles(document: Document, know: Knowledge) -> None:
    recall_surnames(document, know.meanings)
    for happening in document.happenings:
        if happening.merged_into is None:
            fill_roles(happening, know.frames)


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


def _meaning_before(words: Sequence[Word], i: int, know: Knowledge) -> str:
    """What the word before a word means; «quote» for an opening mark, «given» for a given name."""
    last = words[i - 1] if i else None
    if last is None or last.folded == "شبه":
        return ""  # «شبه كامل»
    if last.pos == "punct":
        return "quote" if last.text in OPEN else ""
    if last.pos not in ("noun", "adj", "name") or words[i].proclitics[:1] in (("و",), ("ف",)):
        return ""
    given = last.pos == "name" and not last.proclitics and not words[i].proclitics
    return know.meanings.type_of(last) or ("given" if given and know.meanings.given_name(last) else "")


def code_report(report: Report) -> CodedReport:
    """Codes a report into statements.

    Raises:
        InputError: the text is longer than ``LONGEST``.
    """
    if len(report.text) > LONGEST:
        raise InputError(
            f"the text has {len(report.text):,} characters, more than the {LONGEST:,} that one report may have; "
            "give each report by itself"
        )
    document = default_pipeline()(report)
    return CodedReport(report, tuple(document.statements), tuple(document.warnings))
