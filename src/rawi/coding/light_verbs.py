"""Verbs that only carry a happening: «شنّ غارات», «معارك اندلعت», «هجوم نفذه مسلحون»."""

from __future__ import annotations

from rawi.coding.coming import future, over_by_now
from rawi.coding.document import Clause, Happening, Unit
from rawi.coding.lending import Lending
from rawi.coding.tolls import MEANS
from rawi.knowledge.frames import LightVerb

__all__ = ["LightVerbs"]

SET_DEEDS = {"القي": "قبض"}  # «ألقت الشرطة، فجر أمس، القبض على», and nothing else
GIVING = frozenset(("قدم", "وفر"))  # what one may give anything with. Folded lemmas
FOLLOWING = "تابع"
NEVER_PASSIVE = frozenset(("خاض",))  # «الوادي الذي خاضت فيه معارك»: in the news it is told of those who fight
GIVEN = frozenset(("support", "aid"))
PARTIES = frozenset(("armed", "org", "country", "state", "aircraft"))


class LightVerbs(Lending):
    """Finds the event noun that a light verb carries, and who carries it out."""

    def lend(
        self, clause: Clause, entry: LightVerb, slots: dict[str, list[Unit]], own: Happening | None
    ) -> None:
        """The light verb's arguments become those of the event noun it takes."""
        verb = self.parse.units[clause.verb]
        places = entry.noun + (("passive",) if "object" in entry.noun else ())
        if "instrument" in entry.object:
            used = [u for slot in ("object", "subject") for u in slots.get(slot, []) if u.type in MEANS]
            if own is not None or not used:
                return  # «استخدمت غازا في هجوم», «تستخدم القوات في حفظ النظام»
            if "object" not in slots:
                slots = {**slots, "subject": [], "object": used}  # «ستستخدم مقاتلات في شن الضربات»
        lone = "subject" in slots and "object" not in slots and "object" in entry.noun
        events = self.events_in(slots, places)
        if not events and entry.noun[:1] == ("object",) and "agent" in entry.subject:
            done = self.events_in(slots, ("subject",))
            doers = [u for u in slots.get("object", []) if u.type == "armed" and not u.relation]
            if done and doers and clause.antecedent < 0 and done[0].unit > clause.verb:
                events = done  # «نفذ الهجوم مسلحان»: the object stands first
                slots = {**slots, "subject": doers, "object": []}
        if not events and lone:
            # «شُنّت غارات»: the lone noun is what was carried out
            events = self.events_in(slots, ("subject",))
        strikes = own is not None and own.frame.slots == "strike"  # «قصفت القوات 3 غارات»
        if (
            not events
            and not strikes
            and (
                entry.noun == ("subject",)
                or ("subject" in entry.noun and not {"subject", "passive"} & slots.keys())
            )
        ):
            # «استهدفت العملية…» without an object that is known; «خرجت مسيرات», which is tagged masculine
            events = self.events_in(slots, ("object",))
        antecedent = self.antecedent_event(clause)
        if antecedent is not None and not events:
            events = [antecedent]
            # «هجوم القراصنة الذي استهدفها»: whose attack it was is not whom the pronoun means
            slots = {k: [u for u in v if u.unit_index != clause.antecedent] for k, v in slots.items()}
        if not events and "object" in entry.noun:
            events = self.object_further_on(clause, slots)
            slots = self.doers_before(events, slots) if "agent" in entry.subject else slots
        if not events and entry.noun == ("subject",) and not slots.get("subject"):
            events = self.carried_before(clause)
        events = [e for e in events if e is not own]
        if entry.lemma in SET_DEEDS:
            events = [e for e in events if self.lemma(e.phrase) == SET_DEEDS[entry.lemma]]
        if entry.lemma in GIVING:
            events = [e for e in events if e.frame.kind in GIVEN]  # «الدعم الذي قدمه التحالف», «قدم التعازي»
        if not events and "subject" in entry.noun and not {"subject", "object", "passive"} & slots.keys():
            events = self.going_on(clause)
            slots = {**slots, "subject": [e.phrase for e in events]}
        if not events and entry.noun == ("subject",) and "target" in entry.object:
            events = self.struck_further(clause)
            if events:
                struck = slots.get("object") or slots.get("subject", [])
                slots = {**slots, "subject": [e.phrase for e in events], "object": struck}
        if not events:
            return
        if entry.noun == ("in",) and not {"subject", "object", "passive"} & slots.keys():
            slots = {**slots, "subject": self.doers_after(clause, events[0])}
        for event in events:
            protest = entry.lemma == FOLLOWING and event.kind == "protest"
            if protest and any(u.type in PARTIES for u in event.slots.get("genitive", [])):
                continue  # «تتابع واشنطن احتجاجات الشرطة»
            event.carriers.add(entry.lemma)
            self.lend_to(event, entry, slots, events)
            over = entry.status == "ongoing" and over_by_now(self.parse, clause)
            if entry.status and not clause.negated and not over:
                event.status = self.status_by(entry, verb, event)  # type: ignore[assignment]
            if (
                "agent" in entry.subject
                and not self.goes_on_itself(event, entry)
                and self.hides_subject(clause, slots)
            ):
                if self.active(clause, entry, event):
                    event.carried_by = clause.verb
                else:
                    event.perhaps_by = clause.verb
        if own is not None:
            own.merged_into = events[0]

    def status_by(self, entry: LightVerb, verb: Unit, event: Happening) -> str:
        """What a verb that carries a happening makes of it, unless something has made it planned or failed already."""
        if event.status == "ongoing" and entry.status == "planned":
            return "planned"  # «تعهدوا بمواصلة الاحتجاجات»
        if event.status != "happened":
            return event.status
        if entry.status == "ongoing" and future(self.parse, verb.head):
            return "planned"  # «ستواصل الحركة استهداف النواب»
        trying = entry.status == "failed" and self.parse.words[verb.head].tense == "present"
        return "ongoing" if trying else entry.status

    def going_on(self, clause: Clause) -> list[Happening]:
        """«مواجهات اندلعت مساء السبت | واستمرت حتى الأحد في كذا»: what the verb before it told of."""
        verb = self.parse.units[clause.verb]
        before = self.parse.clauses[clause.index - 1] if clause.index else None
        if not verb.conj or before is None or before.verb < 0 or verb.unit_index != clause.units[0]:
            return []
        word = self.parse.words[verb.head]
        for happening in self.all:
            told = happening.carriers and happening.merged_into is None and self.bare_event(happening)
            if not told or happening.unit not in before.units:
                continue
            noun = self.parse.words[happening.phrase.head]
            if (word.gender == "f") == (noun.gender == "f" or noun.number == "p"):
                return [happening]
        return []

    def struck_further(self, clause: Clause) -> list[Happening]:
        """«الانفجار الذي وقع في السوق، | واستهدف المصلين»: what the verb before told of, if it only said that it was."""
        verb = self.parse.units[clause.verb]
        before = self.parse.clauses[clause.index - 1] if clause.index else None
        if not verb.conj or before is None or before.verb < 0 or verb.unit_index != clause.units[0]:
            return []
        told = self.light.get(self.lemma(self.parse.units[before.verb]))
        if told is None or "subject" not in told.noun or told.object:
            return []
        word = self.parse.words[verb.head]
        for happening in self.all:
            within = happening.unit in before.units or happening.unit == before.antecedent
            if not within or happening.phrase.tag != "event" or happening.merged_into is not None:
                continue
            noun = self.parse.words[happening.phrase.head]
            if (word.gender == "f") == (noun.gender == "f" or noun.number == "p"):
                return [happening]
        return []

    def hides_subject(self, clause: Clause, slots: dict[str, list[Unit]]) -> bool:
        """Whether nobody is written who carries out what a light verb tells."""
        written = [
            u for slot in ("subject", "object", "passive") for u in slots.get(slot, []) if u.tag != "event"
        ]
        word = self.parse.words[self.parse.units[clause.verb].head]
        # «عملية نفذتها ضد», «عملية قام خلالها بتدمير», «الوادي الذي خاضت فيه»: the pronoun is the operation or the place
        before = self.parse.units[clause.antecedent] if clause.antecedent >= 0 else None
        event = before is not None and (before.tag == "event" or before.type == "place")
        taken_up = event and any(
            self.parse.units[i].tag == "pron" and self.parse.units[i].relation for i in clause.units
        )
        told_of = clause.antecedent >= 0 and not word.enclitic and not taken_up
        return not (written or word.passive or told_of)

    def goes_on_itself(self, event: Happening, entry: LightVerb) -> bool:
        """«استمرت المعارك في تعز»: what a verb without an object says that it goes on is itself its subject."""
        own = not {"object", "genitive"} & set(entry.noun)
        return own and "subject" in entry.noun and self.bare_event(event)

    def active(self, clause: Clause, entry: LightVerb, event: Happening) -> bool:
        """Whether a light verb without a subject is surely no passive: «نفذت قصفاً», but not «نفذت غارات»."""
        word, noun = self.parse.words[self.parse.units[clause.verb].head], self.parse.words[event.first]
        if word.enclitic and clause.antecedent == event.unit:
            return True
        if entry.lemma in NEVER_PASSIVE:
            return True
        if "object" not in entry.noun or word.number == "p" or word.person == 1:
            return True
        if noun.folded.endswith("ا") and not self.m.folded_lemma(noun).endswith("ا"):
            return True
        return (word.gender == "f") != (noun.gender == "f" or noun.number == "p")

    def owned(self, happening: Happening, slots: dict[str, list[Unit]]) -> bool:
        """«ردت المحكمة قضية اغتيال…»: the event noun is the genitive of what the verb has for its object."""
        before = self.parse.units[happening.unit - 1]
        held = before.tag == "np" and before.type not in ("carrier", "quantity", "time")
        return (
            held
            and before.last == happening.phrase.first
            and before in slots.get("object", [])
            and "subject" in slots
        )

    def owned_by_other(self, happening: Happening) -> bool:
        """«ينفي اتهام الجيش بتدبير هجوم»: the event noun is the genitive of what hangs on the verb's object."""
        before = self.parse.units[happening.unit - 1] if happening.unit else None
        if (
            before is None
            or before.tag != "np"
            or before.last != happening.phrase.first
            or not before.relation
        ):
            return False
        return before.type == "abstract" and before.last == before.head + 1

    def bare_event(self, happening: Happening) -> bool:
        unit = happening.phrase
        return unit.tag == "event" and not unit.relation and not unit.conj

    def object_further_on(self, clause: Clause, slots: dict[str, list[Unit]]) -> list[Happening]:
        """«نفذت الوحدات، بدعم من…، عملية», «شنت الجبهة -وهي جناح التنظيم- هجوما»: the object after what stands between
        marks."""
        units = self.parse.units
        for i in range(clause.verb + 1, len(units)):
            event = self.by_unit.get(i)
            inside = self.parse.clause_of[i] != clause.index
            if inside and i < clause.units[-1] and not self.hangs_on(i, clause):
                continue  # «شنت جماعات، تتباين من كذا إلى كذا، هجمات»
            if inside and (units[i].tag == "sub" or not self.hangs_on(i, clause)):
                break
            if event is None or event.merged_into is not None or not self.bare_event(event):
                continue
            if inside and (units[i - 1].tag not in ("punct", "close") or units[i].definite):
                continue
            return [] if self.owned(event, slots) or self.owned_by_other(event) else [event]
        return []

    def hangs_on(self, i: int, clause: Clause) -> bool:
        """Whether a unit stands in a relative clause of what a clause tells of."""
        within = self.parse.clauses[self.parse.clause_of[i]]
        return within.kind == "relative" and any(c is clause for c in self.parse.above(within.index))

    def doers_after(self, clause: Clause, event: Happening) -> list[Unit]:
        """«يشارك في الهجوم على المدينة | الجيش والحشد»: who takes part, told after what he takes part in."""
        doers: list[Unit] = []
        if event.unit != clause.verb + 1 or not event.definite:
            return doers
        for i in clause.units:
            unit = self.parse.units[i]
            if i <= event.unit or unit.tag in ("time", "part"):
                continue
            if (
                unit.tag != "np"
                or (doers and not unit.conj)
                or (not doers and unit.conj and not unit.relation)
            ):
                break
            if not unit.relation and not unit.adverbial:
                if unit.type not in PARTIES:
                    break
                doers.append(unit)
        return doers

    def doers_before(self, events: list[Happening], slots: dict[str, list[Unit]]) -> dict[str, list[Unit]]:
        """«بدأ مئات الشبان، غالبيتهم طلاب، اعتصاما»: before the object of a light verb that comes late, the lone noun is
        the subject."""
        lone = slots.get("object", [])
        if not events or slots.get("subject") or not lone or not all(self.may("agent", u) for u in lone):
            return slots
        if lone[0].tag != "np" or lone[0].unit_index > events[0].unit:
            return slots
        return {**slots, "subject": lone, "object": []}
