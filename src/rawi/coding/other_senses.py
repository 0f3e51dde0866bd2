"""Other senses of words of war: bombs that are only tested, and the killing and fighting of which holy texts tell."""

from __future__ import annotations

from rawi.coding.document import Happening
from rawi.coding.everyday import of_scripture
from rawi.coding.heat import BOMBINGS, supported
from rawi.coding.meaning import Meanings
from rawi.coding.roles import INHERITED
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "OF_HOLY_TEXTS",
    "SALUTE",
    "TESTED",
    "bomber_enters",
    "commanded_or_long_past",
    "in_another_sense",
    "saluting",
    "tested",
    "told_or_driven",
]

OF_HOLY_TEXTS = "told of holy texts"
TESTED = "a bomb that is tested"
SALUTE = "a salute, or shots of joy"
NUCLEAR = "نووي"
CITING = frozenset(("استشهد", "استشهاد"))
FIRE = frozenset(("assault", "shelling"))
BOMBERS = frozenset(("انتحاري", "انتحاريه", "مهاجم", "ارهابي"))
HONOURS = frozenset(("تكريما", "ترحيبا", "ابتهاجا", "احتفالا", "احتفاء", "تحيه"))
SQUARE = "التحرير"
OBJECTING_TO = "احتجاج"
LETTERS = frozenset(("رساله", "مذكره", "بيان", "خطاب", "كتاب"))
REPROACHES = frozenset(("ادانه", "استنكار", "استياء", "رفض", "شجب", "تنديد", "اسف"))
FOILING = "احباط"
IN_GENERAL = frozenset(("abstract", "country", "event"))
UNCOVERING = ("كشف",)
NEW = frozenset(("جديد", "حديث", "متطور"))
REPELLING = frozenset(("تصدي", "صد"))
OBJECTING = frozenset(("اعترض", "اعتراض"))
BREATHING = ("لفظ", "نفس")
TELLING = frozenset(("نقل", "نشر"))
WISHES = frozenset(("تعزيه", "تعاز", "تعازي", "تحيه", "تحيات", "تهنيه", "تهاني", "مواساه"))
SADDAM = "صدام"
DRIVING = "دفع"
REACH = 12  # words after a shot in which it is said what it was for
OF_OLD = frozenset(("killing", "injury", "clash", "shelling", "capture"))  # what holy texts tell of
CLOSING = frozenset(("اغلق", "اغلاق"))
POLICING = frozenset(("شرطه", "سلطه", "امن", "امني", "مرور", "درك", "بلديه", "وزاره", "داخليه"))


def in_another_sense(happening: Happening, meanings: Meanings) -> bool:
    """Whether its word means no deed of war here: a square's name, a man's, an objection, a force's end, ruined goods."""
    return (
        ruined(happening)
        or named_square(happening)
        or last_gasp(happening)
        or objecting(happening, meanings)
        or of_that_name(happening)
        or protesting_on_paper(happening, meanings)
        or frustration(happening)
        or withstanding(happening, meanings)
        or unveiling(happening, meanings)
        or closed_by_police(happening, meanings)
        or citing(happening, meanings)
    )


def citing(happening: Happening, meanings: Meanings) -> bool:
    """«استشهدت المحامية بقضية موكلها»: who calls something to witness does not die."""
    if happening.frame.lemmas[0] not in CITING:
        return False
    cited = happening.slots.get("at", [])
    return any(
        meanings.folded_lemma(happening.parse.words[unit.head]) in load_grammar().cited for unit in cited
    )


def closed_by_police(happening: Happening, meanings: Meanings) -> bool:
    """«أغلقت الشرطة الطريق المؤدي إلى القصر»: traffic is stopped where the authorities close one road; who closes the roads
    to a town cuts it off, as do fighters who close one."""
    if happening.kind != "encirclement" or happening.frame.lemmas[0] not in CLOSING:
        return False
    agents = happening.roles.get("agent", [])
    after = happening.parse.words[happening.phrase.last :]
    road = next((w for w in after if meanings.folded_lemma(w) == happening.frame.lemmas[-1]), None)
    if not agents or (road is not None and road.number == "p"):
        return False
    return all(
        not POLICING.isdisjoint(meanings.folded_lemmas(p.words[u.head : u.last])) for p, u, _ in agents
    )


def tested(happening: Happening, meanings: Meanings) -> bool:
    """«إجراء تفجير نووي», «فجرت قنبلة نووية»: a state that sets off such a bomb tests it."""
    if happening.kind not in BOMBINGS:
        return False
    bombs = [happening.phrase] + [
        u
        for role in ("target", "instrument")
        for p, u, _ in happening.roles.get(role, [])
        if p is happening.parse and u.type in ("bomb", "weapon")
    ]
    words = happening.parse.words
    return any(meanings.folded_lemma(words[i]) == NUCLEAR for unit in bombs for i in unit.modifiers)


def commanded_or_long_past(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«وقتلوا عثمان رضي الله عنه», «قال رسول الله: من قتل…»: killing and fighting in a sentence that cites holy texts,
    unless it names who kills or is killed today."""
    if happening.kind not in OF_OLD or not of_scripture(happening.parse, everyday):
        return False
    return not supported(happening, meanings, own=True, unsure=everyday.unsure)


def saluting(happening: Happening) -> bool:
    """«أطلقت الوحدات 21 طلقة تكريما له», «أطلقوا النار ابتهاجا»: shots at nobody, in honour of somebody or for joy."""
    if happening.kind not in FIRE or happening.tolls or happening.roles.get("target"):
        return False
    words = happening.parse.words[happening.last : happening.last + REACH]
    return any(word.folded in HONOURS for word in words)


def bomber_enters(happening: Happening, meanings: Meanings) -> bool:
    """«دخل الانتحاري السوق»: how somebody came to where he struck is no ground gained."""
    agents = happening.roles.get("agent", [])
    return (
        happening.kind == "advance"
        and bool(agents)
        and all(
            meanings.folded_lemma(parse.words[unit.head]) in BOMBERS and parse.words[unit.head].number != "p"
            for parse, unit, _ in agents
        )
    )


def ruined(happening: Happening) -> bool:
    """«هو الذي دمر اليمن»: a whole country is ruined, not destroyed."""
    targets = happening.roles.get("target", [])
    return (
        happening.kind == "destruction" and bool(targets) and all(u.type == "country" for _, u, _ in targets)
    )


def of_that_name(happening: Happening) -> bool:
    """«إعدام صدام», «بأن صدام انشغل»: the man; a clash is «صدام مسلح» or «صدام بين الجيش والمحتجين»."""
    bare = happening.phrase.tag == "event" and happening.phrase.last == happening.first + 1
    told = happening.carriers or {"between", "with"} & happening.slots.keys()
    return bare and not told and happening.parse.words[happening.first].folded.removeprefix("و") == SADDAM


def objecting(happening: Happening, meanings: Meanings) -> bool:
    """«اعتراضا على الإجراءات», «أبدى اعتراضه على النشر»: to object to something is not to intercept it."""
    slots = happening.slots
    word = happening.parse.words[happening.first]
    told = [u for slot in ("genitive", "object", "passive") for u in slots.get(slot, ()) if u.tag != "pron"]
    return "on" in slots and not told and meanings.folded_lemma(word) in OBJECTING


def last_gasp(happening: Happening) -> bool:
    """«الميليشيات تلفظ أنفاسها»: in the present nobody dies; a force comes to its end."""
    head = happening.parse.words[happening.phrase.head]
    return happening.frame.lemmas[:2] == BREATHING and head.tense == "present"


def named_square(happening: Happening) -> bool:
    """«ثوار التحرير», «تجمع بالتحرير», «حي التحرير»: a square or quarter of that name; nothing is said to be freed."""
    words = happening.parse.words
    if happening.kind != "capture" or not words[happening.first].folded.endswith(SQUARE):
        return False
    told = {"genitive", "second", "object", "from"} & happening.slots.keys()
    return not (told or happening.carriers or happening.antecedent is not None) and (
        happening.phrase.relation in ("", "at", "in", "to")
    )


def leaving(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«بعد خروجه من المسجد», «مغادرته المحادثات»: who leaves a building or a meeting does not retreat, unless the clause
    itself names fighters who do."""
    if happening.kind != "retreat":
        return False
    for _, unit, rule in happening.roles.get("agent", []):
        if unit.type == "armed" and not ("pronoun" in rule or rule.startswith(INHERITED)):
            return False
    parse = happening.parse
    units = [u for slot in ("from", "second", "object", "genitive") for u in happening.slots.get(slot, ())]
    return any(meanings.folded_lemma(parse.words[unit.head]) in everyday.left for unit in units)


def told_or_driven(happening: Happening, meanings: Meanings) -> bool:
    """«ونقلت الشبكة عن قائد الفرقة», «نشرت الصحيفة عن الإنزال», «دفع الحادث الشرطة إلى إصدار أمر»: words are carried, and
    somebody is driven to do something."""
    parse = happening.parse
    if happening.phrase.tag != "verb":
        return False
    lemma = meanings.folded_lemma(parse.words[happening.first])
    slots = happening.slots
    if lemma in TELLING and any(
        meanings.folded_lemma(w) in WISHES for w in parse.words[happening.last :][:REACH]
    ):
        return True  # «نقل المدير تعازي القيادة إلى ذوي الشهيد»
    if lemma in TELLING:
        return bool(slots.get("of")) and not {"to", "from", "toward"} & slots.keys()
    if lemma == DRIVING and happening.kind == "deployment" and "at" not in slots:
        return any(
            u.tag == "event" or u.type in ("abstract", "speech")
            for s in ("to", "for")
            for u in slots.get(s, ())
        )
    return False


def protesting_on_paper(happening: Happening, meanings: Meanings) -> bool:
    """«رسالة احتجاج», «مذكرة احتجاج», «نعبر عن إدانتنا واحتجاجنا»: a protest in words only."""
    unit, parse = happening.phrase, happening.parse
    if happening.kind != "protest" or unit.tag != "event" or not unit.unit_index:
        return False
    if meanings.folded_lemma(parse.words[happening.first]) != OBJECTING_TO:
        return False
    before = parse.units[unit.unit_index - 1]
    if parse.is_comma(before) and unit.unit_index > 1:
        before = parse.units[unit.unit_index - 2]  # «إدانتنا الشديدة، | واحتجاجنا»
    if before.tag not in ("np", "event"):
        return False
    lemma = meanings.folded_lemma(parse.words[before.head])
    genitive = before.last == unit.first and not unit.relation and not unit.conj
    return (genitive and lemma in LETTERS) or (unit.conj and not unit.relation and lemma in REPROACHES)


def frustration(happening: Happening) -> bool:
    """«وصلوا إلى إحباط كامل», «مثلت الزيارة إحباطا للمسلحين»: what people feel; what is foiled is named."""
    parse, unit = happening.parse, happening.phrase
    after = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    foiled = any(u.tag in ("np", "event") and u.first == unit.last and not u.relation for u in after)
    word = parse.words[happening.first]
    own = {"genitive", "object", "second"} & happening.slots.keys()
    return happening.frame.lemmas == (FOILING,) and not (foiled or own or word.definite or word.enclitic)


def withstanding(happening: Happening, meanings: Meanings) -> bool:
    """«التصدي للإرهاب», «صد إيران»: what is withstood in general; an attack or fighters are repelled."""
    if (
        happening.kind != "repulse"
        or meanings.folded_lemma(happening.parse.words[happening.first]) not in REPELLING
    ):
        return False
    units = [u for slot in ("for", "genitive", "object", "second") for u in happening.slots.get(slot, ())]
    told = [u for u in units if u.tag in ("np", "event")]
    return bool(told) and all(u.tag == "np" and not u.frames and u.type in IN_GENERAL for u in told)


def unveiling(happening: Happening, meanings: Meanings) -> bool:
    """«كشفت البلاد عن صاروخ جديد»: a new weapon that is shown; arms that were hidden are found."""
    if happening.kind != "seizure" or happening.frame.lemmas != UNCOVERING:
        return False
    shown = [u for u in happening.slots.get("of", ()) if u.tag == "np"]
    words = (happening.parse.words[i] for unit in shown for i in unit.modifiers)
    return any(meanings.folded_lemma(word) in NEW for word in words)
