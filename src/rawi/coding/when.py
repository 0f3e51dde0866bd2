"""When: which time expression of the sentence dates a happening.

The nearest one in the happening's own clauses (also those of verbs that were merged into it) comes first; then one in
the clauses that its clause hangs on; then the time of the happening just before, where the sentence goes on from it.
When somebody says something is no date of what is said.
"""

from __future__ import annotations

from rawi.arabic.dates import TimeExpression
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.speech_phrases import TURNS

__all__ = ["date_happenings"]

ANSWERED = frozenset(("ردا", "كرد", "عقب", "اعقاب", "خلفيه", "احتجاجا", "انتقاما", "تنديدا"))
GOES_ON = frozenset(("و", "ف", "حيث", "ما", "مما", "كما", "فيما", "بينما", "ل"))


def date_happenings(document: Document) -> None:
    """Gives each happening the time expression that belongs to it, or none."""
    for happenings in document.by_sentence().values():
        parse = happenings[0].parse
        times = [
            u for u in parse.units if u.tag == "time" and u.time is not None and not _of_saying(parse, u)
        ]
        if times:
            _Sentence(parse, happenings, times).run()


class _Sentence:
    def __init__(self, parse: Parse, happenings: list[Happening], times: list[Unit]) -> None:
        self.parse = parse
        self.times = times
        self.alive = [h for h in happenings if h.stands]
        self.clauses: dict[int, set[int]] = {}
        for happening in happenings:
            own = self.clauses.setdefault(id(happening.whole), set())
            own.add(happening.clause.index)
            own.update(c.index for c in parse.clauses if c.antecedent == happening.unit)

    def run(self) -> None:
        previous: Happening | None = None
        for happening in self.alive:
            happening.time = self.own(happening)
            if happening.time is None and not self.remote(happening):
                happening.time = (
                    self.above(happening) or self.carried(happening, previous) or self.only(happening)
                )
            previous = happening

    def remote(self, happening: Happening) -> bool:
        """Whether a happening is told as what another one answers or follows («ردا على صاروخ أطلق…»): that one's day is
        not its own."""
        unit = happening.phrase
        if happening.clause.kind == "relative" and happening.clause.antecedent >= 0:
            unit = self.parse.units[happening.clause.antecedent]
        if unit.relation != "cause":
            return False
        before = self.parse.words[max(0, unit.first - 2) : unit.first]
        return any(word.folded in ANSWERED or word.stem in ANSWERED for word in before)

    def own(self, happening: Happening) -> TimeExpression | None:
        clauses = self.clauses[id(happening)]
        found = [
            t
            for t in self.times
            if self.parse.clause_of[t.unit_index] in clauses and not self.taken(t, happening)
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

    def distance(self, time: Unit, happening: Happening) -> tuple[bool, bool, int]:
        """How far a time is: those that give no day, and spans («منذ»), come after the others."""
        dayless = time.time is None or time.time.start is None
        return dayless, time.relation in ("since", "until"), abs(time.unit_index - happening.unit)

    def above(self, happening: Happening) -> TimeExpression | None:
        """A time in the clauses that the happening's clause hangs on, or at the head of the sentence."""
        index = happening.clause.parent
        for _ in range(4):
            if index < 0:
                break
            found = [t for t in self.times if self.parse.clause_of[t.unit_index] == index]
            if found:
                return self.nearest(found, happening)
            index = self.parse.clauses[index].parent
        fronted = [t for t in self.times if t.unit_index <= 2]
        return fronted[0].time if fronted else None

    def only(self, happening: Happening) -> TimeExpression | None:
        """The one day that the sentence names, unless the happening is told as before or after something."""
        unit = happening.phrase
        days = {
            (t.time.start, t.time.end) for t in self.times if t.time is not None and t.time.start is not None
        }
        if len(days) != 1 or unit.relation in ("after", "before", "since"):
            return None
        time = next(t for t in self.times if t.time is not None and t.time.start is not None)
        clause = self.parse.clause_of[time.unit_index]
        later = time.unit_index > happening.unit and self.parse.clauses[clause].opener in TURNS
        if later and any(h.clause.index == clause for h in self.alive):
            return None  # «أعلن استعادة المدينة، إلا أن التنظيم شن الجمعة هجوما»: the other's day
        return time.time

    def carried(self, happening: Happening, previous: Happening | None) -> TimeExpression | None:
        """The time of the happening before, when this clause goes on from it."""
        if previous is None or previous.time is None:
            return None
        clause = happening.clause
        unit = happening.phrase
        if unit.relation in ("after", "before", "since"):
            return None
        goes_on = unit.conj or clause.opener in GOES_ON or clause.kind == "relative"
        return previous.time if goes_on else None


def _of_saying(parse: Parse, time: Unit) -> bool:
    """Whether a time says when something was said: beside the verb of saying («أمس قال إن», «قال أمس إن»), or in a phrase
    that only attributes («حسبما أعلن أمس»)."""
    clause = parse.clauses[parse.clause_of[time.unit_index]]
    if clause.verb < 0:
        return False
    if clause.verb in parse.saying and time.unit_index > clause.verb:
        return True
    if any(u.tag == "punct" for u in parse.units[time.unit_index : clause.verb]):
        return False  # «والاثنين 6 كانون الأول، قال مراسلنا إن…»: the day that he tells of
    return any(voice.verb == clause.verb and time.first < voice.first for voice in parse.voices)
