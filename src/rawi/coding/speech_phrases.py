"""Set phrases that attribute: «بحسب المرصد», «نقلا عن», «حسبما أفاد», «على حد قوله», «يذكر أن».

One at the head of a clause governs what comes after it, one at its end what stands before it. Beside a verb of saying
it names the outer link: «قالت مصادر بحسب الوكالة إن…».
"""

from __future__ import annotations

from dataclasses import replace

from rawi.coding.chains import ISSUED, Chains
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.speech_at_end import as_phrase, passed_on_by, told_at_end
from rawi.coding.speech_content import find_content, frame_of
from rawi.coding.voices import Chain, Voice, voice_at
from rawi.knowledge.speech import Phrase

__all__ = ["FIGURES", "STRONG", "SetPhrases"]

STRONG = "؛.!؟"
TURNS = frozenset(("لكن", "الا ان", "غير ان", "بينما", "فيما", "in:حين"))
# «قالت الوكالة نقلا عن شهود إن»: the subject passes on their words.
RELAYED = frozenset(("نقلا عن", "على لسان"))
CIRCUMSTANCES = frozenset(("circumstance", "after", "before", "since", "cause"))
FIGURES = frozenset(("رقم", "ارقام", "معطي", "معطيات", "احصاء", "سجل"))  # «بحسب أرقام الوزارة»
LEADING = frozenset(("part", "punct", "open", "time", "sub"))


class SetPhrases(Chains):
    """Finds the set phrases of a sentence and what each governs."""

    def set_phrases(self, parse: Parse) -> dict[int, Phrase]:
        """The set phrases of a sentence, by their first word."""
        found: dict[int, Phrase] = {}
        self.covered = set()
        past = 0
        begins = self.lexicon.begins_phrase
        for i in [i for i, word in enumerate(parse.words) if begins(word.folded)]:
            phrase = self.lexicon.phrase_at(parse.words, i) if i >= past else None
            if phrase is not None and self.attributes(parse, phrase):
                found[i] = phrase
                if phrase.frame.form != "opener":
                    self.covered.update(range(i, self.relayed_until(parse, phrase)))
                past = phrase.last
        if (said := told_at_end(parse, self.lexicon, self.m)) and said.first not in self.covered:
            found[said.first] = as_phrase(said, self.lexicon)
        return found

    def relayed_until(self, parse: Parse, phrase: Phrase) -> int:
        """«قال المتحدث، وفقا لما نقلته الوكالة، | إن»: where a phrase ends, with its verb and whoever passes it on."""
        verb = self.verb_of(parse, phrase) if phrase.frame.speaker == "subject" else None
        if verb is None:
            return phrase.last
        subject = self.after_verb(parse, verb.unit_index, len(parse.words))
        return max([verb.last, *(unit.last for unit in subject)])

    def attributes(self, parse: Parse, phrase: Phrase) -> bool:
        """Whether a phrase attributes here: «كما أفاد» with something said after it is a verb like any other."""
        frame = phrase.frame
        if frame.form == "opener":
            return True
        if frame.words == "نسبة إلى" and not parse.words[phrase.first].norm.endswith("ة"):
            return False  # «تم نسبه إلى المتمردين»
        if phrase.carried:
            return frame.speaker == "carried" and frame.words.endswith(("ه", "ها", "هم"))
        if frame.speaker != "subject" or not frame.ambiguous:
            return True
        verb = self.verb_of(parse, phrase)
        read = frame_of(self.lexicon, self.m, parse, verb) if verb is not None else None
        if verb is None or read is None:
            return False
        clause = parse.clauses[parse.clause_of[verb.unit_index]]
        content = find_content(self, parse, clause, verb.unit_index, read)
        return content is None or self.of_its_document(parse, content.first)

    def of_its_document(self, parse: Parse, first: int) -> bool:
        """«كما قالت البعثة في تقرير | نشر أمس»: what looks like something said tells of the document."""
        unit = next((u for u in parse.units if u.first == first), None)
        before = parse.units[unit.unit_index - 1] if unit is not None and unit.unit_index else None
        if (
            unit is None
            or before is None
            or unit.tag != "event"
            or unit.relation
            or before.last != unit.first
        ):
            return False
        return before.relation in ("in", "at") and self.document_noun(parse, before)

    def turns(self, parse: Parse, clause: Clause) -> bool:
        """«لكن», «فيما», «في الوقت الذي»: a clause with which the report turns away from somebody's words."""
        if clause.opener in TURNS:
            return True
        if clause.kind != "relative" or clause.antecedent < 0:
            return False
        time = parse.units[clause.antecedent]
        return time.relation in ("in", "at") and self.lemma(parse, time) == "وقت"

    def verb_of(self, parse: Parse, phrase: Phrase) -> Unit | None:
        """The verb whose subject speaks («حسبما أفاد»)."""
        return next((u for u in parse.units if u.head == phrase.last and u.tag == "verb"), None)

    def set_phrase(self, parse: Parse, phrase: Phrase) -> None:
        """Takes down the voice of a set phrase."""
        frame, rule = phrase.frame, f"«{phrase.frame.words}»"
        first, last = self.segment(parse, phrase.first)
        if frame.form == "opener":
            inside = voice_at(parse, phrase.first) if frame.act != "says" else None
            if inside is not None and inside.verb >= 0 and inside.chain:
                last = min(last, inside.last)  # «قال الوزير إنه من المحتمل أن»: so he thinks
                parse.voices.append(
                    Voice(phrase.first, last, inside.chain, frame.act, rule, verb=inside.verb)
                )
            else:
                parse.voices.append(Voice(phrase.first, last, (), frame.act, rule))
            return
        if phrase.carried:
            if voice_at(parse, phrase.first) is not None:
                return
            clause = "clause" in frame.content  # «على حد قوله»; «قوله إن»
            who = self.whose_saying(parse, phrase) if clause else None
            if who is not None:
                after = [u for u in parse.units if phrase.last <= u.first < last and u.tag != "punct"]
                start = phrase.first if after else first
                chain = self.links(parse, [who], rule, len(parse.words))
                parse.voices.append(Voice(start, last, chain, frame.act, rule))
            elif self.last:
                parse.voices.append(
                    Voice(first if clause else phrase.first, last, self.last, frame.act, rule)
                )
            return
        found = (
            self.after_verb_of(parse, phrase, rule)
            if frame.speaker == "subject"
            else self.after(parse, phrase, rule)
        )
        if found is not None:
            parse.speaking.append((phrase.first, found[1]))
            self.govern(parse, phrase, *found)

    def main_subject(self, parse: Parse, goes_on: Unit) -> Unit | None:
        """Who acts in a sentence before a unit of it."""
        raise NotImplementedError

    def whose_saying(self, parse: Parse, phrase: Phrase) -> Unit | None:
        """«تعهد المتظاهرون بمواصلة الاحتجاج، حسب قولهم»: who acts in a sentence in which nobody speaks, where the pronoun
        can stand for him."""
        if any(voice.chain and voice.first < phrase.first for voice in parse.voices):
            return None
        at = next((u for u in parse.units if u.last > phrase.first), None)
        who = self.main_subject(parse, at) if at is not None else None
        if who is None:
            return None
        head, pronoun = parse.words[who.head], phrase.frame.words.rsplit("قول", 1)[-1]
        if pronoun == "هم":
            return who if head.number == "p" or who.type == "armed" else None
        one = head.gender != "f" and head.number not in ("p", "d")
        return who if one == (pronoun == "ه") else None

    def after_verb_of(self, parse: Parse, phrase: Phrase, rule: str) -> tuple[Chain, int] | None:
        """Of «وفق ما نقلت الصحيفة عن مصدر»: the chain, and the word after it."""
        verb = self.verb_of(parse, phrase)
        frame = frame_of(self.lexicon, self.m, parse, verb) if verb is not None else None
        if verb is None or frame is None:
            return None
        parse.saying.add(verb.unit_index)
        everything = len(parse.words)
        subject = self.after_verb(parse, verb.unit_index, everything)
        end = max([verb.last, *(u.last for u in subject)])
        quoted = self.quoting(parse, verb, frame, subject, everything)
        if quoted:
            return quoted, max(end, *(link.last for link in quoted if link.sentence == parse.index))
        if not subject:
            return None
        published = (
            self.published_on(parse, subject[0], rule) if self.document_noun(parse, subject[0]) else ()
        )
        if published:
            return published, max(end, published[0].last)  # «بحسب ما نقله تقرير نشر على موقع التلفزيون»
        told = self.told(parse, verb.unit_index, everything)
        return told + self.links(parse, subject, rule, everything), end

    def after(self, parse: Parse, phrase: Phrase, rule: str) -> tuple[Chain, int] | None:
        """Of «بحسب المرصد»: the chain, and the word after it."""
        near = (u for u in parse.units if u.tag == "np" and phrase.first <= u.first <= phrase.last + 1)
        unit = next((u for u in near if u.last > phrase.last), None)
        if unit is not None and (body := self.issued_by(parse, unit)) is not None:
            return self.links(parse, [body], rule, len(parse.words)), body.last
        if unit is not None and unit.head < phrase.last < unit.last:
            type_ = self.m.type_of(parse.words[phrase.last])  # «على لسان | وزير دفاعه», «على حد قول | المصدر»
            unit = replace(unit, first=phrase.last, head=phrase.last, type=type_)
        if unit is None or not (self.can_speak(parse, unit) or self.lemma(parse, unit) in FIGURES):
            return None
        if self.rule_of(parse, unit):
            return None
        everything = len(parse.words)
        if self.document_again(parse, unit, everything):
            return self.last, unit.last
        figures = self.lemma(parse, unit) in FIGURES
        issuer = self.issuer(parse, unit, rule) if figures or self.document_noun(parse, unit) else ()
        units = [unit, *self.joined(parse, unit, everything)]
        until = self.his_saying(parse, unit)
        return issuer or self.links(parse, units, rule, until), units[-1].last

    def rule_of(self, parse: Parse, unit: Unit) -> bool:
        """«وفقا للتقويم الهجري», «وفق التنسيق مع الجيش»: by what something goes, which nobody says."""
        word, lemma = parse.words[unit.head], self.lemma(parse, unit)
        says = lemma in self.lexicon.nouns or lemma in self.g.same_source
        return word.masdar and unit.mention is None and unit.type in ("", "abstract") and not says

    def his_saying(self, parse: Parse, unit: Unit) -> int:
        """«على لسان المتحدث باسم الجيش، سالم الحداد، | قوله»: where the saying of whoever is named begins, up to which his
        words reach; else the end of the sentence."""
        for other in parse.units[unit.unit_index + 1 :]:
            if other.tag in ("verb", "sub", "rel", "event", "open") or other.conj:
                break
            if other.tag == "np" and not other.relation and self.telling(parse, other):
                return other.first
        return len(parse.words)

    def issued_by(self, parse: Parse, unit: Unit) -> Unit | None:
        """«بحسب الأرقام الصادرة عن الوزارة»: who issued figures or a document, where a participle says so."""
        following = parse.units[unit.unit_index + 1 : unit.unit_index + 3]
        inside = any(self.m.folded_lemma(w) in ISSUED for w in parse.words[unit.head + 1 : unit.last])
        outlet = following[0] if following and self.document_noun(parse, unit) else None
        if outlet is not None and outlet.relation in ("from", "for") and outlet.type == "media":
            return outlet  # «بحسب تقارير من وكالة…», «بحسب حصيلة لوكالة…»
        known = following[0] if following and self.lemma(parse, unit) in self.g.evidence else None
        if known is not None and known.relation == "from" and self.can_speak(parse, known):
            return known  # «معلومات من مصادر أمنية»
        if not inside:
            words = parse.words[following[0].first : following[0].last] if following else []
            if not any(self.m.folded_lemma(word) in (*ISSUED, "صدر") for word in words):
                return None  # also «حسب بيان | صدر عن الجيش»
            following = following[1:]
        issuer = following[0] if following else None
        if issuer is None or issuer.relation not in ("of", "from") or not self.can_speak(parse, issuer):
            return None
        return issuer

    # ---------------------------------------------------------------- what it governs

    def govern(self, parse: Parse, phrase: Phrase, chain: Chain, end: int) -> None:
        """Gives a phrase its stretch, or makes it the outer link of who speaks there."""
        rule = f"«{phrase.frame.words}»"
        if passing := passed_on_by(parse, phrase, self.without, chain):
            self.heard(passing)
            return
        first, last = self.beside(parse, phrase, end)
        if self.opens(parse, phrase.first, first):
            inside = voice_at(parse, phrase.first)
            outer = inside.chain if inside is not None else ()
            chain = outer + self.without(chain, outer)
            parse.voices.append(Voice(phrase.first, last, chain, phrase.frame.act, rule))
            self.heard(chain)
            return
        start = self.stretch(parse, phrase.first, first)
        combined: Chain = ()
        between = False
        weak = self.weak_link(parse, chain)
        for index, voice in enumerate(parse.voices):
            if voice.verb < 0 and not voice.chain and start <= voice.first < phrase.first:
                parse.voices[index] = replace(voice, chain=chain)  # «من المتوقع أن…، بحسب الوزارة»
            if voice.verb < 0 or not voice.chain:
                continue
            if parse.units[voice.verb].first < voice.last <= phrase.first:
                continue  # but «هجوم نسبته السلطات إلى المتمردين، | بحسب الوكالة»
            if start <= parse.units[voice.verb].first < phrase.first:
                if weak:
                    return
                passed_on = phrase.frame.words in RELAYED and phrase.first < voice.first
                outer, inner = (voice.chain, chain) if passed_on else (chain, voice.chain)
                combined = outer + self.without(inner, outer)
                parse.voices[index] = replace(voice, chain=combined)
                between = between or phrase.first < voice.first
        told = None if combined else self.told_after(parse, phrase, end)
        if told is not None:
            parse.voices.append(Voice(told, last, chain, phrase.frame.act, rule))
        elif not between:
            reach = self.resumed_until(parse, phrase.first, max(end, phrase.last))
            parse.voices.insert(0, Voice(start, reach, chain, phrase.frame.act, rule))
        self.heard(combined or chain)

    def told_after(self, parse: Parse, phrase: Phrase, end: int) -> int | None:
        """«وقال نقلا عن دائرة الصحة | إن»: where begins what somebody not named says in the words of another."""
        relayed = phrase.frame.words in RELAYED and phrase.first > 0
        said = relayed and self.lexicon.verb_at(parse.words, phrase.first - 1) is not None
        after = next((u for u in parse.units if u.first >= end and u.tag not in ("punct", "time")), None)
        return after.first if said and after is not None and after.tag == "sub" else None

    def beside(self, parse: Parse, phrase: Phrase, end: int) -> tuple[int, int]:
        """The stretch that a phrase may govern: with what stands before a semicolon, where the phrase is all that follows
        it («قصفت المدينة؛ بحسب شهود»), and after one right behind it («وبحسب الشهود؛ فقد قصفت المدينة»)."""
        first, last = self.segment(parse, phrase.first)
        alone = all(word.pos == "punct" for word in parse.words[end:last])
        if first and parse.words[first - 1].text == "؛" and alone:
            first = self.segment(parse, first - 2)[0]
        elif last < len(parse.words) and parse.words[last].text == "؛" and last == end:
            last = self.segment(parse, last + 1)[1]
        return first, last

    def resumed_until(self, parse: Parse, i: int, end: int) -> int:
        """«وتوزع القتلى، وفق ما ذكرت اللجان، بواقع…»: a phrase within a clause that goes on after it governs
        the rest of that clause too; otherwise it ends with its own words."""
        before = [u for u in parse.units if u.last <= i and u.tag not in ("punct", "open", "close")]
        after = [u for u in parse.units if u.first >= end and u.tag not in ("punct", "open", "close", "time")]
        if (
            after and after[0].relation == "in" and after[0].type == "speech"
        ):  # «…، في بيان حصلت عليه الوكالة، بواقع…»
            said = after[0].unit_index
            told = [c.index for c in parse.clauses if c.antecedent == said]
            after = [u for u in after[1:] if parse.clause_of[u.unit_index] not in told]
        if not before or not after or after[0].conj or after[0].tag not in ("np", "event"):
            return end
        apart = parse.words[i - 1].pos == "punct" and after[0].relation not in CIRCUMSTANCES
        if not apart and after[0].relation not in ("at", "for"):
            return end
        clause = parse.clause_of[before[-1].unit_index]
        if parse.clause_of[after[0].unit_index] != clause:
            return end
        for unit in after:
            where = parse.clauses[parse.clause_of[unit.unit_index]]
            if (where.kind == "main" and where.index != clause) or self.turns(parse, where):
                return unit.first
        return self.segment(parse, end)[1]

    def weak_link(self, parse: Parse, chain: Chain) -> bool:
        """«قالت مصادر يمنية إن …، بحسب المصادر», «قالت الشرطة إن …، بحسب التقديرات»: in a sentence that quotes
        somebody, who is only mentioned again, or papers, pass nobody's words on."""
        link = chain[0]
        unit = next((u for u in parse.units if u.head == link.first), None)
        if len(chain) > 1 or link.sentence != parse.index or unit is None or unit.mention is not None:
            return False
        alone = (
            link.last - link.first == 1
            and parse.words[link.first].definite
            and unit.type in ("person", "people", "org")
        )
        return alone or self.document_noun(parse, unit)

    def opens(self, parse: Parse, i: int, first: int) -> bool:
        """Whether a phrase stands at the head of its sentence or clause: «وبحسب المرصد، قتل…», «…، ووفقا للجيش فإن…»."""
        before = [u for u in parse.units if first <= u.first < i]
        if all(u.tag in LEADING for u in before):
            return True
        if before[-1].tag in ("sub", "open") and before[-1].last == i:
            return True
        return (
            parse.words[i].text[0] == "و"
            and parse.words[i].text[1:2] in "بوحط"
            and parse.words[i - 1].pos == "punct"
        )

    def stretch(self, parse: Parse, i: int, first: int) -> int:
        """Where the words begin that a phrase at their end governs: after the last such phrase, or after a turn away
        from somebody's words."""
        ended: list[int] = [v.last for v in parse.voices if v.verb < 0 and v.chain and v.last <= i]
        start = max([first, *ended])
        spoken = [v.first for v in parse.voices if v.verb >= 0]
        for unit in parse.units:
            if unit.tag not in ("sub", "rel") or not start <= unit.first < i:
                continue
            clause = parse.clauses[parse.clause_of[unit.unit_index]]
            if self.turns(parse, clause) and any(other < unit.first for other in spoken):
                start = unit.first
        for unit in parse.units:
            if start < unit.first < i and self.begins_anew(parse, unit):
                start = unit.first
        return start

    def begins_anew(self, parse: Parse, unit: Unit) -> bool:
        """«…، وقد رحب به الوزير»: after a comma, «وقد» or a subject of its own begins a main clause that a phrase at its
        end governs alone."""
        before = parse.units[unit.unit_index - 1] if unit.unit_index else None
        if before is None or not parse.is_comma(before):
            return False
        word = parse.words[unit.first]
        if word.folded == "وذلك":
            return False  # «…، وذلك حسبما ذكر»
        if word.proclitics[:1] not in (("و",), ("ف",)) or unit.tag not in ("np", "part"):
            return False
        for other in parse.units[unit.unit_index :]:
            clause = parse.clauses[parse.clause_of[other.unit_index]]
            if other.tag == "punct" or clause.kind != "main":
                return False
            if clause.verb == other.unit_index:
                return True
        return False

    def segment(self, parse: Parse, i: int) -> tuple[int, int]:
        """The stretch between strong marks around a word."""
        first, last = 0, len(parse.words)
        for unit in parse.units:
            if unit.tag == "punct" and parse.words[unit.first].text in STRONG:
                if unit.first < i:
                    first = unit.last
                elif unit.first > i:
                    last = unit.first
                    break
        return first, last
