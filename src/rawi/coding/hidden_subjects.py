"""Hidden subjects: who does what a verb without a subject tells («ثم انسحبت», «بعدما سيطروا», «كما نفذت قصفاً»)."""

from __future__ import annotations

from rawi.coding.agreeing import entitled
from rawi.coding.answerable import charged
from rawi.coding.at_hands import at_whose_hands
from rawi.coding.controlling import controlled
from rawi.coding.document import Happening, Unit
from rawi.coding.governing_subjects import OWN_DOER, GoverningSubjects, flight
from rawi.coding.hidden_victims import hidden_victim, lacks_victim
from rawi.coding.looking_back import Found
from rawi.coding.outcomes import of_themselves
from rawi.coding.roles import add_role
from rawi.coding.verb_subjects import DOERS
from rawi.coding.voices import voice_at

__all__ = ["HiddenSubjects"]

FIRED = frozenset(
    ("weapon", "bomb", "aircraft", "vehicle")
)  # a lone noun after «أطلقت» that is what was fired
ROOT = 3  # letters of a verbal noun that is spelt like its verb
OBJECT = "object-target, pronoun"
SLAYING = frozenset(("تحييد", "تصفيه"))  # verbal nouns of what only armed forces say that they did
SHARED = frozenset(("subject-of-governing-verb", "light-subject-agent"))
OF_TOLLS = frozenset(("killing", "injury", "displacement"))
# Phrases and marks between a verb's subject and a deed that hangs on the verb, or one joined to such a deed.
NEAR, FAR = 9, 18
GOING_ON = frozenset(("و", "كما", "ثم", "فيما"))


def _near(happening: Happening, phrase: Unit) -> bool:
    """Whether a subject stands near enough to a deed that hangs on its verb; a joined one may stand farther off."""
    if happening.parse.clause_of[phrase.unit_index] != happening.clause.index:
        return True  # «أعلن الجيش أنه حرر 30 رهينة …، ثم أعلن تحرير 59»
    return happening.unit - phrase.unit_index < (FAR if happening.phrase.conj else NEAR)


class HiddenSubjects(GoverningSubjects):
    """Finds who is meant where no subject is written; the pronouns of a report build on it."""

    def hidden_subject(self, happening: Happening) -> None:
        """«وقصفت … ثم انسحبت»: the subject of the verb before, else the agent of the last sentence."""
        for phrase in at_whose_hands(happening, self.told[happening.parse.index]):
            add_role(happening, "agent", phrase, "at whose hands", happening.parse)
        if lacks_victim(happening):
            here = happening.parse.index
            near = [] if self.shifts_topic(happening.parse) else self.told.get(here - 1, [])
            for where, phrase in hidden_victim(happening, near + self.told[here], self.slots_of):
                add_role(happening, "target", phrase, "hidden-subject", where)
            return
        verb = self.verb_without_subject(happening)
        fighters = [] if happening.roles.get("agent") else self.fighting_subject(happening)
        if fighters:
            for where, phrase in fighters:
                add_role(happening, "agent", phrase, "whose deed it led to", where)
        elif verb is not None:
            targets = happening.roles.get("target", [])
            told = {id(u) for _, u, rule in targets if rule != OBJECT}  # «الأسير أفرج عنه»
            for where, phrase in self.subject_of(happening, verb):
                if id(phrase) not in told:
                    add_role(happening, "agent", phrase, "hidden-subject", where)
                    # «يقول التنظيم إنه خطفهم»: whom its pronoun means is somebody else
                    targets[:] = [entry for entry in targets if entry[1] is not phrase]
        elif (
            happening.perhaps_by >= 0
            and not happening.roles.get("agent")
            and (who := self.goes_on(happening, happening.parse.units[happening.perhaps_by]))
        ):
            for where, phrase in who:
                add_role(happening, "agent", phrase, "hidden-subject", where)
        elif self.passive_or_not(happening):
            for where, phrase in self.goes_on(happening, happening.phrase):
                add_role(happening, "agent", phrase, "hidden-subject", where)
        elif happening.phrase.tag == "event" and (
            happening.phrase.relation != "in"
            or self.serves(happening)
            or controlled(happening, self.g, self.m)
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
                if where is happening.parse and not _near(happening, phrase):
                    continue
                role = "target" if phrase.type == "people" and flight(happening) else "agent"
                add_role(happening, role, phrase, "subject-of-governing-verb", where)

    def passive_or_not(self, happening: Happening) -> bool:
        """«قتل الجيش مسلحين | واعتقل ثلاثة ناشطين»: whether a verb with one noun, to whom it is done, is spelt as an active
        one would be. Who is killed after that may have died by another's hand."""
        word = happening.parse.words[happening.phrase.head]
        if happening.phrase.tag != "verb" or word.passive or happening.roles.get("agent"):
            return False
        if of_themselves(happening):
            return False
        return "passive" in happening.slots and "by" not in happening.slots and happening.kind not in OF_TOLLS

    def goes_on(self, happening: Happening, verb: Unit) -> list[Found]:
        """«ودخلت القوات البلدة، كما شنت غارات»: a verb that may be a passive has the subject of the one that it goes on
        with, where that agrees."""
        parse = happening.parse
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        said = self.speaking_subject(parse, clause, voice_at(parse, verb.first))
        if said and (said[0][1].type in DOERS or entitled(*said[0])):
            return said  # «أعلنت الحركة أنها استعادت السيطرة»
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
        if self.m.folded_lemma(happening.parse.words[happening.first]) in SLAYING:
            return True  # «أعلن الجيش تحييد خمسة مسلحين»
        before = happening.parse.units[unit.unit_index - 1] if unit.unit_index else None
        voice = voice_at(happening.parse, unit.first)
        if voice is not None and voice.first == unit.first and happening.frame.slots == "kill":
            return True  # «أعلن الجيش قتل عشرة مسلحين», «إعلان الجماعة قتل الرهائن»
        word = happening.parse.words[unit.head]
        if unit.conj and bool(word.masdar) and len(word.stem) > ROOT:
            return True  # «تفجير السفارة واغتيال دبلوماسيين»; «وقتل» is a verb as well
        if unit.conj and word.masdar and self.shares_governor(happening):
            return True
        return bool(unit.relation) or (before is not None and before.tag == "event")

    def shares_governor(self, happening: Happening) -> bool:
        """«أعلن الجيش تدمير دبابتين | وقتل عشرة مسلحين»: whether a noun goes on with one whose doer its verb names."""
        for other in reversed(self.told[happening.parse.index]):
            if other.unit >= happening.unit or not other.stands or other.phrase.tag != "event":
                continue
            between = happening.parse.units[other.unit + 1 : happening.unit]
            agents = other.roles.get("agent", [])
            near = other.clause is happening.clause and all(u.tag in ("np", "time") for u in between)
            lost = not agents and other.frame.slots == "die"  # «أعلن الجيش مقتل جندي | وقتل ثلاثة مهاجمين»
            return near and (lost or (bool(agents) and agents[0][2] in SHARED | OWN_DOER))
        return False

    def verb_without_subject(self, happening: Happening) -> Unit | None:
        """The verb that tells a happening, its own or the light verb of its noun, when its subject is hidden."""
        if happening.roles.get("agent"):
            return None
        parse, slots = happening.parse, happening.slots
        if happening.phrase.tag == "verb":
            if "passive" in slots or parse.words[happening.phrase.head].passive:
                return None
            # «قضت عليهم»: whom it is done to stands after the verb's preposition
            reached = "object" in slots or any(r in slots for r in happening.frame.preps)
            if happening.kind in ("killing", "injury") and not reached:
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
