"""Mentions that tell of no happening: names of other things («موقع الهجوم»), times («بعد الهجوم»), who the dead were."""

from __future__ import annotations

from collections.abc import Sequence

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings, load_meanings
from rawi.coding.roles import INHERITED
from rawi.coding.tolls import UNREST
from rawi.knowledge.grammar import load_grammar

__all__ = [
    "KNOWN_AS",
    "known_as",
    "only_dates",
    "only_described",
    "only_how",
    "only_labels",
    "only_when",
    "said_again",
]

# Nouns of what the dead and their kin have, or is done for them.
THEIRS = frozenset(
    (
        "اعمار", "اسر", "ذوي", "ذوو", "اهالي", "اهل", "عايلات", "عوايل", "اسماء", "هويه", "هويات", "جثامين", "جثث", "دماء",
        "جثمان", "جثماني", "جثه", "جنازه", "نعش", "والد", "والدي", "والده",
        "تشييع", "دفن", "اسره", "عايله", "قبور", "صور", "حق", "حقوق", "تكريم", "ابناء", "امهات", "ارواح", "جنسيات",
    )
)  # fmt: skip
# Verbs of what is done for the dead. Lemmas.
MOURNING = frozenset(("ودع", "شيع", "نعي", "تغمد", "تقبل", "رحم", "كرم", "زف", "ابن", "واسي"))
MARTYR = ("شهيد",)
CONDOLENCES = frozenset(("عزاء", "تعزيه", "تعازي", "تعاز", "مواساه"))
TO_THEM = frozenset(("to", "for", "like"))
MOVING = frozenset(("advance", "retreat"))
FORCED = frozenset(("retreat", "displacement", "surrender"))  # what people are forced to
# How much there is of an attack or of fighting, how heavy or how frequent it is. Folded lemmas and words.
ASPECTS = frozenset(
    (
        "وطاه", "حده", "شده", "ضراوه", "عنف", "وتيره", "موجه", "كثافه", "وقع", "اعنف", "اكثر", "اكبر", "اشد", "اسوا",
        "اخطر", "ابشع", "احدث", "اول",
    )
)  # fmt: skip
# Who leads, calls for or speaks for a protest. Folded lemmas and words.
LEADERS = frozenset(
    (
        "منسق", "منسقي", "منظم", "منظمي", "منظمو", "قايد", "قاده", "قيادي", "قيادات", "ناطق", "متحدث", "ممثل", "ممثلي",
        "زعيم", "زعماء", "لجان", "لجنه", "منسقيه", "تنسيقيه", "ساحه", "ساحات", "خيمه", "خيام", "شعارات", "مطالب",
    )
)  # fmt: skip
# What is done with the wounded and the bodies once they are hurt. Folded lemmas.
CARRYING = frozenset(
    (
        "نقل", "اسعف", "عالج", "استقبل", "انتشل", "اجلي", "اخلي", "اسعاف", "علاج", "معالجه", "استقبال", "انتشال", "اجلاء",
        "اخلاء",
    )
)  # fmt: skip
PEOPLE = frozenset(("people", "person", "armed"))
MASSACRES = frozenset(("مجزره", "مذبحه"))
CALLED = frozenset(("معروف", "عرف", "مسمي", "سمي", "قضيه"))  # «ما يعرف بـ», «القضية المسماة». Folded lemmas
KNOWN_AS = "what a case or an affair is called after"
SO_NEAR = 5  # words before the name, its quotation marks among them
DESCRIBING = frozenset(
    ("وصف", "اعتبر", "عد", "دان", "ادان", "استنكر", "شجب")
)  # «ووصف الهجوم بالعمل الإرهابي»
DATING = frozenset(("after", "before", "since", "until"))
# Prepositions of cause that rather say when, or to what somebody answered.
UPON = (
    ("اثر",), ("عقب",), ("في", "اعقاب"), ("ردا", "علي"), ("احتجاجا", "علي"), ("تنديدا",), ("علي", "خلفيه"),
)  # fmt: skip


def known_as(happening: Happening, meanings: Meanings) -> bool:
    """«القضية المعروفة إعلاميا بـ"مجزرة الملعب"»: what a trial or an affair is called after."""
    words = happening.parse.words
    if happening.phrase.tag != "event" or meanings.folded_lemma(words[happening.first]) not in MASSACRES:
        return False
    before = words[max(0, happening.first - SO_NEAR) : happening.first]
    return any(
        meanings.folded_lemma(word) in CALLED or word.stem.removesuffix("ه") in CALLED for word in before
    )


def only_labels(happening: Happening) -> bool:
    """«موقع الهجوم», «تعليقا على القصف»: a later mention of which nothing is told."""
    parse = happening.parse
    unit = happening.phrase
    if unit.tag != "event" or not happening.definite or happening.donated or happening.tolls:
        return False
    before = parse.units[happening.unit - 1] if happening.unit else None
    labels = (
        before is not None
        and before.tag == "np"
        and before.last == unit.first
        and parse.words[before.last - 1].pos != "name"  # «تقوده واشنطن | الغارات»
        and not _of_it(parse, before)
        and not unit.relation
        and not unit.conj
    )
    if labels and before is not None and before.type in ("facility", "place", "org") and not before.definite:
        return True  # «مجمع التحرير», «موقع التفجير»
    if labels and before is not None and _names_section(parse, before):
        return True  # «وحدة التفجيرات»
    if labels and before is not None and happening.kind in UNREST and _leads(parse, before):
        return True  # «منسق المظاهرات في كركوك»
    # «أجبروهم على الفرار», «الرد على الغارة الإسرائيلية»
    commented = unit.relation == "on" and happening.kind not in FORCED and not _whose(happening)
    return not happening.slots and (labels or commented)


def _whose(happening: Happening) -> bool:
    """«الغارة الإسرائيلية»: whether an adjective says whose deed it is."""
    agents = happening.roles.get("agent", ())
    return any(p is happening.parse and rule == "nisba-agent" for p, _, rule in agents)


def _names_section(parse: Parse, before: Unit) -> bool:
    return load_meanings().folded_lemma(parse.words[before.last - 1]) in load_grammar().sections


def _leads(parse: Parse, before: Unit) -> bool:
    """«أحد منظمي المظاهرات», «الناطق باسم الحراك»: who calls for a protest or speaks for it."""
    word = parse.words[before.last - 1]
    return load_meanings().folded_lemma(word) in LEADERS or word.stem in LEADERS


def _of_it(parse: Parse, before: Unit) -> bool:
    """«وطأة المعارك», «أعنف الغارات», «موجة الاحتجاجات»: how much of it there was, of which more than a label is told."""
    word = parse.words[before.last - 1]
    lemma = load_meanings().folded_lemma(word)
    return lemma in ASPECTS or word.stem in ASPECTS


def only_dates(happening: Happening) -> bool:
    """«أغلقت الشرطة الشارع بعد الهجوم», «وإثر الانفجار…»: a bare later mention that only says when or why another thing
    was done; one that is pointed to, described or told of tells it again."""
    unit, parse = happening.phrase, happening.parse
    if unit.tag != "event" or not happening.definite or happening.antecedent is None or happening.pointed_to:
        return False
    told = [u for units in happening.slots.values() for u in units if u.type not in ("time", "measure")]
    if told or happening.donated or happening.tolls or unit.modifiers or unit.conj:
        return False  # «قبل الانفجار بوقت قصير» tells no more than «قبل الانفجار»
    if parse.words[happening.first].enclitic or any(c.antecedent == happening.unit for c in parse.clauses):
        return False
    if unit.relation in DATING:
        return True
    before = parse.words[: unit.first]
    return unit.relation == "cause" and any(
        [word.folded for word in before[-len(words) :]] == list(words) for words in UPON
    )


def only_when(happening: Happening) -> bool:
    """«غرد قبل ساعات من اختطافه», «لدى وصوله إلى المطار»: what befell or was done by somebody told of before, which only
    says when another thing was, with nothing told of it."""
    unit, parse = happening.phrase, happening.parse
    if unit.tag != "event" or not parse.words[happening.first].enclitic or not unit.unit_index:
        return False
    before = parse.words[unit.first - 1].folded
    if happening.kind in MOVING:
        return before == "لدي"
    others = [u for units in happening.slots.values() for u in units if u.unit_index != unit.unit_index]
    told = [u for u in others if u.type not in ("time", "measure")]
    if told or happening.donated or happening.tolls:
        return False
    return before in ("قبل", "حتي") or (before == "من" and parse.units[unit.unit_index - 1].tag == "time")


def only_how(happening: Happening) -> bool:
    """«أعدموه رميا بالرصاص»: how somebody was killed."""
    return happening.phrase.tag == "event" and happening.parse.words[happening.first].folded == "رميا"


def said_again(happening: Happening, beside: Sequence[Happening]) -> bool:
    """«رحبت الجامعة بالهدنة ودعت إلى احترام الهدنة», «…، مضيفا أن منفذ الهجوم شاب»: a bare later mention in the sentence
    that tells it, of which nothing more is told; the subject of a verb is told of («واستمرت الاشتباكات»).

    Args:
        happening: the later mention.
        beside: the happenings of its sentence.
    """
    unit, parse = happening.phrase, happening.parse
    if (
        unit.tag != "event"
        or not happening.definite
        or happening.tolls
        or unit.conj
        or unit.number is not None
    ):
        return False
    if not any(h.kind == happening.kind and h.stands and h.first < happening.first for h in beside):
        return False
    own = [
        rule
        for role, entries in happening.roles.items()
        for _, _, rule in entries
        if role != "source" and not rule.startswith(INHERITED)
    ]
    if own or parse.words[happening.first].enclitic or happening.donated or happening.carriers:
        return False  # «ويتعرضون للاعتداء»: what its verb tells
    begun = happening.unit > 0 and parse.units[happening.unit - 1].type == "carrier"
    if begun or any(clause.antecedent == happening.unit for clause in parse.clauses):
        return False  # «في الذكرى الثانية لانطلاق الاحتجاجات»
    verb = happening.clause.verb
    subject = verb >= 0 and not unit.relation and abs(verb - happening.unit) == 1
    return not subject or load_meanings().folded_lemma(parse.words[parse.units[verb].head]) in DESCRIBING


def only_described(happening: Happening, meanings: Meanings) -> bool:
    """«إصاباتهم بالغة», «متأثرين بجراحهم», «أسعفت المصابين»: who was hurt, or how badly, is no happening of its own."""
    word = happening.parse.words[happening.first]
    if happening.kind not in ("injury", "killing"):
        return False
    if happening.frame.lemmas == MARTYR and _owned(happening):
        return True  # «جثماني شهيدين»
    wounds = meanings.folded_lemma(word) in ("جرح", "اصابه")
    if wounds and word.number == "p" and word.enclitic and happening.phrase.number is None:
        return True
    if wounds and happening.phrase.relation == "among" and happening.phrase.tag == "event":
        return True  # «أصيب ثلاثة، بينهم إصابة خطيرة»
    if _carried(happening, meanings):
        return True
    if happening.phrase.number is not None:
        return False
    if happening.phrase.relation == "without" or _condoled(happening, meanings):
        return True  # «دون وقوع إصابات»
    if happening.frame.slots == "victims":
        return _only_people(happening, meanings) or (
            happening.kind == "injury" and word.definite and not _numbered(happening)
        )
    return False


def _carried(happening: Happening, meanings: Meanings) -> bool:
    """«نقل عشرة جرحى إلى المستشفى», «استقبال المصابين»: whom somebody carries away or takes in."""
    unit, parse = happening.phrase, happening.parse
    if happening.frame.slots != "victims" or unit.relation or unit.tag != "np" or not unit.unit_index:
        return False
    before, verb = parse.units[unit.unit_index - 1], happening.clause.verb
    heads = [before.last - 1] if before.tag in ("np", "event") and before.last == unit.first else []
    if 0 <= verb < unit.unit_index and not unit.conj:
        heads.append(parse.units[verb].head)
    return any(meanings.folded_lemma(parse.words[i]) in CARRYING for i in heads)


def _only_people(happening: Happening, meanings: Meanings) -> bool:
    """Whether the dead or wounded are named as people only: to whom something is given, who are mourned, who are among
    others."""
    if happening.phrase.relation in TO_THEM and not _numbered(happening):
        return True  # «ضم القتلى إلى شهداء الثورة», «لباس لضحايا التنظيم»
    return (
        _none_among(happening)
        or _owned(happening)
        or _only_mourned(happening, meanings)
        or _joined_people(happening, meanings)
    )


def _condoled(happening: Happening, meanings: Meanings) -> bool:
    """«عزاءه ومواساته للملك في استشهاد رجال الأمن»: what somebody condoles another on, far behind the word for it."""
    unit, parse = happening.phrase, happening.parse
    if unit.relation != "in":
        return False
    clause = parse.clause_of[unit.unit_index]
    return any(
        parse.clause_of[other.unit_index] == clause
        and other.tag == "np"
        and any(meanings.folded_lemma(word) in CONDOLENCES for word in parse.words[other.first : other.last])
        for other in parse.units[: unit.unit_index]
    )


def _numbered(happening: Happening) -> bool:
    """Whether more is told of the victims than that there were some: others besides, or how many («بلغ عدد القتلى مئة»)."""
    return len(happening.tolls) > 1 or any(unit.number is not None for _, unit in happening.tolls)


def _none_among(happening: Happening) -> bool:
    """«ليس بين القتلى شرطي»: who was not among them."""
    before = happening.parse.units[happening.unit - 1] if happening.unit else None
    return before is not None and before.tag == "neg" and happening.phrase.relation == "between"


def _owned(happening: Happening) -> bool:
    """«أعمار القتلى», «أسر الشهداء»: the dead as those whose body, kin or right it is."""
    unit, parse = happening.phrase, happening.parse
    before = parse.units[happening.unit - 1] if happening.unit else None
    if before is None or before.tag != "np" or before.last != unit.first or unit.relation or unit.conj:
        return False
    word = parse.words[before.last - 1]
    return word.stem in THEIRS or word.folded in THEIRS


def _joined_people(happening: Happening, meanings: Meanings) -> bool:
    """«أقوال شهود وضحايا», «ثوار وجرحى المدينة»: victims beside other people, as what these people are."""
    unit, parse = happening.phrase, happening.parse
    if not unit.conj or unit.relation or _numbered(happening) or not unit.unit_index:
        return False
    before = parse.units[unit.unit_index - 1]
    people = before.type in PEOPLE or meanings.type_of(parse.words[before.last - 1]) in PEOPLE
    return before.tag == "np" and people and not before.frames and before.last == unit.first


def _only_mourned(happening: Happening, meanings: Meanings) -> bool:
    """«ودعت المدينة شهداءها», «إجلاء القتلى»: the dead as something done with or said of them, and nothing told."""
    unit, clause, parse = happening.phrase, happening.clause, happening.parse
    if _numbered(happening):
        return False
    if 0 <= clause.verb < happening.unit and not unit.relation:
        verb = parse.words[parse.units[clause.verb].head]
        if meanings.folded_lemma(verb) in MOURNING:
            return True
    if not unit.definite or happening.slots or unit.relation == "between":
        return False
    after = parse.units[happening.unit + 1 : happening.unit + 2]
    return not (after and after[0].tag == "pron") and not (unit.inner or unit.name)
