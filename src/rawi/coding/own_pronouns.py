"""What the pronoun of a deed's own noun or of «فيها» stands for: the place or thing told before."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.both_sides import BothSides
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.looking_back import Found
from rawi.coding.struck import struck

__all__ = ["PLACES", "OwnPronouns"]

PERSONS = frozenset(("person", "people"))
# What «فيها», «عليها» may stand for: the nearest of these that agrees, a place or not.
THINGS = frozenset(("place", "part", "country", "facility", "vehicle", "material", "aircraft", "weapon"))
PLACES = frozenset(("place", "part", "country", "facility"))
EDGES = frozenset(("مشارف", "تخوم"))  # whose singular means other things. Stems
# How a deed hangs that only says when or why something else was, and slots that tell to whom it was done.
AROUND = frozenset(("after", "before", "during", "cause", "since"))
DONE_TO = frozenset(("second", "object", "on", "for", "against", "toward", "between", "with"))


def known(parse: Parse, unit: Unit) -> bool:
    """Whether a phrase says which place or thing it is: «البلدة», «ثلاث قرى», «بلدة حميمة»."""
    if unit.definite or unit.inner or unit.number:
        return True
    last = parse.words[unit.last - 1]
    return unit.last > unit.head + 1 and not unit.adverbial and (last.pos == "name" or last.definite)


class OwnPronouns(BothSides):
    """Finds the place or thing that a pronoun means."""

    def done_to_it(self, happening: Happening, pronoun: Unit, rule: str) -> bool:
        """«نزح السكان من البلدة بعد قصفها», «قبل قصفه من قبل الطيران»: whether the pronoun of a bombardment is what was
        struck, as nothing else is told to be; «واصلت القوات قصفها» is by whom it was."""
        if happening.frame.slots != "strike" or not rule.startswith("genitive-"):
            return False
        word = happening.parse.words[happening.first]
        own = pronoun.unit_index == happening.unit and word.masdar and word.number != "p"
        alone = happening.slots.keys().isdisjoint(DONE_TO)
        return own and alone and (happening.phrase.relation in AROUND or "by" in happening.slots)

    def what_was_struck(self, parse: Parse, pronoun: Unit, happening: Happening) -> list[Found]:
        """The nearest place or thing before it that the pronoun of a bombardment agrees with."""
        form = parse.words[pronoun.head].enclitic
        for where, unit in self.backwards(parse, pronoun.first, 1):
            if unit.tag == "np" and unit.type in THINGS and known(where, unit):
                meant = self.anchor(where, unit)
                if agrees_with_pronoun(where, meant, form):
                    return [(where, struck(where, meant))]
        return []

    def place_of(self, parse: Parse, pronoun: Unit, form: str, happening: Happening) -> list[Found]:
        """The place that «فيها», «عليه» means; none when the nearest known thing that agrees is no place."""
        if form not in ("ها", "ه", "هما"):
            return []
        nearest = pronoun.unit_index == happening.unit and happening.frame.slots == "free"
        taken = {id(u) for role in ("agent", "target") for _, u, _ in happening.roles.get(role, ())}
        for where, unit in self.backwards(parse, pronoun.first, 1):
            if nearest and unit.tag in ("np", "event"):
                nearest = False
                if unit.type in PERSONS and agrees_with_pronoun(where, unit, form):
                    return []  # «نقل المواطن بعد تحريره»
            if unit.tag != "np" or unit.type not in THINGS or id(unit) in taken:
                continue
            if not (known(where, unit) if where is parse else unit.definite or unit.inner or unit.number):
                continue
            named = self.anchor(where, unit)
            if agrees_with_pronoun(where, named, form):
                both = self.both(where, unit) if form == "هما" else [(where, named)]
                return both if unit.type in PLACES else []
        return []

    def anchor(self, parse: Parse, unit: Unit) -> Unit:
        """«وسط مدينة غاو»: the town, which a pronoun then means; other phrases are themselves."""
        head = unit.head + 1
        word = parse.words[unit.head]
        if head >= unit.last or not (self.m.folded_lemma(word) in self.g.relational or word.stem in EDGES):
            return unit
        return replace(unit, first=head, head=head, type="place", relation="", mention=unit.name_at(head))
