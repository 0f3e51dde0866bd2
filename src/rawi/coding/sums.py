"""Sums of the dead and wounded: «بلغ عدد القتلى ستين», «حصيلة القتلى ارتفعت إلى مئة»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.casualties import PERSONS, among
from rawi.coding.document import Happening, Unit
from rawi.coding.toll_causes import TollCauses
from rawi.coding.tolls import TOLLS, VIOLENT, is_toll

__all__ = ["Sums"]


class Sums(TollCauses):
    """Finds the number that a verb or noun of amounting tells of victims, and gives it to them or to what killed them."""

    def sums(self) -> None:
        """«بلغ عدد القتلى نحو ستين ألفا», «حصيلة القتلى منذ الاثنين ارتفعت إلى مئة», «ليتجاوز عدد الجرحى الألف»."""
        for happening in self.all:
            if not self.tallied(happening):
                continue
            after = self.told_from(happening)
            amount = self.amount(after) if after >= 0 else []
            if amount:
                self.tell_sum(happening, amount)

    def numbers_of_killed(self) -> None:
        """«ارتفع عدد المدنيين الذين قتلوا في المعارك | إلى ستة»: the number told of those who, it is said, died."""
        for happening in self.all:
            clause = happening.clause
            if clause.kind != "relative" or clause.antecedent < 0 or not is_toll(happening):
                continue
            whom = self.parse.units[clause.antecedent]
            above = self.parse.clauses[self.parse.clause_of[clause.antecedent]]
            verb = self.parse.units[above.verb] if above.verb >= 0 else whom
            tallied = self.m.folded_lemma(self.parse.words[whom.first]) in self.g.tallies
            if not tallied or whom.number is not None or self.lemma(verb) not in self.g.amounting:
                continue
            for unit in self.parse.units[happening.unit + 1 :]:
                if self.stops(unit) or unit.tag == "verb":
                    break
                if unit.tag == "np" and unit.relation == "to" and unit.number and unit.type in PERSONS:
                    many = replace(unit, frames=(happening.frame,))  # «ستة أشخاص»: how many, not who
                    happening.tolls.append((TOLLS[happening.frame.kind], many))
                    break

    def tallied(self, happening: Happening) -> bool:
        """«عدد القتلى», «عن ارتفاع حصيلة الجرحى», «حصيلة الهجوم»: whether how many there were may be told of it."""
        unit = happening.phrase
        noun = self.amounts(unit)
        if happening.frame.kind in VIOLENT:
            before = self.parse.units[happening.unit - 1] if happening.unit else unit
            if before.tag == "np" and before.last == unit.first:
                return self.lemma(before) in self.g.tallies  # «ارتفعت حصيلة | الهجوم إلى 12 قتيلا»
        relations = ("", "to", "of", "at") if noun else ("", "to")
        return happening.frame.slots == "victims" and unit.number is None and unit.relation in relations

    def amounts(self, unit: Unit) -> bool:
        """«ارتفاع عدد القتلى», «تجاوزت المئة قتيل»: whether a phrase begins with a word of amounting."""
        return self.m.folded_lemma(self.parse.words[unit.first]) in self.g.amounting

    def told_from(self, happening: Happening) -> int:
        """The unit after which the number stands that is told of victims; -1 where none is."""
        unit, clause = happening.phrase, happening.clause
        verb = self.parse.units[clause.verb] if clause.verb >= 0 else None
        if self.amounts(unit):
            return happening.unit
        if verb is not None and self.lemma(verb) in self.g.amounting:
            return max(happening.unit, clause.verb)
        after = self.parse.units[happening.unit + 1 : happening.unit + 3]
        number = next((u for u in after if u.tag != "time"), None)
        if number is None or number.number is None or number.relation or number.conj:
            return -1
        tally = self.m.folded_lemma(self.parse.words[unit.first]) in self.g.tallies
        told = (
            tally and verb is None and number is after[0] and number.type in PERSONS
        )  # «حصيلة القتلى | 13 شخصا»
        return happening.unit if told or self.amounts(number) else -1  # «قتلى الأربعاء | تجاوزوا المئة»

    def tell_sum(self, happening: Happening, amount: list[Unit]) -> None:
        """Makes the numbers told of the victims theirs, or those of the happening whose toll they are."""
        whole = self.by_unit.get(amount[0].unit_index)
        lone = happening.frame.slots == "victims" and self.whose_victims(happening) is None
        if self.amounts(amount[0]):
            lone = False  # «قتلى الأربعاء تجاوزوا المئة قتيل»: told of the first word
        if lone and whole is not None and is_toll(whole) and whole.merged_into is None:
            cause = self.named_cause(happening)
            self.absorb(happening, whole, "whose number it is")  # «ارتفع عدد القتلى إلى 12 قتيلا»
            happening, whole.tolls = whole, [t for t in whole.tolls if t[1] is amount[0]]
            if cause is not None and cause.unit < whole.unit:
                self.toll(whole, cause)  # «عدد الجرحى في الاشتباكات بلغ 50 جريحا»
        else:
            what = TOLLS.get(happening.frame.kind, "killed")
            # «ارتفعت حصيلة القتلى إلى 85، بينهم ثلاثة أطفال»
            happening.tolls = [(what, unit) for unit in (amount[0], *among(self.parse, amount[0]))]
            if lone and self.lemma(amount[0]) == "شخص":  # «بلغ عدد القتلى 37 شخصا»: how many, not who
                happening.tolls[0] = (what, replace(amount[0], frames=(happening.frame,)))
        for other in amount:
            harm = self.by_unit.get(other.unit_index)
            if harm is None or harm is happening or harm.merged_into is not None or not is_toll(harm):
                continue
            if other is not amount[0]:
                happening.tolls.append((TOLLS[harm.frame.kind], other))
            for slot, units in harm.slots.items():
                happening.slots.setdefault(slot, units)
            harm.merged_into = happening

    def absorb(self, gone: Happening, kept: Happening, rule: str) -> None:
        """Makes a happening part of another one; see ``told_twice``."""
        raise NotImplementedError

    def amount(self, after: int) -> list[Unit]:
        """The number that a verb of amounting tells, after its subject, with those joined to it."""
        found: list[Unit] = []
        for unit in self.parse.units[after + 1 :]:
            if unit.tag in ("verb", "sub", "rel", "punct"):
                if not found:
                    return self.amount_after_relative(unit.unit_index)
                break
            if unit.tag != "np":
                continue
            joined = (
                unit.conj and not unit.relation if found else unit.relation in ("", "to", "on", "at", "of")
            )
            if unit.number is not None and unit.type in PERSONS | {"abstract"} and joined:
                found.append(unit)
            elif found:
                break
        return found

    def amount_after_relative(self, start: int) -> list[Unit]:
        """«ارتفع عدد قتلى التفجير، الذي استهدف السوق، | إلى 49»: the number after more is told of what killed them."""
        units = self.parse.units
        rel = start + (units[start].tag == "punct" and start + 1 < len(units))
        clause = self.parse.clause_of[rel]
        if units[rel].tag != "rel" or self.parse.clauses[clause].kind != "relative":
            return []
        for unit in units[rel + 1 :]:
            if self.stops(unit) or unit.tag == "sub" or self.lemma(unit) in self.g.amounting:
                return []
            counts = unit.tag == "np" and unit.number is not None and unit.type in PERSONS
            if counts and unit.relation == "to":
                return [unit, *(u for u in self.joined_after(unit) if u.number is not None)]
        return []

    def joined_after(self, unit: Unit) -> list[Unit]:
        found: list[Unit] = []
        for other in self.parse.units[unit.unit_index + 1 :]:
            if self.parse.is_comma(other):
                continue
            if other.tag != "np" or not other.conj or other.relation or other.type not in PERSONS:
                break
            found.append(other)
        return found
