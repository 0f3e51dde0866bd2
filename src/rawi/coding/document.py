"""What the components of the pipeline hand on: a report with its sentences, phrases, clauses and happenings."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from rawi.arabic.dates import TimeExpression
from rawi.arabic.numerals import Number
from rawi.arabic.words import Sentence, Word
from rawi.knowledge.frames import Frame
from rawi.report import Report, Span
from rawi.statement import Statement, Status

__all__ = ["Clause", "Document", "Happening", "Mention", "Parse", "SourceLink", "Unit"]

Tag = Literal["np", "event", "verb", "time", "sub", "rel", "neg", "part", "punct", "open", "close", "pron"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that the registries know.

    Attributes:
        first, last: word indexes in the sentence, the last exclusive.
        type: its meaning («armed», «state», «org», «place», «country», «media», «person»).
        id: id in its registry; empty for a place, which is resolved later.
        english: its English name.
        attached: how many letters of its first word stand before the name («و», «ب», «ول»).
    """

    first: int
    last: int
    type: str
    id: str
    english: str
    attached: int = 0


@dataclass(slots=True)
class Unit:
    """A chunk of a sentence: a noun phrase (with the preposition before it), a verb, a time, a mark.

    Attributes:
        tag: what it is; «event» is a noun phrase whose head names a happening.
        first, last: word indexes, the last exclusive; the preposition lies outside.
        head: index of the head word.
        type: the meaning of the head («armed», «place», «people», …); empty for verbs and marks.
        arms: its head may mean a weapon, whatever its commonest meaning is («أسلحة», «ذخائر»).
        relation: of the preposition before it; empty when there is none.
        conj: joined to what stands before by «و» or «أو».
        frames: frames that its head may name.
        modifiers: its adjectives.
        inner: the names inside it.
        adverbial: a place by itself, without preposition («شرق حلب», «قرب الحدود»).
        stands_for: the town named in an earlier sentence that «المدينة» means, with that sentence.
        unit_index: its index in ``Parse.units``.
    """

    tag: Tag
    first: int
    last: int
    head: int
    type: str = ""
    relation: str = ""
    conj: bool = False
    frames: tuple[Frame, ...] = ()
    number: Number | None = None
    time: TimeExpression | None = None
    mention: Mention | None = None
    modifiers: tuple[int, ...] = ()
    inner: tuple[Mention, ...] = ()
    definite: bool = False
    name: bool = False
    quoted: bool = False
    adverbial: bool = False
    arms: bool = False
    stands_for: tuple[Parse, Unit] | None = None
    unit_index: int = -1

    def name_at(self, first: int) -> Mention | None:
        """The name inside it that begins at a word."""
        return next((mention for mention in self.inner if mention.first == first), None)

    def names_from(self, first: int) -> tuple[Mention, ...]:
        """The names inside it that begin at a word or after it."""
        return tuple(mention for mention in self.inner if mention.first >= first)


@dataclass(slots=True)
class Clause:
    """Units around one verb (or none).

    Attributes:
        units: indexes into ``Parse.units``, in order.
        verb: index of the verb's unit, or -1.
        opener: lemma of what opened it («ان», «الذي», «حيث»), or empty.
        kind: «main», «content» (أن), «relative», «adverbial».
        antecedent: unit that a relative clause tells of, or -1.
        parent: the clause it hangs on, or -1.
        auxiliaries: units of auxiliary verbs («كان», «بدأ»).
        negated: whether a negation stands before its verb.
    """

    units: list[int] = field(default_factory=list)
    verb: int = -1
    opener: str = ""
    kind: str = "main"
    antecedent: int = -1
    parent: int = -1
    auxiliaries: list[int] = field(default_factory=list)
    negated: bool = False
    index: int = -1


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One link of a chain of attribution.

    Attributes:
        sentence, first, last: where the words stand that name who is quoted.
        rule: how it was found.
        fuller: of a short later mention («المرصد», «سالم»), an earlier and longer one of the same speaker.
    """

    sentence: int
    first: int
    last: int
    rule: str
    fuller: SourceLink | None = None


@dataclass(slots=True)
class Parse:
    """One sentence, parsed as far as coding needs it."""

    index: int
    sentence: Sentence
    words: tuple[Word, ...]
    mentions: list[Mention] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    weapons: dict[int, tuple[int, str]] = field(default_factory=dict)
    begin: int = 0
    units: list[Unit] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    in_context: bool = False  # whether its words are tagged beside each other, not each by itself
    chunked: bool = False
    worth: float = 0.0  # how likely it tells of a happening, by its words and those of the others (``worth``)
    worth_alone: float = 0.0  # the same by its own words
    voices: list[Any] = field(default_factory=list)
    saying: set[int] = field(
        default_factory=set
    )  # units of verbs that only say who said it («حسبما أعلن أمس»)
    speaking: list[tuple[int, int]] = field(
        default_factory=list
    )  # words of «وفقا للمصدر», who speaks included

    def above(self, index: int) -> Iterator[Clause]:
        """A clause and those that it hangs on, one after the other; none for -1."""
        while index >= 0:
            yield self.clauses[index]
            index = self.clauses[index].parent

    def holds(self, unit: Unit) -> bool:
        """Whether a phrase stands in the sentence itself, and is none that was cut or put for another."""
        return 0 <= unit.unit_index < len(self.units) and self.units[unit.unit_index] is unit

    def words_of(self, unit: Unit) -> str:
        """The words of a phrase, folded, by which it is known again."""
        return " ".join([word.folded for word in self.words[unit.head : unit.last]])

    def is_comma(self, unit: Unit) -> bool:
        """Whether a unit is a comma, Arabic or Latin."""
        return unit.tag == "punct" and self.words[unit.first].text in "،,"

    def is_colon(self, unit: Unit) -> bool:
        """Whether a unit is a colon."""
        return unit.tag == "punct" and self.words[unit.first].text == ":"

    def joined_after(self, unit: Unit, types: Container[str]) -> list[Unit]:
        """«الحكومة والجيش»: the phrases of these types that «و» joins to a phrase, right after it."""
        found: list[Unit] = []
        for other in self.units[unit.unit_index + 1 :]:
            if other.tag != "np" or not other.conj or other.relation or other.type not in types:
                break
            found.append(other)
        return found

    def says(self, verb: int) -> bool:
        """Whether somebody says something by the verb of that unit."""
        return verb in self.saying or any(voice.verb == verb for voice in self.voices)

    def text_span(self, report: Report, first: int, last: int, *, trim: bool = True) -> Span:
        """The report's words from ``first`` to ``last`` (exclusive), without a clitic before the first."""
        word = self.words[first]
        start = word.stem_start if trim and word.stem_start >= 0 else word.start
        return report.span(start, self.words[last - 1].end)


@dataclass(slots=True)
class Happening:
    """A statement in the making.

    Attributes:
        parse: the sentence.
        unit: index of the unit that names it.
        frame: how it is read.
        kind: the frame's, until the means or an earlier mention make it more specific.
        slots: what stands in which slot of its clause.
        donated: roles that other verbs gave it, with the rule's name.
        tolls: units that say how many were killed, wounded, …: (what, unit).
        carriers: lemmas of the light verbs that carry it («خرجت مسيرة»).
        carried_by: unit of the light verb that tells it and has no subject written («ثم نفذت قصفاً»); -1 when none.
        perhaps_by: the same where the verb may as well be a passive («كما شنت غارات»).
        said_to_be: the predicate that says what it is («يعد الهجوم أول عملية انتحارية»).
        likelihood: the share of happenings among candidates with its signs, from 0 to 1.
    """

    parse: Parse
    unit: int
    frame: Frame
    kind: str
    first: int
    last: int
    frames: tuple[Frame, ...] = ()
    slots: dict[str, list[Unit]] = field(default_factory=dict)
    donated: list[tuple[str, Unit, str, Parse]] = field(default_factory=list)
    tolls: list[tuple[str, Unit]] = field(default_factory=list)
    roles: dict[str, list[tuple[Parse, Unit, str]]] = field(default_factory=dict)
    status: Status = "happened"
    merged_into: Happening | None = None
    time: TimeExpression | None = None
    definite: bool = False
    dropped: str = ""
    antecedent: Happening | None = None
    specific: bool = False
    carriers: set[str] = field(default_factory=set)
    carried_by: int = -1
    perhaps_by: int = -1
    sources: tuple[SourceLink, ...] = ()
    notes: list[str] = field(default_factory=list)
    said_to_be: Unit | None = None
    likelihood: float = 0.0

    @property
    def phrase(self) -> Unit:
        """The unit that names it."""
        return self.parse.units[self.unit]

    @property
    def clause(self) -> Clause:
        """The clause in which it is named."""
        return self.parse.clauses[self.parse.clause_of[self.unit]]

    @property
    def pointed_to(self) -> bool:
        """Whether «هذا» stands before it."""
        return self.first > 0 and self.parse.words[self.first - 1].pos == "dem"

    @property
    def placed(self) -> bool:
        """Whether it is told where it was, or from where or where to somebody moved."""
        return any(self.roles.get(role) for role in ("place", "origin", "destination"))

    @property
    def stands(self) -> bool:
        """Whether it will be a statement of its own: part of no other and not dropped."""
        return self.merged_into is None and not self.dropped

    @property
    def whole(self) -> Happening:
        """The happening that this one has become part of; itself when it is part of none."""
        happening = self
        while happening.merged_into is not None:
            happening = happening.merged_into
        return happening


@dataclass(slots=True)
class Document:
    """A report on its way through the pipeline.

    Attributes:
        passed_over: whether its words promise so little that they are not tagged, or not even cut into sentences.
    """

    report: Report
    parses: list[Parse] = field(default_factory=list)
    passed_over: bool = False
    happenings: list[Happening] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    outlet_id: str = ""

    def by_sentence(self) -> dict[int, list[Happening]]:
        """The happenings of each sentence that has any, by the sentence's index."""
        found: dict[int, list[Happening]] = {}
        for happening in self.happenings:
            found.setdefault(happening.parse.index, []).append(happening)
        return found

    def standing(self) -> dict[int, list[Happening]]:
        """Those that stand of each sentence that has any happening, by the sentence's index."""
        return {index: [h for h in here if h.stands] for index, here in self.by_sentence().items()}
