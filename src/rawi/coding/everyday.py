"""What is told but did not happen, or is none of armed conflict, by the words around it."""

from __future__ import annotations

from itertools import pairwise

from rawi.coding.document import Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.supposed import told_by_verb
from rawi.coding.tolls import VIOLENT
from rawi.knowledge.everyday import Everyday
from rawi.knowledge.frames import Frames

__all__ = [
    "A_CONDITION",
    "CRIME",
    "FEAST",
    "ONLY_POSSIBLE",
    "POLICE",
    "everyday_reading",
    "named_words",
    "of_scripture",
    "polices",
    "tells_of_fire",
]

A_CONDITION = "a condition"
CRIME = "a crime"  # as everyday.toml says
FEAST = "a funeral or a feast"  # as everyday.toml says
ONLY_POSSIBLE = "only said to be possible or needed"

POLICE = frozenset(("شرطه", "شرطي", "مباحث", "جمارك", "درك", "دوريه", "سكين", "مخدر", "مخدرات"))
ARGUMENT = frozenset(("", "at", "to", "for", "on", "from"))  # how an event noun hangs on a verb that tells it
DOERS = frozenset(("armed", "org", "state", "country", "people", "person"))
TRAINING = frozenset(("تدريب", "تمرين", "مناوره"))
# A protest whatever stands beside it («تشييع جثمان شاب قتل في المظاهرات»), where people march for the dead as well.
PROTESTS = frozenset(("مظاهره", "تظاهره", "تظاهر", "احتجاج", "احتج", "اعتصام", "اعتصم", "اضراب", "اضرب"))
MAYBE = frozenset(("قد", "ربما"))
QUOTES = frozenset("«»\"“”'’‘")
UNLESS = frozenset(("ان", "ما"))  # before «لم» they open a condition
BEFORE = 6  # how many words back what makes a happening unreal may stand
BESIDE = 8  # words on either side in which company counts
# Meanings of a subject that does not fight: «دمرت الفيضانات», «حصد المرض», «هاجمت أسراب الجراد».
FOUGHT = VIOLENT | {"killing", "injury", "capture", "advance", "encirclement", "repulse", "destruction"}
TAKEN = frozenset(
    ("capture", "advance", "encirclement")
)  # what no blast or fighting does: «العنف اجتاح الإقليم»
CANNOT_FIGHT = frozenset(("abstract", "animal", "material", "speech", "time", "media", "event"))


def everyday_reading(
    happening: Happening, everyday: Everyday, frames: Frames, meanings: Meanings, *, armed: bool
) -> str:
    """Why a happening is none; empty when it is one.

    Args:
        happening: with its roles.
        everyday: the lists.
        frames: for what the subject of its verb does.
        meanings: the lexicon.
        armed: whether its own words name fighters or arms.
    """
    if _unreal(happening, everyday, meanings):
        return "feared, supposed or guarded against"
    if _condition(happening, everyday):
        return A_CONDITION
    if _that_it_may(happening, everyday, meanings):
        return "feared, supposed or guarded against"
    if _only_possible(happening, everyday, meanings):
        return ONLY_POSSIBLE
    if _played(happening, everyday, meanings):
        return "an exercise"
    if not armed and _subject_cannot_fight(happening, frames):
        return "its subject does not fight"
    if _by_accident(happening, everyday, meanings):
        return "an accident or a disaster"
    return "" if armed else _beside(happening, everyday, meanings)


def _unreal(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«تحسبا لهجوم», «في حال وقوع هجوم», «قوات مكافحة الشغب»."""
    parse = happening.parse
    if happening.phrase.tag != "event":
        return False
    named = named_words(parse)
    i, floor = happening.first - 1, happening.first - 1 - BEFORE
    while i > max(-1, floor):
        word = parse.words[i]
        lemma = meanings.folded_lemma(word)
        if i not in named and (lemma in everyday.unreal or word.stem in everyday.unreal):
            # «حال دون الهجوم» hindered it, and «كما هو الحال في الهجوم» compares
            return (word.pos != "verb" and not (lemma == "حال" and word.definite)) or lemma == "خشي"
        passed = word.pos in ("prep", "dem", "part") or word.text in QUOTES or lemma in everyday.between
        if i in named or not passed:  # «قوة الردع»
            doing = _whose_doing(parse, i, everyday, meanings)
            if doing < 0:
                return False
            floor, i = floor - (i - doing), doing
        i -= 1
    return False


def _whose_doing(parse: Parse, last: int, everyday: Everyday, meanings: Meanings) -> int:
    """«احتمال قيام | المعارضة | باقتحام المطار», «مخاوف من شن | التنظيم | هجمات»: the noun of doing, or beginning to do,
    before the phrase that ends there, of those who would do it; -1 when there is none."""
    for i in range(last - 1, max(-1, last - 1 - BEFORE), -1):
        word = parse.words[i]
        if word.pos not in ("noun", "adj", "name", "prep"):
            return -1
        if meanings.folded_lemma(word) in everyday.doing:
            doer = next(
                (m.type for m in parse.mentions if m.first == i + 1), meanings.type_of(parse.words[i + 1])
            )
            return i if doer in DOERS else -1
    return -1


def _that_it_may(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«إمكانية أن تقوم بتسليحهم», «خشية أن يهاجموا»: a clause with a present verb after a word for what is unreal."""
    parse, clause = happening.parse, happening.clause
    if clause.kind != "content" or clause.verb < 0 or not clause.units or happening.unit < clause.verb:
        return False
    if happening.unit != clause.verb and happening.phrase.relation not in ARGUMENT:
        return False
    opener = parse.units[min(clause.units)]
    if (
        opener.tag != "sub"
        or parse.words[parse.units[clause.verb].head].tense != "present"
        or not opener.first
    ):
        return False
    if parse.words[opener.head].text.lstrip("وف") not in ("أن", "ان", "بأن"):
        return False
    word = parse.words[opener.first - 1]
    return word.pos != "verb" and meanings.folded_lemma(word) in everyday.unreal


def _condition(happening: Happening, everyday: Everyday) -> bool:
    """«إذا اندلعت اشتباكات», but not «ما إذا كان قد أفرج عنهم»."""
    parse = happening.parse
    clause = happening.clause
    first = parse.units[min(clause.units)].first if clause.units else happening.first
    if clause.opener == "و" and clause.index:
        before = parse.clauses[clause.index - 1]  # «إذا أجرت اختبارا أو أطلقت صاروخا»
        first = parse.units[min(before.units)].first if before.units else first
    for i in range(happening.first - 1, max(-1, first - 2), -1):
        word = parse.words[i]
        if word.text == "،":
            return False  # «وإذا تأكد تورطه، فسيكون الهجوم الأول…»
        if word.folded == "لم" and i and _bare(parse.words[i - 1].folded) in UNLESS:
            return True  # «إن لم يهاجموا», «ما لم ينسحبوا»
        if _bare(word.folded) in everyday.conditions and word.pos not in ("noun", "adj", "name"):
            return i == 0 or _bare(parse.words[i - 1].folded) not in everyday.open_questions
    return False


def _only_possible(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«قد يهاجمون القاعدة», «يمكن أن تستهدف», «يجب تحرير المدينة»: what may or should happen has not."""
    parse = happening.parse
    unit = happening.phrase
    if unit.tag == "verb":
        if parse.words[unit.head].tense != "present" or not unit.head:
            return False
        if _bare(parse.words[unit.head - 1].folded) in MAYBE:
            return True
        before = parse.units[max(0, happening.unit - 1)]
        if before.tag != "sub" or parse.words[before.head].folded not in ("ان", "بان"):
            return False
        first = before.first
    else:
        verb = parse.words[parse.units[happening.clause.verb].head] if told_by_verb(happening) else None
        if verb is not None and verb.tense == "present" and happening.antecedent is None:
            head = parse.units[happening.clause.verb].head
            may = parse.words[head - 1].folded if head else ""
            past = may == "وقد" and verb.folded.startswith("ت")  # «وقد تفاجأ المراقبون بتقدمهم»
            if _bare(may) in MAYBE and not past and meanings.folded_lemma(verb) != "كان":
                return True  # «قد تضطر الدولة إلى إرسال تعزيزات»
        if unit.relation or happening.definite:
            return False
        first = unit.first
    words = parse.words[max(0, first - BESIDE // 2) : first]
    for word in reversed(words):
        if meanings.folded_lemma(word) in everyday.possible:
            return unit.tag == "verb" or (word.pos == "verb" and word.tense == "present")
        if word.pos in ("verb", "punct"):
            return False
    return False


def _bare(folded: str) -> str:
    return folded[1:] if folded[:1] in ("و", "ف") and len(folded) > 2 else folded


def _played(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«نفذت القوات تمرينا على اقتحام مبنى»."""
    parse = happening.parse
    clause = happening.clause.index
    for unit in reversed(parse.units[: happening.unit]):
        if parse.clause_of[unit.unit_index] != clause or happening.first - unit.last > 2 * BEFORE:
            return False
        if unit.tag in ("np", "event") and any(
            meanings.folded_lemma(word) in everyday.exercises for word in parse.words[unit.first : unit.last]
        ):
            return True
    return False


def _by_accident(happening: Happening, everyday: Everyday, meanings: Meanings) -> bool:
    """«مقتل 12 جنديا في تحطم طائرة عسكرية»: killed by what nobody did, unless the sentence tells of fire or a blast."""
    if _while_training(happening, meanings):
        return True
    if happening.kind not in ("killing", "injury"):
        return False
    units = [u for slot in ("in", "cause", "after", "at") for u in happening.slots.get(slot, [])]
    causes = [u for u in units if u.tag == "np" and u.unit_index > happening.unit]
    words = happening.parse.words
    if not any(meanings.folded_lemma(words[u.head]) in everyday.accidents for u in causes):
        return False
    return not tells_of_fire(happening.parse)


def tells_of_fire(parse: Parse) -> bool:
    """Whether a word of a sentence tells of an attack, or of what is shot down."""
    return any(
        frame.kind == "interception" or (frame.kind in VIOLENT and not frame.weak)
        for unit in parse.units
        for frame in unit.frames
        if unit.tag == "event" or len(frame.lemmas) == 1  # «تتعرض» alone is no fire
    )


def _while_training(happening: Happening, meanings: Meanings) -> bool:
    """«انفجار قنبلة أثناء التدريب», «مقتل جنديين خلال مناورات»: what befalls soldiers while they train."""
    if happening.kind not in ("killing", "injury", "bombing") or happening.roles.get("agent"):
        return False
    parse = happening.parse
    told = {c.index for c in parse.clauses if c.antecedent == happening.unit}  # «انفجار وقع أثناء تدريبات»
    return any(
        unit.relation == "during"
        and unit.unit_index > happening.unit
        and parse.clause_of[unit.unit_index] in told | {happening.clause.index}
        and any(meanings.folded_lemma(word) in TRAINING for word in parse.words[unit.head : unit.last])
        for unit in parse.units
    )


def _subject_cannot_fight(happening: Happening, frames: Frames) -> bool:
    """Whether the verb says who did it, and that is no one who fights: «حصد المرض حياة العشرات»."""
    if (
        happening.kind not in FOUGHT
        or happening.phrase.tag != "verb"
        or happening.roles.get("agent")
        or happening.roles.get("instrument")
    ):
        return False
    if any(need.name == "subject" for needs in happening.frame.needs for need in needs):
        return False  # «الجريمة التي استهدفت مسجدا»: the frame asks for it
    roles = frames.roles_of(happening.frame, "subject")
    if not roles or "agent" not in roles:
        return False
    subject = [u for u in happening.slots.get("subject", []) if not u.conj]
    words = happening.parse.words
    events = (
        happening.kind in TAKEN
        and happening.clause.kind != "relative"
        and words[happening.phrase.head].number != "p"
    )
    return bool(subject) and all(
        (u.tag == "np" or events)
        and u.type in CANNOT_FIGHT
        and words[u.head].pos == "noun"
        and not (u.inner or u.arms or u.name)
        for u in subject
    )


def _beside(happening: Happening, everyday: Everyday, meanings: Meanings) -> str:
    """«لقي أربعة عمال مصرعهم إثر انهيار سقالة», «القبض على لص»: why it is no happening of armed conflict."""
    company = everyday.beside.get(happening.kind)
    if not company:
        return ""
    words = happening.parse.words
    named = named_words(happening.parse)
    for i in range(max(0, happening.first - BESIDE), min(len(words), happening.last + BESIDE)):
        if happening.first <= i < happening.last or i in named:
            continue
        because = company.get(meanings.folded_lemma(words[i])) or company.get(words[i].stem)
        if because and not (because == FEAST and meanings.folded_lemma(words[happening.first]) in PROTESTS):
            return because
    return ""


def of_scripture(parse: Parse, everyday: Everyday) -> bool:
    """«قال رسول الله», «عثمان رضي الله عنه»: whether a sentence cites holy texts, or tells of those whom they name."""
    words = [_bare(word.folded) for word in parse.words]
    return any(f"{one} {other}" in everyday.scripture for one, other in pairwise(words))


def named_words(parse: Parse) -> set[int]:
    """The words of the names of armed actors in a sentence: they say nothing else."""
    return {i for m in parse.mentions if m.type == "armed" and m.id for i in range(m.first, m.last)}


def polices(parse: Parse, unit: Unit, meanings: Meanings) -> bool:
    """Whether a phrase names the police, who arrest thieves as well, or a knife."""
    return any(meanings.folded_lemma(word) in POLICE for word in parse.words[unit.head : unit.last])
