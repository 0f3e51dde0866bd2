"""What belongs to a noun phrase after its head, word by word: genitives, adjectives, attributes, «من …» and «ل…».

Each rule looks at the word after the phrase as it stands so far; the phrase ends at the first word that none takes.
"""

from __future__ import annotations

from rawi.coding.growing import RANKING, Growing
from rawi.coding.phrase_names import GROUPS, PhraseNames
from rawi.coding.reading import OPPOSITE

__all__ = ["Dependents"]

RECOGNISED = frozenset(("دوليا", "رسميا", "عالميا"))  # «المعترف به دوليا»
# Heads with which an indefinite event noun makes one thing: «نقطة تفتيش», «طائرة استطلاع», «غرفة عمليات».
COMPOUND = frozenset(("facility", "vehicle", "aircraft", "weapon", "org", "place"))
MEMBERS = frozenset(("فرد", "عنصر", "عضو", "رجل"))  # of what follows: «أفراد الجيش» are soldiers
SHARES = frozenset(
    ("معظم", "جميع", "كل", "غالبيه", "غالبيت", "اغلب", "اغلبيه", "اغلبيت", "اكثر", "نصف", "بعض")
)  # «معظمهم»
WHEN = frozenset(("حين", "حينما"))  # before a verb they open a clause
LONGEST = 14  # dependents of one head

# Who blows up what he wears or drives. Folded lemmas.
BOMBERS = frozenset(("انتحاري", "مهاجم", "مسلح", "رجل", "شخص", "شاب", "مجهول", "متشدد"))
EYES = "عيان"  # «شاهد عيان»
# After which «هذا المبنى» is rather what they hit.
HITS = frozenset(("weapon", "bomb", "aircraft", "vehicle"))


class Dependents(PhraseNames):
    """Lets a noun phrase grow over all that belongs to its head. A rule that takes nothing answers False."""

    def begin_phrase(self, head: int, end: int, type_: str) -> Growing:
        """A phrase of this meaning that so far has its head, and its weapon's words."""
        mentioned = head in self.mention_at
        weapon = self.weapon_at.get(head)
        last_noun = weapon[0] - 1 if weapon is not None and head < weapon[0] - 1 < end else head
        # «طائرات حربية | بلدة الصفا»: after a weapon's last word, an adjective or name, no genitive can follow
        complete = last_noun > head and (
            self.words[last_noun].folded.endswith("ه")
            or self.words[last_noun - 1].pos == "prep"  # «قصفت طائرة من دون طيار | مواقع»
        )
        return Growing(
            head, end, type_, last_noun, mentioned, mentioned or type_ in ("name", "person"), complete
        )

    def end_of_phrase(self, i: int, type_: str) -> int:
        """Where a phrase of this meaning ends whose head begins here."""
        mention = self.mention_at.get(i)
        phrase = self.begin_phrase(i, mention.last if mention else i + 1, type_)
        self.extend(phrase)
        return phrase.end

    def extend(self, phrase: Growing) -> None:
        """Takes what belongs to a phrase after its head, until a word does not."""
        for _ in range(LONGEST):
            if not self.take_next(phrase):
                break

    def take_next(self, phrase: Growing) -> bool:
        """One more dependent, unless a mark, a time or a verb ends the phrase."""
        i = phrase.end
        if i < self.n and i == phrase.head + 1 and self.rank(phrase.head):
            phrase.end += 1  # «الجندي أول محمد», «العريف أول خالد»
            return True
        if i >= self.n or i in self.time_at:
            return False
        word = self.words[i]
        if word.pos == "noun" and not word.proclitics and self.preposition(i)[1] in ("plus", "cause"):
            return False  # «عشرة جنود | إضافة إلى…», «في سوريا | نتيجة القصف»
        if word.folded in OPPOSITE:
            return False  # «قذيفتا هاون | مقابل الفندق»
        if word.folded in WHEN and self.opener(i):
            return False  # «قتل خمسة جنود | حين هاجم مسلحون الحاجز»
        if self.supported(phrase) or self.outlet_told(phrase):
            return False
        if word.pos == "punct":
            return self.take_name_in_marks(phrase)
        if self.title_after_place(phrase):
            return False
        flies = phrase.type == "aircraft" or self.weapon_at.get(phrase.head, (0, ""))[1] == "aircraft"
        if flies and (phrase.modifiers or phrase.mentioned) and (end := self.without_pilot(i)):
            phrase.take_noun(end)  # «طائرة أمريكية | بدون طيار», «الطائرات الأمريكية | من دون طيار»
            phrase.complete = True
            return True
        if (phrase.named or phrase.type == "place") and self.take_kin(phrase):
            return True
        if self.is_verb(i):
            return False
        if i not in self.mention_at and self.open(phrase.last_noun) and (end := self.movement(i)):
            phrase.take_name(end)  # «مقاتلو جبهة تحرير الصفا»
            return True
        if phrase.mentioned and self.name_is_complete(phrase):
            return False
        counting = self.number_at.get(i)
        if counting is not None and self.take_number(phrase, counting):
            return True
        if word.folded in ("ذات", "ذي") and (end := self.having(i)):
            phrase.end = end  # «المناطق ذات الغالبية الكردية»
            return True
        if self.of_nation(i, phrase.last_noun, phrase.type):
            phrase.modifiers.append(i)
            phrase.end += 1
            return True
        if self.pointed_at(phrase):
            phrase.take_noun(i + 2)  # «قائد هذا التنظيم»
            return True
        if self.joined(i):
            return self.take_joined(phrase)
        if self.side_of_place(phrase):
            phrase.modifiers.append(i)
            phrase.end += 1
            return True
        if self.direction(i):
            return self.take_direction(phrase)
        return self.take_dependent(phrase)

    def outlet_told(self, phrase: Growing) -> bool:
        """«أبلغت وزارة الدفاع | وكالة رويترز», «أخبر شاهد عيان | القناة»: an outlet is no genitive of a definite noun, so
        that it is somebody else, who is told."""
        i, last = phrase.end, self.words[phrase.end - 1]
        mention = self.mention_at.get(i)
        outlet = mention.type == "media" and not mention.attached if mention else self.meaning(i) == "media"
        if not outlet or phrase.type == "media" or self.joined(i) or self.attached(i):
            return False
        definite = "ال" in last.proclitics and last.pos == "noun"
        return (definite or last.folded == EYES) and i > 1

    def supported(self, phrase: Growing) -> bool:
        """«القوات اليمنية | مدعومة بطائرات», «المقاومة | المسنودة بقوات»: with whom a known party acted; «فصائل مدعومة
        بطائرات» says of which sort."""
        word = self.words[phrase.end]
        if word.pos not in ("adj", "noun", "name") or self.attached(phrase.end):
            return False
        known = phrase.mentioned or self.words[phrase.last_noun].definite or self.words[phrase.head].definite
        return known and self.preposition(phrase.end)[1] == "support"

    def pointed_at(self, phrase: Growing) -> bool:
        """«قائد هذا التنظيم», «محيط هذه المنطقة»: a demonstrative before the genitive; «أصاب صاروخ | هذا المبنى»."""
        i = phrase.end
        if self.words[i].pos != "dem" or self.words[i].proclitics or phrase.type in HITS or i + 1 >= self.n:
            return False
        noun = self.words[i + 1]
        pointed = noun.pos == "noun" and noun.proclitics == ("ال",) and i + 1 not in self.time_at
        return pointed and phrase.last_noun == i - 1 and self.open(i - 1)

    def take_dependent(self, phrase: Growing) -> bool:
        """An attribute, a preposition's phrase, a name, an adjective or a genitive."""
        i = phrase.end
        word = self.words[i]
        if phrase.type == "place" and i > phrase.head + 1 and self.lies_in(i):
            return False  # «جبل المقطر | التابع لمحافظة إب»: whose name is told, also where nobody knows it
        if phrase.type in GROUPS and self.own_person(i, phrase.last_noun):
            return False  # «الشرطة التركية | المشتبه به»
        if (
            word.pos in ("adj", "noun", "name")
            and self.attributive(i)
            and (end := self.attribute_end(phrase))
        ):
            return self.take_attribute(phrase, end)
        alone = i == phrase.head + 1
        if alone and phrase.type == "name" and phrase.last_noun == i - 1 and self.family_name(i):
            phrase.take_noun(i + 1)
            return True
        attached = self.attached(i)
        if alone and attached == "at" and self.lemma[phrase.head] == "منطقه" and self.directional(i):
            if not self.names_place_after(i):
                return False
            phrase.take_noun(i + 1)  # «مناطق بوسط اليمن»
            return True
        if end := self.model(i):
            phrase.take_noun(end)
            return True
        if word.pos == "prep" or attached:
            return self.take_complement(phrase)
        mention = self.mention_at.get(i)
        if mention is not None:
            return self.take_mention(phrase, mention)
        if self.names_somebody_else(phrase):
            return False
        if self.names_officer(phrase) or (word.enclitic and word.stem in SHARES):
            return False  # «عشرة قتلى | جميعهم مدنيون»
        if phrase.named and self.adjective_in_name(phrase):
            phrase.take_noun(i + 1)
            return True
        described = phrase.head if phrase.named else phrase.last_noun
        if word.pos == "adj" and not word.definite and self.after_full_name(phrase):
            return False  # «مقاتلو حزب العمال الكردستاني | مفوضية», «مدينة السويس | مسيرات»
        if self.adjective(i, described) or (phrase.named and self.adjective_of_nation(i)):
            return self.take_adjective(phrase)
        if self.goes_on_with_name(phrase):
            return self.take_bare_name(phrase)
        ranked = (
            alone and self.words[phrase.head].folded in RANKING and self.superlative(i)
        )  # «ثاني | أكبر مدينة»
        if (word.pos == "noun" or ranked) and i not in self.number_at:
            return self.take_noun(phrase)
        return False

    def after_full_name(self, phrase: Growing) -> bool:
        """Whether a name that the registries know, and that is definite, has just ended."""
        i = phrase.end
        if phrase.mentioned and i == self.mention_at[phrase.head].last:
            return self.words[i - 1].definite
        return bool(phrase.inner) and phrase.inner[-1].last == i and phrase.inner[-1].type != "person"

    # ---------------------------------------------------------------- joined words and directions

    def side_of_place(self, phrase: Growing) -> bool:
        """«ريف تل تمر | الشمالي», «ريف مسكنة | الغربي»: which side of a countryside, right after its name; «مدينة غاو |
        الشمالية» tells where the town lies."""
        told = phrase.type == "place" and phrase.named and self.lemma[phrase.head] == "ريف"
        return told and self.of_direction(phrase.end)

    def take_joined(self, phrase: Growing) -> bool:
        """After «و»: a second direction or a second adjective; anything else is a phrase of its own."""
        i = phrase.end
        near = phrase.last_noun == i - 1
        if near and self.directional(i) and self.directional(phrase.last_noun):
            phrase.take_noun(i + 1)  # «شمال وشرق سوريا», «داخل وخارج العاصمة»
            return True
        described = bool(phrase.modifiers) and phrase.modifiers[-1] == i - 1
        if described and self.joined_adjective(i, phrase.head):
            phrase.modifiers.append(i)  # «أهداف حكومية وأجنبية»
            phrase.end += 1
            return True
        return False

    def take_direction(self, phrase: Growing) -> bool:
        """«شمال غربي المدينة», «منطقة غرب خان يونس»; «قرية آفس | شرقي إدلب»: a place of its own."""
        i, last_noun = phrase.end, phrase.last_noun
        unnamed = i == phrase.head + 1 and self.lemma[phrase.head] == "منطقه" and self.names_place_after(i)
        if last_noun != i - 1 or not (unnamed or self.directional(last_noun)):
            return False
        phrase.take_noun(i + 1)
        return True

    # ---------------------------------------------------------------- attributes and prepositions

    def attribute_end(self, phrase: Growing) -> int:
        """Where «التابعة لقوات كذا» that goes on with the phrase ends; 0 when nothing does or it is a genitive."""
        i = phrase.end
        genitive = self.words[i].pos != "adj" and self.open(phrase.last_noun)
        if genitive or (self.governs(i) and not self.of_these(i, phrase.head)):
            return 0
        return self.attribute(i)

    def take_attribute(self, phrase: Growing, after: int) -> bool:
        """«القوات | التابعة لـ…»; «بلدة الصفا | القريبة من …» tells more about a place that its name tells."""
        if phrase.named and phrase.type in ("place", "country"):
            return False
        after = self.recognised(after) or after
        phrase.inner.extend(self.names_between(phrase.end, after))
        phrase.end, phrase.closed = after, True
        return True

    def recognised(self, i: int) -> int:
        """«الرئيس المعترف به دوليا | عبد ربه منصور هادي»: where the name ends of whom an attribute that ends here told; 0
        where it is no such attribute. «دوليا» may be within it or not."""
        i += i < self.n and self.words[i].folded in RECOGNISED
        if i < 3 or self.words[i - 1].folded not in RECOGNISED or self.lemma[i - 3] != "معترف":
            return 0
        name = self.mention_at.get(i)
        if name is not None and name.type == "person":
            return name.last
        while i < self.n and self.words[i].pos == "name" and i not in self.mention_at:
            i += 1
        return i

    def take_complement(self, phrase: Growing) -> bool:
        """«ثلة | من الجنود», «مخيم | للنازحين», «الحدود | مع سوريا»: a preposition that tells whose or of what."""
        i = phrase.end
        after = self.partitive(i, phrase.type, phrase.head) or self.border(i)
        if not after:
            return False
        if phrase.type == "quantity" and self.words[i].folded == "من":
            phrase.type = self.meaning(i + 1)  # «ثلة من الجنود»
        phrase.inner.extend(self.names_between(i, after))
        phrase.end, phrase.closed = after, True
        return True

    # ---------------------------------------------------------------- adjectives and genitives

    def take_adjective(self, phrase: Growing) -> bool:
        """«القوات الحكومية», «قرية مجاورة لها», «المنطقة المنزوعة السلاح»."""
        i = phrase.end
        phrase.modifiers.append(i)
        definite = self.words[i].definite
        if self.attributive(i) and self.of_pronoun(i + 1):
            i += 1  # «قرية مجاورة لها»
        i += 1
        sort = i < self.n and self.lemma[i] in self.g.after_adjective and not self.attached(i)
        if sort and (definite or self.words[i].definite):
            i += 1  # «المنطقة المنزوعة السلاح», «قذيفة محلية الصنع»
        phrase.end = i
        return True

    def take_noun(self, phrase: Growing) -> bool:
        """«قصف | مدفعية», «مدير | المرصد», «أفراد | القوات»: a title after a name, or a genitive."""
        i = phrase.end
        if phrase.named and phrase.type in ("person", "name") and self.lemma[i] == "مسووليه":
            return False  # «أعلن المتحدث ذبيح الله مجاهد | مسؤولية الحركة»
        if self.object_of_verb(phrase):
            return False
        if self.happens(phrase) or (self.lemma[i] in ("قوام", "حتف") and self.words[i].enclitic):
            return False  # «قوة | قوامها مئة جندي», «لقي ثلاثة أطفال | حتفهم»
        if self.several_of_these(phrase):
            phrase.modifiers.append(i)
            phrase.end += 1
            return True
        if self.title_after_name(i, phrase.named, phrase.type):
            phrase.type = "person"
            phrase.take_noun(i + 1)
            return True
        if self.takes_no_genitive(phrase) or self.accusative(i):
            if not self.apposed(i, phrase.type) or self.accusative(i):
                return False
        else:
            self.mean_with_genitive(phrase)
        phrase.take_noun(self.weapon_at[i][0] if i in self.weapon_at else i + 1)  # «منظومة | القبة الحديدية»
        return True

    def object_of_verb(self, phrase: Growing) -> bool:
        """«أطلق جندي | النار», «ألقى شبان | زجاجات»: what the verb before has for its own object in a set phrase is no
        genitive of who stands between the two."""
        verb = self.units[-1] if self.units else None
        if verb is None or verb.tag != "verb" or phrase.type not in ("armed", "people"):
            return False
        if self.meaning(phrase.end) in ("armed", "people", "org"):
            return False  # «توجهت أفواج القوات»
        lemma = self.lemma[phrase.end]
        return verb.last == phrase.head and any(frame.lemmas[1:2] == (lemma,) for frame in verb.frames)

    def several_of_these(self, phrase: Growing) -> bool:
        """«محافظات مصرية | عدة»: after an adjective too, unless what is counted follows («قوات كبيرة | عدة مدن»)."""
        i = phrase.end
        if self.words[i].folded != "عده" or self.words[phrase.head].number != "p":
            return False
        counts = i + 1 < self.n and self.words[i + 1].pos == "noun" and not self.words[i + 1].proclitics
        return not counts and not self.words[phrase.head].definite

    def happens(self, phrase: Growing) -> bool:
        """Whether the noun after a phrase names what happened, and is no part of the phrase."""
        i, last_noun = phrase.end, phrase.last_noun
        word = self.words[i]
        event = self.event(i)
        if event is None or self.lemma[last_noun] == "مكافحه":
            return False  # «قوة مكافحة الشغب»
        after_name = self.words[last_noun].pos == "name" or self.part_of_name(last_noun)
        if after_name and word.masdar and not self.part_of_name(i):
            return True  # «أعلن العميد محمد سمير | استشهاد ضابط»
        next_to = last_noun == i - 1  # not «مروحيات «أباتشي» | غارة»
        compound = phrase.type in COMPOUND and next_to and self.open(last_noun) and not word.definite
        return not phrase.named and not (compound and not self.carried_out(i))

    def carried_out(self, i: int) -> bool:
        """«شنت طائرات | غارات»: an event noun in the plural that the verb before has for its object."""
        verb = self.units[-1] if self.units else None
        entry = (
            self.know.light.get(self.lemma[verb.head]) if verb is not None and verb.tag == "verb" else None
        )
        return entry is not None and "object" in entry.noun and self.words[i].folded.endswith("ات")

    def takes_no_genitive(self, phrase: Growing) -> bool:
        """«طائرة تركية | سيارة», «طائرة مسيرة | سيارة», «مجموعة من المسلحين | مركزا»: after an adjective, a definite
        noun or what «من» adds, no genitive follows."""
        last_noun = phrase.last_noun
        if self.his_own(phrase):
            return True
        if phrase.closed and self.shut(phrase.end - 1):
            return True
        if phrase.modifiers and phrase.modifiers[-1] >= last_noun:
            return True
        return (phrase.complete and last_noun == phrase.end - 1) or not self.open(last_noun)

    def his_own(self, phrase: Growing) -> bool:
        """«فجر مهاجم | سيارته المفخخة»: a bomber has no genitive with a pronoun of his; a driver has («سائق سيارته»)."""
        own = self.words[phrase.end]
        bare = self.lemma[phrase.head] in BOMBERS and phrase.end == phrase.head + 1
        return bare and own.pos == "noun" and own.enclitic == "ه" and not own.proclitics

    def shut(self, i: int) -> bool:
        """Whether a word that ends a complement has no genitive for certain: «من المسلحين», «تابعة للنظام», «من حلب»."""
        word = self.words[i]
        ending = word.folded.endswith(("ون", "ين"))
        return word.definite or bool(word.enclitic) or ending or word.pos in ("name", "latin", "punct")

    def mean_with_genitive(self, phrase: Growing) -> None:
        """«أفراد القوات الخاصة», «مجموعة جنود»: what a phrase means by the genitive that it takes."""
        meaning = self.know.meanings.type_of(self.words[phrase.end])
        if self.words[phrase.head].masdar and phrase.type == "" and meaning in ("armed", "org"):
            return  # «تدخل الجيش», «التزام المسلحين»: no party
        if phrase.type in ("", "quantity", "part") and meaning:
            phrase.type = "place" if phrase.type == "part" else meaning
        elif phrase.type == "people" and meaning == "armed" and self.lemma[phrase.head] in MEMBERS:
            phrase.type = "armed"  # «أفراد القوات الخاصة»
