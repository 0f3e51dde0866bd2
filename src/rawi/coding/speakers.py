"""Speakers: which noun phrase speaks, right before a verb of saying, right after it, or under its preposition."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.misread_names import named
from rawi.coding.slot_signs import itself, oblique
from rawi.coding.speaker_bounds import attribute_again, beside_others
from rawi.coding.speaker_charges import rank
from rawi.coding.speaker_kinds import BODIES, HUMAN, NAMING
from rawi.coding.speaker_words import MAX_LINKS, SpeakerWords

__all__ = ["Speakers"]

FIELDS = frozenset(("اعلام", "دراسه", "بحث", "توثيق", "تنميه", "نشر", "صحافه"))  # what bodies are for
INFORMED = frozenset(("مطلعه", "مطلعون", "مطلعين"))  # «مصادر أمريكية | مطلعة»: no beginning («مطلع العام»)
PASSED_OVER = frozenset(("part", "time", "pron", "close"))


class Speakers(SpeakerWords):
    """Finds who speaks in the sentences of a report."""

    def subject(self, parse: Parse, clause: Clause, verb: int, stop: int) -> list[Unit]:
        """Who says it: the bare phrase right before the verb, the first one after it, or one further before, each with
        those joined to it.

        Args:
            parse: the sentence.
            clause: the verb's clause.
            verb: the verb's unit.
            stop: the word where what is said begins.
        """
        if parse.words[parse.units[verb].head].person == 1:
            return []  # «وندعو | أبناء الشعب إلى», «أبلغنا | الجنود بأن»
        if self.pronoun_before(parse, verb):
            return []  # «قالت الأرملة إنها | تتهم الحركة بقتله»
        before = [] if parse.units[verb].conj else self.before_verb(parse, clause, verb)
        if before and any(i < before[0].unit_index for i in clause.auxiliaries):
            return before  # «وكانت المنظمة، في تقرير، | اتهمت الجيش بقصف»
        beside = bool(before) and before[-1].last == parse.units[verb].first
        if beside and not self.other_speaks(parse, before[0], verb):
            return before  # «سكان يتهمون المسلحين»
        # a verb before its subject is in the singular: «واتهموا | الحكومة بقتل» names whom they accuse
        found = [] if self.of_several(parse, verb) else self.after_verb(parse, verb, stop)
        pointed = clause.kind == "relative" and clause.antecedent >= 0
        if found and pointed and oblique(parse, found[0]):
            found = []  # «التقارير التي اتهمت | قياديين بالتورط»
        if found and not self.carried_by(parse, clause, found[0]):
            return found
        if pointed and not parse.words[parse.units[verb].head].enclitic:
            antecedent = parse.units[clause.antecedent]
            many = parse.words[parse.units[verb].head].number == "p"
            if many and self.document_noun(parse, antecedent):
                return []  # «أصدروا بيانا | يستنكرون فيه…»
            says = self.can_speak(parse, antecedent) and not self.other_number(parse, antecedent, verb)
            where = antecedent.relation == "in" and antecedent.type in ("place", "name")
            named_so = any(parse.units[i].tag == "rel" for i in clause.units)
            says = says and (named_so or not where)  # «في حلب، وهي جريمة | يعتقد أن»
            return [antecedent] if says else []
        return before

    def of_several(self, parse: Parse, verb: int) -> bool:
        """«قالوا», «ويتهمون»: whether the verb's form says that several do it, who are named before it or not at all."""
        word = parse.words[parse.units[verb].head]
        return word.number == "p" and word.person != 1 and word.stem.endswith(("وا", "ون"))

    def pronoun_before(self, parse: Parse, verb: int) -> bool:
        """«إنها | تتهم», «أنه | أبلغ»: whether the verb's subject is a pronoun at the word that opens its clause."""
        before = parse.units[verb - 1] if verb else parse.units[verb]
        return before.tag == "sub" and bool(parse.words[before.last - 1].enclitic)

    def before_verb(self, parse: Parse, clause: Clause, verb: int) -> list[Unit]:
        """«مصادر ميدانية قالت…», «وكان المتمردون قالوا…»."""
        group: list[Unit] = []
        for j in reversed([i for i in clause.units if i < verb]):
            unit = parse.units[j]
            if unit.tag == "np" and not unit.relation and not unit.adverbial:
                if (parse.words[unit.head].folded in INFORMED or itself(parse, unit)) and not group:
                    continue  # «في السياق نفسه، | اتهم»
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

    def carried_by(self, parse: Parse, clause: Clause, found: Unit) -> bool:
        """«الوكالة التي أوردت | الخبر»: what stands after the verb is what an outlet carries."""
        if clause.kind != "relative" or clause.antecedent < 0 or not self.document_noun(parse, found):
            return False
        return parse.units[clause.antecedent].type == "media" and found.last == found.head + 1

    def other_speaks(self, parse: Parse, before: Unit, verb: int) -> bool:
        """«بين القتلى مجندان | قالت الوزارة إنهما»: before a feminine verb stands a man, after it who speaks."""
        word, head = parse.words[parse.units[verb].head], parse.words[before.head]
        after = parse.units[verb + 1 : verb + 2]
        if before.type == "place" and word.gender == "m" and word.number == "s" and after:
            told = after[0].tag == "np" and after[0].type in ("person", "org") and not after[0].relation
            return told and self.can_speak(parse, after[0])  # «سالم العلي - حلب | صرح | المتحدث بأن»
        man = (
            before.type in ("person", "people", "armed") and head.gender == "m" and head.number in ("s", "d")
        )
        return man and word.gender == "f" and word.number == "s"

    def other_number(self, parse: Parse, antecedent: Unit, verb: int) -> bool:
        """«اعتقلت السلطات رجالا قالت إنهم…»: men do not speak by a verb of the feminine singular."""
        word, head = parse.words[parse.units[verb].head], parse.words[antecedent.head]
        men = antecedent.type in ("person", "people", "armed") and head.gender == "m"
        return men and word.gender == "f" and word.number == "s" and not antecedent.mention

    def title(self, parse: Parse, clause: Clause, unit: Unit) -> Unit:
        """«العميد | سالم الحداد قال»: of bare phrases that stand side by side before the verb, the first; «قائد الشرطة في
        المدينة، | سالم الحداد، قال»: a title that a comma sets apart."""
        first = unit.unit_index
        apart = self.title_before_comma(parse, clause, unit)
        if apart is not None:
            return apart
        while first - 1 in clause.units:
            before = parse.units[first - 1]
            if rank(parse, unit, before) and before.last == parse.units[first].first:
                first -= 1  # «اللواء | سالم العلي قد أوضح»
                continue
            body = before.tag == "np" and before.relation in ("in", "at") and before.type in BODIES
            named_so = any(w.pos == "name" for w in parse.words[unit.head : unit.last])
            if body and named_so and not unit.conj and first - 2 in clause.units:
                office = parse.units[first - 2]
                if office.tag == "np" and office.type == "person" and not office.relation and office.definite:
                    first -= 2  # «المتحدث بوزارة الداخلية | اللواء سالم»
                    continue
            if self.said_of(parse, before, parse.units[first]):
                return before
            bare = before.tag == "np" and not before.relation and before.type in NAMING
            if not bare or parse.units[first].type not in NAMING:
                break
            first -= 1
        return parse.units[first]

    def title_before_comma(self, parse: Parse, clause: Clause, name: Unit) -> Unit | None:
        """The title that a name between commas belongs to."""
        at = name.unit_index
        marks = parse.units[at - 1 : at + 2] if at else []
        ranked = name.type == "armed" and name.mention is None and parse.words[name.last - 1].pos == "name"
        if not (name.type in NAMING or ranked) or [u.tag for u in marks] != ["punct", "np", "punct"]:
            return None
        for unit in reversed(parse.units[max(0, at - 5) : at - 1]):
            if unit.unit_index not in clause.units or unit.tag != "np" or unit.conj:
                return None
            if not unit.relation:
                words = parse.words[unit.first : unit.last]
                bare = all(word.pos != "name" or word.definite for word in words)
                return unit if unit.type == "person" and bare else None
        return None

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
                if parse.units[j + 1].tag == "punct":
                    return [replace(unit, tag="np", type="name")]
                return [replace(parse.units[j + 1], first=unit.first, head=unit.first)]
            if unit.tag == "np" and self.lexicon.participle_at(parse.words, unit.head) is not None:
                continue  # «وأضاف قائلا»
            if self.adverb(parse, unit) or (j - 1 > verb and beside_others(parse, unit)):
                continue
            if unit.tag == "np" and not unit.relation:
                return self.bare(parse, parse.units[verb], unit, stop)
            if unit.tag == "open" and self.name_in_quotes(parse, j):
                if j - 1 > verb and parse.units[j - 1].tag in ("np", "open"):
                    skip = next(u.unit_index for u in parse.units[j:] if u.tag == "close")
                continue  # «لوكالة (شينخوا)» is no speaker, «"الدفاع المدني"» is one
            mark = unit.tag == "punct" and parse.words[unit.first].text not in ":؛.!؟"
            if not (mark or unit.tag in PASSED_OVER or (unit.tag == "np" and unit.relation)):
                break
        return []

    def bare(self, parse: Parse, verb: Unit, unit: Unit, stop: int) -> list[Unit]:
        """The bare phrase after a verb of saying, with those joined to it, when it can be the verb's subject; before
        «أن» or a mark any definite phrase can."""
        if self.other_gender(parse, verb, unit):
            return []  # «ودعا وكالة التنمية إلى»: whom he calls upon
        if self.object_form(parse, unit):
            return []
        said = stop < len(parse.words) and parse.words[stop].pos in ("sub", "punct")
        if not said and unit.type == "quantity" and stop + 1 < len(parse.words):  # «أشارت الأرقام | إلى أن»
            said = parse.words[stop].pos == "prep" and parse.words[stop + 1].pos == "sub"
        speaks = self.can_speak(parse, unit) or (unit.definite and said)
        named_so = None if speaks else self.titled(parse, verb, unit)
        if named_so is not None:
            return [named_so]
        if not speaks or self.telling(parse, unit):
            return []
        return [unit, *self.joined(parse, unit, stop)]

    def titled(self, parse: Parse, verb: Unit, unit: Unit) -> Unit | None:
        """«قالت أمل سالم، | المتحدثة باسم الحزب»: a word or two right after the verb as a name, if a title tells whose."""
        after = parse.units[unit.unit_index + 1 : unit.unit_index + 4]
        last = unit
        if after and after[0].tag == "np" and after[0].first == unit.last and not after[0].relation:
            last, after = after[0], after[1:]  # the family's name
        if (
            len(after) < 2
            or unit.first != verb.last
            or not parse.is_comma(after[0])
            or unit.number is not None
        ):
            return None
        title, first = after[1], parse.words[unit.head]
        whose = title.tag == "np" and title.type == "person" and title.definite and not title.relation
        if not whose or title.conj or first.definite or first.enclitic:
            return None
        return replace(unit, type="name", last=last.last, unit_index=last.unit_index)

    def object_form(self, parse: Parse, unit: Unit) -> bool:
        """«أذاعت | أخباراً», «أصدر | بيانا»: an indefinite noun in the accusative is what is told, unless a number takes it
        («عشرون شخصا»)."""
        word = parse.words[unit.head]
        if word.definite or word.pos != "noun" or unit.number is not None or unit.first < unit.head:
            return False
        if any(other.pos == "name" or other.definite for other in parse.words[unit.head + 1 : unit.last]):
            return False  # «فاديا العلي»
        return word.text.endswith(("اً", "ًا")) or word.stem == self.lemma(parse, unit) + "ا"

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

    def under(self, parse: Parse, verb: int, relation: str, stop: int) -> list[Unit]:
        """Who stands under a preposition after the verb («نقل عن مصدر»)."""
        for unit in parse.units[verb + 1 :]:
            if unit.first >= stop or unit.tag in ("sub", "verb"):
                break
            if unit.tag == "np" and unit.relation == relation:
                if not self.can_speak(parse, unit) and not self.name_within(parse, unit):
                    break
                return [unit, *self.joined(parse, unit, stop)]
        return []

    def name_within(self, parse: Parse, unit: Unit) -> bool:
        """«نقلت عن | جمال العلي قوله»: a first name that means something else too."""
        words = parse.words[unit.head + 1 : unit.last]
        return not parse.words[unit.head].definite and any(word.pos == "name" for word in words)

    def in_its_name(self, parse: Parse, unit: Unit, other: Unit) -> bool:
        """«مركز الدراسات | والإعلام الاقتصادي»: whether what is joined to a body's name says what it is for."""
        word = parse.words[other.head]
        return (
            unit.type in ("org", "media", "facility") and word.definite and self.lemma(parse, other) in FIELDS
        )

    def joined(self, parse: Parse, unit: Unit, stop: int) -> list[Unit]:
        """«سكان ومسؤولون»: who speaks together with a speaker."""
        found: list[Unit] = []
        end = self.end(parse, unit, stop)
        for other in parse.units[unit.unit_index + 1 :]:
            if other.first >= stop or len(found) + 1 == MAX_LINKS:
                break
            if other.first < end or (parse.is_comma(other) and stop < len(parse.words)):
                continue  # «عبد المجيد، شقيق بلعيد، | ومسؤولون، إن»
            apart = parse.is_comma(parse.units[other.unit_index - 1])
            if apart and parse.words[other.head].number != "p":
                break  # «رئيس الوزراء، | ووزير الداخلية، سالم العلي»
            human = other.type in HUMAN or self.lemma(parse, other) in self.g.same_source
            human = human or (unit.type == other.type == "place" and self.can_speak(parse, other))
            if not (other.tag == "np" and other.conj and not other.relation and human):
                break
            if attribute_again(parse, other) or self.in_its_name(parse, unit, other):
                break
            found.append(other)
            end = self.end(parse, other, stop)
        return found
