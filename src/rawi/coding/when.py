"""When: which time expression of the sentence dates a happening.

The nearest one in the happening's own clauses (also those of verbs that were merged into it) comes first; then one in
the clauses that its clause hangs on; then the time of the happening just before, where the sentence goes on from it.
When somebody says something is no date of what is said; nor is the date of another deed that the sentence only refers to
(«المسجون منذ 2009», «في بيان أمس», «زار الوزير أمس موقع الهجوم»).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rawi.arabic.dates import TimeExpression
from rawi.coding.coming import REFERRED, of_a_past_year, of_plan, to_come, yet_to_be
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.going_on import lasting_since
from rawi.coding.lengths import counted_from, day_of_own, followed, lasting, on_day_told, so_long_ago
from rawi.coding.meaning import Meanings
from rawi.coding.other_clauses import at_same_time, joined_on, tells_outcome, tells_when, told_of_both
from rawi.coding.other_days import answers, before_another, only_since
from rawi.coding.same_days import on_same_day
from rawi.coding.stretches import stretch
from rawi.coding.voices import voice_at
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import load_speech

__all__ = ["date_happenings"]

SEQUENCE = frozenset(("after", "before"))
OPENS_SEQUENCE = ("after:", "before:")
AROUND = frozenset(
    ("in", "during", "at", "cause")
)  # «قتل في اضطرابات اندلعت أمس»: what a happening is part of
PART_OF = frozenset(("in", "during"))
WHERE = frozenset(("place", "country", "facility", "time", "measure"))
NOW = frozenset(("الان", "حاليا"))


def date_happenings(document: Document, meanings: Meanings, grammar: Grammar) -> None:
    """Gives each happening the time expression that belongs to it, or none."""
    told: date | None = None  # the last day that dated anything
    for happenings in document.by_sentence().values():
        parse = happenings[0].parse
        times = [
            u
            for u in parse.units
            if u.tag == "time" and u.time is not None and not (_of_saying(parse, u) or _near(parse, u))
        ]
        if times:
            published = document.report.published
            _Sentence(parse, happenings, times, meanings, grammar).run()
            counted_from(parse, times, [h for h in happenings if h.stands], published)
            for happening in happenings:
                happening.time = lasting(happening, published)
                happening.time = so_long_ago(happening, published)
                happening.time = to_come(happening, published)
                if of_a_past_year(happening, published):
                    happening.status = "happened"
                if of_plan(happening, published):
                    happening.time = None
                happening.time = on_day_told(happening, times, told, published)
                happening.time = stretch(happening, times, grammar, meanings, published)
                if yet_to_be(happening, published):
                    happening.status = "planned"
                if lasting_since(happening):
                    happening.status = "ongoing"
            told = next((day for h in reversed(happenings) if (day := day_of_own(h)) is not None), told)


class _Sentence:
    def __init__(
        self,
        parse: Parse,
        happenings: list[Happening],
        times: list[Unit],
        meanings: Meanings,
        grammar: Grammar,
    ) -> None:
        self.parse = parse
        self.m, self.g = meanings, grammar
        self.by_unit = {h.unit: h for h in happenings}
        self.times = [
            time
            for time in times
            if not self.of_other(time) and not followed(parse, time) and not only_since(parse, time, grammar)
        ]
        self.alive = [h for h in happenings if h.stands]
        self.clauses: dict[int, set[int]] = {}
        for happening in happenings:
            own = self.clauses.setdefault(id(happening.whole), set())
            own.add(happening.clause.index)
            own.update(c.index for c in parse.clauses if self.tells_course(c, happening))
            own.update(told_of_both(parse, happening))

    def run(self) -> None:
        previous: Happening | None = None
        for happening in self.alive:
            happening.time = self.own(happening)
            if happening.time is None and not answers(happening, self.g) and not self.apart(happening):
                happening.time = (
                    self.above(happening)
                    or self.carried(happening, previous)
                    or self.only(happening)
                    or on_same_day(happening, previous, self.beyond(happening), self.alive, self.g, self.m)
                )
            happening.time = self.with_its_day(happening)
            previous = happening

    def with_its_day(self, happening: Happening) -> TimeExpression | None:
        """«فاجأ المسلحون أمس الجيش، حيث اقتحموا فجرا القاعدة»: a part of a day is of the one day that a sentence names."""
        time = happening.time
        if time is None or not time.dayless:
            return time
        days = [t.time for t in self.beyond(happening) if t.time is not None and not t.time.dayless]
        named = {(day.start, day.end) for day in days if day.start is not None and day.start == day.end}
        if len(named) != 1 or len(days) != 1:
            return time
        start, end = named.pop()
        return replace(time, start=start, end=end, dayless=False)

    def apart(self, happening: Happening) -> bool:
        """Whether a happening is told as what came before or after («كثفت الشرطة الجمعة دورياتها بعد ضبط قنبلة», «بعد أن
        عثرت على قنبلة»): a day that stands before these words is not its own."""
        told_by = any(
            h.whole is happening and h.unit < happening.unit and h.phrase.tag == "verb"
            for h in self.by_unit.values()
        )  # «قتل مسلح أمس قاضيا بعد اقتحام منزله»: one deed
        sequel = happening.phrase.relation in SEQUENCE and not told_by
        return sequel or happening.clause.opener.startswith(OPENS_SEQUENCE)

    # ---------------------------------------------------------------- times that are another's

    def lemma(self, unit: int) -> str:
        return self.m.folded_lemma(self.parse.words[self.parse.units[unit].head])

    def since(self, time: Unit) -> bool:
        """Whether a time is a span that began with what it names («منذ 2011»)."""
        return self.parse.words[time.first].folded in ("منذ", "مذ")

    def tells_course(self, clause: Clause, happening: Happening) -> bool:
        """Whether a relative clause tells that a happening took place, whom it struck or what it led to."""
        if clause.antecedent != happening.unit or clause.verb < 0:
            return clause.antecedent == happening.unit
        other = self.by_unit.get(clause.verb)
        if other is not None and not other.dropped:
            # «هجوم شنه مسلحون واحتجزوا رهائن أمس»
            on = any(
                c.antecedent == clause.antecedent and c.index + 1 == clause.index for c in self.parse.clauses
            )
            return other.whole is happening.whole or (on and clause.opener == "و")
        return not self.parse.says(clause.verb) and self.lemma(clause.verb) not in self.g.endings

    def of_other(self, time: Unit) -> bool:
        """Whether a time belongs to the noun before it, that is no happening, or means nowadays."""
        before = self.parse.units[time.unit_index - 1] if time.unit_index else None
        between = self.parse.words[before.last : time.first] if before is not None else ()
        if before is None or any(word.pos != "prep" for word in between) or self.of_lasting(time):
            return False
        if self.parse.words[time.first].folded == "اليوم" and time.last == time.first + 1:
            return before.tag == "verb" and self.lemma(before.unit_index) in self.g.auxiliaries
        if before.tag != "np":
            return False
        last = self.parse.words[before.last - 1]
        participle = last.stem.startswith("م") and not last.stem.endswith("ي")
        participle = participle and before.type not in ("place", "country", "part")
        described = before.last - 1 > before.head and last.definite and participle
        return before.type == "speech" or (described and self.since(time))

    def reaches(self, time: Unit, happening: Happening) -> bool:
        """Whether a time stands where it can date a happening: not in a relative clause that tells of something else."""
        if time.time is not None and time.time.anniversary and not self.commemorated(time, happening):
            return False
        mine = self.clauses[id(happening)]
        around = {clause.index for clause in self.parse.above(happening.clause.index)}
        for clause in self.parse.above(self.parse.clause_of[time.unit_index]):
            if clause.index in mine:
                break
            if clause.kind == "relative" and clause.index not in around:
                if self.describes(clause, time) or tells_outcome(self.parse, clause, self.g, self.m):
                    continue
                told = self.parse.units[clause.antecedent] if clause.antecedent >= 0 else None
                if told is None or told.type != "event" or told.relation not in AROUND:
                    return False
        owner = self.parse.units[time.unit_index - 1] if time.unit_index else None
        if owner is None or owner.tag != "event" or owner.last != time.first:
            return True
        if self.parse.words[time.first].pos == "prep":
            return True
        # «تعرض لهجمات، وتسبب هجوم أمس في…»: a time in the genitive is that event noun's alone
        named = self.parse.words[owner.head]
        genitive = owner.last == owner.head + 1 and not named.definite and not named.enclitic
        said = self.parse.units[owner.unit_index - 1] if owner.unit_index else None
        if said is not None and said.tag == "verb" and self.lemma(said.unit_index) in load_light():
            return True  # «اندلعت اشتباكات أمس»
        if not genitive or owner.conj or named.folded.endswith("ا") or owner.relation in PART_OF:
            return True  # «استولت على المدينة في حرب 1967»
        return owner.unit_index in (h.unit for h in self.by_unit.values() if h.whole is happening)

    def commemorated(self, time: Unit, happening: Happening) -> bool:
        """«الذكرى الثانية لانطلاق الاحتجاجات»: only what is commemorated was so many years before."""
        between = self.parse.units[time.unit_index + 1 : happening.unit + 1]
        near = time.unit_index < happening.unit <= time.unit_index + 2
        return near and between[0].relation == "for" and all(u.tag in ("np", "event") for u in between)

    def describes(self, clause: Clause, time: Unit) -> bool:
        """«حافلة كانت تقل سياحا في المنتجع في يوليو»: a clause in the present that only describes somebody or something
        dates nothing; a month or a day in it is the main deed's."""
        verb = self.parse.units[clause.verb] if clause.verb >= 0 else None
        if verb is None or verb.unit_index in self.by_unit or time.unit_index < verb.unit_index:
            return False
        known = time.time is not None and time.time.start is not None
        lasts = self.parse.words[time.first].folded in (*NOW, "منذ", "مذ", "اليوم")
        told = any(h.clause.index == clause.index for h in self.alive)
        return known and not lasts and not told and self.parse.words[verb.head].tense == "present"

    def of_verb(self, time: Unit, happening: Happening) -> bool:
        """«زار الوزير أمس موقع الهجوم», «يزور الرئيس السبت البلاد بعد التدخل»: when the verb's deed was, another one."""
        unit, verb = happening.phrase, happening.clause.verb
        if unit.tag != "event" or verb < 0 or verb in self.by_unit or time.unit_index > unit.unit_index:
            return False
        lemma = self.lemma(verb)
        if lemma in load_light() or lemma in self.g.results or lemma in self.g.auxiliaries:
            return False
        between = self.parse.units[min(verb, time.unit_index) : time.unit_index]
        if any(other.tag == "event" for other in between):
            return False
        if unit.relation in REFERRED:
            return True
        after = self.parse.units[time.unit_index + 1 : unit.unit_index]
        beside = self.parse.clause_of[time.unit_index] == happening.clause.index and not self.parse.says(verb)
        by_it = unit.relation == "at" and bool(self.parse.words[unit.head].enclitic)
        if beside and not by_it and any(u.tag == "np" and u.type not in WHERE for u in after):
            return True  # «زار الوزير أمس المصابين في الهجوم»
        subject = (
            u for u in self.parse.units[verb + 1 : unit.unit_index] if u.tag == "np" and not u.relation
        )
        return not unit.relation and any(subject)

    # ---------------------------------------------------------------- the time of a happening

    def of_lasting(self, time: Unit) -> bool:
        """«الصراع بين الحكومة والمتمردين المستمر | منذ سنتين»: how long the happening that it describes has lasted."""
        return bool(time.first) and self.parse.words[time.first - 1].stem in self.g.going_on

    def own(self, happening: Happening) -> TimeExpression | None:
        clauses = self.clauses[id(happening)]
        for time in self.times:
            before = [h for h in self.alive if h.unit < time.unit_index]
            if self.of_lasting(time) and before and before[-1] is happening:
                return time.time
        found = [
            t
            for t in self.times
            if self.parse.clause_of[t.unit_index] in clauses
            and self.reaches(t, happening)
            and not self.taken(t, happening)
            and not (t.unit_index < happening.phrase.unit_index and self.apart(happening))
            and not before_another(t, happening, self.g, self.m)
            and not self.of_verb(t, happening)
        ]
        return self.nearest(found, happening)

    def taken(self, time: Unit, happening: Happening) -> bool:
        """Whether another event noun stands between a time and this happening, and so has the better claim."""
        low, high = sorted((time.unit_index, happening.unit))
        return any(
            low < other.unit < high
            and other.phrase.tag == "event"
            and not other.phrase.conj
            and other.phrase.relation in ("after", "before", "since")
            for other in self.alive if other is not happening
        )  # fmt: skip

    def nearest(self, times: list[Unit], happening: Happening) -> TimeExpression | None:
        best = min(times, key=lambda t: self.distance(t, happening), default=None)
        return best.time if best is not None else None

    def distance(self, time: Unit, happening: Happening) -> tuple[bool, bool, bool, int]:
        """How far a time is: those that give no day, or one only by the way, come after the others, and one before a
        relative clause that tells of the happening after one within it («كشفت أمس هوية منفذ الهجوم الذي وقع في يناير»)."""
        dayless = time.time is None or time.time.start is None
        inside = self.parse.clauses[self.parse.clause_of[time.unit_index]].antecedent == happening.unit
        within = inside and time.unit_index > happening.unit
        loose = time.time is not None and time.time.loose
        return dayless, loose, not within, abs(time.unit_index - happening.unit)

    def beyond(self, happening: Happening) -> list[Unit]:
        """The times that may date a happening from another clause; «الآن» and «حاليا» say when their own verb is."""
        return [
            t
            for t in self.times
            if self.reaches(t, happening)
            and not self.of_verb(t, happening)
            and not self.of_somebody(t, happening)
            and not before_another(t, happening, self.g, self.m)
            and not self.of_other_voice(t, happening)
            and (self.parse.words[t.first].folded not in NOW or self.before_verb(t, happening))
        ]

    def before_verb(self, time: Unit, happening: Happening) -> bool:
        """«وهم الآن | يخوضون معارك»."""
        return time.unit_index + 1 == happening.clause.verb

    def above(self, happening: Happening) -> TimeExpression | None:
        """A time in the clauses that the happening's clause hangs on, or at the head of the sentence."""
        index = happening.clause.parent
        for _ in range(4):
            if index < 0:
                break
            found = [t for t in self.beyond(happening) if self.parse.clause_of[t.unit_index] == index]
            if found:
                return (
                    self.nearest(found, happening) if at_same_time(happening, found, self.g, self.m) else None
                )
            index = self.parse.clauses[index].parent
        fronted = [t for t in self.beyond(happening) if t.unit_index <= 2]
        return fronted[0].time if fronted else None

    def of_other_voice(self, time: Unit, happening: Happening) -> bool:
        """«قال الجيش إن خمسة قتلوا الجمعة، بينما أشارت الوكالة إلى قصف»: a day in the words of one is not in another's."""
        voices = voice_at(self.parse, time.first), voice_at(self.parse, happening.first)
        if voices[0] is None or voices[1] is None or voices[0].verb < 0 or voices[1].verb < 0:
            return False
        return bool(voices[0].chain and voices[1].chain) and not set(voices[0].chain) & set(voices[1].chain)

    def of_somebody(self, time: Unit, happening: Happening) -> bool:
        """«نقلت طائرة أمس جثماني الجنديين اللذين قتلا في الاشتباكات»: what a relative clause tells of people or things
        has no day from a main deed that is no happening."""
        for clause in self.parse.above(happening.clause.index):
            if clause.kind != "relative" or clause.antecedent < 0:
                continue
            main = self.parse.clauses[clause.parent] if clause.parent >= 0 else None
            if self.parse.units[clause.antecedent].type in ("event", "time", "carrier") or main is None:
                return False
            of_main = self.parse.clause_of[time.unit_index] == main.index
            beside = 0 <= main.verb < time.unit_index < clause.antecedent
            if any(h.time is not None and h.time is time.time for h in self.alive):
                return False  # a happening's own day
            told = self.by_unit.get(main.verb)
            other = told is None or not told.stands
            return of_main and beside and other and not self.parse.says(main.verb)
        return False

    def only(self, happening: Happening) -> TimeExpression | None:
        """The one day that the sentence names, unless the happening is told as before or after something."""
        unit = happening.phrase
        dated = [t for t in self.times if t.time is not None and (t.time.start or t.time.during)]
        days = {(t.time.start, t.time.end, t.time.length) for t in dated if t.time is not None}
        if len(days) != 1 or unit.relation in ("after", "before", "since"):
            return None
        time = next((t for t in self.beyond(happening) if t in dated), None)
        if time is None:
            return None
        clause = self.parse.clauses[self.parse.clause_of[time.unit_index]]
        described = clause.kind == "relative" and self.describes(clause, time)
        beside = self.by_unit.get(clause.verb)
        return time.time if described or tells_when(time, happening, beside, self.g, self.m) else None

    def carried(self, happening: Happening, previous: Happening | None) -> TimeExpression | None:
        """The time of the happening before, when this clause goes on from it."""
        if previous is None or previous.time is None:
            return None
        clause = happening.clause
        unit = happening.phrase
        if unit.relation in ("after", "before", "since"):
            return None
        before = [t for t in self.times if t.time is previous.time]
        if before and self.of_other_voice(before[0], happening):
            return None
        if clause.kind == "relative" and clause.antecedent >= 0:
            # «الرئيس الذي نجا من الهجوم»: who someone is, not what came of it
            told = self.by_unit.get(clause.antecedent)
            return previous.time if told is not None and told.whole is previous else None
        goes_on = joined_on(happening, before, self.g, self.m)
        return previous.time if goes_on and happening.status != "planned" else None


def _near(parse: Parse, time: Unit) -> bool:
    """«بات القتال قريبا | من العاصمة»: near a place, not soon."""
    after = parse.words[time.last].folded if time.last < len(parse.words) else ""
    return parse.words[time.last - 1].folded == "قريبا" and after == "من"


def _of_judging(parse: Parse, clause: Clause, time: Unit) -> bool:
    """«نددت الحكومة الجمعة بالهجوم»: when somebody condemned a deed that is told only after that."""
    said = load_speech().verbs.get(parse.words[parse.units[clause.verb].head].lemma)
    if parse.units[clause.verb].frames:
        return False  # «اعترضت الشهر الماضي سفينة»
    if said is None or said.act != "judges" or time.unit_index < clause.verb:
        return False
    return not any(unit.tag == "event" for unit in parse.units[clause.verb : time.unit_index])


def _of_saying(parse: Parse, time: Unit) -> bool:
    """Whether a time says when something was said: beside the verb of saying («أمس قال إن», «قال أمس إن»), or in a phrase
    that only attributes («حسبما أعلن أمس»)."""
    clause = parse.clauses[parse.clause_of[time.unit_index]]
    if clause.verb < 0:
        return False
    if clause.verb in parse.saying and time.unit_index > clause.verb:
        return True
    if _of_judging(parse, clause, time):
        return True
    if any(u.tag == "punct" for u in parse.units[time.unit_index : clause.verb]):
        return False  # «والاثنين 6 كانون الأول، قال مراسلنا إن…»: the day that he tells of
    return any(voice.verb == clause.verb and time.first < voice.first for voice in parse.voices)
