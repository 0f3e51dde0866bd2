"""Signs of a place: what can be seen of a phrase and how it stands to a happening that makes it likelier its place.

As with ``signs``, they are names that people can read, weighed in place_likelihood.csv. Which place it is, and who holds
it, is no sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from rawi.coding.containers import has_name
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.scale import NONE, spelt
from rawi.coding.signs import lemma_at, meaning, shape, step, yes_or_no

__all__ = ["TOGETHER", "Earlier", "PlaceSigns", "clause_between", "told_among"]

PLACES = frozenset(("place", "country", "facility", "part"))
STEPS = (0, 1, 2, 3, 5, 9)
FEW = 3  # phrases and marks between a phrase and a happening that are told one by one
UNTOLD = "no rule"
# What is looked at together: each alone says less than all.
TOGETHER = (
    ("by", "class"),
    ("by", "head"),
    ("by", "means", "hangs"),
    ("by", "has", "means", "hangs"),
    ("by", "kind"),
    ("by", "role before"),
    ("told too", "has"),
    ("has", "clause", "side", "deed before", "place of"),
    ("has", "nearness", "side"),
    ("has", "place of", "clause"),
    ("has", "place of", "happening before", "happening after"),
    ("has a name", "named", "hangs"),
    ("kind", "slot"),
    ("kind", "has", "means"),
    ("kind", "place of", "has"),
    ("kind", "means", "hangs"),
    ("kind", "named", "means"),
    ("names", "means", "hangs"),
    ("names", "kind"),
    ("names", "has", "clause", "side"),
    ("names", "head"),
    ("earlier kind", "kind", "sentences back"),
    ("earlier kind", "told after", "happening is"),
    ("of what is told again", "sentences back", "happening is"),
    ("sentences back", "told after", "places here"),
    ("sentences back", "kind", "by a"),
    ("agent again", "target again", "sentences back"),
    ("places here", "happenings here", "sentences back"),
    ("says", "verb's side", "hangs"),
    ("its verb", "side"),
    ("last between", "side"),
    ("first between", "side"),
    ("between", "hangs"),
    ("between", "kind"),
    ("roles between", "hangs"),
    ("happening's clause opened by", "place of", "side"),
    ("happening hangs", "side", "clause"),
    ("clause", "deed before", "place of"),
    ("word", "hangs"),
    ("unit", "hangs", "has"),
    ("unit", "before colon", "means"),
    ("hangs", "place before", "adjoins"),
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The place of a happening told in an earlier sentence.

    Attributes:
        parse, unit: the phrase.
        of: the happening.
        last: how many other places were told after it.
    """

    parse: Parse
    unit: Unit
    of: Happening
    last: int


class PlaceSigns:
    """The signs of the phrases of one happening's sentence.

    Args:
        happening: with its roles.
        beside: the happenings that stand in its sentence.
    """

    def __init__(self, happening: Happening, beside: list[Happening]) -> None:
        self.happening, self.parse = happening, happening.parse
        parse = self.parse
        self.own: dict[int, str] = {}  # by unit: its role in the happening, and in another one
        self.others: dict[int, str] = {}
        self.place_of: dict[int, int] = {}  # of how many others a phrase is the place
        for other in beside:
            roles = self.own if other is happening else self.others
            for role, entries in other.roles.items():
                for told_in, unit, _ in entries:
                    if told_in is not parse or unit.unit_index < 0:
                        continue
                    roles.setdefault(unit.unit_index, role)
                    if role == "place" and other is not happening:
                        self.place_of[unit.unit_index] = self.place_of.get(unit.unit_index, 0) + 1
        self.places = happening.roles.get("place", [])
        self.happenings = frozenset(other.unit for other in beside)
        self.deeds = [unit.unit_index for unit in parse.units if unit.tag in ("event", "verb")]
        taken = {i for i, role in self.own.items() if role != "place"} | {happening.unit}
        lands = [u.unit_index for u in parse.units if u.type in PLACES and u.tag in ("np", "event")]
        near = sorted((i for i in lands if i not in taken), key=lambda i: (abs(i - happening.unit), i))
        self.nearness = {index: place for place, index in enumerate(near)}

    @cached_property
    def same(self) -> dict[str, str]:
        """What is the same for all phrases."""
        happening, clause = self.happening, self.happening.clause
        return {
            "kind": happening.kind,
            "class": happening.frame.slots,
            "word": lemma_at(self.parse, happening.phrase.head),
            "happening hangs": happening.phrase.relation or NONE,
            "happening is": "definite" if happening.definite else "indefinite",
            "happening's clause opened by": clause.opener or NONE,
            "headline": yes_or_no(self.parse.sentence.headline),
        }

    def of(self, unit: Unit, rule: str = "") -> list[str]:
        """The names of all signs of a phrase, each once; takes what ``seen`` takes."""
        return spelt(*self.seen(unit, rule), TOGETHER)

    def seen(self, unit: Unit, rule: str = "") -> tuple[list[str], dict[str, str]]:
        """What is seen of a phrase: signs without a value, and the others by what is looked at.

        Args:
            unit: a phrase of the happening's sentence.
            rule: by which rule it is the happening's place; empty when it is not yet.
        """
        seen = self.same | self._phrase(unit, rule) | self._around(unit) | self._between(unit)
        return ["every phrase", "its place" if rule else UNTOLD], seen

    def seen_earlier(self, place: Earlier) -> tuple[list[str], dict[str, str]]:
        """The same of a place that is told in an earlier sentence."""
        own, other = self.happening, place.of
        seen = self.same | {
            "earlier means": meaning(place.unit),
            "earlier named": yes_or_no(place.unit.mention is not None or bool(place.unit.inner)),
            "sentences back": step(self.parse.index - place.of.parse.index, STEPS),
            "told after": step(place.last, STEPS),
            "earlier kind": "the same" if other.kind == own.kind else other.kind,
            "of what is told again": yes_or_no(other is own.antecedent),
            "earlier told where": yes_or_no(place.parse is other.parse),
            "agent again": yes_or_no(self._shared("agent", other)),
            "target again": yes_or_no(self._shared("target", other)),
            "roles": str(len(own.roles)),
            "places here": step(len(self.nearness), STEPS),
            "happenings here": step(len(self.happenings), STEPS),
            "by a": own.frame.pos,
            "toll": yes_or_no(bool(own.tolls)),
            "likely": f"{own.likelihood:.1f}",
            "source": yes_or_no(bool(own.roles.get("source") or own.sources)),
        }
        return ["every earlier place"], seen

    def _shared(self, role: str, other: Happening) -> bool:
        told = {p.words_of(u) for p, u, _ in other.roles.get(role, ())}
        return any(p.words_of(u) in told for p, u, _ in self.happening.roles.get(role, ()))

    def _phrase(self, unit: Unit, rule: str) -> dict[str, str]:
        parse = self.parse
        head, last = parse.words[unit.head], parse.words[unit.last - 1]
        besides = [(p, u) for p, u, _ in self.places if u is not unit]
        here = _words(parse, unit)
        told = [_words(p, u) for p, u in besides]
        # of «مدينة كذا» the word for what it is, of a bare name nothing
        name = unit.mention or unit.name_at(unit.head)
        bare = name is not None and not (name.last > name.first + 1 and head.pos == "noun")
        return {
            "by": rule.split(" (")[0].split(", «")[0] if rule else UNTOLD,
            "has": step(sum(p is parse for p, _ in besides), STEPS),
            "has a name": yes_or_no(any(p is parse and has_name(u) for p, u in besides)),
            "told too": yes_or_no(told_among(here, told)),
            "means": meaning(unit),
            "hangs": _hangs(unit),
            "named": yes_or_no(unit.mention is not None or bool(unit.inner)),
            "names": _names(unit),
            "head": NONE if bare or head.pos == "name" else head.lemma or head.folded,
            "pronoun": NONE if bare else last.enclitic or NONE,
            "number": NONE if bare else head.number or NONE,
            "joined": yes_or_no(unit.conj),
            "place of": step(self.place_of.get(unit.unit_index, 0), STEPS),
            "nearness": step(self.nearness.get(unit.unit_index, 99), STEPS),
            "unit": step(unit.unit_index, STEPS),
            "slot": next(
                (name for name, units in self.happening.slots.items() if any(u is unit for u in units)), NONE
            ),
        }

    def _around(self, unit: Unit) -> dict[str, str]:
        parse, index = self.parse, unit.unit_index
        before = parse.units[index - 1] if index else None
        after = parse.units[index + 1] if index + 1 < len(parse.units) else None
        clause = parse.clauses[parse.clause_of[index]] if parse.clause_of[index] >= 0 else None
        verb = clause.verb if clause is not None else -1
        found = {
            "before": shape(before),
            "after": shape(after),
            "two before": " ".join([self._told(u) for u in parse.units[max(0, index - 2) : index]]),
            "two after": " ".join([self._told(u) for u in parse.units[index + 1 : index + 3]]),
            "role before": NONE,
            "place before": NONE,
            "adjoins": yes_or_no(
                before is not None and before.tag != "punct" and before.last >= unit.first - 1
            ),
            "before colon": yes_or_no(after is not None and parse.is_colon(after)),
            "clause": clause_between(parse, unit, self.happening),
            "clause is": clause.kind if clause is not None else NONE,
            "opened by": (clause.opener if clause is not None else "") or NONE,
            "opens it": yes_or_no(clause is not None and clause.units[:1] == [index]),
            "its verb": lemma_at(parse, parse.units[verb].head) if verb >= 0 else NONE,
            "verb's side": NONE if verb < 0 else "after" if index > verb else "before",
            "says": yes_or_no(verb >= 0 and parse.says(verb)),
        }
        if before is not None:
            i = before.unit_index
            role = f"its {self.own[i]}" if i in self.own else f"another's {self.others.get(i, NONE)}"
            found["role before"] = role if i in self.own or i in self.others else shape(before)
            if before.type in PLACES:
                found["place before"] = role
        return found

    def _between(self, unit: Unit) -> dict[str, str]:
        parse, index, at = self.parse, unit.unit_index, self.happening.unit
        first, last = sorted((index, at))
        between = parse.units[first + 1 : last]
        roles = {self.own[u.unit_index] for u in between if u.unit_index in self.own}
        side = "after" if index > at else "before"
        return {
            "side": side,
            "distance": f"{step(last - first, STEPS)} {side}",
            "between": " ".join([self._told(u) for u in between]) if len(between) <= FEW else "much",
            "roles between": " ".join(sorted(roles)) or NONE,
            "first between": shape(between[0]) if between else NONE,
            "last between": shape(between[-1]) if between else NONE,
            "happenings between": step(sum(first < i < last for i in self.happenings), STEPS),
            "marks between": step(sum(u.tag == "punct" for u in between), STEPS),
            "clauses between": step(sum(u.tag in ("sub", "rel") for u in between), STEPS),
            "relative between": yes_or_no(any(u.tag == "rel" for u in between)),
            "deed before": self._which(max((i for i in self.deeds if i < index), default=-1)),
            "happening before": self._which(max((i for i in self.happenings if i < index), default=-1)),
            "happening after": self._which(min((i for i in self.happenings if i > index), default=-1)),
        }

    def _which(self, index: int) -> str:
        """Whether a unit that tells of a deed is the happening itself, another one, or none that is coded."""
        if index < 0:
            return NONE
        if index == self.happening.unit:
            return "itself"
        return "another" if index in self.happenings else self.parse.units[index].tag

    def _told(self, unit: Unit) -> str:
        """What stands there: its role in the happening, that it is another one, or its meaning and preposition."""
        role = self.own.get(unit.unit_index)
        if role is not None:
            return f"its {role}"
        if unit.unit_index in self.happenings:
            return "happening"
        what = meaning(unit) if unit.tag == "np" else unit.tag
        return f"{what}/{unit.relation}{'+' if unit.conj else ''}" if unit.relation or unit.conj else what


def told_among(words: AbstractSet[str], told: Iterable[AbstractSet[str]]) -> bool:
    """Whether a place told has these words, or they have all of its: «حلب» beside «مدينة حلب»."""
    return any(words <= others or others <= words for others in told)


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


def _names(unit: Unit) -> str:
    """Whether it tells by name which place it is: «مدينة الموصل», not «مدينة آمنة», «آخر مدن التنظيم»."""
    lands = [m for m in (unit.mention, *unit.inner) if m is not None and m.type in ("place", "country")]
    if unit.name or any(mention.first <= unit.head + 1 for mention in lands):
        return "a place"
    return "a place around it" if lands else "no place"


def _hangs(unit: Unit) -> str:
    return unit.relation or ("by itself" if unit.adverbial else "nothing")


def _words(parse: Parse, unit: Unit) -> frozenset[str]:
    return frozenset([word.stem or word.folded for word in parse.words[unit.head : unit.last]])
