"""Places that open a sentence or clause: «وفي ريف حلب، قصفت…», «العراق: مقتل…»."""

from __future__ import annotations

from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.light_verbs import LightVerbs

__all__ = ["Fronted", "headed"]

HEADING = 8  # phrases among which the place stands that heads a headline


class Fronted(LightVerbs):
    """Gives the happenings of a sentence the place that stands before them."""

    headed: Unit | None

    def fronted(self) -> None:
        """«وفي ريف حلب، قصفت…», «العراق: مقتل…»: a place before the verb is where it happens."""
        for happening in self.all:
            if happening.merged_into is not None:
                continue
            if "in" in happening.slots:
                self.opened(happening)
                continue
            if self.headed is not None:
                if not self.tells_place(happening):
                    happening.slots["in"] = [self.headed]
                continue
            clause = happening.clause
            head = clause.verb if clause.verb >= 0 else happening.unit
            if self.only_told_by(clause, happening) and self.tells_place(happening):
                continue  # «وفي العاصمة، أكد المرصد سيطرة القوات على البلدة»
            places = [
                self.parse.units[i]
                for i in clause.units
                if i < head
                and self.parse.units[i].tag == "np"
                and self.parse.units[i].relation in ("in", "at")
                and self.parse.units[i].type in ("place", "country", "part")
            ]
            if places and places[0].unit_index < happening.unit:
                joined = self.parse.joined_after(places[0], ("place",))  # «وفي حلب وريفها، شن الجيش…»
                happening.slots["in"] = [places[0], *joined]

    def opened(self, happening: Happening) -> None:
        """«وفي درعا، قتل ثمانية في بلدة كذا»: the region that opens the sentence holds the place told later."""
        clause, units = happening.clause, self.parse.units
        index = next((i for i in clause.units if units[i].tag == "np"), -1)
        if not 0 <= index <= 1 or index + 1 >= len(units) or happening.unit < index:
            return
        first, mark = units[index], units[index + 1]
        comma = self.parse.is_comma(mark)
        named = first.type == "place" and any(m.type == "place" for m in first.inner)
        if first.relation != "in" or not comma or not named or self.only_told_by(clause, happening):
            return
        told = [u for u in happening.slots["in"] if u.tag == "np" and u.type in ("place", "part")]
        names = {w.stem for m in first.inner for w in self.parse.words[m.first : m.last]}
        again = any(names & {w.stem for w in self.parse.words[u.head : u.last]} for u in told)
        if told and first not in told and not again:
            happening.slots["in"] = [*happening.slots["in"], first]

    def only_told_by(self, clause: Clause, happening: Happening) -> bool:
        """Whether the verb of a clause neither is a happening nor carries one out: it says or means something of it."""
        if clause.verb < 0 or clause.verb in self.by_unit or happening.unit == clause.verb:
            return False
        lemma = self.lemma(self.parse.units[clause.verb])
        return lemma not in self.light and lemma not in self.g.results

    def tells_place(self, happening: Happening) -> bool:
        """Whether a place stands in any of the slots, or was given by another verb."""
        units = [u for units in happening.slots.values() for u in units] + [
            u for _, u, _, _ in happening.donated
        ]
        return any(u.type in ("place", "part") for u in units)


def headed(parse: Parse) -> Unit | None:
    """The place that heads a headline («اليمن: …»), also after who prints it («صحيفة كذا: اليمن: …»); else None."""
    for unit, mark in zip(parse.units[:HEADING], parse.units[1:], strict=False):
        opens = not unit.unit_index or parse.is_colon(parse.units[unit.unit_index - 1])
        if opens and parse.is_colon(mark) and unit.type in ("place", "country") and not unit.relation:
            return unit
    return None
