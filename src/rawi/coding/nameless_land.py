"""Land without a name of its own, which is one place with the words that tell where it lies: «مناطق في شمال البلاد»."""

from __future__ import annotations

from rawi.coding.document import Unit
from rawi.coding.noun_phrases import NounPhrases

__all__ = ["PLACES", "NamelessLand"]

PLACES = frozenset(("place", "country"))
LIES = frozenset(("place", "country", "part"))
IN_OR_FROM = frozenset(("in", "from"))
COMPASS = frozenset(("الشمال", "الجنوب", "الشرق", "الغرب"))
LAND = frozenset(("الارض", "الاراضي"))  # «مساحات واسعة من | الأراضي»
# What a town has on each of its sides. «المنطقة الشرقية» may be a name. Folded lemmas.
SIDES = frozenset(("حي", "احياء", "ضاحيه", "ضواحي", "جزء", "قسم", "جانب", "شطر", "طرف"))
# What names a place only by the name before: «وسط البلاد», «في المدينة».
STANDS_IN = frozenset(("البلاد", "المدينه", "البلده", "القريه", "المحافظه", "الولايه", "العاصمه"))
BANKS = frozenset(("جانب", "طرف", "شطر", "جهه"))
BORDER = "حدود"
SITES = frozenset(("موقع",))
FAR = 2  # words of a preposition between an area and where it lies


class NamelessLand(NounPhrases):
    """Sees, as a phrase is added, whether it tells where the land lies that was told before."""

    def tells_where(self, unit: Unit) -> bool:
        """Joins «مناطق | في شمال البلاد», «منطقة | على مشارف عدن», «مناطق | إلى الشمال | من عدن» to one phrase."""
        area = self.units[-1] if self.units else None
        if area is None or unit.tag != "np" or unit.type not in LIES:
            return False
        between = self.words[area.last : unit.first]
        if len(between) > FAR or any(word.pos == "punct" for word in between):
            return False
        if not (self.lies_there(area, unit) or self.lies_between(area, unit)):
            return False
        if self.side_of_town(area):
            area.inner = ()  # «الشرقية» is no name here, whatever else is called so
        area.last, area.type = unit.last, "place"
        area.inner += unit.inner
        return True

    def lies_there(self, area: Unit, unit: Unit) -> bool:
        """Whether a phrase says in what, or on which side of it, the land before it lies."""
        if unit.conj or unit.type not in LIES or self.words[unit.head].folded == "الارض":
            return False
        inside = unit.relation in IN_OR_FROM
        if self.side_of_border(area, unit):
            return True
        if self.side_of_town(area) or self.stronghold(area, unit):
            return inside
        direction = self.lemma[unit.head] in self.g.relational  # «إلى الشمال», «على مشارف»
        if not (inside or (unit.relation in ("on", "to", "") and direction)):
            return False
        if self.bare_settlement(area):
            return direction and not unit.relation
        if area.number is not None and unit.relation != "from" and self.named(unit):
            return False  # «ست مناطق | في محافظة كذا»: so many places, and the region that holds them
        if self.all_of_area(area) and self.named(unit):
            return inside or (direction and not unit.relation)
        return self.unnamed_area(area) or (self.definite_area(area) and direction and not unit.relation)

    def lies_between(self, area: Unit, unit: Unit) -> bool:
        """«منطقة حدودية | بين ولاية كذا | وكذا», «الحدود | بين البلدين», «الحدود مع سوريا | والعراق»: land told by what it
        lies between."""
        if area.type not in LIES or self.lemma[area.head] not in self.g.between_places:
            return False
        if unit.relation == "between" and not unit.conj:
            return unit.type in LIES and not self.named(area)
        of_two = self.words[area.last - 1].number == "d" and not self.words[area.last - 1].definite
        if of_two and unit.adverbial and unit.first == area.last and not unit.conj:
            return True  # «بين ولايتي | شمال وجنوب كردفان»
        spans = any(self.words[i].folded in ("بين", "مع") for i in range(area.head + 1, area.last))
        return spans and unit.conj and not unit.relation and unit.type in PLACES and area.last == unit.first

    def sorts_of_place(self, unit: Unit) -> bool:
        """Joins «قرى | وبلدات جبل الزاوية», «المدن | والبلدات السورية», «عدة قرى | وبلدات», «مداخل | ومخارج المدينة»: two
        words for places with one genitive, adjective or number."""
        first = self.units[-1] if self.units else None
        if first is None or not unit.conj or unit.relation or unit.tag != "np" or unit.type not in LIES:
            return False
        bare = first.tag == "np" and first.type in LIES and first.last == first.head + 1 == unit.first
        if not bare or first.inner or first.mention or unit.mention or unit.number is not None:
            return False
        words = (self.words[first.head], self.words[unit.head])
        if any(word.enclitic or word.number != "p" or word.pos != "noun" for word in words):
            return False
        if words[0].definite != words[1].definite or self.lemma[first.head] == self.lemma[unit.head]:
            return False
        alone = unit.last == unit.head + 1
        told = first.first < first.head if alone else unit.type == "place"
        if not told or (words[0].definite and not alone and unit.head + 1 not in unit.modifiers):
            return False
        if unit.last == unit.head + 1 + len(unit.modifiers):
            first.modifiers = (unit.head, *unit.modifiers)  # «مدن وبلدات أخرى», no genitive
        first.last, first.type = unit.last, "place"
        first.inner += unit.inner
        return True

    def named(self, unit: Unit) -> bool:
        """Whether a phrase says by name which place it is; «البلاد» does not."""
        names = [
            m for m in unit.inner if m.last == m.first + 1 and self.words[m.first].folded not in STANDS_IN
        ]
        return unit.mention is not None or bool(names)

    def unnamed_area(self, unit: Unit) -> bool:
        """«مناطق», «منطقة حدودية», «إحدى ضواحي»: land of which only where it lies can tell which it is."""
        if unit.tag != "np" or unit.type not in ("place", "part", "facility"):
            return False
        head = self.words[unit.head]
        told = unit.modifiers if not any(self.words[i].definite for i in unit.modifiers) else ()
        bare = unit.last - unit.head == 1 + len(told)  # «حي العطيفية» has a name, known or not
        bare = bare or self.words[unit.last - 1].folded in COMPASS  # «مناطق إلى الشمال | من عدن»
        lemma, land = self.lemma[unit.head], self.words[unit.last - 1].folded in LAND
        if not (bare and lemma in self.g.areas) and not (land and lemma in self.g.areas | self.g.parts):
            return False  # «مساحات محدودة من الأراضي | في ليبيا»
        return not (unit.inner or unit.mention or head.definite or head.enclitic)

    def definite_area(self, unit: Unit) -> bool:
        """«المناطق المحررة», «مناطق خفض التصعيد»: land told by what it is, of which there is more elsewhere."""
        if unit.tag != "np" or unit.type != "place" or self.lemma[unit.head] not in self.g.areas:
            return False
        if unit.mention is not None or self.words[unit.head].enclitic or unit.number is not None:
            return False
        sort = unit.head + 1  # «مناطق | خفض التصعيد»
        if unit.inner or unit.last <= sort:
            return False
        return unit.last - 1 in unit.modifiers or (self.words[sort].masdar and not self.words[sort].definite)

    def all_of_area(self, unit: Unit) -> bool:
        """«جميع المناطق», «كثير من المواقع»: so much of the land of which only where it lies tells which it is."""
        if unit.tag != "np" or unit.type != "place" or unit.first == unit.head or unit.number is not None:
            return False
        word = self.words[unit.head]
        bare = unit.last == unit.head + 1 and not (unit.inner or unit.mention or word.enclitic)
        return bare and word.definite and word.number == "p" and self.lemma[unit.head] in self.g.areas | SITES

    def side_of_border(self, area: Unit, unit: Unit) -> bool:
        """«الجانب السوري | من الحدود»: the side of a border, by whose it is."""
        told = area.tag == "np" and area.type in LIES and self.words[area.last - 1].pos == "adj"
        sides = any(self.lemma[i] in BANKS and self.words[i].definite for i in range(area.head, area.last))
        return told and sides and unit.relation == "from" and self.lemma[unit.head] == BORDER

    def side_of_town(self, unit: Unit) -> bool:
        """«الأحياء الشرقية», «الحي الرابع»: a side or number that only its town makes a place."""
        if unit.tag != "np" or unit.type not in ("place", "part") or self.lemma[unit.head] not in SIDES:
            return False
        told = range(unit.head + 1, unit.last)
        sided = all(self.of_direction(i) or self.ordinal(i) for i in told)
        return self.words[unit.head].definite and len(told) > 0 and sided

    def ordinal(self, i: int) -> bool:
        """«الرابع»: which of several."""
        number = self.number_at.get(i)
        return number is not None and number.ordinal

    def stronghold(self, unit: Unit, where: Unit) -> bool:
        """«معاقلهم | في الجبال»: strongholds of theirs in land that has no name either."""
        alone = unit.tag == "np" and unit.last == unit.head + 1 and bool(self.words[unit.head].enclitic)
        if not alone or self.lemma[unit.head] != "معقل" or where.relation != "in":
            return False
        return where.type == "place" and where.last == where.head + 1 and not self.named(where)

    def bare_settlement(self, unit: Unit) -> bool:
        """«بلدة | قرب الحدود», «مدن | شمالي البلاد»: a village or town of which nothing else is told."""
        if unit.tag != "np" or unit.type != "place" or unit.last != unit.head + 1 or unit.number is not None:
            return False
        word = self.words[unit.head]
        plain = not (word.definite or word.enclitic or unit.mention or unit.inner)
        return plain and self.lemma[unit.head] in self.g.settlements
