"""Tolls: a killing or wounding that is a count of what caused it («قصف أدى إلى مقتل خمسة»)."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.answerable import charged
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["STOPS", "TOLLS", "TOLL_CLASSES", "VIOLENT", "Tolls"]

# What a toll can belong to.
VIOLENT = frozenset(
    ["clash", "assault", "shelling", "airstrike", "drone_strike", "bombing", "suicide_bombing", "chemical_attack"]
)  # fmt: skip
TOLLS = {"killing": "killed", "injury": "wounded"}
KILLERS = frozenset(("armed", "org", "state", "country"))
TOLL_VERBS = frozenset(("قتل", "اصاب", "جرح", "استشهد", "توفي", "قضي"))
ALSO = frozenset(("كما", "فيما", "بينما"))
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
        self.light = load_light()
        self.by_unit = {h.unit: h for h in happenings}
        self.numbered: set[int] = set()  # victims whose number stands before others («عشرات القتلى والجرحى»)

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
        if clause.antecedent < 0:
            return None
        happening = self.by_unit.get(clause.antecedent)
        if self.parse.units[clause.antecedent].tag != "event":
            happening = self.event_of_genitive(clause)
        return happening.whole if happening is not None else None

    def event_of_genitive(self, clause: Clause) -> Happening | None:
        """«انفجار سيارة مفخخة استهدف…»: the gender of the verb says that the blast is told of, not the car."""
        noun, event = self.parse.units[clause.antecedent], self.by_unit.get(clause.antecedent - 1)
        if event is None or event.phrase.tag != "event" or event.phrase.last != noun.first or clause.verb < 0:
            return None
        words = self.parse.words
        if self.carried_out(clause, event):
            return event
        verb, head, of = words[self.parse.units[clause.verb].head], words[event.first], words[noun.head]
        feminine = verb.gender == "f"
        agrees = feminine == (head.gender == "f" or head.number == "p")
        return event if agrees and feminine != (of.gender == "f" or of.number == "p") else None

    def carried_out(self, clause: Clause, event: Happening) -> bool:
        """«غارات الطائرات التي تشنها الدولة»: what is carried out is the happening, not whose it is."""
        verb = self.parse.units[clause.verb]
        entry = self.light.get(self.lemma(verb))
        pronoun = self.parse.words[verb.head].enclitic
        if entry is None or "object" not in entry.noun or "agent" not in entry.subject or not pronoun:
            return False
        return agrees_with_pronoun(self.parse, event.phrase, pronoun)

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
        self.same_result(clause, cause)
        return gave

    def same_result(self, clause: Clause, cause: Happening) -> None:
        """What else a clause of result says of its cause; see ``told_twice``."""
        raise NotImplementedError

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
        before = len(cause.tolls)
        if harm.frame.slots != "victims":
            for slot in ("genitive", "passive", "object", "subject", "second"):
                for unit in harm.slots.get(slot, []):
                    others = harm.slots.get("object", []) + harm.slots.get("passive", [])
                    second = any(u.tag == "np" for u in others) and harm.frame.slots != "die"
                    if slot == "subject" and second:
                        if self.kills(harm, unit):
                            cause.donated.append(("agent", unit, "who killed in it", self.parse))
                        continue
                    if slot == "object" and harm.frame.slots == "die" and harm.slots.get("subject"):
                        continue  # «استشهد سليمان متأثرا بجروحه»
                    told = slot in ("passive", "object", "subject") or self.can_suffer(unit)
                    if unit.tag == "np" and told and (unit.type != "abstract" or unit.number):
                        cause.tolls.append((what, unit))
                        cause.tolls.extend((what, part) for part in self.among(unit))
            cause.tolls.extend(t for t in harm.tolls if t not in cause.tolls)  # «سقط عشرات القتلى والجرحى»
            for role, unit, _, where in harm.donated:  # «لقي خمسة مصرعهم», «تعرض آخرون لإصابات»
                if role == "target" and where is self.parse and unit.tag == "np":
                    cause.tolls.append((what, unit))
        else:
            cause.tolls.extend(harm.tolls)
            if harm.phrase.number is not None and len(harm.tolls) == 1:
                cause.tolls.extend((what, part) for part in self.among(harm.phrase))
        cause.donated.extend(
            ("target", unit, "toll's victims", self.parse) for unit in self.victims_told(harm)
        )
        if len(harm.frame.lemmas) > 1 and harm.phrase.tag == "event" and len(cause.tolls) == before:
            cause.tolls.append((what, self.victims_inside(harm)))
        if "by" in harm.slots:
            cause.slots.setdefault("by", harm.slots["by"])
        sites = [u for u in harm.slots.get("at", []) if u.tag == "np" and u.type == "facility"]
        if sites:
            harm.slots["in"] = sites + harm.slots.get("in", [])  # «استشهد خمسة بمسجد في كذا في هجوم»
        for slot in ("in", "using"):
            units = [u for u in harm.slots.get(slot, []) if u.tag == "np" and u.unit_index != cause.unit]
            if units and slot not in cause.slots:
                cause.slots[slot] = units
        if harm.status != "happened" and cause.status == "happened":
            cause.status = harm.status
        harm.merged_into = cause
        cause.notes.append(f"toll «{self.parse.words[harm.first].text}»")

    def kills(self, harm: Happening, unit: Unit) -> bool:
        """«قتل الجيش خمسة في غارة»: whether the subject of a verb of killing is surely who does it, no other victim."""
        verb = harm.phrase.tag == "verb" and len(harm.frame.lemmas) == 1 and harm.frame.slots != "die"
        return verb and unit.tag == "np" and unit.type in KILLERS and unit.number is None

    def can_suffer(self, unit: Unit) -> bool:
        """Whether a phrase can be the dead or wounded: counted, or persons, or an unknown name."""
        if unit.number is not None or unit.type:
            return True
        head = self.parse.words[unit.head]
        named = head.pos in ("name", "latin") or not head.known or head.definite
        return named or self.m.given_name(head)

    def victims_told(self, harm: Happening) -> list[Unit]:
        """«قتلى مدنيون», «سقوط قتلى من الجنود», «في صفوف المدنيين»: who the dead and wounded are."""
        told = [
            unit
            for slot in ("from", "in", "between")
            for unit in harm.slots.get(slot, [])
            if unit.type in ("armed", "people", "person")
        ]
        if harm.frame.slots != "victims":
            return told if len(harm.frame.lemmas) > 1 else []
        for mention in harm.phrase.inner:
            if mention.type == "armed" and mention.first > harm.phrase.head:  # «قتلى حوثيون»
                told.append(Unit("np", mention.first, mention.last, mention.first, "armed", mention=mention))
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
            counted = unit.number is not None or harm.unit in self.numbered
            fallen = unit.tag == "event" and len(harm.frame.lemmas) > 1  # «سقوط أربعة قتلى»
            goes_on = (harm.frame.slots == "victims" and counted) or fallen
            if cause is None:
                cause = self.whose_victims(harm) or self.it_fell_in(harm) or self.done_in(harm)
            if cause is None and (goes_on or (unit.tag == "event" and unit.conj)):
                cause = self.told_before(harm)
            if cause is None and unit.tag == "verb" and unit.conj:
                cause = self.followed(harm) or self.likewise(harm)
            elif cause is None and unit.tag == "verb":
                cause = self.fronted_cause(harm)
            if cause is not None:
                self.toll(harm, cause)

    def whose_victims(self, harm: Happening) -> Happening | None:
        """«عدد قتلى التفجير», «جرحى الاشتباكات»: victims of what stands in their genitive."""
        other = self.by_unit.get(harm.unit + 1)
        if harm.frame.slots != "victims" or other is None or other.phrase.tag != "event":
            return None
        genitive = not other.phrase.relation and not other.phrase.conj and other.first == harm.phrase.last
        return other.whole if genitive and other.frame.kind in VIOLENT else None

    def it_fell_in(self, harm: Happening) -> Happening | None:
        """«الاشتباكات التي قتل فيها خمسة», «دارت معارك سقط خلالها عشرون قتيلا»: the pronoun stands for what killed."""
        for slot in ("in", "during", "cause", "at"):
            for unit in harm.slots.get(slot, []):
                if unit.unit_index >= harm.unit + 3:
                    continue
                cause: Happening | None = None
                if unit.tag == "event" and unit.unit_index < harm.unit and harm.clause.kind == "relative":
                    cause = self.by_unit.get(unit.unit_index)
                elif unit.tag == "pron":
                    cause = self.meant_by(unit, harm)
                if cause is not None and cause.whole.frame.kind in VIOLENT:
                    return cause.whole
        return None

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

    def likewise(self, harm: Happening) -> Happening | None:
        """«اشتباكات قتل فيها خمسة وأصيب عشرون»: a toll joined to one that goes to its cause goes there too."""
        index = self.all.index(harm)
        before = self.all[index - 1] if index else None
        if before is None or not is_toll(before) or before.merged_into is None or before.phrase.tag != "verb":
            return None
        between = self.parse.units[before.unit + 1 : harm.unit]
        others = any(u.tag in ("verb", "sub", "rel") or self.stops(u) for u in between)
        cause = before.whole
        return cause if not others and cause.frame.kind in VIOLENT and "in" not in harm.slots else None

    def stops(self, unit: Unit) -> bool:
        return unit.tag == "punct" and self.parse.words[unit.first].text in STOPS

    def told_before(self, harm: Happening) -> Happening | None:
        """«… ما تسبب بمقتل خمسة، ووقوع عشرات الجرحى»: victims that go on with the toll of what was told before."""
        cause = self.violent_before(harm.unit)
        if cause is None or not (cause.tolls or self.bulletin(cause, harm) or self.resulted(cause, harm)):
            return None
        between = self.parse.units[cause.unit : harm.unit]
        return None if any(self.stops(u) for u in between) else cause

    def resulted(self, cause: Happening, harm: Happening) -> bool:
        """«قصف…، ما أسفر عن تدمير آليات، ومقتل تسعة»: a verb of result between says that the toll is its, too."""
        between = self.parse.units[cause.unit + 1 : harm.unit]
        verbs = [u for u in between if u.tag == "verb"]
        return bool(verbs) and self.lemma(verbs[-1]) in self.g.results

    def bulletin(self, cause: Happening, harm: Happening) -> bool:
        """«انفجار قرب المطار ومقتل خمسة»: a headline's toll after the noun that names the happening."""
        units = self.parse.units[cause.unit : harm.unit + 1]
        nominal = harm.phrase.tag == "event" and harm.phrase.conj and not any(u.tag == "verb" for u in units)
        return nominal and cause.clause.verb < 0 and "in" not in harm.slots

    def followed(self, harm: Happening) -> Happening | None:
        """«أطلقوا النار على الأهالي فقتلوا اثنين», «ووقع الهجوم أمس وقتل جنديان»: the toll told right after."""
        cause = self.violent_before(harm.unit)
        placed = any(u.tag == "np" for u in harm.slots.get("in", []))  # «وقتل في حلب…» is another's toll
        if cause is None or harm.clause.kind == "relative" or placed:
            return None
        between = self.parse.units[cause.unit + 1 : harm.unit]
        if any(u.tag == "punct" and self.parse.words[u.first].text in STOPS for u in between):
            return None
        others = [
            u
            for u in between
            if u.tag == "verb" and self.lemma(u) not in TOLL_VERBS and not self.tells_of(u, cause)
        ]
        told = [
            h
            for h in self.all
            if cause.unit < h.unit < harm.unit and h.merged_into is None and not is_toll(h)
        ]
        return None if others or told else cause

    def tells_of(self, verb: Unit, cause: Happening) -> bool:
        """«قتل جندي في الانفجار الذي وقع ظهرا، وأصيب آخر»: whether a verb stands in a relative clause of the cause."""
        clause = self.parse.clauses[self.parse.clause_of[verb.unit_index]]
        return clause.kind == "relative" and clause.antecedent == cause.unit

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

    def named_cause(self, harm: Happening) -> Happening | None:
        """The strike or clash after a toll that it names as its cause («مقتل خمسة في غارة», «… بعد أن شنت هجوما»)."""
        clause = harm.clause.index
        within = -1  # the clause of «بعد أن», «عندما», in which any violent happening is the cause
        for index in range(harm.unit + 1, len(self.parse.units)):
            unit = self.parse.units[index]
            if unit.tag == "punct" and self.parse.words[unit.first].text in STOPS:
                break
            toll_verb = unit.tag == "verb" and self.lemma(unit) in TOLL_VERBS
            if toll_verb and self.elsewhere(index):
                break
            when = unit.tag == "sub" and (
                self.parse.words[unit.head].folded in WHEN or unit.relation == "after"
            )
            also = unit.tag == "sub" and self.toll_follows(index)
            further = toll_verb or (unit.tag == "verb" and self.tells_toll(index))
            if (unit.tag in ("sub", "rel") and not when and not also) or (
                unit.tag == "verb" and unit.conj and not further
            ):
                break
            other = self.by_unit.get(index)
            if when:
                within = self.parse.clause_of[index]
            if within >= 0 and self.parse.clause_of[index] == within:
                if other is not None and other.whole.frame.kind in VIOLENT and not is_toll(other):
                    return other.whole
                continue
            if unit.tag == "verb" and self.told_of(index, harm):
                return self.by_unit[index].whole
            if unit.tag == "verb" and not further:
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
            if charged(self.parse, unit, self.g, self.m) is not None:
                break  # «مقتل المتهم بإطلاق النار»: what he is charged with did not kill him
            if other.frame.kind in VIOLENT and (unit.relation in self.g.causes or unit.relation == "using"):
                return other
            if other.frame.kind in TOLLS and unit.conj:
                continue
            if other.frame.kind not in TOLLS:
                break
        return None

    def elsewhere(self, index: int) -> bool:
        """«قتل خمسة، وفي حلب | قتل ستة خلال اشتباكات»: whether a verb of death has a place of its own before it."""
        before = self.parse.units[index - 1]
        return before.tag == "np" and before.conj and before.relation == "in" and before.type == "place"

    def told_of(self, index: int, harm: Happening) -> bool:
        """«قتل خمسة بصاروخ أطلقته القوات», «برصاص مسلح أطلق النار»: a violent verb tells of what killed."""
        other = self.by_unit.get(index)
        clause = self.parse.clauses[self.parse.clause_of[index]]
        if other is None or other.merged_into is not None or other.frame.kind not in VIOLENT:
            return False
        if clause.kind != "relative" or clause.antecedent < harm.unit:
            return False
        means = self.parse.units[clause.antecedent]
        before = self.parse.units[means.unit_index - 1]
        shot = before.relation == "at" and before.last == means.first  # «برصاص | مسلح»
        return means.tag == "np" and (means.relation in ("at", "by", "using", "cause") or shot)

    def tells_toll(self, index: int) -> bool:
        """«وتعرض آخرون لإصابات»: whether a light verb carries a toll."""
        clause = self.parse.clause_of[index]
        found = (h for h in self.all if h.unit > index and h.clause.index == clause)
        first = next(found, None)
        return first is not None and is_toll(first)

    def toll_follows(self, index: int) -> bool:
        """«قتل خمسة، كما أصيب آخرون إثر…», «فيما أصيب…»: a further toll after a conjunction."""
        if self.parse.words[self.parse.units[index].head].folded not in ALSO:
            return False
        after = self.parse.units[index + 1] if index + 1 < len(self.parse.units) else None
        return after is not None and after.tag == "verb" and self.lemma(after) in TOLL_VERBS

    def own_victims(self) -> None:
        """«سقوط أربعة قتلى» that is no other's toll: its victims stand inside the set phrase."""
        for happening in self.all:
            frame = happening.frame
            if frame.slots == "victims" and happening.merged_into is None:
                happening.donated.extend(
                    ("target", u, "who they are", self.parse)
                    for u in self.victims_told(happening)
                    if u.unit_index < 0
                )
            if len(frame.lemmas) < 2 or frame.slots not in ("die", "kill") or frame.kind not in TOLLS:
                continue
            if happening.merged_into is None and happening.phrase.tag == "event":
                victims = self.victims_inside(happening)
                if victims.number is not None:
                    happening.tolls.append((TOLLS[frame.kind], victims))
