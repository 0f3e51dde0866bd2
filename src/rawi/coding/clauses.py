"""Clauses: units grouped around their verb, and what each clause hangs on."""

from __future__ import annotations

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.knowledge.grammar import Grammar

__all__ = ["split_clauses"]

STRONG = frozenset("؛;:.!؟?…•|")
WEAK = frozenset("،,")


def split_clauses(parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
    """Fills ``parse.clauses`` and ``parse.clause_of``; needs ``parse.units``."""
    _Splitter(parse, grammar, meanings).run()


class _Splitter:
    def __init__(self, parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
        self.parse = parse
        self.units = parse.units
        self.g = grammar
        self.m = meanings
        self.clauses: list[Clause] = []
        self.clause_of = [-1] * len(parse.units)
        self.current = self.open("main", -1)
        self.pending_negation = False

    def run(self) -> None:
        for i, unit in enumerate(self.units):
            getattr(self, f"on_{unit.tag}", self.on_other)(i, unit)
        self.parse.clauses = self.clauses
        self.parse.clause_of = self.clause_of

    # ---------------------------------------------------------------- helpers

    def open(self, kind: str, parent: int, *, opener: str = "", antecedent: int = -1) -> Clause:
        clause = Clause(
            kind=kind, parent=parent, opener=opener, antecedent=antecedent, index=len(self.clauses)
        )
        self.clauses.append(clause)
        return clause

    def put(self, i: int) -> None:
        self.current.units.append(i)
        self.clause_of[i] = self.current.index

    def lemma(self, unit: Unit) -> str:
        return self.m.folded_lemma(self.parse.words[unit.head])

    def last_phrase(self) -> int:
        """The phrase or event noun just before, for a relative clause to tell of; -1 when there is none."""
        for j in range(len(self.clause_of) - 1, -1, -1):
            if self.clause_of[j] < 0:
                continue
            if self.units[j].tag in ("np", "event"):
                return j
            if self.units[j].tag not in ("close", "open", "punct", "time", "pron"):
                return -1
        return -1

    # ---------------------------------------------------------------- units

    def on_other(self, i: int, unit: Unit) -> None:
        self.put(i)

    def on_np(self, i: int, unit: Unit) -> None:
        if self.current.kind == "relative" and self.full(unit):
            self.current = self.clauses[self.current.parent]
        self.put(i)

    def full(self, unit: Unit) -> bool:
        """«القوات التي تقودها فرنسا | المتمردين»: a relative clause with its subject and a pronoun for object is over
        when another bare noun comes."""
        clause = self.current
        if clause.verb < 0 or clause.parent < 0 or unit.relation or unit.conj or unit.adverbial:
            return False
        if not self.parse.words[self.units[clause.verb].head].enclitic:
            return False
        after = [j for j in clause.units if j > clause.verb and self.units[j].tag in ("np", "event")]
        return len(after) == 1 and not self.units[after[0]].relation and unit.definite

    def on_neg(self, i: int, unit: Unit) -> None:
        self.pending_negation = True
        self.put(i)

    def on_punct(self, i: int, unit: Unit) -> None:
        text = self.parse.words[unit.first].text
        if text in STRONG and text != "…":
            self.put(i)
            self.current = self.open("main", -1, opener="")
            return
        self.put(i)
        if text in WEAK:
            # a comma ends the relative clauses before it: what follows goes on with the clause that holds them
            while self.current.kind == "relative" and self.current.verb >= 0 and self.current.parent >= 0:
                self.current = self.clauses[self.current.parent]

    def on_sub(self, i: int, unit: Unit) -> None:
        words = self.parse.words[unit.head : unit.last]
        text = " ".join(w.folded for w in words)
        content = words[-1].folded.lstrip("وف") in self.g.content or text in self.g.content
        if text in ("غير ان", "الا ان", "بعد ان", "قبل ان", "الي ان", "منذ ان") or (
            unit.relation in ("after", "before", "since", "until", "during", "cause")
        ):
            content = False
        kind = "content" if content else "adverbial"
        opener = f"{unit.relation}:{text}" if unit.relation else text
        self.current = self.open(kind, self.current.index, opener=opener)
        self.put(i)

    def on_rel(self, i: int, unit: Unit) -> None:
        text = self.parse.words[unit.head].folded
        antecedent = -1 if text in ("ما", "مما") else self.last_phrase()
        parent = self.clause_of[antecedent] if antecedent >= 0 else self.current.index
        self.current = self.open("relative", parent, opener=text, antecedent=antecedent)
        self.put(i)

    def on_verb(self, i: int, unit: Unit) -> None:
        word = self.parse.words[unit.head]
        if self.current.verb >= 0:
            previous = self.units[self.current.verb]
            auxiliary = self.lemma(previous) in self.g.auxiliaries and not unit.conj
            if auxiliary and self.only_subject_between(self.current.verb, i):
                self.current.auxiliaries.append(self.current.verb)
                self.current.verb = i
                self.finish_verb(i)
                return
            antecedent = self.bare_relative(i, unit)
            if antecedent >= 0:
                self.current = self.open("relative", self.clause_of[antecedent], antecedent=antecedent)
            elif unit.conj:
                parent = self.current
                kind = parent.kind if parent.kind in ("content", "relative", "adverbial") else "main"
                self.current = self.open(kind, parent.parent, opener="و", antecedent=parent.antecedent)
            elif word.proclitics[:1] == ("ل",):
                self.current = self.open("adverbial", self.current.index, opener="ل")
            else:
                self.current = self.open("main", self.current.parent, opener="")
        elif word.proclitics[:1] == ("ل",) and self.current.units:
            self.current = self.open("adverbial", self.current.index, opener="ل")
        elif self.current.units and unit.conj and self.current.kind == "main":
            before = [j for j in self.current.units if self.units[j].tag in ("np", "event")]
            if before:
                self.current = self.open("main", self.current.parent, opener="و")
        elif (antecedent := self.bare_relative(i, unit)) >= 0 and self.headline_relative(antecedent):
            self.current = self.open("relative", self.clause_of[antecedent], antecedent=antecedent)
        self.current.verb = i
        self.finish_verb(i)

    def finish_verb(self, i: int) -> None:
        if self.pending_negation:
            self.current.negated = True
            self.pending_negation = False
        self.put(i)

    def only_subject_between(self, a: int, b: int) -> bool:
        return (
            all(
                self.units[j].tag in ("np", "part", "time", "pron", "close", "open", "event")
                for j in range(a + 1, b)
            )
            and b - a <= 4
        )

    def bare_relative(self, i: int, unit: Unit) -> int:
        """The indefinite noun that a verb right after it tells of («غارات شنها التحالف»); -1 when there is none."""
        if unit.conj or i == 0:
            return -1
        j = i - 1
        if self.units[j].tag == "close":
            j -= 1
        comma = self.units[j].tag == "punct" and self.parse.words[self.units[j].first].text in WEAK
        if comma and j > 0 and self.units[j - 1].tag == "event":
            j -= 1  # «سلسلة انفجارات، هزت العاصمة، …»
        if j < 0 or self.units[j].tag not in ("np", "event") or self.clause_of[j] < 0:
            return -1
        before = self.units[j]
        if before.definite or before.mention is not None or before.name:
            return -1
        return j

    def headline_relative(self, antecedent: int) -> bool:
        """In a clause without a verb so far, an indefinite noun under a preposition cannot be the verb's subject."""
        return bool(self.units[antecedent].relation) or self.units[antecedent].tag == "event"
