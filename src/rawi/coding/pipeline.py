"""The pipeline: the components that turn a report into statements, in the order they run.

Each component says what it requires of the document and what it assigns; the pipeline refuses an order in which
something is required before it is assigned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rawi.arabic.morphology import Morphology
from rawi.coded import CodedReport
from rawi.coding import place_signs, role_signs
from rawi.coding.assemble import assemble
from rawi.coding.attribution import attribute
from rawi.coding.coreference import resolve_pronouns
from rawi.coding.demands import settle_demands
from rawi.coding.document import Document
from rawi.coding.doubts import note_doubts
from rawi.coding.foiled import name_what_was_foiled
from rawi.coding.glance import Glance
from rawi.coding.hands import check_hands
from rawi.coding.holders import settle_holders
from rawi.coding.later_mentions import resolve_happenings
from rawi.coding.likelihood import weigh
from rawi.coding.likely_places import weigh_places
from rawi.coding.likely_roles import weigh_roles
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.means import name_weapons, refine_kinds
from rawi.coding.means_elsewhere import settle_kinds
from rawi.coding.mentions import NameIndex, load_names
from rawi.coding.merging import merge
from rawi.coding.needs import check_needs
from rawi.coding.parsing import parse_sentence, read_sentences, tag_words
from rawi.coding.phrase_knowledge import PhraseKnowledge, load_phrase_knowledge
from rawi.coding.places import settle_places
from rawi.coding.relevance import drop_what_is_none
from rawi.coding.roles import fill_roles
from rawi.coding.scale import Scale
from rawi.coding.sides import settle_sides
from rawi.coding.status import set_status
from rawi.coding.surnames import recall_surnames
from rawi.coding.trees import Trees
from rawi.coding.triggers import find_happenings, names_happening
from rawi.coding.unsupported import drop_unsupported
from rawi.coding.when import date_happenings
from rawi.coding.whereabouts import locate
from rawi.coding.worth import ENOUGH
from rawi.errors import InputError
from rawi.knowledge.everyday import load_everyday
from rawi.knowledge.figurative import load_figurative
from rawi.knowledge.frames import Frames, load_frames, load_light
from rawi.knowledge.governors import load_governors
from rawi.knowledge.grammar import Grammar, load_grammar
from rawi.knowledge.likelihood import (
    load_likelihood,
    load_place_likelihood,
    load_role_likelihood,
    load_worth,
)
from rawi.knowledge.sources import load_outlets
from rawi.knowledge.speech import load_speech
from rawi.knowledge.trees import load_trees
from rawi.report import Report

__all__ = ["Component", "Pipeline", "code_report", "default_pipeline"]

LONGEST = 2_000_000  # characters of one report: what is longer is many reports, or none


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
    know = Knowledge(names, load_phrase_knowledge(), frames, load_grammar(), meanings, glance)

    trees = Trees(load_trees())
    places = Scale(load_place_likelihood(), place_signs.TOGETHER)
    roles = {role: Scale(weights, role_signs.TOGETHER) for role, weights in load_role_likelihood().items()}

    def step(name: str, run: Callable[[Document], None], requires: str, assigns: str) -> Component:
        return Component(name, run, frozenset(requires.split()), frozenset(assigns.split()))

    return Pipeline(
        [
            step("sentences", lambda d: read_sentences(d, glance), "report", "sentences"),
            step("words", lambda d: tag_words(d, morphology, glance), "sentences", "words"),
            step("phrases", lambda d: _phrases(d, know, morphology), "words", "mentions units clauses"),
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
                    d,
                    speech,
                    know.grammar,
                    know.meanings,
                    lambda parse: parse_sentence(d, parse, morphology, know.names, know.phrases),
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
                lambda d: weigh(d, load_likelihood(), trees),
                "relevant",
                "weighed",
            ),
            step(
                "likely places",
                lambda d: weigh_places(d, places),
                "weighed",
                "whereabouts",
            ),
            step(
                "likely roles",
                lambda d: weigh_roles(d, roles),
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


def _phrases(document: Document, know: Knowledge, morphology: Morphology) -> None:
    """Parses the sentences that may name a happening, where something in the report could bear one out."""
    document.outlet_id = _outlet_id(document.report)
    for parse in () if document.passed_over else know.glance.chosen(document.parses):
        if names_happening(parse, know.frames, know.meanings):
            parse_sentence(document, parse, morphology, know.names, know.phrases)


def _outlet_id(report: Report) -> str:
    """The registry's id of who published the report; empty when it does not hold it."""
    outlets = load_outlets()
    found = outlets.find(report.outlet) if report.outlet else None
    if found is None and report.url:
        found = outlets.of_url(report.url)
    return found.id if found is not None else ""


def _roles(document: Document, know: Knowledge) -> None:
    recall_surnames(document, know.meanings)
    for happening in document.happenings:
        if happening.merged_into is None:
            fill_roles(happening, know.frames)


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
