"""Nouns that only carry a happening: «قيام طائرات بشن غارات», «تعرض البلدة لقصف», «تورطهم في تفجير»."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.agreeing import agrees_with_pronoun, agrees_with_verb
from rawi.coding.document import Clause, Happening, Unit
from rawi.coding.slot_signs import manner
from rawi.coding.slots import pronoun_unit
from rawi.coding.told_twice import ToldTwice
from rawi.coding.tolls import VIOLENT

__all__ = ["LightNouns"]

REGAINING, CONTROL = "استعاده", "سيطره"  # «استعادة الجيش السيطرة على»
REACH = 6  # units after a light noun among which its happening stands
BETWEEN = frozenset(
    ("time", "part", "open", "close")
)  # what may stand between a light noun and its happening
FAR = 14  # units between «تعرض» and what is suffered
FORCING = frozenset(("اجبار", "ارغام"))
CARRIED = frozenset(("", "at", "in", "from", "on", "for", "of"))
HELPERS = frozenset(("armed", "country", "state", "aircraft", "org"))
INVOLVED = frozenset(("armed", "people", "person", "name", "country", "state", "vehicle", "quantity"))


class LightNouns(ToldTwice):
    """Gives a happening who acts in the noun that carries it."""

    def light_nouns(self) -> None:
        """«قيام طائرات روسية بشن غارات»: what follows the verbal noun of a light verb is who acts, then the happening."""
        units = self.parse.units
        for index, unit in enumerate(units):
            if unit.type != "carrier":
                if unit.tag == "event" and self.lemma(unit) == REGAINING:
                    self.carried(index, CONTROL)
                continue
            if self.lemma(unit) == "تعرض":
                self.suffered(index)
                continue
            self.carried(index)

    def carried(self, index: int, only: str = "") -> None:
        """Gives the happening after a verbal noun of a light verb those who stand between the two.

        Args:
            index: of the verbal noun's unit.
            only: lemma of the only happening that it carries; empty for any.
        """
        units = self.parse.units
        unit = units[index]
        actors: list[Unit] = []
        helped = False
        for j in range(index + 1, min(index + 1 + REACH, len(units))):
            other = units[j]
            if other.type == "carrier" and other.relation in ("", "at", "in"):
                continue
            joined = other.conj and bool(actors) and units[j - 1] is actors[-1]
            if (
                other.tag == "np"
                and not other.relation
                and (not actors or joined)
                and other.type in self.frames.accepts["agent"]
            ):
                actors.append(other)
                continue
            helps = other.relation == "support" or (other.conj and not other.relation and helped)
            if actors and other.tag == "np" and other.type in HELPERS and helps:
                actors.append(other)  # «نجاح المقاومة بدعم التحالف في»
                helped = True
                continue
            event = self.by_unit.get(j) if other.tag == "event" else None
            if event is not None and other.relation in CARRIED and only in ("", self.lemma(other)):
                self.hand_over(unit, other, event, actors)
            if other.tag not in BETWEEN and not (actors and self.aside(j)):
                break

    def aside(self, j: int) -> bool:
        """«إحكام الجيش، | السيطرة», «قيام مسلحين في البلدة | بقصف», «شن قوات بقيادة فرنسية | حملة»: a comma after who acts,
        where he does, or with whom."""
        unit = self.parse.units[j]
        if unit.tag == "np" and (unit.relation in ("in", "command", "support") or unit.adverbial):
            return True
        return self.parse.is_comma(unit)

    def hand_over(self, carrier: Unit, unit: Unit, event: Happening, actors: list[Unit]) -> None:
        """Gives the event those who act in its carrier, or whom the carrier's pronoun means."""
        pronoun = self.parse.words[carrier.head].enclitic
        if not actors and pronoun:
            actor = self.involved(carrier, pronoun)  # «استمرارهم في القصف», «لتورطهم في تفجير»
            if self.lemma(carrier) in self.g.guilt:
                if actor is not None:
                    event.donated.append(("agent", actor, "light-noun-agent", self.parse))
                return
            actors = [actor or pronoun_unit(carrier)]
        if self.lemma(carrier) in FORCING:
            if event.merged_into is None:
                event.donated.extend(("agent", actor, "light-noun-agent", self.parse) for actor in actors)
            return  # «تمكن الجيش من إجبار المسلحين على الانسحاب»: who forces them does not withdraw
        self.take_over(carrier, unit, event, actors)

    def involved(self, carrier: Unit, pronoun: str) -> Unit | None:
        """«اعتقال مسلحين لتورطهم في تفجير»: the nearest party told before that the pronoun agrees with."""
        for unit in reversed(self.parse.units[: carrier.unit_index]):
            if unit.tag == "np" and unit.type in INVOLVED and agrees_with_pronoun(self.parse, unit, pronoun):
                return replace(unit, number=None)
        return None

    def suffered(self, index: int) -> None:
        """«تعرض بلدة كذا في ريف كذا لقصف»: who or what it happens to stands between."""
        units = self.parse.units
        if index and units[index - 1].tag == "neg":
            return  # «عدم تعرض …»
        victims: list[Unit] = []
        where: list[Unit] = []
        for j in range(index + 1, min(index + 1 + FAR, len(units))):
            other = units[j]
            event = self.by_unit.get(j)
            if event is not None and other.relation in ("for", "to"):
                for victim in victims:
                    role = "place" if victim.type in ("place", "country") else "target"
                    event.donated.append((role, victim, "suffered", self.parse))
                if where and "in" not in event.slots:
                    event.slots["in"] = where
                other.relation, other.conj = units[index].relation, units[index].conj
                return
            if other.tag == "np" and not other.relation and (not victims or other.conj):
                victims.append(other)
            elif other.tag == "np" and (other.relation in ("in", "at") or other.adverbial):
                where.append(other)
            elif other.tag in ("event", "sub", "neg"):
                return

    def take_over(self, carrier: Unit, unit: Unit, event: Happening, actors: list[Unit]) -> None:
        """Gives the event the actors of its carrier, and lets it stand where the carrier stands."""
        if event.merged_into is None:
            event.donated.extend(("agent", actor, "light-noun-agent", self.parse) for actor in actors)
        aim = carrier.relation == "in" and unit.relation == "for"  # «قصفوا الحي في محاولة للسيطرة عليه»
        unit.relation, unit.conj = carrier.relation, carrier.conj
        lemma = self.lemma(carrier)
        if event.status == "happened" and lemma == "محاوله" and aim:
            event.status = "planned"
        elif event.status == "happened" and lemma in ("محاوله", "فشل"):
            event.status = "failed"
        elif event.status == "happened" and lemma in ("مواصله", "استمرار"):
            event.status = "ongoing"

    def carried_before(self, clause: Clause) -> list[Happening]:
        """«نفذت 17 ضربة قرب المدينة | واستهدفت مخازن»: with no one told who carried it out, the blow is the subject of what
        goes on after «و»."""
        verb = self.parse.units[clause.verb]
        before = next((h for h in reversed(self.all) if h.unit < clause.verb and h.merged_into is None), None)
        if (
            not verb.conj
            or before is None
            or before.phrase.tag != "event"
            or before.frame.kind not in VIOLENT
        ):
            return []
        done = before.clause.verb
        if before.phrase.relation or done < 0 or self.lemma(self.parse.units[done]) not in self.light:
            return []
        if before.clause.index != clause.index - 1 or any(d[0] == "agent" for d in before.donated):
            return []
        word = self.parse.words[verb.head]
        return [before] if agrees_with_verb(self.parse, before.phrase, word) else []

    def manners(self) -> None:
        """«أعدموا رميا بالرصاص»: how somebody was killed is no happening of its own, and names the means."""
        for happening in self.all:
            unit = happening.phrase
            arms = [i for i in range(unit.head + 1, unit.last) if i in self.parse.weapons]
            if not arms or not manner(self.parse, unit) or happening.merged_into is not None:
                continue
            before = (h for h in reversed(self.all) if h.unit < happening.unit and h.frame.kind == "killing")
            killing = next((h for h in before if h.clause.index == happening.clause.index), None)
            if killing is None or killing.whole is happening:
                continue
            for i in arms:
                last, type_ = self.parse.weapons[i]
                means = Unit("np", i, last, i, type_)
                killing.whole.donated.append(("instrument", means, "manner", self.parse))
            for slot, units in happening.slots.items():
                killing.slots.setdefault(slot, units)
            happening.merged_into = killing.whole
