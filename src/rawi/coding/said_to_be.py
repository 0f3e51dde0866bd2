"""What a happening is said to be: «كان مقتله أول اغتيال سياسي», «وهو ثاني هجوم على المقر», «الذي يعد من أعنف الهجمات»."""

from __future__ import annotations

from collections.abc import Iterable

from rawi.coding.document import Happening, Unit
from rawi.coding.tolls import UNREST, VIOLENT
from rawi.coding.victims import Victims

__all__ = ["SaidToBe"]

# Verbs that say what something is. Folded lemmas.
BEING = frozenset(
    ("كان", "عد", "اعتبر", "شكل", "مثل", "بات", "اصبح", "صار", "ظل", "بقي", "جاء", "اضحي", "امسي", "ليس")
)
LAND = frozenset(("place", "country", "part"))
ATTACKS = VIOLENT | {"killing", "destruction"}  # any of these is called «هجوم», «عملية», «جريمة», «مجزرة»
ALIKE = (ATTACKS, UNREST | {"clash"}, frozenset(("agreement",)), frozenset(("abduction", "arrest")))
MARKS = frozenset(("punct", "open", "close", "sub", "rel"))
RANK = frozenset(("", "of", "from", "among", "like"))
AMONG = frozenset(("between", "among", "from", "of"))
OWN = frozenset(("in", "on", "against", "by"))
OPERATIONS = frozenset(("عمليه", "حمله", "عمل"))
NEAR = 8  # units between a happening and the pronoun that takes it up


class SaidToBe(Victims):
    """Joins a happening to the predicate that only says what it is, or which of many."""

    def said_to_be(self, happening: Happening) -> None:
        """«وكان مقتل النائب هو أول اغتيال سياسي منذ عقود»: the predicate names no second happening; what is told of it («…
        في تمبكتو») is told of the subject."""
        first = self.predicate(happening)
        if first is None:
            return
        subject = self.subject_of(first)
        if subject is None or subject is happening or subject.merged_into is not None:
            return
        kinds = (subject.frame.kind, happening.frame.kind)
        if not any(kind.issuperset(kinds) for kind in ALIKE):
            return
        if subject.frame.lemmas[0] in OPERATIONS and happening.frame.kind != "assault":
            self.absorb(subject, happening, "what it was")  # «قتل بعملية أمنية، وهي تفجير مبنى الأمن»
            return
        subject.said_to_be = happening.phrase
        # «أول اغتيال سياسي»: what follows in the genitive is no victim; «من أعنف الهجمات التي…» tells of the others
        happening.slots = {k: v for k, v in happening.slots.items() if k in OWN and not happening.definite}
        if happening.definite:
            happening.donated = []
        self.absorb(happening, subject, "what it is said to be")

    def aimed_by_it(self, happening: Happening) -> None:
        """«شن التحالف غارات على المدينة | واستهدفت مخازن»: a verb of aiming without a subject, right after the clause that
        tells an attack, says what that hit."""
        slots, verb = happening.slots, happening.phrase
        if happening.frame.lemmas != ("استهدف",) or verb.tag != "verb" or not verb.conj or "subject" in slots:
            return
        before = happening.clause.index - 1
        for attack in reversed(self.all):
            if attack.unit >= happening.unit or attack.merged_into is not None:
                continue
            struck = attack.frame.kind in VIOLENT and attack.frame.kind != "clash"
            if (
                struck
                and attack.phrase.tag == "event"
                and attack.clause.index == before
                and slots.get("object")
            ):
                for unit in (u for u in slots["object"] if u.tag == "np" and u.type not in ("", "abstract")):
                    role = "place" if unit.type in LAND else "target"
                    attack.donated.append((role, unit, "what it aimed at", self.parse))
                self.absorb(happening, attack, "what it aimed at")
            return

    def predicate(self, happening: Happening) -> Unit | None:
        """The phrase with which a predicate begins that such a noun is, or is counted among."""
        unit = happening.phrase
        if unit.tag != "event" or unit.conj or happening.tolls or not happening.unit:
            return None
        before = self.parse.units[happening.unit - 1]
        ranked = before.tag == "np" and before.type == "quantity" and not before.conj
        if ranked and before.definite and not self.parse.words[before.head].folded.startswith("ال"):
            return None  # «اشتباكات متفرقة، كان أبرزها | اشتباكات في المدينة»: one of them
        of_many = before.definite and unit.relation in AMONG  # «الأعنف | بين الهجمات»
        if (
            ranked
            and before.relation in RANK
            and (of_many or (before.last == unit.first and not unit.relation))
        ):
            return before  # «أول | هجوم», «من أعنف | الهجمات», «واحد من أكبر | الهجمات»
        return unit if not unit.relation and not unit.definite and unit.number is None else None

    def subject_of(self, first: Unit) -> Happening | None:
        """The happening of which a predicate that begins there is told: before «هو» or beside a verb of being."""
        parse = self.parse
        clause = parse.clauses[parse.clause_of[first.unit_index]]
        before = [i for i in clause.units if i < first.unit_index and parse.units[i].tag not in MARKS]
        being = 0 <= clause.verb < first.unit_index and self.lemma(parse.units[clause.verb]) in BEING
        if clause.verb >= 0 and clause.verb < first.unit_index and not being:
            return None
        between = [i for i in before if i != clause.verb]
        if any(parse.units[i].tag in ("neg", "part") for i in between):
            return None
        if being and not between and clause.kind == "relative" and clause.antecedent >= 0:
            return self.by_unit.get(clause.antecedent)  # «الانفجار الذي يعد من أعنف الهجمات»
        pronoun = bool(between) and parse.units[between[-1]].tag == "pron"
        if pronoun and len(between) == 1 and not being:
            return self.just_before(between[0])  # «…، وهو ثاني هجوم على المقر»
        return self.only_named(between) if being or pronoun else None

    def only_named(self, units: Iterable[int]) -> Happening | None:
        """The happening that the phrases between a verb of being and its predicate name, and nothing else."""
        named = [i for i in units if self.parse.units[i].tag not in ("pron", "time")]
        head = self.by_unit.get(named[0]) if named else None
        if head is None or head.phrase.tag != "event" or head.phrase.relation:
            return None
        others = [self.parse.units[i] for i in named[1:]]
        return None if any(u.tag in ("verb", "event", "sub", "rel") or u.conj for u in others) else head

    def just_before(self, pronoun: int) -> Happening | None:
        """«شنت الطائرات غارات على المدينة، وهي غارات…»: the happening told last before a pronoun that opens its clause."""
        told = [h for h in self.all if h.unit < pronoun and h.merged_into is None]
        return told[-1] if told and pronoun - told[-1].unit <= NEAR else None
