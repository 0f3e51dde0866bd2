"""Clauses: units grouped around their verb, and what each clause hangs on."""

from __future__ import annotations

from rawi.coding.antecedents import Antecedents, last_noun
from rawi.coding.bare_relatives import ACTING, BareRelatives
from rawi.coding.clause_signs import (
    WEAK,
    carried_above,
    doubt_over,
    doubted_between_commas,
    excepts,
    first_noun,
    goes_with_auxiliary,
    has_its_own,
    himself,
    list_of_places,
    object_above,
    past_doubt,
    resumed,
    topic,
    waits_for_verb,
)
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["split_clauses"]

NOMINAL = "هو"  # opener of «وهي آخر مدينة …»
STRONG = frozenset("؛;:.!؟?…•|")
# Conjunctions with «أن», and relations of prepositions before it, whose clause is not what somebody says.
CIRCUMSTANTIAL = frozenset(("غير ان", "الا ان", "بعد ان", "قبل ان", "الي ان", "منذ ان"))
CIRCUMSTANCES = frozenset(("after", "before", "since", "until", "during", "cause"))


def split_clauses(parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
    """Fills ``parse.clauses`` and ``parse.clause_of``; needs ``parse.units``."""
    _Splitter(parse, grammar, meanings).run()


class _Splitter:
    """Goes through the units of one sentence and puts each into the clause that is open then, or opens one."""

    def __init__(self, parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
        self.parse = parse
        self.units = parse.units
        self.g = grammar
        self.m = meanings
        self.antecedents = Antecedents(parse, grammar, meanings)
        self.bare = BareRelatives(parse, grammar, meanings)
        parse.clauses, parse.clause_of = [], [-1] * len(parse.units)
        self.clauses, self.clause_of = parse.clauses, parse.clause_of
        self.current = self.open("main", -1)
        self.pending_negation = False

    def run(self) -> None:
        for i, unit in enumerate(self.units):
            getattr(self, f"on_{unit.tag}", self.on_other)(i, unit)
        for clause in self.clauses:
            if clause.negated and excepts(self.parse, clause, self.g):
                clause.negated = False

    # ---------------------------------------------------------------- opening and closing

    def open(self, kind: str, parent: int, *, opener: str = "", antecedent: int = -1) -> Clause:
        clause = Clause(
            kind=kind, parent=parent, opener=opener, antecedent=antecedent, index=len(self.clauses)
        )
        self.clauses.append(clause)
        return clause

    def relate(self, antecedent: int, opener: str = "") -> None:
        """Opens a relative clause, which hangs on the clause of the noun that it tells of."""
        parent = self.clause_of[antecedent] if antecedent >= 0 else self.current.index
        self.current = self.open("relative", parent, opener=opener, antecedent=antecedent)

    def close(self) -> None:
        """Goes back to the clause that the current one hangs on."""
        self.current = self.clauses[self.current.parent]

    def put(self, i: int) -> None:
        self.current.units.append(i)
        self.clause_of[i] = self.current.index

    def bring(self, topic: list[int]) -> None:
        """Moves the topic of a verb from the clause before into the current one."""
        for j in topic:
            self.clauses[self.clause_of[j]].units.remove(j)
            self.put(j)

    # ---------------------------------------------------------------- nouns, marks, conjunctions

    def on_other(self, i: int, unit: Unit) -> None:
        self.put(i)

    def on_np(self, i: int, unit: Unit) -> None:
        self.pending_negation = False
        self.current = doubt_over(self.parse, self.current, unit, self.m)
        clause = self.current = past_doubt(self.parse, self.current, unit, self.m)
        if clause.kind == "relative" and (
            has_its_own(self.parse, clause, unit)
            or himself(self.parse, clause, unit)
            or object_above(self.parse, clause, unit, self.m)
        ):
            self.close()
        elif unit.type == "carrier" and not unit.conj:
            self.current = carried_above(self.parse, clause, unit, self.m)  # «بتنفيذ هجوم»
        self.put(i)

    def on_event(self, i: int, unit: Unit) -> None:
        self.pending_negation = False  # «ليس لديها خطط …، لكنها اتفقت»: no verb follows the negation
        if self.current.kind == "relative" and has_its_own(self.parse, self.current, unit):
            self.close()  # «شن تحالف تقوده واشنطن | عشرات الغارات»
        elif not unit.conj:
            self.current = carried_above(self.parse, self.current, unit, self.m)
        self.put(i)

    def on_neg(self, i: int, unit: Unit) -> None:
        self.pending_negation = self.parse.words[unit.head].stem != "غير"  # «غير نظامية» negates an adjective
        self.put(i)

    def on_punct(self, i: int, unit: Unit) -> None:
        text = self.parse.words[unit.first].text
        self.put(i)
        if text in STRONG and text != "…":
            self.current = self.open("main", -1)
        elif text in WEAK and not list_of_places(self.parse, i) and not self.told_besides(i):
            self.close_relatives()

    def told_besides(self, i: int) -> bool:
        """«الذي قتل فيه خمسة، | فضلا عن ثلاثة مدنيين»: who is counted besides, after a mark and such words."""
        after = self.units[i + 1] if i + 1 < len(self.units) else None
        if (
            after is None
            or after.tag != "np"
            or after.number is None
            or after.relation
            or self.current.verb < 0
        ):
            return False
        dies = any(frame.slots in ("kill", "die") for frame in self.units[self.current.verb].frames)
        before = self.units[i - 1]
        counted = before.tag == "np" and before.number is not None and before.type in ACTING
        return (dies or counted) and after.conj and after.first > self.units[i].last

    def close_relatives(self) -> None:
        """A comma ends the relative clauses before it: what follows goes on with the clause that holds them."""
        while (
            self.current.kind == "relative"
            and (self.current.verb >= 0 or self.current.opener == NOMINAL)
            and self.current.parent >= 0
        ):
            self.close()

    def on_pron(self, i: int, unit: Unit) -> None:
        """«…، وهي آخر مدينة في يد التنظيم»: a nominal clause of its own."""
        follows = self.units[i + 1] if i + 1 < len(self.units) else None
        nominal = unit.conj and not unit.relation and follows is not None and follows.tag in ("np", "event")
        if nominal and self.current.units:
            antecedent = last_noun(self.parse, i)
            if antecedent >= 0:
                self.relate(antecedent, NOMINAL)
        self.put(i)

    def on_sub(self, i: int, unit: Unit) -> None:
        words = self.parse.words[unit.head : unit.last]
        text = " ".join(w.folded for w in words)
        content = words[-1].folded.lstrip("وف") in self.g.content or text in self.g.content
        if text in CIRCUMSTANTIAL or unit.relation in CIRCUMSTANCES:
            content = False
        kind = "content" if content else "adverbial"
        opener = f"{unit.relation}:{text}" if unit.relation else text
        self.current = self.open(kind, self.current.index, opener=opener)
        self.put(i)

    def on_rel(self, i: int, unit: Unit) -> None:
        self.relate(self.antecedents.told_by(i), self.parse.words[unit.head].folded)
        self.put(i)

    # ---------------------------------------------------------------- verbs

    def on_verb(self, i: int, unit: Unit) -> None:
        event = self.bare.event_told(i)
        self.current = past_doubt(self.parse, self.current, unit, self.m)
        self.current = resumed(self.parse, self.current, i, self.m)
        if self.current.verb < 0:
            self.first_verb(i, unit, event)
        elif (event < 0 or not self.units[event].relation) and goes_with_auxiliary(
            self.parse, self.current, i, self.g, self.m
        ):
            self.current.auxiliaries.append(self.current.verb)
        else:
            beside = self.current
            self.further_verb(i, unit, event)
            self.pending_negation = self.pending_negation or self.or_else(beside, i)
        self.current.verb = i
        if self.pending_negation:
            # «لا تزال تمشط المنطقة» denies nothing
            self.current.negated = self.m.folded_lemma(self.parse.words[unit.head]) not in self.g.lasting
            self.pending_negation = False
        self.put(i)

    def or_else(self, beside: Clause, i: int) -> bool:
        """«لا تستهدف المدنيين أو تقصف القرى»: whether «أو» joins a verb to one that is denied, and so denies it, too."""
        joins = (
            i > 0
            and self.parse.words[self.units[i - 1].head].folded == "او"
            and self.units[i - 1].tag == "part"
        )
        if not (joins and beside.negated and beside.verb >= 0):
            return False
        tenses = [self.parse.words[self.units[j].head].tense for j in (beside.verb, i)]
        return tenses[0] == tenses[1]

    def first_verb(self, i: int, unit: Unit, event: int) -> None:
        """A verb in a clause without one is the clause's own, unless a sign says that it opens another."""
        if self.current.units and self.purpose(unit):
            self.current = self.open("adverbial", self.current.index, opener="ل")
        elif self.current.units and unit.conj and self.current.kind == "main":
            if first_noun(self.parse, self.current) >= 0:
                self.current = self.open("main", self.current.parent, opener="و")
        elif (antecedent := self.bare.told_by_first(i, self.current, event)) >= 0:
            self.relate(antecedent)
        elif self.current.kind == "main":
            brought = topic(self.parse, self.current, i)
            if brought and self.units[brought[0]].conj:
                # «3 جرحى باشتباكات طرابلس والجيش يستعد لدخول المدينة»
                self.current = self.open("main", self.current.parent, opener="و")
                self.bring(brought)

    def further_verb(self, i: int, unit: Unit, event: int) -> None:
        """A verb in a clause that has its own opens another, or goes on with the one that waits for a verb."""
        antecedent = event if event >= 0 else self.bare.noun_told(i, self.current)
        if antecedent < 0:
            antecedent = doubted_between_commas(self.parse, self.current, i, self.m)
        if antecedent >= 0:
            self.relate(antecedent)
        elif unit.conj:
            beside = self.current
            kind = beside.kind if beside.kind in ("content", "relative", "adverbial") else "main"
            self.current = self.open(kind, beside.parent, opener="و", antecedent=beside.antecedent)
        elif self.purpose(unit):
            self.current = self.open("adverbial", self.current.index, opener="ل")
        elif waits_for_verb(self.parse, self.current, i, self.g, self.m):
            self.close()
            if self.current.verb >= 0:
                self.current.auxiliaries.append(self.current.verb)
        else:
            brought = topic(self.parse, self.current, i)
            self.current = self.open("main", self.current.parent)
            self.bring(brought)

    def purpose(self, verb: Unit) -> bool:
        """«ليستعيدوا المدينة»: what something was done for."""
        return self.parse.words[verb.head].proclitics[:1] == ("ل",)
