"""One happening named twice is one: light verbs, relatives, and tolls that belong to what caused them.

«شنّ الطيران غارات على المدينة ما أدى إلى مقتل خمسة»: the verb lends its arguments to «غارات», and the five killed are a
count of the raids, not a killing of their own.
"""

from __future__ import annotations

from rawi.coding.document import Clause, Document, Happening, Unit
from rawi.coding.fronted import Fronted, headed
from rawi.coding.lending import LENT
from rawi.coding.meaning import Meanings
from rawi.coding.procedures import PROCEDURE, only_a_procedure
from rawi.coding.shared_victims import share_victims
from rawi.coding.slot_signs import where_before
from rawi.coding.slots import verb_slots
from rawi.coding.tolls import TOLL_CLASSES, TOLLS, VIOLENT
from rawi.knowledge.frames import Frames, LightVerb
from rawi.knowledge.grammar import Grammar

__all__ = ["merge"]

STRUCK = LightVerb("", (), (), ("place", "target"), "")  # «دمرت الغارة جسرا»: whom it lends what
# What the verb of a set phrase does to what its noun names: «فرقت الشرطة المظاهرة», «كسر الجيش هجوما».
UNDONE = frozenset(
    (("assault", "protest"), ("assault", "riot"), ("repulse", "assault"), ("repulse", "advance"))
)
GENITIVES = frozenset(("genitive", "second", "owner"))
EXCHANGING = frozenset(
    ("تبادل", "بادل")
)  # «تبادل الطرفان القصف»: what two sides do to each other is fighting


def merge(
    document: Document, frames: Frames, light: dict[str, LightVerb], grammar: Grammar, meanings: Meanings
) -> None:
    """Joins happenings of the same clause that are one; fills donated roles and tolls."""
    for happenings in document.by_sentence().values():
        told = [happening for happening in happenings if not only_a_procedure(happening)]
        for happening in happenings:
            if only_a_procedure(happening):
                happening.dropped = PROCEDURE
        if told:
            _Sentence(told, frames, light, grammar, meanings).run()


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
        share_victims(self.all, self.m)

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
            if self.operation(happening, following) or len(happening.frame.lemmas) > 2:
                continue  # «تنفيذ حكم الإعدام رميا بالرصاص»: carries a noun of its own
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
            if units and first.slots.get("subject") and self.nominative(units[0]):
                # «إن جنديا قتل وجرح اثنان آخران»: those are the wounded only
                first.slots["passive"] = first.slots.pop("subject")
                return
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

    def nominative(self, unit: Unit) -> bool:
        """«اثنان آخران», «مدنيون»: a dual or sound plural that can be no object."""
        word = self.parse.words[unit.head]
        return word.number in ("d", "p") and word.folded.endswith(("ان", "ون"))

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
        if entry is not None and not (own is not None and own.frame.lemmas[0] in EXCHANGING):
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
                undoes = (own.frame.kind, other.frame.kind) in UNDONE
                if undoes and not other.definite and other.frame.kind == "protest":
                    return True  # «فرقت الشرطة مظاهرة»: of which nothing was told before
                if own.frame.slots in TOLL_CLASSES or undoes or own.frame.slots == "lose":
                    self.absorb(
                        other, own, "set phrase"
                    )  # «لقي مصرعه», «فقد السيطرة»: the verb has the victims
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
                if own.frame.lemmas[0] in EXCHANGING and not other.phrase.relation:
                    other.frame, other.frames, other.kind = own.frame, (own.frame,), own.frame.kind
                return True
        return False
