"""Who does what a noun tells: the subject of the verb on which it hangs («تمكن الجيش من استعادة المدينة»)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from rawi.coding.accusers import accused_before, described_accuser
from rawi.coding.answerable import HELD_FOR, PARTIES
from rawi.coding.compelled import compelled_before
from rawi.coding.controlling import controlled, who_acts
from rawi.coding.document import Clause, Happening, Parse, Unit
from rawi.coding.hit_beside import befell
from rawi.coding.looking_back import Found
from rawi.coding.parties import as_state, capital, in_genitive
from rawi.coding.purposes import purpose_of
from rawi.coding.slots import HUMAN_AGENTS, verb_slots
from rawi.coding.tolls import VIOLENT
from rawi.coding.verb_subjects import DOERS, VerbSubjects
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.speech import load_speech

__all__ = ["CALLS_FOR", "OWN_DOER", "GoverningSubjects", "flight"]

DEEDS = frozenset(
    ("capture", "advance", "assault", "shelling", "airstrike", "drone_strike", "arrest", "release", "seizure", "repulse",
     "deployment", "interception", "encirclement", "demining", "destruction")
)  # fmt: skip
ENFORCED = frozenset(("arrest", "seizure", "interception", "deployment", "repulse", "demining"))
# «تمكن من», «قام بـ»: what a verb's subject does.
GOVERNED = frozenset(("for", "purpose", "from", "at", "to"))
# What those in office order; of a strike he who orders it is its commander.
ORDERED = frozenset(("support", "aid", "deployment", "retreat", "release", "evacuation", "handover"))
GIVEN = frozenset(("support", "aid", "release"))  # what a country announces: «أعلنت بريطانيا تدريب مقاتلين»
RELIEF = frozenset(("evacuation", "aid"))  # what any body does that announces it
DENYING = "نفي"  # «نفت قطر تسليح المقاتلين»; of other deeds it may have been others
DENIED = frozenset(
    ("support", "arrest", "abduction", "shelling", "airstrike", "drone_strike", "deployment", "release")
)
ANNOUNCING = frozenset(("اعلن", "اعلان"))
BESIDE = frozenset(("np", "event", "time", "part"))
OWN_DOER = frozenset(("genitive-agent", "owner-agent", "light-noun-agent", "charged with it"))
CHARGING = frozenset(("accuses", "claims"))
CARRYING = frozenset(("شن", "تنفيذ", "ارتكاب", "خوض", "توجيه"))  # verbal nouns of what somebody carries out
OCCURRING = frozenset(("وقوع", "حدوث", "اندلاع", "تعرض", "حصول", "نشوب"))
CALLS_FOR = "دعا"  # «دعت المعارضة إلى مظاهرات»: who calls for a protest holds it
DRIVES = "دفع"
CALLERS = frozenset(("armed", "org", "people"))
# The same of what is carried out: «مهدت القوات … قبل شن هجوم».
AROUND = frozenset(("before", "without", "using"))
FOUGHT_IN = frozenset(("after", "during", "in", "cause"))
FOUGHT_WITH = frozenset(("with-target", "against-target"))
EFFORTS = frozenset(("", "abstract", "measure", "part"))
STATEMENTS = frozenset(("بيان", "تصريح", "تغريده", "كلمه", "خطاب"))  # «أعلنت القوات في بيان | تحرير المدينة»
SPOKESMEN = frozenset(("متحدث", "ناطق", "قياده"))
BELONGING = frozenset(("انتمي", "ارتبط", "تبع", "احتاج"))  # verbs of what somebody is, rather than does
WHAT = frozenset(("ما", "بما", "لما", "مما", "فيما", "عما"))
PAID = frozenset(("", "material", "abstract", "measure", "quantity"))  # «دفعت فدية», «دفعت 17 مليون دولار»
CONTROLLED = frozenset(("arrest", "abduction", "release", "capture", "seizure"))


class GoverningSubjects(VerbSubjects):
    """Finds who does what an event noun tells, where a verb of its clause or a deed before it names him."""

    def met(self, happening: Happening) -> bool:
        """«تصدت الدفاعات الجوية لهجوم بطائرات مسيرة»: whether the governing verb repels what happens."""
        verb = happening.clause.verb
        repels = verb >= 0 and any(f.slots == "repulse" for f in happening.parse.units[verb].frames)
        return repels and happening.phrase.relation in ("for", "on") and happening.kind in VIOLENT

    def governing_subject(self, happening: Happening) -> list[Found]:
        """«تمكن الجيش من استعادة المدينة والسيطرة على…»: event nouns joined to one that has an agent."""
        parse = happening.parse
        unit = happening.phrase
        clause = happening.clause
        voice = voice_at(parse, unit.first)
        if voice is not None and self.told_by_noun(parse, voice, unit):
            return self.announced(happening, voice)
        if 0 <= happening.unit < clause.verb:
            return []  # «على إثر المظاهرات أوقفت السفارة…»
        if self.suspected(happening) or self.met(happening) or befell(happening):
            return []
        compels = compelled_before(happening, self.told[parse.index], self.m)
        if compels is not None:
            if voice is not None and (tells := self.announced(happening, voice)):
                return tells
            drivers = [] if clause.verb < 0 else self.slots_of(parse, clause).get("subject", [])
            return [(parse, u) for u in drivers if u.tag == "np" and u.type in DOERS]
        if described_accuser(parse, unit, self.g, self.m):
            return []
        if controlled(happening, self.g, self.m):
            subject = who_acts(happening, self.slots_of(parse, clause), self.m)
            if subject:
                return [
                    (parse, replace(u, number=None)) for u in subject if u.tag == "np" and u.type in PARTIES
                ]
        if unit.relation == "for" and clause.verb >= 0 and uncovers(parse.units[clause.verb]):
            return []  # «كشفت الحركة عن تسجيل للتفجير»
        told = voice is not None and clause.verb >= 0 and voice.verb == clause.verb
        before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
        issued = (
            told and before.relation == "in" and self.m.folded_lemma(parse.words[before.head]) in STATEMENTS
        )
        if before.tag == "np" and before.type == "speech" and before.relation and not (unit.conj or issued):
            return []  # «في إشارة إلى إطلاق صواريخ», «بيان إدانة لقصف»
        if happening.kind == "protest" and happening.carried_by < 0 and unit.relation == "at":
            return []  # «مقارنة بالمظاهرات»
        carried = before.type == "carrier" and self.m.folded_lemma(parse.words[before.head]) in CARRYING
        carried = carried or self.organized(happening, before)
        lemma = self.m.folded_lemma(parse.words[parse.units[clause.verb].head]) if clause.verb >= 0 else ""
        if happening.kind == "protest" and lemma == CALLS_FOR and unit.relation in ("to", "for"):
            callers = self.slots_of(parse, clause).get("subject", [])
            return [(parse, u) for u in callers if u.tag == "np" and u.type in CALLERS]
        enabled = lemma in self.g.enabling
        governed = (
            unit.relation in GOVERNED
            or (carried and (unit.relation in AROUND or happening.kind == "protest"))
            or self.serves(happening)
            or (enabled and not unit.relation)  # «أتاح للمسلحين التقدم نحو»
            or (unit.relation == "after" and self.after_own_deed(happening))
            or (unit.relation == "on" and lemma in self.g.causing)  # «أجبر السكان على الفرار»
        )
        if not told and not unit.conj and not governed:
            return []
        means_to = voice is not None and voice.act == "orders" and self.organized(happening, before)
        if voice is not None and told and voice.act == "orders" and happening.kind in ORDERED:
            orders = self.slots_of(parse, clause).get("subject", [])
            persons = [u for u in orders if u.tag == "np" and u.type == "person"]
            if persons:
                return [
                    (parse, replace(u, number=None)) for u in persons
                ]  # «أصدر حكام الولايات أوامر بتسليح الحرس»
        if voice is not None and told and clause.kind != "content" and not means_to:
            joined = self.joined_charge(happening, voice) if unit.conj and voice.act in CHARGING else []
            joined = joined or (self.joined_deed(happening) if unit.conj else [])
            if not joined and voice.act in ("orders", "accuses"):
                own = self.slots_of(parse, clause).get("subject", []) if voice.act == "orders" else []
                accused = partial(accused_before, parse, grammar=self.g, meanings=self.m)
                joined = purpose_of(happening, self.told[parse.index], clause.verb, own, accused)
            return joined or self.announced(happening, voice)
        for other in reversed(self.told[parse.index]):
            if other.unit >= happening.unit or other.clause.index != clause.index:
                continue
            if other.phrase.relation == "support":
                continue  # «تمكن الجيش بدعم من غارات التحالف من استعادة البلدة»
            if other.stands and other.roles.get("agent"):
                return [(p, u) for p, u, _ in other.roles["agent"]]
        if clause.verb >= 0 and not self.judges(parse, clause):
            slots = self.slots_of(parse, clause)
            if lemma in self.g.causing and "object" not in slots and flight(happening):
                slots = verb_slots(parse, clause, self.frames, None)  # «دفعت المعارك السكان إلى النزوح»
            subject = who_acts(happening, slots, self.m)
            if enabled or (lemma in self.g.causing and not self.spends(parse, clause.verb, unit)):
                whom = slots.get("object", []) or slots.get("passive", [])  # «أرسلهم للقتال»
                whom = [u for u in whom if u is not unit]
                if enabled:
                    whom = whom or slots.get("for", [])  # «سمح للمتمردين بالسيطرة»
                elif lemma == DRIVES:
                    whom = whom or slots.get("at", [])  # «الأمر الذي دفع بالتنظيم إلى شن حملة»
                if clause.opener in ("ما", "مما"):
                    whom = whom or subject  # «ما مكن القوات من استعادة», «مما دفع عشرات المسلحين إلى الفرار»
                subject = whom
            if (
                not enabled
                and unit.relation == "from"
                and not self.what_is_done(parse, clause)
                and any(u.unit_index == unit.unit_index - 1 for u in subject)
            ):
                return []  # «القسم الأكبر من الهجمات»
            doers = (HUMAN_AGENTS - {"person"}) | ({"people"} if flight(happening) else set())
            found: list[Found] = []
            carries = lemma in self.light and "agent" in self.light[lemma].subject
            if carries and unit.relation in GOVERNED and not unit.conj:
                subject = [as_state(parse, u) for u in subject]  # «تخطط واشنطن لتزويد الأكراد»
            for u in subject:
                if u.tag == "pron" and lemma in self.g.causing:
                    found += self.nearest(parse, u, doers)  # «ما دفعهم إلى الفرار»
                elif u.tag == "np" and u.type in doers and not (u is before and carried):
                    found.append((parse, u))
            return found or (
                [] if subject or enabled or lemma in self.g.causing else self.carrying_on(happening)
            )
        return []

    def carrying_on(self, happening: Happening) -> list[Found]:
        """«وأضافت القوات أنها تستعد للهجوم», «ثم توجهوا إلى القرية لاعتقال»: of a verb without a subject, whom it means."""
        parse, clause, unit = happening.parse, happening.clause, happening.phrase
        verb = parse.units[clause.verb]
        word = parse.words[verb.head]
        lemma = self.m.folded_lemma(word)
        suffers = lemma in self.light and "passive" in self.light[lemma].subject
        if happening.kind not in DEEDS or word.passive or suffers or lemma in self.g.auxiliaries | BELONGING:
            return []
        if any(frame.kind in ("killing", "injury") for frame in verb.frames):
            return []  # «قتلوا بقصف»
        told_before = parse.words[happening.first].definite and not parse.words[happening.first].enclitic
        if unit.conj or (told_before and happening.kind in VIOLENT):
            return []
        voice = voice_at(parse, verb.first)
        found = self.speaking_subject(parse, clause, voice) or self.shared_subject(
            parse, clause, word, voice, strictly=True
        )
        return [f for f in found if f[1].type in DOERS]

    def fighting_subject(self, happening: Happening) -> list[Found]:
        """«تمكن المسلحون بعد معركة مع الجنود من…», «حقق الجيش مكاسب خلال قتال مع»: of fighting with somebody, the party
        whose deed comes of it is the other side."""
        parse, clause = happening.parse, happening.clause
        others = [u for _, u, rule in happening.roles.get("target", []) if rule in FOUGHT_WITH]
        verb = clause.verb
        if happening.kind != "clash" or happening.phrase.relation not in FOUGHT_IN or not others or verb < 0:
            return []
        if self.judges(parse, clause) or parse.says(verb) or self.dies(parse, clause):
            return []
        subject = self.slots_of(parse, clause).get("subject", [])
        return [(parse, u) for u in subject if u.tag == "np" and u.type in DOERS and u not in others]

    def organized(self, happening: Happening, before: Unit) -> bool:
        """«قررت الأحزاب تنظيم مظاهرة»: before a protest, «تنظيم» is no organisation."""
        alone = before.tag == "np" and before.last == before.head + 1 == happening.phrase.first
        word = happening.parse.words[before.head]
        return happening.kind == "protest" and alone and self.m.folded_lemma(word) == "تنظيم"

    def spends(self, parse: Parse, verb: int, event: Unit) -> bool:
        """«دفعت الحكومة فدية لتحرير رهائن»: whether what stands after a verb that may make people do something is none of
        them."""
        bare = [u for u in parse.units[verb + 1 : event.unit_index] if u.tag == "np" and not u.relation]
        return event.relation == "for" and bool(bare) and bare[-1].type in PAID

    def what_is_done(self, parse: Parse, clause: Clause) -> bool:
        """«ما تقوم به القوات من قصف», «ما حققته الشرطة من القبض على»: whether «من» says what it is that somebody does."""
        verb = parse.units[clause.verb]
        first = verb
        while first.conj and first.unit_index and parse.units[first.unit_index - 1].tag == "verb":
            first = parse.units[first.unit_index - 1]  # «ما قامت | وتقوم به»
        before = parse.words[first.first - 1].folded if first.first else ""
        after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
        taken_up = bool(parse.words[verb.head].enclitic) or any(u.tag == "pron" for u in after)
        return before in WHAT and taken_up

    def after_own_deed(self, happening: Happening) -> bool:
        """«أطلق الخاطفون سراحها بعد احتجازها عاما»: what somebody does comes after what he did with the same before."""
        if happening.kind not in CONTROLLED or (
            happening.definite and not happening.parse.words[happening.first].enclitic
        ):
            return False
        verb = happening.clause.verb
        return any(
            h.unit == verb and h.stands and h.kind in CONTROLLED and h.roles.get("agent")
            for h in self.told[happening.parse.index]
        )

    def serves(self, happening: Happening) -> bool:
        """«قصف الجيش مواقعهم في محاولة للسيطرة على», «يستخدمونها في إطلاق صواريخ»: what somebody does something for."""
        parse, unit, verb = happening.parse, happening.phrase, happening.clause.verb
        if unit.relation != "in":
            return False
        if self.m.folded_lemma(parse.words[unit.first - 1]) in self.g.attempts:
            return True
        if not 0 <= verb < happening.unit:
            return False
        if self.effort(parse, happening.clause):
            return True
        word = parse.words[parse.units[verb].head]
        used = bool(word.enclitic) or "object" in self.slots_of(parse, happening.clause)
        return used and self.m.folded_lemma(word) in self.g.using

    def effort(self, parse: Parse, clause: Clause) -> bool:
        """«الإجراءات التي اتخذتها الشرطة في ضبط المسلحين», «الدور الذي لعبته القوات في تحرير المدينة»: whether a relative
        clause tells of what its subject does for a deed."""
        if clause.antecedent < 0 or not parse.words[parse.units[clause.verb].head].enclitic:
            return False
        told_of = parse.units[clause.antecedent]
        return told_of.tag == "np" and told_of.type in EFFORTS and told_of.mention is None

    def suspected(self, happening: Happening) -> bool:
        """«اعتقلت السلطات ثلاثة للاشتباه في علاقتهم بالتفجير»: who arrests did not do what those arrested are held for."""
        if happening.kind not in VIOLENT | {"killing"} or happening.phrase.conj:
            return False
        parse, verb = happening.parse, happening.clause.verb
        charge = any(
            u.tag == "np" and self.m.folded_lemma(parse.words[u.head]) in HELD_FOR
            for u in parse.units[max(verb, 0) + 1 : happening.unit]
        )  # «اعتقلته الشرطة للاشتباه في تخطيطه لهجوم»
        if not happening.definite and not charge:
            return False
        return any(h.unit == verb and h.kind == "arrest" for h in self.told[parse.index])

    def announced(self, happening: Happening, voice: Voice) -> list[Found]:
        """«أعلن الجيش استعادة المدينة»: fighters who announce a deed that has no other agent did it; who tells of a
        flight or of his own posts shelled («عن هروب…», «استهداف مواقعه») did not."""
        parse = happening.parse
        speaker = self.speaker(voice)
        says = parse.units[voice.verb]
        lemma = self.m.folded_lemma(parse.words[says.head])
        if speaker is None and says.tag == "np" and (whose := in_genitive(parse, says, DOERS)) is not None:
            speaker = (parse, whose)  # «إعلان الجيش استعادة المدينة»
        if speaker is not None and self.m.folded_lemma(speaker[0].words[speaker[1].head]) in SPOKESMEN:
            # «أعلن المتحدث باسم الجيش استهداف…», «أعلنت القيادة المشتركة لقوات التحالف»
            speaker = next(iter(self.party_of_speaker(voice)), None)
        denies = lemma == DENYING and speaker is not None and speaker[1].type in DOERS
        if denies:
            denies = (
                happening.kind in DENIED and happening.phrase.tag == "event" and not happening.phrase.relation
            )
        before = parse.units[happening.unit - 1] if happening.unit else says
        # «أشارت السلطات إلى تنفيذ | عمليات»
        carried = before.type == "carrier" and self.m.folded_lemma(parse.words[before.head]) in CARRYING
        carried = carried and before.last == happening.first and not happening.definite
        occurs = before.last == happening.first and self.m.folded_lemma(parse.words[before.head]) in OCCURRING
        if speaker is None or occurs or (lemma not in ANNOUNCING and not denies and not carried):
            return []  # «أعلنت القوات وقوع هجوم»: it befell, nobody says by whom
        if not denies and not self.carries_out(happening, *speaker, carried=carried):
            return []
        struck = [u for role in ("target", "place") for _, u, _ in happening.roles.get(role, [])]
        own = any(
            parse.words[i].enclitic
            and parse.words[i].pos != "prep"  # «مشتبه بهم»
            and not any(m.first <= i < m.last for m in u.inner)  # «أبها» is a name
            for u in struck
            for i in range(u.first, u.last)
        )
        return [] if own else [*self.speaking_with(voice, speaker), speaker]

    def speaking_with(self, voice: Voice, speaker: Found) -> list[Found]:
        """«أعلن الجيش | والمقاومة السيطرة على»: fighters told to speak right before the last of those who speak."""
        parse, last = speaker
        found: list[Found] = []
        for unit in reversed(parse.units[: last.unit_index]):
            spoke = any(link.first == unit.head and link.sentence == parse.index for link in voice.chain)
            if (
                not last.conj
                or last.relation
                or not spoke
                or unit.type not in DOERS
                or unit.last > last.first
            ):
                break
            found.insert(0, (parse, unit))
            last = unit
        return found

    def carries_out(self, happening: Happening, parse: Parse, unit: Unit, *, carried: bool = False) -> bool:
        """Whether who announces a deed is who does such: fighters, and of arrests, finds and aircraft shot down a country
        or its authorities too («أعلنت السلطات تفكيك خلية»); of what is «carried» out («تنفيذ عمليات») also a country."""
        if unit.type == "armed":
            return happening.kind in DEEDS | {"killing"}
        if unit.type == "org" and happening.kind in RELIEF:
            return True
        words = parse.words[unit.head : unit.last]
        official = any(self.m.folded_lemma(word) in self.g.authorities for word in words)
        state = unit.type in ("country", "state") and not capital(parse, unit)  # «أعلنت المنامة إحباط تهريب»
        gives = state and happening.kind in GIVEN
        return gives or ((official or state) and (carried or happening.kind in ENFORCED | {"killing"}))

    def joined_charge(self, happening: Happening, voice: Voice) -> list[Found]:
        """«اتهم الجيش بنهب المنازل وتدميرها»: of a happening joined to what somebody is accused of, who it is."""
        for other in reversed(self.told[happening.parse.index]):
            between = happening.parse.units[other.unit + 1 : happening.unit]
            before = voice.first <= other.first < happening.first
            if before and all(u.tag in ("np", "event") for u in between) and other.whole.roles.get("agent"):
                return [(p, u) for p, u, _ in other.whole.roles["agent"]]
        return []

    def told_by_noun(self, parse: Parse, voice: Voice, unit: Unit) -> bool:
        """«بعد إعلان الجيش | السيطرة على القرية»: whether a noun of saying has what it tells right after its speaker."""
        noun = parse.units[voice.verb] if voice.verb >= 0 else None
        return noun is not None and noun.tag == "np" and not unit.relation and noun.last == unit.first

    def joined_deed(self, happening: Happening) -> list[Found]:
        """«نددوا باقتحام القوات المسجد | والاعتداء على المصلين»: of a deed joined to one whose doer stands beside its own
        noun, the same doer."""
        for other in reversed(self.told[happening.parse.index]):
            if other.unit >= happening.unit or not other.stands:
                continue
            between = happening.parse.units[other.unit + 1 : happening.unit]
            near = all(u.tag in BESIDE or happening.parse.is_comma(u) for u in between)
            if other.phrase.tag != "event" or not near:
                return []
            agents = other.roles.get("agent", [])
            if agents and agents[0][2] in OWN_DOER:
                return [(p, u) for p, u, _ in agents]
            if not other.phrase.conj:
                return []
        return []

    def judges(self, parse: Parse, clause: Clause) -> bool:
        """«نددت الدول بالهجوم», «دعا إلى وقف القصف»: who judges, asks or tells of a happening did not do it."""
        frame = load_speech().verbs.get(self.m.folded_lemma(parse.words[parse.units[clause.verb].head]))
        return frame is not None and frame.act != "orders" and not frame.ambiguous


def uncovers(verb: Unit) -> bool:
    """Whether a verb only tells that something is brought to light."""
    return any(frame.slots == "uncover" for frame in verb.frames)


def flight(happening: Happening) -> bool:
    """«أجبروا السكان على الفرار»: whether a noun may tell of civilians who flee."""
    return any(frame.slots == "flee" for frame in happening.frames)
