"""Signs by which a phrase is known to stand in a slot of a verb, or not to: its case, its article, what is before it."""

from __future__ import annotations

from rawi.arabic.fold import folded_word
from rawi.arabic.words import Word
from rawi.coding.agreeing import FIRST_OR_LAST, agrees_with_pronoun
from rawi.coding.document import Clause, Parse, Unit
from rawi.coding.meaning import load_meanings
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "BEFALLEN",
    "LASTING",
    "adverb",
    "apposed_person",
    "apposed_place",
    "carried",
    "closed",
    "counted_apart",
    "headed_by_place",
    "itself",
    "list_goes_on",
    "manner",
    "masculine",
    "nominative",
    "oblique",
    "of_kind",
    "of_noun_before",
    "possesses",
    "share_of_these",
    "struck_by",
    "tanween",
    "time_aside",
    "told_by_place",
    "where_before",
]

# Participles that say what befell somebody, and their verbs.
BEFALLEN = {
    "محتجز": "احتجز",
    "مختطف": "اختطف",
    "مخطوف": "خطف",
    "معتقل": "اعتقل",
    "محاصر": "حاصر",
    "محصور": "حاصر",
    "مطوق": "طوق",
    "موقوف": "اوقف",
}
# Of these the verb «بات», «ما زال» is enough, whoever does it: «باتت الميليشيات محاصرة في الموقع».
LASTING = frozenset(("محاصر", "محصور", "مطوق", "محتجز", "معتقل"))

# Numbers in the form in which they count men.
MEN = frozenset(("ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره"))
GOVERNED = frozenset(
    ("on", "for", "with", "to", "toward", "against")
)  # prepositions that a verbal noun governs
COUNTED = frozenset(("people", "person", "armed", "quantity"))
PARTIES = frozenset(("armed", "people"))
SIDE = frozenset(("جهه", "ناحيه", "جانب", "طرف"))  # «من جهة»
SIDES = PARTIES | {"person", "org"}
WHERE = frozenset(("place", "country", "part"))
KILLERS = frozenset(("armed", "org", "state", "country"))
VICTIMS = frozenset(("people", "person", "armed", "name"))
STRUCK = VICTIMS | {"place", "part", "facility", "vehicle", "org", "country", "state"}
CHILDREN = frozenset(("طفل", "طفله", "رضيع", "رضيعه", "فتي", "فتاه"))  # folded lemmas


def apposed_person(parse: Parse, clause: Clause, unit: Unit) -> Unit | None:
    """«أن فلانا، قائد الكتيبة، إحدى جماعات التنظيم، قتل»: of phrases that stand side by side between commas before a verb,
    the person whom they all describe."""
    found: Unit | None = None
    comma = False
    for i in reversed([i for i in clause.units if i < unit.unit_index]):
        other = parse.units[i]
        if parse.is_comma(other):
            comma = True
        elif other.tag == "np" and not other.relation and not other.conj and comma and other.number is None:
            found, comma = other, False
        elif other.tag not in ("part", "open", "close", "np") or (other.tag == "np" and other.conj):
            break
    return found if found is not None and found.type in ("person", "name") else None


def apposed_place(parse: Parse, unit: Unit, following: Unit) -> bool:
    """«تطوق مدينة البوكمال المعقل الأخير للتنظيم», «تحرير البوكمال آخر مدن داعش»: what a named place is called besides."""
    return (
        unit.type == "place"
        and any(m.type == "place" for m in unit.inner)
        and following.first == unit.last
        and following.type in ("place", "part")
        and (following.definite or parse.words[following.head].folded in FIRST_OR_LAST)
        and not any(m.type == "place" for m in following.inner)
    )


def possesses(parse: Parse, event: Unit, unit: Unit) -> bool:
    """Whether a bare phrase stands in the genitive of the noun of one word just before it."""
    head = parse.words[event.head]
    return (
        unit.tag in ("np", "event")
        and event.last == unit.first == event.head + 1
        and not unit.conj
        and not head.definite
        and not head.enclitic
    )


def manner(parse: Parse, unit: Unit) -> bool:
    """«قتل المسلح رميا بالرصاص», «أعدم شنقا»: a verbal noun in the accusative that says how it was done."""
    word = parse.words[unit.head]
    bare = unit.tag == "event" and not unit.relation and not unit.conj and not word.definite
    return bare and bool(word.masdar) and word.number == "s" and word.folded.endswith("ا")


def nominative(parse: Parse, unit: Unit) -> bool:
    """«هاجم محتجون»: a plural written in the case of the subject."""
    word = parse.words[unit.head]
    return word.pos in ("noun", "adj") and word.number == "p" and word.text.endswith("ون")


def masculine(parse: Parse, unit: Unit) -> bool:
    """«الجندي», «15 عاملا», «ثلاثة شبان»: a man, or men counted, who are no subject of a feminine verb."""
    head = parse.words[unit.head]
    counted = unit.number is not None and not unit.number.dual
    if unit.type == "quantity" and head.folded in ("العشرات", "الميات"):
        return True  # «ولاحقت المتظاهرين واعتقلت العشرات منهم»
    if counted and unit.type == "quantity" and head.folded in MEN:
        return True  # «وقتلت ثلاثة منهم»
    return (
        head.gender == "m"
        and (head.number == "s" or (counted and head.number == "p"))
        and not head.folded.endswith("ه")
        and unit.type in (("armed", "person", "people") if counted else ("armed", "person"))
    )


def itself(parse: Parse, unit: Unit) -> bool:
    """«السياق | ذاته», «الوقت | نفسه»: a word that only says that the noun before it is the same."""
    word = parse.words[unit.head]
    alone = unit.tag == "np" and unit.last == unit.head + 1 and bool(word.enclitic)
    return alone and word.stem in ("ذات", "نفس", "عين", "ذاتي")


def oblique(parse: Parse, unit: Unit) -> bool:
    """Whether a noun's ending says that it is no subject: «اعتقل شابين», «قتل جنديا», «هاجمت المرابطين»."""
    head = parse.words[unit.head]
    if unit.tag == "np" and not unit.relation and parse.words[unit.first].folded in ("عددا", "وعددا"):
        return True  # «واحتجزت عددا من الرهائن»
    if head.pos == "adv" and unit.type == "people":
        return True  # «قتلت مسلحين واعتقلت ثالثا»
    if unit.tag != "np" or unit.mention is not None:
        return False
    if unit.number is not None and not unit.number.dual:
        return False  # «قتل عشرون جنديا», «فر آلاف المدنيين»: the counted noun has its case from the number
    if unit.first < unit.head and parse.words[unit.first].pos in ("noun", "adj"):
        return False  # «عاد معظم المقاتلين»: from the word of how many
    if _sound_plural(head):
        return True
    if head.definite or head.pos not in ("noun", "adj"):
        return False
    if head.number == "d":
        return head.folded.endswith("ين")
    lemma = folded_word(head.lemma or "")
    # «تمول أطرافا»: a broken plural, too; «خلايا», «ضحايا» end so in any case
    plural = (
        head.number == "p" and head.pos == "noun" and head.folded.endswith("ا") and head.folded[-3:] != "ايا"
    )
    unmarked = (head.folded == f"{lemma}ا" or plural) and unit.last == unit.head + 1 + len(unit.modifiers)
    return head.text.endswith(("ًا", "اً")) or unmarked  # «وقتلت قناصا»


def _sound_plural(word: Word) -> bool:
    """«المحتجين», «مقاتلي التنظيم»: a plural in «ين» or, before a genitive, «ي», which no subject has; «الشياطين»,
    «الميادين» are broken ones."""
    if word.pos not in ("noun", "adj") or word.number != "p":
        return False
    construct = not word.definite and word.stem.endswith("ي")
    return (construct or word.stem.endswith("ين")) and folded_word(word.stem) in (
        folded_word(f"{word.lemma}ين"),
        folded_word(f"{word.lemma}ي"),
    )


def of_kind(parse: Parse, i: int) -> bool:
    """«غارة جوية», «تفجير انتحاري»: an adjective of kind, after which no genitive stands; «إبطال مفعول» has none."""
    word = parse.words[i]
    return word.pos == "adj" and (word.lemma or "").endswith(("ي", "ى"))


def share_of_these(parse: Parse, unit: Unit) -> bool:
    """«39 سائحا معظمهم بريطانيون»: a part of those just told, no party of its own."""
    head = parse.words[unit.head]
    return unit.type == "quantity" and bool(head.enclitic) and not unit.relation and not unit.number


def counted_apart(parse: Parse, unit: Unit, event: Unit) -> bool:
    """«قتل خلال الاشتباكات | سبعة جنود», «جرحت في التفجير | امرأة»: a definite event noun takes no genitive, so who is
    counted, or stands right after it, is the verb's."""
    between = parse.units[event.unit_index + 1 : unit.unit_index]
    near = unit.type in VICTIMS and not unit.definite and all(u.tag in ("part", "time") for u in between)
    return bool(event.relation) and event.definite and (unit.number is not None or near)


def struck_by(parse: Parse, unit: Unit, groups: list[list[Unit]]) -> bool:
    """«استهدف هجوم بسيارة مفخخة صباح أمس | مقرا»: after an event noun and what goes with it, what the verb does it to."""
    before = parse.units[unit.unit_index - 1]
    return (
        unit.tag == "np"
        and len(groups) == 1
        and groups[0][0].tag == "event"
        and (bool(before.relation) or before.tag == "time")
        and before.tag in ("np", "time")
        and unit.type in STRUCK
    )


def killed_by(parse: Parse, unit: Unit, groups: list[list[Unit]], kind: str) -> bool:
    """«قتلت غارات التحالف | عشرة مدنيين»: after a deed that kills and whose it was, whom it killed."""
    if kind not in ("killing", "injury") or len(groups) != 1 or unit.type not in VICTIMS:
        return False
    before, deed = parse.units[unit.unit_index - 1], groups[0][-1]
    whose = before.tag == "np" and before.unit_index == deed.unit_index + 1 and before.type in KILLERS
    told = deed.tag == "event" and not deed.relation and not deed.definite
    return told and whose and before.last == unit.first and not unit.definite


def carried(parse: Parse, i: int) -> bool:
    """Whether a phrase stands in the genitive of a carrier under a preposition («منذ بدء | الثورة»)."""
    unit, before = parse.units[i], parse.units[i - 1]
    return before.type == "carrier" and bool(before.relation) and before.last == unit.first


def closed(parse: Parse, i: int, event: Unit) -> bool:
    """Whether a phrase cannot be the genitive of the event noun before: «طال القصف | بلدة», «غارات روسية | بلدة»."""
    if event.relation:
        # «قتل في الاشتباكات، التي استمرت حتى الفجر، ضابط»
        aside = parse.clauses[parse.clause_of[i - 1]].antecedent == event.unit_index
        marks = parse.is_comma(parse.units[event.unit_index + 1]) and parse.is_comma(parse.units[i - 1])
        return event.definite and aside and marks and parse.units[i].type in VICTIMS
    if event.last != parse.units[i].first:
        return parse.clause_of[i] != parse.clause_of[i - 1]  # «استهدف هجوم شنه مسلحون، مقرا»
    return bool(event.modifiers) or event.definite or of_kind(parse, event.last - 1)


def list_goes_on(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.units) and parse.units[i + 1].conj and parse.units[i + 1].tag == "np"


def told_by_place(parse: Parse, unit: Unit) -> bool:
    """«33 | في دمشق», «12 قتيلا | في درعا»: somebody counted, with the place right after the number that it holds for."""
    if unit.tag != "np" or unit.number is None or unit.type not in COUNTED:
        return False
    following = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    if not following or following[0].first > unit.last + 1:
        return False
    where = following[0]
    if where.tag == "pron":
        return where.relation == "in"
    says = where.relation == "in" or (where.adverbial and not where.relation)
    return where.tag == "np" and not where.conj and says and where.type in ("place", "country", "part")


def where_before(parse: Parse, index: int) -> bool:
    """«سقط فيها | 28 قتيلا», «وفي حلب قتل | خمسة»: whether a place stands before a phrase in its clause."""
    before = (u for u in parse.units[:index] if parse.clause_of[u.unit_index] == parse.clause_of[index])
    return any(u.relation == "in" and (u.tag == "pron" or u.type in ("place", "country")) for u in before)


def headed_by_place(parse: Parse) -> bool:
    """«سوريا: مقتل خمسة»: whether a headline opens with a place and a colon."""
    if len(parse.units) < 2 or parse.units[0].type not in WHERE or parse.units[0].relation:
        return False
    return parse.words[parse.units[1].first].text == ":"


def tanween(parse: Parse, unit: Unit) -> bool:
    """«دمر انفجار شاحنة | حيا سكنيا»: an indefinite accusative is no genitive of the event noun before it."""
    head = parse.words[unit.head]
    return unit.tag == "np" and unit.number is None and head.text.endswith(("ًا", "اً")) and not unit.relation


def adverb(parse: Parse, unit: Unit) -> bool:
    """«القوات تكتيكيا تفرض…», «عسكريا»: a lone word in the accusative that says how, no party."""
    word = parse.words[unit.head]
    alone = unit.tag == "np" and unit.last == unit.head + 1 and not unit.relation and unit.number is None
    how = unit.type in ("", "abstract") or word.pos == "adj"  # «ماليا» is no Malian
    if unit.type in ("armed", "people") and unit.unit_index and parse.units[unit.unit_index - 1].tag == "sub":
        return False  # «إن عسكريا قتل»: after «أن» it is the subject
    return alone and how and not word.definite and word.folded.endswith("يا")


def circumstance(parse: Parse, unit: Unit) -> bool:
    """«وتزامنا مع ذلك، قصف الجيش…», «انتقاما لمقتله هاجموا…»: an indefinite verbal noun in the accusative before a verb
    says how or why, and is no subject, unless «إن» stands before it («إن هجوما استهدف»)."""
    word = parse.words[unit.head]
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if (before is not None and before.tag == "sub") or unit.number is not None or word.definite:
        return False
    if not (word.masdar or unit.type == "abstract") or word.enclitic or unit.first != unit.head:
        return False
    on = parse.units[unit.unit_index + 1 : unit.unit_index + 2]
    by_it = word.lemma == "بناء" and bool(on) and on[0].relation == "on"
    return by_it or word.stem == folded_word(word.lemma) + "ا"


def of_noun_before(parse: Parse, unit: Unit) -> bool:
    """«الترحم على ضحايا», «والانضمام لداعش», «بتهمة انتمائهم لخلية»: whether a preposition belongs to the verbal noun
    right before it."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else None
    if (
        before is None
        or before.tag != "np"
        or before.last != unit.first - (parse.words[unit.first - 1].pos == "prep")
    ):
        return False
    if unit.relation == "against" and any(w.stem == "تحالف" for w in parse.words[before.head : before.last]):
        return True  # «التحالف الدولي | ضد الإرهاب»: what it is called
    head = parse.words[before.head]
    governs = bool(before.relation) or before.conj
    last = parse.words[before.last - 1]
    if before.last > before.head + 1 and last.masdar and last.enclitic:
        return unit.relation in GOVERNED and governs
    return (
        unit.relation in GOVERNED
        and governs
        and bool(head.masdar)
        and before.type in ("", "abstract", "speech")
        and before.last == before.head + 1
    )


def time_aside(parse: Parse, i: int) -> bool:
    """«قصف الطيران -مساء الخميس- بلدة كذا»: whether a mark opens or closes an aside that only tells a time."""
    units = parse.units

    def only_time(steps: range) -> bool:
        told = False
        for j in steps:
            if units[j].tag == "punct":
                return told
            if units[j].tag not in ("time", "part"):
                return False
            told = told or units[j].tag == "time"
        return False

    return only_time(range(i + 1, len(units))) or only_time(range(i - 1, -1, -1))


def only_how(parse: Parse, unit: Unit) -> bool:
    """«سيطرت تماما على», «عززت الحراسة تحسبا», «تعتقل «إداريا»»: an accusative that says how or why, and nobody."""
    if unit.last != unit.first + 1:
        return False
    quoted = unit.unit_index > 0 and parse.units[unit.unit_index - 1].tag == "open"
    return parse.words[unit.head].folded in load_grammar().accusatives or (quoted and adverb(parse, unit))


def describes_part(parse: Parse, unit: Unit) -> bool:
    """«بينهم قيادي | بارز»: a word of no meaning for a role, right after who was among those told."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    alone = unit.type == "" and unit.last == unit.head + 1 and unit.number is None and not unit.name
    return alone and before.relation == "among" and before.last == unit.first


def of_masdar(parse: Parse, unit: Unit) -> bool:
    """«قتل أثناء تقديم | مساعدات»: whether a phrase is the genitive of a verbal noun right before it that tells when."""
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    if (
        before.tag != "np"
        or not before.relation
        or before.last != unit.first
        or before.last > before.head + 1
    ):
        return False
    head = parse.words[before.head]
    if head.definite or head.enclitic or before.mention is not None or before.name:
        return False
    return bool(head.masdar) and before.relation in ("during", "after", "before", "since")


def their_kin(parse: Parse, antecedent: Unit, unit: Unit) -> bool:
    """«المرأة التي استشهد | ابنها»: whether the noun after a verb of dying is somebody of the one told of, who lives."""
    pronoun = parse.words[unit.head].enclitic
    told = unit.type in ("people", "person", "armed", "quantity") and bool(pronoun)
    return told and agrees_with_pronoun(parse, antecedent, pronoun)


def named_child(parse: Parse, child: Unit, unit: Unit) -> bool:
    """«قتل الطفل | الرضيع علي سالم»: whether what follows only says which child it is, who kills
    nobody."""
    beside = child.last == unit.first and not unit.relation and not unit.conj
    young = load_meanings().folded_lemma(parse.words[child.head]) in CHILDREN and child.definite
    return young and beside and unit.type in ("people", "person", "name")


def whose_member(parse: Parse, antecedent: Unit, unit: Unit) -> bool:
    """«القوات التي قتل | عشرون من أفرادها»: whether the lone noun of a relative clause is some of those told of, who then
    do not do it."""
    pronoun = parse.words[unit.last - 1].enclitic
    force = antecedent.type in ("armed", "org", "state", "country")
    return force and bool(pronoun) and agrees_with_pronoun(parse, antecedent, pronoun)
