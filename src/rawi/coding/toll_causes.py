"""The cause of a toll that does not name it after itself: told before it, in its clause or in what it goes on from."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.casualties import sufferers
from rawi.coding.document import Happening, Unit
from rawi.coding.far_causes import FarCauses
from rawi.coding.named_causes import TOLL_VERBS
from rawi.coding.slot_signs import share_of_these, told_by_place
from rawi.coding.tolls import VIOLENT, is_toll

__all__ = ["TollCauses"]

SUMS = frozenset(("حصيله", "عدد", "محصله"))
OTHERS = frozenset(("اخر", "اخري", "اخرين", "اخرون", "اخران", "اخريات"))


class TollCauses(FarCauses):
    """Gives each toll of a sentence to the strike or clash that it belongs to."""

    def tolls_in_place(self) -> None:
        """«مقتل خمسة في غارة على…», «قُتل … جراء القصف»: the toll goes to the strike it names as its cause."""
        for harm in self.all:
            if harm.merged_into is None and is_toll(harm):
                cause = self.cause(harm)
                if cause is not None:
                    self.toll(harm, cause)
                    self.shared_toll(harm, cause)

    def shared_toll(self, harm: Happening, cause: Happening) -> None:
        """«قتلوا في قصف | واشتباكات»: two happenings that together killed have the same toll each."""
        beside = self.by_unit.get(cause.unit + 1)
        if cause.unit < harm.unit or beside is None or beside.merged_into is not None or beside.tolls:
            return
        joined = beside.phrase.tag == "event" and beside.phrase.conj and not beside.phrase.relation
        if joined and beside.frame.kind in VIOLENT and beside.phrase.first == cause.phrase.last:
            beside.tolls.extend(cause.tolls)

    def cause(self, harm: Happening) -> Happening | None:
        """The strike or clash whose toll a killing or wounding is; the surest ways of telling come first."""
        unit = harm.phrase
        cause = (
            self.named_cause(harm)
            or self.whose_victims(harm)
            or self.summed_up_to(harm)
            or self.it_fell_in(harm)
            or self.where_it_struck(harm)
            or self.done_in(harm)
            or self.others_too(harm)
            or self.far_cause(harm)
            or self.told_besides(harm)
            or self.with_them(harm)
        )
        if cause is None and (self.goes_on(harm) or (unit.tag == "event" and unit.conj)):
            cause = self.told_before(harm)
        if cause is None and unit.tag == "verb":
            if unit.conj:
                return self.followed(harm) or self.likewise(harm)
            return self.fronted_cause(harm)
        return cause

    def goes_on(self, harm: Happening) -> bool:
        """«خمسة قتلى», «سقوط أربعة قتلى»: counted victims by themselves go on with what was told."""
        counted = harm.phrase.number is not None or harm.unit in self.numbered
        fallen = harm.phrase.tag == "event" and len(harm.frame.lemmas) > 1
        return (harm.frame.slots == "victims" and counted) or fallen

    # ---------------------------------------------------------------- within its own words

    def whose_victims(self, harm: Happening) -> Happening | None:
        """«عدد قتلى التفجير», «جرحى الاشتباكات»: victims of what stands in their genitive."""
        other = self.by_unit.get(harm.unit + 1)
        if harm.frame.slots != "victims" or other is None or other.phrase.tag != "event":
            return None
        genitive = not other.phrase.relation and not other.phrase.conj and other.first == harm.phrase.last
        return other.whole if genitive and other.frame.kind in VIOLENT else None

    def summed_up_to(self, harm: Happening) -> Happening | None:
        """«ارتفاع حصيلة التفجير إلى 83 قتيلا»: what the toll of an attack comes to."""
        if harm.frame.slots != "victims" or harm.phrase.number is None:
            return None
        for other in self.all:
            if other.unit >= harm.unit or other.merged_into is not None or other.frame.kind not in VIOLENT:
                continue
            sum_of = self.parse.units[other.unit - 1] if other.unit else None
            if sum_of is None or sum_of.tag not in ("np", "event") or sum_of.last != other.phrase.first:
                continue
            if self.m.folded_lemma(self.parse.words[sum_of.last - 1]) not in SUMS:
                continue
            if any(unit.unit_index == harm.unit for unit in other.slots.get("to", [])):
                return other
        return None

    def it_fell_in(self, harm: Happening) -> Happening | None:
        """«الاشتباكات التي قتل فيها خمسة», «دارت معارك سقط خلالها عشرون قتيلا»: the pronoun stands for what killed."""
        for slot in ("in", "during", "cause", "at", "on"):
            for unit in harm.slots.get(slot, []):
                if unit.unit_index >= harm.unit + 3:
                    continue
                cause: Happening | None = None
                if unit.tag == "event" and unit.unit_index < harm.unit and harm.clause.kind == "relative":
                    cause = self.by_unit.get(unit.unit_index)
                elif unit.tag == "pron" or self.upon_it(unit):
                    cause = self.meant_by(unit, harm)
                if cause is not None and cause.whole.frame.kind in VIOLENT:
                    return cause.whole
        return None

    def upon_it(self, unit: Unit) -> bool:
        """«سقط على إثره ثلاثة قتلى»: whether a phrase is «إثر» with a pronoun for what killed."""
        return (
            unit.last == unit.first + 1
            and self.lemma(unit) == "اثر"
            and bool(self.parse.words[unit.head].enclitic)
        )

    def where_it_struck(self, harm: Happening) -> Happening | None:
        """«هجوم على منتجع قتل فيه عشرة»: killed in what an attack hit, as a clause right after it tells of it."""
        clause = harm.clause
        if clause.kind != "relative" or clause.antecedent < 0 or clause.verb != harm.unit:
            return None
        if harm.unit != clause.antecedent + 1:
            return None  # «المدينة التي قتل فيها المئات»: what is known of it
        cause = self.violent_before(harm.unit)
        if cause is None or cause.phrase.tag != "event" or cause.phrase.definite:
            return None
        hit = [u.unit_index for slot in ("on", "in", "genitive") for u in cause.slots.get(slot, [])]
        inside = [u.unit_index for u in harm.slots.get("in", [])]
        return cause if clause.antecedent in hit and clause.antecedent in inside else None

    def others_too(self, harm: Happening) -> Happening | None:
        """«مقتل خمسة في الهجوم، مضيفا أن عشرين آخرين أصيبوا»: others beside those who were told to be its victims."""
        if {"in", "cause"} & harm.slots.keys():
            return None
        suffered = sufferers(harm, self.m)
        others = any(self.parse.words[u.last - 1].stem in OTHERS for u in suffered)
        if not others and not self.meanwhile(harm):
            return None
        before = [h for h in self.all if h.unit < harm.unit and is_toll(h)]
        if not before or before[-1].merged_into is None:
            return None
        cause = before[-1].whole
        if not others and any(h.whole is not cause for h in self.all if before[0].unit < h.unit < harm.unit):
            return None
        who = {self.lemma(u) for u in cause.slots.get("subject", ())}
        if not others and who & {self.lemma(u) for u in suffered}:
            return None  # «أطلق مسلحون النار على الأهالي فقتلوا اثنين، فيما جرح مسلحان»
        return cause if cause.frame.kind in VIOLENT and cause.unit < harm.unit else None

    def meant_by(self, pronoun: Unit, harm: Happening) -> Happening | None:
        """The violent happening told just before that a pronoun may stand for, if it agrees with it."""
        cause = self.violent_before(harm.unit)
        enclitic = self.parse.words[pronoun.head].enclitic
        if (
            cause is None
            or not enclitic
            or any(self.stops(u) for u in self.parse.units[cause.unit : harm.unit])
        ):
            return None
        return cause if agrees_with_pronoun(self.parse, cause.phrase, enclitic) else None

    def done_in(self, harm: Happening) -> Happening | None:
        """«تمكنت القوات ضمن عملية واسعة من قتل 14 مسلحا»: an operation before it in its clause, in which they killed."""
        if harm.phrase.tag != "event" or harm.phrase.relation in ("", "after", "before"):
            return None
        for i in reversed(harm.clause.units):
            other = self.by_unit.get(i)
            if i >= harm.unit or other is None or other.phrase.tag != "event":
                continue
            within = other.phrase.relation in ("in", "during") and other.frame.kind in VIOLENT
            if not within or not i > harm.clause.verb >= 0:
                return None
            beside = self.parse.units[max(0, harm.clause.verb - 1) : i]
            doer = next((u for u in beside if u.tag == "np" and u.type == "armed" and not u.relation), None)
            if doer is not None and doer.unit_index in harm.clause.units:
                other.donated.append(("agent", doer, "light-subject-agent", self.parse))
            return other.whole
        return None

    def fronted_cause(self, harm: Happening) -> Happening | None:
        """«وفي غارة على البلدة قتل خمسة»: the strike under a preposition that opens the clause."""
        opening = [i for i in harm.clause.units if i < harm.unit]
        if harm.clause.kind == "relative" or any(
            self.parse.units[i].tag in ("verb", "event") for i in opening[1:]
        ):
            return None
        cause = self.by_unit.get(opening[0]) if opening else None
        if cause is None or cause.merged_into is not None or cause.frame.kind not in VIOLENT:
            return None
        told = cause.phrase.tag == "event" and cause.phrase.relation in ("in", "at", "during", "cause")
        return cause if told and "in" not in harm.slots else None

    # ---------------------------------------------------------------- told before

    def told_before(self, harm: Happening) -> Happening | None:
        """«… ما تسبب بمقتل خمسة، ووقوع عشرات الجرحى»: victims that go on with the toll of what was told before."""
        cause = self.violent_before(harm.unit)
        if cause is None or not (
            cause.tolls
            or self.bulletin(cause, harm)
            or self.resulted(cause, harm)
            or self.came_with(cause, harm)
        ):
            return None
        between = self.parse.units[cause.unit : harm.unit]
        if any(self.stops(u) for u in between) or self.of_some(cause, harm):
            return None
        return cause

    def of_some(self, cause: Happening, harm: Happening) -> bool:
        """«سقوط 60 قتيلا، بينهم 50 في تفجير، و12 قتيلا في حلب»: whether only some of those told before died in it, and the
        list of the dead goes on with a place of its own."""
        if not told_by_place(self.parse, harm.phrase):
            return False
        sums = [h for h in self.all if h.unit < cause.unit and h.merged_into is None and is_toll(h)]
        between = self.parse.units[sums[-1].unit : cause.unit] if sums else []
        return any(u.relation == "among" or share_of_these(self.parse, u) for u in between)

    def resulted(self, cause: Happening, harm: Happening) -> bool:
        """«قصف…، ما أسفر عن تدمير آليات، ومقتل تسعة»: a verb of result between says that the toll is its, too."""
        between = self.parse.units[cause.unit + 1 : harm.unit]
        verbs = [u for u in between if u.tag == "verb"]
        if not verbs:
            return False
        losses = self.lemma(self.parse.units[verbs[-1].unit_index - 1]) == "خساره"  # «خسائر بلغت 60 قتيلا»
        return self.lemma(verbs[-1]) in self.g.results or (
            losses and self.lemma(verbs[-1]) in self.g.amounting
        )

    def bulletin(self, cause: Happening, harm: Happening) -> bool:
        """«انفجار قرب المطار ومقتل خمسة»: a headline's toll after the noun that names the happening."""
        units = self.parse.units[cause.unit : harm.unit + 1]
        nominal = harm.phrase.tag == "event" and harm.phrase.conj and not any(u.tag == "verb" for u in units)
        return nominal and cause.clause.verb < 0 and "in" not in harm.slots

    def followed(self, harm: Happening) -> Happening | None:
        """«أطلقوا النار على الأهالي فقتلوا اثنين», «ووقع الهجوم أمس وقتل جنديان»: the toll told right after."""
        cause = self.violent_before(harm.unit)
        placed = any(u.tag == "np" for u in harm.slots.get("in", []))  # «وقتل في حلب…» is another's toll
        if cause is not None and self.same_doers(harm, cause):
            placed = False  # «يهاجمون مسجدا ويقتلون سبعة في القرية»
        if cause is None or harm.clause.kind == "relative" or placed:
            return None
        between = self.parse.units[cause.unit + 1 : harm.unit]
        if any(self.stops(u) for u in between) or self.foiled(cause, harm):
            return None
        others = [
            u
            for u in between
            if u.tag == "verb"
            and self.lemma(u) not in TOLL_VERBS
            and not self.tells_of(u, cause)
            and not self.part_of(u, cause)
            and not self.which_thing(u, cause)
            and not self.broke_too(self.by_unit.get(u.unit_index), cause)
        ]
        told = [
            h
            for h in self.all
            if cause.unit < h.unit < harm.unit
            and h.merged_into is None
            and not is_toll(h)
            and not self.broke_too(h, cause)
        ]
        return None if others or told else cause

    def foiled(self, cause: Happening, harm: Happening) -> bool:
        """«صدت القوات هجوما | شنته الميليشيات، وقتلت 20 مسلحا»: whether who repelled an attack, not who made it, killed."""
        repelled = any(
            h.frame.kind == "repulse"
            and h.phrase.tag == "verb"
            and cause.unit in {u.unit_index for u in h.slots.get("object", [])}
            for h in self.all
        )
        return repelled and "object" in harm.slots and "subject" not in harm.slots

    def same_doers(self, harm: Happening, cause: Happening) -> bool:
        """«هاجموا المسجد | وقتلوا سبعة»: two verbs in the plural, the second without a subject of its own."""
        verbs = [self.parse.words[h.phrase.head] for h in (cause, harm) if h.phrase.tag == "verb"]
        plural = len(verbs) == 2 and all(v.number == "p" and v.gender != "f" for v in verbs)
        own = harm.slots.keys() & {"subject", "passive"}
        return plural and verbs[0].tense == verbs[1].tense and not own and "object" in harm.slots

    def part_of(self, verb: Unit, cause: Happening) -> bool:
        """«الغارة دمرت الحاجز، وقتل جنديان»: whether a verb tells of the cause what has become part of it."""
        other = self.by_unit.get(verb.unit_index)
        return other is not None and other.whole is cause

    def tells_of(self, verb: Unit, cause: Happening) -> bool:
        """«قتل جندي في الانفجار الذي وقع ظهرا، وأصيب آخر», «في هجومين، نفذتهما فتاتان، وأصيب…»: whether a verb stands in a
        relative clause of the cause, or its pronoun means that."""
        clause = self.parse.clauses[self.parse.clause_of[verb.unit_index]]
        pronoun = self.parse.words[verb.head].enclitic
        if pronoun and self.lemma(verb) in self.light and verb.unit_index > cause.unit:
            return agrees_with_pronoun(self.parse, cause.phrase, pronoun)
        return clause.kind == "relative" and clause.antecedent == cause.unit

    def likewise(self, harm: Happening) -> Happening | None:
        """«اشتباكات قتل فيها خمسة وأصيب عشرون»: a toll joined to one that goes to its cause goes there too."""
        index = self.all.index(harm)
        before = next((h for h in reversed(self.all[:index]) if is_toll(h)), None)
        if before is None or before.merged_into is None or before.phrase.tag != "verb":
            return None
        cause = before.whole
        if any(h.whole is not cause for h in self.all if before.unit < h.unit < harm.unit):
            return None
        between = self.parse.units[before.unit + 1 : harm.unit]
        others = any(
            (u.tag in ("verb", "sub", "rel") and not self.tells_of(u, cause)) or self.stops(u)
            for u in between
        )
        return cause if not others and cause.frame.kind in VIOLENT and "in" not in harm.slots else None
