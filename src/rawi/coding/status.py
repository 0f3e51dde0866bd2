"""Status: happened, ongoing, planned, denied or failed, from the verb's form, negation and what governs it."""

from __future__ import annotations

from rawi.coding.aims import driven_to
from rawi.coding.coming import future, over_by_now
from rawi.coding.denials import denies_plan, said_not_to_be
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.going_on import LASTING, going_on
from rawi.coding.governors import governed, known_by, relation_of
from rawi.coding.hit_beside import befell
from rawi.coding.lending import investigated
from rawi.coding.meaning import Meanings
from rawi.coding.prospects import BECOME, TO_COME, impending
from rawi.coding.stages import in_last_stage
from rawi.coding.standing_protests import stands_until_ended
from rawi.coding.supposed import subjunctive, told_by_verb
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import LightVerb
from rawi.knowledge.governors import Governors
from rawi.knowledge.grammar import load_grammar

__all__ = ["set_status"]

COUNTED = (
    4  # words before a verb among which the ordinal of what it tells of stands: «رابع مدينة يمنية تستعيدها»
)
STOPPING = frozenset(("توقف", "انقطع", "هدا", "انتهي", "خمد"))
TAKEN = frozenset(("عليه", "عليها", "عليهما"))
SUCCEEDING = frozenset(("تمكن", "نجح", "استطاع", "افلح"))
CONSENTING = frozenset(("وافق",))
LAYING_DOWN = frozenset(("قضي",))
TOLD_BEFORE = frozenset(("قبل ان", "بعد ان", "before:ان", "after:ان"))  # «قبل أن تستعيد القوات القرية»
NAMED = frozenset(("place", "country", "person", "name"))  # «أرسلوا إلى مالي | لطرد المسلحين»
KNOWN = VIOLENT | {"riot", "agreement"}  # taken up by the bare word
ATTEMPT = "محاوله"
CLAIMS = frozenset(("تبني", "اعلن", "ادعي"))
BEGINNING = frozenset(("بدا", "شرع"))
MOVEMENTS = frozenset(("retreat", "deployment", "evacuation", "displacement"))
OWN_DEATH = frozenset(("مقتل", "مصرع", "استشهاد", "وفاه"))  # nouns of dying, which nobody does
RESULTS = frozenset(("ادي", "اسفر", "افضي", "نتج"))
HANGING = frozenset(
    ("ذكري", "تعرض", "نتيجه", "اسف", "حزن", "ادان", "استنكار", "استياء")
)  # a noun with «ل» that names what it is of


def set_status(
    document: Document,
    light: dict[str, LightVerb],
    governors: Governors,
    everyday: Everyday,
    meanings: Meanings,
) -> None:
    """Sets ``status`` of every happening that has none yet but «happened»."""
    for happening in document.happenings:
        if happening.stands and happening.status == "happened":
            status = governed(happening, governors, everyday, meanings)
            if status in ("", "none"):  # one that is only asked for, but by all its signs is told
                denied = said_not_to_be(happening, everyday, meanings)
                status = "denied" if denied else _status(happening, light, everyday, meanings)
            if status == "planned" and denies_plan(happening):
                status = "denied"
            elif status == "happened" and stands_until_ended(happening, meanings):
                status = "ongoing"
            happening.status = status  # type: ignore[assignment]
        elif happening.stands and happening.status == "planned" and denies_plan(happening):
            happening.status = "denied"  # «نفى أن تكون الخلية خططت لتنفيذ هجمات»


def _status(happening: Happening, light: dict[str, LightVerb], everyday: Everyday, meanings: Meanings) -> str:
    parse = happening.parse
    unit = happening.phrase
    clause = happening.clause
    verb = parse.units[clause.verb] if clause.verb >= 0 else None
    if unit.tag == "verb":
        return _verb_status(happening, meanings)
    if known_by(happening, everyday, meanings):
        return "happened"
    if impending(happening, meanings):
        return "planned"
    if happening.frame.lemmas[0] == ATTEMPT:
        return "failed"  # «على خلفية محاولة اغتيال القائد»
    if driven_to(happening, meanings):
        return "happened"
    if going_on(happening, meanings) or in_last_stage(happening, load_grammar(), meanings):
        return "ongoing"
    entry = light.get(meanings.folded_lemma(parse.words[verb.head])) if verb is not None else None
    if "purpose" in (unit.relation, relation_of(happening)) or _until_then(parse, happening):
        return "planned"
    if unit.relation == "until" and verb is not None and future(parse, verb.head):
        return "planned"  # «سيواصل عملياته حتى تحرير المدينة»
    led = verb is not None and meanings.folded_lemma(parse.words[verb.head]) in RESULTS
    led = led and verb is not None and parse.words[verb.head].tense == "past"
    met = verb is not None and any(frame.slots == "repulse" for frame in verb.frames)
    mourned = meanings.folded_lemma(parse.words[unit.head]) in OWN_DEATH  # «غضبهم لمصرع الضابط»: nobody's aim
    if unit.relation == "for" and (led or met or mourned or befell(happening)):
        return "happened"  # «مواجهات أدت لتدمير المنازل», «تصدت القوات لهجوم شنه المسلحون»
    if unit.relation == "for" and verb is not None and not (entry is not None and "for" in entry.noun):
        return _after_purpose(happening, everyday, meanings)
    if unit.relation == "for" and (_taking_of_where_they_go(happening) or _for_taking(happening)):
        return "planned"
    if unit.relation == "before" or verb is None or parse.clause_of[verb.unit_index] != clause.index:
        return "happened"
    vword = parse.words[verb.head]
    lays_down = meanings.folded_lemma(vword) in LAYING_DOWN and vword.tense == "present"
    if lays_down and relation_of(happening) == "at":
        return "planned"  # «اتفاق يقضي بانسحاب القوات»
    argument = _governed_by(happening, verb, entry)
    if entry is not None and argument:
        if clause.negated:
            if entry.lemma in SUCCEEDING and parse.words[max(0, verb.head - 1)].folded not in ("لن", "لا"):
                return "failed"  # «لم يتمكن المسلحون من السيطرة»
            kept = entry.status == "denied" or (entry.status == "failed" and not entry.subject)
            aimed = bool(entry.object) and happening.definite  # «الهجوم لم يستهدف القائد»
            claimed = kept or aimed or meanings.folded_lemma(vword) in CLAIMS
            return "happened" if claimed else "denied"  # «لم ينف الجيش القصف», «لم يمنع الهجوم»
        if entry.status == "failed" and vword.tense == "present":
            return "ongoing"  # «يحاول التقدم»: not yet failed
        if entry.status == "ongoing" and over_by_now(parse, clause):
            return "happened"  # «واستمرت الاشتباكات حتى الفجر»
        if entry.status:
            return entry.status
        if entry.lemma in CONSENTING and happening.kind != "agreement":
            return "planned"  # «وافقت الحكومة على نشر قوات»
        if (
            happening.kind in MOVEMENTS
            and meanings.folded_lemma(vword) in BEGINNING
            and unit.relation != "of"
        ):
            coming = future(parse, verb.head) or subjunctive(happening) is not None
            return "planned" if coming else "ongoing"  # «بدأت القوات الانسحاب»
        if clause.opener in TOLD_BEFORE:
            return "happened"  # «قبل أن تبدأ هجومها»
        if vword.tense == "present" and _in_the_past(parse, happening, meanings):
            return "happened"
        if vword.tense == "present":
            if future(parse, verb.head) or subjunctive(happening) is not None:
                return "planned"
            return "happened" if parse.sentence.headline else "ongoing"
    if clause.negated and unit.relation in ("to", "of") and meanings.folded_lemma(vword) in RESULTS:
        return "denied"  # «لم يؤد القتال إلى السيطرة على المدينة»
    object_ = relation_of(happening) in ("", "in", "at") and told_by_verb(happening)
    if future(parse, verb.head) and object_ and happening.antecedent is None and happening.kind in TO_COME:
        return "planned"  # «ستستخدم طائراتها في شن غارات»
    lasts = vword.tense == "present" and not _in_the_past(parse, happening, meanings)
    lasts = lasts and meanings.folded_lemma(vword) in load_grammar().occurring
    if lasts and happening.kind in LASTING and argument and not parse.sentence.headline:
        return "ongoing"
    return "happened"


def _until_then(parse: Parse, happening: Happening) -> bool:
    """«لن تتوقف حتى يتم تطهير المدينة», «حتى يجتاحوا العاصمة»: a verb in the present after «حتى» tells of an aim."""
    verb = parse.units[happening.clause.verb] if happening.clause.verb >= 0 else None
    if verb is None or verb.relation != "until" or happening.unit < verb.unit_index:
        return False
    return parse.words[verb.head].tense == "present"


def _in_the_past(parse: Parse, happening: Happening, meanings: Meanings) -> bool:
    """«مواقع كان المسلحون يستخدمونها في القصف», «الاشتباكات لم تتسبب في أضرار»: a present verb that tells of the past."""
    clause = happening.clause
    verb = parse.units[clause.verb]
    if verb.first and parse.words[verb.first - 1].stem == "لم":
        return meanings.folded_lemma(parse.words[verb.head]) not in STOPPING  # «لم تتوقف المعارك»: they go on
    return "كان" in {meanings.folded_lemma(parse.words[parse.units[i].head]) for i in clause.auxiliaries}


def _for_taking(happening: Happening) -> bool:
    """«عملية لتحرير المدينة», «المرحلة الثانية لاستعادتها»: what a noun is for; «أول لحظات لتحريرها» tells when."""
    before = happening.parse.units[happening.unit - 1] if happening.unit else None
    when = before is not None and (before.tag == "time" or before.type == "time")
    return happening.kind == "capture" and happening.antecedent is None and not when


def _taking_of_where_they_go(happening: Happening) -> bool:
    """«زحف القوات نحو القاعدة للسيطرة عليها»: a place named before «لـ» is where it is aimed at."""
    parse = happening.parse
    before = parse.units[happening.unit - 1] if happening.unit else None
    return (
        happening.kind == "capture"
        and before is not None
        and before.relation in ("toward", "to", "on")
        and before.type in ("place", "facility")
        and bool(happening.roles.get("place"))
    )


def _after_purpose(happening: Happening, everyday: Everyday, meanings: Meanings) -> str:
    """«لاستعادة المدينة»: what is aimed at; a «لـ» that hangs on a noun («نتيجة لقصف», «ذكرى لهجوم», «تعرضها للقصف») or
    takes up what was told («لهذه الضربات») is none."""
    parse = happening.parse
    before = parse.units[happening.unit - 1] if happening.unit > 0 else None
    words = parse.words[max(0, happening.first - 8) : happening.first]
    if words and words[-1].pos == "dem":
        return "happened"
    reason = before is not None and before.type == "carrier" and before.relation == "for"
    if reason and before is not None and parse.words[before.head].enclitic:
        return "happened"  # «سجنوا لمشاركتهم في الاحتجاجات»: why, not what for
    if happening.kind == "assault" and parse.words[happening.first].enclitic and "on" in happening.slots:
        return "happened"  # «حكم عليه لاعتدائه على جنود»
    if happening.phrase.tag == "np" or (
        happening.definite
        and happening.antecedent is not None
        and not happening.slots
        and happening.kind in KNOWN
    ):
        return "happened"  # «حصيلة لضحايا القصف», «التخطيط للعملية»
    if happening.definite and any(
        c.antecedent == happening.unit
        and c.verb >= 0
        and parse.words[parse.units[c.verb].head].tense == "past"
        for c in parse.clauses
    ):
        return "happened"  # «استنكاره للهجوم الذي وقع»
    if any(word.stem in HANGING for word in words if word.pos != "verb"):
        return "happened"
    hangs = before is not None and before.tag in ("np", "part") and before.last == happening.phrase.first
    word = parse.words[happening.first]
    own = bool(word.enclitic) or "genitive" in happening.slots
    own = own or meanings.folded_lemma(word) in everyday.struggles  # «متطوعون للقتال»
    known = happening.definite and not own and happening.kind in KNOWN
    hangs = hangs or (known and before is not None and before.tag == "event")
    if happening.kind == "capture" and any(
        w.folded in TAKEN for w in parse.words[happening.last : happening.last + 1]
    ):
        return "planned"  # «تقدموا نحو مواقع المقاومة للسيطرة عليها»
    noun = (
        hangs
        and before is not None
        and parse.words[before.last - 1].pos in ("noun", "adj")
        and (known or not (before.definite or before.type in NAMED))  # «الشرارة الأولى للاشتباكات»
    )
    return "happened" if noun else "planned"


def _governed_by(happening: Happening, verb: Unit, entry: LightVerb | None) -> bool:
    """Whether the event noun is an argument of the verb rather than standing in a phrase of its own."""
    parse, relation = happening.parse, relation_of(happening)
    if happening.first and parse.words[happening.first - 1].folded in ("وراء", "خلف"):
        return False  # «لم تعرف الشرطة الدافع وراء الهجوم»
    if entry is not None and investigated(happening, entry):
        return False
    if not relation:
        objective = entry is not None and "subject" not in entry.noun
        pronoun = bool(parse.words[verb.head].enclitic) and happening.clause.antecedent != happening.unit
        if objective and pronoun and happening.unit > verb.unit_index:
            return False  # «تحالف تقوده واشنطن | غارات»: «ه» is what it leads
        return entry is None or bool({"subject", "object"} & set(entry.noun))  # «التفجير يهدف إلى…»
    return entry is not None and relation in entry.noun


def _verb_status(happening: Happening, meanings: Meanings) -> str:
    parse = happening.parse
    word = parse.words[happening.phrase.head]
    clause = happening.clause
    if clause.negated:
        return "denied"
    if future(parse, happening.phrase.head) or clause.opener == "ل" or clause.opener.startswith("purpose"):
        return "planned"
    if _until_then(parse, happening):
        return "planned"
    auxiliaries = {meanings.folded_lemma(parse.words[parse.units[i].head]) for i in clause.auxiliaries}
    if word.tense == "present":
        if happening.phrase.head and parse.words[happening.phrase.head - 1].stem == "لم":
            return "happened"  # «لم يسيطروا إلا على قرية»
        told = clause.opener in TOLD_BEFORE or _joined_to_told_before(parse, happening)
        if "كان" in auxiliaries or parse.sentence.headline or told:
            return "happened"
        become = auxiliaries & BECOME and happening.kind != "advance"  # «باتت تتقدم»: it goes on
        if become or _one_of_a_series(parse, happening.phrase):
            return "happened"  # «وباتت تسيطر على…», «رابع مدينة تستعيدها القوات»
        if clause.kind == "content" and clause.units and _subjunctive(happening):
            return "planned"
        return "ongoing"
    return "happened"


def _joined_to_told_before(parse: Parse, happening: Happening) -> bool:
    """«قبل أن يهاجموا الثكنة | ويشتبكوا مع الشرطة»."""
    clause = happening.clause
    if not happening.phrase.conj or clause.opener != "و" or not clause.index:
        return False
    before = parse.clauses[clause.index - 1]
    return before.opener in TOLD_BEFORE and before.verb >= 0


def _one_of_a_series(parse: Parse, verb: Unit) -> bool:
    """«رابع مدينة تستعيدها القوات»: the fourth of those that have been taken by now."""
    ordinals, superlatives = load_grammar().ordinals, load_grammar().superlatives
    before = parse.words[max(0, verb.first - COUNTED) : verb.first]
    clause = parse.clauses[parse.clause_of[verb.unit_index]]
    subject = parse.units[verb.unit_index - 1] if verb.unit_index else verb
    counted = any(word.stem in ordinals for word in parse.words[subject.first : subject.head + 1])
    first = subject.tag == "np" and counted and not subject.relation
    after = parse.units[verb.unit_index + 1 : verb.unit_index + 2]
    own = (first or clause.kind == "relative") and not any(u.tag == "np" and not u.relation for u in after)
    described = bool(parse.words[verb.head].enclitic) or own  # «ثاني جندي يقتل»
    times = clause.kind == "relative" and any(word.stem == "مره" for word in before)
    if times and any(word.stem.removesuffix("ه") in ordinals for word in before):
        return True  # «المرة الخامسة التي يهدم فيها»
    return described and any(word.stem in ordinals or word.stem in superlatives for word in before)


def _subjunctive(happening: Happening) -> bool:
    """«يعتزم أن يهاجم»: «أن» right before a present verb."""
    parse = happening.parse
    before = happening.unit - 1
    if before < 0 or parse.units[before].tag != "sub":
        return False
    return parse.words[parse.units[before].head].text.lstrip("وف") in ("أن", "ان", "بأن")
