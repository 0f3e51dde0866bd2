"""Outlets: who was told («قال … لوكالة فرانس برس») or carried it («نشرتها الصحيفة»), and the report's own outlet.

An outlet that only heard or carried what somebody said is a link of the chain before him; the one that publishes the
report is none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rawi.arabic.fold import fold
from rawi.coding.document import Mention, Parse, SourceLink, Unit
from rawi.coding.speaker_charges import reporter_of
from rawi.coding.speaker_kinds import SpeakerKinds
from rawi.coding.voices import Chain
from rawi.knowledge.sources import load_outlets

__all__ = ["SpeakerOutlets"]

# First words of outlets' names that also mean something else, or nothing without the name. Folded lemmas.
OUTLETS = frozenset(
    ("شبكه", "راديو", "محطه", "موقع", "قناه", "اذاعه", "تلفزيون", "تليفزيون", "مجله", "جريده")
)
REPORTERS = frozenset(("مراسل", "مندوب", "موفد"))
BELONGING = frozenset(
    ("تابع", "تابعه", "مملوك", "مملوكه", "مقرب", "مقربه", "ناطق", "ناطقه")
)  # «موقع تابع للتلفزيون»
THE_PRESS = frozenset(("صحافه", "اعلام", "وسيله"))  # folded lemmas


@cache
def _names_of(outlet: str) -> frozenset[str]:
    """All folded names of an outlet."""
    return frozenset(fold(text).text for text, entry, _ in load_outlets().aliases() if entry.id == outlet)


class SpeakerOutlets(SpeakerKinds):
    """Finds outlets in the sentences of a report."""

    def outlet(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase is an outlet: by its name, or by its first word before a name («شبكة "إن إن"», «راديو سوا»)."""
        if unit.type == "media":
            return unit.mention is not None or not self.document_noun(parse, unit)  # «صور», «مقاطع» are none
        named = unit.last > unit.head + 1 and unit.type in ("org", "facility", "name", "")
        return named and self.lemma(parse, unit) in OUTLETS

    def outlet_end(self, parse: Parse, unit: Unit) -> int:
        """Where an outlet's name ends: «وكالة "رويترز" | للأنباء»."""
        after = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else None
        if after is not None and after.relation == "for" and self.lemma(parse, after) in ("نبا", "انباء"):
            return after.last
        return unit.last

    def own_outlet(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase names the outlet that publishes the report, or is followed by its name («وكالة (شينخوا)»)."""
        outlet = self.document.outlet_id
        if not outlet:
            return False
        end = unit.last
        while end < len(parse.words) and parse.words[end].pos == "punct":
            end += 1
        return any(
            (m.id == outlet or (m.type == "media" and self.named_alike(parse, m, outlet)))
            and (unit.first <= m.first < unit.last or (end > unit.last and m.first == end))
            for m in parse.mentions
        )

    def named_alike(self, parse: Parse, mention: Mention, outlet: str) -> bool:
        """«الوطن»: of the outlets that bear a name, the one that publishes the report means itself."""
        words = [word.folded for word in parse.words[mention.first : mention.last]]
        words[0] = words[0][mention.attached :]
        return " ".join(words) in _names_of(outlet)

    def told(self, parse: Parse, verb: int, stop: int) -> Chain:
        """The outlet that was told («قال … لوكالة فرانس برس»), or that carried it («في تصريحات نشرتها الوكالة»), unless it
        publishes the report."""
        for unit in parse.units[verb + 1 :]:
            if unit.first >= stop or unit.tag == "sub" or (unit.tag == "event" and stop == len(parse.words)):
                break
            if unit.relation == "for" and self.lemma(parse, unit) in ("نبا", "انباء"):
                continue  # «وكالة "الأناضول" | للأنباء»
            if unit.first and parse.words[unit.first - 1].stem in BELONGING:
                continue
            if reporter_of(parse, parse.units[unit.unit_index - 1], unit, self.m):
                continue
            hearer = unit.relation in ("for", "with", "to") or (
                unit.tag == "np" and self.carries(parse, unit, verb)
            )
            if unit.tag == "np" and hearer and self.outlet_of(parse, unit) is not None:
                return self.told_to(parse, unit)
        return ()

    def told_to(self, parse: Parse, unit: Unit) -> Chain:
        """The outlet that a phrase names, which passes on what it was told; none of another phrase, nor of who publishes
        the report."""
        named = self.outlet_of(parse, unit)
        if named is None or self.own_outlet(parse, unit) or self.the_press(parse, named):
            return ()
        return (SourceLink(parse.index, named.head, self.outlet_end(parse, named), "told"),)

    def the_press(self, parse: Parse, unit: Unit) -> bool:
        """«قال الوزير للصحافة», «لوسائل الإعلام»: nobody in particular passes it on."""
        words = self.m.folded_lemmas(parse.words[unit.head : unit.last])
        return unit.mention is None and all(lemma in THE_PRESS for lemma in words)

    def outlet_of(self, parse: Parse, unit: Unit) -> Unit | None:
        """The outlet that a phrase names, also by its man («لمراسل | وكالة الأناضول»)."""
        if self.outlet(parse, unit):
            return unit
        mention = unit.name_at(unit.head + 1)
        if self.lemma(parse, unit) not in REPORTERS or mention is None or mention.type != "media":
            return None
        return replace(unit, first=mention.first, head=mention.first, type="media", mention=mention)

    def carries(self, parse: Parse, unit: Unit, saying: int) -> bool:
        """«في تصريحات | نشرتها الوكالة»: whether a phrase is the subject of a relative clause that tells who carried what
        somebody said."""
        clause = parse.clauses[parse.clause_of[unit.unit_index]]
        verb = parse.units[clause.verb] if clause.verb >= 0 else None
        if verb is None or clause.kind != "relative" or clause.antecedent < 0 or unit.relation:
            return False
        carried = verb.unit_index + 1 == unit.unit_index and parse.words[verb.head].enclitic
        said = parse.units[clause.antecedent]
        document = said.type == "speech" or self.document_noun(parse, said)
        if not said.relation and said.unit_index != saying + 1:
            return False  # «نفى الجيش أنباء | نشرتها صحف»
        return (
            bool(carried) and document and self.m.folded_lemma(parse.words[verb.head]) in self.lexicon.verbs
        )
