"""Nouns that name a happening, and the set phrases they begin: «قصف», «إطلاق النار», «عملية عسكرية»."""

from __future__ import annotations

from rawi.coding.verb_forms import VerbForms
from rawi.knowledge.frames import Frame

__all__ = ["EventNouns"]

DESCRIBING = frozenset(("مسلح", "ارهابي", "عسكري", "امني", "انتحاري", "مدني"))
RAGING = frozenset(("غاضب", "هايج", "محتج", "متظاهر", "ثاير"))  # of crowds. Folded lemmas
OCCUPIERS = frozenset(("احتلال",))
# What bodies are for or are called, and the meanings of these: «فرق الإنقاذ», «قوات العمليات الخاصة», «عناصر الحشد».
DUTIES = frozenset(("انقاذ", "اسعاف", "عمليه", "حشد"))
OFFICES = frozenset(
    (
        "وكاله",
        "هييه",
        "مصلحه",
        "دايره",
        "شعبه",
        "مديريه",
        "وزاره",
        "شرطه",
        "جهاز",
        "سلطه",
        "مكتب",
        "ضابط",
    )
)  # folded lemmas of bodies that are called by what they deal with
BODIES = frozenset(("armed", "people", "person", "org", "vehicle", "facility"))
FIRING = frozenset(("armed", "state", "country", "aircraft", "people", "org"))
PEOPLE = frozenset(("armed", "people", "person"))
CHARGING = frozenset(("اتهم", "ادان", "اشتبه"))  # verbs of charging somebody with something
CHARGED = frozenset(("متهم", "مشتبه", "متورط", "تورط", "مدان"))  # nouns and participles of the same
SIZES = frozenset(
    ("كبير", "صغير", "كثير")
)  # adjectives that are said of people as well: «كميات كبيرة من الأسلحة»
MOVED = frozenset(("retreat", "pull", "send", "deploy"))  # classes of frames that tell how many go
APART = 5  # how far a number, or who fires, may part the words of a set phrase («عودة | 34 ألفا من القوات»)
# Prepositions that open a phrase of their own: «هجوم | بعد مسيرة» names no attack by drones.
OPENING = frozenset(("بعد", "قبل", "خلال", "اثناء", "عقب", "منذ", "اثر", "جراء", "ضد", "علي", "وسط"))
FAR_APART = 10  # how far a number that says more may («إطلاق | ما لا يقل عن عشرة | صواريخ»)
CARRIED = 6  # words on either side in which the verb stands that carries a noun of two meanings


class EventNouns(VerbForms):
    """Tells which nouns name happenings; :class:`~rawi.coding.reading.SentenceReader` builds on it."""

    weapon_at: dict[int, tuple[int, str]]

    def asks_at(self) -> bool:
        """«تتهم الحكومة قطر | بدعم المسلحين», «قام جنود | بدعم العملية»: whether the verb or noun before asks for a deed
        with «ب», so that this is what is done, not by whose help."""
        for unit in reversed(self.units[-4:]):
            lemma = self.lemma[unit.head]
            if unit.tag == "verb":
                entry = self.know.light.get(lemma)
                return lemma in CHARGING or (entry is not None and "at" in entry.noun)
            if unit.tag == "np" and (lemma in CHARGED or lemma in self.g.charges):
                return True
            if unit.tag not in ("np", "part", "time") or (unit.relation and unit.relation != "in"):
                return False
        return False

    def spelt(self, i: int, lemma: str) -> bool:
        """Whether a word of a set phrase stands here, as lemma or as it is written («عملية عسكرية»)."""
        word = self.words[i]
        if lemma in DESCRIBING and word.folded.endswith(("ين", "ون")):
            return False  # «هجوم مسلحين» is an attack by men, «هجوم مسلح» an armed attack
        if word.number == "d" and self.lemma[i] + "ه" == lemma:
            return True  # «رهينتين», taken for the feminine of «رهين»
        return self.lemma[i] == lemma or word.stem == lemma or word.folded == lemma

    def in_set(self, i: int, frame: Frame) -> bool:
        """Whether a word is one of a frame's set words."""
        return any(self.spelt(i, lemma) for lemma in frame.lemmas[1:])

    def set_phrase(self, head: int, frame: Frame) -> int:
        """Where the words of a frame that begins here end; 0 when they do not follow."""
        i = head + 1
        firing = frame.parted and not self.words[head].definite
        moved = frame.slots in MOVED and i in self.number_at
        for lemma in frame.lemmas[1:]:
            for skip in range(FAR_APART if firing else APART if moved else 3):
                if i + skip < self.n and self.spelt(i + skip, lemma):
                    i += skip + 1
                    break
                if frame.slots == "flee" and i + skip < self.n and self.words[i + skip].pos == "prep":
                    return 0  # «تسببت الحركة في نزوح السكان» is no «حركة نزوح»
                between = i + skip < self.n and (
                    self.between_set_words(i + skip) or (firing and self.who_fires(i + skip))
                )
                if not between:
                    return 0
            else:
                return 0
        return i

    def who_fires(self, i: int) -> bool:
        """«إطلاق | الشرطة النار», «استخدام | القوات السورية أسلحة كيميائية»: who does it, or how many they are, before what
        is fired."""
        if self.words[i].text == "،" and i + 1 < self.n and self.words[i + 1].pos == "noun":
            return True  # «إطلاق | المسلحين، | قذيفة»
        if self.attached(i) or (self.joined(i) and not self.fires(i)):
            return False
        if any(number.first <= i < number.last for number in self.number_at.values()):
            return True  # «إطلاق | ما لا يقل عن صاروخين»
        return self.fires(i)

    def fires(self, i: int) -> bool:
        """Whether a word, or the name that it is of, means somebody or something that fires."""
        mention = next((m for m in self.mention_at.values() if m.first <= i < m.last), None)
        if mention is not None:
            return mention.type in FIRING | {"person", "name"}
        word = self.words[i]
        return word.pos == "name" or (
            word.pos == "noun" and self.know.meanings.type_of(word) in FIRING | {"person"}
        )

    def between_set_words(self, i: int) -> bool:
        """«سقوط | أول صاروخ», «سقوط | هذه القذائف», «إطلاق | عدد من الصواريخ»: what may part the words of a set phrase."""
        word = self.words[i]
        if word.pos == "prep" and word.folded in OPENING:
            return False
        people = self.know.meanings.type_of(word) in PEOPLE and self.lemma[i] not in SIZES
        if word.pos == "adj" and not word.definite and people:
            return False  # «إصابة 11 مدنيا | بجروح»: whom it befell, not of what kind it was
        if word.pos in ("adj", "num", "prep", "dem") or self.lemma[i] in ("احد", "اي"):
            return True  # «تفجير | أحدهم نفسه», «إطلاق | أي صاروخ»
        if word.proclitics or word.enclitic:
            return False
        return self.lemma[i] in ("اول", "ثاني") or self.lemma[i] in self.g.quantifiers

    def names_duty(self, head: int) -> bool:
        """Whether an event noun with the article says what the body right before it is for."""
        if not head or self.words[head].proclitics != ("ال",) or self.words[head - 1].definite:
            return False
        before = self.words[head - 1]
        if self.lemma[head] not in DUTIES:
            # «دائرة الهجرة»; «إدارة الصراع» is no body
            return before.pos == "noun" and self.lemma[head - 1] in OFFICES and self.words[head].number != "p"
        return before.pos == "noun" and self.meaning(head - 1) in BODIES

    def carried(self, head: int, frame: Frame) -> bool:
        """Whether a word that also means a weapon («مسيرة») has a word beside it that shows what the frame means: a verb
        that carries it («خرجت مسيرة»), or who marches, and for what («مسيرة بالآلاف دعما للحكومة»)."""
        wanted = frozenset().union(*(n.types for needs in frame.needs for n in needs if n.name == "light"))
        if not wanted or len(frame.lemmas) > 1 or frame.kind == "support":
            return True  # «أعمال العنف», «تلقوا تدريبات» mean no weapon
        wanted |= self.g.unrest
        if any(first < head < last for first, (last, _) in self.weapon_at.items()):
            return False  # «طائرة مسيرة»
        return any(
            self.lemma[i] in wanted for i in range(max(0, head - CARRIED), min(self.n, head + CARRIED))
        )

    def event(self, head: int) -> tuple[tuple[Frame, ...], int] | None:
        """The frames that a noun names, and where its set phrase ends."""
        frames = self.know.events.get(self.lemma[head])
        if frames is None or self.words[head].pos not in ("noun", "adj", "name", "verb"):
            return None
        if self.lemma[head] in OCCUPIERS and self.words[head].definite:
            return None  # «جنود الاحتلال»: who occupies
        if self.lemma[head] == "حشد" and head + 1 < self.n and self.lemma[head + 1] in RAGING:
            return None  # «حشود غاضبة»: who rages
        if self.names_duty(head):
            return None
        if self.lemma[head] in self.g.dispersing and self.attached(head) == "for":
            return None  # «الغاز لتفريق المتظاهرين»: what the gas is for, which ``struck`` reads
        for frame in frames:
            last = self.set_phrase(head, frame)
            if last and self.carried(head, frame):
                same = tuple(f for f in frames if f.lemmas == frame.lemmas)
                return same, last
        return None
