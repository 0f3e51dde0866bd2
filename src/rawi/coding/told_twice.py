"""One happening that a sentence names by two words: «صدّ هجوماً», «الغارة دمّرت…», «مسلحون هاجموا…» who attacked before."""

from __future__ import annotations

from rawi.coding.document import Clause, Happening, Unit
from rawi.coding.doubled import Doubled
from rawi.coding.slot_signs import manner
from rawi.coding.slots import HUMAN_AGENTS, PASSIVE_CLASSES
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.frames import Frames

__all__ = ["ToldTwice"]

FAR = 9  # the same where the noun can only say how
SHOOTING = "رمي"
NEAR = 3  # units between a verb of killing and the verbal noun that says how
DAMAGE = "destruction"
AIMED = ("استهدف",)
THINGS = frozenset(("facility", "vehicle", "material"))
STRIKES = VIOLENT - {"clash"}
HIT = frozenset(("hit", "storm", "strike", "attack"))  # classes of frames that say again who was attacked
OPERATIONS = frozenset(("عمليه", "حمله", "معركه", "هجوم"))
OTHER = frozenset(("اخر", "ثان", "منفصل", "مماثل", "جديد", "لاحق", "سابق"))
RESULTING = frozenset(("ناجم", "ناتج", "ناشي", "نجم", "نتج"))  # «التفجير ناجم عن هجوم انتحاري»
SUCCUMBING = "متاثر"  # «متأثرا بإصابته»
PLOTS = frozenset(("مخطط", "خطه"))
ATTACKERS = frozenset(("armed", "org", "country", "people", "state"))


class ToldTwice(Doubled):
    """Joins the happenings of a sentence that are one without a light verb between them."""

    frames: Frames

    def told_twice(self) -> None:
        """Runs all rules; those of light verbs and results must have run before."""
        for happening in self.all:
            if happening.merged_into is None:
                self.done_so(happening)
                self.repulsed(happening)
                self.struck_with(happening)
                self.destroyed(happening)
                self.attacked_by_them(happening)
                self.fell(happening)
                self.announced_by(happening)
                self.resulting(happening)
                self.struck_by_it(happening)
                self.summed_up(happening)
                self.agreed_on(happening)
                self.died_of_it(happening)
                self.most_of_them(happening)
                self.who_fell(happening)
                self.its_purpose(happening)
                self.said_to_be(happening)
                self.doubled(happening)
                self.aimed_by_it(happening)

    def absorb(self, gone: Happening, kept: Happening, rule: str) -> None:
        """Makes a happening part of another one; what it knew goes along."""
        gone.merged_into = kept
        for slot, units in gone.slots.items():
            units = [u for u in units if u.unit_index != kept.unit]
            if units and slot not in kept.slots:
                kept.slots[slot] = units
        kept.tolls.extend(gone.tolls)
        kept.donated.extend(gone.donated)
        kept.notes.append(f"merged «{self.parse.words[gone.first].text}» ({rule})")

    def add_hit(self, kept: Happening, units: list[Unit], rule: str) -> None:
        """Gives a happening what was hit: a town as its place, all else as its target."""
        for unit in units:
            if unit.tag == "np" and unit.type not in ("", "abstract", "reflexive"):
                role = "place" if unit.type in ("place", "country", "part") else "target"
                kept.donated.append((role, unit, rule, self.parse))

    # ---------------------------------------------------------------- the rules

    def done_so(self, happening: Happening) -> None:
        """«قتل المسلح رميا بالرصاص»: the verbal noun in the accusative tells how, and no second happening."""
        if happening.phrase.tag != "verb" or happening.frame.slots not in PASSIVE_CLASSES:
            return
        for how in self.all:
            near = 0 < how.unit - happening.unit <= NEAR and how.clause is happening.clause
            if how.frame.lemmas[0] == SHOOTING and happening.frame.kind == "killing":
                near = 0 < how.unit - happening.unit <= FAR  # «قتل بلعيد، أمين عام الحزب، رميا بالرصاص»
            if near and how.merged_into is None and manner(self.parse, how.phrase):
                how.slots = {}
                self.absorb(how, happening, "how")

    def repulsed(self, happening: Happening) -> None:
        """«صدّ الجيش هجوماً للمسلحين»: the attack that was repelled; its attackers are whom it was done to."""
        if happening.frame.kind != "repulse":
            return
        attempt = self.attempted(happening)
        for attack in (
            attempt
            or self.right_after(happening)
            or self.events_in(happening.slots, ("object", "genitive", "second", "for", "on"))
        ):
            if attack.frame.kind not in VIOLENT | {"advance"} or attack is happening:
                continue
            slots = attack.slots
            attackers = [
                u for slot in ("owner", "genitive", "for", "by", "from") for u in slots.get(slot, [])
            ]
            attackers = [  # «أحبط محاولة تسلل | من لبنان»: from where
                u for u in attackers if u.type in ATTACKERS and (u.relation != "from" or u.type != "country")
            ]
            told = [u for role, u, _, _ in attack.donated if role == "agent"]
            for unit in attackers + told:
                happening.donated.append(("target", unit, "repelled attackers", self.parse))
            if told and not attempt:
                continue  # «هجوماً شنه مسلحون»: told in a clause of its own
            if "in" in slots and "in" not in happening.slots:
                happening.slots["in"] = slots["in"]
            places = [
                u
                for slot in ("on", "genitive", "second", "for")
                for u in slots.get(slot, [])
                if u.type == "place"
            ]
            self.add_hit(happening, places, "repelled from")
            attack.merged_into = happening
            happening.slots.setdefault("object", [attack.phrase])
            happening.notes.append(f"merged «{self.parse.words[attack.first].text}» (repelled)")

    def attempted(self, happening: Happening) -> list[Happening]:
        """«صدوا محاولة الحوثيين في التقدم»: what was tried, after the noun that carries it and who tried."""
        bare = [u for slot in ("subject", "object", "genitive") for u in happening.slots.get(slot, [])]
        carrier = next((u for u in bare if u.type == "carrier" and u.unit_index > happening.unit), None)
        if carrier is None:
            return []
        for index in range(carrier.unit_index + 1, min(carrier.unit_index + 5, len(self.parse.units))):
            attack = self.by_unit.get(index)
            if self.parse.units[index].tag != "event" or attack is None:
                continue
            tried = [
                u for role, u, rule, _ in attack.donated if role == "agent" and rule == "light-noun-agent"
            ]
            gone = [carrier, *tried]
            slots = {slot: [u for u in units if u not in gone] for slot, units in happening.slots.items()}
            slots["object"] = [attack.phrase]
            happening.slots = {slot: units for slot, units in slots.items() if units}
            return [attack]
        return []

    def right_after(self, happening: Happening) -> list[Happening]:
        """«لصد تقدم للمسلحين», «إحباط عدة عمليات إرهابية»: the attack in the genitive of a noun of repelling."""
        after = happening.unit + 1
        if happening.phrase.tag != "event" or after >= len(self.parse.units):
            return []
        unit, attack = self.parse.units[after], self.by_unit.get(after)
        if (
            attack is None
            or unit.tag != "event"
            or unit.relation
            or unit.conj
            or unit.first != happening.phrase.last
        ):
            return []
        if happening.frame.lemmas[-1] in PLOTS:
            return []  # «إحباط مخطط | الهجوم»: what was planned
        generic = unit.definite and self.parse.words[unit.head].number == "p" and not attack.slots
        smuggling = any(u.tag == "event" for u in attack.slots.get("genitive", ()))
        return [] if generic or smuggling else [attack]  # «وظيفتهم إحباط الهجمات», «إحباط عملية تهريب»

    def struck_with(self, happening: Happening) -> None:
        """«استهدفت الطائرات الموقع بعدة غارات», «استهداف مواقع التنظيم بقصف مدفعي»: the noun tells it, the verb whom."""
        if happening.frame.slots != "hit" or happening.frame.kind not in STRIKES:
            return
        slots = happening.slots
        noun = happening.phrase.tag == "event"
        within = () if noun or happening.frame.lemmas != AIMED else ("in",)  # «استهدفوا المصلين في تفجيرات»
        for strike in self.events_in(slots, ("at", "using", *within)):
            if strike is happening or strike.merged_into is not None or strike.frame.kind not in STRIKES:
                continue
            whose = slots.get("owner", []) + slots.get("genitive", [])
            by = slots.get("subject", []) + (whose if noun and "second" in slots else [])
            hit = slots.get("object", []) + slots.get("passive", []) + slots.get("second", [])
            if noun and not by:
                hit = hit + slots.get("genitive", [])
            if not (noun or hit or "on" in slots) and strike.phrase.relation == "in":
                by, hit = [], by  # «القيادي استهدف في غارة»: a passive
            for unit in by:
                role = next((r for r in ("agent", "instrument") if unit.type in self.frames.accepts[r]), "")
                if role and unit.tag == "np":
                    strike.donated.append((role, unit, f"struck-with-{role}", self.parse))
            self.add_hit(strike, hit, "struck with it")
            happening.slots = {k: v for k, v in slots.items() if k in ("in", "on", "from")}
            self.absorb(happening, strike, "struck with it")
            return

    def destroyed(self, happening: Happening) -> None:
        """«الغارة دمّرت سيارة», «قصف السفينة وأغرقها»: damage told of a strike in its clause."""
        if happening.frame.kind != DAMAGE or happening.phrase.tag != "verb":
            return
        subject = happening.slots.get("subject", [])[:1]
        strikes = [s for s in self.events_in({"subject": subject}, ("subject",)) if s.frame.kind in STRIKES]
        slots = happening.slots
        hit = slots.get("object", []) + slots.get("passive", [])
        hit = hit or [u for u in slots.get("subject", []) if u.type in THINGS]
        if not strikes and not [u for u in slots.get("subject", []) if u not in hit]:
            within = self.events_in(slots, ("in", "at", "cause"))  # «دمرت خمس سيارات في انفجار»
            free = [s for s in within if s.merged_into is None and not s.definite]
            strikes = [s for s in free if s.frame.kind in STRIKES]
        if strikes:
            self.add_hit(strikes[0], hit, "destroyed by it")
        elif self.parse.words[happening.first].enclitic and happening.phrase.conj:
            before = self.violent_before(happening.unit)
            strikes = [before] if before is not None and before.phrase.tag == "verb" else []
        if strikes:
            happening.merged_into = strikes[0].whole
            strikes[0].notes.append(f"merged «{self.parse.words[happening.first].text}» (damage)")

    def damage(self, happening: Happening, cause: Happening) -> bool:
        """«القصف أدى إلى تدمير المدرسة»: the damage that a strike resulted in."""
        if happening.frame.kind != DAMAGE or happening.merged_into is not None or cause.kind not in STRIKES:
            return False
        self.add_hit(cause, happening.slots.get("genitive", []), "damaged by it")
        happening.merged_into = cause
        cause.notes.append(f"merged «{self.parse.words[happening.first].text}» (damage)")
        return True

    def attacked_by_them(self, happening: Happening) -> None:
        """«هجوم قام به انتحاريان هاجما منزله»: the attackers' clause tells the attack again."""
        clause = happening.clause
        if clause.kind != "relative" or clause.antecedent < 0 or happening.frame.slots not in HIT:
            return
        for attack in self.all:
            if attack.unit >= happening.unit or attack.merged_into is not None or attack is happening:
                continue
            who = [u for slot in ("by", "genitive", "subject") for u in attack.slots.get(slot, [])]
            who += [u for role, u, _, _ in attack.donated if role == "agent"]
            if attack.frame.kind in VIOLENT and any(u.unit_index == clause.antecedent for u in who):
                for slot in ("object", "genitive", "on"):
                    self.add_hit(attack, happening.slots.get(slot, []), "told again")
                happening.slots = {k: v for k, v in happening.slots.items() if k in ("in", "using", "at")}
                self.absorb(happening, attack, "the attackers' clause")
                return

    def fell(self, happening: Happening) -> None:
        """«صاروخ أطلق من غزة سقط خارج تجمع»: what was fired and where it fell are one."""
        if happening.frame.slots != "fall":
            return
        told = {u.unit_index for u in happening.slots.get("subject", []) if u.tag == "np"}
        for shot in self.all:
            if shot.unit > happening.unit and shot.frame.slots == "launch" and shot.clause.antecedent in told:
                who = [u for u in shot.slots.get("subject", []) if u.type in HUMAN_AGENTS]
                happening.donated.extend(("agent", u, "who fired it", self.parse) for u in who)
                self.absorb(shot, happening, "fell and fired")  # «سقط صاروخ أطلقه المسلحون على»
                return
            if shot.unit >= happening.unit or shot.merged_into is not None or shot.frame.kind != "shelling":
                continue
            same = len(shot.frame.lemmas) > 1 and shot.frame.lemmas[1:] == happening.frame.lemmas[1:]
            caused = happening.phrase.tag == "event" and happening.phrase.relation in ("cause", "during")
            if same or caused:
                places = happening.slots.get("on", []) + happening.slots.get("in", [])
                happening.slots = {}
                self.add_hit(shot, places, "where it fell")
                self.absorb(happening, shot, "fired and fell")
                return

    def announced_by(self, happening: Happening) -> None:
        """«وفي هجوم آخر، فجر انتحاري نفسه»: the noun that opens the clause only announces what its verb tells."""
        if happening.phrase.tag != "verb" or happening.frame.kind not in VIOLENT:
            return
        opening = [i for i in happening.clause.units if i < happening.unit]
        label = self.by_unit.get(opening[0]) if opening else None
        if label is None or label.merged_into is not None or label.frame.kind not in VIOLENT:
            return
        unit = label.phrase
        bare = not {"on", "against", "for", "by"} & label.slots.keys() and not label.donated
        if unit.tag == "event" and unit.relation in ("in", "during") and not label.definite and bare:
            label.slots = {slot: units for slot, units in label.slots.items() if slot == "in"}
            self.absorb(label, happening, "announces it")

    def resulting(self, happening: Happening) -> None:
        """«التفجير ناجم عن هجوم انتحاري»: the same under the more telling word."""
        if happening.phrase.tag != "event" or happening.frame.kind not in VIOLENT:
            return
        unit = self.parse.units[happening.unit]
        between = self.parse.words[unit.last : unit.last + 2]
        if not any(self.m.folded_lemma(word) in RESULTING for word in between):
            return
        cause = next((h for h in self.all if unit.last < h.first <= unit.last + 4), None)
        if cause is not None and cause.merged_into is None and cause.phrase.relation == "of":
            self.absorb(happening, cause, "resulting from")

    def struck_by_it(self, happening: Happening) -> None:
        """«خمس غارات قصفت الموقع», «الضربات أصابت مخزنا»: what strikes, hit."""
        if happening.phrase.tag != "verb" or happening.frame.slots not in ("strike", "hit"):
            return
        strikes = self.events_in(happening.slots, ("subject",))
        if happening.frame.kind not in STRIKES or not strikes or strikes[0].frame.kind not in STRIKES:
            return
        if strikes[0] is not happening:
            self.add_hit(strikes[0], happening.slots.get("object", []), "struck by it")
            happening.slots = {slot: units for slot, units in happening.slots.items() if slot in ("in", "on")}
            self.absorb(happening, strikes[0], "what strikes")

    def summed_up(self, happening: Happening) -> None:
        """«تعرض الخط لتفجير، في هجوم نفذه مسلحون», «…، في أعنف غارة منذ أشهر»: after a comma, what it was."""
        unit = happening.phrase
        if unit.tag != "event" or unit.conj or unit.definite or happening.frame.kind not in STRIKES:
            return
        first = unit
        before = self.parse.units[happening.unit - 1] if happening.unit else None
        if before is not None and before.relation == "in" and before.type == "quantity" and not unit.relation:
            first = before  # «في أول | هجوم»
        if first.relation != "in" or not first.unit_index:
            return
        words = {self.m.folded_lemma(self.parse.words[i]) for i in unit.modifiers}
        comma = self.parse.units[first.unit_index - 1]
        if not self.parse.is_comma(comma) or words & OTHER:
            return
        told = self.violent_before(first.unit_index)
        alike = told is not None and told.frame.kind in STRIKES and told.phrase.relation != "during"
        between = [h for h in self.all if told is not None and told.unit < h.unit < first.unit_index]
        if any(h.merged_into is None for h in between):
            return  # «… بعد مقتل القائد، في هجوم»: how he was killed
        if told is not None and alike and told.clause.index == self.parse.clause_of[comma.unit_index]:
            self.absorb(happening, told, "what it was")

    def agreed_on(self, happening: Happening) -> None:
        """«وقعوا اتفاقية لوقف إطلاق النار»: what was agreed on."""
        unit = happening.phrase
        before = self.by_unit.get(happening.unit - 1)
        if happening.frame.kind != "agreement" or before is None or before.frame.kind != "agreement":
            return
        if unit.relation in ("for", "on", "at") and not unit.conj and before.phrase.tag == "event":
            self.absorb(happening, before.whole, "agreed on")

    def died_of_it(self, happening: Happening) -> None:
        """«استشهد إثر إصابته بقذيفة», «وفاة شاب متأثرا بإصابته»: the wound that somebody died of."""
        unit = happening.phrase
        of_it = unit.first > 0 and self.m.folded_lemma(self.parse.words[unit.first - 1]) == SUCCUMBING
        wound = unit.tag == "event" and happening.frame.kind == "injury"
        if (
            not wound
            or not (of_it or unit.relation in ("cause", "after"))
            or not self.parse.words[happening.first].enclitic
        ):
            return
        for death in reversed(self.all):
            if death.unit < happening.unit and death.frame.kind == "killing" and death.merged_into is None:
                dies = death.phrase.tag == "verb" and not death.frame.needs
                if death.clause is happening.clause and (dies or of_it):
                    happening.slots = {
                        k: v for k, v in happening.slots.items() if k in ("at", "in", "using", "by")
                    }
                    death.slots = {
                        slot: others
                        for slot, units in death.slots.items()
                        if (
                            others := [
                                u
                                for u in units
                                if slot not in happening.slots or u.unit_index != happening.unit
                            ]
                        )
                    }
                    self.absorb(happening, death, "died of it")
                return

    def its_purpose(self, happening: Happening) -> None:
        """«نفذت عملية لملاحقة المسلحين», «حملات أمنية لملاحقتهم»: what an operation is for, of the same kind as it."""
        unit, before = happening.phrase, self.by_unit.get(happening.unit - 1)
        if unit.tag != "event" or unit.relation not in ("for", "purpose") or unit.conj or before is None:
            return
        alike = before.merged_into is None and before.frame.kind == happening.frame.kind == "assault"
        if alike and before.phrase.tag == "event" and before.frame.lemmas[0] in OPERATIONS:
            for slot in ("genitive", "object", "on"):
                self.add_hit(before, happening.slots.get(slot, []), "its purpose")
            happening.slots = {slot: units for slot, units in happening.slots.items() if slot == "in"}
            self.absorb(happening, before, "its purpose")

    def operation(self, happening: Happening, following: Happening) -> bool:
        """«بدأت عملية تحرير الموصل»: an operation that begins or goes on has taken nothing yet."""
        if (
            not any(f.kind == "capture" for f in following.frames)
            or self.lemma(happening.phrase) not in OPERATIONS
        ):
            return False
        clause = happening.clause
        before = self.parse.units[happening.unit - 1] if happening.unit else None
        begins = before is not None and before.type == "carrier" and self.lemma(before) in self.g.beginnings
        if clause.verb >= 0 and not begins:
            begins = self.lemma(self.parse.units[clause.verb]) in self.g.beginnings
        if not begins:
            return False
        self.add_hit(happening, following.slots.get("genitive", []), "to be taken")
        following.slots = {k: v for k, v in following.slots.items() if k != "genitive"}
        self.absorb(following, happening, "its aim")
        return True

    def same_result(self, clause: Clause, cause: Happening) -> None:
        """«حملة اعتقالات أسفرت عن اعتقال 38 شخصاً»: the result is the same, with its numbers."""
        for i in clause.units:
            result = self.by_unit.get(i)
            if i <= clause.verb or result is None or result.merged_into is not None or result is cause:
                continue
            if result.frame.kind == cause.frame.kind and result.phrase.tag == "event":
                self.absorb(result, cause, "its result")
            else:
                self.damage(result, cause)
