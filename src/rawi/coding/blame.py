"""Who is said to be behind a happening that only a pronoun or a passive takes up: «هجوم نسبته السلطات إلى التنظيم»,
«تفجير تبناه الحزب», «اتهمت به الجماعة», «وتقوم بها قبائل»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, takewhile

from rawi.coding.agreeing import agrees_with_pronoun, agrees_with_verb
from rawi.coding.answerable import PARTIES
from rawi.coding.arms import MADE_SAFE
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.coding.slots import Slots, verb_slots
from rawi.coding.tolls import UNREST
from rawi.knowledge.frames import Frames, load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["blame"]

# «نسبه», «نسبتها»: with which pronoun «نسب» stands there. Folded words.
ASCRIPTIONS = {"نسبه": "ه", "نسبها": "ها", "نسبته": "ه", "نسبتها": "ها", "نسب": "ه"}
BEHIND = frozenset(("وراء", "خلف"))
# Of who is only accused nothing is told later (``later_mentions``).
CLAIMED, ACCUSED = "said to be behind it", "accused of it"


def blame(told: list[Happening], frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
    """Gives the happenings of one sentence whoever it ascribes them to.

    Args:
        told: the happenings of the sentence.
        frames: for what the happenings' frames let stand where.
        grammar: for verbs that ascribe and accuse.
        meanings: for lemmas.
    """
    nouns = [h for h in told if h.phrase.tag == "event"]
    if nouns:
        _Blame(nouns, frames, grammar, meanings).run()


class _Blame:
    def __init__(self, nouns: list[Happening], frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
        self.nouns = nouns
        self.parse: Parse = nouns[0].parse
        self.frames = frames
        self.g = grammar
        self.m = meanings
        self.light = load_light()

    def run(self) -> None:
        self.ascriptions()
        self.origins()
        for clause in self.parse.clauses:
            if clause.verb < 0:
                continue
            lemma = self.lemma(self.parse.units[clause.verb])
            if lemma not in self.g.accusing:
                self.responsible(clause)
            if lemma in self.g.ascribing:
                self.ascribed(clause)
            elif lemma in self.g.accusing:
                self.accused(clause)
            elif lemma in self.light:
                self.claimed(clause, lemma)

    def lemma(self, unit: Unit) -> str:
        return self.m.folded_lemma(self.parse.words[unit.head])

    def slots(self, clause: Clause) -> Slots:
        return verb_slots(self.parse, clause, self.frames, None)

    def responsible(self, clause: Clause) -> None:
        """«…، وأعلن التنظيم مسؤوليته عنها»: who says that he is responsible for what was told before."""
        for i in clause.units:
            unit = self.parse.units[i]
            after = self.parse.units[i + 1] if i + 1 < len(self.parse.units) else unit
            if (
                i <= clause.verb
                or self.lemma(unit) != "مسووليه"
                or after.tag != "pron"
                or after.relation != "of"
            ):
                continue
            event = self.meant(clause, self.parse.words[after.head].enclitic)
            if event is not None and not clause.negated:
                groups = self.bare_after(clause)
                said = [u for u in self.slots(clause).get("subject", []) if u.tag == "np"]
                named = [u for u in (groups[0] if groups else []) if u is not unit]
                self.give(event, said or named, CLAIMED)

    def ascribed(self, clause: Clause) -> None:
        """«هجوم نسبته السلطات إلى…», «ونسب إلى…», «نسب الهجوم إلى…»: who stands after «إلى»."""
        slots = self.slots(clause)
        verb = self.parse.units[clause.verb]
        word = self.parse.words[verb.head]
        bare = not any(u.tag == "np" for u in slots.get("object", []))
        named = [
            u for slot in ("object", "subject", "passive") for u in slots.get(slot, []) if u.tag == "event"
        ]
        event: Happening | None = None
        if named:
            event = next((h for h in self.nouns if h.unit == named[0].unit_index), None)
        elif form := word.enclitic or self.share(clause):
            event = self.meant(clause, form)
        elif not self.said_of(clause, slots):
            event = self.before(clause, lambda unit: agrees_with_verb(self.parse, unit, word))
        if event is not None:
            # «نسبت إلى الحزب», «نسبت لمسلحين»
            whom = slots.get("to", []) or event.slots.get("to", []) or (slots.get("for", []) if bare else [])
            self.give(event, whom)

    def said_of(self, clause: Clause, slots: Slots) -> bool:
        """Whether a verb that ascribes has a noun of its own that no happening is; «هجوم على مركز نسب إلى» seems to tell of
        the place, and means the attack."""
        nouns = [u for slot in ("object", "subject", "passive") for u in slots.get(slot, []) if u.tag == "np"]
        return any(u.unit_index != clause.antecedent or u.type in PARTIES for u in nouns)

    def share(self, clause: Clause) -> str:
        """«هجمات نسب بعضها إلى…»: the pronoun of what is said to be a part of them."""
        units = [self.parse.units[i] for i in clause.units if i > clause.verb]
        return self.parse.words[units[0].head].enclitic if units and units[0].type == "quantity" else ""

    def ascriptions(self) -> None:
        """«هجوم تم نسبه إلى…», «هجمات نسبتها إلى…», «هجوم نسب إلى»: the same by words that are spelt like «نسبة»."""
        units = self.parse.units
        for unit, following in pairwise(units):
            word = self.parse.words[unit.head]
            ascribes = unit.tag == "np" and not unit.relation and word.folded in ASCRIPTIONS
            if ascribes and following.tag == "np" and not following.relation and following.type in PARTIES:
                following = next(iter(units[following.unit_index + 1 :]), following)  # «نسبته الحكومة | إلى»
            if not ascribes or following.relation != "to":
                continue
            form = ASCRIPTIONS[word.folded]
            nouns = [h for h in self.nouns if h.unit < unit.unit_index and self.agrees(h.phrase, form)]
            if nouns:
                joined = takewhile(lambda u: u.tag == "np" and u.conj, units[following.unit_index + 1 :])
                self.give(nouns[-1], [following, *joined])

    def origins(self) -> None:
        """«قصف مصدره قوات النظام»: from whom it is said to come."""
        units = self.parse.units
        for unit, following in pairwise(units):
            said = unit.tag == "np" and not unit.relation and self.lemma(unit) == "مصدر"
            form = self.parse.words[unit.head].enclitic
            if not said or form not in ("ه", "ها") or unit.last != unit.head + 1 or following.relation:
                continue
            nouns = [h for h in self.nouns if h.unit < unit.unit_index and self.agrees(h.phrase, form)]
            if nouns and nouns[-1].unit >= unit.unit_index - 2:
                joined = takewhile(lambda u: u.tag == "np" and u.conj, units[following.unit_index + 1 :])
                self.give(nouns[-1], [following, *joined], CLAIMED)

    def accused(self, clause: Clause) -> None:
        """«تفجير اتهمت السلطات التنظيم بالوقوف وراءه», «هجوم اتهمت به الجماعة»: who is accused."""
        form = self.pronoun_after(clause)
        event = self.meant(clause, form) if form else None
        if event is None or self.parse.words[self.parse.units[clause.verb].head].enclitic:
            return
        groups = self.bare_after(clause)
        self.give(event, groups[-1] if groups else [])

    def claimed(self, clause: Clause, lemma: str) -> None:
        """«…، وتبناه التنظيم», «وتقوم بها قبائل», «قامت بتنفيذه جماعة»: who carries it out or claims it."""
        entry = self.light[lemma]
        if "agent" not in entry.subject or entry.status:
            return
        word = self.parse.words[self.parse.units[clause.verb].head]
        form = word.enclitic if "object" in entry.noun else ""
        form = form or self.pronoun_after(clause, frozenset(entry.noun))
        event = self.meant(clause, form) if form else None
        if event is not None and not (event.kind in MADE_SAFE and lemma in self.g.planting):
            groups = self.bare_after(clause)
            before = [u for u in self.slots(clause).get("subject", []) if u.tag == "np"]
            self.give(event, groups[0] if groups else before, CLAIMED)

    def bare_after(self, clause: Clause) -> list[list[Unit]]:
        """The phrases without preposition after a clause's verb, each with those joined to it."""
        groups: list[list[Unit]] = []
        last: list[Unit] | None = None
        for i in clause.units:
            unit = self.parse.units[i]
            if i <= clause.verb or unit.tag != "np" or unit.adverbial or unit.type in ("carrier", "time"):
                continue
            if unit.relation:
                last = None
            elif unit.conj and last is not None:
                last.append(unit)
            elif not unit.conj:
                last = [unit]
                groups.append(last)
        return groups

    # ---------------------------------------------------------------- which happening

    def pronoun_after(self, clause: Clause, relations: frozenset[str] | None = None) -> str:
        """The pronoun that stands for a happening after a verb: «به», «المسؤولية عنه», «بتنفيذه», «وراءه»."""
        for i in clause.units:
            unit = self.parse.units[i]
            if i <= clause.verb:
                continue
            if unit.tag == "verb":
                break
            word = self.parse.words[unit.head]
            if unit.tag == "pron" and unit.relation and (relations is None or unit.relation in relations):
                return word.enclitic
            carries = unit.type == "carrier" or self.lemma(unit) in self.g.guilt
            if unit.tag == "np" and carries and unit.relation and word.enclitic:
                return word.enclitic
            if unit.tag == "part" and word.enclitic and word.stem in BEHIND:
                return word.enclitic
        return ""

    def meant(self, clause: Clause, form: str) -> Happening | None:
        """The happening that a pronoun means: what a relative clause tells of, else the nearest that agrees."""
        told_of = next((h for h in self.nouns if h.unit == clause.antecedent), None)
        if told_of is not None:
            return told_of
        if form not in ("ه", "ها", "هما") or clause.antecedent >= 0:
            return None  # «الموقف الذي تتبناه الدولة»
        return self.before(clause, lambda unit: self.agrees(unit, form))

    def agrees(self, unit: Unit, form: str) -> bool:
        if form == "هما":
            return True  # «تفجير سيارتين، تبناهما»
        return agrees_with_pronoun(self.parse, unit, form)

    def before(self, clause: Clause, fits: Callable[[Unit], bool]) -> Happening | None:
        """The nearest happening told by a noun before a clause's verb that fits; a thing that fits is nearer."""
        found = [h for h in self.nouns if h.unit < clause.verb and fits(h.phrase)]
        return found[-1] if found else None

    def give(self, event: Happening, units: list[Unit], rule: str = ACCUSED) -> None:
        """Makes parties the agents of a happening that has none."""
        event = event.whole
        if event.roles.get("agent") or "agent" not in self.frames.roles_of(event.frame, "by"):
            return
        for unit in units:
            if unit.tag == "np" and unit.type in PARTIES:
                crowd = event.kind in UNREST  # «شارك فيها نحو خمسين»
                add_role(event, "agent", unit if crowd else replace(unit, number=None), rule, self.parse)
