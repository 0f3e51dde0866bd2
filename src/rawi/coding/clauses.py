"""Clauses: units grouped around their verb, and what each clause hangs on."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_relative, disagrees
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slot_signs import adverb, told_by_place
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["split_clauses"]

NOMINAL = "هو"  # opener of «وهي آخر مدينة …»
REACH = 10  # how many units may stand between an event noun and the verb that tells of it
RESUMED = 7  # words after a verb among which a pronoun may take up what it tells of
PARTIES = frozenset(("armed", "country", "org", "aircraft", "state"))
STRONG = frozenset("؛;:.!؟?…•|")
WEAK = frozenset("،,")
WHERE = frozenset(("place", "country"))
OCCURS = frozenset(
    ("وقع", "حدث", "حصل", "جري", "اندلع", "نشب", "دار", "انطلق")
)  # what happenings do. Folded lemmas.
FRONTED = frozenset(("in", "at", "during", "after"))  # relations of a phrase that opens a clause


def split_clauses(parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
    """Fills ``parse.clauses`` and ``parse.clause_of``; needs ``parse.units``."""
    _Splitter(parse, grammar, meanings).run()


class _Splitter:
    def __init__(self, parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
        self.parse = parse
        self.units = parse.units
        self.g = grammar
        self.m = meanings
        self.light = load_light()
        self.clauses: list[Clause] = []
        self.clause_of = [-1] * len(parse.units)
        self.current = self.open("main", -1)
        self.pending_negation = False

    def run(self) -> None:
        for i, unit in enumerate(self.units):
            getattr(self, f"on_{unit.tag}", self.on_other)(i, unit)
        for clause in self.clauses:
            if clause.negated and self.excepts(clause):
                clause.negated = False
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

    def excepts(self, clause: Clause) -> bool:
        """«لم يسيطروا إلا على قرية»: an exception after a negated verb says that something did happen."""
        words = self.parse.words
        last = max((self.units[j].last for j in clause.units), default=0)
        for i in range(self.units[clause.verb].last, last):
            if words[i].folded in self.g.exceptives:
                return i + 1 >= len(words) or words[i + 1].folded not in self.g.content
        return False

    # ---------------------------------------------------------------- units

    def on_other(self, i: int, unit: Unit) -> None:
        self.put(i)

    def on_np(self, i: int, unit: Unit) -> None:
        self.pending_negation = False
        if self.current.kind == "relative" and (self.full(unit) or self.himself(unit)):
            self.current = self.clauses[self.current.parent]
        self.put(i)

    def himself(self, unit: Unit) -> bool:
        """«فجر انتحاري يرتدي حزاما ناسفا | نفسه»: whom the verb before the relative clause is done to."""
        holder = self.clauses[self.current.parent] if self.current.parent >= 0 else self.current
        if unit.type != "reflexive" or unit.relation or self.current.verb < 0 or holder.verb < 0:
            return False
        return any(frame.slots in ("detonate", "surrender") for frame in self.units[holder.verb].frames)

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
        self.pending_negation = self.parse.words[unit.head].stem != "غير"  # «غير نظامية» negates an adjective
        self.put(i)

    def on_event(self, i: int, unit: Unit) -> None:
        self.pending_negation = False  # «ليس لديها خطط …، لكنها اتفقت»: no verb follows the negation
        if self.current.kind == "relative" and self.full(unit):
            self.current = self.clauses[self.current.parent]  # «شن تحالف تقوده واشنطن | عشرات الغارات»
        self.put(i)

    def on_punct(self, i: int, unit: Unit) -> None:
        text = self.parse.words[unit.first].text
        if text in STRONG and text != "…":
            self.put(i)
            self.current = self.open("main", -1, opener="")
            return
        self.put(i)
        if text in WEAK and not self.list_of_places(i):
            # a comma ends the relative clauses before it: what follows goes on with the clause that holds them
            while (
                self.current.kind == "relative"
                and (self.current.verb >= 0 or self.current.opener == NOMINAL)
                and self.current.parent >= 0
            ):
                self.current = self.clauses[self.current.parent]

    def list_of_places(self, i: int) -> bool:
        """«التي وقعت في تونس، | وكينيا، وتركيا», «الذين قتلوا في حلب، | وعشرة في إدلب»: a comma within a list of places."""
        before, following = self.units[i - 1] if i else None, self.units[i + 1 : i + 3]
        if before is None or not following or not following[0].conj or following[0].relation:
            return False
        if len(following) > 1 and following[1].tag == "verb":
            return False  # «التي دخلت حلب، وتركيا تستعد للتدخل»
        both = before.type in WHERE and following[0].tag == "np" and following[0].type in WHERE
        return both or (before.type in WHERE and told_by_place(self.parse, following[0]))

    def on_pron(self, i: int, unit: Unit) -> None:
        """«…، وهي آخر مدينة في يد التنظيم»: a nominal clause of its own."""
        follows = self.units[i + 1] if i + 1 < len(self.units) else None
        nominal = unit.conj and not unit.relation and follows is not None and follows.tag in ("np", "event")
        if nominal and self.current.units and self.last_phrase() >= 0:
            antecedent = self.last_phrase()
            self.current = self.open(
                "relative", self.clause_of[antecedent], opener=NOMINAL, antecedent=antecedent
            )
        self.put(i)

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
        antecedent = -1 if text in ("ما", "مما") else self.agreeing(self.last_phrase(), text)
        if antecedent >= 0 and self.takes_place(i + 1):
            antecedent = self.event_before(antecedent, self.last_phrase(), text)
        elif antecedent >= 0 and self.tells_of_death(i + 1):
            antecedent = self.mortal_before(antecedent)
        parent = self.clause_of[antecedent] if antecedent >= 0 else self.current.index
        self.current = self.open("relative", parent, opener=text, antecedent=antecedent)
        self.put(i)

    def agreeing(self, last: int, relative: str) -> int:
        """«الهجوم على متحف في تونس، والذي استهدف…»: the phrase that a relative pronoun agrees with, which is not always
        the last."""
        if last < 0 or not disagrees(self.parse, self.units[last], relative):
            return last
        for j in range(last - 1, max(-1, last - REACH), -1):
            unit = self.units[j]
            if unit.tag == "verb" or self.clause_of[j] != self.clause_of[last]:
                break
            if unit.tag in ("np", "event") and agrees_with_relative(self.parse, unit, relative):
                return j
        return last

    def tells_of_death(self, i: int) -> bool:
        """Whether the verb of a relative clause tells what only one person can suffer («الذي استشهد»)."""
        if i >= len(self.units) or self.units[i].tag != "verb":
            return False
        word = self.parse.words[self.units[i].head]
        return word.number != "p" and any(f.slots in ("die", "kill") for f in self.units[i].frames)

    def takes_place(self, i: int) -> bool:
        """Whether the verb of a relative clause tells what only a happening does («الذي وقع أمس», «الذي أسفر عن»)."""
        if i >= len(self.units) or self.units[i].tag != "verb":
            return False
        lemma, word = self.lemma(self.units[i]), self.parse.words[self.units[i].head]
        if lemma == "وقع" and word.tense != "past":
            return False  # «المدينة التي تقع في وسط البلاد»
        return lemma in OCCURS or (lemma in self.g.results and lemma not in ("الحق", "اسقط", "خلف"))

    def event_before(self, antecedent: int, last: int, relative: str) -> int:
        """«تفجير مسجد في مدينة كذا، الذي وقع أمس»: the event noun that agrees, not the place named last."""
        if self.units[antecedent].tag == "event":
            return antecedent
        for j in range(last, max(-1, last - REACH), -1):
            unit = self.units[j]
            if unit.tag == "verb" or self.clause_of[j] != self.clause_of[last]:
                break
            if unit.tag == "event" and not disagrees(self.parse, unit, relative):
                return j
        return antecedent

    def mortal_before(self, antecedent: int) -> int:
        """«الجندي محمد من قوات التحالف، الذي استشهد»: the person, not the force that was named last."""
        for j in range(antecedent, max(-1, antecedent - REACH), -1):
            unit = self.units[j]
            if self.clause_of[j] != self.clause_of[antecedent] or unit.tag == "verb":
                break
            one = unit.type == "armed" and unit.mention is None and self.parse.words[unit.head].number == "s"
            if unit.tag == "np" and (one or unit.type in ("person", "people", "name")):
                return j
        return antecedent

    def on_verb(self, i: int, unit: Unit) -> None:
        word = self.parse.words[unit.head]
        event = self.event_told(i, unit)
        self.resume(i, unit)
        if self.current.verb >= 0:
            previous = self.units[self.current.verb]
            auxiliary = self.lemma(previous) in self.g.auxiliaries and not unit.conj
            if auxiliary and (self.only_subject_between(self.current.verb, i) or self.had_done(i)):
                self.current.auxiliaries.append(self.current.verb)
                self.current.verb = i
                self.finish_verb(i)
                return
            antecedent = event if event >= 0 else self.bare_relative(i, unit)
            if antecedent >= 0:
                self.current = self.open("relative", self.clause_of[antecedent], antecedent=antecedent)
            elif unit.conj:
                parent = self.current
                kind = parent.kind if parent.kind in ("content", "relative", "adverbial") else "main"
                self.current = self.open(kind, parent.parent, opener="و", antecedent=parent.antecedent)
            elif word.proclitics[:1] == ("ل",):
                self.current = self.open("adverbial", self.current.index, opener="ل")
            elif self.waits_for_verb():
                self.current = self.clauses[self.current.parent]
            else:
                topic = self.topic(i)
                self.current = self.open("main", self.current.parent, opener="")
                self.bring(topic)
        elif word.proclitics[:1] == ("ل",) and self.current.units:
            self.current = self.open("adverbial", self.current.index, opener="ل")
        elif self.current.units and unit.conj and self.current.kind == "main":
            before = [j for j in self.current.units if self.units[j].tag in ("np", "event")]
            if before:
                self.current = self.open("main", self.current.parent, opener="و")
        elif event >= 0 and event != self.first_noun():
            self.current = self.open("relative", self.clause_of[event], antecedent=event)
        elif (
            (antecedent := self.bare_relative(i, unit)) >= 0
            and not (0 <= event == self.first_noun() and self.does_it(event, i))
            and not self.fronted(antecedent, i)
            and (self.headline_relative(antecedent) or self.predicate_relative(antecedent, i))
        ):
            self.current = self.open("relative", self.clause_of[antecedent], antecedent=antecedent)
        elif self.current.kind == "main" and (topic := self.topic(i)) and self.units[topic[0]].conj:
            # «3 جرحى باشتباكات طرابلس والجيش يستعد لدخول المدينة»
            self.current = self.open("main", self.current.parent, opener="و")
            self.bring(topic)
        self.current.verb = i
        self.finish_verb(i)

    def resume(self, i: int, unit: Unit) -> None:
        """«وكان التنظيم، الذي يعتقد أنه متفرع عن…، | اختطف عمالا»: after what stands between commas, the clause that waits
        for its verb goes on."""
        clause = self.current
        mark = self.units[i - 1] if i else unit
        if unit.conj or mark.tag != "punct" or self.parse.words[mark.first].text not in WEAK:
            return
        if clause.kind != "content" or clause.parent < 0 or self.clauses[clause.parent].kind != "relative":
            return
        relative = self.clauses[clause.parent]
        holder = self.clauses[relative.parent] if relative.parent >= 0 else relative
        waits = holder.verb < 0 or self.lemma(self.units[holder.verb]) == "كان"
        aside = holder.units and self.units[holder.units[-1]].tag == "punct"
        if waits and aside and holder is not relative:
            self.current = holder

    def waits_for_verb(self) -> bool:
        """«القوات التي دخلت المدينة | قصفت…», «وقرب القاعدة التي استعادوها | دارت…»: the clause that holds the relative
        one has no verb yet."""
        if (
            self.current.kind != "relative"
            or self.current.parent < 0
            or self.current.opener in ("", "و", "ما", "مما")
        ):
            return False
        parent = self.clauses[self.current.parent]
        return parent.verb < 0 and any(self.units[j].tag in ("np", "event") for j in parent.units)

    def first_noun(self) -> int:
        """The first noun of the clause: before a verb it may be its subject."""
        return next((j for j in self.current.units if self.units[j].tag in ("np", "event")), -1)

    def topic(self, i: int) -> list[int]:
        """The units right before a verb that belong to it: a party after a comma, a quotation mark or «و»."""
        group: list[int] = []
        for j in range(i - 1, -1, -1):
            unit = self.units[j]
            if self.clause_of[j] != self.current.index or j <= self.current.verb:
                return []
            if unit.tag in ("time", "part") or (unit.tag == "np" and (unit.relation or unit.adverbial)):
                group.insert(0, j)
                if unit.conj and unit.relation == "in" and j and self.units[j - 1].tag == "punct":
                    return group  # «قتل خمسة في حمص، | وفي حلب قتل ستة»
                continue
            if unit.tag != "np" or unit.type not in PARTIES or not (unit.definite or unit.mention):
                return []
            group.insert(0, j)
            before = self.units[j - 1] if j else None
            if before is not None and before.tag in ("punct", "open"):
                return group if j - 1 > self.first_noun() >= 0 else []
            if not unit.conj:
                return []
            if before is None or before.tag != "np" or before.type not in PARTIES:
                return group if before is not None else []
        return []

    def bring(self, topic: list[int]) -> None:
        """Moves units from the clause before into the current one."""
        for j in topic:
            self.clauses[self.clause_of[j]].units.remove(j)
            self.put(j)

    def event_told(self, i: int, unit: Unit) -> int:
        """The indefinite event noun that a verb further on tells of («قصف مدفعي على البلدة، استهدف مدرسة»); -1 if none."""
        word = self.parse.words[unit.head]
        if unit.conj or word.number == "p":
            return -1
        entry = self.light.get(self.lemma(unit))
        result = self.lemma(unit) in self.g.results and word.tense == "past"
        if word.enclitic:
            if entry is None or "object" not in entry.noun or word.enclitic not in ("ها", "ه"):
                return -1
            feminine = word.enclitic == "ها"
        elif result or (entry is not None and "subject" in entry.noun) or self.kills(unit):
            feminine = word.gender == "f"
        else:
            return -1
        for j in range(i - 1, max(-1, i - 1 - REACH), -1):
            other = self.units[j]
            if self.clause_of[j] < 0 or other.tag in ("verb", "sub", "rel", "neg"):
                return -1
            if other.tag == "punct" and self.parse.words[other.first].text not in WEAK:
                return -1
            if other.tag == "np" and not other.relation and not other.conj and not other.adverbial:
                before = self.units[j - 1] if j else None
                if before is None or before.tag != "event":
                    return -1  # a noun that can be the verb's own subject
            if other.tag == "event" and not other.definite and self.feminine(other) == feminine:
                return j
        return -1

    def kills(self, unit: Unit) -> bool:
        """«انفجار في سوق يقتل خمسة»: the active verb, which the present tense shows."""
        present = self.parse.words[unit.head].tense == "present"
        return present and any(frame.slots == "kill" for frame in unit.frames)

    def feminine(self, unit: Unit) -> bool:
        head = self.parse.words[unit.head]
        return head.gender == "f" or head.number == "p" or head.folded.endswith(("ه", "ات"))

    def finish_verb(self, i: int) -> None:
        if self.pending_negation:
            # «لا تزال تمشط المنطقة» denies nothing
            self.current.negated = self.lemma(self.units[i]) not in self.g.lasting
            self.pending_negation = False
        self.put(i)

    def had_done(self, i: int) -> bool:
        """«كانت القوات، التي…، في وقت سابق، قد سيطرت»: «قد» takes up the auxiliary across what stands between."""
        before = self.units[i - 1]
        if self.lemma(self.units[self.current.verb]) != "كان":
            return False
        had = before.tag == "part" and self.parse.words[before.last - 1].folded == "قد"
        aside = before.tag == "punct" and self.clause_of[i - 2] != self.current.index
        if not had and not (aside and self.parse.words[self.units[i].head].tense == "past"):
            return False
        between = self.units[self.current.verb + 1 : i]
        return not any(
            u.tag in ("verb", "sub") for u in between if self.clause_of[u.unit_index] == self.current.index
        )

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
        if j > 0 and self.units[j].tag == "part" and self.units[j].last - self.units[j].first == 2:
            j -= 1  # «13 شخصا على الأقل | قتلوا بقصف»
        comma = self.units[j].tag == "punct" and self.parse.words[self.units[j].first].text in WEAK
        if comma and j > 0 and self.units[j - 1].tag == "event":
            j -= 1  # «سلسلة انفجارات، هزت العاصمة، …»
        if j < 0 or self.units[j].tag not in ("np", "event") or self.clause_of[j] < 0:
            return -1
        before = self.units[j]
        if before.definite or before.mention is not None or self.idafa(before):
            return -1
        if before.name and not self.common(before):
            return -1
        if before.relation == "among" and self.current.verb < 0 and j != self.first_noun():
            return -1  # «297 شخصا بينهم 37 أجنبيا | اعتقلوا»
        if adverb(self.parse, before):
            return -1  # «قوات سُلحت ماليا وعسكريا | تقاتل»
        return j

    def common(self, unit: Unit) -> bool:
        """«كاهنين», «ناشطا»: a noun for a person by itself, which is no name."""
        head = self.parse.words[unit.head]
        plain = head.pos == "noun" and head.known and not self.m.given_name(head)
        return plain and unit.last == unit.head + 1 + len(unit.modifiers)

    def idafa(self, unit: Unit) -> bool:
        """«قوات المعارضة», «مواقع الجيش»: definite by the genitive."""
        words = self.parse.words[unit.head : unit.last]
        return (
            unit.tag == "np"
            and len(words) > 1
            and words[1].pos in ("noun", "name")
            and (
                words[1].definite
                or words[1].pos == "name"
                or any(m.first == unit.head + 1 for m in unit.inner)
            )
            and words[1].proclitics[:1] != ("ل",)
        )

    def predicate_relative(self, antecedent: int, i: int) -> bool:
        """«البلدة آخر مدينة كبيرة | كان التنظيم يسيطر عليها»: a predicate that a pronoun after the verb takes up again."""
        if antecedent == self.first_noun() or self.units[antecedent].tag != "np":
            return False
        following = self.parse.words[self.units[i].last : self.units[i].last + RESUMED]
        return any(word.pos == "prep" and word.enclitic in ("ه", "ها", "هم") for word in following)

    def does_it(self, event: int, i: int) -> bool:
        """«انفجار في سوق | يقتل خمسة»: the event noun that opens the clause is the subject of its verb."""
        return not self.units[event].relation and not self.parse.words[self.units[i].head].enclitic

    def fronted(self, antecedent: int, i: int) -> bool:
        """«وفي عملية منفصلة | هاجم مسلحون…», «وفي هجوم آخر، | أصيب ثلاثة»: a phrase that opens the clause under a
        preposition, and the verb of the clause, which cannot have it for its subject."""
        unit, word = self.units[antecedent], self.parse.words[self.units[i].head]
        if antecedent != self.first_noun() or unit.relation not in FRONTED or word.enclitic:
            return False
        agrees = (word.gender == "f") == self.feminine(unit)
        entry = self.light.get(self.lemma(self.units[i]))
        tells = self.lemma(self.units[i]) in self.g.results or (entry is not None and "subject" in entry.noun)
        harms = any(frame.slots in ("kill", "die") for frame in self.units[i].frames)  # «أصيب ثلاثة»
        if agrees and tells and not harms:
            return False  # «وفي هجوم استهدف القرية»
        other = any(
            self.m.folded_lemma(w) == "اخر" for w in self.parse.words[unit.head : self.units[i].first]
        )
        return not agrees or other or self.units[i - 1].tag == "punct"

    def headline_relative(self, antecedent: int) -> bool:
        """In a clause without a verb so far, an indefinite noun under a preposition cannot be the verb's subject."""
        return bool(self.units[antecedent].relation) or self.units[antecedent].tag == "event"
