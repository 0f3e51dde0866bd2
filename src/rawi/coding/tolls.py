"""Tolls: a killing or wounding that is a count of what caused it («قصف أدى إلى مقتل خمسة»)."""

from __future__ import annotations

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["STOPS", "TOLLS", "TOLL_CLASSES", "VIOLENT", "Tolls"]

# What a toll can belong to.
VIOLENT = frozenset(
    ["clash", "assault", "shelling", "airstrike", "drone_strike", "bombing", "suicide_bombing", "chemical_attack"]
)  # fmt: skip
TOLLS = {"killing": "killed", "injury": "wounded"}
TOLL_VERBS = frozenset(("قتل", "اصاب", "جرح", "استشهد"))
WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "لما"))
TOLL_CLASSES = frozenset(("die", "kill", "victims", "seize_person"))
STOPS = "؛;:.!؟"


def is_toll(happening: Happening) -> bool:
    """Whether a happening can be a count of another one."""
    return happening.frame.kind in TOLLS and happening.frame.slots in TOLL_CLASSES


class Tolls:
    """The happenings of one sentence, and which of them are tolls of which."""

    def __init__(self, happenings: list[Happening], grammar: Grammar, meanings: Meanings) -> None:
        self.all = happenings
        self.parse: Parse = happenings[0].parse
        self.g = grammar
        self.m = meanings
        self.by_unit = {h.unit: h for h in happenings}

    def lemma(self, unit: Unit) -> str:
        return self.m.folded_lemma(self.parse.words[unit.head])

    def events_in(self, slots: dict[str, list[Unit]], names: tuple[str, ...]) -> list[Happening]:
        found = []
        for name in names:
            for unit in slots.get(name, []):
                happening = self.by_unit.get(unit.unit_index)
                if happening is not None and unit.tag == "event":
                    found.append(happening.whole)
        return found

    def antecedent_event(self, clause: Clause) -> Happening | None:
        """The event noun that a relative clause tells of."""
        if clause.antecedent < 0 or self.parse.units[clause.antecedent].tag != "event":
            return None
        happening = self.by_unit.get(clause.antecedent)
        return happening.whole if happening is not None else None

    def result(self, clause: Clause, slots: dict[str, list[Unit]], own: Happening | None) -> bool:
        """«أسفر الهجوم عن مقتل…», «ما أدى إلى…»: the toll goes to its cause."""
        causes = (
            self.events_in(slots, ("subject", "object", "passive"))
            if own is None or own.frame.kind not in TOLLS
            else []
        )
        causes = [c for c in causes if c.frame.kind not in TOLLS]
        cause = causes[0] if causes else self.antecedent_event(clause)
        if cause is None and clause.units:
            cause = self.violent_before(min(clause.units))
        if cause is None or cause.frame.kind in TOLLS:
            return False
        gave = own is not None and own is not cause and own.frame.kind in TOLLS
        if own is not None and gave:
            self.toll(own, cause)  # «قصف أودى بحياة خمسة»
        for i in clause.units:
            if i > clause.verb:
                gave = self.give_toll(cause, i, own) or gave
        return gave

    def give_toll(self, cause: Happening, i: int, own: Happening | None) -> bool:
        happening = self.by_unit.get(i)
        if happening is None or happening is cause or happening is own or happening.merged_into is not None:
            return False
        if not is_toll(happening):
            return False
        self.toll(happening, cause)
        return True

    def toll(self, harm: Happening, cause: Happening) -> None:
        """Makes a killing or wounding a count of what caused it."""
        what = TOLLS[harm.frame.kind]
        if harm.frame.slots != "victims":
            for slot in ("genitive", "passive", "object", "subject", "second"):
                for unit in harm.slots.get(slot, []):
                    if slot == "subject" and ("object" in harm.slots or "passive" in harm.slots):
                        continue
                    if unit.tag == "np" and (unit.type != "abstract" or unit.number):
                        cause.tolls.append((what, unit))
                        cause.tolls.extend((what, part) for part in self.among(unit))
        else:
            cause.tolls.extend(harm.tolls)
        cause.donated.extend(
            ("target", unit, "toll's victims", self.parse) for unit in self.victims_told(harm)
        )
        if len(harm.frame.lemmas) > 1 and harm.phrase.tag == "event" and not cause.tolls:
            cause.tolls.append((what, self.victims_inside(harm)))
        if "by" in harm.slots:
            cause.slots.setdefault("by", harm.slots["by"])
        for slot in ("in", "using"):
            units = [u for u in harm.slots.get(slot, []) if u.tag == "np" and u.unit_index != cause.unit]
            if units and slot not in cause.slots:
                cause.slots[slot] = units
        if harm.status != "happened" and cause.status == "happened":
            cause.status = harm.status
        harm.merged_into = cause
        cause.notes.append(f"toll «{self.parse.words[harm.first].text}»")

    def victims_told(self, harm: Happening) -> list[Unit]:
        """«قتلى مدنيون», «سقوط قتلى من الجنود», «في صفوف المدنيين»: who the dead and wounded are."""
        told = [
            unit
            for slot in ("from", "in")
            for unit in harm.slots.get(slot, [])
            if unit.type in ("armed", "people", "person")
        ]
        if harm.frame.slots != "victims":
            return told if len(harm.frame.lemmas) > 1 else []
        for i in harm.phrase.modifiers:
            type_ = next(
                (t for t in self.m.types_of(self.parse.words[i]) if t in ("armed", "people", "person")), ""
            )
            if type_:
                told.append(Unit("np", i, i + 1, i, type_))
        return told

    def among(self, unit: Unit) -> list[Unit]:
        """«اثنا عشر قتيلا بينهم خمسة جنود»: the counted part after the whole."""
        found: list[Unit] = []
        if unit.unit_index < 0:
            return found  # made for a noun within a phrase: what follows is not its own
        for index in range(unit.unit_index + 1, min(unit.unit_index + 6, len(self.parse.units))):
            other = self.parse.units[index]
            if other.tag in ("verb", "sub", "rel", "event"):
                break
            if (
                other.tag == "np"
                and (other.relation == "among" or (found and other.conj))
                and other.number is not None
                and (not other.number.dual)
            ):
                found.append(other)
        return found

    def victims_inside(self, harm: Happening) -> Unit:
        """«سقوط أربعة قتلى»: the victims stand inside the set phrase, with their number."""
        unit = harm.phrase
        last = unit.modifiers[0] if unit.modifiers else unit.last
        number = next((n for n in self.parse.numbers if unit.first <= n.first < unit.last), None)
        return Unit("np", last - 1, last, last - 1, "people", number=number, frames=(harm.frame,))

    def violent_before(self, unit: int) -> Happening | None:
        """The violent happening told just before a unit: what a result or a toll goes on from."""
        before = (h for h in reversed(self.all) if h.unit < unit and h.merged_into is None)
        return next((h for h in before if h.frame.kind in VIOLENT), None)

    def participles_of_result(self) -> None:
        """«…، مخلفا خمسة قتلى», «مسفرا عن»: a participle of result after the happening."""
        for index, unit in enumerate(self.parse.units):
            if unit.tag != "np" or self.lemma(unit) not in self.g.results:
                continue
            cause = self.violent_before(index)
            if cause is None:
                continue
            for j in range(index + 1, min(index + 5, len(self.parse.units))):
                self.give_toll(cause, j, None)

    def tolls_in_place(self) -> None:
        """«مقتل خمسة في غارة على…», «قُتل … جراء القصف»: the toll goes to the strike it names as its cause."""
        for harm in self.all:
            if harm.merged_into is not None or not is_toll(harm):
                continue
            cause = self.named_cause(harm)
            unit = harm.phrase
            goes_on = harm.frame.slots == "victims" and unit.number is not None
            if cause is None and (goes_on or (unit.tag == "event" and unit.conj)):
                cause = self.told_before(harm)
            if cause is not None:
                self.toll(harm, cause)

    def told_before(self, harm: Happening) -> Happening | None:
        """«… ما تسبب بمقتل خمسة، ووقوع عشرات الجرحى»: victims that go on with the toll of what was told before."""
        cause = self.violent_before(harm.unit)
        if cause is None or not cause.tolls:
            return None
        between = self.parse.units[cause.unit : harm.unit]
        stopped = any(u.tag == "punct" and self.parse.words[u.first].text in STOPS for u in between)
        return None if stopped else cause

    def named_cause(self, harm: Happening) -> Happening | None:
        clause = harm.clause.index
        for index in range(harm.unit + 1, len(self.parse.units)):
            unit = self.parse.units[index]
            if unit.tag == "punct" and self.parse.words[unit.first].text in STOPS:
                break
            toll_verb = unit.tag == "verb" and self.lemma(unit) in TOLL_VERBS
            when = unit.tag == "sub" and self.parse.words[unit.head].folded in WHEN
            if (unit.tag in ("sub", "rel") and not when) or (
                unit.tag == "verb" and unit.conj and not toll_verb
            ):
                break
            other = self.by_unit.get(index)
            if unit.tag == "verb" and not toll_verb:
                after_when = self.parse.units[index - 1].tag == "sub"
                if (
                    after_when
                    and other is not None
                    and other.merged_into is None
                    and other.frame.kind in VIOLENT
                ):
                    return other
                if self.parse.clause_of[index] != clause:
                    break
            if unit.tag != "event" or other is None or other is harm:
                continue
            while other.merged_into is not None and other.merged_into is not harm:
                other = other.merged_into
            if other.frame.kind in VIOLENT and (unit.relation in self.g.causes or unit.relation == "using"):
                return other
            if other.frame.kind in TOLLS and unit.conj:
                continue
            if other.frame.kind not in TOLLS:
                break
        return None

    def own_victims(self) -> None:
        """«سقوط أربعة قتلى» that is no other's toll: its victims stand inside the set phrase."""
        for happening in self.all:
            frame = happening.frame
            if len(frame.lemmas) < 2 or frame.slots not in ("die", "kill") or frame.kind not in TOLLS:
                continue
            if happening.merged_into is None and happening.phrase.tag == "event":
                victims = self.victims_inside(happening)
                if victims.number is not None:
                    happening.tolls.append((TOLLS[frame.kind], victims))
