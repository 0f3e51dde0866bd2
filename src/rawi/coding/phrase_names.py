"""Names inside a noun phrase: known ones, those in marks, and words of a person's or place's name that look like others."""

from __future__ import annotations

from rawi.arabic.words import Word
from rawi.coding.document import Mention, Unit
from rawi.coding.growing import Growing
from rawi.coding.measures import Measures
from rawi.coding.noun_complements import NAMED_GROUPS, RANKS

__all__ = ["GROUPS", "POSTS", "PhraseNames", "bare_office"]

FATHERS = frozenset(("ام", "ابو", "بني", "بو"))
GROUPS = frozenset(("armed", "org", "state"))
FORCES = frozenset(("شرطه", "امن", "قوه", "حكومه", "سلطه", "جهاز", "احتلال", "استخبارات", "مخابرات"))
LONGEST_TITLE = 4  # words of who somebody is before his name
CALLED = frozenset(("مدعو", "ملقب", "مكني", "مسمي"))  # before the name by which somebody is known
WITHOUT = frozenset(("دون", "بدون", "بلا", "غير"))
# Meanings of phrases that a name may go on with, whatever stands last in them.
NAMEABLE = frozenset(("person", "armed", "place", "org", "media", "facility", "people", ""))

# What somebody may hold an office in: «القيادي في الحركة», «الناشط في المنظمة».
POSTS = frozenset(("armed", "org", "facility", "media"))


def bare_office(unit: Unit) -> bool:
    """«القيادي», «السفير الأردني»: what a person is, with adjectives at most."""
    bare = unit.last - unit.head == 1 + len(unit.modifiers)
    return unit.tag == "np" and unit.type == "person" and unit.definite and bare


class PhraseNames(Measures):
    """Takes the names that go on with a noun phrase. A rule that takes nothing answers False."""

    def rank(self, head: int) -> bool:
        """«الجندي أول», «رقيب أول»: a rank of two words, of which the second looks like an ordinal."""
        following = self.words[head + 1].folded in ("اول", "ثاني", "ثان")
        return following and self.lemma[head] in RANKS and head not in self.mention_at

    def take_name_in_marks(self, phrase: Growing) -> bool:
        """«مجموعات "الجيش الحر"», «المرصد (راصد)»: a short name in brackets or quotes."""
        i = phrase.end
        closing = self.bracket(i)
        counted = phrase.type == "people" and i + 1 in self.number_at  # «بين القتلى | «خمسة من الشرطة»»
        number = self.number_at.get(i + 1)
        counts = number is not None and number.unit is not None and number.unit >= closing
        if not closing or counted or counts or self.event_in_marks(i, closing):
            return False  # «المجموعة الأولى | (97) شخصا»
        first = self.words[i + 1]
        common = first.pos == "noun" and first.known and not first.definite and i + 1 not in self.mention_at
        if phrase.type == "place" and phrase.named and common and self.words[i].text != "(":
            return False  # «هجوم رفح | "حملة مسعورة"»
        inner = phrase.inner
        inner.extend(self.names_between(i, closing))
        told = phrase.type in ("", "name") or (
            phrase.type == "quantity" and inner and inner[-1].type == "armed"
        )
        if inner and told:
            phrase.type = inner[-1].type  # «مجموعات "الجيش الحر"»
        phrase.end = closing
        return True

    def title_after_place(self, phrase: Growing) -> bool:
        """«إمام مسجد في عدن | الشيخ ياسين», «قائد جبهة المتون | المدعو أبو حسن»: a person told by his name after where he
        is; «حي الشيخ مقصود» has such a name itself."""
        i = phrase.end
        if phrase.type not in ("place", "country") or not phrase.named or i + 1 >= self.n:
            return False
        word = self.words[i]
        if word.proclitics != ("ال",) or word.enclitic or i in self.mention_at:
            return False
        if word.stem in CALLED:
            return True
        following = self.words[i + 1]
        named = following.pos == "name" or following.folded in self.know.meanings.given
        titled = self.know.meanings.type_of(word) in ("person", "armed") and word.number == "s"
        return titled and named and i + 1 not in self.mention_at

    def without_pilot(self, i: int) -> int:
        """Where «بدون طيار», «من دون طيار» that stands here ends; else 0."""
        k = i + 1 if self.words[i].folded == "من" else i
        crewless = k + 1 < self.n and self.lemma[k] in WITHOUT and self.lemma[k + 1] == "طيار"
        return k + 2 if crewless else 0

    def event_in_marks(self, i: int, closing: int) -> bool:
        """«أعلنت القيادة «استشهاد» ضابط»: a verbal noun alone between marks, before whom it befell."""
        if closing - i != 3 or closing >= self.n or self.words[i + 1].definite:
            return False
        return bool(self.words[i + 1].masdar and self.event(i + 1)) and self.can_head(closing)

    def take_kin(self, phrase: Growing) -> bool:
        """«قرية أم الكيف», «محمد بن علي»: words for fathers, mothers and sons inside a name."""
        i = phrase.end
        if phrase.type == "place":
            follows = i + 1 < self.n and self.words[i + 1].pos != "punct"
            if not follows or self.words[i].folded not in FATHERS:
                return False
            phrase.take_name(i + 2)  # «قرية أم الكيف», «بلدة أبو كمال»
            return True
        person = phrase.named and phrase.type in ("person", "name", "people")
        bears_name = (
            phrase.type in ("facility", "armed") and self.words[i].folded == "بن" and self.part_of_name(i - 1)
        )
        end = self.link(i) if person or bears_name else 0  # «مسجد عمر | بن الخطاب»
        if end:
            phrase.take_noun(end)
        return bool(end)

    def name_is_complete(self, phrase: Growing) -> bool:
        """«أعلن جيش الوطن | تحرير المدينة»: right after a known name a verbal noun tells what was done."""
        i = phrase.end
        if i != self.mention_at[phrase.head].last or not self.words[i].masdar:
            return False
        return self.event(i) is not None

    def take_mention(self, phrase: Growing, mention: Mention) -> bool:
        """«مقاتلو | الجيش الحر», «بلدة | الصفا»: a name that the registries know."""
        if not self.takes_name(phrase.last_noun, phrase.type, mention):
            return False
        described = bool(phrase.modifiers) and phrase.modifiers[-1] == phrase.end - 1
        if (
            described
            and mention.type in ("place", "facility")
            and phrase.type in ("armed", "people", "person")
        ):
            return False  # «غادر آخر جندي أميركي | مطار كابول»
        phrase.inner.append(mention)
        type_ = phrase.type
        party = mention.type in ("armed", "org")
        if party and type_ in ("", "abstract") and self.words[phrase.head].masdar:
            phrase.take_name(mention.last)  # «انضمام | الشرطة المصرية»: what a party does is no party
            return True
        if type_ in ("", "part", "quantity") or (type_ == "abstract" and mention.type == "armed"):
            phrase.type = mention.type if mention.type != "country" or type_ else "place"
        phrase.take_name(mention.last)
        return True

    def adjective_in_name(self, phrase: Growing) -> bool:
        """«ملك شاهر», «محسن الفضلي»: an adjective that is part of a person's name."""
        if phrase.mentioned or phrase.type not in ("person", "name"):
            return False
        word = self.words[phrase.end]
        if word.pos != "adj" or word.proclitics or word.enclitic:
            return False
        return not self.accusative(phrase.end) and not self.common(phrase.head, phrase.last_noun)

    def common(self, head: int, last_noun: int) -> bool:
        """«شخصيات | سياسية»: an indefinite noun of persons, no name, which an adjective describes."""
        word = self.words[head]
        return word.pos == "noun" and not word.definite and last_noun == head and word.number == "p"

    def goes_on_with_name(self, phrase: Growing) -> bool:
        """«العقيد أحمد صالح», «المواطن صالح»: a word that is a name, or may be one after a name or a title."""
        word = self.words[phrase.end]
        if word.pos in ("name", "latin"):
            return True
        adjective = phrase.end == phrase.head + 1 and self.words[phrase.head].pos == "adj"
        if phrase.type == "name" and adjective and word.definite and self.first_name(phrase.head):
            return True  # «محسن | الفضلي»
        titled = (
            phrase.end == phrase.head + 1
            and phrase.type in ("people", "person")
            and self.words[phrase.head].definite
            and not phrase.mentioned
        )
        return (phrase.named or titled) and self.part_of_name(phrase.end)

    def names_somebody_else(self, phrase: Growing) -> bool:
        """«اعتقلت الشرطة المصرية | خالد سالم», «قتل تنظيم داعش | أحمد منصور»: a given name after a group that takes no
        genitive any more; «كتيبة خالد» and «قوات الرئيس | علي صالح» are called so, and «الجندي | أحمد» is one man."""
        if phrase.type not in GROUPS:
            return False
        i, last = phrase.end, phrase.end - 1
        word = self.words[i]
        given = not (word.definite or word.proclitics) and self.part_of_name(i)
        head = self.words[phrase.head]
        article = word.proclitics == ("ال",)
        # «قتل تنظيم داعش | المصور خالد», «اعتقلت الشرطة الإيطالية | المغربي خالد سالم»
        titled = article and (
            self.title_before_name(i) or self.named_further_on(i) or self.man_of_nation(i, head)
        )
        if not (given or titled):
            return False
        known = any(mention.last == i for mention in phrase.inner) or (
            phrase.mentioned and self.mention_at[phrase.head].last == i
        )
        many = head.number == "p" or self.lemma[phrase.head] in NAMED_GROUPS | FORCES
        if i == phrase.head + 1 and self.lemma[phrase.head] == "لواء":
            return False  # «اللواء | خالد سالم»: a general
        if not (many or phrase.mentioned) or (not known and self.words[last].pos == "name"):
            return False
        if any(self.know.meanings.type_of(self.words[k]) == "person" for k in range(phrase.head, i)):
            return False
        noun = phrase.last_noun
        of_group = self.know.meanings.type_of(self.words[noun]) in GROUPS or self.lemma[noun] in FORCES
        if not known and noun != phrase.head and not of_group:
            return False  # «قوات العميل | سالم»
        described = bool(phrase.modifiers) and phrase.modifiers[-1] == last
        return known or described or not self.open(noun)

    def title_before_name(self, i: int) -> bool:
        """«المصور | خالد»: who somebody is, right before the name; «السلطة الحاكمة | علي القانون» is «على»."""
        return self.titles_name(i) and self.words[i + 1].text != "علي"

    def named_further_on(self, i: int) -> bool:
        """«الصحفي | الأميركي جيمس فولي»: whether who somebody is and definite adjectives stand before his name."""
        person = self.know.meanings.type_of
        if person(self.words[i]) not in ("person", "armed"):
            return False
        k = i + 1
        while k < min(self.n, i + LONGEST_TITLE) and self.words[k].proclitics == ("ال",):
            if self.words[k].pos != "adj" or k in self.mention_at or person(self.words[k]) == "person":
                return False
            k += 1
        named = i + 1 < k < self.n and self.words[k].pos in ("name", "noun", "adj")
        return named and not self.words[k].proclitics and self.part_of_name(k)

    def man_of_nation(self, i: int, head: Word) -> bool:
        """Whether a masculine adjective before a given name does not agree with a feminine head, and so is a man's."""
        if i + 1 >= self.n or self.words[i].pos != "adj" or self.words[i].folded.endswith(("ه", "ين", "ون")):
            return False
        following = self.words[i + 1]
        named = following.pos == "name" and not following.proclitics and self.part_of_name(i + 1)
        return named and (head.gender == "f" or head.number == "p")

    def names_officer(self, phrase: Growing) -> bool:
        """«القيادي في الحركة | محمود سالم», «السفير لدى ليبيا | فواز سالم»: a given name after the body or land of an
        office, which has its own name or article, is who holds the office."""
        office = self.units[-1] if self.units else None
        if office is None or phrase.type not in POSTS | {"country"} or not bare_office(office):
            return False
        word = self.words[phrase.end]
        named = word.pos == "name" or self.part_of_name(phrase.end)
        if word.definite or self.open(phrase.last_noun) or not named:
            return False
        return phrase.head - 1 <= office.last and (
            phrase.head > office.last or bool(self.attached(phrase.head))
        )

    def take_bare_name(self, phrase: Growing) -> bool:
        """«العقيد | أحمد»: a name that no registry holds."""
        if not phrase.named and phrase.type not in NAMEABLE and not self.open(phrase.last_noun):
            return False
        phrase.take_name(phrase.end + 1)
        return True
