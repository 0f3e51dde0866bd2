"""Speakers: which noun phrase speaks, and which words name the speaker.

Between a verb of saying and what is said there stands little else than who speaks: his title, his name, the body he
belongs to, in one phrase or several («مسؤولة السياسة الخارجية بالاتحاد الأوروبي، كاثرين أشتون، إن…»). So his words
reach as far as phrases go on to describe him, up to what is said.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from rawi.arabic.fold import fold
from rawi.arabic.words import Word
from rawi.coding.document import Clause, Document, Mention, Parse, SourceLink, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.voices import Chain
from rawi.knowledge.grammar import Grammar
from rawi.knowledge.sources import load_outlets
from rawi.knowledge.speech import SpeechLexicon, load_speech

__all__ = ["BODIES", "COMMAS", "Speakers", "named"]

SPEAKING = frozenset(("armed", "org", "person", "people", "media", "country", "name", "speech", ""))
BODIES = frozenset(("org", "armed", "place", "country", "facility", "media"))
DESCRIBING = frozenset(("person", "name", "people", "org", "armed", "media", "country", "place", ""))
NAMING = frozenset(("person", "name", ""))
HUMAN = frozenset(("armed", "org", "person", "people", "media", "country", "name"))
PASSED_OVER = frozenset(("part", "time", "pron", "close"))
COMMAS = "،,"
CALLED = frozenset(("يدعى", "تدعى", "يسمى", "تسمى", "يلقب", "تلقب", "يكنى", "تكنى"))  # as written, ى and all
# First words of outlets' names that also mean something else, or nothing without the name. Folded lemmas.
OUTLETS = frozenset(
    ("شبكه", "راديو", "محطه", "موقع", "قناه", "اذاعه", "تلفزيون", "تليفزيون", "مجله", "جريده")
)
MAX_SPEAKER = 18  # words
MAX_LINKS = 3  # speakers joined by «و»
MAX_NAME_IN_QUOTES = 7  # words


def named(parse: Parse, verb: Unit) -> bool:
    """Whether what looks like a verb is part of a person's name («وقال | جول محمد», «قال موسى | اج»), or gives it
    («شاهد | يدعى أحمد»)."""
    word = parse.words[verb.head]
    if verb.unit_index == 0 or word.enclitic:
        return False
    if word.norm.removeprefix("و") in CALLED:
        return verb.unit_index + 1 < len(parse.units) and parse.units[verb.unit_index + 1].tag == "np"
    before = parse.units[verb.unit_index - 1]
    after = parse.units[verb.unit_index + 1] if verb.unit_index + 1 < len(parse.units) else None
    if verb.conj and word.proclitics[:1] != ("ف",):
        return False
    if _before_said(parse, verb):
        return True
    if word.proclitics:
        return False
    if _between_commas(parse, verb):
        return True
    follows = after is not None and after.tag == "np" and not after.relation and not after.conj
    if before.last != verb.first:
        return False
    if before.tag == "verb":
        return follows and after is not None and after.type in NAMING
    single = before.tag == "np" and before.last == before.head + 1 and before.type in NAMING
    return single and not before.relation and not before.definite and not word.known


def _before_said(parse: Parse, verb: Unit) -> bool:
    """«توماس | فيسي إن», «أحمد | اكاي لرويترز إن»: right after a name, where «إن» or the hearer follows, and no verb of
    saying can stand."""
    before = parse.units[verb.unit_index - 1]
    following = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
    word = parse.words[verb.head]
    if not following or before.tag != "np" or before.last != verb.first or word.lemma in load_speech().verbs:
        return False
    said = (
        following[0].tag == "sub"
        and not following[0].conj
        and parse.words[following[0].head].text[:2] == "إن"
    )
    told = following[0].type == "media" and following[0].relation == "for"
    name = parse.words[before.last - 1].pos == "name"
    return name and (said or told) and word.tense != "past"


def _between_commas(parse: Parse, verb: Unit) -> bool:
    """Whether a few words stand between commas right before «أن»: «رئيس الوكالة، يوكيا أمانو، أن»."""
    before = parse.units[verb.unit_index - 1]
    if before.tag != "punct" or parse.words[before.first].text not in COMMAS:
        return False
    for unit in parse.units[verb.unit_index + 1 : verb.unit_index + 4]:
        if unit.tag == "punct" and parse.words[unit.first].text in COMMAS:
            after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
            return bool(after) and after[0].tag == "sub" and not after[0].conj
        if unit.tag != "np" or unit.relation:
            return False
    return False


@cache
def _names_of(outlet: str) -> frozenset[str]:
    """All folded names of an outlet."""
    return frozenset(fold(text).text for text, entry, _ in load_outlets().aliases() if entry.id == outlet)


class Speakers:
    """Finds who speaks in the sentences of a report.

    Attributes:
        covered: words of the sentence at hand that belong to set phrases («نقلا عن»), not to what is said.
    """

    def __init__(
        self, document: Document, lexicon: SpeechLexicon, grammar: Grammar, meanings: Meanings
    ) -> None:
        self.document = document
        self.covered: set[int] = set()
        self.lexicon = lexicon
        self.g = grammar
        self.m = meanings

    def lemma(self, parse: Parse, unit: Unit) -> str:
        return self.m.folded_lemma(parse.words[unit.head])

    # ---------------------------------------------------------------- who

    def can_speak(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase can be a speaker: persons, bodies, outlets, documents, a capital for its government."""
        if unit.tag != "np" or self.telling(parse, unit):
            return False
        if unit.type == "place" and unit.mention is not None and unit.mention.first == unit.head:
            return True  # «أعلنت كييف», «قالت دمشق»
        if unit.type in SPEAKING or self.document_noun(parse, unit):
            return True
        types = self.m.types_of(parse.words[unit.head])
        return self.lemma(parse, unit) in self.g.same_source or not SPEAKING.isdisjoint(types)

    def telling(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase is somebody's saying («قوله», «إشارته إلى», «تنديده بـ»), not somebody."""
        return self.tells(parse.words[unit.head])

    def tells(self, word: Word) -> bool:
        return bool(word.enclitic) and (word.masdar or self.m.folded_lemma(word) in self.lexicon.nouns)

    def document_noun(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase names something that itself can say («بيان», «تقرير», «حصيلة»)."""
        frame = self.lexicon.nouns.get(self.lemma(parse, unit))
        return unit.tag == "np" and frame is not None and frame.document

    def subject(self, parse: Parse, clause: Clause, verb: int, stop: int) -> list[Unit]:
        """Who says it: the bare phrase right before the verb, the first one after it, or one further before, each with
        those joined to it.

        Args:
            parse: the sentence.
            clause: the verb's clause.
            verb: the verb's unit.
            stop: the word where what is said begins.
        """
        before = [] if parse.units[verb].conj else self.before_verb(parse, clause, verb)
        if before and before[-1].last == parse.units[verb].first:
            return before  # «سكان يتهمون المسلحين»
        found = self.after_verb(parse, verb, stop)
        if found:
            return found
        pointed = clause.kind == "relative" and clause.antecedent >= 0
        if pointed and not parse.words[parse.units[verb].head].enclitic:
            antecedent = parse.units[clause.antecedent]
            return [antecedent] if self.can_speak(parse, antecedent) else []
        return before

    def after_verb(self, parse: Parse, verb: int, stop: int) -> list[Unit]:
        """The first bare phrase after a verb of saying, with those joined to it; none when it cannot speak."""
        skip = -1
        for j in range(verb + 1, len(parse.units)):
            unit = parse.units[j]
            if unit.first >= stop:
                break
            if j <= skip:
                continue
            if unit.tag == "verb" and j == verb + 1 and named(parse, unit):
                return [replace(parse.units[j + 1], first=unit.first, head=unit.first)]
            if unit.tag == "np" and self.lexicon.participle_at(parse.words, unit.head) is not None:
                continue  # «وأضاف قائلا»
            if self.adverb(parse, unit):
                continue
            if unit.tag == "np" and not unit.relation:
                if self.other_gender(parse, parse.units[verb], unit):
                    return []  # «ودعا وكالة التنمية إلى»: whom he calls upon
                said = stop < len(parse.words) and parse.words[stop].pos in ("sub", "punct")
                speaks = self.can_speak(parse, unit) or (unit.definite and said)
                return (
                    [unit, *self.joined(parse, unit, stop)]
                    if speaks and not self.telling(parse, unit)
                    else []
                )
            if unit.tag == "open" and self.name_in_quotes(parse, j):
                if j - 1 > verb and parse.units[j - 1].tag in ("np", "open"):
                    skip = next(u.unit_index for u in parse.units[j:] if u.tag == "close")
                continue  # «لوكالة (شينخوا)» is no speaker, «"الدفاع المدني"» is one
            mark = unit.tag == "punct" and parse.words[unit.first].text not in ":؛.!؟"
            if not (mark or unit.tag in PASSED_OVER or (unit.tag == "np" and unit.relation)):
                break
        return []

    def other_gender(self, parse: Parse, verb: Unit, unit: Unit) -> bool:
        """Whether a feminine body stands right after a masculine verb, whose subject it cannot be."""
        word, head = parse.words[verb.head], parse.words[unit.head]
        masculine = word.gender == "m" and word.tense == "past" and word.number == "s"
        return (
            masculine
            and unit.first == verb.last
            and unit.type in ("org", "media")
            and head.folded.endswith("ه")
        )

    def adverb(self, parse: Parse, unit: Unit) -> bool:
        """«ألمح ضمنيا», «قال تحت القصف»: how or where somebody speaks, not who."""
        if unit.tag != "np" or unit.relation or unit.number is not None or unit.mention is not None:
            return False
        word = parse.words[unit.head]
        if self.lemma(parse, unit) in self.g.relational and not word.definite:
            return unit.type in ("", "place", "part", "abstract")
        how = word.pos == "adj" and word.folded.endswith("يا") and not word.definite
        return how and unit.last == unit.head + 1 and not unit.type

    def before_verb(self, parse: Parse, clause: Clause, verb: int) -> list[Unit]:
        """«مصادر ميدانية قالت…», «وكان المتمردون قالوا…»."""
        group: list[Unit] = []
        for j in reversed([i for i in clause.units if i < verb]):
            unit = parse.units[j]
            if unit.tag == "np" and not unit.relation and not unit.adverbial:
                if not self.can_speak(parse, unit):
                    return []
                group.insert(0, unit)
                if not unit.conj:
                    return [self.title(parse, clause, unit), *group[1:]]
            elif unit.tag == "np" and unit.relation in ("in", "at", "from", "for") and not group:
                continue
            elif unit.tag in ("sub", "rel", "verb", "event") or (unit.tag == "punct" and group):
                break
        return group

    def title(self, parse: Parse, clause: Clause, unit: Unit) -> Unit:
        """«العميد | سالم الحداد قال»: of bare phrases that stand side by side before the verb, the first."""
        first = unit.unit_index
        while first - 1 in clause.units:
            before = parse.units[first - 1]
            bare = before.tag == "np" and not before.relation and before.type in NAMING
            if not bare or parse.units[first].type not in NAMING:
                break
            first -= 1
        return parse.units[first]

    def joined(self, parse: Parse, unit: Unit, stop: int) -> list[Unit]:
        """«سكان ومسؤولون»: who speaks together with a speaker."""
        found: list[Unit] = []
        end = self.end(parse, unit, stop)
        for other in parse.units[unit.unit_index + 1 :]:
            if other.first >= stop or len(found) + 1 == MAX_LINKS:
                break
            if other.first < end:
                continue
            human = other.type in HUMAN or self.lemma(parse, other) in self.g.same_source
            if not (other.tag == "np" and other.conj and not other.relation and human):
                break
            found.append(other)
            end = self.end(parse, other, stop)
        return found

    def under(self, parse: Parse, verb: int, relation: str, stop: int) -> list[Unit]:
        """Who stands under a preposition after the verb («نقل عن مصدر»)."""
        for unit in parse.units[verb + 1 :]:
            if unit.first >= stop or unit.tag in ("sub", "verb"):
                break
            if unit.tag == "np" and unit.relation == relation:
                if not self.can_speak(parse, unit):
                    break
                return [unit, *self.joined(parse, unit, stop)]
        return []

    def name_in_quotes(self, parse: Parse, opened: int) -> bool:
        """Whether a quotation is only a name («"الدفاع المدني"», «(شينخوا)»): short, without a verb."""
        start = parse.units[opened].last
        for unit in parse.units[opened + 1 :]:
            if unit.tag in ("verb", "sub", "event", "rel") or unit.last - start > MAX_NAME_IN_QUOTES:
                return False
            if unit.tag == "close":
                return unit.first > start
        return False

    # ---------------------------------------------------------------- which words

    def end(self, parse: Parse, unit: Unit, stop: int) -> int:
        """The word after a speaker's last.

        Args:
            parse: the sentence.
            unit: the phrase that speaks.
            stop: where what is said begins; with ``len(parse.words)`` only what surely belongs to him is taken.
        """
        last, j = unit.last if unit.type != "media" else self.outlet_end(parse, unit), unit.unit_index + 1
        for i in range(unit.head + 1, unit.last):
            if self.tells(parse.words[i]):
                return i  # «شاهد عيان | قوله»
        bounded = stop < len(parse.words)
        while 0 < j < len(parse.units):
            other = parse.units[j]
            if other.first >= stop or other.last - unit.first > MAX_SPEAKER:
                break
            if other.tag == "open" and self.name_in_quotes(parse, j):
                while parse.units[j].tag != "close":
                    j += 1
                last = parse.units[j].last
            elif other.tag == "close" or (
                bounded and other.tag == "punct" and parse.words[other.first].text in COMMAS
            ):
                following = parse.units[j + 1] if j + 1 < len(parse.units) else None
                if following is None or not (following.tag == "open" or self.apposed(parse, following, stop)):
                    break
            elif (
                self.goes_on(parse, unit, other, bounded)
                or (other.tag == "verb" and bounded and named(parse, other))
                or (bounded and self.surname(parse, other))
            ):
                last = other.last
            else:
                break
            j += 1
        return min(last, unit.first + MAX_SPEAKER)

    def apposed(self, parse: Parse, unit: Unit, stop: int) -> bool:
        """Whether a phrase after a comma still describes the speaker: «…، كاثرين أشتون، إن», «…، أحد الشهود، إن»."""
        if unit.tag == "verb":
            return unit.first < stop and named(parse, unit)
        bare = unit.tag == "np" and not unit.relation
        one = unit.number is None or unit.number.low == 1
        return bare and unit.first < stop and unit.type in DESCRIBING and one

    def goes_on(self, parse: Parse, unit: Unit, other: Unit, bounded: bool) -> bool:
        """Whether a phrase goes on to describe the speaker: his name, his title, his body."""
        if other.tag != "np" or other.conj or self.document_noun(parse, other) or self.telling(parse, other):
            return False
        if not other.relation:
            person = unit.type in ("person", "name") or self.ranked(parse, unit, other)
            plain = not other.type and parse.words[other.head].pos not in ("name", "latin")
            name = person and other.type in NAMING and (bounded or not plain)
            before = parse.words[other.first - 1]
            owner = unit.type == "person" and other.type in BODIES and other.first == unit.last
            name = name or (
                owner and before.pos in ("noun", "adj") and not before.definite
            )  # «نائب حاكم | الإقليم»
            return (name or (bounded and other.type in DESCRIBING)) and not other.adverbial
        if other.relation in ("in", "at", "from"):
            body = other.type in BODIES or (bounded and other.type in ("", "name"))
            return body and (bounded or unit.type in ("person", "people", "armed", ""))
        return other.relation == "for" and other.type in ("org", "armed", "country") and unit.type != "media"

    def ranked(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«الجنرال | جون كيلي»: one of the armed, by his rank, before his name."""
        head, name = parse.words[unit.head], parse.words[other.head]
        one = (
            unit.type == "armed"
            and unit.mention is None
            and head.number != "p"
            and unit.last == unit.head + 1
        )
        return one and name.pos == "name" and not name.definite and other.first == unit.last

    def surname(self, parse: Parse, unit: Unit) -> bool:
        """«عبد المالك | سلال»: a common noun right after a name, which is part of it."""
        before = parse.units[unit.unit_index - 1]
        bare = unit.tag == "np" and not unit.relation and not unit.conj and not unit.definite
        single = unit.last == unit.head + 1 and unit.number is None and before.last == unit.first
        return (
            bare and single and (before.tag == "verb" or (before.name and before.type in ("name", "person")))
        )

    def links(self, parse: Parse, units: list[Unit], rule: str, stop: int) -> Chain:
        """The links of those who speak, each with all words that name it."""
        return tuple(
            SourceLink(parse.index, self.start(parse, u), self.end(parse, u, stop), rule)
            for u in units[:MAX_LINKS]
        )

    def start(self, parse: Parse, unit: Unit) -> int:
        """«أحد سكان المدينة», «بعض الشهود»: the quantifier belongs to the speaker."""
        quantified = unit.first < unit.head and parse.words[unit.first].pos not in ("punct", "dem")
        return unit.first if quantified else unit.head

    # ---------------------------------------------------------------- outlets

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
            if unit.first >= stop or unit.tag in ("sub", "event"):
                break
            if unit.relation == "for" and self.lemma(parse, unit) in ("نبا", "انباء"):
                continue  # «وكالة "الأناضول" | للأنباء»
            hearer = unit.relation in ("for", "with", "to") or (
                unit.tag == "np" and self.carries(parse, unit, verb)
            )
            if unit.tag == "np" and hearer and self.outlet(parse, unit):
                if self.own_outlet(parse, unit):
                    break
                return (SourceLink(parse.index, unit.head, self.outlet_end(parse, unit), "told"),)
        return ()

    def outlet(self, parse: Parse, unit: Unit) -> bool:
        """Whether a phrase is an outlet: by its name, or by its first word before a name («شبكة "إن إن"», «راديو سوا»)."""
        if unit.type == "media":
            return unit.mention is not None or not self.document_noun(parse, unit)  # «صور», «مقاطع» are none
        named = unit.last > unit.head + 1 and unit.type in ("org", "facility", "name", "")
        return named and self.lemma(parse, unit) in OUTLETS

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

    def outlet_end(self, parse: Parse, unit: Unit) -> int:
        """Where an outlet's name ends: «وكالة "رويترز" | للأنباء»."""
        after = parse.units[unit.unit_index + 1] if unit.unit_index + 1 < len(parse.units) else None
        if after is not None and after.relation == "for" and self.lemma(parse, after) in ("نبا", "انباء"):
            return after.last
        return unit.last
