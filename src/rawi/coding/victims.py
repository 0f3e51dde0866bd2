"""Victims told otherwise than by a verb or noun of killing: lists of the dead, «راح ضحيته», a shared number."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.casualties import PERSONS
from rawi.coding.document import Happening, Unit
from rawi.coding.joined import counts_cases
from rawi.coding.slot_signs import told_by_place
from rawi.coding.sums import Sums
from rawi.coding.tolls import TOLLS, VIOLENT, is_toll

__all__ = ["LIVES", "Victims"]

KNOWN = frozenset(("people", "person", "armed", "name"))  # of whom more is told than how many
PARTS = frozenset(("معظم", "غالبيه", "اغلب", "اغلبيه", "بعض", "نصف", "جميع", "كل"))
LIVES = "whose lives"  # the rule of «راح ضحيتها»
WHERE = frozenset(("place", "country", "part"))
FALLS_OUT = "توزع"
MEMBERS = frozenset(("among", "between"))  # «من بينهم», «بين القتلى»


class Victims(Sums):
    """The victims of one sentence's happenings."""

    def victims(self) -> None:
        """Reads the ways of telling victims that need more than a word's own slots."""
        self.cases()
        self.shared_numbers()
        self.claimed_lives()
        self.objects()
        self.members()
        self.sums()
        self.numbers_of_killed()
        self.shares()

    def shares(self) -> None:
        """«توزع القتلى بواقع 33 في دمشق و25 في حلب»: a toll told place by place."""
        for happening in self.all:
            told = happening.slots.pop("share", [])
            what = TOLLS.get(happening.frame.kind)
            if what is not None and happening.merged_into is None:
                happening.tolls.extend((what, unit) for unit in told)
        for unit in self.parse.units:
            if unit.tag == "verb" and self.parse.words[unit.head].stem.startswith(FALLS_OUT):
                self.falls_out(unit)

    def falls_out(self, verb: Unit) -> None:
        """«سقوط 101 قتيلا، توزعوا بواقع 48 في دمشق و22 في حلب»: of the dead told just before, so many in each place, up to
        those who are told with a noun of their own («وقتيل في حمص»)."""
        told = [h for h in self.all if h.unit <= verb.unit_index + 1 and h.merged_into is None]
        toll = next((h for h in reversed(told) if h.frame.kind in TOLLS), None)
        if toll is None:
            return
        known = {unit.first for _, unit in toll.tolls}
        places: list[Unit] = toll.slots.get("in", [])
        beside = False  # whether the unit before is a place of a share
        for unit in self.parse.units[verb.unit_index + 1 :]:
            if unit.tag == "sub" or (unit.unit_index in self.by_unit and unit.unit_index != toll.unit):
                among = unit.tag == "verb" and self.parse.units[unit.unit_index - 1].relation in MEMBERS
                if not among:
                    return  # but «بينهم 72 | أعدموا»
            share = not unit.relation and told_by_place(self.parse, unit)
            if share and unit.first not in known:
                toll.tolls.append((TOLLS[toll.frame.kind], unit))
                toll.slots["in"] = places
                where = self.parse.units[unit.unit_index + 1]
                if where not in places:
                    places.append(where)
            elif beside and unit.conj and unit.tag == "np" and unit.type in WHERE and unit not in places:
                places.append(unit)  # «في دمشق | وريفها»
            beside = share or (beside and unit in places)

    def cases(self) -> None:
        """«20 حالة إصابة», «ثلاث حالات وفاة»: so many of the harm that the noun after «حالة» names."""
        for happening in self.all:
            what, before = TOLLS.get(happening.frame.kind), self.parse.units[max(0, happening.unit - 1)]
            if what is None or happening.tolls or not counts_cases(self.parse, before):
                continue
            happening.tolls = [(what, replace(before, type="quantity"))]
            if happening.whole is not happening:
                self.toll(happening, happening.whole)
            else:
                self.numbered.add(happening.unit)

    def shared_numbers(self) -> None:
        """«عشرات القتلى والجرحى»: the number counts both."""
        for happening in self.all:
            unit = happening.phrase
            before = self.by_unit.get(happening.unit - 1)
            if (
                before is None
                or happening.frame.slots != "victims"
                or not unit.conj
                or unit.number is not None
            ):
                continue
            number = before.phrase.number
            if number is None:
                number = next(
                    (n for n in self.parse.numbers if before.phrase.first <= n.first < unit.first), None
                )
            alike = self.parse.words[unit.head].definite == self.parse.words[unit.head - 1].definite
            if (
                number is None
                or before.frame.kind not in TOLLS
                or before.phrase.last != unit.first
                or not alike
            ):
                continue
            counted = replace(unit, number=number)
            together = self.parse.words[unit.head].number == "s"  # «44 قتيلا وجريحا»: so many in all
            happening.tolls = [("other" if together else TOLLS[happening.frame.kind], counted)]
            if before.whole is not before:
                self.toll(happening, before.whole)
            else:
                self.numbered.add(happening.unit)

    def claimed_lives(self) -> None:
        """«مجزرة راح ضحيتها أربعة مدنيين», «راح ضحيته نحو مئة شخص»: the lives that a happening took."""
        words = self.parse.words
        for i in range(1, len(words)):
            taken = words[i - 1].folded.removeprefix("و").rstrip("ت") in ("راح", "ذهب")
            if not (taken and words[i].enclitic and self.m.folded_lemma(words[i]) == "ضحيه"):
                continue
            start = next((u.unit_index for u in self.parse.units if u.first > i), None)
            verb = next((u for u in self.parse.units if u.first <= i - 1 < u.last), None)
            if start is None or verb is None:
                continue
            cause = self.antecedent_event(self.parse.clauses[self.parse.clause_of[verb.unit_index]])
            cause = cause or self.told_last(verb.unit_index)
            own = next((h for h in self.all if h.first == i), None)
            if cause is None:
                if own is not None:
                    self.whose_lives(own, self.listed(start))
                continue
            if own is not None:
                own.merged_into = cause
            for other in self.listed(start):
                harm = self.by_unit.get(other.unit_index)
                what = TOLLS.get(harm.frame.kind, "killed") if harm is not None else "killed"
                cause.tolls.append((what, other))
                if harm is not None and harm is not cause and harm.merged_into is None:
                    harm.merged_into = cause

    def whose_lives(self, happening: Happening, victims: list[Unit]) -> None:
        """«أحداث راح ضحيتها أربعون شخصا»: where nothing else tells of it, the word is a killing of those counted."""
        counted = [unit for unit in victims if unit.number is not None]
        if not counted:
            return
        happening.tolls = [("killed", unit) for unit in counted]
        happening.donated += [("target", unit, LIVES, self.parse) for unit in counted]
        happening.slots = {slot: units for slot, units in happening.slots.items() if slot in ("in", "at")}

    def told_last(self, unit: int) -> Happening | None:
        """The happening told just before a unit."""
        return next(
            (
                h.whole
                for h in reversed(self.all)
                if h.unit < unit and (h.phrase.tag == "event" or h.frame.kind in VIOLENT)
            ),
            None,
        )

    def listed(self, start: int) -> list[Unit]:
        """The first bare phrase from a unit on, and those joined to it."""
        found: list[Unit] = []
        for unit in self.parse.units[start:]:
            if unit.tag in ("part", "close", "open") or (found and unit.tag == "punct"):
                continue
            if unit.tag != "np" or unit.type not in PERSONS or (bool(found) != unit.conj) or unit.relation:
                break
            found.append(unit)
        return found

    def objects(self) -> None:
        """«صواريخ تسقط 18 قتيلا»: victims counted as the object of the violent verb itself."""
        for happening in self.all:
            if happening.merged_into is not None or happening.frame.kind not in VIOLENT:
                continue
            for slot in ("object", "subject"):
                for unit in happening.slots.get(slot, []):
                    harm = self.by_unit.get(unit.unit_index)
                    counted = unit.frames and unit.number is not None and happening.phrase.tag == "verb"
                    if counted and harm is not None and harm.merged_into is None and is_toll(harm):
                        self.toll(harm, happening)

    def members(self) -> None:
        """«امرأة وطفل من بين القتلى», «القتلى ومن بينهم طفلان»: who is named of the dead is counted."""
        for happening in self.all:
            unit = happening.phrase
            if (
                happening.frame.slots != "victims"
                or happening.merged_into is not None
                or unit.number is not None
            ):
                continue
            clause = happening.clause
            found: list[Unit] = []
            after = self.parse.units[happening.unit + 1 : happening.unit + 2]
            if after and after[0].tag == "pron" and not after[0].relation and unit.definite:
                found = self.listed(happening.unit + 2)  # «القتلى هم خمسة جنود وثلاثة مدنيين»
            elif unit.relation in MEMBERS:
                before = [self.parse.units[i] for i in clause.units if i < happening.unit]
                found = self.group_before(before) or self.listed(happening.unit + 1)
            else:
                parts = happening.slots.get("among", [])
                if parts and parts[0].unit_index > happening.unit:
                    found = [parts[0], *self.joined_after(parts[0])]
            what = TOLLS[happening.frame.kind]
            if found:
                happening.tolls = [(what, other) for other in found]
                happening.donated.extend(
                    ("target", other, "who they are", self.parse)
                    for other in found
                    if other.type in KNOWN and not other.frames
                )

    def group_before(self, before: list[Unit]) -> list[Unit]:
        """The bare phrases that end a stretch: «امرأة وطفل | من بين القتلى»."""
        group: list[Unit] = []
        for unit in reversed(before):
            if (unit.tag in ("part", "time", "pron") or unit.relation in ("in", "at")) and not group:
                continue  # «اثنين من أعضاء الجماعة في المدينة | من بين القتلى»
            if unit.tag == "verb" and not group and self.lemma(unit) == "كان":
                continue  # «أربعة جنود كانوا | بين قتلى الاشتباكات»
            bare = unit.tag == "np" and not unit.relation and unit.type in PERSONS and not unit.frames
            if not bare or (group and not group[0].conj):
                break
            group.insert(0, unit)
        return group

    def who_fell(self, happening: Happening) -> None:
        """«عشرات القتلى سقطوا», «القتلى الذين قضوا أمس»: the dead, and the verb that says again that they died."""
        if happening.phrase.tag != "verb" or happening.frame.slots not in ("die", "kill"):
            return
        who = [u.unit_index for u in happening.slots.get("subject", []) + happening.slots.get("passive", [])]
        for index in [*who, happening.clause.antecedent]:
            victims = self.by_unit.get(index)
            if (
                victims is not None
                and index < happening.unit
                and victims.merged_into is None
                and victims.frame.slots == "victims"
                and victims.frame.kind == happening.frame.kind
            ):
                self.absorb(victims, happening, "who fell")
                return

    def most_of_them(self, happening: Happening) -> None:
        """«تجاوز عدد القتلى المائة، سقط معظمهم في دمشق»: the same dead, and where most of them died."""
        units, index = self.parse.units, happening.unit + 1
        if happening.phrase.tag != "verb" or happening.frame.kind not in TOLLS or index >= len(units):
            return
        part = units[index]
        if part.tag != "np" or self.lemma(part) not in PARTS or not self.parse.words[part.head].enclitic:
            return
        before = (h for h in reversed(self.all) if h.unit < happening.unit and h.merged_into is None)
        told = next((h for h in before if h.frame.kind == happening.frame.kind), None)
        if told is not None:
            happening.slots = {slot: u for slot, u in happening.slots.items() if slot == "in"}
            happening.tolls = []
            self.absorb(happening, told, "most of them")
