"""Signs: what can be seen of a happening and where it stands that makes it likelier or less likely to be one.

They are names that people can read («kind killing», «agent by hidden-subject», «set aside: …»); likelihood.csv weighs
them. None says who an actor is: armed groups, states and organisations are all «a party».
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from rawi.coding.document import Document, Happening, Parse, Unit

__all__ = ["Signs", "lemma_at", "meaning", "named", "shape", "step", "yes_or_no"]

ROLES = ("agent", "target", "place", "instrument")
PARTIES = frozenset(("armed", "org", "state", "country", "crowd"))
STEPS = (1, 3, 6, 10)  # happenings of a report
LENGTHS = (8, 15, 25, 40, 60)  # words of a sentence
QUOTES = frozenset('«»"“”')
SHARES = (0.25, 0.5, 0.75, 1.0)


class Signs:
    """The signs of the happenings of one report, once it is known which of them are set aside."""

    def __init__(self, document: Document) -> None:
        self.parses = len(document.parses)
        apart = [h for h in document.happenings if h.merged_into is None]
        standing = [h for h in apart if h.stands]
        self.standing = len(standing)
        self.share = len(standing) / (len(apart) or 1)
        self.in_sentence = Counter(h.parse.index for h in standing)
        self.reach: dict[
            tuple[int, str], tuple[int, int]
        ] = {}  # words of the first and last of a kind in a sentence
        for happening in standing:
            told = happening.parse.index, happening.kind
            first, last = self.reach.get(told, (happening.first, happening.first))
            self.reach[told] = min(first, happening.first), max(last, happening.first)
        self.sentences: dict[int, _Sentence] = {}

    def of(self, happening: Happening) -> Iterator[str]:
        """The names of all signs that a happening has, each once."""
        yield "every candidate"
        if happening.dropped:
            yield f"set aside: {happening.dropped}"
        yield from self._word(happening)
        yield from _roles(happening)
        yield from self._surroundings(happening)
        yield from _tenses(happening)
        yield from self._sentence(happening.parse).around(happening)
        yield from self._like_it(happening)

    def _word(self, happening: Happening) -> Iterator[str]:
        unit, pos = happening.phrase, happening.frame.pos
        yield f"kind {happening.kind}"
        yield f"{happening.kind} by a {pos}"
        yield f"«{named(happening)}» read as {happening.kind}"
        yield f"a {pos}"
        if happening.frame.weak:
            yield "an everyday word as well"
        if unit.definite:
            yield "definite"
        if unit.relation:
            yield f"hangs by {unit.relation}"
        if unit.conj:
            yield "joined by «و»"
        if happening.clause.negated:
            yield "its verb negated"
        if happening.antecedent is not None:
            yield "told before"
        if happening.tolls:
            yield "a toll"

    def _surroundings(self, happening: Happening) -> Iterator[str]:
        parse = happening.parse
        yield f"in a {happening.clause.kind} clause"
        if parse.index < 2:
            yield ("in the first sentence", "in the second sentence")[parse.index]
        beside = self.in_sentence[parse.index] - happening.stands
        yield f"{min(beside, 3)} others in its sentence"
        yield f"of up to {step(self.standing, STEPS)} in the report"
        yield f"of up to {step(self.standing / (self.parses or 1), SHARES)} a sentence"
        yield f"up to {step(self.share, SHARES)} of the candidates stand"
        before = parse.units[happening.unit - 1] if happening.unit else None
        after = parse.units[happening.unit + 1] if happening.unit + 1 < len(parse.units) else None
        yield f"after {shape(before)}"
        yield f"before {shape(after)}" + (f" by {after.relation}" if after and after.relation else "")

    def _sentence(self, parse: Parse) -> _Sentence:
        if parse.index not in self.sentences:
            self.sentences[parse.index] = _Sentence(parse)
        return self.sentences[parse.index]

    def _like_it(self, happening: Happening) -> Iterator[str]:
        """Whether its sentence tells of such a deed before it or after it: «اشتباكات … الاشتباكات»."""
        first, last = self.reach.get((happening.parse.index, happening.kind), (happening.first,) * 2)
        if first < happening.first:
            yield "its kind told before in its sentence"
        if last > happening.first:
            yield "its kind told again in its sentence"


def _tenses(happening: Happening) -> Iterator[str]:
    """When its verb, or the verb of its clause, says that it is; and what word comes next."""
    parse, clause = happening.parse, happening.clause
    verb = parse.words[happening.phrase.head] if happening.phrase.tag == "verb" else None
    if verb is not None:
        yield f"a verb in the {verb.tense}"
        yield f"a verb of person {verb.person}"
    elif clause.verb >= 0:
        yield f"its clause's verb in the {parse.words[parse.units[clause.verb].head].tense}"
    if happening.last < len(parse.words):
        yield f"the next word a {parse.words[happening.last].pos}"


class _Sentence:
    """What a sentence holds besides a happening, looked for once however many it tells."""

    def __init__(self, parse: Parse) -> None:
        units = parse.units
        self.dated = {parse.clause_of[unit.unit_index] for unit in units if unit.tag == "time"}  # clauses
        self.length = f"a sentence of up to {step(len(parse.words), LENGTHS)} words"
        held = {
            "its sentence dated": parse.times,
            "numbers in its sentence": parse.numbers,
            "arms in its sentence": parse.weapons,
            "a party in its sentence": any(unit.type in PARTIES for unit in units),
            "a place named in its sentence": any(unit.type == "place" and unit.name for unit in units),
            "its sentence asks or exclaims": parse.words[-1].text in "?؟!",
        }
        self.held = [sign for sign, found in held.items() if found]
        self.quotes = [i for i, word in enumerate(parse.words) if word.text in QUOTES]

    def around(self, happening: Happening) -> Iterator[str]:
        """How long it is, days, numbers, places, fighters, arms, quotation marks."""
        yield self.length
        if happening.clause.index in self.dated:
            yield "its clause dated"
        yield from self.held
        if bisect_left(self.quotes, happening.first) % 2:
            yield "in quotation marks"


def _roles(happening: Happening) -> Iterator[str]:
    held = [role for role in ROLES if happening.roles.get(role)]
    yield f"{len(held)} roles"
    unit, how = happening.phrase, "definite" if happening.phrase.definite else "indefinite"
    yield f"{how} {unit.tag} by {unit.relation or 'nothing'} with {len(held)} roles"
    yield f"{unit.tag} {'told before' if happening.antecedent else 'new'} with {len(held)} roles"
    yield f"has {' and '.join(held) or 'no role'} alone"
    if happening.frame.weak:
        yield f"an everyday word with {len(held)} roles"
    if not held:
        yield f"a {happening.frame.pos} without roles"
    if happening.roles.get("source") or happening.sources:
        yield "somebody tells it"
    for role in held:
        yield f"has {role}"
        seen = set()
        for _, unit, rule in happening.roles[role][:2]:
            seen |= {f"{role} by {rule.split(',')[0].split(' (')[0]}", f"{role} is {meaning(unit)}"}
            if role != "agent":  # of a party's name it says nothing: «قوات النظام», «القوات الإسرائيلية»
                seen.add(f"{role} {'definite' if unit.definite else 'indefinite'}")
        yield from sorted(seen)


def shape(unit: Unit | None) -> str:
    """What a phrase or mark is, by its tag and, of a phrase, its meaning; «nothing» where there is none."""
    if unit is None:
        return "nothing"
    return f"{unit.tag} {meaning(unit)}" if unit.tag in ("np", "event") else unit.tag


def meaning(unit: Unit) -> str:
    """What a phrase means; of no party who it is."""
    return "a party" if unit.type in PARTIES else unit.type or "unknown"


def step(number: float, steps: tuple[float, ...]) -> str:
    """The step up to which a number goes, or «more»."""
    return next((str(step) for step in steps if number <= step), "more")


def named(happening: Happening) -> str:
    """The words that name a happening, in their dictionary forms."""
    words = happening.parse.words[happening.first : happening.last]
    return " ".join([word.lemma or word.text for word in words])


def lemma_at(parse: Parse, i: int) -> str:
    """A word's dictionary form, or the word as it is spelt where it has none."""
    return parse.words[i].lemma or parse.words[i].folded


def yes_or_no(holds: bool) -> str:
    """Whether something holds, as a sign tells it."""
    return "yes" if holds else "no"
