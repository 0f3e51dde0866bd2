"""One happening named twice is one: light verbs, relatives, and tolls that belong to what caused them.

«شنّ الطيران غارات على المدينة ما أدى إلى مقتل خمسة»: the verb lends its arguments to «غارات», and the five killed are a
count of the raids, not a killing of their own.
"""

from __future__ import annotations

from rawi.coding.coming import over_by_now
from rawi.coding.document import Clause, Document, Happening, Unit
from rawi.coding.doers import crowd
from rawi.coding.fronted import Fronted, headed
from rawi.coding.meaning import Meanings
from rawi.coding.parties import capital
from rawi.coding.slot_signs import where_before
from rawi.coding.slots import verb_slots
from rawi.coding.struck import struck
from rawi.coding.tolls import MEANS, TOLL_CLASSES, TOLLS, VIOLENT
from rawi.knowledge.frames import Frames, LightVerb
from rawi.knowledge.grammar import Grammar

__all__ = ["merge"]

STRUCK = LightVerb("", (), (), ("place", "target"), "")  # «دمرت الغارة جسرا»: whom it lends what
UNREST = frozenset(("protest", "riot"))
GENITIVES = frozenset(("genitive", "second", "owner"))
LENT = (
    "in", "on", "at", "against", "with", "from", "to", "toward", "for", "between", "by", "using", "support", "command",
    "among",
)  # fmt: skip


def merge(
    document: Document, frames: Frames, light: dict[str, LightVerb], grammar: Grammar, meanings: Meanings
) -> None:
    """Joins happenings of the same clause that are one; fills donated roles and tolls."""
    for happenings in document.by_sentence().values():
        _Sentence(happenings, frames, light, grammar, meanings).run()


class _Sentence(Fronted):
    """The happenings of one sentence, joined where they are one."""

    def __init__(
        self,
        happenings: list[Happening],
        frames: Frames,
        light: dict[str, LightVerb],
        grammar: Grammar,
        meanings: Meanings,
    ) -> None:
        super().__init__(happenings, grammar, meanings)
        self.frames = frames
        self.light = light
        self.headed = headed(self.parse)

    def run(self) -> None:
        self.light_nouns()
        self.carriers()
        self.manners()
        self.share_coordinated()
        for clause in self.parse.clauses:
            if clause.verb >= 0:
                self.verb_clause(clause)
        self.participles_of_result()
        self.told_twice()
        self.victims()
        self.tolls_in_place()
        self.fronted()
        self.own_victims()

    # ---------------------------------------------------------------- nouns

    def carriers(self) -> None:
        """«عمليات القصف», «حملة اعتقالات»: the first noun only carries the second."""
        for happening in self.all:
            unit = happening.phrase
            following = self.by_unit.get(happening.unit + 1)
            if following is None or unit.tag != "event" or following.phrase.tag != "event":
                continue
            other = following.phrase
            if other.relation or other.conj or unit.definite or unit.modifiers:
                continue
            if self.operation(happening, following):
                continue
            if self.lemma(unit) in self.g.carriers:
                self.absorb(happening, following, "carrier")

    def share_coordinated(self) -> None:
        """«قصف واشتباكات في المدينة»: what follows the last belongs to all."""
        for first, second in zip(reversed(self.all[:-1]), reversed(self.all[1:]), strict=True):
            a, b = first.phrase, second.phrase
            if a.tag == b.tag == "verb" and b.conj and second.unit == first.unit + 1:
                self.share_object(first, second)
            victims = first.frame.slots == second.frame.slots == "victims"  # «قتلى وجرحى بين الجنود»
            if (
                (a.tag == b.tag == "event" or (victims and a.tag == b.tag))
                and b.conj
                and not first.slots
                and not (victims and where_before(self.parse, first.unit))
                and first.merged_into is None
                and b.first <= a.last + 1
            ):
                first.slots = {
                    slot: list(units)
                    for slot, units in second.slots.items()
                    # «للعدوان وقتل الأطفال», «سقوط 17 قتيلا وإصابة 30»
                    if not (slot in GENITIVES and (a.definite or len(first.frame.lemmas) > 1))
                }

    def share_object(self, first: Happening, second: Happening) -> None:
        """«جنود قتلوا وعذبوا مدنيين», «قتل وأصيب العشرات»: two verbs side by side, with one noun for both after them."""
        for slot in ("object", "passive"):
            units = second.slots.get(slot, [])
            if (
                units
                and units[0].unit_index > second.unit
                and units[0].tag == "np"
                and slot not in first.slots
            ):
                if slot == "object" and "passive" in first.slots:
                    first.slots["subject"] = first.slots.pop("passive")
                if "object" not in first.slots and "passive" not in first.slots:
                    first.slots[slot] = list(units)

    # ---------------------------------------------------------------- verbs

    def verb_clause(self, clause: Clause) -> None:
        verb = self.parse.units[clause.verb]
        lemma = self.lemma(verb)
        own = self.by_unit.get(clause.verb)
        if own is not None and own.merged_into is not None:
            return
        if own is not None and len(own.frame.lemmas) > 1 and self.set_noun_itself(own):
            return
        if own is not None and own.frame.kind == "destruction" and self.struck(clause, own):
            return
        entry = self.light.get(lemma)
        is_result = lemma in self.g.results
        if entry is None and not is_result and not (own and own.frame.slots in TOLL_CLASSES):
            return
        slots = own.slots if own is not None else verb_slots(self.parse, clause, self.frames, None)
        if is_result and self.result(clause, slots, own):
            return
        if own is not None and own.frame.kind in TOLLS:
            causes = [c for c in self.events_in(slots, ("subject",)) if c.frame.kind in VIOLENT]
            if causes:
                self.toll(own, causes[0])  # «غارة قتلت طفلين»
            return
        if entry is not None:
            self.lend(clause, entry, slots, own)

    def struck(self, clause: Clause, own: Happening) -> bool:
        """«دمرت الغارة جسرا»: what a strike destroys is what it hits."""
        causes = [c for c in self.events_in(own.slots, ("subject",)) if c.frame.kind in VIOLENT]
        antecedent = self.antecedent_event(clause)
        if not causes and antecedent is not None and antecedent.frame.kind in VIOLENT:
            causes = [antecedent]
        if not causes or own is causes[0]:
            return False
        self.lend_to(causes[0], STRUCK, own.slots, causes)
        own.merged_into = causes[0]
        return True

    def set_noun_itself(self, own: Happening) -> bool:
        """«خاض معارك»: the set noun is an event noun, which then stands for the whole phrase."""
        for index in range(own.unit + 1, min(own.unit + 6, len(self.parse.units))):
            other = self.by_unit.get(index)
            # «سقط خمسة قتلى», «سقط عدد من الضحايا»
            counted = other is not None and other.frame.slots == "victims" and own.frame.slots in TOLL_CLASSES
            if other is None or other.merged_into is not None or not (other.phrase.tag == "event" or counted):
                continue
            if other.frame.lemmas[0] == own.frame.lemmas[1]:
                if own.frame.slots in TOLL_CLASSES:
                    self.absorb(
                        other, own, "set phrase"
                    )  # «لقي مصرعه», «أصيب بجروح»: the verb has the victims
                    return False
                subject = [u for u in own.slots.get("subject", []) if u.unit_index != index]
                role = "target" if own.frame.slots == "suffer" else "agent"  # «تلقت الجماعة دعما من»
                other.donated.extend(
                    (role, u, f"light-subject-{role}", self.parse) for u in subject if self.may(role, u)
                )
                if (
                    role == "agent"
                    and not subject
                    and "passive" not in own.slots
                    and own.phrase.tag == "verb"
                ):
                    other.carried_by = own.unit  # «قبل أن يلوذوا بالفرار»
                own.slots = {
                    k: [u for u in v if u.unit_index != index] for k, v in own.slots.items() if k in LENT
                }
                self.absorb(own, other, "set phrase")
                return True
        return False

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
        if not events and "subject" in entry.noun and not {"subject", "object", "passive"} & slots.keys():
            events = self.going_on(clause)
            slots = {**slots, "subject": [e.phrase for e in events]}
        if not events:
            return
        for event in events:
            event.carriers.add(entry.lemma)
            self.lend_to(event, entry, slots, events)
            over = entry.status == "ongoing" and over_by_now(self.parse, clause)
            if entry.status and event.status == "happened" and not clause.negated and not over:
                trying = entry.status == "failed" and self.parse.words[verb.head].tense == "present"
                event.status = "ongoing" if trying else entry.status  # type: ignore[assignment]
            if "agent" in entry.subject and self.hides_subject(clause, slots):
                if self.active(clause, entry, event):
                    event.carried_by = clause.verb
                else:
                    event.perhaps_by = clause.verb
        if own is not None:
            own.merged_into = events[0]

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

    def hides_subject(self, clause: Clause, slots: dict[str, list[Unit]]) -> bool:
        """Whether nobody is written who carries out what a light verb tells."""
        written = [
            u for slot in ("subject", "object", "passive") for u in slots.get(slot, []) if u.tag != "event"
        ]
        word = self.parse.words[self.parse.units[clause.verb].head]
        # «عملية نفذتها ضد», «عملية قام خلالها بتدمير»: the pronoun is the operation
        event = clause.antecedent >= 0 and self.parse.units[clause.antecedent].tag == "event"
        taken_up = event and any(
            self.parse.units[i].tag == "pron" and self.parse.units[i].relation for i in clause.units
        )
        told_of = clause.antecedent >= 0 and not word.enclitic and not taken_up
        return not (written or word.passive or told_of)

    def active(self, clause: Clause, entry: LightVerb, event: Happening) -> bool:
        """Whether a light verb without a subject is surely no passive: «نفذت قصفاً», but not «نفذت غارات»."""
        word, noun = self.parse.words[self.parse.units[clause.verb].head], self.parse.words[event.first]
        if word.enclitic and clause.antecedent == event.unit:
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

    def lend_to(
        self, event: Happening, entry: LightVerb, slots: dict[str, list[Unit]], events: list[Happening]
    ) -> None:
        inside = {e.unit for e in events}
        ordered = [u for u in slots.get("object", []) if u.type == "armed" and u.unit_index not in inside]
        if ordered and entry.noun == ("at",) and entry.lemma in self.g.causing:
            # «أمر الرئيس القوات بمغادرة البلاد»: who is ordered does it
            event.donated.extend(("agent", u, "light-object-agent", self.parse) for u in ordered)
            slots = {**slots, "subject": []}
        for role in entry.subject:
            if role == "passive":
                for unit in slots.get("subject", []) + slots.get("passive", []) + slots.get("object", []):
                    if unit.tag != "np" or self.only_said(unit):
                        continue
                    event.donated.append(
                        (
                            "place" if unit.type in ("place", "country") else "target",
                            unit,
                            "light-passive",
                            self.parse,
                        )
                    )
                continue
            for unit in slots.get("subject", []):
                if unit.unit_index not in inside and unit.tag != "event" and self.may(role, unit):
                    event.donated.append((role, unit, f"light-subject-{role}", self.parse))
                    if role == "commander":
                        return
        written = slots.get("subject", []) + slots.get("object", [])
        crowd = [u for u in written if u.type == "quantity" and u.number is not None]
        if crowd and event.frame.kind in UNREST and "agent" in entry.subject:
            event.slots.setdefault(
                "subject", crowd
            )  # «خرج المئات في مسيرة»: no party, but how many they were
        if entry.object:
            for unit in slots.get("object", []) + slots.get("passive", []):
                if unit.unit_index in inside:
                    continue
                if "place" in entry.object:
                    unit = struck(self.parse, unit)
                for role in entry.object:
                    if self.may(role, unit):
                        event.donated.append((role, unit, f"light-object-{role}", self.parse))
                        break
        for relation in LENT:
            units = [u for u in slots.get(relation, []) if u.unit_index not in inside and u.tag != "event"]
            if relation == "from":
                units = [u for u in units if not self.part_of_subject(u, slots)]
            # «شارك في هجوم»: the preposition carries the noun itself; «الاشتباكات استمرت في مدن» has it for its subject
            carries = relation in entry.noun and not any(e.phrase in slots.get("subject", ()) for e in events)
            if units and relation not in event.slots and not carries:
                event.slots[relation] = units
            elif units and relation == "in" and "in" in event.slots:
                # «قصف في ريف كذا استهدف مخيما في بلدة كذا»: where it was may be told beside both words
                told = event.slots["in"]
                if any(u.type == "place" for u in told):
                    event.slots["in"] = told + [u for u in units if u.type == "place" and u not in told]

    def only_said(self, unit: Unit) -> bool:
        """«تواجه المدينة أعنف المواجهات», «لائحة تهم»: words that nothing can befall."""
        elative = unit.type == "" and self.parse.words[unit.head].pos == "adj"
        return unit.type in ("abstract", "time", "times") or elative

    def object_further_on(self, clause: Clause, slots: dict[str, list[Unit]]) -> list[Happening]:
        """«نفذت الوحدات، بدعم من…، عملية», «شنت الجبهة -وهي جناح التنظيم- هجوما»: the object after what stands between
        marks."""
        units = self.parse.units
        for i in range(clause.verb + 1, len(units)):
            event = self.by_unit.get(i)
            inside = self.parse.clause_of[i] != clause.index
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

    def doers_before(self, events: list[Happening], slots: dict[str, list[Unit]]) -> dict[str, list[Unit]]:
        """«بدأ مئات الشبان، غالبيتهم طلاب، اعتصاما»: before the object of a light verb that comes late, the lone noun is
        the subject."""
        lone = slots.get("object", [])
        if not events or slots.get("subject") or not lone or not all(self.may("agent", u) for u in lone):
            return slots
        if lone[0].tag != "np" or lone[0].unit_index > events[0].unit:
            return slots
        return {**slots, "subject": lone, "object": []}

    def part_of_subject(self, unit: Unit, slots: dict[str, list[Unit]]) -> bool:
        """«أقدم عنصر، من التنظيم، على قتل…»: whose member the subject is."""
        before = [u for u in self.parse.units[: unit.unit_index] if u.tag not in ("punct", "open", "close")]
        return bool(before) and any(before[-1] is u for u in slots.get("subject", []))

    def may(self, role: str, unit: Unit) -> bool:
        if unit.tag == "pron":
            return True
        if role == "source" or (role == "agent" and crowd(self.parse, unit)):
            return True
        if role == "agent" and unit.type == "place" and (self.whole_name(unit) or capital(self.parse, unit)):
            return True
        return unit.type in self.frames.accepts.get(role, frozenset())

    def whole_name(self, unit: Unit) -> bool:
        """«هجوم شنته الجبهة»: a lone definite noun that may mean a group, where only a party can act."""
        word = self.parse.words[unit.head]
        alone = unit.mention is None and unit.last == unit.head + 1 and word.definite and not word.enclitic
        return alone and "armed" in self.m.types_of(word)
