"""Triggers: which units name a happening, and by which frames they may be read."""

from __future__ import annotations

from dataclasses import replace

from rawi.arabic.words import Word
from rawi.coding.document import Document, Happening, Parse, Unit
from rawi.coding.meaning import Meanings
from rawi.coding.noun_slots import event_slots
from rawi.coding.slot_signs import BEFALLEN
from rawi.coding.slots import verb_slots
from rawi.coding.verb_forms import DAWN
from rawi.knowledge.frames import Frame, Frames

__all__ = ["find_happenings", "names_happening"]

TO = frozenset(("الي", "الي"))
# Where the set noun of a verb never stands: «قدم أدلة حول شحنة الأسلحة», «استخدمته في مواجهة صواريخ».
ELSEWHERE = frozenset(
    ("about", "in", "against", "toward", "with", "after", "before", "during", "cause", "since", "until", "purpose",
     "like", "without", "circumstance", "according")
)  # fmt: skip
COMES_UNDER = "تعرض"
DENOUNCING = frozenset(("احتجاج", "تنديد"))
OWN_DEATH = frozenset(("مصرع", "حتف"))  # set nouns that no phrase of those among the dead can hold
DEAD = ("people", "person", "armed", "name", "quantity")
REACH = 16  # how many words may stand between a verb and its set noun («أطلق مسلحون مجهولون النار»)


def names_happening(parse: Parse, frames: Frames, meanings: Meanings) -> bool:
    """Whether any word of a sentence could name a happening: the cheap test before it is parsed."""
    index = frames.index
    for word, after in zip(parse.words, (*parse.words[1:], None), strict=True):
        pos = "verb" if word.pos == "verb" else "noun"
        lemma = meanings.folded_lemma(word)
        if lemma in BEFALLEN and after is not None and after.pos == "prep":
            return True  # «محتجز لدى»
        if word.folded in DAWN and after is not None and not after.definite and pos == "noun":
            return True  # «فجر انتحاري نفسه»
        if word.pos not in ("punct", "prep", "num") and (pos, lemma) in index:
            return True
    return False


def find_happenings(document: Document, frames: Frames, meanings: Meanings) -> None:
    """Fills ``document.happenings`` with every unit that a frame may read, each with its slots."""
    for parse in document.parses:
        if parse.chunked:
            document.happenings.extend(_in_sentence(parse, frames, meanings))


def _in_sentence(parse: Parse, frames: Frames, meanings: Meanings) -> list[Happening]:
    found = []
    for index, unit in enumerate(parse.units):
        if not unit.frames or _dead_or_wounded(parse, unit):
            continue
        candidates = _candidates(parse, unit, meanings)
        if not candidates:
            continue
        frame, end = candidates[0]
        if frame.later_only and not _spoken_of(parse, unit):
            continue
        last = max(unit.head + 1, end) if unit.tag == "event" else unit.head + 1
        happening = Happening(parse, index, frame, frame.kind, unit.head, last, definite=unit.definite)
        happening.frames = tuple(f for f, _ in candidates)
        if all(_named_by_noun(f) for f, _ in candidates):
            happening.first, happening.last = end - 1, end
        if unit.tag == "verb":
            happening.slots = verb_slots(parse, happening.clause, frames, frame, from_verb=index)
            if len(frame.lemmas) > 1 and frame.slots in ("kill", "seize_person", "die"):
                _owner_of_set_noun(parse, happening, end, meanings)
            elif len(frame.lemmas) > 1 and frame.slots == "clash":
                _without_set_noun(parse, happening, end)
        else:
            happening.slots = event_slots(parse, index, frame, frames)
            if frame.slots == "victims":
                happening.tolls.append(("killed" if frame.kind == "killing" else "wounded", unit))
        _counted_persons(happening)
        found.append(happening)
    return found


def _named_by_noun(frame: Frame) -> bool:
    """«باتت تحت سيطرة», «تعرض لقذائف»: the set noun names what happened, the verb only since when or to whom."""
    return frame.slots == "held" or (frame.lemmas[0] == COMES_UNDER and len(frame.lemmas) > 1)


def _spoken_of(parse: Parse, unit: Unit) -> bool:
    """«أسفر الحادث عن…», «أدان الحادث»: not «في حادث إطلاق نار», «ضحايا الحادث»."""
    if not unit.definite or unit.relation:
        return False
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    return before.tag not in ("np", "event") or before.last < unit.first


def _dead_or_wounded(parse: Parse, unit: Unit) -> bool:
    """«سقط العشرات بين قتيل وجريح»: the words that only say in what state those are who were counted before."""
    head = parse.words[unit.head]
    if unit.tag != "np" or unit.number is not None or head.definite or head.number not in ("s", None):
        return False
    if unit.relation == "between":
        return True
    before = parse.units[unit.unit_index - 1] if unit.unit_index else unit
    return unit.conj and before.relation == "between" and bool(before.frames)


def _counted_persons(happening: Happening) -> None:
    """«سقط ثلاثة جنود»: a reading that asks for a number of persons comes first where there is one."""
    for frame in happening.frames[1:] if len(happening.frame.lemmas) == 1 else ():
        asked = next((need for needs in frame.needs for need in needs if "counted" in need.types), None)
        if asked is None:
            continue
        units = [u for slot in ("subject", "genitive") for u in happening.slots.get(slot, [])]
        if any(u.number is not None and not u.number.dual and u.type in asked.types for u in units):
            happening.frame, happening.kind = frame, frame.kind
            happening.frames = (frame, *(f for f in happening.frames if f is not frame))


def _owner_of_set_noun(parse: Parse, happening: Happening, end: int, meanings: Meanings) -> None:
    """«أودى بحياة خمسة مدنيين»: whose life it is stands in the genitive of the set noun."""
    unit = next((u for u in parse.units if u.tag == "np" and u.first < end < u.last), None)
    if unit is None:
        _owner_beside(parse, happening, end)
        return
    own = meanings.type_of(parse.words[unit.head])  # «سراح قيادات التنظيم» as a whole is named after them
    if happening.frame.slots == "seize_person" and own in ("armed", "people", "person", "org"):
        return  # «ضبطت الأجهزة عنصرين», «فككت شبكة إرهابية»: the set noun is itself who is taken
    owner = _whose(parse, end, unit.last, meanings)
    if owner is None:
        return
    joined: list[Unit] = []
    if owner.last < unit.last:
        beside = _whose(parse, owner.last, unit.last, meanings)
        joined = [replace(beside, conj=True)] if beside is not None else []
    joined += parse.joined_after(unit, DEAD)  # «بحياة رجل وامرأة»
    for slot, units in list(happening.slots.items()):
        happening.slots[slot] = [u for u in units if u is not unit and u not in joined]
    happening.slots["subject" if happening.frame.slots == "die" else "object"] = [owner, *joined]
    if happening.frame.slots != "die" and "passive" in happening.slots:
        happening.slots["subject"] = happening.slots.pop("passive")  # «أودى القصف بحياة…»: the noun does it


def _whose(parse: Parse, first: int, last: int, meanings: Meanings) -> Unit | None:
    """«بحياة | خمسة مدنيين», «بحياة | الانتحاري | وأحد الحراس»: who is told first in a genitive, with his number; the next
    begins where a number is joined to him."""
    number = next((n for n in parse.numbers if first <= n.first < last), None)
    text = parse.words[number.first].text if number is not None else ""
    if number is not None and number.first > first and text.startswith("و") and not text.startswith("واحد"):
        last = number.first
        number = None
    head = next((i for i in range(number.last if number and not number.dual else first, last)
                 if parse.words[i].pos in ("noun", "adj", "name")), None)  # fmt: skip
    if head is None:
        return None
    return Unit("np", first, last, head, meanings.type_of(parse.words[head]) or "name", number=number)


def _without_set_noun(parse: Parse, happening: Happening, end: int) -> None:
    """«تبادلت القوات النيران مع المسلحين»: the fire is nobody whom they fought."""
    for slot in ("object", "passive"):
        units = happening.slots.get(slot, [])
        kept = [u for u in units if not (u.tag == "np" and u.head == end - 1)]
        if len(kept) < len(units):
            happening.slots[slot] = kept


def _owner_beside(parse: Parse, happening: Happening, end: int) -> None:
    """«أطلق المسلحون سراح | رهينتين»: whose release it is stands in a phrase of its own after the set noun."""
    held = next((u for u in parse.units if u.tag == "np" and u.last == end and u.last == u.head + 1), None)
    if held is None or held.relation or happening.frame.slots != "seize_person" or held.definite:
        return
    if held.type not in ("abstract", ""):
        return  # «ضبطت الأجهزة عنصرين»: the set noun is itself who is taken
    after = parse.units[held.unit_index + 1 :]
    if not after or after[0].tag != "np" or after[0].relation or after[0].conj or after[0].first != end:
        return
    owners = [after[0]]
    for unit in after[1:]:
        if unit.tag != "np" or not unit.conj or unit.relation:
            break
        owners.append(unit)
    for slot, units in list(happening.slots.items()):
        happening.slots[slot] = [u for u in units if u is not held and u not in owners]
    happening.slots["object"] = owners


def _candidates(parse: Parse, unit: Unit, meanings: Meanings) -> list[tuple[Frame, int]]:
    """The frames whose words are there, the longest first, each with where its words end."""
    found = []
    for frame in unit.frames:
        if len(frame.lemmas) == 1:
            found.append((frame, unit.head + 1))
        elif unit.tag == "event":
            found.append((frame, _end_of_noun(parse, unit)))
        else:
            end = _set_noun(parse, unit, frame, meanings)
            if end:
                found.append((frame, end))
    return found


def _end_of_noun(parse: Parse, unit: Unit) -> int:
    """Where the words that name a happening end: adjectives («قصف مدفعي») are not among them."""
    end = unit.modifiers[0] if unit.modifiers else unit.last
    if any(parse.words[i].pos == "noun" for i in range(end, unit.last)):
        return unit.last  # «إطلاق الجيش التركي النار»
    while end > unit.head + 1 and parse.words[end - 1].pos == "adj":
        end -= 1
    return end


def _feminine(word: Word, lemma: str) -> bool:
    return word.number == "d" or word.stem == lemma


def _held(parse: Parse, unit: Unit) -> bool:
    """«باتت المدينة تحت سيطرة الجيش»: under whose hand it is said to be, not «باتت المناطق الواقعة تحت سيطرته محاصرة»."""
    for other in parse.units[unit.unit_index + 1 :]:
        if other.relation == "by":
            return other.first - unit.last <= REACH
        if other.tag in ("rel", "verb", "sub", "punct", "event"):
            return False
    return False


def _elsewhere(parse: Parse, k: int, frame: Frame) -> bool:
    """Whether a word stands in a phrase that says where, why or of what, and is not what the verb does."""
    unit = next((u for u in parse.units if u.first <= k < u.last), None)
    attached = "ب" in parse.words[k].proclitics  # «سوى القرية بالأرض»
    return unit is not None and not attached and unit.relation in ELSEWHERE - frame.preps


def _set_noun(parse: Parse, unit: Unit, frame: Frame, meanings: Meanings) -> int:
    """Where the set noun of a verb («أطلق … النار») ends; 0 when it does not follow."""
    i = unit.last
    if frame.slots in ("fall", "launch", "fire") and unit.unit_index > 0:
        # «الصاروخ سقط على», «صاروخ أطلق على», «حرائق اندلعت في»: what falls, is fired or burns may stand before the verb
        for before in parse.units[max(0, unit.unit_index - 3) : unit.unit_index]:
            if before.tag != "np" or meanings.folded_lemma(parse.words[before.head]) != frame.lemmas[1]:
                continue
            if set(frame.lemmas[2:]) <= set(meanings.folded_lemmas(parse.words[before.head : before.last])):
                return unit.last  # not «سلاح الجو يستخدم…» for «استخدم سلاحا كيميائيا»
    if frame.slots == "held" and not _held(parse, unit):
        return 0
    among = {k for u in parse.units if u.relation in ("among", "between") for k in range(u.first, u.last)}
    numbers = {k for n in parse.numbers if not n.dual for k in range(n.first, n.last) if k != n.unit}
    for place, lemma in enumerate(frame.lemmas[1:]):
        for k in range(i, min(i + REACH, len(parse.words))):
            word = parse.words[k]
            if k in among and OWN_DEATH.intersection(frame.lemmas):
                continue  # «لقي سبعة جنود، بينهم ضابط، مصرعهم»
            if k in among:
                return 0  # «ارتقى ثلاثة مقاومين، بينهم شهيدان…», «سقط العشرات بين قتيل وجريح»
            if word.enclitic and frame.slots == "kill" and any(w.text == "،" for w in parse.words[i:k]):
                return 0  # «أصيب ثلاثة في الانفجار، أحدهم جراحه بليغة»
            if frame.slots == "push" and word.folded in TO:
                return 0  # «دفع الوزارة إلى إرسال تعزيزات»
            if k in numbers:
                continue  # «لقي ما لا يقل عن خمسة جنود مصرعهم»
            if word.pos in ("verb", "sub") or (word.pos == "punct" and word.text in ".؛:!؟"):
                return 0  # «نقل مراسل عن مصادر | أن الطيران قصف المنطقة بصواريخ»
            found = meanings.folded_lemma(word)
            if found in DENOUNCING and not word.folded.endswith("ا"):
                continue  # «خرجوا احتجاجا», not «خرجت المدن في الاحتجاجات»
            if "ل" in word.proclitics and (frame.slots == "deliver" or frame.lemmas[0] == "رد"):
                continue  # «أرسل جنودا لمساعدة الجيش», «لم يرد تأكيد للهجوم»
            # «رهينة», «رهينتين», which the morphology takes for the feminine of «رهين»
            if found == lemma or (found + "ه" == lemma and _feminine(word, lemma)):
                if k > i and not place and _elsewhere(parse, k, frame):
                    return 0
                i = k + 1
                break
        else:
            return 0
    return i
