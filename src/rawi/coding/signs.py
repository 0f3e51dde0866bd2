"""Signs: what can be seen of a happening and where it stands that makes it likelier or less likely to be one.

They are names that people can read («kind killing», «agent by hidden-subject», «set aside: …»); likelihood.csv weighs
them. None says who an actor is: armed groups, states and organisations are all «a party».
"""

from __future__ import annotations

from collections.abc import Iterator

from rawi.coding.document import Document, Happening, Unit

__all__ = ["Signs", "meaning", "shape", "step"]

ROLES = ("agent", "target", "place", "instrument")
PARTIES = frozenset(("armed", "org", "state", "country", "crowd"))
STEPS = (1, 3, 6, 10)  # happenings of a report
SHARES = (0.25, 0.5, 0.75, 1.0)


class Signs:
    """The signs of the happenings of one report, once it is known which of them are set aside."""

    def __init__(self, document: Document) -> None:
        self.parses = len(document.parses)
        apart = [h for h in document.happenings if h.merged_into is None]
        standing = [h for h in apart if h.stands]
        self.standing = len(standing)
        self.share = len(standing) / (len(apart) or 1)
        self.in_sentence: dict[int, int] = {}
        for happening in standing:
            index = happening.parse.index
            self.in_sentence[index] = self.in_sentence.get(index, 0) + 1

    def of(self, happening: Happening) -> Iterator[str]:
        """The names of all signs that a happening has, each once."""
        yield "every candidate"
        if happening.dropped:
            yield f"set aside: {happening.dropped}"
        yield from self._word(happening)
        yield from _roles(happening)
        yield from self._surroundings(happening)

    def _word(self, happening: Happening) -> Iterator[str]:
        unit, pos = happening.phrase, happening.frame.pos
        yield f"kind {happening.kind}"
        yield f"{happening.kind} by a {pos}"
        words = happening.parse.words[happening.first : happening.last]
        yield f"«{' '.join(word.lemma or word.text for word in words)}» read as {happening.kind}"
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
        beside = self.in_sentence.get(parse.index, 0) - happening.stands
        yield f"{min(beside, 3)} others in its sentence"
        yield f"of up to {step(self.standing, STEPS)} in the report"
        yield f"of up to {step(self.standing / (self.parses or 1), SHARES)} a sentence"
        yield f"up to {step(self.share, SHARES)} of the candidates stand"
        before = parse.units[happening.unit - 1] if happening.unit else None
        after = parse.units[happening.unit + 1] if happening.unit + 1 < len(parse.units) else None
        yield f"after {shape(before)}"
        yield f"before {shape(after)}" + (f" by {after.relation}" if after and after.relation else "")


def _roles(happening: Happening) -> Iterator[str]:
    held = [role for role in ROLES if happening.roles.get(role)]
    yield f"{len(held)} roles"
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
