"""What a light verb or a strike lends to the happening that it carries: «شنّ الطيران غارات», «دمرت الغارة جسرا»."""

from __future__ import annotations

from rawi.coding.answerable import charged
from rawi.coding.arms import MADE_SAFE
from rawi.coding.document import Happening, Unit
from rawi.coding.doers import acting, crowd
from rawi.coding.joined import of_phrase_before
from rawi.coding.light_nouns import LightNouns
from rawi.coding.parties import capital
from rawi.coding.struck import struck
from rawi.coding.tolls import UNREST
from rawi.knowledge.frames import LightVerb

__all__ = ["LENT", "Lending", "investigated"]

LENT = (
    "in", "on", "at", "against", "with", "from", "to", "toward", "for", "between", "by", "using", "support", "command",
    "among", "cause",
)  # fmt: skip

DOERS = frozenset(("armed", "org", "country", "state", "people"))


CRIMES = frozenset(
    ("killing", "injury", "bombing", "suicide_bombing", "assault", "abduction", "sexual_violence")
)


def investigated(event: Happening, verb: LightVerb) -> bool:
    """«باكستان تحقق في مقتل شاب», not «نجاح حققه في ضبط أسلحة»: who looks into a deed has not done it."""
    return verb.lemma == "حقق" and event.phrase.relation == "in" and event.frame.kind in CRIMES


class Lending(LightNouns):
    """Hands the phrases around one word over to the happening that it tells of, each in the role that it may fill."""

    def done_by_others(self, event: Happening, slots: dict[str, list[Unit]]) -> bool:
        """«بدأت المحكمة محاكمة المتهمين بتفجير», «وجهت النيابة الاتهام إليهم في التفجير», «أنهت القوات احتجاز رهائن من قبل
        مسلحين»: whether others are said to have done it than who carries out what is told of it."""
        if any(u.tag == "np" and u.type in DOERS for u in event.slots.get("by", [])):
            return True
        if any(self.lemma(u) in self.g.charges for u in slots.get("object", [])):
            return True
        before = self.parse.units[event.unit - 1] if event.unit else event.phrase
        within = before.tag == "event" and before.last == event.phrase.first and not event.phrase.relation
        return charged(self.parse, before if within else event.phrase, self.g, self.m) is not None

    def lend_to(
        self, event: Happening, entry: LightVerb, slots: dict[str, list[Unit]], events: list[Happening]
    ) -> None:
        inside = {e.unit for e in events}
        ordered = [u for u in slots.get("object", []) if u.type == "armed" and u.unit_index not in inside]
        if ordered and entry.noun == ("at",) and entry.lemma in self.g.causing:
            # «أمر الرئيس القوات بمغادرة البلاد»: who is ordered does it
            event.donated.extend(("agent", u, "light-object-agent", self.parse) for u in ordered)
            slots = {**slots, "subject": []}
        for role in () if investigated(event, entry) else entry.subject:
            if role == "passive":
                for unit in slots.get("subject", []) + slots.get("passive", []) + slots.get("object", []):
                    if unit.tag != "np" or self.only_said(unit):
                        continue
                    event.donated.append(
                        (
                            "place" if unit.type in ("place", "country") else "target",
                            unit,
                            "light-passive",
                            self.parse,
                        )
                    )
                continue
            if role == "agent" and self.done_by_others(event, slots):
                continue
            if role == "agent" and event.frame.kind in MADE_SAFE and entry.lemma in self.g.planting:
                continue  # «نزع الألغام التي زرعها المسلحون»
            for unit in slots.get("subject", []):
                unit = acting(self.parse, unit) if role == "agent" else unit  # «قامت مجموعة أخرى برشق»
                takes = "site" if role == "place" else role  # «شهدت شوارع العاصمة اشتباكات»
                if unit.unit_index not in inside and unit.tag != "event" and self.may(takes, unit):
                    event.donated.append((role, unit, f"light-subject-{role}", self.parse))
                    if role == "commander":
                        return
        written = slots.get("subject", []) + slots.get("object", [])
        crowd = [u for u in written if u.type == "quantity" and u.number is not None]
        if crowd and event.frame.kind in UNREST and "agent" in entry.subject:
            event.slots.setdefault(
                "subject", crowd
            )  # «خرج المئات في مسيرة»: no party, but how many they were
        if entry.object:
            for unit in slots.get("object", []) + slots.get("passive", []):
                if unit.unit_index in inside:
                    continue
                if "place" in entry.object:
                    unit = struck(self.parse, unit)
                for role in entry.object:
                    if role == "agent" and event.frame.kind not in UNREST:
                        continue  # «خلية تضم ثمانية أعضاء»: a march has those for its doers whom it has in it
                    if self.may(role, unit):
                        event.donated.append((role, unit, f"light-object-{role}", self.parse))
                        break
        for relation in LENT:
            units = [u for u in slots.get(relation, []) if u.unit_index not in inside and u.tag != "event"]
            if relation == "from":
                units = [u for u in units if not self.part_of_subject(u, slots)]
            if relation == "for":
                units = [u for u in units if not of_phrase_before(self.parse, u)]
            # «شارك في هجوم»: the preposition carries the noun itself; «الاشتباكات استمرت في مدن» has it for its subject
            carries = relation in entry.noun and not any(e.phrase in slots.get("subject", ()) for e in events)
            if units and relation not in event.slots and not carries:
                event.slots[relation] = units
            elif units and relation == "in" and "in" in event.slots:
                # «قصف في ريف كذا استهدف مخيما في بلدة كذا»: where it was may be told beside both words
                told = event.slots["in"]
                if any(u.type == "place" for u in told):
                    event.slots["in"] = told + [u for u in units if u.type == "place" and u not in told]

    def only_said(self, unit: Unit) -> bool:
        """«تواجه المدينة أعنف المواجهات», «لائحة تهم»: words that nothing can befall."""
        elative = unit.type == "" and self.parse.words[unit.head].pos == "adj"
        return unit.type in ("abstract", "time", "times") or elative

    def part_of_subject(self, unit: Unit, slots: dict[str, list[Unit]]) -> bool:
        """«أقدم عنصر، من التنظيم، على قتل…»: whose member the subject is."""
        before = [u for u in self.parse.units[: unit.unit_index] if u.tag not in ("punct", "open", "close")]
        return bool(before) and any(before[-1] is u for u in slots.get("subject", []))

    def may(self, role: str, unit: Unit) -> bool:
        if unit.tag == "pron":
            return True
        if role == "source" or (role == "agent" and crowd(self.parse, unit)):
            return True
        if role == "agent" and unit.type == "place" and (self.whole_name(unit) or capital(self.parse, unit)):
            return True
        return unit.type in self.frames.accepts.get(role, frozenset())

    def whole_name(self, unit: Unit) -> bool:
        """«هجوم شنته الجبهة»: a lone definite noun that may mean a group, where only a party can act."""
        word = self.parse.words[unit.head]
        alone = unit.mention is None and unit.last == unit.head + 1 and word.definite and not word.enclitic
        return alone and "armed" in self.m.types_of(word)
