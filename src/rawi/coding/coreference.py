"""Coreference within a report: whom pronouns, «الطرفين» and claims of responsibility mean."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.agreeing import agrees_with_pronoun
from rawi.coding.answerable import BLAMED, PARTIES, UNKNOWN, accused_of, answering, burdened, held_for
from rawi.coding.arms import owner_of_fire, planted_by
from rawi.coding.backing import back_up, take_helpers
from rawi.coding.blame import blame
from rawi.coding.callers import called_by
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.helped import help_to, helped
from rawi.coding.looking_back import Found
from rawi.coding.meaning import Meanings
from rawi.coding.missions import by_ambulance, on_mission
from rawi.coding.noun_complements import NAMED_GROUPS
from rawi.coding.outcomes import ensued, outcomes
from rawi.coding.own_forces import announced_of_own, can_mean, deed_beside
from rawi.coding.own_pronouns import PLACES, OwnPronouns
from rawi.coding.parties import as_state
from rawi.coding.perpetrators import perpetrator
from rawi.coding.predicates import about_to
from rawi.coding.roles import BURNT, add_role, burns
from rawi.coding.shared_heads import take_shared_heads
from rawi.coding.slots import HUMAN_AGENTS
from rawi.coding.tolls import VIOLENT
from rawi.coding.verb_subjects import DOERS, SUBJECTS
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.frames import Frames
from rawi.knowledge.grammar import Grammar

__all__ = ["resolve_pronouns"]

# Kinds that befall only people, and words for forces that no «ه» or «ها» stands for then.
PERSONAL = frozenset(
    (
        "arrest",
        "abduction",
        "release",
        "killing",
        "injury",
        "sexual_violence",
        "forced_recruitment",
        "evacuation",
    )
)
SPEAKERS = frozenset(("مصدر", "ناطق", "متحدث", "مراسل"))  # who tells of it, and suffers nothing
FORCES = NAMED_GROUPS | {"قوه", "شرطه"}
Entry = tuple[Parse, Unit, str]


def resolve_pronouns(document: Document, frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
    """Puts the full mention in place of pronouns and hidden subjects."""
    _Pronouns(document, frames, grammar, meanings).run()


def kills_somebody(happening: Happening) -> bool:
    """«إنهم قتلوا عددا من الجنود في كمين»: an active verb of killing whose subject is hidden."""
    killing = happening.phrase.tag == "verb" and happening.frame.slots == "kill"
    word = happening.parse.words[happening.phrase.head]
    return killing and not word.passive and "object" in happening.slots and "subject" not in happening.slots


# Who «هم» stands for is somebody, and no position or vehicle: «حاولوا التسلل إلى مواقع الجيش | فتصدت لهم».
OF_PERSONS = frozenset(("هم", "هن"))
THINGLY = frozenset(("facility", "place", "part", "weapon", "vehicle", "aircraft", "bomb"))


class _Pronouns(OwnPronouns):
    def run(self) -> None:
        for told in self.told.values():
            blame(told, self.frames, self.g, self.m)
        for happening in self.document.happenings:
            if not happening.stands:
                continue
            told = self.told[happening.parse.index]
            self.pronouns(happening)
            helpers = take_helpers(happening)
            self.both_sides(happening)
            self.claimed(happening)
            called_by(happening, self.slots_of, self.m)
            self.answered(happening)
            outcomes(happening, told, self.g, self.m)
            ensued(happening, self.told.get(happening.parse.index - 1, []), self.g, self.m)
            self.hidden_subject(happening)
            self.led(happening)
            if not happening.roles.get("agent"):
                announced_of_own(happening, self.speaker(voice_at(happening.parse, happening.first)))
            take_shared_heads(happening)
            back_up(happening, helpers, told)

    def claimed(self, happening: Happening) -> None:
        """«تبنى التنظيم الهجوم», «اتهم الجيش المسلحين بقصف…»: who claims it did it, who is accused is said to."""
        voice = voice_at(happening.parse, happening.first)
        if (
            voice is None
            or happening.roles.get("agent")
            or "agent" not in self.frames.roles_of(happening.frame, "by")
        ):
            return
        first = next((h for h in self.told[happening.parse.index] if h.first >= voice.first), None)
        if first is None or first.whole is not happening:
            return
        if voice.accused is not None and voice.accused.tag == "np" and voice.accused.type in HUMAN_AGENTS:
            add_role(happening, "agent", burdened(happening.parse, voice.accused), "accused", happening.parse)
            for unit in happening.parse.joined_after(voice.accused, PARTIES):
                add_role(happening, "agent", unit, "accused", happening.parse)
            # «ألقوا باللوم في الهجوم على الحركة»: whom they blame was not attacked
            suffered = happening.roles.get("target", [])
            suffered[:] = [e for e in suffered if e[1].unit_index != voice.accused.unit_index]
        elif voice.act == "claims" or self.announces(voice, happening):
            speaker = self.speaker(voice)
            for where, who in () if speaker is None else (*self.speaking_with(voice, speaker), speaker):
                add_role(happening, "agent", who, "claims it", where)

    def answered(self, happening: Happening) -> None:
        """«متهمين بقتل جنود», «اتهامات للجيش بتعذيب»: who is charged with it is said to have done it."""
        named = happening.phrase.tag == "event" and not happening.roles.get("agent")
        if named and "agent" in self.frames.roles_of(happening.frame, "by"):
            for unit in perpetrator(happening) or answering(happening, self.g, self.m):
                found = [(happening.parse, unit)]
                if unit.tag == "pron":
                    found = self.intending(happening.parse, unit)
                for parse, who in found:
                    add_role(happening, "agent", who, "charged with it", parse)
                    suffered = happening.roles.get("target", [])  # «منفذ هجوم السفارة | شاب تركي»
                    suffered[:] = [e for e in suffered if e[2] != "second-target" or e[1].first != who.first]
            self.held_for(happening)
            self.behind(happening)
            help_to(happening, self.g, self.m)
            told = self.told[happening.parse.index]
            for unit in [] if happening.roles.get("agent") else on_mission(happening, told, self.m):
                add_role(happening, "agent", unit, "whose mission it is", happening.parse)
            vehicle = None if happening.roles.get("agent") else by_ambulance(happening)
            if vehicle is not None:
                add_role(happening, "agent", replace(vehicle, number=None), "by ambulance", happening.parse)
            for unit in [] if happening.roles.get("agent") else about_to(happening, self.g, self.m):
                pronoun = unit.tag == "pron"  # «في طريقهم لتنفيذ هجوم»
                for parse, who in (
                    self.intending(happening.parse, unit) if pronoun else [(happening.parse, unit)]
                ):
                    add_role(happening, "agent", replace(who, number=None), "about to do it", parse)

    def behind(self, happening: Happening) -> None:
        """«أعلنت الحركة أنها تقف وراء الهجوم»: the pronoun of who stands behind it."""
        parse, clause = happening.parse, happening.clause
        word = parse.words[max(0, happening.phrase.first - 1)].folded
        stands = word in ("وراء", "خلف") and 0 <= clause.verb < happening.unit
        if happening.roles.get("agent") or not stands:
            return
        verb = parse.units[clause.verb]
        if self.m.folded_lemma(parse.words[verb.head]) == "وقف":
            for where, unit in self.speaking_subject(parse, clause, voice_at(parse, verb.first)):
                add_role(happening, "agent", unit, "stands behind it", where)

    def led(self, happening: Happening) -> None:
        """«غزو البلاد بقيادة الولايات المتحدة», «صاروخ أطلقته القوات»: who leads it, or fired its weapon, where nobody
        else is told to do it."""
        if happening.roles.get("agent") or "agent" not in self.frames.roles_of(happening.frame, "by"):
            return
        for unit in happening.slots.get("command", []):
            if happening.phrase.tag == "event" and unit.type in DOERS:
                add_role(happening, "agent", unit, "led by", happening.parse)
        for unit in happening.slots.get("using", []):
            through = happening.parse.words[max(0, unit.first - 1)].folded.startswith("بواسط")
            if through and unit.tag == "np" and unit.type in DOERS | {"people", "person"}:
                add_role(happening, "agent", unit, "done through", happening.parse)  # «بواسطة مجموعة مسلحة»
        for other in self.told[happening.parse.index]:
            # «أصيب ثلاثة برصاص الشرطة خلال اقتحام المخيم»: who shot those that its toll counts
            shot = other.slots.get("at", []) if other.whole is happening and other is not happening else []
            for fire in (owner_of_fire(u, other.parse) for u in shot if u.type == "weapon"):
                if fire is not None:
                    add_role(happening, "agent", fire, "who shot", other.parse)
            if other.whole is happening and other is not happening and kills_somebody(other):
                for where, who in self.subject_of(other, other.phrase):
                    add_role(happening, "agent", who, "who killed in it", where)
        verb, whose = planted_by(happening, self.g, self.m)
        for unit in whose:
            add_role(happening, "agent", unit, "who fired or laid it", happening.parse)
        for other in self.told[happening.parse.index]:
            if (
                whose
                and other.unit == verb
                and other.stands
                and not (other.roles.get("target") or other.tolls)
            ):
                other.merged_into = happening  # «صاروخ أطلقته القوات» that hits is told once

    def held_for(self, happening: Happening) -> None:
        """«اعتقل ثلاثة بتهمة التخطيط لهجمات», «اعتقل بسبب رشق سيارة»: those arrested are said to have done it."""
        if happening.roles.get("agent") or happening.kind not in VIOLENT | {"killing", "riot", "assault"}:
            return
        if not held_for(happening.parse, happening.phrase, self.m):
            return
        for other in reversed(self.told[happening.parse.index]):
            if other.unit < happening.unit and other.stands and other.kind == "arrest":
                for parse, unit, _ in other.roles.get("target", []):
                    if unit.tag == "np" and unit.type in SUBJECTS:
                        add_role(happening, "agent", replace(unit, number=None), "held for it", parse)
                return

    def intending(self, parse: Parse, pronoun: Unit) -> list[Found]:
        """«واستعدادهم للتقدم»: the nearest party told before that the pronoun of an intent agrees with; «اتهامه بقتل»: the
        nearest that can be charged."""
        lemma = self.m.folded_lemma(parse.words[pronoun.head])
        if lemma in self.g.accusing:
            found = self.nearest(parse, pronoun, BLAMED | {"org"})  # «الطرف الذي يحملونه المسؤولية»: nobody
            return [(p, u) for p, u in found if self.m.folded_lemma(p.words[u.head]) not in UNKNOWN]
        clause = parse.clauses[parse.clause_of[pronoun.unit_index]]
        told = parse.units[pronoun.unit_index].relation in ("", "of")  # not «ضبطهم لاعتزامهم تفجير»
        if told and lemma in self.g.intents and 0 <= clause.verb < pronoun.unit_index:
            subject = [as_state(parse, u) for u in self.slots_of(parse, clause).get("subject", [])]
            form = parse.words[pronoun.head].enclitic
            meant = [
                (parse, u)
                for u in subject
                if u.tag == "np" and u.type in SUBJECTS and u.first < pronoun.first
            ]
            counted = bool(meant) and form == "هم" and meant[0][1].number is not None
            if meant and (counted or agrees_with_pronoun(*meant[0], form)):
                return meant  # «أبلغت أنقرة الحلف موافقتها على تسليح», «أعلن عشرون حزبا عزمهم تنظيم مظاهرة»
        return self.nearest(parse, pronoun, BLAMED if lemma in self.g.charges else SUBJECTS)

    def announces(self, voice: Voice, happening: Happening) -> bool:
        """«أعلن التحالف هدنة», «أعلن الحزب إضرابا»: who announces a truce makes it, and a party a protest, which it
        holds."""
        unit = happening.phrase
        bare = unit.relation in ("", "of")  # «أعلن عن هدنة»
        speaker = self.speaker(voice)
        calls = happening.kind == "protest" and speaker is not None and speaker[1].type in ("org", "people")
        if not (calls or happening.kind == "agreement") or unit.tag != "event" or not bare or voice.verb < 0:
            return False
        between = happening.parse.units[voice.verb + 1 : happening.unit]
        return len(between) <= 2 and all(u.tag in ("np", "time") and not u.relation for u in between)

    # ---------------------------------------------------------------- pronouns

    def pronouns(self, happening: Happening) -> None:
        for role in list(happening.roles):
            kept: list[Entry] = []
            for parse, unit, rule in happening.roles[role]:
                if unit.tag != "pron":
                    kept.append((parse, unit, rule))
                    continue
                burnt = role == "place" and rule.startswith("in-") and burns(happening.frame)
                personal = happening.frame.kind in PERSONAL and not (
                    happening.frame.kind == "killing" and rule.startswith("on-")
                )  # «القضاء عليه»: on a group
                found = [] if burnt else self.antecedents(parse, unit, role, happening, personal=personal)
                into = kept
                if burnt:
                    found = self.burnt(parse, unit)
                    into = happening.roles.setdefault("target", [])
                elif role == "agent" and self.done_to_it(happening, unit, rule):
                    found = self.what_was_struck(parse, unit, happening)
                    struck = "place" if found and found[0][1].type in PLACES - {"facility"} else "target"
                    into = happening.roles.setdefault(struck, [])
                elif not found and self.may_be_hit(happening, role, rule):
                    found = self.antecedents(parse, unit, "target", happening)
                    into = happening.roles.setdefault("target", [])
                for where, meant in found:
                    if not any(u is meant for _, u, _ in into):
                        into.append((where, meant, rule + ", pronoun"))
            happening.roles[role] = kept

    def burnt(self, parse: Parse, pronoun: Unit) -> list[Found]:
        """«هاجموا المقر وأضرموا النار فيه»: the nearest thing before that agrees and can burn."""
        return self.nearest(parse, pronoun, BURNT)

    def may_be_hit(self, happening: Happening, role: str, rule: str) -> bool:
        """«أطلق عليه النار»: whether a pronoun that stands for no place stands where the frame may also have its target."""
        fired_at = role == "place" and rule.startswith("on-") and happening.phrase.tag == "verb"
        return fired_at and "target" in self.frames.roles_of(happening.frame, "on")

    def antecedents(
        self, parse: Parse, pronoun: Unit, role: str, happening: Happening, *, personal: bool = False
    ) -> list[Found]:
        """Whom a pronoun means: the subject for an agent, else the nearest phrase before that agrees and fits.

        ``personal``: what is told befalls only people.
        """
        form = parse.words[pronoun.head].enclitic
        if role == "agent":
            accused = accused_of(parse, happening.phrase, voice_at(parse, pronoun.first), self.g, self.m)
            if accused is not None and agrees_with_pronoun(parse, accused, form):
                return [(parse, accused)]
            side = (
                self.nearest(parse, pronoun, DOERS) if pronoun.relation == "between" and form != "هما" else []
            )
            if side:
                return side  # «معارك بينهم وبين الجيش»: fighters first
            found = (
                helped(parse, happening.phrase, self.g, self.m)
                if pronoun.unit_index == happening.unit
                else []
            )
            if found and agrees_with_pronoun(parse, found[0], form):
                return [(parse, unit) for unit in found]  # «لدعم القوات في معركتها»
            beside = deed_beside(parse, pronoun, happening)
            if beside is not None and agrees_with_pronoun(parse, beside, form):
                return [(parse, beside)]  # «ضعفوا أمام الجيش وقصفه»
            subject = self.subject_of_clause(parse, form, happening)
            if subject and not (form in OF_PERSONS and subject[0][1].type == "aircraft"):
                return subject  # «قصف الطيران مواقعهم ما أدى إلى فرارهم»: no aircraft flee
            if form in ("هم", "نا", "ها", "ه"):
                speaker = self.speaker(voice_at(parse, pronoun.first))
                if speaker is not None and speaker[1].type in ("armed", "org", "country"):
                    return [speaker]
        elif role in ("place", "origin", "destination"):
            return self.place_of(parse, pronoun, form, happening)
        others = {
            id(u)
            for r, entries in happening.roles.items()
            if r in ("agent", "target") and r != role
            for _, u, _ in entries
        }
        # «أسلحة زودتهم بها»: no pronoun means what stands beside it around the same verb
        others |= {id(u) for units in happening.slots.values() for u in units}
        for where, unit in self.backwards(parse, pronoun.first):
            if id(unit) in others or unit.tag != "np" or (personal and self.named_beside(where, unit)):
                continue
            unit = self.they_mean(where, unit, form)
            if not agrees_with_pronoun(where, unit, form) or (form in OF_PERSONS and unit.type in THINGLY):
                continue
            if personal and role == "target":
                if self.suffers(where, unit, form):
                    return [*self.joined_before(where, unit, form), (where, unit)]
            elif unit.type in self.frames.accepts[role]:
                return [(where, unit)]
        return []

    def named_beside(self, parse: Parse, unit: Unit) -> bool:
        """«ضربوا على يد الشرطة بعد اعتقالهم», «جنديان من القوة … نقلهما»: who did it, and the force of which somebody is,
        are not whom a pronoun of what befalls people means."""
        if unit.relation == "by":
            return True
        before = parse.units[max(0, unit.unit_index - 2) : unit.unit_index]
        whose = next((u for u in reversed(before) if u.tag != "punct"), None)
        if whose is None or unit.relation != "from" or unit.type not in ("armed", "org"):
            return False
        return whose.tag == "np" and whose.type in ("person", "people", "name")

    def joined_before(self, parse: Parse, unit: Unit, form: str) -> list[Found]:
        """«إصابة فتاة وطفلين وتم نقلهم»: those to whom somebody whom «هم» means is joined."""
        found: list[Found] = []
        while unit.conj and not unit.relation and form in ("هم", "هن") and unit.unit_index > 0:
            unit = parse.units[unit.unit_index - 1]
            if unit.tag != "np" or not self.suffers(parse, unit, form):
                break
            found.insert(0, (parse, unit))
        return found

    def suffers(self, parse: Parse, unit: Unit, form: str) -> bool:
        """«اعتقلته», «القبض عليهم»: whether a pronoun can stand for a phrase where only people are meant; no body, no land,
        and no force by «ه» or «ها»."""
        if self.m.folded_lemma(parse.words[unit.head]) in SPEAKERS:
            return False
        if unit.type in ("people", "person", "name", "body") or (
            unit.type == "quantity" and unit.number is not None
        ):
            return True
        if unit.type not in ("", "armed"):
            return False
        if any(u is unit for h in self.told.get(parse.index, []) for _, u, _ in h.roles.get("target", [])):
            return True
        if unit.type != "armed" or form not in ("ه", "ها"):
            return unit.type == "armed"
        head = parse.words[unit.head]
        return unit.mention is None and head.number == "s" and self.m.folded_lemma(head) not in FORCES

    def subject_of_clause(self, parse: Parse, form: str, happening: Happening) -> list[Found]:
        """The subject, written or hidden, of the verb that governs a happening's clause («شنوا هجومهم»)."""
        clause = happening.clause
        if clause.verb < 0 or clause.verb == happening.unit:
            return []
        slots = self.slots_of(parse, clause)
        written = [u for u in slots.get("subject", []) if u.tag in ("np", "event", "pron")]
        for unit in written:
            if unit.tag == "np" and unit.type in HUMAN_AGENTS:
                joined = [u for u in written if u.conj and u.tag == "np" and u.type in HUMAN_AGENTS]
                if not joined and not can_mean(parse, unit, form):
                    return []
                return [(parse, unit), *((parse, u) for u in joined if u is not unit and form != "ه")]
        verb = parse.units[clause.verb]
        if not written and parse.words[verb.head].person != 1:
            voice = voice_at(parse, verb.first)
            word = parse.words[verb.head]
            return self.speaking_subject(parse, clause, voice) or self.shared_subject(
                parse, clause, word, voice
            )
        return []
