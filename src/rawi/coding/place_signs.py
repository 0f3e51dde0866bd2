"""Signs of a place: what can be seen of a phrase and how it stands to a happening that makes it likelier its place.

As with ``signs``, they are names that people can read, weighed in place_likelihood.csv. Which place it is, and who holds
it, is no sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from rawi.coding.document import Happening, Parse, Unit

__all__ = ["PlaceSigns", "clause_between"]

STEPS = (1, 2, 4, 8)  # units between a phrase and a happening
UNTOLD = "no rule"


class PlaceSigns:
    """The signs of the phrases of one happening's sentence.

    Args:
        happening: with its roles.
        beside: the happenings that stand in its sentence.
    """

    def __init__(self, happening: Happening, beside: list[Happening]) -> None:
        self.happening = happening
        self.parse = happening.parse
        self.place_of_others = {
            unit.unit_index
            for other in beside
            if other is not happening
            for parse, unit, _ in other.roles.get("place", ())
            if parse is self.parse
        }
        self.has = "has a place" if happening.roles.get("place") else "has no place"

    def of(self, unit: Unit, rule: str = "") -> Iterator[str]:
        """The names of all signs of a phrase, each once.

        Args:
            unit: a phrase of the happening's sentence.
            rule: by which rule it is the happening's place; empty when it is not yet.
        """
        by = f"by {rule.split(' (')[0]}" if rule else UNTOLD
        held = "its place" if rule else UNTOLD
        means, hangs = f"is {unit.type or 'unknown'}", f"hangs by {unit.relation or 'nothing'}"
        distance = unit.unit_index - self.happening.unit
        side = "after it" if distance > 0 else "before it"
        far = f"{next((str(s) for s in STEPS if abs(distance) <= s), 'more')} {side}"
        clause = clause_between(self.parse, unit, self.happening)
        others = "place of another" if unit.unit_index in self.place_of_others else "of no other"
        kind, pos = self.happening.kind, self.happening.frame.pos
        yield "every phrase"
        yield by
        yield from (held, self.has, means, hangs, clause, others, far, f"of {kind}", f"of a {pos}")
        yield "definite" if unit.definite else "indefinite"
        if unit.conj:
            yield "joined by «و»"
        if unit.name:
            yield "a name"
        if unit.adverbial:
            yield "by itself"
        before = self.parse.units[unit.unit_index - 1] if unit.unit_index else None
        yield f"after {f'{before.tag} {before.type}'.strip() if before else 'nothing'}, {hangs}"
        own = f"{held}, {self.has}"
        yield f"{own}, {means}, {hangs}, {clause}, {side}, {others}"
        yield f"{own}, {means}, {hangs}, {clause}, {side}"
        yield f"{own}, {means}, {hangs}"
        yield f"{own}, {clause}, {side}, {others}"
        yield f"{own}, {means}, {clause}, {far}, {others}"
        yield f"{own}, {means}, of {kind}"
        yield f"{own}, of {kind}, {clause}, {others}"
        yield f"{means}, {hangs}, {far}, {clause}, of a {pos}"
        yield f"{means}, {hangs}, of {kind}"


def clause_between(parse: Parse, unit: Unit, happening: Happening) -> str:
    """How the clause of a phrase stands to the clause of a happening of its sentence."""
    here, there = parse.clause_of[unit.unit_index], parse.clause_of[happening.unit]
    if here == there:
        return "in its clause"
    if here < 0 or there < 0:
        return "outside the clauses"
    if parse.clauses[here].parent == there:
        return "in a clause under it"
    if parse.clauses[there].parent == here:
        return "in the clause over it"
    return "in another clause"
