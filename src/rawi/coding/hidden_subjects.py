"""Hidden subjects: who does what a verb without a subject tells («ثم انسحبت», «بعدما سيطروا», «كما نفذت قصفاً»)."""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.words import Word
from rawi.coding.agreeing import agrees_with_pronoun, agrees_with_verb
from rawi.coding.answerable import charged
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.hidden_victims import hidden_victim, lacks_victim
from rawi.coding.looking_back import Found, LookingBack
from rawi.coding.meaning import Meanings
from rawi.coding.roles import add_role
from rawi.coding.slots import HUMAN_AGENTS, verb_slots
from rawi.coding.tolls import VIOLENT
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.frames import Frames
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.speech import load_speech

__all__ = ["SUBJECTS", "HiddenSubjects"]

SUBJECTS = HUMAN_AGENTS | {"people", "name"}  # what the hidden subject of a verb may be
FIRED = frozenset(
    ("weapon", "bomb", "aircraft", "vehicle")
)  # a lone noun after «أطلقت» that is what was fired
DEEDS = frozenset(
    ("capture", "advance", "assault", "shelling", "airstrike", "drone_strike", "arrest", "release", "seizure", "repulse",
     "deployment", "interception", "encirclement", "demining")
)  # fmt: skip
GOING_ON = frozenset(("و", "كما", "ثم", "فيما"))
# What armed men rather than civilians do, and so whom a plural verb means first.
GRIM = frozenset(("capture", "shelling", "airstrike", "arrest"))
DOING = {True: frozenset(("armed",)), False: frozenset(("armed", "people"))}
DOERS = frozenset(("armed", "country", "state", "org"))
GOVERNED = frozenset(
    ("for", "purpose", "from", "at", "to")
)  # «تمكن من», «قام بـ»: what a verb's subject does
CARRYING = frozenset(("شن", "تنفيذ", "ارتكاب", "خوض"))  # verbal nouns of what somebody carries out
AROUND = frozenset(
    ("before", "without", "using")
)  # the same of what is carried out: «مهدت القوات … قبل شن هجوم»
CONTROLLED = frozenset(("arrest", "abduction", "release", "capture", "seizure"))
# Who tells what others did. Folded lemmas.
TELLING = frozenset(("مصدر", "بيان", "وكاله", "صحيفه", "تقرير", "قناه", "تلفزيون", "مراسل", "شاهد", "مرصد"))
NEAR = 1  # sentences back that a hidden subject may reach
FAR = 2  # and that of a verb in the plural, which fewer phrases agree with


class HiddenSubjects(LookingBack):
    """Finds who is meant where no subject is written; :class:`Pronouns` builds on it."""

    def __init__(self, document: Document, frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
        super().__init__(document)
        self.frames = frames
        self.g = grammar
        self.m = meanings
        self.told = document.by_sentence()

    def speaker(self, voice: Voice | None) -> Found | None:
        """The phrase of who speaks: of a chain of sources, the last."""
        if voice is None or not voice.chain:
            return None
        link = voice.chain[-1]
        parse = self.document.parses[link.sentence]
        unit = next((u for u in parse.units if u.head == link.first), None)
        return None if unit is None else (parse, unit)

    def slots_of(self, parse: Parse, clause: Clause) -> dict[str, list[Unit]]:
        """What stands around a clause's verb, read by the verb's first frame if it has any."""
        frames = parse.units[clause.verb].frames
        return verb_slots(parse, clause, self.frames, frames[0] if frames else None)

    def hidden_subject(self, happening: Happening) -> None:
        """«وقصفت … ثم انسحبت»: the subject of the verb before, else the agent of the last sentence."""
        if lacks_victim(happening):
            here = happening.parse.index
            near = [] if self.shifts_topic(happening.parse) else self.told.get(here - 1, [])
            for where, phrase in hidden_victim(happening, near + self.told[here], self.slots_of):
                add_role(happening, "target", phrase, "hidden-subject", where)
            return
        verb = self.verb_without_subject(happening)
        if verb is not None:
            for where, phrase in self.subject_of(happening, verb):
                add_role(happening, "agent", phrase, "hidden-subject", where)
        elif (
            happening.perhaps_by >= 0
            and not happening.roles.get("agent")
            and (who := self.goes_on(happening))
        ):
            for where, phrase in who:
                add_role(happening, "agent", phrase, "hidden-subject", where)
        elif happening.phrase.tag == "event" and (
            happening.phrase.relation != "in" or self.serves(happening)
        ):
            if "passive" in happening.slots or happening.roles.get("agent"):
                return
            if happening.kind in ("killing", "injury") and not self.done_with(happening):
                return
            if charged(happening.parse, happening.phrase, self.g, self.m) is not None:
                return  # «قضت المحكمة بإعدام متهم بقتل…»
            suffered = [u for _, u, _ in happening.roles.get("target", [])]
            for where, phrase in self.governing_subject(happening):
                if any(phrase is unit for unit in suffered):
                    continue  # «المسلحين الذين يواجهون حملة لدحرهم»
                role = "target" if phrase.type == "people" and _flight(happening) else "agent"
                add_role(happening, role, phrase, "subject-of-governing-verb", where)

    def goes_on(self, happening: Happening) -> list[Found]:
        """«ودخلت القوات البلدة، كما شنت غارات»: a verb that may be a passive has the subject of the one that it goes on
        with, where that agrees."""
        parse = happening.parse
        verb = parse.units[happening.perhaps_by]
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        if not verb.conj and clause.opener not in GOING_ON:
            return []
        found = self.shared_subject(
            parse, clause, parse.words[verb.head], voice_at(parse, verb.first), strictly=True
        )
        return found if found and found[0][1].type in DOERS else []

    def done_with(self, happening: Happening) -> bool:
        """«بتعذيب وقتل مدنيين», «القضاء عليهم»: a killing that its words join to what has a doer; «مقتل», «ضحايا» and
        «، وقتل ثلاثة» have none."""
        unit = happening.phrase
        if happening.frame.slots in ("die", "victims"):
            return False
        before = happening.parse.units[unit.unit_index - 1] if unit.unit_index else None
        return bool(unit.relation) or (before is not None and before.tag == "event")

    def verb_without_subject(self, happening: Happening) -> Unit | None:
        """The verb that tells a happening, its own or the light verb of its noun, when its subject is hidden."""
        if happening.roles.get("agent"):
            return None
        parse, slots = happening.parse, happening.slots
        if happening.phrase.tag == "verb":
            if "passive" in slots or parse.words[happening.phrase.head].passive:
                return None
            if happening.kind in ("killing", "injury") and "object" not in slots:
                return None
            if "agent" not in self.frames.roles_of(happening.frame, "subject"):
                return None
            subject = slots.get("subject", [])
            fired = subject and all(u.type in FIRED for u in subject)
            if fired and slots.get("object") and all(u.type in ("weapon", "bomb") for u in subject):
                return None  # «القوات التي أصابتها النيران»: the fire did it
            return None if subject and not fired else happening.phrase
        if happening.carried_by < 0:
            return None
        verb = parse.units[happening.carried_by]
        return None if parse.words[verb.head].passive else verb

    def subject_of(self, happening: Happening, verb: Unit) -> list[Found]:
        """Who is meant by a verb without a subject; empty when nobody agrees."""
        parse = happening.parse
        word = parse.words[verb.head]
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        voice = voice_at(parse, verb.first)
        if word.person == 1:
            she = replace(word, person=3, gender="f", number="s")  # «وقتلت» is spelt alike for «I» and «she»
            if not word.stem.endswith("ت"):
                return self.party_of_speaker(voice)
            found = self.shared_subject(parse, clause, she, voice, strictly=True)
            found = found or self.party_of_speaker(voice)
            if found:
                return found
            word = she
        fired = verb is happening.phrase and bool(happening.slots.get("subject"))
        far = not fired and (
            verb is happening.phrase or not any(u.tag == "verb" for u in parse.units[: verb.unit_index])
        )
        return (
            self.speaking_subject(parse, clause, voice)
            or self.shared_subject(parse, clause, word, voice, strictly=True)
            or (
                []
                if fired
                else self.named_before(happening, verb, word, clause, voice, DOING[happening.kind in GRIM])
            )
            or self.shared_subject(parse, clause, word, voice)
            or ([] if fired else self.named_before(happening, verb, word, clause, voice, DOING[False]))
            or self.speaker_acts(parse, clause, word, voice)
            or self.controlling(parse, clause, word)
            or (self.last_agent(happening, word) if far else [])
        )

    def party_of_speaker(self, voice: Voice | None) -> list[Found]:
        """«أسقطنا طائرة»: the speaker's own side; of an officer, the force in his title."""
        found = self.speaker(voice)
        if found is None:
            return []
        parse, unit = found
        if unit.type in ("armed", "org", "country"):
            return [found]
        for i in range(unit.head + 1, unit.last):
            mention = next((m for m in unit.inner if m.first == i and m.type in ("armed", "org")), None)
            if mention is None and self.m.type_of(parse.words[i]) not in ("armed", "org"):
                continue
            last = mention.last if mention is not None else i + 1
            while mention is None and last < unit.last and parse.words[last].pos == "adj":
                last += 1
            return [(parse, Unit("np", i, last, i, "armed", mention=mention, definite=True))]
        return []

    def speaking_subject(
        self, parse: Parse, clause: Clause, voice: Voice | None, *, look_back: bool = True
    ) -> list[Found]:
        """«قالت الجماعة إنها أطلقت…»: the pronoun after «إن» is the speaker.

        ``look_back``: whether a subject told between the speaker and the clause comes first; looking for that does not
        look back again.
        """
        if clause.kind != "content" or not clause.opener.endswith(("ه", "ها", "هم", "هما")):
            return []
        if voice is not None and voice.accused is not None:
            return [(parse, voice.accused)]  # «اتهمت الحكومة الحركة بأنها قصفت…»
        begins = parse.units[clause.units[0]].first if clause.units else 0
        if look_back and voice is not None and voice.first < begins and clause.verb >= 0:
            word = parse.words[parse.units[clause.verb].head]
            within = self.shared_subject(parse, clause, word, voice, strictly=True)
            if within:
                return within  # «أفادت مصادر بأن المسلحين دهموا منازل وأنهم اعتقلوا…»
        speaker = self.speaker(voice)
        if speaker is not None and self.m.folded_lemma(speaker[0].words[speaker[1].head]) in TELLING:
            # «أفادت مصادر بأن المسلحين دهموا منازل، مشيرة إلى أنهم اعتقلوا…»: who only tells does nothing
            if not look_back or clause.verb < 0:
                return []
            word = parse.words[parse.units[clause.verb].head]
            return self.shared_subject(parse, clause, word, None, strictly=True)
        if speaker is None and clause.parent >= 0 and parse.clauses[clause.parent].verb >= 0:
            # «المتمردين الذين يقولون إنهم انسحبوا»
            saying = self.slots_of(parse, parse.clauses[clause.parent]).get("subject", [])
            speaker = next(((parse, u) for u in saying if u.tag == "np"), None)
        if speaker is not None and speaker[1].type not in SUBJECTS:
            speaker = next(iter(self.party_of_speaker(voice)), None)  # «مواقع المتمردين الذين يقولون إنهم…»
        if speaker is None:
            return []
        form = next(f for f in ("هما", "ها", "هم", "ه") if clause.opener.endswith(f))
        return [speaker] if agrees_with_pronoun(*speaker, form) else []

    def controlling(self, parse: Parse, clause: Clause, word: Word) -> list[Found]:
        """«الجيش نفى أن يكون استهدف»: after «أن», the verb without a subject has that of the verb it hangs on."""
        if clause.kind != "content" or clause.opener != "ان" or clause.parent < 0:
            return []
        before = [parse.units[i] for i in clause.units if i < clause.verb]
        if any(u.tag not in ("sub", "part", "neg", "verb") for u in before):
            return []  # «قالت الشرطة إن حافلة اصطدمت»: it has its own
        above = parse.clauses[clause.parent]
        subject = self.slots_of(parse, above).get("subject", []) if above.verb >= 0 else []
        found: list[Found] = [(parse, u) for u in subject if u.tag == "np" and u.type in DOERS]
        return found if found and agrees_with_verb(*found[0], word, strictly=True) else []

    def speaker_acts(self, parse: Parse, clause: Clause, word: Word, voice: Voice | None) -> list[Found]:
        """«أعلن المسلحون الطوارئ، ونفذوا اعتقالات»: fighters who announce something and then act, in a main clause."""
        if voice is None or voice.verb < 0 or clause.kind != "main" or clause.opener != "و":
            return []
        if parse.clauses[parse.clause_of[voice.verb]].kind != "main":
            return []
        speaker = self.speaker(voice)
        acts = speaker is not None and speaker[1].type in ("armed", "country")
        return [speaker] if acts and speaker and agrees_with_verb(*speaker, word, strictly=True) else []

    def shared_subject(
        self, parse: Parse, clause: Clause, word: Word, voice: Voice | None, *, strictly: bool = False
    ) -> list[Found]:
        """The subject of a verb before in the same sentence: nobody outside a quotation is the subject within it."""
        first = voice.first if voice is not None and voice.verb >= 0 else 0
        within = {above.index for above in parse.above(clause.index)}
        aside: list[Found] = []
        for other in reversed(parse.clauses[: clause.index]):
            if other.verb < 0 or parse.units[other.verb].first < first or self.dies(parse, other):
                continue
            phrases = self.slots_of(parse, other).get("subject", [])
            subject: list[Found] = [(parse, u) for u in phrases if u.tag == "np" and u.type in SUBJECTS]
            if not subject:
                subject = self.speaking_subject(parse, other, voice, look_back=False)
            if not subject or not agrees_with_verb(*subject[0], word, strictly=strictly):
                continue
            if clause.kind == "relative" or within.issuperset(_relatives(parse, other)):
                return subject
            aside = aside or subject
        # «الحزب الذي تدعمه تركيا بعد أن اشتبك مع»: who only describes somebody does nothing more; but «هجوما شنه
        # مسلحون، وسيطروا»
        return aside if word.number == "p" else []

    def dies(self, parse: Parse, clause: Clause) -> bool:
        """«لقي مسلحون مصرعهم في غارات، واستهدفت…»: the dead do nothing more."""
        told = self.told.get(parse.index, [])
        return any(h.unit == clause.verb and h.frame.slots == "die" for h in told)

    def named_before(
        self,
        happening: Happening,
        verb: Unit,
        word: Word,
        clause: Clause,
        voice: Voice | None,
        doers: frozenset[str],
    ) -> list[Found]:
        """«هجوما على الحوثيين بعدما سيطروا»: a plural verb in a clause of its own tells of the plural named last."""
        parse = happening.parse
        if word.number != "p" or clause.kind == "main":
            return []
        first = voice.first if voice is not None and voice.verb >= 0 else 0
        for unit in reversed(parse.units[: verb.unit_index]):
            if unit.first < first:
                break
            if unit.tag != "np" or unit.type not in doers:
                continue
            if agrees_with_verb(parse, unit, word, strictly=True):
                return [(parse, unit)]
        return []

    def last_agent(self, happening: Happening, word: Word) -> list[Found]:
        """The agent of the nearest happening before, within reach and on the same topic."""
        parse = happening.parse
        if self.shifts_topic(parse):
            return []
        reach = FAR if word.number == "p" else NEAR
        before = [h for back in range(reach, -1, -1) for h in self.told.get(parse.index - back, [])]
        for other in reversed(before):
            if other is happening or not other.stands:
                continue
            if other.parse.index == parse.index and other.unit > happening.unit:
                continue
            agents = other.roles.get("agent", [])
            if agents and agrees_with_verb(agents[0][0], agents[0][1], word):
                return [(p, u) for p, u, _ in agents]
        return []

    def governing_subject(self, happening: Happening) -> list[Found]:
        """«تمكن الجيش من استعادة المدينة والسيطرة على…»: event nouns joined to one that has an agent."""
        parse = happening.parse
        unit = happening.phrase
        clause = happening.clause
        if 0 <= happening.unit < clause.verb:
            return []  # «على إثر المظاهرات أوقفت السفارة…»
        if self.suspected(happening):
            return []
        voice = voice_at(parse, unit.first)
        told = voice is not None and clause.verb >= 0 and voice.verb == clause.verb
        before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
        if before.tag == "np" and before.type == "speech" and before.relation and not unit.conj:
            return []  # «في إشارة إلى إطلاق صواريخ», «بيان إدانة لقصف»
        if happening.kind == "protest" and happening.carried_by < 0 and unit.relation == "at":
            return []  # «مقارنة بالمظاهرات»
        carried = before.type == "carrier" and self.m.folded_lemma(parse.words[before.head]) in CARRYING
        lemma = self.m.folded_lemma(parse.words[parse.units[clause.verb].head]) if clause.verb >= 0 else ""
        enabled = lemma in self.g.enabling
        governed = (
            unit.relation in GOVERNED
            or (carried and unit.relation in AROUND)
            or self.serves(happening)
            or (enabled and not unit.relation)  # «أتاح للمسلحين التقدم نحو»
            or (unit.relation == "after" and self.after_own_deed(happening))
            or (unit.relation == "on" and lemma in self.g.causing)  # «أجبر السكان على الفرار»
        )
        if not told and not unit.conj and not governed:
            return []
        if voice is not None and clause.verb >= 0 and voice.verb == clause.verb and clause.kind != "content":
            return self.announced(happening, voice)
        for other in reversed(self.told[parse.index]):
            if other.unit >= happening.unit or other.clause.index != clause.index:
                continue
            if other.stands and other.roles.get("agent"):
                return [(p, u) for p, u, _ in other.roles["agent"]]
        if clause.verb >= 0 and not self.judges(parse, clause):
            slots = self.slots_of(parse, clause)
            subject = slots.get("subject", [])
            if lemma in self.g.causing or enabled:
                whom = slots.get("object", []) or slots.get("passive", [])  # «أرسلهم للقتال»
                whom = [u for u in whom if u is not unit]
                if enabled:
                    # «سمح للمتمردين بالسيطرة», «ما مكن القوات من استعادة»
                    whom = whom or slots.get("for", []) or (subject if clause.opener in ("ما", "مما") else [])
                subject = whom
            if (
                not enabled
                and unit.relation == "from"
                and any(u.unit_index == unit.unit_index - 1 for u in subject)
            ):
                return []  # «القسم الأكبر من الهجمات»
            doers = (HUMAN_AGENTS - {"person"}) | ({"people"} if _flight(happening) else set())
            found: list[Found] = []
            for u in subject:
                if u.tag == "pron" and lemma in self.g.causing:
                    found += self.nearest(parse, u, doers)  # «ما دفعهم إلى الفرار»
                elif u.tag == "np" and u.type in doers:
                    found.append((parse, u))
            return found
        return []

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
        word = parse.words[parse.units[verb].head]
        used = bool(word.enclitic) or "object" in self.slots_of(parse, happening.clause)
        return used and self.m.folded_lemma(word) in self.g.using

    def suspected(self, happening: Happening) -> bool:
        """«اعتقلت السلطات ثلاثة للاشتباه في علاقتهم بالتفجير»: who arrests did not do what those arrested are held for."""
        if happening.kind not in VIOLENT | {"killing"} or not happening.definite or happening.phrase.conj:
            return False
        verb = happening.clause.verb
        return any(h.unit == verb and h.kind == "arrest" for h in self.told[happening.parse.index])

    def announced(self, happening: Happening, voice: Voice) -> list[Found]:
        """«أعلن الجيش استعادة المدينة»: fighters who announce a deed that has no other agent did it; who tells of a
        flight or of his own posts shelled («عن هروب…», «استهداف مواقعه») did not."""
        parse = happening.parse
        speaker = self.speaker(voice)
        lemma = self.m.folded_lemma(parse.words[parse.units[voice.verb].head])
        if speaker is None or speaker[1].type != "armed" or lemma != "اعلن" or happening.kind not in DEEDS:
            return []
        struck = [u for role in ("target", "place") for _, u, _ in happening.roles.get(role, [])]
        own = any(parse.words[i].enclitic for u in struck for i in range(u.first, u.last))
        return [] if own else [speaker]

    def judges(self, parse: Parse, clause: Clause) -> bool:
        """«نددت الدول بالهجوم», «دعا إلى وقف القصف»: who judges, asks or tells of a happening did not do it."""
        frame = load_speech().verbs.get(self.m.folded_lemma(parse.words[parse.units[clause.verb].head]))
        return frame is not None and frame.act != "orders" and not frame.ambiguous

    def shifts_topic(self, parse: Parse) -> bool:
        opening = " ".join(w.folded.removeprefix("و") for w in parse.words[:4])
        return any(opening.startswith(phrase) for phrase in self.g.topic_shift)


def _relatives(parse: Parse, clause: Clause) -> set[int]:
    """The clauses that describe somebody or something, which a clause is or hangs on; «مما جعل القوات» and «هجوما شنته
    القوات» describe nobody."""
    return {
        c.index
        for c in parse.above(clause.index)
        if c.kind == "relative" and c.antecedent >= 0 and parse.units[c.antecedent].tag != "event"
    }


def _flight(happening: Happening) -> bool:
    """«أجبروا السكان على الفرار»: whether a noun may tell of civilians who flee."""
    return any(frame.slots == "flee" for frame in happening.frames)
