"""Names of persons whom no registry knows: «أبو حسن المهاجر», «أحمد بن علي التميمي», «خالد آل ثاني», «الطفل يزن»."""

from __future__ import annotations

from rawi.coding.reading import SentenceReader

__all__ = ["PersonNames"]

KUNYA = frozenset(("ابو", "ابا", "ابي"))
MOTHERS = frozenset(("ام",))  # spelt like «أم» (or): only before a name
LINKS = frozenset(
    ("بن", "ابن", "بنت", "ولد", "ال", "عبد", "بني", "ابو", "ابي", "ابا", "ام", "بو", "ذو", "ذي")
)
# Meanings after which «الشاب محمد», «الأسير باسل» is a person of his own and no adjective.
BODIES = frozenset(("armed", "org", "country", "state"))
HELD = frozenset(("مشتبه", "متهم", "مطلوب", "مدان"))
# Who somebody is, in adjectives that no party has.
CALLINGS = frozenset(("طيار", "صحفي", "صحافي", "دبلوماسي", "رهينه", "رهين", "اعلامي", "مراسل"))
PLAIN = frozenset(("", "speech", "abstract", "animal"))  # what a given name may mean besides
TITLED = frozenset(("person", "people", "armed"))
# Plurals of states that persons are in. Folded words.
CAPTIVE = frozenset(("الاسري", "الجرحي", "القتلي", "المرضي", "العزل"))
# Who somebody is, in words that are spelt like adjectives. Folded lemmas.
OF_PERSONS = frozenset(
    (
        "شاب",
        "شابه",
        "اسير",
        "اسيره",
        "مسن",
        "مسنه",
        "محرر",
        "مطارد",
        "شهيد",
        "جريح",
        "ناشط",
        "مواطن",
        "قاصر",
        "مدعو",
        "مدعوه",
        "قيادي",
        "قياديه",
    )
)


class PersonNames(SentenceReader):
    """Tells which words go on with a person's name."""

    def kunya(self, i: int) -> int:
        """Where «أبو حسن» that begins a name ends; 0 when none begins here."""
        word = self.words[i]
        if i in self.mention_at or i + 1 >= self.n:
            return 0
        following = self.words[i + 1]
        father = self.bare(i) in KUNYA and following.pos in ("noun", "name", "adj", "verb")
        mother = self.bare(i) in MOTHERS and word.pos == "noun" and following.pos == "name"
        if not (father or mother) or following.proclitics not in ((), ("ال",)):
            return 0
        return 0 if i + 1 in self.time_at or i + 1 in self.number_at else i + 2

    def link(self, i: int) -> int:
        """Where «بن علي», «آل سعود», «ولد عبد العزيز» that go on with a name end; 0 when none stand here."""
        if self.words[i].folded not in LINKS or i + 1 >= self.n or self.words[i].proclitics:
            return 0
        following = self.words[i + 1]
        if following.pos not in ("name", "noun", "adj") or following.proclitics not in ((), ("ال",)):
            return 0
        if i + 2 < self.n and (following.folded == "عبد" or following.folded in KUNYA):
            return i + 3  # «بن عبد العزيز», «بن أبي طالب»
        return i + 2

    def family_name(self, i: int) -> bool:
        """«جورج كتانه», «سامي زيدان»: a bare word right after a given name that opens a phrase."""
        word = self.words[i]
        if not self.know.meanings.given_name(self.words[i - 1]) or i in self.mention_at or self.joined(i):
            return False
        plain = word.proclitics in ((), ("ك",)) and word.pos in ("noun", "name")
        of_noun = word.folded == self.lemma[i] + "ي" and word.number != "p"  # «علي عوني», «أحمد صبري»
        unknown = of_noun or not self.know.meanings.type_of(word)
        return plain and unknown and not self.know.frames.at("noun", self.lemma[i])

    def first_name(self, i: int) -> bool:
        """«اغتيال شكري بلعيد»: a given name that is spelt like an adjective or an everyday noun, before another name."""
        if i + 1 >= self.n or i in self.mention_at or i + 1 in self.mention_at:
            return False
        word, following = self.words[i], self.words[i + 1]
        if word.definite or word.enclitic:
            return False
        if following.pos != "name" or following.proclitics:
            # «محسن الفضلي»: a bare adjective has no genitive, and what describes it has no article
            titled = word.pos == "adj" and following.proclitics == ("ال",) and not following.enclitic
            if (
                not titled
                or following.pos not in ("adj", "noun")
                or not (self.meaning(i + 1) in PLAIN or following.stem.endswith("ي"))
            ):
                return False
        return word.folded in self.know.meanings.given and self.meaning(i) in PLAIN

    def captives(self, i: int, noun: int) -> bool:
        """«عشرات الجنود | الأسرى»: a plural that looks like a noun describes another; right after a verb the other is
        rather its subject («قتل الجنود | الأسرى»)."""
        head = self.words[noun]
        if self.words[i].folded not in CAPTIVE or not head.definite or head.number != "p":
            return False
        return noun > 0 and not self.is_verb(noun - 1)

    def own_person(self, i: int, noun: int) -> bool:
        """«قوات الاحتلال | الأسير باسل»: a person after a force is no adjective of it."""
        word = self.words[i]
        if (
            self.captives(i, noun)
            or not word.definite
            or not (self.meaning(noun) in BODIES or self.lemma[noun] == "احتلال")
        ):
            return False
        if self.lemma[i] in OF_PERSONS:
            return True
        before = self.words[noun]
        known = any(m.first <= noun < m.last == i for m in self.mention_at.values())
        if known and self.lemma[i] in CALLINGS:
            return True  # «أعدم تنظيم داعش | الطيار الأردني»
        held = self.lemma[i] in HELD
        feminine = word.folded.endswith("ه") and not held
        if word.number != "s" or feminine or word.folded.endswith("ي") or word.proclitics != ("ال",):
            return False
        after = self.words[i + 1] if i + 1 < self.n else None
        his = after is not None and after.folded in ("به", "بهم", "بهما")
        if after is not None and not his and (after.folded == "بها" or self.attached(i + 1)):
            return False  # «الحكومة المعترف بها», «القوات المتهم قائدها بالفساد»
        somebody = held or self.meaning(i) in TITLED
        # «قتلت الشرطة | المسلح», «اعتقلت السلطات | المتهم»: no adjective of hers
        return somebody and before.pos == "noun" and before.definite and before.folded.endswith(("ه", "ات"))

    def titled_verb(self, i: int) -> bool:
        """«الطفل يزن محمود»: a given name that is spelt like a verb, after who he is and before his family's name."""
        word = self.words[i]
        if i == 0 or i + 1 >= self.n or word.proclitics or word.enclitic:
            return False
        before, following = self.words[i - 1], self.words[i + 1]
        if before.pos not in ("noun", "adj", "name") or following.proclitics not in ((), ("ال",)):
            return False
        name = self.know.meanings.given
        if word.folded not in name or (following.pos != "name" and following.folded not in name):
            return False
        if before.pos == "name" or before.folded in name:
            return word.folded in LINKS
        return before.definite and self.know.meanings.type_of(before) in TITLED
