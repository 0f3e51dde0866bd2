"""Which places have a name, and which add nothing beside one: what holds it, or only stands for it."""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
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
# And those that tell of none with an adjective or genitive either: «في جو مشحون», «على حد قوله», «البنية التحتية».
NEVER_PLACE = frozenset(("جو", "حد", "بنيه", "ظل", "اطار", "مسافه"))
# Adjectives of what stands before them, and a preposition by itself.
SIDED = frozenset(("شماليه", "جنوبيه", "شرقيه", "غربيه", "داخل"))
IDIOMS = frozenset(("خضم",))  # heads of set phrases that say when and how: «في خضم الأزمة»
MOVABLE = frozenset(("armed", "people", "person", "vehicle", "weapon", "aircraft"))
BESIDE = frozenset(("قرب", "وسط", "امام", "جوار", "جانب"))
# What a place may be near to or in front of. Folded stems.
NEAR_TO = frozenset(("امام", "قرب", "قريب", "خلف", "وراء", "حول", "جوار", "مقابل", "قباله", "محيط"))
BY_WAY_OF = frozenset(("الخطا", "البحر", "البر", "الجو"))  # «قتل بطريق الخطأ», «عن طريق البحر»
BOUND = "حد"
BORDER = frozenset(("حدود", "شريط"))
STRONGHOLD = "معقل"
RANKS = frozenset(("اخر", "اول", "اكبر", "اهم", "ابرز", "احد"))


def drop_containers(happening: Happening, meanings: Meanings) -> None:
    """Beside a named place, «وسط البلاد», «المنطقة» and the country of «آخر مدن الفصيل» add nothing."""
    places = happening.roles["place"]
    listed = any(rule == "among them" for _, _, rule in places)
    more = [entry for entry in places if _within_the_country(*entry[:2]) or _of_ranks(*entry[:2], meanings)]
    exact = [
        entry for entry in places if (entry[1].inner or entry[1].stands_for is not None) and entry not in more
    ]
    if exact:
        happening.roles["place"] = [
            entry
            for entry in places
            if entry in exact or not (entry in more or _stand_in(*entry[:2], meanings, listed=listed))
        ]


def is_no_place(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase is one of those words alone, «في طريقها», or so many points at which something happened."""
    head, lemma = parse.words[unit.head], meanings.folded_lemma(parse.words[unit.head])
    if head.stem == "طريق" and (head.enclitic or parse.words[unit.last - 1].folded in BY_WAY_OF):
        return True
    if has_name(unit):
        return False
    following = parse.words[unit.head + 1] if unit.head + 1 < unit.last else head
    # «في جانبه الأيسر», «بجانب إعلانه مقتل خمسة»
    beside = head.stem == "جانب" and (bool(head.enclitic) or following.masdar)
    if head.stem in IDIOMS or _only_sided(unit, head) or "إحياء" in head.text or beside:
        return True  # «من محاور جنوبية وشمالية»; «إحياء لذكرى»: no quarters
    if lemma in BESIDE and head.number != "p" and _beside_movable(parse, unit, meanings):
        return True
    lone = unit.last == unit.head + 1 and not head.enclitic
    if lone and lemma == "نقطه" and unit.number is not None:
        return True  # «اشتبكوا في 145 نقطة»: told to count the clashes
    border = lemma == BOUND and head.definite and not lone  # «على الحد الجنوبي»
    return (lemma in NEVER_PLACE and head.number != "p" and not border) or (lone and lemma in NO_PLACE)


def _only_sided(unit: Unit, head: Word) -> bool:
    """«من محاور | جنوبية وشمالية», «أهداف | غربية», a bare «داخل»; «في الداخل» and «داخل المدينة» say where."""
    lone = unit.last == unit.head + 1 or head.stem != "داخل"
    return head.stem in SIDED and not head.definite and lone


def _beside_movable(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«بالقرب من عربة عسكرية», «وسط مجموعة من الجنود»: beside somebody or something that is not always there."""
    after = unit.head + 1
    if after >= unit.last or (parse.words[unit.head].definite and parse.words[after].pos != "prep"):
        return False  # «الجانب السوري»
    if parse.words[after].pos == "prep":
        after += 1
    if after >= unit.last or parse.words[after].enclitic:
        return False
    types = [t for t in meanings.types_of(parse.words[after]) if t != "quantity"]
    return bool(types) and types[0] in MOVABLE and "facility" not in types and "place" not in types


def _ranks(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«آخر معاقل التنظيم», «أكبر مدن الشمال»: says which of its sort a place is, and names none."""
    return meanings.folded_lemma(parse.words[unit.head]) in RANKS and not any(
        m.type == "place" for m in unit.inner
    )


def _of_ranks(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """«آخر مدن التنظيم في سوريا»: the country in which a place is the last or the first of its sort."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    return unit.type == "country" and before is not None and _ranks(parse, before, meanings)


def _within_the_country(parse: Parse, unit: Unit) -> bool:
    """«شرقي البلاد»: a direction within a country; its border tells more, and so does «شمال مالي», by its name."""
    head = parse.words[unit.head]
    if head.stem in BORDER or head.stem in NEAR_TO:
        return False
    return unit.adverbial and parse.words[unit.last - 1].folded == "البلاد"


def _stand_in(parse: Parse, unit: Unit, meanings: Meanings, *, listed: bool) -> bool:
    """«المنطقة», «معاقلهم»: one word that names no place by itself; «عدد من المدن» where they are listed."""
    head = parse.words[unit.head]
    lemma = meanings.folded_lemma(head)
    if lemma == STRONGHOLD and head.enclitic and not has_name(unit):  # «جميع معاقله», «معاقلهم الجبلية»
        return unit.last == unit.head + 1 + len(unit.modifiers) and unit.number is None
    return (
        not unit.inner
        and unit.last == unit.head + 1
        and (listed or not (unit.first < unit.head and head.number == "p"))  # «إحدى البلدات»
        and (head.definite or bool(head.enclitic))
        and (lemma in STANDS_FOR or lemma in NAMES_NONE)
    )


def has_name(unit: Unit) -> bool:
    """Whether a phrase holds or is a known name, or stands for one told before («المدينة»)."""
    return bool(unit.inner) or unit.mention is not None or unit.stands_for is not None


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
