"""What a noun phrase means: by its head, by the preposition before it, and by what belongs to it."""

from __future__ import annotations

from rawi.coding.growing import Growing, Opening
from rawi.coding.noun_dependents import Dependents
from rawi.coding.reading import OPEN

__all__ = ["HeadMeanings"]

# Sites that are none on the ground. Folded words.
WEB = frozenset(
    (
        "فيسبوك",
        "الفيسبوك",
        "تويتر",
        "يوتيوب",
        "اليوتيوب",
        "التواصل",
        "الكتروني",
        "الالكتروني",
        "انستغرام",
        "تلغرام",
    )
)
# What plurals spelt like verbal nouns name («أحياء», «أعلام»), and how such a noun hangs on its verb.
GROUPS = frozenset(("place", "part", "people", "armed", "media", "facility"))
GOVERNED = frozenset(("at", "to"))
AIMED = frozenset(("on", "against", "toward"))
PLACED = frozenset(("place", "country", "facility", "part"))
# What news agencies bring: «وكالة الأنباء». Folded lemmas.
TIDINGS = frozenset(("نبا", "انباء", "خبر", "اخبار", "صحافه", "اعلام", "صوره", "تلفزيون"))
# Words that are a force with the adjective after them. Folded lemmas and words.
ARMED_WITH = {
    "دفاع": frozenset(("الجوي", "الجويه")),
    "هندسه": frozenset(("العسكريه",)),
}
SQUADS = frozenset(("جهاز", "وحده", "فرقه", "كتيبه"))
AGAINST_TERROR = ["مكافحه", "ارهاب"]
# Vehicles full of what explodes are bombs: «جرار محمل بالمتفجرات». Folded lemmas.
LADEN = frozenset(("محمل", "محشو", "مملوء", "مليء"))
EXPLOSIVES = frozenset(("متفجر", "متفجره", "متفجرات", "عبوه"))
TEAMS = frozenset(("فرقه", "فريق", "طاقم", "قوه", "وحده", "كتيبه", "عنصر", "رجل"))


class HeadMeanings(Dependents):
    """Tells what a phrase means, before and after what belongs to its head is known."""

    def head_meaning(self, opening: Opening, movement: int) -> str:
        """What a head means where it stands; ``movement`` is where a movement's name that it begins ends, or 0."""
        head = opening.head
        type_ = self.meaning(head)
        if self.lemma[head] == "بلاد" and self.words[head].enclitic and not opening.relation:
            type_ = "country"  # «إن بلاده شنت غارات»
        if movement:
            type_ = "armed"
        elif type_ == "part":
            type_ = self.party_by_form(head) or type_
        elif type_ == "person" and self.words[head].pos == "prep" and "إ" not in self.words[head].text:
            type_ = "place"  # «أمام مقر الشرطة»: in front of it, no imam
        type_ = self.meaning_in_context(head, type_, opening.relation)
        weapon = self.weapon_at.get(head) if head not in self.mention_at else None
        if weapon is not None and weapon[1]:
            type_ = weapon[1]
        if head + 1 < self.n and self.words[head + 1].folded in ARMED_WITH.get(self.lemma[head], ()):
            type_ = "armed"  # «أسقطت الدفاعات الجوية طائرة», «الهندسة العسكرية»
        if self.is_name(head, type_):
            type_ = "name"
        if opening.number is not None and self.lemma[head] == "اخر":
            return "people"  # «13 آخرين»
        if type_ == "event" and self.lemma[head] in ("اسر", "اسره") and opening.start < head:
            return "people"  # «آلاف الأسر»: families
        return type_

    def on_the_web(self, i: int) -> bool:
        """«موقع | فيسبوك», «الموقع | الإلكتروني»: whether the words say that a site is none on the ground."""
        i += i < self.n and self.words[i].text in OPEN
        return i < self.n and self.words[i].folded in WEB

    def meaning_in_context(self, head: int, type_: str, relation: str) -> str:
        """A meaning that the article or the preposition before the head makes another."""
        word = self.words[head]
        if type_ == "abstract" and relation in AIMED:
            type_ = next(iter(self.know.meanings.types_of(word)[1:]), type_)  # «غارات على أهداف»
        if type_ == "facility" and self.lemma[head] == "موقع" and self.on_the_web(head + 1):
            return "media"
        if type_ == "quantity" and self.described_group(head):
            return "people"  # «الأغلبية الشيعية»
        if word.masdar and type_ in GROUPS and self.causative(head):
            return "abstract"  # «تعهد بإحياء الاقتصاد»: no quarters
        if word.masdar and type_ == "armed" and relation in GOVERNED and not word.definite:
            return "abstract"  # «تعهد بحماية الحدود»: no guards
        if type_ == "event" and self.lemma[head] == "احتلال" and word.definite and not relation:
            return "org"  # «اعتقل الاحتلال شابين»: the occupying force
        if type_ == "event" and self.lemma[head] == "تمرد" and word.definite:
            return "armed"  # «شن التمرد الكردي هجمات»: the rebels
        if type_ == "org" and self.lemma[head] == "مديريه" and self.names_district(head):
            return "place"
        if type_ == "people" and head + 1 in self.mention_at and "place" in self.know.meanings.types_of(word):
            farms = self.mention_at[head + 1].type == "place" and not word.definite
            return "place" if farms else type_  # «مزارع دوما», not farmers
        if type_ == "people" and relation == "in" and "facility" in self.know.meanings.types_of(word):
            return "facility"  # «في معتقل خليج كذا»
        return type_

    def causative(self, i: int) -> bool:
        """«إحياء», «بإعلام»: whether the hamza below its alef shows a verbal noun, where a plural has it above."""
        word = self.words[i]
        stem = word.text[max(0, word.stem_start - word.start) :] if word.stem_start >= 0 else word.text
        return stem.startswith("إ") and "ا" in word.lemma[2:]

    def names_district(self, head: int) -> bool:
        """«مديرية مكيراس», «مديريتي بعدان والسدة»: a district in Yemen, not the authority that «مديرية أمن كذا» is."""
        name = self.words[head + 1] if head + 1 < self.n else None
        if name is None or name.pos not in ("noun", "name", "adj") or self.joined(head + 1):
            return False
        return self.meaning(head + 1) in ("", "place", "name", "part") and not name.masdar

    def is_name(self, head: int, type_: str) -> bool:
        """«اغتيال | شكري بلعيد»: a name that no registry holds, or a given name that is spelt like another word."""
        if not type_ and self.words[head].pos in ("name", "latin"):
            return True
        return head not in self.mention_at and self.first_name(head)

    def whole_meaning(self, phrase: Growing, before: bool) -> str:
        """What a phrase means once all that belongs to it is known; ``before``: its head is «أمام», «خلف», «تحت»."""
        head = phrase.head
        type_ = self.in_whole(phrase)
        if before:
            type_ = self.spot(head)
        if type_ in ("quantity", "org", "people") and self.armed_group(head, phrase.modifiers):
            type_ = "armed"
        return (
            "org" if type_ == "armed" and not phrase.mentioned and self.rescuers(head, phrase.end) else type_
        )

    def in_whole(self, phrase: Growing) -> str:
        """A meaning that a site without name, an operations room or a side has by what belongs to it."""
        head, type_, modifiers = phrase.head, phrase.type, phrase.modifiers
        if (
            type_ == "place"
            and not phrase.inner
            and not self.words[head].definite
            and self.lemma[head] in self.g.sites
            and not (self.lemma[head] == "حي" and not modifiers and phrase.end > head + 1)  # «حي العطيفية»
        ):
            return "facility"  # «سوقا شعبية», «مخيما للنازحين»: hit inside a town, itself no town
        if type_ == "vehicle" and phrase.end > head + 2 and self.lemma[head + 1] in LADEN:
            with_what = self.lemma[head + 2 : phrase.end]  # «جرار محمل بالمتفجرات»
            return type_ if EXPLOSIVES.isdisjoint(with_what) else "bomb"
        if (
            type_ == "org"
            and self.lemma[head] in SQUADS
            and self.lemma[head + 1 : head + 3] == AGAINST_TERROR
        ):
            return "armed"  # «جهاز مكافحة الإرهاب»
        if self.office(phrase):
            return "org"
        if self.lemma[head] == "غرفه" and phrase.end > head + 2 and self.lemma[head + 1] == "عمليه":
            return "armed"  # «غرفة عمليات "الفتح المبين"»
        if self.lemma[head] == "مجال" and any(self.lemma[k] == "جوي" for k in modifiers):
            return "place"  # «في مجالها الجوي»
        if type_ == "org" and any(self.of_direction(k) for k in modifiers):
            return "part"  # «الجهتان الجنوبية والشرقية»
        return type_

    def office(self, phrase: Growing) -> bool:
        """«وكالة الهجرة البريطانية», «مصلحة الجمارك»: an agency that brings no news, a department that is nobody's
        interest."""
        lemma, of = self.lemma[phrase.head], phrase.head + 1
        if lemma not in ("وكاله", "مصلحه") or phrase.mentioned or of >= phrase.end:
            return False
        name = self.mention_at.get(of)
        meaning = name.type if name is not None else self.meaning(of)
        served = bool(self.words[of].masdar) or self.event(of) is not None
        if lemma == "مصلحه":
            several = self.words[of].number == "p" and meaning not in ("people", "armed")
            return self.words[of].definite and (several or served)
        news = not TIDINGS.isdisjoint(self.lemma[of : min(phrase.end + 1, self.n)])  # «وكالة الصحراء للأنباء»
        handled = served or (self.words[of].definite and meaning in ("armed", "org", "abstract"))
        return phrase.type == "media" and not news and handled

    def spot(self, head: int) -> str:
        """What «أمام», «خلف», «تحت» and a noun mean: a place before a building, nothing before what has no place."""
        if head + 1 >= self.n or self.lemma[head + 1] == "عين":
            return ""  # «أمام أعين المارة»
        of = head + 1
        number = self.number_at.get(of)
        if number is not None and number.unit is not None:
            of = number.unit  # «أمام | أحد المقرات»
        mention = self.mention_at.get(of)
        after = [mention.type] if mention else self.know.meanings.types_of(self.words[of])
        return "place" if any(type_ in PLACED for type_ in after) else ""

    def armed_group(self, head: int, modifiers: list[int]) -> bool:
        """«مجموعة مسلحة», «الإسلاميين المتشددين»: a group that its adjective makes one of fighters."""
        types = self.know.meanings.types_of
        return "armed" in types(self.words[head]) and any("armed" in types(self.words[k]) for k in modifiers)

    def rescuers(self, head: int, last: int) -> bool:
        """«فرق الإطفاء», «فرق الدفاع المدني»: units that carry no arms."""
        return self.lemma[head] in TEAMS and any(self.lemma[k] in self.g.civil for k in range(head + 1, last))

    def arms(self, head: int, type_: str) -> bool:
        """Whether a noun may mean weapons: «ذخائر» are material that is seized, found, cleared as weapons are."""
        return type_ in ("weapon", "bomb") or "weapon" in self.know.meanings.types_of(self.words[head])
