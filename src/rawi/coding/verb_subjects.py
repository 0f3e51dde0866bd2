"""Who does what a verb without a subject tells: whom the verb before it, the speaker or the sentence before names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from rawi.arabic.words import Word
from rawi.coding.agreeing import agrees_with_pronoun, agrees_with_verb
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.lone_nouns import ours
from rawi.coding.looking_back import Found, LookingBack
from rawi.coding.meaning import Meanings
from rawi.coding.parties import as_state
from rawi.coding.slots import HUMAN_AGENTS, verb_slots
from rawi.coding.tellers import teller_before
from rawi.coding.voices import Voice, voice_at
from rawi.knowledge.frames import Frames, load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["DOERS", "SUBJECTS", "VerbSubjects"]

SUBJECTS = HUMAN_AGENTS | {"people", "name"}  # what the hidden subject of a verb may be
# What armed men rather than civilians do, and so whom a plural verb means first.
GRIM = frozenset(("capture", "shelling", "airstrike", "arrest"))
DOING = {True: frozenset(("armed",)), False: frozenset(("armed", "people"))}
DOERS = frozenset(("armed", "country", "state", "org"))
# Who tells what others did. Folded lemmas.
TELLING = frozenset(("مصدر", "بيان", "وكاله", "صحيفه", "تقرير", "قناه", "تلفزيون", "مراسل", "شاهد", "مرصد"))
OFFICE = frozenset(("in", "of", "for", "from", "at"))  # what force somebody is of
NEAR = 1  # sentences back that a hidden subject may reach
FAR = 2  # and that of a verb in the plural, which fewer phrases agree with
NAME = "اسم"  # «المتحدث باسم العشائر»


class VerbSubjects(LookingBack):
    """Finds whom a verb without a subject means, by all that stands before it."""

    def __init__(self, document: Document, frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
        super().__init__(document)
        self.frames = frames
        self.g = grammar
        self.m = meanings
        self.told = document.by_sentence()
        self.light = load_light()

    def speaker(self, voice: Voice | None) -> Found | None:
        """The phrase of who speaks: of a chain of sources, the last."""
        if voice is None or not voice.chain:
            return None
        link = voice.chain[-1]
        parse = self.document.parses[link.sentence]
        unit = next((u for u in parse.units if u.head == link.first), None)
        return None if unit is None else (parse, as_state(parse, unit))

    def slots_of(self, parse: Parse, clause: Clause) -> dict[str, list[Unit]]:
        """What stands around a clause's verb, read by its first frame of one word («دخل», not «دخل تحت سيطرة»)."""
        frames = parse.units[clause.verb].frames
        alone = next((frame for frame in frames if len(frame.lemmas) == 1), frames[0] if frames else None)
        return verb_slots(parse, clause, self.frames, alone)

    def subject_of(self, happening: Happening, verb: Unit) -> list[Found]:
        """Who is meant by a verb without a subject; empty when nobody agrees."""
        parse = happening.parse
        word = parse.words[verb.head]
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        voice = voice_at(parse, verb.first)
        if word.person != 1 and ours(word):
            return self.party_of_speaker(voice)
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
            # «وتمكنا من تدمير»: spelt alike for «we» and for two
            or (self.party_of_speaker(voice) if word.number == "d" and word.folded.endswith("نا") else [])
        )

    def party_of_speaker(self, voice: Voice | None) -> list[Found]:
        """«أسقطنا طائرة»: the speaker's own side; of an officer, the force in his title."""
        found = self.speaker(voice)
        if found is None:
            return []
        parse, unit = found
        last = voice.chain[-1].last if voice is not None else unit.last
        ending = parse.words[unit.last - 1]
        # «العشائر المتصدية للتنظيم»: against whom they are
        opposed = unit.last - 1 > unit.head and ending.pos == "adj" and ending.participle is not None
        beyond = [
            u for u in parse.units[unit.unit_index + 1 :] if u.last <= last and u.tag == "np" and not opposed
        ]
        force = next((u for u in beyond if u.relation in OFFICE and u.type in ("armed", "org")), None)
        if unit.type in ("armed", "org", "country") and (force is None or unit.mention is not None):
            return [found]
        for i in range(unit.head + 1, unit.last):
            mention = next((m for m in unit.inner if m.first == i and m.type in ("armed", "org")), None)
            adjective = parse.words[i].pos == "adj"  # «المتحدث العسكري باسم الجيش»
            types = ("armed", "org", "people") if parse.words[i - 1].stem == NAME else ("armed", "org")
            if mention is None and (adjective or self.m.type_of(parse.words[i]) not in types):
                continue
            last = mention.last if mention is not None else i + 1
            while mention is None and last < unit.last and parse.words[last].pos == "adj":
                last += 1
            return [(parse, Unit("np", i, last, i, "armed", mention=mention, definite=True))]
        return [] if force is None else [(parse, force)]  # «ضابط في الجيش», «قائد في البيشمركة»

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
        teller = teller_before(parse, clause)
        if teller is not None:
            return [(parse, teller)]  # «نفى الوزير زعم الحركة أنها قصفت»
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
            speaker = next(((parse, as_state(parse, u)) for u in saying if u.tag == "np"), None)
        if speaker is not None and speaker[1].type not in SUBJECTS:
            speaker = next(iter(self.party_of_speaker(voice)), None)  # «مواقع المتمردين الذين يقولون إنهم…»
        form = next(f for f in ("هما", "ها", "هم", "ه") if clause.opener.endswith(f))
        suspected = self.suspected_of(parse, clause, voice, form)
        if suspected is not None:
            return [suspected]
        return [speaker] if speaker is not None and agrees_with_pronoun(*speaker, form) else []

    def suspected_of(self, parse: Parse, clause: Clause, voice: Voice | None, form: str) -> Found | None:
        """«اعتقال أربعة أشخاص يشتبه في أنهم خططوا لهجوم»: of whom nobody in particular thinks it."""
        above = parse.clauses[clause.parent] if clause.parent >= 0 else clause
        if (
            voice is None
            or voice.act != "doubts"
            or not voice.rule.startswith("«")
            or above.verb != voice.verb
        ):
            return None
        before = parse.units[above.antecedent] if above.antecedent >= 0 else None
        if before is None:
            told = [u for u in parse.units[: voice.verb] if u.tag not in ("time", "part", "punct")]
            before = told[-1] if told else None
        suits = before is not None and before.tag == "np" and before.type in SUBJECTS | {"quantity"}
        if not suits or before is None or not agrees_with_pronoun(parse, before, form):
            return None
        return parse, replace(before, number=None)

    def controlling(self, parse: Parse, clause: Clause, word: Word) -> list[Found]:
        """«الجيش نفى أن يكون استهدف»: after «أن», the verb without a subject has that of the verb it hangs on."""
        if clause.kind != "content" or clause.opener != "ان" or clause.parent < 0:
            return []
        before = [parse.units[i] for i in clause.units if i < clause.verb]
        if any(u.tag not in ("sub", "part", "neg", "verb") for u in before):
            return []  # «قالت الشرطة إن حافلة اصطدمت»: it has its own
        above = parse.clauses[clause.parent]
        subject = self.slots_of(parse, above).get("subject", []) if above.verb >= 0 else []
        found: list[Found] = [
            (parse, u) for u in map(partial(as_state, parse), subject) if u.tag == "np" and u.type in DOERS
        ]
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
            if self.foiled(parse, other):
                continue
            phrases = self.slots_of(parse, other).get("subject", [])
            subject: list[Found] = [(parse, u) for u in phrases if u.tag == "np" and u.type in SUBJECTS]
            if not subject:
                subject = self.speaking_subject(parse, other, voice, look_back=False)
            if not subject or not (
                agrees_with_verb(*subject[0], word, strictly=strictly) or _several(subject, word)
            ):
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

    def foiled(self, parse: Parse, clause: Clause) -> bool:
        """«صدت القوات هجوما شنته الميليشيات، وقتلت 20 مسلحا»: whose attack was repelled does nothing more."""
        if (
            clause.kind != "relative"
            or clause.antecedent < 0
            or parse.units[clause.antecedent].tag != "event"
        ):
            return False
        return any(
            h.kind == "repulse"
            and h.phrase.tag == "verb"
            and h.unit < clause.antecedent
            and clause.antecedent in {u.unit_index for u in h.slots.get("object", [])}
            for h in self.told.get(parse.index, [])
        )

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


def _several(subject: list[Found], word: Word) -> bool:
    """«دخل الجيش والفصائل المدينة بعد أن حاصروها»: whether a verb of several is told of the two or more joined before."""
    return len(subject) > 1 and (word.number == "p" or (word.number == "d" and len(subject) == 2))
