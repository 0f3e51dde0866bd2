"""What is only supposed: what a condition, a wish or a demand tells of, and what would follow from it.

«إن هاجمت الطائرات المدينة», «يشترطون أن ينسحب الجيش», «لن يفرج عنهم قبل انسحاب القوات», «استعادة المدينة ستقطع الطريق».
"""

from __future__ import annotations

from rawi.coding.coming import future
from rawi.coding.document import Clause, Happening
from rawi.coding.meaning import Meanings
from rawi.coding.voices import voice_at
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import LightVerb

__all__ = ["only_supposed", "subjunctive", "told_by_verb"]

ARGUMENT = frozenset(
    ("", "at", "to", "for", "on", "from", "in")
)  # how an event noun hangs on a verb that tells it
WISHED = frozenset(("calls", "hopes", "asks"))
UNTIL = frozenset(("before", "after", "until"))
NEVER = frozenset(("لن", "لا"))
IF = frozenset(("إن", "وإن", "فإن"))  # right before a verb, with its hamza; «أن» is another word
# What sides do to each other for something: each would have it. Folded lemmas.
STRUGGLING = frozenset(
    (
        "تصارع",
        "تنافس",
        "تقاتل",
        "اقتتل",
        "تنازع",
        "تحارب",
        "تناحر",
        "تسابق",
        "تصادم",
        "تواجه",
        "صارع",
        "نافس",
        "نازع",
    )
)
ABLE = frozenset(("استطاع",))  # in the present: what somebody could do
WISHER = 5  # words before «أن» among which who wishes may stand


def only_supposed(
    happening: Happening,
    everyday: Everyday,
    light: dict[str, LightVerb],
    meanings: Meanings,
) -> bool:
    """Whether a happening is told of as a condition, a wish, a demand or what would follow if it came to pass."""
    known = happening.definite and happening.antecedent is not None and not happening.slots
    if known or happening.pointed_to:
        return False  # «إن استمر القصف», «أن ينهوا هذه المعركة»: it is there, whatever is wished of it
    return (
        _if_it_does(happening)
        or _lest(happening)
        or _wished(happening, everyday, meanings)
        or _able(happening, meanings)
        or _not_before(happening)
        or _would_bring(happening, light, meanings)
        or _foretold(happening)
        or _aim_of_what_was_not(happening)
        or _aim_of_fighting(happening, meanings)
        or _told_under_condition(happening, everyday)
    )


def subjunctive(happening: Happening) -> Clause | None:
    """The clause «أن» with a present verb right after it that tells of a happening, by its verb or that verb's object."""
    parse, clause = happening.parse, happening.clause
    if happening.unit != clause.verb and not told_by_verb(happening):
        return None
    if clause.opener == "و" and clause.parent >= 0 and clause.kind == "content":
        clause = parse.clauses[clause.parent]
    if clause.kind != "content" or clause.verb < 0:
        return None
    verb = parse.units[clause.verb]
    if parse.words[verb.head].tense != "present" or not clause.verb:
        return None
    before = parse.units[clause.verb - 1]
    if before.tag == "neg" and clause.verb > 1:
        before = parse.units[clause.verb - 2]
    word = parse.words[before.head]
    opens = before.tag == "sub" and word.text.lstrip("وف") in ("أن", "ان", "بأن", "بان")
    return clause if opens else None


def told_by_verb(happening: Happening) -> bool:
    """Whether an event noun hangs on the verb before it in its clause, or is joined to one that does."""
    unit, verb = happening.phrase, happening.clause.verb
    if unit.tag != "event" or not 0 <= verb < happening.unit or unit.relation not in ARGUMENT:
        return False
    between = happening.parse.units[verb + 1 : happening.unit]
    others = any(
        u.tag in ("verb", "time") or (u.tag == "event" and u.relation and not u.conj) for u in between
    )
    return not others and all(u.relation in ARGUMENT for u in between)


def _wished(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«يشترطون أن ينسحب الجيش», «طالبت الدولة بأن يقوم الجيش باعتقالهم»: what another is to do, or what is feared."""
    clause = subjunctive(happening)
    parse = happening.parse
    if clause is None or any(c.antecedent == happening.unit for c in parse.clauses):
        return False  # «من المفترض أن يتيح الاتفاق الذي أبرم أمس…»: the agreement is there
    verb = parse.words[parse.units[clause.verb].head]
    if meanings.folded_lemma(verb) == "كان" and (happening.definite or happening.phrase.relation):
        return False  # «رجحوا أن يكون للهجوم صلة بعمليات التنظيم»: what the attack is, not whether
    opener = min(clause.units)
    first = parse.units[opener].first
    voice = voice_at(parse, happening.first)
    if voice is not None and voice.act in WISHED and voice.first <= first + 1:
        return True
    for word in reversed(parse.words[max(0, first - WISHER) : first]):
        if meanings.folded_lemma(word) in everyday.wishes or word.stem in everyday.wishes:
            return True
        if word.pos in ("verb", "punct"):
            return False
    return False


def _able(happening: Happening, meanings: Meanings) -> bool:
    """«تستطيع السلطات اعتقال المشتبه به», «لا يستطيع الجيش أن يهاجم»: what can or cannot be done; «لم يستطع» tells that it
    was tried."""
    parse, clause = happening.parse, happening.clause
    if told_by_verb(happening):
        heads = [parse.units[clause.verb].head]
    elif (inner := subjunctive(happening)) is not None:
        first = parse.units[min(inner.units)].first
        heads = list(range(max(0, first - WISHER), first))
    else:
        return False
    return any(
        parse.words[i].tense == "present"
        and meanings.folded_lemma(parse.words[i]) in ABLE
        and not (i and parse.words[i - 1].folded in ("لم", "ولم"))
        for i in heads
    )


def _if_it_does(happening: Happening) -> bool:
    """«إن قامت الطائرات بطلعات», «في حال لم تطلق سراحهم»: «إن» right before a verb opens a condition."""
    parse, clause = happening.parse, happening.clause
    if clause.verb < 1 or happening.unit < clause.verb:
        return False
    if happening.unit != clause.verb and not told_by_verb(happening):
        return False
    before = parse.units[clause.verb - 1]
    if before.tag == "neg":
        before = parse.units[max(0, clause.verb - 2)]
    word = parse.words[before.last - 1]
    if before.tag == "sub" and before.last - before.first == 1 and word.text in IF:
        return (
            not before.first or parse.words[before.first - 1].stem != "ما"
        )  # «ما إن تحررت المدينة حتى»: it was
    low = parse.units[clause.verb].first
    near = [w.folded for w in parse.words[max(0, low - 3) : low]]
    if near[-1:] == ["حال"]:
        return near[-2:-1] not in (["اي"], ["كل"], ["ايه"])  # «على أي حال»: in any case
    return near[-2:] == ["حال", "لم"]


def _lest(happening: Happening) -> bool:
    """«كي لا يتم استهدافها», «حتى لا تقصف», «لئلا يهاجموا»: what is to be kept from happening."""
    parse, clause = happening.parse, happening.clause
    if clause.verb < 0 or (happening.unit != clause.verb and not told_by_verb(happening)):
        return False
    first = parse.units[clause.verb].first
    near = [word.folded for word in parse.words[max(0, first - 2) : first]]
    if near[-1:] == ["لا"]:
        return near[:1] in (["كي"], ["لكي"], ["حتي"])
    return first > 0 and parse.words[first - 1].text in ("لئلا", "كيلا", "لكيلا")  # «ليلا» is another word


def _not_before(happening: Happening) -> bool:
    """«لن يفرج عنهم قبل انسحاب القوات», «لا تنتهي الحرب إلا بعد تحرير المدينة»: what has to come first has not come."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if (
        unit.tag != "event"
        or unit.relation not in UNTIL
        or clause.verb < 0
        or happening.antecedent is not None
    ):
        return False
    verb = parse.units[clause.verb]
    if happening.unit < clause.verb or parse.words[verb.head].tense != "present":
        return False
    return any(word.folded in NEVER for word in parse.words[max(0, verb.first - 2) : verb.first])


def _aim_of_what_was_not(happening: Happening) -> bool:
    """«لم يدخل الجيش الأراضي السورية لتدمير أهداف»: the aim of what is denied."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if (
        unit.tag != "event"
        or unit.relation not in ("for", "purpose")
        or not 0 <= clause.verb < happening.unit
    ):
        return False
    before = parse.units[happening.unit - 1]
    own = "genitive" in happening.slots or "on" in happening.slots
    return clause.negated and own and not happening.definite and before.tag != "event" and not before.relation


def _aim_of_fighting(happening: Happening, meanings: Meanings) -> bool:
    """«المعارك للسيطرة على المدينة», «تتصارع الفصائل من أجل السيطرة على البلاد»: what is fought over, with nobody said to
    mean to take it."""
    unit, parse, verb = happening.phrase, happening.parse, happening.clause.verb
    if happening.kind != "capture" or unit.tag != "event" or unit.relation not in ("for", "purpose", "on"):
        return False
    if (
        0 <= verb < happening.unit
        and meanings.folded_lemma(parse.words[parse.units[verb].head]) in STRUGGLING
    ):
        return True
    if happening.roles.get("agent") or unit.conj or not happening.unit:
        return False
    before = happening.parse.units[happening.unit - 1]
    return before.tag == "event" and any(frame.kind == "clash" for frame in before.frames)


def _told_under_condition(happening: Happening, everyday: Everyday) -> bool:
    """«لو قلت إنهم سيطروا على الثكنة»: what is said or known in a condition."""
    parse = happening.parse
    if happening.clause.kind != "content" or happening.clause.parent < 0:
        return False
    saying = parse.clauses[happening.clause.parent]
    if saying.verb < 0:
        return False
    first = parse.units[saying.verb].first
    return any(word.folded in ("لو", "ولو") for word in parse.words[max(0, first - 2) : first])


def _foretold(happening: Happening) -> bool:
    """«سيقتل الآلاف من سكانها»: who will die or be hurt, when nobody is said to mean it."""
    parse, unit = happening.parse, happening.phrase
    if happening.kind not in ("killing", "injury") or unit.tag != "verb" or happening.roles.get("agent"):
        return False
    return future(parse, unit.head) and parse.words[unit.head].person != 1


def _would_bring(happening: Happening, light: dict[str, LightVerb], meanings: Meanings) -> bool:
    """«استعادة المدينة ستقطع الطريق على المسلحين»: what a happening would bring about that nobody has told of."""
    parse, clause, unit = happening.parse, happening.clause, happening.phrase
    if unit.tag != "event" or unit.relation or clause.verb < 0 or happening.antecedent is not None:
        return False
    if (
        happening.donated
        or happening.pointed_to
        or any(c.antecedent == happening.unit for c in parse.clauses)
    ):
        return False
    verb = parse.units[clause.verb]
    if not future(parse, verb.head):
        return False
    before = [i for i in clause.units if i < happening.unit]
    first = not any(parse.units[i].tag in ("np", "event") for i in before)
    lemma = meanings.folded_lemma(parse.words[verb.head])
    return first and happening.unit < clause.verb and lemma not in light
