"""Which places have a name, and which add nothing beside one: what holds it, or only stands for it."""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings

__all__ = ["STANDS_FOR", "drop_containers", "has_name", "is_no_place", "names_unknown", "placed_by_name"]

# Definite nouns that stand for a place of that type named before. Folded lemmas.
STANDS_FOR = frozenset(("مدينه", "بلده", "قريه", "مخيم", "حي", "محافظه", "مديريه", "ناحيه"))
NAMED_BY_NOUN = STANDS_FOR | {"منطقه", "جبل", "وادي", "تل", "تله", "شارع", "جزيره", "اقليم", "ولايه", "ضاحيه"}
# Others that name no place by themselves. Folded lemmas.
NAMES_NONE = frozenset(("منطقه", "مكان", "موقع", "معقل", "بلاد", "بلد", "جزيره", "اقليم", "قطاع"))
# Words of a place's type that alone tell of none: «يتقدم على الأرض», «واسع النطاق», «بالمقابل», «احترق جزء».
NO_PLACE = frozenset(("ارض", "نطاق", "مقابل", "جزء", "صعيد", "اطار", "ظل"))
BORDER = frozenset(("حدود", "شريط"))
RANKS = frozenset(("اخر", "اول", "اكبر", "اهم", "ابرز", "احد"))


def drop_containers(happening: Happening, meanings: Meanings) -> None:
    """Beside a named place, «وسط البلاد», «المنطقة» and «آخر مدن الفصيل» add nothing to where it happened."""
    places = happening.roles["place"]
    listed = any(rule == "among them" for _, _, rule in places)
    more = [
        entry
        for entry in places
        if _in_country(*entry[:2]) or _ranks(*entry[:2], meanings) or _of_ranks(*entry[:2], meanings)
    ]
    exact = [entry for entry in places if entry[1].inner and entry not in more]
    if exact:
        happening.roles["place"] = [
            entry
            for entry in places
            if entry in exact or not (entry in more or _stand_in(*entry[:2], meanings, listed=listed))
        ]


def is_no_place(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase is one of those words alone, or «في طريقها»."""
    if parse.words[unit.head].stem == "طريق" and parse.words[unit.head].enclitic:
        return True
    lone = unit.last == unit.head + 1 and not unit.inner and not parse.words[unit.head].enclitic
    return lone and meanings.folded_lemma(parse.words[unit.head]) in NO_PLACE


def _ranks(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«آخر معاقل التنظيم», «أكبر مدن الشمال»: says which of its sort a place is, and names none."""
    return meanings.folded_lemma(parse.words[unit.head]) in RANKS and not any(
        m.type == "place" for m in unit.inner
    )


def _of_ranks(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«آخر مدن التنظيم في سوريا»: the country in which a place is the last or the first of its sort."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    return unit.type == "country" and before is not None and _ranks(parse, before, meanings)


def _in_country(parse: Parse, unit: Unit) -> bool:
    """«شرقي البلاد», «وسط مالي»: a direction within a country; its border tells more."""
    if parse.words[unit.head].stem in BORDER:
        return False
    whole = parse.words[unit.last - 1].folded == "البلاد" or any(m.type == "country" for m in unit.inner)
    return unit.adverbial and whole


def _stand_in(parse: Parse, unit: Unit, meanings: Meanings, *, listed: bool) -> bool:
    """«المنطقة», «معاقلهم»: one word that names no place by itself; «عدد من المدن» where they are listed."""
    head = parse.words[unit.head]
    lemma = meanings.folded_lemma(head)
    return (
        not unit.inner
        and unit.last == unit.head + 1
        and (listed or not (unit.first < unit.head and head.number == "p"))  # «إحدى البلدات»
        and (head.definite or bool(head.enclitic))
        and (lemma in STANDS_FOR or lemma in NAMES_NONE)
    )


def has_name(unit: Unit) -> bool:
    """Whether a phrase holds or is a known name."""
    return bool(unit.inner) or unit.mention is not None


def names_unknown(parse: Parse, unit: Unit) -> bool:
    """«منطقة الحراريات», «حي الشهداء»: a word for a place with a noun after it, its name, which nobody knows."""
    head = parse.words[unit.head]
    bare = not head.definite and head.enclitic in ("", "ي", None)  # «بلدتي كذا وكذا»
    if unit.type != "place" or not bare or folded_word(head.lemma or head.stem) not in NAMED_BY_NOUN:
        return False
    name = unit.head + 1
    return (
        name < unit.last and name not in unit.modifiers and parse.words[name].pos in ("noun", "name", "latin")
    )


def placed_by_name(happening: Happening) -> bool:
    """Whether one of its places has a name; «مناطق عدة» tells less than the name beside it."""
    return any(
        has_name(unit)
        for role in ("place", "origin", "destination")
        for _, unit, _ in happening.roles.get(role, [])
    )
