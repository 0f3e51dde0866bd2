"""Relative clauses without a pronoun: an indefinite noun, and a verb that tells of it («غارات شنها التحالف»)."""

from __future__ import annotations

from rawi.coding.agreeing import agrees_with_verb
from rawi.coding.clause_signs import WEAK, first_noun
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.slot_signs import adverb
from rawi.coding.tolls import TOLLS
from rawi.knowledge.frames import load_light
from rawi.knowledge.grammar import Grammar

__all__ = ["ACTING", "BareRelatives"]

# What a verb in the plural may tell of.
ACTING = frozenset(("armed", "people", "person", "name", "quantity", "body", "country", "org", ""))
REACH = 10  # how many units may stand between an event noun and the verb that tells of it
WITHIN = frozenset(("at", "in"))  # relations of a pronoun that takes up a deed
RESUMED = 7  # words after a verb among which a pronoun may take up what it tells of
DOERS = frozenset(("armed", "country", "org", "aircraft", "state", "weapon"))  # subjects of violent verbs
FRONTED = frozenset(("in", "at", "during", "after"))  # relations of a phrase that opens a clause


class BareRelatives:
    """Finds the nouns that verbs of one sentence tell of without a relative pronoun.

    ``parse.clause_of`` must be filled for all units before the verb.
    """

    def __init__(self, parse: Parse, grammar: Grammar, meanings: Meanings) -> None:
        self.parse = parse
        self.units = parse.units
        self.g = grammar
        self.m = meanings
        self.light = load_light()

    def lemma(self, unit: Unit) -> str:
        return self.m.folded_lemma(self.parse.words[unit.head])

    # ---------------------------------------------------------------- an event noun further back

    def event_told(self, i: int) -> int:
        """The indefinite event noun that a verb further on tells of («قصف مدفعي على البلدة، استهدف مدرسة»); -1 if none."""
        feminine = self.gender_told(self.units[i])
        if feminine is None:
            return -1
        for j in range(i - 1, max(-1, i - 1 - REACH), -1):
            unit = self.units[j]
            if unit.tag == "event" and not unit.definite and self.feminine(unit) == feminine:
                return j
            if self.bars(j):
                return -1
        return -1

    def gender_told(self, verb: Unit) -> bool | None:
        """Whether the event noun that a verb may tell of must be feminine; None for a verb that tells of none."""
        word = self.parse.words[verb.head]
        if verb.conj or word.number == "p":
            return None
        pronoun = self.died_in(verb)
        if pronoun:
            return pronoun == "ها"
        lemma = self.lemma(verb)
        entry = self.light.get(lemma)
        if word.enclitic:  # «شنتها الطائرات»: the pronoun stands for it
            told = entry is not None and "object" in entry.noun and word.enclitic in ("ها", "ه")
            return word.enclitic == "ها" if told else None
        result = lemma in self.g.results and word.tense == "past"
        if result or (entry is not None and "subject" in entry.noun) or self.kills(verb):
            return word.gender == "f"
        return None

    def died_in(self, verb: Unit) -> str:
        """«عملية أمام المبنى | يقتل فيها ستة»: the pronoun after a verb of killing that stands for what killed."""
        after = self.units[verb.unit_index + 1 : verb.unit_index + 2]
        if not after or after[0].tag != "pron" or after[0].relation not in ("in", "during"):
            return ""
        kills = any(frame.slots in ("kill", "die") and frame.kind in TOLLS for frame in verb.frames)
        return self.parse.words[after[0].head].enclitic if kills else ""

    def bars(self, j: int) -> bool:
        """Whether a verb cannot tell of an event noun that stands before a unit."""
        unit = self.units[j]
        if unit.tag in ("verb", "sub", "rel", "neg"):
            return True
        if unit.tag == "punct":
            return self.parse.words[unit.first].text not in WEAK
        if unit.tag != "np" or unit.relation or unit.conj or unit.adverbial:
            return False
        return not j or self.units[j - 1].tag != "event"  # a noun that can be the verb's own subject

    def kills(self, unit: Unit) -> bool:
        """«انفجار في سوق يقتل خمسة»: the active verb, which the present tense shows."""
        present = self.parse.words[unit.head].tense == "present"
        return present and any(frame.slots == "kill" for frame in unit.frames)

    def feminine(self, unit: Unit) -> bool:
        head = self.parse.words[unit.head]
        return head.gender == "f" or head.number == "p" or head.folded.endswith(("ه", "ات"))

    # ---------------------------------------------------------------- the noun right before

    def noun_told(self, i: int, clause: Clause) -> int:
        """The indefinite noun that a verb right after it tells of («غارات شنها التحالف»); -1 when there is none."""
        if self.units[i].conj or i == 0:
            return -1
        j = self.taken_up_later(i)
        j = self.just_before(i) if j < 0 else j
        if j < 0 or self.units[j].tag not in ("np", "event"):
            return -1
        noun = self.units[j]
        if (noun.definite and not self.some_of(noun)) or noun.mention is not None or self.idafa(noun):
            return -1
        if noun.name and not self.common(noun):
            return -1
        if noun.tag == "np" and noun.type not in ACTING and self.plural_of_men(i) and not self.taken_up(i):
            return -1  # «رجالا على متن دراجات | خطفوا»
        if noun.relation == "among" and clause.verb < 0 and j != first_noun(self.parse, clause):
            return -1  # «297 شخصا بينهم 37 أجنبيا | اعتقلوا»
        if noun.relation == "support" and clause.verb < 0 and j != first_noun(self.parse, clause):
            return -1  # «المقاومة مدعومة بتحالف عربي | استولت»
        if adverb(self.parse, noun):
            return -1  # «قوات سُلحت ماليا وعسكريا | تقاتل»
        return j

    def some_of(self, unit: Unit) -> bool:
        """«أربعة من أبنائها | قتلوا»: a number of people whom only the whole that they are part of makes definite."""
        before = self.parse.words[unit.first : unit.head]
        return unit.number is not None and any(word.folded == "من" for word in before)

    def plural_of_men(self, i: int) -> bool:
        """«خطفوا», «يقاتلون»: a verb in the plural, without a pronoun, which only tells of men."""
        word = self.parse.words[self.units[i].head]
        return word.number == "p" and not word.enclitic and word.gender != "f" and word.person == 3

    def taken_up_later(self, i: int) -> int:
        """«شن غارة أواخر الشهر، | استهدف بها مخزنا»: the event noun further back that a pronoun right after the verb takes
        up, past when and where it was; -1 when there is none."""
        after = self.units[i + 1 : i + 2]
        if not self.units[i].frames or not after or after[0].tag != "pron" or after[0].relation not in WITHIN:
            return -1
        pronoun = self.parse.words[after[0].head].enclitic
        if pronoun not in ("ه", "ها"):
            return -1
        for unit in reversed(self.units[max(0, i - REACH) : i]):
            if unit.tag == "event":
                told = not unit.definite and not unit.relation and self.feminine(unit) == (pronoun == "ها")
                return unit.unit_index if told else -1
            aside = unit.tag == "np" and (bool(unit.relation) or unit.adverbial)
            if not aside and unit.tag not in ("time", "part") and not self.parse.is_comma(unit):
                return -1
        return -1

    def just_before(self, i: int) -> int:
        """The unit before a verb, past a mark or words that may stand between it and its noun."""
        j = i - 1
        if self.units[j].tag == "close":
            j -= 1
        if j > 0 and self.units[j].tag == "part" and self.units[j].last - self.units[j].first == 2:
            j -= 1  # «13 شخصا على الأقل | قتلوا بقصف»
        if j > 0 and self.units[j].tag == "time" and self.plural_of_men(i):
            j -= 1  # «ثمانية أشخاص أمس | كانوا يخططون»
        comma = self.units[j].tag == "punct" and self.parse.words[self.units[j].first].text in WEAK
        if comma and j > 0 and self.units[j - 1].tag == "event":
            j -= 1  # «سلسلة انفجارات، هزت العاصمة، …»
        return j

    def common(self, unit: Unit) -> bool:
        """«كاهنين», «ناشطا»: a noun for a person by itself, which is no name."""
        head = self.parse.words[unit.head]
        plain = head.pos == "noun" and head.known and not self.m.given_name(head)
        return plain and unit.last == unit.head + 1 + len(unit.modifiers)

    def idafa(self, unit: Unit) -> bool:
        """«قوات المعارضة», «مواقع الجيش»: definite by the genitive."""
        words = self.parse.words[unit.head : unit.last]
        return (
            unit.tag == "np"
            and len(words) > 1
            and words[1].pos in ("noun", "name")
            and (
                words[1].definite
                or words[1].pos == "name"
                or any(m.first == unit.head + 1 for m in unit.inner)
            )
            and words[1].proclitics[:1] != ("ل",)
        )

    # ---------------------------------------------------------------- the first verb of a clause

    def told_by_first(self, i: int, clause: Clause, event: int) -> int:
        """The noun that the first verb of a clause tells of instead of being the clause's own verb; -1 when it is that.

        Args:
            i: the verb.
            clause: the clause, which has no verb so far.
            event: the event noun further back that it may tell of, or -1: see ``event_told``.
        """
        first = first_noun(self.parse, clause)
        if event >= 0 and event != first:
            return event
        noun = self.noun_told(i, clause)
        if noun < 0 or (event >= 0 and self.does_it(event, i)):
            return -1
        if noun == first and self.fronted(noun, i):
            return -1
        if noun != first and first >= 0 and self.of_the_first(first, noun, i):
            return -1
        told = (
            self.headline_relative(noun)
            or self.owned_by(noun, i)
            or (noun != first and self.predicate_relative(noun, i))
        )
        return noun if told else -1

    def does_it(self, event: int, i: int) -> bool:
        """«انفجار في سوق | يقتل خمسة»: the event noun that opens the clause is the subject of its verb."""
        return not self.units[event].relation and not self.parse.words[self.units[i].head].enclitic

    def of_the_first(self, first: int, noun: int, i: int) -> bool:
        """«مجموعة من المسلحين في زي عسكري | أوقفت حافلة»: a verb that agrees with the noun that opens the clause, and not
        with the one right before."""
        word = self.parse.words[self.units[i].head]
        if word.enclitic or word.number != "s" or self.units[first].tag != "np" or self.taken_up(i):
            return False
        agrees = agrees_with_verb(self.parse, self.units[first], word, strictly=True)
        return agrees and not agrees_with_verb(self.parse, self.units[noun], word, strictly=True)

    def fronted(self, antecedent: int, i: int) -> bool:
        """«وفي عملية منفصلة | هاجم مسلحون…», «وفي هجوم آخر، | أصيب ثلاثة»: a phrase that opens the clause under a
        preposition, and the verb of the clause, which cannot have it for its subject."""
        unit, word = self.units[antecedent], self.parse.words[self.units[i].head]
        if unit.relation not in FRONTED or word.enclitic:
            return False
        agrees = (word.gender == "f") == self.feminine(unit)
        entry = self.light.get(self.lemma(self.units[i]))
        tells = self.lemma(self.units[i]) in self.g.results or (entry is not None and "subject" in entry.noun)
        harms = any(frame.slots in ("kill", "die") for frame in self.units[i].frames)  # «أصيب ثلاثة»
        if agrees and tells and not harms and not self.has_both(i):
            return False  # «وفي هجوم استهدف القرية»
        other = any(
            self.m.folded_lemma(w) == "اخر" for w in self.parse.words[unit.head : self.units[i].first]
        )
        return not agrees or other or self.units[i - 1].tag == "punct"

    def has_both(self, i: int) -> bool:
        """«وبعد عمليات واسعة، | قصفت المدفعية مواقع»: a verb after a mark with subject and object."""
        if self.units[i - 1].tag != "punct" or i + 2 >= len(self.units):
            return False
        bare = all(u.tag == "np" and not (u.relation or u.conj) for u in self.units[i + 1 : i + 3])
        return bare and self.units[i + 1].type in DOERS

    def headline_relative(self, antecedent: int) -> bool:
        """In a clause without a verb so far, an indefinite noun under a preposition cannot be the verb's subject."""
        return bool(self.units[antecedent].relation) or self.units[antecedent].tag == "event"

    def owned_by(self, antecedent: int, i: int) -> bool:
        """«خمس سيارات | تعود لناشطين، انفجرت»: whose some thing is, which is told of it and of nothing else."""
        noun, verb = self.units[antecedent], self.units[i]
        if noun.tag != "np" or noun.type in ACTING or self.lemma(verb) != "عاد" or i + 1 >= len(self.units):
            return False
        present = self.parse.words[verb.head].tense == "present"
        return present and self.units[i + 1].tag == "np" and self.units[i + 1].relation == "for"

    def predicate_relative(self, antecedent: int, i: int) -> bool:
        """«البلدة آخر مدينة كبيرة | كان التنظيم يسيطر عليها»: a predicate that a pronoun after the verb takes up again."""
        if self.units[antecedent].tag != "np":
            return False
        return self.taken_up(i)

    def taken_up(self, i: int) -> bool:
        """«يسيطر عليها», «اتهموا فيها»: whether a pronoun after a verb takes up what it tells of."""
        following = self.parse.words[self.units[i].last : self.units[i].last + RESUMED]
        return any(word.pos == "prep" and word.enclitic in ("ه", "ها", "هم") for word in following)
