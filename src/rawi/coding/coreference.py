"""Coreference within a report: hidden subjects and pronouns, and later mentions of a happening («الهجوم»)."""

from __future__ import annotations

from collections.abc import Iterator

from rawi.arabic.words import Word
from rawi.coding.attribution import Voice, voice_at
from rawi.coding.document import Clause, Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.roles import UNMET, add_role, has_preposition
from rawi.coding.slots import HUMAN_AGENTS, verb_slots
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.frames import Frames
from rawi.knowledge.grammar import Grammar

__all__ = ["resolve_happenings", "resolve_pronouns"]

# Later mentions of a happening: which kinds a noun may take up again.
GENERIC = VIOLENT - {"clash"}
SUBJECTS = HUMAN_AGENTS | {"people", "name"}  # what the hidden subject of a verb may be
REACH = 3  # sentences back that a pronoun may reach

Found = tuple[Parse, Unit]


def resolve_pronouns(document: Document, frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
    """Puts the full mention in place of pronouns and hidden subjects."""
    _Pronouns(document, frames, grammar, meanings).run()


class _Pronouns:
    def __init__(self, document: Document, frames: Frames, grammar: Grammar, meanings: Meanings) -> None:
        self.document = document
        self.frames = frames
        self.g = grammar
        self.m = meanings
        self.told = document.by_sentence()

    def run(self) -> None:
        for happening in self.document.happenings:
            if not happening.stands:
                continue
            self.pronouns(happening)
            self.claimed(happening)
            self.hidden_subject(happening)

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
        if first is not happening:
            return
        if voice.accused is not None and voice.accused.tag == "np" and voice.accused.type in HUMAN_AGENTS:
            add_role(happening, "agent", voice.accused, "accused", happening.parse)
        elif voice.act == "claims":
            speaker = self.speaker(voice)
            if speaker is not None:
                add_role(happening, "agent", speaker[1], "claims it", speaker[0])

    def speaker(self, voice: Voice | None) -> Found | None:
        """The phrase of who speaks: of a chain of sources, the last."""
        if voice is None or not voice.chain:
            return None
        link = voice.chain[-1]
        parse = self.document.parses[link.sentence]
        unit = next((u for u in parse.units if u.head == link.first), None)
        return None if unit is None else (parse, unit)

    def pronouns(self, happening: Happening) -> None:
        for role in list(happening.roles):
            entries = happening.roles[role]
            kept: list[tuple[Parse, Unit, str]] = []
            for parse, unit, rule in entries:
                if unit.tag != "pron":
                    kept.append((parse, unit, rule))
                    continue
                found = self.antecedent(parse, unit, role, happening)
                if found is not None and not any(u is found[1] for _, u, _ in kept):
                    kept.append((found[0], found[1], rule + ", pronoun"))
            happening.roles[role] = kept

    def antecedent(self, parse: Parse, pronoun: Unit, role: str, happening: Happening) -> Found | None:
        """The nearest earlier phrase of a meaning that the role takes, agreeing with the pronoun."""
        word = parse.words[pronoun.head]
        others = {
            id(u)
            for r, entries in happening.roles.items()
            if r in ("agent", "target") and r != role
            for _, u, _ in entries
        }
        if role == "agent":
            subject = self.same_sentence_subject(parse, pronoun, happening)
            if subject is not None:
                return subject
            if word.enclitic in ("هم", "نا", "ها", "ه"):
                speaker = self.speaker(voice_at(parse, pronoun.first))
                if speaker is not None and speaker[1].type in ("armed", "org", "country"):
                    return speaker
        for where, unit in self.backwards(parse, pronoun.first):
            if id(unit) in others or unit.tag != "np":
                continue
            if unit.type in self.frames.accepts[role] and self.agrees(where, unit, word.enclitic):
                return where, unit
        return None

    def same_sentence_subject(self, parse: Parse, pronoun: Unit, happening: Happening) -> Found | None:
        """The subject of the verb that governs a happening's clause («شنوا هجومهم»)."""
        clause = happening.clause
        if clause.verb < 0 or clause.verb == happening.unit:
            return None
        for unit in self.slots_of(parse, clause).get("subject", []):
            if unit.tag == "np" and unit.type in HUMAN_AGENTS:
                return parse, unit
        return None

    def slots_of(self, parse: Parse, clause: Clause) -> dict[str, list[Unit]]:
        """What stands around a clause's verb, read by the verb's first frame if it has any."""
        frames = parse.units[clause.verb].frames
        return verb_slots(parse, clause, self.frames, frames[0] if frames else None)

    def agrees(self, parse: Parse, unit: Unit, pronoun: str) -> bool:
        head = parse.words[unit.head]
        plural = head.number == "p" or head.folded.endswith(("ون", "ين"))
        people = unit.type in ("people", "person") or (
            unit.type == "armed" and head.folded.endswith(("ون", "ين"))
        )
        if pronoun == "هم":
            return plural or unit.type in ("armed", "people")
        if pronoun in ("هما",):
            return True
        if pronoun == "ها":
            feminine = head.gender == "f" or head.folded.endswith(("ه", "ات")) or (plural and not people)
            return feminine or unit.type in ("place", "country")
        if pronoun == "ه":
            return head.gender != "f" and not plural and not head.folded.endswith("ه")
        return True

    def backwards(self, parse: Parse, before: int) -> Iterator[Found]:
        """Phrases before a word, the nearest first, a few sentences back."""
        for unit in reversed(parse.units):
            if unit.last <= before:
                yield parse, unit
        for index in range(parse.index - 1, max(-1, parse.index - 1 - REACH), -1):
            earlier = self.document.parses[index]
            for unit in reversed(earlier.units):
                yield earlier, unit

    # ---------------------------------------------------------------- hidden subjects

    def hidden_subject(self, happening: Happening) -> None:
        """«وقصفت … ثم انسحبت»: the subject of the verb before, else the agent of the last sentence."""
        parse = happening.parse
        unit = happening.phrase
        if (
            happening.roles.get("agent")
            or "passive" in happening.slots
            or (happening.kind in ("killing", "injury") and ("object" not in happening.slots))
        ):
            return
        if unit.tag == "verb" and "subject" not in happening.slots:
            if parse.words[unit.head].passive:
                return
            if "agent" not in self.frames.roles_of(happening.frame, "subject"):
                return
            found = (
                self.speaking_subject(happening)
                or self.shared_subject(happening)
                or self.last_agent(happening)
            )
            for where, phrase in found:
                add_role(happening, "agent", phrase, "hidden-subject", where)
        elif unit.tag == "event" and not unit.relation.startswith("in"):
            found = self.governing_subject(happening)
            for where, phrase in found:
                add_role(happening, "agent", phrase, "subject-of-governing-verb", where)

    def speaking_subject(self, happening: Happening) -> list[Found]:
        """«قالت الجماعة إنها أطلقت…»: the pronoun after «إن» is the speaker."""
        parse = happening.parse
        clause = happening.clause
        if clause.kind != "content" or not clause.opener.endswith(("ه", "ها", "هم", "هما")):
            return []
        speaker = self.speaker(voice_at(parse, happening.first))
        return [speaker] if speaker is not None and speaker[1].type in SUBJECTS else []

    def shared_subject(self, happening: Happening) -> list[Found]:
        parse = happening.parse
        clause = happening.clause
        word = parse.words[happening.phrase.head]
        for other in reversed(parse.clauses[: clause.index]):
            if other.verb < 0:
                continue
            phrases = self.slots_of(parse, other).get("subject", [])
            subject = [u for u in phrases if u.tag == "np" and u.type in SUBJECTS]
            if subject and self.verb_agrees(parse, subject[0], word):
                return [(parse, u) for u in subject]
        return []

    def verb_agrees(self, parse: Parse, unit: Unit, word: Word) -> bool:
        head = parse.words[unit.head]
        if word.number == "p":
            return (
                head.number == "p" or head.folded.endswith(("ون", "ين")) or unit.type in ("people", "armed")
            )
        if word.gender == "f":
            return (
                head.gender == "f"
                or head.number == "p"
                or head.folded.endswith(("ه", "ات"))
                or unit.type in ("country",)
            )
        return not (head.gender == "f" and unit.type != "country")

    def last_agent(self, happening: Happening) -> list[Found]:
        """The agent of the nearest happening before, within reach and on the same topic."""
        parse = happening.parse
        word = parse.words[happening.phrase.head]
        if self.shifts_topic(parse):
            return []
        for other in reversed(self.told.get(parse.index - 1, []) + self.told[parse.index]):
            if other is happening or not other.stands:
                continue
            if other.parse.index == parse.index and other.unit > happening.unit:
                continue
            agents = other.roles.get("agent", [])
            if agents and self.verb_agrees(agents[0][0], agents[0][1], word):
                return [(p, u) for p, u, _ in agents]
        return []

    def governing_subject(self, happening: Happening) -> list[Found]:
        """«تمكن الجيش من استعادة المدينة والسيطرة على…»: event nouns joined to one that has an agent."""
        parse = happening.parse
        unit = happening.phrase
        if not unit.conj and unit.relation not in ("for", "purpose", "from", "at", "to"):
            return []
        clause = happening.clause
        for other in reversed(self.told[parse.index]):
            if other.unit >= happening.unit or other.clause.index != clause.index:
                continue
            if other.stands and other.roles.get("agent"):
                return [(p, u) for p, u, _ in other.roles["agent"]]
        if clause.verb >= 0:
            subject = self.slots_of(parse, clause).get("subject", [])
            return [(parse, u) for u in subject if u.tag == "np" and u.type in HUMAN_AGENTS - {"person"}]
        return []

    def shifts_topic(self, parse: Parse) -> bool:
        opening = " ".join(w.folded.removeprefix("و") for w in parse.words[:4])
        return any(opening.startswith(phrase) for phrase in self.g.topic_shift)


def resolve_happenings(document: Document, meanings: Meanings) -> None:
    """Later mentions take the kind and the agent of what they take up («الهجوم», «هذا القصف»)."""
    alive: list[Happening] = []
    for happening in document.happenings:
        if happening.merged_into is not None or (happening.dropped and happening.dropped != UNMET):
            continue
        if _takes_up(happening, alive, meanings) or not happening.dropped:
            alive.append(happening)


def _takes_up(happening: Happening, alive: list[Happening], meanings: Meanings) -> bool:
    """Whether a definite event noun takes up an earlier happening, whose kind and agent it then has."""
    unit = happening.phrase
    if unit.tag != "event" or not happening.definite or happening.parse.words[happening.first].enclitic:
        return False
    lemma = meanings.folded_lemma(happening.parse.words[happening.first])
    earlier = _antecedent(alive, happening, lemma, meanings)
    if earlier is None:
        return False
    if happening.dropped and not any(has_preposition(happening, frame) for frame in happening.frames):
        return False  # «القضاء» without «على» is the judiciary, whatever was told before
    happening.antecedent = earlier
    if happening.dropped:
        happening.dropped = ""
        happening.notes.append("takes up an earlier mention")
    if happening.kind in GENERIC and earlier.kind in GENERIC and not happening.specific:
        happening.kind = earlier.kind
        happening.specific = earlier.specific
    if not happening.roles.get("agent"):
        for parse, phrase, rule in earlier.roles.get("agent", []):
            add_role(happening, "agent", phrase, f"earlier mention ({rule})", parse)
        if happening.kind == "clash" and not happening.roles.get("target"):
            for parse, phrase, rule in earlier.roles.get("target", []):
                add_role(happening, "target", phrase, f"earlier mention ({rule})", parse)
    return True


def _antecedent(
    earlier: list[Happening], happening: Happening, lemma: str, meanings: Meanings
) -> Happening | None:
    for other in reversed(earlier):
        if happening.parse.index - other.parse.index > 12:
            break
        if other.kind == happening.kind or meanings.folded_lemma(other.parse.words[other.first]) == lemma:
            return other
        if happening.kind in GENERIC and other.kind in TAKES_UP.get(lemma, ()):
            return other
    return None


TAKES_UP = {
    "قصف": frozenset(["shelling", "airstrike", "drone_strike", "chemical_attack"]),
    "استهداف": frozenset(["shelling", "airstrike", "drone_strike"]),
    "ضربه": frozenset(["shelling", "airstrike", "drone_strike"]),
    "غاره": frozenset(["airstrike", "drone_strike"]),
    "تفجير": frozenset(["bombing", "suicide_bombing"]),
    "انفجار": frozenset(["bombing", "suicide_bombing"]),
    "هجوم": GENERIC,
    "هجمه": GENERIC,
    "اعتداء": GENERIC,
    "عمليه": GENERIC,
    "عدوان": GENERIC,
    "حادث": GENERIC,
    "حادثه": GENERIC,
}
