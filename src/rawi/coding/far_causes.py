"""The cause of a toll far behind it: past what only tells who somebody is or who says so, and under a noun that carries it.

«قتل خمسة على يد رجال يعتقد أنهم متشددون، في هجوم على القرية»; «في أعنف هجوم», «في حادث إطلاق نار».
"""

from __future__ import annotations

from rawi.coding.answerable import charged
from rawi.coding.document import Happening, Unit
from rawi.coding.named_causes import NamedCauses
from rawi.coding.tolls import VIOLENT, is_toll

__all__ = ["FarCauses"]

FAR = 14  # units after a toll within which its cause may stand
ACCORDING = frozenset(("حسب", "بحسب", "وفق", "وفقا"))
ADDING = frozenset(
    ("مضيفا", "موضحا", "مشيرا", "لافتا", "موكدا", "مبينا", "اضاف", "واضاف", "واوضح", "واشار", "مضيفه", "مضيفين")
)  # fmt: skip
MEANWHILE = frozenset(("بينما", "فيما", "حين"))
NEWS = frozenset(("نبا", "انباء", "معلومه", "تقرير", "حديث"))
BEING = frozenset(("كان", "ظل", "بات"))


class FarCauses(NamedCauses):
    """Looks for the cause of a toll past clauses that only describe."""

    def far_cause(self, harm: Happening) -> Happening | None:
        """The first deed of violence after a toll under «في», «خلال», «إثر» and the like, when nothing else is told between
        the two but who somebody is and who says so."""
        units, passed = self.parse.units, ""
        for index in range(harm.unit + 1, min(harm.unit + FAR, len(units))):
            unit = units[index]
            other = self.by_unit.get(index)
            if self.stops(unit) or (other is not None and is_toll(other) and other.merged_into is not harm):
                return None
            if unit.tag == "verb":
                if other is not None or not self.only_describes(unit, harm):
                    return None
                passed = self.lemma(unit)
            elif unit.tag == "event" and other is not None and not is_toll(other):
                if (
                    not passed
                    or self.taken_by_verb(unit, passed)
                    or charged(self.parse, unit, self.g, self.m)
                ):
                    return None
                caused = self.is_cause(unit, other) and self.hung_by(unit) != "after"
                return other.whole if caused else None
        return None

    def only_describes(self, verb: Unit, harm: Happening) -> bool:
        """«رجال | يعتقد أنهم متشددون», «المبنى الذي | يضم مكاتب», «بحسب ما | أعلن الجيش»: whether a verb after a toll
        only tells who or which somebody or something is, or who says so."""
        if verb.conj:
            return False
        if self.attributes(verb) or self.denied_of(verb):
            return True
        clause = self.parse.clauses[self.parse.clause_of[verb.unit_index]]
        return any(c.kind == "relative" and c.antecedent > harm.unit for c in self.parse.above(clause.index))

    def attributes(self, verb: Unit) -> bool:
        """«بحسب ما | أعلن الجيش», «حسبما | قال»: whether a verb says on whose word a toll is told."""
        before = [word.folded for word in self.parse.words[max(0, verb.first - 2) : verb.first]]
        return before[-1:] == ["حسبما"] or (before[-1:] == ["ما"] and before[0] in ACCORDING)

    def denied_of(self, verb: Unit) -> bool:
        """«مسلحين | لم يعرف انتماؤهما»: a negated verb right after an indefinite noun, of which it tells."""
        before = self.parse.units[max(0, verb.unit_index - 2) : verb.unit_index]
        return [u.tag for u in before] == ["np", "neg"] and not before[0].definite and not before[1].conj

    def taken_by_verb(self, noun: Unit, verb: str) -> bool:
        """«رجال | شاركوا في هجوم», «كانوا في معركة»: whether the noun belongs to the verb that describes."""
        light = self.light.get(verb)
        taken = light is not None and self.hung_by(noun) in light.noun
        before = next(u for u in reversed(self.parse.units[: noun.unit_index]) if u.tag != "pron")
        return taken or verb in BEING or before.tag == "verb"  # «تعتمد عليهم | في الهجوم»

    # ---------------------------------------------------------------- told before it

    def meanwhile(self, harm: Happening) -> bool:
        """«مقتل خمسة في معارك، بينما | قتل جنديان»: a toll over against one told before, without a day of its own."""
        if harm.phrase.tag != "verb" or harm.phrase.conj or not harm.unit:
            return False
        before = self.parse.units[harm.unit - 1]
        opens = before.tag == "sub" and self.parse.words[before.last - 1].folded in MEANWHILE
        dated = any(self.parse.units[i].tag == "time" for i in harm.clause.units)
        beside = (h for h in self.all if h.unit > harm.unit and is_toll(h) and h.phrase.conj)
        elsewhere = any("in" in h.slots for h in beside)  # «بينما قتل أربعة وجرح اثنان في الجنوب»
        return opens and not dated and not elsewhere and not {"by", "at"} & harm.slots.keys()

    def told_besides(self, harm: Happening) -> Happening | None:
        """«أفاد بأن انتحاريا اقتحم المركز، مضيفا أن جنديين | قتلا»: a toll without place or cause that is added."""
        clause, parse = harm.clause, self.parse
        if harm.phrase.tag != "verb" or harm.phrase.conj or clause.kind != "content" or not clause.units:
            return None
        if {"in", "on", "by", "at", "cause", "during", "object"} & harm.slots.keys():
            return None
        first = parse.units[min(clause.units)].first
        cause = self.violent_before(harm.unit)
        if cause is None or not first or parse.words[first - 1].folded not in ADDING:
            return None
        between = parse.units[cause.unit + 1 : harm.unit]
        told = any(cause.unit < h.unit < harm.unit and h.merged_into is None for h in self.all)
        counted = any(u.number is not None for u in harm.slots.get("passive", []))
        return None if told or not counted or any(self.stops(u) for u in between) else cause

    def came_with(self, cause: Happening, harm: Happening) -> bool:
        """«اشتدت المعارك مع سقوط قتلى», «مواجهات في المدينة وأنباء عن سقوط قتلى»: a toll told along with fighting."""
        if harm.phrase.tag != "event" or len(harm.frame.lemmas) < 2 or {"in", "on"} & harm.slots.keys():
            return False
        between = self.parse.units[cause.unit + 1 : harm.unit]
        if any(u.tag == "verb" for u in between):
            return False
        of_it = harm.phrase.relation == "of" and bool(between) and self.lemma(between[-1]) in NEWS
        return harm.phrase.relation == "with" or of_it

    def which_thing(self, verb: Unit, cause: Happening) -> bool:
        """«هاجموا نقطة تديرها القوات | فقتلوا خمسة»: whether a verb only tells which thing was attacked."""
        clause = self.parse.clauses[self.parse.clause_of[verb.unit_index]]
        named = verb.unit_index in self.by_unit or verb.conj
        return not named and clause.kind == "relative" and clause.antecedent > cause.unit

    def with_them(self, harm: Happening) -> Happening | None:
        """«مع سقوط قتلى | وجرحى»: the wounded right after the dead whose cause is known."""
        before = self.by_unit.get(harm.unit - 1)
        if harm.frame.slots != "victims" or not harm.phrase.conj or harm.phrase.relation or before is None:
            return None
        if before.merged_into is None or not is_toll(before):
            return None
        return before.whole if before.whole.frame.kind in VIOLENT else None

    def broke_too(self, other: Happening | None, cause: Happening) -> bool:
        """«شنت غارة على القرية، ودمرت المقر | وقتلت خمسة»: damage told between an attack and its toll."""
        damage = other is not None and other.phrase.tag == "verb" and other.phrase.conj
        return damage and other is not None and other.frame.kind == "destruction" and cause.unit < other.unit
