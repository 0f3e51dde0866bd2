"""Signs of an agent or a target: what can be seen of a phrase and how it stands to a happening that makes it likelier
to be who did it, or to whom it was done.

As with ``signs``, they are names that people can read, weighed in agent_likelihood.csv and target_likelihood.csv. None
says who an actor is: armed groups, states and organisations are all «a party». None says either what the rules made of
that role in this happening, so that the weights can be learnt from those that they filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.place_signs import clause_between
from rawi.coding.scale import NONE, spelt
from rawi.coding.signs import lemma_at, meaning, shape, step, yes_or_no

__all__ = ["TOGETHER", "Candidate", "RoleSigns", "Told"]

STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
FAR = "in an earlier sentence"
MOST = 24  # happenings before a sentence that are looked at
OTHERS = ("agent", "target", "place", "instrument")
# What is looked at together: each alone says less than both.
TOGETHER = (
    ("means", "kind"),
    ("means", "word"),
    ("means", "definite", "named"),
    ("means", "hangs", "clause"),
    ("means", "hangs", "distance"),
    ("means", "agent elsewhere"),
    ("means", "slot", "class"),
    ("means", "describes", "class"),
    ("means", "opened by", "clause"),
    ("means", "target is", "kind"),
    ("means", "says", "side", "rank"),
    ("means", "its own verb", "clause", "side", "rank"),
    ("means", "word before"),
    ("clause", "distance"),
    ("clause", "side", "carried"),
    ("clause", "hangs", "happening hangs"),
    ("clause", "agent elsewhere", "nearness"),
    ("named", "agent elsewhere", "nearness"),
    ("its verb", "side", "rank"),
    ("verb over it", "clause"),
    ("role elsewhere", "of kind", "kind"),
    ("role elsewhere", "agent elsewhere", "others between"),
    ("role elsewhere", "sentences back", "happening is"),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may have a role in a happening.

    Attributes:
        parse, unit: the phrase, in the happening's sentence or an earlier one.
        roles: its roles in other happenings, the last one told last.
    """

    parse: Parse
    unit: Unit
    roles: tuple[tuple[str, Happening], ...] = ()


class Told:
    """Who acts and who is acted on in a report, by the words that say who it is."""

    def __init__(self, document: Document) -> None:
        self.by_sentence = document.standing()
        self.count: Counter[tuple[str, str]] = Counter(
            (role, parse.words_of(unit))
            for happenings in self.by_sentence.values()
            for happening in happenings
            for role in ("agent", "target")
            for parse, unit, _ in happening.roles.get(role, ())
        )

        self._speaking: dict[int, frozenset[int]] = {}
        self._roles: dict[tuple[int, int], list[tuple[str, Happening]]] = {}  # by sentence and unit
        for index, happenings in self.by_sentence.items():
            for happening in happenings:
                for role, entries in happening.roles.items():
                    for parse, unit, _ in entries:
                        if parse.index == index:
                            self._roles.setdefault((index, unit.unit_index), []).append((role, happening))

    def speaking(self, parse: Parse) -> frozenset[int]:
        """The words of a sentence that name who says something in it."""
        found = self._speaking.get(parse.index)
        if found is None:
            links = (link for voice in parse.voices for link in voice.sources if link.sentence == parse.index)
            found = frozenset(i for link in links for i in range(link.first, link.last))
            self._speaking[parse.index] = found
        return found

    def others(self, unit: Unit, happening: Happening) -> tuple[tuple[str, Happening], ...]:
        """The roles of a phrase of a happening's sentence in other happenings of that sentence."""
        roles = self._roles.get((happening.parse.index, unit.unit_index), ())
        return tuple((role, other) for role, other in roles if other is not happening)

    def before(self, index: int, sentences: int) -> Iterator[tuple[str, Happening, Parse, Unit]]:
        """Who acts and is acted on in so many sentences before one, the last told first."""
        left = MOST
        for earlier in range(index - 1, max(-1, index - 1 - sentences), -1):
            for happening in reversed(self.by_sentence.get(earlier, ())):
                left -= 1
                for role in ("target", "agent"):
                    for parse, unit, _ in happening.roles.get(role, ()):
                        if unit.tag != "pron" and parse.index < index:
                            yield role, happening, parse, unit
                if not left:
                    return

    def between(self, first: int, last: int) -> bool:
        """Whether anything is told in the sentences between these two."""
        return any(self.by_sentence.get(index) for index in range(first + 1, last))


class RoleSigns:
    """The signs of those who may have one role in one happening.

    Args:
        happening: with its other roles.
        role: «agent» or «target».
        told: of the report.
        candidates: all who may have it.
    """

    def __init__(self, happening: Happening, role: str, told: Told, candidates: list[Candidate]) -> None:
        self.happening, self.role, self.told = happening, role, told
        self.parse = happening.parse
        self.own = Counter((role, p.words_of(u)) for p, u, _ in happening.roles.get(role, ()))
        here = [c.unit.unit_index for c in candidates if c.parse is self.parse]
        self.here = frozenset(here)
        self.nearness = {
            index: place
            for place, index in enumerate(sorted(here, key=lambda i: (abs(i - happening.unit), i)))
        }

    def of(self, candidate: Candidate) -> list[str]:
        """The names of all signs of a candidate, each once."""
        return spelt(*self.seen(candidate), TOGETHER)

    def seen(self, candidate: Candidate) -> tuple[list[str], dict[str, str]]:
        """What is seen of a candidate: signs without a value, and the others by what is looked at."""
        seen = self.same | self._phrase(candidate)
        seen |= self._here(candidate) if candidate.parse is self.parse else self._earlier(candidate)
        return ["everybody"], seen

    @cached_property
    def same(self) -> dict[str, str]:
        """What is the same for all candidates."""
        happening, clause = self.happening, self.happening.clause
        word = lemma_at(self.parse, happening.phrase.head)
        found = {
            "kind": happening.kind,
            "class": happening.frame.slots,
            "named by": f"a {happening.frame.pos}",
            "word": f"«{word}»",
            "happening hangs": happening.phrase.relation or NONE,
            "happening is": "definite" if happening.phrase.definite else "indefinite",
            "verb over it": _verb(self.parse, clause.verb),
            "its clause": clause.kind,
            "its own verb": yes_or_no(clause.verb == happening.unit),
            "told by somebody": yes_or_no(bool(happening.sources or happening.roles.get("source"))),
            "likely": f"{happening.likelihood:.1f}",
            "carried": f"«{min(happening.carriers)}»" if happening.carriers else NONE,
            "others": step(len(self.here), STEPS),
            "beside": step(len(self.told.by_sentence.get(self.parse.index, ())), STEPS),
        }
        for role in OTHERS:
            if role != self.role:
                entries = happening.roles.get(role)
                found[f"{role} is"] = meaning(entries[0][1]) if entries else NONE
        return found

    def _phrase(self, candidate: Candidate) -> dict[str, str]:
        unit, text = candidate.unit, candidate.parse.words_of(candidate.unit)
        agents = self.told.count["agent", text] - self.own["agent", text]
        targets = self.told.count["target", text] - self.own["target", text]
        role, other = candidate.roles[-1] if candidate.roles else (NONE, None)
        return {
            "means": meaning(unit),
            "hangs": unit.relation or NONE,
            "definite": yes_or_no(unit.definite or bool(unit.inner)),  # a name is
            "counted": yes_or_no(unit.number is not None),
            "named": "known" if unit.mention is not None else "holds a name" if unit.inner else "no",
            "agent elsewhere": step(agents, STEPS),
            "target elsewhere": step(targets, STEPS),
            "role elsewhere": role,
            "of kind": other.kind if other is not None else NONE,
            "of the same kind": yes_or_no(other is not None and other.kind == self.happening.kind),
        }

    def _here(self, candidate: Candidate) -> dict[str, str]:
        parse, unit, at = self.parse, candidate.unit, self.happening.unit
        index = unit.unit_index
        first, last = sorted((index, at))
        between = parse.units[first + 1 : last]
        clause = parse.clauses[parse.clause_of[index]] if parse.clause_of[index] >= 0 else None
        verb = clause.verb if clause is not None else -1
        side = NONE if verb < 0 else "after its verb" if index > verb else "before its verb"
        found = {
            "word before": lemma_at(parse, unit.first - 1) if unit.first else NONE,
            "after": shape(parse.units[index - 1]) if index else NONE,
            "before": shape(parse.units[index + 1]) if index + 1 < len(parse.units) else NONE,
            "distance": f"{step(abs(index - at), STEPS)} {'after' if index > at else 'before'}",
            "first between": _tie(parse, between[0]) if between else NONE,
            "last between": _tie(parse, between[-1]) if between else NONE,
            "others between": step(sum(u.unit_index in self.here for u in between), STEPS),
            "marks between": step(sum(u.tag == "punct" for u in between), STEPS),
            "nearness": step(self.nearness[index], STEPS),
            "clause": clause_between(parse, unit, self.happening),
            "clause is": clause.kind if clause is not None else NONE,
            "opened by": (clause.opener if clause is not None else "") or NONE,
            "describes": yes_or_no(self.happening.clause.antecedent == index),
            "its verb": _verb(parse, verb),
            "side": side,
            "rank": _rank(parse, unit, verb) if clause is not None and verb >= 0 else NONE,
            "says": yes_or_no(verb >= 0 and parse.says(verb)),
            "slot": next(
                (
                    name
                    for name, units in self.happening.slots.items()
                    if any(u.unit_index == index for u in units)
                ),
                NONE,
            ),
            "speaks": yes_or_no(unit.head in self.told.speaking(parse)),
        }
        if candidate.roles:
            there = parse.clause_of[candidate.roles[-1][1].unit]
            found["in clause"] = "the same" if there == parse.clause_of[at] else "another"
        return found

    def _earlier(self, candidate: Candidate) -> dict[str, str]:
        back = self.parse.index - candidate.parse.index
        told_last = not self.told.between(candidate.parse.index, self.parse.index)
        return {
            "clause": FAR,
            "sentences back": f"{step(back, STEPS)}{', told last' if told_last else ''}",
            "of what is told again": yes_or_no(
                any(h is self.happening.antecedent for _, h in candidate.roles)
            ),
            "roles elsewhere": step(len(candidate.roles), STEPS),
        }


def _tie(parse: Parse, unit: Unit) -> str:
    """What stands between: a verb or a small word by its lemma, a phrase by its meaning and preposition."""
    if unit.tag in ("verb", "sub", "rel", "part"):
        return f"«{lemma_at(parse, unit.head)}»"
    return f"{shape(unit)} {unit.relation}".strip()


def _verb(parse: Parse, verb: int) -> str:
    return f"«{lemma_at(parse, parse.units[verb].head)}»" if verb >= 0 else NONE


def _rank(parse: Parse, unit: Unit, verb: int) -> str:
    """Which of the bare phrases on its side of its clause's verb it is."""
    if unit.relation:
        return NONE
    place = 0
    for i in parse.clauses[parse.clause_of[unit.unit_index]].units:
        if i == unit.unit_index:
            break
        other = parse.units[i]
        place += (
            other.tag in ("np", "event") and not other.relation and (i > verb) == (unit.unit_index > verb)
        )
    return step(place, STEPS)
