"""Chains of attribution: who spoke so far in a report, and how a new speaker's chain is made."""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.document import Parse, SourceLink, Unit
from rawi.coding.speakers import Speakers
from rawi.coding.speech_content import RELATION_OF
from rawi.coding.voices import Chain, Voice
from rawi.knowledge.speech import SpeechFrame

__all__ = ["Chains"]

REMEMBERED = 60  # chains that an outlet not named again may be found in
PUBLISHED = frozenset(("نشر", "بث", "منشور", "اذيع"))
DOCUMENTS = frozenset(("بيان", "تقرير", "بلاغ"))
UNNAMED = "مصدر"  # «المصدر», «المصادر»
ISSUED = frozenset(("صادر", "صادره", "وارد", "وارده"))


class Chains(Speakers):
    """The speakers of a report so far.

    Attributes:
        last: who spoke last: «وأضاف» goes on with him.
        within: who was quoted last within his words; «وأضافت» may go on with her.
        history: who spoke before, the last at the end.
    """

    last: Chain = ()
    within: Chain = ()
    history: tuple[Chain, ...] = ()

    def heard(self, chain: Chain) -> None:
        """Somebody has spoken."""
        if chain:
            self.last, self.within = chain, ()
            self.history = (*self.history, chain)[-REMEMBERED:]

    def speak(self, parse: Parse, voice: Voice) -> None:
        """Takes down a voice; whoever speaks may be taken up by «وأضاف»."""
        parse.voices.append(voice)
        self.heard(voice.chain)

    def links(self, parse: Parse, units: list[Unit], rule: str, stop: int) -> Chain:
        """The links of those who speak; a short later mention knows its fuller one."""
        units = [self.of_outlet(parse, unit) for unit in units]
        return self.known(super().links(parse, units, rule, stop))

    def told(self, parse: Parse, verb: int, stop: int) -> Chain:
        return self.known(super().told(parse, verb, stop))

    def known(self, chain: Chain) -> Chain:
        """A chain whose short later mentions know their fuller ones."""
        found = tuple(
            replace(link, fuller=self.fuller(link)) if link.last - link.first == 1 else link for link in chain
        )
        return self.who_heard(found[0]) + found if len(found) == 1 else found

    def who_heard(self, link: SourceLink) -> Chain:
        """«وأضاف المصدر» after «قال مصدر أمني لوكالة فرانس برس»: a source without a name is the outlet's that it told."""
        where = self.document.parses[link.sentence]
        word = where.words[link.first]
        unnamed = link.last - link.first == 1 and word.definite and self.m.folded_lemma(word) == UNNAMED
        if not unnamed or link.fuller is None:
            return ()
        for chain in reversed(self.history):
            if link.fuller in chain:
                outlets = chain[: chain.index(link.fuller)]
                return outlets if all(self.by_outlet((outlet,)) for outlet in outlets) else ()
        return ()

    def by_outlet(self, chain: Chain) -> bool:
        """Whether whoever speaks first in a chain is an outlet, which passes on what others say."""
        where = self.document.parses[chain[0].sentence]
        return any(unit.type == "media" for unit in where.units if unit.head == chain[0].first)

    def of_outlet(self, parse: Parse, unit: Unit) -> Unit:
        """«ذكر تقرير الوكالة أن»: of an outlet's report, the outlet."""
        first = unit.head + 1
        if self.lemma(parse, unit) != "تقرير" or unit.last != first + 1:
            return unit
        word = parse.words[first]
        if not word.definite or self.m.type_of(word) != "media":
            return unit
        return replace(unit, first=first, head=first, type="media", mention=unit.name_at(first))

    def fuller(self, link: SourceLink) -> SourceLink | None:
        """The last longer mention that a speaker named by one word goes back to."""
        stems = self.stems(link)
        for chain in reversed(self.history):
            for earlier in reversed(chain):
                if stems < self.stems(earlier):
                    return earlier
                if earlier.fuller is not None and stems < self.stems(earlier.fuller):
                    return earlier.fuller
        return None

    def quoted_within(self, chain: Chain) -> None:
        """Somebody was quoted within another's words."""
        self.within = chain
        self.history = (*self.history, chain)[-REMEMBERED:]

    def same(self, link: SourceLink, chain: Chain) -> bool:
        """Whether a chain names the same speaker already: by his title or his name, not by whose man he is («الحزب» is
        not «زعيم الحزب حسن»)."""
        words = self.spelt(link)
        for other in map(self.spelt, chain):
            short, long = sorted((words, other), key=len)
            if set(short) <= set(long) and (short[0] == long[0] or short[-1] == long[-1]):
                return True
        return False

    def stems(self, link: SourceLink) -> set[str]:
        return set(self.spelt(link))

    def spelt(self, link: SourceLink) -> list[str]:
        words = self.document.parses[link.sentence].words[link.first : link.last]
        return [word.stem for word in words if word.pos != "punct"] or [""]

    def without(self, chain: Chain, others: Chain) -> Chain:
        """A chain without those that others name already."""
        return tuple(link for link in chain if not self.same(link, others))

    # ---------------------------------------------------------------- of a verb

    def quoting(self, parse: Parse, verb: Unit, frame: SpeechFrame, subject: list[Unit], stop: int) -> Chain:
        """«نقلت الوكالة عن مصدر»: who passes the words on, then whose they are; empty when nobody is quoted so."""
        relation = RELATION_OF.get(frame.speaker, "")
        quoted = self.under(parse, verb.unit_index, relation, stop) if relation else []
        if not quoted:
            return ()
        rule = f"subject of «{parse.words[verb.head].text}»"
        return self.passing(parse, verb, subject, rule, quoted[0].first) + self.links(
            parse, quoted, rule, stop
        )

    def passing(self, parse: Parse, verb: Unit, subject: list[Unit], rule: str, stop: int) -> Chain:
        """Who passes on the words of another: the outlet, unless it publishes the report («علمت الجريدة من مصدر»); one
        that is not named goes on («كما نقلت عن مصدر…»)."""
        if subject:
            published = self.published_on(parse, subject[0], rule)
            if published or self.own_outlet(parse, subject[0]):
                return published
            return self.links(parse, subject[:1], rule, stop)
        if parse.words[verb.head].gender != "f":
            return ()  # «ونُقل عن مصدر…»
        for chain in reversed(self.history):
            where = self.document.parses[chain[0].sentence]
            unit = next((u for u in where.units if u.head == chain[0].first), None)
            if unit is not None and unit.type == "media":
                return chain[:1]
        return ()

    # ---------------------------------------------------------------- of a document

    def of_document(self, parse: Parse, verb: Unit, stop: int) -> Chain | None:
        """«جاء في بيان الوزارة»: whose document it is, where it says so; else the document."""
        unit = next(
            (
                u
                for u in parse.units[verb.unit_index + 1 :]
                if u.first < stop and u.tag == "np" and u.relation in ("in", "at", "on")
            ),
            None,
        )
        if unit is None or not (self.document_noun(parse, unit) or unit.type in ("speech", "media")):
            return None
        rule = f"«{parse.words[verb.head].text} في»"
        owner = next((m for m in unit.inner if m.first > unit.head and m.type != "place"), None)
        if owner is not None:
            return (SourceLink(parse.index, owner.first, owner.last, rule),)
        owned = self.owner_after(parse, unit)
        if owned is not None:
            return self.links(parse, [owned], rule, stop)
        if self.document_again(parse, unit, stop):
            return self.issuer(parse, unit, rule) + self.last
        return self.issuer(parse, unit, rule) or self.links(parse, [unit], rule, unit.last)

    def owner_after(self, parse: Parse, unit: Unit) -> Unit | None:
        """«بيان | لمنظمة العفو», «بيان صادر عن | مكتب الرئيس»: whose a document is, by the phrase right after it."""
        after = next((u for u in parse.units[unit.unit_index + 1 :]), None)
        if after is None or after.tag != "np" or after.conj or not self.can_speak(parse, after):
            return None
        if after.relation == "for":
            return after
        issued = any(self.m.folded_lemma(w) in ISSUED for w in parse.words[unit.head + 1 : unit.last])
        return after if issued and after.relation == "of" else None

    def issuer(self, parse: Parse, unit: Unit, rule: str) -> Chain:
        """«بيان أصدرته الوزارة», «حصيلة أعلنها مسؤولون للوكالة»: who issued a document, under the outlet he told."""
        for clause in parse.clauses:
            if clause.antecedent != unit.unit_index or clause.verb < 0:
                continue
            verb = parse.units[clause.verb]
            if self.m.folded_lemma(parse.words[verb.head]) not in self.lexicon.verbs:
                continue
            everything = len(parse.words)
            subject = self.after_verb(parse, clause.verb, everything)
            if subject:
                parse.saying.add(clause.verb)
                links = self.links(parse, subject, rule, everything)
                return self.without(self.told(parse, clause.verb, everything), links) + links
        return self.published_on(parse, unit, rule)

    def published_on(self, parse: Parse, unit: Unit, rule: str) -> Chain:
        """«تقرير نشر على موقع التلفزيون», «بيان منشور في الصحيفة»: the outlet that carries a document of nobody named."""
        after = parse.units[unit.unit_index + 1 : unit.unit_index + 4]
        if after and parse.is_comma(after[0]):
            after = after[1:]  # «تقرير، نشر على وكالة الأنباء، أن»
        if unit.last > unit.head + 1 or len(after) < 2 or self.lemma(parse, after[0]) not in PUBLISHED:
            return ()
        outlet = after[1]
        if outlet.relation not in ("on", "in", "at") or not self.outlet(parse, outlet):
            return ()
        return (SourceLink(parse.index, outlet.head, self.outlet_end(parse, outlet), rule),)

    def document_says(self, parse: Parse, unit: Unit, stop: int) -> Chain:
        """Who speaks in «وأضاف البيان»: whoever was quoted from it («جاء في بيان الوزارة»); of one that the report has
        not quoted by itself, the document, as it stands, for who spoke before."""
        if self.last[-1].rule.endswith("في»"):
            return self.last
        link = self.links(parse, [unit], "document", stop)[0]
        return (replace(link, fuller=self.last[-1]),)

    def document_again(self, parse: Parse, unit: Unit, stop: int) -> bool:
        """«وأضاف البيان»: whoever spoke before issued it."""
        head = parse.words[unit.head]  # «التقارير», in the plural, are others
        alone = unit.last == unit.head + 1 and head.definite and unit.mention is None and head.number != "p"
        if not (alone and bool(self.last) and self.lemma(parse, unit) in DOCUMENTS):
            return False
        return self.end(parse, unit, stop) == unit.last
