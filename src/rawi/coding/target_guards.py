"""Target guards: what stands where a target may stand, and is none: a part of somebody's body, a bare «نقطة», an aim."""

from __future__ import annotations

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.coding.noun_phrases import AS_MANY
from rawi.coding.tolls import TOLLS, VIOLENT
from rawi.knowledge.grammar import load_grammar

__all__ = ["loaded", "no_target", "only_victims"]

HELP = frozenset(("مساعده", "مسانده", "حمايه", "نصره"))  # what an attack may be for. Folded lemmas.
AIMED_AT = ("on-", "for-", "object-", "against-")  # rules of those whom a deed was aimed at
# What sites are called that nobody can hit. Words without article.
NET = frozenset(("تواصل", "انترنت", "تويتر", "فيسبوك", "يوتيوب", "الكتروني", "الكترونيه"))
# What says no more of points than that there were some: «نقاط مختلفة». Stems.
VAGUE = frozenset(("واحده", "اخري", "مختلفه", "متفرقه", "متعدده", "عديده", "كثيره", "محدده", "عده", "ساخنه"))
# Participles that ask for «بـ». Stems without ending.
ASKING = frozenset(("محمل", "مليء", "مليي", "مجهز", "مزود", "مسلح", "معبا", "محشو"))
HELD = frozenset(("حوزه", "عهده", "قبضه"))  # folded lemmas
ALL = "جميعا"
DEATH = frozenset(("حتف", "مصرع", "نحب", "روح", "انفاس", "نفس", "متاثر"))  # folded lemmas
INTENT = frozenset(("عمد", "العمد", "خطا", "الخطا"))  # with what mind somebody killed. Words
MANNER = frozenset(("شكل", "صوره", "نحو"))  # «بشكل | جيد»
SITES = frozenset(("facility", "vehicle", "armed", "org", "weapon", "material"))


def no_target(happening: Happening, slot: str, unit: Unit) -> bool:
    """Whether a phrase tells where somebody was hit, how often, or what for, but not whom or what it was done to."""
    if unit.tag != "np":
        return False
    parse = happening.parse
    if _on_the_net(parse, unit) or _how_it_was(parse, unit) or _only_held(parse, unit):
        return True
    if (
        parse.words[unit.head].norm in INTENT
        and happening.phrase.tag == "event"
        and unit.last == unit.head + 1
    ):
        return True  # «تهمة قتل عمد»
    frame = happening.frame
    if frame.slots == "seize_person" and slot in ("on", "of") and slot not in frame.preps:
        return True  # «خطف السياح للضغط | على الحكومة», «بتهمة جمع معلومات | عن مواقع»
    if frame.slots == "die" and frame.pos == "verb" and slot == "from":
        # «سقط مئة قتيل، معظمهم | من المدنيين»; «توفي بعد نقله | من السجن»
        return len(frame.lemmas) == 1 or unit.type not in ("people", "armed")
    return _limb(parse, unit) or _bare_point(parse, unit) or (slot == "for" and _aim(parse, unit))


def only_victims(happening: Happening, unit: Unit, rule: str) -> bool:
    """«القتلى الذين سقطوا», «هجوم أوقع عشرات الجرحى»: a bare word for victims that says what befell them only; not «قتل
    الجرحى», «كمين للضحايا»."""
    if not unit.frames or unit.tag != "np" or unit.last != unit.head + 1:
        return False
    if happening.kind in TOLLS:
        return unit.frames[0].kind == happening.kind
    return happening.kind in VIOLENT and not (unit.definite and rule.startswith(AIMED_AT))


def loaded(parse: Parse, unit: Unit) -> bool:
    """«سفينة قادمة من إيران | ومحملة | بأسلحة»: a participle joined to what describes a thing, and what it asks for."""
    while unit.tag == "np" and unit.conj and unit.type and not unit.relation and unit.unit_index > 0:
        unit = parse.units[unit.unit_index - 1]
    if unit.relation == "at" and unit.unit_index > 0:
        unit = parse.units[unit.unit_index - 1]
    word = parse.words[unit.head]
    alone = (
        unit.tag == "np" and unit.conj and not (unit.type or unit.relation or unit.mention or word.definite)
    )
    return alone and word.stem.removesuffix("ه") in ASKING


def _on_the_net(parse: Parse, unit: Unit) -> bool:
    """«على مواقع التواصل», «على موقع تويتر»: where something is told, no site that is hit."""
    words = parse.words[unit.head + 1 : unit.last + 3]
    if load_meanings().folded_lemma(parse.words[unit.head]) not in ("موقع", "صفحه", "شبكه"):
        return False
    return any(word.stem in NET for word in words)


def _only_held(parse: Parse, unit: Unit) -> bool:
    """«ضبط أسلحة | بحوزة المسلحين», «خطفت العائلة | جميعا»: in whose hands it was, or that it befell all of them."""
    head = parse.words[unit.head]
    if head.folded in AS_MANY and unit.type == "quantity":
        return True  # «أصيب | عدد مماثل»
    if load_meanings().folded_lemma(head) in DEATH:
        return True  # «لقوا | حتفهم», «حصدت | أرواحا», «توفي | متأثرا»
    return load_meanings().folded_lemma(head) in HELD or (head.folded == ALL and unit.last == unit.head + 1)


def _how_it_was(parse: Parse, unit: Unit) -> bool:
    """«انفجار مدو», «تتحصن بشكل جيد»: a bare adjective right after what it describes is nobody; «فلسطيني» may be somebody,
    and so may a given name («اعتقال صابر»)."""
    word, before = parse.words[unit.head], parse.units[unit.unit_index - 1] if unit.unit_index > 0 else None
    bare = unit.last == unit.head + 1 and not (unit.relation or unit.conj or unit.number or unit.mention)
    if not bare or before is None or unit.type or word.definite or word.enclitic:
        return False
    if before.tag == "part" and load_meanings().folded_lemma(parse.words[before.head]) in MANNER:
        return before.last == unit.first
    if word.pos != "adj":
        return False
    if word.folded in load_meanings().given:
        return False
    after = before.last == unit.first and before.tag in ("np", "event", "part")
    return after and word.number != "p" and not word.stem.endswith(("ي", "يه", "يا"))


def _limb(parse: Parse, unit: Unit) -> bool:
    """«أطلق النار على رأسه», «إصابة في قدمه»: a part of the body of somebody; «جثته», «رأس الجندي» may be dealt with."""
    head = parse.words[unit.head]
    return (
        unit.type == "body"
        and bool(head.enclitic)
        and load_meanings().folded_lemma(head) not in load_grammar().remains
    )


def _bare_point(parse: Parse, unit: Unit) -> bool:
    """«استهدفت سبع نقاط», «قصفت نقطة واحدة»: so many places, of which nothing else is told; «نقطة تفتيش», «نقاط للجيش»
    are targets."""
    alone = unit.last == unit.head + 1 + len(unit.modifiers) or unit.number is not None
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    followed = bool(after) and after[0].tag in ("np", "event") and after[0].relation in ("", "for")
    words = parse.words[unit.head + 1 : unit.last]
    told = followed or any(w.pos in ("noun", "name") and w.folded not in ("واحده", "اخري") for w in words)
    told = told or any(w.pos == "adj" and w.stem not in VAGUE for w in words)  # «عدة نقاط عسكرية»
    head = parse.words[unit.head]
    return load_meanings().folded_lemma(head) == "نقطه" and alone and not (told or head.enclitic)


def _aim(parse: Parse, unit: Unit) -> bool:
    """«هجمات لإضعاف الحكومة», «إنزال لمساعدة المقاومة»: a verbal noun that says what for, not «غارات لتجمعات المسلحين»."""
    while unit.conj and not unit.relation and unit.unit_index > 0:
        unit = parse.units[unit.unit_index - 1]  # «لمساعدة المقاومة | والجيش»
    head, meanings = parse.words[unit.head], load_meanings()
    if unit.tag != "np" or head.definite or unit.last == unit.head + 1:
        return False
    helps = meanings.folded_lemma(head) in HELP and head.number == "s"
    return helps or (head.masdar and not SITES & set(meanings.types_of(head)))
