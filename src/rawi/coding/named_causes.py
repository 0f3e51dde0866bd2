"""The cause that a toll names after itself: «مقتل خمسة في غارة», «قتل خمسة بعد أن شنت الطائرات هجوما»."""

from __future__ import annotations

from rawi.coding.answerable import charged
from rawi.coding.document import Happening, Unit
from rawi.coding.slot_signs import share_of_these
from rawi.coding.tolls import MEANS, TOLLS, VIOLENT, Tolls, is_toll

__all__ = ["TOLL_VERBS", "NamedCauses"]

TOLL_VERBS = frozenset(("قتل", "اصاب", "جرح", "استشهد", "توفي", "قضي"))
TAKEN = "اسر"  # fighters taken are told with those killed
ALSO = frozenset(("كما", "فيما", "بينما"))
FALLING = frozenset(("fall", "launch"))  # classes of what is fired and where it falls
SITES = frozenset(("موقع", "مكان"))  # «في مكان الهجوم» says where only
WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "لما"))


class NamedCauses(Tolls):
    """Reads on from a toll to the strike or clash that it names as its cause."""

    def named_cause(self, harm: Happening) -> Happening | None:
        """The strike or clash after a toll that it names as its cause («مقتل خمسة في غارة», «… بعد أن شنت هجوما»)."""
        clauses = self.parse.clause_of
        within = -1  # the clause of «بعد أن», «عندما», in which any violent happening is the cause
        for index in range(harm.unit + 1, len(self.parse.units)):
            unit = self.parse.units[index]
            further = unit.tag == "verb" and self.tells_further_toll(index)
            if self.ends_toll(index, further, harm) and not self.then_why(index):
                break
            if unit.tag == "sub" and self.tells_when(unit):
                within = clauses[index]
            if within >= 0 and clauses[index] == within:
                cause = self.violent_at(index)
                if cause is not None:
                    return cause
            elif unit.tag == "verb":
                cause = self.cause_by_verb(index, harm, further)
                if cause is not None or (not further and clauses[index] != harm.clause.index):
                    return cause
            elif unit.tag == "event":
                other = self.noun_after(index, harm)
                if other is None or other.merged_into is harm:
                    continue  # «قتلوا رميا بالرصاص | في هجوم»: how they were killed
                if share_of_these(self.parse, self.parse.units[index - 1]):
                    break  # «قتل 40 في المدينة، معظمهم | في قصف»: of what the others died is not told
                if charged(self.parse, unit, self.g, self.m) is not None:
                    break  # «مقتل المتهم بإطلاق النار»: what he is charged with did not kill him
                if self.is_cause(unit, other):
                    return other
                if other.frame.kind not in TOLLS and not (unit.conj and self.lemma(unit) == TAKEN):
                    break
        return None

    # ---------------------------------------------------------------- how far a toll reaches

    def ends_toll(self, index: int, further: bool, harm: Happening) -> bool:
        """Whether what a toll says is over at a unit: at a full stop, or where something else is told."""
        unit = self.parse.units[index]
        if unit.tag == "verb":
            if self.dies(unit):
                return self.elsewhere(index) or self.some_died(index)
            return unit.conj and not further
        if unit.tag == "sub":
            return not self.tells_when(unit) and not self.toll_follows(index, harm)
        return unit.tag == "rel" or (self.stops(unit) and not self.goes_on_to_cause(index))

    def goes_on_to_cause(self, index: int) -> bool:
        """«لقي رجل مصرعه؛ | إثر سقوط مقذوف»: whether a semicolon stands where a comma would, before the cause."""
        after = self.parse.units[index + 1] if index + 1 < len(self.parse.units) else None
        causal = after is not None and after.tag == "event" and after.relation in self.g.causes
        return causal and self.parse.words[self.parse.units[index].first].text == "؛"

    def then_why(self, index: int) -> bool:
        """«لقي عامل مصرعه؛ | إثر سقوط قذيفة»: whether a mark stands before why they died."""
        if not self.stops(self.parse.units[index]):
            return False
        after = self.parse.units[index + 1 : index + 2]
        return bool(after) and after[0].tag == "event" and after[0].relation == "cause" and not after[0].conj

    def dies(self, verb: Unit) -> bool:
        return self.lemma(verb) in TOLL_VERBS

    def tells_when(self, conjunction: Unit) -> bool:
        """«عندما», «بعد أن»: what follows is when they died, and so of what."""
        return self.parse.words[conjunction.head].folded in WHEN or conjunction.relation == "after"

    def tells_further_toll(self, index: int) -> bool:
        """«قتل خمسة وأصيب آخرون», «وتعرض آخرون لإصابات»: a verb of death, or a light verb that carries a toll."""
        verb = self.parse.units[index]
        if self.dies(verb) or self.lemma(verb) == TAKEN:
            return True  # «قتل 20 وأسر خمسة | في معارك»
        clause = self.parse.clause_of[index]
        found = (h for h in self.all if h.unit > index and h.clause.index == clause)
        first = next(found, None)
        return first is not None and is_toll(first)

    def toll_follows(self, index: int, harm: Happening) -> bool:
        """«قتل خمسة، كما أصيب آخرون إثر…», «فيما سقط عشرات الجرحى جراء…»: a further toll after a conjunction."""
        if self.parse.words[self.parse.units[index].head].folded not in ALSO:
            return False
        after = self.parse.units[index + 1] if index + 1 < len(self.parse.units) else None
        if after is None or after.tag != "verb":
            return False
        other = self.by_unit.get(index + 1)
        fallen = other is not None and is_toll(other) and "in" not in harm.slots
        return fallen or self.lemma(after) in TOLL_VERBS

    def some_died(self, index: int) -> bool:
        """«60 قتيلا، بينهم 50 | قتلوا في تفجير»: whether only some of those told before are the verb's."""
        before = self.parse.units[index - 1]
        return before.relation == "among" and before.number is not None

    def elsewhere(self, index: int) -> bool:
        """«قتل خمسة، وفي حلب | قتل ستة خلال اشتباكات»: whether a verb of death has a place of its own before it."""
        before = self.parse.units[index - 1]
        return before.tag == "np" and before.conj and before.relation == "in" and before.type == "place"

    # ---------------------------------------------------------------- what killed

    def violent_at(self, index: int) -> Happening | None:
        """«قتل خمسة عندما | قصفت الطائرات السوق»: the violent happening told at a unit, no further toll."""
        other = self.by_unit.get(index)
        if other is None or other.whole.frame.kind not in VIOLENT or is_toll(other):
            return None
        return other.whole

    def cause_by_verb(self, index: int, harm: Happening, further: bool) -> Happening | None:
        """The violent happening that a verb after a toll tells as what killed."""
        other = self.by_unit.get(index)
        if other is None or other.merged_into is not None or other.frame.kind not in VIOLENT:
            return None
        after_conjunction = not further and self.parse.units[index - 1].tag == "sub"
        told = after_conjunction or self.told_of(index, harm) or self.fell_on_them(index, other)
        return other if told else None

    def fell_on_them(self, index: int, fire: Happening) -> bool:
        """«مقتل خمسة بسبب قذائف محلية الصنع سقطت على البلدة»: what fell, right after the shells that killed."""
        if fire.frame.slots not in FALLING:
            return False
        for unit in reversed(self.parse.units[max(0, index - 2) : index]):
            if unit.tag != "np":
                return False
            if unit.relation:
                shells = unit.type in MEANS or any(
                    i in self.parse.weapons for i in range(unit.first, unit.last)
                )
                return shells and unit.relation in ("cause", "at", "using", "in")
        return False

    def told_of(self, index: int, harm: Happening) -> bool:
        """«قتل خمسة بصاروخ أطلقته القوات», «برصاص مسلح أطلق النار»: a violent verb tells of what killed."""
        clause = self.parse.clauses[self.parse.clause_of[index]]
        if clause.kind != "relative" or clause.antecedent < harm.unit:
            return False
        means = self.parse.units[clause.antecedent]
        before = self.parse.units[means.unit_index - 1]
        shot = before.relation == "at" and before.last == means.first  # «برصاص | مسلح»
        fell = means.relation == "in" and means.type in MEANS  # «مقتل سبعة في 300 قذيفة | سقطت على…»
        return means.tag == "np" and (means.relation in ("at", "by", "using", "cause") or shot or fell)

    def noun_after(self, index: int, harm: Happening) -> Happening | None:
        """The happening that an event noun after a toll names, or what it has become part of besides the toll."""
        other = self.by_unit.get(index)
        if other is None or other is harm:
            return None
        while other.merged_into is not None and other.merged_into is not harm:
            other = other.merged_into
        return None if other.merged_into is harm else other  # «قتلوا رميا بالرصاص | في هجوم»

    def is_cause(self, noun: Unit, happening: Happening) -> bool:
        """«مقتل خمسة جراء القصف», «بغارة», «في أعنف هجوم»: whether the preposition before a noun says that it killed."""
        relation = self.hung_by(noun)
        causal = relation in self.g.causes or relation == "using"
        return causal and happening.frame.kind in VIOLENT

    def hung_by(self, noun: Unit) -> str:
        """«في حادث | إطلاق نار», «في أعنف | هجوم»: how an event noun hangs in its clause, by a noun before it too."""
        unit = noun
        while not unit.relation and not unit.conj and unit.unit_index:
            before = self.parse.units[unit.unit_index - 1]
            word = self.parse.words[before.last - 1]
            lemma = self.m.folded_lemma(word)
            carries = (lemma in self.g.carriers and lemma not in SITES) or before.type == "quantity"
            if before.tag not in ("np", "event") or before.last != unit.first or not carries:
                break
            unit = before
        return unit.relation
