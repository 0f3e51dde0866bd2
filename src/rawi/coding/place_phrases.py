"""Places told by more than one phrase: lists of them, and what surrounds them."""

from __future__ import annotations

from rawi.coding.document import Mention, Unit
from rawi.coding.mentions import load_names
from rawi.coding.nameless_land import PLACES, NamelessLand
from rawi.coding.phrase_names import FATHERS

__all__ = ["LIES_IN", "PlacePhrases"]

BORDER, SIDES = "حد", frozenset(("جنوبي", "شمالي", "شرقي", "غربي"))  # «على الحد الجنوبي»
# What «على» says where of: «على مشارف عدن», «على الحدود مع لبنان». Folded words.
EDGES = frozenset(("حدود", "مشارف", "اطراف", "مقربه", "تخوم", "ضفه", "مدخل", "مداخل"))
# Kinds of happenings that are fought around a place.
FOUGHT = frozenset(("clash", "assault", "shelling", "airstrike", "encirclement", "deployment", "bombing"))

# The relation of a region to a place said to lie in it: «بلدة كذا الواقعة في | ريف كذا».
LIES_IN = "lies in"

# What a word that nobody knows as a name may be taken for: «المخدرة» for a drug, «الجمهوري» for a man.
UNKNOWN = frozenset(("", "name", "material", "people", "abstract"))
# After which «ب» before a name tells where: «مسجد بالقديح», «اشتباكات بالكاف»; who is called something is none of them.
STANDING = frozenset(("place", "country", "facility", "armed", "weapon", "vehicle", "bomb"))
SITES = frozenset(("place", "facility"))  # what is told two at a time: «بلدتي», «معسكري»


class PlacePhrases(NamelessLand):
    """Sees, as a phrase is added, whether it goes on with the place told before."""

    def fought_around(self, i: int, after: int) -> bool:
        """«معارك | حول المطار»: where «حول» tells around what something was fought; «خلاف حول القدس» is about it."""
        if self.bare(i) != "حول" or after != i + 1:
            return False
        event = next((unit for unit in reversed(self.units) if unit.tag in ("event", "verb")), None)
        fought = event is not None and any(frame.kind in FOUGHT for frame in event.frames)
        if not fought or after >= self.n:
            return False
        before = self.units[-1]
        sides = before.tag == "event" or before.type in ("armed", "people", "org", "country", "place")
        return self.names_place(after) or (sides and self.building(after))  # «خلاف حول السفارة» is about it

    def building(self, i: int) -> bool:
        """«السفارة», «مقر الحزب»: whether a noun is a building or may be one."""
        return "facility" in self.know.meanings.types_of(self.words[i])

    def governs_on(self) -> bool:
        """Whether the verb or event noun told last needs a phrase with «على», and has none yet."""
        for unit in reversed(self.units):
            if unit.relation == "on":
                return False
            if unit.tag in ("verb", "event"):
                return any("on" in frame.preps for frame in unit.frames)
        return True

    def list_place(self, unit: Unit) -> None:
        """Makes a phrase joined to a place the place that it can only be."""
        if not unit.conj or unit.tag != "np" or unit.relation or unit.type in PLACES:
            return
        self.joined_name(unit)
        if unit.type in PLACES:
            return
        second = self.after_dual()
        if second:
            unit.type = second  # «بلدتي نبل والزهراء», «معسكري الصدر والأمن المركزي»
        elif (
            self.land_beside_land(unit)
            or self.listed(unit)
            or self.told_between(unit)
            or self.unknown_beside(unit)
        ):
            unit.type = "place"  # «أحياء جوبر وبرزة»
        elif unit.type == "part" and self.around_place(unit):
            unit.type, unit.adverbial = "place", False

    def land_beside_land(self, unit: Unit) -> bool:
        """«قرى | ومزارع», «في دوما | ومزارع الريحان»: a word for people or land, joined to land, is land."""
        before = self.units[-1] if self.units else None
        if unit.type != "people" or before is None or before.type != "place" or before.last != unit.first:
            return False
        both = "place" in self.know.meanings.types_of(self.words[unit.head])
        return both and not self.words[unit.head].definite and unit.number is None

    def after_dual(self) -> str:
        """What a phrase is that is joined to the first of two told by a dual («بلدتي نبل», «قريتي “وضحة” و”الحائط”»,
        «معسكري الصدر»): a place or a building; empty where there is no dual."""
        last = next((u for u in reversed(self.units[-3:]) if not self.and_or_mark(u)), None)
        if last is None or last.tag != "np" or last.type not in SITES or last.last - last.head < 2:
            return ""
        head = self.words[last.head]
        if head.stem.endswith(("ين", "ان")) and head.number == "d":
            return ""  # «قريتين حدوديتين»
        dual = head.number == "d" or head.enclitic == "ي" or (last.number is not None and last.number.dual)
        return last.type if dual else ""

    def and_or_mark(self, unit: Unit) -> bool:
        """Whether a unit is only «و» or the mark that opens what is quoted."""
        return unit.tag == "open" or (unit.tag == "part" and self.words[unit.first].folded == "و")

    def listed(self, unit: Unit) -> bool:
        """«أحياء جوبر | والبرزة», «مناطق كذا | والبريد»: a name that nobody knows in a list that a plural opens."""
        known = unit.type not in ("", "name") and not (self.lone_noun(unit) and unit.type in UNKNOWN)
        known = known and not self.named_by_kin(unit)
        # «أحياء السلام | والنصر | والثورة»: what a quarter is named after, with nothing told of it
        deed = unit.type == "event" or self.words[unit.head].masdar
        named_after = deed and self.lone_noun(unit) and self.ends_at(unit.last)
        if ((known or deed) and not named_after) or unit.number is not None:
            return False
        for before in reversed(self.units):
            if before.tag != "np" or before.type not in PLACES:
                return False
            head = self.words[before.head]
            named = before.last - before.head > 1
            if before.type == "place" and named and head.number == "p" and not head.definite:
                return True
            if not before.conj:
                return False
        return False

    def at_edge(self, unit: Unit) -> bool:
        """«على مشارف عدن», «على الحدود», «على الحد الجنوبي»: what «على» says where of; «على الحد الأدنى» is no border."""
        word = self.words[unit.head]
        told = unit.head + 1 < unit.last and self.words[unit.head + 1].stem in SIDES
        return word.stem in EDGES or (word.stem == BORDER and word.definite and told)

    def named_by_kin(self, unit: Unit) -> bool:
        """«قرى الطويلة | وأم الكيف»: a village whose name begins as that of a mother or father does."""
        return self.words[unit.head].stem in FATHERS and unit.last > unit.head + 1

    def told_between(self, unit: Unit) -> bool:
        """«منطقة الضباب | والأشراف | وأحياء أخرى», «دوما | والزمالكة | وحرستا»: an unknown name between two places."""
        before = self.units[-1] if self.units else None
        if before is None or before.type != "place" or before.last != unit.first or unit.last >= self.n:
            return False
        named = unit.type == "name" and not self.know.meanings.given_name(self.words[unit.head])
        if not (self.lone_noun(unit) and unit.type in UNKNOWN) and not named:
            return False
        return self.joined(unit.last) and self.meaning(unit.last) == "place"

    def unknown_beside(self, unit: Unit) -> bool:
        """«في تلدو | وكفرلاها»: a word that no dictionary knows, joined to the name of a place right before it."""
        before = self.units[-1] if self.units else None
        if before is None or before.type != "place" or before.tag != "np" or before.last != unit.first:
            return False
        word = self.words[unit.head]
        lone = unit.type == "name" and unit.last == unit.head + 1 and not word.known and not word.definite
        return lone and bool(before.inner or before.name) and word.pos == "name"

    def lone_noun(self, unit: Unit) -> bool:
        """«المخدرة», «البريد»: one definite word in the singular, as names of villages and quarters are."""
        word = self.words[unit.head]
        lone = unit.first == unit.head and unit.last == unit.head + 1 and unit.number is None
        return lone and word.definite and not word.enclitic and word.number != "p" and not unit.frames

    def place_by_region(self, unit: Unit) -> None:
        """«في المخدرة | غربي مأرب», «في تشاتانوجا | بولاية تنيسي»: an unknown name before where it lies is a place."""
        if unit.relation != "in" or unit.tag != "np" or unit.type not in UNKNOWN or unit.last >= self.n:
            return
        named = self.lone_noun(unit) or (unit.type == "name" and unit.last == unit.head + 1)
        region = self.attached(unit.last) == "at" and self.meaning(unit.last) == "place"
        if named and (region or (self.direction(unit.last) and self.names_place_after(unit.last))):
            unit.type = "place"

    def lone_place(self, unit: Unit) -> None:
        """«في جمرايا», «في البيضاء», «مسجد بالقديح»: a name by itself after a preposition of place is a place's, if no
        dictionary knows it or a gazetteer has it as an everyday word too."""
        if unit.relation not in ("in", "at") or unit.type not in ("", "name") or not self.by_itself(unit):
            return
        named = self.gazetteer_name(unit)
        if named is None:
            if unit.relation == "in" and unit.type == "name":
                unit.type = "place"
            return
        before = self.units[-1] if self.units else None
        if unit.relation == "at" and (
            before is None or not (before.tag == "event" or before.type in STANDING)
        ):
            return
        unit.type, unit.mention, unit.inner = "place", named, (named,)

    def joined_name(self, unit: Unit) -> None:
        """«منطقة الضباب | والأشراف», «القاهرة | والشرقية»: a name that is an everyday word too, joined to a place's."""
        before = self.units[-1] if self.units else None
        if before is None or before.type != "place" or before.last != unit.first or not before.inner:
            return
        if before.relation == "between":
            return  # «على الطريق بين الحوطة | والعند»
        everyday = unit.type in ("", "name", "abstract") and self.by_itself(unit)
        if not everyday or before.inner[-1].last != before.last or self.words[unit.head].pos == "adj":
            return
        if not self.ends_at(unit.last):
            return  # «قصف حماة والزراعة متوقفة»
        named = self.gazetteer_name(unit)
        if named is not None:
            unit.type, unit.mention, unit.inner = "place", named, (named,)

    def ends_at(self, i: int) -> bool:
        """Whether a phrase ends before a word: that begins another, or none is there."""
        if i >= self.n or self.words[i].pos == "punct" or i in self.time_at:
            return True
        return self.joined(i) or bool(self.preposition(i)[1]) or self.direction(i)

    def by_itself(self, unit: Unit) -> bool:
        """Whether a phrase is one word that may be a name: no person's, and nothing that is done or counted."""
        word = self.words[unit.head]
        lone = unit.tag == "np" and unit.last == unit.head + 1 and unit.mention is None
        plain = not (unit.number or unit.frames or word.enclitic or word.masdar)
        return lone and plain and not self.know.meanings.given_name(word)

    def gazetteer_name(self, unit: Unit) -> Mention | None:
        """The place's name that the one word of a phrase is in the gazetteer, whatever else it means."""
        for names, cut in load_names().begun_by(self.words[unit.head].folded):
            if any(name.type == "place" for name in names.get("", ())):
                return Mention(unit.head, unit.last, "place", "", "", cut)
        return None

    def around_place(self, unit: Unit) -> bool:
        """«دمشق | وريفها», «البلدة | ومحيطها»: what surrounds the place just told is a place beside it."""
        before = self.units[-1] if self.units else None
        owned = unit.last == unit.head + 1 and bool(self.words[unit.head].enclitic)
        return owned and before is not None and before.tag == "np" and before.type in PLACES
