"""Tolls: a killing or wounding that is a count of what caused it («قصف أدى إلى مقتل خمسة»)."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.casualties import (
    among,
    dead_or_wounded,
    killers,
    sufferers,
    tells_who,
    told_exactly,
    victims_inside,
    victims_told,
)
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["MEANS", "STOPS", "TOLLS", "TOLL_CLASSES", "UNREST", "VIOLENT", "Tolls", "is_toll"]

# What a toll can belong to.
VIOLENT = frozenset(
    ["clash", "assault", "shelling", "airstrike", "drone_strike", "bombing", "suicide_bombing", "chemical_attack", "riot"]
)  # fmt: skip
UNREST = frozenset(("protest", "riot"))
TOLLS = {"killing": "killed", "injury": "wounded"}
TOLL_CLASSES = frozenset(("die", "kill", "victims", "seize_person"))
LOST = frozenset(("خسر", "فقد"))
CAME_OF = frozenset(("نجم", "نتج"))  # «الانفجار نجم عن سيارة مفخخة»
STOPS = "؛;:.!؟"
# Under which preposition a verb of result has what came of it.
RESULTS_AFTER = {"ادي": ("to",), "افضي": ("to",), "تسبب": ("in", "at"), "اسفر": ("of",), "نتج": ("of",), "نجم": ("of",),
                 "اودي": ("at",), "انتهي": ("at",)}  # fmt: skip


def is_toll(happening: Happening) -> bool:
    """Whether a happening can be a count of another one; «خسرنا أربعة جنود» is one, found bodies are not."""
    frame = happening.frame
    if frame.slots == "found" and frame.lemmas[0] in LOST:
        return any(unit.number is not None for unit in happening.slots.get("object", []))
    return frame.kind in TOLLS and frame.slots in TOLL_CLASSES


# What is done to buildings and vehicles. Folded lemmas.
HARM = frozenset(("ضرر", "دمار", "خراب", "خساره", "انهيار", "تضرر", "تحطم", "احتراق", "تهدم"))
HARMED = frozenset(("facility", "vehicle"))
NAMED = frozenset(("people", "armed", "person"))
MEANS = frozenset(("weapon", "bomb", "aircraft"))


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

    def stops(self, unit: Unit) -> bool:
        return unit.tag == "punct" and self.parse.words[unit.first].text in STOPS

    def events_in(self, slots: dict[str, list[Unit]], names: tuple[str, ...]) -> list[Happening]:
        found = []
        for name in names:
            for unit in slots.get(name, []):
                happening = self.by_unit.get(unit.unit_index)
                if happening is not None and unit.tag == "event":
                    found.append(happening.whole)
        return found

    def violent_before(self, unit: int) -> Happening | None:
        """The violent happening told just before a unit: what a result or a toll goes on from."""
        before = (h for h in reversed(self.all) if h.unit < unit and h.merged_into is None)
        return next((h for h in before if h.frame.kind in VIOLENT), None)

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

    # ---------------------------------------------------------------- results

    def result(self, clause: Clause, slots: dict[str, list[Unit]], own: Happening | None) -> bool:
        """«أسفر الهجوم عن مقتل…», «ما أدى إلى…»: the toll goes to its cause."""
        harm = own if own is not None and own.frame.kind in TOLLS else None
        cause = self.cause_of_result(clause, slots, harm)
        if cause is None or cause.frame.kind in TOLLS:
            return False
        if self.lemma(self.parse.units[clause.verb]) in CAME_OF:
            cause.donated += [
                ("instrument", u, "what it came of", self.parse)
                for u in slots.get("of", [])
                if u.type in MEANS
            ]
        if harm is not None:
            self.toll(harm, cause)  # «قصف أودى بحياة خمسة»
        if self.lemma(self.parse.units[clause.verb]) in CAME_OF and harm is None:
            bombs = [u for u in slots.get("of", []) if u.type in ("bomb", "weapon")]
            cause.donated.extend(("instrument", u, "what it came of", self.parse) for u in bombs)
        gave = harm is not None
        for i in clause.units:
            if i > clause.verb:
                self.harmed(cause, i)
                gave = self.give_toll(cause, i, own) or gave
        if not gave and clause.verb >= 0:
            gave = self.beyond_relative(clause, cause, own)
        self.same_result(clause, cause)
        return gave

    def harmed(self, cause: Happening, i: int) -> None:
        """«تسبب الانفجار في أضرار بالغة بالمباني»: what an attack did harm to."""
        harm = self.parse.units[i]
        if self.lemma(harm) not in HARM or cause.frame.kind == "clash":
            return
        for other in self.parse.units[i + 1 : i + 4]:
            if (
                other.tag != "np"
                or other.type not in HARMED
                or not (other.relation in ("in", "at", "for") or other.conj)
            ):
                break
            cause.donated.append(("target", other, "damaged by it", self.parse))

    def beyond_relative(self, clause: Clause, cause: Happening, own: Happening | None) -> bool:
        """«أدت المواجهات التي عمت القرى | إلى مقتل خمسة»: the verb's preposition stands after what tells of its subject."""
        prepositions = RESULTS_AFTER.get(self.lemma(self.parse.units[clause.verb]), ())
        gave = False
        for told in self.parse.clauses:
            if told.kind != "relative" or told.antecedent not in clause.units or told.verb < clause.verb:
                continue
            if self.lemma(self.parse.units[told.verb]) in self.g.results:
                continue
            for i in told.units:
                if self.parse.units[i].relation in prepositions or (gave and self.parse.units[i].conj):
                    gave = self.give_toll(cause, i, own) or gave
        return gave

    def cause_of_result(
        self, clause: Clause, slots: dict[str, list[Unit]], harm: Happening | None
    ) -> Happening | None:
        """What a clause of result tells of: an event among its verb's arguments, unless the verb itself is the harm,
        its antecedent, or the violence told before it."""
        if harm is None:
            told = self.events_in(slots, ("subject", "object", "passive"))
            causes = [cause for cause in told if cause.frame.kind not in TOLLS]
            if causes:
                return causes[0]
        antecedent = self.antecedent_event(clause)
        if antecedent is not None or not clause.units:
            return antecedent
        return self.violent_before(min(clause.units))

    def same_result(self, clause: Clause, cause: Happening) -> None:
        """What else a clause of result says of its cause; see ``told_twice``."""
        raise NotImplementedError

    def participles_of_result(self) -> None:
        """«…، مخلفا خمسة قتلى», «مسفرا عن»: a participle of result after the happening."""
        for index, unit in enumerate(self.parse.units):
            if unit.tag != "np" or self.lemma(unit) not in self.g.results:
                continue
            cause = self.violent_before(index)
            if cause is None:
                continue
            for j in range(index + 1, min(index + 5, len(self.parse.units))):
                if not self.beyond_site(index, j):
                    self.give_toll(cause, j, None)

    def beyond_site(self, index: int, j: int) -> bool:
        """«قصفت مواقع للمسلحين، | وقتل قناص طفلا»: a killing after sites, spelt like the participle of «أوقع»;
        «في هجوم استهدف موقعا قتل خمسة» goes on."""
        told = self.parse.units[index + 1 : j + 1]
        sites = self.parse.units[index].type in ("facility", "place")
        after = j == index + 1 and self.parse.units[j].tag != "verb"  # «موقعا عشرة قتلى»
        return sites and not after and any(u.tag in ("punct", "sub") or u.conj for u in told)

    def give_toll(self, cause: Happening, i: int, own: Happening | None) -> bool:
        happening = self.by_unit.get(i)
        if happening is None or happening is cause or happening is own or happening.merged_into is not None:
            return False
        if not is_toll(happening):
            return False
        self.toll(happening, cause)
        return True

    # ---------------------------------------------------------------- giving

    def toll(self, harm: Happening, cause: Happening) -> None:
        """Makes a killing or wounding a count of what caused it."""
        before = len(cause.tolls)
        if harm.frame.slots == "victims":
            self.count_victims(harm, cause)
        else:
            self.count_sufferers(harm, cause)
        told = victims_told(harm, self.m)
        told += [u for u in harm.slots.get("among", []) if not u.number and tells_who(self.parse, u, self.m)]
        cause.donated.extend(("target", unit, "toll's victims", self.parse) for unit in told)
        if len(harm.frame.lemmas) > 1 and harm.phrase.tag == "event" and len(cause.tolls) == before:
            what = TOLLS[harm.frame.kind]  # «سقوط 20 قتيلا بينهم ستة أطفال»
            cause.tolls += [(what, unit) for unit in (victims_inside(harm), *among(self.parse, harm.phrase))]
        self.lend_setting(harm, cause)
        if harm.status != "happened" and cause.status == "happened":
            cause.status = harm.status
        harm.merged_into = cause
        cause.notes.append(f"toll «{self.parse.words[harm.first].text}»")

    def count_victims(self, harm: Happening, cause: Happening) -> None:
        """«خمسة قتلى بينهم ثلاثة جنود»: a noun for the dead or wounded brings its own number."""
        cause.tolls.extend(harm.tolls)
        if harm.phrase.number is not None and len(harm.tolls) == 1:
            what = TOLLS[harm.frame.kind]
            cause.tolls.extend((what, part) for part in among(self.parse, harm.phrase))

    def count_sufferers(self, harm: Happening, cause: Happening) -> None:
        """«مقتل خمسة», «قتل خمسة»: whom a word of killing or wounding speaks of."""
        what = TOLLS[harm.frame.kind]
        cause.donated.extend(("agent", unit, "who killed in it", self.parse) for unit in killers(harm))
        suffered = sufferers(harm, self.m)
        parts = [part for part in harm.slots.get("among", []) if part.number is not None and suffered]
        for unit in suffered:
            whose = (
                [u for u in harm.slots.get("from", []) if u.type in NAMED]
                if self.lemma(unit) == "شخص"
                else []
            )
            if whose and unit.number is not None and unit.unit_index >= 0:
                unit = replace(unit, frames=(harm.frame,))  # «50 شخصا على الأقل | من المدنيين ورجال الأمن»
                cause.donated.extend(("target", u, "toll's victims", self.parse) for u in whose)
            cause.tolls.append((what, unit))
            cause.tolls.extend((what, part) for part in among(self.parse, unit))
        cause.tolls.extend((what, part) for part in parts if (what, part) not in cause.tolls)
        if dead_or_wounded(harm):
            cause.tolls.extend(("wounded", unit) for unit in suffered if told_exactly(unit))
        cause.tolls.extend(t for t in harm.tolls if t not in cause.tolls)  # «سقط عشرات القتلى والجرحى»
        for role, unit, _, where in harm.donated:  # «لقي خمسة مصرعهم», «تعرض آخرون لإصابات»
            if role == "target" and where is self.parse and unit.tag == "np":
                cause.tolls.append((what, unit))

    def lend_setting(self, harm: Happening, cause: Happening) -> None:
        """«قتل خمسة في حلب في غارة»: who, where and with what a toll says, of which its cause says nothing."""
        if "by" in harm.slots:
            cause.slots.setdefault("by", harm.slots["by"])
        sites = [u for u in harm.slots.get("at", []) if u.tag == "np" and u.type == "facility"]
        if sites:
            harm.slots["in"] = sites + harm.slots.get("in", [])  # «استشهد خمسة بمسجد في كذا في هجوم»
        means = [u for u in harm.slots.get("at", []) if u.tag == "np" and u.type in MEANS and not u.inner]
        if means and not any(u.type in MEANS for u in cause.slots.get("at", [])):
            cause.slots["at"] = means + cause.slots.get("at", [])  # «أصيب بطلق ناري في هجوم»
        for slot in ("in", "using"):
            units = [u for u in harm.slots.get(slot, []) if u.tag == "np" and u.unit_index != cause.unit]
            if units and slot not in cause.slots:
                cause.slots[slot] = units

    def own_victims(self) -> None:
        """«سقوط أربعة قتلى» that is no other's toll: its victims stand inside the set phrase."""
        for happening in self.all:
            if happening.merged_into is not None:
                continue
            frame = happening.frame
            if frame.slots == "victims":
                told = [unit for unit in victims_told(happening, self.m) if unit.unit_index < 0]
                happening.donated.extend(("target", unit, "who they are", self.parse) for unit in told)
            set_phrase = len(frame.lemmas) > 1 and frame.slots in ("die", "kill") and frame.kind in TOLLS
            if set_phrase and happening.phrase.tag == "event":
                victims = victims_inside(happening)
                if victims.number is not None:
                    happening.tolls.append((TOLLS[frame.kind], victims))
